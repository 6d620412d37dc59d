"""A question that no figure answers is answered by quotes from briefings, or not at all.

A question about a company or a round is only answered from that company's or round's own briefings. One that asks
which deals there are, and names none, is answered from several (``across``).
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.across import across, asks_for_several
from bot.answers.answer import Answer, AnswerKind, Quote
from bot.answers.citing import Citations, quotes_of
from bot.answers.grammar import Sense
from bot.answers.quoting import Cut, cuts_for
from bot.answers.reading import Reading
from bot.answers.rounds import key_figures
from bot.answers.spans import Span
from bot.answers.support import LEAST, confidence_of, lead_of
from bot.answers.words import Word
from index.facts.table import FactsTable
from index.generation import Generation
from index.words import words_of

_EXPLAINS = frozenset({"why", "how"})
_ASIDE = frozenset(
    {Sense.FILLER, Sense.ASKS, Sense.CARD, Sense.LISTS, Sense.FOLLOW_UP, Sense.SEPARATOR, Sense.FORECAST}
    | {Sense.COMPANY, Sense.ROUND, Sense.ROUNDS}
)
"""Words that ask, and names that chose the briefing already."""
_COUNTABLE = frozenset(
    {
        Sense.METRIC,
        Sense.AGGREGATE,
        Sense.EXTREME,
        Sense.ACTIVE,
        Sense.COUNTS,
        Sense.COMPARES,
        Sense.GROUP,
        Sense.RANKS_BY,
        Sense.BOUND,
        Sense.CONDITION,
    }
)
_CHANGES = frozenset(
    {"not", "no", "without", "except", "excluding", "other", "only", "but", "nobody", "none", "never", "neither"}
    | {"both", "per", "each", "every", "alone", "minus"}
)
"""Words that turn a figure into another one."""
_EXACT = frozenset({Sense.PERIOD, Sense.MONEY, Sense.PERCENTAGE, Sense.MULTIPLE, Sense.FOUNDER})
"""A sentence about another time, another number or another person is no answer."""
_CALLED = frozenset({Sense.COMPANY, Sense.INVESTOR})
"""Names that people write in many ways."""
_NEAR = -5.0
"""The relevance, a logit, from which a sentence that may not answer is worth showing."""
_MOST_REASONS = 3
"""Quotes for a question of why or how; any other takes one, or two between which little decides."""
_UNDECIDED = 0.75
"""The lead, in logits, below which the second cut is as good as the first often enough to be quoted too."""


def passage_answer(
    question: str, reading: Reading, generation: Generation, table: FactsTable, *, about: Sequence[str] = ()
) -> Answer | None:
    """Quotes that answer a question, or ``None`` where there is nothing to be quoted.

    ``about`` are the companies that the conversation is about, for a question that names none. Where the briefings
    hold something near that is not likely to be the answer, the Answer declines and shows it as what it is.
    """
    files = briefings_about(reading, table, about)
    named = reading.values(Sense.COMPANY) or about
    if (files is not None and not files) or (table.rounds and _is_no_question_for_quotes(reading, named)):
        return None
    if files is None and asks_for_several(question):
        return across(question, reading, generation, table)
    explains = any(span.text.casefold() in _EXPLAINS for span in reading.spans)
    cuts = cuts_for(in_full(reading), generation.searcher, required=_exact_words(reading), files=files)
    cuts = tuple(cut for cut in cuts if _is_told_of(reading, cut.passage.file, generation))
    strange = generation.searcher.strange(content_of(reading))
    confidence = confidence_of(cuts, strange=strange)
    if confidence >= LEAST:
        most = _MOST_REASONS if explains else 2 if lead_of(cuts) < _UNDECIDED else 1
        return _quoted(question, cuts[:most], generation, table, confidence=confidence, is_named=files is not None)
    return _nearest(question, cuts[0], generation, table) if cuts and cuts[0].relevance >= _NEAR else None


def content_of(reading: Reading) -> list[str]:
    """The words that say what is asked about whatever was named."""
    return [word.text for span in reading.spans if span.sense not in _ASIDE for word in span.words]


def _exact_words(reading: Reading) -> list[str]:
    """The words that a quote must hold: another time, number or person is another answer."""
    return [word.text for span in reading.spans if span.sense in _EXACT for word in span.words]


def _is_told_of(reading: Reading, file: str, generation: Generation) -> bool:
    """Whether a briefing has every name in the question that nobody here knows."""
    names = [word.text for span in reading.spans if _is_strange(span) for word in span.words]
    if not names:
        return True
    text = " ".join(passage.embedded_text for passage in generation.passages if passage.file == file)
    return frozenset(words_of([" ".join(names)])[0]) <= frozenset(words_of([text])[0])


def in_full(reading: Reading) -> str:
    """The question with every name as the tables have it: "msft" is Microsoft there."""
    text, at = [], 0
    for span in reading.spans:
        if span.sense in _CALLED and str(span.value).casefold() != span.text.casefold():
            text += [reading.question[at : span.words[0].start], str(span.value)]
            at = span.words[-1].end
    return "".join((*text, reading.question[at:]))


def _is_no_question_for_quotes(reading: Reading, companies: Sequence[object]) -> bool:
    """Whether a quote would be no answer.

    That is so where a word changes a figure into another one, of what is to come, of advice, and of "the company"
    where nobody was named.
    """
    countable = any(_is_countable(span) for span in reading.spans)
    changed = any(word.text in _CHANGES for span in reading.spans for word in span.words)
    nameless = "company" in reading.values(Sense.METRIC) and not companies
    to_come = reading.has(Sense.FORECAST) and (countable or "announced" in reading.values(Sense.ASKS))
    return to_come or (countable and changed) or nameless or reading.has(Sense.ADVICE)


def _is_strange(span: Span) -> bool:
    """Whether these words are a name that nobody here knows."""
    first = span.words[0]
    return span.sense is Sense.UNKNOWN and first.is_capitalised and (first.start > 0 or _is_initials(first))


def _is_initials(word: Word) -> bool:
    return len(word.typed) > 1 and word.typed.isupper()


def _is_countable(span: Span) -> bool:
    """Whether a figure would answer to these words."""
    return span.sense in _COUNTABLE or (span.sense is Sense.ASKS and span.value == "amount")


def briefings_about(reading: Reading, table: FactsTable, about: Sequence[str] = ()) -> frozenset[str] | None:
    """The briefings that a question may be answered from; ``None`` for all, empty where there is none."""
    companies = [str(name) for name in reading.values(Sense.COMPANY)] or list(about)
    if not companies:
        return None
    rounds = [one for name in companies for one in table.rounds_of(name)]
    named = {str(name).casefold() for name in reading.values(Sense.ROUND)}
    if named:
        rounds = [one for one in rounds if named.intersection(name.casefold() for name in one.names)]
    kinds = {str(kind) for kind in reading.values(Sense.INSTRUMENT)}
    # Where no round is of that kind, the word may still be what a briefing speaks of: a company's loans.
    rounds = [one for one in rounds if one.instrument.value in kinds] or rounds
    told = table.facts.briefing_of
    return frozenset(told[one.round_id] for one in rounds if one.round_id in told)


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
