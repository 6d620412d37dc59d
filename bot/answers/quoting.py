"""Passages become quotes: the sentences that answer, cut from the file at exact offsets.

A sentence is judged by the cross-encoder, alone and by its passage, and by late interaction, which knows what stands
around it. Whether the corpus answers at all is decided by ``support``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
_WEIGHS = {"Strategic View": 1.0}
"""A section that says what a deal is for, in logits for a question of why."""
_COMPUTED = re.compile(
    r"\b(?:by (?:division|subtraction|addition|multiplication|arithmetic|calculation)"
    r"|our (?:own )?(?:arithmetic|division|subtraction|addition|calculation))\b"
)
_COMPUTES = -2.0
"""A sentence that computes a figure, in logits for a question of why."""
_SHORT = 10
"""Words; a paragraph's first sentence of fewer only opens what the next one says, and takes that along."""
_SAME = 0.6
"""Share of common words from which two sentences say the same."""

_LEANING = re.compile(
    r"(?:(?:and|but|so|yet|also|by then|even so|in that case|at that (?:price|level|rate|point))\b,?\s*)*"
    r"(?:it|its|they|their|them|he|his|she|her|this|that|these|those|such|both|neither|either|the (?:former|latter|"
    r"two|three|same|rest|other|others|sum|difference|first|second|result|figure|number|split)|one of (?:the|them|"
    r"these|those)|(?:on|at|by|for|with|in|of|from|under|against|to|after|beyond) (?:this|that|these|those|such|it|"
    r"them|the (?:former|latter|first|second|same|other)))\b",
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
    def text(self) -> str:
        """What stands there."""
        return self.passage.text[self.span.start - self.passage.start : self.span.end - self.passage.start]

    @property
    def titled(self) -> str:
        """The passage's title and the sentence, as the cross-encoder reads them."""
        return f"{self.passage.title}\n{self.text}" if self.passage.title else self.text

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
    files: frozenset[str] | None = None,
    asks_why: bool = False,
) -> tuple[Cut, ...]:
    """The sentences that come nearest to answering a question, best first, none that says the same as a better one.

    ``files`` restricts the search. Where a question ``asks_why``, sentences that weigh a deal come before those that
    compute its figures.
    """
    hits = searcher.search(question, _HITS, files=files, mode=Mode.RERANKED)
    read = {hit.passage: hit.rerank_score for hit in hits if hit.rerank_score is not None}
    measured = _measured(question, read, searcher)
    return _unlike(_judged(question, measured[:_SENTENCES], searcher, asks_why=asks_why))


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


def _judged(question: str, measured: Sequence[_Measured], searcher: Searcher, *, asks_why: bool = False) -> list[Cut]:
    """Sentences as cuts, best first."""
    logits = searcher.answering(question, [one.titled for one, _ in measured])
    cuts = []
    for (one, late), alone in zip(measured, logits, strict=True):
        relevance = one.relevance(alone=alone, late=late) + (_tells_why(one) if asks_why else 0.0)
        cuts.append(Cut(one.passage, *_reach(one), relevance))
    return sorted(cuts, key=lambda cut: (-cut.relevance, cut.passage.file, cut.start))


def _tells_why(one: _Sentence) -> float:
    """What a question of why makes of a sentence, in logits."""
    computes = _COMPUTED.search(
        one.passage.text, one.span.start - one.passage.start, one.span.end - one.passage.start
    )
    return _WEIGHS.get(one.passage.section, 0.0) + (_COMPUTES if computes else 0.0)


def _reach(one: _Sentence) -> tuple[int, int]:
    """From where to where a quote goes: with the sentence before if it leans on it, with the next if it opens it."""
    sentences = one.passage.sentences
    at = sentences.index(one.span)
    leans = at > 0 and _LEANING.match(one.text) is not None
    opens = at == 0 and len(sentences) > 1 and len(one.text.split()) < _SHORT
    return sentences[at - leans].start, sentences[at + opens].end


def holds(cut: Cut, required: Sequence[str]) -> bool:
    """Whether a cut, or the title of its passage, has all of some words."""
    needed = frozenset(words_of([" ".join(required)])[0])
    return needed <= frozenset(words_of([f"{cut.passage.title} {cut.text}"])[0])


def _unlike(cuts: Sequence[Cut]) -> tuple[Cut, ...]:
    """The best cuts, without those that are far behind or say the same; those that overlap are one."""
    chosen: list[Cut] = []
    for cut in cuts:
        if chosen and cut.relevance < chosen[0].relevance - CLOSE:
            break
        met = next((at for at, other in enumerate(chosen) if _overlaps(cut, other)), None)
        if met is not None:
            chosen[met] = _joined(chosen[met], cut)
        elif not any(_says_the_same(cut, other) for other in chosen):
            chosen.append(cut)
    return tuple(chosen)


def _overlaps(cut: Cut, other: Cut) -> bool:
    return cut.passage.file == other.passage.file and cut.start < other.end and other.start < cut.end


def _joined(cut: Cut, other: Cut) -> Cut:
    """A cut with the rest of one that overlaps it, as far as its own passage goes."""
    return replace(
        cut,
        start=max(min(cut.start, other.start), cut.passage.start),
        end=min(max(cut.end, other.end), cut.passage.end),
    )


def _says_the_same(cut: Cut, other: Cut) -> bool:
    words, others = (frozenset(words_of([one.text])[0]) for one in (cut, other))
    return len(words & others) > _SAME * min(len(words), len(others))
