"""What the catalogue allows in a figure query: names of metrics, fields and groups, and what goes with what.

Every rule raises QueryError with what would be right and, for a name, with those like it. Whether a company or an
investor exists is ``naming``; whether there is a value is for ``compute`` to say.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache

from index.errors import QueryError
from index.figures.catalogue import METRICS, Kind, Level, Metric, metric_named
from index.figures.fields import COMPANY_NAMES, COMPANY_SERIES, GROUPS, MEASURES, NAMES
from index.figures.holding import ORDER
from index.figures.query import Aggregate, CompareOp, Comparison, FigureQuery, Op
from index.figures.tokens import either

_ADDS_UP = frozenset({Kind.MONEY, Kind.COUNT, Kind.DAYS})
_OF_NUMBERS = tuple(a for a in Aggregate if a not in {Aggregate.COUNT, Aggregate.SUM})
_AGGREGATE_WORDS = {
    "average": "mean",
    "avg": "mean",
    "total": "sum",
    "smallest": "min",
    "largest": "max",
    "last": "latest",
}
_AGGREGATES: dict[str, str] = {**{one.value: one.value for one in Aggregate}, **_AGGREGATE_WORDS}
_REACHED = {
    Level.ROUND: (Level.ROUND, Level.COMPANY),
    Level.COMPANY: (Level.COMPANY,),
    Level.COMMITMENT: tuple(Level),
}
"""Of what sorts of records a record has one: a round has one company, a company many rounds."""
_KNOWING = (Op.KNOWN, Op.UNKNOWN)
_NAME_OPS = (Op.EQ, Op.NE, Op.IN, *_KNOWING)
PERIOD_FIELDS = frozenset({"announced", *COMPANY_SERIES})
_FIRST = ("company", "round", "announced", "investor", "lead", "sector", "country")
_MEASURED = (metric.name for metric in METRICS if metric.name in MEASURES)
FIELDS = tuple(dict.fromkeys((*_FIRST, *sorted(NAMES), *_MEASURED, *sorted(COMPANY_SERIES))))
"""What conditions go by, those first that most conditions are about."""


class Sorts(StrEnum):
    """What a field's conditions compare with."""

    NAMES = "names"
    PERIODS = "periods"
    MONEY = "money"
    NUMBERS = "numbers"


def metric_called(text: str) -> Metric:
    """The metric of this name or of one of its synonyms."""
    name = _found(text, _metric_names(), what="metric", known=_METRIC_NAMES)
    return metric_named(name)


def is_metric(text: str) -> bool:
    """Whether a text names a metric."""
    return _plain(text) in _metric_names()


def field_called(text: str) -> str:
    """The field of this name; a metric that is a number is one too, also under its synonyms."""
    return _found(text, _field_names(), what="field", known=FIELDS)


def group_called(text: str) -> str:
    """The group of this name."""
    groups = tuple(sorted(GROUPS))
    return _found(text, _with_plurals({name: name for name in groups}), what="group", known=groups)


def aggregate_called(text: str) -> Aggregate:
    """The aggregate of this name."""
    return Aggregate(_found(text, _AGGREGATES, what="aggregate", known=tuple(Aggregate)))


def is_aggregate(text: str) -> bool:
    """Whether a word is the name of an aggregate."""
    return text in _AGGREGATES


def sort_of(field: str) -> Sorts:
    """What the conditions of a field compare with."""
    if field in PERIOD_FIELDS:
        return Sorts.PERIODS
    if field in NAMES:
        return Sorts.NAMES
    return Sorts.MONEY if metric_named(field).kind is Kind.MONEY else Sorts.NUMBERS


def operators_of(field: str) -> tuple[Op, ...]:
    """How the conditions of a field may compare."""
    return _NAME_OPS if sort_of(field) in {Sorts.NAMES, Sorts.PERIODS} else (*ORDER, *_KNOWING)


def aggregates_of(metric: Metric) -> tuple[Aggregate, ...]:
    """The aggregates that a metric can have."""
    if metric.kind in {Kind.NAMES, Kind.TEXT}:
        return (Aggregate.COUNT, Aggregate.LIST)
    if not metric.kind.is_number:
        return (Aggregate.LIST,)
    adds = (Aggregate.SUM,) if metric.kind in _ADDS_UP else ()
    return (*adds, *_OF_NUMBERS, *((Aggregate.COUNT,) if metric.kind is Kind.COUNT else ()))


def check_aggregate(aggregate: Aggregate, metric: Metric) -> None:
    """Refuse what a metric cannot have: the mean of names."""
    allowed = aggregates_of(metric)
    if aggregate not in allowed:
        raise QueryError(f"{metric.name} is {_described(metric)}, which has no {aggregate}; it has {either(allowed)}")


