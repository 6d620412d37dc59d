"""What was asked last set side by side, or added up: "how many times bigger is that?", "both together?".

Only what a conversation answered with one value each is recalled, and only by words that name nothing themselves: no
company, no round, no time. Follow-ups that name one of the two sides are ``leaning`` and ``dialogue``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.answers.reading import Reading
from bot.answers.roles import ROLE_OF
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from index.figures.catalogue import Kind, Metric, metric_named
from index.figures.figure import Figure
from index.figures.query import Aggregate, CompareOp, Comparison, FigureQuery, Filter, Op, Period, Query

MOST = 3
"""Answers that are remembered."""
_SAYS_WHAT_TO_DO = frozenset(
    {Sense.COMPARES, Sense.GROWTH, Sense.CAGR, Sense.DURATION, Sense.AGGREGATE, Sense.EXTREME}
)
_BESIDE_IT = frozenset(
    {Sense.ASKS, Sense.BOTH, Sense.METRIC, Sense.RANKS_BY, Sense.ROUNDS, Sense.COUNTS, Sense.NUMBER}
)
_BESIDE_IT |= {Sense.COMMON, Sense.FOLLOW_UP, Sense.VERB}
_OF_BOTH = frozenset({"both", "two", "together", "them", "those", "these"})
_REVENUES = frozenset({"run_rate_revenue", "arr", "revenue", "annual_revenue"})
_ADDS = frozenset({"amount", "raised", "commitment"})
_MULTIPLES = frozenset({"valuation_multiple", "revenue_multiple", "step_up"})
_STRENGTH = (CompareOp.PERCENT, CompareOp.RATIO, CompareOp.DIFFERENCE, CompareOp.LARGER, CompareOp.SMALLER)


def remembered(said: Sequence[Figure], figure: Figure | None) -> tuple[Figure, ...]:
    """What stays in mind after another answer: the last few that were one value, or names, of one plain query."""
    if figure is None or not isinstance(figure.query, FigureQuery) or figure.query.group_by:
        return tuple(said)
    if figure.metric.kind.is_number and not isinstance(figure.value, Decimal):
        return ()
    others = [one for one in said if one.query != figure.query]
    return (*others, figure)[-MOST:]


def speaks_of_both(reading: Reading) -> bool:
    """Whether words say themselves that two answers are meant: "both together", "the two of them"."""
    return any(word.text in _OF_BOTH for span in reading.spans for word in span.words)


def of_the_last(reading: Reading, said: Sequence[Figure]) -> Asked | None:
    """The query that sets the last answers side by side, or adds them up, as these words ask."""
    senses = {span.sense for span in reading.meant}
    senses -= {Sense.UNKNOWN}
    if (
        len(said) < 2
        or not {word.casefold() for word in reading.unknown} <= _OF_BOTH
        or senses - _SAYS_WHAT_TO_DO - _BESIDE_IT
    ):
        return None
    metrics = reading.values(Sense.METRIC) + reading.values(Sense.RANKS_BY)
    metrics = ("investors",) if set(metrics) == {"investors", "participants"} else metrics
    counted = [span for span in reading.meant if span.sense is Sense.NUMBER and span.value not in {1, 2}]
    if len(metrics) > 1 or counted:
        return None
    named = metric_named(str(metrics[0])) if metrics else None
    query = _over_revenue(said[-2:], named, senses) or _names_in_common(said[-2:], reading, named)
    query = query or _put_together(_of_one_kind(said, reading), reading, named)
    return Asked(query) if query is not None else None


def _over_revenue(said: Sequence[Figure], named: Metric | None, senses: set[Sense]) -> Query | None:
    """A valuation and a revenue of one company, one over the other: “so what's the multiple?”."""
    money = {one.metric.name: one for one in said}
    revenue = next((money[name] for name in money if name in _REVENUES), None)
    asks = (named is not None and named.name in _MULTIPLES) or Sense.COMPARES in senses
    if revenue is None or "post_money" not in money or not asks or _companies(said[0]) != _companies(said[1]):
        return None
    return Comparison(CompareOp.RATIO, (_plain(money["post_money"]), _plain(revenue)))


