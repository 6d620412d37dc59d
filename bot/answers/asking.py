"""From the slots of a question to its figure query. One short function per way of asking, tried in order.

A shape answers only when it has used every word; otherwise the next one is tried, and where none is left the question
is not a figure question. To teach a new way of asking, add a function to ``_SHAPES`` (docs/architecture.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.grammar import Sense
from bot.answers.reading import Reading, Span
from bot.answers.slots import Slots, slots_of
from index.facts.schema import Instrument, Round
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Metric, metric_named
from index.figures.query import (
    FIRST,
    LATEST,
    Aggregate,
    CompareOp,
    Comparison,
    FigureQuery,
    Filter,
    Op,
    Pick,
    Query,
)
from index.figures.selection import selected

_PASSED_OVER = frozenset({Instrument.SECONDARY, Instrument.BUYOUT, Instrument.DEBT})
_SIZES = frozenset({"raised", "amount"})
_COMPANY_SIDES = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure query, what had to be assumed for it, and what else could have been meant."""

    query: Query
    notes: tuple[str, ...] = ()
    others: tuple[Round, ...] = ()
    """Rounds that fit as well as the one that was taken."""


def asked(reading: Reading, table: FactsTable) -> Asked | None:
    """The figure query of a reading, or ``None`` where it is not a figure question that can be put exactly."""
    if reading.unknown or reading.has(Sense.CARD):
        return None
    if reading.has(Sense.COMPARES) or any(_sets_against(span) for span in reading.spans):
        return _comparison(reading, table)
    slots = slots_of(reading.spans)
    return _shaped(slots, table) if slots else None


def _sets_against(span: Span) -> bool:
    """Whether a word alone sets two things side by side, as "and" does not."""
    return span.sense is Sense.SEPARATOR and span.text.casefold() not in {"and", "or", "than"}


def _shaped(slots: Slots, table: FactsTable) -> Asked | None:
    metric = _metric(slots)
    if metric is None:
        return None
    for senses, shape in _SHAPES:
        if all(span.sense in senses | _ALWAYS for span in slots.shape):
            found = shape(slots, metric, table)
            if found is not None:
                currency = slots.first(Sense.CURRENCY)
                return _in_currency(found, str(currency)) if currency else found
    return None


def _in_currency(found: Asked, currency: str) -> Asked | None:
    query = found.query
    if not isinstance(query, FigureQuery) or metric_named(query.metric).kind is not Kind.MONEY:
        return None
    return replace(found, query=replace(query, currency=currency))


def _metric(slots: Slots) -> Metric | None:
    """The one metric that the words ask for; the company itself and the verb of raising give way to any other."""
    names = [name for name in slots.metrics if name != "company"]
    asks, ranked_by = slots.first(Sense.ASKS), slots.first(Sense.RANKS_BY)
    if not names and ranked_by:
        return metric_named(str(ranked_by))
    if asks == "announced":
        return metric_named("announced") if set(names) <= {*_SIZES, "announced"} else None
    if len(names) > 1 and "investors" in names:
        names = [name for name in names if name != "investors"]  # "which investors led": the verb says which
    strong = [name for name in names if name not in _SIZES] or names[:1] or ([str(asks)] if asks else [])
    if not strong and "company" in slots.metrics:
        strong = ["company"]
    if not strong and (slots.has(Sense.ROUNDS) or _names_a_kind(slots)):
        strong = ["raised" if slots.has(Sense.AGGREGATE) or slots.has(Sense.EXTREME) else "amount"]
    return metric_named(strong[0]) if len(strong) == 1 else None


def _names_a_kind(slots: Slots) -> bool:
    """Whether, as in “smallest Series A” or “total debt”, the conditions say what is measured."""
    ranks = slots.has(Sense.EXTREME) and slots.on("round") is not None
    adds = slots.has(Sense.AGGREGATE) and slots.on("instrument") is not None
    return ranks or adds


