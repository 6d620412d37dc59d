"""What a field of a fact may say where not anything goes: kinds, hedges, and dates as exact as their source.

The records that hold them are ``schema``, which also passes them on: import them from there.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Instrument(StrEnum):
    """What kind of money a round is."""

    EQUITY = "equity"
    CONVERTIBLE = "convertible"
    STRATEGIC = "strategic"
    DEBT = "debt"
    DEBT_AND_EQUITY = "debt+equity"
    SECONDARY = "secondary"
    BUYOUT = "buyout"


class Confidence(StrEnum):
    """How well a round is supported, best first."""

    OFFICIAL = "official"
    REPORTED = "reported"
    DISPUTED = "disputed"
    EXTRACTED = "extracted"


class Qualifier(StrEnum):
    """The hedge on an amount, which is part of the fact."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    RANGE = "range"


class ValuationBasis(StrEnum):
    """What a source's headline valuation is: with the new money, without it, or not said."""

    POST = "post"
    PRE = "pre"
    UNSPECIFIED = "unspecified"


class DetailKind(StrEnum):
    """What a single value is."""

    MONEY = "money"
    PERCENT = "percent"
    MULTIPLE = "multiple"
    COUNT = "count"
    DATE = "date"
    NAME = "name"


class CommitmentKind(StrEnum):
    """Whether a commitment is one investor's, or that of several whom the source does not tell apart."""

    INVESTOR = "investor"
    GROUP = "group"


class Precision(StrEnum):
    """How exactly a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as its source gives it: a year, a month or a day, written as ISO 8601."""

    iso: str
    """``2025``, ``2025-03`` or ``2025-03-31``. ISO text sorts by time."""

    def __post_init__(self) -> None:
        match = _PARTIAL_DATE.fullmatch(self.iso)
        if match is None:
            raise ValueError(f"got {self.iso!r}, want a date as YYYY-MM-DD, YYYY-MM or YYYY")
        year, month, day = (int(part) if part else 1 for part in match.groups())
        date(year, month, day)

    def __str__(self) -> str:
        return self.iso

    @property
    def precision(self) -> Precision:
        """Year, month or day."""
        return {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}[len(self.iso)]

    @property
    def first(self) -> date:
        """The first day that this date can mean."""
        return date.fromisoformat(self.iso + "-01-01"[len(self.iso) - 4 :])

    @property
    def last(self) -> date:
        """The last day that this date can mean."""
        if self.precision is Precision.DAY:
            return self.first
        month = 12 if self.precision is Precision.YEAR else self.first.month
        return date(self.first.year, month, calendar.monthrange(self.first.year, month)[1])
