"""Ways of asking about companies themselves: where they are, who founded them, what they earn, how old they are."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.senses import Sense
from bot.answers.shapes.asked import Asked, limit_of
from bot.answers.slots import Slots
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Level, Metric
from index.figures.fields import COMPANY_NAMES, COMPANY_SERIES
from index.figures.query import FIRST, LATEST, Aggregate, FigureQuery, Filter, Pick


def fact_of_companies(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """One fact of one company, or of each of several: its headquarters, its latest revenue."""
    if metric.level is not Level.COMPANY or slots.has(Sense.ROUNDS) or not slots.names_companies:
        return None
    filters = _dated(slots.filters, metric)
    if filters is None or slots.asks_rounds or any(f.field not in _OF_COMPANIES for f in filters):
        return None
    pick = slots.first(Sense.PICK)
    if pick is not None and pick != LATEST:
        return None
    if slots.group not in {None, "year", "company"}:
        return None
    if slots.joined or slots.has(Sense.LISTS) or slots.group is not None:
        return Asked(FigureQuery(metric.name, Aggregate.LIST, filters))
    return Asked(FigureQuery(metric.name, None, filters))


_OF_COMPANIES = COMPANY_NAMES | COMPANY_SERIES | {"founded"}


def _dated(filters: tuple[Filter, ...], metric: Metric) -> tuple[Filter, ...] | None:
    """The conditions with a period said of the figure's own date; ``None`` where it can have none."""
    timed = [f for f in filters if f.field == "announced"]
    if timed and metric.series is None:
        return None
    return tuple(replace(f, field="as_of") if f.field == "announced" else f for f in filters)


def ranking_of_companies(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The oldest company, the one with most staff, the top five by revenue."""
    descending = _direction(slots, metric)
    if metric.level is not Level.COMPANY or not metric.kind.is_number or descending is None:
        return None
    if slots.has(Sense.ORDINAL) or slots.has(Sense.ROUNDS):
        return None
    filters = _dated(slots.filters, metric)
    if filters is None:
        return None
    limit = limit_of(slots)
    if limit > 1 or slots.has(Sense.LISTS):
        top = limit if slots.has(Sense.NUMBER) else None
        return Asked(FigureQuery(metric.name, Aggregate.LIST, filters, descending=descending, limit=top))
    if slots.asks_companies or slots.asks == "who" or slots.has(Sense.PICK):
        return Asked(FigureQuery("company_name", None, filters, Pick(metric.name, descending=descending)))
    return Asked(FigureQuery(metric.name, Aggregate.MAX if descending else Aggregate.MIN, filters))


def _direction(slots: Slots, metric: Metric) -> bool | None:
    """Whether the largest stand first. The oldest company is the one that was founded first."""
    extreme, pick = slots.first(Sense.EXTREME), slots.first(Sense.PICK)
    if isinstance(extreme, bool):
        return extreme
    if metric.kind is Kind.YEAR and pick in {FIRST, LATEST}:
        return pick == LATEST
    return None


def aggregate_of_companies(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Average headcount of the robotics companies, median founding year."""
    how = slots.first(Sense.AGGREGATE)
    if metric.level is not Level.COMPANY or not metric.kind.is_number or not isinstance(how, Aggregate):
        return None
    if how is Aggregate.SUM and metric.kind is Kind.YEAR:
        return None
    filters = _dated(slots.filters, metric)
    return Asked(FigureQuery(metric.name, how, filters, group_by=slots.group)) if filters is not None else None


def list_of_companies(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Facts of all companies of a kind: the founders of the defence companies."""
    if metric.level is not Level.COMPANY or slots.names_companies or not slots.filters or slots.has(Sense.ROUNDS):
        return None
    filters = _dated(slots.filters, metric)
    if filters is None or not (slots.asks_companies or slots.has(Sense.LISTS)):
        return None
    return Asked(FigureQuery(metric.name, Aggregate.LIST, filters))
