"""The figure query: the typed question behind a figure. Data only: it prints as one line and computes nothing.

The line reads ``aggregate(metric) where field op value and … pick n by metric desc by group order limit in CUR``;
two queries compare as ``ratio(…; …)``. Equal questions give equal queries, and a query holds no state.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from index.errors import QueryError


class Aggregate(StrEnum):
    """How the values of many rounds become one."""

    SUM = "sum"
    MEAN = "mean"
    MEDIAN = "median"
    MIN = "min"
    MAX = "max"
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


class CompareOp(StrEnum):
    """How two figures are set side by side."""

    DIFFERENCE = "difference"
    RATIO = "ratio"
    PERCENT = "percent_more"
    LARGER = "larger"
    SMALLER = "smaller"


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


FilterValue = str | int | Money | Period


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition on a round. Several values mean any of them (with ``!=``: none of them)."""

    field: str
    op: Op
    values: tuple[FilterValue, ...]

    def __str__(self) -> str:
        shown = ", ".join(_quoted(value) for value in self.values)
        if shown.startswith(_OPENINGS):
            return f"{self.field} {shown}"
        return f"{self.field} {self.op} {shown if len(self.values) == 1 else f'({shown})'}"


@dataclass(frozen=True, slots=True)
class Pick:
    """One round out of those that fit: the ``position``-th by a metric, 1 being the first."""

    by: str
    descending: bool
    position: int = 1

    def __str__(self) -> str:
        return f"pick {self.position} by {self.by} {'desc' if self.descending else 'asc'}"


LATEST = Pick("announced", descending=True)
FIRST = Pick("announced", descending=False)


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """What is to be computed, of which rounds. Without an aggregate it is the value of exactly one round."""

    metric: str
    aggregate: Aggregate | None = None
    filters: tuple[Filter, ...] = ()
    pick: Pick | None = None
    group_by: str | None = None
    order_by: str | None = None
    """What a list is in order of, where that is not the metric itself."""
    descending: bool = True
    limit: int | None = None
    currency: str | None = None

    def __str__(self) -> str:
        head = f"{self.aggregate}({self.metric})" if self.aggregate else self.metric
        parts = [head]
        if self.filters:
            parts.append("where " + " and ".join(str(f) for f in self.filters))
        if self.pick:
            parts.append(str(self.pick))
        if self.group_by:
            parts.append(f"by {self.group_by}")
        if self.group_by or self.aggregate is Aggregate.LIST:
            parts.append(f"order {self.order_by or self.metric} {'desc' if self.descending else 'asc'}")
        if self.limit:
            parts.append(f"limit {self.limit}")
        if self.currency:
            parts.append(f"in {self.currency}")
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two figures set side by side: left minus right, left over right, or whichever is larger."""

    op: CompareOp
    left: FigureQuery
    right: FigureQuery

    def __str__(self) -> str:
        return f"{self.op}({self.left}; {self.right})"


Query = FigureQuery | Comparison


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
    return f'"{text}"' if isinstance(value, str) and not text.replace("-", "").isalnum() else text
