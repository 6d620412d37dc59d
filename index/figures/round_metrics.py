"""One metric of one round: the formulas of the trade, each as an expression over stated facts.

A formula that lacks an input answers with the reason, never with a guess. Definitions with their sources are in
``catalogue``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from index.facts.schema import Instrument, Precision, Qualifier, Round, ValuationBasis
from index.facts.table import FactsTable
from index.figures.cells import Cell
from index.figures.exchange import in_currency
from index.figures.working import Combined, Expression, Given, Operator

PRIMARY = frozenset({Instrument.EQUITY, Instrument.CONVERTIBLE, Instrument.STRATEGIC})
"""Instruments whose whole amount is new money into the company in exchange for ownership, now or later."""

_UNPRICED = {
    Instrument.SECONDARY: "existing shares changed hands, so no new money came in",
    Instrument.BUYOUT: "the company was bought, so no new money came in",
    Instrument.DEBT: "debt prices no shares",
}


def amount(this: Round, table: FactsTable) -> Cell:
    """The headline amount, whatever the instrument."""
    if this.amount is None:
        return _missing(this, f"no amount is known for {this.label}")
    return _money(this, _stated(this, "amount", this.amount))


def raised(this: Round, table: FactsTable) -> Cell:
    """Primary money into the company; of a debt+equity package the equity part, where it is stated."""
    if this.instrument in PRIMARY:
        return replace(amount(this, table), notes=_secondary_note(this))
    if this.instrument is Instrument.DEBT_AND_EQUITY:
        if this.equity_amount is None:
            return _missing(this, f"the equity part of {this.label} is not stated")
        note = f"{this.label}: only the equity part of the package counts, the debt is left out."
        return _money(this, _stated(this, "equity_amount", this.equity_amount), note)
    return _missing(this, f"{this.label} is {this.instrument}, not primary money", by_convention=True)


def post_money(this: Round, table: FactsTable) -> Cell:
    """The stated valuation with the new money, else pre-money + new money."""
    stated = _stated_post(this)
    if stated is not None:
        return _money(this, stated, *_basis_note(this))
    before = _stated_pre(this)
    new = raised(this, table)
    if before is None or new.expression is None:
        return _missing(this, f"no valuation is known for {this.label}")
    return _money(
        this, Combined(Operator.ADD, (before, new.expression)), "Computed: no source states the post-money."
    )


def pre_money(this: Round, table: FactsTable) -> Cell:
    """The stated valuation without the new money, else post-money − new money."""
    stated = _stated_pre(this)
    if stated is not None:
        return _money(this, stated, f"{this.label}: the pre-money is stated by a source, not computed.")
    priced = _priced(this, table)
    if isinstance(priced, str):
        return _missing(this, priced)
    post, new = priced
    working = Combined(Operator.SUBTRACT, (post, new))
    return _money(this, working, f"{this.label}: no source states the pre-money; computed.", *_price_notes(this))


def stake_sold(this: Round, table: FactsTable) -> Cell:
    """New money ÷ post-money, in percent: the share of the company that the round's buyers hold after it."""
    priced = _priced(this, table)
    if isinstance(priced, str):
        return _missing(this, priced, unit="percent")
    post, new = priced
    return Cell(this, "percent", Combined(Operator.PERCENT, (new, post)), notes=_price_notes(this))


def step_up(this: Round, table: FactsTable) -> Cell:
    """Pre-money of this round ÷ the last priced round's post-money."""
    return _against_previous(this, pre_money(this, table), table)


def valuation_multiple(this: Round, table: FactsTable) -> Cell:
    """Post-money of this round ÷ the last priced round's post-money."""
    return _against_previous(this, _priced_post(this, table), table)


def names(field: str) -> Callable[[Round, FactsTable], Cell]:
    """The names in one field of a round."""

    def of(this: Round, table: FactsTable) -> Cell:
        found: tuple[str, ...] = getattr(this, field)
        missing = None if found else f"no {field.replace('_', ' ')} are known for {this.label}"
        return Cell(this, "name", names=found, missing=missing)

    return of


def text(field: str, unit: str = "text") -> Callable[[Round, FactsTable], Cell]:
    """One field of a round as it is written."""

    def of(this: Round, table: FactsTable) -> Cell:
        value = getattr(this, field)
        missing = None if value else f"the {field.replace('_', ' ')} of {this.label} is not known"
        return Cell(this, unit, text=str(value) if value else None, missing=missing)

    return of


_date = text("announced", "date")


def announced(this: Round, table: FactsTable) -> Cell:
    """When it was announced, as exactly as that is known."""
    found = _date(this, table)
    if this.announced is None or this.announced.precision is Precision.DAY:
        return found
    known = this.announced.precision.value
    return replace(found, notes=(f"Of the announcement of {this.label} only the {known} is known, and no day.",))


def name(this: Round, table: FactsTable) -> Cell:
    """The round itself."""
    return Cell(this, "name", names=(this.label,))


def company(this: Round, table: FactsTable) -> Cell:
    """The company that raised it."""
    return Cell(this, "name", names=(this.company,))


def one(this: Round, table: FactsTable) -> Cell:
    """One round, for counting."""
    return Cell(this, "count", Given(this.label, Fraction(1), "count", this.fact_id, "round_id"))


def investor_count(this: Round, table: FactsTable) -> Cell:
    """How many investors are named, leads and participants together."""
    return _named(this, this.investors, "investors")


