"""Ways of asking for the largest and the most: of rounds, companies, investors, years and sectors."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.roles import ROLES
from bot.answers.senses import Sense
from bot.answers.shapes.asked import DIMENSIONS, SIZES, VALUATIONS, Asked, limit_of
from bot.answers.shapes.ordering import WITH_THE_LATEST, arranged
from bot.answers.shapes.sets import is_described
from bot.answers.slots import Slots
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Level, Metric, metric_named
from index.figures.query import Aggregate, FigureQuery, Pick

_OF_A_SUM = frozenset({"most", "least"})
"""Superlatives that are said of money or counts added up, never of one round."""
_ACTIVE_GROUPS = {
    "lead_investors": "lead",
    "investors": "investor",
    "participants": "participant",
    "company": "company",
}


def most_active(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The investors, companies, sectors or years with the most rounds."""
    active = slots.span(Sense.ACTIVE)
    if active is None:
        return None
    ranked = active.words[0].text in _ORDERINGS  # "ranked by number of rounds", and not "most active"
    if (_wants_several(slots) and not ranked) or slots.has(Sense.RANKS_BY):
        return None
    senses = [span.sense for span in slots.shape]
    if Sense.ROUNDS in senses and senses.index(Sense.ROUNDS) < senses.index(Sense.ACTIVE):
        return None  # "rounds of the most active investor" asks for rounds
    group = _dimension(slots)
    if group is None:
        asks_companies = metric.name in SIZES and (slots.asks_companies or slots.asks == "who")
        group = "company" if asks_companies else _ACTIVE_GROUPS.get(metric.name)
    if group is None:
        return None
    query = FigureQuery("round", Aggregate.COUNT, slots.filters, group_by=group)
    if ranked:
        return _ranked(query, slots)
    if slots.first(Sense.EXTREME) is False or slots.has(Sense.ORDERED):
        return None
    return Asked(replace(query, limit=limit_of(slots), descending=active.value is not False))


_ORDERINGS = frozenset({"by", "ranked", "rank", "sorted", "sort", "ordered", "order", "in", "going"})


def _ranked(query: FigureQuery, slots: Slots) -> Asked | None:
    """Groups by how many rounds they have: so many, the first, or all of them."""
    several = any(span.is_plural for span in slots.shape if span.sense in {Sense.METRIC, Sense.DIMENSION})
    if slots.has(Sense.NUMBER) or (several and not slots.has(Sense.EXTREME)):
        found = arranged(query, slots)
        return Asked(found) if found is not None else None
    if slots.has(Sense.ORDERED):
        return None
    limit, notes = (_TOP, (_HOW_MANY,)) if several else (1, ())
    return Asked(replace(query, limit=limit, descending=slots.first(Sense.EXTREME) is not False), notes)


def _wants_several(slots: Slots) -> bool:
    """Whether a list is asked for without saying how long."""
    return slots.has(Sense.LISTS) and not slots.has(Sense.NUMBER)


