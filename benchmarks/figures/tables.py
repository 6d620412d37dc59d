"""The rows of corpus/facts/*.csv, read with the csv module and nothing else. What they add up to is `book`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

PRIMARY = ("equity", "convertible", "strategic")


@dataclass(frozen=True, slots=True)
class Round:
    """One row of rounds.csv. `announced` is YYYY-MM-DD or YYYY-MM; money is in whole units of `currency`."""

    round_id: str
    company: str
    name: str
    series: str
    announced: str
    instrument: str
    amount: Decimal | None
    currency: str
    stated_pre: Decimal | None
    headline: Decimal | None
    basis: str
    leads: tuple[str, ...]
    participants: tuple[str, ...]
    use_of_funds: str
    confidence: str
    qualifier: str
    equity_amount: Decimal | None
    overlaps_with: tuple[str, ...]
    includes_secondary: bool

    @property
    def label(self) -> str:
        """Company and round, as rows of answers are labelled."""
        return f"{self.company} {self.name}"

    @property
    def year(self) -> int:
        """Year of the announcement."""
        return int(self.announced[:4])

    @property
    def month(self) -> str:
        """Month of the announcement as YYYY-MM."""
        return self.announced[:7]

    @property
    def quarter(self) -> str:
        """Quarter of the announcement, such as 2025 Q1."""
        return f"{self.year} Q{(int(self.announced[5:7]) + 2) // 3}"

    @property
    def day(self) -> date | None:
        """The day, where the date is that exact."""
        return date.fromisoformat(self.announced) if len(self.announced) == len("2025-01-01") else None

    @property
    def investors(self) -> tuple[str, ...]:
        """Leads, then participants."""
        return (*self.leads, *self.participants)

    @property
    def primary(self) -> Decimal | None:
        """Money that went into the company as equity, or None: not such a round, or not known."""
        if self.instrument in PRIMARY:
            return self.amount
        return self.equity_amount if self.instrument == "debt+equity" else None

    @property
    def post(self) -> Decimal | None:
        """Post-money: the headline valuation, with the amount on top where that is a pre-money."""
        if self.headline is not None and self.basis == "pre":
            return None if self.amount is None else self.headline + self.amount
        return self.headline

    @property
    def pre(self) -> Decimal | None:
        """Pre-money: as stated, else post-money less the amount."""
        if self.stated_pre is not None:
            return self.stated_pre
        if self.basis == "pre":
            return self.headline
        return None if self.post is None or self.amount is None else self.post - self.amount

    @property
    def is_priced(self) -> bool:
        """Whether it sold new shares at a known valuation."""
        return self.post is not None and self.instrument in (*PRIMARY, "debt+equity")


@dataclass(frozen=True, slots=True)
class Company:
    """One row of companies.csv."""

    name: str
    aliases: tuple[str, ...]
    city: str
    country: str
    founded: int | None
    sector: str
    founders: tuple[str, ...]
    group: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """One row of commitments.csv. `part_of` names the row of the same round that already holds this money."""

    round_id: str
    investor: str
    amount: Decimal
    currency: str
    qualifier: str
    part: str
    part_of: str
    kind: str


@dataclass(frozen=True, slots=True)
class Metric:
    """One row of metrics.csv."""

    company: str
    metric: str
    value: Decimal
    unit: str
    as_of: str
    scope: str


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of one table by column; none where the table is not kept. Optional columns may be missing."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def round_of(row: dict[str, str]) -> Round:
    """A row of rounds.csv."""
    return Round(
        round_id=row["round_id"],
        company=row["company"],
        name=row["round"],
        series=row.get("series", ""),
        announced=row["announced"],
        instrument=row["instrument"],
        amount=_number(row["amount"]),
        currency=row["currency"],
        stated_pre=_number(row["pre_money"]),
        headline=_number(row["post_money"]),
        basis=row.get("valuation_basis", ""),
        leads=_names(row["lead_investors"]),
        participants=_names(row["participants"]),
        use_of_funds=row["use_of_funds"],
        confidence=row["confidence"],
        qualifier=row.get("amount_qualifier", ""),
        equity_amount=_number(row.get("equity_amount", "")),
        overlaps_with=_names(row.get("overlaps_with", "")),
        includes_secondary=row.get("amount_includes_secondary", "") == "yes",
    )


def company_of(row: dict[str, str]) -> Company:
    """A row of companies.csv."""
    return Company(
        name=row["company"],
        aliases=_names(row["aliases"]),
        city=row["hq_city"],
        country=row["hq_country"],
        founded=int(row["founded"]) if row["founded"] else None,
        sector=row["sector"],
        founders=_names(row["founders"]),
        group=row.get("sector_group", ""),
    )


def commitment_of(row: dict[str, str]) -> Commitment:
    """A row of commitments.csv."""
    return Commitment(
        round_id=row["round_id"],
        investor=row["investor"],
        amount=Decimal(row["amount"]),
        currency=row["currency"],
        qualifier=row["qualifier"],
        part=row.get("part", ""),
        part_of=row.get("part_of", ""),
        kind=row.get("kind", ""),
    )


def metric_of(row: dict[str, str]) -> Metric:
    """A row of metrics.csv."""
    return Metric(
        row["company"], row["metric"], Decimal(row["value"]), row["unit"], row["as_of"], row.get("scope", "")
    )


def _number(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name for part in cell.split(";") if (name := part.strip()))
