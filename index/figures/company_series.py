"""The dated figures of a company: revenue, staff, users, and whatever else ``metrics.csv`` has a name for.

A figure that a source limits to a part of the company (its ``scope``) is never taken for the whole: where there are
unlimited ones the series is made of those, else of those of the one scope that there is; with several scopes there is
no series, only the reason. What a metric answers with is the last of its series.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from index.facts.schema import Company, CompanyMetric
from index.facts.table import FactsTable
from index.figures.cells import Cell
from index.figures.display import day, displayed
from index.figures.working import Given, decimal_of

Of = Callable[[Company, FactsTable], Cell]
Series = Callable[[Company, FactsTable], tuple[Cell, ...]]

_PACES = (" per year", " per month")
_PLAIN_COUNTS = frozenset({"people", "users", "customers"})
"""Counted by the plain number, because the metric's title says of what."""


def series_of(*names: str, title: str) -> tuple[Of, Series]:
    """What a metric answers with, and its series: the figures of one name in ``metrics.csv``, or of several.

    Where several names have a figure of the same date, that of the first name is the last of them.
    """

    def series(this: Company, table: FactsTable) -> tuple[Cell, ...]:
        told, others = _told(this, names, table)
        return tuple(_cell(one, this, others if one is told[-1] else (), plain=len(names) == 1) for one in told)

    def of(this: Company, table: FactsTable) -> Cell:
        found = series(this, table)
        if found:
            return found[-1]
        _, others = _told(this, names, table)
        if not others:
            return Cell(this, "", missing=f"no {title} of {this.name} is known")
        parts = "; ".join(_of_part(one) for one in others)
        return Cell(this, "", missing=f"the {title} of {this.name} is known in parts only: {parts}")

    return of, series


def _told(
    this: Company, names: Sequence[str], table: FactsTable
) -> tuple[list[CompanyMetric], tuple[CompanyMetric, ...]]:
    """The figures that make the series, oldest first, and the others, each of which is of some part."""
    own = [one for one in table.metrics_of(this.name) if one.metric in names]
    own.sort(key=lambda one: (one.as_of.iso, -names.index(one.metric)))
    scopes = {one.scope for one in own}
    whole = own if len(scopes) == 1 else [one for one in own if one.scope is None]
    return whole, tuple(one for one in own if one not in whole)


def _cell(one: CompanyMetric, this: Company, others: Sequence[CompanyMetric], *, plain: bool) -> Cell:
    """One figure; ``others`` are those of parts, and a ``plain`` one needs no word on what it is."""
    unit, pace = _unit(one.unit)
    given = Given(_label(one), Fraction(one.value), unit, one.fact_id, "value", one.qualifier)
    kind = "" if plain else f"{_spoken(one.metric)}, "
    notes = [f"{_label(one)}: {kind}{pace}as of {day(one.as_of)}.", *([_capital(one.notes)] if one.notes else [])]
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
    return {"arr": "annual recurring revenue"}.get(metric, metric.replace("_", " "))


def _unit(written: str) -> tuple[str, str]:
    """The unit of the number, and the pace at which it is meant, as a note says it."""
    for pace in _PACES:
        if written.endswith(pace) and len(written) == len("USD") + len(pace):
            return written.removesuffix(pace), f"{pace.strip()}, "
    return ("count" if written in _PLAIN_COUNTS else written), ""


def _capital(note: str) -> str:
    return f"{note[0].upper()}{note[1:].rstrip('.')}."
