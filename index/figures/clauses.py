"""The clauses of a figure query: what may follow its metric, in any order. The conditions are ``conditions``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from index.figures import allowed, literals
from index.figures.catalogue import METRICS, Kind, Metric
from index.figures.conditions import Nested, conditions, names_listed
from index.figures.fields import GROUPS
from index.figures.holding import ORDER
from index.figures.query import CLAUSES, RESERVED, Aggregate, FigureQuery, Filter, Having, Op, Pick
from index.figures.tokens import Cursor, either

METRIC_NAMES = tuple(metric.name for metric in METRICS)


@dataclass(slots=True)
class Draft:
    """A figure query while its clauses are read."""

    metric: Metric
    aggregate: Aggregate | None
    nested: Nested
    """Reads a query that stands within this one."""
    given: set[str] = field(default_factory=set)
    filters: list[Filter] = field(default_factory=list)
    pick: Pick | None = None
    group_by: str | None = None
    having: Having | None = None
    order_by: str | None = None
    descending: bool = True
    limit: int | None = None
    currency: str | None = None
    without: tuple[str, ...] = ()
    place: int | None = None
    beside: tuple[str, ...] = ()

    def query(self) -> FigureQuery:
        """The query as it stands."""
        return FigureQuery(
            self.metric.name,
            self.aggregate,
            tuple(self.filters),
            self.pick,
            self.group_by,
            self.having,
            self.order_by,
            self.descending,
            self.limit,
            self.currency,
            self.without,
            self.place,
            self.beside,
        )


def metric(cursor: Cursor) -> Metric:
    """The metric whose name comes next: all words up to one that opens a clause."""
    start = cursor.here
    if not start.key or start.key in RESERVED:
        cursor.fail(f"a metric is expected here: {either(METRIC_NAMES)}")
    cursor.take()
    while cursor.here.key and cursor.here.key not in RESERVED and not literals.is_period_ahead(cursor):
        cursor.take()
    return cursor.placed(lambda: allowed.metric_called(cursor.raw(start)), since=start)


def clause(cursor: Cursor, draft: Draft) -> bool:
    """Read one clause, if one comes next."""
    cursor.hope(*(word for word in CLAUSES if word not in draft.given and _is_of_use(word, draft)), "since", "until")
    start = cursor.here
    if literals.is_period_ahead(cursor):
        draft.filters.append(_in_period(cursor, draft))
        return True
    if start.key == "group" and cursor.ahead(1).key == "by":
        cursor.take()
    reader = _CLAUSES.get(cursor.here.key)
    if reader is None:
        return False
    if cursor.here.key in draft.given:
        cursor.fail(f"“{start.key}” is there already{'; join conditions with and' if start.key == 'where' else ''}")
    if start.key != "in":
        draft.given.add(cursor.here.key)
    cursor.take()
    reader(cursor, draft)
    return True


def _is_of_use(word: str, draft: Draft) -> bool:
    """Whether a clause would go with what is there: only such are offered."""
    listed = draft.group_by is not None or draft.aggregate is Aggregate.LIST
    names = draft.aggregate is not None and allowed.field_of_names(FigureQuery(draft.metric.name)) is not None
    grouped = draft.group_by is not None
    of_use = {"having": grouped, "order": listed, "limit": listed, "place": grouped, "without": names, "with": listed}
    return of_use.get(word, True)


def _where(cursor: Cursor, draft: Draft) -> None:
    draft.filters += conditions(cursor, draft.metric, draft.nested)


def _in_period(cursor: Cursor, draft: Draft) -> Filter:
    """A period by itself is when the rounds were announced; of a dated value, when it is of."""
    return Filter("announced" if draft.metric.series is None else "as_of", Op.IN, (literals.period(cursor),))


def _pick(cursor: Cursor, draft: Draft) -> None:
    start = cursor.here
    position, last = 1, None
    if cursor.here.key != "by":
        cursor.hope("1")
        position = literals.whole_number(cursor, what="pick")
        if cursor.accept("to"):
            cursor.hope(str(position + 1))
            last = literals.whole_number(cursor, what="pick")
    if not cursor.accept("by"):
        cursor.fail("pick goes by a metric: pick 1 by announced desc")
    cursor.hope(*(one.name for one in allowed.orders_of(draft.metric)))
    by = metric(cursor)
    descending = _is_descending(cursor)
    draft.pick = cursor.placed(lambda: Pick(by.name, descending, position, last), since=start)


def _is_descending(cursor: Cursor) -> bool:
    found = cursor.accept("desc", "asc")
    return found is None or found.key == "desc"


def _by(cursor: Cursor, draft: Draft) -> None:
    cursor.hope(*allowed.groups_of(draft.metric))
    start = cursor.here
    if not start.key or start.key in RESERVED:
        cursor.fail(f"a group is expected here: {either(sorted(GROUPS), most=len(GROUPS))}")
    cursor.take()
    draft.group_by = cursor.placed(lambda: allowed.group_called(start.text), since=start)


def _having(cursor: Cursor, draft: Draft) -> None:
    sign = cursor.accept(*ORDER)
    if sign is None:
        cursor.fail(f"one of {either(ORDER)} is expected here")
    is_money = draft.metric.kind is Kind.MONEY and draft.aggregate is not Aggregate.COUNT
    bound = literals.bound(cursor, of="the value of a group", is_money=is_money)
    draft.having = Having(Op(sign.text), bound)


def _order(cursor: Cursor, draft: Draft) -> None:
    cursor.accept("by")
    cursor.hope(draft.metric.name, *(one.name for one in allowed.orders_of(draft.metric)))
    if cursor.here.key not in {"asc", "desc"}:
        draft.order_by = metric(cursor).name
    draft.descending = _is_descending(cursor)


def _limit(cursor: Cursor, draft: Draft) -> None:
    cursor.hope("1", "3", "5", "10")
    draft.limit = literals.whole_number(cursor, what="limit")


def _place(cursor: Cursor, draft: Draft) -> None:
    cursor.hope("2", "3")
    draft.place = literals.whole_number(cursor, what="place")


def _in(cursor: Cursor, draft: Draft) -> None:
    """A currency, or the period in which the rounds were announced."""
    if draft.currency is None:
        cursor.hope("USD", "EUR", "GBP")
    cursor.hope_names("year")
    start = cursor.here
    if literals.is_period_ahead(cursor):
        draft.filters.append(_in_period(cursor, draft))
        return
    found = literals.currency(cursor)
    if found is None:
        cursor.fail(f"a currency (EUR) or a period is expected here: {literals.PERIOD_EXAMPLES}")
    if draft.currency is not None:
        cursor.fail(f"the currency is {draft.currency} already", since=start)
    draft.currency = found


def _without(cursor: Cursor, draft: Draft) -> None:
    draft.without = names_listed(cursor, allowed.field_of_names(FigureQuery(draft.metric.name)))


def _with(cursor: Cursor, draft: Draft) -> None:
    found = [_beside(cursor, draft)]
    while cursor.accept(",", "and"):
        found.append(_beside(cursor, draft))
    draft.beside = tuple(found)


def _beside(cursor: Cursor, draft: Draft) -> str:
    cursor.hope(*(one.name for one in allowed.orders_of(draft.metric)))
    return metric(cursor).name


_CLAUSES: dict[str, Callable[[Cursor, Draft], None]] = {
    "where": _where,
    "pick": _pick,
    "by": _by,
    "having": _having,
    "order": _order,
    "limit": _limit,
    "place": _place,
    "in": _in,
    "without": _without,
    "with": _with,
}
