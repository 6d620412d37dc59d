"""Upright charts: columns or a line over time, and columns side by side for a comparison.

Values stand at their columns where they fit: in lines of words, else turned by a quarter, else only at the highest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from bot.render.charts.fitting import Scale, fitted_scale, number, ticks, wrapped
from bot.render.charts.periods import Period
from bot.render.charts.plan import Chart, ChartKind, Mark
from bot.render.charts.sheet import BAR, BODY, FAINT, HAIR, NOTE, RULE, SMALL, Body, Sheet, Typeface

_PLOT, _TALL_PLOT = 225.0, 300.0
"""Turned values need a taller one."""
_UNIT = 20.0
"""Above the plot, for the unit of the axis."""
_GAP = 6.0
_BETWEEN = 4.0
"""The least between two values."""
_WIDEST_BAR = 56.0
_BAR_SHARE = 0.66
_NAME_LINES = 3
_VALUE_FONTS = ((SMALL, 3), (NOTE, 4))
"""The fonts that values are tried in, each with the most lines that they may take."""
_STEPS = {1: (1, 2, 5, 10, 20, 50, 100), 4: (1, 2, 4, 8, 20, 40), 12: (1, 2, 3, 6, 12, 24, 60, 120)}
"""How many years, quarters or months may lie between two named ones."""


@dataclass(frozen=True, slots=True)
class _Values:
    """What stands at the marks, a line each and empty where nothing does, and how it is written."""

    texts: tuple[tuple[str, ...], ...]
    font: Typeface
    is_turned: bool = False

    @property
    def plot(self) -> float:
        """How tall the plot is."""
        return _TALL_PLOT if self.is_turned else _PLOT

    def room(self, lines: tuple[str, ...]) -> float:
        """What a text needs beyond the end of its column."""
        if not lines:
            return _GAP
        size = self.font.width(lines[0]) if self.is_turned else len(lines) * self.font.leading
        return size + 2 * _GAP


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand, in points from the body's left top corner."""

    left: float
    slot: float
    """How wide each slot is."""
    count: int
    scale: Scale
    values: _Values
    names: tuple[tuple[int, tuple[str, ...]], ...]
    """What stands below the axis: its slot, and its lines."""

    @property
    def right(self) -> float:
        """Where the last slot ends."""
        return self.left + self.count * self.slot

    @property
    def bottom(self) -> float:
        return _UNIT + self.values.plot

    def across(self, slot: int) -> float:
        """The middle of a slot."""
        return self.left + (slot + 0.5) * self.slot

    def down(self, value: float) -> float:
        """The height at which a value stands."""
        return self.bottom - self.scale.at(value)


def columns(chart: Chart, width: float) -> Body:
    """The body of a chart of columns or of a line."""
    layout = _layout(chart, width)
    most = max(len(lines) for _, lines in layout.names)
    height = layout.bottom + _GAP + most * BODY.leading
    return Body(height, lambda sheet, x, y: _draw(chart, layout, sheet, (x, y)))


def _layout(chart: Chart, width: float) -> _Layout:
    left = max(SMALL.width(number(tick)) for tick in _ticks(chart)) + 2 * _GAP
    slot = (width - left) / chart.slots
    values = _values(chart, slot - _BETWEEN)
    rooms = [values.room(lines) for lines in values.texts]
    scale = fitted_scale([float(mark.value) for mark in chart.marks], rooms, extent=values.plot)
    return _Layout(left, slot, chart.slots, scale, values, tuple(_names(chart, slot)))


def _values(chart: Chart, width: float) -> _Values:
    """The values at their marks: in lines that fit, else turned, else only the one that reaches farthest."""
    shown = [SMALL.known(mark.display) for mark in chart.marks]
    for font, most in _VALUE_FONTS:
        broken = tuple(wrapped(text, within=width, lines=most, width=font.width) for text in shown)
        if all(" ".join(lines) == text for lines, text in zip(broken, shown, strict=True)):
            return _Values(broken, font)
    if width >= NOTE.size:
        return _Values(tuple((text,) for text in shown), NOTE, is_turned=True)
    farthest = max(range(len(shown)), key=lambda n: abs(chart.marks[n].value))
    return _Values(tuple((text,) if n == farthest else () for n, text in enumerate(shown)), SMALL)


def _names(chart: Chart, slot: float) -> Iterator[tuple[int, tuple[str, ...]]]:
    if chart.start is None:
        for mark in chart.marks:
            words = BODY.known(mark.label)
            yield mark.slot, wrapped(words, within=slot - _GAP, lines=_NAME_LINES, width=BODY.width)
        return
    yield from _time_names(chart.start, chart.slots, slot)


