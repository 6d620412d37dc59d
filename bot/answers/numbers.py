"""Numbers in a question: counts, positions, shares and multiples, in digits and in words: "20%", "3x", "third".

Each reader looks at the words from one position and answers with what it found and how many words that took. What can
be read in two ways ("1.000.000", "10,5") is read in none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.answers.words import Word

_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_BELOW_TWENTY = {word: at for at, word in enumerate((*_COUNTED, *_TEENS), start=1)}
_ROUND_TENS = {word: 10 * at for at, word in enumerate(_TENS, start=2)}
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_PARTS = {
    "half": Decimal(50),
    **dict.fromkeys(("a half", "one half"), Decimal(50)),
    **dict.fromkeys(("a third", "one third"), Decimal("33.333333")),
    "two thirds": Decimal("66.666667"),
    **dict.fromkeys(("a quarter", "one quarter"), Decimal(25)),
    **dict.fromkeys(("three quarters", "three fourths"), Decimal(75)),
    **dict.fromkeys(("a fifth", "one fifth"), Decimal(20)),
    **dict.fromkeys(("a tenth", "one tenth"), Decimal(10)),
}
_TIMES = {
    **dict.fromkeys(("double", "twice", "twofold"), 2),
    **dict.fromkeys(("triple", "thrice", "threefold"), 3),
    **dict.fromkeys(("quadruple", "fourfold"), 4),
    "fivefold": 5,
    "tenfold": 10,
}


@dataclass(frozen=True, slots=True)
class Percentage:
    """A share or a rate in a question; 20 percent is the number 20."""

    value: Decimal

    def __str__(self) -> str:
        return f"{self.value:f}%"


@dataclass(frozen=True, slots=True)
class Multiple:
    """How many times one thing is another."""

    value: Decimal

    def __str__(self) -> str:
        return f"{self.value:f}x"


def percentage_at(words: Sequence[Word], at: int) -> tuple[Percentage, int] | None:
    """A share: "20%", "20 percent", "twenty per cent"; also the first of "20-30%"."""
    found = _percents_at(words, at)
    if found is None:
        plain = _plain_at(words, at)
        upper = upper_end(words, at, plain[1]) if plain else None
        if plain is None or upper is None or _percents_at(words, upper) is None:
            return None
        found = plain
    return Percentage(found[0]), found[1]


def fraction_at(words: Sequence[Word], at: int) -> tuple[Percentage, int] | None:
    """A part in words, as a share: "half", "a third", "two thirds", "three quarters"."""
    for size in (2, 1):
        share = _PARTS.get(" ".join(word.text for word in words[at : at + size]))
        if share is not None and len(words) >= at + size:
            return Percentage(share), size
    return None


def multiple_at(words: Sequence[Word], at: int) -> tuple[Multiple, int] | None:
    """How many times: "3x", "2.5x", "three times", "3-fold", "double"."""
    if words[at].text in _TIMES:
        return Multiple(Decimal(_TIMES[words[at].text])), 1
    plain = _plain_at(words, at)
    after = at + plain[1] if plain else len(words)
    if plain is None or after >= len(words):
        return None
    mark = words[after]
    touching = mark.text in {"x", "fold"} and (mark.touches(words[after - 1]) or mark.hangs_on(words[after - 1], "-"))
    if not touching and mark.text != "times" and mark.typed != "×":
        return None
    return Multiple(plain[0]), plain[1] + 1


def count_at(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """A plain whole number up to 9999, in digits or in words."""
    plain = _plain_at(words, at)
    if plain is None or plain[0] != plain[0].to_integral_value() or plain[0] > 9999 or _is_in_a_fraction(words, at):
        return None
    return int(plain[0]), plain[1]


def ordinal_at(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """A position: "third", "3rd"."""
    text = words[at].text
    if text in _ORDINALS:
        return _ORDINALS.index(text) + 1, 1
    glued = at + 1 < len(words) and words[at + 1].text in _ORDINAL_ENDINGS and words[at + 1].touches(words[at])
    return (int(text), 2) if glued and text.isascii() and text.isdigit() and len(text) <= 4 else None


def number_at(words: Sequence[Word], at: int) -> tuple[Decimal, int] | None:
    """A number in digits or in words, without currency or scale."""
    digits = in_digits(words[at].text) if at < len(words) else None
    if digits is not None:
        return digits, 1
    number, taken = _worded_at(words, at)
    return (Decimal(number), taken) if taken else None


def in_digits(text: str) -> Decimal | None:
    """The number that a text is in English digits; ``None`` where it is none or could be another."""
    return Decimal(text.replace(",", "")) if _DIGITS.fullmatch(text) else None


def upper_end(words: Sequence[Word], at: int, size: int) -> int | None:
    """Where the upper end of a range starts whose lower end stands here."""
    end = at + size
    if end >= len(words):
        return None
    if words[end].gap == "-":
        return end
    joins = {"to", "and"} if _text(words, at - 1) == "between" else {"to"}
    return end + 1 if words[end].text in joins and end + 1 < len(words) else None


def _text(words: Sequence[Word], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""


def _worded_at(words: Sequence[Word], at: int) -> tuple[int, int]:
    """A number below a thousand in words, and how many words; zero words where there is none."""
    hundreds, start = 0, at
    lead = 1 if _text(words, at) == "a" else _BELOW_TWENTY.get(_text(words, at), 0)
    if lead and _text(words, at + 1) == "hundred":
        hundreds, at = 100 * lead, at + 2
        if _text(words, at) == "and" and _below_hundred(words, at + 1)[1]:
            at += 1
    rest, taken = _below_hundred(words, at)
    return hundreds + rest, at + taken - start


def _below_hundred(words: Sequence[Word], at: int) -> tuple[int, int]:
    text = _text(words, at)
    if text in _ROUND_TENS:
        unit = _BELOW_TWENTY.get(_text(words, at + 1), 10)
        return (_ROUND_TENS[text] + unit, 2) if unit < 10 else (_ROUND_TENS[text], 1)
    return (_BELOW_TWENTY[text], 1) if text in _BELOW_TWENTY else (0, 0)


def _plain_at(words: Sequence[Word], at: int) -> tuple[Decimal, int] | None:
    """A number that stands for itself; digits with a leading zero are parts of a date or a code."""
    text = words[at].text
    return None if len(text) > 1 and text[0] == "0" and text[1] != "." else number_at(words, at)


def _is_in_a_fraction(words: Sequence[Word], at: int) -> bool:
    """Whether a slash ties a number to another, as in "3/4/2025" and "2024/25"."""
    before = at > 0 and words[at].hangs_on(words[at - 1], "/") and words[at - 1].text.isdigit()
    after = at + 1 < len(words) and words[at + 1].hangs_on(words[at], "/") and words[at + 1].text.isdigit()
    return before or after


def _percents_at(words: Sequence[Word], at: int) -> tuple[Decimal, int] | None:
    text = words[at].text
    if text.endswith("%"):
        share = in_digits(text[:-1])
        return (share, 1) if share is not None else None
    plain = _plain_at(words, at)
    if plain is None:
        return None
    end = at + plain[1]
    following = (_text(words, end), _text(words, end + 1))
    mark = 2 if following == ("per", "cent") else 1 if following[0] in {"%", "percent", "pct"} else 0
    is_of_points = words[end + mark].stem in {"point", "pt"} if end + mark < len(words) else False
    return (plain[0], plain[1] + mark) if mark and not is_of_points else None
