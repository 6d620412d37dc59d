"""A Figure becomes an Answer: one sentence with the value, the working with its inputs, rows, notes and citations."""

from __future__ import annotations

from decimal import Decimal

from bot.answers.answer import Answer, AnswerFigure, AnswerKind, FigureInput, Row
from bot.answers.citing import Citations
from bot.answers.shapes import Asked
from index.facts.schema import Confidence, Round, ValuationBasis
from index.facts.table import FactsTable
from index.figures.catalogue import Metric
from index.figures.compute import Figure, FigureRow, inputs_of
from index.figures.display import displayed
from index.figures.exchange import before_exchange
from index.figures.query import Aggregate, CompareOp, Comparison, FigureQuery, subject, when
from index.figures.working import Given, decimal_of, written

_SURE = {Confidence.OFFICIAL: 0.95, Confidence.REPORTED: 0.8, Confidence.DISPUTED: 0.6, Confidence.EXTRACTED: 0.5}
_MARKS = 4
"""How many marks stand behind one statement; the inputs carry the rest."""
_SUGGESTIONS = 3

_SENTENCES = {
    "amount": "The amount of {of} was {value}",
    "raised": "{of} brought in {value}",
    "announced": "{of} was announced {on} {value}",
    "lead_investors": "{of} was led by {value}",
    "participants": "{value} took part in {of} without leading it",
    "investors": "{value} invested in {of}",
    "investor_count": "{value} investors are named for {of}",
    "instrument": "{of} is classed as {value}",
    "stake_sold": "The buyers of {of} hold {value} of the company for it",
    "use_of_funds": "The money of {of} is for: {value}",
}
_QUESTIONS = {
    "amount": "How big was {of}?",
    "raised": "How big was {of}?",
    "investor_count": "How many investors were in {of}?",
    "announced": "When was {of} announced?",
    "lead_investors": "Who led {of}?",
    "participants": "Who joined {of}?",
    "investors": "Who invested in {of}?",
}
_AGGREGATES = {
    Aggregate.SUM: "total",
    Aggregate.MEAN: "average",
    Aggregate.MEDIAN: "median",
    Aggregate.MIN: "smallest",
    Aggregate.MAX: "largest",
    Aggregate.COUNT: "number of",
    Aggregate.LATEST: "latest",
}


