"""Stretches of time that are counted: the last 12 months, 2026 to date, the first half-year, the year to June 2025.

What counts back from today takes the day that is handed in.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answers.numbers import count_at
from bot.answers.points import DAY, UNITS, back, point_at
from bot.answers.words import Word
from bot.answers.years import Clock, Found, months_of, text_at, texts_at, year_at
from index.figures.query import Period

_WITHIN = frozenset({"over", "within", "in", "during", "throughout", "across"})
_TO_DATE = frozenset({("to", "date"), ("so", "far")})
_SHORT = {"ytd": "year", "qtd": "quarter", "mtd": "month"}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_RUN_UP = (
    *("to the end of", "up to the end of", "until the end of", "ending at the end of", "to end of"),
    *(
        "ended at the end of",
        "ending",
        "ended",
        "ending in",
        "ended in",
        "ending on",
        "ended on",
        "to",
        "up to",
        "until",
    ),
)


def _to_date(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """Year to date, ytd, this year so far, so far this year, 2025 to date."""
    if words[at].text in _SHORT:
        return _so_far(_SHORT[words[at].text], 1, clock)
    if texts_at(words, at + 1, 2) == ("to", "date") and words[at].text in _SHORT.values():
        return _so_far(words[at].text, 3, clock)
    leading = 2 if texts_at(words, at, 2) == ("so", "far") else 0
    found = point_at(words, at + leading, clock)
    if found is None or found.period.first is None or found.period.first > clock.today:
        return None
    if not leading and texts_at(words, at + found.size, 2) not in _TO_DATE:
        return None
    if not leading and words[at + found.size].gap.strip():
        return None  # a sentence ends between them
    is_over = found.period.last is not None and found.period.last < clock.today
    if is_over and (leading or words[at + found.size].text == "so"):
        return replace(found, size=found.size + 2)  # no more is to come
    period = Period(found.period.first, clock.today, f"{found.period} to date")
    return replace(found, period=period, size=found.size + 2)


def _so_far(unit: str, size: int, clock: Clock) -> Found:
    months = {"year": clock.today.month - 1, "quarter": (clock.today.month - 1) % 3, "month": 0}[unit]
    first = date(clock.today.year, clock.today.month - months, 1)
    return Found(Period(first, clock.today, f"the {unit} to date"), size)


def _rolling(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """The last 12 months, over the past year, in the last two quarters, trailing twelve months, ttm."""
    start = at + (words[at].text in _WITHIN and at + 1 < len(words))
    named = texts_at(words, start, 1) == ("the",)
    start += named
    texts = texts_at(words, start, 1)
    if texts and texts[0] in {"ttm", "ltm"}:
        return _back(clock, 12, "month", start + 1 - at)
    if not texts or texts[0] not in {"last", "past", "previous", "trailing", "preceding"} or start + 1 >= len(words):
        return None
    unit = UNITS.get(words[start + 1].stem)
    if unit is not None:
        whole = texts[0] in {"past", "trailing"} or (named and texts[0] == "last" and words[start + 1].text == "year")
        return _back(clock, 1, unit, start + 2 - at) if whole else None
    number = count_at(words, start + 1)
    end = start + 1 + number[1] if number else len(words)
    if number is None or end >= len(words):
        return None
    return _back(clock, number[0], UNITS.get(words[end].stem, ""), end + 1 - at)


def _back(clock: Clock, count: int, unit: str, size: int) -> Found | None:
    if count < 1 or (unit == "day" and count > 365_000):
        return None
    first = back(clock.today, count, unit)
    if first is None:
        return None
    span = f"{count} {unit}s" if count > 1 else unit
    label = f"the last {span}, from {first.isoformat()}"
    return Found(Period(first, clock.today, label), size)


def _ends_of_a_year(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """The first 3 months of 2025, the last two quarters of last year."""
    number = count_at(words, at + 1) if words[at].text in {"first", "last"} and at + 1 < len(words) else None
    end = at + 1 + number[1] if number else len(words)
    size = {"month": 1, "quarter": 3}.get(words[end].stem) if end < len(words) else None
    year = year_at(words, end + 1, clock) if text_at(words, end + 1) in {"of", "in"} else None
    if number is None or size is None or year is None or not 0 < number[0] * size <= 12:
        return None
    first = 1 if words[at].text == "first" else 13 - number[0] * size
    label = f"the {words[at].text} {number[0]} {words[end].text} of {year[0]}"
    return Found(months_of(year[0], first, number[0] * size, label), end + 1 + year[1] - at)


def _run_up(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """The year to June 2025, the twelve months ending 30 June 2025, the six months to the end of March 2026."""
    start = at + (words[at].text in _WITHIN and at + 1 < len(words))
    start += text_at(words, start) == "the"
    number = count_at(words, start) if start < len(words) else None
    unit_at = start + number[1] if number else start
    months = _MONTHS.get(words[unit_at].stem) if unit_at < len(words) else None
    if months is None or start == at or (months < 12 and number is None):
        return None
    count = months * (number[0] if number else 1)
    joins = [phrase for phrase in _RUN_UP if " ".join(texts_at(words, unit_at + 1, len(phrase.split()))) == phrase]
    join = max(joins, key=len, default="")
    end = point_at(words, unit_at + 1 + len(join.split()), clock) if join else None
    if end is None or end.period.last is None or end.is_bare or not 0 < count <= 120:
        return None
    after = end.period.last + DAY
    year, month = divmod(after.year * 12 + after.month - 1 - count, 12)
    first = date(year, month + 1, min(after.day, calendar.monthrange(year, month + 1)[1]))
    label = f"the {count} months to {end.period}"
    size = unit_at + 1 + len(join.split()) + end.size - at
    return replace(end, period=Period(first, end.period.last, label), size=size)


STRETCHES = (_to_date, _rolling, _ends_of_a_year, _run_up)
"""The readers of stretches, in the order in which they are tried."""
