"""A conversation: what was said last, and how a follow-up leans on it.

"And OpenAI?", "what about the step-up?", "in 2024?" say only what changes. Such a follow-up is put into the words of
the whole question that it stands for, and that is read as if it had been typed: what the whole question would not be
answered for is not answered here either. A question that stands on its own is never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.answers.answer import Answer
from bot.answers.asking import asked
from bot.answers.carrying import PLACES, RANKS, SHAPING
from bot.answers.fragments import (
    Fragment,
    fragment_of,
    is_all_time,
    letter_of,
    neighbouring_period,
    neighbouring_round,
    points_at_many,
    points_at_one,
    points_somewhere,
    sets_beside,
    shifted,
    who_else,
)
from bot.answers.grammar import Sense
from bot.answers.leaning import Subject, compared, completed, of_the_company, pointed
from bot.answers.reading import Reading
from bot.answers.substituting import substituted
from index.facts.schema import Round
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Level, metric_named
from index.figures.figure import Figure
from index.figures.query import Aggregate, FigureQuery, Period

_CONDITIONS = PLACES | {
    *(Sense.COMPANY, Sense.ROUND, Sense.PERIOD, Sense.INSTRUMENT, Sense.INVESTOR, Sense.CONFIDENCE, Sense.MONEY),
    Sense.CONDITION,
}
_PLAIN_SUM = frozenset({Sense.AGGREGATE, Sense.COUNTS, Sense.METRIC, Sense.ROUNDS, Sense.ASKS, Sense.CURRENCY})
"""All that a question says that has no subject: "total raised?", "how many rounds?"."""
_NAMING = frozenset({Sense.COMPANY, Sense.INVESTOR})


@dataclass(slots=True)
class Conversation:
    """The memory of one session. Not shared between threads: its questions take turns."""

    last: Reading | None = None
    """The last question, whole; after one that was declined only the names in it."""
    subject: Subject = field(default_factory=Subject)
    """What the last answer was about."""
    answer: Answer | None = None
    """The last answer, for whoever asks where it is from."""

    @property
    def companies(self) -> tuple[str, ...]:
        """The companies that the last question was about."""
        named = tuple(str(name) for name in self.last.values(Sense.COMPANY)) if self.last else ()
        return named or ((self.subject.company,) if self.subject.company else ())


@dataclass(frozen=True, slots=True)
class Whole:
    """A question as it is to be answered."""

    reading: Reading
    leans: bool = False
    """Whether it goes on from something said before, so that no stray passage answers it."""


class FollowUps:
    """Completes follow-ups against one generation's names and facts."""

    def __init__(
        self,
        read: Callable[[str, Sequence[str]], Reading],
        table: FactsTable,
    ) -> None:
        """``read`` takes a text and the companies talked about."""
        self._read = read
        self._table = table

    def understands(self, reading: Reading) -> bool:
        """Whether a question is answered by a figure or a card."""
        return is_card(reading) or asked(reading, self._table) is not None

    def whole(self, reading: Reading, talk: Conversation) -> Whole:
        """What a question means in its conversation."""
        fragment = fragment_of(reading.question)
        if talk.last is None:
            return Whole(reading, leans=fragment.goes_on and not reading.has(Sense.COMPANY))
        if not fragment.is_opened and self._stands(reading):
            return Whole(reading)
        own = self._read(self._resolved(fragment, talk), talk.companies)
        if (_is_complete(own) or not fragment.is_opened) and not fragment.narrows and self._stands(own):
            return Whole(own)
        if not own.meant and not points_somewhere(own.question):
            return Whole(reading, leans=fragment.goes_on)
        if not fragment.is_opened and not points_somewhere(own.question) and not _leaves_out(own):
            return Whole(reading)
        for text in self._candidates(own, fragment, talk):
            whole = self._read(text, ())
            if self.understands(whole):
                return Whole(whole, leans=True)
        of_company = of_the_company(own, talk.subject)
        if of_company is not None and self._asks_of_a_company(whole := self._read(of_company, ())):
            return Whole(whole, leans=True)
        return self._about_the_subject(reading, own, talk, fragment)

    def _stands(self, reading: Reading) -> bool:
        """Whether a question says all that it takes, and points at nothing said before."""
        text = reading.question
        points = points_at_many(text) or (points_at_one(text) and not any(reading.has(sense) for sense in _NAMING))
        return not points and not _is_plain_sum(reading) and self.understands(reading)

    def _resolved(self, fragment: Fragment, talk: Conversation) -> str:
        """The follow-up with "and K?", "the one before that" and "the year after" spelled out."""
        last, about = talk.last, talk.subject.round
        letter, period = letter_of(fragment.text), neighbouring_period(fragment.text)
        step = neighbouring_round(fragment.text)
        text = who_else(fragment.text, talk.subject.role)
        if text is not None:
            return text
        series = [str(name) for name in last.values(Sense.ROUND)] if last else []
        if letter and any(name.startswith("Series ") for name in [*series, about.round if about else ""]):
            return f"Series {letter}"
        if step and about is not None:
            beside = self._beside(about, step)
            return beside.round if beside else fragment.text
        periods = last.values(Sense.PERIOD) if last else ()
        if period and len(periods) == 1 and isinstance(periods[0], Period):
            return shifted(periods[0], *period) or fragment.text
        return fragment.text

    def _beside(self, about: Round, step: int) -> Round | None:
        """The company's previous priced round, or the one that came next."""
        if step < 0:
            return self._table.previous_priced(about)
        later = [one for one in self._table.rounds_of(about.company) if self._table.previous_priced(one) == about]
        return later[0] if later else None

    def _candidates(self, own: Reading, fragment: Fragment, talk: Conversation) -> Iterator[str]:
        """What the whole question may be, likeliest first."""
        last = talk.last
        if last is None or not own.question.strip():
            return
        if is_all_time(fragment.text):
            yield substituted(own, last, narrows=False, table=self._table, without=(Sense.PERIOD,))
            return
        in_its_place = (substituted(own, last, narrows=fragment.narrows, table=self._table),)
        with_the_rest = completed(own, last, talk.subject, narrows=fragment.narrows, table=self._table)
        if sets_beside(own.question):
            about = talk.subject.round
            previous = self._table.previous_priced(about) if about else None
            yield from compared(own, talk.subject, previous)
        if _asks(own) or points_at_many(own.question) or _ranks_anew(own, last):
            yield from with_the_rest
            yield from in_its_place
        else:
            yield from in_its_place
            yield from with_the_rest

    def _asks_of_a_company(self, reading: Reading) -> bool:
        """Whether a value is asked for that a company has, and none of its rounds."""
        found = asked(reading, self._table)
        query = found.query if found else None
        return isinstance(query, FigureQuery) and metric_named(query.metric).level is Level.COMPANY

    def _about_the_subject(self, reading: Reading, own: Reading, talk: Conversation, fragment: Fragment) -> Whole:
        """A follow-up that no figure answers, with the company and round that it means, for the briefings."""
        named = own.has(Sense.COMPANY)
        text = own.question if named else pointed(own, talk.subject, talk.companies)
        if text is None:
            return Whole(reading, leans=fragment.goes_on)
        return Whole(self._read(text, ()), leans=not named and not talk.companies)


