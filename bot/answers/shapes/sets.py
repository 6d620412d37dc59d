"""Sets of companies: what is said of a company's rounds holds for the company if one of its rounds is so.

“Not backed by Nvidia” is then said of all its rounds, and “backed by both” of any two: a condition on single rounds
would say something else, so each becomes the set of the companies that have such a round, taken away or kept.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answers.roles import ROLES
from index.figures.catalogue import METRICS, Level
from index.figures.fields import COMPANY_NAMES
from index.figures.query import Aggregate, FigureQuery, Filter, Op

OF_COMPANIES = COMPANY_NAMES | {
    metric.name for metric in METRICS if metric.level is Level.COMPANY and metric.kind.is_number
}
_NEGATED = {Op.NE: Op.EQ, Op.UNKNOWN: Op.KNOWN}


def is_described(filters: tuple[Filter, ...]) -> bool:
    """Whether conditions speak of companies only, and of no rounds."""
    return all(f.field in OF_COMPANIES for f in filters)


def of_companies(
    filters: tuple[Filter, ...], *, at_once: bool = False, then: bool = False
) -> tuple[Filter, ...] | None:
    """The conditions on companies that conditions on their rounds amount to; ``None`` where that is not one thing.

    What a company is valued at, without a time, is its latest valuation. ``at_once`` is said of several investors
    that were in one round together; ``then`` says that the valuation is that of the round.
    """
    if not then and not any(f.field == "announced" for f in filters):
        filters = tuple(replace(f, field="valuation") if f.field == "post_money" else f for f in filters)
    own = tuple(f for f in filters if f.field in OF_COMPANIES)
    negated = [f for f in filters if f.field not in OF_COMPANIES and f.op in _NEGATED]
    asserted = tuple(f for f in filters if f not in own and f not in negated)
    several = (
        []
        if at_once
        else [f for f in asserted if sum(other.field == f.field for other in asserted) > 1 and f.field in ROLES]
    )
    listed = [f for f in asserted if f.field in {"announced", "round", "series"} and len(f.values) > 1]
    if len(negated) > 1 or listed:
        return None  # "in 2024 and 2025", "a Series B and a Series C": both, or either
    shared = tuple(f for f in asserted if f not in several)
    kept = tuple(_set(Op.EQ, (*shared, f)) for f in several)
    taken = tuple(_set(Op.NE, (*_beside(f, shared), _asserted(f))) for f in negated)
    return (*own, *(shared if not several else ()), *kept, *taken)


def companies(how: Aggregate, filters: tuple[Filter, ...]) -> FigureQuery:
    """The query for all companies that pass: also those without a round, where no round is spoken of."""
    return FigureQuery("company_name" if is_described(filters) else "company", how, filters)


def _asserted(condition: Filter) -> Filter:
    return replace(condition, op=Op.IN if condition.field == "announced" else _NEGATED[condition.op])


def _beside(condition: Filter, shared: tuple[Filter, ...]) -> tuple[Filter, ...]:
    """The conditions that hold for what is denied, too: its time and kind, unless it is that which is denied."""
    return tuple(f for f in shared if f.field in {"announced", "instrument"} and f.field != condition.field)


def _set(op: Op, filters: tuple[Filter, ...]) -> Filter:
    return Filter("company", op, (FigureQuery("company", Aggregate.LIST, filters),))
