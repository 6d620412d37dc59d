"""Investors and their arms: Google belongs to Alphabet, and what one of them did the other did not do by that.

They are counted apart, and a note says so. One thing is the same for both: a deal that the tables hold to be the
parent's and name after the arm, “Acquisition by Google”.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers.roles import ROLE_OF, ROLES
from bot.answers.shapes import Asked
from index.facts.table import FactsTable
from index.figures.query import Check, FigureQuery, Filter, Op, Query
from index.figures.selection import selected


def arms_apart(filters: Sequence[Filter], table: FactsTable) -> tuple[str, ...]:
    """That an investor's arms are others, where they would fit; and its parent, where a deal is called by the arm."""
    notes = []
    for condition in filters:
        others = [f for f in filters if f is not condition]
        for name in condition.values if condition.field in ROLES else ():
            for arm in table.family(str(name))[1:]:
                fits = selected((*others, replace(condition, values=(arm,))), table).rounds
                if fits:
                    notes.append(f"Counted apart: {arm}, an arm of {name} ({len(fits)} rounds fit).")
            for parent in table.above(str(name)):
                fits = selected((*others, replace(condition, values=(parent,))), table).rounds
                called = [one.label for one in fits if one.is_called_by(str(name))]
                if called:
                    notes.append(f"Counted apart: {', '.join(called)}, which the tables have as {parent}'s.")
    return tuple(notes)


def arms_beside(query: Query, table: FactsTable) -> tuple[str, ...]:
    """The same where it is asked whether somebody invested."""
    if (
        not isinstance(query, Check)
        or not isinstance(query.against, tuple)
        or not isinstance(query.figure, FigureQuery)
    ):
        return ()
    field = ROLE_OF.get(query.figure.metric)
    names = tuple(map(str, query.against))
    return arms_apart((*query.figure.filters, Filter(field, Op.EQ, names)), table) if field else ()


def by_the_parent(found: Asked, table: FactsTable) -> Asked:
    """A question of an arm's deal as one of its parent's, where no round is the arm's and the parent's names it."""
    query = found.query
    roles = [f for f in query.filters if f.field in ROLES and f.op is Op.EQ] if isinstance(query, FigureQuery) else []
    if not isinstance(query, FigureQuery) or len(roles) != 1 or len(roles[0].values) != 1:
        return found
    of_one = any(f.field == "company" for f in query.filters)  # a count over all would not fit the others of the arm
    if not of_one or selected(query.filters, table).rounds:
        return found
    [role] = roles
    for parent in table.above(str(role.values[0])):
        filters = tuple(replace(f, values=(parent,)) if f is role else f for f in query.filters)
        rounds = selected(filters, table).rounds
        if rounds and all(one.is_called_by(str(role.values[0])) for one in rounds):
            note = f"{role.values[0]} belongs to {parent}, which the tables name."
            return replace(found, query=replace(query, filters=filters), notes=(*found.notes, note))
    return found
