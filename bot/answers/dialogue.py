"""A conversation: what was said last, and how a follow-up leans on it.

"And OpenAI?", "what about the step-up?", "in 2024?" say only what changes. Such a follow-up is put into the words of
the whole question that it stands for, and that is read as if it had been typed: what the whole question would not be
answered for is not answered here either. A question that stands on its own is never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.answers.across import asks_for_several
from bot.answers.answer import Answer
from bot.answers.asking import asked, is_yes_or_no
from bot.answers.carrying import SHAPING, told
from bot.answers.following import (
    NAMING,
    asks_by_how_much,
    asks_itself,
    asks_whether_of_any,
    bounds_something_else,
    goes_with_a_check,
    is_bare_total,
    is_card,
    is_complete,
    is_only_metrics,
    is_plain_sum,
    leaves_out,
    pointer_to_nobody,
    ranks_anew,
)
from bot.answers.fragments import (
    Fragment,
    as_a_check,
    as_he_or_she,
    asks_of_investors,
    asks_why,
    begins_beside,
    begins_with_it,
    fragment_of,
    is_all_time,
    left_out_alone,
    letter_of,
    neighbouring_period,
    neighbouring_round,
    points_at_many,
    points_at_one,
    points_somewhere,
    put_in_by,
    said_of_investor,
    says_he_or_she,
    says_it,
    sets_beside,
    shifted,
    who_else,
    with_series,
)
from bot.answers.grammar import Sense
from bot.answers.leaning import compared, completed, of_the_company, pointed, which_instead
from bot.answers.reading import Reading
from bot.answers.recalling import alike, are_of_periods, are_several, of_the_last, speaks_of_both
from bot.answers.roles import ROLES
from bot.answers.rows import (
    Rows,
    asked_of_all,
    at_its_place,
    keeps_to,
    place_alone,
    points_at_rows,
    shown_beside,
    within,
)
from bot.answers.shapes import Asked
from bot.answers.shapes.asked import PASSED_OVER
from bot.answers.straying import strays
from bot.answers.subjects import Subject
from bot.answers.substituting import substituted, takes_the_place
from index.facts.schema import Round
from index.facts.table import FactsTable
from index.figures.catalogue import Level, metric_named
from index.figures.figure import Figure
from index.figures.query import Aggregate, FigureQuery, Filter, Period

_TWO = 2
_PUTTING = frozenset({Sense.ASKS, Sense.METRIC, Sense.INVESTOR, Sense.CONDITION, Sense.VERB, Sense.SEPARATOR})
"""All that “how much did Nvidia put in?” says, which leaves open into what."""


@dataclass(slots=True)
class Conversation:
    """The memory of one session. Not shared between threads: its questions take turns."""

    last: Reading | None = None
    """The last question, whole; after one that was declined only the names in it."""
    subject: Subject = field(default_factory=Subject)
    """What the last answer was about."""
    answer: Answer | None = None
    """The last answer, for whoever asks where it is from."""
    said: tuple[Figure, ...] = ()
    """The last answers that can be set side by side, or added up."""
    is_recalling: bool = False
    """Whether the last question did so: then the next one that names nothing does, too."""
    listed: Rows | None = None
    """The rows of the last list, as long as the conversation is about them."""

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
    asked: Asked | None = None
    """What is asked of the last answers together; the reading is then that of the last question."""
    of_rows: bool = False
    """Whether it is asked of the rows of the last list, by all of them together or by the place of one."""
    at: int | None = None
    """The row that is spoken of."""


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
        return whole.asked is not None or (whole.pointer is None and self.understands(whole.reading))

    def of_the_subject(self, reading: Reading, talk: Conversation) -> tuple[Reading, ...]:
        """A question that names no company, said of the round that was talked about, and of its company.

        None where it names a company or a round, asks for several deals, or no one company was talked about.
        """
        if reading.has(Sense.COMPANY) or reading.has(Sense.ROUND) or asks_for_several(reading):
            return ()
        company = talk.subject.company or (talk.companies[0] if len(talk.companies) == 1 else None)
        if company is None:
            return ()
        asked = reading.question.strip(" ?!.")
        return tuple(
            self._read(f"{asked} {name}", ())
            for name in dict.fromkeys((self._subject(talk).label or company, company))
        )

    def whole(self, reading: Reading, talk: Conversation) -> Whole:
        """What a question means in its conversation."""
        reading = self._in_the_year(self._with_whom(reading, talk), talk)
        row = self._of_a_row(reading, talk) or self._with_more_columns(reading, talk)
        if row is not None:
            return row
        place = place_alone(fragment_of(reading.question).text)
        if place is not None:
            return Whole(reading, leans=True, pointer=place)
        found = self._whole_of_all(reading, talk)
        those = points_at_rows(reading.question)
        if talk.listed is None or (those is None and found.pointer is None) or self._keeps_to_them(found, talk):
            return found
        return self._of_those(reading, talk) or replace(found, pointer=found.pointer or those)

    def _whole_of_all(self, reading: Reading, talk: Conversation) -> Whole:
        """What a question means where it is not of the rows of the last list."""
        recalls = talk.is_recalling or _speaks_of_the_last(reading, talk.said)
        both = self._of_the_last(reading, talk) if recalls else None
        found = both or self._whole_total(reading, talk) or self._whole(reading, talk)
        if found.asked is not None:
            return found
        return replace(found, pointer=found.pointer or pointer_to_nobody(found.reading))

    def _with_whom(self, reading: Reading, talk: Conversation) -> Reading:
        """The question with “he” or “she” as the one investor that the last one named."""
        if talk.last is None or not says_he_or_she(reading.question) or reading.has(Sense.FOUNDER):
            return reading
        told = [span.value for span in talk.last.spans if isinstance(span.value, Filter)]
        names = {str(name) for one in told if one.field in ROLES for name in one.values}
        if len(names) != 1 or talk.last.has(Sense.FOUNDER):
            return reading
        return self._read(as_he_or_she(reading.question, names.pop()), ())

    def _of_a_row(self, reading: Reading, talk: Conversation) -> Whole | None:
        """A follow-up that speaks of one row of the last list by its place."""
        if talk.listed is None or reading.has(Sense.COMPANY):
            return None
        found = at_its_place(fragment_of(reading.question).text, talk.listed)
        if found is None:
            return None
        text, at = found
        own = self._read(text, ())
        if is_card(own) and talk.listed.at is not None and talk.last is not None:
            own = self._whole(self._read(f"and {text}", ()), talk).reading
        return Whole(own, leans=True, of_rows=True, at=at) if self.understands(own) else None

    def _with_more_columns(self, reading: Reading, talk: Conversation) -> Whole | None:
        """A follow-up that wants more of each row of the last list shown: “who led them?”, “add the dates”."""
        before = asked(talk.last, self._table) if talk.last is not None and talk.listed is not None else None
        if before is None or talk.last is None or not isinstance(before.query, FigureQuery):
            return None
        for text in shown_beside(fragment_of(reading.question).text, talk.last.question):
            own = self._read(text, ())
            found = asked(own, self._table)
            query = found.query if found else None
            if not isinstance(query, FigureQuery) or query.beside == before.query.beside:
                continue
            if replace(query, beside=()) == replace(before.query, beside=()):
                return Whole(own, leans=True)
        return None

    def _of_those(self, reading: Reading, talk: Conversation) -> Whole | None:
        """A follow-up that asks something of all rows of the last list."""
        if talk.listed is None or reading.has(Sense.COMPANY):
            return None
        for text in asked_of_all(fragment_of(reading.question).text, talk.listed):
            own = self._read(text, ())
            found = asked(own, self._table)
            query = within(found.query, talk.listed) if found else None
            if found is not None and query is not None:
                return Whole(own, leans=True, asked=replace(found, query=query), of_rows=True)
        return None

    def _keeps_to_them(self, found: Whole, talk: Conversation) -> bool:
        """Whether what is asked of “those” is asked of no others than the last list had."""
        if talk.listed is None or talk.listed.is_cut or found.pointer is not None:
            return False
        now = found.asked or asked(found.reading, self._table)
        before = asked(talk.last, self._table) if talk.last is not None else None
        return now is not None and before is not None and keeps_to(before.query, now.query)

    def _in_the_year(self, reading: Reading, talk: Conversation) -> Reading:
        """A question with the year that is talked about behind its months: “and Q2?” after “Q1 2025”.

        Of a company that is named, the time of its own rounds tells the year.
        """
        years = talk.last.years if talk.last is not None else ()
        if len(years) != 1 or reading.has(Sense.COMPANY) or not reading.assumed:
            return reading
        text = reading.question
        for time in reading.assumed:
            text = text.replace(time, f"{time} {years[0]}", 1)
        found = self._read(text, ())
        if found.assumed or found.unknown:
            return reading
        taken = tuple(f"Took “{time}” to mean that of {years[0]}." for time in reading.assumed)
        return replace(found, notes=(*found.notes, *taken))

    def _of_the_last(self, reading: Reading, talk: Conversation) -> Whole | None:
        """A follow-up that sets the last answers side by side, or adds them up."""
        if talk.last is None:
            return None
        found = of_the_last(self._read(fragment_of(reading.question).text, ()), talk.said)
        return Whole(talk.last, leans=True, asked=found) if found else None

    def _whole_total(self, reading: Reading, talk: Conversation) -> Whole | None:
        """What “total?” means after two answers of one kind: both, or nobody knows what; ``None`` after one."""
        bare = self._read(fragment_of(reading.question).text, ())
        goes_on = talk.answer is not None and bool(talk.said) and talk.answer.understood == str(talk.said[-1].query)
        if not goes_on or not is_bare_total(bare) or not are_several(talk.said) or are_of_periods(talk.said):
            return None
        both = self._of_the_last(bare, talk) if len(alike(talk.said)) == _TWO else None
        return both or Whole(reading, leans=True, pointer=bare.meant[0].text)

    def _whole(self, reading: Reading, talk: Conversation) -> Whole:
        fragment = fragment_of(reading.question)
        last = talk.last
        if last is None:
            return Whole(reading, leans=fragment.goes_on and not reading.has(Sense.COMPANY))
        leans = fragment.is_opened or left_out_alone(fragment.text) is not None
        into = self._put_into_the_subject(reading, talk.subject.label or _named_in(last))
        if into is not None or (not leans and self.stands(reading) and not goes_with_a_check(reading, last)):
            return Whole(into or reading, leans=into is not None)
        if asks_why(fragment.text):
            return Whole(self._read(f"why {told(last)}", ()), leans=True)
        own = self._read(self._resolved(fragment, talk), talk.companies)
        if _means_nobody(own, fragment, talk):
            return Whole(reading, leans=True)
        stands = (is_complete(own) or not leans) and not fragment.narrows and self.stands(own)
        spelled = own.question != fragment.text and bool(talk.companies)
        if stands and not goes_with_a_check(own, last) and not (spelled and asks_whether_of_any(own)):
            return Whole(own)
        if "stake_sold" in own.values(Sense.METRIC) and self._level_of(last) is Level.COMMITMENT:
            return Whole(reading, leans=True)  # what one investor bought is not what all buyers of the round hold
        points = points_somewhere(own.question)
        if not own.meant or not (points or fragment.is_opened or leaves_out(own)):
            return Whole(reading, leans=fragment.is_opened or points)
        if bounds_something_else(own, last):
            return Whole(reading, leans=True, pointer=own.question.strip(" ?"))
        found = self._completed(own, last, fragment, talk.subject)
        if found is not None:
            return Whole(found, leans=True)
        return self._of_the_last(reading, talk) or self._not_completed(reading, own, fragment, talk)

    def _put_into_the_subject(self, reading: Reading, label: str) -> Reading | None:
        """“What did Nvidia put in?” said of the round or company that was talked about, unless it asks of all."""
        bare = all(span.sense in _PUTTING for span in reading.meant)
        if not label or not bare or self._level_of(reading) is not Level.COMMITMENT:
            return None
        whole = self._read(f"{reading.question.strip(' ?')} in {label}", ())
        return whole if self._level_of(whole) is Level.COMMITMENT else None

    def _not_completed(self, reading: Reading, own: Reading, fragment: Fragment, talk: Conversation) -> Whole:
        """A follow-up that no figure answers: about what was talked about, or else as it was typed."""
        if fragment.narrows and own.meant and self.understands(reading):
            return Whole(
                reading, leans=True, pointer=reading.question.split()[0]
            )  # of all, it would be another answer
        if points_somewhere(own.question) or fragment.is_opened:
            return self._about_the_subject(reading, own, talk)
        unsaid = reading.meant[0].text if is_plain_sum(reading) or is_only_metrics(reading) else None
        return Whole(reading, pointer=unsaid)  # "in total": of what was talked about, if that can be told

    def _completed(self, own: Reading, last: Reading, fragment: Fragment, subject: Subject) -> Reading | None:
        """The first way to complete a follow-up that makes a question which can be answered, and a new one."""
        asks = any(span.sense in SHAPING | {Sense.ROUNDS} for span in own.meant)
        before = asked(last, self._table) if asks or own.has(Sense.BOTH) else None
        names_a_round = subject.round is not None
        for text in self._candidates(own, last, fragment, subject):
            whole = self._read(text, ())
            found = asked(whole, self._table)
            of_a_sum = fragment.narrows and self._adds_up(last)
            if strays(own, whole, found.query if found else None, names_a_round=names_a_round, of_a_sum=of_a_sum):
                continue
            if is_card(whole) or (found and not (before and found.query == before.query)):
                return whole
        of_company = of_the_company(own, subject)
        if of_company is not None and self._asks_of_a_company(whole := self._read(of_company, ())):
            return whole
        return None

    def stands(self, reading: Reading) -> bool:
        """Whether a question says all that it takes, and points at nothing said before."""
        text = reading.question
        points = points_at_many(text) or (points_at_one(text) and not any(reading.has(sense) for sense in NAMING))
        lacks = is_plain_sum(reading) or is_only_metrics(reading) or as_a_check(text) is not None
        lacks = lacks or ((says_it(text) or begins_with_it(text)) and asks_whether_of_any(reading))
        return not points and not lacks and self.understands(reading)

    def _resolved(self, fragment: Fragment, talk: Conversation) -> str:
        """The follow-up with "and K?", "the one before that" and "the year after" spelled out."""
        subject = talk.subject
        text = with_series(fragment.text) if self._is_of_series(talk) else fragment.text
        spelled = (
            as_a_check(text),
            left_out_alone(text),
            who_else(text, subject.role),
            put_in_by(text, subject.names[0], subject.label) if subject.names and subject.round else None,
            said_of_investor(text, subject.names[0]) if subject.role and subject.names else None,
            self._series(text, talk),
            self._neighbour(text, subject.round),
            self._period(text, talk.last),
        )
        return next((found for found in spelled if found is not None), text)

    def _is_of_series(self, talk: Conversation) -> bool:
        """Whether a series was talked about, so that a letter is another one."""
        about = talk.subject.round
        names = [str(name) for name in talk.last.values(Sense.ROUND)] if talk.last else []
        return any(name.startswith("Series ") for name in (*names, about.round if about else ""))

    def _series(self, text: str, talk: Conversation) -> str | None:
        letter = letter_of(text)
        return f"Series {letter}" if letter and self._is_of_series(talk) else None

    def _neighbour(self, text: str, about: Round | None) -> str | None:
        """The company's previous priced round, or the one that came next."""
        step = neighbouring_round(text)
        if step is None or about is None:
            return None
        beside = self._beside(about, step)
        return beside.round if beside else None

    def _beside(self, about: Round, step: int) -> Round | None:
        """The priced round before or after; where that one has no price, the nearest that brought in money."""
        priced = self._table.previous_priced(about) if step < 0 else self._table.next_priced(about)
        if priced is not None:
            return priced
        own = [one for one in self._table.rounds_of(about.company) if one.instrument not in PASSED_OVER]
        at = own.index(about) + step if about in own else -1
        return own[at] if 0 <= at < len(own) else None

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
            yield from compared(own, subject, *((self._beside(about, -1), self._beside(about, 1)) if about else ()))
        if asks_by_how_much(own):
            if _compares(last):
                yield f"{own.question.strip(' ?')} {last.question}"
            if _compares(last) or own.question.casefold().startswith("by how"):
                return
        in_its_place = (substituted(own, last, narrows=fragment.narrows, table=self._table),)
        with_the_rest = completed(own, last, subject, narrows=fragment.narrows, table=self._table)
        at_once = own.has(Sense.ASKS) and subject.round is not None
        asks = asks_itself(own) and (at_once or not takes_the_place(own, last))
        if subject.is_cut and (asks or points_at_many(own.question)):
            return  # some of those that fit, which no condition tells
        if asks or points_at_many(own.question) or ranks_anew(own, last):
            yield from with_the_rest
            yield from in_its_place
        else:
            yield from in_its_place
            yield from with_the_rest

    def _adds_up(self, last: Reading) -> bool:
        """Whether a question was answered with a sum."""
        found = asked(last, self._table)
        return found is not None and isinstance(found.query, FigureQuery) and found.query.aggregate is Aggregate.SUM

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

    def _subject(self, talk: Conversation) -> Subject:
        """What was talked about; after a card, which measures nothing, the round that the question named."""
        names = {str(name) for name in talk.last.values(Sense.ROUND)} if talk.last else set()
        if talk.subject.label or len(talk.companies) != 1 or len(names) != 1:
            return talk.subject
        rounds = [one for one in self._table.rounds_of(talk.companies[0]) if not names.isdisjoint(one.names)]
        return Subject(talk.companies[0], rounds[0]) if len(rounds) == 1 else talk.subject

    def _about_the_subject(self, reading: Reading, own: Reading, talk: Conversation) -> Whole:
        """A follow-up that no figure answers, with the company and round that it means, for the briefings."""
        named = own.has(Sense.COMPANY)
        prose = {span.sense for span in own.meant} <= {Sense.UNKNOWN, Sense.VERB}
        subject = self._subject(talk) if prose else talk.subject
        text = own.question if named else pointed(own, subject, talk.companies)
        if text is None:
            return Whole(reading, leans=True)
        return Whole(self._read(text, ()), leans=True)


