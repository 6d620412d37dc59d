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
from index.facts.schema import Commitment, Instrument, Precision, Round
from index.facts.table import FactsTable
from index.figures import notes as noted
from index.figures import omissions
from index.figures.catalogue import Kind, Level, Metric, metric_named
from index.figures.cells import Cell, Record
from index.figures.dated import cells_of
from index.figures.exchange import in_currency
from index.figures.figure import Figure, FigureRow, Missing, Result, rounds_behind, row_of
from index.figures.query import Aggregate, FigureQuery, subject, when
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
_STATED_SINGLY = (
    "Only what sources state of single investors is in it; what the others of a round put in is not known."
)
_FIELDS = {
    Level.ROUND: None,
    Level.COMPANY: frozenset({"post_money", "pre_money"}),
    Level.COMMITMENT: frozenset({"commitment", "amount"}),
}
"""The fields on which a list tells what other sources say; ``None`` are all of them."""
_NO_PRICE_OF_ITS_OWN = frozenset({Instrument.SECONDARY, Instrument.BUYOUT})


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
    values = counted.expressions
    if query.aggregate is Aggregate.COUNT:
        unit, values = "count", tuple(_one(cell, metric) for cell in cells)
    working = Combined(_OPERATORS[query.aggregate or Aggregate.SUM], values)
    exact = evaluated(working)
    label = (_subject(query, metric) or noted.many(metric.level, len(cells))) + when(query)
    rows: tuple[FigureRow, ...] = ()
    if query.aggregate in {Aggregate.MIN, Aggregate.MAX}:
        at_end = tuple(cell for cell in cells if cell.value == exact)
        label, rows = " and ".join(cell.label for cell in at_end), tuple(row_of(cell, metric) for cell in at_end)
    used = rounds_behind(cells)
    behind, behind_working = (used, working) if metric.level is Level.ROUND else _told_of(query, cells, working)
    about = noted.about(behind, behind_working, table, level=metric.level)
    notes = (*counted.notes, *about, *_notes_on(query, metric, counted, table))
    lacks = query.aggregate is Aggregate.SUM and any(not cell.by_convention for cell in counted.left_out)
    return Figure(query, metric, label, unit, rounded(exact, unit), working, rows, used, notes, lacks=lacks)


def _one(cell: Cell, metric: Metric) -> Given:
    """One record, for counting."""
    return Given(cell.label, Fraction(1), "count", cell.fact_id, metric.name)


def _notes_on(query: FigureQuery, metric: Metric, counted: Counted, table: FactsTable) -> noted.Notes:
    """What only one sort of aggregate has to say."""
    used = rounds_behind(counted.cells)
    if metric.level is not Level.ROUND:
        return _notes_on_others(query, metric, counted)
    if query.aggregate is Aggregate.COUNT:
        return noted.no_money_raised(used)
    if metric.kind is not Kind.MONEY:
        return ()
    notes = tuple(dict.fromkeys(note for cell in counted.cells for note in cell.notes if metric.name == "raised"))
    if query.aggregate is not Aggregate.SUM:
        return notes if metric.name == "raised" else noted.no_money_raised(used)
    working = Combined(Operator.ADD, counted.expressions)
    return (*notes, *noted.ceilings(working, counted.cells[0].unit), *noted.held_elsewhere(used, table))


def _notes_on_others(query: FigureQuery, metric: Metric, counted: Counted) -> noted.Notes:
    """What is to be said of values of companies and of commitments: each by itself where they are few."""
    cells = _ends(query, counted.cells)
    notes = noted.dates(counted.cells)
    if len(cells) <= omissions.NAMED:
        notes = (*dict.fromkeys(note for cell in cells for note in cell.notes), *notes)
    if query.aggregate is Aggregate.SUM and metric.kind is Kind.MONEY:
        notes += noted.ceilings(Combined(Operator.ADD, counted.expressions), counted.cells[0].unit)
    if query.aggregate is Aggregate.SUM and metric.level is Level.COMMITMENT:
        notes += (_STATED_SINGLY, *noted.no_money_raised(rounds_behind(counted.cells)))
    return notes


def _ends(query: FigureQuery, cells: list[Cell]) -> list[Cell]:
    """The cells that an extreme is about; of any other aggregate all of them."""
    if query.aggregate not in {Aggregate.MIN, Aggregate.MAX}:
        return cells
    values = [cell.value for cell in cells if cell.value is not None]
    end = max(values) if query.aggregate is Aggregate.MAX else min(values)
    return [cell for cell in cells if cell.value == end]


def _told_of(query: FigureQuery, cells: list[Cell], working: Combined) -> tuple[tuple[Round, ...], Expression]:
    """The rounds and the working that notes are about: those of an extreme, else all."""
    ends = _ends(query, cells)
    first = ends[0].expression
    return rounds_behind(ends), first if query.aggregate in {Aggregate.MIN, Aggregate.MAX} and first else working


def single(query: FigureQuery, metric: Metric, one: Record, table: FactsTable) -> Result:
    """The value of one record."""
    own = cells_of(query, metric, (one,), table)[-1]
    cell = converted(own, metric, query.currency, table)
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
        facts = (fact,) if cell.round is None else ()
        figure = replace(figure, value=cell.text or ", ".join(cell.names), rows=rows, facts=facts)
    about = noted.about(figure.rounds, figure.working, table, fields=frozenset({metric.name}), level=metric.level)
    return replace(figure, notes=(*cell.notes, *about), as_of=_as_of(cell))


