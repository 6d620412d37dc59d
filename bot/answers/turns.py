"""A message becomes answers: which of its pieces ask something, in which order they are answered, what is left out.

A message of one sentence goes through as it is. Sentences that ask nothing are context: the names in them may be
leant on by a question that lacks them. The one rule: a sentence that could change a figure ("assume …", "only …") is
never left out; then nothing is answered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from itertools import islice

from bot.answers.answer import Answer, AnswerKind
from bot.answers.apart import each_measure
from bot.answers.carrying import SHAPING
from bot.answers.chatter import NAMES, NO_FIGURE_WORDS, Chatter
from bot.answers.claims import POINTERS, question_of, stated
from bot.answers.declining import declined
from bot.answers.dialogue import Conversation, FollowUps, was_not_understood
from bot.answers.following import is_card
from bot.answers.fragments import corrects, points_at_one, points_somewhere
from bot.answers.grammar import Sense
from bot.answers.idioms import put_plainly, spelled_out
from bot.answers.messages import (
    Piece,
    bends_by_itself,
    changes_a_figure,
    joints_of,
    opens_a_question,
    pieces_of,
    second_questions_of,
    states,
)
from bot.answers.parting import (
    WHOSE,
    asks_by_how_much,
    asks_who_was_in_a_total,
    leaves_open,
    measures,
    names,
    opens,
    says_how,
)
from bot.answers.reading import Reading
from bot.answers.several import together
from bot.answers.spans import Span
from bot.answers.subjects import Subject

MOST_QUESTIONS = 6
_MOST_JOINTS = 5
_ANSWERED = frozenset({AnswerKind.FIGURE, AnswerKind.LIST, AnswerKind.ROUND})
_NAMED = ({Sense.COMPANY}, {Sense.COMPANY, Sense.ROUND}, {Sense.INVESTOR}, {Sense.CONDITION})
_STEPS = frozenset({"step_up", "valuation_multiple", "valuation_growth"})


class Turns:
    """Answers the questions of a message in turn, in one conversation."""

    def __init__(
        self,
        one: Callable[[str, Conversation], Answer],
        read: Callable[[str], Reading],
        follow_ups: FollowUps,
    ) -> None:
        """``one`` answers one question in its conversation, ``read`` reads a text without one."""
        self._one = one
        self._read = read
        self._follow_ups = follow_ups
        self._chatter = Chatter(read, follow_ups)

    def answered(self, message: str, talk: Conversation) -> Answer:
        """The Answer to a whole message."""
        claim = question_of(message)
        plain = self._plain(claim, talk) if claim is not None else None
        if plain is not None:
            return _joined(message, self._answers(plain, talk))
        pieces = pieces_of(message)
        asking = [piece for piece in pieces if self._asks(piece)]
        if any(piece.is_marked for piece in asking):
            asking = [piece for piece in asking if piece.asks or not states(piece.text)]
        if len(pieces) < 2 or not asking or self._is_one(message, pieces, talk):
            return _joined(message, self._answers(message, talk))
        if len(asking) > MOST_QUESTIONS:
            return declined(
                message, f"That is {len(asking)} questions at once. Ask at most {MOST_QUESTIONS} in a message."
            )
        trial = _copy(talk)
        answer = self._in_turn(message, pieces, asking, trial)
        _take_over(talk, trial)
        return answer

    def _in_turn(self, message: str, pieces: Sequence[Piece], asking: list[Piece], talk: Conversation) -> Answer:
        answers: list[Answer] = []
        aside = stated = False
        for piece in pieces:
            goes_on = piece not in asking and _goes_with(answers) and self._goes_on(piece, talk)
            if goes_on and corrects(piece.text):
                answers.pop()
            elif self._bends(piece) and piece not in asking:
                if not goes_on:
                    reason = f"I cannot tell what “{piece.text}” changes. Put it into the question itself."
                    return declined(message, reason)
                answers.pop()  # the question was not meant without it
            if piece in asking or goes_on:
                found = self._answers_of(piece, talk, beside=_follows_a_semicolon(pieces, piece))
                if piece.asks and answers and stated and not any(map(_is_understood, found)):
                    answers = []  # what only stated something was no question, but what this one leans on
                stated = stated or not piece.asks
                answers += found
                continue
            more = self._beside_the_others(piece, talk, first=not answers)
            answers += more
            if more:
                continue
            aside = aside or not piece.is_chat
            if piece.start < asking[-1].start:
                self._mention(piece, talk)
        if aside and len(asking) == len(answers) == 1:
            answers = [_noting(answers[0], asking[0].text)]
        return _joined(message, answers)

    def _beside_the_others(self, piece: Piece, talk: Conversation, *, first: bool) -> list[Answer]:
        """What a piece without a question mark asks that only names measures: “Series E: lead, amount; D mark”."""
        reading = self._read(piece.text)
        if piece.is_chat or states(piece.text) or not measures(reading):
            return []
        if first:
            reason = f"I cannot tell of what “{piece.text}” is asked. Name the company in it."
            return [declined(piece.text, reason)] if piece.text.endswith(";") else []
        if reading.unknown:
            return []
        return self._answers_of(piece, talk, beside=True)

    def _answers_of(self, piece: Piece, talk: Conversation, *, beside: bool) -> list[Answer]:
        """The answers to a piece, which may stand beside measures of another round.

        Of which of the two rounds a step-up beside the price of one would then be, nobody can tell.
        """
        reading = self._read(piece.text)
        steps = _STEPS.intersection(map(str, reading.values(Sense.METRIC)))
        if beside and steps and len(each_measure(reading)) > 1:
            return [declined(piece.text, f"I cannot tell of which round the last part of “{piece.text}” is asked.")]
        return self._answers(piece.text, talk)

    def _asks(self, piece: Piece) -> bool:
        """Whether a piece is a question; without its mark it must be one that is understood as such."""
        if piece.asks or (piece.is_point and not piece.is_chat):
            return True
        text, _ = self._chatter.without_asides(piece.text)
        row = each_measure(self._read(text))
        if row and all(map(self._is_understood_alone, row)):
            return True
        return any(self._is_understood_alone(one) for one in (text, *put_plainly(text)))

    def _is_understood_alone(self, text: str) -> bool:
        """Whether a text without a question mark is understood as a question, and names more than a company."""
        reading = self._read(text)
        shaped = any(span.sense in SHAPING | {Sense.ROUNDS} for span in reading.meant)
        return shaped and not is_card(reading) and self._follow_ups.understands(reading)

    def _is_one(self, message: str, pieces: Sequence[Piece], talk: Conversation) -> bool:
        """Whether pieces make one question together that every word of the message takes part in."""
        if sum(piece.is_marked for piece in pieces) > 1:
            return False
        if any(piece.is_point or corrects(piece.text) for piece in pieces[1:]):
            return False
        if sum(measures(self._read(piece.text)) for piece in pieces if piece.text.endswith(";")) and len(pieces) > 1:
            return False  # what a semicolon parts are measures of their own
        return self._understood(message, talk) and not self._all_ask(pieces)

    def _all_ask(self, pieces: Sequence[Piece]) -> bool:
        """Whether every piece is a whole question: then they are several, however they read together."""
        return all(self._asks(piece) and self._follow_ups.understands(self._read(piece.text)) for piece in pieces)

    def _bends(self, piece: Piece) -> bool:
        """Whether leaving a piece out may change a figure."""
        known = any(span.sense not in NO_FIGURE_WORDS for span in self._read(piece.text).spans)
        has_figure_words = known or any(sign.isdigit() for sign in piece.text)
        return bends_by_itself(piece.text) or (changes_a_figure(piece.text) and has_figure_words)

    def _goes_on(self, piece: Piece, talk: Conversation) -> bool:
        """Whether a piece without a question mark says more of the question before it: "in euros, please"."""
        return not piece.is_chat and self._plain(piece.text, talk) is not None

    def _mention(self, piece: Piece, talk: Conversation) -> None:
        """Keep the names of a sentence that asks nothing, for a question that lacks them."""
        reading = self._read(piece.text)
        named = [span for span in reading.meant if span.sense in NAMES]
        if len(reading.values(Sense.COMPANY)) == 1 or (named and talk.last is None):
            talk.last = self._read(" ".join(_as_name(span) for span in named))
            talk.subject = Subject()

    def _understood(self, text: str, talk: Conversation) -> bool:
        return self._follow_ups.is_answerable(self._follow_ups.whole(self._read(text), talk))

    def _answers(self, text: str, talk: Conversation) -> list[Answer]:
        """The answers to one sentence: one, unless it asks two things that do not make one question."""
        text = self._as_asked(text, talk)
        return self._figures(text, talk) or [self._one(text, talk)]

    def _as_asked(self, text: str, talk: Conversation) -> str:
        """The question for yes or no behind a statement about somebody who is named: “Accel led its Series A?”.

        Where the statement also says what is asked for (“Mistral was valued at?”), it is kept if nobody can say yes.
        """
        who, question = stated(text) or ("", "")
        named = {span.sense for span in self._read(who).meant} - {Sense.SEPARATOR}
        points = who.casefold() in POINTERS
        if named not in _NAMED and not points:
            return text
        asks = " that " in text if points else any(span.sense in SHAPING for span in self._read(text).meant)
        return question if not asks or self._understood(question, talk) else text

    def _figures(self, text: str, talk: Conversation) -> list[Answer]:
        """The answers to a sentence that is understood, whole or in parts; else none."""
        plain = self._plain(text, talk)
        if plain is not None:
            return [self._one(plain, talk)]
        answers = self._measured_apart(text, talk)
        for wording in dict.fromkeys((text, spelled_out(text))):  # its parts are put plainly by themselves
            answers = answers or self._without_chatter(wording, talk) or self._in_parts(wording, talk)
        return answers

    def _plain(self, text: str, talk: Conversation) -> str | None:
        """A sentence as it is understood: as it was typed, else with its idioms in plain words; else ``None``."""
        return next((one for one in (text, *put_plainly(text)) if self._understood(one, talk)), None)

    def _measured_apart(self, text: str, talk: Conversation) -> list[Answer]:
        """The answers to a row of measures, each asked of the same thing."""
        for one in (text, *put_plainly(text)):
            questions = [self._plain(question, talk) for question in each_measure(self._read(one))]
            if not questions or None in questions or len(questions) > MOST_QUESTIONS:
                continue
            trials = [(question, _copy(talk)) for question in questions if question is not None]
            answers = [self._one(question, trial) for question, trial in trials]
            if _all_answered(answers):
                _take_over(talk, trials[-1][1])
                return answers
        return []

    def _without_chatter(self, text: str, talk: Conversation) -> list[Answer]:
        """The answers to what is left of a sentence without the clauses around it that only chat."""
        kept, stories = self._chatter.without_asides(text)
        if len(kept) >= len(text.rstrip(" ?!.")) or ("%" in text and "%" not in kept):
            return []
        trial = _copy(talk)
        for story in stories:
            self._mention(story, trial)
        if stories and self._chatter.leaves_its_company(stories, kept):
            return []
        answers = self._figures(kept, trial)
        if not answers or not _all_answered(answers):
            return []
        _take_over(talk, trial)
        return [_noting(answers[0], kept)] if len(answers) == 1 else answers

    def _in_parts(self, text: str, talk: Conversation) -> list[Answer]:
        """The answers to “X and Y”, where both parts are questions.

        Where no question word opens the second part, every word of the sentence must be known.
        """
        joints = list(joints_of(text)) if ";" not in text.rstrip(" ;") else []
        if len(joints) > _MOST_JOINTS or set(self._read(text).unknown) - {"also"}:
            joints = []
        for left, right in dict.fromkeys([*islice(second_questions_of(text), _MOST_JOINTS), *joints]):
            trial = _copy(talk)
            answers = self._both(left, right, trial)
            if answers and len(answers) <= MOST_QUESTIONS and _all_answered(answers):
                _take_over(talk, trial)
                return answers
        return []

    def _both(self, left: str, right: str, talk: Conversation) -> list[Answer]:
        """Both parts in turn. A left part without names ("the amount and …") takes those of the right one."""
        first, second = self._as_meant(left, talk), self._as_meant(right, talk)
        if not (measures(first) and measures(second)) and not asks_by_how_much(first, second):
            return []
        if not opens(second, right):
            return []
        if says_how(first) and not (says_how(second) or opens_a_question(right) or second.has(Sense.COUNTS)):
            return []  # whose total or largest the second is, the words do not say
        if asks_who_was_in_a_total(first, second, right):
            return []
        if leaves_open(first, second) or self._stands_apart(first, second):
            return []
        if names(first) or not names(second) or points_somewhere(right):
            before = self._figures(left, talk)
            after = self._figures(right, talk) if before else []
        else:
            after = self._figures(right, talk)
            before = self._figures(left, talk) if after else []
        return [*before, *after] if before and after else []

    def _stands_apart(self, first: Reading, second: Reading) -> bool:
        """Whether one part names nobody and yet stands on its own: “the largest round, and Lumen's total”.

        Whether it is meant of all or of what the other part names, the words do not say.
        """
        bare = [one for one in (first, second) if not any(span.sense in NAMES | WHOSE for span in one.meant)]
        return len(bare) == 1 and not points_at_one(bare[0].question) and self._follow_ups.stands(bare[0])

    def _as_meant(self, text: str, talk: Conversation) -> Reading:
        """A part as it reads in plain words, if it is understood in such."""
        reading = self._read(text)
        if not reading.unknown:
            return reading
        return self._read(self._plain(text, talk) or spelled_out(text))


def _follows_a_semicolon(pieces: Sequence[Piece], piece: Piece) -> bool:
    """Whether a semicolon parts a piece from the one before it."""
    at = pieces.index(piece)
    return at > 0 and pieces[at - 1].text.endswith(";")


def _goes_with(answers: Sequence[Answer]) -> bool:
    """Whether there is a last answer, and one that something more can be said to."""
    return bool(answers) and not was_not_understood(answers[-1])


def _as_name(span: Span) -> str:
    return str(span.value) if span.sense in {Sense.COMPANY, Sense.ROUND} else span.text


def _all_answered(answers: Sequence[Answer]) -> bool:
    """Whether every part was understood, be it that a value is not known, and one of them answered."""
    return all(map(_is_understood, answers)) and any(answer.kind in _ANSWERED for answer in answers)


def _is_understood(answer: Answer) -> bool:
    return answer.kind in _ANSWERED or (answer.is_declined and bool(answer.understood))


def _copy(talk: Conversation) -> Conversation:
    return replace(talk)


def _take_over(talk: Conversation, trial: Conversation) -> None:
    for one in fields(Conversation):
        setattr(talk, one.name, getattr(trial, one.name))


def _noting(answer: Answer, text: str) -> Answer:
    return replace(answer, notes=(f"Answered: “{text}”.", *answer.notes))


def _joined(message: str, answers: Sequence[Answer]) -> Answer:
    return answers[0] if len(answers) == 1 else together(message, answers)
