"""How values are written for people: ``$61.5 billion``, ``5.69%``, ``3.34x``, ``March 2025``."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from index.facts.schema import PartialDate, Precision, Qualifier

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_HEDGES = {
    Qualifier.EXACT: "",
    Qualifier.APPROX: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.UP_TO: "up to ",
    Qualifier.RANGE: "roughly ",
}


def is_currency(unit: str) -> bool:
    """Whether a unit is a currency code."""
    return len(unit) == 3 and unit.isupper()


def money(amount: Decimal | int, currency: str) -> str:
    """Money in words: up to four decimals where that is exact, else two."""
    value = Decimal(amount)
    sign = "−" if value < 0 else ""
    symbol = _SYMBOLS.get(currency, f"{currency} ")
    for (size, word), above in zip(_SCALES, ("", *(word for _, word in _SCALES)), strict=False):
        if abs(value) >= size:
            text = _trimmed(abs(value) / size)
            shown = f"1 {above}" if text == "1,000" and above else f"{text} {word}"
            return f"{sign}{symbol}{shown}"
    return f"{sign}{symbol}{abs(value):,.0f}"


def displayed(value: Decimal | int | str | None, unit: str, hedge: Qualifier = Qualifier.EXACT) -> str:
    """A value with its unit as people write it; ``unknown`` for ``None``."""
    if value is None:
        return "unknown"
    if isinstance(value, str):
        return day(PartialDate(value)) if unit == "date" else value
    if unit == "date":
        return day(PartialDate(date.fromordinal(int(value)).isoformat()))
    return _HEDGES[hedge] + _number(Decimal(value), unit)


def day(when: PartialDate) -> str:
    """A date in its own precision: ``31 March 2025``, ``March 2025`` or ``2025``."""
    match when.precision:
        case Precision.DAY:
            return f"{when.first.day} {when.first:%B %Y}"
        case Precision.MONTH:
            return f"{when.first:%B %Y}"
        case Precision.YEAR:
            return when.iso


def _number(value: Decimal, unit: str) -> str:
    if is_currency(unit):
        return money(value, unit)
    if unit == "percent":
        return f"{value.normalize():f}%"
    if unit == "x":
        return f"{value:f}x"
    if unit in {"rate", "year"}:
        return f"{value:f}"
    if unit in {"days", "months", "years"} and value == 1:
        unit = unit.removesuffix("s")
    if unit in {"MW", "GW"}:
        return f"{value.normalize():,f} {unit}"
    return f"{value:,f}" if unit == "count" else f"{value:,f} {unit}"


def _trimmed(scaled: Decimal) -> str:
    exact = scaled.normalize()
    places = -int(exact.as_tuple().exponent)
    shown = scaled.quantize(Decimal("0.01")) if places > 4 else exact
    text = f"{shown:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
