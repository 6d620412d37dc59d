"""A query within a condition stands for its names or for its number, and a note says what it came to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.errors import QueryError
from index.facts.table import FactsTable
from index.figures.compute import Figure, compute
from index.figures.query import FigureQuery, Filter, Op
from index.figures.syntax import parse
from tests.builders import a_company, a_rate, a_round, facts_of

COMPANIES = (
    a_company("Lumen", sector="robots", hq_country="France"),
    a_company("Harbor", sector="biotech", hq_country="France"),
    a_company("Orchard", sector="robots", hq_country="Japan"),
)
TABLE = FactsTable(
    facts_of(
        a_round("Lumen", "Seed", announced="2024-01-10", amount=10, post_money=100),
        a_round("Lumen", "Series A", announced="2025-01-10", amount=30, post_money=300, lead_investors=("Tide",)),
        a_round("Harbor", "Seed", announced="2025-06-10", amount=20, post_money=50),
        a_round("Orchard", "Seed", announced="2025-06-10", amount=60, currency="EUR"),
        companies=COMPANIES,
        fx=(a_rate("2025-06-10", "USD", "1.5"),),
    )
)


def figure(line: str) -> Figure:
    found = compute(parse(line), TABLE)
    assert isinstance(found, Figure)
    return found


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("count(round) where amount > (mean(amount) where company = Lumen)", 2),
        ("count(round) where amount >= (amount where company = Lumen and round = Seed)", 4),
        ("count(round) where amount = (max(amount))", 1),
        ("count(round) where stake_sold > (median(stake_sold))", 1),
        ("count(round) where stake_sold < (stake_sold where company = Harbor)", 2),
        ("count(company) where sector = (sector where company = Lumen)", 2),
        ("count(company) where country = (country where company = Harbor) and company != Harbor", 1),
        ("count(company) where company = (list(company) where lead = Tide)", 1),
    ],
)
def test_a_query_stands_for_its_value(line: str, value: int) -> None:
    assert figure(line).value == Decimal(value)


def test_a_bound_in_another_currency_is_converted() -> None:
    # 60 euros are 90 dollars on the day of both
    assert figure("count(round) where amount < (amount where company = Orchard)").value == Decimal(3)


@pytest.mark.parametrize(
    ("line", "note"),
    [
        (
            "count(round) where amount > (mean(amount) where company = Lumen)",
            "(mean(amount) where company = Lumen) is $20.",
        ),
        (
            "count(company) where sector = (sector where company = Lumen)",
            "(sector where company = Lumen) is robots.",
        ),
    ],
)
def test_a_note_says_what_it_came_to(line: str, note: str) -> None:
    assert note in figure(line).notes


def test_what_it_cannot_stand_for_is_refused() -> None:
    names = FigureQuery("company", None, (Filter("lead", Op.EQ, ("Tide",)),))
    with pytest.raises(QueryError, match="yields no number for amount"):
        compute(FigureQuery("round", None, (Filter("amount", Op.GT, (names,)),)), TABLE)
    amount = FigureQuery("amount", None, (Filter("lead", Op.EQ, ("Tide",)),))
    with pytest.raises(QueryError, match="yields no names for company"):
        compute(FigureQuery("round", None, (Filter("company", Op.EQ, (amount,)),)), TABLE)
