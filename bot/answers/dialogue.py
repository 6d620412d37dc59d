"""A conversation: what was said last, and how a follow-up leans on it.

"And OpenAI?", "what about the step-up?", "in 2024?" say only what changes. Such a follow-up is put into the words of
the whole question that it stands for, and that is read as if it had been typed: what the whole question would not be
answered for is not answered here either. A question that stands on its own is never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.answers.answer import Answer
from bot.answers.asking import asked, is_yes_or_no
from bot.answers.carrying import PLACES, RANKS, SHAPING, told
from bot.answers.fragments import (
    Fragment,
    asks_of_investors,
    asks_why,
    begins_beside,
    fragment_of,
    is_all_time,
    letter_of,
    neighbouring_period,
    neighbouring_round,
    pointer_of,
    points_as_a_company,
    points_at_a_round,
    points_at_all,
    points_at_many,
    points_at_one,
    points_somewhere,
    said_of_investor,
    sets_beside,
    shifted,
    who_else,
)
from bot.answers.grammar import Sense
from bot.answers.leaning import compared, completed, of_the_company, pointed, which_instead
from bot.answers.reading import Reading
from bot.answers.subjects import Subject
from bot.answers.substituting import substituted, takes_the_place
from index.facts.schema import Round
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Level, metric_named
from index.figures.query import Aggregate, Check, CompareOp, Comparison, FigureQuery, Period, Query

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
    pointer: str | None = None
    """A word that stands for something that nobody named ("it"): no figure can be of that."""


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

    def is_answerable(self, whole: Whole) -> bool:
        """Whether a question is understood, and all that it speaks of is named."""
        return whole.pointer is None and self.understands(whole.reading)

    def whole(self, reading: Reading, talk: Conversation) -> Whole:
        """What a question means in its conversation."""
        found = self._whole(reading, talk)
        return replace(found, pointer=_pointer_to_nobody(found.reading))

    def _whole(self, reading: Reading, talk: Conversation) -> Whole:
        fragment = fragment_of(reading.question)
        last = talk.last
        if last is None:
            return Whole(reading, leans=fragment.goes_on and not reading.has(Sense.COMPANY))
        if not fragment.is_opened and self.stands(reading):
            return Whole(reading)
        if asks_why(fragment.text):
            return Whole(self._read(f"why {told(last)}", ()), leans=True)
        if asks_of_investors(fragment.text) and talk.subject.role and len(talk.subject.names) != 1:
            return Whole(reading, leans=True)  # of several investors nobody said which
        own = self._read(self._resolved(fragment, talk), talk.companies)
        if (_is_complete(own) or not fragment.is_opened) and not fragment.narrows and self.stands(own):
            return Whole(own)
        if "stake_sold" in own.values(Sense.METRIC) and self._level_of(last) is Level.COMMITMENT:
            return Whole(reading, leans=True)  # what one investor bought is not what all buyers of the round hold
        points = points_somewhere(own.question)
        if not own.meant or not (points or fragment.is_opened or _leaves_out(own)):
            return Whole(reading, leans=fragment.is_opened or points)
        found = self._completed(own, last, fragment, talk.subject)
        if found is None and not (points or fragment.is_opened):
            return Whole(reading)
        return Whole(found, leans=True) if found else self._about_the_subject(reading, own, talk)

    def _completed(self, own: Reading, last: Reading, fragment: Fragment, subject: Subject) -> Reading | None:
        """The first way to complete a follow-up that makes a question which can be answered, and a new one."""
        asks = any(span.sense in SHAPING | {Sense.ROUNDS} for span in own.meant)
        before = asked(last, self._table) if asks else None
        for text in self._candidates(own, last, fragment, subject):
            whole = self._read(text, ())
            found = asked(whole, self._table)
            if is_yes_or_no(own) and not is_yes_or_no(whole):
                continue  # what asks for yes or no is not answered with anything else
            if found and points_at_a_round(own.question) and subject.round is None and _lists(found.query):
                continue  # "that one" of many is none of them
            of_all = points_at_all(own.question) or own.has(Sense.BOTH)
            if found and of_all and not _is_of_all(found.query):
                continue  # which of them, or who was in both: not who was in the last one
            if is_card(whole) or (found and not (before and found.query == before.query)):
                return whole
        of_company = of_the_company(own, subject)
        if of_company is not None and self._asks_of_a_company(whole := self._read(of_company, ())):
            return whole
        return None

    def stands(self, reading: Reading) -> bool:
        """Whether a question says all that it takes, and points at nothing said before."""
        text = reading.question
        points = points_at_many(text) or (points_at_one(text) and not any(reading.has(sense) for sense in _NAMING))
        return not points and not _is_plain_sum(reading) and self.understands(reading)

    def _resolved(self, fragment: Fragment, talk: Conversation) -> str:
        """The follow-up with "and K?", "the one before that" and "the year after" spelled out."""
        text, subject = fragment.text, talk.subject
        spelled = (
            who_else(text, subject.role),
            said_of_investor(text, subject.names[0]) if subject.role and subject.names else None,
            self._series(text, talk),
            self._neighbour(text, subject.round),
            self._period(text, talk.last),
        )
        return next((found for found in spelled if found is not None), text)

    def _series(self, text: str, talk: Conversation) -> str | None:
        about = talk.subject.round
        names = [str(name) for name in talk.last.values(Sense.ROUND)] if talk.last else []
        letter = letter_of(text)
        is_series = any(name.startswith("Series ") for name in (*names, about.round if about else ""))
        return f"Series {letter}" if letter and is_series else None

    def _neighbour(self, text: str, about: Round | None) -> str | None:
        """The company's previous priced round, or the one that came next."""
        step = neighbouring_round(text)
        if step is None or about is None:
            return None
        if step < 0:
            beside = self._table.previous_priced(about)
        else:
            rounds = self._table.rounds_of(about.company)
            beside = next((one for one in rounds if self._table.previous_priced(one) == about), None)
        return beside.round if beside else None

    def _period(self, text: str, last: Reading | None) -> str | None:
        beside = neighbouring_period(text)
        periods = [value for value in last.values(Sense.PERIOD) if isinstance(value, Period)] if last else []
        return shifted(periods[0], *beside) if beside and len(periods) == 1 else None

    def _candidates(self, own: Reading, last: Reading, fragment: Fragment, subject: Subject) -> Iterator[str]:
        """What the whole question may be, likeliest first."""
        lifted = Sense.PERIOD if is_all_time(fragment.text) else self._lifted_by_a_total(own, last)
        if lifted is not None:
            yield substituted(own, last, narrows=False, table=self._table, without=(lifted,))
            return
        instead = which_instead(own, last)
        if instead is not None and (is_yes_or_no(last) or is_card(last)):
            yield instead
            return
        if begins_beside(own.question):
            yield f"{last.question.strip(' ?')} {own.question}"
        if sets_beside(own.question):
            about = subject.round
            yield from compared(own, subject, self._table.previous_priced(about) if about else None)
        if _compares(last) and _asks_by_how_much(own):
            yield f"{own.question.strip(' ?')} {last.question}"
            return
        in_its_place = (substituted(own, last, narrows=fragment.narrows, table=self._table),)
        with_the_rest = completed(own, last, subject, narrows=fragment.narrows, table=self._table)
        at_once = own.has(Sense.ASKS) and subject.round is not None
        asks = _asks(own) and (at_once or not takes_the_place(own, last))
        if subject.is_cut and (asks or points_at_many(own.question)):
            return  # some of those that fit, which no condition tells
        if asks or points_at_many(own.question) or _ranks_anew(own, last):
            yield from with_the_rest
            yield from in_its_place
        else:
            yield from in_its_place
            yield from with_the_rest

    def _lifted_by_a_total(self, own: Reading, last: Reading) -> Sense | None:
        """What “in total?” takes off a question that asked for a total already: its groups, else its period."""
        if [span.value for span in own.meant] != [Aggregate.SUM]:
            return None
        if last.has(Sense.GROUP):
            return Sense.GROUP
        found = asked(last, self._table)
        query = found.query if found else None
        is_total = isinstance(query, FigureQuery) and query.aggregate is Aggregate.SUM
        return Sense.PERIOD if is_total and last.has(Sense.PERIOD) else None

    def _asks_of_a_company(self, reading: Reading) -> bool:
        """Whether a value is asked for that a company has, and none of its rounds."""
        return self._level_of(reading) is Level.COMPANY

    def _level_of(self, reading: Reading) -> Level | None:
        """Whether a reading asks something of rounds, of companies or of what investors put in."""
        found = asked(reading, self._table)
        query = found.query if found else None
        return metric_named(query.metric).level if isinstance(query, FigureQuery) else None

    def _about_the_subject(self, reading: Reading, own: Reading, talk: Conversation) -> Whole:
        """A follow-up that no figure answers, with the company and round that it means, for the briefings."""
        named = own.has(Sense.COMPANY)
        text = own.question if named else pointed(own, talk.subject, talk.companies)
        if text is None:
            return Whole(reading, leans=True)
        return Whole(self._read(text, ()), leans=True)


