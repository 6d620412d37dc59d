"""The hedge on a figure: what the words right before or after it make of it."""

from __future__ import annotations

import re
from enum import StrEnum


class Hedge(StrEnum):
    """What the words around a figure make of it."""

    NONE = "none"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"


_AROUND = 24
"""How many characters in front of a figure can hold its hedge."""
_ABOUT = (
    r"about|roughly|some|around|approximately|nearly|almost|close to|near|nearer|(?:just|a little) (?:under|over)|"
    r"circa|ca\.|estimated|~"
)
_AT_LEAST = r"more than|over|above|at least|exceed\w*|(?:in )?excess of|upwards of|passed|no less than"
_AT_MOST = r"up to|at most|as much as|as many as|no more than|not more than|less than|under|below|maximum of|within"
_HEDGES = ((Hedge.ABOUT, _ABOUT), (Hedge.AT_MOST, _AT_MOST), (Hedge.AT_LEAST, _AT_LEAST))
_BEFORE = tuple(
    (hedge, re.compile(rf"(?<!\w)(?:{words})(?:\s(?:a|an|the|another|to|only|just))?\s*\Z", re.IGNORECASE))
    for hedge, words in _HEDGES
)
_AFTER = (
    (Hedge.AT_LEAST, re.compile(r"\s(?:of \w+ )?or more\b")),
    (Hedge.ABOUT, re.compile(r"\s(?:or so|almost)\b")),
    (Hedge.AT_MOST, re.compile(r"\sat (?:the )?most\b")),
)


def hedge_of(text: str, start: int, end: int) -> Hedge:
    """The hedge in the words right before a figure, or right after it."""
    before = text[max(0, start - _AROUND) : start]
    for hedge, pattern in _BEFORE:
        if pattern.search(before):
            return hedge
    return next((hedge for hedge, pattern in _AFTER if pattern.match(text, end)), Hedge.NONE)
