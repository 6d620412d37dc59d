"""The figure query: the typed question behind a figure. Data only: it prints as one line and computes nothing.

The line reads ``aggregate(metric) where field op value and … pick n by metric desc by group having > n order limit in
CUR without names
with metrics``; queries compare as ``ratio(…; …)``, and a question for yes or no is ``is(… > …)``. The value of a
condition can be a query of its own, whose names are taken: ``company = (company where … pick 1 by founded asc)``.
``syntax`` reads the line back. Equal questions give equal queries, and a query holds no state.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index.errors import QueryError
from index.figures.periods import Period as Period

CLAUSES = ("where", "pick", "by", "having", "order", "limit", "place", "in", "without", "with")
"""The words that open a part of the line, in the order in which it prints."""
OPENINGS = ("since", "until", "before", "after", "till", "through")
"""The words that open a period on one side."""
RESERVED = frozenset({*CLAUSES, *OPENINGS, "group", "from", "between", "and", "or", "not", "asc", "desc"})
"""Words that mean something to the line: a name that reads like one is quoted."""


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
    COMMON_COUNT = "common_count"


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
        shown = ", ".join(_written(value) for value in self.values)
        if len(self.values) > 1:
            return f"{self.field} {self.op} ({shown})"
        opens = isinstance(self.values[0], Period) and shown.startswith(_OPENED)
        return f"{self.field} {shown}" if opens and self.op is Op.IN else f"{self.field} {self.op} {shown}"


@dataclass(frozen=True, slots=True)
class Having:
    """A condition on the value of a group: ``count(round) by company having >= 2``."""

    op: Op
    bound: Bound

    def __str__(self) -> str:
        return f"having {self.op} {_written(self.bound)}"


@dataclass(frozen=True, slots=True)
class Pick:
    """One out of those that fit: the ``position``-th by a metric, 1 being the first; or all up to the ``last``-th."""

    by: str
    descending: bool
    position: int = 1
    last: int | None = None

    def __post_init__(self) -> None:
        if self.last is not None and self.last <= self.position:
            raise QueryError(f"pick goes from a place to a later one, got {self.position} to {self.last}")

    def __str__(self) -> str:
        places = f"{self.position} to {self.last}" if self.last else str(self.position)
        return f"pick {places} by {self.by} {'desc' if self.descending else 'asc'}"


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
    place: int | None = None
    """The one group that is wanted, by its place in the order: the second largest."""
    beside: tuple[str, ...] = ()
    """Metrics that each row of a list shows beside its own: its leads, its date."""

    def __post_init__(self) -> None:
        if self.order_by == self.metric:
            object.__setattr__(self, "order_by", None)  # the same question, so the same query

    def __str__(self) -> str:
        clauses = (
            f"{self.aggregate}({self.metric})" if self.aggregate else self.metric,
            self.filters and "where " + " and ".join(str(f) for f in self.filters),
            self.pick and str(self.pick),
            self.group_by and f"by {self.group_by}",
            self.having and str(self.having),
            self.is_ordered and f"order {self.order_by or self.metric} {'desc' if self.descending else 'asc'}",
            self.limit and f"limit {self.limit}",
            self.place and f"place {self.place}",
            self.currency and f"in {self.currency}",
            self.without and f"without {', '.join(map(_written, self.without))}",
            self.beside and f"with {', '.join(self.beside)}",
        )
        return " ".join(str(clause) for clause in clauses if clause)

    @property
    def is_of_one_group(self) -> bool:
        """Whether one group is wanted, and it is the name of that group that answers."""
        return self.group_by is not None and (self.limit == 1 or self.place is not None)

    @property
    def is_ordered(self) -> bool:
        """Whether there is anything that could stand in an order."""
        return self.group_by is not None or self.aggregate is Aggregate.LIST


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures set side by side: the first minus the second, over it, or whichever is larger."""

    op: CompareOp
    sides: tuple[FigureQuery, ...]

    def __post_init__(self) -> None:
        many = self.op in {CompareOp.LARGER, CompareOp.SMALLER, CompareOp.COMMON, CompareOp.COMMON_COUNT}
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
        against = self.against if isinstance(self.against, tuple) else (self.against,)
        return f"is({self.figure} {self.op} {', '.join(map(_written, against))})"


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
    told = [f for f in query.filters if f.op is Op.EQ]
    named = [f for f in told if f.field == "company"] or told
    return " and ".join(str(value) for f in named for value in f.values if not isinstance(value, FigureQuery))


def when(query: FigureQuery) -> str:
    """The period of a query as it follows a verb: `` in 2025``, `` since 2024``, `` from 2023 to 2025``; or empty."""
    values = [value for f in query.filters if f.field == "announced" and f.op is Op.IN for value in f.values]
    labels = [value.label if isinstance(value, Period) else str(value) for value in values]
    if len(labels) > 1 and not any(label.startswith(_OPENED) or " to " in label for label in labels):
        return f" in {' and '.join(labels)}"
    return "".join(_following(label) for label in labels)


def _following(label: str) -> str:
    if label.startswith(_OPENED):
        return f" {label}"
    is_stretch = " to " in label and not label.endswith(" to date")
    return f" from {label}" if is_stretch else f" in {label}"


_OPENED = tuple(f"{word} " for word in OPENINGS)


def _written(value: FilterValue) -> str:
    """A value as the line has it: names in quotes where they need them, queries in parentheses."""
    if isinstance(value, FigureQuery):
        return f"({value})"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return quoted(value) if isinstance(value, str) else str(value)


def quoted(name: str) -> str:
    """A name as the line has it: one plain word as it is, anything else in quotes, with JSON's escapes."""
    if name.replace("-", "").isalnum() and name.casefold() not in RESERVED:
        return name
    return "".join(
        char if char.isprintable() else json.dumps(char)[1:-1] for char in json.dumps(name, ensure_ascii=False)
    )
