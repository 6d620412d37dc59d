"""One value a group: totals by year, counts by sector, the largest round of each company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.facts.schema import PartialDate
from index.facts.table import FactsTable
from index.figures import notes as noted
from index.figures.aggregating import DEFAULT_CURRENCY, Counted, collected, counted_in, one_value
from index.figures.catalogue import Kind, Level, Metric
from index.figures.cells import Cell, Record
from index.figures.dated import cells_of
from index.figures.fields import PERIODS
from index.figures.figure import Figure, FigureRow, Missing, Result, rounds_behind
from index.figures.holding import decided, stands_to
from index.figures.query import Aggregate, FigureQuery
from index.figures.selection import group_keys

Groups = dict[str, list[Record]]


def grouped(query: FigureQuery, metric: Metric, found: Sequence[Record], table: FactsTable) -> Result:
    """One value a group, in one currency; periods stand in order of time, everything else in order of size."""
    groups: Groups = defaultdict(list)
    for one in found:
        for key in group_keys(one, query.group_by or "", table):
            groups[key].append(one)
    currency = query.currency or _common_currency(query, metric, found, table)
    inner = replace(query, group_by=None, having=None, pick=None, limit=None, place=None, currency=currency)
    if not metric.kind.is_number:
        return _names_by_group(inner, query, metric, groups, table)
    counted = {key: counted_in(inner, metric, members, table) for key, members in groups.items()}
    known = {key: one_value(inner, metric, group, table) for key, group in counted.items() if group.cells}
    if not known:
        return Missing(query, "no group has a known value", rounds_behind(_all_left_out(counted)))
    kept = {key: figure for key, figure in known.items() if _stays(figure, query, table)}
    if not kept:
        return Missing(query, f"no {query.group_by} fits this question")
    order = _in_order(kept, query)
    shown, ties = _shown(order, query, [kept[key].value for key in order])
    if not shown:
        return Missing(query, _no_such_place(query, len(order)))
    rows = tuple(_row(key, kept[key]) for key in shown)
    sums = metric.kind is Kind.MONEY and query.aggregate is Aggregate.SUM and metric.level is Level.ROUND
    behind, workings = [kept[key].rounds for key in shown], [row.working for row in rows]
    notes = noted.of_groups(behind, workings, table, sums=sums, level=metric.level)
    if metric.level is Level.COMMITMENT and query.aggregate is Aggregate.SUM:
        notes += noted.in_several([counted[key].cells for key in shown], table)
    if query.aggregate is Aggregate.COUNT:
        notes += noted.no_money_raised(tuple(dict.fromkeys(one for key in shown for one in kept[key].rounds)))
    notes += noted.without_value([key for key in groups if key not in known])
    notes += noted.left_open(_open(known, query, table))
    left = _merged([counted[key] for key in shown])
    used = tuple(dict.fromkeys(one for key in shown for one in kept[key].rounds))
    figure = Figure(query, metric, query.group_by or "", rows[0].unit, rows=rows, rounds=used)
    figure = replace(figure, notes=(*left.notes, *notes, *ties))
    if not query.is_of_one_group:
        return figure
    return replace(figure, value=" and ".join(shown), unit="name", working=rows[0].working)


def _open(known: dict[str, Figure], query: FigureQuery, table: FactsTable) -> list[str]:
    """The groups that would pass as they are stated, and are left out since a part is stated as up to so much."""
    having = query.having
    if having is None:
        return []
    rest = {key: figure for key, figure in known.items() if not _stays(figure, query, table)}
    return [k for k, f in rest.items() if stands_to(f, having.op, having.bound, when=_last(f), table=table)]


def _last(figure: Figure) -> PartialDate:
    return max((one.announced for one in figure.rounds if one.announced), default=PartialDate("1999"))


def _row(key: str, figure: Figure) -> FigureRow:
    return FigureRow(key, figure.value, figure.unit, figure.working, hedge=figure.hedge)


def _in_order(kept: dict[str, Figure], query: FigureQuery) -> list[str]:
    order = sorted(kept)
    if query.limit or query.place or query.group_by not in PERIODS:
        order.sort(key=lambda key: Decimal(kept[key].value or 0), reverse=query.descending)
    return order


def _stays(figure: Figure, query: FigureQuery, table: FactsTable) -> bool:
    """Whether a group passes the condition on its value."""
    if query.having is None:
        return True
    return decided(figure, query.having.op, query.having.bound, when=_last(figure), table=table) is True


def _names_by_group(
    inner: FigureQuery, query: FigureQuery, metric: Metric, groups: Groups, table: FactsTable
) -> Result:
    """How many different names each group has."""
    found = {key: collected(inner, metric, members, table) for key, members in groups.items()}
    counts = {
        key: figure
        for key, figure in found.items()
        if isinstance(figure, Figure) and figure.value is not None and _stays(figure, query, table)
    }
    if query.aggregate is not Aggregate.COUNT:
        return Missing(query, f"{metric.title} cannot be put together by {query.group_by}")
    if not counts:
        return Missing(query, f"no {query.group_by} fits this question")
    order = _in_order(counts, query)
    shown, ties = _shown(order, query, [counts[key].value for key in order])
    if not shown:
        return Missing(query, _no_such_place(query, len(order)))
    rows = tuple(_row(key, counts[key]) for key in shown)
    used = tuple(dict.fromkeys(one for key in shown for one in counts[key].rounds))
    figure = Figure(query, metric, query.group_by or "", "count", rows=rows, rounds=used, notes=ties)
    if not query.is_of_one_group:
        return figure
    return replace(figure, value=" and ".join(shown), unit="name", working=rows[0].working)


def _shown(order: list[str], query: FigureQuery, values: list[Decimal | str | None]) -> tuple[list[str], noted.Notes]:
    """The groups that are wanted: the first so many, or those at one place, which nobody before them shares."""
    if query.place is None:
        return _cut(order, query.limit, values)
    at = query.place - 1
    if at >= len(order) or (at and values[at - 1] == values[at]):
        return [], ()
    return [name for name, value in zip(order[at:], values[at:], strict=True) if value == values[at]], ()


def _no_such_place(query: FigureQuery, groups: int) -> str:
    shared = groups >= (query.place or 1)
    return f"several share place {query.place} with others before" if shared else f"only {groups} have a known value"


def _cut(order: list[str], limit: int | None, values: list[Decimal | str | None]) -> tuple[list[str], noted.Notes]:
    """The first so many names. A tie for the only place is shown whole, a tie for a later one is noted."""
    if limit is None or limit >= len(order) or values[limit] != values[limit - 1]:
        return order[:limit], ()
    others = [name for name, value in zip(order[limit:], values[limit:], strict=True) if value == values[limit - 1]]
    return (order[:1] + others, ()) if limit == 1 else (order[:limit], (noted.tied(others),))


def _common_currency(query: FigureQuery, metric: Metric, found: Sequence[Record], table: FactsTable) -> str | None:
    """One currency for all groups, so that they compare."""
    if metric.kind is not Kind.MONEY:
        return None
    units = {cell.unit for cell in cells_of(query, metric, found, table) if cell.expression is not None}
    return units.pop() if len(units) == 1 else DEFAULT_CURRENCY


def _all_left_out(counted: dict[str, Counted]) -> list[Cell]:
    return [cell for group in counted.values() for cell in group.left_out]


def _merged(groups: list[Counted]) -> Counted:
    """What was left out of several groups, each once."""
    left_out = dict.fromkeys(cell for group in groups for cell in group.left_out)
    twice = dict.fromkeys(one for group in groups for one in group.twice)
    return Counted([], list(left_out), tuple(twice))
