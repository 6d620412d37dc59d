"""Questions that set figures side by side: by how much, how many times, which is larger, what share, how long.

Here is how one is told, and what takes it: ``revenues`` a multiple of what the company earns, ``steps`` the growth
with one round, ``pairs`` all else, shares aside (``shares``). What the words say is in ``words``.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.comparing.pairs import side_by_side
from bot.answers.comparing.revenues import over_a_figure
from bot.answers.comparing.steps import grown
from bot.answers.comparing.words import (
    MULTIPLES,
    USED_UP,
    counted,
    grows,
    is_date,
    is_metric,
    is_used_up,
    is_what_differs,
    op_of,
    sets_against,
    tells_a_time,
)
from bot.answers.marks import as_meant
from bot.answers.reading import Reading
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.shares import share
from bot.answers.sides import Shaped, halves, in_their_roles
from bot.answers.slots import slots_of
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.query import Aggregate, CompareOp


def is_comparison(reading: Reading) -> bool:
    """Whether some words set two figures side by side."""
    marked = any(span.sense in USED_UP or sets_against(span) or grows(span) for span in reading.spans)
    return marked or _grew_between(reading)


def _grew_between(reading: Reading) -> bool:
    """Whether “valuation growth” or “step-up” is said of the way from one round to another."""
    measured = sum(is_metric(span, MULTIPLES) for span in reading.spans)
    if measured != 1 or any(map(sets_against, reading.spans)):
        return False
    parts = halves(reading.spans)
    return parts is not None and all(map(tells_a_time, parts))


def comparison(reading: Reading, table: FactsTable, shaped: Shaped) -> Asked | None:
    """The comparison that a question asks for, or ``None`` where its sides cannot be told."""
    reading = as_meant(reading)
    senses = {span.sense for span in reading.spans}
    if Sense.SHARE in senses:
        return share(reading.spans, table, shaped)
    op, spans = op_of(reading), _without_marks(in_their_roles(reading.spans), senses)
    if op not in _OF_WHOM and any(span.sense is Sense.ASKS and span.value == "who" for span in reading.spans):
        return None  # "who dropped out between B and C" asks for names
    return (
        _of_many(reading.spans, spans, table, shaped)
        or over_a_figure(spans, op, table, shaped)
        or grown(spans, senses, op, table, shaped)
        or side_by_side(reading, op, spans, table, shaped)
    )


_OF_WHOM = frozenset({CompareOp.LARGER, CompareOp.SMALLER, CompareOp.COMMON, CompareOp.COMMON_COUNT})


def _without_marks(spans: Sequence[Span], senses: set[Sense]) -> list[Span]:
    """The spans without the words that the comparison itself uses up."""
    kept = list(spans) if Sense.POINTS in senses else counted(spans)
    kept = [span for span in kept if not is_used_up(span)]
    if senses & {Sense.COMMON, Sense.POINTS, Sense.DURATION}:
        kept = [span for span in kept if span.sense is not Sense.COUNTS]
    kept = [span for span in kept if not is_what_differs(span, kept)]
    if Sense.DURATION in senses:
        kept = [Span(Sense.METRIC, "announced", ()), *(span for span in kept if not is_date(span))]
    return kept


def _of_many(said: Sequence[Span], spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    """“Compare the valuations of A, B and C”: each of them, the largest first."""
    marks = [span for span in said if span.sense is Sense.COMPARES]
    names = {span.value for span in spans if span.sense is Sense.COMPANY}
    measures = [span for span in spans if is_metric(span, _COMPARED)]
    summed = [span for span in spans if span.sense is Sense.AGGREGATE and span.value is Aggregate.SUM]
    if len(marks) != 1 or marks[0].value is not None or len(names) < 3 or not (measures or summed):
        return None
    name = measures[0].value if measures else "raised"
    rest = [span for span in spans if span not in (*measures, *summed)]
    slots = slots_of([Span(Sense.LISTS, None, marks[0].words), *rest, Span(Sense.RANKS_BY, name, marks[0].words)])
    return shaped(slots, table) if slots else None


_COMPARED = {"raised", "amount", "post_money", "pre_money"}
