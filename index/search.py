"""A query becomes ranked Hits, in four stages of which each is dearer than the last and sees less.

By meaning and by shared words, over all passages; both fused by reciprocal rank; the best of these ordered by late
interaction; the best of these read together with the query by the cross-encoder. Reads one open generation and never
writes; building is ``generation``. A fused score says nothing about how sure an answer is: that is what the scores
of the other stages are kept for.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

import numpy as np

from index.encoder import Encoder
from index.errors import CorruptError
from index.late_interaction import LateInteraction
from index.lexical import LexicalIndex
from index.passages import Passage
from index.reranker import CrossEncoder, Reranker
from index.sentences import Span
from index.vectors import Rows, VectorStore
from index.words import words_of

RANK_CONSTANT = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Buettcher, 2009)."""

MIN_DEPTH = 100
"""How many candidates each half of the search puts forward, at least."""


MEASURED = 64
"""How many of the fused hits are measured by late interaction, at least."""


@dataclass(frozen=True, slots=True)
class Depth:
    """How many passages the cross-encoder reads: those that are near the best, within bounds."""

    at_least: int
    at_most: int
    within: float
    """How far behind the best one, by late interaction, a passage is still read."""

    def of(self, late: Sequence[float]) -> int:
        """How many of some passages are read, given their late interaction, greatest first."""
        near = sum(score >= late[0] - self.within for score in late)
        return min(max(near, self.at_least), self.at_most)


EARLY_EXIT = Depth(2, 4, 0.03)
"""Chosen on the development questions; docs/retrieval.md, Speed, has what it saves and costs."""

LATE_WEIGHT = 40.0
"""What late interaction counts beside the cross-encoder: so many logits for the whole way from 0 to 1."""

UNDECIDED = 0.85
"""The late interaction that adds nothing to a logit: about here a sentence answers as often as not."""


class Mode(StrEnum):
    """Which part of the search ranks."""

    RERANKED = "reranked"
    LATE = "late"
    FUSED = "fused"
    DENSE = "dense"
    LEXICAL = "lexical"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found. A half that did not find it leaves ``None``."""

    passage: Passage
    score: float
    """Cosine in dense mode, BM25 in lexical mode, ``max_sims`` in late mode, summed reciprocal ranks when fused; in
    reranked mode the relevance, in logits, of what was read, and of the others what they were fused to."""
    dense_score: float | None
    """Cosine of query and passage."""
    dense_rank: int | None
    """1 is the nearest."""
    lexical_score: float | None
    """BM25."""
    lexical_rank: int | None
    late_score: float | None = None
    """``max_sims`` of query and passage; ``None`` where it was not measured."""
    rerank_score: float | None = None
    """The cross-encoder's logit; ``None`` where it was not asked."""


@dataclass(frozen=True, slots=True)
class _Ranking:
    """What one half of the search found: scores and 1-based ranks by row."""

    scores: dict[int, float]
    ranks: dict[int, int]


