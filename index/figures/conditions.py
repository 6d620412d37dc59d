"""The conditions of a figure query as its line has them: fields, operators, and the values that go with them.

A name runs to the next word of the line, so ``company = Scale AI and round = Series F`` needs no quotes; "and" ends a
name only where another condition follows it.
"""

from __future__ import annotations

from collections.abc import Callable

from index.errors import QueryError
from index.figures import allowed, literals
from index.figures.allowed import Sorts
from index.figures.catalogue import Metric
from index.figures.query import CLAUSES, OPENINGS, RESERVED, FigureQuery, Filter, FilterValue, Op, Period
from index.figures.tokens import Cursor, Sort, Token, either

Nested = Callable[[], FigureQuery]
"""Reads the query that stands within this one."""
_SIGNS = ("=", "!=", ">", ">=", "<", "<=")
_OP_WORDS = frozenset({"in", "is", "not", "known", "unknown", *OPENINGS, "from", "between"})
_PAIRS = ((Op.EQ, Op.NE), (Op.KNOWN, Op.UNKNOWN), (Op.GT, Op.LE), (Op.LT, Op.GE))
_CONTRARY = {Op.IN: Op.NE, **dict(_PAIRS), **{other: one for one, other in _PAIRS}}
_ON_A_SIDE = {Op.GT: "after", Op.GE: "since", Op.LT: "before", Op.LE: "until"}
_LONGEST_FIELD = 5
"""Words of the longest synonym of a field."""
_OPENS_A_CLAUSE = frozenset({*CLAUSES, *OPENINGS, "group", "from", "between"})
_ENDS_A_NAME = _OPENS_A_CLAUSE | {"or"}


def conditions(cursor: Cursor, metric: Metric, nested: Nested) -> list[Filter]:
    """The conditions on a metric's records that come next, up to the first word that is none."""
    fields = allowed.fields_of(metric)
    found = [_condition(cursor, fields, nested)]
    while cursor.accept("and"):
        found.append(_condition(cursor, fields, nested))
    return found


def names_listed(cursor: Cursor, field: str | None) -> tuple[str, ...]:
    """Names with commas between them; ``field`` is the one whose names they are."""
    found = [_name(cursor, field)]
    while cursor.accept(",", "or"):
        found.append(_name(cursor, field))
    return tuple(found)


def _condition(cursor: Cursor, fields: tuple[str, ...], nested: Nested) -> Filter:
    is_contrary = cursor.accept("not") is not None
    field = _field(cursor, fields)
    op, sign = _op(cursor, field)
    is_bare = op in {Op.KNOWN, Op.UNKNOWN}
    found = Filter(field, op) if is_bare else _with_values(cursor, field, op, nested)
    if found.op not in allowed.operators_of(field):
        cursor.fail(f"{field} compares with {either(allowed.operators_of(field))}", since=sign)
    return Filter(field, _CONTRARY[found.op], found.values) if is_contrary else found


def _field(cursor: Cursor, fields: tuple[str, ...]) -> str:
    """The field whose name comes next: all words up to an operator."""
    cursor.hope(*fields)
    start = cursor.here
    if not start.key:
        cursor.fail(f"a field is expected here: {either(fields)}")
    taken = _words_to_op(cursor, 0) or 1
    cursor.take(taken)
    return cursor.placed(lambda: allowed.field_called(cursor.raw(start)), since=start)


def _words_to_op(cursor: Cursor, ahead: int) -> int | None:
    """How many words stand before the next operator, where a field and an operator stand there at all."""
    for count in range(_LONGEST_FIELD + 1):
        token = cursor.ahead(ahead + count)
        if (token.sort is Sort.SIGN and token.text in _SIGNS) or token.key in _OP_WORDS:
            words = " ".join(cursor.ahead(ahead + one).key for one in range(count))
            return count if count and (token.key not in OPENINGS or _holds_periods(words)) else None
        if not token.key or token.key in RESERVED:
            return None
    return None


def _holds_periods(words: str) -> bool:
    """Whether words name a field that “since” and “until” can follow."""
    try:
        return allowed.sort_of(allowed.field_called(words)) is Sorts.PERIODS
    except QueryError:
        return False


