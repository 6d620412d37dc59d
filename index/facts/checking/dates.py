"""Dates as prose writes them: a day, a month, a quarter, a year, or a month whose year the context gives."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.facts.schema import PartialDate

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTH = "(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)"
_SHORT = "(?P<short>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\w.-])(?P<year>(?:19|20)\d\d)-(?P<number>\d{2})(?:-(?P<day>\d{2}))?(?![\w-])",
        rf"(?<![\w,.])(?:{_DAY}\s)?(?:{_MONTH}|{_SHORT}\.?)\s{_YEAR}(?!\d)",
        rf"\b(?:{_MONTH}|{_SHORT}\.?)\s{_DAY},\s{_YEAR}(?!\d)",
        rf"\bQ(?P<quarter>[1-4])\s{_YEAR}(?!\d)",
        rf"\b(?P<nth>first|second|third|fourth)\squarter\s(?:of\s)?{_YEAR}(?!\d)",
        rf"(?<![\w.,])(?P<day>\d{{1,2}})\s{_MONTH}\b",
        rf"(?<![\w$€£¥.,]){_YEAR}(?![\w%]|[.,]\d|-\d|\s?(?:billion|million))",
        rf"(?:(?<=\w\s)|(?<=-)){_MONTH}\b(?!\s\d)",
    )
)
_BEFORE_MAY = re.compile(
    r"(?:in|of|since|until|by|late|early|mid|and|to|from|that|the|last|earlier)[\s-]\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """One date in a text; what is not said is ``None``."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    def allows(self, known: PartialDate) -> bool:
        """Whether a known date is the one written, or is more exact and falls into it."""
        parts = [int(part) for part in known.iso.split("-")]
        if self.year is not None and parts[0] != self.year:
            return False
        if self.quarter is not None:
            return len(parts) > 1 and (parts[1] + 2) // 3 == self.quarter
        wanted = [part for part in (self.month, self.day) if part is not None]
        return parts[1 : 1 + len(wanted)] == wanted


def dates(text: str, start: int, end: int) -> tuple[WrittenDate, ...]:
    """The dates in ``text[start:end]``, in order."""
    found: list[WrittenDate] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            if not any(match.start() < one.end and one.start < match.end() for one in found):
                found += _date(text, match)
    return tuple(sorted(found, key=lambda one: one.start))


def _date(text: str, match: re.Match[str]) -> Iterator[WrittenDate]:
    given = match.groupdict()
    month, year = _month(given), given.get("year")
    if month is not None and year is None and given.get("day") is None and not _is_month(text, match):
        return
    quarter = int(given["quarter"]) if given.get("quarter") else _QUARTERS.get(given.get("nth") or "")
    day = int(given["day"]) if given.get("day") else None
    if not (month is not None and day is not None and day > 31) and month in (None, *range(1, 13)):
        yield WrittenDate(match.start(), match.end(), int(year) if year else None, month, day, quarter)


def _month(given: dict[str, str | None]) -> int | None:
    if given.get("number"):
        return int(given["number"] or 0)
    name = given.get("month") or given.get("short")
    return _MONTHS.get(name.lower()[:3]) if name else None


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether a capitalised word is the month: "May" is one only after a word that dates follow."""
    return match["month"] not in {"May", "March"} or bool(_BEFORE_MAY.search(text[: match.start()][-12:]))
