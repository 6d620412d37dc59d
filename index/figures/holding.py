"""Whether a figure holds: its number against a bound, or its names against other names."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from index.errors import QueryError
from index.facts.schema import PartialDate, Qualifier
from index.facts.table import FactsTable
from index.figures.display import is_currency
from index.figures.exchange import in_currency
from index.figures.figure import Figure
from index.figures.query import Bound, Money, Op
from index.figures.working import Combined, Expression, Operator, evaluated, givens

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


def decided(figure: Figure, op: Op, bound: Bound, *, when: PartialDate | None, table: FactsTable) -> bool | None:
    """Whether a figure that may be known in part holds; ``None`` where what is known does not decide it.

    The value lies between its parts that are no ceilings and all of them; what is not known, or stated as at least so
    much, may make it more. A floor therefore never says that something is not reached.
    """
    face = stands_to(figure, op, bound, when=when, table=table)
    if face is None or (op in {Op.EQ, Op.NE} and (figure.may_be_more or figure.may_be_less)):
        return None
    reached = face is (op in {Op.GT, Op.GE})
    if not reached:
        return None if figure.may_be_more else face
    if not figure.may_be_less:
        return face
    sure = _without_ceilings(figure)
    return face if sure is not None and stands_to(sure, op, bound, when=when, table=table) is face else None


def stands_beside(first: Figure, second: Figure, gap: Expression, op: Op) -> bool | None:
    """Whether the first of two figures stands to the second as an operator says; ``None`` where hedges leave it open.

    ``gap`` is the first minus the second. The lower one may be more if it is a floor, the upper one less if it is a
    ceiling. A sum of several is taken at its face, as it is shown: its hedged parts seldom outweigh the rest.
    """
    face = ORDER[op](evaluated(gap), Fraction(0))
    reached = face is (op in {Op.GT, Op.GE})
    upper, lower = (first, second) if reached else (second, first)
    return None if _is_one(lower, Qualifier.AT_LEAST) or _is_one(upper, Qualifier.UP_TO) else face


def _is_one(figure: Figure, hedge: Qualifier) -> bool:
    """Whether a figure is one stated value, hedged like this."""
    inputs = givens(figure.working) if figure.working is not None else ()
    return [given.hedge for given in inputs] == [hedge]


def _without_ceilings(figure: Figure) -> Figure | None:
    """A sum without its parts that are stated as up to so much; ``None`` where nothing of it is sure."""
    tree = figure.working
    if not isinstance(tree, Combined) or tree.operator is not Operator.ADD:
        return None
    sure = tuple(part for part in tree.parts if not any(given.hedge is Qualifier.UP_TO for given in givens(part)))
    return replace(figure, working=Combined(Operator.ADD, sure)) if sure else None


def names_of(figure: Figure) -> tuple[str, ...]:
    """The names that a figure holds: those of its rows, else its one value."""
    if figure.rows:
        return tuple(row.label for row in figure.rows)
    return (figure.value,) if isinstance(figure.value, str) else ()
