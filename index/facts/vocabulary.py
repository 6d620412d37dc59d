"""The words that the tables use in one sense only: terms for rounds, names of metrics, units.

Data, and the three parsers that hold a cell against it. A word that is not here is a fault, with the nearest one
named; to allow a new one, add it here.
"""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Collection

SERIES = (
    "Pre-seed",
    "Seed",
    *(f"Series {letter}" for letter in string.ascii_uppercase),
    "Growth",
    "Post-IPO equity",
    "Convertible",
    "Secondary",
    "Strategic",
    "Buyout",
    "Debt",
)
"""The word of the trade for a round.

Growth is a private equity round that carries no letter. Steps within a letter (B2, A-X, extensions) have the letter.
"""

METRICS = {
    "annual_revenue": "revenue of the year, calendar or fiscal, that ends with as_of",
    "quarterly_revenue": "revenue of the quarter that ends with as_of",
    "monthly_revenue": "revenue in the month of as_of",
    "run_rate_revenue": "revenue at the pace of as_of, times what makes a year",
    "product_run_rate_revenue": "the same for one product",
    "arr": "annual recurring revenue, where the source uses that term",
    "revenue_forecast": "revenue expected for the period in scope",
    "revenue_target": "revenue aimed at for the period in scope",
    "run_rate_forecast": "run-rate revenue expected for the time in scope",
    "revenue_share": "share of revenue that comes from what scope names",
    "revenue_backlog": "revenue contracted and not yet earned",
    "signed_contracts": "value of contracts signed",
    "gross_profit": "revenue less its direct cost, of the year that ends with as_of",
    "gross_margin": "gross profit as a share of revenue",
    "net_income": "profit of the year that ends with as_of; below zero a loss",
    "quarterly_net_loss": "loss of the quarter that ends with as_of",
    "cash_spent": "cash used up in the period in scope",
    "cash": "cash in hand",
    "debt_principal": "debt outstanding",
    "debt_raised": "debt taken up in one step",
    "equity_raised": "equity raised in the period in scope",
    "total_raised": "all money raised so far",
    "series_total": "all closings of the series in scope",
    "cumulative_investment": "all that the investor in scope has put in so far",
    "investment": "what the investor in scope put in, where it makes no round",
    "stake": "share of the company that scope holds",
    "valuation": "value of the company, where there is no round to carry it",
    "deal_valuation": "value of the company in the deal in scope",
    "option_price": "price at which the company in scope may buy this one",
    "licence_price": "price of a licence sold to the company in scope",
    "infrastructure_plan": "spending on infrastructure announced",
    "employees": "people employed",
    "employees_target": "people to be employed by the time in scope",
    "customers": "customers, of the kind in scope if one is given",
    "large_customers": "customers above the size in scope",
    "users": "users, of the kind in scope if one is given",
    "daily_active_users": "users in a day",
    "weekly_active_users": "users in a week",
    "product_weekly_active_users": "the same for one product",
    "monthly_active_users": "users in a month",
    "paying_users": "users who pay",
    "monthly_queries": "questions answered in a month",
    "monthly_consultations": "medical questions answered in a month",
    "conversations_forecast": "conversations expected in the year",
    "api_tokens": "tokens through the programming interface",
    "annual_rides": "rides in the year that ends with as_of",
    "weekly_paid_rides": "paid rides in a week",
    "compute_capacity": "computing capacity secured from the party in scope",
    "compute_capacity_target": "computing capacity aimed at for the time in scope",
    "compute_commitment": "spending promised for computing at the party in scope",
    "compute_sold": "computing capacity promised to the customer in scope",
    "active_power": "electric power of the data centres at work",
    "contracted_power": "electric power contracted",
    "planned_power": "electric power in operation or planned, as scope says",
    "campus_power": "electric power of the campus in scope",
    "power_sold": "electric power promised to the customer in scope",
    "data_centres": "data centres at work",
    "gpus": "graphics chips at work",
    "gpus_planned": "graphics chips ordered or planned",
    "tpus": "tensor chips secured",
    "h100_equivalents": "computing power in chips of the type H100",
}
"""Name to meaning."""

_SYNONYMS = {
    "headcount": "employees",
    "staff": "employees",
    "annualised_revenue": "run_rate_revenue",
    "annualized_revenue": "run_rate_revenue",
    "annualised_run_rate_revenue": "run_rate_revenue",
    "run_rate": "run_rate_revenue",
    "annual_recurring_revenue": "arr",
    "revenue": "annual_revenue",
    "revenue_annual": "annual_revenue",
    "revenue_quarter": "quarterly_revenue",
    "profit": "net_income",
    "total_funding": "total_raised",
    "backlog": "revenue_backlog",
    "clients": "customers",
}

_COUNTED = (
    "percent",
    "people",
    "users",
    "customers",
    "chips",
    "sites",
    "MW",
    "GW",
    "queries per month",
    "consultations per month",
    "conversations per year",
    "rides per week",
    "rides per year",
    "tokens per minute",
)
UNITS = ("USD", "USD per year", "USD per month", *_COUNTED)
"""Units of metrics. Any currency stands like USD, for a sum, or a pace by the year or by the month."""

_MONEY = re.compile(r"[A-Z]{3}( per (year|month))?")


def series(cell: str) -> str:
    """A term for a round."""
    return _known(cell, SERIES, what="a term such as Seed, Series A or Growth")


def metric(cell: str) -> str:
    """The name of a metric."""
    if cell in _SYNONYMS:
        raise ValueError(f"want the name {_SYNONYMS[cell]!r}, which means the same")
    return _known(cell, METRICS, what="a metric of index/facts/vocabulary.py such as employees")


def unit(cell: str) -> str:
    """The unit of a metric."""
    return cell if _MONEY.fullmatch(cell) else _known(cell, UNITS, what="a unit such as USD per year or people")


def _known(cell: str, words: Collection[str], *, what: str) -> str:
    if cell in words:
        return cell
    near = difflib.get_close_matches(cell, words, n=1)
    raise ValueError(f"want {what}" + (f"; did you mean {near[0]!r}?" if near else ""))
