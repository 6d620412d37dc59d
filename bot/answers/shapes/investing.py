"""Ways of asking what an investor goes for: which sectors, which countries."""

from __future__ import annotations

from bot.answers.roles import ROLES
from bot.answers.shapes.asked import Asked
from bot.answers.slots import Slots
from index.facts.table import FactsTable
from index.figures.catalogue import Metric
from index.figures.query import Aggregate, FigureQuery, Op

_KINDS = {"sector": "sector_group", "country": "country", "city": "city"}


def kinds_backed(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The sectors or countries that an investor has backed companies in, each with how many."""
    roles = [f for f in slots.filters if f.field in ROLES and f.op is Op.EQ]
    asked = slots.asked_for is not None and slots.asked_for.value == metric.name
    group = _KINDS.get(metric.name)
    if group is None or not asked or not roles or slots.on("company") or set(slots.metrics) != {metric.name}:
        return None
    return Asked(FigureQuery("company", Aggregate.COUNT, slots.filters, group_by=group))
