"""Questions for yes or no: whether somebody led a round, whether one figure is above another, where a company is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answers.comparing import comparison, is_comparison
from bot.answers.reading import Reading
from bot.answers.roles import METRIC_OF, ROLES
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.shapes.sets import is_described
from bot.answers.sides import Shaped
from bot.answers.slots import slots_of
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.catalogue import metric_named
from index.figures.query import (
    Aggregate,
    Check,
    CompareOp,
    Comparison,
    FigureQuery,
    Filter,
    Money,
    Op,
)
from index.figures.selection import selected

_OPENINGS = frozenset({"did", "do", "does", "was", "were", "is", "are", "has", "have", "had"})
_OF_EVERY_ONE = frozenset({"all", "every", "each", "always", "none", "any", "most", "only"})
_ATTRIBUTES = {
    Sense.CITY: "city",
    Sense.COUNTRY: "country",
    Sense.SECTOR: "sector",
    Sense.FOUNDER: "founders",
}


def is_yes_or_no(reading: Reading) -> bool:
    """Whether a question asks for yes or no."""
    return bool(reading.spans) and reading.spans[0].text.casefold() in _OPENINGS


def checked(reading: Reading, table: FactsTable, shaped: Shaped) -> Asked | None:
    """The check that a question for yes or no asks for, or ``None`` where it cannot be told."""
    rest = replace(reading, spans=reading.spans[1:])
    if any(isinstance(span.value, Filter) and span.value.op in {Op.NE, Op.UNKNOWN} for span in rest.spans):
        return None  # yes and no change places, and a reader may take it either way
    if any(word.text in _OF_EVERY_ONE for span in rest.spans for word in span.words):
        return None  # what holds for one of them need not hold for all
    if is_comparison(rest):
        between = any(span.sense is Sense.SEPARATOR and span.text.casefold() == "or" for span in rest.spans)
        return comparison(rest, table, shaped) if between else _of_two(rest, table, shaped)
    spans = [span for span in rest.spans if span.sense is not Sense.FILLER]
    return (
        _against_a_bound(spans, table, shaped)
        or _in_a_role(spans, table, shaped)
        or _of_a_kind(spans)
        or _of_a_company(spans)
        or _whether_there_is(spans, table)
    )


def _of_two(reading: Reading, table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Did A raise more than B?”."""
    found = comparison(reading, table, shaped)
    if found is None or not isinstance(found.query, Comparison) or len(found.query.sides) != 2:
        return None
    if found.query.op not in {CompareOp.LARGER, CompareOp.SMALLER}:
        return None
    op = Op.GT if found.query.op is CompareOp.LARGER else Op.LT
    left, right = found.query.sides
    return replace(found, query=Check(left, op, right))


