"""One metric of what one investor put into a round, or pledged to.

A pledge with a ceiling ("up to") keeps its hedge. Definitions are in ``catalogue``.
"""

from __future__ import annotations

from fractions import Fraction

from index.facts.schema import Commitment, CommitmentKind, Round
from index.facts.table import FactsTable
from index.figures import round_metrics
from index.figures.cells import Cell
from index.figures.exchange import in_currency
from index.figures.working import Combined, Expression, Given, Operator


def commitment(this: Commitment, table: FactsTable) -> Cell:
    """What the investor put in or pledged, in the currency in which it was said."""
    within = table.round(this.round_id)
    return _cell(this, this.currency, within, _given(this, within))


def share_of_round(this: Commitment, table: FactsTable) -> Cell:
    """The commitment in percent of the amount of its round."""
    within = table.round(this.round_id)
    return _in_percent_of(round_metrics.amount(within, table), this, within, table)


def commitment_to_valuation(this: Commitment, table: FactsTable) -> Cell:
    """The commitment in percent of the post-money valuation of its round."""
    within = table.round(this.round_id)
    return _in_percent_of(round_metrics.post_money(within, table), this, within, table)


def _in_percent_of(whole: Cell, this: Commitment, within: Round, table: FactsTable) -> Cell:
    if whole.expression is None:
        return _cell(this, "percent", within, missing=whole.missing)
    part = in_currency(_given(this, within), this.currency, whole.unit, when=within.announced, table=table)
    if part is None:
        reason = f"there is no rate from {this.currency} to {whole.unit} for {_titled(this, within)}"
        return _cell(this, "percent", within, missing=reason)
    return _cell(this, "percent", within, Combined(Operator.PERCENT, (part, whole.expression)), notes=whole.notes)


def _given(this: Commitment, within: Round) -> Given:
    amount = Fraction(this.amount)
    return Given(_titled(this, within), amount, this.currency, this.fact_id, "amount", this.qualifier)


def _titled(this: Commitment, within: Round) -> str:
    part = f" ({this.part})" if this.part else ""
    return f"{this.investor}{part} in {within.label}"


def _cell(
    this: Commitment,
    unit: str,
    within: Round,
    expression: Expression | None = None,
    *,
    notes: tuple[str, ...] = (),
    missing: str | None = None,
) -> Cell:
    if expression is not None and this.kind is CommitmentKind.GROUP:
        notes = (f"{this.investor}: several investors, whom the source does not tell apart.", *notes)
    return Cell(this, unit, expression, missing=missing, notes=notes, behind=within, titled=_titled(this, within))
