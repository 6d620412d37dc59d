"""Passages become quotes: the sentences that answer, cut from the file at exact offsets.

A sentence is judged three times by the same cross-encoder: by its passage, alone, and with the sentence before it,
each under its title; the mean counts. Whether the corpus answers at all is decided by ``support``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.passages import Passage
from index.search import Hit, Mode, Searcher
from index.sentences import Span
from index.words import words_of

_HITS = 20
"""Hits that are asked of the search."""
_HITS_OF_MANY = 40
"""The same for a question over many briefings."""
_PASSAGES = 3
"""How many passages are looked into for the sentences that answer."""
_FAR = 2.0
"""How far behind the best passage, in logits, one is not looked into."""
_JUDGED_WITH_CONTEXT = 4
"""How many sentences are also judged with the one before."""
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
    """A sentence in its passage, with the passage's relevance."""

    passage: Passage
    at: int
    by_passage: float

    @property
    def span(self) -> Span:
        return self.passage.sentences[self.at]

    def titled(self, *, from_at: int) -> str:
        """The passage's title and its sentences from ``from_at`` up to this one, as the cross-encoder reads them."""
        text = self.passage.text[
            self.passage.sentences[from_at].start - self.passage.start : self.span.end - self.passage.start
        ]
        return f"{self.passage.title}\n{text}" if self.passage.title else text


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
    needed = frozenset(words_of([" ".join(required)])[0])
    found = [cut for cut in _cuts(question, _best(hits), searcher) if _holds(cut, needed)]
    found.sort(key=lambda cut: (-cut.relevance, cut.passage.file, cut.start))
    return _unlike(found)


def best_by_file(question: str, searcher: Searcher, *, most: int) -> tuple[Cut, ...]:
    """The best sentence of each of the ``most`` briefings that are nearest to a question, best first."""
    hits = searcher.search(question, _HITS_OF_MANY, mode=Mode.RERANKED, read=_HITS_OF_MANY)
    firsts: dict[str, Hit] = {}
    for hit in hits:
        firsts.setdefault(hit.passage.file, hit)
    sentences = _sentences(list(firsts.values())[:most])
    alone = searcher.answering(question, [one.titled(from_at=one.at) for one in sentences])
    best: dict[str, Cut] = {}
    for one, by_itself in zip(sentences, alone, strict=True):
        cut = Cut(one.passage, _start(one), one.span.end, (one.by_passage + by_itself) / 2)
        if one.passage.file not in best or best[one.passage.file].relevance < cut.relevance:
            best[one.passage.file] = cut
    return tuple(sorted(best.values(), key=lambda cut: (-cut.relevance, cut.passage.file)))


def _best(hits: Sequence[Hit]) -> list[Hit]:
    """The passages that are looked into: the best, and those not far behind it."""
    read = [(hit, hit.rerank_score) for hit in hits if hit.rerank_score is not None]
    return [hit for hit, score in read[:_PASSAGES] if score >= read[0][1] - _FAR]


def _cuts(question: str, hits: Sequence[Hit], searcher: Searcher) -> Iterator[Cut]:
    sentences = _sentences(hits)
    alone = searcher.answering(question, [one.titled(from_at=one.at) for one in sentences])
    judged = sorted(zip(sentences, alone, strict=True), key=lambda pair: -(pair[0].by_passage + pair[1]))
    leading = judged[:_JUDGED_WITH_CONTEXT]
    together = searcher.answering(question, [one.titled(from_at=max(0, one.at - 1)) for one, _ in leading])
    for (one, by_itself), with_context in zip(leading, together, strict=True):
        relevance = (one.by_passage + by_itself + with_context) / 3 - _RETELLS.get(one.passage.section, 0.0)
        yield Cut(one.passage, _start(one), one.span.end, relevance)


def _sentences(hits: Sequence[Hit]) -> list[_Sentence]:
    """Each sentence once, in the best of the passages that hold it."""
    placed = {
        (hit.passage.file, span.start): _Sentence(hit.passage, at, hit.rerank_score or 0.0)
        for hit in reversed(hits)
        for at, span in enumerate(hit.passage.sentences)
    }
    return list(placed.values())


def _start(one: _Sentence) -> int:
    """Where a quote begins: with the sentence before, if this one leans on it."""
    first = one.passage.text[one.span.start - one.passage.start :]
    leans = one.at > 0 and _LEANING.match(first) is not None
    return one.passage.sentences[one.at - 1].start if leans else one.span.start


def _holds(cut: Cut, needed: frozenset[str]) -> bool:
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
