"""What is said with a figure: each note where it is due, and none where it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts.schema import (
    Alternative,
    CompanyMetric,
    Confidence,
    Conflict,
    Instrument,
    Origin,
    PartialDate,
    Qualifier,
    Round,
)
from index.facts.table import FactsTable
from index.figures import notes as noted
from index.figures import omissions
from index.figures.catalogue import metric_named
from index.figures.cells import Cell
from index.figures.compute import Figure, compute
from index.figures.query import Aggregate, FigureQuery, Filter, Op, Period, Pick
from index.figures.working import Combined, Expression, Operator
from tests.builders import a_rate, a_round, facts_of, table_of

PLACE = Origin("facts/alternatives.csv", line=2, start=0, end=10)


def many(count: int, **fields: object) -> tuple[Round, ...]:
    plain = (a_round("Lumen", f"Series {chr(65 + n)}", amount=10**6) for n in range(count))
    return tuple(replace(one, **fields) for one in plain)  # type: ignore[arg-type] # whatever a case is about


def cells(metric: str, *rounds: Round) -> list[Cell]:
    table = table_of(*rounds)
    return [metric_named(metric).of(one, table) for one in rounds]


def an_alternative(field: str, value: str, **fields: object) -> Alternative:
    plain = Alternative("lumen-a", field, value, Qualifier.EXACT, ("a-page",), None, PLACE)
    return replace(plain, **fields)  # type: ignore[arg-type] # whatever a case is about


def with_alternatives(*found: Alternative, **fields: object) -> tuple[Round, FactsTable]:
    one = replace(many(1)[0], round_id="lumen-a", **fields)  # type: ignore[arg-type] # as above
    return one, FactsTable(replace(facts_of(one), alternatives=found))


@pytest.mark.parametrize(
    ("confidence", "notes"),
    [
        (Confidence.OFFICIAL, ()),
        (Confidence.REPORTED, ("Lumen Series A is reported, not announced officially.",)),
        (Confidence.EXTRACTED, ("Lumen Series A is extracted, not announced officially.",)),
        (Confidence.DISPUTED, ("Lumen Series A is disputed: sources disagree. Two papers differ.",)),
    ],
)
def test_a_round_that_is_not_official_is_named_with_how_it_is_known(
    confidence: Confidence, notes: tuple[str, ...]
) -> None:
    one = a_round(confidence=confidence, notes="Two papers differ.")
    assert noted.about((one,), None, table_of(one)) == notes


def test_what_other_sources_say_of_a_figure_that_is_used_is_said_with_its_page() -> None:
    one, table = with_alternatives(an_alternative("amount", "8000000", note="In a later piece."))
    assert noted.about((one,), None, table) == (
        "Sources disagree on Lumen Series A amount: A publisher has $8 million. In a later piece.",
    )


@pytest.mark.parametrize(("field", "is_said"), [("amount", True), ("post_money", False)])
def test_of_other_sources_only_what_bears_on_the_figure_is_said(field: str, is_said: bool) -> None:
    one, table = with_alternatives(an_alternative(field, "8000000"))
    working = metric_named("amount").of(one, table).expression
    assert bool(noted.about((one,), working, table)) is is_said
    assert bool(noted.about((one,), None, table, fields=frozenset({"amount"}))) is is_said


def test_what_another_source_says_keeps_its_hedge_and_currency() -> None:
    one, table = with_alternatives(
        an_alternative("amount", "8000000", currency="EUR", qualifier=Qualifier.UP_TO),
        an_alternative("lead_investors", "Pier; Quay"),
    )
    first, second = noted.about((one,), None, table)
    assert "has up to €8 million." in first
    assert "lead investors: A publisher has Pier; Quay." in second


def test_a_disputed_round_says_on_what_sources_disagree() -> None:
    one, table = with_alternatives(
        an_alternative("amount", "8000000"), an_alternative("post_money", "1"), confidence=Confidence.DISPUTED
    )
    [first, *_] = noted.about((one,), None, table, fields=frozenset())
    assert first == "Lumen Series A is disputed: sources disagree on its amount and post-money."


def test_origins_that_disagree_are_named_with_their_places() -> None:
    one = a_round("Lumen", round_id="lumen-a")
    conflict = Conflict("lumen-a", "amount", "9", PLACE, "8", Origin("briefings/lumen.md", line=1, start=0, end=5))
    [note] = noted.about((one,), None, FactsTable(replace(facts_of(one), conflicts=(conflict,))))
    assert "alternatives.csv:2 says 9" in note
    assert "lumen.md:1 says 8" in note


@pytest.mark.parametrize(
    ("fields", "starts"),
    [
        ({"confidence": Confidence.DISPUTED}, "Disputed: "),
        ({"confidence": Confidence.REPORTED}, "Reported, not announced officially: "),
        ({"amount_qualifier": Qualifier.APPROX}, "Approximate amounts: "),
        ({"amount_qualifier": Qualifier.AT_LEAST}, "Floors (at least): "),
    ],
)
def test_of_more_rounds_than_can_be_named_each_sort_is_named_together(fields: dict[str, object], starts: str) -> None:
    few, crowd = many(4, **fields), many(6, **fields)
    assert noted.about(crowd, None, table_of(*crowd)) == (
        f"{starts}Lumen Series A, Lumen Series B, Lumen Series C, Lumen Series D and 2 more.",
    )
    assert not any(note.startswith(starts) for note in noted.about(few, None, table_of(*few)))


@pytest.mark.parametrize(
    ("hedge", "says"),
    [
        (Qualifier.APPROX, "is approximate"),
        (Qualifier.AT_LEAST, "is a floor (at least)"),
        (Qualifier.UP_TO, "is a ceiling (up to)"),
        (Qualifier.RANGE, "stands for a range"),
    ],
)
def test_a_hedged_input_of_a_computed_value_is_named(hedge: Qualifier, says: str) -> None:
    one = a_round(amount=10, post_money=100, amount_qualifier=hedge)
    found = compute(FigureQuery("stake_sold"), table_of(one))
    assert isinstance(found, Figure)
    assert f"Lumen Series A amount {says}." in found.notes
    stated = compute(FigureQuery("amount"), table_of(one))
    assert isinstance(stated, Figure)
    assert stated.notes == (), "a stated value shows its hedge itself"


def test_every_rate_is_named_once() -> None:
    rounds = tuple(replace(one, currency="EUR") for one in many(6))
    found = compute(
        FigureQuery("raised", Aggregate.SUM, currency="USD"),
        table_of(*rounds, fx=(a_rate("2025-03-10", "USD", "1.2"),)),
    )
    assert isinstance(found, Figure)
    assert found.notes.count("Converted at reference rates: 1 EUR in USD on 2025-03-10 = 1.2.") == 1


def test_what_was_left_out_by_definition_is_told_from_what_is_unknown() -> None:
    tender = a_round("Lumen", "Tender", amount=5, instrument=Instrument.SECONDARY)
    assert omissions.left_out(
        [cell for cell in cells("raised", tender, *many(1), a_round("Harbor")) if cell.missing]
    ) == (
        "Left out as not primary money into the company: Lumen Tender (secondary).",
        "1 left out as unknown: no amount is known for Harbor Series A.",
    )
    assert omissions.left_out([]) == ()


def test_rounds_that_cannot_be_told_are_named() -> None:
    assert noted.undecided(many(1)) == ("Cannot be told, and left out: Lumen Series A.",)
    assert noted.undecided(()) == ()


NOTE = a_round("Lumen", "Note", announced="2024-12", amount=5, round_id="note", overlaps_with=("big",))
BIG = a_round("Lumen", "Series B", announced="2025-09", amount=20, round_id="big")
PART = a_round("Lumen", "Bridge", announced="2024-11", amount=3, round_id="part", overlaps_with=("note", "gone"))


@pytest.mark.parametrize(
    ("rounds", "twice"),
    [((NOTE, BIG), (NOTE,)), ((NOTE,), ()), ((BIG,), ()), ((PART, NOTE, BIG), (PART, NOTE))],
)
def test_a_round_is_counted_twice_where_another_one_present_holds_its_money(
    rounds: tuple[Round, ...], twice: tuple[Round, ...]
) -> None:
    assert noted.overlapping(rounds, table_of(*rounds)) == twice
    assert bool(omissions.counted_once(tuple(one.label for one in twice))) is bool(twice)


@given(st.permutations([NOTE, BIG, PART]))
def test_what_is_counted_twice_does_not_hang_on_the_order(rounds: list[Round]) -> None:
    assert set(noted.overlapping(tuple(rounds), table_of(*rounds))) == {NOTE, PART}


def test_money_that_a_known_round_outside_the_sum_holds_again_is_named() -> None:
    table = table_of(NOTE, BIG, PART)
    assert noted.held_elsewhere((NOTE,), table) == (
        "Counted again in a round outside this sum: Lumen Note (in Lumen Series B).",
    )
    assert noted.held_elsewhere((NOTE, BIG), table) == ()
    assert noted.held_elsewhere((replace(NOTE, overlaps_with=("gone",)),), table) == ()


def test_rows_of_a_list_that_hold_the_same_money_are_named() -> None:
    table = table_of(NOTE, BIG)
    assert noted.overlapping_rows((NOTE, BIG), table) == (
        "Holds the same money, in part: Lumen Note (in Lumen Series B).",
    )
    assert noted.overlapping_rows((NOTE,), table) == ()


def test_a_round_that_was_picked_is_named_with_the_size_its_hedge_and_its_ties() -> None:
    rounds = (
        a_round("Lumen", announced="2025-01-01", amount=9_000_000, amount_qualifier=Qualifier.AT_LEAST),
        a_round("Harbor", announced="2025-01-02", amount=9_000_000),
        a_round("Orchard", announced="2025-01-03"),
    )
    query = FigureQuery("lead_investors", pick=Pick("amount", descending=True))
    assert noted.picked_by(query, rounds[0], rounds, table_of(*rounds)) == (
        "Lumen Series A was picked by amount: at least $9 million.",
        "Of the same size: Harbor Series A; the earlier round stands first.",
        "1 left out as unknown: no amount is known for Orchard Series A.",
    )
    latest = FigureQuery("amount", pick=Pick("announced", descending=True))
    assert noted.picked_by(latest, rounds[2], rounds, table_of(*rounds)) == ()


@pytest.mark.parametrize(
    ("instruments", "named"),
    [
        ((Instrument.EQUITY, Instrument.DEBT), "Lumen Series B (debt)"),
        ((Instrument.EQUITY, Instrument.CONVERTIBLE), None),
        ((Instrument.DEBT, Instrument.SECONDARY), None),
    ],
)
def test_deals_without_primary_money_are_named_among_others_only(
    instruments: tuple[Instrument, ...], named: str | None
) -> None:
    rounds = tuple(replace(one, instrument=kind) for one, kind in zip(many(2), instruments, strict=True))
    notes = noted.no_money_raised(rounds)
    assert notes == ((f"Among them, not primary money: {named}.",) if named else ())


def test_what_a_source_states_as_a_companys_total_is_said_of_that_company() -> None:
    total = CompanyMetric(
        "Lumen",
        "total_raised",
        Decimal(70_000_000),
        "USD",
        PartialDate("2025-06"),
        Qualifier.AT_LEAST,
        (),
        None,
        PLACE,
    )
    table = FactsTable(replace(facts_of(*many(1)), metrics=(total, replace(total, metric="revenue"))))
    assert noted.stated_totals(["Lumen"], table) == (
        "A source states at least $70 million raised by Lumen in all, as of June 2025.",
    )
    assert noted.stated_totals(["Harbor"], table) == ()


def test_the_round_with_which_the_table_begins_is_named() -> None:
    table = table_of(
        a_round("Lumen", "Old", announced=None),
        a_round("Lumen", "Seed", announced="2023-05"),
        a_round("Lumen", "Series A", announced="2024"),
        a_round("Harbor", "Seed", announced=None),
    )
    assert (
        noted.coverage("Lumen", table)
        == "The table begins with Lumen Seed (May 2023); earlier rounds may not be in it."
    )
    assert noted.coverage("Harbor", table) is None
    assert noted.coverage("Nobody", table) is None


@pytest.mark.parametrize(
    ("groups", "is_said"),
    [
        pytest.param([(NOTE,), (BIG,)], True, id="a round and the one that holds its money"),
        pytest.param([(BIG,), (BIG,)], True, id="one round twice"),
        pytest.param([(NOTE, BIG)], False, id="both in one row"),
        pytest.param([(NOTE,)], False, id="the other one is in no row"),
    ],
)
def test_sums_whose_rows_hold_the_same_money_say_that_they_do_not_add_up(
    groups: list[tuple[Round, ...]], is_said: bool
) -> None:
    workings: list[Expression | None] = [None] * len(groups)
    table = table_of(NOTE, BIG)
    assert any("do not add up" in n for n in noted.of_groups(groups, workings, table, sums=True)) is is_said
    assert not any("do not add up" in n for n in noted.of_groups(groups, workings, table, sums=False))


def test_groups_without_any_value_are_named() -> None:
    table = table_of(a_round("Lumen", amount=5), a_round("Harbor"), a_round("Orchard"))
    found = compute(FigureQuery("raised", Aggregate.SUM, group_by="company"), table)
    assert isinstance(found, Figure)
    assert [row.label for row in found.rows] == ["Lumen"]
    assert "No known value, and so no row: Harbor, Orchard." in found.notes


def test_a_sum_names_its_ceilings_and_what_it_is_without_them() -> None:
    exact, ceiling = many(1)[0], replace(many(2)[1], amount_qualifier=Qualifier.UP_TO)
    parts = tuple(cell.expression for cell in cells("amount", exact, ceiling) if cell.expression)
    assert noted.ceilings(Combined(Operator.ADD, parts), "USD") == (
        "Includes ceilings (up to): Lumen Series B amount. Without them the sum is $1 million.",
    )
    assert noted.ceilings(Combined(Operator.ADD, parts[:1]), "USD") == ()


def test_the_hedges_of_computed_values_in_a_list_are_named_once() -> None:
    loose = a_round(amount=10, post_money=100, amount_qualifier=Qualifier.APPROX)
    assert noted.hedged(cells("stake_sold", loose, loose)) == ("Lumen Series A amount is approximate.",)
    assert noted.hedged(cells("amount", loose)) == (), "a stated value shows its hedge itself"


def test_a_total_with_an_unsettled_date_names_the_round_that_it_leaves_out() -> None:
    table = table_of(
        a_round("Lumen", announced="2025", amount=1), a_round("Harbor", announced="2025-02-01", amount=2)
    )
    half = Filter("announced", Op.IN, (Period(date(2025, 1, 1), date(2025, 6, 30), "H1 2025"),))
    found = compute(FigureQuery("raised", Aggregate.SUM, (half,)), table)
    assert isinstance(found, Figure)
    assert found.value == 2
    assert "Cannot be told, and left out: Lumen Series A." in found.notes
