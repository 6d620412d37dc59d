"""Answers whose rows can be drawn, filled in where a case does not care."""

from __future__ import annotations

from decimal import Decimal

from bot.answers.answer import Answer, AnswerFigure, AnswerKind, Row
from index.figures.display import displayed
from tests.bot.render.builders import a_fact_citation, a_list_answer


def a_row(label: str, value: str | None, unit: str = "USD", *, hedge: str = "") -> Row:
    """A row as an answer has it; ``None`` is undisclosed."""
    if value is None:
        return Row(label, None, unit, "undisclosed", 1)
    number = Decimal(value)
    return Row(label, number, unit, hedge + displayed(number, unit), 1)


def rows_of(*labels: str, unit: str = "USD") -> tuple[Row, ...]:
    """A row a label, each a billion less than the one before it."""
    return tuple(a_row(label, str((len(labels) - n) * 10**9), unit) for n, label in enumerate(labels))


def an_answer_of(
    *rows: Row, query: str = "sum(raised) by company order raised desc", metric: str = "raised", understood: str = ""
) -> Answer:
    """A list with these rows, answering this query."""
    figure = AnswerFigure(None, rows[0].unit if rows else "", "", metric, query, "", ())
    return a_list_answer(
        kind=AnswerKind.LIST,
        rows=rows,
        figure=figure,
        understood=understood or query,
        citations=(a_fact_citation(),),
    )
