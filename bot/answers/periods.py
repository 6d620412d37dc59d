"""Periods in a question: "in 2025", "Q1 2025", "since March 2024", "between 2023 and 2025", "last 12 months".

A point in time is a stretch of whole days; the word before it ("since", "before", "until") opens one side. "After
March" starts on 1 April and "since March" on 1 March. Relative periods count from a day that is handed in.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from bot.answers.numbers import count_at, ordinal_at
from bot.answers.words import Word
from index.errors import QueryError
from index.figures.query import Period

_MONTHS = {name.casefold(): i for i, name in enumerate(calendar.month_name) if name} | {
    name.casefold(): i for i, name in enumerate(calendar.month_abbr) if name
}
_MONTHS["sept"] = 9
_DAY = timedelta(days=1)
_JOINS = frozenset({"of", "in", "the"})
_OPENINGS = {
    **{word: word for word in ("since", "after", "before", "until")},
    **dict.fromkeys(("till", "through", "by"), "until"),
}
_ON = (("on",), ("onward",), ("onwards",), ("to", "date"), ("to", "now"), ("to", "today"), ("until", "now"))
_UNITS = {"day": 1, "week": 7}

Found = tuple[Period, int]


def period_at(words: Sequence[Word], at: int, today: date) -> Found | None:
    """The period that starts at a word, and how many words it takes."""
    return _bounded(words, at) or _open(words, at) or _relative(words, at, today) or _point(words, at)


def _bounded(words: Sequence[Word], at: int) -> Found | None:
    """From X to Y; between X and Y; X to Y without the first word is two periods, not one."""
    joins = {"between": ("and",), "from": ("to", "until", "till", "through")}.get(words[at].text)
    first = _point_after(words, at + 1) if joins else None
    if joins is None or first is None:
        return None
    period, taken = first
    middle = at + 1 + taken
    if middle >= len(words) or words[middle].text not in joins:
        return None
    last = _point_after(words, middle + 1)
    if last is None:
        return None
    try:
        whole = Period(period.first, last[0].last, f"{period.label} to {last[0].label}")
    except QueryError:
        return None
    return whole, middle + 1 + last[1] - at


def _open(words: Sequence[Word], at: int) -> Found | None:
    """Since X, after X, before X, until X, by X, as of X; from X on, onwards, to date or to now."""
    opening = _OPENINGS.get(words[at].text)
    skip = 2 if [word.text for word in words[at : at + 2]] == ["as", "of"] else 1
    point = _point_after(words, at + skip) if opening or skip == 2 or words[at].text == "from" else None
    if point is None or point[0].first is None or point[0].last is None:
        return None
    period, taken = point
    size = skip + taken
    if words[at].text == "from":
        following = tuple(word.text for word in words[at + size : at + size + 2])
        closing = next((words_on for words_on in _ON if following[: len(words_on)] == words_on), None)
        if closing is None:
            return None
        return Period(period.first, None, f"since {period.label}"), size + len(closing)
    sides = {
        "since": (period.first, None),
        "after": (point[0].last + _DAY, None),
        "before": (None, point[0].first - _DAY),
    }
    word = opening or "until"
    first, last = sides.get(word, (None, period.last))
    return Period(first, last, f"{word} {period.label}"), size


def _relative(words: Sequence[Word], at: int, today: date) -> Found | None:
    texts = [word.stem for word in words[at : at + 4]]
    if texts[:1] == ["the"]:
        found = _relative(words, at + 1, today) if len(texts) > 1 else None
        return (found[0], found[1] + 1) if found else None
    if len(texts) >= 2 and texts[0] in {"last", "previous", "this"} and texts[1] in {"year", "quarter", "month"}:
        return _calendar(texts[1], 0 if texts[0] == "this" else 1, today), 2
    if texts[:3] == ["year", "to", "date"]:
        return Period(date(today.year, 1, 1), today, f"{today.year} to date"), 3
    if len(texts) >= 3 and texts[0] in {"last", "past"}:
        number = count_at(words, at + 1)
        first = _back(today, number[0], texts[2]) if number else None
        if number and first:
            return Period(first, today, f"the last {number[0]} {texts[2]}s, from {first.isoformat()}"), 3
    return None


def _back(today: date, count: int, unit: str) -> date | None:
    """The day after the one that lies so many units before today."""
    if unit in _UNITS:
        return today - timedelta(days=count * _UNITS[unit]) + _DAY
    months = {"month": count, "quarter": 3 * count, "year": 12 * count}.get(unit)
    if months is None or months >= today.year * 12:
        return None
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    day = min(today.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day) + _DAY


def _calendar(unit: str, back: int, today: date) -> Period:
    if unit == "year":
        return _year(today.year - back)
    if unit == "quarter":
        year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 - back, 4)
        return _months(year, quarter * 3 + 1, 3, f"Q{quarter + 1} {year}")
    year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
    return _months(year, month + 1, 1, f"{calendar.month_name[month + 1]} {year}")


def _point_after(words: Sequence[Word], at: int) -> Found | None:
    return _point(words, at) if at < len(words) else None


def _point(words: Sequence[Word], at: int) -> Found | None:
    for reader in (_iso, _part_of_year, _named_day, _named_month, _plain_year):
        found = reader(words, at)
        if found is not None:
            return found
    return None


def _iso(words: Sequence[Word], at: int) -> Found | None:
    """2025-03-31 or 2025-03: the hyphens must touch, so that "2025 03" is nothing."""
    year = _year_number(words, at)
    parts = [w.text for w in words[at + 1 : at + 3] if len(w.text) == 2 and w.text.isdigit()]
    touching = at + 1 < len(words) and words[at + 1].start == words[at].end + 1
    if year is None or not parts or not touching or not 1 <= int(parts[0]) <= 12:
        return None
    month = int(parts[0])
    if len(parts) == 2 and words[at + 2].start == words[at + 1].end + 1:
        return _day(year, month, int(parts[1]), 3)
    return _months(year, month, 1, f"{calendar.month_name[month]} {year}"), 2


def _part_of_year(words: Sequence[Word], at: int) -> Found | None:
    """Q1 2025, first quarter of 2025, H2 2025, second half of 2025; the year may also stand first."""
    year, start = _year_number(words, at), at
    if year is not None:
        at += 1
    part = _part(words, at)
    if part is None:
        return None
    size, number, taken = part
    at += taken
    if year is None:
        while at < len(words) and words[at].text in _JOINS:
            at += 1
        year = _year_number(words, at)
        at += 1
    if year is None or not 1 <= number <= 12 // size:
        return None
    label = f"{'Q' if size == 3 else 'H'}{number} {year}"
    return _months(year, (number - 1) * size + 1, size, label), at - start


def _part(words: Sequence[Word], at: int) -> tuple[int, int, int] | None:
    """Months in the part, its number, and the words taken."""
    if at + 1 >= len(words):
        return None
    letter, digit = words[at], words[at + 1]
    if letter.text in {"q", "h"} and digit.text.isdigit() and letter.end == digit.start:
        return (3 if letter.text == "q" else 6), int(digit.text), 2
    number = ordinal_at(words, at)
    if number is None or at + number[1] >= len(words):
        return None
    size = {"quarter": 3, "half": 6}.get(words[at + number[1]].text)
    return (size, number[0], number[1] + 1) if size else None


def _named_day(words: Sequence[Word], at: int) -> Found | None:
    """31 March 2025, March 31 2025, 31st of March 2025."""
    start = at
    day, at = _day_number(words, at)
    while day is not None and at < len(words) and words[at].text in _JOINS:
        at += 1
    month = _MONTHS.get(words[at].text) if at < len(words) else None
    if month is None:
        return None
    at += 1
    if day is None:
        day, at = _day_number(words, at)
    year = _year_number(words, at)
    if day is None or year is None:
        return None
    return _day(year, month, day, at + 1 - start)


def _day_number(words: Sequence[Word], at: int) -> tuple[int | None, int]:
    if at >= len(words):
        return None, at
    found = ordinal_at(words, at) or count_at(words, at)
    if found is None or not 1 <= found[0] <= 31:
        return None, at
    return found[0], at + found[1]


def _named_month(words: Sequence[Word], at: int) -> Found | None:
    month, taken = _MONTHS.get(words[at].text), 1
    while month and at + taken < len(words) and words[at + taken].text in _JOINS:
        taken += 1
    year = _year_number(words, at + taken)
    if month is None or year is None:
        return None
    return _months(year, month, 1, f"{calendar.month_name[month]} {year}"), taken + 1


def _plain_year(words: Sequence[Word], at: int) -> Found | None:
    year = _year_number(words, at)
    return (_year(year), 1) if year is not None else None


def _year_number(words: Sequence[Word], at: int) -> int | None:
    text = words[at].text if at < len(words) else ""
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() and text[:2] in {"19", "20"} else None


def _day(year: int, month: int, day: int, taken: int) -> Found | None:
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return Period(when, when, f"{day} {when:%B %Y}"), taken


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), str(year))


def _months(year: int, month: int, count: int, label: str) -> Period:
    last = month + count - 1
    return Period(date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1]), label)
