"""Many values become one, or a list: totals, means, extremes, counts, rankings, names.

Unknown is not zero: what a record lacks leaves it out, and the figure's notes say how many were left out and why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from index.errors import QueryError
from index.facts.schema import Commitment, Instrument
from index.facts.table import FactsTable
from index.figures import notes as noted
from index.figures import omissions
from index.figures.catalogue import Kind, Level, Metric, metric_named
from index.figures.cells import Cell, Record
from index.figures.exchange import in_currency
from index.figures.figure import Figure, FigureRow, Missing, Result, rounds_behind, row_of
from index.figures.query import Aggregate, FigureQuery, Period, subject, when
from index.figures.selection import cell_of, ranked
from index.figures.working import Combined, Expression, Given, Operator, evaluated, rounded

DEFAULT_CURRENCY = "USD"
_OPERATORS = {
    Aggregate.SUM: Operator.ADD,
    Aggregate.MEAN: Operator.MEAN,
    Aggregate.MEDIAN: Operator.MEDIAN,
    Aggregate.MIN: Operator.MIN,
    Aggregate.MAX: Operator.MAX,
    Aggregate.RANGE: Operator.RANGE,
    Aggregate.COUNT: Operator.ADD,
}
_NO_PRICE_OF_ITS_OWN = frozenset({Instrument.SECONDARY, Instrument.BUYOUT})


def cells_of(query: FigureQuery, metric: Metric, found: Sequence[Record], table: FactsTable) -> list[Cell]:
    """The metric's value for every record; of dated values the last of each within the period that is asked for."""
    if metric.series is None:
        return [cell_of(metric, one, table) for one in found]
    periods = [value for f in query.filters if f.field == "as_of" for value in f.values if isinstance(value, Period)]
    every = query.aggregate is Aggregate.LIST and len(found) == 1
    cells: list[Cell] = []
    for one in found:
        own = [cell for cell in metric.series(one, table) if all(_is_of(cell, period) for period in periods)]
        cells += own if every and own else own[-1:] or [cell_of(_for_missing(metric, one, periods), one, table)]
    return cells


def _for_missing(metric: Metric, one: Record, periods: Sequence[Period]) -> Metric:
    """The metric as it answers for a record that has no value in the periods."""
    if not periods:
        return metric
    when_ = " and ".join(period.label for period in periods)
    reason = f"no {metric.title.lower()} of {one.label if not isinstance(one, Commitment) else one.investor} is known"
    return replace(metric, of=lambda record, _: Cell(record, "", missing=f"{reason} for {when_}"))


def _is_of(cell: Cell, period: Period) -> bool:
    if cell.dated is None:
        return False
    after = period.first is None or cell.dated.last >= period.first
    return after and (period.last is None or cell.dated.first <= period.last)


def aggregated(query: FigureQuery, metric: Metric, found: Sequence[Record], table: FactsTable) -> Result:
    """The figure of an aggregate over records."""
    if query.aggregate is Aggregate.LIST and (query.order_by or metric.kind is Kind.DATE):
        return _in_order(query, metric, found, table)
    if not metric.kind.is_number:
        return collected(query, metric, found, table)
    counted = counted_in(query, metric, found, table)
    if not counted.cells:
        reason = "; ".join(dict.fromkeys(cell.missing or "" for cell in counted.left_out))
        return Missing(query, reason or "nothing fits this question", rounds_behind(counted.left_out))
    if query.aggregate is Aggregate.LIST:
        return _listed(query, metric, counted, table)
    return one_value(query, metric, counted, table)


@dataclass(frozen=True, slots=True)
class Counted:
    """The cells that enter an aggregate, in one currency and with no money twice; and those that do not."""

    cells: list[Cell]
    left_out: list[Cell]
    twice: tuple[str, ...] = ()
    """Whose money another one of them holds already."""

    @property
    def expressions(self) -> tuple[Expression, ...]:
        """The values, as they enter the working."""
        return tuple(cell.expression for cell in self.cells if cell.expression is not None)

    @property
    def notes(self) -> noted.Notes:
        """What was left out and why."""
        return (*omissions.left_out(self.left_out), *omissions.counted_once(self.twice))


