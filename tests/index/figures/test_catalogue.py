"""The catalogue is whole: each metric once, with all that a reader and an asker need."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.answers.words import normal, singular
from index.facts.schema import Company, Instrument, Round
from index.facts.table import FactsTable
from index.facts.vocabulary import METRICS as METRIC_NAMES
from index.figures.catalogue import METRICS, Kind, Level, Metric, metric_named
from index.figures.cells import Record
from tests.builders import a_commitment, a_company, a_metric, a_round, table_of

BY_NAME = [pytest.param(metric, id=metric.name) for metric in METRICS]
ASKED_BY_NO_WORD_OF_ITS_OWN = {"round"}
"""Counted by the word round itself, which the grammar of questions keeps."""


def test_names_and_titles_are_unique() -> None:
    for words in ([metric.name for metric in METRICS], [metric.title.casefold() for metric in METRICS]):
        assert [word for word, count in Counter(words).items() if count > 1] == []


def test_no_synonym_means_two_metrics() -> None:
    meant = Counter(key for metric in METRICS for key in {_key(text) for text in metric.synonyms})
    assert len(meant) > 80
    assert [" ".join(key) for key, count in meant.items() if count > 1] == []


def _key(text: str) -> tuple[str, ...]:
    return tuple(singular(word) for word in normal(text))


@pytest.mark.parametrize("metric", BY_NAME)
def test_each_metric_has_a_definition_a_formula_and_a_source(metric: Metric) -> None:
    assert metric.definition.endswith(".")
    for text in (metric.title, metric.definition, metric.formula, metric.source):
        assert text.strip() == text != ""


@pytest.mark.parametrize("metric", BY_NAME)
def test_synonyms_are_in_lower_case_and_each_stands_once(metric: Metric) -> None:
    assert bool(metric.synonyms) is (metric.name not in ASKED_BY_NO_WORD_OF_ITS_OWN)
    assert len(set(metric.synonyms)) == len(metric.synonyms)
    assert all(text == text.casefold().strip() for text in metric.synonyms)


def test_a_metric_is_found_by_its_name_only() -> None:
    assert all(metric_named(metric.name) is metric for metric in METRICS)
    with pytest.raises(KeyError):
        metric_named("Amount")


@pytest.mark.parametrize("kind", Kind)
def test_only_names_dates_and_texts_are_no_numbers(kind: Kind) -> None:
    assert kind.is_number is (kind not in {Kind.NAMES, Kind.DATE, Kind.TEXT})


EARLIER = a_round(name="Seed", announced="2024-02-01", amount=1, post_money=10)
FULL = a_round(
    amount=20,
    post_money=100,
    lead_investors=("Pier",),
    participants=("Quay",),
    use_of_funds="robots",
    round_id="a",
    series="Series A",
)
LUMEN = a_company(
    "Lumen",
    hq_city="Bern",
    hq_country="Switzerland",
    founded=2019,
    sector="lamps",
    founders=("Ada",),
    sector_group="hardware",
)
PLEDGE = a_commitment("a", "Pier", 5)
UNITS = {Kind.MONEY: "USD", Kind.PERCENT: "percent", Kind.MULTIPLE: "x", Kind.COUNT: "count", Kind.NAMES: "name"}
UNITS_OF_THEIR_OWN = {"months_since_previous": "months"}
KNOWN_OF_ANYTHING = {
    "instrument",
    "confidence",
    "currency",
    "name",
    "round",
    "company",
    "company_name",
    "commitment",
    "rounds_count",
}


def full_table(metric: Metric) -> FactsTable:
    """All is known, but users are counted in one sense only where it is them that are asked for."""
    counts = {one.name for one in METRICS if one.kind is Kind.COUNT}
    names = [name for name in METRIC_NAMES if metric.name != "users" or not name.endswith("active_users")]
    measured = tuple(a_metric("Lumen", name, 7, "people" if name in counts else None) for name in names)
    return table_of(EARLIER, FULL, companies=(LUMEN,), commitments=(PLEDGE,), metrics=measured)


def record(level: Level, one: Round, company: Company) -> Record:
    of: dict[Level, Record] = {Level.ROUND: one, Level.COMPANY: company, Level.COMMITMENT: PLEDGE}
    return of[level]


@pytest.mark.parametrize("metric", BY_NAME)
def test_each_metric_has_a_value_of_its_kind_where_all_is_known(metric: Metric) -> None:
    cell = metric.of(record(metric.level, FULL, LUMEN), full_table(metric))
    assert cell.missing is None
    assert (cell.value is not None) is metric.kind.is_number
    assert bool(cell.names) is (metric.kind is Kind.NAMES)
    assert bool(cell.text) is (metric.kind in {Kind.DATE, Kind.TEXT})
    assert cell.unit == UNITS_OF_THEIR_OWN.get(metric.name, UNITS.get(metric.kind, metric.kind.value))


@pytest.mark.parametrize("metric", BY_NAME)
def test_each_metric_gives_a_reason_where_nothing_is_known(metric: Metric) -> None:
    bare = a_round(announced=None, instrument=Instrument.EQUITY, round_id="a")
    cell = metric.of(record(metric.level, bare, a_company("Lumen")), table_of(bare, commitments=(PLEDGE,)))
    assert (cell.missing is None) is (metric.name in KNOWN_OF_ANYTHING)
    assert cell.missing is None or "Lumen" in cell.missing
    assert metric.name in KNOWN_OF_ANYTHING or (cell.value, cell.text, cell.names) == (None, None, ())
