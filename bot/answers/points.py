"""Points in time: a date, a quarter, a half, a year, "last year", "the 2020s" become whole days.

Each reader looks at the words from one position. A month or a quarter without a year takes the one year that is named
elsewhere, else the last such month that has begun, and then says that it is assumed.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from bot.answers.dates import date_at, day_number
from bot.answers.numbers import ordinal_at
from bot.answers.words import Word
from bot.answers.years import (
    MONTHS,
    Clock,
    Found,
    dated,
    day_period,
    is_two_digits,
    month_period,
    text_at,
    year_at,
    year_number,
    year_period,
)
from index.figures.query import Period

_VAGUE = frozenset({"early", "mid", "late", "middle", "fy", "fiscal"})
_PART_NAMES = {"quarter": 3, "half": 6}
DAY = timedelta(days=1)
UNITS = {"yr": "year", "qtr": "quarter", "mo": "month", "mth": "month", "wk": "week"} | {
    unit: unit for unit in ("year", "quarter", "month", "week", "day")
}
"""Units of time in the singular, as they are written and said."""


def point_at(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """The point in time that starts at a word."""
    if at >= len(words) or text_at(words, at - 1) in _VAGUE:
        return None
    return (
        _part_of_year(words, at, clock)
        or date_at(words, at, clock)
        or _decade(words, at, clock)
        or _calendar_unit(words, at, clock)
        or _plain_year(words, at)
    )


def back(today: date, count: int, unit: str) -> date | None:
    """The day after the one that lies so many units before today; ``None`` where there is none."""
    days = {"day": 1, "week": 7}.get(unit)
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit)
    if days is not None:
        return today - timedelta(days=count * days) + DAY
    if months is None or count * months >= (today.year - 1) * 12:
        return None
    year, month = divmod(today.year * 12 + today.month - 1 - count * months, 12)
    day = min(today.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day) + DAY


def _short_year(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Two digits right behind a quarter: "Q2 25", "Q1/25", "1Q25"."""
    if at < len(words) and is_two_digits(words[at]) and words[at].gap in ("", "/", "-", "'"):
        return 2000 + int(words[at].text), 1
    return None


