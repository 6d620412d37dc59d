"""Days, periods, numbers and money as the line of a figure query has them. Nothing here knows metrics or fields.

Each reader stands at a token. One that may find nothing leaves the cursor where it was; one that must find something
fails with the place.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import NoReturn

from index.figures.periods import ANY_TIME, Days, Period, after, before, month_days, year_days
from index.figures.query import Bound, Money
from index.figures.tokens import MAX_LINE, Cursor, Sort, Token

MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name} | {
    name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name
}
MONTHS["sept"] = 9
OPENINGS = {"since": "since", "after": "after", "before": "before", "until": "until", "till": "until"} | {
    "through": "until"
}
PERIOD_EXAMPLES = "2025, Q1 2025, March 2025, 31 March 2025, since 2024 or 2023 to 2025"

_YEAR = re.compile(r"\d{4}")
_YEARS = re.compile(r"(\d{4})[-–](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_PART = re.compile(r"([qh])([1-4])")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_NUMBER = re.compile(r"(US\$|[$€£¥])?([-−+]?(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+))([A-Za-z]*|%)", re.IGNORECASE)
_SYMBOLS = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
CURRENCY_WORDS = {
    **dict.fromkeys(("dollar", "dollars"), "USD"),
    **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys(("pound", "pounds", "sterling"), "GBP"),
    "yen": "JPY",
}
_SCALES = {
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("m", "mn", "mm", "million", "millions"), 10**6),
    **dict.fromkeys(("b", "bn", "billion", "billions"), 10**9),
    **dict.fromkeys(("t", "tn", "trn", "trillion", "trillions"), 10**12),
}
_UNITS = frozenset({"%", "percent", "x", "days", "years"})
"""Words behind a number that say what it is anyway."""
_CODE = re.compile(r"[A-Za-z]{3}")


def period(cursor: Cursor) -> Period:
    """The period that comes next. QuerySyntaxError where there is none."""
    cursor.hope_names("year")
    found = period_or_none(cursor)
    if found is None:
        cursor.fail(f"a period is expected here: {PERIOD_EXAMPLES}")
    return found


def period_or_none(cursor: Cursor) -> Period | None:
    """The period that comes next, if one does."""
    start = cursor.here
    if f"{start.key} {cursor.ahead(1).key}" == ANY_TIME:
        cursor.take(2)
        return Period(None, None)
    opening = cursor.accept(*OPENINGS)
    if opening is not None:
        return cursor.placed(lambda: opened(OPENINGS[opening.key], point(cursor)), since=start)
    joins = {"between": "and", "from": "to"}.get(start.key)
    if joins is not None:
        cursor.take()
        return _stretch(cursor, point(cursor), start, joins, is_open=joins == "to")
    first = _point_or_none(cursor)
    return None if first is None else _stretch(cursor, first, start, "to")


def is_period_ahead(cursor: Cursor) -> bool:
    """Whether a period comes next."""
    key = cursor.here.key
    if key in OPENINGS or key in {"between", "from", "any"}:
        return True
    mark = cursor.at
    try:
        return _point_or_none(cursor) is not None
    finally:
        cursor.at = mark


def opened(opening: str, days: Days) -> Period:
    """The period that a word opens at these days. QueryError where the calendar has no such days."""
    if opening == "before":
        return before(days)
    if opening == "after":
        return after(days)
    return Period(days[0], None) if opening == "since" else Period(None, days[1])


def _stretch(cursor: Cursor, first: Days, start: Token, joins: str, *, is_open: bool = False) -> Period:
    """From one point to another; from one alone, what it is: its own days or, where ``is_open``, all since."""
    if cursor.here.key not in {joins, "until", "till"}:
        if joins == "and":
            cursor.fail("between takes two points in time: between 2023 and 2025")
        return Period(first[0], None if is_open else first[1])
    cursor.take()
    last = point(cursor)
    return cursor.placed(lambda: Period(first[0], last[1]), since=start)


def point(cursor: Cursor) -> Days:
    """The year, half, quarter, month or day that comes next. QuerySyntaxError where there is none."""
    cursor.hope_names("year")
    found = _point_or_none(cursor)
    if found is None:
        cursor.fail("a point in time is expected here: 2025, Q1 2025, March 2025 or 31 March 2025")
    return found


def _point_or_none(cursor: Cursor) -> Days | None:
    for reader in (_iso, _years, _part_of_year, _day_of_month, _month_of_year, _plain_year):
        mark = cursor.at
        try:
            found = reader(cursor)
        except ValueError:
            _no_such_day(cursor, mark)
        if found is not None:
            return found
        cursor.at = mark
    return None


def _no_such_day(cursor: Cursor, mark: int) -> NoReturn:
    start = cursor.ahead(mark - cursor.at)
    cursor.fail("the calendar has no such day", since=start)


def _iso(cursor: Cursor) -> Days | None:
    match = _ISO.fullmatch(cursor.here.key)
    if match is None:
        return None
    cursor.take()
    return _days(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)


def _years(cursor: Cursor) -> Days | None:
    match = _YEARS.fullmatch(cursor.here.key)
    if match is None or match[1] > match[2]:
        return None
    cursor.take()
    return year_days(int(match[1]))[0], year_days(int(match[2]))[1]


def _part_of_year(cursor: Cursor) -> Days | None:
    """Q1 2025 or 2025 Q1, H2 2025 or 2025 H2."""
    words = (cursor.here.key, cursor.ahead(1).key)
    part, year = words if _PART.fullmatch(words[0]) else words[::-1]
    match = _PART.fullmatch(part)
    if match is None or not _YEAR.fullmatch(year):
        return None
    size = 3 if match[1] == "q" else 6
    if int(match[2]) > 12 // size:
        return None
    cursor.take(2)
    return month_days(int(year), (int(match[2]) - 1) * size + 1, size)


def _day_of_month(cursor: Cursor) -> Days | None:
    """31 March 2025, March 31 2025, March 31, 2025."""
    words = (cursor.here.key, cursor.ahead(1).key)
    month, day = words if words[0] in MONTHS else words[::-1]
    match = _DAY.fullmatch(day)
    if month not in MONTHS or match is None:
        return None
    has_comma = cursor.ahead(2).sort is Sort.SIGN and cursor.ahead(2).text == ","
    taken = 4 if has_comma else 3
    year = cursor.ahead(taken - 1).key
    if not _YEAR.fullmatch(year):
        return None
    cursor.take(taken)
    return _days(int(year), MONTHS[month], int(match[1]))


def _month_of_year(cursor: Cursor) -> Days | None:
    month, year = cursor.here.key, cursor.ahead(1).key
    if month not in MONTHS or not _YEAR.fullmatch(year):
        return None
    cursor.take(2)
    return month_days(int(year), MONTHS[month])


def _plain_year(cursor: Cursor) -> Days | None:
    year = cursor.here.key
    if not _YEAR.fullmatch(year):
        return None
    cursor.take()
    return year_days(int(year))


def _days(year: int, month: int, day: int | None) -> Days:
    first, last = month_days(year, month)
    return (first.replace(day=day),) * 2 if day is not None else (first, last)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it was typed, before it is known whether money is wanted."""

    value: Decimal
    currency: str | None
    has_scale: bool
    unit: str
    """What stands behind it for a percentage or a multiple: ``%``, ``x``; else empty."""

    @property
    def number(self) -> int | Decimal:
        """The number itself, whole where it was typed so."""
        is_whole = self.value == self.value.to_integral_value() and (
            self.has_scale or self.value.as_tuple().exponent == 0
        )
        return int(self.value) if is_whole else self.value


