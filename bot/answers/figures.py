"""A Figure becomes an Answer: one sentence with the value, the working with its inputs, rows, notes and citations."""

from __future__ import annotations

from bot.answers.answer import Answer, AnswerFigure, AnswerKind, Column, FigureInput, Row
from bot.answers.citing import Citations
from bot.answers.guessing import of_a_guessed_year
from bot.answers.sentences import sentence
from bot.answers.shapes import Asked
from bot.answers.stories import Extract, quotes_from
from index.facts.schema import Confidence, Round
from index.facts.table import FactsTable
from index.figures.catalogue import Metric
from index.figures.compute import Figure, FigureRow, inputs_of
from index.figures.display import displayed
from index.figures.exchange import before_exchange
from index.figures.query import Aggregate, FigureQuery
from index.figures.working import Given, decimal_of, written

_SURE = {Confidence.OFFICIAL: 0.95, Confidence.REPORTED: 0.8, Confidence.DISPUTED: 0.6, Confidence.EXTRACTED: 0.5}
_MARKS = 4
"""How many marks stand behind one statement; the inputs carry the rest."""
_SUGGESTIONS = 3

_QUESTIONS = {
    "amount": "How big was {of}?",
    "raised": "How big was {of}?",
    "investor_count": "How many investors were in {of}?",
    "announced": "When was {of} announced?",
    "lead_investors": "Who led {of}?",
    "participants": "Who joined {of}?",
    "investors": "Who invested in {of}?",
}


def figure_answer(
    question: str, asked: Asked, figure: Figure, table: FactsTable, context: Extract | None = None
) -> Answer:
    """The Answer that states a figure, with what its round's briefing says of it as a quote."""
    unsure = of_a_guessed_year(question, asked, table)
    if unsure is not None:
        return unsure
    citations = Citations(table)
    rows = tuple(_row(row, figure, citations) for row in figure.rows)
    inputs = tuple(_input(given, citations) for given in inputs_of(figure))
    if not inputs and not rows:
        for fact_id in (*figure.facts, *(one.fact_id for one in figure.rounds)):
            citations.fact(fact_id, figure.metric.name)
    display = displayed(figure.value, figure.unit, figure.hedge) if figure.value is not None else ""
    text, working = sentence(figure, display, _marks(figure, citations)), _working(figure, display, citations)
    quotes = quotes_from((context,), citations) if context else ()  # last: its number follows those of the facts
    return Answer(
        question=question,
        understood=str(figure.query),
        kind=AnswerKind.LIST if figure.value is None else AnswerKind.FIGURE,
        text=text,
        figure=AnswerFigure(
            value=figure.value,
            unit=figure.unit,
            display=display,
            metric=figure.metric.name,
            query=str(figure.query),
            working=working,
            inputs=inputs,
        ),
        rows=rows,
        quotes=quotes,
        citations=citations.all(),
        notes=(*asked.notes, *figure.notes),
        confidence=min((_SURE[one.confidence] for one in figure.rounds), default=0.5),
        suggestions=tuple(question_about(figure.metric, one) for one in asked.others[:_SUGGESTIONS]),
    )


def question_about(metric: Metric, one: Round) -> str:
    """A question that asks for a metric of a round, in words that Roundtable understands."""
    template = _QUESTIONS.get(metric.name, f"What was the {metric.title[0].lower()}{metric.title[1:]} of {{of}}?")
    return template.format(of=one.label)


def _input(given: Given, citations: Citations) -> FigureInput:
    citation = citations.fact(given.fact_id, given.field)
    return FigureInput(given.label, decimal_of(given.value), given.unit, citation)


def _row(row: FigureRow, figure: Figure, citations: Citations) -> Row:
    citation = citations.fact(row.fact_id, row.field) if row.fact_id else None
    display = displayed(row.value, row.unit, row.hedge) if row.value is not None else "undisclosed"
    if not row.beside or not isinstance(figure.query, FigureQuery):
        return Row(row.label, row.value, row.unit, display, citation)
    own = Column(figure.metric.title, figure.metric.name, row.value, row.unit, display, citation)
    names = zip(row.beside, figure.query.beside, strict=True)
    columns = (own, *(_column(one, name, citations) for one, name in names))
    shown = [*_own(own, row.label), *(f"{_in_lower_case(one.title)}: {one.display}" for one in columns[1:])]
    return Row(row.label, row.value, row.unit, "; ".join(shown), citation, columns)


def _own(own: Column, label: str) -> list[str]:
    """The row's own value as it is shown with others: a name that labels the row already is not said again."""
    return [] if own.display == label else [own.display]


def _column(one: FigureRow, name: str, citations: Citations) -> Column:
    known = one.value is not None
    citation = citations.fact(one.fact_id, one.field) if one.fact_id and known else None
    display = displayed(one.value, one.unit, one.hedge) if known else NOT_KNOWN
    return Column(one.label, name, one.value, one.unit, display, citation)


def _in_lower_case(title: str) -> str:
    return f"{title[0].lower()}{title[1:]}"


NOT_KNOWN = "not known"
"""What stands in a column where a record has no value."""


def _marks(figure: Figure, citations: Citations) -> str:
    """The marks of the places that the value itself rests on."""
    if figure.value is None:
        return ""
    numbers = [citation.n for citation in citations.all()]
    if isinstance(figure.query, FigureQuery) and figure.query.aggregate in {Aggregate.MIN, Aggregate.MAX}:
        numbers = [citations.fact(row.fact_id, row.field) for row in figure.rows if row.fact_id] or numbers
    shown = "".join(f"[{n}]" for n in numbers[:_MARKS])
    more = f" and {len(numbers) - _MARKS} more" if len(numbers) > _MARKS else ""
    return f" {shown}{more}" if shown else ""


def _working(figure: Figure, display: str, citations: Citations) -> str:
    if figure.working is None:
        return ""

    def show(given: Given) -> str:
        value = given.label if given.unit == "count" else displayed(decimal_of(given.value), given.unit, given.hedge)
        return f"{value} [{citations.fact(given.fact_id, given.field)}]"

    line = written(figure.working, show)
    if isinstance(figure.working, Given):
        return f"{figure.metric.title}: {line}, as stated"
    result = figure.rows[0].value if figure.unit == "name" and figure.rows else None
    shown = display if result is None else displayed(result, figure.rows[0].unit)
    if not isinstance(figure.query, FigureQuery) and figure.unit in {"name", "yes/no"}:
        return f"{line}: {display}"
    if not isinstance(figure.query, FigureQuery) or figure.query.aggregate:
        return f"{line} = {shown}"
    formula = figure.metric.title if isinstance(before_exchange(figure.working), Given) else figure.metric.formula
    return f"{formula.removeprefix('stated, else ')}: {line} = {shown}"
