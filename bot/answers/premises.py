"""What a question takes for granted is held against the tables: “why did Nvidia lead …?”, where another one led.

The clause behind the question word is put as a question of its own, yes or no. Where the tables say no, that is said
instead of an answer; where they say yes or nothing, the question goes on to the briefings.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.answers.answer import Answer, AnswerKind
from bot.answers.asking import asked
from bot.answers.declining import without_figure
from bot.answers.figures import figure_answer
from bot.answers.reading import Reading
from index.errors import QueryError
from index.facts.table import FactsTable
from index.figures.compute import Missing, compute
from index.figures.query import Check

_ASIDE = r"^\W*(?:(?:and|but|so|ok|hey|please|explain|tell me|remind me)\W+)*"
_AUXILIARY = r"(?:did|does|do|was|were|is|are|has|have|had)"
_REASON = re.compile(
    rf"{_ASIDE}(?:why(?: exactly| on earth)?|how|for what reasons?)\s+"
    rf"(?={_AUXILIARY}\b)",
    re.IGNORECASE,
)
"""Words before a clause that is a question already: “why did …”."""
_CAUSE = re.compile(rf"{_ASIDE}what (?:made|let)\s+", re.IGNORECASE)
"""Words before a clause with a bare verb: “what made Nvidia lead …”."""
_STATED = re.compile(rf"{_ASIDE}how come\W+", re.IGNORECASE)
"""Words before a statement: “how come Nvidia led …”."""
_BOUGHT = re.compile(
    rf"{_ASIDE}(?:when|in (?:what|which) (?:year|month)|for how much) "
    r"(?=did [^?]+ (?:acquire|take over|buy out|merge with)\b)",
    re.IGNORECASE,
)
"""Words before a takeover that is asked about as if it had been: “when did Google acquire …”."""
_ITS_DEAL = re.compile(
    r"\bdid (?P<who>.+?) \w+ (?:for|in|after|before) its (?:buyout|takeover|acquisition) of (?P<what>.+)",
    re.IGNORECASE,
)
"""A takeover named in passing: “what did Google pay for its acquisition of …”."""
_ITS_PART = re.compile(
    r"\b(?:did|was|is) (?P<who>.{1,60}?(?: (?-i:[A-Z])\S*){0,4}) \w+ (?:[\w ]{1,60} )?"
    r"(?:when|after|by|for) (?:it |they )?(?P<did>led|leading|acquired|acquiring|bought out|took over) (?P<what>.+)",
    re.IGNORECASE,
)
"""The same of who led or bought: “what did Nvidia pay when it led …”."""
_PLAIN = {"led": "lead", "leading": "lead"}
"""What such a verb is in a question; any other one is of a takeover."""
_ASKS = re.compile(rf"{_AUXILIARY}\b", re.IGNORECASE)
_NO = "no"


def refuted(question: str, read: Callable[[str], Reading], table: FactsTable) -> Answer | None:
    """An Answer that declines and says what is so instead, where the tables refute what a question takes for granted.

    ``read`` reads a question as it would be read by itself.
    """
    claim = claim_of(question)
    if claim is None:
        return None
    # The reading takes the verb of such a question in any form: “did Nvidia led …”.
    found = asked(read(claim if _ASKS.match(claim) else f"did {claim}"), table)
    if found is None or not isinstance(found.query, Check):
        return None
    try:
        result = compute(found.query, table)
    except QueryError:  # words that make a query without sense were not understood
        return None
    if isinstance(result, Missing):
        # A takeover that no table knows is none; of anything else the tables may only be silent.
        is_none = _is_of_a_buyout(found.query) and not result.rounds
        return without_figure(question, found, result, table) if is_none else None
    if result.value != _NO:
        return None
    told = figure_answer(question, found, result, table)
    reason = (
        f"The question takes for granted what is not so. {claim[:1].upper()}{claim[1:].rstrip('?. ')}? {told.text}"
    )
    return replace(told, kind=AnswerKind.DECLINED, text=reason, figure=None, rows=(), confidence=0.0)


def _is_of_a_buyout(query: Check) -> bool:
    return "instrument = buyout" in str(query)


def claim_of(question: str) -> str | None:
    """The yes-or-no question, or the statement, within one that asks for reasons; ``None`` where there is none."""
    if match := _REASON.match(question) or _BOUGHT.match(question):
        return question[match.end() :]
    if match := _ITS_DEAL.search(question):
        return f"did {match['who']} acquire {match['what']}"
    if match := _ITS_PART.search(question):
        return f"did {match['who']} {_PLAIN.get(match['did'].casefold(), 'acquire')} {match['what']}"
    if match := _CAUSE.match(question):
        return f"did {question[match.end() :]}"
    if match := _STATED.match(question):
        return question[match.end() :]
    return None
