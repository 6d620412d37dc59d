"""What the early exit saves and costs: the same search with and without it, question by question, by turns.

Time is that of this process on all its cores, which other work on the machine does not stretch.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import TypeVar

from benchmarks.retrieval.questions import Question
from benchmarks.retrieval.ranking import is_right, searcher_over
from benchmarks.retrieval.tables import heading, high, median, row
from bot.answers.quoting import cuts_for
from index.encoder import Encoder
from index.passages import Passage
from index.search import EARLY_EXIT, Depth, Mode, Searcher

Result = TypeVar("Result")
_FIXED = Depth(20, 20, inf)
_MOST = 100
"""Questions, spread evenly over all; a fixed depth takes long."""


@dataclass
class _Run:
    """One depth, question by question."""

    searcher: Searcher
    read: list[int] = field(default_factory=list)
    hits_right: list[bool] = field(default_factory=list)
    quotes_right: list[bool] = field(default_factory=list)
    search_ms: list[float] = field(default_factory=list)
    quote_ms: list[float] = field(default_factory=list)

    def ask(self, question: Question) -> None:
        """Search once and quote once."""
        hits, took = _timed(lambda: self.searcher.search(question.text, 20, mode=Mode.RERANKED))
        self.search_ms.append(took)
        self.read.append(sum(hit.rerank_score is not None for hit in hits))
        self.hits_right.append(bool(hits) and is_right(hits[0].passage, question))
        cuts, took = _timed(lambda: cuts_for(question.text, self.searcher))
        self.quote_ms.append(took)
        best = cuts[:1]
        self.quotes_right.append(
            any(place.overlaps(cut.passage.file, cut.start, cut.end) for cut in best for place in question.places)
        )


def print_depths(name: str, passages: Sequence[Passage], questions: Sequence[Question], encoder: Encoder) -> None:
    """A line for each depth, and the ratio of their times."""
    has_sentences = any(passage.sentences for passage in passages)
    questions = questions[:: -(-len(questions) // _MOST)]
    runs = {
        "fixed, 20": _Run(searcher_over(passages, encoder, depth=_FIXED)),
        "early exit": _Run(searcher_over(passages, encoder, depth=EARLY_EXIT)),
    }
    for run in runs.values():
        cuts_for(questions[0].text, run.searcher)  # loads what is loaded at first use
    for question in questions:
        for run in runs.values():
            run.ask(question)
    fixed = runs["fixed, 20"]
    heading(
        f"{name}: how many passages the cross-encoder reads, {len(questions)} questions",
        *("depth", "read", "first hit right", "first quote right", "search p50", "search p95"),
        *("search and quote p50", "search and quote p95"),
    )
    for depth, run in runs.items():
        times = [
            f"× {part(taken) / part(whole):.2f}"
            for taken, whole in ((run.search_ms, fixed.search_ms), (run.quote_ms, fixed.quote_ms))
            for part in (median, high)
        ]
        quotes = f"{_share(run.quotes_right):.1%}" if has_sentences else "–"
        right = (f"{_share(run.hits_right):.1%}", quotes)
        row(depth, f"{sum(run.read) / len(run.read):.1f}", *right, *times)
    print()


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    started = time.process_time()
    result = work()
    return result, (time.process_time() - started) * 1000


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found)
