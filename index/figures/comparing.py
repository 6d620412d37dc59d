"""Figures side by side: differences, ratios, shares, growth, whichever is larger; and questions for yes or no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from index.errors import QueryError
from index.facts.schema import Round
from index.facts.table import FactsTable
from index.figures.aggregating import DEFAULT_CURRENCY
from index.figures.display import displayed, is_currency
from index.figures.figure import Figure, FigureRow, Missing, Result, value_of
from index.figures.holding import decided, names_of, stands_beside, stands_to
from index.figures.query import Check, CompareOp, Comparison, FigureQuery, Op, Query
from index.figures.round_metrics import day_given
from index.figures.working import Combined, Expression, Given, Operator, evaluated

_PARTIAL = frozenset({"investors", "participants"})
_NAMED = 3
Compute = Callable[[Query, FactsTable], Result]
_APART = {"percent": "percentage points", "year": "years"}
"""What lies between two values, where it is another unit than theirs."""
_ONE_OVER_THE_OTHER = {CompareOp.RATIO: (Operator.DIVIDE, "x"), CompareOp.SHARE: (Operator.PERCENT, "percent")}


def compared(query: Comparison, table: FactsTable, compute: Compute) -> Result:
    """The figure of a comparison; Missing where one of its sides is, or where they do not compare."""
    sides: list[Figure] = []
    for side in query.sides:
        found = compute(side, table)
        if isinstance(found, Missing):
            return replace(found, query=query)
        sides.append(found)
    if query.op in {CompareOp.COMMON, CompareOp.COMMON_COUNT}:
        return _common(query, sides)
    units = {side.unit for side in sides}
    in_money = all(is_currency(unit) for unit in units)
    if len(units) > 1 and in_money and all(side.currency is None for side in query.sides):
        dollars = tuple(replace(side, currency=DEFAULT_CURRENCY) for side in query.sides)
        return compared(Comparison(query.op, dollars), table, compute)
    if len(units) > 1:
        return Missing(query, f"{' and '.join(sorted(units))} do not compare", _rounds(sides))
    if units == {"date"}:
        return _between_dates(query, sides)
    if any(side.working is None for side in sides):
        return Missing(query, f"{sides[0].metric.title} is not a number that compares", _rounds(sides))
    return _side_by_side(query, sides)


def _common(query: Comparison, sides: list[Figure]) -> Result:
    """The names that every side holds, in the order of the first."""
    others = [set(names_of(side)) for side in sides[1:]]
    rows = tuple(row for row in sides[0].rows if all(row.label in names for names in others))
    figure = Figure(query, sides[0].metric, sides[0].metric.title, "name", rows=rows, rounds=_rounds(sides))
    notes = tuple(dict.fromkeys(note for side in sides for note in side.notes))
    if query.op is CompareOp.COMMON_COUNT:
        return replace(figure, value=Decimal(len(rows)), unit="count", working=_counted(rows), notes=notes)
    return replace(figure, value=None if rows else "none", notes=notes)


def _counted(rows: tuple[FigureRow, ...]) -> Expression | None:
    """One for each name, as the fact that holds it states it; ``None`` for groups, which no one fact holds."""
    ones = [Given(row.label, Fraction(1), "count", row.fact_id, row.field or "") for row in rows if row.fact_id]
    return Combined(Operator.ADD, tuple(ones)) if len(ones) == len(rows) else None


def _side_by_side(query: Comparison, sides: list[Figure]) -> Result:
    workings = tuple(_working(side) for side in sides)
    notes = tuple(dict.fromkeys(note for side in sides for note in side.notes))
    rows = tuple(_row(side) for side in sides)
    label = " against ".join(side.label for side in sides)
    figure = Figure(query, sides[0].metric, label, sides[0].unit, rows=rows, rounds=_rounds(sides), notes=notes)
    if query.op in {CompareOp.LARGER, CompareOp.SMALLER}:
        return _whichever(figure, sides, workings)
    first, second = workings
    gap = Combined(Operator.SUBTRACT, (first, second))
    if query.op is CompareOp.DIFFERENCE:
        unit = _APART.get(figure.unit, figure.unit)
        return replace(figure, unit=unit, value=value_of(gap, figure.unit), working=gap)
    if evaluated(second) == 0:
        return Missing(query, f"{sides[1].label} is zero, so there is no ratio", figure.rounds)
    if query.op is CompareOp.CAGR:
        return _annual_growth(figure, sides, workings)
    if query.op is CompareOp.PERCENT:
        more = Combined(Operator.PERCENT, (gap, second))
        return replace(figure, unit="percent", value=value_of(more, "percent"), working=more)
    if query.op not in _ONE_OVER_THE_OTHER:
        raise QueryError(f"{query.op} takes dates, got {figure.metric.name}")
    operator, unit = _ONE_OVER_THE_OTHER[query.op]
    ratio = Combined(operator, (first, second))
    return replace(figure, unit=unit, value=value_of(ratio, unit), working=ratio)


def _whichever(figure: Figure, sides: list[Figure], workings: tuple[Expression, ...]) -> Figure:
    """The largest or smallest side. Sides of equal size are all named."""
    largest = isinstance(figure.query, Comparison) and figure.query.op is CompareOp.LARGER
    sizes = [evaluated(working) for working in workings]
    best = max(sizes) if largest else min(sizes)
    winners = [side.label for side, size in zip(sides, sizes, strict=True) if size == best]
    if len(sides) == 2:
        working = Combined(Operator.SUBTRACT, workings)
    else:
        working = Combined(Operator.MAX if largest else Operator.MIN, workings)
    value = "neither: they are equal" if len(winners) == len(sides) else " and ".join(winners)
    return replace(figure, value=value, unit="name", working=working)


def _annual_growth(figure: Figure, sides: list[Figure], workings: tuple[Expression, ...]) -> Result:
    """(later ÷ earlier) to the power of a year over the time between, − 1."""
    dates = [_date_of(side) for side in sides]
    if None in dates:
        unsure = next(side for side, found in zip(sides, dates, strict=True) if found is None)
        return Missing(figure.query, f"the day of {unsure.label} is not known", figure.rounds)
    later, earlier = (found for found in dates if found is not None)
    if later.value <= earlier.value:
        return Missing(figure.query, f"{sides[0].label} is not later than {sides[1].label}", figure.rounds)
    growth = Combined(Operator.CAGR, (*workings, later, earlier))
    return replace(figure, unit="percent", value=value_of(growth, "percent"), working=growth)


def _between_dates(query: Comparison, sides: list[Figure]) -> Result:
    """Days or whole months between two dates, or which of several came last or first."""
    rows = tuple(_row(side) for side in sides)
    notes = tuple(dict.fromkeys(note for side in sides for note in side.notes))
    label = " against ".join(side.label for side in sides)
    figure = Figure(query, sides[0].metric, label, "date", rows=rows, rounds=_rounds(sides), notes=notes)
    dates = [_date_of(side) for side in sides]
    if None in dates:
        unsure = next(side for side, found in zip(sides, dates, strict=True) if found is None)
        return Missing(query, f"{unsure.label} is not known to the day", figure.rounds)
    workings = tuple(found for found in dates if found is not None)
    if query.op in {CompareOp.LARGER, CompareOp.SMALLER}:
        return _whichever(figure, sides, workings)
    if query.op not in {CompareOp.DIFFERENCE, CompareOp.MONTHS}:
        raise QueryError(f"{query.op} does not take dates")
    operator, unit = (Operator.MONTHS, "months") if query.op is CompareOp.MONTHS else (Operator.SUBTRACT, "days")
    between = Combined(operator, workings)
    return replace(figure, unit=unit, value=value_of(between, unit), working=between)


def _date_of(side: Figure) -> Given | None:
    """The day of a side, or of its round, as an input of a working; ``None`` where it is not known to the day."""
    if side.as_of is not None:
        return side.as_of
    if len(side.rounds) != 1:
        return None
    return day_given(side.rounds[0])


def checked(query: Check, table: FactsTable, compute: Compute) -> Result:
    """Yes or no, with the figures that decide it; Missing where they are not known."""
    found = compute(query.figure, table)
    if isinstance(found, Missing):
        return replace(found, query=query)
    if isinstance(query.against, tuple):
        return _names_checked(query, found, table)
    if isinstance(query.against, FigureQuery):
        return _sides_checked(query, found, table, compute)
    last = found.rounds[-1].announced if found.rounds else None
    if stands_to(found, query.op, query.against, when=last, table=table) is None:
        return Missing(query, f"there is no rate to compare {found.label} with {query.against}", found.rounds)
    verdict = decided(found, query.op, query.against, when=last, table=table)
    if verdict is None:
        known = displayed(found.value, found.unit, found.hedge)
        return Missing(
            query, f"{found.label} is known only in part ({known}), which does not decide it", found.rounds
        )
    return _verdict(query, found, verdict, (_row(found),))


def _names_checked(query: Check, found: Figure, table: FactsTable) -> Result:
    """Whether a figure's names include all that are asked for, each by itself or by an arm of it.

    A list that is known in part cannot say no, nor one that names whom the one asked for belongs to; unless the round
    is called by the one asked for: the acquisition by Google, which the tables have as Alphabet's.
    """
    names = {name.casefold() for name in names_of(found)}
    asked = query.against if isinstance(query.against, tuple) else ()
    lacking = [name for name in asked if not any(one.casefold() in names for one in table.family(name))]
    above_of = {name: [one for one in names_of(found) if one in table.above(name)] for name in lacking}
    called = all(one.is_called_by(name) for name in lacking for one in found.rounds)
    holds = not lacking or (called and all(above_of.values()))
    for name in lacking if not holds else ():
        above = above_of[name]
        if above:
            reason = f"{found.metric.title} of {found.label}: {', '.join(above)}, to which {name} belongs"
            return Missing(query, f"{reason}; whether it was {name} itself is not told", found.rounds)
    open_ones = [one.label for one in found.rounds if found.metric.of_record(one, table).missing]
    if not holds and open_ones:
        reason = f"no {found.metric.title.lower()} are known for {', '.join(open_ones[:_NAMED])}"
        return Missing(query, f"{reason}, so it cannot be told", found.rounds)
    if not holds and found.metric.name in _PARTIAL:
        found = replace(found, notes=(*found.notes, "As far as names are given: such lists are often partial."))
    return _verdict(query, found, holds is (query.op is not Op.NE), found.rows)


def _sides_checked(query: Check, found: Figure, table: FactsTable, compute: Compute) -> Result:
    if not isinstance(query.figure, FigureQuery) or not isinstance(query.against, FigureQuery):
        raise QueryError(f"{query.figure} cannot be held against another figure")
    op = CompareOp.LARGER if query.op in {Op.GT, Op.GE} else CompareOp.SMALLER
    result = compute(Comparison(op, (query.figure, query.against)), table)
    if not isinstance(result, Figure) or result.working is None:
        return replace(result, query=query)
    against = compute(query.against, table)
    if not isinstance(against, Figure):
        return replace(against, query=query)
    verdict = stands_beside(found, against, result.working, query.op)
    if verdict is None:
        shown = " and ".join(f"{row.label} ({displayed(row.value, row.unit, row.hedge)})" for row in result.rows)
        return Missing(query, f"what is known does not decide it: {shown}", result.rounds)
    return replace(
        _verdict(query, found, verdict, result.rows),
        working=result.working,
        rounds=result.rounds,
        notes=result.notes,
    )


def _verdict(query: Check, found: Figure, holds: bool, rows: tuple[FigureRow, ...]) -> Figure:  # noqa: FBT001 - the value itself
    return replace(found, query=query, value="yes" if holds else "no", unit="yes/no", rows=rows)


def _rounds(sides: list[Figure]) -> tuple[Round, ...]:
    return tuple(dict.fromkeys(one for side in sides for one in side.rounds))


def _row(side: Figure) -> FigureRow:
    """One side of a comparison; the facts behind a sum are among the inputs, not one row's citation."""
    fact_id = side.rounds[0].fact_id if len(side.rounds) == 1 else None
    field = side.working.field if isinstance(side.working, Given) else side.metric.name
    return FigureRow(side.label, side.value, side.unit, side.working, fact_id, side.hedge, field)


def _working(side: Figure) -> Expression:
    if side.working is None:
        raise QueryError(f"{side.label} has no number to compare")
    return side.working