def _named_in(last: Reading) -> str:
    """The one company, with its one round if it names one, of a question that was answered with a card."""
    companies, rounds = last.values(Sense.COMPANY), last.values(Sense.ROUND)
    return " ".join(map(str, (*companies, *rounds))) if len(companies) == 1 and len(rounds) < _TWO else ""


def _means_nobody(own: Reading, fragment: Fragment, talk: Conversation) -> bool:
    """Whether "they" is one of several investors, or "those" are of an answer that there was none of."""
    one_of_several = asks_of_investors(fragment.text) and talk.subject.role and len(talk.subject.names) != 1
    return bool(one_of_several) or (points_at_many(own.question) and was_not_understood(talk.answer))


def _compares(last: Reading) -> bool:
    """Whether a question spoke of a difference: of two things, or of one that grew."""
    grew = "valuation_growth" in last.values(Sense.METRIC)
    return grew or any(map(last.has, (Sense.COMPARES, Sense.GROWTH)))


def was_not_understood(answer: Answer | None) -> bool:
    """Whether an answer only says that the question was not understood."""
    return answer is not None and answer.is_declined and not answer.understood


def _speaks_of_the_last(reading: Reading, said: Sequence[Figure]) -> bool:
    """Whether several answers are spoken of, and not only the last one: "both", or which of them is the largest.

    "Which step-up was the biggest?" asks among the rounds that were talked about, where they are of one company.
    """
    companies = {one.rounds[0].company for one in said if len(one.rounds) == 1}
    senses = {span.sense for span in reading.meant}
    ranks = Sense.EXTREME in senses and senses <= {Sense.EXTREME, Sense.METRIC, Sense.ROUNDS, Sense.NUMBER}
    opens = reading.question.casefold().lstrip().startswith(("which", "so which", "and which", "ok which"))
    among = ranks and opens and len(companies) == 1 and all(len(one.rounds) == 1 for one in said[-2:])
    return speaks_of_both(reading) or (among and len(said) > 1)
