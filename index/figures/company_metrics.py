"""One metric of one company: who it is, and its dated figures such as revenue and staff.

A dated figure answers with the latest, and its series holds all of them, oldest first. What a source limits to a part
of the company (``scope``) is never taken for the whole. Definitions with their sources are in ``catalogue``.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from index.facts.schema import Company
from index.facts.table import FactsTable
from index.figures.cells import Cell
from index.figures.working import Given

Of = Callable[[Company, FactsTable], Cell]


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


def sector(this: Company, table: FactsTable) -> Cell:
    """The company's own sector; the wider group is in a note."""
    told = this.sector or this.sector_group
    if told is None:
        return _unknown(this, "sector")
    wider = this.sector_group if this.sector_group != told else None
    return Cell(this, "text", text=told, notes=(f"It belongs to the group {wider}.",) if wider else ())


def _unknown(this: Company, what: str, *, unit: str = "text") -> Cell:
    return Cell(this, unit, missing=f"the {what} of {this.name} {'are' if what == 'founders' else 'is'} not known")
