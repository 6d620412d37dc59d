"""Figures as prose writes them: money, percentages, multiples and counts, each with its place, precision and hedge.

Reading only: whether a figure is right is for ``support``. The rule to know: nothing is rounded or converted here.
``step`` is what one unit of the last written digit is worth, so that "$62 billion" and "$62.0 billion" differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from index.facts.checking.hedging import Hedge, hedge_of
from index.facts.schema import DetailKind as Kind


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in a text. ``low`` and ``high`` differ only where the text gives a range, as in "$15-20 billion"."""

    kind: Kind
    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    """A currency code (empty: not said), "percent", "x", or the words that follow a count, in lower case."""
    step: Decimal
    hedge: Hedge


CURRENCIES = {"$": "USD", "US$": "USD", "C$": "CAD", "A$": "AUD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_CODES = "AED|AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|ILS|INR|JPY|KRW|NOK|NZD|PLN|QAR|SAR|SEK|SGD|TWD|USD"
_CURRENCY_WORDS = {
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "zloty": "PLN",
    "franc": "CHF",
}
_SCALES = {
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("m", "mn", "million"), 10**6),
    **dict.fromkeys(("b", "bn", "billion"), 10**9),
    **dict.fromkeys(("t", "tn", "trillion"), 10**12),
}
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
WORDS = {word: Decimal(i) for i, word in enumerate(_ONES.split(), start=1)} | {
    word: Decimal(10 * i) for i, word in enumerate(_TENS.split(), start=3)
}
"""Numbers in words."""
_PARTS = {
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
}

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALE = r"(?:(?:thousand|million|billion|trillion|mn|bn|tn|[kKmMbBT])(?![A-Za-z]))"
_SIGN = rf"(?:US\$|C\$|A\$|[$€£¥]|(?<![A-Za-z])(?:{_CODES})[ \u00a0])"
_WORD = rf"(?:{'|'.join(WORDS)})"
_OF_MONEY = r"(?:dollar|euro|pound|franc)s?|yen|zloty"
_DASH = "[-–—\u2011]"