def _names_in_common(said: Sequence[Figure], reading: Reading, named: Metric | None) -> Query | None:
    """Who is in both of two lists of names, or in both of two rounds: in the role that these words say.

    Whoever “was in both” may have led one and joined the other; what the two lists “have in common” is of the lists.
    """
    of_both = reading.has(Sense.BOTH) and not reading.has(Sense.AGGREGATE)
    if not (of_both or reading.has(Sense.COMMON)) or (named is not None and named.kind is not Kind.NAMES):
        return None
    names = all(one.metric.kind is Kind.NAMES for one in said)
    if not (names or reading.has(Sense.ASKS) or reading.has(Sense.COMMON) or named is not None):
        return None
    whoever = of_both and (named is None or named.name == "participants")
    role = "investors" if whoever else named.name if named is not None else None
    if names and all(one.metric.name not in ROLE_OF for one in said):
        role = named.name if named is not None else None  # founders, say
        if role not in {None, *(one.metric.name for one in said)}:
            return None
    elif not all(one.metric.name in ROLE_OF or (role in ROLE_OF and _is_of_one_round(one)) for one in said):
        return None
    sides = tuple(_plain(one) if role is None else replace(_plain(one), metric=role) for one in said)
    return Comparison(CompareOp.COMMON_COUNT if reading.has(Sense.COUNTS) else CompareOp.COMMON, sides)


def _of_one_kind(said: Sequence[Figure], reading: Reading) -> list[Figure]:
    """The last answer and the one before it that is of the same kind; all of them where the largest is asked for."""
    of_one_kind = alike(said)
    ranks = reading.has(Sense.EXTREME) and not speaks_of_both(reading)
    return of_one_kind if ranks else of_one_kind[-2:]


def alike(said: Sequence[Figure]) -> list[Figure]:
    """The last answer and those before it that measure the same in the same way."""
    last = _plain(said[-1])
    return [one for one in said if (_plain(one).metric, _plain(one).aggregate) == (last.metric, last.aggregate)]


def are_several(said: Sequence[Figure]) -> bool:
    """Whether the last answers are two or more that a total could be of: of one kind, or sizes of two rounds."""
    sizes = [one for one in said[-2:] if one.metric.name in _ADDS and _is_of_one_value(one)]
    return len(alike(said)) > 1 or len(sizes) > 1


def _is_of_one_value(figure: Figure) -> bool:
    """Whether a figure is the size of one round, be it the largest of many."""
    query = _plain(figure)
    return query.aggregate in {None, Aggregate.MAX, Aggregate.MIN}


def are_of_periods(said: Sequence[Figure]) -> bool:
    """Whether the last answers were what one company raised in two times: their total is that of all time."""
    if len(alike(said)) < 2:
        return False
    first, second = (_plain(one) for one in alike(said)[-2:])
    timed = [replace(one, filters=tuple(f for f in one.filters if f.field != "announced")) for one in (first, second)]
    return first.aggregate is Aggregate.SUM and timed[0] == timed[1]


def _put_together(said: Sequence[Figure], reading: Reading, named: Metric | None) -> Query | None:
    """Two values of the same kind, added up or compared; of another metric where one is named."""
    how = _how(reading)
    senses = {span.sense for span in reading.meant} | ({Sense.AGGREGATE} if how else set())
    if not senses & _SAYS_WHAT_TO_DO or len(said) < 2:
        return None
    sides = [_plain(one) for one in said]
    if Sense.DURATION in senses:
        named = metric_named("announced")
    elif Sense.AGGREGATE in senses and named is None and said[-1].metric.kind is Kind.DATE:
        named = metric_named("amount")
    if named is not None and any(side.metric != named.name for side in sides):
        if not all(_is_of_one_round(one) for one in said):
            return None
        sides = [replace(side, metric=named.name, aggregate=None) for side in sides]
    if len({(side.metric, side.aggregate) for side in sides}) > 1:
        return None
    if how:
        return _added(sides, how) if not senses & (_SAYS_WHAT_TO_DO - {Sense.AGGREGATE}) else None
    metric = metric_named(sides[0].metric)
    if not metric.kind.is_number and metric.kind is not Kind.DATE:
        return None
    op = _op(reading)
    return Comparison(op, tuple(_in_order(said, sides, op))) if op is not None else None


def _how(reading: Reading) -> set[object]:
    """How the answers become one: added up, also where nothing but “both together” says so."""
    how = {span.value for span in reading.meant if span.sense is Sense.AGGREGATE}
    together = any(span.sense is Sense.BOTH and span.key == "together" for span in reading.meant)
    return how or ({Aggregate.SUM} if together else set())


