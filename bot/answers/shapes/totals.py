"""Ways of asking for a total, an average, a median or a range: in all, or by group."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.roles import ROLES
from bot.answers.senses import Sense
from bot.answers.shapes.asked import (
    SIZES,
    VALUATIONS,
    Asked,
    about_a_total,
    bounds_money,
    primary,
    speaks_of_their_rounds,
)
from bot.answers.shapes.ordering import ARRANGING, WITH_THE_LATEST, arranged, wanted
from bot.answers.shapes.sets import is_described, of_companies
from bot.answers.slots import Slots
from index.facts.table import FactsTable
from index.figures.catalogue import Level, Metric, metric_named
from index.figures.query import FIRST, LATEST, Aggregate, FigureQuery, Filter, Having, Money, Op, Pick
from index.figures.selection import selected

_DESCRIBING = frozenset({"sector", "country", "city", "region", "founded", "investor", "lead", "participant"})


def aggregate(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Total, average, median or range, in all or by group."""
    how = slots.first(Sense.AGGREGATE)
    if not isinstance(how, Aggregate):
        if slots.group is None or metric.name not in SIZES or (slots.has(Sense.EXTREME) and not wanted(slots)):
            return None
        how = Aggregate.SUM
    if speaks_of_their_rounds(slots):
        return None
    if metric.name in SIZES and _is_open(slots, how):
        return None
    if how is Aggregate.MEAN and _is_per_round(slots) and metric.name not in _A_ROUND:
        return None  # "valuation per round" is that of each
    company = slots.on("company")
    if metric.name in VALUATIONS and company is not None and len(company.values) > 1:
        return None  # of their rounds all, or of what each is worth
    if slots.group == "round" and slots.on("company") and how is Aggregate.MEAN:
        slots = slots.without(Sense.GROUP)  # "on average per round"
    name = slots.size if metric.name in SIZES else metric.name
    adds = metric_named(name).level is Level.COMMITMENT or name in SIZES
    if not metric_named(name).kind.is_number or (how is Aggregate.SUM and not adds):
        return None
    plain = FigureQuery(name, how, slots.filters, group_by=slots.group)
    query = arranged(plain, slots) if any(slots.has(sense) for sense in ARRANGING) else plain
    if query is None or (slots.group is None and query != plain) or (slots.group is None and slots.has(Sense.LISTS)):
        return None
    return Asked(query, about_a_total(query, table) if how is Aggregate.SUM else ())