class Searcher:
    """Searches one set of passages; row n of both indexes is ``passages[n]``. Safe to share between threads."""

    def __init__(
        self,
        passages: Sequence[Passage],
        vectors: VectorStore,
        lexical: LexicalIndex,
        encoder: Encoder,
        late: LateInteraction,
        *,
        reranker: Reranker | None = None,
        depth: Depth = EARLY_EXIT,
    ) -> None:
        """``reranker`` is the carried cross-encoder where none is given; it is loaded when it is first needed."""
        if not len(passages) == len(vectors) == len(lexical) == len(late):
            raise CorruptError(
                f"{len(passages)} passages, {len(vectors)} vectors, {len(lexical)} lexical rows and the tokens of "
                f"{len(late)} do not belong together; run: roundtable index build --full"
            )
        self._passages = tuple(passages)
        self._vectors = vectors
        self._lexical = lexical
        self._encoder = encoder
        self._late = late
        self._reranker = reranker or CrossEncoder()
        self._depth = depth
        self._reading = threading.Lock()
        self._words: dict[str, frozenset[str]] = {}

    def __len__(self) -> int:
        return len(self._passages)

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        files: frozenset[str] | None = None,
        mode: Mode = Mode.FUSED,
    ) -> tuple[Hit, ...]:
        """The ``k`` best passages, best first; ties go by file, then by place.

        Passages that say the same appear once, as the best of them. ``files`` restricts the search to these
        briefings. No mode touches a model that it does not rank by. A blank query finds nothing.

        Raises:
            ModelError: a model does not load.
            MismatchError: its vectors do not fit the stored ones.

        """
        among = self._rows_of(files)
        available = len(self._passages) if among is None else len(among)
        if not query.strip() or k < 1 or available == 0:
            return ()
        depth = max(MIN_DEPTH, 2 * k)
        while True:
            hits = _without_repeats(self._ranked(query, min(depth, available), among=among, mode=mode))
            if len(hits) >= k or depth >= available:
                return tuple(self._refined(query, hits[: max(k, MEASURED)], mode)[:k])
            depth *= 4  # repeats took the places: look further down

    def words_in(self, file: str) -> frozenset[str]:
        """The words of a briefing's passages and titles, as ``words_of`` gives them."""
        with self._reading:
            if file not in self._words:
                text = " ".join(one.embedded_text for one in self._passages if one.file == file)
                self._words[file] = frozenset(words_of([text])[0])
            return self._words[file]

    def strange(self, texts: Sequence[str], *, files: frozenset[str] | None = None) -> float:
        """The share of some texts' words that no passage has, 0 to 1; ``files`` leaves only these briefings."""
        if files is None:
            return self._lexical.strange(texts)
        words = frozenset(words_of([" ".join(texts)])[0])
        known = frozenset[str]().union(*map(self.words_in, files))
        return len(words - known) / len(words) if words else 0.0

    def answering(self, query: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers a query, as the reranker sees it: one logit a text."""
        return self._reranker.scores(query, texts)

    def late(self, query: str, stretches: Sequence[tuple[Passage, Span]]) -> list[float]:
        """The late interaction of a query with stretches of passages, each under its passage's title and section."""
        return self._late.of_parts(query, [self._part(passage, span) for passage, span in stretches])

    def _part(self, passage: Passage, span: Span) -> tuple[int, tuple[Span, Span]]:
        """A stretch as the token store counts: the passage's row, the heading and the stretch in its text."""
        heading = len(passage.embedded_text) - len(passage.text)
        shift = heading - passage.start
        return self._row_of[passage.place], (Span(0, heading), Span(span.start + shift, span.end + shift))

    @cached_property
    def _row_of(self) -> dict[tuple[str, str, int, int], int]:
        return {passage.place: row for row, passage in enumerate(self._passages)}

    def _refined(self, query: str, hits: list[Hit], mode: Mode) -> list[Hit]:
        """The fused hits in the order of a later stage, where the mode has one."""
        if mode not in (Mode.LATE, Mode.RERANKED):
            return hits
        scores = self._late.scores(query, [self._row_of[hit.passage.place] for hit in hits])
        pairs = sorted(zip(scores, hits, strict=True), key=lambda pair: -pair[0])
        late, hits = [score for score, _ in pairs], [replace(hit, late_score=score) for score, hit in pairs]
        if mode is Mode.RERANKED:
            return self._reranked(query, hits, late)
        return [replace(hit, score=score) for hit, score in zip(hits, late, strict=True)]

    def _reranked(self, query: str, hits: Sequence[Hit], late: Sequence[float]) -> list[Hit]:
        """The hits that are worth reading in the order of their relevance, then the others as they were."""
        read = hits[: self._depth.of(late)]
        logits = self._reranker.scores(query, [hit.passage.embedded_text for hit in read])
        judged = [
            replace(hit, rerank_score=logit, score=logit + by_late(score))
            for hit, score, logit in zip(read, late, logits, strict=False)
        ]
        return [*sorted(judged, key=lambda hit: -hit.score), *hits[len(read) :]]

    def _rows_of(self, files: frozenset[str] | None) -> Rows | None:
        if files is None:
            return None
        return np.array([row for row, passage in enumerate(self._passages) if passage.file in files], dtype=np.int64)

    def _ranked(self, query: str, depth: int, *, among: Rows | None, mode: Mode) -> list[Hit]:
        dense = self._dense(query, depth, among) if mode is not Mode.LEXICAL else _Ranking({}, {})
        lexical = self._by_words(query, depth, among) if mode is not Mode.DENSE else _Ranking({}, {})
        hits = [self._hit(row, dense, lexical, mode=mode) for row in dense.ranks.keys() | lexical.ranks.keys()]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage.file, hit.passage.start))

    def _hit(self, row: int, dense: _Ranking, lexical: _Ranking, *, mode: Mode) -> Hit:
        ranks = dense.ranks.get(row), lexical.ranks.get(row)
        scores = dense.scores.get(row), lexical.scores.get(row)
        alone = {Mode.DENSE: scores[0], Mode.LEXICAL: scores[1]}.get(mode)
        score = fused_score(ranks) if alone is None else alone
        return Hit(
            passage=self._passages[row],
            score=score,
            dense_score=scores[0],
            dense_rank=ranks[0],
            lexical_score=scores[1],
            lexical_rank=ranks[1],
        )

    def _dense(self, query: str, depth: int, among: Rows | None) -> _Ranking:
        scores, rows = self._vectors.search(self._encoder.encode([query]), depth, among=among)
        return self._ranking(zip(rows[0].tolist(), scores[0].tolist(), strict=True))

    def _by_words(self, query: str, depth: int, among: Rows | None) -> _Ranking:
        return self._ranking(self._lexical.search(query, depth, among=among))

    def _ranking(self, found: Iterable[tuple[int, float]]) -> _Ranking:
        scores = dict(found)
        best_first = sorted(
            scores, key=lambda row: (-scores[row], self._passages[row].file, self._passages[row].start)
        )
        return _Ranking(scores, {row: rank for rank, row in enumerate(best_first, start=1)})


def by_late(score: float) -> float:
    """What late interaction adds to a cross-encoder's logit."""
    return LATE_WEIGHT * (score - UNDECIDED)


def fused_score(ranks: Iterable[int | None]) -> float:
    """Reciprocal rank fusion: the sum of 1 / (60 + rank) over the rankings that hold the passage."""
    return sum(1 / (RANK_CONSTANT + rank) for rank in ranks if rank is not None)


def _without_repeats(hits: Sequence[Hit]) -> list[Hit]:
    best: dict[str, Hit] = {}
    for hit in hits:
        best.setdefault(_said(hit.passage.text), hit)
    return list(best.values())


def _said(text: str) -> str:
    """What a text says, whatever its spacing, case and typography."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.replace("’", "'").replace("“", '"').replace("”", '"').replace(" .", ".").split())
