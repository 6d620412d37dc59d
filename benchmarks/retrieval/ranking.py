"""Passages ranked for a question: by each mode of the search, and each ranking judged and timed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from benchmarks.retrieval.measures import DEPTH, Judged, Measured, averages
from benchmarks.retrieval.questions import Question, Task
from benchmarks.retrieval.stopwatch import Stage, Stopwatch, Watched
from index.encoder import Encoder
from index.late_interaction import LateInteraction, TokenStore
from index.lexical import LexicalIndex
from index.passages import Passage, passages_of
from index.reranker import CrossEncoder, Reranker
from index.search import EARLY_EXIT, Depth, Mode, Searcher
from index.token_encoder import ColbertEncoder
from index.vectors import FaissVectors, VectorStore

Ranker = Callable[[str], Sequence[Passage]]
"""A query's passages, best first."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one way of ranking came to, over all questions."""

    name: str
    measured: Measured
    took_ms: tuple[float, ...]
    """Of each question."""
    stages_ms: Mapping[str, tuple[float, ...]]
    """Of each question, by stage; empty where stages cannot be told apart."""


@dataclass(frozen=True, slots=True)
class _Ranked:
    """One question's ranking, judged, and the milliseconds it took."""

    judged: Judged
    took_ms: float
    stages_ms: Mapping[str, float]


def cut(task: Task, *, max_words: int, overlap: int) -> tuple[Passage, ...]:
    """All passages of a task's texts, cut to a size."""
    made = (passages_of(one, max_words=max_words, overlap_sentences=overlap) for one in task.briefings)
    return tuple(passage for passages in made for passage in passages)


def searcher_over(
    passages: Sequence[Passage], encoder: Encoder, watch: Stopwatch | None = None, *, depth: Depth = EARLY_EXIT
) -> Searcher:
    """A search over passages, in memory; a watch counts the time of its parts."""
    texts = [passage.embedded_text for passage in passages]
    vectors, lexical = FaissVectors.build(encoder.encode(texts)), LexicalIndex.build(texts)
    tokens = ColbertEncoder()
    late = LateInteraction(TokenStore.build(tokens.texts(texts), dimension=tokens.dimension), tokens)
    if watch is None:
        return Searcher(passages, vectors, lexical, encoder, late, depth=depth)
    parts = Searcher(
        passages,
        cast("VectorStore", Watched(vectors, watch, {"search": Stage.DENSE})),
        cast("LexicalIndex", Watched(lexical, watch, {"search": Stage.LEXICAL})),
        cast("Encoder", Watched(encoder, watch, {"encode": Stage.ENCODE})),
        cast("LateInteraction", Watched(late, watch, {"scores": Stage.LATE, "of_parts": Stage.LATE})),
        reranker=cast("Reranker", Watched(CrossEncoder(), watch, {"scores": Stage.RERANK})),
    )
    return cast("Searcher", Watched(parts, watch, {"search": Stage.FUSE}))


def by_mode(searcher: Searcher, mode: Mode) -> Ranker:
    """The search in one mode."""
    return lambda query: [hit.passage for hit in searcher.search(query, DEPTH, mode=mode)]


def runs(
    rankers: Mapping[str, Ranker],
    passages: Sequence[Passage],
    questions: Sequence[Question],
    watch: Stopwatch | None = None,
) -> list[Run]:
    """Every question ranked in every way, judged and timed.

    One question goes ahead unmeasured: what loads lazily is then there. The ways take turns at each question, so
    that a machine that is busy for a while is so for all of them.
    """
    watch = watch or Stopwatch()
    for ranker in rankers.values():
        ranker(questions[0].text)
    watch.read()
    ranked = {name: list[_Ranked]() for name in rankers}
    for question in questions:
        for name, ranker in rankers.items():
            ranked[name].append(_ranked(ranker, passages, question, watch))
    return [_run(name, found) for name, found in ranked.items()]


def _ranked(ranker: Ranker, passages: Sequence[Passage], question: Question, watch: Stopwatch) -> _Ranked:
    started = time.perf_counter()
    found = ranker(question.text)
    took_ms = (time.perf_counter() - started) * 1000
    return _Ranked(judged(found, passages, question), took_ms, watch.read())


def _run(name: str, found: Sequence[_Ranked]) -> Run:
    took = tuple(one.took_ms for one in found)
    return Run(name, averages([one.judged for one in found]), took, by_stage([one.stages_ms for one in found]))


def by_stage(taken: Sequence[Mapping[str, float]]) -> dict[str, tuple[float, ...]]:
    """The times of each stage over those questions that entered it."""
    return {
        stage.value: tuple(one[stage] for one in taken if stage in one)
        for stage in Stage
        if any(stage in one for one in taken)
    }


def judged(found: Sequence[Passage], passages: Sequence[Passage], question: Question) -> Judged:
    """A ranking held against all passages that answer the question."""
    return Judged(
        right=tuple(is_right(passage, question) for passage in found),
        words=tuple(len(passage.text.split()) for passage in found),
        total=max(1, sum(is_right(passage, question) for passage in passages)),
    )


def is_right(passage: Passage, question: Question) -> bool:
    """Whether the passage holds some of a place that answers."""
    return any(place.is_met_by(passage) for place in question.places)
