"""Growth from one round to another: step-ups, multiples and growth of valuations, all metrics of the later round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.comparing.words import MULTIPLES, USED_UP, is_metric, sets_against, tells_a_time
from bot.answers.reading import Reading
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.sides import Halves, Shaped, halves, side
from bot.answers.slots import slots_of
from bot.answers.spans import Span
from index.facts.schema import Round
from index.facts.table import FactsTable
from index.figures.query import CompareOp, Comparison, FigureQuery
from index.figures.selection import selected

_PRICES = {"post_money", "valuation_growth"}


def grown(
    spans: Sequence[Span], senses: set[Sense], op: CompareOp, table: FactsTable, shaped: Shaped
) -> Asked | None:
    """How far a valuation rose with one round, which the round before is the measure of."""
    priced = any(is_metric(span, _PRICES) for span in spans)
    said = Sense.GROWTH in senses or any(is_metric(span, {"valuation_growth"}) for span in spans)
    rounds = sum(span.sense is Sense.ROUND for span in spans)
    parts = halves(spans)
    if not said or not priced or rounds != 1 or (parts is not None and all(map(tells_a_time, parts))):
        return None
    name = "valuation_multiple" if op is CompareOp.RATIO else "valuation_growth"
    rest = [span for span in spans if span.sense is not Sense.FILLER and not is_metric(span, _PRICES)]
    slots = slots_of([Span(Sense.METRIC, name, ()), *rest])
    return shaped(slots, table) if slots else None


def is_a_step(reading: Reading) -> bool:
    """Whether one step-up is said of the way between two rounds, with nothing that compares two of them."""
    measured = [span for span in reading.spans if is_metric(span, {"step_up", "valuation_multiple"})]
    marked = any(span.sense in USED_UP or sets_against(span) for span in reading.spans)
    return len(measured) == 1 and not marked and not measured[0].is_plural


def stepped(sides: Halves, table: FactsTable, shaped: Shaped) -> Asked | None:
    """A step-up “from F to G” is that of G where F is the round before it; a multiple may leap over rounds."""
    names = {str(span.value) for half in sides for span in half if is_metric(span, {"step_up", "valuation_multiple"})}
    if len(names) != 1 or not all(map(tells_a_time, sides)):
        return None
    ends = [side(own, other, table, shaped) for own, other in (sides, sides[::-1])]
    rounds = [round_of(one, table) for one in ends]
    first, second = rounds
    if (
        first is None
        or second is None
        or first.company != second.company
        or not first.announced
        or not second.announced
    ):
        return None
    later = 0 if first.announced.first > second.announced.first else 1
    if table.previous_priced(rounds[later] or first) == rounds[1 - later]:
        return ends[later]
    if names == {"step_up"}:
        return None  # of which round's price, the words do not say
    prices = [
        replace(one.query, metric="post_money")
        for one in ends
        if one is not None and isinstance(one.query, FigureQuery)
    ]
    return Asked(Comparison(CompareOp.RATIO, (prices[later], prices[1 - later]))) if len(prices) == 2 else None


def above_the_round_before(sides: Halves, table: FactsTable, shaped: Shaped) -> Asked | None:
    """A step-up “over the Series A” is that of one round, where the Series A is the one it is measured from."""
    measured = any(is_metric(span, MULTIPLES) for span in sides[0])
    if not measured or any(span.sense is Sense.METRIC for span in sides[1]):
        return None
    found = side(sides[0], sides[1], table, shaped)
    other = side(sides[1], sides[0], table, shaped)
    this, before = (round_of(one, table) for one in (found, other))
    if this is None or before is None:
        return None
    return found if table.previous_priced(this) == before else None


def round_of(found: Asked | None, table: FactsTable) -> Round | None:
    """The one round that a query is about."""
    if found is None or not isinstance(found.query, FigureQuery) or found.query.pick is not None:
        return None
    rounds = selected(found.query.filters, table).rounds
    return rounds[0] if len(rounds) == 1 else None
