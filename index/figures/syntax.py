"""The line of a figure query read back: ``parse(str(query)) == query``, and a few freedoms for those who type it.

    query       comparison | check | figure
    comparison  op(figure; figure …)                     ratio, difference, share, larger, …
    check       is(figure or comparison  op  bound, names or (figure))
    figure      metric clause … | aggregate(metric) clause …
    clause      where condition and … | pick n by metric desc | by group | having op bound | order metric desc
                | limit n | in currency | in period | without name, …
    condition   [not] field op value | field known | field unknown

Words are read in any case; names need quotes only where a word of the line stands in them. Everything is held against
the catalogue while it is read (``allowed``), so that a fault names its place. Clauses are ``clauses``, conditions
``conditions``, dates and money ``literals``.
"""

from __future__ import annotations

import contextlib

from index.figures import allowed, literals
from index.figures.catalogue import METRICS, Kind
from index.figures.clauses import METRIC_NAMES, Draft, clause, metric
from index.figures.conditions import Nested, names_listed
from index.figures.holding import ORDER
from index.figures.query import CLAUSES, Aggregate, Bound, Check, CompareOp, Comparison, FigureQuery, Op, Query
from index.figures.tokens import Cursor, Hopes, QuerySyntaxError, Sort, Token, either

__all__ = ["QuerySyntaxError", "hopes_at_end", "parse"]

DEEPEST = 8
"""How many queries may stand within each other."""
_COMPARES = {op.value: op for op in CompareOp}
_CALLS = tuple(f"{name}(" for name in (*Aggregate, *CompareOp, "is"))


def parse(line: str) -> Query:
    """The query that a line means. QuerySyntaxError, with the place, for a line that is none."""
    cursor = Cursor(line)
    query = _query(cursor)
    if cursor.here.sort is not Sort.END:
        cursor.fail(f"the query ends before this; {_EXPECTED}")
    return query


def hopes_at_end(line: str) -> Hopes:
    """What could come next after a line that may be unfinished; nothing after one with a fault in its midst."""
    try:
        cursor = Cursor(line)
    except QuerySyntaxError:
        return Hopes()
    with contextlib.suppress(QuerySyntaxError):  # most lines that somebody is still typing
        _query(cursor)
    return cursor.hopes


def _query(cursor: Cursor) -> Query:
    cursor.hope(*_CALLS[: len(Aggregate)], *METRIC_NAMES, *_CALLS[len(Aggregate) :])
    word = cursor.here.key
    if _is_call(cursor) and word == "is":
        return _check(cursor)
    return _comparison(cursor) if _is_call(cursor) and word in _COMPARES else _figure(cursor, 1)


def _is_call(cursor: Cursor) -> bool:
    return bool(cursor.here.key) and cursor.ahead(1).text == "(" and cursor.ahead(1).sort is Sort.SIGN


def _comparison(cursor: Cursor) -> Comparison:
    start = cursor.take(2)
    sides = [_figure(cursor, 1)]
    cursor.expect(";")
    sides.append(_figure(cursor, 1))
    while cursor.accept(";"):
        sides.append(_figure(cursor, 1))
    cursor.expect(")")

    def made() -> Comparison:
        query = Comparison(_COMPARES[start.key], tuple(sides))
        allowed.check_comparison(query)
        return query

    return cursor.placed(made, since=start)


def _check(cursor: Cursor) -> Check:
    cursor.take(2)
    start = cursor.here
    cursor.hope(*_CALLS[: len(Aggregate)], *METRIC_NAMES, *_CALLS[len(Aggregate) : -1])
    compares = _is_call(cursor) and start.key in _COMPARES
    figure = _comparison(cursor) if compares else _figure(cursor, 1)
    if isinstance(figure, FigureQuery) and figure.beside:
        cursor.fail("with shows more of a list, and a check takes only its own values", since=start)
    sign = cursor.accept(*ORDER)
    if sign is None:
        cursor.fail(f"one of {either(ORDER)} is expected here, or another part of the figure")
    against = _against(cursor, figure, Op(sign.text), sign)
    cursor.expect(")")
    return Check(figure, Op(sign.text), against)


def _against(
    cursor: Cursor, figure: FigureQuery | Comparison, op: Op, sign: Token
) -> FigureQuery | Bound | tuple[str, ...]:
    """What a check holds its figure against: another figure, names, or a number."""
    kind = allowed.kind_of(figure)
    cursor.hope("(")
    if not kind.is_number and op not in {Op.EQ, Op.NE} and kind is not Kind.DATE:
        cursor.fail("names compare with = and != only", since=sign)
    if cursor.here.text == "(" or (kind.is_number and (_is_call(cursor) or cursor.here.key in METRIC_NAMES)):
        return _other_side(cursor, figure)
    if not kind.is_number:
        return names_listed(cursor, allowed.field_of_names(figure))
    return literals.bound(cursor, of="the figure", is_money=kind is Kind.MONEY)


def _other_side(cursor: Cursor, figure: FigureQuery | Comparison) -> FigureQuery:
    start = cursor.here
    is_nested = cursor.accept("(") is not None
    other = _figure(cursor, 2)
    if is_nested:
        cursor.expect(")")
    if not isinstance(figure, FigureQuery):
        cursor.fail("a comparison is held against a number, or against nothing", since=start)
    cursor.placed(lambda: allowed.check_comparison(Comparison(CompareOp.LARGER, (figure, other))), since=start)
    return other


def _figure(cursor: Cursor, depth: int) -> FigureQuery:
    """A figure with all its clauses; ``depth`` counts the queries that it stands in, itself included."""
    if depth > DEEPEST:
        cursor.fail(f"more than {DEEPEST} queries stand within each other here")
    start = cursor.here
    draft = _head(cursor, lambda: _figure(cursor, depth + 1))
    while clause(cursor, draft):
        pass
    query = cursor.placed(draft.query, since=start)
    cursor.placed(lambda: allowed.check_parts(query), since=start)
    return query


def _head(cursor: Cursor, nested: Nested) -> Draft:
    cursor.hope(*_CALLS[: len(Aggregate)], *METRIC_NAMES)
    if not _is_call(cursor):
        return Draft(metric(cursor), None, nested)
    word = cursor.take()
    aggregate = cursor.placed(lambda: allowed.aggregate_called(word.text), since=word)
    cursor.expect("(")
    cursor.hope(*(f"{one.name})" for one in METRICS if aggregate in allowed.aggregates_of(one)))
    of = metric(cursor)
    cursor.expect(")")
    cursor.placed(lambda: allowed.check_aggregate(aggregate, of), since=word)
    return Draft(of, aggregate, nested)


_EXPECTED = f"expected {either(CLAUSES)}"