def _op(cursor: Cursor, field: str) -> tuple[Op, Token]:
    """The operator that comes next. A period needs none: ``announced since 2024``."""
    cursor.hope(*allowed.operators_of(field))
    if allowed.sort_of(field) is Sorts.PERIODS:
        cursor.hope(*OPENINGS)
    start = cursor.here
    cursor.accept("is")
    contrary = cursor.accept("not") is not None
    here = cursor.here
    if (here.sort is Sort.SIGN and here.text in _SIGNS) or here.key in {"in", "known", "unknown"}:
        op = Op(cursor.take().text.casefold())
    elif allowed.sort_of(field) is Sorts.PERIODS and literals.is_period_ahead(cursor):
        op = Op.IN
    elif start is not cursor.here:
        op = Op.EQ  # "is", "not" or "is not" by itself
    else:
        cursor.fail(f"{field} wants one of {either(allowed.operators_of(field))} here")
    return (_CONTRARY[op] if contrary else op), start


def _with_values(cursor: Cursor, field: str, op: Op, nested: Nested) -> Filter:
    """The condition with its values: one, several in parentheses or with commas between them, or a query."""
    if allowed.sort_of(field) is Sorts.PERIODS and op in _ON_A_SIDE:
        return Filter(field, Op.IN, (_side(cursor, op),))
    cursor.hope("(")
    if cursor.here.text != "(" or cursor.here.sort is not Sort.SIGN:
        return Filter(field, op, _values(cursor, field, nested))
    if _is_query(cursor):
        return Filter(field, op, (_inner(cursor, field, nested),))
    cursor.take()
    if allowed.sort_of(field) is Sorts.NAMES:
        cursor.hope(*allowed.NAMING_METRICS)
    values = _values(cursor, field, nested)
    cursor.expect(")")
    return Filter(field, op, values)


def _side(cursor: Cursor, op: Op) -> Period:
    """``announced >= 2024`` is since 2024."""
    start = cursor.here
    days = literals.point(cursor)
    return cursor.placed(lambda: literals.opened(_ON_A_SIDE[op], days), since=start)


def _values(cursor: Cursor, field: str, nested: Nested) -> tuple[FilterValue, ...]:
    found = [_value(cursor, field, nested)]
    while cursor.accept(",", "or"):
        found.append(_value(cursor, field, nested))
    return tuple(found)


def _value(cursor: Cursor, field: str, nested: Nested) -> FilterValue:
    if cursor.here.text == "(" and cursor.here.sort is Sort.SIGN:
        return _inner(cursor, field, nested)
    match allowed.sort_of(field):
        case Sorts.NAMES:
            return _name(cursor, field)
        case Sorts.PERIODS:
            return literals.period(cursor)
        case sort:
            return literals.bound(cursor, of=field, is_money=sort is Sorts.MONEY)


def _is_query(cursor: Cursor) -> bool:
    """Whether parentheses hold a query and not a list: an aggregate, or a metric and then a clause or nothing."""
    if allowed.is_aggregate(cursor.ahead(1).key) and cursor.ahead(2).text == "(":
        return True
    count = 1
    while cursor.ahead(count).key and cursor.ahead(count).key not in RESERVED:
        count += 1
    after = cursor.ahead(count)
    if count == 1:
        return False
    is_last = after.sort is Sort.END or after.text == ")"
    return after.key in _OPENS_A_CLAUSE or (is_last and count == 2 and allowed.is_metric(cursor.ahead(1).text))


def _inner(cursor: Cursor, field: str, nested: Nested) -> FigureQuery:
    """The query in parentheses that stands for the names of a field."""
    start = cursor.expect("(")
    query = nested()
    cursor.expect(")")
    cursor.placed(lambda: allowed.check_nested(query, field), since=start)
    return query


def _name(cursor: Cursor, field: str | None) -> str:
    """The name that comes next: one in quotes, or all words up to one that means something to the line."""
    start = cursor.here
    if field:
        cursor.hope_names(field)
    if start.sort is Sort.QUOTED:
        return cursor.take().text
    while cursor.here.key and not _ends_a_name(cursor):
        taken = cursor.take()
        if taken.key == "and":
            cursor.hope("not", *allowed.FIELDS)
        if field:
            cursor.hope_names(field, start=start.start)
    if cursor.here is start:
        cursor.fail("a name is expected here; one that holds a word of the line stands in quotes")
    return cursor.raw(start)


def _ends_a_name(cursor: Cursor) -> bool:
    key = cursor.here.key
    if key == "and":
        ahead = 2 if cursor.ahead(1).key == "not" else 1
        return cursor.ahead(ahead).key in allowed.PERIOD_FIELDS or _words_to_op(cursor, ahead) is not None
    return key in _ENDS_A_NAME
