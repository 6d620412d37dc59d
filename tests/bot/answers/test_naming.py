"""Names of a facts table: which ones are guessed from longer ones, and that no guess takes another's place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answers.abbreviations import SHORT
from bot.answers.naming import Name, names_of
from bot.answers.senses import Sense
from bot.answers.words import normal
from index.facts.table import FactsTable
from tests.bot.answers.test_lexicon import an_investor
from tests.builders import a_company, a_round, facts_of


def names(*investors: str, companies: tuple[str, ...] = (), founders: tuple[str, ...] = ()) -> dict[str, Name]:
    rows = tuple(a_company(name, founders=founders) for name in companies)
    facts = facts_of(a_round(), companies=rows)
    table = FactsTable(replace(facts, investors=tuple(an_investor(name) for name in investors)))
    return {" ".join(key): name for key, name in names_of(table).items()}


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("Quillon Global", "quillon"),
        ("Quillon Venture Partners", "quillon"),
        ("Amber Quillon Capital", "amber quillon"),
    ],
)
def test_a_firm_is_known_without_the_generic_end_of_its_name(whole: str, part: str) -> None:
    assert names(whole)[part] == Name(Sense.INVESTOR, (whole,), whole, is_guess=True)


@pytest.mark.parametrize(
    ("firms", "part"),
    [
        (("Quillon Global", "Quillon Capital"), "quillon"),
        (("Quillon Global", "Quillon Harbor"), "quillon"),
        (("General Capital",), "general"),
        (("Big Idea Ventures",), "big idea"),
        (("Abc Ventures",), "abc"),
        (("B2 Ventures",), "b 2"),
        (("Quillon Harbor",), "quillon"),
    ],
)
def test_a_part_that_others_share_or_that_is_ordinary_english_is_nobody(firms: tuple[str, ...], part: str) -> None:
    assert part not in names(*firms)


def test_an_arm_is_not_known_by_a_part_that_begins_with_its_owner() -> None:
    assert "lumen startup" not in names("Lumen Startup Fund", companies=("Lumen",))


def test_a_founder_is_known_by_a_surname_that_nobody_else_has() -> None:
    found = names(companies=("Lumen",), founders=("Ada Quill", "Bea Osterly", "Cid Osterly", "Tom Brown"))
    assert found["quill"] == Name(Sense.FOUNDER, "Ada Quill", "Ada Quill", is_guess=True)
    assert "osterly" not in found
    assert "brown" not in found


def test_a_surname_that_an_investor_bears_is_not_guessed() -> None:
    found = names("Quill Capital", companies=("Lumen",), founders=("Ada Quill",))
    assert found["quill"].sense is Sense.INVESTOR


def test_an_abbreviation_counts_where_the_table_has_the_name() -> None:
    assert names("General Catalyst")["gc"] == Name(Sense.INVESTOR, ("General Catalyst",), "GC")
    assert names(companies=("OpenAI",))["oai"] == Name(Sense.COMPANY, "OpenAI", "OAI")
    assert "gc" not in names("Founders Fund")


def test_no_abbreviation_stands_for_two_names() -> None:
    keys = [normal(short) for short in SHORT]
    assert len(keys) > 20
    assert len(set(keys)) == len(keys)
