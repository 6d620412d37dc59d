"""Two figures, one on either side of the words that part them. What one side lacks the other lends it (``sides``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answers.comparing.directions import as_directed
from bot.answers.comparing.revenues import is_figure_of_a_company
from bot.answers.comparing.steps import above_the_round_before, is_a_step, round_of, stepped
from bot.answers.comparing.words import (
    MULTIPLES,
    grows,
    is_metric,
    is_revalued,
    is_used_up,
    names_a_size,
    says_growth,
    tells_a_time,
)
from bot.answers.growing import first_and_last
from bot.answers.reading import Reading
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.sides import Halves, Shaped, halves, parted, side
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, Level, metric_named
from index.figures.query import Aggregate, CompareOp, Comparison, FigureQuery, Op, Period
from index.figures.selection import selected


def side_by_side(
    reading: Reading, op: CompareOp, spans: Sequence[Span], table: FactsTable, shaped: Shaped
) -> Asked | None:
    """Two figures, one on either side of the word that parts them."""
    senses = {span.sense for span in reading.spans}
    found = halves(spans) or _around_the_mark(reading.spans) or first_and_last(spans, senses)
    if found is None:
        return None
    left, right = _of_valuations(found)
    if op is CompareOp.DIFFERENCE and _is_over_a_figure(left, right) and not _says_difference(reading):
        return None  # “its mark against revenue”: the one over the other, or both
    if not any(span.sense is Sense.METRIC for span in (*left, *right)) and not names_a_size(left, right):
        return None  # two companies do not compare by themselves, only their figures do
    if not any(span.sense in {Sense.METRIC, Sense.COUNTS} for span in (*left, *right)):
        measure = "post_money" if any(map(is_revalued, reading.spans)) else "amount"
        left = [Span(Sense.METRIC, measure, ()), *left]
    if is_a_step(reading):
        return stepped(found, table, shaped)
    whole = above_the_round_before((left, right), table, shaped)
    if whole is not None:
        return whole
    if op is CompareOp.RATIO and any(is_metric(span, MULTIPLES) for span in (*left, *right)):
        return None  # a step-up over a step-up is nothing
    dated = Sense.DURATION in senses or any(is_metric(span, {"announced"}) for span in (*left, *right))
    if dated and not all(map(tells_a_time, (left, right))):
        return None
    smaller = any(span.sense is Sense.COMPARES and span.value is CompareOp.SMALLER for span in reading.spans)
    if smaller and op is CompareOp.DIFFERENCE:
        left, right = right, left  # how much less the one is than the other
    grew = any(map(says_growth, reading.spans)) or any(map(grows, found[0]))
    from_to = op is CompareOp.PERCENT and _leads_from_one_to_the_other(spans)
    in_time = grew or from_to or senses & {Sense.GROWTH, Sense.CAGR, Sense.DURATION}
    compared = _compared(op, (left, right), table, shaped, later_first=bool(in_time))
    return compared if in_time else as_directed(compared, reading.spans, table)


def _leads_from_one_to_the_other(spans: Sequence[Span]) -> bool:
    """Whether only “to” parts the two, as in “Series B to C, in percent”."""
    parted_otherwise = any(span.sense is Sense.SEPARATOR for span in spans)
    return not parted_otherwise and any(span.sense is Sense.FILLER and span.key == "to" for span in spans)


def _is_over_a_figure(left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Whether a valuation stands beside what the company earns."""
    sides = [any(map(is_figure_of_a_company, one)) for one in (left, right)]
    return sides[0] is not sides[1]


def _says_difference(reading: Reading) -> bool:
    """Whether a word asks how far two figures lie apart."""
    return any(span.sense is Sense.COMPARES and span.value is not None for span in reading.spans)


def _around_the_mark(spans: Sequence[Span]) -> Halves | None:
    """The sides of a verb that compares: “by how much did A exceed B”."""
    at = [i for i, span in enumerate(spans) if span.sense is Sense.COMPARES]
    for i in reversed(at):
        left = [span for span in spans[:i] if not is_used_up(span)]
        right = [span for span in spans[i + 1 :] if not is_used_up(span)]
        found = parted([*left, *right], len(left), len(left)) if right else None
        if found is not None:
            return found
    return None