def _time_names(start: Period, slots: int, slot: float) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Periods at even steps that leave room between them; the year stands below the first that is named of each."""
    periods = [start.shifted(n) for n in range(slots)]
    room = BODY.width("0000") + _GAP
    step = next((n for n in _STEPS[start.per_year] if n * slot >= room), slots)
    named = [(n, one) for n, one in enumerate(periods) if one.ordinal % step == 0] or [(0, start)]
    for year, members in groupby(named, key=lambda pair: pair[1].year):
        for place, (n, period) in enumerate(members):
            if step % period.per_year == 0:
                yield n, (str(year),)
            else:
                yield n, (period.short, str(year)) if place == 0 else (period.short,)


def _draw(chart: Chart, layout: _Layout, sheet: Sheet, corner: tuple[float, float]) -> None:
    x, y = corner
    _axis(chart, layout, sheet, corner)
    _shapes(chart, layout, sheet, corner)
    sheet.line([x + layout.left, x + layout.right], [y + layout.down(0)] * 2, colour=FAINT)
    for n, lines in enumerate(layout.values.texts):
        if lines:
            _value(chart, n, layout, sheet, corner)
    for slot, lines in layout.names:
        below = y + layout.bottom + _GAP
        for number_, line in enumerate(lines, start=1):
            sheet.text(line, x + layout.across(slot), below + number_ * BODY.leading, font=BODY, align="center")


def _shapes(chart: Chart, layout: _Layout, sheet: Sheet, corner: tuple[float, float]) -> None:
    """The columns, or the line with a dot at each value; it breaks where a period has none."""
    x, y = corner
    if chart.kind is ChartKind.LINE:
        for run in _runs(chart.marks):
            across = [x + layout.across(mark.slot) for mark in run]
            down = [y + layout.down(float(mark.value)) for mark in run]
            sheet.line(across, down, colour=BAR, linewidth=2.0, marker="o", markersize=6)
        return
    thick = min(layout.slot * _BAR_SHARE, _WIDEST_BAR)
    for mark in (mark for mark in chart.marks if mark.value):
        top, bottom = sorted((layout.down(0), layout.down(float(mark.value))))
        left = x + layout.across(mark.slot) - thick / 2
        sheet.box(left, y + top, width=thick, height=max(bottom - top, HAIR))


def _runs(marks: tuple[Mark, ...]) -> Iterator[list[Mark]]:
    """Marks of neighbouring slots together."""
    for _, run in groupby(enumerate(marks), key=lambda pair: pair[1].slot - pair[0]):
        yield [mark for _, mark in run]


def _value(chart: Chart, n: int, layout: _Layout, sheet: Sheet, corner: tuple[float, float]) -> None:
    """A value beyond the end of its column, or on the free side of the line."""
    mark, lines, font = chart.marks[n], layout.values.texts[n], layout.values.font
    end = corner[1] + layout.down(float(mark.value))
    is_below = mark.value < 0 or (chart.kind is ChartKind.LINE and _is_below_the_line(chart, n, layout))
    x = corner[0] + layout.across(mark.slot)
    if layout.values.is_turned:
        start = end + _GAP + font.width(lines[0]) if is_below else end - _GAP
        sheet.text(lines[0], x, start, font=font, turned=True)
        return
    half = max(map(font.width, lines)) / 2
    x = min(max(x, corner[0] + layout.left + half), corner[0] + layout.right - half)
    first = end + _GAP + font.size if is_below else end - _GAP - (len(lines) - 1) * font.leading
    for number_, line in enumerate(lines):
        sheet.text(line, x, first + number_ * font.leading, font=font, align="center")


def _is_below_the_line(chart: Chart, n: int, layout: _Layout) -> bool:
    """Whether the line comes from above, so that the value has to stand below it, and there is room for it."""
    marks = chart.marks
    beside = [marks[k] for k in (n - 1, n + 1) if 0 <= k < len(marks) and abs(marks[k].slot - marks[n].slot) == 1]
    if not beside or sum(mark.value for mark in beside) <= marks[n].value * len(beside):
        return False
    room = layout.values.room(layout.values.texts[n])
    return float(marks[n].value) * layout.scale.per_unit >= room


def _ticks(chart: Chart) -> list[Decimal]:
    values = [mark.value / chart.divisor for mark in chart.marks]
    return ticks(min(Decimal(0), *values), max(Decimal(0), *values), whole=chart.is_whole)


def _axis(chart: Chart, layout: _Layout, sheet: Sheet, corner: tuple[float, float]) -> None:
    x, y = corner
    for tick in _ticks(chart):
        height = y + layout.down(float(tick * chart.divisor))
        sheet.line([x + layout.left, x + layout.right], [height, height], colour=RULE)
        label = x + layout.left - _GAP
        sheet.text(number(tick), label, height + SMALL.size * 0.36, font=SMALL, colour=FAINT, align="right")
    sheet.text(chart.axis, x, y + SMALL.leading, font=SMALL, colour=FAINT)