def worth_of_each(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """What each company is worth: “the valuation of OpenAI and xAI each”."""
    told = slots.has(Sense.ROUNDS) or slots.names_a_round or slots.has(Sense.EXTREME)
    if slots.group != "company" or metric.name not in VALUATIONS or told or slots.asks == "who":
        return None
    query = arranged(FigureQuery(metric.name, Aggregate.LATEST, slots.filters, group_by="company"), slots)
    return Asked(query, (WITH_THE_LATEST,)) if query is not None else None


_A_ROUND = SIZES | {"investor_count", "lead_count", "commitment", "round"}
"""What can be had per round without a word for the average."""


def _is_per_round(slots: Slots) -> bool:
    """Whether only “per round” says that a mean is wanted."""
    spans = [span for span in slots.shape if span.sense is Sense.AGGREGATE]
    return all(span.words and span.words[0].text == "per" for span in spans)


def worth_together(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """What several companies are worth now, added up or averaged: “the combined valuation of A and B”."""
    how, latest, named = slots.first(Sense.AGGREGATE), slots.first(Sense.PICK) == LATEST, slots.on("company")
    if metric.name != "post_money" or not isinstance(how, Aggregate) or not is_described(slots.filters):
        return None
    if not (latest or (named is not None and len(named.values) > 1 and not slots.has(Sense.ROUNDS))):
        return None  # the average of rounds is one of what each of them valued its company at
    query = FigureQuery("valuation", how, slots.filters)
    return Asked(query, ("Each company counts with what it is worth now.",))


def of_several(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The total or average of so many rounds: the two largest, the last three."""
    how, count = slots.first(Sense.AGGREGATE), slots.first(Sense.NUMBER)
    superlative, pick = slots.first(Sense.EXTREME), slots.first(Sense.PICK)
    if not isinstance(how, Aggregate) or not isinstance(count, int) or count < 2 or metric.name not in SIZES:
        return None
    if slots.asks_companies or (superlative is None) is (pick is None):
        return None
    name = slots.size
    by = Pick(name, superlative is True) if superlative is not None else pick
    if not isinstance(by, Pick):
        return None
    return Asked(FigureQuery(name, how, slots.filters, replace(by, last=count)))


def over_its_rounds(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """“How much has it raised in its two rounds”: the total, where it has so many that brought money in."""
    count, company = slots.first(Sense.NUMBER), slots.on("company")
    if metric.name not in SIZES or not isinstance(count, int) or count < 2 or not slots.says_many:
        return None
    if company is None or len(company.values) != 1 or slots.is_wide or not slots.has(Sense.ROUNDS):
        return None
    if slots.asks != "amount" and slots.first(Sense.AGGREGATE) is not Aggregate.SUM:
        return None
    rounds = selected(primary(slots.filters), table).rounds
    query = FigureQuery("raised", Aggregate.SUM, slots.filters, replace(FIRST, last=count))
    return Asked(query, about_a_total(query, table)) if len(rounds) == count else None


def who_raised(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """“List the companies that raised in 2025”: those companies, and not their rounds."""
    plain = slots.first(Sense.LISTS) is None and not slots.has(Sense.ROUNDS)
    if not plain or slots.metrics != ("company", "raised") or not slots.says_companies or slots.on("company"):
        return None
    return money_raised(slots.without(Sense.LISTS), metric, table)


def money_raised(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """How much a company raised, or was raised in a period: a total, unless one round is named."""
    of_a_kind = metric.name == "amount" and "amount" not in slots.metrics and slots.on("instrument") is not None
    of_rounds = slots.has(Sense.ROUNDS) and not _said_of_many(slots)
    if (metric.name != "raised" and not of_a_kind) or of_rounds or slots.on("round") or slots.on("round_id"):
        return None
    if not slots.filters or slots.asks_rounds or slots.has_loose_investor or _leaves_out_an_investor(slots):
        return None
    if (slots.asks_companies and slots.asks != "amount") or slots.asks == "who":
        companies = of_companies(primary(slots.filters), then=slots.raised_at_a_valuation)
        whole = companies is not None and not bounds_money(slots)
        return Asked(FigureQuery("company", Aggregate.LIST, companies or ())) if whole else None
    if speaks_of_their_rounds(slots):
        return None
    if slots.asks_companies and not slots.names_companies and not _tells_which(slots):
        return None  # "the company", and nobody said which
    query = FigureQuery("amount" if slots.on("instrument") else "raised", Aggregate.SUM, slots.filters)
    return Asked(query, about_a_total(query, table))


def _is_open(slots: Slots, how: Aggregate) -> bool:
    """Whether the words leave open what of the money is added up or averaged, and over what."""
    named = bool(SIZES.intersection(slots.metrics))
    grouped_mean = how is not Aggregate.SUM and slots.group is not None
    if grouped_mean and not (slots.has(Sense.ROUNDS) and named) and "amount" not in slots.metrics:
        return True  # a mean of rounds, of what each raised in all, or of counts
    if not isinstance(slots.first(Sense.AGGREGATE), Aggregate) and not named:
        return True  # "rounds by sector": how many, or how much
    return slots.group in ROLES or slots.has_loose_investor or _leaves_out_an_investor(slots)


def _leaves_out_an_investor(slots: Slots) -> bool:
    """Whether, as in “raised without Amazon”, an investor's money is taken away, which no row of a round tells."""
    return any(f.field in ROLES and f.op is Op.NE for f in slots.filters) and not slots.has(Sense.ROUNDS)


def _said_of_many(slots: Slots) -> bool:
    """Whether rounds stand in the plural and no single one is told apart: “over all of its rounds”."""
    spans = [span for span in slots.shape if span.sense is Sense.ROUNDS]
    return all(span.words and span.words[-1].text.endswith("s") for span in spans)


def _tells_which(slots: Slots) -> bool:
    """Whether "companies" are told by where they are or what they do ("how much did UK companies raise")."""
    return any(slots.on(field) for field in _DESCRIBING)


def raised_in_all(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Companies that raised more than so much: in one round where the words say so, else in total."""
    bounds = [f for f in slots.filters if f.field in SIZES and f.values and isinstance(f.values[0], Money)]
    if slots.first(Sense.AGGREGATE) not in {None, Aggregate.SUM}:
        return None
    if not slots.asks_companies or len(bounds) != 1 or metric.name not in {"company", *SIZES}:
        return None
    others = tuple(f for f in slots.filters if f not in bounds)
    rounds = [span for span in slots.order if span.sense in {Sense.ROUNDS, Sense.ROUND}]
    if slots.has(Sense.SINGLY) or (rounds and not slots.says_many):  # "companies with a Series A under $250m"
        how = Aggregate.COUNT if slots.has(Sense.COUNTS) else Aggregate.LIST
        return Asked(FigureQuery("company", how, primary(slots.filters)))
    bound = bounds[0].values[0]
    if not isinstance(bound, Money):
        return None
    query = FigureQuery("raised", Aggregate.SUM, others, group_by="company", having=Having(bounds[0].op, bound))
    if slots.has(Sense.COUNTS):
        if not slots.has(Sense.AGGREGATE) or (bounds[0].field != "raised" and "raised" not in slots.metrics):
            return None  # in one round, or in all: a list says which of the two it shows, a number does not
        query = FigureQuery("company", Aggregate.COUNT, (Filter("company", Op.EQ, (query,)),))
    return Asked(query, ("Held against the bound is what each raised in total, not in one round.",))
