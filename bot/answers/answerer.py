"""Questions in, Answers out, over one open generation. The one door to everything in this package.

A question is read, then tried in this order: a figure, the card of a round, a section of a briefing, quotes from
briefings, declining. Only the quotes need a model. Nothing here is asynchronous: the callers choose the thread.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache

from rapidfuzz import fuzz, process

from bot.answers.answer import Answer, AnswerKind
from bot.answers.asking import Asked, asked
from bot.answers.cards import Cards
from bot.answers.contexts import Contexts
from bot.answers.courtesies import Courtesy, courtesy_of
from bot.answers.declining import declined, without_figure
from bot.answers.dialogue import Conversation, FollowUps, Whole
from bot.answers.figures import figure_answer
from bot.answers.fragments import excludes
from bot.answers.grammar import Sense
from bot.answers.lexicon import Lexicon
from bot.answers.reading import Reader, Reading
from bot.answers.recalling import remembered
from bot.answers.rows import Rows, rows_of
from bot.answers.sections import Sections
from bot.answers.stories import Stories
from bot.answers.subjects import Subject, subject_of
from bot.answers.telling import Telling
from bot.answers.turns import Turns
from index.errors import QueryError
from index.facts.table import FactsTable
from index.figures.completing import completed
from index.figures.compute import Figure, Missing, compute
from index.figures.naming import named
from index.figures.query import Aggregate, Comparison, FigureQuery
from index.figures.syntax import parse
from index.generation import Generation

__all__ = ["Answerer", "Conversation"]

MAX_QUESTION = 2_000
"""Characters: what a Discord message can hold."""
_CHOICES = 25
log = logging.getLogger(__name__)
_KEPT = 256
"""Readings that are kept."""
_MOST_OF_A_SLIP = 3
"""A question of fewer words that is not understood ("leed?") changes no subject."""


def _today() -> date:
    return datetime.now(UTC).date()


class Answerer:
    """Answers questions from one generation. Safe to share between threads; a Conversation is not."""

    def __init__(self, generation: Generation, *, today: Callable[[], date] = _today) -> None:
        self.generation = generation
        self._today = today
        self._table = FactsTable(generation.facts)
        self._lexicon = Lexicon(self._table)
        self._reader = Reader(self._lexicon)
        # The same words are read several times on the way to an answer, and a reading never changes.
        self._readings = lru_cache(maxsize=_KEPT)(self._read_anew)
        self._follow_ups = FollowUps(self._read, self._table)
        self._turns = Turns(self._one, self._read, self._follow_ups)
        self._stories = Stories(generation)
        self._contexts = Contexts(self._stories, self._table)
        self._cards = Cards(
            self._table,
            self._stories,
            self._lexicon,
            read=self._read,
            near_names=self._reader.near_names,
            examples=self._examples,
        )
        self._sections = Sections(self._table, self._stories, self._read)
        self._telling = Telling(generation, self._table, self._reader, self._read, self._follow_ups)
        self._companies = tuple(dict.fromkeys(one.company for one in self._table.rounds))

    def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
        """Answer a question; with a conversation, also one that leans on the question before it."""
        started = time.perf_counter()
        answer = self._answered(question.strip(), conversation or Conversation())
        return replace(answer, question=question, elapsed_ms=(time.perf_counter() - started) * 1000)

    def round(self, company: str, round_name: str | None = None) -> Answer:
        """The card of a company's round; of its latest where none is named."""
        started = time.perf_counter()
        answer = self._cards.named(company, round_name)
        return replace(answer, elapsed_ms=(time.perf_counter() - started) * 1000)

    def figure(self, line: str) -> Answer:
        """The figure of a query in its own syntax (docs/queries.md).

        Raises QueryError, with what would be right, for a line that is no query or names what nobody knows.
        """
        started = time.perf_counter()
        query = named(parse(line), self._table)
        result = compute(query, self._table)
        if isinstance(result, Missing):
            answer = without_figure(line, Asked(query), result, self._table)
        else:
            answer = figure_answer(line, Asked(query), result, self._table, self._contexts.of(result))
        return replace(answer, elapsed_ms=(time.perf_counter() - started) * 1000)

    def query_lines(self, typed: str) -> list[str]:
        """Lines that complete a query as far as it was typed, best first, at most 25."""
        return completed(typed, self._table)[:_CHOICES]

    def company_names(self, typed: str) -> list[str]:
        """Companies for completing what was typed, best first, at most 25."""
        return _completed(typed, list(self._companies))

    def round_names(self, company: str, typed: str) -> list[str]:
        """A company's rounds for completing what was typed, latest first, at most 25."""
        name = self._cards.company(company)
        rounds = [one.round for one in reversed(self._table.rounds_of(name))] if name else []
        return _completed(typed, list(dict.fromkeys(rounds)))

    def _answered(self, question: str, conversation: Conversation) -> Answer:
        if not question:
            return declined(question, "Ask me something about a funding round.", suggestions=self._examples())
        if len(question) > MAX_QUESTION:
            return declined(question, f"That is longer than {MAX_QUESTION:,} characters. Ask one question at a time.")
        courtesy = courtesy_of(question)
        if courtesy is None or (courtesy is Courtesy.SOURCE and conversation.answer is None):
            return self._turns.answered(question, conversation)
        if courtesy is Courtesy.SOURCE and conversation.answer is not None:
            return _with_its_sources(conversation.answer)
        return self._reply(question, courtesy)

    def _reply(self, question: str, courtesy: Courtesy) -> Answer:
        """What is said to a message that asks for no facts."""
        asks = courtesy is not Courtesy.THANKS
        text = "Ask me about funding rounds, in plain English; then follow up." if asks else "You are welcome."
        suggestions = self._examples() if asks else ()
        return Answer(question, "", AnswerKind.REPLY, text, confidence=1.0, suggestions=suggestions)

    def _one(self, question: str, talk: Conversation) -> Answer:
        """One question, in its conversation, which keeps what the next one may lean on."""
        whole = self._follow_ups.whole(self._read(question), talk)
        reading = whole.reading
        if whole.pointer is not None and self._table.rounds:
            reason = f"I do not know what “{whole.pointer}” stands for. Name the company or the round."
            return declined(question, reason, suggestions=self._examples())
        answer, subject, figure = self._figure(
            question, whole.asked or asked(self._telling.of_its_field(reading), self._table)
        )
        if answer is not None and whole.asked is None:
            answer = self._telling.beside(answer, figure, reading)
        answer, about = answer or self._card_or_section(question, whole, talk), None
        if answer is None:
            answer, about = self._telling.told(question, whole, talk)
        if about is not None:
            talk.last, talk.listed, talk.is_recalling = about, None, False
        elif answer.is_declined and not answer.understood:
            self._keep_the_names(reading, whole, talk)
        else:
            talk.last, talk.subject = reading, subject
            if whole.asked is None:
                for one in self._sides(figure) or (figure or self._size_of(answer),):
                    talk.said = remembered(talk.said, one)
            talk.is_recalling = whole.asked is not None and not whole.of_rows
            talk.listed = _rows_after(whole, figure, talk.listed)
            if whole.of_rows and whole.at is None:
                talk.last, talk.subject = None, Subject()  # no words say of which rows it was asked
        talk.answer = answer
        return replace(answer, notes=(*reading.notes, *answer.notes))

    def _read(self, text: str, companies: Sequence[str] = ()) -> Reading:
        return self._readings(text, self._today(), tuple(companies))

    def _read_anew(self, text: str, today: date, companies: tuple[str, ...]) -> Reading:
        return self._reader.read(text, today=today, companies=companies)

    def _keep_the_names(self, reading: Reading, whole: Whole, talk: Conversation) -> None:
        """What a question that was declined leaves to lean on: the company and the round that it was about."""
        goes_on = whole.leans or len(reading.question.split()) < _MOST_OF_A_SLIP
        names = self._names_in(reading) or (self._names_in(talk.last) if goes_on and talk.last else None)
        rounds = reading.values(Sense.ROUND)
        if names is not None and rounds and not reading.has(Sense.COMPANY):  # another round of the same company
            names = self._read(" ".join(map(str, (*names.values(Sense.COMPANY), *rounds))))
        about = Subject(talk.subject.company, None if rounds else talk.subject.round)
        kept = about if goes_on and names else Subject()
        talk.last, talk.subject = names, kept

    def _names_in(self, reading: Reading) -> Reading | None:
        companies, rounds = reading.values(Sense.COMPANY), reading.values(Sense.ROUND)
        if len(companies) != 1 or excludes(reading.question):
            return None
        return self._read(" ".join(str(name) for name in (*companies, *rounds)))

    def _figure(self, question: str, found: Asked | None) -> tuple[Answer | None, Subject, Figure | None]:
        if found is None:
            return None, Subject(), None
        try:
            result = compute(found.query, self._table)
        except QueryError:  # words that make a query without sense were not understood
            log.warning("no figure can be computed for %s", found.query)
            return None, Subject(), None
        if isinstance(result, Missing):
            return without_figure(question, found, result, self._table), Subject(), None
        answer = figure_answer(question, found, result, self._table, self._contexts.of(result))
        return answer, subject_of(result, self._table), result

    def _sides(self, figure: Figure | None) -> tuple[Figure, ...]:
        """The figures that a comparison set side by side."""
        if figure is None or not isinstance(figure.query, Comparison):
            return ()
        found = [compute(side, self._table) for side in figure.query.sides]
        return tuple(one for one in found if not isinstance(one, Missing))

    def _size_of(self, card: Answer) -> Figure | None:
        """What the card of a round leaves to be compared: its amount."""
        if card.kind is not AnswerKind.ROUND:
            return None
        result = compute(
            named(parse(card.understood.replace("round where", "amount where", 1)), self._table), self._table
        )
        return None if isinstance(result, Missing) else result

    def _card_or_section(self, question: str, whole: Whole, talk: Conversation) -> Answer | None:
        found = self._cards.asked_for(question, whole.reading) or self._sections.of_the_same(question, talk.answer)
        return found or (None if whole.leans else self._sections.answer(question, whole.reading))

    def _examples(self) -> tuple[str, ...]:
        if not self._table.rounds:
            return ()
        last = self._table.rounds[-1]
        return (f"Who led {last.label}?", f"Tell me about {last.company}")