def by_dimension(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """Which year, sector or country raised the most, or has the highest average."""
    group = _dimension(slots) if _asks_dimension(slots) else None
    extreme = slots.first(Sense.EXTREME)
    if group is None or not isinstance(extreme, bool) or not metric.kind.is_number or metric.level is not Level.ROUND:
        return None
    aggregate = slots.first(Sense.AGGREGATE)
    if slots.asks_companies or any(f.field in ROLES for f in slots.filters):
        return None
    if not isinstance(aggregate, Aggregate):
        if metric.name not in SIZES:
            return None
        of_one = slots.has(Sense.ROUNDS) and not slots.says_many
        aggregate = (Aggregate.MAX if extreme else Aggregate.MIN) if of_one else Aggregate.SUM
    name = slots.size if metric.name in SIZES else metric.name
    if aggregate is Aggregate.SUM and name not in SIZES:
        return None
    limit = limit_of(slots)
    return Asked(FigureQuery(name, aggregate, slots.filters, group_by=group, descending=extreme, limit=limit))


def _asks_dimension(slots: Slots) -> bool:
    """Whether the year or the sector is what is asked for, and does not only tell when or where something was."""
    nouns = [span for span in slots.order if span.sense in {Sense.DIMENSION, Sense.METRIC}]
    dimension = slots.span(Sense.DIMENSION) or next((span for span in nouns if _is_dimension(span)), None)
    if dimension is None:
        return False
    at = slots.order.index(dimension)
    ranked = at > 0 and slots.order[at - 1].sense in {Sense.EXTREME, Sense.NUMBER, Sense.ACTIVE}
    return at == 0 or ranked or dimension is slots.asked_for


def _is_dimension(span: Span) -> bool:
    return span.sense is Sense.METRIC and span.value in DIMENSIONS


def _dimension(slots: Slots) -> str | None:
    """The field whose values are ranked: which year, which sector."""
    value = slots.first(Sense.DIMENSION)
    if value is not None:
        return str(value)
    named = [name for name in slots.metrics if name in DIMENSIONS]
    return named[0] if len(named) == 1 else None


def extreme(slots: Slots, metric: Metric, table: FactsTable) -> Asked | None:
    """The largest, the third largest, the top five: of rounds by a size, or of companies."""
    superlative = slots.span(Sense.EXTREME)
    if superlative is None or metric.level is not Level.ROUND or not _is_a_plain_ranking(slots):
        return None
    count, ordinal = slots.first(Sense.NUMBER), slots.first(Sense.ORDINAL)
    if slots.asks_companies or _ranks_kinds(slots) or (_asks_who(slots) and metric.kind.is_number):
        return _by_company(slots, metric, count, ordinal)
    if superlative.text.casefold() in _OF_A_SUM or not _ranks_rounds(slots, metric):
        return None
    if metric.kind is Kind.NAMES and slots.says_many:
        return None  # "who led the largest rounds": how many of them
    descending = superlative.value is True
    ordered = slots.first(Sense.ORDERED)
    if ordered is not None and ordered != ("size", descending):
        return None
    size = _size(slots, metric)
    asks_size = metric.name in {*SIZES, size.name}
    timed = slots.on("announced")
    if timed is not None and len(timed.values) > 1:
        return None  # of both years together, or of each
    if count is None and asks_size and ordinal is None and _says_the_largest_ones(slots):
        ranking = FigureQuery(size.name, Aggregate.LIST, slots.filters, descending=descending, limit=_TOP)
        return Asked(ranking, (_HOW_MANY,))
    if isinstance(count, int):
        ranking = FigureQuery(size.name, Aggregate.LIST, slots.filters, descending=descending, limit=count)
        return Asked(ranking) if asks_size and ordinal is None and _numbers_rounds(slots) else None
    if ordinal is None and asks_size:
        return Asked(FigureQuery(size.name, Aggregate.MAX if descending else Aggregate.MIN, slots.filters))
    pick = Pick(size.name, descending, ordinal if isinstance(ordinal, int) else 1)
    return Asked(FigureQuery(size.name if asks_size else metric.name, None, slots.filters, pick))


def _ranks_kinds(slots: Slots, *, at_once: bool = False) -> bool:
    """Whether companies are ranked by the plural of what they are: “top 3 AI labs by amount raised”.

    ``at_once``: and the plural follows at once, where “the largest of the AI labs” is one of them.
    """
    rank = max((at for at, span in enumerate(slots.order) if span.sense in {Sense.EXTREME, Sense.NUMBER}), default=-1)
    rest = [span for span in slots.order[rank + 1 :] if span.key not in {"valuable", "valued"}]
    following = rest[0] if rank >= 0 and rest else None
    if following is None or following.sense is not Sense.SECTOR or not following.is_plural:
        return False
    before = slots.order[slots.order.index(following) - 1]
    if at_once and following.words[0].start - before.words[-1].end > 1:
        return False
    return not slots.has(Sense.ROUNDS) and not slots.on("round") and not slots.on("series")


def _says_kinds(slots: Slots) -> bool:
    """Whether companies are asked for in the plural of what they are: “which AI labs”, “the largest AI labs”."""
    asked = slots.asks_kinds and any(span.sense is Sense.SECTOR and span.is_plural for span in slots.order)
    return asked or _ranks_kinds(slots, at_once=True)


def _is_a_plain_ranking(slots: Slots) -> bool:
    """Whether nothing is added up or grouped; “overall” may stand beside companies."""
    if DIMENSIONS.intersection(slots.metrics):
        return False
    summed = slots.first(Sense.AGGREGATE)
    return summed is None or (summed is Aggregate.SUM and slots.asks_companies)


def _says_the_largest_ones(slots: Slots) -> bool:
    """Whether rounds in the plural follow the superlative: “the largest rounds”, not “the largest of the rounds”."""
    superlative, following = slots.span(Sense.EXTREME), slots.beside(Sense.EXTREME)
    if superlative is None or following is None or not following.words or not slots.has(Sense.ROUNDS):
        return False
    beside = following.words[0].start - superlative.words[-1].end == 1
    return beside and slots.says_many


def _asks_who(slots: Slots) -> bool:
    """Whether whoever raised so much is asked for: “who raised the most”, “of A, B and C, which has the highest”."""
    asked_for = slots.asked_for
    company = slots.on("company")
    if company is not None and len(company.values) > 2 and asked_for is not None and not slots.has(Sense.ROUNDS):
        return True
    return slots.asks == "who" or (asked_for is not None and asked_for.value == "raised")


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
    return metric_named(slots.size)


def _by_company(slots: Slots, metric: Metric, count: object, ordinal: object) -> Asked | None:
    """Companies ranked by the money they raised, by their largest round, or by what they are worth now."""
    if ordinal is not None:
        return _nth_by_worth(slots, metric, ordinal) or _company_of_the_nth(slots, metric, ordinal)
    if not metric.kind.is_number or (slots.first(Sense.ASKS) == "amount" and len(slots.metrics) > 2):
        return None  # "how much has the most valuable company raised"
    descending = slots.first(Sense.EXTREME) is True
    following = slots.beside(Sense.EXTREME)
    of_rounds = slots.has(Sense.ROUNDS) or (following is not None and following.sense is Sense.ROUND)
    of_rounds = of_rounds or _ranks_raises(slots)
    if metric.name in SIZES and not of_rounds:
        aggregate = Aggregate.SUM
    elif metric.name in VALUATIONS:
        aggregate = Aggregate.LATEST
    else:
        aggregate = Aggregate.MAX if descending else Aggregate.MIN
    name = slots.size if metric.name in SIZES else metric.name
    if any(f.field in ROLES for f in slots.filters) and not slots.has(Sense.ROUNDS):
        return None  # "who raised the most from Nvidia": of its money, or in rounds that it was in
    many = _says_companies(slots) or (_says_kinds(slots) and "company" not in slots.metrics)
    limit = count if isinstance(count, int) else _TOP if many else 1
    ranking = FigureQuery(name, aggregate, slots.filters, group_by="company", descending=descending, limit=limit)
    notes = (WITH_THE_LATEST,) if aggregate is Aggregate.LATEST else ()
    return Asked(ranking, (*notes, *((_HOW_MANY,) if limit == _TOP and count is None else ())))


def _ranks_raises(slots: Slots) -> bool:
    """Whether, as in “the largest raise of 2024”, raising is a noun and means one round."""
    superlative, following = slots.span(Sense.EXTREME), slots.next_that_is_sized(Sense.EXTREME)
    if superlative is None or following is None or superlative.text.casefold() in _OF_A_SUM:
        return False
    return following.sense is Sense.METRIC and following.key in {"raise", "raises"}


def _nth_by_worth(slots: Slots, metric: Metric, ordinal: object) -> Asked | None:
    """The second most valuable company."""
    if metric.name != "post_money" or not isinstance(ordinal, int) or not is_described(slots.filters):
        return None
    pick = Pick("valuation", slots.first(Sense.EXTREME) is True, ordinal)
    return Asked(FigureQuery("company_name", None, slots.filters, pick))


def _company_of_the_nth(slots: Slots, metric: Metric, ordinal: object) -> Asked | None:
    """Whose round the second largest one was: “which company raised the second largest round of 2025”."""
    following = slots.beside(Sense.EXTREME)
    of_rounds = following is not None and following.sense in {Sense.ROUNDS, Sense.ROUND, Sense.INSTRUMENT}
    if metric.name not in SIZES or not of_rounds or slots.says_many or not isinstance(ordinal, int):
        return None
    pick = Pick(slots.size, slots.first(Sense.EXTREME) is True, ordinal)
    return Asked(FigureQuery("company", None, slots.filters, pick))


_TOP = 10
_HOW_MANY = "The first ten; a number says how many are wanted."


def _says_companies(slots: Slots) -> bool:
    """Whether companies are asked for in the plural: “the most valuable companies”."""
    return slots.says_companies and slots.asked_for is None
