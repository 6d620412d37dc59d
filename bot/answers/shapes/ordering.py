"""In what order a list or groups are wanted, and how many of them: “highest first”, “top 5”, “limit 4”.

Here is what every shape does with those words, and the shapes that are nothing but them: rounds in an order, the
largest round of each year. What the values are is for the other shapes to say.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answers.roles import ROLES
from bot.answers.senses import Sense
from bot.answers.shapes.asked import SIZES, Asked
from bot.answers.slots import Slots
from index.facts.table import FactsTable
from index.figures.catalogue import Level, Metric, metric_named
from index.figures.query import Aggregate, FigureQuery

ARRANGING = frozenset({Sense.EXTREME, Sense.NUMBER, Sense.ORDERED, Sense.LIMIT, Sense.LISTS, Sense.RANKS_BY})
"""The senses that ``arranged`` uses up."""
_IN_TIME = frozenset({"year", "quarter", "month"})


def arranged(query: FigureQuery, slots: Slots) -> FigureQuery | None:
    """Groups, or a list, in the order and to the number that the words say; ``None`` where they do not agree."""
    descending, limit = _direction(slots), wanted(slots)
    superlative = slots.first(Sense.EXTREME)
    if descending is None or (superlative is not None and limit is None):
        return None  # "largest by sector" is no order of groups
    if slots.has(Sense.NUMBER) and limit is None:
        return None
    if not _goes_by(slots, query.metric) or not _is_in_time(slots, query):
        return None
    if query.group_by in _IN_TIME and (limit is not None or not descending):
        return None  # groups of time stand in order of time
    return replace(query, descending=descending, limit=limit)


def wanted(slots: Slots) -> int | None:
    """How many are wanted: the number beside “top” or “limit”."""
    count = slots.first(Sense.NUMBER)
    said = slots.has(Sense.EXTREME) or slots.has(Sense.LIMIT)
    return count if isinstance(count, int) and said else None


def _direction(slots: Slots) -> bool | None:
    """Whether the largest stand first, as they do unless the words say otherwise; ``None`` where they say both."""
    ordered, superlative = slots.first(Sense.ORDERED), slots.first(Sense.EXTREME)
    said = {ordered[1]} if isinstance(ordered, tuple) and ordered[0] == "size" else set()
    said |= {superlative} if isinstance(superlative, bool) else set()
    if len(said) > 1:
        return None
    return said.pop() is True if said else True


def _goes_by(slots: Slots, metric: str) -> bool:
    """Whether what the words rank by, if anything, is what the groups have."""
    ranked_by = slots.first(Sense.RANKS_BY)
    return ranked_by is None or ranked_by == metric or {str(ranked_by), metric} <= SIZES


def _is_in_time(slots: Slots, query: FigureQuery) -> bool:
    """Whether an order of dates is asked for groups that can have one, from the first on."""
    ordered = slots.first(Sense.ORDERED)
    if not isinstance(ordered, tuple) or ordered[0] != "announced":
        return True
    return query.group_by in _IN_TIME and not ordered[1]


def ranked_list(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Rounds in order of a size, all or the first so many: “Anthropic’s rounds ranked by post-money, limit 4”."""
    ordered = slots.first(Sense.ORDERED)
    by_size = isinstance(ordered, tuple) and ordered[0] == "size"
    if not (slots.has(Sense.RANKS_BY) or by_size) or slots.has(Sense.EXTREME) or slots.asks_companies:
        return None
    if metric.level is not Level.ROUND or slots.asks in {"who", "announced"} or not _says_rounds(slots, metric):
        return None
    if not (by_size or ordered is None):
        return None
    measured = metric_named(str(slots.first(Sense.RANKS_BY) or metric.name))
    shown = measured if metric.name in {"round", "name"} else metric
    if not measured.kind.is_number or not shown.kind.is_number or measured.level is not Level.ROUND:
        return None
    name, order = ("amount" if one.name in SIZES else one.name for one in (shown, measured))
    query = FigureQuery(name, Aggregate.LIST, slots.filters, order_by=order)
    found = arranged(query, slots.without(Sense.RANKS_BY))
    return Asked(found) if found is not None else None


def _says_rounds(slots: Slots, metric: Metric) -> bool:
    """Whether many rounds are spoken of: as such, as a list, or as amounts in the plural."""
    company = slots.on("company")
    if slots.has(Sense.ROUNDS) or _told_by_kind(slots):
        return True
    spans = [span for span in slots.shape if span.sense is Sense.METRIC and span.value == metric.name]
    one = company is not None and len(company.values) == 1
    return any(span.is_plural for span in spans) and (one or metric.name == "amount")


def ranked_companies(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Companies in order of what they raised in all, or are worth: “the AI labs by valuation, highest first”."""
    ordered = slots.first(Sense.ORDERED)
    by_size = isinstance(ordered, tuple) and ordered[0] == "size"
    several = slots.on("company") is not None and slots.joined
    described = slots.has(Sense.LISTS) and any(slots.on(field) for field in ("sector", "country", "city", "region"))
    if not (slots.asks_companies or several or described) or slots.has(Sense.ROUNDS) or _told_by_kind(slots):
        return None
    if not (slots.has(Sense.RANKS_BY) or by_size) or (slots.has(Sense.EXTREME) and wanted(slots) is None):
        return None
    said = slots.first(Sense.RANKS_BY)
    measured = metric_named(str(said)) if said else metric
    if (said and not set(slots.metrics) <= {"company", str(said)}) or any(f.field in ROLES for f in slots.filters):
        return None
    if measured.name == "post_money":
        how = Aggregate.LATEST
    elif measured.name == "raised":
        how = Aggregate.SUM
    else:
        return None  # an amount is that of a round
    query = arranged(FigureQuery(measured.name, how, slots.filters, group_by="company"), slots)
    notes = (WITH_THE_LATEST,) if how is Aggregate.LATEST else ()
    return Asked(query, notes) if query is not None else None


WITH_THE_LATEST = "Each company counts with its latest priced round."


def largest_of_each(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The largest round, the highest valuation of each group: “biggest round of each sector”."""
    superlative, group = slots.first(Sense.EXTREME), slots.group
    if group is None or not isinstance(superlative, bool) or metric.level is not Level.ROUND:
        return None
    sized = metric.name in SIZES
    named = bool(SIZES.intersection(slots.metrics) - {"raised"})
    if not metric.kind.is_number or (sized and not (slots.has(Sense.ROUNDS) or named or _told_by_kind(slots))):
        return None  # "who raised most by sector": in one round, or in all
    if slots.asks_companies or slots.asks == "who" or slots.has_loose_investor or slots.says_many:
        return None
    if not _goes_by(slots, metric.name):
        return None
    how = Aggregate.MAX if superlative else Aggregate.MIN
    return Asked(FigureQuery(slots.size if sized else metric.name, how, slots.filters, group_by=group))


def _told_by_kind(slots: Slots) -> bool:
    """Whether conditions say which kind of round is meant: the largest Series A of each year."""
    return slots.on("series") is not None or slots.on("instrument") is not None
