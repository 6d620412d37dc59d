"""Years, quarters and months as the labels of rows, on one axis of time. Knows labels, not dates of rounds."""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LABEL = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})| Q(?P<quarter>[1-4]))?"
    r"|Q(?P<quarter2>[1-4]) (?P<year2>\d{4})"
    rf"|(?P<name>{'|'.join(MONTHS)})[a-z]* (?P<year3>\d{{4}})"
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One year, quarter or month."""

    per_year: int
    """1, 4 or 12."""
    ordinal: int
    """Counted in its own sort, so that the next period has the next number."""

    @property
    def year(self) -> int:
        """The year that it lies in."""
        return self.ordinal // self.per_year

    @property
    def part(self) -> int:
        """Which quarter or month of its year it is, from 0."""
        return self.ordinal % self.per_year

    @property
    def short(self) -> str:
        """Its name within its year, or the year itself: ``Q2``, ``Mar``, ``2025``."""
        if self.per_year == 1:
            return str(self.year)
        return f"Q{self.part + 1}" if self.per_year == 4 else MONTHS[self.part]

    def shifted(self, steps: int) -> Period:
        """The period so many after this one."""
        return Period(self.per_year, self.ordinal + steps)


def period_of(label: str) -> Period | None:
    """The period that a label names: ``2025``, ``2025 Q1``, ``2025-03``, ``March 2025``; else ``None``."""
    found = _LABEL.fullmatch(label.strip())
    if found is None:
        return None
    year = int(found["year"] or found["year2"] or found["year3"])
    quarter = found["quarter"] or found["quarter2"]
    if quarter:
        return Period(4, year * 4 + int(quarter) - 1)
    if found["name"]:
        return Period(12, year * 12 + MONTHS.index(found["name"]))
    if found["month"]:
        month = int(found["month"])
        return Period(12, year * 12 + month - 1) if 1 <= month <= 12 else None
    return Period(1, year)
