"""The kind of thing that a question asks for: a sentence without one is no answer, however near its words come.

“How many robots are at the laboratory?” wants a number, “when do the notes mature?” a time. The classes are the
numeric ones of Li and Roth (“Learning Question Classifiers”, 2002), as far as their form tells them. A number or
time that stands in the question already is not what it asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from bot.answers.grammar import Sense
from bot.answers.reading import Reading


class AnswerType(StrEnum):
    """What a question wants to be told."""

    TIME = "time"
    DURATION = "duration"
    COUNT = "count"
    QUANTITY = "quantity"
    SHARE = "share"


_UNITS = r"(?:decades?|years?|quarters?|months?|weeks?|days?|hours?|minutes?)"
_ASKING = frozenset({"what", "which", "why", "how"})
_ASKED = {
    AnswerType.DURATION: rf"\bhow long\b|\bhow many (?:more )?{_UNITS}\b|\b(?:what|which) (?:tenor|duration)\b",
    AnswerType.TIME: (
        r"\b(?:what|which) (?:exact )?(?:year|month|week|day|date|quarter)\b|\bhow (?:soon|recently)\b"
        r"|^\W*(?:since|by|until|from) when\b"
    ),
    AnswerType.SHARE: (
        r"\b(?:what|which|how (?:big|large|high|small|low|much of)(?: an?| the)?) (?:[\w-]+ ){0,2}"
        r"(?:percentage|percent|per cent|%|share|proportion|portion|fraction|rate|coupon|stake|discount)(?!\w)"
        r"|\bwhat(?:'s| is| was) the interest\b"
    ),
    AnswerType.COUNT: r"\bhow (?:many|few)\b|\b(?:what|the) number of\b|^\W*number of\b",
    AnswerType.QUANTITY: (
        r"\bhow (?:much|big|large|high|expensive|fast|far|old|tall|heavy)\b"
        r"|\bwhat (?:price|fees?|fares?|rent|salary|sum|amount)\b"
        r"|\bwhat (?:does|do|did|will|would)\b.* (?:cost|charge|pay)\b(?! for)"
    ),
}
"""How each kind is asked for; the first that fits."""

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty"
_LARGE = "dozens?|hundreds?|thousands?|millions?|billions?|trillions?"
_NUMBER = rf"(?:\d[\d,.]*\b|\b(?:{_SMALL}|{_LARGE})\b)"
_TIME = re.compile(
    rf"\b(?:{_MONTHS}|{_DAYS}|(?:19|20)\d\d|spring|summer|autumn|winter|q[1-4]|yesterday|tomorrow)\b"
    rf"|\b(?:this|next|last|following|previous|same|first|second|third|fourth) (?:year|quarter|month|week|day)\b"
    rf"|\b{_UNITS} (?:later|earlier|after|before|ago)\b|{_NUMBER} (?!quarters\b){_UNITS}\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    rf"(?:{_NUMBER}|\ban?\b)(?:[ -](?:or {_NUMBER}|business|calendar))?[ -]{_UNITS}\b"
    rf"|\b(?:until|till|since|through|to) (?:(?:the|end|of|\d{{1,2}}) )*(?:{_MONTHS}|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FRACTIONS = "half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|hundredths?"
_SHARE = re.compile(rf"\d\s?%|\bper ?cent\b|\b(?:{_FRACTIONS}|majority|basis points?)\b", re.IGNORECASE)
_COUNT = re.compile(rf"{_NUMBER}|\b(?:no|none|nobody|single|sole|only|both|several|couple|pair)\b", re.IGNORECASE)
_QUANTITY = re.compile(
    rf"\d[\d,.]*\b|\b(?:(?:{_LARGE})|{_FRACTIONS}|majority|nothing|none|no|all|most|double|twice|triple)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"\b(?:\d{{1,2}} )?(?:(?:{_MONTHS}) )?(?:19|20)\d\d\b|\b\d{{1,2}} (?:{_MONTHS})\b|{_NUMBER}[ -]{_UNITS}\b",
    re.IGNORECASE,
)
"""Numbers that say when or how long, and count nothing else."""
_NO_COUNT = re.compile(
    rf"{_WHEN.pattern}|[$€£¥]\s?\d[\d,.]*(?:\s(?:{_LARGE})\b)?|\d[\d,.]*(?:\s?%|x\b| times\b)", re.IGNORECASE
)
"""Those, and sums of money, shares and multiples."""


def type_asked(reading: Reading) -> AnswerType | None:
    """The kind of thing that a question asks for; ``None`` where its form does not tell."""
    if _opening(reading) == "when":  # further in it joins two clauses
        return AnswerType.TIME
    return next((kind for kind, asked in _ASKED.items() if re.search(asked, reading.question, re.IGNORECASE)), None)


def _opening(reading: Reading) -> str:
    """The word that asks: the first one that is no mere politeness."""
    words = [(span.sense, word.text) for span in reading.spans for word in span.words]
    return next((word for sense, word in words if sense is not Sense.FILLER or word in _ASKING), "")


def has_type(kind: AnswerType, text: str, *, besides: str) -> bool:
    """Whether a text has such a thing, ``besides`` what another text, the question, has already."""
    return _HAS[kind](text, besides)


def _found(pattern: re.Pattern[str], *, without: re.Pattern[str] | None = None) -> Callable[[str, str], bool]:
    """Whether a text has what another has not, leaving out all of some kind."""

    def found(text: str, besides: str) -> bool:
        known, told = (
            {
                match[0].casefold().rstrip(",.")
                for match in pattern.finditer(without.sub(" ", one) if without else one)
            }
            for one in (besides, text)
        )
        return bool(told - known)

    return found


_HAS: dict[AnswerType, Callable[[str, str], bool]] = {
    AnswerType.TIME: _found(_TIME),
    AnswerType.DURATION: _found(_DURATION),
    AnswerType.COUNT: _found(_COUNT, without=_NO_COUNT),
    AnswerType.QUANTITY: _found(_QUANTITY, without=_WHEN),
    AnswerType.SHARE: _found(_SHARE),
}
