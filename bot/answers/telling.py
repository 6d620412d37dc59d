"""What the briefings tell: for a question that no table answers, and beside an answer of the tables that falls short.

In a conversation a question that names no company is asked of what was talked about first. Only here is anything
searched: a card, a section and a figure that is known never wait for a model, but for the sector of a company.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answers.answer import Answer
from bot.answers.citing import with_quotes_of
from bot.answers.declining import not_understood, with_the_nearest
from bot.answers.dialogue import Conversation, FollowUps, Whole
from bot.answers.following import is_card
from bot.answers.grammar import Sense
from bot.answers.marking import marked
from bot.answers.passages import passage_answer
from bot.answers.premises import refuted
from bot.answers.reading import Reader, Reading
from index.facts.table import FactsTable
from index.figures.figure import Figure
from index.generation import Generation

_ASKS_ITS_WORK = re.compile(
    r"^\W*(?:(?:and|so|but|ok|wait|hey)\W+)*what (?:(?:does|do) .+ do|is the sector of .+?)\W*$", re.IGNORECASE
)
"""“What does Lumen do?”, and what the idioms make of “what is Lumen building?”: a sector says it in a word only."""
_MARGIN, _ELSEWHERE = 0.1, 0.6
"""How much surer a quote from elsewhere must be than one from what was talked about, and how sure where that has
none. Chosen on the development questions, each asked without its company after one about it."""
_LIKELY = 0.5
"""The score of a quote that stands beside a figure which is not known, where it may not answer."""


class Telling:
    """Asks the briefings of one generation. Safe to share between threads."""

    def __init__(
        self,
        generation: Generation,
        table: FactsTable,
        reader: Reader,
        read: Callable[[str], Reading],
        follow_ups: FollowUps,
    ) -> None:
        """``read`` reads a text as of today."""
        self._generation = generation
        self._table = table
        self._reader = reader
        self._read = read
        self._follow_ups = follow_ups

    def told(self, question: str, whole: Whole, talk: Conversation) -> tuple[Answer, Reading | None]:
        """What the briefings say, with the question as said of what was talked about, where it is answered so."""
        reading = whole.reading
        if whole.leans and self._table.rounds and not reading.has(Sense.COMPANY):
            return not_understood(question, reading, self._reader, self._table), None
        found, about = refuted(reading.question, self._read, self._table), None
        if found is None:
            found, about = self._of_the_talk(
                reading, () if whole.leans else self._follow_ups.of_the_subject(reading, talk)
            )
        if found is not None and not (found.is_declined and not found.understood):
            return marked(found, reading), about
        refusal = not_understood(question, reading, self._reader, self._table)
        return (refusal if found is None else marked(with_the_nearest(refusal, found), reading)), about

    def _of_the_talk(self, reading: Reading, of_subject: Sequence[Reading]) -> tuple[Answer | None, Reading | None]:
        """What is quoted for a question, or for the first way of saying it of what was talked about that is answered.

        Another company's briefings must be surer than those of the company that was talked about.
        """
        wide = None if of_subject and reading.has(Sense.METRIC) else self._quoted(reading)
        elsewhere = 0.0 if wide is None else wide.confidence
        nearest = None if of_subject and elsewhere < _ELSEWHERE else wide
        for own in of_subject:
            told = self._quoted(own)
            if told is not None and not told.is_declined:
                if elsewhere > told.confidence + _MARGIN:
                    return wide, None
                note = f"Taken to be about {', '.join(map(str, own.values(Sense.COMPANY)))}."
                return replace(told, notes=(note, *told.notes)), own
            nearest = nearest or told
        return nearest, None

    def _quoted(self, reading: Reading) -> Answer | None:
        """What is quoted for a reading, or shown as near."""
        if not self._generation.passages:
            return None
        return passage_answer(reading.question, reading, self._generation, self._table)

    def of_its_field(self, reading: Reading) -> Reading:
        """“What does X do?” as the question for its sector, and not for all that is known of it."""
        companies = reading.values(Sense.COMPANY)
        bare = len(companies) == 1 and is_card(reading) and not reading.has(Sense.ROUND)
        does = bare and _ASKS_ITS_WORK.match(reading.question)
        return self._read(f"what is the sector of {companies[0]}") if does else reading

    def beside(self, answer: Answer, figure: Figure | None, reading: Reading) -> Answer:
        """A figure that is not known, or what a company does, with what its briefings say of it."""
        if figure is not None and not _ASKS_ITS_WORK.match(answer.question):
            return answer
        if figure is not None:  # by the sector's words a sentence is found that says more than they do
            reading = self._read(f"what does {figure.label} do, with {figure.value}?")
        found = self._quoted(reading) if reading.has(Sense.COMPANY) else None
        if found is None or (found.is_declined and (figure is not None or found.quotes[0].score < _LIKELY)):
            return answer
        found = marked(found, reading)
        return with_the_nearest(answer, found) if found.is_declined else with_quotes_of(answer, found)
