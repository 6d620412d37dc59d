"""Periods of whole days, and how they are written: each label reads back as the same days.

A point is a year, a half, a quarter, a month or a day; a period is a point, ``X to Y``, ``since X``, ``until X`` or
any time. Reading is ``literals``; relative words such as "last year" are the asker's business and not written here.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from index.errors import QueryError

Days = tuple[date, date]
"""First and last day, both included."""

ANY_TIME = "any time"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from ``first`` to ``last``, both included; ``None`` leaves that side open.

    It prints as what it covers. ``label`` is how somebody said it ("the last 12 months"); it makes no difference to
    whether two periods are equal.
    """

    first: date | None
    last: date | None
    label: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise QueryError(f"the period {self.label or f'{self.first} to {self.last}'} ends before it starts")
        if not self.label:
            object.__setattr__(self, "label", str(self))

    def __str__(self) -> str:
        if self.first and self.last:
            return _named(self.first, self.last) or _stretch(self.first, self.last)
        if self.first:
            return f"since {_starting(self.first)}"
        return f"until {_ending(self.last)}" if self.last else ANY_TIME


def year_days(year: int) -> Days:
    """A whole year. ValueError for one that the calendar does not have."""
    return date(year, 1, 1), date(year, 12, 31)


def month_days(year: int, month: int, count: int = 1) -> Days:
    """So many whole months of a year. ValueError for what the calendar does not have."""
    last = month + count - 1
    return date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1])


def _named(first: date, last: date) -> str | None:
    """The one point that these days are."""
    year = first.year
    if (first, last) == year_days(year):
        return f"{year:04d}"
    for size, letter in ((6, "H"), (3, "Q")):
        number, rest = divmod(first.month - 1, size)
        if not rest and (first, last) == month_days(year, first.month, size):
            return f"{letter}{number + 1} {year:04d}"
    if (first, last) == month_days(year, first.month):
        return _month(first)
    return _day(first) if first == last else None


def _stretch(first: date, last: date) -> str:
    """``X to Y`` with both ends in the widest point that fits them both."""
    if first == year_days(first.year)[0] and last == year_days(last.year)[1]:
        return f"{first.year:04d} to {last.year:04d}"
    if first.day == 1 and _ends_a_month(last):
        return f"{_month(first)} to {_month(last)}"
    return f"{_day(first)} to {_day(last)}"


def _starting(first: date) -> str:
    if (first.month, first.day) == (1, 1):
        return f"{first.year:04d}"
    return _month(first) if first.day == 1 else _day(first)


def _ending(last: date) -> str:
    if (last.month, last.day) == (12, 31):
        return f"{last.year:04d}"
    return _month(last) if _ends_a_month(last) else _day(last)


def _ends_a_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _month(day: date) -> str:
    return f"{calendar.month_name[day.month]} {day.year:04d}"


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"


def before(days: Days) -> Period:
    """All days before these. QueryError where the calendar has none."""
    if days[0] == date.min:
        raise QueryError("the calendar starts with the year 1: nothing lies before that")
    return Period(None, days[0] - _DAY)


def after(days: Days) -> Period:
    """All days after these. QueryError where the calendar has none."""
    if days[1] == date.max:
        raise QueryError("the calendar ends with the year 9999: nothing lies after that")
    return Period(days[1] + _DAY, None)
