"""The briefings of one generation, whole: their sections, and the stretches of them that an answer quotes.

Nothing is searched here and no model is loaded. A briefing is read when it is first asked for. The rule to know: an
Extract is exactly what stands at its offsets in the file's own text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from bot.answers.answer import Quote
from bot.answers.citing import Citations
from index.briefings import FULL_STORY, STRATEGIC_VIEW, SUMMARY, Briefing, Section
from index.generation import Generation
from index.passages import title_of
from index.sentences import sentences, trimmed

_KEPT = 512
"""Briefings that are kept."""
_GIST = (STRATEGIC_VIEW, SUMMARY)
_SAME = 85
"""How alike (0-100) a view and a summary are that say the same nearly word for word."""
_GAP = re.compile(r"(?:\r?\n[ \t]*){2,}|(?<=[^\r\n]{121})\r?\n")
"""Between paragraphs: an empty line, or the end of a line that no editor would have wrapped."""
_FIRST = 2
"""Sentences of a story that has neither."""


@dataclass(frozen=True, slots=True)
class Extract:
    """A stretch of one section, to be quoted."""

    briefing: Briefing
    section: str
    start: int
    end: int
    score: float = 1.0
    marks: tuple[tuple[int, int], ...] = ()
    """Offsets within the stretch."""

    @property
    def text(self) -> str:
        """What stands there."""
        return self.briefing.text[self.start : self.end]


class Stories:
    """The briefings of a generation. Safe to share between threads."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self.of = lru_cache(maxsize=_KEPT)(self._read)
        self.titles = cache(self._titles)

    def gist(self, file: str) -> tuple[Extract, ...]:
        """What a briefing says in short: its view and its summary, else the first sentences of its story."""
        briefing = self.of(file)
        found = [whole(briefing, one) for name in _GIST if (one := section_of(briefing, name))]
        if len(found) > 1 and fuzz.ratio(*(one.text.casefold() for one in found)) >= _SAME:
            found = found[:1]
        story = section_of(briefing, FULL_STORY)
        return tuple(found) or (_opening(briefing, story) if story else ())

    def _titles(self) -> Mapping[str, str]:
        """What each briefing is about, by its file."""
        return {passage.file: passage.title for passage in self._generation.passages}

    def _read(self, file: str) -> Briefing:
        return self._generation.briefing(file)


def section_of(briefing: Briefing, name: str) -> Section | None:
    """The first section of this name that holds anything."""
    return next((one for one in briefing.sections if one.name == name and one.start < one.end), None)


def whole(briefing: Briefing, section: Section) -> Extract:
    """All of a section."""
    return Extract(briefing, section.name, section.start, section.end)


def paragraphs_of(briefing: Briefing, section: Section) -> tuple[Extract, ...]:
    """A section, paragraph by paragraph."""
    body = briefing.text[section.start : section.end]
    edges = [0, *(edge for gap in _GAP.finditer(body) for edge in gap.span()), len(body)]
    spans = (trimmed(briefing.text, section.start + left, section.start + right) for left, right in pairwise(edges))
    return tuple(Extract(briefing, section.name, *span) for span in spans if span.start < span.end)


def _opening(briefing: Briefing, story: Section) -> tuple[Extract, ...]:
    spans = sentences(briefing.text, story.start, story.end)[:_FIRST]
    return (Extract(briefing, story.name, spans[0].start, spans[-1].end),)


def quotes_from(extracts: Sequence[Extract], citations: Citations) -> tuple[Quote, ...]:
    """Extracts as the quotes of an answer, each cited."""
    return tuple(_quote(one, citations) for one in extracts)


def _quote(one: Extract, citations: Citations) -> Quote:
    number = citations.place(
        one.briefing.file,
        one.section,
        one.start,
        one.end,
        title=title_of(one.briefing),
        text=one.briefing.text,
    )
    return Quote(one.text, number, one.briefing.file, one.section, one.start, one.end, one.score, one.marks)