def check_nested(query: FigureQuery, field: str) -> None:
    """Refuse a query in a condition that yields nothing to compare with: a number for names, a date for money."""
    if query.beside:
        raise QueryError("with shows more of a list, and a condition takes only its names")
    kind = kind_of(query)
    match sort_of(field):
        case Sorts.PERIODS:
            raise QueryError(f"{field} compares with periods, not with what a query stands for")
        case Sorts.NAMES:
            own = {"sector_group": "sector"}.get(field, field)
            stands = (kind is Kind.TEXT and query.metric == own) or (kind is Kind.NAMES and _yields_names(query))
            if not stands:
                raise QueryError(f"({query}) yields no names for {field}")
        case _:
            if kind is not metric_named(field).kind:
                raise QueryError(f"{field} compares with {_KINDS[metric_named(field).kind]}, not with {_KINDS[kind]}")


def _yields_names(query: FigureQuery) -> bool:
    return query.group_by is not None or metric_named(query.metric).kind is Kind.NAMES


def field_of_names(query: FigureQuery | Comparison) -> str | None:
    """The field whose names a query yields, where it is one of them."""
    if isinstance(query, Comparison):
        return field_of_names(query.sides[0])
    name = query.group_by or _FIELDS_OF_METRICS.get(query.metric, query.metric)
    return name if name in NAMES else None


def orders_of(metric: Metric) -> tuple[Metric, ...]:
    """The metrics by which the records of a metric can be picked and put in order."""
    reached = _REACHED[metric.level]
    return tuple(one for one in METRICS if one.level in reached)


def fields_of(metric: Metric) -> tuple[str, ...]:
    """The fields that conditions on the records of a metric go by."""
    is_dated = metric.level is Level.COMPANY
    return FIELDS if is_dated else tuple(field for field in FIELDS if field not in COMPANY_SERIES)


def groups_of(metric: Metric) -> tuple[str, ...]:
    """The groups that the records of a metric belong to."""
    return tuple(sorted(GROUPS & COMPANY_NAMES if metric.level is Level.COMPANY else GROUPS))


def check_parts(query: FigureQuery) -> None:
    """Refuse parts of a query that would change nothing or that do not go together."""
    metric = metric_named(query.metric)
    for wrong, problem in (
        (query.having and not query.group_by, "having goes with groups: put “by …” before it"),
        (query.limit is not None and not query.is_ordered, "limit goes with a list or with groups"),
        (query.place is not None and not query.group_by, "place goes with groups: put “by …” before it"),
        (query.place is not None and query.limit is not None, "place says which one group: limit says how many"),
        (query.order_by and not query.is_ordered, "order goes with a list or with groups"),
        (not query.descending and not query.is_ordered, "order goes with a list or with groups"),
        (query.order_by and query.group_by, "groups stand in the order of their values: say asc or desc only"),
        (query.currency and metric.kind is not Kind.MONEY, f"{metric.name} is no money, and so in no currency"),
        (query.without and metric.kind is not Kind.NAMES, f"without takes names out, and {metric.name} has none"),
        (query.without and query.aggregate is None, "without goes with a count or a list of names"),
    ):
        if wrong:
            raise QueryError(problem)
    _check_records(query, metric)
    if query.group_by:
        _check_group(query, metric)
    if query.beside:
        _check_beside(query, metric)


def columns_of(query: FigureQuery) -> tuple[Metric, ...]:
    """The metrics that the rows of a query can show beside their own; none where rows are no records."""
    if query.group_by == "company" or field_of_names(query) == "company":
        level = Level.COMPANY  # a row is a company, which has many rounds
    elif query.group_by or query.aggregate is not Aggregate.LIST:
        return ()
    else:
        metric = metric_named(query.metric)
        if metric.kind is Kind.NAMES and query.order_by is None:
            return ()
        level = metric.level
    of_records = (one for one in METRICS if one.level in _REACHED[level] and one.name != query.metric)
    return tuple(one for one in of_records if one.level is level or not _is_of_its_time(one))


def _is_of_its_time(metric: Metric) -> bool:
    """Whether a company's value may have been another one when a round of it was announced."""
    return metric.level is Level.COMPANY and metric.kind.is_number and metric.kind is not Kind.YEAR


def _check_beside(query: FigureQuery, metric: Metric) -> None:
    """Refuse columns that the rows of a query do not have, and those that they have already."""
    columns = columns_of(query)
    if not columns or query.is_of_one_group:
        raise QueryError("with goes with a list of rounds, companies or commitments, or with groups by company")
    for name in query.beside:
        if metric_named(name) not in columns:
            raise QueryError(f"the rows of {metric.name} have no {name} of their own to stand beside it")
    if len(set(query.beside)) < len(query.beside):
        raise QueryError("with names each metric once")


def _check_records(query: FigureQuery, metric: Metric) -> None:
    """Refuse what the records of a metric do not have: one company has many rounds, a round many commitments."""
    for by in [by for by in (query.pick.by if query.pick else None, query.order_by) if by]:
        if metric_named(by) not in orders_of(metric):
            raise QueryError(f"{metric.name} is of one {metric.level}, which has no one {by} to go by")
    if query.group_by and query.group_by not in groups_of(metric):
        raise QueryError(
            f"{metric.name} is of one company, which has no {query.group_by}; group by {either(groups_of(metric))}"
        )
    if metric.level is not Level.COMPANY and any(f.field in COMPANY_SERIES for f in query.filters):
        raise QueryError(f"as_of goes with the dated values of a company, and {metric.name} is of one {metric.level}")


