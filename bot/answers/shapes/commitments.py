"""Ways of asking what one investor put in: how much, which share of the round, who put in most."""

from __future__ import annotations

from bot.answers.roles import ROLES
from bot.answers.senses import Sense
from bot.answers.shapes.asked import PASSED_OVER, Asked, limit_of
from bot.answers.slots import Slots
from index.facts.table import FactsTable
from index.figures.catalogue import Level, Metric
from index.figures.query import Aggregate, FigureQuery, Filter, Op
from index.figures.selection import selected


def put_in(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """What an investor put into a company or a round, in all where it did so several times."""
    if metric.level is not Level.COMMITMENT:
        return None
    filters = _by_investor(slots.filters)
    if filters is None or not any(f.field == "investor" for f in filters):
        return None
    filters = _of_the_round(slots, filters, table)
    if filters is None:
        return None
    if metric.name == "commitment":
        how = _how(slots)
        if how is Aggregate.LIST and slots.group is not None:
            return None
        return Asked(FigureQuery("commitment", how, filters, group_by=slots.group))
    if slots.has(Sense.EXTREME):
        return None
    return Asked(FigureQuery(metric.name, None, filters)) if slots.group is None else None


def _how(slots: Slots) -> Aggregate:
    """What is wanted of several commitments: the largest, all of them one by one, or what they come to."""
    how, superlative = slots.first(Sense.AGGREGATE), slots.first(Sense.EXTREME)
    if isinstance(superlative, bool):
        return Aggregate.MAX if superlative else Aggregate.MIN
    if isinstance(how, Aggregate):
        return how
    span = next((span for span in slots.shape if span.sense is Sense.METRIC and span.value == "commitment"), None)
    several = span is not None and span.is_plural and slots.asks is None and slots.group is None
    return Aggregate.LIST if several or slots.has(Sense.LISTS) else Aggregate.SUM


def _of_the_round(slots: Slots, filters: tuple[Filter, ...], table: FactsTable) -> tuple[Filter, ...] | None:
    """The conditions with “the 2024 round” of a company made that round; ``None`` where it could be several."""
    if not slots.has(Sense.ROUNDS) or slots.says_many or slots.names_a_round or not slots.on("company"):
        return filters
    rounds = selected(tuple(f for f in filters if f.field != "investor"), table).rounds
    proper = [one for one in rounds if one.instrument not in PASSED_OVER] or list(rounds)
    if len(proper) != 1:
        return None
    kept = tuple(f for f in filters if f.field in {"company", "investor"})
    return (*kept, Filter("round_id", Op.EQ, (proper[0].round_id,)))


def all_put_in(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """What each investor put into a round, as far as it is stated; who put in most."""
    if metric.level is not Level.COMMITMENT or any(f.field in ROLES for f in slots.filters):
        return None
    filters = _of_the_round(slots, slots.filters, table)
    if filters is None:
        return None
    extreme = slots.first(Sense.EXTREME)
    if isinstance(extreme, bool):
        if slots.asks == "who" or "investors" in slots.metrics:
            limit = limit_of(slots)
            return Asked(
                FigureQuery(
                    metric.name,
                    Aggregate.SUM,
                    filters,
                    group_by="investor",
                    descending=extreme,
                    limit=limit,
                )
            )
        return Asked(FigureQuery(metric.name, Aggregate.MAX if extreme else Aggregate.MIN, filters))
    how = slots.first(Sense.AGGREGATE)
    if isinstance(how, Aggregate):
        return Asked(FigureQuery(metric.name, how, filters, group_by=slots.group))
    if not filters or slots.group not in {None, "investor"}:
        return None
    return Asked(FigureQuery(metric.name, Aggregate.LIST, filters))


def _by_investor(filters: tuple[Filter, ...]) -> tuple[Filter, ...] | None:
    """The conditions with every role made the investor of the commitment; ``None`` where one is negated."""
    if any(f.field in ROLES and f.op is not Op.EQ for f in filters):
        return None
    roles = [f for f in filters if f.field in ROLES]
    names = tuple(dict.fromkeys(str(value) for f in roles for value in f.values))
    others = tuple(f for f in filters if f not in roles)
    return (*others, Filter("investor", Op.EQ, names)) if names else others
