"""Names as prose writes them: those that the tables know, and any other words with capitals inside a sentence.

Whether a name belongs to the deal is for ``support``. A capital that only opens a sentence makes no name; words such
as "European" or "IPO" name nobody and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.sentences import Span

_WORD = r"(?:[A-Z]\.(?=[ \u00a0]?[A-Z])(?:[A-Z]\.)*|\d{0,4}[A-ZÀ-Ý][\w.]*\w|[A-Z])"
_RUN = re.compile(rf"(?<![\w$€£¥.’'-]){_WORD}(?:(?:[ \u00a0](?:(?:&|bin|de|van|von) )?|-(?=[A-Z])|\s?/\s?){_WORD})*")
_EMPTY = """
    AI AIs API APIs AGI CEO CFO CTO CPU CPUs EU GPU GPUs GW IPO IPOs IT I MW OK PDF PR R&D SEC UK US USA USD EUR GBP
    African American Americans Arab Asian Australian Austrian Belgian Brazilian British Briton Californian Canadian
    Chinese Czech Danish Dutch Emirati English European Europeans Finnish French German Germans Greek Gulf Indian
    Irish Israeli Italian Japanese Korean Latin Mexican Norwegian Polish Portuguese Qatari Russian Saudi Scottish
    Singaporean Spanish Swedish Swiss Turkish Ukrainian Western Europe America Africa Asia
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """
_NOBODY = frozenset(_EMPTY.split())
"""Words with a capital that name nobody."""
_OPENERS = "A An And As At By For From If In It Its No Of On One Or The This Those When While"
_EDGES = _NOBODY | frozenset(_OPENERS.split())


@dataclass(frozen=True, slots=True)
class Name:
    """One name in a text. ``text[start:end]`` is the name as written, without a possessive."""

    start: int
    end: int
    text: str


class Lexicon:
    """The names that the tables know, ready to be found in a text."""

    def __init__(self, names: Iterable[str], *, aliases: Iterable[str] = ()) -> None:
        self._names = frozenset(name for name in names if _counts_as_name(name))
        every = self._names | {alias for alias in aliases if _counts_as_name(alias)}
        longest = sorted(every, key=lambda name: (-len(name), name))
        words = "|".join(re.escape(name) for name in longest) or r"(?!)"
        self._pattern = re.compile(rf"(?<![\w$€£¥-])(?:{words})(?!\w)")

    def names_in(self, text: str, sentence: Span) -> Iterator[Name]:
        """Known names in one sentence. A single word at its start is one only as somebody's own name, no alias."""
        for match in self._pattern.finditer(text, sentence.start, sentence.end):
            name = match.group()
            opens = not re.search(r"\w", text[sentence.start : match.start()])
            if not opens or " " in name or name in self._names:
                yield Name(match.start(), match.end(), name)


def names(text: str, sentence: Span, lexicon: Lexicon) -> tuple[Name, ...]:
    """The names in one sentence, in order. Names with only a space between are one: "Google Cloud"."""
    known = list(lexicon.names_in(text, sentence))
    runs = [(match.start(), match.end()) for match in _RUN.finditer(text, *sentence)]
    found = [_cut(text, start, end, sentence=sentence, known=known) for start, end in _joined(runs, known)]
    return tuple(one for one in found if one is not None)


def _joined(runs: list[tuple[int, int]], known: list[Name]) -> list[tuple[int, int]]:
    """Runs of capitals and known names as stretches that do not overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(runs + [(one.start, one.end) for one in known]):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cut(text: str, start: int, end: int, *, sentence: Span, known: list[Name]) -> Name | None:
    """A stretch without what names nobody: a capital that opens the sentence, an acronym in front."""
    if any((one.start, one.end) == (start, end) for one in known):
        return Name(start, end, text[start:end])
    words = [(found.start() + start, found.group()) for found in re.finditer(r"[^\s/]+", text[start:end])]
    opens = not re.search(r"\w", text[sentence.start : start])
    if opens and not any(one.start <= start < one.end for one in known):
        begins = any(one.start == words[1][0] for one in known) if len(words) > 1 else True
        words = words[1:] if begins or words[0][1] in _EDGES else words
    while words and words[0][1].isupper() and words[0][1] in _NOBODY:
        words = words[1:]
    if all(word in _NOBODY for _, word in words):
        return None
    return Name(words[0][0], end, text[words[0][0] : end])


def _counts_as_name(name: str) -> bool:
    return len(name) > 1 and name not in _NOBODY and any(letter.isupper() for letter in name)
