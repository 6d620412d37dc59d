"""What can be asked of a company: who it is, and its dated figures."""

from __future__ import annotations

from index.figures import company_metrics
from index.figures.catalogue.kinds import DESK, Kind, Level, Metric
from index.figures.company_series import series_of

_REVENUE = ("run_rate_revenue", "arr", "annual_revenue")


def _dated(name: str, title: str, kind: Kind, definition: str, synonyms: tuple[str, ...], *names: str) -> Metric:
    """A metric with a value for each of several dates, the last of which it answers with."""
    of, series = series_of(*(names or (name,)), title=title.lower())
    formula = "the latest figure, as stated"
    return Metric(name, title, kind, definition, formula, DESK, synonyms, of, Level.COMPANY, series)


COMPANY_METRICS: tuple[Metric, ...] = (
    Metric(
        "headquarters",
        "Headquarters",
        Kind.TEXT,
        "The city and country in which the company is based.",
        "as stated",
        DESK,
        ("headquarters", "hq", "head office", "headquartered", "based", "located", "location"),
        company_metrics.headquarters,
        Level.COMPANY,
    ),
    Metric(
        "city",
        "City",
        Kind.TEXT,
        "The city in which the company is based.",
        "as stated",
        DESK,
        ("city", "home town", "hometown"),
        company_metrics.city,
        Level.COMPANY,
    ),
    Metric(
        "country",
        "Country",
        Kind.TEXT,
        "The country in which the company is based.",
        "as stated",
        DESK,
        ("country", "home country", "nation"),
        company_metrics.country,
        Level.COMPANY,
    ),
    Metric(
        "founders",
        "Founders",
        Kind.NAMES,
        "Who founded the company.",
        "as stated",
        DESK,
        ("founder", "co-founder", "cofounder", "founded by", "who founded", "founding team"),
        company_metrics.founders,
        Level.COMPANY,
    ),
    Metric(
        "founded",
        "Founded",
        Kind.YEAR,
        "The year in which the company was founded.",
        "as stated",
        DESK,
        (
            "founded",
            "founding",
            "founding year",
            "year founded",
            "founding date",
            "established",
            "year of foundation",
        ),
        company_metrics.founded,
        Level.COMPANY,
    ),
    Metric(
        "sector",
        "Sector",
        Kind.TEXT,
        "What the company does; a note names the wider group that it belongs to.",
        "as stated",
        DESK,
        ("sector", "industry", "line of business", "field of business", "vertical"),
        company_metrics.sector,
        Level.COMPANY,
    ),
    Metric(
        "company_name",
        "Company",
        Kind.NAMES,
        "The company itself, whether or not one of its rounds is known.",
        "as stated",
        DESK,
        ("company name", "name of the company"),
        company_metrics.company_name,
        Level.COMPANY,
    ),
    _dated(
        "revenue",
        "Revenue",
        Kind.MONEY,
        "The latest of run-rate revenue, annual recurring revenue and the revenue of a year; a note says which "
        "of these, and of when.",
        ("revenue", "turnover", "top line", "topline"),
        *_REVENUE,
    ),
    _dated(
        "employees",
        "Employees",
        Kind.COUNT,
        "People employed.",
        (
            *("employee", "headcount", "head count", "staff", "workforce", "people employed", "employ", "team size"),
            *("staff size", "worker", "number of employee", "work force", "people work"),
        ),
    ),
)
