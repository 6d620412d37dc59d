"""The facts tables as one book, with the arithmetic that a gold answer needs.

Knows nothing of the program that it judges: the conventions of docs/architecture.md are written down here a second
time, so that an error of one is seen by the other. The rows themselves are `tables`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from benchmarks.figures.tables import (
    Commitment,
    Company,
    Metric,
    Round,
    commitment_of,
    company_of,
    metric_of,
    round_of,
    rows_of,
)

__all__ = ["EUROPE", "Book", "Commitment", "Company", "Metric", "Round", "days_between", "known", "months_between"]

EUROPE = frozenset({"United Kingdom", "Germany", "France", "Sweden", "Netherlands"})
Known = TypeVar("Known")


class Book:
    """All rows of a facts folder, rounds in order of announcement."""

    def __init__(self, folder: Path) -> None:
        self.rounds = tuple(sorted(map(round_of, rows_of(folder / "rounds.csv")), key=lambda one: one.announced))
        self.companies = {one.name: one for one in map(company_of, rows_of(folder / "companies.csv"))}
        self.commitments = tuple(map(commitment_of, rows_of(folder / "commitments.csv")))
        self.metrics = tuple(map(metric_of, rows_of(folder / "metrics.csv")))
        self.rates = {(row["date"], row["quote"]): Decimal(row["rate"]) for row in rows_of(folder / "fx.csv")}

    def round(self, round_id: str) -> Round:
        """The round of that id; KeyError if there is none."""
        return {one.round_id: one for one in self.rounds}[round_id]

    def company(self, one: Round) -> Company:
        """Who raised it."""
        return self.companies[one.company]

    def where(self, *tests: Callable[[Round], bool]) -> tuple[Round, ...]:
        """The rounds that pass every test, by date."""
        return tuple(one for one in self.rounds if all(test(one) for test in tests))

    def of(self, company: str) -> tuple[Round, ...]:
        """A company's rounds by date."""
        return self.where(lambda one: one.company == company)

    def within(self, group: str) -> tuple[Round, ...]:
        """The rounds of a sector group."""
        return self.where(lambda one: self.company(one).group == group)

    def country(self, *countries: str) -> tuple[Round, ...]:
        """The rounds of companies that sit in one of these countries."""
        return self.where(lambda one: self.company(one).country in countries)

    def led_by(self, investor: str) -> tuple[Round, ...]:
        """The rounds that this very investor led or co-led; its arms are investors of their own."""
        return self.where(lambda one: investor in one.leads)

    def joined_by(self, investor: str) -> tuple[Round, ...]:
        """The rounds in which it took part without leading."""
        return self.where(lambda one: investor in one.participants)

    def backed_by(self, investor: str) -> tuple[Round, ...]:
        """The rounds that it led or joined."""
        return self.where(lambda one: investor in one.investors)

    def priced(self, company: str) -> tuple[Round, ...]:
        """A company's priced rounds by date: secondary sales, buyouts and debt left out."""
        return tuple(one for one in self.of(company) if one.is_priced)

    def previous(self, one: Round) -> Round:
        """The priced round before this one; IndexError if it is the first."""
        return [other for other in self.priced(one.company) if other.announced < one.announced][-1]

    def valuation(self, company: str) -> Decimal:
        """Post-money of the latest priced round, in its own currency."""
        return known(self.priced(company)[-1].post)

    def rate(self, base: str, quote: str, announced: str) -> Decimal:
        """Units of `quote` for one `base` on the nearest day with a rate; KeyError without one."""
        if base == quote:
            return Decimal(1)
        if base == "EUR":
            return self._per_euro(quote, announced)
        return self._per_euro(quote, announced) / self._per_euro(base, announced)

    def in_currency(self, amount: Decimal | None, one: Round, currency: str = "USD") -> Decimal:
        """A sum of the round in another currency, at the rate of its announcement."""
        return known(amount) * self.rate(one.currency, currency, one.announced)

    def raised(self, one: Round, currency: str = "USD") -> Decimal | None:
        """The round's primary money in one currency; None where unknown or without a rate."""
        has_rate = one.currency in ("EUR", currency) or any(quote == one.currency for _, quote in self.rates)
        return self.in_currency(one.primary, one, currency) if one.primary is not None and has_rate else None

    def worth(self, one: Round, currency: str = "USD") -> Decimal | None:
        """The round's post-money in one currency; None where unknown or without a rate."""
        has_rate = one.currency in ("EUR", currency) or any(quote == one.currency for _, quote in self.rates)
        return self.in_currency(one.post, one, currency) if one.post is not None and has_rate else None

    def amounts(self, rounds: Iterable[Round], currency: str = "USD") -> list[Decimal]:
        """What is known of the primary money of these rounds, each sum of money once."""
        given = tuple(rounds)
        ids = {one.round_id for one in given}
        once = (one for one in given if not ids & set(one.overlaps_with))
        return [amount for one in once if (amount := self.raised(one, currency)) is not None]

    def total(self, rounds: Iterable[Round], currency: str = "USD") -> Decimal:
        """All primary money of these rounds, counted once."""
        return sum(self.amounts(rounds, currency), Decimal(0))

    def by_size(self, rounds: Iterable[Round]) -> list[Round]:
        """Those with known primary money, the largest first."""
        sized = [one for one in rounds if self.raised(one) is not None]
        return sorted(sized, key=lambda one: (-known(self.raised(one)), one.announced, one.round_id))

    def largest(self, rounds: Iterable[Round], place: int = 1) -> Round:
        """The nth largest by primary money in dollars. ValueError where another is as large: ask no such question."""
        return self.top(rounds, place)[-1]

    def top(self, rounds: Iterable[Round], limit: int) -> list[Round]:
        """The largest by primary money in dollars, in order. ValueError where two of them, or the next, are equal."""
        first = self.by_size(rounds)[: limit + 1]
        sizes = [self.raised(one) for one in first]
        if len(set(sizes)) < len(sizes):
            raise ValueError(f"a tie among {', '.join(one.label for one in first)}")
        return first[:limit]

    def committed(self, round_id: str, investor: str) -> Decimal:
        """What one investor put into one round: its parts are not added to the whole that holds them."""
        rows = [row for row in self.commitments if (row.round_id, row.investor) == (round_id, investor)]
        return sum((row.amount for row in rows if row.part_of != investor), Decimal(0))

    def pledges(self, investor: str, *, parts: bool = False) -> tuple[Commitment, ...]:
        """The stated commitments of one investor; its own parts only where asked for."""
        rows = (row for row in self.commitments if row.investor == investor)
        return tuple(row for row in rows if parts or row.part_of != investor)

    def metric(self, company: str, *names: str, at: str = "9999") -> Metric:
        """The latest figure of one of these names at or before a date, else the earliest after it."""
        rows = sorted(
            (row for row in self.metrics if row.company == company and row.metric in names), key=lambda row: row.as_of
        )
        before = [row for row in rows if row.as_of <= at[: len(row.as_of)]]
        return before[-1] if before else rows[0]

    def _per_euro(self, quote: str, announced: str) -> Decimal:
        if quote == "EUR":
            return Decimal(1)
        # A month stands for its middle: its nearest rate is the one that serves most of its days.
        wanted = date.fromisoformat(announced if len(announced) == len("2025-01-01") else f"{announced}-15")
        days = [day for day, currency in self.rates if currency == quote]
        if not days:
            raise KeyError(quote)
        nearest = min(days, key=lambda day: (abs((date.fromisoformat(day) - wanted).days), day))
        return self.rates[nearest, quote]


def known(value: Known | None) -> Known:
    """The value, which must be known: a gold that rests on an unknown is an error of the benchmark."""
    if value is None:
        raise ValueError("the gold rests on a value that the tables do not state")
    return value


def days_between(earlier: Round, later: Round) -> Decimal:
    """Days from one announcement to the other; both must be known to the day."""
    return Decimal((known(later.day) - known(earlier.day)).days)


def months_between(earlier: Round, later: Round) -> Decimal:
    """Whole calendar months elapsed; both must be known to the day."""
    start, end = known(earlier.day), known(later.day)
    return Decimal((end.year - start.year) * 12 + end.month - start.month - (end.day < start.day))