def figure_answer(question: str, asked: Asked, figure: Figure, table: FactsTable) -> Answer:
    """The Answer that states a figure."""
    citations = Citations(table)
    rows = tuple(_row(row, citations) for row in figure.rows)
    inputs = tuple(_input(given, citations) for given in inputs_of(figure))
    if not inputs and not rows:
        for one in figure.rounds:
            citations.fact(one.fact_id, figure.metric.name)
    display = displayed(figure.value, figure.unit, figure.hedge) if figure.value is not None else ""
    return Answer(
        question=question,
        understood=str(figure.query),
        kind=AnswerKind.LIST if figure.value is None else AnswerKind.FIGURE,
        text=_sentence(figure, display, _marks(figure, citations)),
        figure=AnswerFigure(
            value=figure.value,
            unit=figure.unit,
            display=display,
            metric=figure.metric.name,
            query=str(figure.query),
            working=_working(figure, display, citations),
            inputs=inputs,
        ),
        rows=rows,
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


def _row(row: FigureRow, citations: Citations) -> Row:
    citation = citations.fact(row.fact_id, row.field) if row.fact_id else None
    display = displayed(row.value, row.unit, row.hedge) if row.value is not None else "undisclosed"
    return Row(row.label, row.value, row.unit, display, citation)


def _marks(figure: Figure, citations: Citations) -> str:
    """The marks of the places that the value itself rests on."""
    if figure.value is None:
        return ""
    numbers = [citation.n for citation in citations.all()]
    if isinstance(figure.query, FigureQuery) and figure.query.aggregate in {Aggregate.MIN, Aggregate.MAX}:
        numbers = [citations.fact(row.fact_id, row.field) for row in figure.rows if row.fact_id] or numbers
    shown = "".join(f"[{n}]" for n in numbers[:_MARKS])
    more = f" and {len(numbers) - _MARKS} more" if len(numbers) > _MARKS else ""
    return f" {shown}{more}"


def _sentence(figure: Figure, display: str, marks: str) -> str:
    query = figure.query
    if isinstance(query, Comparison):
        return f"{_compared(query, figure, display)}{marks}."
    if figure.value is None:
        return _listed(query, figure)
    if query.group_by:
        best = figure.rows[0]
        size = displayed(best.value, best.unit, best.hedge)
        return f"{display}, with {size}{_of_what(figure)}{marks}."
    if query.aggregate is Aggregate.COUNT:
        noun = {"round": "rounds", "company": "companies"}.get(figure.metric.name, figure.metric.title.lower())
        return f"{display} {noun} fit{marks}."
    if query.aggregate in {Aggregate.MIN, Aggregate.MAX}:
        word = _AGGREGATES[query.aggregate]
        return f"The {word} is {figure.label}, with {display}{_of_what(figure)}{marks}."
    if query.aggregate is Aggregate.SUM and figure.metric.name == "raised":
        return f"{_raised(query, figure, display)}{marks}."
    if query.aggregate and query.aggregate is not Aggregate.LATEST:
        what = f"{_AGGREGATES[query.aggregate]} {_title(figure)}"
        return f"The {what} of {_many(figure)}{when(query)} is {display}{marks}."
    return f"{_single(figure, display)}{marks}."


def _single(figure: Figure, display: str) -> str:
    metric, of = figure.metric, figure.label
    title = f"{metric.title[0].lower()}{metric.title[1:]}"
    if metric.name == "post_money" and any(
        one.valuation_basis is ValuationBasis.UNSPECIFIED for one in figure.rounds
    ):
        title = "valuation"  # nobody says that it is post-money
    default = f"The {title} of {{of}} was {{value}}"
    template = _SENTENCES.get(metric.name, default)
    on = "on" if display[:1].isdigit() and " " in display else "in"  # a day is "on", a month or year is "in"
    return template.format(of=of, value=display, on=on)


def _raised(query: FigureQuery, figure: Figure, display: str) -> str:
    """A total, said of whoever raised it."""
    who = subject(query) if any(f.field == "company" for f in query.filters) else ""
    if not who:
        return f"{_many(figure)[0].upper()}{_many(figure)[1:]} raised {display} in total{when(query)}"
    return f"{who} raised {display}{when(query)}, in {_many(figure)}"


def _title(figure: Figure) -> str:
    return "amount raised" if figure.metric.name == "raised" else figure.metric.title.lower()


def _of_what(figure: Figure) -> str:
    return "" if figure.metric.name in {"raised", "amount", "round"} else f" {figure.metric.title.lower()}"


def _many(figure: Figure) -> str:
    return _counted(len(figure.rounds), "round")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _listed(query: FigureQuery, figure: Figure) -> str:
    title = _title(figure)
    if query.group_by:
        word = _AGGREGATES.get(query.aggregate or Aggregate.SUM, str(query.aggregate))
        return f"The {word} {title} by {query.group_by}, {len(figure.rows)} in all."
    if figure.unit == "name":
        return f"{figure.metric.title}: {len(figure.rows)} found."
    order = f"by {title}" if query.order_by is None else "in order of date"
    return f"{_counted(len(figure.rows), 'round')}, {order}."


def _compared(query: Comparison, figure: Figure, display: str) -> str:
    first, second = figure.rows
    shown = " and ".join(f"{row.label} ({displayed(row.value, row.unit)})" for row in (first, second))
    if query.op in {CompareOp.LARGER, CompareOp.SMALLER}:
        return f"{display} has the {query.op} {_title(figure)}: {shown}"
    if query.op is CompareOp.RATIO:
        return f"The ratio of {shown} is {display}"
    if isinstance(figure.value, Decimal) and figure.value < 0:
        return f"{first.label} is {displayed(-figure.value, figure.unit)} below {second.label}: {shown}"
    return f"{first.label} is {display} above {second.label}: {shown}"


def _working(figure: Figure, display: str, citations: Citations) -> str:
    if figure.working is None:
        return ""

    def show(given: Given) -> str:
        value = displayed(decimal_of(given.value), given.unit) if given.unit != "count" else given.label
        return f"{value} [{citations.fact(given.fact_id, given.field)}]"

    line = written(figure.working, show)
    if isinstance(figure.working, Given):
        return f"{figure.metric.title}: {line}, as stated"
    result = figure.rows[0].value if figure.unit == "name" and figure.rows else None
    shown = display if result is None else displayed(result, figure.rows[0].unit)
    if isinstance(figure.query, Comparison) and figure.unit == "name":
        return f"{line}: {display}"
    if isinstance(figure.query, Comparison) or figure.query.aggregate:
        return f"{line} = {shown}"
    formula = figure.metric.title if isinstance(before_exchange(figure.working), Given) else figure.metric.formula
    return f"{formula.removeprefix('stated, else ')}: {line} = {shown}"
