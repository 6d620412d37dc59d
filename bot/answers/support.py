"""Whether the corpus answers a question at all: how likely the best sentence is to be the answer.

Three things tell: how relevant the best sentence is, how far it stands before the next one, and how many words of the
question no briefing has. None tells much: no model that runs here keeps a passage that answers well apart from one
that is merely about the same thing. docs/retrieval.md has the curve, and what the bound costs.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.quoting import CLOSE, Cut, likelihood

_RELEVANCE, _LEAD, _STRANGE, _CONSTANT = 0.155, 0.75, -2.0, -1.3
"""A logistic regression on the development questions (``python -m benchmarks.retrieval.calibration``), but for the
strange words: those questions were written to avoid the briefings' words, as others are not, so it is set higher."""
_SHARED = 1.2
"""The lead, in logits, that several reasons have together."""
LEAST = 0.4
"""The confidence from which a sentence is given as the answer."""


def confidence_of(cuts: Sequence[Cut], *, strange: float, explains: bool = False) -> float:
    """How likely, 0 to 1, the first of some cuts is to answer, given those that come next to it.

    ``strange`` is the share of the question's content words that no passage has. Where a question ``explains``, asks
    why or how, several sentences are quoted, and none need stand before the others.
    """
    if not cuts:
        return 0.0
    lead = max(lead_of(cuts), _SHARED) if explains else lead_of(cuts)
    logit = _RELEVANCE * cuts[0].relevance + _LEAD * lead + _STRANGE * strange + _CONSTANT
    return likelihood(logit)


def lead_of(cuts: Sequence[Cut]) -> float:
    """How far the first cut stands before the second, in logits; ``CLOSE`` at most."""
    return min(CLOSE, cuts[0].relevance - cuts[1].relevance) if len(cuts) > 1 else CLOSE
