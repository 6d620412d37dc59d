"""From a reading to its figure query: which metric is asked for, and of what. The ways of asking are ``shapes``.

A query is only made where every word was used. One unknown word, or one word left over, and the question is no figure
question: half an understanding would be a wrong figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.choosing import metric_of
from bot.answers.grammar import Sense
from bot.answers.reading import Reading
from bot.answers.shapes import ALWAYS, SHAPES, SIZES, Asked
from bot.answers.slots import Slots, slots_of
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.catalogue import Kind, metric_named
from index.figures.query import CompareOp, Comparison, FigureQuery, Filter
from index.figures.selection import selected

__all__ = ["Asked", "asked"]

_YES_OR_NO = frozenset({"did", "do", "does", "was", "were", "is", "are", "has", "have"})
_COMPARABLE = frozenset({Sense.COMPANY, Sense.ROUND, Sense.PERIOD, Sense.SECTOR, Sense.COUNTRY, Sense.INVESTOR})
_PLACING = frozenset({Sense.ROUND, Sense.PERIOD, Sense.PICK, Sense.ORDINAL, Sense.CONDITION})


def asked(reading: Reading, table: FactsTable) -> Asked | None:
    """The figure query of a reading, or ``None`` where it is not a figure question that can be put exactly."""
    if reading.unknown or reading.has(Sense.CARD) or is_yes_or_no(reading):
        return None
    if reading.says_the_company and not reading.has(Sense.COMPANY):
        return None  # and nobody said which
    if reading.has(Sense.COMPARES) or any(_sets_against(span) for span in reading.spans):
        return _comparison(reading, table)
    slots = slots_of(reading.spans)
    return _shaped(slots, table) if slots else None


def is_yes_or_no(reading: Reading) -> bool:
    """Whether a question asks for yes or no, which no figure is."""
    return bool(reading.spans) and reading.spans[0].text.casefold() in _YES_OR_NO


def _sets_against(span: Span) -> bool:
    """Whether a word alone sets two things side by side, as "and" does not."""
    return span.sense is Sense.SEPARATOR and span.text.casefold() not in {"and", "or", "than"}


def _shaped(slots: Slots, table: FactsTable) -> Asked | None:
    metric = metric_of(slots)
    if metric is None or not all(metric.name in _verb(span) for span in slots.shape if span.sense is Sense.VERB):
        return None
    for senses, shape in SHAPES:
        if all(span.sense in senses | ALWAYS for span in slots.shape):
            found = shape(slots, metric, table)
            if found is not None:
                found = replace(found, notes=(*found.notes, *_arms_apart(slots.filters, table)))
                currency = slots.first(Sense.CURRENCY)
                return _in_currency(found, str(currency)) if currency else found
    return None


def _verb(span: Span) -> frozenset[str]:
    """The metrics beside which a verb says nothing."""
    return span.value if isinstance(span.value, frozenset) else frozenset()


def _arms_apart(filters: Sequence[Filter], table: FactsTable) -> tuple[str, ...]:
    """That an investor's arms are other investors, where they would fit as well."""
    notes = []
    for condition in filters:
        others = [f for f in filters if f is not condition]
        for name in condition.values if condition.field in {"investor", "lead", "participant"} else ():
            for arm in table.family(str(name))[1:]:
                fits = selected((*others, replace(condition, values=(arm,))), table).rounds
                if fits:
                    notes.append(f"Counted apart: {arm}, an arm of {name} ({len(fits)} rounds fit).")
    return tuple(notes)


def _in_currency(found: Asked, currency: str) -> Asked | None:
    query = found.query
    if not isinstance(query, FigureQuery) or metric_named(query.metric).kind is not Kind.MONEY:
        return None
    return replace(found, query=replace(query, currency=currency))


def _comparison(reading: Reading, table: FactsTable) -> Asked | None:
    """Two of something set side by side: what only one side says holds for both."""
    op = next((span.value for span in reading.spans if span.sense is Sense.COMPARES), None)
    halves = _halves([span for span in reading.spans if not _asks_which(span)])
    if halves is None:
        return None
    if not reading.has(Sense.METRIC):
        if not reading.has(Sense.ROUND):
            return None  # two companies do not compare by themselves, only their figures do
        halves[0].append(Span(Sense.METRIC, "amount", ()))
    left, right = (_side(own, other, table) for own, other in (halves, halves[::-1]))
    if left is None or right is None:
        return None
    if not isinstance(left.query, FigureQuery) or not isinstance(right.query, FigureQuery):
        return None
    compare = op if isinstance(op, CompareOp) else CompareOp.DIFFERENCE
    query = Comparison(compare, (left.query, right.query))
    notes = tuple(dict.fromkeys((*left.notes, *right.notes)))
    return Asked(query, notes) if left.query != right.query else None


def _asks_which(span: Span) -> bool:
    """Words that the comparison itself uses up: "who raised more", "which was bigger"."""
    return span.sense is Sense.COMPARES or (span.sense is Sense.ASKS and span.value == "who")


def _halves(spans: Sequence[Span]) -> tuple[list[Span], list[Span]] | None:
    """The spans of either side of the one separator that parts two alike things; "who raised more, A or B" too."""
    at = [i for i, span in enumerate(spans) if span.sense is Sense.SEPARATOR]
    at = at or [i for i, span in enumerate(spans) if span.sense is Sense.FILLER and span.text.casefold() == "to"]
    if len(at) != 1:
        return None
    left, right = (
        [span for span in half if span.sense is not Sense.FILLER] for half in (spans[: at[0]], spans[at[0] + 1 :])
    )
    differing = {span.sense for span in left} & {span.sense for span in right} & _COMPARABLE
    return (left, right) if differing else None


def _side(own: Sequence[Span], other: Sequence[Span], table: FactsTable) -> Asked | None:
    """One side with what it lacks taken over from the other.

    A side that says for itself which round or when it means takes over no round and no time.
    """
    mine = {span.sense for span in own}
    lent = [span for span in other if span.sense not in mine or span.sense is Sense.METRIC]
    if mine & _PLACING:
        lent = [span for span in lent if span.sense not in _PLACING]
    slots = slots_of(list(dict.fromkeys([*own, *lent])))
    if slots is None or (_lends_a_time(own, other) and not SIZES.intersection(slots.metrics)):
        return None
    return _shaped(slots, table)


def _lends_a_time(own: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether only one side says when: of sums that holds for both, of valuations it may not."""
    here, there = (any(span.sense is Sense.PERIOD for span in side) for side in (own, other))
    return here is not there
