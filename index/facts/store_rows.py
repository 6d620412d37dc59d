"""A row of a generation's facts.duckdb becomes a record again.

Every function takes a row in the order of its table's columns, which is ``store_schema``; change both together.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from index.facts.cells import exact
from index.facts.schema import (
    Alternative,
    Commitment,
    CommitmentKind,
    Company,
    CompanyMetric,
    Confidence,
    Conflict,
    Detail,
    DetailKind,
    FxRate,
    Instrument,
    Origin,
    PartialDate,
    Qualifier,
    Round,
    Source,
    ValuationBasis,
)

Record = tuple[Any, ...]


def _date(iso: str | None) -> PartialDate | None:
    return None if iso is None else PartialDate(iso)


def _exact(value: Decimal) -> Decimal:
    """The database pads to its scale; a number reads as it was written."""
    return exact(f"{value:f}")


def round_of(row: Record, leads: tuple[str, ...], participants: tuple[str, ...]) -> Round:
    """A round, with its investors from their own table."""
    return Round(
        round_id=row[0],
        company=row[1],
        round=row[2],
        announced=_date(row[3]),
        instrument=Instrument(row[6]),
        amount=row[7],
        currency=row[8],
        pre_money=row[9],
        post_money=row[10],
        lead_investors=leads,
        participants=participants,
        use_of_funds=row[11],
        confidence=Confidence(row[12]),
        source_ids=tuple(row[13]),
        notes=row[14],
        amount_qualifier=Qualifier(row[15]),
        equity_amount=row[16],
        overlaps_with=tuple(row[17]),
        valuation_basis=ValuationBasis(row[18]),
        series=row[19],
        amount_includes_secondary=row[20],
        origin=Origin(*row[21:]),
    )


def company_of(row: Record, aliases: tuple[str, ...], founders: tuple[str, ...]) -> Company:
    """A company, with its aliases and founders."""
    name, city, country, founded, sector, group, *place = row
    return Company(name, aliases, city, country, founded, sector, founders, Origin(*place), group)


def commitment_of(row: Record) -> Commitment:
    """A commitment."""
    round_id, investor, amount, currency, qualifier, source_ids, part, part_of, kind, *place = row
    return Commitment(
        round_id=round_id,
        investor=investor,
        amount=amount,
        currency=currency,
        qualifier=Qualifier(qualifier),
        source_ids=tuple(source_ids),
        origin=Origin(*place),
        part=part,
        part_of=part_of,
        kind=CommitmentKind(kind),
    )


def alternative_of(row: Record) -> Alternative:
    """What another source says."""
    round_id, field, value, currency, investor, qualifier, source_ids, note, *place = row
    return Alternative(
        round_id=round_id,
        field=field,
        value=value,
        qualifier=Qualifier(qualifier),
        source_ids=tuple(source_ids),
        note=note,
        origin=Origin(*place),
        currency=currency,
        investor=investor,
    )


def metric_of(row: Record) -> CompanyMetric:
    """A figure of a company."""
    company, metric, value, unit, as_of, _, _, qualifier, source_ids, notes, scope, *place = row
    return CompanyMetric(
        company=company,
        metric=metric,
        value=_exact(value),
        unit=unit,
        as_of=PartialDate(as_of),
        qualifier=Qualifier(qualifier),
        source_ids=tuple(source_ids),
        notes=notes,
        scope=scope,
        origin=Origin(*place),
    )


def detail_of(row: Record) -> Detail:
    """A single value."""
    round_id, kind, written, unit, source_ids, *place = row
    value: Decimal | PartialDate | str = written
    if kind == DetailKind.DATE:
        value = PartialDate(written)
    elif kind != DetailKind.NAME:
        value = exact(written)
    return Detail(round_id, DetailKind(kind), value, unit, tuple(source_ids), Origin(*place))


def fx_rate_of(row: Record) -> FxRate:
    """A rate."""
    on, base, quote, rate, source_id, *place = row
    return FxRate(on, base, quote, _exact(rate), source_id, Origin(*place))


def source_of(row: Record) -> Source:
    """A page."""
    source_id, title, publisher, url, published, _, _ = row
    return Source(source_id, title, publisher, url, _date(published))


def conflict_of(row: Record) -> Conflict:
    """A disagreement of origins."""
    return Conflict(row[0], row[1], row[2], Origin(*row[3:7]), row[7], Origin(*row[8:]))
