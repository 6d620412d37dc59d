"""Whether the corpus answers a question at all: how likely the best sentence is to be the answer.

Three things tell: how relevant the best sentence is, how far it stands before the next one, and how many words of the
question no briefing has. None tells much: no model that runs here keeps a passage that answers well apart from one
that is merely about the same thing. docs/retrieval.md has the curve, and what the bound costs.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.quoting import CLOSE, Cut, likelihood

_RELEVANCE, _LEAD, _STRANGE, _CONSTANT = 0.13, 0.46, -1.0, -0.56
"""A logistic regression on the development questions (``python -m benchmarks.retrieval.calibration``), rounded."""
LEAST = 0.4
"""The confidence from which a sentence is given as the answer."""
LEAST_IN_TABLES = 0.7
"""The same for a question in words of the tables alone, which no figure answered: a sentence with the same words and
another meaning is more likely there than an answer."""


def confidence_of(cuts: Sequence[Cut], *, strange: float) -> float:
    """How likely, 0 to 1, it is that what would be quoted of some cuts answers.

    ``strange`` is the share of the question's content words that no passage has.
    """
    if not cuts:
        return 0.0
    logit = _RELEVANCE * cuts[0].relevance + _LEAD * lead_of(cuts) + _STRANGE * strange + _CONSTANT
    return likelihood(logit)


def lead_of(cuts: Sequence[Cut]) -> float:
    """How far the first cut stands before the second, in logits; ``CLOSE`` at most."""
    return min(CLOSE, cuts[0].relevance - cuts[1].relevance) if len(cuts) > 1 else CLOSE
