"""The names in a figure query, spelled as the facts table spells them; and the names that a condition can hold.

``company = Cursor`` becomes Anysphere and ``investor = a16z`` Andreessen Horowitz. A name that nobody bears is
refused with those like it: a query about nobody would otherwise count zero rounds and look like an answer.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace

from index.errors import QueryError
from index.facts.naming import Names, plain
from index.facts.schema import Confidence, Instrument
from index.facts.table import FactsTable
from index.facts.vocabulary import SERIES
from index.figures import allowed
from index.figures.allowed import Sorts
from index.figures.fields import COMPANY_NAMES, REGIONS, names_in
from index.figures.query import Check, Comparison, FigureQuery, Filter, FilterValue, Op, Query
from index.figures.tokens import either

_INVESTORS = frozenset({"investor", "lead", "participant"})
_ALWAYS = {
    "instrument": tuple(one.value for one in Instrument),
    "confidence": tuple(one.value for one in Confidence),
    "series": SERIES,
    "region": REGIONS,
}
"""Names that a condition may hold though no record does: of them there are none, and that is an answer."""
_NEAR = 3
_LONGEST = 99
"""Characters of a name that are looked at for those like it: no name is longer."""
_LONG_ENOUGH = 3
"""Characters from which on a name that holds what was typed is like it."""


def named(query: Query, table: FactsTable) -> Query:
    """The query with every name as the facts table has it. QueryError for a name that is not in it."""
    if isinstance(query, Comparison):
        return Comparison(query.op, tuple(_figure(side, table) for side in query.sides))
    if isinstance(query, FigureQuery):
        return _figure(query, table)
    figure = _figure(query.figure, table) if isinstance(query.figure, FigureQuery) else named(query.figure, table)
    if isinstance(figure, Check):
        raise QueryError("a check cannot be held against another")
    against = query.against
    if isinstance(against, FigureQuery):
        against = _figure(against, table)
    elif isinstance(against, tuple):
        against = _listed(against, allowed.field_of_names(figure), table)
    return Check(figure, query.op, against)


def names_of_field(field: str, table: FactsTable) -> tuple[str, ...]:
    """Every name that a condition on a field can hold, each once, in the order of the alphabet."""
    found = {name for one in table.rounds for name in names_in(one, field, table)} | set(_ALWAYS.get(field, ()))
    if field in COMPANY_NAMES:
        found |= {name for one in table.facts.companies for name in names_in(one, field, table)}
    if field in _INVESTORS:
        found |= {one.name for one in table.facts.investors}
    return tuple(sorted(found, key=str.casefold))


def _figure(query: FigureQuery, table: FactsTable) -> FigureQuery:
    companies = tuple(_condition(f, table) for f in query.filters if f.field == "company")
    others = iter([_of_companies(f, companies, table) for f in query.filters if f.field != "company"])
    own = iter(companies)
    filters = tuple(next(own) if f.field == "company" else next(others) for f in query.filters)
    without = _listed(query.without, allowed.field_of_names(FigureQuery(query.metric)), table)
    return replace(query, filters=filters, without=without)


def _of_companies(condition: Filter, companies: tuple[Filter, ...], table: FactsTable) -> Filter:
    """A condition on something else than the company: a round is one of the companies that are named."""
    if condition.field != "round":
        return _condition(condition, table)
    named_ones = [value for f in companies if f.op in {Op.EQ, Op.IN} for value in f.values]
    rounds = [one for value in named_ones if isinstance(value, str) for one in table.rounds_of(value)]
    if not rounds or any(not isinstance(value, str) for value in named_ones):
        return _condition(condition, table)
    known = tuple(dict.fromkeys(name for one in rounds for name in one.names))
    of = f"{either(dict.fromkeys(one.company for one in rounds))} has no round"
    values = tuple(_spelled(v, known, of=of, everything=True) if isinstance(v, str) else v for v in condition.values)
    return replace(condition, values=values)


def _condition(condition: Filter, table: FactsTable) -> Filter:
    if allowed.sort_of(condition.field) is not Sorts.NAMES:
        return condition
    return replace(condition, values=tuple(_value(value, condition.field, table) for value in condition.values))


def _value(value: FilterValue, field: str, table: FactsTable) -> FilterValue:
    if isinstance(value, FigureQuery):
        return _figure(value, table)
    return _name(value, field, table) if isinstance(value, str) else value


def _listed(names: tuple[str, ...], field: str | None, table: FactsTable) -> tuple[str, ...]:
    return tuple(_name(name, field, table) for name in names) if field else names


def _name(typed: str, field: str, table: FactsTable) -> str:
    """The one spelling of a name in a field."""
    found = None
    if field == "company":
        found = _companies(table).canonical(typed)
    elif field in _INVESTORS:
        found = table.canonical(typed)
    return found or _spelled(typed, names_of_field(field, table), of=f"no {field.replace('_', ' ')} is called")


def _companies(table: FactsTable) -> Names:
    described = ((one.name, one.aliases) for one in table.facts.companies)
    return Names([*described, *((one.company, ()) for one in table.rounds)])


def _spelled(typed: str, known: Iterable[str], *, of: str, everything: bool = False) -> str:
    """The known name that reads like what was typed. QueryError with the nearest, or with ``everything``."""
    wanted = plain(typed)
    names = {plain(name): name for name in known}
    found = names.get(wanted) or _by_initials(typed, names.values())
    if found is not None:
        return found
    if everything:
        raise QueryError(f"{of} “{typed}”; known: {', '.join(names.values())}")
    near = [names[like] for like in _like(wanted, names)]
    raise QueryError(f"{of} “{typed}”" + (f"; did you mean {either(near)}?" if near else ""))


def _by_initials(typed: str, names: Iterable[str]) -> str | None:
    """The one name of several words that has these initials: UK, US."""
    fits = [name for name in names if " " in name and "".join(word[0] for word in name.split()) == typed]
    return fits[0] if len(fits) == 1 else None


def _like(wanted: str, names: Iterable[str]) -> list[str]:
    """The names that read nearly so, then those that hold what was typed or a word nearly like it."""
    known = list(names)
    near = difflib.get_close_matches(wanted[:_LONGEST], known, n=_NEAR, cutoff=0.7)
    near += [name for name in known if len(wanted) >= _LONG_ENOUGH and wanted in name]
    for name in known:
        if difflib.get_close_matches(wanted[:_LONGEST], name.split(), n=1, cutoff=0.8):
            near.append(name)
    return list(dict.fromkeys(near))[:_NEAR]
