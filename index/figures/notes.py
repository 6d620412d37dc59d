"""What must be said with a figure: hedges, disputes, what was left out, what was converted.."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from index.facts.schema import Alternative, Confidence, Qualifier, Round, ValuationBasis
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Metric, metric_named
from index.figures.cells import Cell, Record
from index.figures.display import day, displayed, money
from index.figures.figure import Figure
from index.figures.omissions import NAMED, left_out, listing
from index.figures.omissions import Notes as Notes
from index.figures.query import FigureQuery
from index.figures.round_metrics import PRIMARY
from index.figures.selection import cell_of, comparable
from index.figures.working import Combined, Expression, Given, Operator, decimal_of, evaluated, givens, rounded

_TOTALS = frozenset({"total_raised", "total_funding"})
_MONEY_FIELDS = frozenset({"amount", "pre_money", "post_money", "equity_amount", "commitment"})
_LOOSE = frozenset({Qualifier.APPROX, Qualifier.RANGE})
_HEDGED = {
    Qualifier.APPROX: "is approximate",
    Qualifier.AT_LEAST: "is a floor (at least)",
    Qualifier.UP_TO: "is a ceiling (up to)",
    Qualifier.RANGE: "stands for a range",
}


def about(
    rounds: tuple[Round, ...],
    working: Expression | None,
    table: FactsTable,
    *,
    fields: frozenset[str] | None = None,
) -> Notes:
    """How far the rounds behind a figure can be trusted, and at which rates money was converted."""
    rates = _rates(working)
    if len(rounds) > NAMED:
        return (*_crowd(rounds), *rates)
    used = fields
    if working is not None:
        used = frozenset(given.field for given in givens(working)) | (fields or frozenset())
    return (*(note for one in rounds for note in _single(one, used, table)), *_hedges(working), *rates)


def undecided(rounds: tuple[Round, ...]) -> Notes:
    """Rounds of which a filter could not tell whether they are in."""
    if not rounds:
        return ()
    return (f"Cannot be told, and left out: {listing([one.label for one in rounds])}.",)


def overlapping(rounds: tuple[Round, ...], table: FactsTable) -> tuple[Round, ...]:
    """The rounds whose money another of these rounds already holds."""
    present = {one.round_id for one in rounds}
    return tuple(one for one in rounds if present.intersection(table.holders_of(one.round_id)))


def stands_for(query: FigureQuery, found: Figure) -> str:
    """What a query within a condition came to."""
    names = listing([row.label for row in found.rows] or [str(found.value)])
    return f"({query}) is {names}."


def none_of(query: FigureQuery, metric: Metric) -> Figure:
    """The count of nothing: what the table does not hold may still have happened."""
    nobody = "None in the facts table, which need not hold every round there was."
    nothing = Combined(Operator.ADD, ())
    return Figure(query, metric, "0 rounds", "count", Decimal(0), nothing, notes=(nobody,))


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
        notes.append("Ranked in dollars, each converted at the reference rate nearest to its date.")
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
    others = [one for one in rounds if one.instrument not in PRIMARY]
    if not others or len(others) == len(rounds):
        return ()
    return (f"Among them, not primary money: {listing([f'{one.label} ({one.instrument})' for one in others])}.",)


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
    groups: list[tuple[Round, ...]], workings: list[Expression | None], table: FactsTable, *, sums: bool
) -> Notes:
    """What must be said with a table of groups: disputes, rates, and of sums, money that stands in several rows."""
    everyone = tuple(dict.fromkeys(one for group in groups for one in group))
    hedges = [note for working in workings for note in _hedges(working)] if len(everyone) <= NAMED else []
    notes = [*about(everyone, None, table), *hedges, *_rates(*workings)]
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
    return tuple(dict.fromkeys(note for cell in rows_of[:NAMED] for note in _hedges(cell.expression)))


def ceilings(working: Combined, unit: str) -> Notes:
    """How much of a sum is a ceiling that may never be paid in full."""
    unsure = [part for part in working.parts if any(g.hedge is Qualifier.UP_TO for g in givens(part))]
    if not unsure:
        return ()
    rest = sum((evaluated(part) for part in working.parts if part not in unsure), Fraction(0))
    names = [given.label for part in unsure for given in givens(part) if given.hedge is Qualifier.UP_TO]
    without = money(rounded(rest, unit), unit)
    return (f"Includes ceilings (up to): {listing(names)}. Without them the sum is {without}.",)


def _single(one: Round, fields: frozenset[str] | None, table: FactsTable) -> list[str]:
    """What is to be said of one round; of figures that other sources dispute, only those of ``fields``, if given."""
    notes = []
    if one.confidence is Confidence.DISPUTED:
        on = dict.fromkeys(_spoken(other.field) for other in table.alternatives_of(one.round_id))
        what = f"sources disagree on its {' and '.join(on)}." if on else f"sources disagree. {one.notes or ''}"
        notes.append(f"{one.label} is disputed: {what}".strip())
    elif one.confidence is not Confidence.OFFICIAL:
        notes.append(f"{one.label} is {one.confidence}, not announced officially.")
    others = [other for other in table.alternatives_of(one.round_id) if fields is None or other.field in fields]
    notes.extend(_elsewhere(one, other, table) for other in others)
    notes.extend(f"Origins disagree: {conflict}." for conflict in table.conflicts_of(one.round_id))
    return notes


def elsewhere(rounds: tuple[Round, ...], field: str, table: FactsTable) -> Notes:
    """What sources say of a field that the rounds' own rows leave open, because they disagree."""
    return tuple(
        _elsewhere(one, other, table) for one in rounds for other in table.alternatives_of(one.round_id, field)
    )


