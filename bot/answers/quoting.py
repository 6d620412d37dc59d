"""Passages become quotes: the sentences that answer, cut from the file at exact offsets.

A sentence is judged by the cross-encoder, alone and by its passage, and by late interaction, which knows what stands
around it. Whether the corpus answers at all is decided by ``support``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.passages import Passage
from index.search import Mode, Searcher, by_late
from index.sentences import Span
from index.words import words_of

_HITS = 20
"""Hits that are asked of the search; those that the cross-encoder read are looked into for sentences."""
_SENTENCES = 4
"""How many sentences are judged: the best of these passages by late interaction."""
_ALONE, _BY_PASSAGE = 0.4, 0.2
"""What the cross-encoder's logits count; late interaction counts as it does in the search. Chosen on the development
questions, where nearby weights do as well."""
CLOSE = 2.0
"""A further quote must come this near to the first one's relevance."""
_RETELLS = {"Summary": 0.5}
"""A section that retells the story stands back a little behind the story itself, in logits."""
_SAME = 0.6
"""Share of common words from which two sentences say the same."""

_LEANING = re.compile(
    r"(?:(?:and|but|so|yet|also|by then|even so|in that case|at that (?:price|level|rate|point))\b,?\s*)*"
    r"(?:it|its|they|their|them|he|his|she|her|this|that|these|those|such|both|neither|either|the (?:former|latter|"
    r"two|three|same|rest|other|others|sum|difference|first|second|result|figure|number|split)|one of (?:the|them|"
    r"these|those))\b",
    re.IGNORECASE,
)
"""How a sentence begins that cannot be understood without the one before."""


def likelihood(logit: float) -> float:
    """A logit as a probability, 0 to 1."""
    return 1 / (1 + math.exp(-logit))


@dataclass(frozen=True, slots=True)
class Cut:
    """Sentences of a passage, side by side, held against the question."""

    passage: Passage
    start: int
    end: int
    relevance: float
    """How well it answers: a logit, 0 is undecided."""

    @property
    def score(self) -> float:
        """How well it answers, 0 to 1."""
        return round(likelihood(self.relevance), 4)

    @property
    def text(self) -> str:
        """What stands there."""
        return self.passage.text[self.start - self.passage.start : self.end - self.passage.start]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence in its passage."""

    passage: Passage
    span: Span
    """Where it stands in the file."""
    by_passage: float | None
    """The passage's logit; ``None`` where the cross-encoder did not read it."""

    @property
    def titled(self) -> str:
        """The passage's title and the sentence, as the cross-encoder reads them."""
        text = self.passage.text[self.span.start - self.passage.start : self.span.end - self.passage.start]
        return f"{self.passage.title}\n{text}" if self.passage.title else text

    def relevance(self, *, alone: float, late: float) -> float:
        """How well it answers, given its own logit and its late interaction with the question."""
        by_passage = alone if self.by_passage is None else self.by_passage
        retells = _RETELLS.get(self.passage.section, 0.0)
        return _ALONE * alone + _BY_PASSAGE * by_passage + by_late(late) - retells


_Measured = tuple[_Sentence, float]
"""A sentence and its late interaction with the question."""


def cuts_for(
    question: str,
    searcher: Searcher,
    *,
    required: Sequence[str] = (),
    files: frozenset[str] | None = None,
) -> tuple[Cut, ...]:
    """The sentences that come nearest to answering a question, best first, none that says the same as a better one.

    ``required`` are words that a cut must hold (its passage's title counts); ``files`` restricts the search.
    """
    hits = searcher.search(question, _HITS, files=files, mode=Mode.RERANKED)
    read = {hit.passage: hit.rerank_score for hit in hits if hit.rerank_score is not None}
    measured = _measured(question, read, searcher)
    found = [cut for cut in _judged(question, measured[:_SENTENCES], searcher) if holds(cut, required)]
    return _unlike(found)


def best_by_file(question: str, searcher: Searcher, *, most: int) -> tuple[Cut, ...]:
    """The best sentence of each of the ``most`` briefings that are nearest to a question, best first."""
    nearest: dict[str, Passage] = {}
    for hit in searcher.search(question, len(searcher), mode=Mode.LATE):
        nearest.setdefault(hit.passage.file, hit.passage)
    best: dict[str, _Measured] = {}
    for one, late in _measured(question, dict.fromkeys(list(nearest.values())[:most]), searcher):
        best.setdefault(one.passage.file, (one, late))
    return tuple(_judged(question, list(best.values()), searcher))


def _measured(
    question: str, passages: Mapping[Passage, float] | Mapping[Passage, None], searcher: Searcher
) -> list[_Measured]:
    """The sentences of some passages, which come with their logits, best first by late interaction.

    A sentence that several passages share is that of the first of them.
    """
    placed: dict[tuple[str, int], _Sentence] = {}
    for passage, logit in passages.items():
        for span in passage.sentences:
            placed.setdefault((passage.file, span.start), _Sentence(passage, span, logit))
    sentences = list(placed.values())
    late = searcher.late(question, [(one.passage, one.span) for one in sentences])
    return sorted(zip(sentences, late, strict=True), key=lambda pair: -pair[1])


def _judged(question: str, measured: Sequence[_Measured], searcher: Searcher) -> list[Cut]:
    """Sentences as cuts, best first."""
    logits = searcher.answering(question, [one.titled for one, _ in measured])
    cuts = [
        Cut(one.passage, _start(one), one.span.end, one.relevance(alone=alone, late=late))
        for (one, late), alone in zip(measured, logits, strict=True)
    ]
    return sorted(cuts, key=lambda cut: (-cut.relevance, cut.passage.file, cut.start))


def _start(one: _Sentence) -> int:
    """Where a quote begins: with the sentence before, if this one leans on it."""
    at = one.passage.sentences.index(one.span)
    leans = at > 0 and _LEANING.match(one.passage.text[one.span.start - one.passage.start :]) is not None
    return one.passage.sentences[at - 1].start if leans else one.span.start


def holds(cut: Cut, required: Sequence[str]) -> bool:
    """Whether a cut, or the title of its passage, has all of some words."""
    needed = frozenset(words_of([" ".join(required)])[0])
    return needed <= frozenset(words_of([f"{cut.passage.title} {cut.text}"])[0])


def _unlike(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """The best cuts, without those that are far behind, overlap a better one or say the same."""
    chosen: list[Cut] = []
    for cut in cuts:
        if chosen and cut.relevance < chosen[0].relevance - CLOSE:
            break
        if not any(_repeats(cut, other) for other in chosen):
            chosen.append(cut)
    return tuple(chosen)


def _repeats(cut: Cut, other: Cut) -> bool:
    if cut.passage.file == other.passage.file and cut.start < other.end and other.start < cut.end:
        return True
    words, others = (frozenset(words_of([one.text])[0]) for one in (cut, other))
    return len(words & others) > _SAME * min(len(words), len(others))
