"""Numbers and amounts of money in a question: "3.5bn", "$500 million", "half a billion", "third".

Each reader looks at the words from one position and answers with what it found and how many words that took.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.answers.words import Word
from index.figures.query import Money

_NUMBER = re.compile(r"([$€£¥]?)(\d+(?:,\d{3})*(?:\.\d+)?)")
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
CURRENCY_WORDS = {
    "usd": "USD",
    "dollar": "USD",
    "buck": "USD",
    "eur": "EUR",
    "euro": "EUR",
    "gbp": "GBP",
    "pound": "GBP",
    "sterling": "GBP",
    "jpy": "JPY",
    "yen": "JPY",
}
_SCALES = {
    **dict.fromkeys(("k", "thousand", "grand"), 10**3),
    **dict.fromkeys(("m", "mn", "mm", "mio", "million", "mil"), 10**6),
    **dict.fromkeys(("b", "bn", "billion", "bil"), 10**9),
    **dict.fromkeys(("tn", "trn", "trillion"), 10**12),
}
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})


def money_at(words: Sequence[Word], at: int) -> tuple[Money, int] | None:
    """An amount of money and the number of words it takes. Without a named currency it is dollars.

    A bare number is no money: it needs a currency sign, a currency word or a scale ("bn").
    """
    start, currency = at, CURRENCY_WORDS.get(words[at].stem)
    if currency is not None:
        at += 1
    number = _scaled_at(words, at)
    if number is None:
        return None
    value, symbol, has_scale, taken = number
    at += taken
    currency = currency or symbol
    if currency is None and at < len(words) and words[at].stem in CURRENCY_WORDS:
        currency = CURRENCY_WORDS[words[at].stem]
        at += 1
    if (currency is None and not has_scale) or value != value.to_integral_value():
        return None
    return Money(int(value), currency or "USD"), at - start


def count_at(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """A plain whole number, in digits or in words up to twelve."""
    text = words[at].text
    if text in _COUNTED:
        return _COUNTED.index(text) + 1, 1
    return (int(text), 1) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def ordinal_at(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """A position: "third", "3rd"."""
    text = words[at].text
    if text in _ORDINALS:
        return _ORDINALS.index(text) + 1, 1
    glued = at + 1 < len(words) and words[at + 1].text in _ORDINAL_ENDINGS and words[at + 1].start == words[at].end
    return (int(text), 2) if glued and text.isascii() and text.isdigit() and len(text) <= 4 else None


def _scaled_at(words: Sequence[Word], at: int) -> tuple[Decimal, str | None, bool, int] | None:
    """A number with its scale: value, currency of its sign, whether it has a scale, and the words it takes."""
    texts = [word.text for word in words[at : at + 3]]
    if texts[:2] == ["half", "a"] and len(texts) == 3 and texts[2] in _SCALES:
        return Decimal(_SCALES[texts[2]]) / 2, None, True, 3
    if len(texts) >= 2 and texts[0] in {"a", "one"} and texts[1] in _SCALES and len(texts[1]) > 2:
        return Decimal(_SCALES[texts[1]]), None, True, 2
    match = _NUMBER.fullmatch(texts[0]) if texts else None
    if match is None:
        return None
    value = Decimal(match[2].replace(",", ""))
    scale = _SCALES.get(texts[1]) if len(texts) > 1 else None
    return value * (scale or 1), _SYMBOLS.get(match[1]), scale is not None, 2 if scale else 1