def counted_in(query: FigureQuery, metric: Metric, found: Sequence[Record], table: FactsTable) -> Counted:
    """The values that enter an aggregate. Sums count no money twice, and all money is in one currency."""
    cells = cells_of(query, metric, found, table)
    known = [cell for cell in cells if cell.missing is None]
    twice: tuple[str, ...] = ()
    if metric.kind is Kind.MONEY and query.aggregate is Aggregate.SUM:
        again = omissions.held_again(known, table)
        twice = tuple(cell.label for cell in again)
        known = [cell for cell in known if cell not in again]
    units = {cell.unit for cell in known}
    target = query.currency or (units.pop() if len(units) == 1 else DEFAULT_CURRENCY)
    cells_in = [converted(cell, metric, target, table) for cell in known]
    left_out = [cell for cell in (*cells, *cells_in) if cell.missing is not None]
    return Counted([cell for cell in cells_in if cell.missing is None], left_out, twice)


def converted(cell: Cell, metric: Metric, currency: str | None, table: FactsTable) -> Cell:
    """The cell in another currency, or the reason why not."""
    if cell.expression is None or metric.kind is not Kind.MONEY or currency in {None, cell.unit}:
        return cell
    target = currency or cell.unit
    money = in_currency(cell.expression, cell.unit, target, when=cell.when, table=table)
    if money is None:
        reason = f"there is no rate from {cell.unit} to {target} for {cell.label}"
        return replace(cell, expression=None, missing=reason)
    return replace(cell, expression=money, unit=target)


def one_value(query: FigureQuery, metric: Metric, counted: Counted, table: FactsTable) -> Figure:
    """The one value of an aggregate other than a list."""
    cells, unit = counted.cells, counted.cells[0].unit
    if query.aggregate is Aggregate.LATEST:
        return _of_the_latest(query, metric, cells, table)
    working = Combined(_OPERATORS[query.aggregate or Aggregate.SUM], counted.expressions)
    exact = evaluated(working)
    label = (subject(query) or _many(metric, len(cells))) + when(query)
    rows: tuple[FigureRow, ...] = ()
    if query.aggregate in {Aggregate.MIN, Aggregate.MAX}:
        at_end = tuple(cell for cell in cells if cell.value == exact)
        label, rows = " and ".join(cell.label for cell in at_end), tuple(row_of(cell, metric) for cell in at_end)
    used = rounds_behind(cells)
    notes = (*counted.notes, *noted.about(used, working, table), *_notes_on(query, metric, counted, table))
    return Figure(query, metric, label, unit, rounded(exact, unit), working, rows, used, notes)


def _many(metric: Metric, count: int) -> str:
    noun = {Level.ROUND: "rounds", Level.COMPANY: "companies", Level.COMMITMENT: "commitments"}[metric.level]
    return f"{count} {noun}"


def _notes_on(query: FigureQuery, metric: Metric, counted: Counted, table: FactsTable) -> noted.Notes:
    """What only one sort of aggregate has to say."""
    used = rounds_behind(counted.cells)
    if metric.level is not Level.ROUND:
        return tuple(dict.fromkeys(note for cell in counted.cells for note in cell.notes))
    if query.aggregate is Aggregate.COUNT:
        return noted.no_money_raised(used)
    if metric.kind is not Kind.MONEY:
        return ()
    notes = tuple(dict.fromkeys(note for cell in counted.cells for note in cell.notes if metric.name == "raised"))
    if query.aggregate is not Aggregate.SUM:
        return notes if metric.name == "raised" else noted.no_money_raised(used)
    working = Combined(Operator.ADD, counted.expressions)
    return (*notes, *noted.ceilings(working, counted.cells[0].unit), *noted.held_elsewhere(used, table))


def single(query: FigureQuery, metric: Metric, one: Record, table: FactsTable) -> Result:
    """The value of one record."""
    cell = converted(cells_of(query, metric, (one,), table)[-1], metric, query.currency, table)
    rounds = rounds_behind([cell])
    if cell.missing is not None:
        return Missing(query, cell.missing, rounds)
    figure = Figure(query, metric, cell.label, cell.unit, rounds=rounds)
    if cell.expression is not None:
        value = rounded(evaluated(cell.expression), cell.unit)
        figure = replace(figure, value=value, working=cell.expression)
    else:
        fact = cell.fact_id
        rows = tuple(FigureRow(name, name, cell.unit, fact_id=fact, field=metric.name) for name in cell.names)
        figure = replace(figure, value=cell.text or ", ".join(cell.names), rows=rows)
    about = noted.about(figure.rounds, figure.working, table, fields=frozenset({metric.name}))
    return replace(figure, notes=(*cell.notes, *about))


