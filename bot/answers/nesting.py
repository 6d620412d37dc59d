"""Questions inside questions: “the oldest defence company's latest round” asks for a company first, then for a round.

The words for a company that is only described are read as a question of their own. Where that yields companies, and
the rest is a question about them, the two become one query, with the inner one as the value of a condition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.answers.reading import Reading
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.sides import Shaped
from bot.answers.slots import slots_of
from bot.answers.spans import Span
from bot.answers.words import words_of
from index.facts.table import FactsTable
from index.figures.catalogue import Level, metric_named
from index.figures.compute import Figure, compute
from index.figures.holding import names_of
from index.figures.query import Aggregate, Check, Comparison, FigureQuery, Filter, Op, Query, simple_queries

Ask = Callable[[Reading, FactsTable], Asked | None]

_ADJECTIVES = frozenset(
    {Sense.EXTREME, Sense.PICK, Sense.ORDINAL, Sense.SECTOR, Sense.COUNTRY, Sense.REGION, Sense.CITY, Sense.ACTIVE}
    | {Sense.FILLER, Sense.NUMBER}
)
_NAMES = frozenset({"company", "company_name"})
_WHICH = Span(Sense.FILLER, None, words_of("which"))
_MOST = 12
"""Companies that a description may yield; more are no subject of a question but a list."""


def nested(reading: Reading, table: FactsTable, shaped: Shaped, ask: Ask) -> Asked | None:
    """The query of a question that describes its company, or ``None`` where it does not do so in one way."""
    spans = reading.spans
    for first, last in _descriptions(spans):
        inner = _companies(spans[first:last], table, shaped)
        if inner is None:
            continue
        query, names = inner
        others = (*spans[:first], *spans[last:])
        if any(span.sense is Sense.COMPANY and span.value in names for span in others):
            continue  # named and described: which of the two is meant is not said
        subject = Span(Sense.COMPANY, names if len(names) > 1 else names[0], spans[first].words)
        outer = ask(replace(reading, spans=(*spans[:first], subject, *spans[last:])), table)
        if outer is None or _leaves_its_time_open(query, outer.query):
            continue
        if not _takes_the_time(query, outer.query, several=len(names) > 1):
            return replace(outer, query=_with_inner(outer.query, names, query), others=())
    return None


def _takes_the_time(inner: FigureQuery, outer: Query, *, several: bool) -> bool:
    """Whether the time that several companies are told by is that of the rounds that are asked about."""
    if not several or not isinstance(outer, FigureQuery) or metric_named(outer.metric).level is not Level.ROUND:
        return False
    return [_is_timed(one) for one in (inner, outer)] == [True, False]


def _is_timed(query: Query) -> bool:
    return any(f.field == "announced" for side in simple_queries(query) for f in side.filters)


def _leaves_its_time_open(inner: FigureQuery, outer: Query) -> bool:
    """Whether companies are ranked by money or rounds at no time, in a question of a time that may be theirs, too."""
    summed = inner.group_by is not None and inner.aggregate in {Aggregate.SUM, Aggregate.COUNT}
    return summed and isinstance(outer, Comparison) and not _is_timed(inner) and _is_timed(outer)


def _descriptions(spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Stretches of words that can describe a company: its noun with all adjectives, and the longest end first."""
    nouns = [at for at, span in enumerate(spans) if span.sense is Sense.METRIC and span.value == "company"]
    for noun in nouns:
        first = noun
        while first > 0 and _is_adjective(spans, first - 1):
            first -= 1
        while spans[first].sense is Sense.FILLER:
            first += 1
        if first > 0 and spans[first - 1].text.casefold() in {"which", "what"}:
            continue  # companies are what is asked for
        for last in range(len(spans), noun, -1):
            if 1 < last - first < len(spans):
                yield first, last


def _is_adjective(spans: Sequence[Span], at: int) -> bool:
    """Whether a word belongs to the noun behind it; of metrics only what is ranked: “most recently founded”."""
    if spans[at].sense is Sense.METRIC:
        before = next((span for span in reversed(spans[:at]) if span.sense is not Sense.FILLER), None)
        return before is not None and before.sense in {Sense.EXTREME, Sense.PICK}
    return spans[at].sense in _ADJECTIVES


def _companies(
    spans: Sequence[Span], table: FactsTable, shaped: Shaped
) -> tuple[FigureQuery, tuple[str, ...]] | None:
    """The query for the companies that some words describe, and their names."""
    slots = slots_of([_WHICH, *spans])
    found = shaped(slots, table) if slots is not None else None
    if found is None or not isinstance(found.query, FigureQuery):
        return None
    noun = next(span for span in spans if span.sense is Sense.METRIC and span.value == "company")
    if not _yields_companies(found.query, several=noun.is_plural):
        return None
    figure = compute(found.query, table)
    names = names_of(figure) if isinstance(figure, Figure) else ()
    return (found.query, names) if 0 < len(names) <= _MOST else None


def _yields_companies(query: FigureQuery, *, several: bool) -> bool:
    """Whether a query is for companies: for one, unless several are spoken of."""
    if query.group_by == "company":
        return query.is_of_one_group or (several and (query.limit is not None or query.having is not None))
    return query.metric in _NAMES and (query.pick is not None or (several and query.aggregate is Aggregate.LIST))


def _with_inner(query: Query, names: tuple[str, ...], inner: FigureQuery) -> Query:
    """The query with the names of the companies replaced by the query that yields them."""
    if isinstance(query, Comparison):
        return replace(query, sides=tuple(_in_one(side, names, inner) for side in query.sides))
    if isinstance(query, Check):
        if isinstance(query.figure, Comparison):
            return query
        against = query.against
        if isinstance(against, FigureQuery):
            against = _in_one(against, names, inner)
        return replace(query, figure=_in_one(query.figure, names, inner), against=against)
    return _in_one(query, names, inner)


def _in_one(query: FigureQuery, names: tuple[str, ...], inner: FigureQuery) -> FigureQuery:
    filters = tuple(
        Filter("company", Op.EQ, (inner,)) if f.field == "company" and set(f.values) == set(names) else f
        for f in query.filters
    )
    return replace(query, filters=filters)