def _against_a_bound(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Was it valued at more than $5bn?”, “did they raise over €1bn in 2025?”."""
    bounds = [span for span in spans if isinstance(span.value, Filter) and _is_a_bound(span.value)]
    if len(bounds) != 1 or not isinstance(bounds[0].value, Filter):
        return None
    condition = bounds[0].value
    says_what = any(span.sense is Sense.METRIC for span in spans)
    invested = any(isinstance(span.value, Filter) and span.value.field == "investor" for span in spans)
    field = "commitment" if invested and condition.field in {"amount", "raised"} else condition.field
    asked_for = Span(Sense.METRIC, field, bounds[0].words)
    rest = [asked_for if span is bounds[0] else span for span in spans]
    if says_what and condition.field == "amount":
        rest.remove(asked_for)
    slots = slots_of(rest)
    found = shaped(slots, table) if slots else None
    bound = condition.values[0]
    if found is None or not isinstance(found.query, FigureQuery) or not isinstance(bound, Money | int | Decimal):
        return None
    is_number = metric_named(found.query.metric).kind.is_number
    if found.query.group_by or found.query.aggregate is Aggregate.LIST or not is_number:
        return None
    return replace(found, query=Check(found.query, condition.op, bound), others=())


def _is_a_bound(condition: Filter) -> bool:
    return len(condition.values) == 1 and isinstance(condition.values[0], Money | int | Decimal)


def _in_a_role(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Did Thrive lead OpenAI's Series F?”, “has Sequoia invested in xAI?”."""
    roles = [span for span in spans if isinstance(span.value, Filter) and span.value.field in ROLES]
    fields = {span.value.field for span in roles if isinstance(span.value, Filter)}
    if len(fields) != 1 or not any(span.sense is Sense.COMPANY for span in spans):
        return None
    filters = [span.value for span in roles if isinstance(span.value, Filter)]
    if any(f.op is not Op.EQ for f in filters):
        return None
    metric = Span(Sense.METRIC, METRIC_OF[fields.pop()], roles[0].words)
    rest = [metric, *(span for span in spans if span not in roles)]
    names = tuple(dict.fromkeys(str(value) for f in filters for value in f.values))
    return _holding(rest, names, table, shaped)


def _holding(rest: Sequence[Span], names: tuple[str, ...], table: FactsTable, shaped: Shaped) -> Asked | None:
    slots = slots_of(list(rest))
    if slots is None:
        return None
    found = None
    if slots.names_a_round or slots.has(Sense.PICK) or slots.has(Sense.ORDINAL) or slots.has(Sense.EXTREME):
        found = shaped(slots, table)
    elif set(slots.metrics) == {slots.metrics[0]} and not slots.shape[1:]:
        found = Asked(FigureQuery(slots.metrics[0], Aggregate.LIST, slots.filters))
    if found is None or not isinstance(found.query, FigureQuery):
        return None
    return replace(found, query=Check(found.query, Op.EQ, names), others=())


def _of_a_company(spans: Sequence[Span]) -> Asked | None:
    """“Is Helsing based in Munich?”, “is Mistral an AI lab?”: whether the company is one of those."""
    attributes = [span for span in spans if span.sense in _ATTRIBUTES]
    if len(attributes) != 1 or not any(span.sense is Sense.COMPANY for span in spans):
        return None
    name = _ATTRIBUTES[attributes[0].sense]
    slots = slots_of([span for span in spans if not _says_only(span, name)])
    if slots is None or slots.shape or not is_described(slots.filters):
        return None
    return Asked(Check(FigureQuery("company_name", Aggregate.COUNT, slots.filters), Op.GE, 1))


def _of_a_kind(spans: Sequence[Span]) -> Asked | None:
    """“Was Lumen's Series A a secondary?”: the kind of a round that is named."""
    kinds = [span for span in spans if span.sense is Sense.INSTRUMENT]
    slots = slots_of([span for span in spans if span.sense is not Sense.INSTRUMENT])
    if len(kinds) != 1 or slots is None or slots.shape or not slots.on("company") or not slots.on("round"):
        return None
    return Asked(Check(FigureQuery("instrument", None, slots.filters), Op.EQ, (str(kinds[0].value),)))


def _says_only(span: Span, name: str) -> bool:
    """Whether a metric is only the verb of the attribute: “based in”, “founded by”."""
    wording = {"city": {"headquarters"}, "country": {"headquarters"}, "founders": {"founded", "founders"}}
    return span.sense is Sense.METRIC and span.value in wording.get(name, {"company"}) | {"company"}


def _whether_there_is(spans: Sequence[Span], table: FactsTable) -> Asked | None:
    """“Did Anthropic raise money in 2025?”: whether there is such a round. That there is none is no fact."""
    slots = slots_of(list(spans))
    if slots is None or set(slots.metrics) - {"raised", "announced"}:
        return None
    if not slots.on("company") and not any(f.field in ROLES and f.op is Op.EQ for f in slots.filters):
        return None
    says_so = slots.metrics or slots.has(Sense.ROUNDS) or slots.names_a_round
    if not says_so or any(span.sense not in {Sense.METRIC, Sense.ROUNDS} for span in slots.shape):
        return None
    if not selected(slots.filters, table).rounds:
        return Asked(FigureQuery("amount", None, slots.filters)) if slots.on("company") else None
    return Asked(Check(FigureQuery("round", Aggregate.COUNT, slots.filters), Op.GE, 1))
