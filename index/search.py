"""A query becomes ranked Hits: by meaning and by shared words, fused by reciprocal rank, and the best reranked.

Reads one open generation and never writes; building is ``generation``. Scores compare within one query only, and a
fused score says nothing about how sure an answer is: that is what the two scores it was made of are kept for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from index.encoder import Encoder
from index.errors import CorruptError
from index.lexical import LexicalIndex
from index.passages import Passage
from index.reranker import CrossEncoder, Reranker
from index.vectors import Rows, VectorStore

RANK_CONSTANT = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Buettcher, 2009)."""

MIN_DEPTH = 100
"""How many candidates each half of the search puts forward, at least."""


RERANKED_AT_MOST = 20
"""How many of the fused hits the reranker reads."""

FIRST_LOOK = 6
"""How many it reads first; more only where none of these is worth a look."""

HOPELESS = -5.0
"""The logit below which a passage is not worth a look (docs/retrieval.md, Speed)."""


class Mode(StrEnum):
    """Which part of the search ranks."""

    RERANKED = "reranked"
    FUSED = "fused"
    DENSE = "dense"
    LEXICAL = "lexical"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that a search found. A half that did not find it leaves ``None``."""

    passage: Passage
    score: float
    """Cosine in dense mode, BM25 in lexical mode, summed reciprocal ranks in the others."""
    dense_score: float | None
    """Cosine of query and passage."""
    dense_rank: int | None
    """1 is the nearest."""
    lexical_score: float | None
    """BM25."""
    lexical_rank: int | None
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
        *,
        reranker: Reranker | None = None,
    ) -> None:
        """``reranker`` is the carried cross-encoder where none is given; it is loaded when it is first needed."""
        if not len(passages) == len(vectors) == len(lexical):
            raise CorruptError(
                f"{len(passages)} passages, {len(vectors)} vectors and {len(lexical)} lexical rows do not belong "
                "together; run: roundtable index build --full"
            )
        self._passages = tuple(passages)
        self._vectors = vectors
        self._lexical = lexical
        self._encoder = encoder
        self._reranker = reranker or CrossEncoder()

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        files: frozenset[str] | None = None,
        mode: Mode = Mode.FUSED,
        read: int = FIRST_LOOK,
    ) -> tuple[Hit, ...]:
        """The ``k`` best passages, best first; ties go by file, then by place.

        Passages that say the same appear once, as the best of them. ``files`` restricts the search to these
        briefings. Lexical mode never touches the encoder, and only reranked mode the reranker, which puts the best
        of the fused hits, at least ``read`` of them, into its own order. A blank query finds nothing.

        Raises:
            ModelError: the encoder's model does not load.
            MismatchError: the encoder's vectors do not fit the stored ones.

        """
        among = self._rows_of(files)
        available = len(self._passages) if among is None else len(among)
        if not query.strip() or k < 1 or available == 0:
            return ()
        depth = max(MIN_DEPTH, 2 * k)
        while True:
            hits = _without_repeats(self._ranked(query, min(depth, available), among=among, mode=mode))
            if len(hits) >= k or depth >= available:
                return tuple((self._reranked(query, hits, read) if mode is Mode.RERANKED else hits)[:k])
            depth *= 4  # repeats took the places: look further down

    def strange(self, texts: Sequence[str]) -> float:
        """The share of some texts' words that no passage has, 0 to 1."""
        return self._lexical.strange(texts)

    def answering(self, query: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers a query, as the reranker sees it: one logit a text."""
        return self._reranker.scores(query, texts)

    def _reranked(self, query: str, hits: Sequence[Hit], read: int) -> list[Hit]:
        """The best hits in the reranker's order, then the others as they were."""
        scores = self._relevance(query, hits[:read])
        if max(scores, default=HOPELESS) < HOPELESS and read < RERANKED_AT_MOST:
            scores += self._relevance(query, hits[read:RERANKED_AT_MOST])
        looked = sorted(zip(scores, hits, strict=False), key=lambda pair: -pair[0])
        return [*(replace(hit, rerank_score=score) for score, hit in looked), *hits[len(scores) :]]

    def _relevance(self, query: str, hits: Sequence[Hit]) -> list[float]:
        return self._reranker.scores(query, [hit.passage.embedded_text for hit in hits])

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
