"""Dates and names in prose: read with exact offsets, and nothing made a name by its place in a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts.checking.dates import dates
from index.facts.checking.known import Known
from index.facts.checking.matching import is_named, parts_named
from index.facts.checking.names import Lexicon, names
from index.facts.schema import DetailKind as Kind
from index.facts.schema import PartialDate
from index.figures.display import day
from index.sentences import Span

LEXICON = Lexicon({"8090 Industries", "Nvidia", "OpenAI", "Lumen", "Birch Capital"}, aliases={"Scale", "Series B"})


def named(text: str) -> list[str]:
    found = names(text, Span(0, len(text)), LEXICON)
    assert all(text[one.start : one.end] == one.text for one in found)
    return [one.text for one in found]


@pytest.mark.parametrize(
    ("text", "allowed", "other"),
    [
        ("on 9 September 2025", "2025-09-09", "2025-09-08"),
        ("on September 9, 2025", "2025-09-09", "2025-08-09"),
        ("2025-09-09", "2025-09-09", "2025-09-10"),
        ("in September 2025", "2025-09-30", "2025-10-01"),
        ("27 Mar 2024", "2024-03-27", "2024-03"),
        ("in Q3 2025", "2025-08", "2025-10"),
        ("the first quarter of 2026", "2026-03-31", "2026-04-01"),
        ("in 2025", "2025-09-09", "2024-12-31"),
        ("in mid-2025", "2025-06-30", "2026-06-30"),
        ("the January talks", "2025-01-20", "2025-02"),
    ],
)
def test_written_date_allows_what_falls_into_it(text: str, allowed: str, other: str) -> None:
    [one] = dates(text, 0, len(text))
    assert one.allows(PartialDate(allowed))
    assert not one.allows(PartialDate(other))


@pytest.mark.parametrize("text", ["It May rise", "$2025", "2025 million", "1,2025", "a March on Rome"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates(text, 0, len(text)) == ()


@given(when=st.dates(date(1900, 1, 1), date(2099, 12, 31)), length=st.sampled_from([4, 7, 10]))
def test_any_date_that_is_displayed_is_read_back(when: date, length: int) -> None:
    known = PartialDate(when.isoformat()[:length])
    text = f"It closed in {day(known)}, they say."
    [one] = dates(text, 0, len(text))
    assert text[one.start : one.end] == day(known)
    assert one.allows(known)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was led by Birch Capital, with Nvidia.", ["Birch Capital", "Nvidia"]),
        ("Early Reuters reports say so.", ["Early Reuters"]),
        ("Later OpenAI joined.", ["OpenAI"]),
        ("Money came from Elm & Oak Partners.", ["Elm & Oak Partners"]),
        ("It pleased Prince Alwaleed bin Talal.", ["Prince Alwaleed bin Talal"]),
        ("Google's Gemini competes.", ["Gemini"]),
        ("8090 Industries led the Series B.", ["8090 Industries", "Series B"]),
        ("Scale is put into proportion.", []),
        ("The European IPO of an AI company came in March.", []),
        ("The US Vice President named it.", ["Vice President"]),
    ],
)
def test_names_are_found_and_sentence_starts_are_none(text: str, found: list[str]) -> None:
    assert named(text) == found


def known(*values: str) -> tuple[Known, ...]:
    return tuple(Known(Kind.NAME, value, "", "participants", value, f"f:{value}", None) for value in values)


def test_part_of_a_known_name_is_known_and_an_addition_is_not() -> None:
    assert is_named("Amazon", known("Amazon Web Services")) is not None
    assert is_named("Amazon Ventures", known("Amazon Web Services")) is None
    assert is_named("Wall Street Journal", known("EA sold (citing WSJ)")) is not None
    assert is_named("Azon", known("Amazon Web Services")) is None


def test_two_known_names_side_by_side_are_known() -> None:
    assert len(parts_named("Nvidia Vera Rubin", known("Nvidia", "Vera Rubin"))) == 2
    assert parts_named("Nvidia Vera Wang", known("Nvidia", "Vera Rubin")) == []
