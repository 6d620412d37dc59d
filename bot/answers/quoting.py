"""Passages become quotes: the sentences that answer, cut from the file at exact offsets.

Whether the corpus answers at all is decided here too: by how near the best sentence is to the question, and by how
many of the question's own words the passage holds. Below either bound nothing is quoted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.lexical import words_of
from index.passages import Passage
from index.search import Hit, Searcher

_PASSAGES = 4
"""How many passages are looked into for the sentences that answer."""
_MIN_NEARNESS = 0.42
"""Cosine of question and best sentence below which nothing is quoted."""
_COVERAGE_WEIGHT = 0.6
_MIN_SUPPORT = 0.87
"""What nearness and weighted coverage must come to. Both bounds lie in the gap between 20 questions that the shipped
briefings answer and 20 that they do not (docs/retrieval.md)."""
_MIN_NEARNESS_OF_FULL = 0.25
"""The same for a sentence that holds all content words of the question, two at least: short questions are far from
long sentences in meaning."""
_CLOSE = 0.9
"""A second quote must come this near to the first one's score."""
_SECTION_WEIGHT = {"Summary": 0.97, "Strategic View": 0.98}
"""Sections that retell the story stand back a little behind the story itself."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One sentence of a passage, held against the question."""

    passage: Passage
    start: int
    end: int
    nearness: float
    """Cosine of the question and the sentence."""
    coverage: float
    """Share of the question's content words that the sentence holds."""

    @property
    def score(self) -> float:
        """How well it answers, 0 to 1."""
        weighted = (0.7 * self.nearness + 0.3 * self.coverage) * _SECTION_WEIGHT.get(self.passage.section, 1.0)
        return round(max(0.0, min(1.0, weighted)), 4)


def cuts_for(
    question: str,
    searcher: Searcher,
    *,
    content: Sequence[str],
    required: Sequence[str] = (),
    files: frozenset[str] | None = None,
    most: int = 1,
) -> tuple[Cut, ...]:
    """The sentences that answer a question, best first, at most ``most``, each of another passage.

    ``content`` are the question's own words that an answer should hold, ``required`` those that it must hold (its
    passage's title counts); ``files`` restricts the search. Empty where the corpus does not say.
    """
    hits = searcher.search(question, _PASSAGES, files=files)
    wanted = frozenset(words_of([" ".join(content)])[0])
    cuts = _cuts(question, hits, searcher, wanted)
    held = _covered(wanted, " ".join(hit.passage.embedded_text for hit in hits))
    if not _is_supported(cuts, held, wanted):
        return ()
    needed = frozenset(words_of([" ".join(required)])[0])
    cuts = [cut for cut in cuts if needed <= frozenset(words_of([_with_title(cut)])[0])]
    cuts.sort(key=lambda cut: (-cut.score, cut.passage.file, cut.start))
    return _of_different_passages(cuts, most)


def _with_title(cut: Cut) -> str:
    sentence = cut.passage.text[cut.start - cut.passage.start : cut.end - cut.passage.start]
    return f"{cut.passage.title} {sentence}"


def _cuts(question: str, hits: Sequence[Hit], searcher: Searcher, wanted: frozenset[str]) -> list[Cut]:
    placed = [(hit.passage, span) for hit in hits for span in hit.passage.sentences]
    texts = [passage.text[span.start - passage.start : span.end - passage.start] for passage, span in placed]
    return [
        Cut(passage, span.start, span.end, near, _covered(wanted, text))
        for (passage, span), text, near in zip(placed, texts, searcher.nearness(question, texts), strict=True)
    ]


def _is_supported(cuts: list[Cut], held: float, wanted: frozenset[str]) -> bool:
    """Whether the passages answer at all; ``held`` is the share of the question's words that they hold together."""
    nearest = max((cut.nearness for cut in cuts), default=0.0)
    if nearest >= _MIN_NEARNESS and nearest + _COVERAGE_WEIGHT * held >= _MIN_SUPPORT:
        return True
    return len(wanted) > 1 and any(cut.coverage == 1 and cut.nearness >= _MIN_NEARNESS_OF_FULL for cut in cuts)


def _of_different_passages(cuts: list[Cut], most: int) -> tuple[Cut, ...]:
    chosen: dict[tuple[str, int], Cut] = {}
    for cut in cuts:
        if cut.score < _CLOSE * cuts[0].score or len(chosen) == most:
            break
        if not any((cut.passage.file, cut.start) == (other.passage.file, other.start) for other in chosen.values()):
            chosen.setdefault((cut.passage.file, cut.passage.start), cut)
    return tuple(chosen.values())


def _covered(wanted: frozenset[str], text: str) -> float:
    """The share of wanted words that a text holds; 1 where nothing is wanted."""
    if not wanted:
        return 1.0
    return len(wanted.intersection(words_of([text])[0])) / len(wanted)
