"""Words that may be left out of a question that is complete without them; the answer's notes say that they were.

They render, present or happen ("struck at", "clocked", "on the tape"): left out, they take no condition with them.
Where one describes a noun ("the struck round") it could be a condition, and stays unknown. A word that could narrow
down, compare, rank, exclude or count has no place here; one that never changes anything is ``filler``.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.listed import listed
from bot.answers.senses import Sense
from bot.answers.spans import Span

_VERBS = listed("""
    strike, strikes, struck, imply, implies, implied, clock, clocks, clocked, rendered,
    sat, notch, notched
""")
_NOUNS = listed("tape, spreadsheet, worksheet, tracker, memo, deck")
_ADVERBS = listed("ultimately, eventually, reportedly, apparently, presumably")
NEUTRAL = frozenset((*_VERBS, *_NOUNS, *_ADVERBS))
"""Casefolded, in every form that counts."""

_NOUN_SENSES = frozenset(
    {Sense.ROUNDS, Sense.ROUND, Sense.INSTRUMENT, Sense.SECTOR, Sense.INVESTOR, Sense.METRIC, Sense.COUNTS}
)
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "this", "that", "any", "every", "each", "all"})


def is_left_out(spans: Sequence[Span], at: int) -> bool:
    """Whether the unknown word at a place may be left out."""
    word = spans[at].words[0]
    if len(spans[at].words) > 1:
        return False  # a phrase that is known to say what no figure does
    if spans[at].sense is not Sense.UNKNOWN or word.text not in NEUTRAL or (at > 0 and word.is_capitalised):
        return False
    before = spans[at - 1] if at else None
    after = spans[at + 1] if at + 1 < len(spans) else None
    negated = before is not None and before.sense is Sense.NEGATES
    opens = before is not None and before.words[-1].text in _ARTICLES
    describes = opens and after is not None and after.sense in _NOUN_SENSES
    return not negated and not describes
