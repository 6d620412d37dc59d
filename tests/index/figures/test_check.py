"""A question for yes or no: a figure against a bound, another figure or names."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QueryError
from index.facts.schema import Investor, Qualifier
from index.facts.table import FactsTable
from index.figures.compute import Figure, Missing, compute
from index.figures.syntax import parse
from tests.builders import a_company, a_rate, a_round, facts_of, table_of

TABLE = table_of(
    a_round(
        "Lumen",
        "Series A",
        announced="2024-01-10",
        amount=10_000_000,
        post_money=100_000_000,
        lead_investors=("Pier",),
    ),
    a_round("Lumen", "Series B", announced="2025-01-10", amount=30_000_000, participants=("Quay",)),
    a_round("Orchard", "Series A", announced="2024-03-01", amount=20_000_000, currency="EUR"),
    a_round("Orchard", "Series B", announced="2025-03-01", currency="EUR"),
    a_round("Kestrel", "Series A", announced="2025-04-01", amount=4_000_000, amount_qualifier=Qualifier.AT_LEAST),
    a_round("Kestrel", "Series B", announced="2025-05-01", amount=6_000_000, amount_qualifier=Qualifier.UP_TO),
    companies=(a_company("Lumen", founded=2019, hq_city="Boston"), a_company("Orchard")),
    fx=(a_rate("2024-03-01", "USD", "1.1"),),
)
A = 'company = Lumen and round = "Series A"'


def result(line: str) -> Figure | Missing:
    query = parse(line)
    assert parse(str(query)) == query
    return compute(query, TABLE)


def verdict(line: str) -> object:
    """Yes or no, or ``None`` where it cannot be told."""
    found = result(line)
    if isinstance(found, Missing):
        return None
    assert found.unit == "yes/no"
    return found.value


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"is(amount where {A} > 9999999 USD)", "yes"),
        (f"is(amount where {A} > 10000000 USD)", "no"),
        (f"is(amount where {A} >= 10000000 USD)", "yes"),
        (f"is(stake_sold where {A} = 10)", "yes"),
        ("is(sum(raised) where company = Lumen < 40000001 USD)", "yes"),
        ("is(count(round) where company = Lumen = 2)", "yes"),
        ("is(founded where company = Lumen <= 2018)", "no"),
        ("is(amount where company = Orchard and announced in 2024 > 21 million USD)", "yes"),
    ],
)
def test_a_number_is_held_against_a_bound_money_at_the_rate_of_its_day(line: str, said: str) -> None:
    assert verdict(line) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"is(amount where {A} < (sum(raised) where company = Lumen))", "yes"),
        (f"is(amount where {A} > (amount where company = Orchard and announced in 2024))", "no"),
        (f"is(amount where {A} >= (amount where {A}))", "yes"),
    ],
)
def test_a_figure_is_held_against_another(line: str, said: str) -> None:
    assert verdict(line) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"is(lead_investors where {A} = Pier)", "yes"),
        (f"is(lead_investors where {A} = Quay)", "no"),
        (f"is(lead_investors where {A} = Pier, Quay)", "no"),
        ("is(list(investors) where company = Lumen = Pier, Quay)", "yes"),
        (f"is(lead_investors where {A} != Quay)", "yes"),
    ],
)
def test_names_hold_where_the_figure_has_all_of_them(line: str, said: str) -> None:
    assert verdict(line) == said


@pytest.mark.parametrize(
    "line",
    [
        'is(amount where company = Orchard and round = "Series B" > 1 USD)',
        'is(lead_investors where company = Orchard and round = "Series A" = Pier)',
        "is(amount where company = Lumen and round = Seed > 1 USD)",
        "is(founded where company = Orchard = 2019)",
    ],
)
def test_what_is_unknown_is_neither_yes_nor_no(line: str) -> None:
    assert verdict(line) is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("is(sum(raised) where company = Orchard > 1 million EUR)", "yes"),  # what is known is enough
        ("is(sum(raised) where company = Orchard > 30 million EUR)", None),
        ("is(sum(raised) where company = Orchard < 30 million EUR)", None),
        ("is(sum(raised) where company = Orchard < 15 million EUR)", "no"),
    ],
)
def test_a_sum_known_in_part_decides_only_what_its_known_part_decides(line: str, said: str | None) -> None:
    assert verdict(line) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('is(amount where company = Kestrel and round = "Series A" > 3 million USD)', "yes"),
        ('is(amount where company = Kestrel and round = "Series A" > 5 million USD)', None),
        ('is(amount where company = Kestrel and round = "Series A" < 5 million USD)', None),
        ('is(amount where company = Kestrel and round = "Series B" > 7 million USD)', "no"),
        ('is(amount where company = Kestrel and round = "Series B" > 5 million USD)', None),
    ],
)
def test_a_floor_decides_nothing_above_it_and_a_ceiling_nothing_below(line: str, said: str | None) -> None:
    assert verdict(line) == said


@pytest.mark.parametrize(
    "line", [f"is(amount where {A} > 3)", f"is(stake_sold where {A} > 3 USD)", f"is(lead_investors where {A} > 3)"]
)
def test_units_that_do_not_fit_are_refused(line: str) -> None:
    with pytest.raises(QueryError):
        result(line)


@given(amount=st.integers(1, 10**12), bound=st.integers(1, 10**12))
def test_exactly_one_of_more_less_and_equal_is_so(amount: int, bound: int) -> None:
    table = table_of(a_round("Lumen", "Seed", amount=amount))
    said = []
    for op in (">", "<", "="):
        found = compute(parse(f"is(amount where company = Lumen {op} {bound} USD)"), table)
        assert isinstance(found, Figure)
        said.append(found.value)
    assert sorted(map(str, said)) == ["no", "no", "yes"]
    assert Decimal(amount).compare(Decimal(bound)) == {"yes": 1}.get(str(said[0]), -1 if said[1] == "yes" else 0)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("is(sum(raised) where company = Kestrel > 3 million USD)", "yes"),  # the floor alone is more
        ("is(sum(raised) where company = Kestrel > 9 million USD)", None),
        ("is(sum(raised) where company = Kestrel > 10 million USD)", None),  # one part is a floor
        ("is(sum(raised) where company = Kestrel < 4 million USD)", "no"),
        ("is(sum(raised) where company = Kestrel < 11 million USD)", None),
    ],
)
def test_a_sum_lies_between_its_parts_that_are_no_ceilings_and_its_face(line: str, said: str | None) -> None:
    assert verdict(line) == said


def test_a_group_whose_parts_that_are_no_ceilings_pass_the_bound_stays() -> None:
    found = result("sum(raised) by company having > 3 million USD")
    assert isinstance(found, Figure)
    assert {row.label for row in found.rows} >= {"Kestrel", "Lumen", "Orchard"}


@pytest.mark.parametrize(
    ("this", "other", "said"),
    [
        ("Kestrel B", "Kestrel A", None),  # up to 6m, at least 4m
        ("Kestrel A", "Kestrel B", None),
        ("Lumen A", "Kestrel B", "yes"),  # 10m, up to 6m
        ("Kestrel B", "Lumen A", "no"),
        ("Lumen A", "Kestrel A", None),  # 10m, at least 4m
        ("Lumen B", "Lumen A", "yes"),
    ],
)
def test_two_values_are_only_held_against_each_other_where_no_hedge_could_turn_it_round(
    this: str, other: str, said: str | None
) -> None:
    sides = [f'amount where company = {name[:-2]} and round = "Series {name[-1]}"' for name in (this, other)]
    assert verdict(f"is({sides[0]} > ({sides[1]}))") == said


def test_sums_are_held_against_each_other_at_their_face() -> None:
    assert verdict("is(sum(raised) where company = Lumen > (sum(raised) where company = Kestrel))") == "yes"


def test_whom_an_investor_belongs_to_neither_proves_nor_disproves_that_it_was_there() -> None:
    by_forest = a_round("Lumen", "Series A", announced="2024-01-10", lead_investors=("Forest",))
    by_birch = a_round("Orchard", "Series A", announced="2024-01-10", lead_investors=("Birch",))
    called = a_round("Kestrel", "Acquisition by Birch", announced="2024-01-10", lead_investors=("Forest",))
    facts = facts_of(by_forest, by_birch, called)
    investors = tuple(
        Investor(name, (), parent, by_forest.origin) for name, parent in (("Forest", None), ("Birch", "Forest"))
    )
    table = FactsTable(replace(facts, investors=investors))
    untold = compute(parse("is(lead_investors where company = Lumen = Birch)"), table)
    assert isinstance(untold, Missing)
    assert "Forest, to which Birch belongs" in untold.reason
    assert untold.rounds == (by_forest,)
    by_an_arm = compute(parse("is(lead_investors where company = Orchard = Forest)"), table)
    assert isinstance(by_an_arm, Figure)
    assert by_an_arm.value == "yes"
    by_its_name = compute(parse("is(lead_investors where company = Kestrel = Birch)"), table)
    assert isinstance(by_its_name, Figure), "the round is called by the arm"
    assert by_its_name.value == "yes"
    by_nobody = compute(parse("is(lead_investors where company = Kestrel = Pier)"), table)
    assert isinstance(by_nobody, Figure)
    assert by_nobody.value == "no"
