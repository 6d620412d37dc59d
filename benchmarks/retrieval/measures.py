"""Measures of one ranking, and their averages. A ranking is a list of yes and no, best hit first: was it right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

DEPTH = 10
"""How far down a ranking the measures look."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Averages over all questions, each between 0 and 1."""

    ndcg_at_10: float
    recall_at_5: float
    """Of all right passages, the part that stands among the first five."""
    mrr_at_10: float
    first_right: float
    right_in_5: float
    right_in_200_words: float
    """Questions whose answer has been seen by a reader of the first 200 words."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One question's ranking, judged."""

    right: tuple[bool, ...]
    words: tuple[int, ...]
    """Length of each hit."""
    total: int
    """How many right passages there are to be found."""


def averages(rankings: Sequence[Judged]) -> Measured:
    """The averages over at least one ranking."""
    return Measured(
        ndcg_at_10=fmean(ndcg(one.right, total=one.total) for one in rankings),
        recall_at_5=fmean(sum(one.right[:5]) / one.total for one in rankings),
        mrr_at_10=fmean(reciprocal_rank(one.right) for one in rankings),
        first_right=fmean(any(one.right[:1]) for one in rankings),
        right_in_5=fmean(any(one.right[:5]) for one in rankings),
        right_in_200_words=fmean(is_seen_within(one, words=200) for one in rankings),
    )


def ndcg(right: Sequence[bool], *, total: int) -> float:
    """Discounted gain of the first ten hits beside the best possible; ``total`` right passages exist."""
    gained = sum(_gain(place) for place, is_right in enumerate(right[:DEPTH]) if is_right)
    return gained / sum(_gain(place) for place in range(min(total, DEPTH)))


def reciprocal_rank(right: Sequence[bool]) -> float:
    """1 over the rank of the first right hit, 0 where the first ten hold none."""
    return next((1 / rank for rank, is_right in enumerate(right[:DEPTH], start=1) if is_right), 0.0)


def is_seen_within(one: Judged, *, words: int) -> bool:
    """Whether a reader who goes down the list meets a right hit before having read ``words`` words of wrong ones."""
    read = 0
    for is_right, length in zip(one.right, one.words, strict=True):
        read += length
        if is_right:
            return read <= words or read == length
        if read >= words:
            break
    return False


def _gain(place: int) -> float:
    return 1 / math.log2(place + 2)
