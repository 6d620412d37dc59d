"""What single investors put in: ceilings stay ceilings, and no money is added twice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts.schema import Commitment, CommitmentKind, Qualifier, Round
from index.facts.table import FactsTable
from index.figures.catalogue import metric_named
from index.figures.compute import Figure, compute
from index.figures.query import Aggregate, FigureQuery, Filter, FilterValue, Money, Op
from tests.builders import a_commitment, a_rate, a_round, table_of

A = a_round(amount=200, post_money=1000, round_id="a")
B = a_round(name="Series B", announced="2025-09-10", amount=900, post_money=4000, round_id="b")
PIER = a_commitment("a", "Pier", 50)


def figure(table: FactsTable, aggregate: Aggregate | None = Aggregate.SUM, **where: FilterValue) -> Figure:
    filters = tuple(Filter(field, Op.EQ, (value,)) for field, value in where.items())
    found = compute(FigureQuery("commitment", aggregate, filters), table)
    assert isinstance(found, Figure), found
    return found


def of(*commitments: Commitment, rounds: tuple[Round, ...] = (A, B)) -> FactsTable:
    return table_of(*rounds, commitments=commitments)


def test_a_commitment_is_in_percent_of_the_round_and_of_the_valuation() -> None:
    table = of(PIER)
    assert metric_named("share_of_round").of(PIER, table).value == 25
    assert metric_named("commitment_to_valuation").of(PIER, table).value == 5


def test_a_commitment_in_another_currency_is_converted_for_a_percentage() -> None:
    euros = replace(PIER, currency="EUR")
    table = table_of(A, commitments=(euros,), fx=(a_rate("2025-03-10", "USD", "2"),))
    assert metric_named("share_of_round").of(euros, table).value == 50
    assert metric_named("share_of_round").of(euros, of(euros)).missing


def test_a_round_of_unknown_size_has_no_shares() -> None:
    unknown = replace(A, amount=None, post_money=None)
    table = of(PIER, rounds=(unknown,))
    for name in ("share_of_round", "commitment_to_valuation"):
        assert "Lumen Series A" in (metric_named(name).of(PIER, table).missing or "")


def test_a_ceiling_stays_one_and_says_that_it_need_not_be_paid() -> None:
    found = figure(of(replace(PIER, qualifier=Qualifier.UP_TO)), None, investor="Pier")
    assert found.hedge is Qualifier.UP_TO
    assert any("ceiling" in note for note in found.notes)


def test_a_sum_with_ceilings_says_what_it_is_without_them() -> None:
    found = figure(of(PIER, replace(a_commitment("b", "Pier", 70), qualifier=Qualifier.UP_TO)), investor="Pier")
    assert (found.value, found.hedge) == (Decimal(120), Qualifier.UP_TO)
    assert any("Without them the sum is $50" in note for note in found.notes)


def test_a_part_is_not_added_to_its_whole() -> None:
    part = replace(a_commitment("a", "Pier", 20), part="first note", part_of="Pier")
    found = figure(of(PIER, part), investor="Pier")
    assert found.value == 50
    assert any("Pier (first note)" in note for note in found.notes)


def test_a_question_about_one_commitment_means_the_whole_of_it() -> None:
    part = replace(a_commitment("a", "Pier", 20), part="first note", part_of="Pier")
    assert figure(of(part, PIER), None, investor="Pier").value == 50
    assert figure(of(part, PIER), Aggregate.COUNT).value == 1
    assert len(figure(of(part, PIER), Aggregate.LIST).rows) == 2, "a list shows the parts as well"


def test_what_a_group_holds_is_not_added_to_it() -> None:
    crowd = replace(a_commitment("a", "Others", 90), kind=CommitmentKind.GROUP)
    inside = replace(PIER, part_of="Others")
    assert figure(of(crowd, inside)).value == 90
    assert figure(of(crowd, inside), investor="Pier").value == 50


@pytest.mark.parametrize(("early", "late", "total"), [(70, 50, 70), (50, 70, 70)])
def test_one_investors_money_that_stands_in_two_rounds_is_added_once(early: int, late: int, total: int) -> None:
    held = replace(A, overlaps_with=("b",))
    found = figure(of(a_commitment("a", "Pier", early), a_commitment("b", "Pier", late), rounds=(held, B)))
    assert found.value == total
    assert any(note.startswith("Counted once") for note in found.notes)


def test_several_parts_in_one_round_are_weighed_together() -> None:
    held = replace(A, overlaps_with=("b",))
    parts = [replace(a_commitment("b", "Pier", amount), part=str(amount)) for amount in (50, 60)]
    assert figure(of(a_commitment("a", "Pier", 70), *parts, rounds=(held, B))).value == 110


def test_another_investors_money_in_the_later_round_is_its_own() -> None:
    held = replace(A, overlaps_with=("b",))
    assert figure(of(PIER, a_commitment("b", "Quay", 70), rounds=(held, B))).value == 120


def test_a_group_of_the_later_round_may_be_those_of_the_earlier_one() -> None:
    held = replace(A, overlaps_with=("b",))
    crowd = replace(a_commitment("b", "Earlier backers", 60), kind=CommitmentKind.GROUP)
    assert figure(of(PIER, a_commitment("a", "Quay", 40), crowd, rounds=(held, B))).value == 90
    assert figure(of(PIER, crowd, rounds=(held, B))).value == 60


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["Pier", "Quay"]), st.integers(1, 99)), min_size=1))
def test_a_sum_lies_between_the_largest_commitment_and_all_of_them(told: list[tuple[str, str, int]]) -> None:
    pledges = [replace(a_commitment(*one), part=str(at)) for at, one in enumerate(told)]
    held = replace(A, overlaps_with=("b",))
    found = figure(of(*pledges, rounds=(held, B)))
    assert max(one[2] for one in told) <= (found.value or 0) <= sum(one[2] for one in told)  # type: ignore[operator] # a number
    apart = figure(of(*pledges))
    assert apart.value == sum(one[2] for one in told), "without overlaps nothing is dropped"


def test_commitments_are_selected_by_their_own_size_and_by_their_round() -> None:
    table = of(PIER, a_commitment("b", "Quay", 700))
    over = Filter("commitment", Op.GT, (Money(100, "USD"),))
    found = compute(FigureQuery("commitment", Aggregate.LIST, (over,)), table)
    assert isinstance(found, Figure)
    assert [row.label for row in found.rows] == ["Quay"]
    assert figure(table, company="Lumen").value == 750
    assert figure(table, round="Series A").value == 50


def test_groups_that_share_money_say_that_they_do_not_add_up() -> None:
    crowd = replace(a_commitment("a", "Others", 90), kind=CommitmentKind.GROUP)
    found = compute(
        FigureQuery("commitment", Aggregate.SUM, group_by="investor"), of(crowd, replace(PIER, part_of="Others"))
    )
    assert isinstance(found, Figure)
    assert [(row.label, row.value) for row in found.rows] == [("Others", Decimal(90)), ("Pier", Decimal(50))]
    assert any("do not add up" in note and "Pier" in note for note in found.notes)
