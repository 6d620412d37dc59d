"""A question that no figure answers is answered by quotes from briefings, or not at all.

A question about a company or a round is only answered from that company's or round's own briefings.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.answer import Answer, AnswerKind, Quote
from bot.answers.citing import Citations
from bot.answers.grammar import Sense
from bot.answers.quoting import Cut, cuts_for
from bot.answers.reading import Reading
from bot.answers.spans import Span
from bot.answers.words import Word
from index.facts.table import FactsTable
from index.generation import Generation

_EXPLAINS = frozenset({"why", "how"})
_ASIDE = frozenset(
    {Sense.FILLER, Sense.ASKS, Sense.CARD, Sense.LISTS, Sense.FOLLOW_UP, Sense.SEPARATOR, Sense.FORECAST}
)
"""Words that a passage need not hold to answer."""
_NAMES = frozenset({Sense.COMPANY, Sense.ROUND, Sense.ROUNDS})
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
_QUESTION_WORDS = frozenset({"why", "how", "where", "whether"})


def passage_answer(
    question: str, reading: Reading, generation: Generation, table: FactsTable, *, about: Sequence[str] = ()
) -> Answer | None:
    """Quotes that answer a question, or ``None`` where the briefings do not say.

    ``about`` are the companies that the conversation is about, for a question that names none.
    """
    files = briefings_about(reading, table, about)
    named = reading.values(Sense.COMPANY) or about
    if (files is not None and not files) or (table.rounds and _is_no_question_for_quotes(reading, named)):
        return None
    explains = any(span.text.casefold() in _EXPLAINS for span in reading.spans)
    content = content_of(reading, without_names=files is not None)
    exactly = [word.text for span in reading.spans if _must_stand(span) for word in span.words]
    strictly = bool(table.rounds) and not explains and any(_is_countable(span) for span in reading.spans)
    required = content if strictly else exactly
    most = 2 if explains else 1
    cuts = cuts_for(question, generation.searcher, content=content, required=required, files=files, most=most)
    return _quoted(question, cuts, files, generation, table) if cuts else None


def _is_no_question_for_quotes(reading: Reading, companies: Sequence[object]) -> bool:
    """Whether a quote would be no answer.

    That is so where every word is known (names and figure words leave nothing to look for, unlike people), where a
    word changes a figure into another one, of advice, and of "the company" where nobody was named.
    """
    if not reading.unknown and not reading.has(Sense.FOUNDER):
        return True
    countable = any(_is_countable(span) for span in reading.spans)
    changed = any(word.text in _CHANGES for span in reading.spans for word in span.words)
    nameless = "company" in reading.values(Sense.METRIC) and not companies
    to_come = reading.has(Sense.FORECAST) and (countable or "announced" in reading.values(Sense.ASKS))
    return to_come or (countable and changed) or nameless or reading.has(Sense.ADVICE)


def _must_stand(span: Span) -> bool:
    """Whether an answer must hold these words: a time, an amount, or a name that nobody here knows."""
    first = span.words[0]
    is_name = span.sense is Sense.UNKNOWN and first.is_capitalised and (first.start > 0 or _is_initials(first))
    return span.sense in _EXACT or is_name


def _is_initials(word: Word) -> bool:
    return len(word.typed) > 1 and word.typed.isupper()


def _is_countable(span: Span) -> bool:
    """Whether a figure would answer to these words."""
    return span.sense in _COUNTABLE or (span.sense is Sense.ASKS and span.value == "amount")


def content_of(reading: Reading, *, without_names: bool) -> list[str]:
    """The words of a question that an answer should hold; without the names that chose the briefing already."""
    aside = _ASIDE | _NAMES if without_names else _ASIDE
    return [
        word.text
        for span in reading.spans
        if span.sense not in aside
        for word in span.words
        if word.text not in _QUESTION_WORDS
    ]


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
    if kinds:  # a buyout that never was has no briefing
        rounds = [one for one in rounds if one.instrument.value in kinds]
    told = table.facts.briefing_of
    return frozenset(told[one.round_id] for one in rounds if one.round_id in told)


def quotes_of(cuts: tuple[Cut, ...], citations: Citations, generation: Generation) -> tuple[Quote, ...]:
    """Cuts as the quotes of an answer, each cited."""
    quotes = []
    for cut in cuts:
        text = generation.text(cut.passage.file)
        number = citations.passage(cut.passage, text)
        place = (cut.passage.file, cut.passage.section, cut.start, cut.end, cut.score)
        quotes.append(Quote(text[cut.start : cut.end], number, *place))
    return tuple(quotes)


def _quoted(
    question: str, cuts: tuple[Cut, ...], files: frozenset[str] | None, generation: Generation, table: FactsTable
) -> Answer:
    citations = Citations(table)
    quotes = quotes_of(cuts, citations, generation)
    about = f" about {', '.join(sorted({cut.passage.title for cut in cuts}))}" if files else ""
    return Answer(
        question=question,
        understood=f"what the briefings say{about}",
        kind=AnswerKind.PASSAGES,
        text="\n\n".join(f"“{quote.text}” [{quote.citation}]" for quote in quotes),
        quotes=quotes,
        citations=citations.all(),
        confidence=min(0.95, cuts[0].score),
    )
