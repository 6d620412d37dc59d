"""The shipped corpus: every file loads, every briefing keeps to its form, and nothing in its prose is invented."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from index.briefings import FULL_STORY, SOURCE, STRATEGIC_VIEW, SUMMARY, Briefing, Section
from index.corpus import Corpus, load_corpus
from index.facts.checking.claims import Claim
from index.facts.checking.prose import ProseCheck
from index.facts.schema import DetailKind as Kind
from index.facts.schema import PartialDate, Round
from index.facts.table import FactsTable

FOLDER = Path(__file__).parent.parent / "corpus"
NAMES = sorted(path.name for path in (FOLDER / "briefings").iterdir())
WORDS = range(250, 451)
"""How long the prose of a briefing is."""


@cache
def corpus() -> Corpus:
    return load_corpus(FOLDER)


@cache
def prose() -> ProseCheck:
    return ProseCheck(FactsTable(corpus().facts))


def briefing(name: str) -> Briefing:
    return next(one for one in corpus().briefings if one.file == f"briefings/{name}")


def round_of(name: str) -> Round:
    """The row that a briefing's front matter names."""
    front = briefing(name).front_matter
    assert front is not None, "has no front matter"
    found = [one for one in corpus().facts.rounds if one.round_id == front.values.get("round_id")]
    assert len(found) == 1, f"no row has the round_id {front.values.get('round_id')!r}"
    return found[0]


def sections_of(name: str) -> dict[str, str]:
    one = briefing(name)
    return {section.name: one.text[section.start : section.end] for section in one.sections}


def test_all_of_the_corpus_loads_without_a_fault_or_a_conflict() -> None:
    loaded = corpus()
    assert NAMES
    assert len(loaded.briefings) == len(NAMES)
    assert all((loaded.facts.rounds, loaded.facts.details, loaded.facts.sources))
    assert [str(fault) for fault in loaded.faults] == []
    assert [str(conflict) for conflict in loaded.facts.conflicts] == []


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_a_briefing_states_is_supported(name: str) -> None:
    found = prose().check(briefing(name))
    assert found is not None, "the tables know no round of it"
    assert len(found.findings) >= 20, "too little was found to check"
    assert list(found.problems()) == []


def changed(text: str) -> str:
    """The same words with another last digit that is not 0, or another name."""
    digits = list(re.finditer(r"[1-9]", text))
    if not digits:
        return "Elm Street Partners"
    at = digits[-1].start()
    return text[:at] + str((int(text[at]) + 2) % 9 + 1) + text[at + 1 :]


def test_most_of_what_is_changed_in_a_briefing_is_noticed() -> None:
    figures, others = list[bool](), list[bool]()
    for one in corpus().briefings:
        found = prose().check(one)
        assert found is not None
        for claim in [finding.claim for finding in found.findings][::8]:
            text = one.text[: claim.start] + changed(claim.text) + one.text[claim.end :]
            again = prose().check(replace(one, text=text, sections=moved(one, claim, len(text) - len(one.text))))
            assert again is not None
            hit = any(claim.start <= other.claim.start <= claim.end for other in again.unsupported)
            (others if claim.kind in (Kind.DATE, Kind.NAME) else figures).append(hit)
    assert min(len(figures), len(others)) > 100
    assert sum(figures) / len(figures) > 0.8
    assert sum(others) / len(others) > 0.9


def moved(one: Briefing, claim: Claim, by: int) -> tuple[Section, ...]:
    """A briefing's sections after the text of one claim has grown by some characters."""
    return tuple(
        replace(
            part, start=part.start + by * (part.start > claim.start), end=part.end + by * (part.end > claim.start)
        )
        for part in one.sections
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_briefing_is_told_by_the_row_of_its_round(name: str) -> None:
    front, row = briefing(name).front_matter, round_of(name)
    assert front is not None
    assert front.values["company"] == row.company
    assert front.values["round"] == row.round
    assert PartialDate(str(front.values["announced"])) == row.announced


@pytest.mark.parametrize("name", NAMES)
def test_a_briefing_has_its_sections_in_order_and_a_reader_s_length(name: str) -> None:
    sections = sections_of(name)
    assert list(sections) == [STRATEGIC_VIEW, FULL_STORY, SUMMARY, SOURCE]
    assert all(text.strip() for text in sections.values())
    words = sum(len(text.split()) for section, text in sections.items() if section != SOURCE)
    assert words in WORDS


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_that_a_briefing_names_are_known(name: str) -> None:
    named = re.findall(r"https?://\S+?(?=,?\s|\Z)", sections_of(name)[SOURCE])
    known = {source.url for source in corpus().facts.sources.values()}
    assert named
    assert [url for url in named if url not in known] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_follows_its_date(name: str) -> None:
    announced = round_of(name).announced
    assert announced is not None
    assert re.fullmatch(rf"{announced.iso[:7]}-[a-z0-9-]+\.md", name)
