"""The tables of the shipped corpus: they load whole, and say each thing in one way."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from index.corpus import Corpus, load_corpus
from index.facts.columns import TABLES
from index.facts.naming import plain
from index.facts.schema import CommitmentKind, Instrument
from index.facts.table import FactsTable

FOLDER = Path(__file__).parents[3] / "corpus"
GROUPS = {
    "AI labs",
    "AI applications",
    "AI chips",
    "AI cloud and data centres",
    "robotics",
    "defence",
    "autonomous driving",
    "quantum computing",
    "healthcare and biotech",
    "energy",
    "data and security software",
    "financial software",
    "media and games",
}


@cache
def shipped() -> Corpus:
    return load_corpus(FOLDER)


@cache
def table() -> FactsTable:
    return FactsTable(shipped().facts)


def test_tables_load_without_a_fault() -> None:
    assert [str(fault) for fault in shipped().faults] == []
    assert len(shipped().facts.rounds) > 100


def test_files_end_their_lines_alike_and_quote_only_what_needs_it(tmp_path: Path) -> None:
    for spec in TABLES:
        path = FOLDER / spec.file
        if not path.exists():
            continue
        text = path.read_bytes().decode()
        written = tmp_path / path.name
        with written.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(csv.reader(text.splitlines(keepends=True)))
        assert written.read_bytes().decode() == text, path.name


def test_every_name_means_one_company_or_investor() -> None:
    facts = shipped().facts
    named = [(one.name, one.aliases) for one in facts.companies] + [
        (one.name, one.aliases) for one in facts.investors
    ]
    meant = defaultdict(set)
    for name, aliases in named:
        for spelling in (name, *aliases):
            meant[plain(spelling)].add(name)
    assert {spelling: found for spelling, found in meant.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("typed", "investor"),
    [
        ("a16z", "Andreessen Horowitz"),
        ("lightspeed", "Lightspeed Venture Partners"),
        ("Sequoia", "Sequoia Capital"),
        ("fidelity", "Fidelity Management & Research"),
        ("IQT", "In-Q-Tel"),
        ("Mitsubishi UFJ", "MUFG"),
        ("Dragoneer Investment Group", "Dragoneer"),
        ("softbank group", "SoftBank"),
    ],
)
def test_investor_goes_by_the_names_that_people_type(typed: str, investor: str) -> None:
    assert table().canonical(typed) == investor


def test_arms_are_investors_of_their_own_and_belong_to_their_house() -> None:
    assert table().family("SoftBank") == ("SoftBank", "SoftBank Vision Fund 2")
    assert set(table().family("Alphabet")) == {"Alphabet", "Google", "GV", "CapitalG"}
    assert table().family("Google") == ("Google",)
    assert table().family("Nvidia") == ("Nvidia", "NVentures")


def test_every_investor_of_the_table_is_named_somewhere() -> None:
    facts = shipped().facts
    named = {name for one in facts.rounds for name in one.investors} | {one.investor for one in facts.commitments}
    named |= {one.parent for one in facts.investors if one.parent}
    assert [one.name for one in facts.investors if one.name not in named] == []


def test_nobody_both_leads_and_joins_one_round() -> None:
    twice = {one.round_id: set(one.lead_investors) & set(one.participants) for one in shipped().facts.rounds}
    assert {round_id: names for round_id, names in twice.items() if names} == {}


def test_every_round_has_a_term_that_fits_its_instrument() -> None:
    terms = {
        Instrument.DEBT: "Debt",
        Instrument.SECONDARY: "Secondary",
        Instrument.BUYOUT: "Buyout",
        Instrument.CONVERTIBLE: "Convertible",
    }
    for one in shipped().facts.rounds:
        assert one.series, one.round_id
        assert one.series == terms.get(one.instrument, one.series), one.round_id


def test_parts_of_commitments_are_no_sum_beside_their_whole() -> None:
    wholes: Counter[str] = Counter()
    for one in shipped().facts.commitments:
        if one.round_id == "anthropic-amazon-2023" and one.part_of is None:
            wholes[one.investor] += one.amount
    assert wholes == {"Amazon": 4_000_000_000}
    groups = {one.investor for one in shipped().facts.commitments if one.kind is CommitmentKind.GROUP}
    assert "Third-party co-investors" in groups


def test_alternatives_differ_from_the_value_that_is_preferred() -> None:
    for one in shipped().facts.alternatives:
        used = getattr(table().round(one.round_id), one.field, None)
        shown = "; ".join(used) if isinstance(used, tuple) else str(used)
        assert one.value != shown or one.currency, one
        assert one.source_ids or one.note, one


def test_series_e_shows_who_else_is_said_to_have_joined() -> None:
    (claim,) = table().alternatives_of("anthropic-series-e", "participants")
    assert claim.value == "Amazon; Google"
    assert not set(table().round("anthropic-series-e").investors) & {"Amazon", "Google"}


def test_every_company_has_one_of_the_sector_groups() -> None:
    found = {one.sector_group for one in shipped().facts.companies}
    assert found == GROUPS
