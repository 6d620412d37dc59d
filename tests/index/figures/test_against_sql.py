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
            FigureQuery("post_money", filters=(where("round_id", "anthropic-series-f"),)),
            FigureQuery("post_money", filters=(where("round_id", "anthropic-series-e"),)),
        ),
        """SELECT f.post_money - e.post_money FROM rounds f, rounds e
           WHERE f.round_id = 'anthropic-series-f' AND e.round_id = 'anthropic-series-e'""",
    ),
    "euros in dollars": (
        FigureQuery("amount", filters=(where("round_id", "mistral-series-c"),), currency="USD"),
        """SELECT round(amount * (SELECT rate FROM fx WHERE quote = 'USD'
               ORDER BY abs(date_diff('day', date, announced_first)), date LIMIT 1), 0)
           FROM rounds WHERE round_id = 'mistral-series-c'""",
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
