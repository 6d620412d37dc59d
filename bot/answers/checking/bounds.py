"""Whether a figure or a count stands above or below so much, or one figure above the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answers.checking.asides import meant, says_ever
from bot.answers.comparing import comparison
from bot.answers.reading import Reading
from bot.answers.roles import ROLES
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.shapes.asked import VALUATIONS, primary
from bot.answers.sides import Shaped
from bot.answers.slots import slots_of
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.catalogue import Level, metric_named
from index.figures.compute import Figure, compute
from index.figures.query import (
    FIRST,
    Aggregate,
    Bound,
    Check,
    CompareOp,
    Comparison,
    FigureQuery,
    Filter,
    Having,
    Money,
    Op,
)
from index.figures.selection import selected

_BOUNDS = {CompareOp.LARGER: Op.GT, CompareOp.SMALLER: Op.LT}


def above_the_other(reading: Reading, table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Did A raise more than B?”."""
    found = comparison(reading, table, shaped)
    if found is None or not isinstance(found.query, Comparison) or len(found.query.sides) != 2:
        return None
    op = _BOUNDS.get(found.query.op) or _way_it_went(reading)
    left, right = found.query.sides
    if left.metric == "founded" and _verdict(Check(left, Op.EQ, right), table) == "yes":
        return None  # which of two of the same year is older, years do not tell
    return replace(found, query=Check(left, op, right)) if op is not None else None


def _way_it_went(reading: Reading) -> Op | None:
    """“Did funding fall from 2024 to 2025?”: whether the later figure is below the earlier one."""
    ways = {span.value for span in reading.spans if span.sense is Sense.GROWTH}
    measured = any(span.sense in {Sense.COMPARES, Sense.CAGR, Sense.POINTS} for span in reading.spans)
    changes = any(span.text.casefold() in _EITHER_WAY for span in reading.spans)
    if len(ways) != 1 or measured or changes:
        return None
    return Op.GT if ways == {True} else Op.LT


_EITHER_WAY = frozenset({"change", "changed", "develop", "developed", "evolve", "evolved"})


