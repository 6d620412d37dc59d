"""What a briefing's prose states: every figure, date and name in it, with its exact place.

Reading only. What is left alone is named here: the Source section, numbers in words (they may be part of a sum), and
single capitals that open a sentence.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.briefings import SOURCE, Briefing
from index.facts.checking.dates import WrittenDate, dates
from index.facts.checking.figures import Figure, counts_in_words, figures
from index.facts.checking.names import Lexicon, Name, names
from index.facts.schema import DetailKind as Kind
from index.sentences import Span, sentences


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a sentence states."""

    kind: Kind
    start: int
    end: int
    line: int
    text: str
    stated: Figure | WrittenDate | Name


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence with all that it states, in order."""

    section: str
    paragraph: int
    """Counted over the whole briefing."""
    span: Span
    text: str
    claims: tuple[Claim, ...]
    in_words: tuple[Figure, ...]
    """Numbers in words, which are not checked."""
    around: str
    """The text of the whole paragraph."""


def statements(briefing: Briefing, lexicon: Lexicon) -> tuple[Statement, ...]:
    """The sentences of a briefing's prose, in order."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", briefing.text))]
    found: list[Statement] = []
    for section in briefing.sections:
        if section.name == SOURCE:
            continue
        for number, paragraph in enumerate(_paragraphs(briefing.text, section.start, section.end), len(found)):
            for span in sentences(briefing.text, *paragraph):
                claims = tuple(_claims(briefing.text, span, lexicon, starts))
                in_words = tuple(counts_in_words(briefing.text, *span))
                text = briefing.text[span.start : span.end]
                around = briefing.text[paragraph.start : paragraph.end]
                found.append(Statement(section.name, number, span, text, claims, in_words, around))
    return tuple(found)


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for gap in re.finditer(r"(?:\r?\n[ \t]*){2,}", text[start:end]):
        yield Span(at, start + gap.start())
        at = start + gap.end()
    yield Span(at, end)


def _claims(text: str, span: Span, lexicon: Lexicon, starts: list[int]) -> Iterator[Claim]:
    days = dates(text, *span)
    # A name with a number in it ("8090 Industries") is no count, a month in a date no name.
    taken = [(one.start, one.end) for one in days]
    named = [one for one in names(text, span, lexicon) if not _overlaps(one, taken)]
    numbers = figures(text, *span, taken=taken + [(one.start, one.end) for one in named])
    every: list[Figure | WrittenDate | Name] = [*days, *named, *numbers]
    for one in sorted(every, key=lambda one: one.start):
        line = bisect.bisect_right(starts, one.start)
        yield Claim(_kind(one), one.start, one.end, line, text[one.start : one.end], one)


def _overlaps(name: Name, taken: list[tuple[int, int]]) -> bool:
    return any(name.start < end and start < name.end for start, end in taken)


def _kind(one: Figure | WrittenDate | Name) -> Kind:
    if isinstance(one, Figure):
        return one.kind
    return Kind.DATE if isinstance(one, WrittenDate) else Kind.NAME