def _lists(query: Query) -> bool:
    return isinstance(query, FigureQuery) and query.aggregate is Aggregate.LIST


def _is_of_all(query: Query) -> bool:
    """Whether a query speaks of what was named before, and not only of something like it."""
    if isinstance(query, Check):
        return True
    if isinstance(query, Comparison):
        return query.op in {CompareOp.COMMON, CompareOp.COMMON_COUNT}
    return isinstance(query, FigureQuery) and metric_named(query.metric).kind is not Kind.NAMES


def is_card(reading: Reading) -> bool:
    """Whether a summary is asked for, or nothing but a company and perhaps its round is named."""
    others = {span.sense for span in reading.meant} - {Sense.COMPANY, Sense.ROUND, Sense.ROUNDS, Sense.CARD}
    one = len(reading.values(Sense.COMPANY)) == 1 and len(reading.values(Sense.ROUND)) <= 1
    return one and not others and not reading.unknown


def _pointer_to_nobody(reading: Reading) -> str | None:
    """A pronoun of a whole question that nothing in it can be meant by."""
    pointer = pointer_of(reading.question)
    if pointer is None or pointer.casefold() == "theirs":  # "in theirs": in what of theirs, the words do not say
        return pointer
    named = any(span.sense in _NAMING | PLACES | {Sense.CONDITION} for span in reading.meant)
    named = named or not {"company", "investors"}.isdisjoint(map(str, reading.values(Sense.METRIC)))
    if not points_as_a_company(reading.question):
        named = named or any(reading.has(sense) for sense in (Sense.ROUNDS, Sense.ROUND, Sense.EXTREME, Sense.PICK))
    return None if named else pointer


