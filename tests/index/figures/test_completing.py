"""A line that is still being typed is completed by what may come next, and by names that the facts table holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.facts.table import FactsTable
from index.figures.completing import completed
from index.figures.query import CompareOp
from index.figures.syntax import hopes_at_end, parse
from tests.builders import a_company, a_round, facts_of

TABLE = FactsTable(
    facts_of(
        a_round("Scale AI", "Series F", lead_investors=("Accel",)),
        a_round("OpenAI", "Series A"),
        companies=(a_company("Scale AI", hq_city="San Francisco"), a_company("OpenAI")),
    )
)


SIDE_BY_SIDE = (*(f"{op}(" for op in CompareOp), "is(")
"""Whether figures compare shows only once both are there."""


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("", "median("),
        ("", "amount"),
        ("med", "median("),
        ("median(st", "median(stake_sold)"),
        ("median(amount)", "median(amount) where"),
        ("amount wh", "amount where"),
        ("amount where comp", "amount where company"),
        ("amount where company", "amount where company ="),
        ("amount where company = sc", 'amount where company = "Scale AI"'),
        ("amount where company = Scale A", 'amount where company = "Scale AI"'),
        ('amount where company = "Scale', 'amount where company = "Scale AI"'),
        ("amount where company = ai", 'amount where company = "Scale AI"'),
        ("amount where company in (OpenAI, sc", 'amount where company in (OpenAI, "Scale AI"'),
        ("amount where company = OpenAI", "amount where company = OpenAI and"),
        ("amount where company = OpenAI and ro", "amount where company = OpenAI and round"),
        ("amount where company = OpenAI p", "amount where company = OpenAI pick"),
        ("amount where company = OpenAI pick 1 by ann", "amount where company = OpenAI pick 1 by announced"),
        ("amount where announced in ", "amount where announced in 2025"),
        ("amount where announced s", "amount where announced since"),
        ("amount where amount > ", "amount where amount > 1bn USD"),
        ("count(round) by sec", "count(round) by sector"),
        ("count(round) by sector ", "count(round) by sector having"),
        ("sum(raised) in ", "sum(raised) in EUR"),
        ("ratio(amount; post", "ratio(amount; post_money"),
        ("is(amount where company = OpenAI", "is(amount where company = OpenAI >"),
        ("amount where company = (comp", "amount where company = (company"),
    ],
)
def test_a_line_goes_on_with_what_may_come_next(typed: str, line: str) -> None:
    assert line in completed(typed, TABLE)


@pytest.mark.parametrize(
    "typed", ["amout ", "amount where where ", "amount) ", "mean(investors) ", '"', "amount where sectr = "]
)
def test_a_line_with_a_fault_does_not_go_on(typed: str) -> None:
    assert completed(typed, TABLE) == []


def test_what_goes_on_as_typed_stands_first() -> None:
    assert completed("amount where company = o", TABLE)[0] == "amount where company = OpenAI"


@settings(deadline=None, max_examples=300)
@given(st.lists(st.integers(0, 200), max_size=12))
def test_choosing_what_is_offered_for_one_figure_never_leads_into_a_fault(choices: list[int]) -> None:
    line = ""
    for choice in choices:
        offered = [one for one in completed(line, TABLE) if not one.startswith(SIDE_BY_SIDE)]
        if not offered:
            break
        line = f"{offered[choice % len(offered)]} "
    hopes = hopes_at_end(line)
    assert hopes.words or hopes.names or parse(line)
