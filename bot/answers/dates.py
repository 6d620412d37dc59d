"""Dates: 2025-03-31, 31/03/2025, March 3rd, 31 March 2025, March 2025, and months whose year stands elsewhere.

A date that can be read in two ways (03/04/2025), or that no calendar has, is none, and neither are its parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.numbers import count_at, ordinal_at
from bot.answers.words import Word
from bot.answers.years import (
    JOINS,
    MONTHS,
    Clock,
    Found,
    dated,
    day_period,
    follows,
    month_period,
    text_at,
    year_at,
    year_number,
)

_ALSO_WORDS = frozenset({"may", "march", "mar", "dec", "jan", "sun"})
"""Months that are other words as well, or look like them: without a year they need a preposition."""
_PLACED = frozenset({"in", "since", "during", "before", "after", "until", "till", "by", "from", "between", "through"})
_PLACED_TOO = frozenset({"and", "or", "of", "to", "for", "vs", "versus", "on", "the"})
_STYLES = {
    (whose, word): whose in {"us", "american"}
    for whose in ("uk", "british", "european", "us", "american")
    for word in ("style", "format")
}
"""How a date in digits is written, where somebody says so, and whether the month comes first in it."""
RANKED = frozenset({"top", "largest", "biggest", "first", "last", "latest", "smallest", "series"})
"""Before a number: how many or which, and not the day of a month."""


def date_at(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """A day or a month that starts at a word."""
    return _iso(words, at) or _slashed(words, at) or _named_day(words, at, clock) or _named_month(words, at, clock)


def _iso(words: Sequence[Word], at: int) -> Found | None:
    """2025-03-31 or 2025-03: the hyphens must touch, so that "2025 03" is nothing."""
    year = year_number(words, at)
    if year is None or len(words[at].text) != 4 or not follows(words, at + 1, "-/"):
        return None
    month = int(words[at + 1].text)
    if not 1 <= month <= 12:
        return None
    if follows(words, at + 2, words[at + 1].gap):
        return day_period(year, month, int(words[at + 2].text), 3)
    return Found(month_period(year, month), 2) if words[at + 1].gap == "-" else None


def _slashed(words: Sequence[Word], at: int) -> Found | None:
    """31/03/2025, 03/31/2025 and 31.03.2025 where only one order fits or is said; 03/2025 is a month."""
    if at > 0 and words[at - 1].text.isdecimal() and words[at].hangs_on(words[at - 1], "/-"):
        return None
    numbers, size = _dotted(words[at].text), 1
    if numbers is None:
        numbers, size = _tied(words, at)
    if len(numbers) == 2 and 1 <= numbers[0] <= 12 and numbers[1] > 999 and words[at + 1].gap == "/":
        return Found(month_period(numbers[1], numbers[0]), size)
    if len(numbers) != 3 or numbers[2] < 1000:
        return None
    first, second, year = numbers
    style = (text_at(words, at + size), text_at(words, at + size + 1))
    if style in _STYLES:
        size += 2
    elif first != second and max(first, second) <= 12:
        return None
    month_first = _STYLES.get(style, second > 12)
    day, month = (second, first) if month_first else (first, second)
    return day_period(year, month, day, size)


def _dotted(text: str) -> list[int] | None:
    parts = text.split(".")
    return [int(part) for part in parts] if len(parts) == 3 and text.replace(".", "").isdecimal() else None


def _tied(words: Sequence[Word], at: int) -> tuple[list[int], int]:
    """Numbers that hang together by slashes or hyphens from here on."""
    end = at
    while (
        end < len(words) and words[end].text.isdecimal() and (end == at or words[end].hangs_on(words[end - 1], "/-"))
    ):
        end += 1
    return [int(word.text) for word in words[at:end]], end - at


def _named_day(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    """31 March 2025, March 31 2025, 31st of March 2025; the year may stand elsewhere."""
    start = at
    if not clock.is_in_a_range and at > 0 and words[at].hangs_on(words[at - 1], "-"):
        return None  # the end of a range that could not be read
    day, at = day_number(words, at)
    while day is not None and text_at(words, at) in JOINS:
        at += 1
    month = MONTHS.get(text_at(words, at))
    if month is None or (day is not None and text_at(words, start - 1) in RANKED):
        return None
    at += 1
    if day is None:
        day, at = day_number(words, at)
        if at < len(words) and words[at].hangs_on(words[at - 1], "-"):
            return None
    if day is None:
        return None
    year = year_at(words, at, clock)
    if year is not None:
        return day_period(year[0], month, day, at + year[1] - start)
    chosen = dated(clock, None, month, 1, 1)
    first = chosen.period.first
    found = day_period(first.year, month, day, at - start) if first else None
    return replace(found, is_assumed=chosen.is_assumed, is_bare=True) if found else None


def day_number(words: Sequence[Word], at: int) -> tuple[int | None, int]:
    """The day of a month in digits, and where the words go on; ``None`` and the same place without one."""
    if at >= len(words) or not words[at].text.isascii() or not words[at].text[0].isdigit():
        return None, at
    if at > 0 and words[at - 1].text in MONTHS and words[at].hangs_on(words[at - 1], "-"):
        return None, at  # Mar-25 is a month of a year
    found = ordinal_at(words, at) or _two_digit_day(words, at)
    if found is None or not 1 <= found[0] <= 31 or words[at].gap.endswith("'"):
        return None, at
    return found[0], at + found[1]


def _two_digit_day(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    text = words[at].text
    return (int(text), 1) if text.isdecimal() and len(text) <= 2 else count_at(words, at)


def _named_month(words: Sequence[Word], at: int, clock: Clock) -> Found | None:
    month = MONTHS.get(words[at].text)
    if month is None or follows_a_day(words, at):
        return None
    year = year_at(words, at + 1, clock) or _glued_year(words, at + 1)
    if year is not None:
        return Found(month_period(year[0], month), year[1] + 1)
    if day_number(words, at + 1)[0] is not None:
        return None
    vague = words[at].text in _ALSO_WORDS or len(words[at].text) == 3
    listed = text_at(words, at - 1) in MONTHS and words[at].gap == ","
    placed = listed or text_at(words, at - 1) in (_PLACED if vague else _PLACED | _PLACED_TOO)
    if not placed and not clock.is_in_a_range:
        return None
    return dated(clock, None, month, 1, 1)


def _glued_year(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Mar-25: a month and a year, as March 25 is a day."""
    return (2000 + int(words[at].text), 1) if follows(words, at, "-") and int(words[at].text) > 19 else None


def follows_a_day(words: Sequence[Word], at: int) -> bool:
    """Whether the day before a month makes it another point, or, of an impossible day, none."""
    at -= 1
    while at > 0 and words[at].text in JOINS:
        at -= 1
    if at > 0 and words[at].text in {"st", "nd", "rd", "th"}:
        at -= 1
    return at >= 0 and day_number(words, at)[0] is not None and text_at(words, at - 1) not in RANKED
