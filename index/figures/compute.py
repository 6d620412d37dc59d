"""A figure query becomes a Figure, or the reason why it cannot be computed. Reads the facts table, never writes.

Unknown is not zero: what a round lacks leaves it out, and the figure's notes say how many were left out and why.
Nothing here depends on anything but the query and the table, so the same question always gives the same figure.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from index.errors import QueryError
from index.facts.schema import Instrument, Qualifier, Round
from index.facts.table import FactsTable
from index.figures import notes as noted
from index.figures.catalogue import Kind, Metric, metric_named
from index.figures.exchange import in_currency
from index.figures.query import Aggregate, CompareOp, Comparison, FigureQuery, Query, subject, when
from index.figures.round_metrics import Cell
from index.figures.selection import group_keys, picked, ranked, selected
from index.figures.working import Combined, Expression, Given, Operator, evaluated, givens, rounded

_DEFAULT_CURRENCY = "USD"
_ON_A_VALUATION = frozenset({"post_money", "pre_money", "stake_sold", "step_up", "valuation_multiple"})
_PERIODS = frozenset({"year", "quarter", "month"})
_OPERATORS = {
    Aggregate.SUM: Operator.ADD,
    Aggregate.MEAN: Operator.MEAN,
    Aggregate.MEDIAN: Operator.MEDIAN,
    Aggregate.MIN: Operator.MIN,
    Aggregate.MAX: Operator.MAX,
    Aggregate.COUNT: Operator.ADD,
}
_NO_PRICE_OF_ITS_OWN = frozenset({Instrument.SECONDARY, Instrument.BUYOUT})


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of a list, ranking or group."""

    label: str
    value: Decimal | str | None
    unit: str
    working: Expression | None = None
    fact_id: str | None = None
    hedge: Qualifier = Qualifier.EXACT
    field: str | None = None
    """The column of the fact that states the value, where one does."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A computed value with its working, the rounds it rests on and what must be said with it."""

    query: Query
    metric: Metric
    label: str
    """What the value is of: ``Anthropic Series E``, ``3 rounds``."""
    unit: str
    value: Decimal | str | None = None
    working: Expression | None = None
    rows: tuple[FigureRow, ...] = ()
    rounds: tuple[Round, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def hedge(self) -> Qualifier:
        """How the value is to be hedged: as its inputs are, for a hedge is part of the fact.

        A sum of floors is a floor and a sum of ceilings a ceiling; whatever else rests on a hedged input is about so
        much.
        """
        if isinstance(self.working, Given):
            return self.working.hedge
        if self.working is None or not isinstance(self.value, Decimal) or self.unit == "count":
            return Qualifier.EXACT
        if isinstance(self.query, FigureQuery) and self.query.aggregate in {Aggregate.MIN, Aggregate.MAX}:
            return self.rows[0].hedge
        hedges = {given.hedge for given in givens(self.working)} - {Qualifier.EXACT}
        adds = isinstance(self.query, FigureQuery) and self.query.aggregate is Aggregate.SUM
        if len(hedges) == 1 and adds and hedges <= {Qualifier.AT_LEAST, Qualifier.UP_TO}:
            return hedges.pop()
        return Qualifier.APPROX if hedges else Qualifier.EXACT


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a query has no figure, and the rounds that came nearest to having one."""

    query: Query
    reason: str
    rounds: tuple[Round, ...] = ()


Result = Figure | Missing


def compute(query: Query, table: FactsTable) -> Result:
    """The figure of a query. QueryError where the query itself makes no sense."""
    if isinstance(query, Comparison):
        return _compared(query, table)
    metric = _metric(query)
    selection = selected(query.filters, table)
    rounds = selection.rounds
    unsure = noted.undecided(selection.undecided)
    if query.pick:
        one = picked(rounds, query.pick, table)
        unsure += noted.picked_by(query, one, rounds, table) if one else ()
        rounds = (one,) if one else ()
    if not rounds:
        return Missing(query, "no round in the facts table fits this question", selection.undecided)
    if query.group_by:
        found = _grouped(query, metric, rounds, table)
    elif query.aggregate:
        found = _aggregated(query, metric, rounds, table)
    elif len(rounds) == 1:
        found = _single(query, metric, rounds[0], table)
    else:
        return Missing(query, f"{len(rounds)} rounds fit and the question is about one", rounds)
    if not isinstance(found, Figure):
        return found
    if query.aggregate and metric.name in _ON_A_VALUATION:
        unsure += noted.of_unspecified_basis(found.rounds)
    return replace(found, notes=(*found.notes, *unsure))


def _metric(query: FigureQuery) -> Metric:
    try:
        return metric_named(query.metric)
    except KeyError:
        raise QueryError(f"there is no metric {query.metric!r}") from None


def _single(query: FigureQuery, metric: Metric, one: Round, table: FactsTable) -> Result:
    cell = _converted(metric.of(one, table), metric, query.currency, table)
    if cell.missing:
        return Missing(query, cell.missing, (one,))
    figure = Figure(query, metric, one.label, cell.unit, rounds=(one,))
    if cell.expression is not None:
        value = rounded(evaluated(cell.expression), cell.unit)
        figure = replace(figure, value=value, working=cell.expression)
    else:
        rows = tuple(FigureRow(name, name, cell.unit, fact_id=one.fact_id, field=metric.name) for name in cell.names)
        figure = replace(figure, value=cell.text or ", ".join(cell.names), rows=rows)
    about = noted.about(figure.rounds, figure.working, table, fields=frozenset({metric.name}))
    return replace(figure, notes=(*cell.notes, *about))


def _aggregated(query: FigureQuery, metric: Metric, rounds: tuple[Round, ...], table: FactsTable) -> Result:
    if query.aggregate is Aggregate.LIST and query.order_by:
        return _in_order(query, metric, rounds, table)
    if not metric.kind.is_number:
        return _collected(query, metric, rounds, table)
    counted = _counted(query, metric, rounds, table)
    if not counted.cells:
        reason = "; ".join(dict.fromkeys(cell.missing or "" for cell in counted.left_out))
        return Missing(query, reason or "nothing fits this question", rounds)
    if query.aggregate is Aggregate.LIST:
        return _listed(query, metric, counted, table)
    return _one_value(query, metric, counted, table)


def _one_value(query: FigureQuery, metric: Metric, counted: _Counted, table: FactsTable) -> Figure:
    cells, unit = counted.cells, counted.cells[0].unit
    if query.aggregate is Aggregate.LATEST:
        return _of_the_latest(query, metric, cells, table)
    working = Combined(_OPERATORS[query.aggregate or Aggregate.SUM], counted.expressions)
    exact = evaluated(working)
    used = tuple(cell.round for cell in cells)
    label = (subject(query) or f"{len(used)} rounds") + when(query)
    rows: tuple[FigureRow, ...] = ()
    if query.aggregate in {Aggregate.MIN, Aggregate.MAX}:
        at_end = tuple(cell for cell in cells if cell.value == exact)
        label, rows = " and ".join(cell.round.label for cell in at_end), tuple(_row(cell) for cell in at_end)
    notes = (*counted.notes, *noted.about(used, working, table), *_notes_on(query, metric, counted, table))
    return Figure(query, metric, label, unit, rounded(exact, unit), working, rows, used, notes)


def _notes_on(query: FigureQuery, metric: Metric, counted: _Counted, table: FactsTable) -> noted.Notes:
    """What only one sort of aggregate has to say."""
    used = tuple(cell.round for cell in counted.cells)
    if query.aggregate is Aggregate.COUNT:
        return noted.no_money_raised(used)
    if metric.kind is not Kind.MONEY:
        return ()
    notes = tuple(dict.fromkeys(note for cell in counted.cells for note in cell.notes if metric.name == "raised"))
    if query.aggregate is not Aggregate.SUM:
        return notes if metric.name == "raised" else noted.no_money_raised(used)
    working = Combined(Operator.ADD, counted.expressions)
    return (*notes, *noted.ceilings(working, counted.cells[0].unit), *noted.held_elsewhere(used, table))


def _of_the_latest(query: FigureQuery, metric: Metric, cells: list[Cell], table: FactsTable) -> Figure:
    """The value of the last round that has one of its own: no secondary sale or buyout, if there is another."""
    proper = [cell for cell in cells if cell.round.instrument not in _NO_PRICE_OF_ITS_OWN]
    last = (proper or cells)[-1]
    found = _single(replace(query, aggregate=None), metric, last.round, table)
    if not isinstance(found, Figure):
        raise QueryError(f"{last.round.label} has no {metric.title}")
    return replace(found, query=query)


def _collected(query: FigureQuery, metric: Metric, rounds: tuple[Round, ...], table: FactsTable) -> Result:
    """Names and dates of many rounds: counted, or listed with how often each stands."""
    cells = [metric.of(one, table) for one in rounds]
    known = [cell for cell in cells if cell.missing is None]
    if not known:
        return Missing(query, cells[0].missing or "", rounds)
    notes = noted.left_out([cell for cell in cells if cell.missing])
    if metric.kind is not Kind.NAMES:
        rows = tuple(_row(cell) for cell in known)[: query.limit]
        return Figure(query, metric, f"{len(known)} rounds", known[0].unit, None, None, rows, rounds, notes)
    tally: dict[str, list[Round]] = defaultdict(list)
    for cell in known:
        for name in cell.names:
            tally[name].append(cell.round)
    ones = {name: Given(name, Fraction(1), "count", found[0].fact_id, metric.name) for name, found in tally.items()}
    if query.aggregate is Aggregate.COUNT:
        working = Combined(Operator.ADD, tuple(ones.values()))
        return Figure(query, metric, metric.title, "count", Decimal(len(ones)), working, (), rounds, notes)
    order = sorted(tally, key=lambda name: (-len(tally[name]), name.casefold()))[: query.limit]
    rows = tuple(FigureRow(name, name, "name", fact_id=tally[name][0].fact_id) for name in order)
    return Figure(query, metric, metric.title, "name", None, None, rows, rounds, notes)


def _in_order(query: FigureQuery, metric: Metric, rounds: tuple[Round, ...], table: FactsTable) -> Figure:
    """Every round in the order of another metric, also those whose value is unknown."""
    key = metric_named(query.order_by or "")
    order = ranked([key.of(one, table) for one in rounds], key.kind, table, descending=query.descending)
    cells = [_converted(metric.of(cell.round, table), metric, query.currency, table) for cell in order[: query.limit]]
    listed = tuple(cell.round for cell in cells)
    rows = tuple(_row(cell) for cell in cells)
    notes = (*noted.about(listed, None, table), *noted.no_money_raised(listed))
    return Figure(query, metric, f"{len(rows)} rounds", "", rows=rows, rounds=listed, notes=notes)


def _listed(query: FigureQuery, metric: Metric, counted: _Counted, table: FactsTable) -> Figure:
    order = ranked(counted.cells, metric.kind, table, descending=query.descending)[: query.limit]
    rounds = tuple(cell.round for cell in order)
    rows = tuple(_row(cell) for cell in order)
    label = f"{len(rounds)} rounds" if len(rounds) != 1 else rounds[0].label
    notes = (*counted.notes, *noted.about(rounds, None, table), *noted.hedged(rows_of=order))
    if metric.kind is Kind.MONEY:
        notes += noted.overlapping_rows(rounds, table)
    if metric.name == "amount":
        notes += noted.no_money_raised(rounds)
    return Figure(query, metric, label, order[0].unit, None, None, rows, rounds, notes)


def _grouped(query: FigureQuery, metric: Metric, rounds: tuple[Round, ...], table: FactsTable) -> Result:
    """One value a group, in one currency; periods stand in order of time, everything else in order of size."""
    groups: dict[str, list[Round]] = defaultdict(list)
    for one in rounds:
        for key in group_keys(one, query.group_by or "", table):
            groups[key].append(one)
    currency = query.currency or _common_currency(rounds, metric, table)
    inner = replace(query, group_by=None, pick=None, limit=None, currency=currency)
    if not metric.kind.is_number:
        return _names_by_group(inner, query, groups, table)
    counted = {key: _counted(inner, metric, tuple(members), table) for key, members in groups.items()}
    known = {key: _one_value(inner, metric, group, table) for key, group in counted.items() if group.cells}
    if not known:
        return Missing(query, "no group has a known value", rounds)
    order = sorted(known)
    if query.limit or query.group_by not in _PERIODS:
        order.sort(key=lambda key: Decimal(known[key].value or 0), reverse=query.descending)
    shown, ties = _cut(order, query.limit, [known[key].value for key in order])
    rows = tuple(
        FigureRow(key, figure.value, figure.unit, figure.working, hedge=figure.hedge)
        for key, figure in ((key, known[key]) for key in shown)
    )
    sums = metric.kind is Kind.MONEY and query.aggregate is Aggregate.SUM
    notes = noted.of_groups([known[key].rounds for key in shown], [row.working for row in rows], table, sums=sums)
    notes += noted.without_value([key for key in groups if key not in known])
    left = _merged([counted[key] for key in shown])
    used = tuple(dict.fromkeys(one for key in shown for one in known[key].rounds))
    figure = Figure(query, metric, query.group_by or "", rows[0].unit, rows=rows, rounds=used)
    figure = replace(figure, notes=(*left.notes, *notes, *ties))
    if query.limit != 1:
        return figure
    return replace(figure, value=" and ".join(shown), unit="name", working=rows[0].working)


def _names_by_group(
    inner: FigureQuery, query: FigureQuery, groups: dict[str, list[Round]], table: FactsTable
) -> Result:
    """How many different names each group has."""
    metric = _metric(query)
    found = {key: _collected(inner, metric, tuple(members), table) for key, members in groups.items()}
    counts = {key: figure for key, figure in found.items() if isinstance(figure, Figure) and figure.value is not None}
    if query.aggregate is not Aggregate.COUNT or not counts:
        return Missing(query, f"{metric.title} cannot be put together by {query.group_by}")
    order = sorted(sorted(counts), key=lambda key: Decimal(counts[key].value or 0), reverse=query.descending)
    rows = tuple(FigureRow(key, counts[key].value, "count", counts[key].working) for key in order[: query.limit])
    used = tuple(dict.fromkeys(one for key in order[: query.limit] for one in groups[key]))
    return Figure(query, metric, query.group_by or "", "count", rows=rows, rounds=used)


def _cut(order: list[str], limit: int | None, values: list[Decimal | str | None]) -> tuple[list[str], noted.Notes]:
    """The first so many names. A tie for the only place is shown whole, a tie for a later one is noted."""
    if limit is None or limit >= len(order) or values[limit] != values[limit - 1]:
        return order[:limit], ()
    others = [name for name, value in zip(order[limit:], values[limit:], strict=True) if value == values[limit - 1]]
    return (order[:1] + others, ()) if limit == 1 else (order[:limit], (noted.tied(others),))


def _common_currency(rounds: tuple[Round, ...], metric: Metric, table: FactsTable) -> str | None:
    """One currency for all groups, so that they compare."""
    if metric.kind is not Kind.MONEY:
        return None
    units = {cell.unit for one in rounds if (cell := metric.of(one, table)).expression is not None}
    return units.pop() if len(units) == 1 else _DEFAULT_CURRENCY


@dataclass(frozen=True, slots=True)
class _Counted:
    """The cells that enter an aggregate, in one currency and with no money twice; and those that do not."""

    cells: list[Cell]
    left_out: list[Cell]
    twice: tuple[Round, ...] = ()

    @property
    def expressions(self) -> tuple[Expression, ...]:
        return tuple(cell.expression for cell in self.cells if cell.expression is not None)

    @property
    def notes(self) -> noted.Notes:
        return (*noted.left_out(self.left_out), *noted.overlaps(self.twice))


def _counted(query: FigureQuery, metric: Metric, rounds: tuple[Round, ...], table: FactsTable) -> _Counted:
    cells = [metric.of(one, table) for one in rounds]
    known = [cell for cell in cells if cell.missing is None]
    twice: tuple[Round, ...] = ()
    if metric.kind is Kind.MONEY and query.aggregate is Aggregate.SUM:
        twice = noted.overlapping(tuple(cell.round for cell in known))
        known = [cell for cell in known if cell.round not in twice]
    units = {cell.unit for cell in known}
    target = query.currency or (units.pop() if len(units) == 1 else _DEFAULT_CURRENCY)
    converted = [_converted(cell, metric, target, table) for cell in known]
    left_out = [cell for cell in (*cells, *converted) if cell.missing is not None]
    return _Counted([cell for cell in converted if cell.missing is None], left_out, twice)


def _merged(groups: list[_Counted]) -> _Counted:
    """What was left out of several groups, each once."""
    left_out = dict.fromkeys(cell for group in groups for cell in group.left_out)
    twice = dict.fromkeys(one for group in groups for one in group.twice)
    return _Counted([], list(left_out), tuple(twice))


def _converted(cell: Cell, metric: Metric, currency: str | None, table: FactsTable) -> Cell:
    if cell.expression is None or metric.kind is not Kind.MONEY or currency in {None, cell.unit}:
        return cell
    target = currency or cell.unit
    money = in_currency(cell.expression, cell.unit, target, when=cell.round.announced, table=table)
    if money is None:
        reason = f"there is no rate from {cell.unit} to {target} for {cell.round.label}"
        return replace(cell, expression=None, missing=reason)
    return replace(cell, expression=money, unit=target)


def _compared(query: Comparison, table: FactsTable) -> Result:
    left, right = compute(query.left, table), compute(query.right, table)
    for side in (left, right):
        if isinstance(side, Missing):
            return replace(side, query=query)
    if not isinstance(left, Figure) or not isinstance(right, Figure):
        raise QueryError("a comparison wants two figures")
    if left.unit != right.unit and query.left.currency is None:
        dollars = [replace(side, currency=_DEFAULT_CURRENCY) for side in (query.left, query.right)]
        return _compared(Comparison(query.op, *dollars), table)
    if left.working is None or right.working is None:
        return Missing(query, f"{left.metric.title} is not a number that compares", left.rounds + right.rounds)
    return _side_by_side(query, left, right)


def _side_by_side(query: Comparison, left: Figure, right: Figure) -> Result:
    first, second = _expression_of(left), _expression_of(right)
    rounds, notes = left.rounds + right.rounds, tuple(dict.fromkeys(left.notes + right.notes))
    rows = tuple(_side_row(side) for side in (left, right))
    label = f"{left.label} against {right.label}"
    figure = Figure(query, left.metric, label, left.unit, rows=rows, rounds=rounds, notes=notes)
    gap = Combined(Operator.SUBTRACT, (first, second))
    if query.op in {CompareOp.LARGER, CompareOp.SMALLER}:
        return _whichever(figure, left, right, gap)
    if query.op is CompareOp.DIFFERENCE:
        unit = "percentage points" if left.unit == "percent" else left.unit
        return replace(figure, unit=unit, value=_value(gap, left.unit), working=gap)
    if evaluated(second) == 0:
        return Missing(query, f"{right.label} is zero, so there is no ratio", rounds)
    if query.op is CompareOp.RATIO:
        ratio = Combined(Operator.DIVIDE, (first, second))
        return replace(figure, unit="x", value=_value(ratio, "x"), working=ratio)
    more = Combined(Operator.PERCENT, (gap, second))
    return replace(figure, unit="percent", value=_value(more, "percent"), working=more)


def _side_row(side: Figure) -> FigureRow:
    """One side of a comparison; the facts behind a sum are among the inputs, not one row's citation."""
    fact_id = side.rounds[0].fact_id if len(side.rounds) == 1 else None
    return FigureRow(side.label, side.value, side.unit, side.working, fact_id, side.hedge)


def _whichever(figure: Figure, left: Figure, right: Figure, gap: Expression) -> Figure:
    difference = evaluated(gap)
    if difference == 0:
        return replace(figure, value="neither: they are equal", unit="name", working=gap)
    wants_larger = isinstance(figure.query, Comparison) and figure.query.op is CompareOp.LARGER
    winner = left if (difference > 0) is wants_larger else right
    return replace(figure, value=winner.label, unit="name", working=gap)


def _row(cell: Cell) -> FigureRow:
    label = cell.round.label
    if cell.expression is None:
        text = cell.text or ", ".join(cell.names) or None
        return FigureRow(label, text, cell.unit, None, cell.round.fact_id)
    stated = cell.expression if isinstance(cell.expression, Given) else None
    hedge, field = (stated.hedge, stated.field) if stated else (Qualifier.EXACT, None)
    value = _value(cell.expression, cell.unit)
    return FigureRow(label, value, cell.unit, cell.expression, cell.round.fact_id, hedge, field)


def _expression_of(figure: Figure) -> Expression:
    if figure.working is None:
        raise QueryError(f"{figure.label} has no number to compare")
    return figure.working


def _value(expression: Expression, unit: str) -> Decimal:
    return rounded(evaluated(expression), unit)


def inputs_of(figure: Figure) -> tuple[Given, ...]:
    """The stated numbers that a figure was computed from, each once."""
    seen = dict.fromkeys(given for tree in _trees(figure) for given in givens(tree))
    return tuple(seen)


def _trees(figure: Figure) -> list[Expression]:
    trees = [row.working for row in figure.rows if row.working is not None]
    return [figure.working, *trees] if figure.working is not None else trees
