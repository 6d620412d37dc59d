"""The two times between which something grew: “from 2023 to 2025”, “between March and October”, “since March 2025”.

Money raised is that of whole years. What a company was worth is told by the month or the day at either end.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answers.points import point_at
from bot.answers.senses import Sense
from bot.answers.sides import Halves
from bot.answers.spans import Span
from bot.answers.years import Clock, day_period, month_period
from index.figures.query import LATEST, Period

_PARTS = frozenset({"q", "h", "quarter", "half", "last", "past", "year", "years", "month", "months"})
_JOINS = frozenset({"from", "between", "btw", "to", "until", "through"})
_LEVELS = frozenset({"post_money", "pre_money", "valuation_growth"})


def first_and_last(spans: Sequence[Span], senses: set[Sense]) -> Halves | None:
    """The question said of either end of the one period that it names, the first one first."""
    grew = any(span.sense is Sense.METRIC and span.value == "valuation_growth" for span in spans)
    grew = grew and Sense.AGGREGATE not in senses  # the average growth is one of rounds
    if not (grew or senses & {Sense.GROWTH, Sense.CAGR}) or Sense.EXTREME in senses:
        return None  # what "grew the most" is a ranking
    periods = [span for span in spans if isinstance(span.value, Period)]
    rest = [span for span in spans if span.sense is not Sense.FILLER and span not in periods]
    if len(periods) != 1 or not isinstance(periods[0].value, Period):
        return None
    period = periods[0]
    priced = any(span.sense is Sense.METRIC and span.value in _LEVELS for span in rest)
    stretch = periods[0].value
    if priced and stretch.last is None:
        since = _point_of(period)
        now = Span(Sense.PICK, LATEST, period.words[:1])
        return ([*rest, replace(period, value=since)], [now]) if since else None
    ends = _years(stretch) or (_edges(period) if priced else None)
    if ends is None:
        return None
    first, last = (replace(period, value=end) for end in ends)
    return [*rest, first], [last]


def _years(period: Period) -> tuple[Period, Period] | None:
    """The first and the last year of a period of whole years; of one year the year before it and itself."""
    if period.first is None or period.last is None:
        return None
    whole = (period.first.month, period.first.day, period.last.month, period.last.day) == (1, 1, 12, 31)
    if not whole:
        return None
    first = period.first.year if period.last.year > period.first.year else period.first.year - 1
    return _year(first), _year(period.last.year)


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _edges(span: Span) -> tuple[Period, Period] | None:
    """The months at the ends of a stretch of whole months, else the days; of a single month there are none."""
    texts, period = {word.text for word in span.words}, span.value
    first, last = (period.first, period.last) if isinstance(period, Period) else (None, None)
    if first is None or last is None or (first.year, first.month) == (last.year, last.month):
        return None
    if texts & _PARTS or not texts & _JOINS:
        return None
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        return month_period(first.year, first.month), month_period(last.year, last.month)
    ends = [day_period(day.year, day.month, day.day, 1) for day in (first, last)]
    return (ends[0].period, ends[1].period) if ends[0] and ends[1] else None


def _point_of(span: Span) -> Period | None:
    """The month or day that a period opens with: “since March 2025”."""
    if span.words[0].text != "since":
        return None
    found = point_at(span.words, 1, Clock(date.max))
    if found is None or found.is_bare or found.size != len(span.words) - 1:
        return None
    first, last = found.period.first, found.period.last
    within = first is not None and last is not None and (first.year, first.month) == (last.year, last.month)
    return found.period if within else None
