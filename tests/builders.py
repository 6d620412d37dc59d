"""Builders: records that fill in what a case does not care about, so that a test shows only what it is about."""

from __future__ import annotations

from dataclasses import replace

from index.facts.schema import (
    Company,
    Confidence,
    Facts,
    FxRate,
    Instrument,
    Origin,
    PartialDate,
    Round,
    Source,
)
from index.facts.table import FactsTable

ORIGIN = Origin("facts/rounds.csv", line=2, start=0, end=10)


def a_round(
    company: str = "Lumen", name: str = "Series A", *, announced: str | None = "2025-03-10", **fields: object
) -> Round:
    """An official equity round in dollars without amount or valuation; ``fields`` override."""
    plain = Round(
        round_id=f"{company}-{name}-{announced}".lower().replace(" ", "-"),
        company=company,
        round=name,
        announced=PartialDate(announced) if announced else None,
        instrument=Instrument.EQUITY,
        amount=None,
        currency="USD",
        pre_money=None,
        post_money=None,
        lead_investors=(),
        participants=(),
        use_of_funds=None,
        confidence=Confidence.OFFICIAL,
        source_ids=("a-page",),
        notes=None,
        origin=ORIGIN,
    )
    return replace(plain, **fields)  # type: ignore[arg-type] # a builder takes whatever field a test is about


def a_company(name: str, **fields: object) -> Company:
    """A company of which only the name is known; ``fields`` override."""
    plain = Company(name, (), None, None, None, None, (), Origin("facts/companies.csv", line=2, start=0, end=10))
    return replace(plain, **fields)  # type: ignore[arg-type] # as above


def a_rate(on: str, quote: str, rate: str) -> FxRate:
    """One euro in another currency on one day."""
    from datetime import date
    from decimal import Decimal

    origin = Origin("facts/fx.csv", line=2, start=0, end=10)
    return FxRate(date.fromisoformat(on), "EUR", quote, Decimal(rate), "a-page", origin)


def facts_of(*rounds: Round, companies: tuple[Company, ...] = (), fx: tuple[FxRate, ...] = ()) -> Facts:
    """Facts that hold these rounds and the companies that they name."""
    named = {company.name for company in companies}
    others = dict.fromkeys(one.company for one in rounds if one.company not in named)
    page = Source("a-page", "A page", "A publisher", "https://example.org/page", None)
    return Facts(
        rounds=rounds,
        companies=(*companies, *(a_company(name) for name in others)),
        fx=fx,
        sources={page.source_id: page},
    )


def table_of(*rounds: Round, companies: tuple[Company, ...] = (), fx: tuple[FxRate, ...] = ()) -> FactsTable:
    """The facts table of these rounds."""
    return FactsTable(facts_of(*rounds, companies=companies, fx=fx))
