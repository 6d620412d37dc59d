"""Figures over the shipped facts agree with SQL written by hand against the facts.duckdb of a generation.

The SQL knows nothing of the catalogue: it restates each definition in its own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from index.corpus import load_corpus
from index.facts.store import write_facts
from index.facts.table import FactsTable
from index.figures.compute import Figure, compute
from index.figures.query import Aggregate, CompareOp, Comparison, FigureQuery, Filter, Op, Period, Pick, Query

CORPUS = Path(__file__).parents[3] / "corpus"


def where(field: str, *values: str) -> Filter:
    return Filter(field, Op.EQ, values)


def year(number: int) -> Filter:
    return Filter("announced", Op.IN, (Period(date(number, 1, 1), date(number, 12, 31), str(number)),))


PRIMARY = "instrument IN ('equity', 'convertible', 'strategic')"
RAISED = f"CASE WHEN {PRIMARY} THEN amount WHEN instrument = 'debt+equity' THEN equity_amount END"
ONCE = """NOT EXISTS (SELECT 1 FROM unnest(r.overlaps_with) AS o(id) JOIN rounds other ON other.round_id = o.id
    WHERE other.company = r.company AND other.amount IS NOT NULL)"""
PRICED = "post_money IS NOT NULL AND instrument IN ('equity', 'strategic', 'debt+equity')"

CASES = {
    "a stated amount": (
        FigureQuery("amount", filters=(where("round_id", "anthropic-series-e"),)),
        "SELECT amount FROM rounds WHERE round_id = 'anthropic-series-e'",
    ),
    "a computed pre-money": (
        FigureQuery("pre_money", filters=(where("round_id", "anthropic-series-e"),)),
        "SELECT post_money - amount FROM rounds WHERE round_id = 'anthropic-series-e'",
    ),
    "a stated pre-money": (
        FigureQuery("pre_money", filters=(where("round_id", "openai-2026"),)),
        "SELECT pre_money FROM rounds WHERE round_id = 'openai-2026'",
    ),
    "a post-money": (
        FigureQuery("post_money", filters=(where("company", "Mistral AI"), where("round", "Series C"))),
        "SELECT post_money FROM rounds WHERE round_id = 'mistral-series-c'",
    ),
    "a stake": (
        FigureQuery("stake_sold", filters=(where("round_id", "anthropic-series-e"),)),
        "SELECT round(100.0 * amount / post_money, 2) FROM rounds WHERE round_id = 'anthropic-series-e'",
    ),
    "a step-up": (
        FigureQuery("step_up", filters=(where("round_id", "anthropic-series-f"),)),
        f"""WITH before AS (SELECT post_money FROM rounds WHERE company = 'Anthropic' AND {PRICED}
                AND announced < '2025-09' ORDER BY announced DESC LIMIT 1)
            SELECT round((r.post_money - r.amount) / before.post_money, 2) FROM rounds r, before
            WHERE r.round_id = 'anthropic-series-f'""",
    ),
    "a valuation multiple": (
        FigureQuery("valuation_multiple", filters=(where("round_id", "databricks-series-l"),)),
        f"""WITH before AS (SELECT post_money FROM rounds WHERE company = 'Databricks' AND {PRICED}
                AND announced < '2025-12' ORDER BY announced DESC LIMIT 1)
            SELECT round(r.post_money / before.post_money, 2) FROM rounds r, before
            WHERE r.round_id = 'databricks-series-l'""",
    ),
    "a company's total": (
        FigureQuery("raised", Aggregate.SUM, (where("company", "Anthropic"),)),
        f"SELECT sum({RAISED}) FROM rounds r WHERE company = 'Anthropic' AND {ONCE}",
    ),
    "a company's total in a year": (
        FigureQuery("raised", Aggregate.SUM, (where("company", "xAI"), year(2025))),
        f"SELECT sum({RAISED}) FROM rounds r WHERE company = 'xAI' AND announced LIKE '2025%'",
    ),
    "the debt of a company": (
        FigureQuery("amount", Aggregate.SUM, (where("company", "CoreWeave"), where("instrument", "debt"))),
        "SELECT sum(amount) FROM rounds WHERE company = 'CoreWeave' AND instrument = 'debt'",
    ),
    "a count of rounds": (
        FigureQuery("round", Aggregate.COUNT, (year(2025),)),
        "SELECT count(*) FROM rounds WHERE announced LIKE '2025%'",
    ),
    "a count of rounds led": (
        FigureQuery("round", Aggregate.COUNT, (where("lead", "Thrive Capital"),)),
        """SELECT count(*) FROM rounds JOIN round_investors USING (round_id)
           WHERE investor = 'Thrive Capital' AND role = 'lead'""",
    ),
    "a median of dollar rounds": (
        FigureQuery("raised", Aggregate.MEDIAN, (year(2024), where("currency", "USD"))),
        f"""SELECT round_even(median({RAISED})::DOUBLE, 0) FROM rounds
            WHERE announced LIKE '2024%' AND currency = 'USD'""",
    ),
    "an average of dollar rounds": (
        FigureQuery("raised", Aggregate.MEAN, (year(2024), where("currency", "USD"))),
        f"SELECT round_even(avg({RAISED}), 0) FROM rounds WHERE announced LIKE '2024%' AND currency = 'USD'",
    ),
    "the largest of a year": (
        FigureQuery("raised", Aggregate.MAX, (year(2026),)),
        f"SELECT max({RAISED}) FROM rounds WHERE announced LIKE '2026%'",
    ),
    "the third largest of a year": (
        FigureQuery(
            "raised", None, (year(2026), where("currency", "USD")), Pick("raised", descending=True, position=3)
        ),
        f"""SELECT {RAISED} AS raised FROM rounds WHERE announced LIKE '2026%' AND currency = 'USD'
            ORDER BY raised DESC NULLS LAST LIMIT 1 OFFSET 2""",
    ),
    "a difference": (
        Comparison(
            CompareOp.DIFFERENCE,
            (
                FigureQuery("post_money", filters=(where("round_id", "anthropic-series-f"),)),
                FigureQuery("post_money", filters=(where("round_id", "anthropic-series-e"),)),
            ),
        ),
        """SELECT f.post_money - e.post_money FROM rounds f, rounds e
           WHERE f.round_id = 'anthropic-series-f' AND e.round_id = 'anthropic-series-e'""",
    ),
    "how much higher a valuation is": (
        FigureQuery("valuation_growth", filters=(where("round_id", "anthropic-series-g"),)),
        """SELECT round(100.0 * (g.post_money - f.post_money) / f.post_money, 2) FROM rounds g, rounds f
           WHERE g.round_id = 'anthropic-series-g' AND f.round_id = 'anthropic-series-f'""",
    ),
    "the days between two priced rounds": (
        FigureQuery("days_since_previous", filters=(where("round_id", "anthropic-series-h"),)),
        """SELECT date_diff('day', g.announced_first, h.announced_first) FROM rounds g, rounds h
           WHERE g.round_id = 'anthropic-series-g' AND h.round_id = 'anthropic-series-h'""",
    ),
    "all that was raised up to a round": (
        FigureQuery("cumulative_raised", filters=(where("round_id", "databricks-series-k"),)),
        f"""SELECT sum({RAISED}) FROM rounds r WHERE company = 'Databricks' AND {ONCE} AND announced <=
            (SELECT announced FROM rounds WHERE round_id = 'databricks-series-k')""",
    ),
    "a multiple of revenue": (
        FigureQuery("revenue_multiple", filters=(where("round_id", "anthropic-series-g"),)),
        """SELECT round(post_money / (SELECT value FROM metrics WHERE company = 'Anthropic'
               AND metric IN ('run_rate_revenue', 'arr') AND as_of <= '2026-02-12' ORDER BY as_of DESC LIMIT 1), 2)
           FROM rounds WHERE round_id = 'anthropic-series-g'""",
    ),
    "the latest staff of a company": (
        FigureQuery("employees", filters=(where("company", "Cohere"),)),
        "SELECT value FROM metrics WHERE company = 'Cohere' AND metric = 'employees' ORDER BY as_of DESC LIMIT 1",
    ),
    "the year in which a company was founded": (
        FigureQuery("founded", filters=(where("company", "Mistral AI"),)),
        "SELECT founded FROM companies WHERE company = 'Mistral AI'",
    ),
    "what one investor put into a company": (
        FigureQuery("commitment", Aggregate.SUM, (where("investor", "Microsoft"),)),
        "SELECT sum(amount) FROM commitments WHERE investor = 'Microsoft' AND part_of IS NULL",
    ),
    "what one investor put in, money in two rounds counted once": (
        FigureQuery("commitment", Aggregate.SUM, (where("investor", "Amazon"), where("company", "Anthropic"))),
        """SELECT sum(c.amount) FROM commitments c JOIN rounds USING (round_id) WHERE investor = 'Amazon'
           AND company = 'Anthropic' AND part IS NULL AND round_id <> 'anthropic-series-h'""",
    ),
    "a commitment in percent of its round": (
        FigureQuery("share_of_round", filters=(where("investor", "Meta"), where("round_id", "scale-meta-2025"))),
        """SELECT round(100.0 * c.amount / r.amount, 2) FROM commitments c JOIN rounds r USING (round_id)
           WHERE investor = 'Meta' AND round_id = 'scale-meta-2025'""",
    ),
    "the average staff of all companies": (
        FigureQuery("employees", Aggregate.MEAN),
        """SELECT round_even(avg(last), 0) FROM (SELECT arg_max(value, as_of) AS last FROM metrics
           WHERE metric = 'employees' GROUP BY company)""",
    ),
    "euros in dollars": (
        FigureQuery("amount", filters=(where("round_id", "mistral-series-c"),), currency="USD"),
        """SELECT round(amount * (SELECT rate FROM fx WHERE quote = 'USD'
               ORDER BY abs(date_diff('day', date, announced_first)), date LIMIT 1), 0)
           FROM rounds WHERE round_id = 'mistral-series-c'""",
    ),
}

_COMPANY_RAISED = f"""SELECT company, sum({RAISED}) AS total FROM rounds r
    WHERE currency = 'USD' AND {ONCE} GROUP BY company HAVING total IS NOT NULL"""

VALUES = {
    "the smallest of a year": (
        FigureQuery("raised", Aggregate.MIN, (year(2026), where("currency", "USD"))),
        f"SELECT min({RAISED}) FROM rounds WHERE announced LIKE '2026%' AND currency = 'USD'",
    ),
    "the highest valuation that a company ever had": (
        FigureQuery("post_money", Aggregate.MAX, (where("company", "Databricks"),)),
        "SELECT max(post_money) FROM rounds WHERE company = 'Databricks'",
    ),
    "what a company is worth by its latest priced round": (
        FigureQuery("post_money", Aggregate.LATEST, (where("company", "OpenAI"),)),
        """SELECT coalesce(post_money, pre_money + amount) FROM rounds WHERE company = 'OpenAI'
           AND (post_money IS NOT NULL OR pre_money IS NOT NULL) AND instrument NOT IN ('secondary', 'buyout')
           ORDER BY announced DESC LIMIT 1""",
    ),
    "a count of companies": (
        FigureQuery("company", Aggregate.COUNT, (year(2025), where("instrument", "equity"))),
        "SELECT count(DISTINCT company) FROM rounds WHERE announced LIKE '2025%' AND instrument = 'equity'",
    ),
    "a count of leads": (
        FigureQuery("lead_investors", Aggregate.COUNT, (year(2024),)),
        """SELECT count(DISTINCT investor) FROM rounds JOIN round_investors USING (round_id)
           WHERE announced LIKE '2024%' AND role = 'lead'""",
    ),
    "a count of all investors": (
        FigureQuery("investors", Aggregate.COUNT, (where("company", "Anthropic"),)),
        """SELECT count(DISTINCT investor) FROM rounds JOIN round_investors USING (round_id)
           WHERE company = 'Anthropic'""",
    ),
    "the investors of one round, counted": (
        FigureQuery("investor_count", filters=(where("round_id", "anthropic-series-e"),)),
        "SELECT count(DISTINCT investor) FROM round_investors WHERE round_id = 'anthropic-series-e'",
    ),
    "who led": (
        FigureQuery("lead_investors", filters=(where("round_id", "anthropic-series-f"),)),
        """SELECT string_agg(investor, ', ' ORDER BY position) FROM round_investors
           WHERE round_id = 'anthropic-series-f' AND role = 'lead'""",
    ),
    "who joined": (
        FigureQuery("participants", filters=(where("round_id", "anthropic-series-e"),)),
        """SELECT string_agg(investor, ', ' ORDER BY position) FROM round_investors
           WHERE round_id = 'anthropic-series-e' AND role = 'participant'""",
    ),
    "when": (
        FigureQuery("announced", filters=(where("round_id", "anthropic-series-e"),)),
        "SELECT announced FROM rounds WHERE round_id = 'anthropic-series-e'",
    ),
    "where a company is based": (
        FigureQuery("headquarters", filters=(where("company", "Anthropic"),)),
        "SELECT hq_city || ', ' || hq_country FROM companies WHERE company = 'Anthropic'",
    ),
    "who founded a company": (
        FigureQuery("founders", filters=(where("company", "Reflection AI"),)),
        "SELECT string_agg(founder, ', ' ORDER BY position) FROM founders WHERE company = 'Reflection AI'",
    ),
    "how many companies a country has": (
        FigureQuery("company_name", Aggregate.COUNT, (where("country", "United Kingdom"),)),
        "SELECT count(*) FROM companies WHERE hq_country = 'United Kingdom'",
    ),
    "the last round of a company": (
        FigureQuery("latest_round", filters=(where("company", "CoreWeave"),)),
        """SELECT company || ' ' || round FROM rounds WHERE company = 'CoreWeave'
           ORDER BY announced DESC, round_id DESC LIMIT 1""",
    ),
    "when a company last raised": (
        FigureQuery("last_raised", filters=(where("company", "OpenAI"),)),
        f"""SELECT max(announced) FROM rounds WHERE company = 'OpenAI'
            AND ({PRIMARY} OR instrument = 'debt+equity')""",
    ),
    "how many rounds of a company are known": (
        FigureQuery("rounds_count", filters=(where("company", "xAI"),)),
        "SELECT count(*) FROM rounds WHERE company = 'xAI'",
    ),
    "what a company is worth by its own metric": (
        FigureQuery("valuation", filters=(where("company", "CoreWeave"),)),
        """SELECT post_money FROM rounds WHERE company = 'CoreWeave' AND post_money IS NOT NULL
           AND instrument NOT IN ('secondary', 'buyout') ORDER BY announced DESC LIMIT 1""",
    ),
    "the largest commitment": (
        FigureQuery("commitment", Aggregate.MAX, (where("company", "OpenAI"),)),
        "SELECT max(c.amount) FROM commitments c JOIN rounds USING (round_id) WHERE company = 'OpenAI'",
    ),
    "which company raised the most dollars": (
        FigureQuery("raised", Aggregate.SUM, (where("currency", "USD"),), group_by="company", limit=1),
        f"SELECT company FROM ({_COMPANY_RAISED}) ORDER BY total DESC LIMIT 1",
    ),
}
ROWS = {
    "rounds a year": (
        FigureQuery("round", Aggregate.COUNT, group_by="year"),
        "SELECT announced[:4], count(*) FROM rounds WHERE announced IS NOT NULL GROUP BY 1 ORDER BY 1",
    ),
    "rounds a quarter": (
        FigureQuery("round", Aggregate.COUNT, (year(2025),), group_by="quarter"),
        """SELECT '2025 Q' || quarter(announced_first), count(*) FROM rounds
           WHERE announced LIKE '2025-%' GROUP BY 1 ORDER BY 1""",
    ),
    "dollars raised by company": (
        FigureQuery("raised", Aggregate.SUM, (where("currency", "USD"),), group_by="company"),
        f"{_COMPANY_RAISED} ORDER BY total DESC, company",
    ),
    "the median dollar round by instrument": (
        FigureQuery("amount", Aggregate.MEDIAN, (where("currency", "USD"),), group_by="instrument"),
        """SELECT instrument, round_even(median(amount)::DOUBLE, 0) AS middle FROM rounds
           WHERE currency = 'USD' GROUP BY 1 HAVING middle IS NOT NULL ORDER BY middle DESC, 1""",
    ),
    "rounds by country": (
        FigureQuery("round", Aggregate.COUNT, group_by="country"),
        """SELECT hq_country, count(*) AS found FROM rounds JOIN companies USING (company)
           WHERE hq_country IS NOT NULL GROUP BY 1 ORDER BY found DESC, 1""",
    ),
    "rounds led, by lead": (
        FigureQuery("round", Aggregate.COUNT, (year(2025),), group_by="lead"),
        """SELECT investor, count(*) AS found FROM rounds JOIN round_investors USING (round_id)
           WHERE announced LIKE '2025%' AND role = 'lead' GROUP BY 1 ORDER BY found DESC, 1""",
    ),
    "companies by sector": (
        FigureQuery("company", Aggregate.COUNT, group_by="sector"),
        """SELECT coalesce(sector_group, sector) AS told, count(DISTINCT company) AS found
           FROM rounds JOIN companies USING (company) WHERE told IS NOT NULL GROUP BY 1 ORDER BY found DESC, 1""",
    ),
    "the latest valuation by company": (
        FigureQuery("post_money", Aggregate.LATEST, (where("currency", "USD"),), group_by="company"),
        """SELECT company, arg_max(worth, (is_proper, announced)) AS last FROM (
               SELECT company, announced, instrument NOT IN ('secondary', 'buyout') AS is_proper,
                   coalesce(CASE WHEN valuation_basis <> 'pre' THEN post_money END,
                       coalesce(pre_money, post_money) + CASE WHEN instrument = 'debt+equity' THEN equity_amount
                           WHEN instrument IN ('equity', 'convertible', 'strategic') THEN amount END) AS worth
               FROM rounds WHERE currency = 'USD')
           WHERE worth IS NOT NULL GROUP BY 1 ORDER BY last DESC, 1""",
    ),
    "the smallest dollar round by year": (
        FigureQuery("raised", Aggregate.MIN, (where("currency", "USD"),), group_by="year"),
        f"""SELECT announced[:4], min({RAISED}) AS least FROM rounds WHERE currency = 'USD'
            GROUP BY 1 HAVING least IS NOT NULL ORDER BY 1""",
    ),
    "the five largest dollar deals": (
        FigureQuery("amount", Aggregate.LIST, (where("currency", "USD"),), limit=5),
        """SELECT company || ' ' || round, amount FROM rounds WHERE currency = 'USD' AND amount IS NOT NULL
           ORDER BY amount DESC, announced, round_id LIMIT 5""",
    ),
    "a company's rounds in order of date": (
        FigureQuery("announced", Aggregate.LIST, (where("company", "xAI"),), order_by="announced", descending=False),
        "SELECT company || ' ' || round, announced FROM rounds WHERE company = 'xAI' ORDER BY announced, round_id",
    ),
    "companies by staff": (
        FigureQuery("employees", Aggregate.LIST, limit=5),
        """SELECT company, last FROM (SELECT company, arg_max(value, as_of) AS last FROM metrics
           WHERE metric = 'employees' GROUP BY company) ORDER BY last DESC, company LIMIT 5""",
    ),
    "companies by worth": (
        FigureQuery("valuation", Aggregate.LIST, (where("sector", "defence"),)),
        """SELECT company, arg_max(post_money, announced) AS worth FROM rounds JOIN companies USING (company)
           WHERE sector_group = 'defence' AND post_money IS NOT NULL GROUP BY company ORDER BY worth DESC""",
    ),
    "companies by country": (
        FigureQuery("company_name", Aggregate.COUNT, group_by="country"),
        """SELECT hq_country, count(*) AS found FROM companies WHERE hq_country IS NOT NULL
           GROUP BY 1 ORDER BY found DESC, 1""",
    ),
    "what investors put into one round": (
        FigureQuery("commitment", Aggregate.LIST, (where("round_id", "figure-series-b"),)),
        """SELECT investor, amount FROM commitments
           WHERE round_id = 'figure-series-b' ORDER BY amount DESC, rowid""",
    ),
    "a company's leads": (
        FigureQuery("lead_investors", Aggregate.LIST, (where("company", "OpenAI"),)),
        """SELECT investor, investor FROM rounds JOIN round_investors USING (round_id)
           WHERE company = 'OpenAI' AND role = 'lead' GROUP BY investor ORDER BY count(*) DESC, lower(investor)""",
    ),
}


@dataclass(frozen=True)
class Shipped:
    table: FactsTable
    sql: duckdb.DuckDBPyConnection


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shipped]:
    facts = load_corpus(CORPUS).facts
    path = tmp_path_factory.mktemp("facts") / "facts.duckdb"
    write_facts(facts, path)
    with duckdb.connect(str(path), read_only=True) as sql:
        yield Shipped(FactsTable(facts), sql)


@pytest.mark.parametrize(("query", "sql"), CASES.values(), ids=CASES.keys())
def test_a_figure_is_what_hand_written_sql_says(query: Query, sql: str, shipped: Shipped) -> None:
    row = shipped.sql.execute(sql).fetchone()
    assert row is not None
    assert row[0] is not None
    figure = compute(query, shipped.table)
    assert isinstance(figure, Figure), figure
    assert isinstance(figure.value, Decimal)
    assert figure.value == Decimal(str(row[0]))


@pytest.mark.parametrize(("query", "sql"), VALUES.values(), ids=VALUES.keys())
def test_an_end_a_count_a_name_or_a_date_is_what_hand_written_sql_says(
    query: FigureQuery, sql: str, shipped: Shipped
) -> None:
    row = shipped.sql.execute(sql).fetchone()
    assert row is not None
    figure = compute(query, shipped.table)
    assert isinstance(figure, Figure), figure
    assert as_text(figure.value) == as_text(row[0]) != ""


@pytest.mark.parametrize(("query", "sql"), ROWS.values(), ids=ROWS.keys())
def test_the_rows_of_a_group_or_list_are_what_hand_written_sql_says(
    query: FigureQuery, sql: str, shipped: Shipped
) -> None:
    rows = shipped.sql.execute(sql).fetchall()
    assert len(rows) > 1
    figure = compute(query, shipped.table)
    assert isinstance(figure, Figure), figure
    assert [(row.label, as_text(row.value)) for row in figure.rows] == [(label, as_text(v)) for label, v in rows]


def as_text(value: object) -> str:
    """A number without trailing zeros, or the text itself; empty for nothing."""
    if value is None or isinstance(value, str):
        return value or ""
    return f"{Decimal(str(value)).normalize():f}"
