"""What companies were worth by a time: “above $10bn by the end of 2024” is said of their last price until then.

A condition on single rounds would find whoever was ever priced so until then. Where the words speak of rounds, of
“ever” or of passing a mark, that is what they mean, and it stays.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answers.comparatives import PASSING, REACHING
from bot.answers.shapes.asked import Asked
from bot.answers.shapes.ordering import WITH_THE_LATEST
from bot.answers.slots import Slots
from index.facts.table import FactsTable
from index.figures.compute import Figure, compute
from index.figures.holding import names_of
from index.figures.query import Aggregate, FigureQuery, Filter, Having, Money, Op, Period

_BOUNDS = frozenset({Op.GT, Op.GE, Op.LT, Op.LE})
_MARKS = frozenset({*PASSING, *REACHING})


def worth_by_then(found: Asked, slots: Slots, table: FactsTable) -> Asked | None:
    """The companies by their last price until then; ``None`` for a number of them where that makes a difference."""
    query = found.query
    if not isinstance(query, FigureQuery) or query.metric != "company" or not _is_until(query):
        return found
    if slots.says_ever or slots.raised_at_a_valuation or _speaks_of_a_mark(slots) or _is_before(slots):
        return found
    bounds = [f for f in query.filters if f.field == "post_money"]
    bound = bounds[0].values[0] if len(bounds) == 1 else None
    if not isinstance(bound, Money) or bounds[0].op not in _BOUNDS or query.group_by:
        return found if not bounds else None
    others = tuple(f for f in query.filters if f not in bounds)
    having = Having(bounds[0].op, bound)
    then = FigureQuery("post_money", Aggregate.LATEST, others, group_by="company", having=having)
    if query.aggregate is Aggregate.LIST:
        return Asked(then, (*found.notes, WITH_THE_LATEST))
    ever = replace(query, aggregate=Aggregate.LIST)
    return found if _names(ever, table) == _names(then, table) else None


def _is_until(query: FigureQuery) -> bool:
    """Whether all time until some day is spoken of."""
    return any(f.field == "announced" and f.op is Op.IN and _is_open(f) for f in query.filters)


def _is_open(condition: Filter) -> bool:
    return any(isinstance(value, Period) and value.first is None for value in condition.values)


def _is_before(slots: Slots) -> bool:
    """Whether “before 2025” is said, which is any time until then, and not “by the end of 2024”."""
    return any(isinstance(span.value, Period) and span.words[0].text in _BEFORE for span in slots.order if span.words)


_BEFORE = frozenset({"before", "prior", "pre", "earlier"})


def _speaks_of_a_mark(slots: Slots) -> bool:
    """Whether a price is one that was passed or reached, which it stays."""
    bounds = [span for span in slots.order if isinstance(span.value, Filter) and span.value.field == "post_money"]
    return any(word.text in _MARKS for span in bounds for word in span.words)


def _names(query: FigureQuery, table: FactsTable) -> set[str]:
    found = compute(query, table)
    return set(names_of(found)) if isinstance(found, Figure) else set()
