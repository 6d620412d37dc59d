"""Figure queries for property tests: anything that the catalogue allows, within the size of a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hypothesis import assume
from hypothesis import strategies as st

from index.errors import QueryError
from index.facts.table import FactsTable
from index.figures import allowed
from index.figures.allowed import Sorts
from index.figures.catalogue import METRICS, Kind, Level, Metric, metric_named
from index.figures.holding import ORDER
from index.figures.naming import names_of_field
from index.figures.query import (
    Aggregate,
    Bound,
    Check,
    CompareOp,
    Comparison,
    FigureQuery,
    Filter,
    FilterValue,
    Having,
    Money,
    Op,
    Period,
    Pick,
    Query,
)

WORDS = (
    "in",
    "And",
    "2025",
    "Scale AI",
    "Moody's",
    'The "Fund"',
    "Häagen & Co.",
    "a\\b",
    "x(y)",
    "known",
    "not",
    "a, b",
)
NAMES = st.sampled_from(WORDS) | st.text(min_size=1, max_size=12)
DAYS = st.dates() | st.builds(date, st.sampled_from((1, 2024, 9999)), st.sampled_from((1, 3, 4, 12)), st.just(1))
CURRENCIES = st.sampled_from(("USD", "EUR", "GBP"))
NAME_FIELDS = tuple(field for field in allowed.FIELDS if allowed.sort_of(field) is Sorts.NAMES)
Names = Mapping[str, st.SearchStrategy[str]]
"""By field: what names its conditions may have."""
_KNOWING = (Op.KNOWN, Op.UNKNOWN)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any stretch of days, open or closed."""
    first, last = draw(st.none() | DAYS), draw(st.none() | DAYS | st.dates(date(2024, 12, 30), date(2025, 1, 2)))
    assume(first is None or last is None or first <= last)
    return Period(first, last, draw(st.sampled_from(("", "last year"))))


def bounds(*, is_money: bool) -> st.SearchStrategy[Bound]:
    """Money or plain numbers."""
    if is_money:
        return st.builds(Money, st.integers(-(10**15), 10**40), CURRENCIES)
    return st.integers(-(10**6), 10**30) | st.decimals(allow_nan=False, allow_infinity=False, places=3)


def known_names(table: FactsTable) -> Names:
    """The names that a table holds, so that conditions fit something."""
    return {field: st.sampled_from(names_of_field(field, table) or ("nobody",)) for field in NAME_FIELDS}


def _values(field: str, depth: int, names: Names) -> st.SearchStrategy[FilterValue]:
    sort = allowed.sort_of(field)
    if sort is Sorts.PERIODS:
        return periods()
    plain = names[field] if sort is Sorts.NAMES else bounds(is_money=sort is Sorts.MONEY)
    return plain if depth > 1 else plain | _nested(field, depth + 1, names)


@st.composite
def _nested(draw: st.DrawFn, field: str, depth: int, names: Names) -> FigureQuery:
    """A query that can stand for a value of a field."""
    is_named = allowed.sort_of(field) is Sorts.NAMES
    metrics = allowed.NAMING_METRICS if is_named else [one.name for one in METRICS if one.kind is _kind_of(field)]
    metric = metric_named(draw(st.sampled_from(metrics)))
    kept = Aggregate.LIST if is_named else draw(st.none() | st.sampled_from((Aggregate.MAX, Aggregate.MEDIAN)))
    is_dated = metric.level is Level.COMPANY
    conditions = draw(st.lists(filters(names, depth, is_dated=is_dated), max_size=2 - depth))
    query = FigureQuery(metric.name, kept, tuple(conditions))
    assume(_is_nested(query, field))
    return query


def _kind_of(field: str) -> Kind:
    return metric_named(field).kind


def _is_nested(query: FigureQuery, field: str) -> bool:
    try:
        allowed.check_nested(query, field)
    except QueryError:
        return False
    return True


@st.composite
def filters(draw: st.DrawFn, names: Names, depth: int = 0, *, is_dated: bool = False) -> Filter:
    """A condition on any field."""
    field = draw(st.sampled_from([one for one in allowed.FIELDS if is_dated or one != "as_of"]))
    op = draw(st.sampled_from(allowed.operators_of(field)))
    if op in _KNOWING:
        return Filter(field, op)
    return Filter(field, op, tuple(draw(st.lists(_values(field, depth, names), min_size=1, max_size=3))))


