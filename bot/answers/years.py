"""Years and what is counted from them: the clock that a question is read by, and periods of whole months and days.

What ``dates`` and ``points`` share. A year is 2025 or '25; of two digits alone nobody can tell.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.answers.words import Word
from index.figures.query import Period

MONTHS = {name.casefold(): i for i, name in enumerate(calendar.month_name) if name} | {
    name.casefold(): i for i, name in enumerate(calendar.month_abbr) if name
}
MONTHS["sept"] = 9
MONTH_NAMES = tuple(name.casefold() for name in calendar.month_name if name)
JOINS = frozenset({"of", "in", "the"})


@dataclass(frozen=True, slots=True)
class Clock:
    """What times are counted from."""

    today: date
    year: int | None = None
    """The one year that the question names, for what has none of its own."""
    earlier_year: int | None = None
    """The one year that the conversation was about."""
    months: frozenset[tuple[int, int]] = frozenset()
    """Years and months in which the one company that is spoken of announced something."""
    is_in_a_range: bool = False
    """Whether an end of a range is read, where a month needs neither year nor preposition."""


@dataclass(frozen=True, slots=True)
class Found:
    """A period and the number of words it takes."""

    period: Period
    size: int
    is_assumed: bool = False
    """Whether its year is not in the question."""
    is_bare: bool = False
    """Whether it has no year of its own."""


def years_named(words: Sequence[Word]) -> frozenset[int]:
    """Every year that stands in a question in digits."""
    return frozenset(year for at in range(len(words)) if (year := year_number(words, at)) is not None)


def year_period(year: int) -> Period:
    """A whole year."""
    return Period(date(year, 1, 1), date(year, 12, 31), str(year))


def text_at(words: Sequence[Word], at: int) -> str:
    """The word at a place, as it compares; empty where there is none."""
    return words[at].text if 0 <= at < len(words) else ""


def texts_at(words: Sequence[Word], at: int, size: int) -> tuple[str, ...]:
    """So many words from a place on, as they compare; fewer where there are no more."""
    return tuple(word.text for word in words[at : at + size])


def months_of(year: int, month: int, count: int, label: str) -> Period:
    """So many whole months from this one on."""
    last = month + count - 1
    return Period(date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1]), label)


def month_period(year: int, month: int) -> Period:
    """A whole month."""
    return months_of(year, month, 1, f"{calendar.month_name[month]} {year}")


def day_period(year: int, month: int, day: int, size: int) -> Found | None:
    """A single day that takes so many words; ``None`` for one that the calendar does not have."""
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return Found(Period(when, when, f"{day} {when:%B %Y}"), size)


def is_two_digits(word: Word) -> bool:
    """Whether a word is a day, a month or a short year in digits."""
    return len(word.text) == 2 and word.text.isascii() and word.text.isdigit()


def follows(words: Sequence[Word], at: int, signs: str) -> bool:
    """Whether two digits hang on the word before by one of these signs."""
    return at < len(words) and is_two_digits(words[at]) and words[at].hangs_on(words[at - 1], signs)


def year_number(words: Sequence[Word], at: int) -> int | None:
    """A year in digits: 2025, or '25 with its apostrophe."""
    text = text_at(words, at)
    if not (text.isascii() and text.isdigit()):
        return None
    if len(text) == 2 and words[at].gap.endswith("'"):
        return 2000 + int(text)
    return int(text) if len(text) == 4 and text[:2] in {"19", "20"} else None


def year_at(words: Sequence[Word], at: int, clock: Clock) -> tuple[int, int] | None:
    """A year and the words it takes, joins before it included: "of 2025", "'25", "of last year"."""
    start = at
    while text_at(words, at) in JOINS:
        at += 1
    year = year_number(words, at)
    if year is not None:
        return year, at + 1 - start
    if text_at(words, at + 1) == "year" and text_at(words, at) in {"last", "previous", "this"}:
        return clock.today.year - (words[at].text != "this"), at + 2 - start
    return None


def dated(clock: Clock, year: int | None, month: int, count: int, size: int) -> Found:
    """Months of a year, or of the year that is meant where none is named."""
    known = year or clock.year
    last = clock.today.year - (month > clock.today.month)
    held = max((year for year, other in clock.months if month <= other < month + count), default=last)
    chosen = known or clock.earlier_year or (held if last - held <= 1 else last)
    letter = {1: "", 3: "Q", 6: "H"}[count]
    label = f"{letter}{(month - 1) // count + 1} {chosen}" if letter else f"{calendar.month_name[month]} {chosen}"
    return Found(months_of(chosen, month, count, label), size, known is None, year is None)
