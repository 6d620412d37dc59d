"""Horizontal bars, one below the other, with the names at their left and the values at their ends."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bot.render.charts.fitting import Scale, fitted_scale, number, ticks, wrapped
from bot.render.charts.plan import Chart, Mark
from bot.render.charts.sheet import BODY, FAINT, HAIR, RULE, SMALL, Body, Sheet

_NAME_SHARE = 0.36
"""How much of the width names may take."""
_NAME_LINES = 2
_GAP = 7.0
_SLOT = 24.0
"""From one bar to the next; names of two lines have more."""
_BAR = 15.0
_AXIS = 34.0
_TICKS = 5


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand, in points from the body's left top corner."""

    names: tuple[tuple[str, ...], ...]
    slots: tuple[float, ...]
    """How tall each bar's slot is."""
    left: float
    """Where the bars' area begins."""
    scale: Scale

    @property
    def bottom(self) -> float:
        return sum(self.slots)


def bars(chart: Chart, width: float) -> Body:
    """The body of a chart of bars."""
    layout = _layout(chart, width)
    return Body(layout.bottom + _AXIS, lambda sheet, x, y: _draw(chart, layout, sheet, (x, y)))


def _layout(chart: Chart, width: float) -> _Layout:
    most = width * _NAME_SHARE
    names = tuple(
        wrapped(BODY.known(mark.label) or "·", within=most, lines=_NAME_LINES, width=BODY.width)
        for mark in chart.marks
    )
    left = max(BODY.width(line) for lines in names for line in lines) + _GAP
    rooms = [SMALL.width(SMALL.known(mark.display)) + 2 * _GAP for mark in chart.marks]
    values = [float(mark.value) for mark in chart.marks]
    scale = fitted_scale(values, rooms, extent=width - left)
    slots = tuple(_SLOT + (len(lines) - 1) * BODY.leading * 0.75 for lines in names)
    return _Layout(names, slots, left, scale)


def _draw(chart: Chart, layout: _Layout, sheet: Sheet, corner: tuple[float, float]) -> None:
    x, y = corner
    zero = x + layout.left + layout.scale.zero
    _axis(chart, layout, sheet, corner)
    top = y
    for mark, lines, slot in zip(chart.marks, layout.names, layout.slots, strict=True):
        middle = top + slot / 2
        _name(lines, sheet, x + layout.left - _GAP, middle)
        _bar(mark, layout.scale.per_unit * float(mark.value), sheet, (zero, middle))
        top += slot
    sheet.line([zero, zero], [y, y + layout.bottom], colour=FAINT)


def _name(lines: tuple[str, ...], sheet: Sheet, right: float, middle: float) -> None:
    first = middle - (len(lines) - 1) * BODY.leading / 2 + BODY.size * 0.36
    for number_, line in enumerate(lines):
        sheet.text(line, right, first + number_ * BODY.leading, font=BODY, align="right")


def _bar(mark: Mark, length: float, sheet: Sheet, start: tuple[float, float]) -> None:
    """A bar and its value beyond its end; to the left of zero for what is below zero."""
    zero, middle = start
    if mark.value:
        sheet.box(zero + min(length, 0), middle - _BAR / 2, width=max(abs(length), HAIR), height=_BAR)
    is_down = mark.value < 0
    end = zero + length + (-_GAP if is_down else _GAP)
    align = "right" if is_down else "left"
    sheet.text(SMALL.known(mark.display), end, middle + SMALL.size * 0.36, font=SMALL, align=align)


def _axis(chart: Chart, layout: _Layout, sheet: Sheet, corner: tuple[float, float]) -> None:
    x, y = corner
    bottom = y + layout.bottom
    values = [mark.value / chart.divisor for mark in chart.marks]
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    for tick in _ticks(chart, layout, low, high):
        place = x + layout.left + layout.scale.at(float(tick * chart.divisor))
        sheet.line([place, place], [y, bottom], colour=RULE)
        sheet.text(number(tick), place, bottom + SMALL.leading, font=SMALL, colour=FAINT, align="center")
    middle = x + layout.left + layout.scale.at(float((low + high) / 2 * chart.divisor))
    half = SMALL.width(chart.axis) / 2
    middle = max(middle, x + layout.left + half)
    sheet.text(chart.axis, middle, bottom + 2.3 * SMALL.leading, font=SMALL, colour=FAINT, align="center")


def _ticks(chart: Chart, layout: _Layout, low: Decimal, high: Decimal) -> list[Decimal]:
    """As many ticks as leave room between what is written at them."""
    for most in range(_TICKS, 0, -1):
        found = ticks(low, high, most=most, whole=chart.is_whole)
        widths = [SMALL.width(number(tick)) for tick in found]
        apart = float((found[1] - found[0]) * chart.divisor) * layout.scale.per_unit if len(found) > 1 else 0.0
        if all((one + two) / 2 + _GAP <= apart for one, two in pairwise(widths)):
            return found
    return [Decimal(0)]
