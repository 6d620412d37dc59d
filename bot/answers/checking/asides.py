"""What is said beside a question for yes or no: before which round, and words that only lead to a noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.answers.senses import Sense
from bot.answers.slots import slots_of
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.query import Period
from index.figures.selection import selected

_OF_SEVERAL = frozenset({"founders", "investors", "lead_investors", "participants"})
_EVER = frozenset({"ever", "already"})


def lifted(spans: Sequence[Span], table: FactsTable) -> tuple[Span, ...]:
    """The spans with “one of the founders” as “a founder”, and “ever before its Series C” as a period."""
    kept = [span for at, span in enumerate(spans) if not _is_one_of(spans, at)]
    return tuple(_before_a_round(kept, table) if says_ever(kept) else kept)


def says_ever(spans: Sequence[Span]) -> bool:
    """Whether any time will do: “has it ever been valued at”."""
    return any(span.sense is Sense.FILLER and _EVER.intersection(word.text for word in span.words) for span in spans)


def meant(spans: Sequence[Span]) -> list[Span]:
    """The spans that mean something."""
    return [span for span in spans if span.sense is not Sense.FILLER]


def _is_one_of(spans: Sequence[Span], at: int) -> bool:
    """Whether a “one” only says that there are several, as in “one of the founders”."""
    is_one = spans[at].sense is Sense.NUMBER and spans[at].text.casefold() == "one"
    return is_one and any(span.sense is Sense.METRIC and span.value in _OF_SEVERAL for span in spans[at + 1 :])


def _before_a_round(spans: Sequence[Span], table: FactsTable) -> list[Span]:
    """The spans with “before the Series E” made the time before it, where one such round is known to the day."""
    at = next((i for i, span in enumerate(spans) if span.sense is Sense.UPTO and span.value == "before"), None)
    companies = [span for span in spans if span.sense is Sense.COMPANY]
    rounds = [i for i, span in enumerate(spans) if span.sense is Sense.ROUND and at is not None and i > at]
    if at is None or len(companies) != 1 or len(rounds) != 1:
        return list(spans)
    slots = slots_of([companies[0], spans[rounds[0]]])
    fits = selected(slots.filters, table).rounds if slots else ()
    if len(fits) != 1 or fits[0].announced is None:
        return list(spans)
    earlier = Period(None, fits[0].announced.first - timedelta(days=1))
    time = replace(spans[at], sense=Sense.PERIOD, value=earlier)
    return [time if i == at else span for i, span in enumerate(spans) if i not in rounds]