def _added(sides: Sequence[FigureQuery], how: set[object]) -> Query | None:
    """One query for two that differ in one condition: the sum, or the mean, over both."""
    first, second = sides
    counts = first.aggregate is Aggregate.COUNT and first.metric == "round" and how == {Aggregate.SUM}
    if not (counts or first.metric in _ADDS) or how - {Aggregate.SUM, Aggregate.MEAN} or len(how) != 1:
        return None
    if how == {Aggregate.MEAN} and Aggregate.SUM in {side.aggregate for side in sides}:
        return None
    apart = [(one, other) for one, other in zip(first.filters, _alike(first, second), strict=True) if one != other]
    if len(apart) != 1 or apart[0][1] is None or replace(second, filters=first.filters) != first:
        return None
    one, other = apart[0]
    if other is not None and _overlap(one, other):
        return None
    both = Filter(one.field, one.op, (*one.values, *(other.values if other else ())))
    filters = tuple(both if f is one else f for f in first.filters)
    (only,) = how
    return replace(first, aggregate=Aggregate.COUNT if counts else Aggregate(str(only)), filters=filters)


def _overlap(one: Filter, other: Filter) -> bool:
    """Whether two conditions on the time have days in common, which no sum may hold twice."""
    spans = [(value.first or date.min, value.last or date.max) for value in _periods_of(one)]
    others = [(value.first or date.min, value.last or date.max) for value in _periods_of(other)]
    return any(a[0] <= b[1] and b[0] <= a[1] for a in spans for b in others)


def _periods_of(condition: Filter) -> list[Period]:
    return [value for value in condition.values if isinstance(value, Period)]


def _alike(first: FigureQuery, second: FigureQuery) -> list[Filter | None]:
    """The second's condition on the field of each of the first's; all ``None`` where they are on other fields."""
    by_field = {f.field: f for f in second.filters}
    if len(second.filters) != len(first.filters) or len(by_field) != len(second.filters):
        return [None] * len(first.filters)
    found = [by_field.get(f.field) for f in first.filters]
    same = all(
        b is not None and a.op is b.op and a.op in {Op.EQ, Op.IN} for a, b in zip(first.filters, found, strict=True)
    )
    return found if same else [None] * len(first.filters)


def _op(reading: Reading) -> CompareOp | None:
    senses = {span.sense for span in reading.meant}
    if Sense.CAGR in senses:
        return CompareOp.CAGR
    if Sense.DURATION in senses:
        months = any(span.sense is Sense.DURATION and span.value == "months" for span in reading.meant)
        return CompareOp.MONTHS if months else CompareOp.DIFFERENCE
    said = {span.value for span in reading.meant if span.sense is Sense.COMPARES}
    found = next((op for op in _STRENGTH if op in said), None)
    if Sense.GROWTH in senses:
        return found if found in {CompareOp.RATIO, CompareOp.DIFFERENCE} else CompareOp.PERCENT
    if Sense.EXTREME in senses:
        largest = all(span.value for span in reading.meant if span.sense is Sense.EXTREME)
        return None if said else CompareOp.LARGER if largest else CompareOp.SMALLER
    how_much = any(span.sense is Sense.ASKS and span.value == "amount" for span in reading.meant)
    if how_much and found in {CompareOp.LARGER, CompareOp.SMALLER}:
        return CompareOp.DIFFERENCE
    return found


def _in_order(said: Sequence[Figure], sides: Sequence[FigureQuery], op: CompareOp) -> list[FigureQuery]:
    """The later one first where one company is spoken of, else the larger; for whichever is larger as they came."""
    if op in {CompareOp.LARGER, CompareOp.SMALLER}:
        return list(sides)
    days = [_day(one) for one in said]
    if len({_companies(one) for one in said}) == 1 and None not in days and days[0] != days[1]:
        later = max(range(2), key=lambda at: days[at] or date.min)
    else:
        values = [one.value if isinstance(one.value, Decimal) else Decimal() for one in said]
        later = max(range(2), key=lambda at: values[at])
    return [sides[later], sides[1 - later]]


def _day(figure: Figure) -> date | None:
    if len(figure.rounds) == 1 and figure.rounds[0].announced:
        return figure.rounds[0].announced.first
    query = figure.query
    filters = query.filters if isinstance(query, FigureQuery) else ()
    periods = [value for f in filters for value in f.values if isinstance(value, Period)]
    return periods[0].first if len(periods) == 1 else None


def _companies(figure: Figure) -> frozenset[str]:
    query = figure.query
    filters = query.filters if isinstance(query, FigureQuery) else ()
    named = frozenset(str(value) for f in filters if f.field == "company" for value in f.values)
    return named or frozenset(one.company for one in figure.rounds)


def _is_of_one_round(figure: Figure) -> bool:
    return len(figure.rounds) == 1


def _plain(figure: Figure) -> FigureQuery:
    query = figure.query
    if not isinstance(query, FigureQuery):
        raise TypeError("only plain figures are remembered")
    return query