def _counting(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """How many rounds, companies or investors."""
    if not slots.has(Sense.COUNTS):
        return None
    if metric.kind is Kind.NAMES:
        one_round = slots.names_a_round and slots.on("company") and metric.name == "investors"
        if one_round:
            return _of_one_round(slots, metric_named("investor_count"), table)
        return Asked(FigureQuery(metric.name, Aggregate.COUNT, slots.filters, group_by=_group(slots)))
    if metric.name not in _SIZES:
        return None
    return Asked(FigureQuery("round", Aggregate.COUNT, slots.filters, group_by=_group(slots)))


def _extreme(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The largest, the third largest, the top five: of rounds by a size, or of companies and investors."""
    if not slots.has(Sense.EXTREME):
        return None
    descending = slots.first(Sense.EXTREME) is True
    count, ordinal = slots.first(Sense.NUMBER), slots.first(Sense.ORDINAL)
    if "company" in slots.metrics:
        return _by_company(slots, metric, count, ordinal)
    size = _size(slots, metric)
    asks_size = metric.name in {*_SIZES, size.name}
    if isinstance(count, int):
        ranking = FigureQuery(size.name, Aggregate.LIST, slots.filters, descending=descending, limit=count)
        return Asked(ranking) if asks_size and ordinal is None else None
    if ordinal is None and asks_size:
        return Asked(FigureQuery(size.name, Aggregate.MAX if descending else Aggregate.MIN, slots.filters))
    pick = Pick(size.name, descending, ordinal if isinstance(ordinal, int) else 1)
    return Asked(FigureQuery(size.name if asks_size else metric.name, None, slots.filters, pick))


def _size(slots: Slots, metric: Metric) -> Metric:
    """What "largest" goes by: the metric that is named for it, else the money raised (of a deal: its amount)."""
    ranked_by = slots.first(Sense.RANKS_BY)
    if ranked_by:
        return metric_named(str(ranked_by))
    if metric.name not in _SIZES and metric.kind.is_number and not _follows_extreme(slots, Sense.ROUNDS):
        return metric
    return metric_named("amount" if _wide(slots) else "raised")


def _follows_extreme(slots: Slots, sense: Sense) -> bool:
    following = slots.after(Sense.EXTREME)
    return following is not None and following.sense is sense


def _wide(slots: Slots) -> bool:
    """Whether every kind of deal is meant, not only money raised: the word deal, or a named instrument."""
    return slots.first(Sense.ROUNDS) == "deal" or slots.on("instrument") is not None


def _most_active(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The investors or companies with the most rounds."""
    groups = {"lead_investors": "lead", "investors": "investor", "participants": "participant", "company": "company"}
    asks_companies = metric.name in _SIZES and "company" in slots.metrics
    group = "company" if asks_companies else groups.get(metric.name)
    if not slots.has(Sense.ACTIVE) or group is None or slots.first(Sense.EXTREME) is False:
        return None
    count = slots.first(Sense.NUMBER)
    limit = count if isinstance(count, int) else 1
    return Asked(FigureQuery("round", Aggregate.COUNT, slots.filters, group_by=group, limit=limit))


def _by_company(slots: Slots, metric: Metric, count: object, ordinal: object) -> Asked | None:
    if ordinal is not None or not metric.kind.is_number:
        return None
    descending = slots.first(Sense.EXTREME) is True
    limit = count if isinstance(count, int) else 1
    whole = metric.name in _SIZES and not slots.has(Sense.ROUNDS)
    best = Aggregate.MAX if descending else Aggregate.MIN
    name = "raised" if metric.name in _SIZES else metric.name
    aggregate = Aggregate.SUM if whole else best
    query = FigureQuery(name, aggregate, slots.filters, group_by="company", descending=descending, limit=limit)
    return Asked(query)


def _aggregate(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Total, average or median, in all or by group."""
    aggregate, group = slots.first(Sense.AGGREGATE), _group(slots)
    if not isinstance(aggregate, Aggregate):
        if group is None or metric.name not in _SIZES:
            return None
        aggregate = Aggregate.SUM
    if aggregate is Aggregate.SUM and metric.name not in _SIZES:
        return None
    name = "amount" if metric.name in _SIZES and _wide(slots) else metric.name
    name = "raised" if name == "amount" and not _wide(slots) else name
    if not metric_named(name).kind.is_number:
        return None
    return Asked(FigureQuery(name, aggregate, slots.filters, group_by=group))


def _listing(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Which rounds, which companies, whose rounds: a list in order of date, or names."""
    plural = any(span.sense is Sense.ROUNDS and span.words[-1].text.endswith("s") for span in slots.shape)
    if metric.name == "company":
        return Asked(FigureQuery("company", Aggregate.LIST, slots.filters)) if slots.filters else None
    if not (slots.has(Sense.LISTS) or plural) or not slots.filters:
        return None
    if metric.kind is Kind.NAMES:
        if slots.on("company") and slots.names_a_round:
            return _of_one_round(slots, metric, table)
        return Asked(FigureQuery(metric.name, Aggregate.LIST, slots.filters))
    name = "amount" if metric.name in {*_SIZES, "announced"} else metric.name
    query = FigureQuery(name, Aggregate.LIST, slots.filters, order_by="announced", descending=False)
    return Asked(query)


def _money_raised(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """How much a company raised, or was raised in a period: a total, unless one round is named."""
    if metric.name != "raised" or slots.has(Sense.ROUNDS) or slots.on("round") or slots.on("investor"):
        return None
    name = "amount" if slots.on("instrument") else "raised"
    return Asked(FigureQuery(name, Aggregate.SUM, slots.filters)) if slots.filters else None


def _of_one_round(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """One value of one round of one company: the round named, the first, the latest, or the one that is meant."""
    if slots.joined or not (slots.on("company") or slots.on("round_id")) or metric.name == "company":
        return None
    if metric.name in _SIZES and slots.on("investor"):
        return None  # what one investor put in is not the amount of the round
    metric = metric_named("amount") if metric.name == "raised" else metric
    ordinal, pick = slots.first(Sense.ORDINAL), slots.first(Sense.PICK)
    if isinstance(ordinal, int):
        pick = replace(FIRST, position=ordinal)
    if isinstance(pick, Pick) and (pick != LATEST or slots.has(Sense.ROUNDS)):
        return Asked(FigureQuery(metric.name, None, slots.filters, pick))
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
    note = f"{len(fits)} rounds fit; this is the latest of them for which it is known: {best.label}."
    return Asked(query, (note,), tuple(one for one in reversed(fits) if one is not best))


def _group(slots: Slots) -> str | None:
    group = slots.first(Sense.GROUP)
    return str(group) if group else None


_ALWAYS = frozenset({Sense.METRIC, Sense.ROUNDS, Sense.CURRENCY})
_SHAPES = (
    (frozenset({Sense.ACTIVE, Sense.EXTREME, Sense.NUMBER, Sense.LISTS}), _most_active),
    (frozenset({Sense.COUNTS, Sense.GROUP}), _counting),
    (frozenset({Sense.EXTREME, Sense.RANKS_BY, Sense.ORDINAL, Sense.NUMBER, Sense.ASKS, Sense.LISTS}), _extreme),
    (frozenset({Sense.AGGREGATE, Sense.GROUP, Sense.ASKS}), _aggregate),
    (frozenset({Sense.LISTS}), _listing),
    (frozenset({Sense.ASKS}), _money_raised),
    (frozenset({Sense.PICK, Sense.ORDINAL, Sense.ASKS}), _of_one_round),
)
"""Each way of asking with the senses that it can use up; a word of any other sense rules it out."""


def _comparison(reading: Reading, table: FactsTable) -> Asked | None:
    """Two of something set side by side: what only one side says holds for both."""
    op = next((span.value for span in reading.spans if span.sense is Sense.COMPARES), None)
    halves = _halves([span for span in reading.spans if span.sense is not Sense.COMPARES])
    if halves is None:
        return None
    if not reading.has(Sense.METRIC):
        if not reading.has(Sense.ROUND):
            return None  # two companies do not compare by themselves, only their figures do
        halves[0].append(Span(Sense.METRIC, "amount", ()))
    sides = [_side(own, other, table) for own, other in (halves, halves[::-1])]
    left, right = sides
    if left is None or right is None:
        return None
    if not isinstance(left.query, FigureQuery) or not isinstance(right.query, FigureQuery):
        return None
    compare = op if isinstance(op, CompareOp) else CompareOp.DIFFERENCE
    query = Comparison(compare, left.query, right.query)
    return Asked(query, (*left.notes, *right.notes)) if left.query != right.query else None


def _halves(spans: Sequence[Span]) -> tuple[list[Span], list[Span]] | None:
    """The spans of either side of the one separator that parts two alike things."""
    at = [i for i, span in enumerate(spans) if span.sense is Sense.SEPARATOR]
    at = at or [i for i, span in enumerate(spans) if span.sense is Sense.FILLER and span.text.casefold() == "to"]
    if len(at) != 1:
        return None
    left, right = (
        [span for span in half if span.sense is not Sense.FILLER] for half in (spans[: at[0]], spans[at[0] + 1 :])
    )
    differing = {span.sense for span in left} & {span.sense for span in right} & _COMPARABLE
    return (left, right) if differing else None


_COMPARABLE = frozenset({Sense.COMPANY, Sense.ROUND, Sense.PERIOD, Sense.SECTOR, Sense.COUNTRY, Sense.INVESTOR})
_ONCE = _COMPARABLE | {Sense.PICK, Sense.ORDINAL, Sense.INSTRUMENT, Sense.MONEY, Sense.CITY}


def _side(own: Sequence[Span], other: Sequence[Span], table: FactsTable) -> Asked | None:
    """One side with what it lacks taken over from the other."""
    mine = {span.sense for span in own}
    lent = [span for span in other if span.sense not in mine or span.sense not in _ONCE]
    spans = list(dict.fromkeys([*own, *(span for span in lent if _lendable(span, mine))]))
    slots = slots_of(spans)
    return _shaped(slots, table) if slots else None


def _lendable(span: Span, mine: set[Sense]) -> bool:
    if span.sense in _ONCE:
        return span.sense not in mine
    return span.sense not in mine or span.sense is Sense.METRIC
