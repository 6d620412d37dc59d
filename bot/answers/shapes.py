"""The ways of asking: one short function each, tried in order, from slots and a metric to a figure query.

A shape answers only for a question that it understands whole; it is given one only when each word has a sense that it
uses up. To teach a new way of asking, add a function and its line in ``SHAPES`` (docs/architecture.md).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answers.grammar import Sense
from bot.answers.slots import Slots
from index.facts.schema import Instrument, Round
from index.facts.table import FactsTable
from index.figures import notes as noted
from index.figures.catalogue import Kind, Metric, metric_named
from index.figures.display import displayed
from index.figures.query import FIRST, LATEST, Aggregate, FigureQuery, Filter, Money, Op, Pick, Query
from index.figures.selection import selected

SIZES = frozenset({"raised", "amount"})
_VALUATIONS = frozenset({"post_money", "pre_money"})
_PASSED_OVER = frozenset({Instrument.SECONDARY, Instrument.BUYOUT, Instrument.DEBT})
_MONEY_RAISED = Filter("instrument", Op.EQ, ("equity", "convertible", "strategic", "debt+equity"))
_OF_A_SUM = frozenset({"most", "least"})
"""Superlatives that are said of money or counts added up, never of one round."""
_NOUNS = frozenset({"investor", "lead", "backer", "participant", "leader", "company", "startup", "firm"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure query, what had to be assumed for it, and what else could have been meant."""

    query: Query
    notes: tuple[str, ...] = ()
    others: tuple[Round, ...] = ()
    """Rounds that fit as well as the one that was taken."""


