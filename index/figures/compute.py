"""A figure query becomes a Figure, or the reason why it cannot be computed. Reads the facts table, never writes.

Queries within the conditions of a query are computed first, and what they stand for is said in a note. Nothing here
depends on anything but the query and the table, so the same question always gives the same figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.errors import QueryError
from index.facts.schema import Round
from index.facts.table import FactsTable
from index.figures import notes as noted
from index.figures.aggregating import aggregated, single
from index.figures.catalogue import Level, Metric, metric_named
from index.figures.cells import Record
from index.figures.columns import with_columns
from index.figures.comparing import checked, compared
from index.figures.figure import Figure, FigureRow, Missing, Result, inputs_of
from index.figures.grouping import grouped
from index.figures.omissions import without_parts
from index.figures.query import Aggregate, Check, Comparison, FigureQuery, Filter, FilterValue, Query
from index.figures.selection import all_picked, records
from index.figures.standing import note_on, values_for

__all__ = ["Figure", "FigureRow", "Missing", "Result", "compute", "inputs_of"]


def compute(query: Query, table: FactsTable) -> Result:
    """The figure of a query. QueryError where the query itself makes no sense."""
    if isinstance(query, Comparison):
        return compared(query, table, compute)
    if isinstance(query, Check):
        return checked(query, table, compute)
    resolved = _resolved(query, table)
    if isinstance(resolved, Missing):
        return resolved
    plain, notes = resolved
    found = _computed(plain, table)
    if isinstance(found, Missing):
        return replace(found, query=query)
    return replace(found, query=query, notes=(*notes, *found.notes))


def _computed(query: FigureQuery, table: FactsTable) -> Result:
    metric = _metric(query.metric)
    selection = records(query.filters, metric.level, table)
    found, undecided = selection.records, selection.undecided
    if query.aggregate not in {Aggregate.SUM, Aggregate.LIST}:
        found = without_parts(found)  # a sum names them, and a list shows them
    unsure = noted.undecided(undecided)
    if query.pick:
        _metric(query.pick.by)
        taken = all_picked(found, query.pick, table)
        unsure += noted.picked_by(query, taken[0], found, table) if len(taken) == 1 else ()
        found = taken
    if not found:
        return _nothing(query, metric, undecided)
    if query.group_by:
        result = grouped(query, metric, found, table)
    elif query.aggregate:
        result = aggregated(query, metric, found, table)
    elif len(found) == 1:
        result = single(query, metric, found[0], table)
    else:
        rounds = tuple(one for one in found if isinstance(one, Round))
        return Missing(query, f"{len(found)} {_PLURALS[metric.level]} fit and the question is about one", rounds)
    if not isinstance(result, Figure):
        return result
    if query.aggregate and metric.name in noted.ON_A_VALUATION:
        unsure += noted.of_unspecified_basis(result.rounds)
    result = replace(result, notes=(*result.notes, *unsure))
    return with_columns(result, query.beside, query.currency, table) if query.beside else result


_PLURALS = {Level.ROUND: "rounds", Level.COMPANY: "companies", Level.COMMITMENT: "commitments"}


def _nothing(query: FigureQuery, metric: Metric, undecided: Sequence[Record]) -> Result:
    """No record fits, which is an answer only where they are counted."""
    if query.aggregate is Aggregate.COUNT and not query.group_by and not query.pick and not undecided:
        return noted.none_of(query, metric)
    noun = {Level.ROUND: "round", Level.COMPANY: "company", Level.COMMITMENT: "commitment"}[metric.level]
    unsure = tuple(one for one in undecided if isinstance(one, Round))
    return Missing(query, f"no {noun} in the facts table fits this question", unsure)


def _metric(name: str) -> Metric:
    try:
        return metric_named(name)
    except KeyError:
        raise QueryError(f"there is no metric {name!r}") from None


def _resolved(query: FigureQuery, table: FactsTable) -> tuple[FigureQuery, tuple[str, ...]] | Missing:
    """The query with every query in its conditions replaced by what it stands for."""
    filters: list[Filter] = []
    notes: list[str] = []
    for condition in query.filters:
        values: list[FilterValue] = []
        for value in condition.values:
            if not isinstance(value, FigureQuery):
                values.append(value)
                continue
            inner = compute(value, table)
            if isinstance(inner, Missing):
                return replace(inner, query=query)
            values.extend(values_for(condition.field, value, inner))
            notes += [note_on(value, inner), *inner.notes]
        filters.append(replace(condition, values=tuple(values)))
    return replace(query, filters=tuple(filters)), tuple(notes)
