"""A chart's title in plain words, from the figure query behind its answer. Computes nothing.

An Answer holds its query as one line; ``index.figures.syntax`` reads it back. What is asked stands first, then the
period, then every other condition: a title never says more than the query does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.answers.answer import Answer
from bot.render.charts.fitting import number
from bot.render.safe import one_line
from index.figures.catalogue import METRICS, Kind, Level
from index.figures.display import displayed
from index.figures.periods import ANY_TIME, Period
from index.figures.query import Aggregate, Comparison, FigureQuery, Filter, FilterValue, Money, Op, Query
from index.figures.syntax import QuerySyntaxError, parse

_LEVELS = frozenset({Aggregate.MEAN, Aggregate.MEDIAN, Aggregate.MIN, Aggregate.MAX, Aggregate.LATEST})
_PREFIXES = {
    Aggregate.MEAN: "Average ",
    Aggregate.MEDIAN: "Median ",
    Aggregate.MIN: "Smallest ",
    Aggregate.MAX: "Largest ",
    Aggregate.LATEST: "Latest ",
    Aggregate.RANGE: "Range of ",
    Aggregate.SUM: "Total ",
}
_RECORDS = {Level.ROUND: "round", Level.COMPANY: "company", Level.COMMITMENT: "commitment"}
_SAID = {"lead": "led by {}", "investor": "backed by {}", "participant": "joined by {}"}
_BOUNDS = {
    Op.GT: "over",
    Op.GE: "at least",
    Op.LT: "under",
    Op.LE: "at most",
    Op.EQ: "exactly",
    Op.NE: "other than",
    Op.IN: "of",
}
_GROUPS = {"lead": "lead investor"}
_NOUNS = {"round": "rounds", "company": "companies", "company_name": "companies", "investor_count": "investors"}
_TITLES = {metric.name: metric.title for metric in METRICS} | {"raised": "Amount raised"}
_NUMBERS = frozenset(metric.name for metric in METRICS if metric.kind.is_number and metric.name != "round")
_YEARS = frozenset(metric.name for metric in METRICS if metric.kind is Kind.YEAR)
_LEVEL_OF = {metric.name: metric.level for metric in METRICS}


def query_of(answer: Answer) -> Query | None:
    """The query behind an answer's figure, or ``None`` where it has none that can be read."""
    if answer.figure is None:
        return None
    try:
        return parse(answer.figure.query)
    except QuerySyntaxError:
        return None


def title_of(answer: Answer) -> str:
    """What a chart shows: ``Amount raised by year: Anthropic``."""
    if answer.figure is not None and answer.understood not in {"", answer.figure.query}:
        return _capital(one_line(answer.understood))
    query = query_of(answer)
    if isinstance(query, Comparison):
        names = {_what(side) for side in query.sides}
        what = names.pop() if len(names) == 1 else "Comparison"
        return f"{what}: {joined([one_line(row.label) for row in answer.rows])}"
    if isinstance(query, FigureQuery):
        return one_line(_worded(query))
    return _capital(one_line(answer.understood or answer.question))


def is_level(query: Query | None) -> bool:
    """Whether values by period are levels, as averages are, and not amounts of the whole period."""
    return isinstance(query, FigureQuery) and query.aggregate in _LEVELS


def is_cut(query: Query | None) -> bool:
    """Whether a query keeps only the first so many of its rows, as a ranking does."""
    return isinstance(query, FigureQuery) and query.limit is not None


def noun(metric: str) -> str:
    """What a count of this metric counts."""
    return _NOUNS.get(metric) or _TITLES.get(metric, "number").lower()


def joined(names: Sequence[str]) -> str:
    """``A, B and C``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _worded(query: FigureQuery) -> str:
    conditions = list(_conditions(query))
    return f"{_head(query)}{_when(query)}" + (f": {', '.join(conditions)}" if conditions else "")


def _head(query: FigureQuery) -> str:
    what, record = _what(query), _RECORDS[_LEVEL_OF.get(query.metric, Level.ROUND)]
    if query.limit is not None:
        end = "Top" if query.descending else "Lowest"
        return f"{end} {query.limit} {_plural(_group(query) or record)} by {_small(what)}"
    if query.group_by:
        return f"{what} by {_group(query)}"
    if query.order_by:
        order = "date" if query.order_by == "announced" else _small(_TITLES.get(query.order_by, query.order_by))
        return f"{what} of each {record} in order of {order}"
    if query.aggregate is Aggregate.LIST:
        return f"{_capital(_plural(record))} by {_small(what)}"
    return what


def _what(query: FigureQuery) -> str:
    """What is measured: ``Median stake sold``, ``Number of rounds``, ``Amount raised``."""
    title = _TITLES.get(query.metric, query.metric)
    if query.aggregate is Aggregate.COUNT:
        return f"Number of {noun(query.metric)}"
    if query.aggregate is Aggregate.SUM and query.metric == "raised":
        return title
    prefix = _PREFIXES.get(query.aggregate, "") if query.aggregate else ""
    return f"{prefix}{_small(title)}" if prefix else title


def _group(query: FigureQuery) -> str:
    return _GROUPS.get(query.group_by or "", (query.group_by or "").replace("_", " "))


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith(("ny", "ry", "ty")) else word if word.endswith("s") else f"{word}s"


def _when(query: FigureQuery) -> str:
    """The periods of a query as they follow what is measured: `` in 2025``, `` since 2024``."""
    values = [value for one in query.filters if one.field == "announced" for value in one.values]
    return "".join(_in_period(value) for value in values if isinstance(value, Period))


def _in_period(period: Period) -> str:
    text = str(period)
    if text == ANY_TIME:
        return ""
    if period.first is None or period.last is None:
        return f" {text}"
    return f" from {text}" if " to " in text else f" in {text}"


def _conditions(query: FigureQuery) -> Iterator[str]:
    """Everything else that narrows a query down."""
    for one in query.filters:
        if one.field != "announced" or not one.values:
            yield _condition(one)
    if query.pick:
        places = f"{query.pick.position} to {query.pick.last}" if query.pick.last else query.pick.position
        yield f"number {places} by {_small(_TITLES.get(query.pick.by, query.pick.by))}"
    if query.having:
        yield f"{_BOUNDS[query.having.op]} {_value(query.having.bound)}"
    if query.without:
        yield f"without {joined(query.without)}"


def _condition(one: Filter) -> str:
    title = _small(_TITLES.get(one.field, one.field.replace("_", " ")))
    if not one.values:
        return f"{title} {one.op}"
    values = " or ".join(_value(value, is_year=one.field in _YEARS) for value in one.values)
    if one.field in _NUMBERS:
        return f"{title} {_BOUNDS[one.op]} {values}"
    said = _SAID.get(one.field, "{}").format(values)
    return f"not {said}" if one.op is Op.NE else said


def _value(value: FilterValue, *, is_year: bool = False) -> str:
    if isinstance(value, Money):
        return displayed(value.amount, value.currency)
    if isinstance(value, FigureQuery):
        return f"({_small(_worded(value))})"
    if isinstance(value, Decimal):
        return number(value)
    return f"{value:,}" if isinstance(value, int) and not is_year else str(value)


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