def _rows_after(whole: Whole, figure: Figure | None, listed: Rows | None) -> Rows | None:
    """The rows that may be spoken of next: those of a new list, else those of the last one while it is talked of."""
    found = rows_of(figure)
    if found is not None or listed is None or not whole.of_rows:
        return found
    query = figure.query if figure is not None else None
    ranked = isinstance(query, FigureQuery) and query.aggregate in {Aggregate.MIN, Aggregate.MAX}
    return None if ranked else replace(listed, at=whole.at)  # "and number two?" would be the second largest


def _with_its_sources(answer: Answer) -> Answer:
    """The last answer again, with what it rests on said first."""
    marks = "".join(f"[{citation.n}]" for citation in answer.citations)
    note = (
        f"The last answer again; it rests on {marks}." if marks else "The last answer again; it rests on no source."
    )
    return replace(answer, notes=(note, *answer.notes))


def _completed(typed: str, names: list[str]) -> list[str]:
    """Names that begin with what was typed, then those that hold it, then those that are like it."""
    wanted = typed.strip().casefold()
    if not wanted:
        return names[:_CHOICES]
    begins = [name for name in names if name.casefold().startswith(wanted)]
    holds = [name for name in names if wanted in name.casefold() and name not in begins]
    like = [
        name
        for name, score, _ in process.extract(wanted, names, scorer=fuzz.WRatio, processor=str.casefold)
        if score >= 75
    ]
    return list(dict.fromkeys((*begins, *holds, *like)))[:_CHOICES]
