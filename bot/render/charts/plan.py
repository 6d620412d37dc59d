"""What a chart of an Answer shows, as plain data: its kind, title, marks, axis and the lines below. Draws nothing.

A chart wants three rows or more whose values are numbers of one unit; two of them must be known. Rows that name
periods stand on an axis of time, where a period without a value stays empty. All others keep the order of the answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.answers.answer import Answer, AnswerKind, Row
from bot.render.charts.periods import Period, period_of
from bot.render.charts.titles import is_cut, is_level, joined, noun, query_of, title_of
from bot.render.safe import one_line
from index.figures.display import is_currency
from index.figures.query import Comparison

LEAST_ROWS = 3
LEAST_KNOWN = 2
MOST_BARS = 20
MOST_SIDES = 8
"""More sides than that are read better as bars."""
_NAMED_UNKNOWN = 6
_NAMED_PUBLISHERS = 3
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_NO_LENGTH = frozenset({"date", "year"})
"""Units in which twice as much means nothing, so that no bar can show it."""
_UNITS = {"x": "times", "percent": "percent", "rate": "rate", "": "number"}


class ChartKind(StrEnum):
    """How values are drawn."""

    COLUMNS = "columns"
    """Sums and counts over time."""
    LINE = "line"
    """Averages and other levels over time."""
    BARS = "bars"
    """Rankings, lists and groups: one bar below the other."""
    SIDES = "sides"
    """A comparison: one column beside the other."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value to draw."""

    label: str
    value: Decimal
    display: str
    """With its hedge, as the answer's row has it."""
    slot: int
    """Its place on the axis, counted from 0 at the left or at the top."""


@dataclass(frozen=True, slots=True)
class Chart:
    """All that a chart shows."""

    kind: ChartKind
    title: str
    axis: str
    """The unit of the axis of values: ``USD billion``."""
    divisor: Decimal
    """What a value is divided by to stand on that axis."""
    marks: tuple[Mark, ...]
    slots: int
    start: Period | None
    """The period of the first slot, where the slots are periods."""
    captions: tuple[str, ...]
    """What is not drawn, a line each."""
    source: str
    is_whole: bool
    """Whether only whole numbers make sense on the axis."""


def chart_kind(answer: Answer) -> ChartKind | None:
    """How an answer would be drawn, or ``None`` where a picture would show nothing more than its words."""
    known = _known(answer)
    if known is None:
        return None
    query = query_of(answer)
    if _periods(answer.rows) and not is_cut(query):
        return ChartKind.LINE if is_level(query) else ChartKind.COLUMNS
    if isinstance(query, Comparison) and len(answer.rows) <= MOST_SIDES:
        return ChartKind.SIDES
    return ChartKind.BARS


def chart_of(answer: Answer) -> Chart | None:
    """The chart of an answer, or ``None`` where ``chart_kind`` says that there is none."""
    kind, known = chart_kind(answer), _known(answer)
    if kind is None or known is None:
        return None
    start, slots = None, len(known)
    if kind in {ChartKind.COLUMNS, ChartKind.LINE}:
        marks, start, slots = _in_time(answer.rows)
    else:
        cut = known[: MOST_BARS if kind is ChartKind.BARS else None]
        marks, slots = tuple(_mark(row, slot) for slot, row in enumerate(cut)), len(cut)
    unit = known[0].unit
    divisor, scale = _scale(unit, marks)
    return Chart(
        kind=kind,
        title=title_of(answer),
        axis=f"{_axis(unit, answer)} {scale}".strip(),
        divisor=divisor,
        marks=marks,
        slots=slots,
        start=start,
        captions=tuple(_captions(answer.rows, left=len(known) - len(marks))),
        source=_source(answer),
        is_whole=unit == "count",
    )


