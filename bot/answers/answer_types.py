"""The kind of thing that a question asks for: a sentence without one is no answer, however near its words come.

“How many robots are at the laboratory?” wants a number, “when do the notes mature?” a time. The classes are the
numeric and human ones of Li and Roth (“Learning Question Classifiers”, 2002), as far as a text shows them by its form.
A number, time or name that stands in the question already is not what it asks for.
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
    PERSON = "person"


_UNITS = r"(?:decades?|years?|quarters?|months?|weeks?|days?|hours?|minutes?)"
_OPENS = {"when": AnswerType.TIME} | dict.fromkeys(("who", "whom", "whose"), AnswerType.PERSON)
"""Words that tell it where they come first; further in they may join two clauses."""
_ASKED: tuple[tuple[AnswerType, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (AnswerType.DURATION, rf"\bhow long\b|\bhow many (?:more )?{_UNITS}\b|\b(?:what|which) (?:tenor|duration)\b"),
        (AnswerType.TIME, r"\b(?:what|which) (?:exact )?(?:year|month|week|day|date|quarter)\b|\bhow (?:soon|recently)\b"),
        (AnswerType.TIME, r"^\W*(?:since|by|until|from) when\b"),
        (
            AnswerType.SHARE,
            r"\b(?:what|which|how (?:big|large|high|small|low|much of)(?: an?| the)?) (?:[\w-]+ ){0,2}"
            r"(?:percentage|percent|per cent|%|share|proportion|portion|fraction|rate|coupon|stake|discount)(?!\w)"
            r"|\bwhat(?:'s| is| was) the interest\b",
        ),
        (AnswerType.COUNT, r"\bhow (?:many|few)\b|\b(?:what|the) number of\b|^\W*number of\b"),
        (
            AnswerType.QUANTITY,
            r"\bhow (?:much|big|large|high|expensive|fast|far|old|tall|heavy)\b"
            r"|\bwhat (?:price|fees?|fares?|rent|salary|sum|amount)\b"
            r"|\bwhat (?:does|do|did|will|would)\b.* (?:cost|charge|pay)\b(?! for)",
        ),
        (AnswerType.PERSON, r"^\W*(?:to|for|from|with|by) whom?\b"),
    )
)
"""How each kind is asked for; the first that fits."""

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty"
_LARGE = "dozens?|hundreds?|thousands?|millions?|billions?|trillions?"
_NUMBER = rf"(?:\d[\d,.]*\b|\b(?:{_SMALL}|{_LARGE})\b)"
_TIME = re.compile(
    rf"\b(?:{_MONTHS}|{_DAYS}|(?:19|20)\d\d|spring|summer|autumn|winter|q[1-4]|yesterday|tomorrow)\b"
    rf"|\b(?:this|next|last|following|previous|same|first|second|third|fourth) (?:year|quarter|month|week|day)\b"
    rf"|\b{_UNITS} (?:later|earlier|after|before|ago)\b|{_NUMBER} {_UNITS}\b",
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
_DATE = re.compile(rf"\b(?:\d{{1,2}} )?(?:(?:{_MONTHS}) )?(?:19|20)\d\d\b|\b\d{{1,2}} (?:{_MONTHS})\b", re.IGNORECASE)
"""Numbers that count nothing."""
_NAMES = re.compile(r"[^\W\d_][\w&'’-]*")
_PEOPLE = re.compile(
    r"\b(?:\w*holders?|\w*owners?|\w*founders?|investors?|backers?|staff|employees?|insiders?|lenders?|banks?|buyers?|"
    r"sellers?|customers?|users?|clients?|suppliers?|companies|company|parent|government|regulators?|individuals?|"
    r"people|president|executives?|directors?|funds?|nobody|none)\b",
    re.IGNORECASE,
)


def type_asked(reading: Reading) -> AnswerType | None:
    """The kind of thing that a question asks for; ``None`` where its form does not tell."""
    first = next((span for span in reading.spans if span.sense is not Sense.FILLER), None)
    opening = first.text.casefold().split()[0] if first is not None else ""
    if opening in _OPENS:
        return _OPENS[opening]
    return next((kind for kind, pattern in _ASKED if pattern.search(reading.question)), None)


def has_type(kind: AnswerType, text: str, *, besides: str) -> bool:
    """Whether a text has such a thing, ``besides`` what another text, the question, has already."""
    return _HAS[kind](text, besides)


def _found(pattern: re.Pattern[str], *, without: re.Pattern[str] | None = None) -> Callable[[str, str], bool]:
    """Whether a text has what another has not, leaving out all of some kind."""

    def found(text: str, besides: str) -> bool:
        known, told = (
            {match[0].casefold().rstrip(",.") for match in pattern.finditer(without.sub(" ", one) if without else one)}
            for one in (besides, text)
        )
        return bool(told - known)

    return found


def _has_people(text: str, besides: str) -> bool:
    known = {match[0].casefold() for match in _NAMES.finditer(besides)}
    names = (match[0] for match in _NAMES.finditer(text) if match[0][0].isupper())
    return any(name.casefold() not in known for name in names) or _PEOPLE.search(text) is not None


_HAS: dict[AnswerType, Callable[[str, str], bool]] = {
    AnswerType.TIME: _found(_TIME),
    AnswerType.DURATION: _found(_DURATION),
    AnswerType.COUNT: _found(_COUNT, without=_DATE),
    AnswerType.QUANTITY: _found(_QUANTITY, without=_DATE),
    AnswerType.SHARE: _found(_SHARE),
    AnswerType.PERSON: _has_people,
}
