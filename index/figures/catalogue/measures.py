"""The dated figures of a company that have a name in ``metrics.csv``: what each is called and how people ask for it.

What a name means is in ``index.facts.vocabulary``. A name that is not here is part of another metric, or (all money
raised so far, as a source states it) is said in a note of the total that is computed.
"""

from __future__ import annotations

from index.facts import vocabulary
from index.figures.catalogue.kinds import Kind, Level, Metric
from index.figures.company_series import Dated, series_of

_SOURCE = "the names of metrics.csv in corpus/README.md"
_LATEST = "the latest figure, as stated"
_AS_STATED = "as in metrics.csv: chips, sites, MW, rides per week"
_PLAIN = ("employees", "employees_target", "customers", "users")
"""How the names of what is counted plainly end."""

_MONEY: dict[str, tuple[str, tuple[str, ...]]] = {
    "annual_revenue": (
        "Annual revenue",
        (
            "annual sales",
            "yearly sales",
            "annual turnover",
            "yearly turnover",
            "annual revenue",
            "yearly revenue",
            "full-year revenue",
            "full year revenue",
            "revenue of the year",
        ),
    ),
    "quarterly_revenue": ("Quarterly revenue", ("quarterly revenue", "revenue of the quarter", "quarter's revenue")),
    "monthly_revenue": ("Monthly revenue", ("monthly revenue", "revenue of the month", "revenue a month")),
    "product_run_rate_revenue": (
        "Product run-rate revenue",
        ("product run-rate revenue", "product run rate revenue", "product revenue", "product run rate"),
    ),
    "revenue_forecast": (
        "Revenue forecast",
        ("revenue forecast", "forecast revenue", "revenue projection", "projected revenue", "expected revenue"),
    ),
    "revenue_target": ("Revenue target", ("revenue target", "revenue goal", "target revenue")),
    "run_rate_forecast": (
        "Run-rate forecast",
        ("run-rate forecast", "run rate forecast", "forecast run rate", "projected run rate"),
    ),
    "revenue_backlog": ("Revenue backlog", ("revenue backlog", "backlog", "order backlog", "contracted revenue")),
    "signed_contracts": (
        "Signed contracts",
        ("signed contract", "contract value", "value of contracts", "contracts signed", "signed contract value"),
    ),
    "gross_profit": ("Gross profit", ("gross profit",)),
    "net_income": ("Net income", ("net income", "net profit", "profit", "annual profit", "annual loss")),
    "quarterly_net_loss": ("Quarterly net loss", ("quarterly net loss", "quarterly loss", "loss of the quarter")),
    "cash_spent": ("Cash spent", ("cash spent", "cash burn", "cash burned", "cash burnt", "burn rate", "cash used")),
    "cash": ("Cash in hand", ("cash in hand", "cash on hand", "cash position", "cash balance", "cash reserve")),
    "debt_principal": (
        "Debt outstanding",
        ("debt outstanding", "outstanding debt", "debt principal", "principal outstanding", "indebtedness"),
    ),
    "debt_raised": ("Debt taken up", ("debt taken up", "debt taken on", "loans taken up", "new borrowing")),
    "equity_raised": ("Equity taken up", ("equity taken up", "equity raised in the period")),
    "series_total": ("Total of the series", ("series total", "total of the series", "all closings")),
    "cumulative_investment": (
        "Cumulative investment of one investor",
        ("cumulative investment", "invested in all", "total invested so far"),
    ),
    "investment": (
        "Investment outside of rounds",
        ("investment outside of rounds", "investment outside rounds", "investment outside a round"),
    ),
    "deal_valuation": (
        "Valuation in a deal",
        ("merger valuation", "valuation in the merger", "merger value", "value put on it in the merger"),
    ),
    "option_price": ("Option price", ("option price", "price of the option", "call option", "option to buy")),
    "licence_price": (
        "Licence price",
        ("licence price", "license price", "licensing fee", "licence fee", "license fee", "price of the licence"),
    ),
    "infrastructure_plan": (
        "Infrastructure plan",
        ("infrastructure plan", "infrastructure spending", "planned infrastructure", "infrastructure investment"),
    ),
    "compute_commitment": (
        "Compute commitment",
        (
            *("compute commitment", "compute spending", "compute contract", "cloud commitment", "cloud spending"),
            *("computing commitment", "spending on compute", "compute deal"),
        ),
    ),
}
_SHARES: dict[str, tuple[str, tuple[str, ...]]] = {
    "revenue_share": ("Share of revenue", ("revenue share", "share of revenue", "percent of revenue")),
    "gross_margin": ("Gross margin", ("gross margin",)),
    "stake": ("Stake held", ("stake held", "share held", "ownership stake", "shareholding", "ownership share")),
}
_COUNTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "employees": (
        "Employees",
        (
            *("employee", "headcount", "head count", "staff", "workforce", "people employed", "employ", "team size"),
            *(
                "staff size",
                "worker",
                "work force",
                "people work",
                "people on the payroll",
                "staffer",
                "staff member",
            ),
            *("member of staff", "team member", "personnel", "fte", "full time employee", "staff count", "staffing"),
            *("employee count", "employee number", "manpower"),
        ),
    ),
    "employees_target": (
        "Employee target",
        ("employee target", "headcount target", "staff target", "planned headcount", "hiring plan", "hiring target"),
    ),
    "customers": ("Customers", ("customer", "client", "customer count", "customer base")),
    "large_customers": ("Large customers", ("large customer", "big customer", "major customer")),
    "daily_active_users": ("Daily active users", ("daily active user", "daily user", "dau")),
    "weekly_active_users": ("Weekly active users", ("weekly active user", "weekly user", "wau")),
    "product_weekly_active_users": (
        "Weekly active users of a product",
        ("product weekly active user", "weekly active users of the product", "product weekly user"),
    ),
    "monthly_active_users": ("Monthly active users", ("monthly active user", "monthly user", "mau")),
    "paying_users": (
        "Paying users",
        ("paying user", "paid user", "subscriber", "paying subscriber", "paid subscriber"),
    ),
    "monthly_queries": (
        "Monthly queries",
        ("monthly query", "queries a month", "queries per month", "search queries"),
    ),
    "monthly_consultations": (
        "Monthly consultations",
        ("monthly consultation", "consultations a month", "consultations per month"),
    ),
    "conversations_forecast": (
        "Conversations forecast",
        ("conversations forecast", "expected conversations", "projected conversations"),
    ),
    "api_tokens": ("API tokens", ("api token", "tokens per minute", "tokens a minute", "api traffic")),
    "annual_rides": ("Annual rides", ("annual ride", "rides a year", "rides per year", "yearly ride")),
    "weekly_paid_rides": (
        "Weekly paid rides",
        ("weekly paid ride", "weekly ride", "rides a week", "rides per week", "paid rides per week", "paid ride"),
    ),
    "compute_capacity": ("Compute capacity", ("compute capacity", "computing capacity", "capacity secured")),
    "compute_capacity_target": (
        "Compute capacity target",
        ("compute capacity target", "computing capacity target", "capacity target"),
    ),
    "compute_sold": ("Compute sold", ("compute sold", "computing capacity sold", "compute capacity sold")),
    "active_power": ("Active power", ("active power", "power online", "operating power", "active data centre power")),
    "contracted_power": ("Contracted power", ("contracted power", "power contracted", "contracted capacity")),
    "planned_power": ("Planned power", ("planned power", "power planned", "planned capacity", "power pipeline")),
    "campus_power": ("Campus power", ("campus power", "power of the campus", "campus capacity")),
    "power_sold": ("Power sold", ("power sold", "electricity sold")),
    "data_centres": (
        "Data centres at work",
        ("data centre count", "data center count", "data centres in operation", "data centers in operation"),
    ),
    "gpus": ("GPUs", ("gpu", "graphics chip", "gpu count", "gpu fleet")),
    "gpus_planned": ("GPUs planned", ("gpus planned", "planned gpus", "gpus ordered", "ordered gpus")),
    "tpus": ("TPUs", ("tpu", "tensor chip")),
    "h100_equivalents": ("H100 equivalents", ("h100 equivalent", "h100s")),
}


def dated_metric(
    name: str, title: str, kind: Kind, definition: str, synonyms: tuple[str, ...], told: Dated, source: str
) -> Metric:
    """The entry of a metric that has a value for each of several dates."""
    of, series, every = told.of, told.series, told.every
    unit = _AS_STATED if kind is Kind.COUNT and not name.endswith(_PLAIN) else ""
    return Metric(name, title, kind, definition, _LATEST, source, synonyms, of, Level.COMPANY, series, every, unit)


def _measure(name: str, title: str, kind: Kind, synonyms: tuple[str, ...]) -> Metric:
    told = series_of(name, title=title if title[:2].isupper() else title.lower())
    meaning = vocabulary.METRICS[name]
    return dated_metric(name, title, kind, f"{meaning[0].upper()}{meaning[1:]}.", synonyms, told, _SOURCE)


MEASURES: tuple[Metric, ...] = tuple(
    _measure(name, title, kind, synonyms)
    for kind, entries in ((Kind.MONEY, _MONEY), (Kind.PERCENT, _SHARES), (Kind.COUNT, _COUNTS))
    for name, (title, synonyms) in entries.items()
)