def _as_of(cell: Cell) -> Given | None:
    """The day of a company's value as an input; ``None`` where it is that of a round, or not known to the day."""
    if cell.round is not None or cell.dated is None or cell.dated.precision is not Precision.DAY:
        return None
    days = Fraction(cell.dated.first.toordinal())
    return Given(f"{cell.label} as of", days, "date", cell.fact_id, "as_of")


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
    if metric.kind is not Kind.NAMES and query.aggregate is not Aggregate.COUNT:
        rows = tuple(row_of(cell, metric) for cell in known)[: query.limit]
        return Figure(
            query, metric, noted.many(metric.level, len(known)), known[0].unit, None, None, rows, rounds, notes
        )
    tally: dict[str, list[Cell]] = defaultdict(list)
    for cell in known:
        for name in cell.names or _present(cell.text):
            if name not in query.without:
                tally[name].append(cell)
    if not tally:
        return Missing(query, f"nobody but {' and '.join(query.without)} is named", rounds)
    if query.aggregate is Aggregate.COUNT:
        ones = (Given(name, Fraction(1), "count", own[0].fact_id, metric.name) for name, own in tally.items())
        working = Combined(Operator.ADD, tuple(ones))
        label = (_subject(query, metric) or metric.title) + when(query)
        return Figure(query, metric, label, "count", Decimal(len(tally)), working, (), rounds, notes)
    order = sorted(tally, key=lambda name: (-len(tally[name]), name.casefold()))[: query.limit]
    names = tuple(FigureRow(name, name, "name", fact_id=tally[name][0].fact_id, field=metric.name) for name in order)
    return Figure(query, metric, metric.title, "name", None, None, names, rounds, notes)


def _present(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def _in_order(query: FigureQuery, metric: Metric, found: Sequence[Record], table: FactsTable) -> Figure:
    """Every record in the order of another metric or of its date, also those whose value is unknown."""
    key = metric_named(query.order_by or query.metric)
    keys = [cell_of(key, one, table) for one in found]
    order = ranked(keys, key.kind, table, descending=query.descending)
    records = tuple(cell.record for cell in order[: query.limit])
    cells = [converted(cell, metric, query.currency, table) for cell in cells_of(query, metric, records, table)]
    listed = rounds_behind(cells)
    rows = tuple(row_of(cell, metric) for cell in cells)
    notes = noted.about(listed, None, table, level=metric.level)
    if metric.level is Level.ROUND:
        notes += noted.no_money_raised(listed)
    if key.kind.is_number:
        notes += (*_in_dollars(key, order), *omissions.left_out([cell for cell in keys if cell.missing is not None]))
    label = noted.many(metric.level, len(rows))
    return Figure(query, metric, label, rows[0].unit if rows else "", rows=rows, rounds=listed, notes=notes)


def _subject(query: FigureQuery, metric: Metric) -> str:
    """Whom a value is of; of what investors put in, the investors and the company."""
    of = subject(query)
    names = [str(value) for f in query.filters if f.field == "investor" for value in f.values]
    if metric.level is not Level.COMMITMENT or not names or of == " and ".join(names):
        return of
    return f"{' and '.join(names)} in {of}" if of else " and ".join(names)


def _in_dollars(key: Metric, order: Sequence[Cell]) -> noted.Notes:
    """That money of several currencies was ranked in one."""
    mixed = key.kind is Kind.MONEY and len({cell.unit for cell in order}) > 1
    return (noted.IN_DOLLARS,) if mixed else ()


def _listed(query: FigureQuery, metric: Metric, counted: Counted, table: FactsTable) -> Figure:
    order = _shortly_titled(_order_of(query, metric, counted, table))
    rounds = rounds_behind(order)
    rows = tuple(row_of(cell, metric) for cell in order)
    label = noted.many(metric.level, len(order)) if len(order) != 1 else order[0].label
    if len(order) > 1 and len({cell.record for cell in order}) == 1:
        label = f"{len(order)} values of {noted.label_of(order[0].record)}"
    about = noted.about(rounds, None, table, level=metric.level, fields=_FIELDS[metric.level])
    notes = (*counted.notes, *about, *noted.hedged(rows_of=order), *noted.rates_of([c.expression for c in order]))
    if metric.level is not Level.ROUND:
        notes += noted.dates(order)
    elif metric.kind is Kind.MONEY:
        notes += noted.overlapping_rows(rounds, table)
    if metric.name == "amount":
        notes += noted.no_money_raised(rounds)
    return Figure(query, metric, label, order[0].unit, None, None, rows, rounds, notes)


def _shortly_titled(order: list[Cell]) -> list[Cell]:
    """Commitments of one round by their investors alone, those of one investor by their rounds."""
    pledges = [(c, c.record, c.round) for c in order if isinstance(c.record, Commitment) and c.round]
    if len(pledges) != len(order) or any(one.part for _, one, _ in pledges):
        return order
    if len({within.round_id for _, _, within in pledges}) == 1:
        return [replace(cell, titled=one.investor) for cell, one, _ in pledges]
    if len({one.investor for _, one, _ in pledges}) == 1:
        return [replace(cell, titled=within.label) for cell, _, within in pledges]
    return order


def _order_of(query: FigureQuery, metric: Metric, counted: Counted, table: FactsTable) -> list[Cell]:
    """The cells of a list: by size, but the dated values of one company in order of time."""
    if metric.series is not None and len({cell.record for cell in counted.cells}) == 1:
        return counted.cells[-(query.limit or len(counted.cells)) :]
    return ranked(counted.cells, metric.kind, table, descending=query.descending)[: query.limit]
