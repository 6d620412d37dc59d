"""The primary money of some rounds as one expression: counted once, in one currency, with what was left out.

What a metric adds up for itself (all that a company had raised by a round, all that was raised in a year) and a sum
over a selection follow the same rules, which are those of ``omissions``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from index.facts.schema import Round
from index.facts.table import FactsTable
from index.figures import round_metrics
from index.figures.cells import Cell
from index.figures.exchange import in_currency
from index.figures.omissions import Notes, counted_once, held_again, left_out
from index.figures.working import Combined, Operator

DOLLARS = "USD"


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of primary money; ``expression`` is ``None`` where no round has any that is known."""

    expression: Combined | None
    unit: str
    notes: Notes


def primary_total(rounds: Iterable[Round], table: FactsTable, currency: str | None = None) -> Total:
    """What the rounds brought in together: in one currency, or where they mix and none is asked for, in dollars."""
    cells = [round_metrics.raised(one, table) for one in rounds]
    known = [cell for cell in cells if cell.missing is None]
    again = held_again(known, table)
    counted = [cell for cell in known if cell not in again]
    units = {cell.unit for cell in counted}
    target = currency or (units.pop() if len(units) == 1 else DOLLARS)
    in_target = [_in(cell, target, table) for cell in counted]
    lacking = [cell for cell in (*cells, *in_target) if cell.missing is not None]
    notes = (*dict.fromkeys(note for cell in counted for note in cell.notes), *left_out(lacking))
    parts = tuple(cell.expression for cell in in_target if cell.expression is not None)
    expression = Combined(Operator.ADD, parts) if parts else None
    return Total(expression, target, (*notes, *counted_once([cell.label for cell in again])))


def _in(cell: Cell, target: str, table: FactsTable) -> Cell:
    if cell.expression is None:
        return cell
    money = in_currency(cell.expression, cell.unit, target, when=cell.when, table=table)
    if money is None:
        reason = f"there is no rate from {cell.unit} to {target} for {cell.label}"
        return replace(cell, expression=None, missing=reason)
    return replace(cell, expression=money, unit=target)
