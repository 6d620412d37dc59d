"""Figures side by side: shares, names in common, growth between two dates, months, and whichever is larger."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QueryError
from index.facts.schema import Instrument
from index.figures.compute import Figure, Missing, compute
from index.figures.query import Comparison, Query
from index.figures.syntax import parse
from tests.builders import a_company, a_rate, a_round, table_of

TABLE = table_of(
    a_round(
        "Lumen",
        "Series A",
        announced="2023-01-01",
        amount=10_000_000,
        post_money=100_000_000,
        lead_investors=("Pier",),
        participants=("Quay", "Gull"),
    ),
    a_round(
        "Lumen",
        "Series B",
        announced="2025-01-01",
        amount=30_000_000,
        post_money=400_000_000,
        lead_investors=("Quay",),
        participants=("Tide",),
    ),
    a_round("Lumen", "Series C", announced="2025-11", amount=60_000_000, post_money=900_000_000),
    a_round(
        "Orchard", "Series A", announced="2024-03-01", amount=20_000_000, currency="EUR", lead_investors=("Gull",)
    ),
    a_round("Orchard", "Loan", announced="2024-05-01", amount=5_000_000, instrument=Instrument.DEBT),
    companies=(a_company("Lumen", founders=("Ada Lovelace",)), a_company("Orchard", founders=("Ada Lovelace",))),
    fx=(a_rate("2024-03-01", "USD", "1.1"),),
)
A = 'where company = Lumen and round = "Series A"'
B = 'where company = Lumen and round = "Series B"'


def result(line: str) -> Figure | Missing:
    """What a line computes to; it must read back as it stands."""
    query: Query = parse(line)
    assert parse(str(query)) == query
    return compute(query, TABLE)


def figure(line: str) -> Figure:
    found = result(line)
    assert isinstance(found, Figure), found
    return found


@pytest.mark.parametrize(
    ("line", "value", "unit"),
    [
        (f"share(amount {A}; sum(raised) where company = Lumen)", Decimal("10.00"), "percent"),
        (f"ratio(post_money {B}; post_money {A})", Decimal("4.00"), "x"),
        (f"percent_more(post_money {B}; post_money {A})", Decimal("300.00"), "percent"),
        (f"cagr(post_money {B}; post_money {A})", Decimal("99.91"), "percent"),
        (f"months(announced {B}; announced {A})", Decimal(24), "months"),
        (f"difference(announced {B}; announced {A})", Decimal(731), "days"),
        (f"difference(stake_sold {A}; stake_sold {B})", Decimal("2.50"), "percentage points"),
        (f"difference(amount {A}; amount {B})", Decimal(-20_000_000), "USD"),
    ],
)
def test_two_figures_become_one_with_a_unit_of_its_own(line: str, value: Decimal, unit: str) -> None:
    found = figure(line)
    assert (found.value, found.unit) == (value, unit)


def test_four_fold_in_two_years_is_a_doubling_each_year_of_365_and_a_quarter_days() -> None:
    """731 days are a little more than two years, so a little less than 100% a year."""
    grown = figure(f"cagr(post_money {B}; post_money {A})").value
    by_hand = Decimal(4) ** (Decimal("365.25") / Decimal(731)) - 1
    assert grown == round(by_hand * 100, 2)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f'cagr(post_money where company = Lumen and round = "Series C"; post_money {A})', "the day of"),
        (f"cagr(post_money {A}; post_money {B})", "is not later than"),
        (f'months(announced where company = Lumen and round = "Series C"; announced {A})', "not known to the day"),
        (f"ratio(post_money {A}; amount where company = Orchard and round = Seed)", "no round"),
        (f"difference(amount {A}; stake_sold {B})", "do not compare"),
    ],
)
def test_what_does_not_compare_has_a_reason_and_no_figure(line: str, why: str) -> None:
    try:
        found = result(line)
    except QueryError:
        return  # refused before it is computed
    assert isinstance(found, Missing)
    assert why in found.reason


def test_sums_in_two_currencies_compare_in_dollars() -> None:
    found = figure("difference(sum(raised) where company = Orchard; sum(raised) where company = Lumen)")
    assert (found.value, found.unit) == (Decimal(22_000_000 - 100_000_000), "USD")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (f"common(investors {A}; investors {B})", ["Quay"]),
        ("common(list(investors) where company = Lumen; list(investors) where company = Orchard)", ["Gull"]),
        (f"common(lead_investors {A}; lead_investors {B})", []),
        ("common(founders where company = Lumen; founders where company = Orchard)", ["Ada Lovelace"]),
        (f"common(investors {A}; investors {B}; list(investors) where company = Lumen)", ["Quay"]),
    ],
)
def test_names_in_common_stand_on_every_side(line: str, names: list[str]) -> None:
    found = figure(line)
    assert [row.label for row in found.rows] == names
    counted = figure(line.replace("common(", "common_count(", 1))
    assert (counted.value, counted.unit) == (Decimal(len(names)), "count")


def test_names_in_common_are_said_to_be_none_where_there_are_none() -> None:
    assert figure(f"common(lead_investors {A}; lead_investors {B})").value == "none"


@pytest.mark.parametrize(("op", "winner"), [("larger", "Lumen Series B"), ("smaller", "Orchard Series A")])
def test_the_largest_and_the_smallest_of_several_sides_are_named(op: str, winner: str) -> None:
    orchard = 'amount where company = Orchard and round = "Series A"'
    found = figure(f"{op}(amount {B}; {orchard}; max(raised) where company = Orchard)")
    assert winner in str(found.value)


@given(later=st.dates(date(2001, 1, 1), date(2040, 12, 31)), earlier=st.dates(date(2000, 1, 1), date(2040, 12, 31)))
def test_months_are_whole_ones_and_count_backwards_alike(later: date, earlier: date) -> None:
    table = table_of(
        a_round("Lumen", "Seed", announced=earlier.isoformat()), a_round("Lumen", "Late", announced=later.isoformat())
    )
    ends = ("announced where company = Lumen and round = Late", "announced where company = Lumen and round = Seed")
    found = compute(parse(f"months({ends[0]}; {ends[1]})"), table)
    assert isinstance(found, Figure)
    first, last = sorted((earlier, later))
    whole = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    assert abs(int(str(found.value))) == whole


def test_a_comparison_of_one_side_is_refused() -> None:
    query = parse(f"ratio(amount {A}; amount {B})")
    assert isinstance(query, Comparison)
    with pytest.raises(QueryError, match="takes two figures"):
        Comparison(query.op, query.sides[:1])
    with pytest.raises(QueryError, match="takes two figures, got 3"):
        Comparison(query.op, (*query.sides, query.sides[0]))