def subject_of(figure: Figure, table: FactsTable) -> Subject:
    """What a figure is about: the one round that it rests on, or the one company, and what was measured."""
    query = figure.query
    measured = figure.metric.synonyms[0] if figure.metric.synonyms and figure.metric.kind.is_number else None
    noun = "companies" if figure.metric.name == "company" else "rounds"
    role = figure.metric.name if figure.metric.kind is Kind.NAMES and noun == "rounds" else None
    if role and figure.metric.level is Level.ROUND:
        noun = "investors"
    if not isinstance(query, FigureQuery):
        return Subject(noun=noun)
    one = _one_round(figure, query, table)
    companies = {str(value) for f in query.filters if f.field == "company" for value in f.values}
    if query.group_by == "company" and isinstance(figure.value, str):
        companies = {figure.value}
    company = one.company if one else companies.pop() if len(companies) == 1 else None
    return Subject(company, one, noun, measured, role)


def _one_round(figure: Figure, query: FigureQuery, table: FactsTable) -> Round | None:
    """The round that a value is of, unless it is one of a company or of many rounds."""
    extreme = query.aggregate in {Aggregate.MIN, Aggregate.MAX}
    if extreme and figure.rows and (not query.group_by or query.limit == 1):
        fact = figure.rows[0].fact_id or ""
        round_id = fact.removeprefix("round:")
        return table.round(round_id) if fact.startswith("round:") and table.knows(round_id) else None
    if query.group_by or query.aggregate is Aggregate.COUNT or len(figure.rounds) != 1:
        return None
    return figure.rounds[0]


def is_card(reading: Reading) -> bool:
    """Whether a summary is asked for, or nothing but a company and perhaps its round is named."""
    others = {span.sense for span in reading.meant} - {Sense.COMPANY, Sense.ROUND, Sense.ROUNDS, Sense.CARD}
    return len(reading.values(Sense.COMPANY)) == 1 and not others and not reading.unknown


def _is_plain_sum(reading: Reading) -> bool:
    """Whether nothing but a total, an average or a count is asked for, and not of what."""
    senses = {span.sense for span in reading.meant}
    sums = bool(senses & {Sense.AGGREGATE, Sense.COUNTS}) and senses <= _PLAIN_SUM
    return sums and "company" not in reading.values(Sense.METRIC)


def _asks(own: Reading) -> bool:
    """Whether the follow-up itself says what is asked for, and not only of what."""
    strong = SHAPING - RANKS - {Sense.GROUP, Sense.AGGREGATE, Sense.COMPARES}
    of_places = any(own.has(sense) for sense in PLACES)
    said = [span for span in own.meant if span.sense in strong]
    return any(not (of_places and span.value == "company") for span in said)


def _ranks_anew(own: Reading, last: Reading) -> bool:
    """Whether a follow-up picks out of rounds of many companies that were not ranked before."""
    ranked = any(last.has(sense) for sense in RANKS | {Sense.COMPANY})
    return any(own.has(sense) for sense in RANKS) and not ranked


def _is_complete(own: Reading) -> bool:
    """Whether a follow-up says both what is asked and of whom."""
    return _asks(own) and any(own.has(sense) for sense in _NAMING | PLACES)


def _leaves_out(own: Reading) -> bool:
    """Whether the wording lacks what is asked, or of what, or of which company."""
    shapes = any(span.sense in SHAPING | RANKS for span in own.meant)
    says_of_what = any(span.sense in _CONDITIONS for span in own.meant)
    if shapes and says_of_what:
        return not any(own.has(sense) for sense in _NAMING)
    return shapes or says_of_what or own.has(Sense.CURRENCY) or own.has(Sense.ROUNDS)
