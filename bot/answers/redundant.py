"""Words that say again what a question says already: the unit of a percentage, “only”, a number that is that of all.

They are taken out before a question is understood, and each only where the words beside it prove that it adds
nothing. What could narrow anything down stays, and is then either used or makes the question one that is declined.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answers.reading import Reading
from bot.answers.roles import ROLE_OF, ROLES
from bot.answers.senses import Sense
from bot.answers.slots import slots_of
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, metric_named
from index.figures.query import Aggregate, CompareOp, Filter, Op
from index.figures.selection import selected

_UNITS = frozenset({"in percent", "in per cent", "in %", "percent", "per cent", "%", "pct", "percentage wise"})
_COMPARING = frozenset(
    {Sense.SEPARATOR, Sense.GROWTH, Sense.CAGR, Sense.POINTS, Sense.COMMON, Sense.DURATION, Sense.EXTREME}
)
_TELLING = frozenset({Sense.INSTRUMENT, Sense.COMPANY, Sense.ROUND, Sense.PERIOD, Sense.SECTOR, Sense.COUNTRY})
_RANKING = frozenset({Sense.EXTREME, Sense.PICK, Sense.ORDINAL, Sense.HAVING, Sense.GROUP})


def said_once(reading: Reading) -> Reading:
    """The reading without the words that only repeat what others say."""
    spans = reading.spans
    for rule in _RULES:
        spans = tuple(rule(spans))
    return replace(reading, spans=spans)


def _without_a_unit(spans: Sequence[Span]) -> Sequence[Span]:
    """“In percent” beside a percentage: a stake sold, a share of something."""
    units = [span for span in spans if span.sense is Sense.COMPARES and span.key in _UNITS]
    if len(units) != 1 or sum(span.sense is Sense.COMPARES for span in spans) != 1:
        return spans
    kinds = [metric_named(str(span.value)).kind for span in spans if span.sense is Sense.METRIC]
    shares = any(span.sense is Sense.SHARE for span in spans)
    is_one = Kind.PERCENT in kinds and not any(span.sense in _COMPARING for span in spans)
    return [span for span in spans if span not in units] if shares or is_one else spans


def _without_only(spans: Sequence[Span]) -> Sequence[Span]:
    """“Only” at the end, behind what tells the rounds: “the biggest deal that was debt only”."""
    meant = [span for span in spans if span.sense is not Sense.FILLER]
    only = len(meant) > 2 and meant[-1].sense is Sense.FOLLOW_UP and meant[-1].key == "only"
    if not only or meant[-2].sense not in _TELLING or any(map(_asks_who, meant)):
        return spans
    return [span for span in spans if span is not meant[-1]]


def _asks_who(span: Span) -> bool:
    """Whether names are asked for, of which “only” would say that they are in nothing else."""
    names = span.sense is Sense.METRIC and (span.value in ROLE_OF or span.value in {"company", "company_name"})
    role = isinstance(span.value, Filter) and span.value.field in ROLES
    return names or role or span.sense is Sense.INVESTOR or (span.sense is Sense.ASKS and span.value == "who")


def _without_alone(spans: Sequence[Span]) -> Sequence[Span]:
    """“Alone” behind a round or a time: “did its Series D alone raise more than …”."""
    if any(map(_asks_who, spans)):
        return spans
    alone = {
        at + 1
        for at, span in enumerate(spans[:-1])
        if span.sense in {Sense.ROUND, Sense.PERIOD} and spans[at + 1].sense is Sense.ALONE
    }
    return [span for at, span in enumerate(spans) if at not in alone]


def _without_the_named(spans: Sequence[Span]) -> Sequence[Span]:
    """The noun of “a named lead investor”, where a share asks in how many rounds there is one."""
    if not any(span.sense is Sense.SHARE for span in spans):
        return spans
    again = {
        at + 1
        for at, span in enumerate(spans[:-1])
        if isinstance(span.value, Filter)
        and span.value.op is Op.KNOWN
        and ROLE_OF.get(str(spans[at + 1].value)) == span.value.field
    }
    return [span for at, span in enumerate(spans) if at not in again]


def of_all_of_them(reading: Reading, table: FactsTable) -> Reading:
    """The reading without how many rounds there are: “the mean of Lumen's four rounds”, where it has four."""
    return replace(reading, spans=tuple(_without_the_number_of_all(reading.spans, table)))


def _without_the_number_of_all(spans: Sequence[Span], table: FactsTable) -> Sequence[Span]:
    if any(span.sense in _RANKING for span in spans):
        return spans
    summed = any(span.sense is Sense.AGGREGATE and span.value is Aggregate.SUM for span in spans)
    for at, span in enumerate(spans[:-1]):
        many = span.value if span.sense is Sense.NUMBER else 2 if summed and _is_both(span) else None
        rounds = next((one for one in spans[at + 1 :] if one.sense is not Sense.FILLER), None)
        if not isinstance(many, int) or rounds is None or rounds.sense is not Sense.ROUNDS or not rounds.is_plural:
            continue
        rest = [*spans[:at], *spans[at + 1 :]]
        slots = slots_of(rest)
        if slots is not None and slots.on("company") and len(selected(slots.filters, table).rounds) == many:
            return rest
    return spans


def _is_both(span: Span) -> bool:
    return span.sense is Sense.BOTH and span.key == "both"


def measured(reading: Reading) -> Reading:
    """A comparison with “by valuation” said of what is compared, where nothing is ranked by it."""
    ranks = _RANKING | {Sense.LISTS, Sense.ORDERED, Sense.NUMBER}
    compares = any(span.sense is Sense.COMPARES and isinstance(span.value, CompareOp) for span in reading.spans)
    if not compares or any(span.sense in ranks for span in reading.spans):
        return reading
    if any(span.sense is Sense.METRIC for span in reading.spans):
        return reading
    spans = tuple(
        replace(span, sense=Sense.METRIC) if span.sense is Sense.RANKS_BY else span for span in reading.spans
    )
    return replace(reading, spans=spans)


_RULES: tuple[Callable[[Sequence[Span]], Sequence[Span]], ...] = (
    _without_a_unit,
    _without_only,
    _without_alone,
    _without_the_named,
)
