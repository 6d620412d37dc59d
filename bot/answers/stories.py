"""The briefings of one generation, whole: their sections, and the stretches of them that an answer quotes.

Nothing is searched here and no model is loaded. A briefing is read when it is first asked for. The rule to know: an
Extract is exactly what stands at its offsets in the file's own text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answers.answer import Quote
from bot.answers.citing import Citations
from index.briefings import Briefing, Section
from index.generation import Generation
from index.passages import title_of

_KEPT = 512
"""Briefings that are kept."""


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

    def _read(self, file: str) -> Briefing:
        return self._generation.briefing(file)


def section_of(briefing: Briefing, name: str) -> Section | None:
    """The first section of this name that holds anything."""
    return next((one for one in briefing.sections if one.name == name and one.start < one.end), None)


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
