"""Making things fit: text into a width, bars and their labels into an extent, ticks onto an axis. Pure arithmetic.

Widths and extents are in points. How wide a text is tells a function that the caller gives, so nothing here knows a
font. The rule: what does not fit is cut with a sign, and no label ever lies over another one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

SIGN = "…"
_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_MOST_ROOM = 0.45
"""How much of an extent a label may claim beyond its bar: two of them leave the bars something."""

Width = Callable[[str], float]


def wrapped(text: str, *, within: float, lines: int, width: Width) -> tuple[str, ...]:
    """The text in at most so many lines of that width, broken between words; an ellipsis shows what is missing."""
    broken = list(_broken(text.split(), within, width))
    if len(broken) <= lines:
        return tuple(broken)
    rest = " ".join(broken[lines - 1 :])
    return (*broken[: lines - 1], elided(rest, within=within, width=width))


def elided(text: str, *, within: float, width: Width) -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    if width(text) <= within:
        return text
    kept = _fitting(text, within, width, ending=SIGN)
    return text[:kept].rstrip() + SIGN


def _broken(words: Sequence[str], within: float, width: Width) -> Iterator[str]:
    line = ""
    for word in words:
        joined = f"{line} {word}" if line else word
        if width(joined) <= within:
            line = joined
            continue
        if line:
            yield line
        *full, line = _chopped(word, within, width)
        yield from full
    if line:
        yield line


def _chopped(word: str, within: float, width: Width) -> list[str]:
    """A word in pieces that fit, each of one character at least."""
    pieces = []
    while len(word) > 1 and width(word) > within:
        size = max(_fitting(word, within, width), 1)
        pieces.append(word[:size])
        word = word[size:]
    return [*pieces, word]


def _fitting(text: str, within: float, width: Width, *, ending: str = "") -> int:
    """How many characters of a text that is too wide fit, with what is put after them."""
    return bisect_left(range(1, len(text)), 1, key=lambda n: int(width(text[:n].rstrip() + ending) > within))


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a value lies on an axis, in points from its low end."""

    zero: float
    per_unit: float

    def at(self, value: float) -> float:
        """The place of a value."""
        return self.zero + value * self.per_unit


def fitted_scale(values: Sequence[float], rooms: Sequence[float], *, extent: float) -> Scale:
    """The largest scale at which every bar, drawn from zero, leaves its label that much room beyond its end."""
    capped = [min(room, extent * _MOST_ROOM) for room in rooms]
    pairs = list(zip(values, capped, strict=True))
    ups = [(value, room) for value, room in pairs if value >= 0] or [(0.0, 0.0)]
    downs = [(-value, room) for value, room in pairs if value < 0] or [(0.0, 0.0)]
    spans = ((up + down, extent - room - other) for up, room in ups for down, other in downs)
    per_unit = min((free / span for span, free in spans if span > 0), default=1.0)
    zero = max(down * per_unit + room for down, room in downs)
    return Scale(zero, per_unit)


def ticks(low: Decimal, high: Decimal, *, most: int = 6, whole: bool = False) -> list[Decimal]:
    """Round numbers from ``low`` to ``high``, about ``most`` of them at an even step; whole ones if asked for."""
    span = high - low
    if span <= 0:
        return [Decimal(0)]
    rough = span / most
    size = Decimal(1).scaleb(rough.adjusted())
    step = next(factor * size for factor in _STEPS if factor * size >= rough)
    step = max(step, Decimal(1)) if whole else step
    first, last = (low / step).to_integral_value(ROUND_CEILING), (high / step).to_integral_value(ROUND_FLOOR)
    return [count * step for count in range(int(first), int(last) + 1)]


def number(value: Decimal) -> str:
    """A tick as people write it: no superfluous zeros, thousands apart."""
    text = f"{abs(value):,f}"
    trimmed = text.rstrip("0").rstrip(".") if "." in text else text
    return f"−{trimmed}" if value < 0 else trimmed