def _part_of_year(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """Q1 2025, first quarter of 2025, 1Q25, H2 last year; the year may also stand first, or nowhere."""
    leading = _leading_year(words, at)
    start = at + leading[1] if leading else at
    part = _lettered(words, start) or _spelled(words, start)
    if part is None:
        return None
    size, number, taken = part
    end = start + taken
    year = leading or _short_year(words, end) or year_at(words, end, clock)
    if year is None and not _is_bare_part(words, at, end):
        return None
    if not 1 <= number <= 12 // size:
        return None
    month = (number - 1) * size + 1
    count = end - at if leading else end - at + (year[1] if year else 0)
    return dated(clock, year[0] if year else None, month, size, count)


def _leading_year(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    year = year_number(words, at)
    if year is not None:
        return year, 1
    letter = words[at + 1] if at + 1 < len(words) else None
    glued = letter is not None and letter.text in {"q", "h"} and letter.touches(words[at])
    return (2000 + int(words[at].text), 1) if glued and is_two_digits(words[at]) else None


def _lettered(words: Sequence[Word], at: int) -> tuple[int, int, int] | None:
    """Months in the part, its number and the words taken: Q1, H2, 1Q."""
    if at + 1 >= len(words) or not words[at + 1].touches(words[at]):
        return None
    pair = (words[at].text, words[at + 1].text)
    letter, digit = pair if pair[0] in {"q", "h"} else pair[::-1]
    if letter not in {"q", "h"} or len(digit) != 1 or not digit.isdecimal():
        return None
    return (3 if letter == "q" else 6), int(digit), 2


def _spelled(words: Sequence[Word], at: int) -> tuple[int, int, int] | None:
    """First quarter, second half; the last quarter only where a year follows, else it is the one before today's."""
    if text_at(words, at) in {"last", "final"} and text_at(words, at + 1) in _PART_NAMES:
        size = _PART_NAMES[words[at + 1].text]
        return (size, 12 // size, 2) if text_at(words, at + 2) in {"of", "in"} else None
    number = ordinal_at(words, at) if at < len(words) else None
    name = text_at(words, at + number[1]) if number else ""
    return (_PART_NAMES[name], number[0], number[1] + 1) if number and name in _PART_NAMES else None


def _is_bare_part(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a part without a year can be meant: Q3, but "the first half" only where nothing says of what."""
    if words[at].text in {"q", "h"}:
        return True
    if words[at].text.isdecimal():
        return False
    return text_at(words, at - 1) == "the" and text_at(words, end) not in {"of", "in"}


def _decade(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """The 2020s, this decade."""
    if [text_at(words, at), text_at(words, at + 1)] == ["this", "decade"]:
        start = clock.today.year // 10 * 10
    else:
        year = year_number(words, at)
        glued = at + 1 < len(words) and words[at + 1].text == "s" and words[at + 1].touches(words[at])
        if year is None or year % 10 or not glued:
            return None
        start = year
    return Found(Period(date(start, 1, 1), date(start + 9, 12, 31), f"the {start}s"), 2)


def _calendar_unit(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """Last year, this quarter, the previous month, last week, last March; yesterday."""
    if words[at].text == "yesterday":
        day = clock.today - DAY
        return day_period(day.year, day.month, day.day, 1)
    if words[at].text not in {"last", "previous", "this"} or at + 1 >= len(words):
        return None
    steps = 0 if words[at].text == "this" else 1
    unit = UNITS.get(words[at + 1].stem)
    if unit is not None and unit != "day":
        return Found(_unit(unit, steps, clock.today), 2)
    month = MONTHS.get(words[at + 1].text)
    if month is None or year_at(words, at + 2, clock) or day_number(words, at + 2)[0] is not None:
        return None
    if words[at].text == "previous" and clock.year is not None:
        return None  # previous to what is said to have happened in that year
    year = clock.today.year - (1 if steps and month >= clock.today.month else 0)
    return Found(month_period(year, month), 2, is_assumed=bool(steps))


def _unit(unit: str, steps: int, today: date) -> Period:
    """A unit of the calendar, so many back from the one that today lies in."""
    if unit == "year":
        return year_period(today.year - steps)
    if unit == "week":
        monday = today - timedelta(days=today.weekday() + 7 * steps)
        return Period(monday, monday + 6 * DAY, f"the week of {monday.day} {monday:%B %Y}")
    size = {"quarter": 3, "month": 1}[unit]
    year, part = divmod(today.year * (12 // size) + (today.month - 1) // size - steps, 12 // size)
    return dated(Clock(today), year, part * size + 1, size, 2).period


def _plain_year(words: Sequence[Word], at: int) -> Found | None:
    """A year: 2025, the year 2025. Not what is left of a date or a span that cannot be read (31 February 2025)."""
    said = next((size for size in (1, 2, 3) if _said_year(words, at, size)), 0)
    at += said
    year = year_number(words, at)
    if year is None or _is_left_over(words, at):
        return None
    return Found(year_period(year), 1 + said)


def _said_year(words: Sequence[Word], at: int, size: int) -> bool:
    return tuple(word.text for word in words[at : at + size]) in {("year",), ("the", "year"), ("calendar", "year")}


def _is_left_over(words: Sequence[Word], at: int) -> bool:
    """Whether a year is tied to words that did not make a point with it: 2024/25, 31/02/2025, Q5 2025."""
    after = words[at + 1] if at + 1 < len(words) else None
    if after is not None and is_two_digits(after) and after.hangs_on(words[at], "/-"):
        return True
    if at == 0:
        return False
    before = words[at - 1]
    hangs = words[at].hangs_on(before, "/") or (words[at].hangs_on(before, "-") and len(before.text) < 3)
    if before.text.isdecimal() and (hangs or _lettered(words, at - 2) is not None):
        return True
    if before.text == "of" and text_at(words, at - 2) in _PART_NAMES:
        return at > 2 and ordinal_at(words, at - 3) is not None
    return before.text in MONTHS or (before.text == "year" and text_at(words, at - 2) in _VAGUE)
