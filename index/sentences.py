"""Where sentences begin and end in a text, by rules small enough to read.

Offsets only: no text is copied, cleaned or changed. The rule to know: spans are in order, never overlap, carry no
white space at their ends, and together hold every other character between ``start`` and ``end``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple


class Span(NamedTuple):
    """Characters ``start`` up to, but not including, ``end`` of a file's own text."""

    start: int
    end: int


_LEANING = re.compile(r"approx|ca|cf|dr|e\.g|est|excl|gen|hon|i\.e|incl|max|messrs|min|mrs?|ms|prof|sen|st|viz|vs")
"""Abbreviations that always lean on the word after them."""

_NUMBERING = re.compile(r"nos?|figs?|pp?|vol|sec|art")
"""Words that are abbreviations only in front of a number."""

_EITHER = re.compile(
    r"al|bn|bros|co|corp|dept|div|etc|inc|intl|jr|llc|ltd|mn|plc|sr|univ|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|(?:\w\.)+\w"
)
"""Abbreviations that may close a sentence: what follows decides."""

_STARTERS = re.compile(
    r"a|after|all|although|an|and|as|at|because|before|both|but|by|each|for|from|he|her|his|how|if|in|its?|many|"
    r"most|neither|no|none|one|our|she|since|so|some|that|the|their|then|there|these|they|this|those|though|thus|to|"
    r"under|until|we|what|when|where|which|while|who|why|with|yet|you"
)
"""Words that, written with a capital, begin a sentence rather than belong to a name."""

_LETTERED = re.compile(r"class|grade|group|option|part|phase|plan|schedule|series|tier|tranche")
"""Words before a single letter that is a rank ("Series E.") and not somebody's initial ("T. Rowe Price")."""

_NEWLINE = "\r\n\u2028\u2029"
_CLOSERS = "\"'”’»)\\]}*_"
_OPENERS = "\"'“‘„«([{*_"
_STOP = re.compile(rf"(?<![.!?])(?:[.!?]+|…)(?:[{_CLOSERS}]|\[\d+\])*(?=\s|\Z)")
_BREAK = re.compile(rf"(?:\r\n|[{_NEWLINE}])\s*")
_BLOCK = re.compile(r"(?:[-*+•–—·▪]|\d{1,3}[.)]|#{1,6}|>|\|)(?=\s)")
_MARKER = re.compile(r"(?:\d{1,3}|[A-Za-z])[.)]")
_REACH = 100
"""How many characters around a stop are looked at."""
_WRAP_WIDTH = range(50, 121)
"""How long, in characters, a line is that was broken by an editor and not by its author."""


def sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Split ``text[start:end]`` into sentences; offsets count in ``text``. Blank text has none."""
    edges = sorted({start, end, *_line_ends(text, start, end), *_stops(text, start, end)})
    spans = (trimmed(text, left, right) for left, right in pairwise(edges))
    return tuple(span for span in spans if span.start < span.end)


def trimmed(text: str, start: int, end: int) -> Span:
    """The same stretch without white space at its ends; empty where it is nothing but space."""
    part = text[start:end]
    left = end - len(part.lstrip())
    return Span(left, max(left, start + len(part.rstrip())))


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets just after the stops that close a sentence."""
    for stop in _STOP.finditer(text, start, end):
        before = text[max(start, stop.start() - _REACH) : stop.start()]
        following = text[stop.end() : min(end, stop.end() + _REACH)]
        if _closes(before, stop.group(), following=following):
            yield stop.end()


def _closes(before: str, stop: str, *, following: str) -> bool:
    after = following.split(maxsplit=1)
    if not after:
        return True
    next_word = after[0].lstrip(_OPENERS)
    if next_word[:1].islower() and next_word.islower():
        return False
    if not stop.startswith(".") or stop.startswith(".."):
        return True
    return _is_last_word(before, next_word)


def _is_last_word(before: str, next_word: str) -> bool:
    """Whether the word in front of a full stop ends its sentence, given the word after the stop."""
    word, previous = _last_words(before)
    starts = _STARTERS.fullmatch(re.split(r"\W", next_word, maxsplit=1)[0].lower()) is not None
    if len(word) == 1 and word.isalpha():
        return starts or _LETTERED.fullmatch(previous) is not None
    if _LEANING.fullmatch(word) or _is_list_marker(before, word):
        return False
    if _NUMBERING.fullmatch(word):
        return not next_word[:1].isdigit()
    return starts or not _EITHER.fullmatch(word)


def _last_words(before: str) -> tuple[str, str]:
    """The word in front of a stop and the one in front of that, in lower case, without quotes and brackets."""
    words = before.rsplit(maxsplit=2)[-2:]
    if not words or before[-1].isspace():
        return "", ""
    last, previous = words[-1], words[-2] if len(words) > 1 else ""
    return last.lstrip(_OPENERS).lower(), previous.strip(_OPENERS + _CLOSERS).lower()


def _is_list_marker(before: str, word: str) -> bool:
    line = before[max(before.rfind(sign) for sign in _NEWLINE) + 1 :]
    return line.strip().lower() == word and _MARKER.fullmatch(word + ".") is not None


def _line_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets of the line breaks that an author meant; a break inside a wrapped paragraph is none."""
    for gap in _BREAK.finditer(text, start, end):
        if not _is_wrap(text, gap.start(), gap.end(), start=start):
            yield gap.start()


def _is_wrap(text: str, left: int, right: int, *, start: int) -> bool:
    gap = text[left:right].replace("\r\n", "\n")
    if sum(gap.count(sign) for sign in _NEWLINE) > 1 or _BLOCK.match(text, right):
        return False
    nearby = max(start, left - 2 * _REACH)
    line_start = max(nearby, 1 + max(text.rfind(sign, nearby, left) for sign in _NEWLINE))
    line = text[line_start:left].strip()
    if line.startswith(("#", "|")) or line.endswith((":", ";")):
        return False
    return len(line) in _WRAP_WIDTH or text[right : right + 1].islower()
