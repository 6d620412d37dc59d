"""One metric of one round that rests on what else is known: earlier rounds, its year, the company's revenue.

Each is an expression over stated facts, like those of ``round_metrics``, or the reason why there is none.
"""

from __future__ import annotations

import calendar
from datetime import date

from index.facts.schema import PartialDate, Precision, Round
from index.facts.table import FactsTable
from index.figures.cells import Cell
from index.figures.company_series import Dated, series_of
from index.figures.display import day, displayed
from index.figures.exchange import in_currency
from index.figures.round_metrics import day_given, passed_over, post_money, raised
from index.figures.totals import DOLLARS, primary_total
from index.figures.working import Combined, Operator, rounded

_MONTHS_BEFORE, _MONTHS_AFTER = 12, 6
"""How far a revenue figure may lie from the round whose valuation it is held against."""

_REVENUE = series_of("run_rate_revenue", "arr", title="run-rate revenue")
_EMPLOYEES = series_of("employees", title="employees")


def days_since_previous(this: Round, table: FactsTable) -> Cell:
    """Days from the last priced round to this one."""
    return _since_previous(this, Operator.SUBTRACT, "days", table)


def months_since_previous(this: Round, table: FactsTable) -> Cell:
    """Whole calendar months from the last priced round to this one."""
    return _since_previous(this, Operator.MONTHS, "months", table)


def _since_previous(this: Round, operator: Operator, unit: str, table: FactsTable) -> Cell:
    last = table.previous_priced(this)
    if last is None:
        return Cell(this, unit, missing=f"no earlier priced round of {this.company} is known before {this.label}")
    now, then = day_given(this), day_given(last)
    if now is None or then is None:
        unsure = this if now is None else last
        return Cell(this, unit, missing=f"the day on which {unsure.label} was announced is not known")
    notes = (f"The last priced round is {last.label}.", *passed_over(last, this, table))
    return Cell(this, unit, Combined(operator, (now, then)), notes=notes)


def cumulative_raised(this: Round, table: FactsTable) -> Cell:
    """Primary money up to and including this round, each counted once."""
    if this.announced is None:
        return Cell(this, "", missing=f"the date of {this.label} is not known")
    total = primary_total(table.up_to(this), table)
    if total.expression is None:
        return Cell(this, total.unit, missing=f"no primary money of {this.company} up to {this.label} is known")
    undated = [one.label for one in table.rounds_of(this.company) if one.announced is None]
    notes = (f"Undated, and so left out: {', '.join(undated)}.",) if undated else ()
    return Cell(this, total.unit, total.expression, notes=(*total.notes, *notes))


def share_of_year(this: Round, table: FactsTable) -> Cell:
    """Its primary money in percent of all that all companies raised in its year, in dollars."""
    if this.announced is None:
        return Cell(this, "percent", missing=f"the date of {this.label} is not known")
    own = raised(this, table)
    if own.expression is None:
        return Cell(this, "percent", missing=own.missing, by_convention=own.by_convention)
    part = in_currency(own.expression, own.unit, DOLLARS, when=this.announced, table=table)
    year = this.announced.iso[:4]
    total = primary_total((one for one in table.rounds if _is_of(one, year)), table, DOLLARS)
    if part is None or total.expression is None:
        return Cell(this, "percent", missing=f"there is no rate from {own.unit} to {DOLLARS} for {this.label}")
    counted = f"{len(total.expression.parts)} rounds of {year} have a known amount of primary money."
    notes = (*own.notes, counted, *(note for note in total.notes if note not in own.notes))
    return Cell(this, "percent", Combined(Operator.PERCENT, (part, total.expression)), notes=notes)


def _is_of(one: Round, year: str) -> bool:
    return one.announced is not None and one.announced.iso.startswith(year)


def revenue_multiple(this: Round, table: FactsTable) -> Cell:
    """Post-money ÷ the run-rate revenue or ARR of about the time of the round."""
    post = post_money(this, table)
    if post.expression is None:
        return Cell(this, "x", missing=post.missing)
    if this.announced is None:
        return Cell(this, "x", missing=f"the date of {this.label} is not known")
    revenue = _near(this, this.announced, _REVENUE, table)
    if revenue is None or revenue.expression is None:
        near = f"{_MONTHS_BEFORE} months before {this.label} or {_MONTHS_AFTER} after it"
        return Cell(this, "x", missing=f"no run-rate revenue of {this.company} is known within {near}")
    base = in_currency(revenue.expression, revenue.unit, post.unit, when=revenue.dated, table=table)
    if base is None:
        return Cell(this, "x", missing=f"there is no rate from {revenue.unit} to {post.unit} for {this.label}")
    notes = (*post.notes, *revenue.notes, *_next_figure(revenue, this, table))
    return Cell(this, "x", Combined(Operator.DIVIDE, (post.expression, base)), notes=notes)


def amount_per_employee(this: Round, table: FactsTable) -> Cell:
    """Primary money of the round ÷ the people employed at about its time."""
    return _per_employee(this, raised(this, table), table)


def valuation_per_employee(this: Round, table: FactsTable) -> Cell:
    """Post-money ÷ the people employed at about the time of the round."""
    return _per_employee(this, post_money(this, table), table)


def _per_employee(this: Round, money: Cell, table: FactsTable) -> Cell:
    if money.expression is None:
        return money
    if this.announced is None:
        return Cell(this, money.unit, missing=f"the date of {this.label} is not known")
    staff = _near(this, this.announced, _EMPLOYEES, table)
    if staff is None or staff.expression is None:
        near = f"{_MONTHS_BEFORE} months before {this.label} or {_MONTHS_AFTER} after it"
        return Cell(this, money.unit, missing=f"no headcount of {this.company} is known within {near}")
    notes = (*money.notes, *staff.notes)
    return Cell(this, money.unit, Combined(Operator.DIVIDE, (money.expression, staff.expression)), notes=notes)


def _near(this: Round, announced: PartialDate, series: Dated, table: FactsTable) -> Cell | None:
    """The figure dated nearest at or before the round within a year, else the nearest after it within half a year."""
    company = table.company(this.company)
    dated = [(cell, cell.dated) for cell in (series.series(company, table) if company else ()) if cell.dated]
    since, until = _moved(announced.first, -_MONTHS_BEFORE), _moved(announced.last, _MONTHS_AFTER)
    before = [cell for cell, of in dated if _is_by(of, announced) and of.last >= since]
    after = [cell for cell, of in dated if announced.last < of.first <= until]
    return before[-1] if before else next(iter(after), None)


def _next_figure(used: Cell, this: Round, table: FactsTable) -> tuple[str, ...]:
    """What the revenue came to next, where that was soon after the round: a young company's grows fast."""
    company = table.company(this.company)
    if company is None or this.announced is None:
        return ()
    until = _moved(this.announced.last, _MONTHS_AFTER)
    later = [c for c in _REVENUE.series(company, table) if c.dated and this.announced.last < c.dated.first <= until]
    if not later or later[0] == used or later[0].value is None or later[0].dated is None:
        return ()
    value = displayed(rounded(later[0].value, later[0].unit), later[0].unit)
    return (f"The next figure after the round is {value}, as of {day(later[0].dated)}.",)


def _is_by(of: PartialDate, announced: PartialDate) -> bool:
    """Whether a figure is of the time of a round or before: one of the same month is, one of the same year is not."""
    return of.last <= announced.last or (of.precision is not Precision.YEAR and of.first <= announced.last)


def _moved(start: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