def _compares(last: Reading) -> bool:
    """Whether a question spoke of a difference: of two things, or of one that grew."""
    grew = "valuation_growth" in last.values(Sense.METRIC)
    return grew or any(map(last.has, (Sense.COMPARES, Sense.GROWTH)))


def _asks_by_how_much(own: Reading) -> bool:
    """Whether a follow-up to a comparison asks for nothing but the difference."""
    return all(span.sense in {Sense.COMPARES, Sense.ASKS} for span in own.meant)


def _is_plain_sum(reading: Reading) -> bool:
    """Whether nothing but a total, an average or a count is asked for, and not of what."""
    senses = {span.sense for span in reading.meant}
    sums = bool(senses & {Sense.AGGREGATE, Sense.COUNTS}) and senses <= _PLAIN_SUM
    return sums and "company" not in reading.values(Sense.METRIC)


def _asks(own: Reading) -> bool:
    """Whether the follow-up itself says what is asked for, and not only of what."""
    strong = SHAPING - RANKS - {Sense.GROUP, Sense.AGGREGATE, Sense.COMPARES}
    if not any(own.has(sense) for sense in RANKS):
        strong |= {Sense.ROUNDS}
    of_places = any(own.has(sense) for sense in PLACES)
    said = [span for span in own.meant if span.sense in strong]
    return any(not (of_places and span.value == "company") for span in said)


def _ranks_anew(own: Reading, last: Reading) -> bool:
    """Whether a follow-up picks out of rounds of many companies that were not ranked before."""
    ranked = any(last.has(sense) for sense in RANKS | {Sense.COMPANY, Sense.ACTIVE})
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
