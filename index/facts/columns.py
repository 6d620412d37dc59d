"""What each facts table holds: its columns, what their cells mean, and what a row needs to make sense.

The one list to change when a table gains a column; what a column is, is ``spec``. What makes a row bad beyond its
single cells is ``rules``, reading files is ``tables``; holding rows of several tables against each other is
``linking``.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from index.facts import cells, rules, vocabulary
from index.facts.schema import (
    Alternative,
    Commitment,
    CommitmentKind,
    Company,
    CompanyMetric,
    Confidence,
    Detail,
    DetailKind,
    FxRate,
    Instrument,
    Investor,
    Origin,
    PartialDate,
    Qualifier,
    Round,
    Source,
    ValuationBasis,
)
from index.facts.spec import Column as Column
from index.facts.spec import Problem
from index.facts.spec import TableSpec as TableSpec
from index.facts.spec import Values as Values


def _detail_problems(values: Values) -> list[Problem]:
    kind = values["kind"]
    try:
        _DETAIL_VALUES[kind](values["value"])
    except ValueError as error:
        return [("value", f"got {values['value']!r}, {error}, because kind is {kind}")]
    if kind is DetailKind.MONEY:
        try:
            cells.currency(values["unit"] or "")
        except ValueError as error:
            return [("unit", f"got {values['unit'] or ''!r}, {error}, because kind is {kind}")]
    elif (values["unit"] is None) is (kind is DetailKind.COUNT):
        want = "what is counted" if kind is DetailKind.COUNT else "nothing"
        return [("unit", f"got {values['unit'] or ''!r}, want {want}, because kind is {kind}")]
    return []


_DETAIL_VALUES: dict[DetailKind, Callable[[str], Decimal | PartialDate | str]] = {
    **dict.fromkeys(DetailKind, cells.exact),
    DetailKind.DATE: cells.partial_date,
    DetailKind.NAME: cells.name,
}


_CONTESTED = (
    "round",
    "series",
    "announced",
    "instrument",
    "amount",
    "currency",
    "equity_amount",
    "pre_money",
    "post_money",
    "valuation_basis",
    "lead_investors",
    "participants",
    "use_of_funds",
)
"""Fields of a round of which sources may say different things."""


def _contested(cell: str) -> str:
    """The name of a field."""
    wanted = (*_CONTESTED, "commitment")
    if cell not in wanted:
        raise ValueError(f"want one of: {', '.join(wanted)}")
    return cell


def _contested_column(values: Values) -> Column:
    """The column of a round, or of a commitment, whose cell an alternative would be."""
    spec, name = (COMMITMENTS, "amount") if values["field"] == "commitment" else (ROUNDS, values["field"])
    return next(column for column in spec.columns if column.name == name)


def _alternative_problems(values: Values) -> list[Problem]:
    if (values["field"] == "commitment") != (values["investor"] is not None):
        return [("investor", "want whose commitment it is, and nothing for other fields")]
    try:
        _contested_column(values).parse(values["value"])
    except ValueError as error:
        return [("value", f"got {values['value']!r} for {values['field']}, {error}")]
    return []


def _investors_claimed(values: Values) -> tuple[str, ...]:
    """The investors that an alternative names by its value."""
    return cells.names(values["value"]) if _contested_column(values).refers_to == "investors" else ()


def _source(*, origin: Origin, **values: Any) -> Source:  # noqa: ANN401 - the fields of Source, already typed
    """A Source, which is a place itself and so does not keep its own."""
    del origin
    return Source(**values)


def _detail(*, kind: DetailKind, value: str, **values: Any) -> Detail:  # noqa: ANN401 - as above
    """A Detail, whose kind says how its value is read."""
    return Detail(kind=kind, value=_DETAIL_VALUES[kind](value), **values)


_SOURCE_IDS = Column("source_ids", cells.identifiers, empty=(), refers_to="sources")

SOURCES = TableSpec(
    "sources",
    _source,
    key=("source_id",),
    columns=(
        Column("source_id", cells.identifier, needed=True),
        Column("title", needed=True),
        Column("publisher"),
        Column("url"),
        Column("published", cells.partial_date),
    ),
)

COMPANIES = TableSpec(
    "companies",
    Company,
    key=("name",),
    columns=(
        Column("company", field="name", needed=True),
        Column("aliases", cells.names, empty=()),
        Column("hq_city"),
        Column("hq_country"),
        Column("founded", cells.founding_year),
        Column("sector"),
        Column("founders", cells.names, empty=()),
        Column("sector_group", extra=True),
    ),
)

INVESTORS = TableSpec(
    "investors",
    Investor,
    key=("name",),
    among=rules.own_parents,
    columns=(
        Column("investor", field="name", needed=True),
        Column("aliases", cells.names, empty=()),
        Column("parent", refers_to="investors"),
    ),
)

ROUNDS = TableSpec(
    "rounds",
    Round,
    key=("round_id",),
    problems=rules.round_problems,
    must_exist=True,
    columns=(
        Column("round_id", cells.identifier, needed=True),
        Column("company", needed=True, refers_to="companies"),
        Column("round", needed=True),
        Column("announced", cells.partial_date),
        Column("instrument", cells.one_of(Instrument), needed=True),
        Column("amount", cells.whole),
        Column("currency", cells.currency),
        Column("pre_money", cells.whole),
        Column("post_money", cells.whole),
        Column("lead_investors", cells.names, empty=(), refers_to="investors"),
        Column("participants", cells.names, empty=(), refers_to="investors"),
        Column("use_of_funds", cells.prose),
        Column("confidence", cells.one_of(Confidence), needed=True),
        _SOURCE_IDS,
        Column("notes", cells.prose),
        Column("amount_qualifier", cells.one_of(Qualifier), empty=Qualifier.EXACT, extra=True),
        Column("equity_amount", cells.whole, extra=True),
        Column("overlaps_with", cells.identifiers, empty=(), extra=True, refers_to="rounds"),
        Column("valuation_basis", cells.one_of(ValuationBasis), empty=ValuationBasis.UNSPECIFIED, extra=True),
        Column("series", vocabulary.series, extra=True),
        Column("amount_includes_secondary", cells.yes, empty=False, extra=True),
    ),
)

COMMITMENTS = TableSpec(
    "commitments",
    Commitment,
    key=("round_id", "investor", "part"),
    problems=rules.commitment_problems,
    among=rules.parts_without_whole,
    columns=(
        Column("round_id", cells.identifier, needed=True, refers_to="rounds"),
        Column("investor", needed=True, refers_to="investors", refers_by=rules.single_investor),
        Column("amount", cells.whole, needed=True),
        Column("currency", cells.currency, needed=True),
        Column("qualifier", cells.one_of(Qualifier), empty=Qualifier.EXACT),
        _SOURCE_IDS,
        Column("part", extra=True),
        Column("part_of", extra=True),
        Column("kind", cells.one_of(CommitmentKind), empty=CommitmentKind.INVESTOR, extra=True),
    ),
)

ALTERNATIVES = TableSpec(
    "alternatives",
    Alternative,
    key=("round_id", "field", "value", "currency", "investor"),
    problems=_alternative_problems,
    columns=(
        Column("round_id", cells.identifier, needed=True, refers_to="rounds"),
        Column("field", _contested, needed=True),
        Column("value", needed=True, refers_to="investors", refers_by=_investors_claimed),
        Column("qualifier", cells.one_of(Qualifier), empty=Qualifier.EXACT),
        _SOURCE_IDS,
        Column("note", cells.prose),
        Column("currency", cells.currency, extra=True),
        Column("investor", extra=True, refers_to="investors"),
    ),
)

METRICS = TableSpec(
    "metrics",
    CompanyMetric,
    key=("company", "metric", "as_of", "scope"),
    columns=(
        Column("company", needed=True, refers_to="companies"),
        Column("metric", vocabulary.metric, needed=True),
        Column("value", cells.exact, needed=True),
        Column("unit", vocabulary.unit, needed=True),
        Column("as_of", cells.partial_date, needed=True),
        Column("qualifier", cells.one_of(Qualifier), empty=Qualifier.EXACT),
        _SOURCE_IDS,
        Column("notes", cells.prose),
        Column("scope", extra=True),
    ),
)

FX = TableSpec(
    "fx",
    FxRate,
    key=("on", "base", "quote"),
    problems=rules.fx_problems,
    columns=(
        Column("date", cells.day, field="on", needed=True),
        Column("base", cells.currency, needed=True),
        Column("quote", cells.currency, needed=True),
        Column("rate", cells.rate, needed=True),
        Column("source_id", cells.identifier, needed=True, refers_to="sources"),
    ),
)

DETAILS = TableSpec(
    "details",
    _detail,
    key=("round_id", "kind", "value", "unit"),
    problems=_detail_problems,
    columns=(
        Column("round_id", cells.identifier, needed=True, refers_to="rounds"),
        Column("kind", cells.one_of(DetailKind), needed=True),
        Column("value", needed=True),
        Column("unit"),
        _SOURCE_IDS,
    ),
)

TABLES = (SOURCES, COMPANIES, INVESTORS, ROUNDS, COMMITMENTS, ALTERNATIVES, METRICS, FX, DETAILS)
"""Each table after the ones that it refers to."""
