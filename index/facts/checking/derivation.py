"""A figure that a briefing computes, computed again: a formula over other figures that gives it as it is written.

Which operations may be tried is what the words allow: "by subtraction" is no sum. Units are kept apart, a ratio is
taken of two figures only, and the few formulas of two steps that desks use are spelled out. Whether a sentence says
that it computes, and in which words, is for ``wording``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import Flag, auto
from itertools import combinations

from index.facts.checking.agreeing import is_bounded, is_computed
from index.facts.checking.figures import Figure
from index.facts.checking.units import same_unit
from index.facts.schema import DetailKind as Kind
from index.figures.display import is_currency

PERCENT = "percent"
TIMES = "x"
_NEVER_ADDED = frozenset({"", TIMES})
_DIGITS = 28
_MOST_TERMS = 5
_HUNDRED = Decimal(100)


class Operation(Flag):
    """What the words of a sentence allow to be computed."""

    RATIO = auto()
    SUM = auto()
    DIFFERENCE = auto()
    PRODUCT = auto()
    QUOTIENT = auto()
    RISE = auto()
    """A change, as a share of where it began."""
    STEP_UP = auto()
    """The value before the money over another value."""


@dataclass(frozen=True, slots=True)
class Operand:
    """One figure of a formula."""

    value: Decimal
    unit: str
    """A currency, "percent", "x", what is counted, or nothing for a bare number."""
    text: str
    """As a formula shows it."""

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return is_currency(self.unit)


@dataclass(frozen=True, slots=True)
class Operands:
    """The figures that a formula may take, by how close they stand to the figure that it is to give."""

    here: Sequence[Operand]
    """In the same sentence."""
    own: Sequence[Operand]
    """The sums of the round itself, and of rounds that the sentence names."""
    beside: Sequence[Operand]
    """In the sentences before and after."""
    elsewhere: Sequence[Operand]
    """Anywhere in the briefing."""
    amounts: Sequence[Operand]
    """Of ``own``, what was raised."""


def formula(written: Decimal, figure: Figure, operands: Operands, allowed: Operation) -> str | None:
    """The formula that gives a written figure, the simplest and closest first; what only bounds it comes last."""
    with localcontext(prec=_DIGITS):
        for agrees in (is_computed, is_bounded):
            for result in _candidates(figure.kind, operands, allowed):
                if _gives(written, figure, result, agrees):
                    return result.text
    return None


def _candidates(kind: Kind, operands: Operands, allowed: Operation) -> Iterator[Operand]:
    near = [*operands.here, *operands.own]
    for ones, others in ((near, near), (near, operands.beside), (operands.beside, operands.beside)):
        yield from _steps(ones, others, allowed)
    yield from _steps(operands.here, operands.elsewhere, allowed)
    if Operation.SUM in allowed:
        yield from _sums(near)
    if kind is Kind.PERCENT:
        yield from _stakes(operands, near)
    near = [*near, *operands.beside]
    yield from _of_shares(near, allowed)
    if Operation.STEP_UP in allowed:
        yield from _step_ups(operands, near)


def _gives(written: Decimal, figure: Figure, result: Operand, agrees: Callable[..., bool]) -> bool:
    value = result.value
    match figure.kind:
        case Kind.MONEY:
            fits = result.unit == figure.unit
        case Kind.PERCENT:
            fits = result.unit in (PERCENT, TIMES)
            value = value if result.unit == PERCENT else value * _HUNDRED
        case Kind.MULTIPLE:
            fits = result.unit == TIMES and value > 1
        case _:
            fits = result.unit == TIMES or (not result.is_money and same_unit(figure.unit, result.unit))
    return fits and agrees(written, figure, value)


def _steps(ones: Sequence[Operand], others: Sequence[Operand], allowed: Operation) -> Iterator[Operand]:
    """Every formula of one step over a figure of each; the figures stand in the order of their distance."""
    for at, right in enumerate(others):
        for left in ones[:at] if ones is others else ones:
            yield from _pair(left, right, allowed)
            yield from _pair(right, left, allowed)


def _pair(left: Operand, right: Operand, allowed: Operation) -> Iterator[Operand]:
    """All that two figures can make in this order, as far as it is allowed."""
    if left.unit == right.unit:
        if left.unit not in _NEVER_ADDED:
            yield from _alike(left, right, allowed)
    elif left.is_money and right.unit == PERCENT:
        yield from _money_and_share(left, right, allowed)
    elif left.is_money and not right.is_money:
        if Operation.PRODUCT in allowed:
            yield Operand(left.value * right.value, left.unit, f"{left.text} × {right.text}")
        if Operation.QUOTIENT in allowed and right.value:
            yield Operand(left.value / right.value, left.unit, f"{left.text} ÷ {right.text}")
    elif left.unit == PERCENT and right.unit == "" and Operation.SUM in allowed:
        yield Operand(left.value * right.value, PERCENT, f"{left.text} × {right.text}")


def _alike(left: Operand, right: Operand, allowed: Operation) -> Iterator[Operand]:
    if Operation.SUM in allowed:
        yield Operand(left.value + right.value, left.unit, f"{left.text} + {right.text}")
    if Operation.DIFFERENCE in allowed and left.value > right.value:
        yield Operand(left.value - right.value, left.unit, f"{left.text} - {right.text}")
    if Operation.RATIO in allowed and right.value:
        yield Operand(left.value / right.value, TIMES, f"{left.text} ÷ {right.text}")
    if Operation.RISE in allowed and right.value and left.value != right.value:
        rise = abs(left.value - right.value) / right.value
        yield Operand(rise, TIMES, f"change from {right.text} to {left.text}")


def _money_and_share(money: Operand, share: Operand, allowed: Operation) -> Iterator[Operand]:
    if Operation.PRODUCT in allowed:
        yield Operand(money.value * share.value / _HUNDRED, money.unit, f"{money.text} × {share.text}")
    if Operation.QUOTIENT in allowed and share.value:
        yield Operand(money.value * _HUNDRED / share.value, money.unit, f"{money.text} ÷ {share.text}")
    if Operation.RISE in allowed:
        before = money.value / (1 + share.value / _HUNDRED)
        yield Operand(before, money.unit, f"{money.text} ÷ (100% + {share.text})")


def _sums(operands: Sequence[Operand]) -> Iterator[Operand]:
    """Sums of three or more figures of one unit."""
    for unit in dict.fromkeys(one.unit for one in operands if one.unit not in _NEVER_ADDED):
        same = [one for one in operands if one.unit == unit][: 2 * _MOST_TERMS]
        for count in range(3, min(len(same), _MOST_TERMS) + 1):
            for terms in combinations(same, count):
                yield Operand(sum((one.value for one in terms), Decimal()), unit, " + ".join(t.text for t in terms))


def _stakes(operands: Operands, near: Sequence[Operand]) -> Iterator[Operand]:
    """What is sold where a value does not count the money: amount ÷ (amount + value)."""
    for amount in operands.amounts:
        for value in (*near, *operands.beside):
            if value.unit == amount.unit and value.value > amount.value:
                share = amount.value / (amount.value + value.value)
                yield Operand(share, TIMES, f"{amount.text} ÷ ({amount.text} + {value.text})")


def _of_shares(near: Sequence[Operand], allowed: Operation) -> Iterator[Operand]:
    """What is left of a whole, and what two shares come to: of money, or on average."""
    shares = [one for one in near if one.unit == PERCENT]
    if Operation.DIFFERENCE in allowed:
        for one in shares:
            yield Operand(_HUNDRED - one.value, PERCENT, f"100% - {one.text}")
        for one, other in combinations(shares, 2):
            yield Operand(_HUNDRED - one.value - other.value, PERCENT, f"100% - {one.text} - {other.text}")
    if Operation.RATIO in allowed:
        for one, other in combinations(shares, 2):
            yield Operand((one.value + other.value) / 2, PERCENT, f"({one.text} + {other.text}) ÷ 2")


def _step_ups(operands: Operands, near: Sequence[Operand]) -> Iterator[Operand]:
    """The value before the money over an earlier value: (value - amount) ÷ earlier value."""
    for amount in operands.amounts:
        same = [one for one in near if one.unit == amount.unit and one.value > amount.value]
        for value in same:
            for earlier in same:
                if earlier != value:
                    text = f"({value.text} - {amount.text}) ÷ {earlier.text}"
                    yield Operand((value.value - amount.value) / earlier.value, TIMES, text)
