"""The dated figures of a company: revenue, staff, users, and whatever else ``metrics.csv`` has a name for.

A figure that a source limits to a part of the company (its ``scope``) is never taken for the whole: where there are
unlimited ones the series is made of those, else of those of the one scope that there is; with several scopes there is
no series, only the reason. What a metric answers with is the last of its series.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from index.facts.schema import Company, CompanyMetric
from index.facts.table import FactsTable
from index.figures.cells import Cell
from index.figures.display import day, displayed
from index.figures.working import Given, decimal_of

_SPOKEN = {
    "arr": "annual recurring revenue",
    "run_rate_revenue": "run-rate revenue",
    "product_run_rate_revenue": "run-rate revenue of a product",
    "gpus": "GPUs",
    "tpus": "TPUs",
    "api_tokens": "API tokens",
    "h100_equivalents": "H100 equivalents",
}
Of = Callable[[Company, FactsTable], Cell]
Series = Callable[[Company, FactsTable], tuple[Cell, ...]]

_PACES = (" per year", " per month")
_PLAIN_COUNTS = frozenset({"people", "users", "customers"})
"""Counted by the plain number, because the metric's title says of what."""


@dataclass(frozen=True, slots=True)
class Dated:
    """How a metric with dated values answers."""

    of: Of
    """The last of the series."""
    series: Series
    """All that make one series, oldest first."""
    every: Series
    """All there are, also those of parts, oldest first."""


def series_of(*names: str, title: str, one_kind: bool = False) -> Dated:
    """How a metric answers from the figures of one name in ``metrics.csv``, or of several.

    Where several names have a figure of the same date, that of the first name is the last of them. With ``one_kind``
    the names mean different things, and a company that has figures of more than one has no series.
    """

    def series(this: Company, table: FactsTable) -> tuple[Cell, ...]:
        told, others = _told(this, names, table)
        if one_kind and len({one.metric for one in told}) > 1:
            return ()
        return tuple(_cell(one, this, others if one is told[-1] else ()) for one in told)

    def of(this: Company, table: FactsTable) -> Cell:
        found = series(this, table)
        return found[-1] if found else _missing(this, title, *_told(this, names, table))

    def every(this: Company, table: FactsTable) -> tuple[Cell, ...]:
        return tuple(_cell(one, this, ()) for one in _own(this, names, table))

    return Dated(of, series, every)


def _missing(this: Company, title: str, told: Sequence[CompanyMetric], others: Sequence[CompanyMetric]) -> Cell:
    """Why there is no series: nothing is known, or only what cannot be told for the whole."""
    if told:
        kinds = " and ".join(dict.fromkeys(_spoken(one.metric) for one in told))
        return Cell(this, "", missing=f"{title} of {this.name} are known as {kinds}: ask for one of them")
    if others:
        parts = "; ".join(_of_part(one) for one in others)
        return Cell(this, "", missing=f"the {title} of {this.name} is known in parts only: {parts}")
    return Cell(this, "", missing=f"no figure for the {title} of {this.name} is known")


def _told(
    this: Company, names: Sequence[str], table: FactsTable
) -> tuple[list[CompanyMetric], tuple[CompanyMetric, ...]]:
    """The figures that make the series, oldest first, and the others, each of which is of some part."""
    own = _own(this, names, table)
    scopes = {one.scope for one in own}
    whole = own if len(scopes) == 1 else [one for one in own if one.scope is None]
    return whole, tuple(one for one in own if one not in whole)


def _own(this: Company, names: Sequence[str], table: FactsTable) -> list[CompanyMetric]:
    own = [one for one in table.metrics_of(this.name) if one.metric in names]
    return sorted(own, key=lambda one: (one.as_of.iso, -names.index(one.metric)))


def _cell(one: CompanyMetric, this: Company, others: Sequence[CompanyMetric]) -> Cell:
    """One figure, with what it is and of when; ``others`` are those of parts."""
    unit, pace = _unit(one.unit)
    given = Given(_label(one), Fraction(one.value), unit, one.fact_id, "value", one.qualifier)
    notes = [f"{_label(one)}{pace}, as of {day(one.as_of)}."]
    notes += [f"{_label(one)}: {one.notes.rstrip('.')}."] if one.notes else []
    notes += [f"Of a part only: {'; '.join(map(_of_part, others))}."] if others else []
    titled = f"{this.name} ({one.scope})" if one.scope else None
    return Cell(this, unit, given, notes=tuple(notes), dated=one.as_of, titled=titled, fact=one.fact_id)


def _label(one: CompanyMetric) -> str:
    scope = f" ({one.scope})" if one.scope else ""
    return f"{one.company} {_spoken(one.metric)}{scope}"


def _of_part(one: CompanyMetric) -> str:
    unit, _ = _unit(one.unit)
    value = displayed(decimal_of(Fraction(one.value)), unit, one.qualifier)
    return f"{one.scope or _spoken(one.metric)}: {value} ({day(one.as_of)})"


def _spoken(metric: str) -> str:
    return _SPOKEN.get(metric, metric.replace("_", " "))


def _unit(written: str) -> tuple[str, str]:
    """The unit of the number, and the pace at which it is meant, as it follows the name of the figure."""
    for pace in _PACES:
        if written.endswith(pace) and len(written) == len("USD") + len(pace):
            return written.removesuffix(pace), pace
    return ("count" if written in _PLAIN_COUNTS else written), ""
