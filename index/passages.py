"""A Briefing becomes Passages: whole sentences of one section, each with its exact place in its file.

Ranking passages is ``search``; choosing the sentences that answer belongs to the bot. The rule to know: a passage's
``text`` is exactly what stands at ``start:end`` in the file's own text.
"""

from __future__ import annotations

import calendar
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from index.briefings import SOURCE, Briefing, Section
from index.sentences import Span, sentences

DEFAULT_MAX_WORDS = 60
"""Chosen by measurement, with the overlap: docs/retrieval.md has the tables."""

DEFAULT_OVERLAP_SENTENCES = 1

SMALLEST_PARAGRAPH = 15
"""Words. A shorter paragraph, such as a heading, goes with the one after it."""

_PARAGRAPH_END = re.compile(r"(?>\r\n|[\r\n])[^\S\r\n]*[\r\n]\s*")
"""A blank line. What is atomic there keeps the two characters of a Windows line end from counting as two lines."""

_WORD = re.compile(r"\S{1,200}")
"""A word; a run of more than 200 characters without a space counts as several."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-\d{2})?)?")
_DATED_NAME = re.compile(r"(?P<date>\d{4}(?:-\d{2}){0,2})[-_ ]+(?P<rest>.+)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one section, placed so that a reader can find it again."""

    file: str
    """POSIX path below the corpus folder."""
    section: str
    start: int
    """First character, counted in the file's own text; ``end`` is one past the last."""
    end: int
    text: str
    sentences: tuple[Span, ...]
    """Offsets in the file's own text, not in ``text``."""
    title: str
    """What the passage is about: "Anthropic Series E, March 2025"."""
    round_id: str | None
    company: str | None

    @property
    def embedded_text(self) -> str:
        """What the encoder and the lexical index are given: title, section and text."""
        return "\n".join(part for part in (self.title, self.section, self.text) if part)

    @property
    def place(self) -> tuple[str, str, int, int]:
        """Where it stands: no two passages share file, section, start and end."""
        return self.file, self.section, self.start, self.end

    @property
    def content_hash(self) -> str:
        """SHA-256 of ``embedded_text``: passages that share it share their vector."""
        return hashlib.sha256(self.embedded_text.encode()).hexdigest()

    def to_json(self) -> str:
        """One line of JSON, in ASCII: some of what Unicode has would count as a line break."""
        record = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return json.dumps(record, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str) -> Passage:
        """The passage that ``to_json`` wrote.

        Raises:
            ValueError: the line is not JSON of that shape.

        """
        try:
            record = json.loads(line)
            spans = tuple(Span(start, end) for start, end in record.pop("sentences"))
            return cls(sentences=spans, **record)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"not a passage: {error}") from error


def passages_of(
    briefing: Briefing,
    *,
    max_words: int = DEFAULT_MAX_WORDS,
    overlap_sentences: int = DEFAULT_OVERLAP_SENTENCES,
) -> tuple[Passage, ...]:
    """Cut a briefing into passages of at most ``max_words`` words; its Source sections yield none.

    Neighbours within a paragraph share up to ``overlap_sentences`` sentences; paragraphs share none, as a new one
    begins a new thought. Only a sentence that is longer than ``max_words`` by itself is cut, at a word boundary.

    Raises:
        ValueError: ``max_words`` is below 1 or ``overlap_sentences`` below 0.

    """
    if max_words < 1 or overlap_sentences < 0:
        raise ValueError(f"want max_words >= 1, overlap_sentences >= 0; got {max_words}, {overlap_sentences}")
    title, round_id, company = title_of(briefing), _stated(briefing, "round_id"), _stated(briefing, "company")
    return tuple(
        Passage(
            file=briefing.file,
            section=section.name,
            start=spans[0].start,
            end=spans[-1].end,
            text=briefing.text[spans[0].start : spans[-1].end],
            sentences=tuple(spans),
            title=title,
            round_id=round_id,
            company=company,
        )
        for section in briefing.sections
        if section.name != SOURCE
        for paragraph in _paragraphs(briefing.text, section)
        for spans in _cuts(briefing.text, paragraph, max_words=max_words, overlap=overlap_sentences)
    )


def title_of(briefing: Briefing) -> str:
    """What a briefing is about, from its front matter, else from its file name."""
    company, name = _stated(briefing, "company"), _stated(briefing, "round")
    if company is None:
        return _title_from_name(PurePosixPath(briefing.file).stem)
    when = _month(_stated(briefing, "announced") or "")
    return ", ".join(part for part in (f"{company} {name or ''}".strip(), when) if part)


def _title_from_name(stem: str) -> str:
    dated = _DATED_NAME.fullmatch(stem)
    words = re.split(r"[-_\s]+", dated["rest"] if dated else stem)
    name = " ".join(word[:1].upper() + word[1:] for word in words if word)
    return ", ".join(part for part in (name, _month(dated["date"]) if dated else "") if part)


def _month(iso: str) -> str:
    """Month and year of a date ("March 2025"), or the text itself where it is a year or no date."""
    match = _DATE.fullmatch(iso)
    if match is None or match[2] is None or not 1 <= int(match[2]) <= 12:
        return iso
    return f"{calendar.month_name[int(match[2])]} {match[1]}"


def _stated(briefing: Briefing, key: str) -> str | None:
    value = briefing.front_matter.values.get(key) if briefing.front_matter else None
    if value is None or isinstance(value, dict | list):
        return None
    return " ".join(str(value).split()) or None


def _paragraphs(text: str, section: Section) -> Iterator[Span]:
    """The stretches of a section between blank lines, short ones joined to what follows."""
    start = section.start
    for gap in _PARAGRAPH_END.finditer(text, section.start, section.end):
        if _words(text, Span(start, gap.start())) >= SMALLEST_PARAGRAPH:
            yield Span(start, gap.start())
            start = gap.end()
    if start < section.end:
        yield Span(start, section.end)


def _cuts(text: str, paragraph: Span, *, max_words: int, overlap: int) -> Iterator[Sequence[Span]]:
    """Runs of sentences that fit. A run repeats the end of the last one only where something new fits behind it."""
    whole = sentences(text, paragraph.start, paragraph.end)
    spans = [part for sentence in whole for part in _parts(text, sentence, max_words=max_words)]
    sizes = [_words(text, span) for span in spans]
    begin = 0
    while begin < len(spans):
        stop = _reach(sizes, begin, max_words=max_words)
        yield spans[begin:stop]
        begin = stop if stop == len(spans) else max(begin + 1, stop - overlap)
        while begin < stop and _reach(sizes, begin, max_words=max_words) == stop:
            begin += 1


def _reach(sizes: Sequence[int], begin: int, *, max_words: int) -> int:
    """One past the last sentence that fits into a passage beginning at ``begin``; one sentence always does."""
    stop, size = begin + 1, sizes[begin]
    while stop < len(sizes) and size + sizes[stop] <= max_words:
        size += sizes[stop]
        stop += 1
    return stop


def _words(text: str, span: Span) -> int:
    return sum(1 for _ in _WORD.finditer(text, span.start, span.end))


def _parts(text: str, span: Span, *, max_words: int) -> Iterator[Span]:
    """The sentence itself, or pieces of it where it is too long to be one passage."""
    words = list(_WORD.finditer(text, span.start, span.end))
    for first in range(0, len(words), max_words):
        chunk = words[first : first + max_words]
        yield Span(chunk[0].start(), chunk[-1].end())