@st.composite
def figures(draw: st.DrawFn, names: Names, depth: int = 0) -> FigureQuery:
    """A figure with any of the clauses that go with it."""
    metric = draw(st.sampled_from(METRICS))
    aggregate = draw(st.none() | st.sampled_from(allowed.aggregates_of(metric)))
    may_group = aggregate not in {None, Aggregate.LIST} and metric.kind not in {Kind.TEXT, Kind.DATE}
    group = draw(st.none() | st.sampled_from(allowed.groups_of(metric))) if may_group else None
    is_listed = group is not None or aggregate is Aggregate.LIST
    by = st.sampled_from([one.name for one in allowed.orders_of(metric)])
    is_dated = metric.level is Level.COMPANY
    is_named = metric.kind is Kind.NAMES and aggregate is not None
    of = names.get(allowed.field_of_names(FigureQuery(metric.name)) or "company", NAMES)
    query = FigureQuery(
        metric.name,
        aggregate,
        tuple(draw(st.lists(filters(names, depth, is_dated=is_dated), max_size=3 - depth))),
        draw(st.none() | picks(by)),
        group,
        draw(st.none() | _havings(metric, aggregate)) if group else None,
        draw(st.none() | by) if is_listed and not group else None,
        draw(st.booleans()) if is_listed else True,
        draw(st.none() | st.integers(1, 10**6)) if is_listed else None,
        draw(st.none() | CURRENCIES) if metric.kind is Kind.MONEY else None,
        tuple(draw(st.lists(of, max_size=2))) if is_named else (),
    )
    columns = () if query.is_of_one_group else allowed.columns_of(query)
    beside = draw(st.lists(st.sampled_from(columns), max_size=3, unique=True)) if columns else []
    return replace(query, beside=tuple(one.name for one in beside))


@st.composite
def picks(draw: st.DrawFn, by: st.SearchStrategy[str]) -> Pick:
    """One of the records that fit, or several in a row."""
    position = draw(st.integers(1, 99))
    last = draw(st.none() | st.integers(position + 1, position + 99))
    return Pick(draw(by), draw(st.booleans()), position, last)


def _havings(metric: Metric, aggregate: Aggregate | None) -> st.SearchStrategy[Having]:
    is_money = metric.kind is Kind.MONEY and aggregate is not Aggregate.COUNT
    return st.builds(Having, st.sampled_from(tuple(ORDER)), bounds(is_money=is_money))


@st.composite
def comparisons(draw: st.DrawFn, names: Names) -> Comparison:
    """Two figures, or more where the operator takes them."""
    op = draw(st.sampled_from(CompareOp))
    sides = tuple(draw(st.lists(figures(names), min_size=2, max_size=3 if op is CompareOp.LARGER else 2)))
    query = Comparison(op, sides)
    try:
        allowed.check_comparison(query)
    except QueryError:
        assume(False)
    return query


@st.composite
def checks(draw: st.DrawFn, names: Names) -> Check:
    """A question for yes or no."""
    figure = draw(figures(names) | comparisons(names))
    assume(isinstance(figure, Comparison) or not figure.beside)
    kind = allowed.kind_of(figure)
    if not kind.is_number:
        op = draw(st.sampled_from((Op.EQ, Op.NE)))
        return Check(
            figure,
            op,
            tuple(draw(st.lists(names[allowed.field_of_names(figure) or "company"], min_size=1, max_size=3))),
        )
    op = draw(st.sampled_from(tuple(ORDER)))
    if isinstance(figure, FigureQuery) and draw(st.booleans()):
        other = FigureQuery(figure.metric, figure.aggregate, tuple(draw(st.lists(filters(names), max_size=1))))
        return Check(figure, op, other)
    return Check(figure, op, draw(bounds(is_money=kind is Kind.MONEY)))


def queries(names: Names) -> st.SearchStrategy[Query]:
    """Any query, with these names in its conditions."""
    return figures(names) | comparisons(names) | checks(names)


QUERIES = queries(dict.fromkeys(NAME_FIELDS, NAMES))
"""Any query about anybody."""
