"""What a metric is: its kind, the level of record that it is of, and its entry in the catalogue. Data only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from index.errors import QueryError
from index.facts.schema import Commitment, Company, Round
from index.facts.table import FactsTable
from index.figures.cells import Cell, Record

DESK = "the conventions of docs/architecture.md"
NVCA = "NVCA Model Legal Documents (term sheet: pre-money valuation, fully diluted post-money)"


class Kind(StrEnum):
    """What sort of value a metric has, which decides what can be done with it."""

    MONEY = "money"
    PERCENT = "percent"
    MULTIPLE = "multiple"
    COUNT = "count"
    NAMES = "names"
    DATE = "date"
    TEXT = "text"
    YEAR = "year"
    DAYS = "days"

    @property
    def is_number(self) -> bool:
        """Whether values can be averaged and ranked by size."""
        return self in {Kind.MONEY, Kind.PERCENT, Kind.MULTIPLE, Kind.COUNT, Kind.YEAR, Kind.DAYS}

    @property
    def unit(self) -> str:
        """The unit of its values, in words."""
        return _UNITS[self]


_UNITS = {
    Kind.MONEY: "its currency",
    Kind.PERCENT: "percent",
    Kind.MULTIPLE: "x",
    Kind.COUNT: "count",
    Kind.NAMES: "names",
    Kind.DATE: "date",
    Kind.TEXT: "text",
    Kind.YEAR: "year",
    Kind.DAYS: "days",
}


class Level(StrEnum):
    """Of what sort of record a metric is: what is selected, counted and ranked."""

    ROUND = "round"
    COMPANY = "company"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class Metric:
    """One thing that can be asked of a record."""

    name: str
    title: str
    kind: Kind
    definition: str
    formula: str
    source: str
    synonyms: tuple[str, ...]
    of: Callable[[Any, FactsTable], Cell]
    """From a record of the metric's level."""
    level: Level = Level.ROUND
    series: Callable[[Any, FactsTable], tuple[Cell, ...]] | None = None
    """Every dated value, oldest first, where a record can have several; ``of`` is the last of them."""
    every: Callable[[Any, FactsTable], tuple[Cell, ...]] | None = None
    """Those values and, beside them, those that a source limits to a part: what a list of one record shows."""
    unit: str = ""
    """In words, where it is not that of the kind."""

    def of_round(self, this: Round, table: FactsTable) -> Cell:
        """The value for one round: of a company's metric, the value of the company that raised it."""
        if self.level is Level.COMMITMENT:
            return Cell(this, "", missing=f"{self.title} is said of an investor in {this.label}, not of the round")
        if self.level is Level.ROUND:
            return self.of(this, table)
        company = table.company(this.company)
        if company is None:
            return Cell(this, "", missing=f"{this.company} is not described")
        found = self.of(company, table)
        return replace(found, record=this, fact=found.fact_id, dated=found.when)

    def of_record(self, this: Record, table: FactsTable) -> Cell:
        """The value for a record: of a commitment also what is known of its round and of the company behind it.

        QueryError where one company would have many values.
        """
        if isinstance(this, Round):
            return self.of_round(this, table)
        if isinstance(this, Commitment) and self.level is not Level.COMMITMENT:
            within = table.round(this.round_id)
            found = self.of_round(within, table)
            return replace(found, record=this, fact=found.fact_id, dated=found.when, behind=within)
        if isinstance(this, Company) and self.level is not Level.COMPANY:
            raise QueryError(f"{self.name} is of one {self.level}, not of a company, which can have many")
        return self.of(this, table)