def _spoken(field: str) -> str:
    return field.replace("_money", "-money").replace("_", " ")


def _elsewhere(one: Round, other: Alternative, table: FactsTable) -> str:
    """What another source says of a figure that is used."""
    pages = ", ".join(dict.fromkeys(page.publisher or page.title for page in table.sources_of(other.source_ids)))
    value = other.value
    if other.field in _MONEY_FIELDS and value.isdigit():
        value = displayed(int(value), other.currency or one.currency or "", other.qualifier)
    what = f"{one.label} {_spoken(other.field)}"
    return f"Sources disagree on {what}: {pages or 'another account'} has {value}. {other.note or ''}".strip()


def _crowd(rounds: tuple[Round, ...]) -> list[str]:
    """The same of many rounds, by sort."""
    sorts = {
        "Disputed": [one for one in rounds if one.confidence is Confidence.DISPUTED],
        "Reported, not announced officially": [one for one in rounds if one.confidence is Confidence.REPORTED],
        "Approximate amounts": [one for one in rounds if one.amount_qualifier in _LOOSE],
        "Floors (at least)": [one for one in rounds if one.amount_qualifier is Qualifier.AT_LEAST],
    }
    return [f"{sort}: {listing([one.label for one in found])}." for sort, found in sorts.items() if found]


def _hedges(working: Expression | None) -> list[str]:
    if working is None or not isinstance(working, Combined):
        return []
    return [f"{g.label} {_HEDGED[g.hedge]}." for g in givens(working) if g.hedge is not Qualifier.EXACT]


def rates_of(workings: list[Expression | None]) -> Notes:
    """The rates that the values of a list were converted at."""
    return tuple(_rates(*workings))


def _rates(*workings: Expression | None) -> list[str]:
    trees = [working for working in workings if working is not None]
    rates = [given for tree in trees for given in givens(tree) if given.unit == "rate"]
    if not rates:
        return []
    shown = [f"{given.label} = {decimal_of(given.value)}" for given in rates]
    return [f"Converted at reference rates: {listing(list(dict.fromkeys(shown)))}."]
