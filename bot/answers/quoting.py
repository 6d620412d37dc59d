"""Passages become quotes: the sentences that answer, cut from the file at exact offsets.

Whether the corpus answers at all is decided here too: by how near the best sentence is to the question, and by how
many of the question's own words the passage holds. Below either bound nothing is quoted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.lexical import words_of
from index.passages import Passage
from index.search import Searcher
from index.sentences import Span

_PASSAGES = 4
"""How many passages are looked into for the sentences that answer."""
_MIN_NEARNESS = 0.42
"""Cosine of question and best sentence below which nothing is quoted."""
_COVERAGE_WEIGHT = 0.6
_MIN_SUPPORT = 0.87
"""What nearness and weighted coverage must come to. Both bounds lie in the gap between 20 questions that the shipped
briefings answer and 20 that they do not (docs/retrieval.md)."""
_CLOSE = 0.9
"""A second quote must come this near to the first one's score."""
_SECTION_WEIGHT = {"Summary": 0.97, "Strategic View": 0.98}
"""Sections that retell the story stand back a little behind the story itself."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One sentence of a passage that answers, with its score (0-1)."""

    passage: Passage
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Cuts:
    """The sentences that answer, best first; none where the corpus does not say."""

    found: tuple[Cut, ...]
    nearness: float
    """Cosine of the question and the best sentence."""
    coverage: float
    """Share of the question's content words that the passages looked into hold."""


def cuts_for(
    question: str,
    searcher: Searcher,
    *,
    content: Sequence[str],
    files: frozenset[str] | None = None,
    most: int = 1,
) -> Cuts:
    """The sentences of the best passages that answer a question, at most ``most``, each of another passage.

    ``content`` are the question's own words that a passage should hold; ``files`` restricts the search.
    """
    hits = searcher.search(question, _PASSAGES, files=files)
    placed = [(hit.passage, span) for hit in hits for span in hit.passage.sentences]
    if not placed:
        return Cuts((), 0.0, 0.0)
    texts = [_text(passage, span) for passage, span in placed]
    nearness = searcher.nearness(question, texts)
    wanted = frozenset(words_of([" ".join(content)])[0])
    cuts = [
        _cut(passage, span, near, _covered(wanted, text))
        for (passage, span), text, near in zip(placed, texts, nearness, strict=True)
    ]
    cuts.sort(key=lambda cut: (-cut.score, cut.passage.file, cut.start))
    coverage = _covered(wanted, " ".join(hit.passage.embedded_text for hit in hits))
    best = max(nearness)
    if best < _MIN_NEARNESS or best + _COVERAGE_WEIGHT * coverage < _MIN_SUPPORT:
        return Cuts((), best, coverage)
    return Cuts(_of_different_passages(cuts, most), best, coverage)


def _of_different_passages(cuts: list[Cut], most: int) -> tuple[Cut, ...]:
    chosen: dict[tuple[str, int], Cut] = {}
    for cut in cuts:
        if cut.score < _CLOSE * cuts[0].score or len(chosen) == most:
            break
        chosen.setdefault((cut.passage.file, cut.passage.start), cut)
    return tuple(chosen.values())


def _cut(passage: Passage, span: Span, near: float, covered: float) -> Cut:
    score = (0.7 * near + 0.3 * covered) * _SECTION_WEIGHT.get(passage.section, 1.0)
    return Cut(passage, span.start, span.end, round(max(0.0, min(1.0, score)), 4))


def _text(passage: Passage, span: Span) -> str:
    return passage.text[span.start - passage.start : span.end - passage.start]


def _covered(wanted: frozenset[str], text: str) -> float:
    """The share of wanted words that a text holds; 1 where nothing is wanted."""
    if not wanted:
        return 1.0
    return len(wanted.intersection(words_of([text])[0])) / len(wanted)
