"""The line of a query reads back as the query, and nothing that somebody types does worse than name its fault."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from index.figures.query import FigureQuery, Filter, Op, Query
from index.figures.syntax import QuerySyntaxError, hopes_at_end, parse
from tests.index.figures.lines import QUERIES, WORDS

PIECES = st.sampled_from(
    (
        *(
            "amount",
            "sum(",
            "raised",
            ")",
            "(",
            "where",
            "company",
            "=",
            "OpenAI",
            "and",
            "not",
            "in",
            "2025",
            "Q1",
            ",",
        ),
        *(
            "by",
            "year",
            "order",
            "limit",
            "3",
            "pick",
            "desc",
            "$40",
            "bn",
            "USD",
            "is(",
            ";",
            "ratio(",
            '"',
            "“",
            "to",
        ),
        *(
            "having",
            ">",
            "since",
            "March",
            "31",
            "without",
            "known",
            "x(",
            "\x00",
            "\n",
            "’",
            "9" * 30,
            "between",
            "from",
        ),
    )
)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None, max_examples=300)
@given(QUERIES)
@example(FigureQuery("amount", None, (Filter("company", Op.EQ, WORDS),)))
def test_a_query_is_read_back_from_its_own_line(query: Query) -> None:
    line = str(query)
    assert line == line.strip()
    assert "\n" not in line
    if len(line) <= 4_000:
        assert parse(line) == query


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (
            "median(amount) where sector = robotics by year",
            "median(amount) where sector = robotics by year order amount desc",
        ),
        (
            "amount where company = Scale AI and round = Series F",
            'amount where company = "Scale AI" and round = "Series F"',
        ),
        ("SUM(Raised) WHERE Company = OpenAI", "sum(raised) where company = OpenAI"),
        ("sum(raised) in 2025", "sum(raised) where announced in 2025"),
        ("sum(raised) in q1 2025 in eur", "sum(raised) where announced in Q1 2025 in EUR"),
        ("sum(raised) 2023 to 2025", "sum(raised) where announced in 2023 to 2025"),
        ("sum(raised) from 2023 to March 2025", "sum(raised) where announced in January 2023 to March 2025"),
        (
            "sum(raised) between 2023-01-05 and 2023-02-01",
            "sum(raised) where announced in 5 January 2023 to 1 February 2023",
        ),
        ("count(round) since March 2024", "count(round) where announced since March 2024"),
        ("count(round) where announced in 2025-03-31", "count(round) where announced in 31 March 2025"),
        ("count(round) where announced in March 31, 2025", "count(round) where announced in 31 March 2025"),
        ("count(round) where announced 2024", "count(round) where announced in 2024"),
        ("count(round) where announced in (2023, H2 2024)", "count(round) where announced in (2023, H2 2024)"),
        ("count(round) where announced > 2024", "count(round) where announced since 2025"),
        ("count(round) where announced < 2024-03-01", "count(round) where announced until February 2024"),
        ("count(round) before April 2025", "count(round) where announced until March 2025"),
        ("count(round) where not announced known", "count(round) where announced unknown"),
        ("count(round) where amount > 40bn USD", "count(round) where amount > 40000000000 USD"),
        ("count(round) where amount >= $40 billion", "count(round) where amount >= 40000000000 USD"),
        ("count(round) where amount ≤ €600m", "count(round) where amount <= 600000000 EUR"),
        ("count(round) where amount < 1,500,000 GBP", "count(round) where amount < 1500000 GBP"),
        ("count(round) where amount < 2.5bn", "count(round) where amount < 2500000000 USD"),
        ("count(round) where stake sold > 2.5%", "count(round) where stake_sold > 2.5"),
        ("count(round) where step_up > 3x", "count(round) where step_up > 3"),
        ("count(round) where not amount > 1bn USD", "count(round) where amount <= 1000000000 USD"),
        ("count(round) where company != OpenAI", "count(round) where company != OpenAI"),
        ("count(round) where company is not OpenAI", "count(round) where company != OpenAI"),
        ("count(round) where not company in (A, B)", "count(round) where company != (A, B)"),
        ("count(round) where company not in (A, B)", "count(round) where company != (A, B)"),
        ("count(round) where company = A or B", "count(round) where company = (A, B)"),
        ("count(round) where investors = “Khosla Ventures”", 'count(round) where investor = "Khosla Ventures"'),
        (
            "count(round) where sector = data and security software and lead = 'a16z'",
            'count(round) where sector = "data and security software" and lead = a16z',
        ),
        ("list(worth) order by announced asc limit 5", "list(post_money) order announced asc limit 5"),
        ("list(amount) order asc", "list(amount) order amount asc"),
        ("list(amount) order by amount", "list(amount) order amount desc"),
        ("average(stake sold) group by sector", "mean(stake_sold) by sector order stake_sold desc"),
        ("sum(raised) by company place 2", "sum(raised) by company order raised desc place 2"),
        ("count(round) by companies having ≥ 3", "count(round) by company having >= 3 order round desc"),
        (
            "pre-money where company = OpenAI pick 1 by announced",
            "pre_money where company = OpenAI pick 1 by announced desc",
        ),
        (
            "list(investors) where company = xAI without Nvidia, Cisco",
            "list(investors) where company = xAI order investors desc without Nvidia, Cisco",
        ),
        (
            "is(lead_investors where company = xAI = Fidelity, Sequoia Capital)",
            'is(lead_investors where company = xAI = Fidelity, "Sequoia Capital")',
        ),
        (
            "is(amount where company = xAI >= post_money where company = Figure AI)",
            'is(amount where company = xAI >= (post_money where company = "Figure AI"))',
        ),
        (
            "list(revenue) where company = OpenAI in 2025",
            "list(revenue) where company = OpenAI and as_of in 2025 order revenue desc",
        ),
    ],
)
def test_what_people_type_means_its_line(typed: str, line: str) -> None:
    assert str(parse(typed)) == line
    assert parse(line) == parse(typed)


@pytest.mark.parametrize(
    ("typed", "start", "said"),
    [
        ("", 0, "a metric is expected"),
        ("amout", 0, "did you mean amount?"),
        ("meen(amount)", 0, "did you mean mean"),
        ("median(amuont)", 7, "did you mean amount?"),
        ("mean(investors)", 0, "investors is names, which has no mean; it has count or list"),
        ("sum(stake_sold)", 0, "stake_sold is a percentage, which has no sum"),
        ("amount where sectr = AI", 13, "did you mean sector"),
        ("amount where amount > 3x", 22, "which does not compare with 3x"),
        ("amount where amount > 3", 22, "say in what currency, as in “3 USD”"),
        ("amount where amount > 1.5 USD", 22, "whole units"),
        ("amount where step_up > 3 USD", 23, "step_up is no money"),
        ("amount where amount in (1 USD)", 20, "amount compares with >, >=, <"),
        ("amount where company > OpenAI", 21, "company compares with =, !=, in, known or unknown"),
        ("amount where announced in 31 February 2025", 26, "no such day"),
        ("amount where announced in soon", 26, "a period is expected"),
        ("amount where announced in 2025 to 2023", 26, "ends before it starts"),
        ("amount where company", 20, "company wants one of"),
        ("amount where company = ", 23, "a name is expected"),
        ("amount where company = by", 23, "stands in quotes"),
        ('amount where company = "OpenAI', 23, "not closed"),
        ('amount where company = "a\\q"', 23, "a backslash"),
        ("amount by year", 0, "sum(amount), mean(amount)"),
        ("sum(raised) by yaer", 15, "did you mean year?"),
        ("list(amount) by year", 0, "say what each year is to have"),
        ("sum(raised) having > 3 USD", 0, "having goes with groups"),
        ("amount limit 3", 0, "limit goes with"),
        ("amount place 2", 0, "place goes with groups"),
        ("sum(raised) by year limit 2 place 2", 0, "place says which one"),
        ("list(amount) limit 0", 19, "a whole number from 1 up"),
        ("step_up in EUR", 0, "step_up is no money"),
        ("amount in Paris", 10, "a currency (EUR) or a period"),
        ("amount pick 1", 13, "pick goes by a metric"),
        ("amount where amount known where raised known", 26, "join conditions with and"),
        ("amount without OpenAI", 0, "without takes names out"),
        ("amount) where", 6, "the query ends before this"),
        ("ratio(amount)", 12, "“;” is expected"),
        ("ratio(amount; amount; amount)", 0, "ratio takes two figures"),
        ("difference(amount; step_up)", 0, "money and a multiple do not compare"),
        ("months(amount; amount)", 0, "months takes dates, got money"),
        ("common(amount; amount)", 0, "common takes lists of names"),
        ("amount where company = (amount where company = OpenAI)", 23, "yields no names for company"),
        ("amount where amount > (mean(step_up))", 22, "amount compares with money, not with a multiple"),
        ("amount where step_up > (list(step_up))", 23, "step_up compares with a multiple, not with names"),
        ("amount where announced = (announced where company = OpenAI)", 25, "announced compares with periods"),
        ("list(company) where sector = (city where company = OpenAI)", 29, "yields no names for sector"),
        ("is(amount = OpenAI)", 12, "the figure compares with money"),
        ("is(investors > OpenAI)", 13, "names compare with = and != only"),
        (
            "company where company = " + "(company where company = " * 9 + "xAI" + ")" * 9,
            None,
            "stand within each other",
        ),
        ("amount " * 700, 4000, "up to 4,000 characters"),
    ],
)
def test_a_fault_names_its_place_and_what_would_be_right(typed: str, start: int | None, said: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(typed)
    assert said in str(caught.value)
    if start is not None:
        assert caught.value.start == start


def test_the_caret_stands_below_the_place() -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse("median(amuont)")
    assert caught.value.caret == "median(amuont)\n       ^^^^^^"


@settings(deadline=None, max_examples=300)
@given(
    st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)
)
@example("(" * 4000)
@example("sum(" * 1000)
@example("not " * 1000)
@example("amount where company = " + "(company where company = " * 150)
@example("'" * 3999)
@example("amount where step_up > " + "9" * 3900)
def test_no_line_does_worse_than_name_its_fault(line: str) -> None:
    hopes_at_end(line)
    with contextlib.suppress(QuerySyntaxError):
        query = parse(line)
        assert parse(str(query)) == query
