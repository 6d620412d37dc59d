"""A desk at which questions are read against a table of a few rounds: everything but briefings and search."""

from __future__ import annotations

from datetime import date

from bot.answers.answer import Answer
from bot.answers.asking import asked
from bot.answers.declining import not_understood, without_figure
from bot.answers.figures import figure_answer
from bot.answers.grammar import Sense
from bot.answers.lexicon import Lexicon
from bot.answers.reading import Reader, Reading
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.compute import Missing, compute

TODAY = date(2026, 11, 22)


class Desk:
    """Reads and answers from one table."""

    def __init__(self, table: FactsTable) -> None:
        self.table = table
        self.reader = Reader(Lexicon(table))

    def reading(self, question: str, *about: str) -> Reading:
        """The reading of a question; ``about`` are the companies that were talked about before."""
        return self.reader.read(question, today=TODAY, companies=about)

    def senses(self, question: str, *about: str) -> list[tuple[Sense, object]]:
        """Sense and value of every word or phrase that can change what is asked, in order."""
        return [(span.sense, span.value) for span in self.meant(question, *about)]

    def meant(self, question: str, *about: str) -> tuple[Span, ...]:
        """The spans of a question that can change what is asked."""
        return self.reading(question, *about).meant

    def query(self, question: str) -> str | None:
        """The line of the figure query that a question becomes, if it becomes one."""
        return self.line(self.reading(question))

    def line(self, reading: Reading) -> str | None:
        """The line of the figure query that a reading becomes, if it becomes one."""
        found = asked(reading, self.table)
        return str(found.query) if found else None

    def answer(self, question: str) -> Answer:
        """The figure that answers a question, or what is said where there is none."""
        reading = self.reading(question)
        found = asked(reading, self.table)
        if found is None:
            return not_understood(question, reading, self.reader, self.table)
        figure = compute(found.query, self.table)
        if isinstance(figure, Missing):
            return without_figure(question, found, figure, self.table)
        return figure_answer(question, found, figure, self.table)
