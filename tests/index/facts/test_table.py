"""Look-ups of investors and of what other sources say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.facts.schema import Alternative, Commitment, CommitmentKind, Facts, Investor, Origin, Qualifier
from index.facts.table import FactsTable
from tests.builders import ORIGIN, a_round, facts_of


def an_investor(name: str, *aliases: str, parent: str | None = None) -> Investor:
    return Investor(name, aliases, parent, Origin("facts/investors.csv", line=2, start=0, end=10))


def an_alternative(field: str, value: str) -> Alternative:
    return Alternative("lumen-a", field, value, Qualifier.EXACT, ("a-page",), None, ORIGIN)


def a_table(*investors: Investor, **fields: object) -> FactsTable:
    facts: Facts = facts_of(a_round(lead_investors=("Birch Capital",), participants=("Élan & Co.",)))
    return FactsTable(replace(facts, investors=investors, **fields))  # type: ignore[arg-type] # as in builders


FOREST = (
    an_investor("Forest", "The Forest"),
    an_investor("Birch Capital", "Birch", "b2c", parent="Forest"),
    an_investor("Forest Growth", parent="Forest"),
    an_investor("Birch Seed Fund", parent="Birch Capital"),
)


@pytest.mark.parametrize("typed", ["Birch Capital", "birch", "B2C", "  Birch   Capital "])
def test_investor_is_known_by_name_and_alias_in_any_case(typed: str) -> None:
    assert a_table(*FOREST).canonical(typed) == "Birch Capital"


@pytest.mark.parametrize("typed", ["Elan & Co", "élan & co."])
def test_investor_that_only_a_round_names_is_known_by_that_name(typed: str) -> None:
    assert a_table(*FOREST).canonical(typed) == "Élan & Co."


def test_unknown_investor_has_no_spelling() -> None:
    assert a_table(*FOREST).canonical("Oak") is None


def test_alias_of_two_means_neither_and_a_name_comes_before_an_alias() -> None:
    table = a_table(an_investor("Birch", "Tree"), an_investor("Oak", "Tree", "Birch"))
    assert table.canonical("tree") is None
    assert table.canonical("birch") == "Birch"


def test_family_is_the_investor_and_all_its_arms() -> None:
    table = a_table(*FOREST)
    assert table.family("the forest") == ("Forest", "Birch Capital", "Forest Growth", "Birch Seed Fund")
    assert table.family("Birch") == ("Birch Capital", "Birch Seed Fund")
    assert table.family("Oak") == ("Oak",)


def test_above_an_investor_is_everyone_whose_arm_it_is() -> None:
    table = a_table(*FOREST)
    assert table.above("Birch Seed Fund") == ("Birch Capital", "Forest")
    assert table.above("Birch") == ("Forest",)
    assert table.above("the forest") == table.above("Oak") == ()


def test_spellings_are_all_names_of_the_family_and_of_those_above() -> None:
    spellings = a_table(*FOREST).spellings_of("Birch")
    assert {"Birch Capital", "Birch", "Birch Seed Fund", "Forest", "The Forest"} <= {*spellings}
    assert "Forest Growth" not in spellings
    assert a_table(*FOREST).spellings_of("Oak") == ("Oak",)


def test_group_of_a_commitment_is_no_investor() -> None:
    group = Commitment("r", "Several others", 5, "USD", Qualifier.EXACT, (), ORIGIN, kind=CommitmentKind.GROUP)
    single = replace(group, investor="Spruce", kind=CommitmentKind.INVESTOR)
    table = a_table(commitments=(group, single))
    assert table.canonical("several others") is None
    assert table.canonical("spruce") == "Spruce"


def test_alternatives_of_a_round_or_of_one_of_its_fields() -> None:
    first, second = an_alternative("amount", "5"), an_alternative("post_money", "50")
    table = a_table(alternatives=(first, second))
    assert table.alternatives_of("lumen-a") == (first, second)
    assert table.alternatives_of("lumen-a", "post_money") == (second,)
    assert table.alternatives_of("lumen-b") == ()
    assert table.source_ids(first.fact_id) == ("a-page",)
    assert table.origin(first.fact_id) == ORIGIN
