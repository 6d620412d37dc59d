"""Which records a figure query is about: filters, the pick of one, and the keys of groups.

A filter can also fail to decide (a month that straddles the end of a period, an unknown amount against a bound): such
records are not in, and are handed back apart, so that the figure can say so. A condition on another sort of record
reaches it through the company or the round that both belong to; ``fields`` has the names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from index.errors import QueryError
from index.facts.schema import Commitment, Company, Round
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Level, Metric, metric_named
from index.figures.cells import Cell, Record
from index.figures.exchange import in_currency
from index.figures.fields import COMPANY_NAMES, COMPANY_SERIES, MEASURES, NAMES, names_in
from index.figures.holding import ORDER
from index.figures.query import Filter, FilterValue, Money, Op, Period, Pick
from index.figures.working import evaluated

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Selection:
    """The rounds that fit, oldest first, and those of which it cannot be told."""

    rounds: tuple[Round, ...]
    undecided: tuple[Round, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The records of a level that fit, and those of which it cannot be told."""

    records: tuple[Record, ...]
    undecided: tuple[Record, ...]


def selected(filters: tuple[Filter, ...], table: FactsTable) -> Selection:
    """All rounds that pass every filter. QueryError for a field or an operator that does not exist."""
    return Selection(*_sorted_out((one, [_passes(one, f, table) for f in filters]) for one in table.rounds))


def _sorted_out(judged: Iterable[tuple[R, list[bool | None]]]) -> tuple[tuple[R, ...], tuple[R, ...]]:
    """Those that pass everything, and those that fail nothing and leave something open."""
    verdicts = list(judged)
    fits = tuple(one for one, passed in verdicts if all(passed))
    unsure = tuple(one for one, passed in verdicts if None in passed and False not in passed)
    return fits, unsure


def records(filters: tuple[Filter, ...], level: Level, table: FactsTable) -> Found:
    """All records of a level that pass every filter.

    A company passes a filter on rounds if one of its rounds passes all of them; a commitment is filtered by its
    investor, by its own measures and by its round.
    """
    if level is Level.COMPANY:
        return _companies(filters, table)
    if level is Level.COMMITMENT:
        return _commitments(filters, table)
    found = selected(filters, table)
    return Found(found.rounds, found.undecided)


def _commitments(filters: tuple[Filter, ...], table: FactsTable) -> Found:
    own = tuple(f for f in filters if f.field == "investor" or _is_of(Level.COMMITMENT, f.field))
    rounds = selected(tuple(f for f in filters if f not in own), table).rounds
    pledges = (one for each in rounds for one in table.commitments_of(each.round_id))
    return Found(*_sorted_out((one, [_commitment_passes(one, f, table) for f in own]) for one in pledges))


def _companies(filters: tuple[Filter, ...], table: FactsTable) -> Found:
    own = tuple(f for f in filters if f.field in COMPANY_NAMES | COMPANY_SERIES or _is_of(Level.COMPANY, f.field))
    others = tuple(f for f in filters if f not in own)
    raised = {one.company for one in selected(others, table).rounds} if others else None
    companies = (one for one in table.facts.companies if raised is None or one.name in raised)
    return Found(*_sorted_out((one, [_company_passes(one, f, table) for f in own]) for one in companies))


def picked(found: Sequence[R], pick: Pick, table: FactsTable) -> R | None:
    """The record at the pick's position, or ``None`` where there are fewer. Ties go to the one that stands first."""
    return next(iter(all_picked(found, pick, table)), None)


def all_picked(found: Sequence[R], pick: Pick, table: FactsTable) -> tuple[R, ...]:
    """The records at the pick's positions, in its order; fewer, or none, where there are not so many."""
    by = metric_named(pick.by)
    cells = [cell for cell in (cell_of(by, one, table) for one in found) if cell.missing is None]
    in_order = ranked(cells, by.kind, table, descending=pick.descending)
    places = {cell: one for one in found if (cell := cell_of(by, one, table)).missing is None}
    if pick.position < 1:
        return ()
    return tuple(places[cell] for cell in in_order[pick.position - 1 : pick.last or pick.position])


def cell_of(metric: Metric, one: Record, table: FactsTable) -> Cell:
    """A metric's value for a record: of a round also what is known of its company."""
    return metric.of_record(one, table)


def ranked(cells: list[Cell], kind: Kind, table: FactsTable, *, descending: bool) -> list[Cell]:
    """Cells in order of their values; of equal ones the first stands first. Money compares in dollars."""
    if not kind.is_number:
        return sorted(cells, key=lambda c: c.text or ", ".join(c.names), reverse=descending)
    sized = [(size, cell) for cell in cells if (size := comparable(cell, kind, table)) is not None]
    sized.sort(key=lambda pair: pair[0], reverse=descending)
    return [cell for _, cell in sized]


