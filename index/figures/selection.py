"""Which rounds a figure query is about: filters, the pick of one, and the keys of groups.

A filter can also fail to decide (a month that straddles the end of a period, an unknown amount against a bound): such
rounds are not in, and are handed back apart, so that the figure can say so.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from index.errors import QueryError
from index.facts.schema import Precision, Round
from index.facts.table import FactsTable
from index.figures.catalogue import METRICS, Kind, metric_named
from index.figures.exchange import in_currency
from index.figures.query import Filter, FilterValue, Money, Op, Period, Pick
from index.figures.round_metrics import Cell
from index.figures.working import evaluated

NameFields = Callable[[Round, FactsTable], tuple[str, ...]]

_ORDER: dict[Op, Callable[[Fraction, Fraction], bool]] = {
    Op.GT: operator.gt,
    Op.GE: operator.ge,
    Op.LT: operator.lt,
    Op.LE: operator.le,
    Op.EQ: operator.eq,
    Op.NE: operator.ne,
}


@dataclass(frozen=True, slots=True)
class Selection:
    """The rounds that fit, oldest first, and those of which it cannot be told."""

    rounds: tuple[Round, ...]
    undecided: tuple[Round, ...]


def selected(filters: tuple[Filter, ...], table: FactsTable) -> Selection:
    """All rounds that pass every filter. QueryError for a field or an operator that does not exist."""
    verdicts = [(one, [_passes(one, f, table) for f in filters]) for one in table.rounds]
    fits = tuple(one for one, passed in verdicts if all(passed))
    unsure = tuple(one for one, passed in verdicts if None in passed and False not in passed)
    return Selection(fits, unsure)


def picked(rounds: tuple[Round, ...], pick: Pick, table: FactsTable) -> Round | None:
    """The round at the pick's position, or ``None`` where there are fewer. Ties go to the earlier round."""
    metric = metric_named(pick.by)
    cells = [cell for cell in (metric.of(one, table) for one in rounds) if cell.missing is None]
    cells = ranked(cells, metric.kind, table, descending=pick.descending)
    return cells[pick.position - 1].round if 0 < pick.position <= len(cells) else None


def ranked(cells: list[Cell], kind: Kind, table: FactsTable, *, descending: bool) -> list[Cell]:
    """Cells in order of their values; of equal ones the earlier round stands first. Money compares in dollars."""
    if not kind.is_number:
        return sorted(cells, key=lambda c: (c.text or ", ".join(c.names), c.round.round_id), reverse=descending)
    sized = [(size, cell) for cell in cells if (size := comparable(cell, kind, table)) is not None]
    sized.sort(key=lambda pair: pair[0], reverse=descending)
    return [cell for _, cell in sized]


def comparable(cell: Cell, kind: Kind, table: FactsTable, currency: str = "USD") -> Fraction | None:
    """A cell's number, money converted so that it compares; ``None`` where no rate is known."""
    if cell.expression is None or kind is not Kind.MONEY:
        return cell.value
    converted = in_currency(cell.expression, cell.unit, currency, when=cell.round.announced, table=table)
    return evaluated(converted) if converted is not None else None


def group_keys(one: Round, field: str, table: FactsTable) -> tuple[str, ...]:
    """The groups that a round belongs to; none where the field is unknown."""
    if field in _PERIOD_KEYS:
        key = _PERIOD_KEYS[field](one)
        return (key,) if key else ()
    if field == "sector":
        company = table.company(one.company)
        sector = (company.sector_group or company.sector) if company else None
        return (sector,) if sector else ()
    if field not in _NAMES:
        raise QueryError(f"cannot group by {field!r}; known: {', '.join(sorted((*_NAMES, *_PERIOD_KEYS)))}")
    return _NAMES[field](one, table)


def _passes(one: Round, condition: Filter, table: FactsTable) -> bool | None:
    if condition.field == "announced":
        return _any_of([_within(one, value) for value in condition.values])
    if condition.field in _NAMES:
        names = {name.casefold() for name in _NAMES[condition.field](one, table)}
        hit = any(str(value).casefold() in names for value in condition.values)
        return hit is (condition.op is not Op.NE)
    if condition.field in _MEASURES:
        return _any_of([_measures(one, condition, value, table) for value in condition.values])
    raise QueryError(
        f"unknown field {condition.field!r}; known: announced, {', '.join(sorted((*_NAMES, *_MEASURES)))}"
    )


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


def _measures(one: Round, condition: Filter, value: FilterValue, table: FactsTable) -> bool | None:
    metric = metric_named(condition.field)
    cell = metric.of(one, table)
    if cell.by_convention:
        return False
    bound, currency = (value.amount, value.currency) if isinstance(value, Money) else (value, cell.unit)
    if not isinstance(bound, int) or condition.op not in _ORDER:
        raise QueryError(f"{condition.field} compares with a number, got {condition}")
    size = comparable(cell, metric.kind, table, currency)
    return None if size is None else _ORDER[condition.op](size, Fraction(bound))


def _company_field(field: str) -> NameFields:
    def of(one: Round, table: FactsTable) -> tuple[str, ...]:
        company = table.company(one.company)
        value = getattr(company, field) if company else None
        return (value,) if value else ()

    return of


_NAMES: dict[str, NameFields] = {
    "company": lambda one, _: (one.company,),
    "round": lambda one, _: one.names,
    "round_id": lambda one, _: (one.round_id,),
    "investor": lambda one, _: one.investors,
    "lead": lambda one, _: one.lead_investors,
    "participant": lambda one, _: one.participants,
    "instrument": lambda one, _: (one.instrument.value,),
    "confidence": lambda one, _: (one.confidence.value,),
    "currency": lambda one, _: (one.currency,) if one.currency else (),
    "sector": lambda one, table: (*_company_field("sector")(one, table), *_company_field("sector_group")(one, table)),
    "country": _company_field("hq_country"),
    "city": _company_field("hq_city"),
}


def _year(one: Round) -> str | None:
    return one.announced.iso[:4] if one.announced else None


def _month(one: Round) -> str | None:
    return one.announced.iso[:7] if one.announced and one.announced.precision is not Precision.YEAR else None


def _quarter(one: Round) -> str | None:
    month = _month(one)
    return f"{month[:4]} Q{(int(month[5:]) + 2) // 3}" if month else None


_PERIOD_KEYS: dict[str, Callable[[Round], str | None]] = {"year": _year, "quarter": _quarter, "month": _month}
_MEASURES = frozenset(metric.name for metric in METRICS if metric.kind.is_number)
