"""How a section of a briefing is asked for: which section, and the words for whose briefing it is. Patterns only."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.briefings import FULL_STORY, STRATEGIC_VIEW, SUMMARY

_CALLED = {
    STRATEGIC_VIEW: (
        "strategic view|strategic take|strategic reading|strategic angle|strategic significance|strategic importance|"
        "strategic rationale|strategic point|view|take|thesis|verdict|judge?ment|assessment"
    ),
    SUMMARY: "summary|bottom line|take-?aways?|take aways?|conclusions?|upshot|closing words",
    FULL_STORY: "full story|whole story|entire story|long version|full text|full briefing|whole briefing|long read",
}
"""What people call the sections."""
_AFTER_NAMES = {
    STRATEGIC_VIEW: "strategic view|strategic take|strategic significance|strategic rationale|thesis|verdict",
    SUMMARY: "bottom line|take-?aways?|take aways?|conclusions?|upshot|summary section",
    FULL_STORY: "full story|whole story|full text|full briefing",
}
"""Those that may stand behind the names: "take" and "view" end other questions too."""
_OPENS = (
    r"(?:(?:please|so|and|ok|okay|hi|hey|well)[\s,]+)*"
    r"(?:(?:can|could|would|will|may) (?:you|i) (?:please )?)?"
    r"(?:what(?:'s|s| is| was| are| were) |(?:give|show|read|tell|send|get|quote|print|find) (?:me |us )?(?:out )?|"
    r"(?:i want|i need|i would like|i'd like|let me see|let me have|have|see|share) (?:to (?:see|read|have) )?)?"
)
_OWN = (
    r"(?:(?:the|your|its|a|an|our|any|roundtable's|the desk's|the briefing's) )?"
    r"(?:(?:key|main|overall|short|big|final|general|biggest|house|central|core) )?"
)
_ABOUT = r"(?:on|of|about|for|from|in|behind|regarding|concerning|to)"
_SAYS = r"(?:say|says|said|tell us|tell me|tells us|state|states|argue|argues|conclude|concludes)"
_BRIEFING = r"(?:briefings?|write-?ups?|article|note|memo|file|piece)"
_CLEAN = re.compile(
    rf"^(?:the |a )?(?:{_BRIEFING} (?:{_ABOUT}) )?(?:the )?|"
    rf"(?:'s)?(?: {_BRIEFING}(?:'s)?)?(?: please| pls| again| thanks)*[\s?.!,]*$",
    re.IGNORECASE,
)


_NOTHING = frozenset({"", "a", "it", "its", "my", "our", "that", "the", "this", "your"})
"""What names no briefing."""


class SectionAsked(NamedTuple):
    """A section, and the words that say of which briefing."""

    name: str
    of: str


def section_asked(question: str) -> SectionAsked | None:
    """Which section a question names and of what; ``None`` for a question that asks for no section."""
    text = " ".join(question.translate(_PLAIN).split()).strip(" ?.!")
    for pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        of = _CLEAN.sub("", found["of"]).strip() if found else ""
        if found is not None and of.casefold() not in _NOTHING:
            return SectionAsked(_name_of(found["section"]), of)
    return None


def section_alone(question: str) -> str | None:
    """The section that a question names without saying of what: "and the strategic view?"."""
    text = " ".join(question.translate(_PLAIN).split()).strip(" ?.!")
    found = _ALONE_PATTERN.fullmatch(text)
    return _name_of(found["section"]) if found else None


def _name_of(called: str) -> str:
    told = called.casefold().removesuffix(" section").removesuffix(" part").removesuffix(" paragraph")
    return next(name for name, words in _CALLED.items() if re.fullmatch(words, told))


def _any(words: dict[str, str]) -> str:
    return "|".join(words.values())


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_NAMED = rf"(?P<section>(?:{_any(_CALLED)})(?: (?:section|part|paragraph))?)"
# Of a summary alone, a card is the answer; the section is meant where it says something, or is called one.
_ALONE = rf"(?P<section>(?!summary (?!section|part|paragraph))(?:{_any(_CALLED)})(?: (?:section|part|paragraph))?)"
_PATTERNS = (
    _pattern(rf"{_OPENS}what (?:does|do|did|is) {_OWN}{_NAMED} {_SAYS}(?: {_ABOUT})? (?P<of>.+)"),
    _pattern(rf"{_OPENS}what (?:does|do|did|is) (?:the )?(?P<of>.+?)(?:'s)? {_NAMED} {_SAYS}"),
    _pattern(rf"{_OPENS}what (?:does|do|did) (?P<of>.+?) say in (?:the|its) {_NAMED}"),
    _pattern(rf"{_OPENS}what (?:is|was) (?:said|told|written|stated) in {_OWN}{_NAMED} {_ABOUT} (?P<of>.+)"),
    _pattern(rf"{_OPENS}{_OWN}{_ALONE} {_ABOUT} (?P<of>.+)"),
    _pattern(rf"{_OPENS}(?:the )?(?P<of>.+?)(?:'s|,|:)? (?P<section>{_any(_AFTER_NAMES)})"),
)
_ALONE_PATTERN = _pattern(
    rf"{_OPENS}(?:(?:and|now|then|also|what about|how about) )*{_OWN}"
    rf"(?P<section>(?:{_any(_AFTER_NAMES)}))(?: (?:section|part))?(?: of (?:it|that|this))?(?: please)?"
)
_PLAIN = str.maketrans({**dict.fromkeys("’‘ʼ`", "'"), **dict.fromkeys('“”"', " ")})
