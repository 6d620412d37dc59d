"""Ways of asking for a list: which rounds, which companies, which investors."""

from __future__ import annotations

from bot.answers.senses import Sense
from bot.answers.shapes.asked import ROLES, SIZES, Asked, bounds_money
from bot.answers.shapes.rounds import of_one_round
from bot.answers.slots import Slots
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Level, Metric
from index.figures.fields import COMPANY_NAMES
from index.figures.query import LATEST, Aggregate, FigureQuery, Filter, Op, Pick


def listing(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Which rounds, which companies, whose rounds: a list in order of date, or names."""
    if metric.level is not Level.ROUND:
        return None
    if metric.name == "company":
        return _companies(slots)
    if not slots.filters or not (slots.has(Sense.LISTS) or slots.says_many or _is_portfolio(slots)):
        return None
    if slots.asks == "amount" and metric.name in SIZES:
        return None  # how much was raised in those rounds is a sum
    if metric.kind is Kind.NAMES:
        if slots.on("company") and slots.names_a_round:
            return of_one_round(slots, metric, table)
        return Asked(FigureQuery(metric.name, Aggregate.LIST, slots.filters))
    name = "amount" if metric.name in {*SIZES, "round", "name"} else metric.name
    newest_first = slots.first(Sense.PICK) == LATEST
    limit = slots.first(Sense.NUMBER)
    ordered = slots.first(Sense.ORDERED)
    if isinstance(ordered, tuple):
        field, newest_first = ordered
        if field == "size":
            query = FigureQuery(name, Aggregate.LIST, slots.filters, descending=newest_first)
            return Asked(query) if metric.kind.is_number else None
    if isinstance(slots.first(Sense.PICK), Pick) and not isinstance(limit, int):
        return None
    return Asked(
        FigureQuery(
            name,
            Aggregate.LIST,
            slots.filters,
            order_by="announced",
            descending=newest_first,
            limit=limit if isinstance(limit, int) else None,
        )
    )


def _is_portfolio(slots: Slots) -> bool:
    """Whether rounds are told by who was in them, and by nothing else: “what did 8VC invest in before 2025”."""
    roles = any(f.field in ROLES for f in slots.filters)
    unasked = slots.asks is None and not slots.metrics and not slots.has(Sense.PICK)
    return roles and unasked and not slots.on("company")


def _companies(slots: Slots) -> Asked | None:
    of_one_round = slots.has(Sense.ROUNDS) or slots.asks == "who"
    if not slots.filters or (bounds_money(slots) and not of_one_round) or slots.group:
        return None
    described = all(f.field in COMPANY_NAMES | {"founded"} for f in slots.filters)
    name = "company_name" if described else "company"
    return Asked(FigureQuery(name, Aggregate.LIST, slots.filters))


def all_investors(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """A company's investors, where no round is named: those of all its rounds."""
    if metric.name != "investors" or not slots.on("company") or slots.names_a_round or slots.has(Sense.ROUNDS):
        return None
    return Asked(FigureQuery("investors", Aggregate.LIST, slots.filters))


def portfolio(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Whom an investor led, joined or backed: “in 2025, whom did Sequoia lead?”."""
    roles = [f for f in slots.filters if f.field in ROLES and f.op is Op.EQ]
    if metric.name != "company" or not roles or slots.on("company"):
        return None
    return Asked(FigureQuery("company", Aggregate.LIST, slots.filters))


def alongside(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Who else was in the rounds of an investor."""
    named = [f for f in slots.filters if f.field in ROLES and f.op is Op.EQ]
    if not slots.has(Sense.ALONGSIDE) or len(named) != 1 or metric.name not in {"investors", "participants"}:
        return None
    names = tuple(str(value) for value in named[0].values)
    others = tuple(f for f in slots.filters if f is not named[0])
    filters = (*others, Filter("investor", Op.EQ, names))
    return Asked(FigureQuery(metric.name, Aggregate.LIST, filters, without=names))
