"""What a figure query can be made of, for ``roundtable figure --list``: told by the catalogue, so never behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from index.figures.allowed import FIELDS, aggregates_of, operators_of, sort_of
from index.figures.catalogue import METRICS, Metric
from index.figures.fields import GROUPS
from index.figures.query import Aggregate, CompareOp


def parts() -> dict[str, Any]:
    """Metrics, fields, groups, aggregates and comparisons, as JSON has them."""
    return {
        "metrics": [_metric(metric) for metric in METRICS],
        "fields": [
            {"name": name, "compares_with": sort_of(name).value, "operators": [op.value for op in operators_of(name)]}
            for name in FIELDS
        ],
        "groups": sorted(GROUPS),
        "aggregates": [one.value for one in Aggregate],
        "comparisons": [one.value for one in CompareOp],
    }


def _metric(metric: Metric) -> dict[str, Any]:
    return {
        "name": metric.name,
        "unit": _unit(metric),
        "of": metric.level.value,
        "definition": metric.definition,
        "aggregates": [one.value for one in aggregates_of(metric)],
    }


def _unit(metric: Metric) -> str:
    return metric.unit or metric.kind.unit


def parts_as_text() -> str:
    """The same as lines, one a metric, for a terminal or a pipe."""
    rows = [(metric.name, _unit(metric), metric.definition) for metric in METRICS]
    fields = [(name, sort_of(name).value, " ".join(op.value for op in operators_of(name))) for name in FIELDS]
    return "\n".join(
        [
            *_table("Metrics", rows),
            *_table("Fields of conditions", fields),
            *_words("Groups", sorted(GROUPS)),
            *_words("Aggregates", list(Aggregate)),
            *_words("Comparisons", list(CompareOp)),
        ]
    ).rstrip()


def _table(title: str, rows: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    yield title
    for name, unit, told in rows:
        yield f"  {name:{widths[0]}}  {unit:{widths[1]}}  {told}"
    yield ""


def _words(title: str, words: Sequence[str]) -> Iterator[str]:
    yield title
    yield f"  {', '.join(words)}"
    yield ""
