"""Amounts of money in a question: "3.5bn", "$500 million", "half a billion", "US$40m", "5-10bn".

A bare number is no money, but for the first of a range: in "5-10bn" and "between 5 and 10 billion" it takes scale and
currency of the second. An amount without a named currency is dollars; other dollars (A$, C$) are none of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.answers.numbers import in_digits, number_at, upper_end
from bot.answers.words import Word
from index.figures.query import Money

SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
CURRENCY_WORDS = {
    **dict.fromkeys(("usd", "dollar", "buck"), "USD"),
    **dict.fromkeys(("eur", "euro"), "EUR"),
    **dict.fromkeys(("gbp", "pound", "sterling", "quid"), "GBP"),
    **dict.fromkeys(("jpy", "yen"), "JPY"),
}
_OF_COUNTRIES = {
    ("us", "dollar"): "USD",
    ("american", "dollar"): "USD",
    ("british", "pound"): "GBP",
    ("uk", "pound"): "GBP",
    ("pound", "sterling"): "GBP",
    ("japanese", "yen"): "JPY",
}
_SCALES = {
    **dict.fromkeys(("k", "thousand", "grand"), 10**3),
    **dict.fromkeys(("m", "mn", "mm", "mln", "mio", "million", "millions", "mil", "mill"), 10**6),
    **dict.fromkeys(("b", "bn", "bln", "billion", "billions", "bil"), 10**9),
    **dict.fromkeys(("t", "tn", "trn", "trillion", "trillions"), 10**12),
}
_FRACTIONS = {
    ("half", "a"): Decimal("0.5"),
    ("half",): Decimal("0.5"),
    ("a", "half"): Decimal("0.5"),
    ("a", "quarter", "of", "a"): Decimal("0.25"),
    ("quarter", "of", "a"): Decimal("0.25"),
    ("a", "quarter"): Decimal("0.25"),
    ("quarter",): Decimal("0.25"),
    ("three", "quarters", "of", "a"): Decimal("0.75"),
}
"""What can stand right before a scale and means a part of it."""
_VULGAR = {"1⁄2": Decimal("0.5"), "1⁄4": Decimal("0.25"), "3⁄4": Decimal("0.75")}
_SLASHED = {("1", "2"): Decimal("0.5"), ("1", "4"): Decimal("0.25"), ("3", "4"): Decimal("0.75")}
_LONGEST_RANGE = 8
"""Words that the lower end of a range and the word after it can take."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number as it stands, with whatever currency and scale stand at it."""

    number: Decimal
    size: int
    """Words."""
    scale: int | None = None
    currency: str | None = None

    @property
    def is_money(self) -> bool:
        return self.scale is not None or self.currency is not None


def money_at(words: Sequence[Word], at: int) -> tuple[Money, int] | None:
    """An amount of money and the number of words it takes. Without a named currency it is dollars.

    A bare number is no money: it needs a currency sign, a currency word or a scale ("bn"), its own or a range's.
    """
    amount = _amount_at(words, at)
    if amount is None:
        return None
    amount = _as_upper_end(words, at, _as_lower_end(words, at, amount))
    value = amount.number * (amount.scale or 1)
    if not amount.is_money or value != value.to_integral_value():
        return None
    return Money(int(value), amount.currency or "USD"), amount.size


