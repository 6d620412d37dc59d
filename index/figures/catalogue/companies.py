"""What can be asked of a company: who it is, what it is worth, its dated figures (the plain ones: ``measures``)."""

from __future__ import annotations

from index.figures import company_metrics
from index.figures.catalogue.kinds import DESK, Kind, Level, Metric
from index.figures.catalogue.measures import MEASURES
from index.figures.company_series import Of, Series, series_of

_REVENUE = ("run_rate_revenue", "arr", "annual_revenue")
_ACTIVE = ("daily_active_users", "weekly_active_users", "monthly_active_users")


def _dated(
    name: str, title: str, kind: Kind, definition: str, synonyms: tuple[str, ...], both: tuple[Of, Series]
) -> Metric:
    """A metric with a value for each of several dates, the last of which it answers with."""
    of, series = both
    return Metric(
        name, title, kind, definition, "the latest figure, as stated", DESK, synonyms, of, Level.COMPANY, series
    )


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
    Metric(
        "valuation",
        "Company valuation",
        Kind.MONEY,
        "What the company is worth: the post-money of its latest priced round that is no sale among holders; where "
        "there is none, a value that is stated without a round.",
        "post-money of the latest priced round",
        DESK,
        ("company valuation", "valuation of the company", "current valuation", "market value", "worth today"),
        company_metrics.valuation,
        Level.COMPANY,
        company_metrics.valuations,
    ),
    _dated(
        "revenue",
        "Revenue",
        Kind.MONEY,
        "The latest of run-rate revenue, annual recurring revenue and the revenue of a year; a note says which "
        "of these, and of when.",
        ("revenue", "turnover", "top line", "topline"),
        series_of(*_REVENUE, title="revenue"),
    ),
    _dated(
        "run_rate_revenue",
        "Run-rate revenue",
        Kind.MONEY,
        "Revenue at the pace of a date, times what makes a year, or annual recurring revenue; a note says which.",
        (
            *("run-rate revenue", "run rate revenue", "run-rate", "run rate", "revenue run-rate", "revenue run rate"),
            *("annualised revenue", "annualized revenue", "annual recurring revenue", "arr", "recurring revenue"),
            *("annualised run rate", "annualized run rate", "annual run rate", "annual run-rate"),
        ),
        series_of("run_rate_revenue", "arr", title="run-rate revenue"),
    ),
    _dated(
        "users",
        "Users",
        Kind.COUNT,
        "People who use what the company offers, in the one sense in which they are counted: in a week, in a month "
        "or as the source says. Where they are counted in several, ask for one.",
        ("user", "active user", "user base", "user count"),
        series_of("users", *_ACTIVE, title="users", one_kind=True),
    ),
    Metric(
        "rounds_count",
        "Number of rounds",
        Kind.COUNT,
        "Financing events of the company, of any instrument, that the facts table holds.",
        "count of rounds",
        DESK,
        ("rounds count", "round count", "deal count"),
        company_metrics.rounds_count,
        Level.COMPANY,
    ),
    Metric(
        "raised_per_employee",
        "Raised per employee",
        Kind.MONEY,
        "Primary money raised by the date of the latest count of employees, over that count, in dollars.",
        "Σ amount of primary rounds ÷ employees",
        DESK,
        (
            *(
                "raised per employee",
                "funding per employee",
                "raised per head",
                "funding per head",
                "capital per employee",
            ),
            *(
                "money per employee",
                "raised for each employee",
                "raised per staff member",
                "amount raised per employee",
            ),
            *("money raised per employee", "capital raised per employee", "funding raised per employee"),
        ),
        company_metrics.raised_per_employee,
        Level.COMPANY,
    ),
    Metric(
        "latest_round",
        "Latest round",
        Kind.TEXT,
        "The company's round that was announced last, of any instrument.",
        "the round with the latest announcement",
        DESK,
        ("name of the latest round", "name of the last round", "latest round name", "last round name"),
        company_metrics.latest_round,
        Level.COMPANY,
    ),
    Metric(
        "first_round",
        "First round",
        Kind.TEXT,
        "The company's round that was announced first, of those that the facts table holds.",
        "the round with the earliest announcement",
        DESK,
        ("name of the first round", "first round name", "name of the earliest round"),
        company_metrics.first_round,
        Level.COMPANY,
    ),
    Metric(
        "last_raised",
        "Last raised",
        Kind.DATE,
        "When the company last announced a round that brought it primary money.",
        "the latest announcement of a primary round",
        DESK,
        ("last raised", "date of the last raise", "last funding date", "date of the last funding", "last raise date"),
        company_metrics.last_raised,
        Level.COMPANY,
    ),
    *MEASURES,
)