def bound(cursor: Cursor, *, of: str, is_money: bool) -> Bound:
    """The number or the money that comes next, as what it is ``of`` wants it."""
    start = cursor.here
    cursor.hope(*(("100m USD", "1bn USD", "10bn USD") if is_money else ("1", "10", "100")))
    found = _amount(cursor)
    if found is None:
        example = "40bn USD or $40 billion" if is_money else "25 or 2.5"
        cursor.fail(f"{of} compares with {'money' if is_money else 'a number'}, such as {example}")
    if not is_money:
        if found.currency is not None:
            cursor.fail(f"{of} is no money: it compares with a plain number", since=start)
        return found.number
    if found.unit:
        cursor.fail(f"{of} is money, which does not compare with {cursor.raw(start)}", since=start)
    if found.currency is None and not found.has_scale:
        cursor.fail(f"{of} is money: say in what currency, as in “{cursor.raw(start)} USD”", since=start)
    if found.value != found.value.to_integral_value():
        cursor.fail("money is counted in whole units of its currency", since=start)
    return Money(int(found.value), found.currency or "USD")


def whole_number(cursor: Cursor, *, what: str) -> int:
    """The whole number from 1 up that comes next."""
    start = cursor.here
    if not (start.key.isascii() and start.key.isdigit()) or int(start.key) < 1:
        cursor.fail(f"{what} takes a whole number from 1 up")
    return int(cursor.take().key)


def currency(cursor: Cursor) -> str | None:
    """The currency that comes next, if one does: a code of three letters, or its word."""
    key = cursor.here.key
    code = CURRENCY_WORDS.get(key) or (key.upper() if _CODE.fullmatch(key) else None)
    if code is None or (key in MONTHS and _YEAR.fullmatch(cursor.ahead(1).key)):
        return None
    cursor.take()
    return code


def _amount(cursor: Cursor) -> Amount | None:
    """A number with its currency before or after it and a scale glued to it or behind it."""
    mark = cursor.at
    code = currency(cursor)
    match = _NUMBER.fullmatch(cursor.here.text) if cursor.here.sort is Sort.WORD else None
    if match is None or (match[3] and match[3].casefold() not in {*_SCALES, *_UNITS}):
        cursor.at = mark
        return None
    cursor.take()
    value = Decimal(match[2].replace(",", "").replace("−", "-"))
    scale = _SCALES.get(match[3].casefold())
    if scale is None and cursor.here.key in _SCALES:
        scale = _SCALES[cursor.take().key]
    code = code or _SYMBOLS.get((match[1] or "").casefold()) or _currency_behind(cursor)
    unit = match[3].casefold() if match[3].casefold() in _UNITS else ""
    if code is None and not unit and cursor.here.key in _UNITS:
        unit = cursor.take().key
    return Amount(_scaled(value, scale), code, scale is not None, unit)


def _scaled(value: Decimal, scale: int | None) -> Decimal:
    """The product, exactly: no line holds more digits than it holds characters."""
    with localcontext(prec=MAX_LINE + 20):
        return value if scale is None else value * scale


def _currency_behind(cursor: Cursor) -> str | None:
    """The currency right behind a number; no word of the language is one."""
    key = cursor.here.key
    return None if key in _NO_CURRENCIES else currency(cursor)


_NO_CURRENCIES = frozenset({"and", "asc", "not"})
