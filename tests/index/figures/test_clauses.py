"""Several picks, conditions on groups, queries within conditions, and money per head: computed and read back."""

from __future__ import annotations

from decimal import Decimal
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QueryError
from index.figures.compute import Figure, Missing, compute
from index.figures.query import Pick
from index.figures.syntax import parse
from tests.builders import a_company, a_metric, a_round, table_of

TABLE = table_of(
    a_round("Lumen", "Seed", announced="2023-01-10", amount=2_000_000),
    a_round(
        "Lumen", "Series A", announced="2024-01-10", amount=10_000_000, post_money=100_000_000, participants=("Pier",)
    ),
    a_round(
        "Lumen", "Series B", announced="2025-01-10", amount=30_000_000, post_money=400_000_000, participants=("Pier",)
    ),
    a_round("Orchard", "Series A", announced="2024-03-01", amount=20_000_000, post_money=80_000_000),
    a_round("Orchard", "Series B", announced="2025-03-01"),
    a_round("Kestrel", "Series A", announced="2025-04-01", amount=5_000_000, post_money=50_000_000),
    companies=(
        a_company("Lumen", founded=2019, sector="robots"),
        a_company("Orchard", founded=2015, sector="models"),
        a_company("Kestrel", founded=2021, sector="robots"),
    ),
    metrics=(
        a_metric("Lumen", "employees", 200, as_of="2024-12-31"),
        a_metric("Kestrel", "employees", 10, as_of="2020-01-01"),
    ),
)


def result(line: str) -> Figure | Missing:
    query = parse(line)
    assert parse(str(query)) == query
    return compute(query, TABLE)


def figure(line: str) -> Figure:
    found = result(line)
    assert isinstance(found, Figure), found
    return found


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("sum(raised) pick 1 to 2 by raised desc", 50_000_000),
        ("mean(raised) pick 1 to 3 by raised desc", 20_000_000),
        ("sum(raised) pick 2 to 3 by raised desc", 30_000_000),
        ("sum(raised) pick 1 to 2 by raised asc", 7_000_000),
        ("sum(raised) where company = Lumen pick 1 to 2 by announced desc", 40_000_000),
        ("median(raised) pick 1 to 3 by announced asc", 10_000_000),
        ("sum(raised) pick 1 to 99 by raised desc", 67_000_000),
    ],
)
def test_a_range_of_picks_takes_the_rounds_at_those_places(line: str, value: int) -> None:
    assert figure(line).value == Decimal(value)


@pytest.mark.parametrize(("position", "last"), [(2, 2), (3, 1), (5, 4)])
def test_a_range_of_picks_goes_from_a_place_to_a_later_one(position: int, last: int) -> None:
    with pytest.raises(QueryError, match="from a place to a later one"):
        Pick("raised", descending=True, position=position, last=last)


@given(amounts=st.lists(st.integers(1, 10**9), min_size=3, max_size=12), count=st.integers(2, 12))
def test_the_largest_so_many_add_up_as_by_hand(amounts: list[int], count: int) -> None:
    table = table_of(*(a_round(f"Company {at}", "Seed", amount=one) for at, one in enumerate(amounts)))
    found = compute(parse(f"sum(raised) pick 1 to {count} by raised desc"), table)
    assert isinstance(found, Figure)
    assert found.value == sum(sorted(amounts, reverse=True)[:count])


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("count(round) by company having >= 2", ["Lumen", "Orchard"]),
        ("count(round) by company having > 2", ["Lumen"]),
        ("count(round) by company having = 2", ["Orchard"]),
        ("count(round) by company having <= 1", ["Kestrel"]),
        ("sum(raised) by company having > 10000000 USD", ["Lumen", "Orchard"]),
        ("sum(raised) by sector having > 40 million USD", ["robots"]),
        ("count(round) where announced in 2025 by company having >= 2", []),
    ],
)
def test_groups_stay_by_the_condition_on_their_value(line: str, labels: list[str]) -> None:
    found = result(line)
    if not labels:
        assert isinstance(found, Missing)
        return
    assert isinstance(found, Figure)
    assert sorted(row.label for row in found.rows) == labels


@pytest.mark.parametrize(
    "line", ["count(round) having > 2", "count(round) by company having > 2 USD", "sum(raised) by company having > 2"]
)
def test_a_condition_on_groups_fits_groups_and_their_unit(line: str) -> None:
    with pytest.raises(QueryError):
        result(line)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ('amount where company = (company_name pick 1 by founded asc) and round = "Series A"', 20_000_000),
        ("sum(raised) where company = (company_name where sector = robots pick 1 by founded desc)", 5_000_000),
        ("sum(raised) where company = (count(round) by company having >= 3)", 42_000_000),
        ("sum(raised) where company != (count(round) by company having >= 3)", 25_000_000),
        ("sum(raised) where company = (sum(raised) by company order raised desc limit 1)", 42_000_000),
        ("count(company_name) where company != (list(company) where investor = Pier)", 2),
        ("count(company) where company = (count(round) by company having >= 2)", 2),
        (
            (
                "sum(raised) where company = (company_name where company != (list(company) where investor = Pier) "
                "pick 1 by founded asc)"
            ),
            20_000_000,
        ),
    ],
)
def test_a_query_within_a_condition_stands_for_the_names_that_it_yields(line: str, value: int) -> None:
    assert figure(line).value == Decimal(value)


def test_whom_an_inner_query_stands_for_is_noted() -> None:
    found = figure("sum(raised) where company = (company_name pick 1 by founded asc)")
    assert any("Orchard" in note for note in found.notes)


def test_an_inner_query_without_a_result_leaves_none_outside() -> None:
    assert isinstance(
        result("sum(raised) where company = (company_name where sector = boats pick 1 by founded asc)"), Missing
    )


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ('amount_per_employee where company = Lumen and round = "Series B"', 150_000),
        ('valuation_per_employee where company = Lumen and round = "Series B"', 2_000_000),
        ("raised_per_employee where company = Lumen", 60_000),  # 2 + 10 million by the end of 2024, for 200
    ],
)
def test_money_per_head_divides_by_the_staff_of_about_that_time(line: str, value: int) -> None:
    assert figure(line).value == Decimal(value)


@pytest.mark.parametrize(
    "line",
    [
        "valuation_per_employee where company = Kestrel",  # counted five years before
        "valuation_per_employee where company = Orchard and announced in 2024",
        "amount_per_employee where company = Orchard and announced in 2025",
        "raised_per_employee where company = Orchard",
    ],
)
def test_money_per_head_is_missing_where_the_staff_of_that_time_is(line: str) -> None:
    assert isinstance(result(line), Missing)


def test_mean_over_picks_is_the_mean_of_their_values() -> None:
    amounts = [30_000_000, 20_000_000, 10_000_000]
    assert figure("mean(raised) pick 1 to 3 by raised desc").value == Decimal(mean(amounts))