def _of_valuations(sides: Halves) -> Halves:
    """The sides with what a word stands for: growth between two rounds is of valuations, a sale is of stakes."""
    metric = {span.value for span in (*sides[0], *sides[1]) if span.sense is Sense.METRIC}
    sold = [span for span in (*sides[0], *sides[1]) if span.sense is Sense.VERB and span.value == _STAKES]
    if not metric and sold:
        return [Span(Sense.METRIC, "stake_sold", sold[0].words), *sides[0]], sides[1]
    if all(any(is_metric(span, {"valuation_growth"}) for span in half) for half in sides):
        return sides  # one growth against another
    left, right = (
        [replace(span, value="post_money") if is_metric(span, {"valuation_growth"}) else span for span in half]
        for half in sides
    )
    return left, right


_STAKES = frozenset({"stake_sold"})


def _compared(op: CompareOp, sides: Halves, table: FactsTable, shaped: Shaped, *, later_first: bool) -> Asked | None:
    left, right = sides
    found = [side(own, other, table, shaped) for own, other in ((left, right), (right, left))]
    queries = [one.query for one in found if one is not None and isinstance(one.query, FigureQuery)]
    if len(queries) != 2 or queries[0] == queries[1] or _are_of_one_round(found, table):
        return None
    if len({query.metric for query in queries}) > 1 and all(map(_is_multiple, queries)):
        return None  # a step-up is no revenue multiple
    if op in {CompareOp.COMMON, CompareOp.COMMON_COUNT}:
        queries = [_all_names(query) for query in queries]
    notes = tuple(dict.fromkeys(note for one in found if one is not None for note in one.notes))
    ordered = tuple(_later_first(queries, table) if later_first else queries)
    return Asked(Comparison(op, ordered), notes)


def _later_first(queries: Sequence[FigureQuery], table: FactsTable) -> Sequence[FigureQuery]:
    """Two figures of which the first grew out of the second; without dates they are named in order of time."""
    first, second = (_start_of(query, table) for query in queries)
    in_order = first is None or second is None or first <= second
    return queries[::-1] if in_order else queries


def _start_of(query: FigureQuery, table: FactsTable) -> date | None:
    """When a figure's period or its one round begins."""
    timed = [f for f in query.filters if f.field in {"announced", "as_of"} and f.op is Op.IN]
    if len(timed) == 1 and len(timed[0].values) == 1 and isinstance(timed[0].values[0], Period):
        return timed[0].values[0].first
    if metric_named(query.metric).level is not Level.ROUND or query.pick is not None:
        return None
    rounds = selected(query.filters, table).rounds
    return rounds[0].announced.first if len(rounds) == 1 and rounds[0].announced else None


def _are_of_one_round(found: Sequence[Asked | None], table: FactsTable) -> bool:
    """Whether both sides turn out to be the same value of the same round, however each of them tells it."""
    queries = [one.query for one in found if one is not None and isinstance(one.query, FigureQuery)]
    rounds = [round_of(one, table) for one in found]
    if any(metric_named(query.metric).level is Level.COMMITMENT for query in queries):
        return False  # of one round, what two investors put in
    alike = len({(query.metric, query.aggregate) for query in queries}) == 1
    return alike and rounds[0] is not None and rounds[0] == rounds[-1]


def _is_multiple(query: FigureQuery) -> bool:
    return metric_named(query.metric).kind is Kind.MULTIPLE


def _all_names(query: FigureQuery) -> FigureQuery:
    """The names of all of a company's rounds, where no round was named."""
    if metric_named(query.metric).kind is not Kind.NAMES or query.aggregate is Aggregate.LIST:
        return query
    if query.aggregate is None:
        filters = tuple(f for f in query.filters if f.field != "round_id")
        return FigureQuery(query.metric, Aggregate.LIST, filters)
    return replace(query, aggregate=Aggregate.LIST)
