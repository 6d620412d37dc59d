"""What a shape answers with, and what shapes share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.answers.roles import ROLES
from bot.answers.senses import Sense
from bot.answers.slots import Slots
from index.facts.schema import Instrument, Round
from index.facts.table import FactsTable
from index.figures import notes as noted
from index.figures.catalogue import Metric
from index.figures.query import FigureQuery, Filter, Money, Op, Query

SIZES = frozenset({"raised", "amount"})
VALUATIONS = frozenset({"post_money", "pre_money"})
PASSED_OVER = frozenset({Instrument.SECONDARY, Instrument.BUYOUT, Instrument.DEBT})
MONEY_RAISED = Filter("instrument", Op.EQ, ("equity", "convertible", "strategic", "debt+equity"))
DIMENSIONS = frozenset({"sector", "country", "city", "currency", "instrument"})
"""Metrics whose names are also what rounds are grouped by."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure query, what had to be assumed for it, and what else could have been meant."""

    query: Query
    notes: tuple[str, ...] = ()
    others: tuple[Round, ...] = ()
    """Rounds that fit as well as the one that was taken."""
    assumed: tuple[str, ...] = ()
    """Times whose year was not said, as they were typed."""


Shape = Callable[[Slots, Metric, FactsTable], Asked | None]


def bounds_money(slots: Slots) -> bool:
    """Whether a condition holds the money of a round, or of all rounds, against a bound."""
    return any(isinstance(value, Money) for f in slots.filters if f.field in SIZES for value in f.values)


def speaks_of_their_rounds(slots: Slots) -> bool:
    """Whether companies are told by rounds of theirs: those may be what is added up, or all of their rounds."""
    fields = {f.field for f in slots.filters}
    return slots.asks_companies and bool(fields & (ROLES | VALUATIONS | SIZES))


def limit_of(slots: Slots) -> int:
    """How many are wanted: the number beside "top", else one."""
    count = slots.first(Sense.NUMBER)
    return count if isinstance(count, int) else 1


def primary(filters: tuple[Filter, ...]) -> tuple[Filter, ...]:
    """The conditions, and that money was raised, unless they say which instrument is meant."""
    return filters if any(f.field == "instrument" for f in filters) else (*filters, MONEY_RAISED)


def about_a_total(query: FigureQuery, table: FactsTable) -> tuple[str, ...]:
    """That a company's total is that of the rounds in the table, and what sources state as its total."""
    companies = [str(value) for f in query.filters if f.field == "company" for value in f.values]
    if query.metric != "raised" or not companies:
        return ()
    whole = not any(f.field == "announced" for f in query.filters)
    starts = [noted.coverage(company, table) for company in companies]
    return (*noted.stated_totals(companies, table), *filter(None, starts)) if whole else ()
