"""A question that no figure answers is answered by quotes from briefings, or not at all.

A question about a company or a round is only answered from that company's or round's own briefings. One that asks
which deals there are, and names none, is answered from several (``across``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.across import across, asks_for_several
from bot.answers.answer import Answer, AnswerKind, Quote
from bot.answers.citing import Citations, quotes_of
from bot.answers.quotable import (
    asks_for_no_quote,
    asks_for_reasons,
    asks_why,
    briefings_about,
    content_of,
    demands_of,
    in_full,
    is_in_words_of_tables,
    presumes_a_takeover,
    prose_of,
)
from bot.answers.quoting import Cut, cuts_for
from bot.answers.reading import Reading
from bot.answers.rounds import key_figures
from bot.answers.support import LEAST, LEAST_IN_TABLES, LEAST_OF_NOBODY, confidence_of, worth_quoting
from index.facts.table import FactsTable
from index.generation import Generation
from index.search import Searcher

_NEAR = -5.0
"""The relevance, a logit, from which a sentence that may not answer is worth showing."""


def passage_answer(question: str, reading: Reading, generation: Generation, table: FactsTable) -> Answer | None:
    """Quotes that answer a question, or ``None`` where there is nothing to be quoted.

    Where the briefings hold something near that is not likely to be the answer, the Answer declines and shows it as
    what it is.
    """
    files = briefings_about(reading, table)
    if files is not None and not files:
        return None
    if files is None and prose_of(reading) and asks_for_several(reading):
        several = across(question, reading, generation, table)
        if several is not None:
            return several
    if table.rounds and asks_for_no_quote(reading):
        return None
    explains = asks_for_reasons(reading)
    searcher = generation.searcher
    found = cuts_for(in_full(reading), searcher, files=files, asks_why=asks_why(reading))
    cuts = tuple(filter(demands_of(reading, table, searcher, files), found))
    if not cuts:
        return None
    confidence = confidence_of(cuts[0], found, strange=searcher.strange(content_of(reading), files=files))
    in_tables = bool(table.rounds) and is_in_words_of_tables(reading)
    of_nobody = (in_tables and files is None) or presumes_a_takeover(reading, table)
    if confidence >= (LEAST_OF_NOBODY if of_nobody else LEAST_IN_TABLES if in_tables else LEAST):
        chosen = worth_quoting(cuts, explains=explains)
        answer = _quoted(question, chosen, generation, table, confidence=confidence, is_named=files is not None)
        return replace(answer, notes=_taken_for_granted(reading, searcher, files)) if asks_why(reading) else answer
    return _nearest(question, cuts[0], generation, table) if cuts[0].relevance >= _NEAR else None


def _taken_for_granted(reading: Reading, searcher: Searcher, files: frozenset[str] | None) -> tuple[str, ...]:
    """Words of a question of why that no briefing about its company has: what they say may not be so."""
    untold = [word for word in prose_of(reading) if files is not None and searcher.strange([word], files=files)]
    if not untold:
        return ()
    words = ", ".join(f"“{word}”" for word in dict.fromkeys(untold))
    return (f"The briefings about it do not say {words}: what the question takes for granted may not be so.",)


def _quoted(
    question: str,
    cuts: Sequence[Cut],
    generation: Generation,
    table: FactsTable,
    *,
    confidence: float,
    is_named: bool,
) -> Answer:
    """The Answer that quotes these cuts; of one round, with its key figures."""
    citations = Citations(table)
    quotes = quotes_of(cuts, citations, generation)
    lines = [_line(cut, quote) for cut, quote in zip(cuts, quotes, strict=True)]
    rounds = {cut.passage.round_id for cut in cuts}
    this = next((one for one in table.rounds if rounds == {one.round_id}), None)
    if this is not None:
        lines.append(key_figures(this, table, citations))
    about = f" about {', '.join(sorted({cut.passage.title for cut in cuts}))}" if is_named else ""
    return Answer(
        question=question,
        understood=f"what the briefings say{about}",
        kind=AnswerKind.PASSAGES,
        text="\n\n".join(lines),
        quotes=quotes,
        citations=citations.all(),
        confidence=confidence,
    )


def _nearest(question: str, cut: Cut, generation: Generation, table: FactsTable) -> Answer:
    """What declines, and shows what comes nearest."""
    citations = Citations(table)
    quotes = quotes_of((cut,), citations, generation)
    return Answer(
        question=question,
        understood="",
        kind=AnswerKind.DECLINED,
        text=f"What comes nearest in the briefings, and may not answer: {_line(cut, quotes[0])}",
        quotes=quotes,
        citations=citations.all(),
    )


def _line(cut: Cut, quote: Quote) -> str:
    """A quote with its mark, and what it is about where it does not name it itself."""
    company = cut.passage.company
    about = "" if company is None or company.casefold() in quote.text.casefold() else f" ({cut.passage.title})"
    return f"“{quote.text}” [{quote.citation}]{about}"
