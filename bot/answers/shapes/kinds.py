"""Ways of asking how many kinds of something there are, and which: cities, countries, sectors, instruments."""

from __future__ import annotations

from bot.answers.roles import ROLES
from bot.answers.senses import Sense
from bot.answers.shapes.asked import Asked, bounds_money, primary
from bot.answers.shapes.sets import is_described, of_companies
from bot.answers.slots import Slots
from index.facts.table import FactsTable
from index.figures.catalogue import Level, Metric, metric_named
from index.figures.query import Aggregate, FigureQuery, Filter, Op

_KINDS = {
    "sector": "sector_group",
    "sector_group": "sector_group",
    "country": "country",
    "city": "city",
    "instrument": "instrument",
    "currency": "currency",
}
"""The nouns of kinds, and the metrics whose different values are counted; sectors are counted by their groups."""
_DENIES = frozenset({"no", "not", "none", "without", "never", "non"})
_BESIDE = frozenset({"company", "raised"})
"""What may be said beside them: whose cities, and that money was raised."""


def kinds_counted(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """How many different cities, countries or sectors: of all companies, or of those that the words tell."""
    counted = slots.next_in_shape(Sense.COUNTS)
    kind = _KINDS.get(str(counted.value)) if counted is not None and counted.sense is Sense.METRIC else None
    if kind is None or counted is None or not counted.is_plural:
        return None
    if not (slots.filters or slots.asks_companies or slots.has(Sense.ROUNDS) or slots.is_a_sentence):
        return None  # "how many sectors": of what, nobody said
    filters = _filters(slots, str(counted.value))
    return Asked(FigureQuery(kind, Aggregate.COUNT, filters)) if filters is not None else None


def kinds_listed(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Which cities, countries or sectors, each with how many companies: “which cities do AI labs come from”."""
    noun = slots.asked_for or (slots.span(Sense.METRIC) if slots.has(Sense.LISTS) else None)
    name = str(noun.value) if noun is not None and noun.sense is Sense.METRIC and noun.is_plural else ""
    kind = _KINDS.get(name)
    if kind is None or metric_named(kind).level is not Level.COMPANY or slots.first(Sense.LISTS) == "each":
        return None
    filters = _filters(slots, name)
    if filters is None or (slots.asked_for is None and not slots.asks_companies):
        return None
    counted = "company_name" if is_described(filters) else "company"
    return Asked(FigureQuery(counted, Aggregate.COUNT, filters, group_by=kind))


def _filters(slots: Slots, name: str) -> tuple[Filter, ...] | None:
    """The conditions on those whose kinds are asked for; ``None`` where they leave something open."""
    others = set(slots.metrics) - {name}
    others -= {"headquarters"} if name in {"city", "country"} else set()  # "are they based in"
    if not others <= _BESIDE or slots.has_loose_investor or slots.on(name) is not None or bounds_money(slots):
        return None
    if slots.on("company") is not None:
        return None  # of one company, or of each of several
    if any(
        isinstance(span.value, Filter) and _DENIES.intersection(w.text for w in span.words) for span in slots.order
    ):
        return None  # "sectors that have no European company"
    roles = [f for f in slots.filters if f.field in ROLES]
    if any(f.op is not Op.EQ for f in roles):
        return None
    filters = primary(slots.filters) if "raised" in others else slots.filters
    if metric_named(_KINDS[name]).level is Level.ROUND:
        return filters
    return of_companies(filters, at_once=slots.at_once, then=slots.raised_at_a_valuation)
