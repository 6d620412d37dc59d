"""The metric catalogue: every metric once, with its definition, formula, unit, synonyms and the definition's source.

This is the one place to add a metric (docs/architecture.md shows how): ``rounds``, ``companies`` and ``commitments``
hold the entries by the sort of record that they are of, as data. What they compute is in ``round_metrics``,
``company_metrics`` and ``commitment_metrics``; how people ask for it is the ``synonyms``, in lower case and without
plural forms that only add an s.
"""

from __future__ import annotations

from index.figures.catalogue.commitments import COMMITMENT_METRICS
from index.figures.catalogue.companies import COMPANY_METRICS
from index.figures.catalogue.kinds import Kind, Level, Metric
from index.figures.catalogue.rounds import ROUND_METRICS

__all__ = ["METRICS", "Kind", "Level", "Metric", "metric_named"]

METRICS: tuple[Metric, ...] = (*ROUND_METRICS, *COMPANY_METRICS, *COMMITMENT_METRICS)

_BY_NAME = {metric.name: metric for metric in METRICS}


def metric_named(name: str) -> Metric:
    """The catalogue's metric of this name; KeyError if it has none."""
    return _BY_NAME[name]