def against_a_bound(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Was it valued at more than $5bn?”, “did they raise over €1bn in 2025?”, “has it ever been worth $3bn?”."""
    ever = says_ever(spans)
    spans = meant(spans)
    bounds = [span for span in spans if isinstance(span.value, Filter) and _is_a_bound(span.value)]
    if len(bounds) != 1 or not isinstance(bounds[0].value, Filter):
        return None
    rounds = any(span.sense is Sense.ROUNDS for span in spans)
    if not rounds and any(span.sense is Sense.PICK and span.value == FIRST for span in spans):
        return None  # "was it the first to reach $1bn": of all companies, or its own first round
    condition = bounds[0].value
    says_what = any(span.sense is Sense.METRIC for span in spans)
    invested = any(isinstance(span.value, Filter) and span.value.field == "investor" for span in spans)
    field = "commitment" if invested and condition.field in {"amount", "raised"} else condition.field
    led = any(span.sense is Sense.METRIC and span.value == "lead_investors" for span in spans)
    if field == "investor_count" and led:  # "led by more than one investor"
        field, spans = "lead_count", [span for span in spans if not _is_metric(span, "lead_investors")]
    asked_for = Span(Sense.METRIC, field, ())
    singly = any(span.sense is Sense.SINGLY for span in spans)
    rest = [asked_for if span is bounds[0] else span for span in spans if span.sense is not Sense.SINGLY]
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
    check = Check(found.query, condition.op, _in_its_currency(bound, bounds[0], found.query.currency))
    if (ever or singly) and slots is not None and not slots.names_a_round:
        return _at_any_time(check, slots.filters, table, singly=singly)
    own = _in_the_figures_own(check, bounds[0], table)
    return None if singly or own is None else replace(found, query=own, others=())


def _in_its_currency(bound: Bound, span: Span, currency: str | None) -> Bound:
    """A bound without a currency of its own is in the one that the figure is wanted in."""
    said = any(sign in span.text.casefold() for sign in ("$", "usd", "dollar", "buck"))
    if currency is None or said or not isinstance(bound, Money):
        return bound
    return replace(bound, currency=currency) if bound.currency == "USD" else bound


def _in_the_figures_own(check: Check, span: Span, table: FactsTable) -> Check | None:
    """The check with a bound without a currency in the figure's own; ``None`` where dollars would say otherwise."""
    says = any(sign in span.text.casefold() for sign in _SIGNS)
    bound, figure = check.against, compute(check.figure, table)
    if says or not isinstance(bound, Money) or not isinstance(figure, Figure) or figure.unit == bound.currency:
        return check
    own = replace(check, against=replace(bound, currency=figure.unit))
    return own if check.op is Op.EQ or _verdict(own, table) == _verdict(check, table) else None


_SIGNS = ("$", "€", "£", "¥", "usd", "eur", "gbp", "jpy", "dollar", "euro", "pound", "yen", "buck", "chf", "franc")


def _is_metric(span: Span, name: str) -> bool:
    return span.sense is Sense.METRIC and span.value == name


def _is_a_bound(condition: Filter) -> bool:
    return len(condition.values) == 1 and isinstance(condition.values[0], Money | int | Decimal)


def _at_any_time(check: Check, filters: tuple[Filter, ...], table: FactsTable, *, singly: bool) -> Asked | None:
    """The check of the highest (or lowest) there was; of sums only where one round alone decides alike."""
    figure = check.figure
    if not isinstance(figure, FigureQuery) or check.op not in {Op.GT, Op.GE, Op.LT, Op.LE}:
        return None
    how = Aggregate.MAX if check.op in {Op.GT, Op.GE} else Aggregate.MIN
    whole = not singly and figure.metric in {"raised", "amount"}
    if isinstance(check.against, Money) and not whole and figure.currency is None:
        reached = (*filters, Filter(figure.metric, check.op, (check.against,)))
        if selected(reached, table).rounds:
            return Asked(Check(FigureQuery("round", Aggregate.COUNT, reached), Op.GE, 1))
    of_any = Check(FigureQuery(figure.metric, how, filters, currency=figure.currency), check.op, check.against)
    if singly or figure.metric in VALUATIONS or metric_named(figure.metric).level is Level.COMPANY:
        return Asked(of_any)
    if figure.aggregate is Aggregate.SUM and _verdict(of_any, table) == _verdict(check, table):
        return Asked(check)
    return None


def _verdict(check: Check, table: FactsTable) -> object:
    found = compute(check, table)
    return found.value if isinstance(found, Figure) else None


def so_many_rounds(spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Did Thrive lead more than three rounds in 2025?”, “has Ramp raised twice?”."""
    slots = slots_of(_with_times(meant(spans)))
    having = slots.first(Sense.HAVING) if slots is not None else None
    if slots is None or not isinstance(having, Having) or not isinstance(having.bound, int):
        return None
    raised = "raised" in slots.metrics
    if set(slots.metrics) - {"raised"} or any(
        span.sense not in {Sense.HAVING, Sense.METRIC, Sense.ROUNDS} for span in slots.shape
    ):
        return None
    if not slots.on("company") and not any(f.field in ROLES and f.op is Op.EQ for f in slots.filters):
        return None
    query = FigureQuery("round", Aggregate.COUNT, primary(slots.filters) if raised else slots.filters)
    span = slots.span(Sense.HAVING)
    is_said = span is not None and any(word.text in _SAYS_A_BOUND for word in span.words)
    if not is_said and _count(query, table) > having.bound:
        return Asked(query)  # raised three times, it did raise twice, and it did not
    return Asked(Check(query, having.op, having.bound))


def _with_times(spans: list[Span]) -> list[Span]:
    """The spans with “more than three times” as so many rounds, where nothing follows that would be as large."""
    for at in range(len(spans) - 2):
        mark, parting, number = spans[at : at + 3]
        op = _BOUNDS.get(mark.value) if isinstance(mark.value, CompareOp) else None
        said = number.sense is Sense.MULTIPLE and number.words[-1].text == "times"
        last = all(span.sense is Sense.PERIOD for span in spans[at + 3 :])
        if op is not None and parting.sense is Sense.SEPARATOR and said and last:
            bound = Having(op, int(getattr(number.value, "value", 0)))
            having = Span(Sense.HAVING, bound, (*mark.words, *number.words))
            return [*spans[:at], having, *spans[at + 3 :]]
    return spans


_SAYS_A_BOUND = frozenset({"more", "less", "fewer", "least", "most", "over", "under", "than", "minimum", "maximum"})


def _count(query: FigureQuery, table: FactsTable) -> Decimal:
    found = compute(query, table)
    return found.value if isinstance(found, Figure) and isinstance(found.value, Decimal) else Decimal(0)