def _of_the_latest(query: FigureQuery, metric: Metric, cells: list[Cell], table: FactsTable) -> Figure:
    """The value of the last round that has one of its own: no secondary sale or buyout, if there is another."""
    proper = [cell for cell in cells if cell.round is None or cell.round.instrument not in _NO_PRICE_OF_ITS_OWN]
    last = (proper or cells)[-1]
    found = single(replace(query, aggregate=None), metric, last.record, table)
    if not isinstance(found, Figure):
        raise QueryError(f"{last.label} has no {metric.title}")
    return replace(found, query=query)


def collected(query: FigureQuery, metric: Metric, found: Sequence[Record], table: FactsTable) -> Result:
    """Names and dates of many records: counted, or listed with how often each stands."""
    cells = cells_of(query, metric, found, table)
    known = [cell for cell in cells if cell.missing is None]
    rounds = rounds_behind(cells)
    if not known:
        return Missing(query, cells[0].missing or "", rounds)
    notes = omissions.left_out([cell for cell in cells if cell.missing])
    if metric.kind is not Kind.NAMES:
        rows = tuple(row_of(cell, metric) for cell in known)[: query.limit]
        return Figure(query, metric, _many(metric, len(known)), known[0].unit, None, None, rows, rounds, notes)
    tally: dict[str, list[Cell]] = defaultdict(list)
    for cell in known:
        for name in cell.names:
            if name not in query.without:
                tally[name].append(cell)
    if not tally:
        return Missing(query, f"nobody but {' and '.join(query.without)} is named", rounds)
    if query.aggregate is Aggregate.COUNT:
        ones = (Given(name, Fraction(1), "count", own[0].fact_id, metric.name) for name, own in tally.items())
        working = Combined(Operator.ADD, tuple(ones))
        return Figure(query, metric, metric.title, "count", Decimal(len(tally)), working, (), rounds, notes)
    order = sorted(tally, key=lambda name: (-len(tally[name]), name.casefold()))[: query.limit]
    names = tuple(FigureRow(name, name, "name", fact_id=tally[name][0].fact_id, field=metric.name) for name in order)
    return Figure(query, metric, metric.title, "name", None, None, names, rounds, notes)


def _in_order(query: FigureQuery, metric: Metric, found: Sequence[Record], table: FactsTable) -> Figure:
    """Every record in the order of another metric or of its date, also those whose value is unknown."""
    key = metric_named(query.order_by or query.metric)
    order = ranked([cell_of(key, one, table) for one in found], key.kind, table, descending=query.descending)
    records = tuple(cell.record for cell in order[: query.limit])
    cells = [converted(cell, metric, query.currency, table) for cell in cells_of(query, metric, records, table)]
    listed = rounds_behind(cells)
    rows = tuple(row_of(cell, metric) for cell in cells)
    notes = (*noted.about(listed, None, table), *noted.no_money_raised(listed))
    return Figure(query, metric, _many(metric, len(rows)), "", rows=rows, rounds=listed, notes=notes)


def _listed(query: FigureQuery, metric: Metric, counted: Counted, table: FactsTable) -> Figure:
    order = ranked(counted.cells, metric.kind, table, descending=query.descending)[: query.limit]
    if metric.series is not None and len({cell.record for cell in order}) == 1:
        order = counted.cells[-(query.limit or len(order)) :]  # one company's dated values, in order of time
    rounds = rounds_behind(order)
    rows = tuple(row_of(cell, metric) for cell in order)
    label = _many(metric, len(order)) if len(order) != 1 else order[0].label
    notes = (*counted.notes, *noted.about(rounds, None, table), *noted.hedged(rows_of=order))
    notes += noted.rates_of([cell.expression for cell in order])
    if metric.kind is Kind.MONEY:
        notes += noted.overlapping_rows(rounds, table)
    if metric.name == "amount":
        notes += noted.no_money_raised(rounds)
    return Figure(query, metric, label, order[0].unit, None, None, rows, rounds, notes)
