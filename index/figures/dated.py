"""Which of a record's values a query means: the only one, or of several dated ones those that it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.facts.table import FactsTable
from index.figures.catalogue import Metric
from index.figures.cells import Cell, Record
from index.figures.display import day
from index.figures.notes import label_of
from index.figures.query import Aggregate, FigureQuery, Period
from index.figures.selection import cell_of


def cells_of(query: FigureQuery, metric: Metric, found: Sequence[Record], table: FactsTable) -> list[Cell]:
    """The metric's value for every record; of dated values the last of each within the period that is asked for.

    A list of one record's values has them all, and says of when each is.
    """
    if metric.series is None:
        return [cell_of(metric, one, table) for one in found]
    periods = [value for f in query.filters if f.field == "as_of" for value in f.values if isinstance(value, Period)]
    is_listed = query.aggregate is Aggregate.LIST and len(found) == 1
    cells: list[Cell] = []
    for one in found:
        known = metric.series(one, table) or (metric.every(one, table) if is_listed and metric.every else ())
        own = [cell for cell in known if all(_is_of(cell, period) for period in periods)]
        if is_listed and len(own) > 1:
            cells += [
                replace(cell, titled=f"{cell.label}, {day(cell.dated)}") if cell.dated else cell for cell in own
            ]
        else:
            cells += own[-1:] or [_missing(metric, one, periods if known else (), table)]
    return cells


def _missing(metric: Metric, one: Record, periods: Sequence[Period], table: FactsTable) -> Cell:
    """Why a record has no value at all, or none of its own in the periods."""
    if not periods:
        return cell_of(metric, one, table)
    when_ = " and ".join(period.label for period in periods)
    reason = f"no {metric.title.lower()} of {label_of(one)} is known for {when_}"
    return Cell(one, "", missing=reason)


def _is_of(cell: Cell, period: Period) -> bool:
    if cell.dated is None:
        return False
    after = period.first is None or cell.dated.last >= period.first
    return after and (period.last is None or cell.dated.first <= period.last)
