"""The working of a figure: an expression tree over cited inputs that evaluates to the figure, exactly.

Arithmetic is on ``Fraction``, so nothing is lost before the one rounding at the end, which is ``rounded``. The
tree is what is checked and cited; ``written`` is only how it is shown.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from index.facts.schema import Qualifier

_SHOWN_TERMS = 6
"""A sum of more terms than this is shown by its ends; the inputs list them all."""


class Operator(StrEnum):
    """What is done with the parts. The value is the sign or the word that is shown."""

    ADD = "+"
    SUBTRACT = "−"
    MULTIPLY = "×"
    DIVIDE = "÷"
    PERCENT = "% of"
    MEAN = "mean"
    MEDIAN = "median"
    MIN = "smallest"
    MAX = "largest"
    RANGE = "range"
    MONTHS = "whole months"
    CAGR = "annual growth"


@dataclass(frozen=True, slots=True)
class Given:
    """A number as a record states it."""

    label: str
    value: Fraction
    unit: str
    fact_id: str
    field: str
    """The column that states it."""
    hedge: Qualifier = Qualifier.EXACT


@dataclass(frozen=True, slots=True)
class Combined:
    """Parts put together by an operator."""

    operator: Operator
    parts: tuple[Expression, ...]


Expression = Given | Combined


_COMPUTE: dict[Operator, Callable[[list[Fraction]], Fraction]] = {
    Operator.ADD: lambda values: sum(values, Fraction(0)),
    Operator.SUBTRACT: lambda values: values[0] - values[1],
    Operator.MULTIPLY: lambda values: values[0] * values[1],
    Operator.DIVIDE: lambda values: values[0] / values[1],
    Operator.PERCENT: lambda values: values[0] / values[1] * 100,
    Operator.MEAN: lambda values: sum(values, Fraction(0)) / len(values),
    Operator.MEDIAN: statistics.median,
    Operator.MIN: min,
    Operator.MAX: max,
    Operator.RANGE: lambda values: max(values) - min(values),
    Operator.MONTHS: lambda values: _whole_months(values[0], values[1]),
    Operator.CAGR: lambda values: _annual_growth(values[0] / values[1], values[2] - values[3]),
}
_DAYS_PER_YEAR = Decimal("365.25")


def _whole_months(later: Fraction, earlier: Fraction) -> Fraction:
    """Calendar months that have passed in full between two days, each counted in days since the year 1."""
    last, first = (date.fromordinal(int(day)) for day in (later, earlier))
    if last < first:
        return -_whole_months(earlier, later)
    months = (last.year - first.year) * 12 + last.month - first.month
    return Fraction(months - (last.day < first.day))


def _annual_growth(multiple: Fraction, days: Fraction) -> Fraction:
    """The yearly growth, in percent, that makes such a multiple in so many days; a year has 365.25."""
    with localcontext(prec=34):
        return Fraction((decimal_of(multiple) ** (_DAYS_PER_YEAR / decimal_of(days)) - 1) * 100)


def evaluated(expression: Expression) -> Fraction:
    """The exact value. ZeroDivisionError where a divisor is zero."""
    if isinstance(expression, Given):
        return expression.value
    return _COMPUTE[expression.operator]([evaluated(part) for part in expression.parts])


def givens(expression: Expression) -> Iterator[Given]:
    """The inputs, left to right, each once."""
    seen: set[Given] = set()
    stack: list[Expression] = [expression]
    while stack:
        top = stack.pop()
        if isinstance(top, Combined):
            stack.extend(reversed(top.parts))
        elif top not in seen:
            seen.add(top)
            yield top


def written(expression: Expression, show: Callable[[Given], str], *, inner: bool = False) -> str:
    """The tree as one line of arithmetic, each input as ``show`` writes it."""
    if isinstance(expression, Given):
        return show(expression)
    parts = [written(part, show, inner=True) for part in expression.parts]
    operator = expression.operator
    if operator in {Operator.MEAN, Operator.MEDIAN, Operator.MIN, Operator.MAX, Operator.RANGE}:
        return f"{operator} of {_elided(parts, ', ')}"
    if operator is Operator.MONTHS:
        return f"{operator} from {parts[1]} to {parts[0]}"
    if operator is Operator.CAGR:
        return f"(({parts[0]} ÷ {parts[1]}) ^ (365.25 days ÷ ({parts[2]} − {parts[3]})) − 1) × 100"
    if operator is Operator.PERCENT:
        line = f"{parts[0]} ÷ {parts[1]} × 100"
    elif len(parts) == 1:
        return parts[0]
    else:
        line = _elided(parts, f" {operator} ")
    return f"({line})" if inner else line


def rounded(value: Fraction, unit: str) -> Decimal:
    """The value as it is reported: money in whole units of its currency, the rest to two decimals.

    A ratio or percentage below 1 keeps three significant digits instead, so that small shares do not vanish.
    Halves go to the even digit (IEEE 754's default).
    """
    places = 0
    if unit in _FRACTIONAL:
        size = decimal_of(abs(value))
        places = 2 if size >= 1 or not size else 2 - size.adjusted()
    units = round(value * 10**places)  # on a Fraction this is exact, halves to even
    return Decimal(f"{units}e-{places}")


_FRACTIONAL = frozenset({"percent", "x", "MW", "GW"})


def decimal_of(value: Fraction) -> Decimal:
    """The value as a decimal of 28 significant digits: exact for whatever a table states."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def _elided(parts: list[str], separator: str) -> str:
    if len(parts) <= _SHOWN_TERMS:
        return separator.join(parts)
    shown = [*parts[: _SHOWN_TERMS - 2], "…", parts[-1]]
    return f"{separator.join(shown)} ({len(parts)} inputs)"
