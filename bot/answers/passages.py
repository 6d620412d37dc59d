"""A question that no figure answers is answered by quotes from briefings, or not at all.

A question about a company or a round is only answered from that company's or round's own briefings.
"""

from __future__ import annotations

from bot.answers.answer import Answer, AnswerKind, Quote
from bot.answers.citing import Citations
from bot.answers.grammar import Sense
from bot.answers.quoting import Cut, cuts_for
from bot.answers.reading import Reading
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
        Sense.ASKS,
        Sense.AGGREGATE,
        Sense.EXTREME,
        Sense.ACTIVE,
        Sense.COUNTS,
        Sense.COMPARES,
        Sense.GROUP,
        Sense.RANKS_BY,
        Sense.BOUND,
    }
)
"""Senses of a question that a figure would answer."""
_CHANGES = frozenset(
    {"not", "no", "without", "except", "excluding", "other", "only", "but", "nobody", "none", "never", "neither"}
    | {"both", "per", "each", "every", "alone", "minus"}
)
"""Words that turn a figure into another one."""
_QUESTION_WORDS = frozenset({"why", "how", "where", "whether"})


def passage_answer(question: str, reading: Reading, generation: Generation, table: FactsTable) -> Answer | None:
    """Quotes that answer a question, or ``None`` where the briefings do not say."""
    files = briefings_about(reading, table)
    if (files is not None and not files) or (table.rounds and is_figure_question(reading)):
        return None
    explains = any(word.text in _EXPLAINS for span in reading.spans for word in span.words)
    content = content_of(reading, without_names=files is not None)
    strictly = bool(table.rounds) and not explains and any(span.sense in _COUNTABLE for span in reading.spans)
    most = 2 if explains else 1
    cuts = cuts_for(question, generation.searcher, content=content, files=files, most=most, strictly=strictly)
    return _quoted(question, cuts, files, generation, table) if cuts else None


def is_figure_question(reading: Reading) -> bool:
    """Whether all words are about figures, or change one: then a sentence with some other figure is no answer."""
    countable = any(span.sense in _COUNTABLE for span in reading.spans)
    changed = any(word.text in _CHANGES for span in reading.spans for word in span.words)
    return countable and (changed or not reading.unknown or reading.has(Sense.FORECAST))


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


def briefings_about(reading: Reading, table: FactsTable) -> frozenset[str] | None:
    """The briefings that a question may be answered from; ``None`` for all, empty where there is none."""
    companies = [str(name) for name in reading.values(Sense.COMPANY)]
    if not companies:
        return None
    rounds = [one for name in companies for one in table.rounds_of(name)]
    named = {str(name).casefold() for name in reading.values(Sense.ROUND)}
    if named:
        rounds = [one for one in rounds if named.intersection(name.casefold() for name in one.names)]
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