def lead_count(this: Round, table: FactsTable) -> Cell:
    """How many lead investors are named."""
    return _named(this, this.lead_investors, "lead investors")


def _named(this: Round, who: tuple[str, ...], what: str) -> Cell:
    if not who:
        return Cell(this, "count", missing=f"no {what} are known for {this.label}")
    fields = {name: "lead_investors" if name in this.lead_investors else "participants" for name in who}
    ones = tuple(Given(name, Fraction(1), "count", this.fact_id, fields[name]) for name in who)
    note = "Named investors only: lists in announcements are often partial."
    return Cell(this, "count", Combined(Operator.ADD, ones), notes=(note,))


def day_given(this: Round) -> Given | None:
    """The day of a round's announcement as an input, counted in days; ``None`` where it is not known to the day."""
    if this.announced is None or this.announced.precision is not Precision.DAY:
        return None
    days = Fraction(this.announced.first.toordinal())
    return Given(f"{this.label} announced", days, "date", this.fact_id, "announced")


def valuation_growth(this: Round, table: FactsTable) -> Cell:
    """How much higher, in percent, the post-money of this round is than the last priced round's."""
    return _against_previous(this, _priced_post(this, table), table, unit="percent")


def _priced_post(this: Round, table: FactsTable) -> Cell:
    """The post-money of a round that prices the company."""
    if this.instrument in _UNPRICED:
        return _missing(this, f"{this.label} has no post-money: {_UNPRICED[this.instrument]}")
    return post_money(this, table)


def _against_previous(this: Round, now: Cell, table: FactsTable, *, unit: str = "x") -> Cell:
    """A valuation ÷ the last priced round's post-money, or in percent, how much more it is."""
    if now.expression is None:
        return _missing(this, now.missing or "", unit=unit)
    last = table.previous_priced(this)
    if last is None:
        return _missing(this, f"no earlier priced round of {this.company} is known", unit=unit)
    then = post_money(last, table)
    if then.expression is None:
        return _missing(this, then.missing or "", unit=unit)
    base = in_currency(then.expression, then.unit, now.unit, when=last.announced, table=table)
    if base is None:
        return _missing(this, f"there is no rate from {then.unit} to {now.unit}", unit=unit)
    notes = (*now.notes, *(n for n in then.notes if n not in now.notes), f"The last priced round is {last.label}.")
    if unit == "x":
        grown = Combined(Operator.DIVIDE, (now.expression, base))
    else:
        grown = Combined(Operator.PERCENT, (Combined(Operator.SUBTRACT, (now.expression, base)), base))
    return Cell(this, unit, grown, notes=(*notes, *passed_over(last, this, table)))


def passed_over(last: Round, this: Round, table: FactsTable) -> tuple[str, ...]:
    """What to say of the rounds between the two that are compared."""
    return tuple(filter(None, (_passed_over(one) for one in table.between(last, this))))


def _passed_over(between: Round) -> str | None:
    if between.instrument is Instrument.SECONDARY and between.is_priced:
        return f"{between.label} is a secondary sale and is passed over."
    if between.instrument is Instrument.EQUITY:
        return f"{between.label} lies between, and its valuation is not known."
    return None


def _priced(this: Round, table: FactsTable) -> tuple[Expression, Expression] | str:
    """Post-money and new money of a priced round, or why it has none."""
    if this.instrument in _UNPRICED:
        return f"{this.label} has no pre-money or stake sold: {_UNPRICED[this.instrument]}"
    post, new = post_money(this, table), raised(this, table)
    if post.expression is None or new.expression is None:
        return post.missing or new.missing or ""
    return post.expression, new.expression


def _stated_post(this: Round) -> Given | None:
    if this.post_money is None or this.valuation_basis is ValuationBasis.PRE:
        return None
    return _stated(this, "post_money", this.post_money)


def _stated_pre(this: Round) -> Given | None:
    if this.pre_money is not None:
        return _stated(this, "pre_money", this.pre_money)
    if this.post_money is not None and this.valuation_basis is ValuationBasis.PRE:
        return _stated(this, "post_money", this.post_money, what="pre-money")
    return None


def _price_notes(this: Round) -> tuple[str, ...]:
    """What makes a computed price uncertain."""
    return (*_basis_note(this), *_secondary_note(this))


def _secondary_note(this: Round) -> tuple[str, ...]:
    if not this.amount_includes_secondary:
        return ()
    return (f"{this.label}: part of the amount bought existing shares or went to holders; how much is not stated.",)


def _basis_note(this: Round) -> tuple[str, ...]:
    if this.valuation_basis is not ValuationBasis.UNSPECIFIED or this.post_money is None:
        return ()
    return (f"{this.label}: no source says whether the valuation is pre- or post-money; taken as post-money.",)


_SPOKEN = {"amount": "amount", "equity_amount": "equity part", "post_money": "post-money", "pre_money": "pre-money"}


def _stated(this: Round, field: str, value: int, *, what: str | None = None) -> Given:
    hedge = this.amount_qualifier if field in {"amount", "equity_amount"} else Qualifier.EXACT
    label = f"{this.label} {what or _SPOKEN[field]}"
    return Given(label, Fraction(value), this.currency or "", this.fact_id, field, hedge)


def _money(this: Round, expression: Expression, *notes: str) -> Cell:
    return Cell(this, this.currency or "", expression, notes=notes)


def _missing(this: Round, reason: str, *, unit: str | None = None, by_convention: bool = False) -> Cell:
    return Cell(this, unit or this.currency or "", missing=reason, by_convention=by_convention)