def comparable(cell: Cell, kind: Kind, table: FactsTable, currency: str = "USD") -> Fraction | None:
    """A cell's number, money converted so that it compares; ``None`` where no rate is known."""
    if cell.expression is None or kind is not Kind.MONEY:
        return cell.value
    converted = in_currency(cell.expression, cell.unit, currency, when=cell.when, table=table)
    return evaluated(converted) if converted is not None else None


def group_keys(one: Record, field: str, table: FactsTable) -> tuple[str, ...]:
    """The groups that a record belongs to; none where the field is unknown.

    Sectors group by the wider of their two names, rounds by the word of the trade for them.
    """
    return names_in(one, {"sector": "sector_group", "round": "series"}.get(field, field), table)


def _is_of(level: Level, field: str) -> bool:
    return field in MEASURES and metric_named(field).level is level


def _company_passes(one: Company, condition: Filter, table: FactsTable) -> bool | None:
    if condition.field in COMPANY_SERIES:
        return True  # says which of a company's dated values is meant
    if condition.field in COMPANY_NAMES:
        return _holds(names_in(one, condition.field, table), condition)
    return _measures(metric_named(condition.field).of(one, table), condition, table)


def _commitment_passes(one: Commitment, condition: Filter, table: FactsTable) -> bool | None:
    if condition.field == "investor":
        return _holds((one.investor,), condition)
    return _measures(metric_named(condition.field).of(one, table), condition, table)


def _passes(one: Round, condition: Filter, table: FactsTable) -> bool | None:
    if condition.field == "announced":
        if condition.op in {Op.KNOWN, Op.UNKNOWN}:
            return (one.announced is not None) is (condition.op is Op.KNOWN)
        verdict = _any_of([_within(one, value) for value in condition.values])
        return verdict if condition.op is not Op.NE or verdict is None else not verdict
    if condition.field in NAMES:
        return _holds(names_in(one, condition.field, table), condition)
    if condition.field in MEASURES:
        return _measures(metric_named(condition.field).of_round(one, table), condition, table)
    known = ", ".join(sorted(("announced", *NAMES, *MEASURES)))
    raise QueryError(f"unknown field {condition.field!r}; known: {known}")


def _holds(found: Sequence[str], condition: Filter) -> bool:
    if condition.op in {Op.KNOWN, Op.UNKNOWN}:
        return bool(found) is (condition.op is Op.KNOWN)
    if condition.op not in {Op.EQ, Op.NE, Op.IN}:
        raise QueryError(f"{condition.field} holds names, which compare with = and != only, got {condition}")
    names = {name.casefold() for name in found}
    hit = any(str(value).casefold() in names for value in condition.values)
    return hit is (condition.op is not Op.NE)


def _any_of(verdicts: list[bool | None]) -> bool | None:
    if True in verdicts:
        return True
    return None if None in verdicts else False


def _within(one: Round, period: FilterValue) -> bool | None:
    """Whether a round falls into a period; ``None`` where its date is too coarse to tell."""
    if not isinstance(period, Period):
        raise QueryError(f"announced wants a period, got {period!r}")
    if one.announced is None:
        return None
    first, last = one.announced.first, one.announced.last
    if (period.last and first > period.last) or (period.first and last < period.first):
        return False
    straddles = (period.first and first < period.first) or (period.last and last > period.last)
    return None if straddles else True


def _measures(cell: Cell, condition: Filter, table: FactsTable) -> bool | None:
    """Whether a number stands to the bound as the condition says; ``None`` where it is not known."""
    if condition.op in {Op.KNOWN, Op.UNKNOWN}:
        return (cell.missing is None) is (condition.op is Op.KNOWN)
    if cell.by_convention:
        return False
    return _any_of([_stands_to(cell, condition, value, table) for value in condition.values])


def _stands_to(cell: Cell, condition: Filter, value: FilterValue, table: FactsTable) -> bool | None:
    metric = metric_named(condition.field)
    bound, currency = (value.amount, value.currency) if isinstance(value, Money) else (value, cell.unit)
    if not isinstance(bound, int | Decimal) or condition.op not in ORDER:
        raise QueryError(f"{condition.field} compares with a number, got {condition}")
    if isinstance(value, Money) is not (metric.kind is Kind.MONEY):
        raise QueryError(f"{condition.field} {'is' if metric.kind is Kind.MONEY else 'is no'} money, got {condition}")
    size = comparable(cell, metric.kind, table, currency)
    return None if size is None else ORDER[condition.op](size, Fraction(bound))
