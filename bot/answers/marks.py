"""Words of comparing that mean something else by what stands beside them: “A less B”, “how much of it, in %”."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.reading import Reading
from bot.answers.senses import Sense
from bot.answers.spans import Span
from index.figures.query import CompareOp

_WHICH = frozenset({"which", "what", "who"})


def as_meant(reading: Reading) -> Reading:
    """The reading with such words in the sense that they have here."""
    return _part_in_percent(_subtracting(reading))


def _subtracting(reading: Reading) -> Reading:
    """“A less B” takes B from A, where nothing asks which of them is less."""
    asks = any(span.sense is Sense.ASKS or span.key in _WHICH for span in reading.spans)
    numbers = sum(span.sense is Sense.METRIC for span in reading.spans) > 1
    if asks or not numbers:
        return reading
    spans = [
        replace(span, value=CompareOp.DIFFERENCE) if at > 0 and _is_less(span) else span
        for at, span in enumerate(reading.spans)
    ]
    return replace(reading, spans=tuple(spans))


def _is_less(span: Span) -> bool:
    return span.sense is Sense.COMPARES and span.key == "less"


def _part_in_percent(reading: Reading) -> Reading:
    """“How much of its Series C was ASML, in percent?” asks for a share."""
    percent = [span for span in reading.spans if span.value is CompareOp.PERCENT]
    asks = [
        at
        for at, span in enumerate(reading.spans[:-1])
        if span.key == "how much" and reading.spans[at + 1].key == "of" and span.sense is Sense.ASKS
    ]
    if len(percent) != 1 or len(asks) != 1 or any(span.sense is Sense.SHARE for span in reading.spans):
        return reading
    share = replace(reading.spans[asks[0]], sense=Sense.SHARE, value=None)
    spans = [share if at == asks[0] else span for at, span in enumerate(reading.spans) if span is not percent[0]]
    return replace(reading, spans=tuple(spans))