def described(answer: Answer) -> str:
    """What the chart of an answer shows, in one sentence for those who do not see it; empty where there is none."""
    chart = chart_of(answer)
    if chart is None:
        return ""
    highest = max(chart.marks, key=lambda mark: mark.value)
    lowest = min(chart.marks, key=lambda mark: mark.value)
    sort = {ChartKind.LINE: "Line chart", ChartKind.BARS: "Bar chart"}.get(chart.kind, "Column chart")
    ends = f"highest {highest.label} ({highest.display}), lowest {lowest.label} ({lowest.display})"
    return f"{sort} of {len(chart.marks)} values, {chart.title}: {ends}."


def _known(answer: Answer) -> list[Row] | None:
    """The rows that can be drawn; ``None`` where they make no chart."""
    if answer.kind not in {AnswerKind.LIST, AnswerKind.FIGURE} or len(answer.rows) < LEAST_ROWS:
        return None
    known = [row for row in answer.rows if row.value is not None]
    if any(isinstance(row.value, str) or not Decimal(row.value or 0).is_finite() for row in known):
        return None
    units = {row.unit for row in known}
    return known if len(units) == 1 and not units & _NO_LENGTH and len(known) >= LEAST_KNOWN else None


def _mark(row: Row, slot: int) -> Mark:
    return Mark(one_line(row.label), Decimal(row.value or 0), one_line(row.own_display), slot)


def _periods(rows: tuple[Row, ...]) -> list[Period] | None:
    """The rows as different periods of one sort, or ``None``."""
    periods = [found for row in rows if (found := period_of(row.label))]
    one_sort = len({period.per_year for period in periods}) == 1
    return periods if one_sort and len(set(periods)) == len(rows) else None


def _in_time(rows: tuple[Row, ...]) -> tuple[tuple[Mark, ...], Period, int]:
    """Marks in order of time, the first period, and how many slots there are from it to the last."""
    periods = _periods(rows) or []
    start, end = min(periods), max(periods)
    placed = sorted(zip(periods, rows, strict=True), key=lambda pair: pair[0])
    marks = [_mark(row, period.ordinal - start.ordinal) for period, row in placed if row.value is not None]
    return tuple(marks), start, end.ordinal - start.ordinal + 1


def _scale(unit: str, marks: tuple[Mark, ...]) -> tuple[Decimal, str]:
    largest = max(abs(mark.value) for mark in marks)
    scales = _SCALES if is_currency(unit) else ()
    return next(((size, word) for size, word in scales if largest >= size), (Decimal(1), ""))


def _axis(unit: str, answer: Answer) -> str:
    if unit == "count":
        return noun(answer.figure.metric if answer.figure else "")
    return one_line(_UNITS.get(unit, unit))


def _captions(rows: tuple[Row, ...], *, left: int) -> Iterator[str]:
    if left:
        yield f"… and {left:,} more that are not drawn."
    unknown = [one_line(row.label) for row in rows if row.value is None]
    if unknown:
        more = len(unknown) - _NAMED_UNKNOWN
        names = joined(unknown if more <= 0 else [*unknown[:_NAMED_UNKNOWN], f"{more:,} more"])
        yield f"Undisclosed, and not drawn: {names}."


def _source(answer: Answer) -> str:
    """Who says so: ``Roundtable, from 12 facts by CNBC, Reuters and 4 more, published 2025-01-31 to 2026-02-01``."""
    facts = {citation.fact_id for citation in answer.citations if citation.kind == "fact"}
    sources = [citation.source for citation in answer.citations if citation.source is not None]
    parts = ["Source: Roundtable"]
    if facts:
        parts.append(f"{len(facts):,} fact{'s' * (len(facts) != 1)} cited")
    publishers = list(dict.fromkeys(one_line(source.publisher) for source in sources if source.publisher))
    if publishers:
        more = len(publishers) - _NAMED_PUBLISHERS
        rest = f"{more:,} more publisher{'s' * (more != 1)}"
        shown = publishers if more <= 0 else [*publishers[:_NAMED_PUBLISHERS], rest]
        parts.append(joined(shown))
    days = sorted(one_line(source.published) for source in sources if source.published)
    if days:
        parts.append(f"published {days[0]}" + (f" to {days[-1]}" if days[-1] != days[0] else ""))
    return " · ".join(parts)
