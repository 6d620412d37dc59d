"""One cell of a table becomes one typed value, or a ValueError that says what is wanted.

Every function takes the cell stripped and not empty: emptiness is the business of ``columns``. Nothing is guessed:
``2,5m`` is no number and ``1 Mar`` no date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from index.facts.schema import PartialDate

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_NUMBER = re.compile(r"(-?)0*([0-9]{1,24})(?:\.([0-9]{1,12}))?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")

MAX_AMOUNT_DIGITS = 18
"""More than any sum of money ever raised, in any currency: a longer number is a typing error."""

_Member = TypeVar("_Member", bound=StrEnum)


def prose(cell: str) -> str:
    """Text of any length, line breaks included."""
    return cell


def name(cell: str) -> str:
    """A name or title: text on one line."""
    if _CONTROL.search(cell):
        raise ValueError("want text on a single line")
    return cell


def names(cell: str) -> tuple[str, ...]:
    """Names separated by semicolons, each once, in their order."""
    parts = (name(part.strip()) for part in cell.split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def identifier(cell: str) -> str:
    """An id: no spaces, commas or semicolons, which separate ids elsewhere."""
    if re.search(r"[\s,;]", cell) or _CONTROL.search(cell):
        raise ValueError("want an id without spaces, commas or semicolons")
    return cell


def identifiers(cell: str) -> tuple[str, ...]:
    """Ids separated by semicolons, each once, in their order."""
    return tuple(identifier(part) for part in names(cell))


def whole(cell: str) -> int:
    """A sum of money in whole units of its currency."""
    if not re.fullmatch(r"[0-9]+", cell):
        raise ValueError("want a whole number such as 2500000")
    if len(cell.lstrip("0")) > MAX_AMOUNT_DIGITS:
        raise ValueError(f"want a whole number of at most {MAX_AMOUNT_DIGITS} digits")
    return int(cell)


def exact(cell: str) -> Decimal:
    """A number exactly as written, without trailing zeros: ``1.50`` is ``Decimal("1.5")``."""
    match = _NUMBER.fullmatch(cell)
    if match is None:
        raise ValueError("want a number such as 1.0987, of at most 24 digits before the point and 12 after")
    sign, digits, decimals = match.group(1), match.group(2), (match.group(3) or "").rstrip("0")
    value = Decimal(f"{sign}{digits}.{decimals}" if decimals else f"{sign}{digits}")
    return value if value else Decimal(0)


def rate(cell: str) -> Decimal:
    """An exchange rate: a number above zero."""
    value = exact(cell)
    if value <= 0:
        raise ValueError("want a rate above 0")
    return value


def currency(cell: str) -> str:
    """An ISO 4217 code."""
    if not re.fullmatch(r"[A-Z]{3}", cell):
        raise ValueError("want three capitals such as USD")
    return cell


def partial_date(cell: str) -> PartialDate:
    """A date with the precision that it was written with."""
    if not _DATE.fullmatch(cell):
        raise ValueError("want a date as YYYY-MM-DD, YYYY-MM or YYYY")
    try:
        return PartialDate(cell)
    except ValueError as error:
        raise ValueError(f"want a date that exists ({error})") from error


def day(cell: str) -> date:
    """A date known to the day."""
    if len(cell) != len("YYYY-MM-DD"):
        raise ValueError("want a day as YYYY-MM-DD")
    return partial_date(cell).first


def founding_year(cell: str) -> int:
    """The year in which a company was founded."""
    if not re.fullmatch(r"[0-9]{4}", cell) or not 1600 <= int(cell) <= 2100:
        raise ValueError("want a year from 1600 to 2100, such as 2021")
    return int(cell)


def yes(cell: str) -> bool:
    """Whether something is so; an empty cell says no as well."""
    if cell not in {"yes", "no"}:
        raise ValueError("want yes or no")
    return cell == "yes"


def one_of(members: type[_Member]) -> Callable[[str], _Member]:
    """A parser for the values of an enum, spelled as they are."""

    def member(cell: str) -> _Member:
        try:
            return members(cell)
        except ValueError as error:
            raise ValueError(f"want one of: {', '.join(members)}") from error

    return member
