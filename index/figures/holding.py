"""Whether a figure holds: its number against a bound, or its names against other names."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from index.errors import QueryError
from index.facts.schema import PartialDate
from index.facts.table import FactsTable
from index.figures.display import is_currency
from index.figures.exchange import in_currency
from index.figures.figure import Figure
from index.figures.query import Bound, Money, Op
from index.figures.working import evaluated

ORDER: dict[Op, Callable[[Fraction, Fraction], bool]] = {
    Op.GT: operator.gt,
    Op.GE: operator.ge,
    Op.LT: operator.lt,
    Op.LE: operator.le,
    Op.EQ: operator.eq,
    Op.NE: operator.ne,
}


def stands_to(figure: Figure, op: Op, bound: Bound, *, when: PartialDate | None, table: FactsTable) -> bool | None:
    """Whether a figure's number stands to a bound as the operator says; ``None`` where no rate is known.

    Money in another currency is converted at the rate of ``when``. QueryError where number and bound do not compare.
    """
    if figure.working is None or not isinstance(figure.value, Decimal):
        raise QueryError(f"{figure.label} has no number to hold against {bound}")
    if isinstance(bound, Money) is not is_currency(figure.unit):
        raise QueryError(f"{figure.label} is in {figure.unit}, which does not compare with {bound}")
    working = figure.working
    if isinstance(bound, Money):
        found = in_currency(working, figure.unit, bound.currency, when=when, table=table)
        if found is None:
            return None
        working = found
    limit = Fraction(bound.amount if isinstance(bound, Money) else bound)
    return ORDER[op](evaluated(working), limit)


def decides(figure: Figure, op: Op, *, holds: bool) -> bool:
    """Whether a figure that is known in part can decide: a floor never says that something is not reached.

    A floor decides “more than” only with yes and “less than” only with no, a ceiling the other way round; whether it is
    just so much neither can tell.
    """
    if op in {Op.EQ, Op.NE}:
        return not (figure.may_be_more or figure.may_be_less)
    reached = holds is (op in {Op.GT, Op.GE})
    return not (figure.may_be_less if reached else figure.may_be_more)


def names_of(figure: Figure) -> tuple[str, ...]:
    """The names that a figure holds: those of its rows, else its one value."""
    if figure.rows:
        return tuple(row.label for row in figure.rows)
    return (figure.value,) if isinstance(figure.value, str) else ()
