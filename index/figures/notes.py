"""What must be said with a figure beside how far it is to be trusted (``trust``): ties, overlaps, ceilings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from index.facts.schema import Commitment, Qualifier, Round, ValuationBasis
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Level, Metric, metric_named
from index.figures.cells import Cell, Record
from index.figures.display import day, displayed, money
from index.figures.figure import Figure
from index.figures.omissions import NAMED, held_again, left_out, listing, not_primary
from index.figures.omissions import Notes as Notes
from index.figures.query import FigureQuery
from index.figures.selection import cell_of, comparable
from index.figures.trust import about as about
from index.figures.trust import elsewhere as elsewhere
from index.figures.trust import hedges_of
from index.figures.trust import rates_of as rates_of
from index.figures.working import Combined, Expression, Given, Operator, evaluated, givens, rounded

ON_A_VALUATION = frozenset(
    {
        *("post_money", "pre_money", "stake_sold", "step_up", "valuation_multiple", "valuation_growth"),
        *("revenue_multiple", "valuation", "commitment_to_valuation"),
    }
)
"""Metrics that rest on a valuation, whose basis must be said."""
_TOTALS = frozenset({"total_raised", "total_funding"})
IN_DOLLARS = "Ranked in dollars, each converted at the reference rate nearest to its date."
_PLURALS = {Level.ROUND: "rounds", Level.COMPANY: "companies", Level.COMMITMENT: "commitments"}


def undecided(records: Sequence[Record]) -> Notes:
    """Records of which a filter could not tell whether they are in."""
    if not records:
        return ()
    return (f"Cannot be told, and left out: {listing([label_of(one) for one in records])}.",)


def overlapping(rounds: tuple[Round, ...], table: FactsTable) -> tuple[Round, ...]:
    """The rounds whose money another of these rounds already holds."""
    present = {one.round_id for one in rounds}
    return tuple(one for one in rounds if present.intersection(table.holders_of(one.round_id)))


def stands_for(query: FigureQuery, found: Figure) -> str:
    """What a query within a condition came to."""
    names = listing([row.label for row in found.rows] or [str(found.value)])
    return f"({query}) is {names}."


def label_of(one: Record) -> str:
    """What a record is called: of a commitment, who put it into what is not repeated."""
    return one.investor if isinstance(one, Commitment) else one.label


def many(level: Level, count: int) -> str:
    """So many records of a level: ``3 companies``."""
    return f"{count} {_PLURALS[level]}"


def dates(cells: Sequence[Cell]) -> Notes:
    """Between which dates the values lie that a company has at several."""
    found = sorted({cell.dated for cell in cells if cell.dated is not None})
    if len(found) < 2:
        return ()
    return (f"The values are of different dates, from {day(found[0])} to {day(found[-1])}.",)


def none_of(query: FigureQuery, metric: Metric) -> Figure:
    """The count of nothing: what the table does not hold may still have happened."""
    nobody = f"None in the facts table, which need not hold every {metric.level} there was."
    nothing = Combined(Operator.ADD, ())
    return Figure(query, metric, many(metric.level, 0), "count", Decimal(0), nothing, notes=(nobody,))


def picked_by(query: FigureQuery, one: Record, among: Sequence[Record], table: FactsTable) -> Notes:
    """The size by which a record was picked out of others, with its hedge, ties, and what could not be ranked."""
    if query.pick is None or not metric_named(query.pick.by).kind.is_number:
        return ()
    metric = metric_named(query.pick.by)
    cells = {other: cell_of(metric, other, table) for other in among}
    mine = cells[one]
    size = comparable(mine, metric.kind, table)
    ties = [
        cell.label
        for other, cell in cells.items()
        if other is not one and cell.missing is None and comparable(cell, metric.kind, table) == size
    ]
    notes = [f"{mine.label} was picked by {metric.title.lower()}: {_with_hedge(mine)}."]
    if ties:
        earlier = "the earlier round" if isinstance(one, Round) else "the one before in the table"
        notes.append(f"Of the same size: {listing(ties)}; {earlier} stands first.")
    units = {cell.unit for cell in cells.values() if cell.expression is not None}
    if metric.kind is Kind.MONEY and len(units) > 1:
        notes.append(IN_DOLLARS)
    return (*notes, *left_out([cell for cell in cells.values() if cell.missing is not None]))


def _with_hedge(cell: Cell) -> str:
    hedge = cell.expression.hedge if isinstance(cell.expression, Given) else Qualifier.EXACT
    value = rounded(evaluated(cell.expression), cell.unit) if cell.expression is not None else None
    return displayed(value, cell.unit, hedge)


def held_elsewhere(rounds: tuple[Round, ...], table: FactsTable) -> Notes:
    """Money of these rounds that a round outside them holds again: their sum and that round's do not add up."""
    inside = {one.round_id for one in rounds}
    pairs = [
        f"{one.label} (in {table.round(held).label})"
        for one in rounds
        for held in one.overlaps_with
        if held not in inside and table.knows(held)
    ]
    return (f"Counted again in a round outside this sum: {listing(pairs)}.",) if pairs else ()