def _most_active(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The investors or companies with the most rounds."""
    groups = {"lead_investors": "lead", "investors": "investor", "participants": "participant", "company": "company"}
    asks_companies = metric.name in SIZES and (slots.asks_companies or slots.asks == "who")
    group = "company" if asks_companies else groups.get(metric.name)
    if not slots.has(Sense.ACTIVE) or group is None or slots.first(Sense.EXTREME) is False:
        return None
    count = slots.first(Sense.NUMBER)
    limit = count if isinstance(count, int) else 1
    return Asked(FigureQuery("round", Aggregate.COUNT, slots.filters, group_by=group, limit=limit))


def _counting(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """How many rounds, companies or investors: whatever the words name right after "how many"."""
    if not slots.has(Sense.COUNTS):
        return None
    counted = slots.next_in_shape(Sense.COUNTS)
    if counted is not None and counted.sense is Sense.METRIC and counted.value not in SIZES:
        return _counting_names(slots, str(counted.value), counted.words[-1].stem, table)
    if metric.name not in {*SIZES, "announced"} or slots.asks_companies:
        return None
    return Asked(FigureQuery("round", Aggregate.COUNT, slots.filters, group_by=slots.group))


def _bounds_money(slots: Slots) -> bool:
    return any(isinstance(value, Money) for f in slots.filters for value in f.values)


def _counting_names(slots: Slots, name: str, noun: str, table: FactsTable) -> Asked | None:
    if noun not in _NOUNS or slots.has_loose_investor:
        return None
    if name == "investors" and slots.on("company") and slots.names_a_round:
        return _of_one_round(slots, metric_named("investor_count"), table)
    others = set(slots.metrics) - {name}
    if name == "company" and _bounds_money(slots):
        return None  # of one round, or of all together: the words do not say
    if name == "company" and others <= SIZES and others:
        filters = slots.filters if slots.on("instrument") else (*slots.filters, _MONEY_RAISED)
        return Asked(FigureQuery("company", Aggregate.COUNT, filters))
    return None if others else Asked(FigureQuery(name, Aggregate.COUNT, slots.filters, group_by=slots.group))


def _extreme(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The largest, the third largest, the top five: of rounds by a size, or of companies."""
    superlative = slots.span(Sense.EXTREME)
    if superlative is None:
        return None
    count, ordinal = slots.first(Sense.NUMBER), slots.first(Sense.ORDINAL)
    if slots.asks_companies or (slots.asks == "who" and metric.name in SIZES):
        return _by_company(slots, metric, count, ordinal)
    if superlative.text.casefold() in _OF_A_SUM or not _ranks_rounds(slots, metric):
        return None
    descending = superlative.value is True
    size = _size(slots, metric)
    asks_size = metric.name in {*SIZES, size.name}
    if isinstance(count, int):
        ranking = FigureQuery(size.name, Aggregate.LIST, slots.filters, descending=descending, limit=count)
        return Asked(ranking) if asks_size and ordinal is None and _numbers_rounds(slots) else None
    if ordinal is None and asks_size:
        return Asked(FigureQuery(size.name, Aggregate.MAX if descending else Aggregate.MIN, slots.filters))
    pick = Pick(size.name, descending, ordinal if isinstance(ordinal, int) else 1)
    return Asked(FigureQuery(size.name if asks_size else metric.name, None, slots.filters, pick))


def _ranks_rounds(slots: Slots, metric: Metric) -> bool:
    """Whether the superlative is said of rounds: names and dates have no size of their own."""
    following = slots.next_that_is_sized(Sense.EXTREME)
    of_rounds = following is not None and following.sense in {Sense.ROUNDS, Sense.ROUND, Sense.INSTRUMENT}
    return metric.kind.is_number or of_rounds


def _numbers_rounds(slots: Slots) -> bool:
    """Whether a number says how many are wanted: it stands beside "top", "rounds" or what is ranked."""
    beside = [slots.beside(Sense.NUMBER, step) for step in (-1, 1)]
    return any(span is not None and span.sense in {Sense.EXTREME, Sense.ROUNDS} for span in beside)


def _size(slots: Slots, metric: Metric) -> Metric:
    """What "largest" goes by: the metric that is named for it, else the money raised (of a deal: its amount)."""
    ranked_by = slots.first(Sense.RANKS_BY)
    if ranked_by and ranked_by not in SIZES:
        return metric_named(str(ranked_by))
    following = slots.next_that_is_sized(Sense.EXTREME)
    of_rounds = following is not None and following.sense is Sense.ROUNDS
    if metric.name not in SIZES and metric.kind.is_number and not of_rounds:
        return metric
    return metric_named("amount" if slots.is_wide else "raised")


def _by_company(slots: Slots, metric: Metric, count: object, ordinal: object) -> Asked | None:
    """Companies ranked by the money they raised, by their largest round, or by what they are worth now."""
    if ordinal is not None or not metric.kind.is_number:
        return None
    descending = slots.first(Sense.EXTREME) is True
    if metric.name in SIZES and not slots.has(Sense.ROUNDS):
        aggregate = Aggregate.SUM
    elif metric.name in _VALUATIONS:
        aggregate = Aggregate.LATEST
    else:
        aggregate = Aggregate.MAX if descending else Aggregate.MIN
    name = "raised" if metric.name in SIZES else metric.name
    limit = count if isinstance(count, int) else 1
    ranking = FigureQuery(name, aggregate, slots.filters, group_by="company", descending=descending, limit=limit)
    notes = ("Each company counts with its latest priced round.",) if aggregate is Aggregate.LATEST else ()
    return Asked(ranking, notes)


def _aggregate(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Total, average or median, in all or by group."""
    aggregate = slots.first(Sense.AGGREGATE)
    if not isinstance(aggregate, Aggregate):
        if slots.group is None or metric.name not in SIZES:
            return None
        aggregate = Aggregate.SUM
    if aggregate is Aggregate.SUM and metric.name not in SIZES:
        return None
    name = ("amount" if slots.is_wide else "raised") if metric.name in SIZES else metric.name
    if not metric_named(name).kind.is_number:
        return None
    query = FigureQuery(name, aggregate, slots.filters, group_by=slots.group)
    return Asked(query, _about_a_total(query, table))


def _listing(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Which rounds, which companies, whose rounds: a list in order of date, or names."""
    plural = any(span.sense is Sense.ROUNDS and span.words[-1].text.endswith("s") for span in slots.shape)
    if metric.name == "company":
        whole = slots.filters and not _bounds_money(slots)
        return Asked(FigureQuery("company", Aggregate.LIST, slots.filters)) if whole else None
    if not (slots.has(Sense.LISTS) or plural) or not slots.filters:
        return None
    if metric.kind is Kind.NAMES:
        if slots.on("company") and slots.names_a_round:
            return _of_one_round(slots, metric, table)
        return Asked(FigureQuery(metric.name, Aggregate.LIST, slots.filters))
    name = "amount" if metric.name in {*SIZES, "announced"} else metric.name
    query = FigureQuery(name, Aggregate.LIST, slots.filters, order_by="announced", descending=False)
    return Asked(query)


def _all_investors(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """A company's investors, where no round is named: those of all its rounds."""
    if metric.name != "investors" or not slots.on("company") or slots.names_a_round or slots.has(Sense.ROUNDS):
        return None
    return Asked(FigureQuery("investors", Aggregate.LIST, slots.filters))


def _money_raised(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """How much a company raised, or was raised in a period: a total, unless one round is named."""
    of_a_kind = metric.name == "amount" and "amount" not in slots.metrics and slots.on("instrument") is not None
    if (
        (metric.name != "raised" and not of_a_kind)
        or slots.has(Sense.ROUNDS)
        or slots.on("round")
        or not slots.filters
    ):
        return None
    if slots.asks_companies and slots.asks != "amount":
        kinds = () if slots.on("instrument") else (_MONEY_RAISED,)
        whole = not _bounds_money(slots)
        return Asked(FigureQuery("company", Aggregate.LIST, (*slots.filters, *kinds))) if whole else None
    if slots.asks_companies and not slots.on("company") and not _tells_which(slots):
        return None  # "the company", and nobody said which
    query = FigureQuery("amount" if slots.on("instrument") else "raised", Aggregate.SUM, slots.filters)
    return Asked(query, _about_a_total(query, table))


def _tells_which(slots: Slots) -> bool:
    """Whether "companies" are told by where they are or what they do ("how much did UK companies raise")."""
    return any(slots.on(field) for field in ("sector", "country", "city"))


def _about_a_total(query: FigureQuery, table: FactsTable) -> tuple[str, ...]:
    """That a company's total is that of the rounds in the table, and what sources state as its total."""
    companies = [str(value) for f in query.filters if f.field == "company" for value in f.values]
    if query.aggregate is not Aggregate.SUM or query.metric != "raised" or not companies:
        return ()
    whole = not any(f.field == "announced" for f in query.filters)
    starts = [noted.coverage(company, table) for company in companies]
    return (*noted.stated_totals(companies, table), *filter(None, starts)) if whole else ()


def _of_one_round(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """One value of one round of one company: the round named, the first, the latest, or the one that is meant."""
    if slots.joined or not (slots.on("company") or slots.on("round_id")) or metric.name == "company":
        return None
    metric = metric_named("amount") if metric.name == "raised" else metric
    ordinal, pick = slots.first(Sense.ORDINAL), slots.first(Sense.PICK)
    if isinstance(ordinal, int):
        pick = replace(pick if isinstance(pick, Pick) else FIRST, position=ordinal)
    if isinstance(pick, Pick) and (pick != LATEST or slots.has(Sense.ROUNDS)):
        company = slots.on("company")
        start = noted.coverage(str(company.values[0]), table) if company and not pick.descending else None
        return Asked(FigureQuery(metric.name, None, slots.filters, pick), (start,) if start else ())
    return _most_reasonable(slots.filters, metric, table)


def _most_reasonable(filters: tuple[Filter, ...], metric: Metric, table: FactsTable) -> Asked:
    """Of several rounds that fit, the latest that has the value and is no secondary sale, buyout or debt."""
    fits = selected(filters, table).rounds
    if len(fits) <= 1:
        return Asked(FigureQuery(metric.name, None, filters))
    known = [one for one in fits if metric.of(one, table).missing is None]
    proper = [one for one in known if one.instrument not in _PASSED_OVER]
    best = (proper or known or fits)[-1]
    kept = tuple(f for f in filters if f.field == "company")
    query = FigureQuery(metric.name, None, (*kept, Filter("round_id", Op.EQ, (best.round_id,))))
    later = known[known.index(best) + 1 :] if best in known else []
    notes = [f"{len(fits)} rounds fit; taken is {best.label}, the latest that has the value."]
    notes += [f"Passed over: {_with_value(one, metric, table)}." for one in later]
    return Asked(query, tuple(notes), tuple(one for one in reversed(fits) if one is not best))


def _with_value(one: Round, metric: Metric, table: FactsTable) -> str:
    value = metric.of(one, table).value
    size = f", {displayed(int(value), one.currency or '')}" if metric.kind is Kind.MONEY and value is not None else ""
    return f"{one.label} ({one.instrument}{size})"


ALWAYS = frozenset({Sense.METRIC, Sense.ROUNDS, Sense.CURRENCY, Sense.ASKS})
SHAPES = (
    (frozenset({Sense.ACTIVE, Sense.EXTREME, Sense.NUMBER, Sense.LISTS}), _most_active),
    (frozenset({Sense.COUNTS, Sense.GROUP}), _counting),
    (frozenset({Sense.EXTREME, Sense.RANKS_BY, Sense.ORDINAL, Sense.NUMBER, Sense.LISTS}), _extreme),
    (frozenset({Sense.AGGREGATE, Sense.GROUP}), _aggregate),
    (frozenset({Sense.LISTS}), _listing),
    (frozenset({Sense.LISTS}), _all_investors),
    (frozenset[Sense](), _money_raised),
    (frozenset({Sense.PICK, Sense.ORDINAL}), _of_one_round),
)
"""Each way of asking with the senses that it can use up; a word of any other sense rules it out."""