_MONEY_RANGE = re.compile(
    rf"(?P<sign>{_SIGN})(?P<low>{_NUMBER})(?:{_DASH}|\sto\s)(?:{_SIGN})?(?P<high>{_NUMBER})[-\s]?(?P<scale>{_SCALE})"
)
_MONEY = re.compile(rf"(?P<minus>[−-]?)(?P<sign>{_SIGN})\s?(?P<low>{_NUMBER})(?:[-\s]?(?P<scale>{_SCALE}))?")
_MONEY_IN_WORDS = re.compile(
    rf"(?<![\w.,$€£¥])(?P<low>half a|a|an|{_WORD}|{_NUMBER})[-\s]?(?P<scale>{_SCALE})?[-\s]"
    rf"(?P<currency>{_OF_MONEY})\b",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\bhalf a (?P<scale>million|billion|trillion)\b(?=\s*(?:[.,;:!?)]|\Z|(?:of|in|at|for|from|and)\b))"
)
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<low>{_NUMBER})(?:\s?{_DASH}\s?(?P<high>{_NUMBER}))?\s?(?:%|per\scent\b|percent\b)"
)
_PART = re.compile(
    rf"\b(?P<count>an?|one|two|three|four|five)[\s-](?P<part>{'|'.join(_PARTS)})s?"
    r"(?=\s(?:of|above|below|more|less|larger|smaller|higher|lower|over|in)\b|[,.;])"
    r"(?!\s(?:in|of)\s(?:(?:the\s)?\d{4}|a\spercentage))",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(
    rf"(?<![\w.,$€£¥])(?P<low>{_NUMBER}|{_WORD})(?:(?:\s?{_DASH}\s?|\s(?:to|or)\s)(?P<high>{_NUMBER}|{_WORD}))?"
    rf"(?:x(?![A-Za-z])|[\s\u00a0]times\b|-?fold\b)",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"(?<![\w$€£¥.,−])(?P<low>{_NUMBER})(?:[-\s]?(?P<scale>{_SCALE}))?(?![\w%])")
_COUNT_WORD = re.compile(rf"(?<![\w-]){_WORD}(?![\w-]|\stimes)", re.IGNORECASE)
_UNIT = re.compile(r"[-\s]+(?:an?\s)?((?:[A-Za-z][\w&'’]*[-\s]?){0,3})")

_NO_UNIT = """
    a about after against ago also an and around as at before between but by came did does down during each for from
    further gives had half has have if in into is it its makes more near of on or over per should so than that the
    their then this to under up was were when where which while who with within would
    """
"""Words that end what is counted."""


def figures(text: str, start: int, end: int, *, taken: Iterable[tuple[int, int]] = ()) -> tuple[Figure, ...]:
    """The figures in ``text[start:end]`` in order, without those that overlap one in ``taken`` (dates, names)."""
    spans = list(taken)
    found: list[Figure] = []
    for reader in (_ranges, _sums, _sums_in_words, _percentages, _parts, _multiples, _counts):
        for figure in reader(text, start, end):
            if not any(figure.start < right and left < figure.end for left, right in spans):
                spans.append((figure.start, figure.end))
                found.append(figure)
    return tuple(sorted(found, key=lambda figure: figure.start))


def counts_in_words(text: str, start: int, end: int) -> Iterator[Figure]:
    """Numbers in words ("twelve"), which are too common to check but may be part of a sum."""
    for match in _COUNT_WORD.finditer(text, start, end):
        yield _figure(text, match, Kind.COUNT, (match.group(),), unit=_following(text, match.end()))


def _ranges(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _MONEY_RANGE.finditer(text, start, end):
        numbers = (match["low"], match["high"])
        yield _figure(text, match, Kind.MONEY, numbers, unit=_currency(match["sign"]), scale=match["scale"])


def _sums(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _MONEY.finditer(text, start, end):
        numbers = (("-" if match["minus"] else "") + match["low"],)
        begin = match.start() if _is_minus(text, match) else match.start("sign")
        numbers = numbers if begin == match.start() else (match["low"],)
        unit = _currency(match["sign"])
        yield _figure(text, match, Kind.MONEY, numbers, unit=unit, scale=match["scale"], start=begin)


def _is_minus(text: str, match: re.Match[str]) -> bool:
    """Whether the dash in front of a sum is a minus sign and not a dash between words."""
    return match["minus"] == "−" or not text[: match.start()][-1:].strip()


def _sums_in_words(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _MONEY_IN_WORDS.finditer(text, start, end):
        if match["low"].lower() in {"a", "an"} and not match["scale"]:
            continue
        unit = _CURRENCY_WORDS[match["currency"].lower().rstrip("s")]
        yield _figure(text, match, Kind.MONEY, (match["low"],), unit=unit, scale=match["scale"])
    for match in _HALF.finditer(text, start, end):
        yield _figure(text, match, Kind.MONEY, ("half a",), scale=match["scale"])


def _percentages(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _PERCENT.finditer(text, start, end):
        yield _figure(text, match, Kind.PERCENT, (match["low"], match["high"]), unit="percent")


def _parts(text: str, start: int, end: int) -> Iterator[Figure]:
    """Parts in words, as percentages: "two thirds". They are rough, so their step is a twentieth of their value."""
    for match in _PART.finditer(text, start, end):
        count = WORDS.get(match["count"].lower(), Decimal(1))
        value = count * 100 / _PARTS[match["part"].lower()]
        if count < _PARTS[match["part"].lower()]:
            hedge = hedge_of(text, match.start(), match.end())
            yield Figure(Kind.PERCENT, match.start(), match.end(), value, value, "percent", value / 20, hedge)


def _multiples(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _MULTIPLE.finditer(text, start, end):
        yield _figure(text, match, Kind.MULTIPLE, (match["low"], match["high"]), unit="x")


def _counts(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _COUNT.finditer(text, start, end):
        if not _belongs_to_a_name(text, match, start):
            unit = _following(text, match.end())
            yield _figure(text, match, Kind.COUNT, (match["low"],), unit=unit, scale=match["scale"])


def _belongs_to_a_name(text: str, match: re.Match[str], start: int) -> bool:
    """Whether a number is part of what something is called ("DDTL 2.0") or of a proportion ("2.3 to 1").

    A word that opens the text is written with a capital whether it names something or not.
    """
    before = text[start : match.start()]
    name = re.search(r"\b[A-Z][\w-]*[ \u00a0]\Z", before)
    if name is not None and (name.start() > 0 or sum(letter.isupper() for letter in name.group()) > 1):
        return True
    return re.search(r"\d to \Z", before) is not None and not _following(text, match.end())


def _figure(
    text: str,
    match: re.Match[str],
    kind: Kind,
    numbers: tuple[str | None, ...],
    *,
    unit: str = "",
    scale: str | None = None,
    start: int | None = None,
) -> Figure:
    size = Decimal(_SCALES[scale.lower()]) if scale else Decimal(1)
    values = [_value(number) * size for number in numbers if number]
    step = min(_step(number) for number in numbers if number) * size
    begin = match.start() if start is None else start
    hedge = hedge_of(text, begin, match.end())
    return Figure(kind, begin, match.end(), values[0], values[-1], unit, step, hedge)


def _value(number: str) -> Decimal:
    word = number.lower()
    if word in {"half a", "a", "an"}:
        return Decimal("0.5") if word == "half a" else Decimal(1)
    return WORDS[word] if word in WORDS else Decimal(word.replace(",", ""))


def _step(number: str) -> Decimal:
    if not number[-1].isdigit():
        return Decimal("0.1") if number.lower() == "half a" else Decimal(1)
    return Decimal(1).scaleb(-len(number.partition(".")[2]))


def _currency(sign: str) -> str:
    return CURRENCIES.get(sign.strip(), sign.strip())


def _following(text: str, end: int) -> str:
    """The words after a count, as far as they can name what is counted."""
    match = _UNIT.match(text, end)
    words = re.split(r"[-\s]+", match[1].lower()) if match else []
    return " ".join(takewhile(lambda word: word and word not in _NO_UNIT.split(), words))
