"""The figure query: the typed question behind a figure. Data only: it prints as one line and computes nothing.

The line reads ``aggregate(metric) where field op value and … pick n by metric desc by group having > n order limit in
CUR``; queries compare as ``ratio(…; …)``, and a question for yes or no is ``is(… > …)``. The value of a condition can
be a query of its own, whose names are taken: ``company = (company where … pick 1 by founded asc)``. ``syntax`` reads
the line back. Equal questions give equal queries, and a query holds no state.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from index.errors import QueryError


class Aggregate(StrEnum):
    """How the values of many rounds become one."""

    SUM = "sum"
    MEAN = "mean"
    MEDIAN = "median"
    MIN = "min"
    MAX = "max"
    RANGE = "range"
    """Largest minus smallest."""
    COUNT = "count"
    LATEST = "latest"
    """The value of the round announced last: what a company is worth now."""
    LIST = "list"


class Op(StrEnum):
    """How a filter compares. On a field that holds several names, ``=`` asks whether it holds this one."""

    EQ = "="
    NE = "!="
    GT = ">"
    GE = ">="
    LT = "<"
    LE = "<="
    IN = "in"
    KNOWN = "known"
    UNKNOWN = "unknown"


class CompareOp(StrEnum):
    """How figures are set side by side. Only ``larger``, ``smaller`` and ``common`` take more than two."""

    DIFFERENCE = "difference"
    RATIO = "ratio"
    PERCENT = "percent_more"
    SHARE = "share"
    """The first in percent of the second."""
    CAGR = "cagr"
    """Compound annual growth from the second to the first, between the dates of their rounds."""
    MONTHS = "months"
    """Whole calendar months from the second date to the first."""
    LARGER = "larger"
    SMALLER = "smaller"
    COMMON = "common"
    """The names that all of them hold."""


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from ``first`` to ``last``, both included; ``None`` leaves that side open."""

    first: date | None
    last: date | None
    label: str

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise QueryError(f"the period {self.label} ends before it starts")

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class Money:
    """A bound in a currency: whole units."""

    amount: int
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition. Several values mean any of them (with ``!=``: none of them); ``known`` has no value."""

    field: str
    op: Op
    values: tuple[FilterValue, ...] = ()

    def __str__(self) -> str:
        if not self.values:
            return f"{self.field} {self.op}"
        shown = ", ".join(_quoted(value) for value in self.values)
        if shown.startswith(_OPENINGS) and self.op is Op.IN:
            return f"{self.field} {shown}"
        return f"{self.field} {self.op} {shown if len(self.values) == 1 else f'({shown})'}"


@dataclass(frozen=True, slots=True)
class Having:
    """A condition on the value of a group: ``count(round) by company having >= 2``."""

    op: Op
    bound: Bound

    def __str__(self) -> str:
        return f"having {self.op} {self.bound}"


@dataclass(frozen=True, slots=True)
class Pick:
    """One out of those that fit: the ``position``-th by a metric, 1 being the first."""

    by: str
    descending: bool
    position: int = 1

    def __str__(self) -> str:
        return f"pick {self.position} by {self.by} {'desc' if self.descending else 'asc'}"


LATEST = Pick("announced", descending=True)
FIRST = Pick("announced", descending=False)


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """What is to be computed, of which records. Without an aggregate it is the value of exactly one."""

    metric: str
    aggregate: Aggregate | None = None
    filters: tuple[Filter, ...] = ()
    pick: Pick | None = None
    group_by: str | None = None
    having: Having | None = None
    """Which groups stay."""
    order_by: str | None = None
    """What a list is in order of, where that is not the metric itself."""
    descending: bool = True
    limit: int | None = None
    currency: str | None = None
    without: tuple[str, ...] = ()
    """Names that a list of names leaves out: whose co-investors they are."""

    def __str__(self) -> str:
        head = f"{self.aggregate}({self.metric})" if self.aggregate else self.metric
        parts = [head]
        if self.filters:
            parts.append("where " + " and ".join(str(f) for f in self.filters))
        if self.pick:
            parts.append(str(self.pick))
        if self.group_by:
            parts.append(f"by {self.group_by}")
        if self.having:
            parts.append(str(self.having))
        if self.group_by or self.aggregate is Aggregate.LIST:
            parts.append(f"order {self.order_by or self.metric} {'desc' if self.descending else 'asc'}")
        if self.limit:
            parts.append(f"limit {self.limit}")
        if self.currency:
            parts.append(f"in {self.currency}")
        if self.without:
            parts.append(f"without {', '.join(_quoted(name) for name in self.without)}")
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures set side by side: the first minus the second, over it, or whichever is larger."""

    op: CompareOp
    sides: tuple[FigureQuery, ...]

    def __post_init__(self) -> None:
        many = self.op in {CompareOp.LARGER, CompareOp.SMALLER, CompareOp.COMMON}
        if len(self.sides) < 2 or (len(self.sides) > 2 and not many):
            raise QueryError(f"{self.op} takes two figures{' or more' if many else ''}, got {len(self.sides)}")

    def __str__(self) -> str:
        return f"{self.op}({'; '.join(str(side) for side in self.sides)})"


@dataclass(frozen=True, slots=True)
class Check:
    """A question for yes or no: whether a figure stands so to a bound or to another figure.

    On names ``=`` asks whether the figure holds them all.
    """

    figure: FigureQuery | Comparison
    op: Op
    against: FigureQuery | Bound | tuple[str, ...]

    def __str__(self) -> str:
        against = self.against
        shown = ", ".join(map(_quoted, against)) if isinstance(against, tuple) else str(against)
        return f"is({self.figure} {self.op} {shown})"


Query = FigureQuery | Comparison | Check
Bound = int | Decimal | Money
FilterValue = str | int | Decimal | Money | Period | FigureQuery


def simple_queries(query: Query) -> tuple[FigureQuery, ...]:
    """The figures that a query sets side by side; of a plain one itself."""
    if isinstance(query, FigureQuery):
        return (query,)
    if isinstance(query, Comparison):
        return query.sides
    against = (query.against,) if isinstance(query.against, FigureQuery) else ()
    return (*simple_queries(query.figure), *against)


def subject(query: FigureQuery) -> str:
    """Whom or what a query is about, in a few words: its companies, else whatever its conditions name."""
    named = [f for f in query.filters if f.field == "company"] or [f for f in query.filters if f.op is Op.EQ]
    return " and ".join(str(value) for f in named for value in f.values)


def when(query: FigureQuery) -> str:
    """The period of a query as it follows a verb: `` in 2025``, `` since 2024``; empty without one."""
    periods = [str(value) for f in query.filters if f.field == "announced" for value in f.values]
    return "".join(f" {label}" if label.startswith(_OPENINGS) else f" in {label}" for label in periods)


_OPENINGS = ("since ", "before ", "after ", "until ", "till ", "through ")


def _quoted(value: FilterValue) -> str:
    text = str(value)
    if isinstance(value, FigureQuery):
        return f"({text})"
    return f'"{text}"' if isinstance(value, str) and not text.replace("-", "").isalnum() else text
