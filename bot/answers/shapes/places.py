"""Who or what stands at a place further down: the second most active investor, the sector that raised third most."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.senses import Sense
from bot.answers.shapes.asked import Asked
from bot.answers.shapes.rankings import by_dimension, extreme, most_active
from bot.answers.slots import Slots
from index.facts.table import FactsTable
from index.figures.catalogue import Metric
from index.figures.query import FigureQuery


def nth_group(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The ranking that the words ask for without their ordinal, and of it the one place."""
    place = slots.first(Sense.ORDINAL)
    if not isinstance(place, int) or slots.has(Sense.NUMBER) or slots.has(Sense.LISTS):
        return None
    plain = slots.without(Sense.ORDINAL)
    for shape in (most_active, by_dimension, extreme):
        found = shape(plain, metric, table)
        query = found.query if found is not None else None
        if found is not None and isinstance(query, FigureQuery) and query.group_by and query.limit == 1:
            return replace(found, query=replace(query, limit=None, place=place))
    return None
