"""Declining: an Answer that says what was not understood or not known, and what can be asked instead.

Declining is no error. The reason is in words of the question where there are some, and every suggestion is a question
that Roundtable answers.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answers.answer import Answer, AnswerKind
from bot.answers.figures import question_about
from bot.answers.grammar import Sense
from bot.answers.reading import Reader, Reading
from bot.answers.shapes import Asked
from index.facts.table import FactsTable
from index.figures import notes as noted
from index.figures.catalogue import Level, metric_named
from index.figures.compute import Missing
from index.figures.query import FigureQuery, simple_queries

_MOST = 3
_ASKING = """
    why how would could should might must can may like than from since because while where whose whom until about
    between among during before after them their theirs him his her hers me my mine you your yours we our ours us if
    so such even just still yet too very
    """
_GRAMMAR = frozenset(_ASKING.split())
"""Words that ask, and none that a question is about."""


def declined(
    question: str,
    reason: str,
    *,
    suggestions: tuple[str, ...] = (),
    understood: str = "",
    notes: tuple[str, ...] = (),
) -> Answer:
    """The Answer that declines."""
    return Answer(
        question=question,
        understood=understood,
        kind=AnswerKind.DECLINED,
        text=reason,
        notes=notes,
        suggestions=suggestions,
    )


def without_figure(question: str, asked: Asked, missing: Missing, table: FactsTable) -> Answer:
    """A question that was understood, but the facts table lacks what it takes."""
    reason = missing.reason[0].upper() + missing.reason[1:]
    companies = _companies_of(asked)
    if not missing.rounds and companies:
        known = [one for name in companies for one in table.rounds_of(name)]
        reason += f". Known of {', '.join(companies)}: {', '.join(one.round for one in known)}" if known else ""
    return declined(
        question,
        f"{reason}.",
        suggestions=_for_rounds(asked, missing, table),
        understood=str(missing.query),
        notes=(*asked.notes, *_said_elsewhere(missing, table)),
    )


def _said_elsewhere(missing: Missing, table: FactsTable) -> tuple[str, ...]:
    """What single sources say of the value that is missing, where they disagree too much for one to be used."""
    if not isinstance(missing.query, FigureQuery):
        return ()
    return noted.elsewhere(missing.rounds[:_MOST], missing.query.metric, table)


def not_understood(question: str, reading: Reading, reader: Reader, table: FactsTable) -> Answer:
    """A question that neither the facts table nor the briefings can answer as it was put."""
    unknown = [word.text for span in reading.spans if span.sense is Sense.UNKNOWN for word in span.words]
    topics = tuple(text for text in reading.unknown if text.casefold() not in _GRAMMAR)
    names = [name for word in unknown if word not in _GRAMMAR for name in reader.near_names(word)]
    if topics and not reading.has(Sense.COMPANY) and names:
        reason = f"I do not know {_quoted(topics)}. Did you mean {', '.join(dict.fromkeys(names))}?"
    elif reading.looks_ahead or reading.has(Sense.ADVICE):
        reason = "I know what was announced or reported, and neither predict nor advise."
    elif topics:
        reason = f"My sources do not support an answer to this. Words that I cannot place: {_quoted(topics)}."
    elif table.rounds and not reading.unknown:
        reason = "I understood the words, but not how they make one question about the rounds that I know."
    else:
        reason = "My sources do not support an answer to this."
    return declined(question, reason, suggestions=_examples(reading, table))


def with_the_nearest(refusal: Answer, nearest: Answer) -> Answer:
    """A refusal that shows what comes nearest in the briefings."""
    text = f"{refusal.text}\n\n{nearest.text}"
    return replace(refusal, text=text, quotes=nearest.quotes, citations=nearest.citations)


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words[:_MOST])


def _companies_of(asked: Asked) -> tuple[str, ...]:
    filters = (f for query in simple_queries(asked.query) for f in query.filters if f.field == "company")
    return tuple(dict.fromkeys(str(value) for f in filters for value in f.values))


def _for_rounds(asked: Asked, missing: Missing, table: FactsTable) -> tuple[str, ...]:
    """The same question about rounds of the company that do have the value."""
    query = asked.query
    if not isinstance(query, FigureQuery):
        return ()
    metric = metric_named(query.metric)
    if metric.level is not Level.ROUND:
        return ()
    tried = {one.round_id for one in missing.rounds}
    answerable = [
        one
        for name in _companies_of(asked)
        for one in reversed(table.rounds_of(name))
        if one.round_id not in tried and metric.of(one, table).missing is None
    ]
    return tuple(question_about(metric, one) for one in answerable[:_MOST])


def _examples(reading: Reading, table: FactsTable) -> tuple[str, ...]:
    """Questions about the companies that were named, else about the rounds announced last."""
    named = [one for name in reading.values(Sense.COMPANY) for one in reversed(table.rounds_of(str(name)))]
    rounds = named or list(reversed(table.rounds))
    metrics = [metric_named(name) for name in ("pre_money", "lead_investors", "amount")]
    found = []
    for metric in metrics:
        one = next((one for one in rounds if metric.of(one, table).missing is None), None)
        if one is not None:
            found.append(question_about(metric, one))
    told = next((one for one in named if one.round_id in table.facts.briefing_of), None)
    return (f"Strategic view of {told.label}", *found[: _MOST - 1]) if told is not None else tuple(found)
