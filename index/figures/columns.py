"""More of each row: the other metrics that a list is to show beside its own, each with its working and its source.

Money stands in the currency of the row's own, so that a row reads as one. What a record does not have of a metric is
left empty, and says nothing against the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.facts.table import FactsTable
from index.figures import notes as noted
from index.figures.aggregating import converted
from index.figures.catalogue import Level, Metric, metric_named
from index.figures.cells import Cell
from index.figures.display import is_currency
from index.figures.figure import Figure, FigureRow, rounds_behind, row_of
from index.figures.omissions import NAMED
from index.figures.selection import cell_of


def with_columns(figure: Figure, names: Sequence[str], currency: str | None, table: FactsTable) -> Figure:
    """The figure with these metrics beside each of its rows."""
    metrics = [metric_named(name) for name in names]
    cells = [[_cell(metric, row, currency, table) for metric in metrics] for row in figure.rows]
    rows = tuple(
        replace(row, beside=tuple(map(_column, own, metrics))) for row, own in zip(figure.rows, cells, strict=True)
    )
    return replace(figure, rows=rows, notes=tuple(dict.fromkeys((*figure.notes, *_notes(cells, metrics)))))


def _cell(metric: Metric, row: FigureRow, currency: str | None, table: FactsTable) -> Cell | None:
    """The metric of the record that a row is of; ``None`` for a company that the table does not describe."""
    record = row.record or table.company(row.label)
    if record is None:
        return None
    target = currency or (row.unit if is_currency(row.unit) else None)
    return converted(cell_of(metric, record, table), metric, target, table)


def _column(cell: Cell | None, metric: Metric) -> FigureRow:
    return FigureRow(metric.title, None, "") if cell is None else replace(row_of(cell, metric), label=metric.title)


def _notes(cells: Sequence[Sequence[Cell | None]], metrics: Sequence[Metric]) -> noted.Notes:
    """What must be said with the columns: how they were computed, at which rates, of when they are."""
    columns = [[own[at] for own in cells] for at in range(len(metrics))]
    known = [[cell for cell in column if cell is not None and cell.missing is None] for column in columns]
    notes: noted.Notes = ()
    for metric, column in zip(metrics, known, strict=True):
        if metric.name in noted.ON_A_VALUATION:
            notes += noted.of_unspecified_basis(rounds_behind(column))
        if len(cells) <= NAMED:
            notes += tuple(note for cell in column for note in cell.notes)
        if metric.level is Level.COMPANY and metric.kind.is_number:
            notes += noted.dates(column)
        notes += (*noted.hedged(rows_of=column), *noted.rates_of([cell.expression for cell in column]))
    return notes
