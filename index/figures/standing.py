"""What a query within a condition stands for: its names, or its number as a bound.

A bound is the number as it is reported: money in whole units, the rest to two decimals. Which queries may stand where
is ``allowed``; here the figure is there, and what it cannot stand for is a QueryError.
"""

from __future__ import annotations

from decimal import Decimal

from index.errors import QueryError
from index.figures import notes as noted
from index.figures.catalogue import Kind
from index.figures.display import displayed, is_currency
from index.figures.fields import MEASURES, NAMES
from index.figures.figure import Figure
from index.figures.holding import names_of
from index.figures.query import FigureQuery, FilterValue, Money


def values_for(field: str, query: FigureQuery, found: Figure) -> tuple[FilterValue, ...]:
    """The values that a condition on a field has in place of a query. QueryError where the query has none for it."""
    if field in MEASURES and field not in NAMES:
        return (_bound(field, query, found),)
    if found.metric.kind is Kind.TEXT and isinstance(found.value, str):
        return (found.value,)
    names = names_of(found)
    if not names or (found.metric.kind is not Kind.NAMES and query.group_by is None):
        raise QueryError(f"({query}) yields no names for {field}")
    return names


def note_on(query: FigureQuery, found: Figure) -> str:
    """What the query came to, in a sentence."""
    if isinstance(found.value, Decimal):
        return f"({query}) is {displayed(found.value, found.unit, found.hedge)}."
    return noted.stands_for(query, found)


def _bound(field: str, query: FigureQuery, found: Figure) -> Money | Decimal:
    if not isinstance(found.value, Decimal):
        raise QueryError(f"({query}) yields no number for {field}")
    return Money(int(found.value), found.unit) if is_currency(found.unit) else found.value