def no_money_raised(rounds: tuple[Round, ...]) -> Notes:
    """Which deals among these bring the company no primary money, where deals of every kind are listed or counted."""
    others = not_primary(rounds)
    if not others or len(others) == len(rounds):
        return ()
    return (f"Among them, not primary money: {listing(others)}.",)


def stated_totals(companies: list[str], table: FactsTable) -> Notes:
    """What sources state as the total that a company has raised: the table need not hold all its rounds."""
    notes = []
    for metric in table.facts.metrics:
        if metric.company in companies and metric.metric in _TOTALS:
            value = displayed(metric.value, metric.unit, metric.qualifier)
            notes.append(f"A source states {value} raised by {metric.company} in all, as of {day(metric.as_of)}.")
    return tuple(notes)


def coverage(company: str, table: FactsTable) -> str | None:
    """With which round of a company the table begins: "first" and "total" start there, whatever came before."""
    dated = [one for one in table.rounds_of(company) if one.announced is not None]
    if not dated or dated[0].announced is None:
        return None
    return f"The table begins with {dated[0].label} ({day(dated[0].announced)}); earlier rounds may not be in it."


def of_groups(
    groups: list[tuple[Round, ...]],
    workings: list[Expression | None],
    table: FactsTable,
    *,
    sums: bool,
    level: Level = Level.ROUND,
) -> Notes:
    """What must be said with a table of groups: disputes, rates, and of sums, money that stands in several rows."""
    everyone = tuple(dict.fromkeys(one for group in groups for one in group))
    computed = tuple(working for working in workings if isinstance(working, Combined))
    hedges = hedges_of(Combined(Operator.ADD, computed)) if len(everyone) <= NAMED else []
    notes = [*about(everyone, None, table, level=level), *hedges, *rates_of(workings)]
    return (*notes, *_shared(groups)) if sums else tuple(notes)


def _shared(groups: list[tuple[Round, ...]]) -> Notes:
    """That sums by group do not add up, because a round, or its money within another round, stands in several."""
    at: dict[str, set[int]] = {}
    for row, group in enumerate(groups):
        for one in group:
            at.setdefault(one.round_id, set()).add(row)
    everyone = dict.fromkeys(one for group in groups for one in group)
    shared = [
        one.label
        for one in everyone
        if len(at[one.round_id].union(*(at.get(held, set()) for held in one.overlaps_with))) > 1
    ]
    return (
        (f"The rows do not add up to a total: money of {listing(shared)} stands in several of them.",)
        if shared
        else ()
    )


def in_several(groups: Sequence[Sequence[Cell]], table: FactsTable) -> Notes:
    """That sums of commitments by group do not add up, because money of one stands within another group's."""
    again = held_again([cell for cells in groups for cell in cells], table)
    if not again:
        return ()
    names = listing([cell.label for cell in again])
    return (f"The rows do not add up to a total: money of {names} stands, or may stand, in several of them.",)


def of_unspecified_basis(rounds: tuple[Round, ...]) -> Notes:
    """Whose valuation is taken as post-money although no source says that it is."""
    names = [
        one.label
        for one in rounds
        if one.post_money is not None and one.valuation_basis is ValuationBasis.UNSPECIFIED
    ]
    return (f"Taken as post-money, though no source says so: {listing(names)}.",) if names else ()


def without_value(names: list[str]) -> Notes:
    """Which groups have no row because nothing in them is known."""
    return (f"No known value, and so no row: {listing(names)}.",) if names else ()


def left_open(names: list[str]) -> Notes:
    """Which groups have no row because an amount that is stated as up to so much does not decide it."""
    return (f"Left open, since a part is stated as up to so much: {listing(names)}.",) if names else ()


def overlapping_rows(rounds: tuple[Round, ...], table: FactsTable) -> Notes:
    """Rounds of a list that hold the same money."""
    twice = overlapping(rounds, table)
    here = {one.round_id for one in rounds}
    pairs = [
        f"{one.label} (in {table.round(held).label})" for one in twice for held in one.overlaps_with if held in here
    ]
    return (f"Holds the same money, in part: {listing(pairs)}.",) if pairs else ()


def tied(names: list[str]) -> str:
    """Who has the same value as the last one shown, and stands behind it in the alphabet only."""
    return f"Tied with the last one shown: {listing(names)}."


def hedged(rows_of: list[Cell]) -> Notes:
    """The hedges on the values of a list, where they are computed and so do not show beside the value."""
    return tuple(dict.fromkeys(note for cell in rows_of[:NAMED] for note in hedges_of(cell.expression)))


def ceilings(working: Combined, unit: str) -> Notes:
    """How much of a sum is a ceiling that may never be paid in full."""
    unsure = [part for part in working.parts if any(g.hedge is Qualifier.UP_TO for g in givens(part))]
    if not unsure:
        return ()
    rest = sum((evaluated(part) for part in working.parts if part not in unsure), Fraction(0))
    names = [given.label for part in unsure for given in givens(part) if given.hedge is Qualifier.UP_TO]
    without = money(rounded(rest, unit), unit)
    return (f"Includes ceilings (up to): {listing(names)}. Without them the sum is {without}.",)
