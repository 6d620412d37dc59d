"""Whether two figures lie so far apart: more than twice, by over $1bn, by 50%, 100 days; and which came first.

The bound is taken out of the question, what is left is read as a comparison, and its figure is held against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.answers.checking.asides import meant
from bot.answers.comparing import comparison
from bot.answers.reading import Reading
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.sides import Shaped, side
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.query import Check, CompareOp, Comparison, FigureQuery, Filter, Money, Op

_BOUNDS = {CompareOp.LARGER: Op.GT, CompareOp.SMALLER: Op.LT}
_AMOUNTS = frozenset({Sense.MULTIPLE, Sense.PERCENTAGE, Sense.MONEY, Sense.NUMBER})
_VERBS = frozenset({"double", "doubled", "triple", "tripled", "quadruple", "quadrupled"})
_THAN = Span(Sense.SEPARATOR, None, ())
_GREW = Span(Sense.GROWTH, value=True, words=())
_OF_ITSELF = {
    CompareOp.RATIO: {"valuation_multiple"},
    CompareOp.PERCENT: {"valuation_growth"},
    CompareOp.SHARE: {"share_of_round", "commitment_to_valuation"},
}
"""Comparisons that are figures of one round."""


@dataclass(frozen=True, slots=True)
class _Bound:
    """How far two figures are to lie apart, and the words around that."""

    op: Op
    value: Money | int | Decimal
    sense: Sense
    before: tuple[Span, ...]
    after: tuple[Span, ...]


def by_so_much(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Was A more than twice B?”, “did A beat B by over $1bn?”, “did it grow by at least 50%?”, “100 days apart?”."""
    for bound in _bounds(spans):
        for op, rest in _wordings(bound):
            found = comparison(Reading("", tuple(rest)), table, shaped)
            query = found.query if found is not None else None
            if found is None or query is None or isinstance(query, Check) or not _is_wanted(query, op):
                continue
            return replace(found, query=Check(query, bound.op, bound.value), others=())
    return None


def _is_wanted(query: FigureQuery | Comparison, op: CompareOp) -> bool:
    """Whether a comparison is the wanted one; growth over the round before is one figure of its own."""
    return query.op is op if isinstance(query, Comparison) else query.metric in _OF_ITSELF.get(op, ())


def _bounds(spans: Sequence[Span]) -> Iterator[_Bound]:
    """Each bound that stands in a question."""
    for at, span in enumerate(spans):
        if isinstance(span.value, Filter) and span.value.field in {"amount", "raised", "post_money"}:
            value = span.value.values[0] if len(span.value.values) == 1 else None
            told = (*spans[:at], *_measure(span.value.field, span))
            if isinstance(value, Money):
                yield _Bound(span.value.op, value, Sense.MONEY, told, tuple(spans[at + 1 :]))
            continue
        op, end = _op_at(spans, at)
        number = spans[end] if op is not None and end < len(spans) else None
        if op is not None and number is not None and number.sense in _AMOUNTS:
            yield from _bound(op, number, spans[:at], spans[end + 1 :])


def _measure(field: str, span: Span) -> tuple[Span, ...]:
    """The word for what is measured, where the bound took it up: “worth at least $1bn more”."""
    return () if field == "amount" else (Span(Sense.METRIC, field, span.words),)


def _op_at(spans: Sequence[Span], at: int) -> tuple[Op | None, int]:
    """How a bound that begins here compares, and where its amount stands."""
    span = spans[at]
    if span.sense is Sense.BOUND and isinstance(span.value, Op):
        return span.value, at + 1
    if span.sense is Sense.COMPARES and at + 1 < len(spans) and spans[at + 1].sense is Sense.SEPARATOR:
        return (_BOUNDS.get(span.value) if isinstance(span.value, CompareOp) else None), at + 2
    if span.sense is Sense.MULTIPLE and span.key in _VERBS:
        return Op.GE, at
    return None, at


def _bound(op: Op, number: Span, before: Sequence[Span], after: Sequence[Span]) -> Iterator[_Bound]:
    value = number.value if isinstance(number.value, Money | int | Decimal) else getattr(number.value, "value", None)
    if isinstance(value, Money | int | Decimal):
        yield _Bound(op, value, number.sense, tuple(before), tuple(after))


def _wordings(bound: _Bound) -> Iterator[tuple[CompareOp, list[Span]]]:
    """How the question reads without its bound, and the comparison that it then must be."""
    before, after = list(bound.before), list(bound.after)
    rest = [*before, *after]
    senses = {span.sense for span in rest}
    compared = any(span.sense is Sense.COMPARES and span.value in _BOUNDS for span in rest)
    if bound.sense is Sense.NUMBER:
        yield from ((op, rest) for op in (CompareOp.DIFFERENCE, CompareOp.MONTHS) if Sense.DURATION in senses)
        return
    op = _OPS[bound.sense]
    mark = Span(Sense.COMPARES, op, ())
    less = any(span.sense is Sense.COMPARES and span.value is CompareOp.SMALLER for span in rest)
    if (compared and not (less and op is not CompareOp.DIFFERENCE)) or Sense.GROWTH in senses:
        yield op, [*before, mark, *after]
    if bound.sense is Sense.PERCENTAGE and not compared and Sense.SHARE not in senses:
        yield CompareOp.SHARE, [*before, Span(Sense.SHARE, None, ()), *after]
    if bound.sense is Sense.MULTIPLE and not compared:
        yield op, [*before, mark, _THAN, *after]
        yield op, [*before, _GREW, mark, *after]


_OPS = {
    Sense.MULTIPLE: CompareOp.RATIO,
    Sense.PERCENTAGE: CompareOp.PERCENT,
    Sense.MONEY: CompareOp.DIFFERENCE,
}


def earlier(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Was its Series F announced before its Series E?”: the days from the one to the other, below or above none."""
    spans = meant(spans)
    at = next((i for i, span in enumerate(spans) if span.sense is Sense.UPTO), None)
    if at is None or spans[at].value not in {"before", "after"}:
        return None
    left, right = ([span for span in half if not _is_date(span)] for half in (spans[:at], spans[at + 1 :]))
    if any(span.sense is Sense.METRIC for span in (*left, *right)) or not all(map(_tells_a_round, (left, right))):
        return None
    dated = Span(Sense.METRIC, "announced", ())
    sides = [side([dated, *own], other, table, shaped) for own, other in ((left, right), (right, left))]
    queries = tuple(one.query for one in sides if one is not None and isinstance(one.query, FigureQuery))
    if len(queries) != 2 or queries[0] == queries[1] or any(query.aggregate is not None for query in queries):
        return None
    op = Op.LT if spans[at].value == "before" else Op.GT
    return Asked(Check(Comparison(CompareOp.DIFFERENCE, queries), op, 0))


def _is_date(span: Span) -> bool:
    return span.sense is Sense.METRIC and span.value in {"announced", "raised", "amount"}


def _tells_a_round(spans: Sequence[Span]) -> bool:
    return any(span.sense in {Sense.ROUND, Sense.PICK, Sense.ORDINAL} for span in spans)