def _check_group(query: FigureQuery, metric: Metric) -> None:
    allowed = tuple(a for a in aggregates_of(metric) if a is not Aggregate.LIST)
    if not allowed:
        raise QueryError(f"{metric.name} is {_described(metric)}, which cannot be put together by {query.group_by}")
    if query.aggregate not in allowed:
        shown = either(f"{aggregate}({metric.name})" for aggregate in allowed)
        raise QueryError(f"say what each {query.group_by} is to have of {metric.name}: {shown}")


def kind_of(query: FigureQuery | Comparison) -> Kind:
    """What sort of value a query has; of a list or of groups, names."""
    if isinstance(query, FigureQuery):
        if query.is_ordered:
            return Kind.NAMES
        return Kind.COUNT if query.aggregate is Aggregate.COUNT else metric_named(query.metric).kind
    if query.op in {CompareOp.LARGER, CompareOp.SMALLER, CompareOp.COMMON}:
        return Kind.NAMES
    if query.op in _ON_NAMES:
        return Kind.COUNT
    if query.op is CompareOp.DIFFERENCE:
        kind = kind_of(query.sides[0])
        return Kind.DAYS if kind is Kind.DATE else kind
    return {CompareOp.RATIO: Kind.MULTIPLE, CompareOp.MONTHS: Kind.COUNT}.get(query.op, Kind.PERCENT)


def check_comparison(query: Comparison) -> None:
    """Refuse sides that do not compare: money with a multiple."""
    if any(side.beside for side in query.sides):
        raise QueryError("with shows more of a list, and figures are compared by their own values only")
    kinds = [kind_of(side) for side in query.sides]
    shown = " and ".join(dict.fromkeys(_KINDS[kind] for kind in kinds))
    if query.op in _ON_NAMES:
        if any(kind.is_number or kind is Kind.DATE for kind in kinds):
            raise QueryError(f"{query.op} takes lists of names, got {shown}")
        return
    if Kind.NAMES in kinds or Kind.TEXT in kinds:
        raise QueryError(f"{query.op} takes numbers or dates, got {shown}")
    if query.op is not CompareOp.RATIO and len(set(kinds)) > 1:
        raise QueryError(f"{shown} do not compare")
    takes_dates = query.op in {CompareOp.DIFFERENCE, CompareOp.MONTHS, CompareOp.LARGER, CompareOp.SMALLER}
    if (Kind.DATE in kinds and not takes_dates) or (query.op is CompareOp.MONTHS and set(kinds) != {Kind.DATE}):
        raise QueryError(f"{query.op} takes {'dates' if query.op is CompareOp.MONTHS else 'numbers'}, got {shown}")


_ON_NAMES = frozenset(op for op in CompareOp if op.value.startswith("common"))
"""Comparisons of lists of names: which are on all of them, and how many."""
_KINDS = {
    Kind.MONEY: "money",
    Kind.PERCENT: "a percentage",
    Kind.MULTIPLE: "a multiple",
    Kind.COUNT: "a count",
    Kind.NAMES: "names",
    Kind.DATE: "a date",
    Kind.TEXT: "words",
    Kind.YEAR: "a year",
    Kind.DAYS: "a number of days",
}
_FIELDS_OF_METRICS = {
    **dict.fromkeys(("lead_investors", "participants", "investors"), "investor"),
    "company_name": "company",
    "founders": "founder",
}
NAMING_METRICS = tuple(metric.name for metric in METRICS if metric.kind is Kind.NAMES)
"""Metrics of which a query can stand for names in a condition."""
_METRIC_NAMES = tuple(metric.name for metric in METRICS)


def _described(metric: Metric) -> str:
    return _KINDS[metric.kind]


@cache
def _metric_names() -> Mapping[str, str]:
    spoken = {_plain(text): metric.name for metric in METRICS for text in metric.synonyms}
    return _with_plurals({**spoken, **{name: name for name in _METRIC_NAMES}})


@cache
def _field_names() -> Mapping[str, str]:
    measures = {text: name for text, name in _metric_names().items() if name in MEASURES}
    return {**measures, **_with_plurals({name: name for name in FIELDS})}


def _with_plurals(names: Mapping[str, str]) -> Mapping[str, str]:
    """The names, also in the plural where that is no other name."""
    return {**{_plural(text): name for text, name in names.items()}, **names}


def _plural(text: str) -> str:
    return f"{text[:-1]}ies" if text.endswith("y") else f"{text}s"


def _plain(text: str) -> str:
    """A name as it compares: words are joined by one underscore."""
    return "_".join(text.casefold().replace("-", " ").split())


def _found(text: str, names: Mapping[str, str], *, what: str, known: Iterable[str]) -> str:
    name = names.get(_plain(text))
    if name is not None:
        return name
    near = dict.fromkeys(names[like] for like in difflib.get_close_matches(_plain(text)[:99], names, n=5, cutoff=0.6))
    hint = f"did you mean {either(near, most=3)}?" if near else f"known: {either(known)}"
    raise QueryError(f"there is no {what} “{text}”; {hint}")
