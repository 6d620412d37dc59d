"""Questions over several briefings: “which deals tied funding to cloud contracts?”.

Each briefing gives its best quote, and those that come near to the best of all are shown, grouped by deal. What the
tables can count or list is a figure and was tried before; this is for what only prose says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.answer import Answer, AnswerKind
from bot.answers.citing import Citations, quotes_of
from bot.answers.grammar import Sense
from bot.answers.quotable import demands_of
from bot.answers.quoting import Cut, best_by_file
from bot.answers.reading import Reading
from index.facts.table import FactsTable
from index.generation import Generation
from index.passages import Passage

_MOST_DEALS = 8
"""How many deals are shown."""
_LEAST = -10.0
"""The relevance, a logit, below which a briefing is not counted in: sentences answer such questions only in part."""
_NEAR = 5.0
"""How far behind the best one a briefing may be."""
_FEWEST = 2
_CONFIDENCE = 0.5
"""About half of the deals that are shown are right (docs/retrieval.md)."""

_DEALS = (
    r"(?:deals?|rounds|raises|financings|fundings|transactions|acquisitions|buyouts|takeovers|briefings|companies|"
    r"startups|start-ups|firms|labs|businesses|investments|issuers|borrowers|founders|investors|backers|suppliers|cases|"
    r"fund-?raisings?|fund-?raises|raisings)"
)
_DID = r"(?:are|were|have|had|do|did|\w+ed|got|took|came|went|sold|bought|paid|left|lost|made|won)"
"""A verb that goes with a plural."""
_SEVERAL = re.compile(
    rf"\b(?:which|what|any|all|list|name|show|give|find|are there|of the|among the|how many of the|across)\b"
    rf"(?:\s+[\w’'-]+){{0,4}}?\s+{_DEALS}\b|\bwhich ones\b|\bwho all\b"
    rf"|\bwhere (?:else )?(?:did|have|has|do|were|are)\b.*\b{_DEALS}\b|^\W*(?:[\w’'-]+\s+){{0,2}}?{_DEALS}\b"
    rf"|\bwhich (?:[\w-]+ ){{0,2}}[\w-]+s {_DID}\b"
    r"|\bacross (?:the|all|all the|these|your) (?:notes|briefings|deals|rounds|companies|corpus)\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?:deal|company|startup|start-up|firm|lab|round|investor)\b", re.IGNORECASE
)
_NAMES = frozenset({Sense.COMPANY, Sense.INVESTOR})
_DENIES = re.compile(r"\b(?:not|without|never|except|besides)\b|n[’']t\b", re.IGNORECASE)


def asks_for_several(reading: Reading) -> bool:
    """Whether a question that names no company asks for all deals of which something is true.

    Not where it asks for those of which something is not true, or will be: that is seldom told.
    """
    if reading.looks_ahead or reading.has(Sense.ADVICE):
        return False
    named = [span for span in reading.spans if span.sense in _NAMES]
    asked = reading.question
    for span in reversed(named):  # "Founders Fund" is no plural
        asked = f"{asked[: span.words[0].start]}X{asked[span.words[-1].end :]}"
    asks = _SEVERAL.search(asked) is not None and _ONE.search(asked) is None
    return asks and _DENIES.search(asked) is None


def across(question: str, reading: Reading, generation: Generation, table: FactsTable) -> Answer | None:
    """The best quote of each briefing that speaks to the question, or ``None`` where fewer than two do."""
    cuts = best_by_file(reading.question, generation.searcher, most=2 * _MOST_DEALS)
    cuts = tuple(filter(demands_of(reading, table, generation.searcher), cuts))
    cuts = tuple(cut for cut in cuts if cut.relevance >= max(_LEAST, cuts[0].relevance - _NEAR))[:_MOST_DEALS]
    if len(cuts) < _FEWEST:
        return None
    return _grouped(question, cuts, generation, table)


def _grouped(question: str, cuts: Sequence[Cut], generation: Generation, table: FactsTable) -> Answer:
    citations = Citations(table)
    quotes = quotes_of(cuts, citations, generation)
    lines = [
        f"{_deal(cut.passage)}: “{quote.text}” [{quote.citation}]" for cut, quote in zip(cuts, quotes, strict=True)
    ]
    return Answer(
        question=question,
        understood="what the briefings say, deal by deal",
        kind=AnswerKind.PASSAGES,
        text="\n\n".join(lines),
        quotes=quotes,
        citations=citations.all(),
        notes=("The deals whose briefings come nearest to the question: some may not fit, and others may.",),
        confidence=_CONFIDENCE,
    )


def _deal(passage: Passage) -> str:
    return passage.title or passage.file
