"""From a reading to its figure query: which metric is asked for, and of what. The ways of asking are ``shapes``.

A query is only made where every word was used. One unknown word, or one word left over, and the question is no figure
question: half an understanding would be a wrong figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.arms import arms_apart, arms_beside, by_the_parent
from bot.answers.checking import checked, is_yes_or_no
from bot.answers.choosing import metric_of
from bot.answers.columns import with_columns
from bot.answers.comparing import comparison, is_comparison
from bot.answers.grammar import Sense
from bot.answers.nesting import nested
from bot.answers.reading import Reading
from bot.answers.redundant import measured, of_all_of_them, said_once
from bot.answers.roles import ROLES
from bot.answers.shapes import ALWAYS, SHAPES, Asked
from bot.answers.shapes.standing import worth_by_then
from bot.answers.shared import shared
from bot.answers.slots import Slots, slots_of
from bot.answers.spans import Span
from index.errors import QueryError
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, metric_named
from index.figures.query import LATEST, Aggregate, FigureQuery, Filter, Op, Query
from index.figures.syntax import parse

__all__ = ["Asked", "asked", "is_yes_or_no"]


def asked(reading: Reading, table: FactsTable) -> Asked | None:
    """The figure query of a reading, or ``None`` where it is not a figure question that can be put exactly."""
    found = _asked_whole(reading, table)
    if found is None or _holds_a_query(found.query):  # what is said of some companies, or shown beside them
        found = with_columns(reading, table, _asked_whole) or found
    return found if found is not None and _makes_sense(found.query) else None


def _holds_a_query(query: Query) -> bool:
    """Whether a list of rounds is of companies that a query within it finds."""
    return isinstance(query, FigureQuery) and any(isinstance(v, FigureQuery) for f in query.filters for v in f.values)


def _asked_whole(reading: Reading, table: FactsTable) -> Asked | None:
    """The query in which every word has its part; what a list shows beside its rows is for ``columns``."""
    if reading.unknown or reading.has(Sense.CARD) or _points_at_nobody(reading):
        return None
    reading = said_once(reading)
    found = _found(reading, table)
    if found is None:
        reading = of_all_of_them(reading, table)
        found = _found(reading, table)
    if found is None or not _makes_sense(found.query) or _says_nothing(found.query, reading):
        return None
    return replace(found, assumed=reading.assumed) if _uses_every_word(found, reading, table) else None


def _found(reading: Reading, table: FactsTable) -> Asked | None:
    """The query of a question as it stands, whether or not one of its words is idle."""
    found = nested(reading, table, _shaped, _asked) if _describes_a_company(reading) else None
    return found or _asked(reading, table) or nested(reading, table, _shaped, _asked)


def _says_nothing(query: Query, reading: Reading) -> bool:
    """Whether a query lists every round there is for one word (“amounts”), or names a company that was named."""
    if not isinstance(query, FigureQuery) or query.aggregate is not Aggregate.LIST:
        return False
    if query.metric in {"company", "company_name"}:
        named = [f for f in query.filters if f.field == "company" and f.op is Op.EQ and isinstance(f.values[0], str)]
        return len(named) == len(query.filters) == 1
    asks_all = any(reading.has(sense) for sense in (Sense.ROUNDS, Sense.LISTS, Sense.ORDERED, Sense.EXTREME))
    return not query.filters and query.limit is None and not asks_all


def _makes_sense(query: Query) -> bool:
    """Whether a query can be typed as well: what its line does not read back as is no question."""
    try:
        return parse(str(query)) == query
    except QueryError:
        return False


def _points_at_nobody(reading: Reading) -> bool:
    """Whether “it” or “its” stands where nobody and nothing was named that it could be."""
    points = any(span.sense is Sense.FILLER and span.text.casefold() in _IT for span in reading.spans)
    named = {Sense.COMPANY, Sense.INVESTOR, Sense.CONDITION, Sense.ROUND, Sense.EXTREME, Sense.PICK, Sense.FOUNDER}
    named |= {Sense.ACTIVE}
    many = any(span.sense is Sense.METRIC and span.value == "company" for span in reading.spans)
    return (
        points
        and not many
        and not any(span.sense in named and not _says_what_is_known(span) for span in reading.spans)
    )


def _says_what_is_known(span: Span) -> bool:
    """Whether a condition is only that a value is, or is not, disclosed, which names nothing."""
    return isinstance(span.value, Filter) and span.value.op in {Op.KNOWN, Op.UNKNOWN}


_IT = frozenset({"it", "its", "it's", "they", "their", "them", "theirs", "she", "he", "her", "his", "him"})


def _describes_a_company(reading: Reading) -> bool:
    """Whether “the company that …” stands within the question, which then asks something about that company."""
    spans = reading.spans
    return any(
        at > 1 and span.sense is Sense.METRIC and span.value == "company" and _is_the_one(spans[:at])
        for at, span in enumerate(spans)
    )


def _is_the_one(before: Sequence[Span]) -> bool:
    """Whether a noun is “the …” or “the oldest robotics …”, after other words."""
    adjectives = {Sense.SECTOR, Sense.COUNTRY, Sense.REGION, Sense.CITY, Sense.PICK, Sense.EXTREME, Sense.ACTIVE}
    adjectives |= {Sense.ORDINAL, Sense.NUMBER}
    at = len(before) - 1
    while at > 0 and (before[at].sense in adjectives or _is_ranked_by(before, at)):
        at -= 1
    ranked = any(span.sense in {Sense.PICK, Sense.EXTREME, Sense.ACTIVE} for span in before[at:])
    return at > (0 if ranked else 1) and before[at].text.casefold() in _THE


def _is_ranked_by(spans: Sequence[Span], at: int) -> bool:
    """Whether a metric is what a superlative before it is said of: “most valuable”."""
    return spans[at].sense is Sense.METRIC and spans[at - 1].sense in {Sense.EXTREME, Sense.PICK}


_THE = frozenset({"the", "whichever"})


def _uses_every_word(found: Asked, reading: Reading, table: FactsTable) -> bool:
    """Whether every word that narrows a question down does so: without it the query would be another one.

    Whatever the shapes do, a question is not answered as if one of its conditions had not been there.
    """
    for at, span in enumerate(reading.spans):
        if span.sense not in _NARROWING or _goes_without_saying(span, reading) or _is_the_limit(span, found.query):
            continue
        rest = replace(reading, spans=(*reading.spans[:at], *reading.spans[at + 1 :]))
        without = _found(rest, table)
        if without is not None and without.query == found.query:
            return False
    return True


_NARROWING = frozenset(
    {Sense.COMPANY, Sense.ROUND, Sense.PERIOD, Sense.SECTOR, Sense.COUNTRY, Sense.CITY, Sense.REGION, Sense.INVESTOR}
    | {Sense.CONDITION, Sense.NUMBER, Sense.ORDINAL, Sense.PICK, Sense.EXTREME, Sense.GROUP, Sense.HAVING}
    | {Sense.CURRENCY, Sense.NEGATES, Sense.INSTRUMENT, Sense.UPTO, Sense.RELATES, Sense.CONFIDENCE, Sense.FOUNDER}
)


def _is_the_limit(span: Span, query: Query) -> bool:
    """Whether a number is how many are wanted: ten are shown where nobody says how many."""
    return span.sense is Sense.NUMBER and isinstance(query, FigureQuery) and span.value == query.limit


def _goes_without_saying(span: Span, reading: Reading) -> bool:
    """Whether a word may be left out: one said twice, “latest” of a valuation, a “one” that counts nothing."""
    twice = sum(other.sense is span.sense and other.value == span.value for other in reading.spans) > 1
    top = span.sense is Sense.EXTREME and reading.has(Sense.ACTIVE)
    if span.sense is Sense.UPTO and span.value == "after":
        return True  # worth after a round, the round after another
    if _is_said_by_the_metric(span, reading):
        return True
    if span.sense is Sense.RELATES and reading.has(Sense.UPTO):
        return True  # "the next round after"
    return twice or top or span.value == LATEST or (span.sense is Sense.NUMBER and span.value == 1)


def _is_said_by_the_metric(span: Span, reading: Reading) -> bool:
    """Whether a metric says it already: a running total “including” a round, commitments “by investor”."""
    metrics = reading.values(Sense.METRIC)
    running = span.sense is Sense.UPTO and span.value == "including" and "cumulative_raised" in metrics
    return running or (span.sense is Sense.GROUP and span.value == "investor" and "commitment" in metrics)


def _asked(reading: Reading, table: FactsTable) -> Asked | None:
    """The query of a question that holds no other question."""
    reading = _without_ends_of_a_range(reading)
    if reading.says_the_company and not reading.has(Sense.COMPANY):
        return None  # and nobody said which
    if reading.spans and reading.spans[0].words[0].text in _NEGATED_OPENINGS:
        return None  # "didn't Google lead it?" expects one answer and can be given the other
    if reading.spans and _says_that_none_did(reading.spans[0]):
        return None  # "no French company raised in 2026?" is not about the companies of other countries
    names = shared(reading, table, _shaped)
    if names is not None:
        return names
    if is_yes_or_no(reading):
        found = checked(reading, table, _shaped)
        return replace(found, notes=(*found.notes, *arms_beside(found.query, table))) if found else None
    if is_comparison(reading):
        found = comparison(measured(reading), table, _shaped)
        if found is not None:
            return found
    slots = slots_of([_asking_how_much(span) for span in reading.spans])
    return _shaped(slots, table) if slots else None


def _says_that_none_did(first: Span) -> bool:
    """Whether a question begins with “no …” before what companies or rounds are."""
    denied = isinstance(first.value, Filter) and first.value.op is Op.NE and first.value.field not in ROLES
    return denied and first.words[0].text == "no"


def _without_ends_of_a_range(reading: Reading) -> Reading:
    """A range names its own ends: “between the largest and the smallest” says nothing more."""
    ranges = any(span.sense is Sense.AGGREGATE and span.value is Aggregate.RANGE for span in reading.spans)
    ends = {span.value for span in reading.spans if span.sense is Sense.EXTREME}
    if not ranges or ends != {True, False}:
        return reading
    dropped = {Sense.EXTREME, Sense.SEPARATOR}
    return replace(reading, spans=tuple(span for span in reading.spans if span.sense not in dropped))


def _asking_how_much(span: Span) -> Span:
    """“By how much” with nothing to compare asks how much: “by how much were holders diluted”."""
    return replace(span, sense=Sense.ASKS, value="amount") if span.text.casefold() == "by how much" else span


_NEGATED_OPENINGS = frozenset(
    {"didn't", "don't", "doesn't", "wasn't", "weren't", "isn't", "aren't", "hasn't", "haven't"}
)


def _shaped(slots: Slots, table: FactsTable) -> Asked | None:
    metric = metric_of(slots)
    if metric is not None and metric.name in _STEPS and any(f.field in _REVENUES for f in slots.filters):
        return None  # a multiple of that revenue, and not of the round before
    if metric is None or not all(metric.name in _verb(span) for span in slots.shape if span.sense is Sense.VERB):
        return None
    for senses, shape in SHAPES:
        if all(span.sense in senses | ALWAYS for span in slots.shape):
            found = shape(slots, metric, table)
            if found is not None and _is_a_total_of_each(found.query, slots):
                return None
            if found is not None:
                found = worth_by_then(found, slots, table)
                if found is None:
                    return None
                found = by_the_parent(found, table)
                found = replace(found, notes=(*found.notes, *arms_apart(slots.filters, table)))
                currency = slots.first(Sense.CURRENCY)
                return _in_currency(found, str(currency)) if currency else found
    return None


def _is_a_total_of_each(query: Query, slots: Slots) -> bool:
    """Whether companies are asked for, and how much, so that one sum is no answer: “which labs raised, how much”."""
    asks = slots.asks_kinds and slots.asks == "amount" and not slots.has(Sense.AGGREGATE)
    total = isinstance(query, FigureQuery) and query.aggregate is Aggregate.SUM and query.group_by is None
    return asks and total


_STEPS = frozenset({"step_up", "valuation_multiple", "valuation_growth"})
_REVENUES = frozenset({"run_rate_revenue", "arr", "revenue", "annual_revenue"})


def _verb(span: Span) -> frozenset[str]:
    """The metrics beside which a verb says nothing."""
    return span.value if isinstance(span.value, frozenset) else frozenset()


def _in_currency(found: Asked, currency: str) -> Asked | None:
    query = found.query
    if not isinstance(query, FigureQuery) or metric_named(query.metric).kind is not Kind.MONEY:
        return None
    return replace(found, query=replace(query, currency=currency))
