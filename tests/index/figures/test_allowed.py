"""Whatever the syntax allows is computed or has a reason: no query that reads makes the program stumble."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from index.corpus import load_corpus
from index.errors import QueryError
from index.facts.table import FactsTable
from index.figures import allowed
from index.figures.catalogue import METRICS, Metric
from index.figures.compute import compute
from index.figures.naming import named
from index.figures.query import Query
from tests.index.figures.lines import known_names, queries

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
TABLE = FactsTable(load_corpus(CORPUS).facts)


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=150)
@given(queries(known_names(TABLE)))
def test_every_query_about_known_names_is_computed_or_has_a_reason(query: Query) -> None:
    with contextlib.suppress(QueryError):  # a company that has no round of that name
        assert named(query, TABLE) == query
    with contextlib.suppress(QueryError):  # groups in common, which no one fact counts, held against a number
        compute(query, TABLE)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_every_metric_has_an_aggregate_and_is_found_by_its_name_and_its_synonyms(metric: Metric) -> None:
    assert allowed.aggregates_of(metric)
    assert allowed.metric_called(metric.name.upper()) is metric
    assert {allowed.metric_called(text).name for text in metric.synonyms} <= {one.name for one in METRICS}


def test_every_field_has_operators() -> None:
    assert [field for field in allowed.FIELDS if not allowed.operators_of(field)] == []
