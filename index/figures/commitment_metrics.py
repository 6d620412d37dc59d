"""One metric of what one investor put into a round, or pledged to.

A pledge with a ceiling ("up to") keeps its hedge and says that it is one. Definitions are in ``catalogue``.
"""

from __future__ import annotations

from fractions import Fraction

from index.facts.schema import Commitment, CommitmentKind, Qualifier, Round
from index.facts.table import FactsTable
from index.figures.cells import Cell
from index.figures.working import Given


def commitment(this: Commitment, table: FactsTable) -> Cell:
    """What the investor put in or pledged, in the currency in which it was said."""
    within = table.round(this.round_id)
    return _cell(this, this.currency, within, _notes(this, within), expression=_given(this, within))


def _given(this: Commitment, within: Round) -> Given:
    label = f"{_titled(this, within)}"
    return Given(label, Fraction(this.amount), this.currency, this.fact_id, "amount", this.qualifier)


def _titled(this: Commitment, within: Round) -> str:
    part = f" ({this.part})" if this.part else ""
    return f"{this.investor}{part} in {within.label}"


def _notes(this: Commitment, within: Round) -> tuple[str, ...]:
    """What makes a commitment less than money that one investor has paid."""
    notes = []
    if this.qualifier is Qualifier.UP_TO:
        notes.append(f"{_titled(this, within)} is a ceiling (up to), which may never be paid in full.")
    if this.kind is CommitmentKind.GROUP:
        notes.append(f"{this.investor} are several investors, whom the source does not tell apart.")
    return tuple(notes)


def _cell(this: Commitment, unit: str, within: Round, notes: tuple[str, ...], *, expression: Given) -> Cell:
    return Cell(this, unit, expression, notes=notes, behind=within, titled=_titled(this, within))
