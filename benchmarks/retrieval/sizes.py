"""How long a passage should be: the same search over texts cut to other sizes."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.retrieval.questions import Task
from benchmarks.retrieval.ranking import by_mode, cut, runs, searcher_over
from benchmarks.retrieval.tables import heading, row
from index.encoder import Encoder
from index.search import Mode


def print_sizes(task: Task, sizes: Sequence[int], overlaps: Sequence[int], encoder: Encoder) -> None:
    """A line for every size and overlap."""
    heading(
        f"{task.name}, cut to size, reranked: {len(task.answerable)} questions",
        *("max words", "overlap", "passages", "first right", "right in 5", "MRR@10", "right in 200 words"),
    )
    for overlap in overlaps:
        for size in sizes:
            passages = cut(task, max_words=size, overlap=overlap)
            ranker = by_mode(searcher_over(passages, encoder), Mode.RERANKED)
            (ran,) = runs({"reranked": ranker}, passages, task.answerable)
            got = ran.measured
            found = (f"{got.first_right:.0%}", f"{got.right_in_5:.0%}", f"{got.mrr_at_10:.3f}")
            row(size, overlap, len(passages), *found, f"{got.right_in_200_words:.0%}")
    print()
