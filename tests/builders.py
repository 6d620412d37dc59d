"""Builders: records that fill in what a case does not care about, so that a test shows only what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from index.facts.schema import (
    Commitment,
    Company,
    CompanyMetric,
    Confidence,
    Facts,
    FxRate,
    Instrument,
    Origin,
    PartialDate,
    Qualifier,
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
    origin = Origin("facts/fx.csv", line=2, start=0, end=10)
    return FxRate(date.fromisoformat(on), "EUR", quote, Decimal(rate), "a-page", origin)


def a_commitment(round_id: str, investor: str, amount: int, **fields: object) -> Commitment:
    """What one investor put into a round, in dollars; ``fields`` override."""
    origin = Origin("facts/commitments.csv", line=2, start=0, end=10)
    plain = Commitment(round_id, investor, amount, "USD", Qualifier.EXACT, ("a-page",), origin)
    return replace(plain, **fields)  # type: ignore[arg-type] # as above


def a_metric(
    company: str, metric: str, value: int | str | Decimal, unit: str | None = None, *, as_of: str = "2025-06-30"
) -> CompanyMetric:
    """A dated figure of a company, in a unit that suits its name if none is given."""
    origin = Origin("facts/metrics.csv", line=2, start=0, end=10)
    when = PartialDate(as_of)
    sized, told = Decimal(value), unit or _unit_of(metric)
    return CompanyMetric(company, metric, sized, told, when, Qualifier.EXACT, ("a-page",), None, origin)


def _unit_of(metric: str) -> str:
    words = set(metric.split("_"))
    if words & {"stake", "share", "margin"}:
        return "percent"
    if words & {"employees", "customers", "users"}:
        return "people"
    return "USD"


def facts_of(
    *rounds: Round,
    companies: tuple[Company, ...] = (),
    fx: tuple[FxRate, ...] = (),
    commitments: tuple[Commitment, ...] = (),
    metrics: tuple[CompanyMetric, ...] = (),
) -> Facts:
    """Facts that hold these rounds and the companies that they name."""
    named = {company.name for company in companies}
    others = dict.fromkeys(one.company for one in rounds if one.company not in named)
    page = Source("a-page", "A page", "A publisher", "https://example.org/page", None)
    return Facts(
        rounds=rounds,
        companies=(*companies, *(a_company(name) for name in others)),
        commitments=commitments,
        metrics=metrics,
        fx=fx,
        sources={page.source_id: page},
    )


def table_of(
    *rounds: Round,
    companies: tuple[Company, ...] = (),
    fx: tuple[FxRate, ...] = (),
    commitments: tuple[Commitment, ...] = (),
    metrics: tuple[CompanyMetric, ...] = (),
) -> FactsTable:
    """The facts table of these rounds."""
    return FactsTable(facts_of(*rounds, companies=companies, fx=fx, commitments=commitments, metrics=metrics))
