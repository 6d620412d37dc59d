"""Which rounds a query is about, in which order, and of which it cannot be told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QueryError
from index.facts.schema import Confidence, Instrument, Round
from index.facts.table import FactsTable
from index.figures.catalogue import metric_named
from index.figures.query import FIRST, LATEST, Filter, FilterValue, Money, Op, Period, Pick
from index.figures.selection import comparable, group_keys, picked, ranked, selected
from tests.builders import a_company, a_rate, a_round, table_of


def period(first: str | None, last: str | None) -> Period:
    return Period(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None, "then")


def chosen(table: FactsTable, *filters: Filter) -> list[str]:
    return [one.round_id for one in selected(filters, table).rounds]


def unsure(table: FactsTable, *filters: Filter) -> list[str]:
    return [one.round_id for one in selected(filters, table).undecided]


def fits(one: Round, field: str, op: Op, *values: FilterValue, **more: object) -> bool | None:
    """Whether a round passes a filter; ``None`` where it cannot be told."""
    found = selected((Filter(field, op, values),), table_of(one, **more))  # type: ignore[arg-type] # companies, rates
    return None if found.undecided else bool(found.rounds)


ONE = a_round(
    "Lumen",
    "Series E (Schwarz commitment)",
    round_id="lumen-e",
    amount=20,
    post_money=100,
    lead_investors=("Pier",),
    participants=("Quay",),
    confidence=Confidence.REPORTED,
)
LUMEN = a_company("Lumen", sector="arms", sector_group="robotics", hq_city="Leeds", hq_country="United Kingdom")


@pytest.mark.parametrize(
    ("field", "value", "hit"),
    [
        ("company", "lumen", True),
        ("company", "Harbor", False),
        ("round", "Series E", True),
        ("round", "series e (schwarz commitment)", True),
        ("round", "Series", False),
        ("round_id", "lumen-e", True),
        ("investor", "Pier", True),
        ("investor", "Quay", True),
        ("lead", "Pier", True),
        ("lead", "Quay", False),
        ("participant", "Quay", True),
        ("participant", "Pier", False),
        ("instrument", "equity", True),
        ("instrument", "debt", False),
        ("confidence", "reported", True),
        ("currency", "USD", True),
        ("sector", "arms", True),
        ("sector", "robotics", True),
        ("country", "United Kingdom", True),
        ("city", "Leeds", True),
        ("city", "Boston", False),
    ],
)
def test_a_name_fits_where_a_round_has_it(field: str, value: str, hit: bool) -> None:
    assert fits(ONE, field, Op.EQ, value, companies=(LUMEN,)) is hit
    assert fits(ONE, field, Op.NE, value, companies=(LUMEN,)) is not hit


def test_several_names_mean_any_of_them_and_with_not_none_of_them() -> None:
    assert fits(ONE, "lead", Op.EQ, "Tide", "Pier") is True
    assert fits(ONE, "lead", Op.NE, "Tide", "Pier") is False
    assert fits(ONE, "lead", Op.NE, "Tide", "Quay") is True


def test_every_filter_must_fit() -> None:
    table = table_of(ONE, a_round("Harbor", round_id="harbor-a", lead_investors=("Pier",)))
    pier, lumen = Filter("lead", Op.EQ, ("Pier",)), Filter("company", Op.EQ, ("Lumen",))
    assert sorted(chosen(table, pier)) == ["harbor-a", "lumen-e"]
    assert chosen(table, pier, lumen) == ["lumen-e"]


@pytest.mark.parametrize(
    ("announced", "verdict"),
    [
        ("2025-03-10", True),
        ("2025-06-15", True),
        ("2025-03-09", False),
        ("2025-06-16", False),
        ("2025-04", True),
        ("2025-03", None),
        ("2025-06", None),
        ("2025-07", False),
        ("2025", None),
        ("2024", False),
        (None, None),
    ],
)
def test_a_date_that_straddles_the_edge_of_a_period_cannot_be_told(
    announced: str | None, verdict: bool | None
) -> None:
    assert fits(a_round(announced=announced), "announced", Op.IN, period("2025-03-10", "2025-06-15")) is verdict


@pytest.mark.parametrize(
    ("first", "last", "verdict"),
    [("2025-03-01", None, True), ("2025-03-02", None, None), (None, "2025-03-31", True), (None, "2025-03-30", None)],
)
def test_an_open_side_of_a_period_straddles_nothing(
    first: str | None, last: str | None, verdict: bool | None
) -> None:
    assert fits(a_round(announced="2025-03"), "announced", Op.IN, period(first, last)) is verdict


def test_one_period_of_several_is_enough() -> None:
    early, late = period(None, "2024-12-31"), period("2025-01-01", None)
    assert fits(a_round(announced="2025-03"), "announced", Op.IN, early, late) is True
    assert fits(a_round(announced="2025"), "announced", Op.IN, period(None, "2025-06-30"), early) is None


@pytest.mark.parametrize(
    ("op", "verdicts"),
    [
        (Op.GT, (False, False, True)),
        (Op.GE, (False, True, True)),
        (Op.LT, (True, False, False)),
        (Op.LE, (True, True, False)),
        (Op.EQ, (False, True, False)),
        (Op.NE, (True, False, True)),
    ],
)
def test_a_bound_on_money_holds_at_its_edge_as_it_says(op: Op, verdicts: tuple[bool, ...]) -> None:
    found = tuple(fits(a_round(amount=amount), "amount", op, Money(9, "USD")) for amount in (8, 9, 10))
    assert found == verdicts


def test_a_bound_in_another_currency_converts_the_round() -> None:
    euros = a_round(amount=10, currency="EUR")
    rate = a_rate("2025-03-10", "USD", "1.2")
    assert fits(euros, "amount", Op.GT, Money(11, "USD"), fx=(rate,)) is True
    assert fits(euros, "amount", Op.GT, Money(12, "USD"), fx=(rate,)) is False
    assert fits(euros, "amount", Op.GT, Money(11, "USD")) is None


def test_an_unknown_number_cannot_be_told_against_a_bound() -> None:
    assert fits(a_round(), "amount", Op.GT, Money(1, "USD")) is None
    assert fits(a_round(amount=5), "post_money", Op.GT, Money(1, "USD")) is None
    assert fits(a_round(amount=5), "stake_sold", Op.GT, 10) is None


@pytest.mark.parametrize("instrument", [Instrument.SECONDARY, Instrument.BUYOUT, Instrument.DEBT])
def test_what_a_metric_leaves_out_by_definition_is_out_and_not_in_doubt(instrument: Instrument) -> None:
    deal = a_round(amount=50, instrument=instrument)
    assert fits(deal, "raised", Op.GT, Money(1, "USD")) is False
    assert fits(deal, "raised", Op.LT, Money(1, "USD")) is False
    assert fits(deal, "amount", Op.GT, Money(1, "USD")) is True


def test_a_round_that_one_filter_rules_out_is_not_in_doubt_for_another() -> None:
    table = table_of(a_round(round_id="a", announced=None))
    year = Filter("announced", Op.IN, (period("2025-01-01", "2025-12-31"),))
    assert unsure(table, year) == ["a"]
    assert unsure(table, year, Filter("company", Op.EQ, ("Lumen",))) == ["a"]
    assert unsure(table, year, Filter("company", Op.EQ, ("Harbor",))) == []


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        (Filter("mood", Op.EQ, ("good",)), "unknown field 'mood'"),
        (Filter("announced", Op.IN, ("2025",)), "announced wants a period"),
        (Filter("amount", Op.GT, ("much",)), "compares with a number"),
        (Filter("amount", Op.IN, (Money(1, "USD"),)), "compares with a number"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(condition: Filter, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        selected((condition,), table_of(a_round(amount=1)))


DATES = st.one_of(st.none(), st.dates(date(2023, 1, 1), date(2026, 1, 1)).map(date.isoformat))
ROUNDS = st.lists(st.tuples(DATES, st.integers(0, 4)), max_size=8).map(
    lambda found: [
        a_round(announced=when, amount=size or None, round_id=f"r{n}") for n, (when, size) in enumerate(found)
    ]
)


@given(ROUNDS)
def test_no_filter_takes_all_rounds_oldest_first(rounds: list[Round]) -> None:
    found = selected((), table_of(*rounds)).rounds
    assert set(found) == set(rounds)
    dates = [one.announced.iso if one.announced else "" for one in found]
    assert dates == sorted(dates)


@given(ROUNDS, st.booleans())
def test_ranks_go_by_size_and_equal_ones_by_date_then_id(rounds: list[Round], descending: bool) -> None:
    table, metric = table_of(*rounds), metric_named("amount")
    cells = [metric.of(one, table) for one in table.rounds if one.amount]
    order = [one for cell in ranked(cells, metric.kind, table, descending=descending) if (one := cell.round)]

    def place(one: Round) -> tuple[int, str, str]:
        return (
            (one.amount or 0) * (-1 if descending else 1),
            one.announced.iso if one.announced else "",
            one.round_id,
        )

    assert order == sorted(filter(None, (cell.round for cell in cells)), key=place)


@given(ROUNDS, st.integers(-1, 9), st.booleans())
def test_a_pick_counts_from_one_over_what_is_known(rounds: list[Round], position: int, descending: bool) -> None:
    table, metric = table_of(*rounds), metric_named("amount")
    known = [metric.of(one, table) for one in table.rounds if one.amount]
    order = [cell.round for cell in ranked(known, metric.kind, table, descending=descending)]
    one = picked(table.rounds, Pick("amount", descending, position), table)
    assert one == (order[position - 1] if 1 <= position <= len(order) else None)


@pytest.mark.parametrize(("pick", "round_id"), [(FIRST, "seed"), (LATEST, "b")])
def test_first_and_latest_pass_over_rounds_without_a_date(pick: Pick, round_id: str) -> None:
    table = table_of(
        a_round(announced=None, round_id="undated"),
        a_round(announced="2024-05", round_id="seed"),
        a_round(announced="2024-05-02", round_id="a"),
        a_round(announced="2025", round_id="b"),
    )
    one = picked(table.rounds, pick, table)
    assert one is not None
    assert one.round_id == round_id


def test_money_in_several_currencies_ranks_in_dollars_and_without_a_rate_not_at_all() -> None:
    rounds = (
        a_round(amount=10, currency="EUR", round_id="euros"),
        a_round(amount=11, round_id="dollars"),
        a_round(amount=99, currency="JPY", round_id="yen"),
    )
    table, metric = table_of(*rounds, fx=(a_rate("2025-03-10", "USD", "1.2"),)), metric_named("amount")
    cells = [metric.of(one, table) for one in table.rounds]
    order = [cell.record.fact_id for cell in ranked(cells, metric.kind, table, descending=True)]
    assert order == ["round:euros", "round:dollars"]
    assert [comparable(cell, metric.kind, table) for cell in cells if cell.fact_id == "round:euros"] == [12]


@pytest.mark.parametrize(
    ("field", "keys"),
    [
        ("year", ("2025",)),
        ("quarter", ("2025 Q1",)),
        ("month", ("2025-03",)),
        ("company", ("Lumen",)),
        ("sector", ("robotics",)),
        ("country", ("United Kingdom",)),
        ("investor", ("Pier", "Quay")),
        ("lead", ("Pier",)),
        ("instrument", ("equity",)),
        ("currency", ("USD",)),
    ],
)
def test_a_round_belongs_to_every_group_that_it_names(field: str, keys: tuple[str, ...]) -> None:
    assert group_keys(ONE, field, table_of(ONE, companies=(LUMEN,))) == keys


@pytest.mark.parametrize(
    ("announced", "keys"),
    [
        ("2025-12-31", ("2025", "2025 Q4", "2025-12")),
        ("2025-04", ("2025", "2025 Q2", "2025-04")),
        ("2025", ("2025", None, None)),
        (None, (None, None, None)),
    ],
)
def test_a_date_is_in_no_group_finer_than_itself(announced: str | None, keys: tuple[str | None, ...]) -> None:
    one = a_round(announced=announced)
    found = [group_keys(one, field, table_of(one)) for field in ("year", "quarter", "month")]
    assert found == [(key,) if key else () for key in keys]


def test_a_sector_without_a_group_is_its_own_group() -> None:
    one = a_round()
    assert group_keys(one, "sector", table_of(one, companies=(a_company("Lumen", sector="arms"),))) == ("arms",)
    assert group_keys(one, "sector", table_of(one)) == ()


def test_a_group_that_does_not_exist_is_refused() -> None:
    with pytest.raises(QueryError, match="there is no field 'mood'"):
        group_keys(ONE, "mood", table_of(ONE))
