"""The fields that conditions and groups go by, and what a record holds in each of them.

A round holds its own fields and those of its company; a commitment those of its round, except that its investor is
its own. To add a field, add its line here (docs/architecture.md).
"""

from __future__ import annotations

from collections.abc import Callable

from index.errors import QueryError
from index.facts.schema import Commitment, Company, Precision, Round
from index.facts.table import FactsTable
from index.figures.catalogue import METRICS
from index.figures.cells import Record

_REGIONS = {
    "Europe": (
        *("Austria", "Belgium", "Czechia", "Denmark", "Estonia", "Finland", "France", "Germany", "Ireland", "Italy"),
        *("Luxembourg", "Netherlands", "Norway", "Poland", "Portugal", "Spain", "Sweden", "Switzerland"),
        "United Kingdom",
    ),
    "North America": ("United States", "Canada", "Mexico"),
    "Asia": ("Japan", "China", "India", "Israel", "Singapore", "South Korea", "Taiwan", "United Arab Emirates"),
}
"""Countries by continent, after the United Nations' standard country codes (M49)."""
_REGION_OF = {country: region for region, countries in _REGIONS.items() for country in countries}

REGIONS = tuple(_REGIONS)


def names_in(one: Record, field: str, table: FactsTable) -> tuple[str, ...]:
    """What a record holds in a field; empty where that is unknown. QueryError for a field that does not exist."""
    if isinstance(one, Company):
        if field not in COMPANY_NAMES:
            raise QueryError(f"a company has no {field!r}; known: {', '.join(sorted(COMPANY_NAMES))}")
        return _OF_COMPANIES[field](one)
    if isinstance(one, Commitment):
        return (one.investor,) if field == "investor" else names_in(table.round(one.round_id), field, table)
    if field in _PERIOD_KEYS:
        key = _PERIOD_KEYS[field](one)
        return (key,) if key else ()
    if field in _OF_COMPANIES and field != "company":
        company = table.company(one.company)
        return _OF_COMPANIES[field](company) if company else ()
    if field not in _OF_ROUNDS:
        raise QueryError(f"there is no field {field!r}; known: {', '.join(sorted((*NAMES, *PERIODS)))}")
    return _OF_ROUNDS[field](one)


def _present(*values: str | None) -> tuple[str, ...]:
    return tuple(value for value in values if value)


_OF_COMPANIES: dict[str, Callable[[Company], tuple[str, ...]]] = {
    "company": lambda one: (one.name,),
    "sector": lambda one: _present(one.sector, one.sector_group),
    "sector_group": lambda one: _present(one.sector_group or one.sector),
    "country": lambda one: _present(one.hq_country),
    "city": lambda one: _present(one.hq_city),
    "region": lambda one: _present(_REGION_OF.get(one.hq_country or "")),
    "founder": lambda one: one.founders,
}

_OF_ROUNDS: dict[str, Callable[[Round], tuple[str, ...]]] = {
    "company": lambda one: (one.company,),
    "round": lambda one: one.names,
    "series": lambda one: _present(one.series),
    "round_id": lambda one: (one.round_id,),
    "investor": lambda one: one.investors,
    "lead": lambda one: one.lead_investors,
    "participant": lambda one: one.participants,
    "instrument": lambda one: (one.instrument.value,),
    "confidence": lambda one: (one.confidence.value,),
    "currency": lambda one: _present(one.currency),
}


def _year(one: Round) -> str | None:
    return one.announced.iso[:4] if one.announced else None


def _month(one: Round) -> str | None:
    return one.announced.iso[:7] if one.announced and one.announced.precision is not Precision.YEAR else None


def _quarter(one: Round) -> str | None:
    month = _month(one)
    return f"{month[:4]} Q{(int(month[5:]) + 2) // 3}" if month else None


_PERIOD_KEYS: dict[str, Callable[[Round], str | None]] = {"year": _year, "quarter": _quarter, "month": _month}

PERIODS = frozenset(_PERIOD_KEYS)
"""Groups that stand in order of time."""
COMPANY_NAMES = frozenset(_OF_COMPANIES)
COMPANY_SERIES = frozenset({"as_of"})
"""Conditions that say which of a company's dated values is meant."""
NAMES = frozenset({*_OF_ROUNDS, *_OF_COMPANIES})
MEASURES = frozenset(metric.name for metric in METRICS if metric.kind.is_number)
GROUPS = NAMES - {"round_id", "founder", "confidence"} | PERIODS
