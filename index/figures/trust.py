"""How far a figure can be trusted: disputes and reports, what other sources say, hedges, rates of exchange."""

from __future__ import annotations

from collections.abc import Iterable

from index.facts.schema import Alternative, Confidence, Qualifier, Round
from index.facts.table import FactsTable
from index.figures.catalogue import Level
from index.figures.display import displayed
from index.figures.omissions import NAMED, Notes, listing
from index.figures.working import Combined, Expression, Given, decimal_of, givens

_MONEY_FIELDS = frozenset({"amount", "pre_money", "post_money", "equity_amount", "commitment"})
_LOOSE = frozenset({Qualifier.APPROX, Qualifier.RANGE})
_HEDGED = {
    Qualifier.APPROX: "is approximate",
    Qualifier.AT_LEAST: "is a floor (at least)",
    Qualifier.UP_TO: "is a ceiling (up to)",
    Qualifier.RANGE: "stands for a range",
}
_SORTS = {
    Qualifier.APPROX: "Approximate",
    Qualifier.RANGE: "Ranges",
    Qualifier.AT_LEAST: "Floors (at least)",
    Qualifier.UP_TO: "Ceilings (up to)",
}


def about(
    rounds: tuple[Round, ...],
    working: Expression | None,
    table: FactsTable,
    *,
    fields: frozenset[str] | None = None,
    level: Level = Level.ROUND,
) -> Notes:
    """How far the rounds behind a figure can be trusted, and at which rates money was converted.

    Of other records than rounds it is their own numbers that are hedged, not the amounts of the rounds.
    """
    rates = rates_of([working])
    if level is Level.COMMITMENT and isinstance(working, Given) and working.hedge is Qualifier.UP_TO:
        rates = (f"{working.label} is a ceiling (up to): pledged, and not all of it need be paid.", *rates)
    if len(rounds) > NAMED:
        hedges = [] if level is Level.ROUND else hedges_of(working)
        return (*_crowd(rounds, amounts=level is Level.ROUND), *hedges, *rates)
    used = fields
    if working is not None:
        used = frozenset(given.field for given in givens(working)) | (fields or frozenset())
    return (*(note for one in rounds for note in _single(one, used, table)), *hedges_of(working), *rates)


def elsewhere(rounds: tuple[Round, ...], field: str, table: FactsTable) -> Notes:
    """What sources say of a field that the rounds' own rows leave open, because they disagree."""
    return tuple(
        _elsewhere(one, other, table) for one in rounds for other in table.alternatives_of(one.round_id, field)
    )


def _single(one: Round, fields: frozenset[str] | None, table: FactsTable) -> list[str]:
    """What is to be said of one round; of figures that other sources dispute, only those of ``fields``, if given."""
    notes = []
    if one.confidence is Confidence.DISPUTED:
        on = dict.fromkeys(_spoken(other.field) for other in table.alternatives_of(one.round_id))
        what = f"sources disagree on its {' and '.join(on)}." if on else f"sources disagree. {one.notes or ''}"
        notes.append(f"{one.label} is disputed: {what}".strip())
    elif one.confidence is not Confidence.OFFICIAL:
        notes.append(f"{one.label} is {one.confidence}, not announced officially.")
    others = [other for other in table.alternatives_of(one.round_id) if fields is None or other.field in fields]
    notes.extend(_elsewhere(one, other, table) for other in others)
    notes.extend(f"Origins disagree: {conflict}." for conflict in table.conflicts_of(one.round_id))
    return notes


def _spoken(field: str) -> str:
    return field.replace("_money", "-money").replace("_", " ")


def _elsewhere(one: Round, other: Alternative, table: FactsTable) -> str:
    """What another source says of a figure that is used."""
    pages = ", ".join(dict.fromkeys(page.publisher or page.title for page in table.sources_of(other.source_ids)))
    value = other.value
    if other.field in _MONEY_FIELDS and value.isdigit():
        value = displayed(int(value), other.currency or one.currency or "", other.qualifier)
    what = f"{one.label} {_spoken(other.field)}"
    return f"Sources disagree on {what}: {pages or 'another account'} has {value}. {other.note or ''}".strip()


def _crowd(rounds: tuple[Round, ...], *, amounts: bool = True) -> list[str]:
    """The same of many rounds, by sort."""
    sorts = {
        "Disputed": [one for one in rounds if one.confidence is Confidence.DISPUTED],
        "Reported, not announced officially": [one for one in rounds if one.confidence is Confidence.REPORTED],
    }
    hedges = {
        "Approximate amounts": [one for one in rounds if one.amount_qualifier in _LOOSE],
        "Floors (at least)": [one for one in rounds if one.amount_qualifier is Qualifier.AT_LEAST],
    }
    told = sorts | hedges if amounts else sorts
    return [f"{sort}: {listing([one.label for one in found])}." for sort, found in told.items() if found]


def hedges_of(working: Expression | None) -> list[str]:
    """The hedges on the inputs of a value: each by name, or by sort where there are many."""
    if working is None or not isinstance(working, Combined):
        return []
    loose = [given for given in givens(working) if given.hedge is not Qualifier.EXACT]
    if len(loose) <= NAMED:
        return [f"{given.label} {_HEDGED[given.hedge]}." for given in loose]
    sorts = {sort: [given.label for given in loose if given.hedge is hedge] for hedge, sort in _SORTS.items()}
    return [f"{sort}: {listing(labels)}." for sort, labels in sorts.items() if labels]


def rates_of(workings: Iterable[Expression | None]) -> Notes:
    """The rates at which money in these workings was converted."""
    trees = [working for working in workings if working is not None]
    rates = [given for tree in trees for given in givens(tree) if given.unit == "rate"]
    if not rates:
        return ()
    shown = [f"{given.label} = {decimal_of(given.value)}" for given in rates]
    return (f"Converted at reference rates: {listing(list(dict.fromkeys(shown)))}.",)
