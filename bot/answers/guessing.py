"""A time whose year nobody said, and of which nothing is known in the year that was taken: then the year is asked."""

from __future__ import annotations

from bot.answers.answer import Answer, AnswerKind
from bot.answers.shapes import Asked
from index.facts.table import FactsTable
from index.figures.compute import Figure, compute, inputs_of
from index.figures.query import FigureQuery, simple_queries


def of_a_guessed_year(question: str, asked: Asked, table: FactsTable) -> Answer | None:
    """The Answer that asks for the year, where a figure, or one side of it, rests on nothing; else ``None``."""
    if not asked.assumed or not any(_is_of_nothing(query, table) for query in simple_queries(asked.query)):
        return None
    times = " and ".join(f"“{time}”" for time in asked.assumed)
    reason = f"Nothing is known of {times} in the year that I would take, the last one. Say which year is meant."
    return Answer(question, str(asked.query), AnswerKind.DECLINED, reason, notes=asked.notes)


def _is_of_nothing(query: FigureQuery, table: FactsTable) -> bool:
    """Whether a figure rests on no round and no fact: none fits its conditions."""
    found = compute(query, table)
    return isinstance(found, Figure) and not (found.rounds or found.facts or found.rows or inputs_of(found))
