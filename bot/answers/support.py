"""Whether the corpus answers a question at all: how likely the best sentence is to be the answer.

Three things tell: how relevant the best sentence is, how far it stands before the next one, and how many words of the
question no briefing has. None tells much: no model that runs here keeps a passage that answers well apart from one
that is merely about the same thing. docs/retrieval.md has the curve, and what the bound costs.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.quoting import CLOSE, Cut, likelihood

_RELEVANCE, _LEAD, _STRANGE, _CONSTANT = 0.12, 0.4, -0.7, -0.3
"""A logistic regression on the development questions (``python -m benchmarks.retrieval.calibration``), rounded."""
LEAST = 0.42
"""The confidence from which a sentence is given as the answer."""
LEAST_IN_TABLES = 0.55
"""The same for a question in words of the tables alone, which no figure answered: a sentence with the same words and
another meaning is likelier there."""
LEAST_OF_NOBODY = 0.75
"""The same where such a question names no company that the tables know, or a takeover that they do not."""

_MOST_REASONS = 3
"""Quotes for a question of why or how; any other takes one, or two between which little decides."""
_UNDECIDED = 1.0
"""The lead, in logits, below which the second cut is as good as the first often enough to be quoted too."""


def worth_quoting(cuts: Sequence[Cut], *, explains: bool) -> tuple[Cut, ...]:
    """Those of some cuts, best first, that are quoted; a question ``explains`` where it asks why or how."""
    most = _MOST_REASONS if explains else 2 if lead_of(cuts[0], cuts) < _UNDECIDED else 1
    return tuple(cuts[:most])


def confidence_of(best: Cut, found: Sequence[Cut], *, strange: float) -> float:
    """How likely, 0 to 1, it is that what would be quoted answers.

    ``best`` is the first that may be quoted of all that were ``found``, also of those that may not.
    ``strange`` is the share of the question's content words that no passage has which it may be answered from.
    """
    logit = _RELEVANCE * best.relevance + _LEAD * lead_of(best, found) + _STRANGE * strange + _CONSTANT
    return likelihood(logit)


def lead_of(best: Cut, found: Sequence[Cut]) -> float:
    """How far a cut stands before the best of the others, in logits, -``CLOSE`` to ``CLOSE``."""
    others = [cut.relevance for cut in found if cut is not best]
    return max(-CLOSE, min(CLOSE, best.relevance - max(others))) if others else CLOSE
