"""The kind of thing that a question asks for: a sentence without one is no answer, however near its words come.

“How many robots are at the laboratory?” wants a number, “when do the notes mature?” a time. The classes are the
numeric ones of Li and Roth (“Learning Question Classifiers”, 2002), as far as their form tells them. A number or
time that stands in the question already is not what it asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from bot.answers.reading import Reading


class AnswerType(StrEnum):
    """What a question wants to be told."""

    TIME = "time"
    DURATION = "duration"
    COUNT = "count"
    QUANTITY = "quantity"
    SHARE = "share"


_UNITS = r"(?:decades?|years?|quarters?|months?|weeks?|days?|hours?|minutes?)"
_ASKING = frozenset({"what", "which", "why", "how", "who", "whom", "whose", "when", "number"})
_AGAIN = re.compile(r"\b(?:what|which|who|why|how)\b", re.IGNORECASE)
_AUXILIARY = r"(?:does|do|did|will|would|is|are|was|were|has|have|had|can|could|must|should)"
_BETWEEN = rf"(?:(?!(?:{_AUXILIARY}|its|their|the)\b)[\w-]+ ){{0,2}}"
_ENDS = rf"(?=\W*$| (?:of|in|on|at|for|after|before|{_AUXILIARY})\b)"
_ASKED = {
    AnswerType.DURATION: rf"how long\b|how many (?:more )?{_UNITS}\b|(?:what|which) (?:tenor|duration)\b",
    AnswerType.TIME: (
        r"(?:what|which) (?:exact )?(?:year|month|week|day|date|quarter)\b(?!-)|how (?:soon|recently)\b"
        r"|when\b(?! (?:do|does|is|are)\b)"  # “when is it tested?” asks for the condition as often
    ),
    AnswerType.SHARE: (
        rf"(?:what|which) {_BETWEEN}(?:share|proportion|portion|fraction|rate|coupon|stake|discount){_ENDS}"
        r"|(?:what|which|how many) (?:percentage|percent|per cent|%)(?!\w)"
        r"|how (?:big|large|high|small|low|much of)(?: an?| the)? (?:[\w-]+ ){0,2}"
        r"(?:percentage|share|proportion|portion|fraction|rate|coupon|stake|discount)\b"
        r"|what(?:'s| is| was) the interest\b"
    ),
    AnswerType.COUNT: (
        r"how (?:many|few)\b(?! (?:millions?|billions?|dollars|euros|pounds)\b)|(?:what (?:is|was) the )?number of\b"
    ),
    AnswerType.QUANTITY: (
        r"how (?:much|many|big|large|high|expensive)\b|what (?:price|fees?|fares?|rent|salary|sum|amount)\b"
        r"|what (?:does|do|did|will|would) (?:(?!to\b|about\b|say\b|for\b)\S+ )+?(?:cost|charge|pay)"
        r"(?= (?:per|a|each|every|in)\b| (?-i:[A-Z])\w+\W*$|\W*$)"
    ),
}
"""How each kind is asked for, from the word that asks on; the first that fits."""

_MONTHS = "january|february|(?-i:March)|april|(?-i:May)|june|july|august|september|october|november|december"
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    "(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
)
_LARGE = "dozens?|hundreds?|thousands?|millions?|billions?|trillions?"
_NUMBER = rf"(?:(?<![\w-])\d[\d,.]*\b|\b(?:{_SMALL}|{_LARGE})\b)"
_YEAR = r"(?<![$€£¥])\b(?:19|20)\d\d\b"
_TIME = re.compile(
    rf"\b(?:{_MONTHS}|{_DAYS}|spring|summer|autumn|winter|q[1-4]|yesterday|tomorrow)\b|{_YEAR}"
    rf"|\b(?:this|next|last|following|previous|same|first|second|third|fourth) (?:year|quarter|month|week|day)\b"
    rf"|\b{_UNITS} (?:later|earlier|after|before|ago)\b|{_NUMBER} (?!quarters\b){_UNITS}\b",
    re.IGNORECASE,
)
_DURATION = re.compile(
    rf"(?:{_NUMBER}|\ban?\b)(?:[ -](?:or {_NUMBER}|business|calendar))?[ -]{_UNITS}\b"
    rf"|\b(?:until|till|since|through|to) (?:(?:the|end|of|\d{{1,2}}) )*(?:\b(?:{_MONTHS})\b|{_YEAR})",
    re.IGNORECASE,
)
_FRACTIONS = "half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|hundredths?"
_SHARE = re.compile(rf"\d\s?%|\bper ?cent\b|\b(?:{_FRACTIONS}|majority|basis points?)\b", re.IGNORECASE)
_COUNT = re.compile(rf"{_NUMBER}|\b(?:no|none|nobody|single|sole|only|both|several|couple|pair)\b", re.IGNORECASE)
_QUANTITY = re.compile(
    rf"\d[\d,.]*\b|\b(?:{_LARGE}|{_FRACTIONS}|majority|nothing|none|no|all|most|twice|(?:dou|tri|quadru)(?:b|p)led?)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"(?:\b\d{{1,2}} )?(?:\b(?:{_MONTHS}) )?{_YEAR}|\b\d{{1,2}} (?:{_MONTHS})\b|{_NUMBER}[ -]{_UNITS}\b",
    re.IGNORECASE,
)
"""Numbers that say when or how long, and count nothing else."""
_NO_COUNT = re.compile(
    rf"{_WHEN.pattern}|[$€£¥]\s?\d[\d,.]*(?:\s(?:{_LARGE})\b)?|\d[\d,.]*(?:\s?%|x\b| times\b)"
    rf"|\d[\d,.]*(?: (?:{_LARGE}))? (?:dollars|euros|pounds|yen)\b",
    re.IGNORECASE,
)
"""Those, and sums of money, shares and multiples."""


def type_asked(reading: Reading) -> AnswerType | None:
    """The kind of thing that a question asks for; ``None`` where its form does not tell."""
    words = (word for span in reading.spans for word in span.words)
    opening = next((word for word in words if word.text in _ASKING), None)
    if opening is None:
        return None
    asked = reading.question[opening.start :].replace("’", "'")
    if opening.text == "when" and _AGAIN.search(asked):  # “when it closed, who had joined?”
        return None
    return next((kind for kind, form in _ASKED.items() if re.match(form, asked, re.IGNORECASE)), None)


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
