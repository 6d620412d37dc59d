"""When a written figure and a known value are the same, given how precisely and with which hedge it is written."""

from __future__ import annotations

from decimal import Decimal

from index.facts.checking.figures import Figure
from index.facts.checking.hedging import Hedge

_EXACT_ENOUGH = Decimal("0.002")
"""The share of a figure that leaving off digits may cost without a hedge: "$11.17 billion" for 11,171,485,000."""
_ABOUT = Decimal("0.025")
_BOUND = Decimal("0.05")
_COMPUTED_BOUND = Decimal("0.1")
"""How far a bound may lie from a computed value; its last digit may be worth more: "more than three times", 3.4."""


def is_stated(written: Decimal, figure: Figure, value: Decimal) -> bool:
    """Whether a figure states a value that a table holds. Without a hedge it has to be all but exact."""
    if written == value:
        return True
    off = abs(value - written)
    if figure.hedge is Hedge.AT_LEAST and written < value:
        return off <= _BOUND * written
    if figure.hedge is Hedge.AT_MOST and value < written:
        return off <= _BOUND * written
    if figure.hedge is Hedge.ABOUT:
        return off <= _ABOUT * abs(written) and _rounded_like(written, value) == written
    return off <= figure.step / 2 and figure.step <= _EXACT_ENOUGH * abs(written)


def is_computed(written: Decimal, figure: Figure, value: Decimal) -> bool:
    """Whether a computed value, rounded to the digits written, is the figure."""
    off = abs(value - written)
    if off > _BOUND * abs(written):
        return False
    return off <= figure.step / 2 or (figure.hedge is Hedge.ABOUT and _rounded_like(written, value) == written)


def is_bounded(written: Decimal, figure: Figure, value: Decimal) -> bool:
    """Whether a figure written as a bound is one of a computed value, and not so far off that it says nothing."""
    if abs(value - written) > max(figure.step, _COMPUTED_BOUND * abs(written)):
        return False
    return written <= value if figure.hedge is Hedge.AT_LEAST else figure.hedge is Hedge.AT_MOST and value <= written


def _rounded_like(written: Decimal, value: Decimal) -> Decimal:
    """The value rounded to the last digit of the written one that is not zero."""
    exponent = int(written.normalize().as_tuple().exponent)
    return value.quantize(Decimal(1).scaleb(exponent))
