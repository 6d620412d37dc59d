"""Selecting and adding up, on rows that one can add up by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from index.errors import QueryError
from index.facts.schema import Confidence, Instrument, Qualifier
from index.facts.table import FactsTable
from index.figures.compute import Figure, Missing, compute, inputs_of
from index.figures.query import (
    FIRST,
    LATEST,
    Aggregate,
    CompareOp,
    Comparison,
    FigureQuery,
    Filter,
    Money,
    Op,
    Period,
    Pick,
    Query,
)
from tests.builders import a_company, a_rate, a_round, table_of

YEAR_2025 = Filter("announced", Op.IN, (Period(date(2025, 1, 1), date(2025, 12, 31), "2025"),))
TABLE = table_of(
    a_round("Lumen", "Seed", announced="2024-12-31", amount=2, lead_investors=("Pier",)),
    a_round("Lumen", "Series A", announced="2025-01-01", amount=9, post_money=90, lead_investors=("Tide", "Pier")),
    a_round("Harbor", "Series A", announced="2025-06", amount=30, post_money=120, participants=("Pier",)),
    a_round("Harbor", "Tender", announced="2025-07", amount=5, instrument=Instrument.SECONDARY),
    a_round("Orchard", "Series A", announced="2025-12-31", lead_investors=("Tide",)),
    companies=(a_company("Lumen", sector="robots"), a_company("Harbor", sector="biotech")),
)


def done(query: Query, table: FactsTable = TABLE) -> Figure:
    found = compute(query, table)
    assert isinstance(found, Figure), found
    return found


def of(company: str) -> Filter:
    return Filter("company", Op.EQ, (company,))


def test_raised_leaves_out_rounds_announced_in_other_years() -> None:
    figure = done(FigureQuery("raised", Aggregate.SUM, (of("Lumen"), YEAR_2025)))
    assert figure.value == 9
    assert [given.value for given in inputs_of(figure)] == [9]


def test_raised_leaves_out_secondary_sales_and_names_them() -> None:
    figure = done(FigureQuery("raised", Aggregate.SUM, (of("Harbor"),)))
    assert figure.value == 30
    assert any("Harbor Tender (secondary)" in note for note in figure.notes)


def test_an_unknown_amount_is_left_out_of_an_average_and_counted() -> None:
    figure = done(FigureQuery("raised", Aggregate.MEAN, (YEAR_2025,)))
    assert figure.value == Decimal(20)  # (9 + 30) ÷ 2 = 19.5, halves to even
    assert any(note.startswith("1 left out as unknown") for note in figure.notes)


@pytest.mark.parametrize(
    ("aggregate", "value"),
    [(Aggregate.SUM, 41), (Aggregate.MEDIAN, 9), (Aggregate.MIN, 2), (Aggregate.MAX, 30)],
)
def test_aggregates_of_all_rounds(aggregate: Aggregate, value: int) -> None:
    assert done(FigureQuery("raised", aggregate)).value == value


def test_money_that_another_round_already_holds_is_counted_once_and_named() -> None:
    table = table_of(
        a_round("Lumen", "Note", announced="2025-01", amount=5, round_id="note", overlaps_with=("big",)),
        a_round("Lumen", "Series B", announced="2025-09", amount=20, round_id="big"),
    )
    both = done(FigureQuery("raised", Aggregate.SUM), table)
    assert both.value == 20
    assert any("Lumen Note" in note for note in both.notes)
    early = Filter("announced", Op.IN, (Period(None, date(2025, 3, 31), "before April"),))
    assert done(FigureQuery("raised", Aggregate.SUM, (early,)), table).value == 5


def test_money_is_counted_where_the_round_that_also_holds_it_has_no_amount_to_count() -> None:
    table = table_of(
        a_round("Lumen", "Note", announced="2025-01", amount=5, round_id="note", overlaps_with=("big",)),
        a_round("Lumen", "Series B", announced="2025-09", round_id="big"),
    )
    figure = done(FigureQuery("raised", Aggregate.SUM), table)
    assert figure.value == 5
    assert not any(note.startswith("Counted once") for note in figure.notes)


def test_only_sums_leave_out_money_that_another_round_holds() -> None:
    table = table_of(
        a_round("Lumen", "Note", announced="2025-01", amount=5, round_id="note", overlaps_with=("big",)),
        a_round("Lumen", "Series B", announced="2025-09", amount=20, round_id="big"),
    )
    assert done(FigureQuery("raised", Aggregate.MIN), table).value == 5
    assert done(FigureQuery("round", Aggregate.COUNT), table).value == 2


def test_groups_whose_rounds_overlap_say_that_their_rows_do_not_add_up() -> None:
    table = table_of(
        a_round("Lumen", "Note", announced="2024-12", amount=5, round_id="note", overlaps_with=("big",)),
        a_round("Lumen", "Series B", announced="2025-09", amount=20, round_id="big"),
    )
    figure = done(FigureQuery("raised", Aggregate.SUM, group_by="year"), table)
    assert [(row.label, row.value) for row in figure.rows] == [("2024", Decimal(5)), ("2025", Decimal(20))]
    assert any("do not add up" in note for note in figure.notes)


def test_a_sum_names_its_ceilings_and_says_what_it_is_without_them() -> None:
    table = table_of(
        a_round("Lumen", "Series A", amount=7_000_000),
        a_round("Lumen", "Series B", amount=5_000_000, amount_qualifier=Qualifier.UP_TO),
    )
    figure = done(FigureQuery("raised", Aggregate.SUM), table)
    assert figure.value == 12_000_000
    assert any("Without them the sum is $7 million" in note for note in figure.notes)


def test_a_month_that_straddles_a_period_is_left_out_and_named() -> None:
    half = Filter("announced", Op.IN, (Period(date(2025, 1, 1), date(2025, 6, 15), "to mid-June"),))
    figure = done(FigureQuery("round", Aggregate.COUNT, (half,)))
    assert figure.value == 1
    assert any("Harbor Series A" in note for note in figure.notes)


def test_mixed_currencies_are_added_at_the_rate_of_the_nearest_day_which_is_named() -> None:
    table = table_of(
        a_round("Lumen", "Series A", amount=100),
        a_round("Harbor", "Series A", announced="2025-03", amount=100, currency="EUR"),
        fx=(a_rate("2025-02-01", "USD", "2"), a_rate("2025-03-20", "USD", "1.25")),
    )
    figure = done(FigureQuery("raised", Aggregate.SUM), table)
    assert (figure.value, figure.unit) == (Decimal(225), "USD")
    assert any("2025-03-20" in note for note in figure.notes)


def test_a_currency_without_a_rate_is_not_added_up() -> None:
    table = table_of(a_round("Lumen", amount=100), a_round("Harbor", amount=9, currency="JPY"))
    figure = done(FigureQuery("raised", Aggregate.SUM), table)
    assert figure.value == 100
    assert any("no rate from JPY to USD" in note for note in figure.notes)


def test_an_amount_is_converted_through_the_euro() -> None:
    table = table_of(
        a_round("Lumen", amount=110), fx=(a_rate("2025-03-10", "USD", "1.1"), a_rate("2025-03-10", "GBP", "0.8"))
    )
    figure = done(FigureQuery("amount", filters=(of("Lumen"),), currency="GBP"), table)
    assert (figure.value, figure.unit) == (Decimal(80), "GBP")


@pytest.mark.parametrize(("pick", "label"), [(LATEST, "Lumen Series A"), (FIRST, "Lumen Seed")])
def test_first_and_latest_go_by_announced_date(pick: Pick, label: str) -> None:
    assert done(FigureQuery("amount", filters=(of("Lumen"),), pick=pick)).label == label


def test_the_nth_largest_counts_from_the_largest() -> None:
    assert done(FigureQuery("raised", pick=Pick("raised", descending=True, position=2))).label == "Lumen Series A"


def test_a_pick_beyond_the_last_round_is_missing() -> None:
    assert isinstance(compute(FigureQuery("raised", pick=Pick("raised", True, 9)), TABLE), Missing)


def test_led_is_never_joined() -> None:
    led = done(FigureQuery("round", Aggregate.COUNT, (Filter("lead", Op.EQ, ("Pier",)),)))
    joined = done(FigureQuery("round", Aggregate.COUNT, (Filter("participant", Op.EQ, ("Pier",)),)))
    either = done(FigureQuery("round", Aggregate.COUNT, (Filter("investor", Op.EQ, ("Pier",)),)))
    assert (led.value, joined.value, either.value) == (Decimal(2), Decimal(1), Decimal(3))


@pytest.mark.parametrize(("op", "count"), [(Op.GT, 1), (Op.GE, 2), (Op.LT, 2), (Op.LE, 3)])
def test_bounds_on_money_include_or_exclude_as_they_say(op: Op, count: int) -> None:
    bound = Filter("amount", op, (Money(9, "USD"),))
    assert done(FigureQuery("round", Aggregate.COUNT, (bound,))).value == count


def test_groups_are_in_order_of_size_and_periods_in_order_of_time() -> None:
    by_company = done(FigureQuery("raised", Aggregate.SUM, group_by="company"))
    assert [row.label for row in by_company.rows] == ["Harbor", "Lumen"]
    by_year = done(FigureQuery("raised", Aggregate.SUM, group_by="year"))
    assert [row.label for row in by_year.rows] == ["2024", "2025"]


def test_the_best_of_a_group_is_a_name() -> None:
    figure = done(FigureQuery("raised", Aggregate.SUM, group_by="company", limit=1))
    assert (figure.value, figure.unit) == ("Harbor", "name")


def test_one_group_is_told_by_its_place() -> None:
    figure = done(FigureQuery("raised", Aggregate.SUM, group_by="company", place=2))
    assert (figure.value, figure.unit, len(figure.rows)) == ("Lumen", "name", 1)
    assert isinstance(compute(FigureQuery("raised", Aggregate.SUM, group_by="company", place=3), TABLE), Missing)


def test_a_list_in_order_of_date_keeps_rounds_of_unknown_amount() -> None:
    figure = done(FigureQuery("amount", Aggregate.LIST, (YEAR_2025,), order_by="announced", descending=False))
    assert [(row.label, row.value) for row in figure.rows][-1] == ("Orchard Series A", None)


@pytest.mark.parametrize(
    ("op", "value", "unit"),
    [
        (CompareOp.DIFFERENCE, Decimal(-30), "USD"),
        (CompareOp.RATIO, Decimal("0.750"), "x"),
        (CompareOp.PERCENT, Decimal("-25.00"), "percent"),
        (CompareOp.LARGER, "Harbor Series A", "name"),
        (CompareOp.SMALLER, "Lumen Series A", "name"),
    ],
)
def test_two_rounds_are_set_side_by_side(op: CompareOp, value: Decimal | str, unit: str) -> None:
    sides = [
        FigureQuery("post_money", filters=(of(name),), pick=Pick("post_money", True)) for name in ("Lumen", "Harbor")
    ]
    figure = done(Comparison(op, (sides[0], sides[1])))
    assert (figure.value, figure.unit) == (value, unit)


def test_the_difference_of_two_percentages_is_in_percentage_points() -> None:
    sides = [
        FigureQuery("stake_sold", filters=(of(name), Filter("round", Op.EQ, ("Series A",))))
        for name in ("Lumen", "Harbor")
    ]
    figure = done(Comparison(CompareOp.DIFFERENCE, (sides[0], sides[1])))
    assert (figure.value, figure.unit) == (Decimal("-15.00"), "percentage points")


def test_a_disputed_round_is_named_as_such() -> None:
    table = table_of(a_round(amount=9, confidence=Confidence.DISPUTED, notes="Two papers differ."))
    assert any("Two papers differ." in note for note in done(FigureQuery("amount"), table).notes)


@pytest.mark.parametrize(
    "query",
    [
        FigureQuery("mood"),
        FigureQuery("amount", filters=(Filter("mood", Op.EQ, ("good",)),)),
        FigureQuery("amount", Aggregate.SUM, group_by="mood"),
    ],
)
def test_a_query_that_names_what_does_not_exist_is_refused(query: FigureQuery) -> None:
    with pytest.raises(QueryError, match="mood"):
        compute(query, TABLE)


def test_equal_values_are_ordered_by_date_whatever_the_order_of_the_rows() -> None:
    rounds = [a_round("Zeta", announced="2025-01-02", amount=5), a_round("Alpha", announced="2025-01-01", amount=5)]
    query = FigureQuery("raised", Aggregate.LIST)
    one, other = (done(query, table_of(*order)) for order in (rounds, rounds[::-1]))
    assert [row.label for row in one.rows] == [row.label for row in other.rows] == ["Alpha Series A", "Zeta Series A"]


def test_a_tie_for_the_only_place_is_shown_whole_and_one_for_a_later_place_is_said() -> None:
    table = table_of(*(a_round(name, amount=5) for name in ("Alpha", "Beta", "Gamma")))
    best = done(FigureQuery("raised", Aggregate.SUM, group_by="company", limit=1), table)
    assert best.value == "Alpha and Beta and Gamma"
    two = done(FigureQuery("raised", Aggregate.SUM, group_by="company", limit=2), table)
    assert [row.label for row in two.rows] == ["Alpha", "Beta"]
    assert "Tied with the last one shown: Gamma." in two.notes


def test_a_company_is_ranked_by_its_latest_valuation_not_by_its_history() -> None:
    table = table_of(
        a_round("Alpha", "Seed", announced="2023-01", post_money=10),
        a_round("Alpha", "Series A", announced="2025-01", post_money=900),
        a_round("Alpha", "Tender", announced="2025-06", post_money=5, instrument=Instrument.SECONDARY),
        a_round("Beta", "Series A", announced="2024-01", post_money=50),
    )
    query = FigureQuery("post_money", Aggregate.LATEST, group_by="company", descending=False, limit=1)
    assert done(query, table).value == "Beta"


def test_deals_that_bring_no_money_are_named_where_they_are_counted_with_the_rest() -> None:
    figure = done(FigureQuery("round", Aggregate.COUNT, (YEAR_2025,)))
    assert any("Harbor Tender (secondary)" in note for note in figure.notes)


def test_money_that_a_round_outside_the_sum_holds_again_is_named() -> None:
    table = table_of(
        a_round("Lumen", "Note", announced="2024-12", amount=5, round_id="note", overlaps_with=("big",)),
        a_round("Lumen", "Series B", announced="2025-09", amount=20, round_id="big"),
    )
    early = Filter("announced", Op.IN, (Period(None, date(2024, 12, 31), "to 2024"),))
    notes = done(FigureQuery("raised", Aggregate.SUM, (early,)), table).notes
    assert any("outside this sum" in note and "Lumen Series B" in note for note in notes)