def currency_at(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """A currency by its name or code, and the words it takes: "euros", "GBP", "British pounds"."""
    pair = (words[at].stem, words[at + 1].stem if at + 1 < len(words) else "")
    if pair in _OF_COUNTRIES:
        return _OF_COUNTRIES[pair], 2
    code = CURRENCY_WORDS.get(words[at].stem)
    return (code, 1) if code else None


def _text(words: Sequence[Word], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""


def _amount_at(words: Sequence[Word], at: int) -> _Amount | None:
    """A number with the currency before it, its scale and the currency after it."""
    before, skipped = _currency_before(words, at)
    start = at + skipped
    found = _part_at(words, start) or _mixed_at(words, start) or _number_at(words, start)
    if found is None:
        return None
    scale_at = start + found.size
    scale = found.scale or (_scale_at(words, scale_at) if found.scale is None else None)
    size = found.size + (1 if scale and not found.scale else 0)
    after, taken = _currency_after(words, start + size)
    currencies = {one for one in (before, found.currency, after) if one}
    if len(currencies) > 1:
        return None
    return _Amount(found.number, skipped + size + taken, scale, next(iter(currencies), None))


def _currency_before(words: Sequence[Word], at: int) -> tuple[str | None, int]:
    """The currency that leads an amount, and the words it takes: "EUR", and the US of "US$"."""
    if _text(words, at) == "us" and _text(words, at + 1)[:1] == "$" and words[at + 1].touches(words[at]):
        return "USD", 1
    code = CURRENCY_WORDS.get(words[at].stem) if at < len(words) else None
    return code, 1 if code else 0


def _currency_after(words: Sequence[Word], at: int) -> tuple[str | None, int]:
    """The currency that follows an amount, and the words it takes: "euros", "US dollars", "€"."""
    found = currency_at(words, at) if at < len(words) else None
    if found is None and at < len(words) and words[at].text in SYMBOLS:
        found = SYMBOLS[words[at].text], 1
    return found or (None, 0)


def _scale_at(words: Sequence[Word], at: int) -> int | None:
    """A scale; a single letter is one only where it touches its number, or the number has a currency sign."""
    text = _text(words, at)
    if len(text) == 1 and not (words[at].touches(words[at - 1]) or words[at - 1].text[0] in SYMBOLS):
        return None
    return _SCALES.get(text)


def _part_at(words: Sequence[Word], at: int) -> _Amount | None:
    """A part or one of a scale: "half a billion", "a billion"."""
    for opening, part in (*_FRACTIONS.items(), (("a",), Decimal(1))):
        end = at + len(opening)
        scale = _SCALES.get(_text(words, end)) if len(_text(words, end)) > 2 else None
        if scale and tuple(word.text for word in words[at:end]) == opening:
            return _Amount(part, len(opening) + 1, scale)
    return None


def _mixed_at(words: Sequence[Word], at: int) -> _Amount | None:
    """A whole number with a part, before a scale: "2 1/2 billion", "one and a half billion"; or a part alone."""
    whole = _number_at(words, at)
    start = at + whole.size if whole else at
    part, taken = _fraction_at(words, start)
    if part is None and whole and [word.text for word in words[start : start + 3]] == ["and", "a", "half"]:
        part, taken = Decimal("0.5"), 3
    if part is None or not _SCALES.get(_text(words, start + taken)):
        return None
    number = whole.number + part if whole else part
    return _Amount(number, start + taken - at, None, whole.currency if whole else None)


def _fraction_at(words: Sequence[Word], at: int) -> tuple[Decimal | None, int]:
    if _text(words, at) in _VULGAR:
        return _VULGAR[words[at].text], 1
    if at + 1 < len(words) and words[at + 1].hangs_on(words[at], "/"):
        part = _SLASHED.get((words[at].text, words[at + 1].text))
        return part, 2 if part else 0
    return None, 0


def _number_at(words: Sequence[Word], at: int) -> _Amount | None:
    """A number in digits, with its currency sign, or in words."""
    text = _text(words, at)
    if text[:1] in SYMBOLS and len(text) > 1:
        number = in_digits(text[1:])
        return _Amount(number, 1, None, SYMBOLS[text[0]]) if number is not None else None
    found = number_at(words, at)
    return _Amount(*found) if found else None


def _as_lower_end(words: Sequence[Word], at: int, amount: _Amount) -> _Amount:
    """An amount with the scale and currency that it lacks taken over from the upper end of its range."""
    start = upper_end(words, at, amount.size)
    upper = _amount_at(words, start) if start is not None else None
    if upper is None or not upper.is_money or (amount.scale is None and amount.number > upper.number):
        return amount
    return replace(amount, scale=amount.scale or upper.scale, currency=amount.currency or upper.currency)


def _as_upper_end(words: Sequence[Word], at: int, amount: _Amount) -> _Amount:
    """An amount with the currency that it lacks taken over from the lower end of its range."""
    if amount.currency is not None or amount.scale is None:
        return amount
    for start in range(max(0, at - _LONGEST_RANGE), at):
        lower = _amount_at(words, start)
        if lower is not None and lower.currency and upper_end(words, start, lower.size) == at:
            return replace(amount, currency=lower.currency)
    return amount
