"""Ways of asking for a list: which rounds, which companies, which investors."""

from __future__ import annotations

from bot.answers.binding.negation import sets_apart
from bot.answers.roles import METRIC_OF, ROLES
from bot.answers.senses import Sense
from bot.answers.shapes.asked import PASSED_OVER, SIZES, Asked, bounds_money
from bot.answers.shapes.rounds import of_one_round
from bot.answers.shapes.sets import companies, of_companies
from bot.answers.slots import Slots
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Level, Metric, metric_named
from index.figures.query import LATEST, Aggregate, FigureQuery, Filter, Op, Pick
from index.figures.selection import selected


def listing(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Which rounds, which companies, whose rounds: a list in order of date, or names."""
    if metric.level is not Level.ROUND:
        return None
    if metric.name == "company":
        return _companies(slots)
    which = slots.asks_rounds and not slots.has(Sense.PICK)
    if not (slots.filters or _says_how_many(slots)) or not (
        slots.has(Sense.LISTS) or slots.says_many or slots.says_ever or which or _is_portfolio(slots)
    ):
        return None
    if which and metric.name == "announced":
        metric = metric_named("amount")
    if slots.asks == "amount" and metric.name in SIZES and slots.first(Sense.LISTS) != "each":
        return None  # how much was raised in those rounds is a sum
    if metric.kind is Kind.NAMES:
        return _names(slots, metric, table)
    return _rounds(slots, metric)


def _says_how_many(slots: Slots) -> bool:
    """Whether, of all rounds, the last or the first so many are wanted."""
    return slots.has(Sense.PICK) and slots.has(Sense.NUMBER)


def _names(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Names of many rounds; of several companies it is open whether those of all or of each are meant."""
    company = slots.on("company")
    if any(slots.has(sense) for sense in (Sense.NUMBER, Sense.PICK, Sense.ORDERED)):
        return None
    if slots.first(Sense.LISTS) == "each":
        by_round = FigureQuery(metric.name, Aggregate.LIST, slots.filters, order_by="announced", descending=False)
        return Asked(by_round)  # who was in each round
    if company is not None and len(company.values) > 1:
        return None
    if company is not None and slots.names_a_round:
        return of_one_round(slots, metric, table)
    return Asked(FigureQuery(metric.name, Aggregate.LIST, slots.filters))


def _rounds(slots: Slots, metric: Metric) -> Asked | None:
    """Rounds in order of date, or of what they are asked to be ordered by."""
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
    return roles and unasked and (slots.asks_what_did or not slots.on("company"))


def _companies(slots: Slots) -> Asked | None:
    of_one_round = slots.has(Sense.ROUNDS) or slots.asks == "who"
    if not slots.filters or (bounds_money(slots) and not of_one_round) or slots.group:
        return None
    if slots.has(Sense.NUMBER) or slots.has(Sense.ORDERED) or slots.has(Sense.PICK) or _asks_their_rounds(slots):
        return None
    filters = of_companies(slots.filters, at_once=slots.at_once, then=slots.raised_at_a_valuation)
    if filters is None:
        return None
    return Asked(companies(Aggregate.LIST, filters))


def _asks_their_rounds(slots: Slots) -> bool:
    """Whether, as in “rounds of companies led by Thrive”, rounds stand before the companies and are asked for."""
    nouns = [span.sense for span in slots.shape if span.sense is Sense.ROUNDS or span.value == "company"]
    return nouns[:1] == [Sense.ROUNDS] and Sense.METRIC in nouns


def all_investors(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """A company's investors, where no round is named: those of all its rounds."""
    company = slots.on("company")
    if (
        metric.name != "investors"
        or company is None
        or slots.first(Sense.LISTS) == "each"
        or slots.names_a_round
        or slots.has(Sense.ROUNDS)
    ):
        return None
    if len(company.values) > 1:
        return None  # of all of them, or of each
    return Asked(FigureQuery("investors", Aggregate.LIST, slots.filters))


def all_but(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """A company's investors without one that is named: “who backed Helsing apart from Accel”, “who else led it”."""
    left_out = [f for f in slots.filters if f.field in ROLES and f.op is Op.NE]
    if metric.name not in METRIC_OF.values() or len(left_out) != 1:
        return None
    span = next(span for span in slots.order if span.value == left_out[0])
    company = slots.on("company")
    if company is None or len(company.values) > 1 or not (slots.asks == "who" or sets_apart(span)):
        return None
    if slots.asks_kinds or any(f.field in {"sector", "country", "city", "region"} for f in slots.filters):
        return None  # of investors no table says what they are
    filters = tuple(f for f in slots.filters if f is not left_out[0])
    if slots.has(Sense.ROUNDS) and not (slots.says_many or slots.says_ever):
        rounds = [one for one in selected(filters, table).rounds if one.instrument not in PASSED_OVER]
        if len(rounds) != 1:
            return None
        filters = (Filter("round_id", Op.EQ, (rounds[0].round_id,)),)
    without = tuple(str(value) for value in left_out[0].values)
    return Asked(FigureQuery(metric.name, Aggregate.LIST, filters, without=without))


def portfolio(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Whom an investor led, joined or backed: “in 2025, whom did Sequoia lead?”."""
    roles = [f for f in slots.filters if f.field in ROLES and f.op is Op.EQ]
    filters = of_companies(slots.filters, at_once=slots.at_once, then=slots.raised_at_a_valuation)
    if metric.name != "company" or not roles or slots.on("company") or filters is None or _asks_their_rounds(slots):
        return None
    return Asked(companies(Aggregate.LIST, filters))


def alongside(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Who else was in the rounds of an investor."""
    named = [f for f in slots.filters if f.field in ROLES and f.op is Op.EQ]
    if not slots.has(Sense.ALONGSIDE) or len(named) != 1 or metric.name not in METRIC_OF.values():
        return None
    names = tuple(str(value) for value in named[0].values)
    others = tuple(f for f in slots.filters if f is not named[0])
    role = "lead" if metric.name == METRIC_OF["lead"] else "investor"  # who led alongside somebody led with them
    filters = (*others, Filter(role, Op.EQ, names))
    how = Aggregate.COUNT if slots.has(Sense.COUNTS) else Aggregate.LIST
    return Asked(FigureQuery(metric.name, how, filters, without=names))
