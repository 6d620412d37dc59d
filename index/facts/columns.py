"""What each facts table holds: its columns, what their cells mean, and what a row needs to make sense.

The one list to change when a table gains a column. Reading files is ``tables``; holding rows against each other is
``linking``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from index.facts import cells
from index.facts.schema import (
    Commitment,
    Company,
    CompanyMetric,
    Confidence,
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

Values = dict[str, Any]
"""The fields of one record by name, before the record is made."""

Problem = tuple[str, str]
"""A column, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how its cells are read, and whether it may be missing."""

    name: str
    parse: Callable[[str], object] = cells.name
    empty: object = None
    """What an empty cell means."""
    needed: bool = False
    """Whether a row without a value here is no row."""
    extra: bool = False
    """Whether the header may leave the column out."""
    refers_to: str | None = None
    """The table whose key the cell, or each id in it, must name."""
    field: str = ""
    """The record's field, where it is not called as the column is."""

    @property
    def target(self) -> str:
        """The field of the record that this column fills."""
        return self.field or self.name


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table: its columns, the key that is unique in it, and the record that a row becomes."""

    name: str
    record: Callable[..., Any]
    """Makes the record from its fields and its ``origin``."""
    key: tuple[str, ...]
    """Fields, not columns."""
    columns: tuple[Column, ...]
    problems: Callable[[Values], list[Problem]] = lambda _: []
    """What is wrong with a row whose cells are all right by themselves."""
    must_exist: bool = False
    """Whether a row that refers here is left out even where there is no such table."""

    @property
    def file(self) -> str:
        """The table's path below the corpus folder."""
        return f"facts/{self.name}.csv"


def _currency_problems(values: Values) -> list[Problem]:
    money = [c for c in ("amount", "equity_amount", "pre_money", "post_money") if values.get(c) is not None]
    if money and values["currency"] is None:
        return [("currency", f"empty although {money[0]} is given; want three capitals such as USD")]
    return []


def _round_problems(values: Values) -> list[Problem]:
    found = _currency_problems(values)
    amount, equity = values["amount"], values["equity_amount"]
    pre, post = values["pre_money"], values["post_money"]
    if pre is not None and post is not None and pre > post:
        found.append(("pre_money", f"got {pre}, want no more than post_money, which is {post}"))
    if equity is not None and amount is not None and equity > amount:
        found.append(("equity_amount", f"got {equity}, want no more than amount, which is {amount}"))
    if values["round_id"] in values["overlaps_with"]:
        found.append(("overlaps_with", "names the row itself; want other rounds"))
    return found


def _fx_problems(values: Values) -> list[Problem]:
    if values["base"] == values["quote"]:
        return [("quote", f"got {values['quote']}, want a currency other than base")]
    return []


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
    ),
)

ROUNDS = TableSpec(
    "rounds",
    Round,
    key=("round_id",),
    problems=_round_problems,
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
        Column("lead_investors", cells.names, empty=()),
        Column("participants", cells.names, empty=()),
        Column("use_of_funds", cells.prose),
        Column("confidence", cells.one_of(Confidence), needed=True),
        _SOURCE_IDS,
        Column("notes", cells.prose),
        Column("amount_qualifier", cells.one_of(Qualifier), empty=Qualifier.EXACT, extra=True),
        Column("equity_amount", cells.whole, extra=True),
        Column("overlaps_with", cells.identifiers, empty=(), extra=True, refers_to="rounds"),
        Column("valuation_basis", cells.one_of(ValuationBasis), empty=ValuationBasis.UNSPECIFIED, extra=True),
    ),
)

COMMITMENTS = TableSpec(
    "commitments",
    Commitment,
    key=("round_id", "investor"),
    columns=(
        Column("round_id", cells.identifier, needed=True, refers_to="rounds"),
        Column("investor", needed=True),
        Column("amount", cells.whole, needed=True),
        Column("currency", cells.currency, needed=True),
        Column("qualifier", cells.one_of(Qualifier), empty=Qualifier.EXACT),
        _SOURCE_IDS,
    ),
)

METRICS = TableSpec(
    "metrics",
    CompanyMetric,
    key=("company", "metric", "as_of"),
    columns=(
        Column("company", needed=True, refers_to="companies"),
        Column("metric", needed=True),
        Column("value", cells.exact, needed=True),
        Column("unit", needed=True),
        Column("as_of", cells.partial_date, needed=True),
        Column("qualifier", cells.one_of(Qualifier), empty=Qualifier.EXACT),
        _SOURCE_IDS,
        Column("notes", cells.prose),
    ),
)

FX = TableSpec(
    "fx",
    FxRate,
    key=("on", "base", "quote"),
    problems=_fx_problems,
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

TABLES = (SOURCES, COMPANIES, ROUNDS, COMMITMENTS, METRICS, FX, DETAILS)
"""Each table after the ones that it refers to."""
