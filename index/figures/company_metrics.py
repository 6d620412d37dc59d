"""One metric of one company: who it is, and its dated figures such as revenue and staff.

A dated figure answers with the latest, and its series holds all of them, oldest first. What a source limits to a part
of the company (``scope``) is never taken for the whole. Definitions with their sources are in ``catalogue``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from index.facts.schema import Company, Instrument, Round
from index.facts.table import FactsTable
from index.figures.cells import Cell
from index.figures.company_series import series_of
from index.figures.display import day
from index.figures.omissions import listing, not_primary
from index.figures.round_metrics import PRIMARY, post_money
from index.figures.totals import DOLLARS, primary_total
from index.figures.working import Combined, Given, Operator

employees = series_of("employees", title="employees").of
_STATED = series_of("valuation", title="valuation")
_SALES = frozenset({Instrument.SECONDARY, Instrument.BUYOUT})
"""Deals in which holders sell: their price is not that of a round."""


def company_name(this: Company, table: FactsTable) -> Cell:
    """The company itself."""
    return Cell(this, "name", names=(this.name,))


def headquarters(this: Company, table: FactsTable) -> Cell:
    """City and country; where only the country is known, that."""
    places = [place for place in (this.hq_city, this.hq_country) if place]
    if not places:
        return _unknown(this, "headquarters")
    note = () if this.hq_city else (f"The city of {this.name} is not known.",)
    return Cell(this, "text", text=", ".join(places), notes=note)


def city(this: Company, table: FactsTable) -> Cell:
    """The city of the headquarters."""
    return Cell(this, "text", text=this.hq_city) if this.hq_city else _unknown(this, "city")


def country(this: Company, table: FactsTable) -> Cell:
    """The country of the headquarters."""
    return Cell(this, "text", text=this.hq_country) if this.hq_country else _unknown(this, "country")


def founders(this: Company, table: FactsTable) -> Cell:
    """Who founded the company."""
    return Cell(this, "name", names=this.founders) if this.founders else _unknown(this, "founders", unit="name")


def founded(this: Company, table: FactsTable) -> Cell:
    """The year in which the company was founded."""
    if this.founded is None:
        return _unknown(this, "founding year", unit="year")
    return Cell(this, "year", Given(f"{this.name} founded", Fraction(this.founded), "year", this.fact_id, "founded"))


def sector_group(this: Company, table: FactsTable) -> Cell:
    """The wider group that the company's sector belongs to."""
    told = this.sector_group or this.sector
    return Cell(this, "text", text=told) if told else _unknown(this, "sector")


def sector(this: Company, table: FactsTable) -> Cell:
    """The company's own sector; the wider group is in a note."""
    told = this.sector or this.sector_group
    if told is None:
        return _unknown(this, "sector")
    wider = this.sector_group if this.sector_group != told else None
    return Cell(this, "text", text=told, notes=(f"It belongs to the group {wider}.",) if wider else ())


def valuation(this: Company, table: FactsTable) -> Cell:
    """What the company is worth: the post-money of its latest priced round."""
    found = valuations(this, table)
    return found[-1] if found else _STATED.of(this, table)


def valuations(this: Company, table: FactsTable) -> tuple[Cell, ...]:
    """The post-money of every priced round, oldest first; of sales among holders only where there is no other.

    Where no round has one, what ``metrics.csv`` has.
    """
    priced = [(one, post_money(one, table)) for one in table.rounds_of(this.name) if one.announced is not None]
    known = [(one, cell) for one, cell in priced if cell.missing is None]
    proper = [(one, cell) for one, cell in known if one.instrument not in _SALES]
    return tuple(_valued(this, one, cell) for one, cell in proper or known) or _STATED.series(this, table)


def _valued(this: Company, one: Round, post: Cell) -> Cell:
    at = f"The valuation is the post-money of {one.label}" + (f", {day(one.announced)}." if one.announced else ".")
    found = Cell(this, post.unit, post.expression, notes=(at, *post.notes), behind=one)
    return replace(found, dated=one.announced, fact=one.fact_id)


def rounds_count(this: Company, table: FactsTable) -> Cell:
    """How many of the company's rounds the table holds, of any instrument."""
    own = table.rounds_of(this.name)
    ones = tuple(Given(one.label, Fraction(1), "count", one.fact_id, "round_id") for one in own)
    others = not_primary(own)
    notes = (f"Among them, not primary money: {listing(others)}.",) if others else ()
    if not own:
        notes = (f"No round of {this.name} is in the facts table, which need not hold every round there was.",)
    return Cell(this, "count", Combined(Operator.ADD, ones), notes=notes)


def first_round(this: Company, table: FactsTable) -> Cell:
    """The round that was announced first, of those that the table holds."""
    return _one_round(this, _dated(this, table)[:1])


def latest_round(this: Company, table: FactsTable) -> Cell:
    """The round that was announced last."""
    return _one_round(this, _dated(this, table)[-1:])


def last_raised(this: Company, table: FactsTable) -> Cell:
    """When the company last announced a round that brought it primary money."""
    primary = [one for one in _dated(this, table) if one.instrument in {*PRIMARY, Instrument.DEBT_AND_EQUITY}]
    if not primary or primary[-1].announced is None:
        return Cell(this, "date", missing=f"no dated round with primary money of {this.name} is known")
    last = primary[-1]
    said = (f"{this.name} last raised in {last.label}.",)
    found = Cell(this, "date", text=str(last.announced), notes=said, behind=last)
    return replace(found, dated=last.announced, fact=last.fact_id)


def raised_per_employee(this: Company, table: FactsTable) -> Cell:
    """Primary money raised by the date of the latest count of employees ÷ that count, in dollars."""
    staff = employees(this, table)
    if staff.expression is None or staff.dated is None:
        return Cell(this, DOLLARS, missing=staff.missing)
    by = staff.dated.last
    rounds = [one for one in table.rounds_of(this.name) if one.announced and one.announced.last <= by]
    total = primary_total(rounds, table, DOLLARS)
    if total.expression is None or not staff.value:
        return Cell(this, DOLLARS, missing=f"no primary money of {this.name} up to {day(staff.dated)} is known")
    unsure = [one.label for one in table.rounds_of(this.name) if _straddles(one, by)]
    unsure_note = (f"Whether it was by then is not known, and so left out: {listing(unsure)}.",) if unsure else ()
    notes = (f"Both are as of {day(staff.dated)}.", *staff.notes[1:], *total.notes, *unsure_note)
    return Cell(this, DOLLARS, Combined(Operator.DIVIDE, (total.expression, staff.expression)), notes=notes)


def _straddles(one: Round, by: date) -> bool:
    """Whether it cannot be told if a round was announced by a day."""
    return one.announced is None or one.announced.first <= by < one.announced.last


def _dated(this: Company, table: FactsTable) -> tuple[Round, ...]:
    return tuple(one for one in table.rounds_of(this.name) if one.announced is not None)


def _one_round(this: Company, found: Sequence[Round]) -> Cell:
    if not found:
        return Cell(this, "text", missing=f"no dated round of {this.name} is known")
    one = found[0]
    notes = (f"{one.label} was announced {day(one.announced)}.",) if one.announced else ()
    return Cell(this, "text", text=one.label, notes=notes, behind=one, dated=one.announced, fact=one.fact_id)


def _unknown(this: Company, what: str, *, unit: str = "text") -> Cell:
    return Cell(this, unit, missing=f"the {what} of {this.name} {'are' if what == 'founders' else 'is'} not known")
