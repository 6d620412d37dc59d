"""Ways of asking which groups have so many, or so much: sectors with ten rounds, countries that raised over $5bn.

Companies with so many rounds are ``counting``, companies that raised so much are ``totals``; here is what else a
bound can be held against: how many companies or founders there are, an average, and groups that are no company.
"""

from __future__ import annotations

from bot.answers.roles import ROLES
from bot.answers.senses import Sense
from bot.answers.shapes.asked import DIMENSIONS, SIZES, Asked
from bot.answers.shapes.ordering import arranged
from bot.answers.shapes.sets import is_described
from bot.answers.slots import Slots
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Level, Metric, metric_named
from index.figures.query import Aggregate, FigureQuery, Having, Money

_COUNTED = frozenset({"company", "founders", "investors", "lead_investors"})


def counted_groups(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Groups with so many rounds, companies or founders: “cities with more than two companies”."""
    having = slots.first(Sense.HAVING)
    if not isinstance(having, Having) or slots.has(Sense.COUNTS) or slots.has_loose_investor:
        return None
    following = slots.next_in_shape(Sense.HAVING)
    noun = str(following.value) if following is not None and following.sense is Sense.METRIC else "round"
    group = _group(slots, noun)
    if group is None or (noun == "round" and group == "company") or noun not in _COUNTED | {"round"}:
        return None
    name = "company_name" if noun == "company" and is_described(slots.filters) else noun
    query = FigureQuery(name, Aggregate.COUNT, slots.filters, group_by=group, having=having)
    found = arranged(query, slots) if not slots.has(Sense.RANKS_BY) else None
    return Asked(found) if found is not None else None


def measured_groups(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Groups with so much in all, or on average: “sectors with an average round above $1bn”."""
    bounds = [f for f in slots.filters if len(f.values) == 1 and isinstance(f.values[0], Money)]
    group = _group(slots, "")
    if len(bounds) != 1 or group is None or slots.has(Sense.COUNTS) or any(f.field in ROLES for f in slots.filters):
        return None
    field, bound = bounds[0].field, bounds[0].values[0]
    how = slots.first(Sense.AGGREGATE)
    summed = how in {None, Aggregate.SUM}
    if not isinstance(bound, Money) or (summed and (group == "company" or field not in SIZES)):
        return None
    if how is None and (field != "raised" or slots.has(Sense.ROUNDS)):
        return None  # "sectors with a round above $1bn": of one round
    name = slots.size if field in SIZES else field
    if set(slots.metrics) - {group, *SIZES, field} or metric_named(name).level is not Level.ROUND:
        return None
    others = tuple(f for f in slots.filters if f not in bounds)
    aggregate = how if isinstance(how, Aggregate) else Aggregate.SUM
    query = FigureQuery(name, aggregate, others, group_by=group, having=Having(bounds[0].op, bound))
    return Asked(query) if metric_named(name).kind is Kind.MONEY else None


def _group(slots: Slots, noun: str) -> str | None:
    """The one noun whose groups are asked for: cities, years, companies."""
    dimension = slots.first(Sense.DIMENSION)
    groups = [name for name in slots.metrics if name in {*DIMENSIONS, "company"} and name != noun]
    groups += [str(dimension)] if dimension else []
    others = set(slots.metrics) - {noun, *groups} - SIZES
    return groups[0] if len(groups) == 1 and not others else None
