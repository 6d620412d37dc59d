"""The derived metrics a second time, in plain Python over the records: what they mean, without the catalogue.

Slow and direct on purpose. Each function answers with an exact Fraction, or ``None`` where there is no value.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from index.facts.schema import Company, CompanyMetric, Facts, PartialDate, Round

PRIMARY = ("equity", "convertible", "strategic")
UNPRICED = ("secondary", "buyout", "debt")


def exchanged(facts: Facts, amount: Fraction | int, pair: tuple[str, str], when: PartialDate) -> Fraction | None:
    """Money in another currency, through the euro at the rate of the nearest day; ``None`` without a rate."""
    source, target = pair
    if source == target:
        return Fraction(amount)
    per_euro = [Fraction(1) if code == "EUR" else nearest(facts, code, when) for code in pair]
    return Fraction(amount) / per_euro[0] * per_euro[1] if per_euro[0] and per_euro[1] else None


def nearest(facts: Facts, code: str, when: PartialDate) -> Fraction | None:
    middle = Fraction(when.first.toordinal() + when.last.toordinal(), 2)

    def away(on: date) -> Fraction:
        return abs(on.toordinal() - middle)

    rates = [(away(rate.on), rate.on, rate.rate) for rate in facts.fx if rate.quote == code]
    return Fraction(min(rates)[2]) if rates else None


def primary(one: Round) -> int | None:
    if one.instrument.value in PRIMARY:
        return one.amount
    return one.equity_amount if one.instrument.value == "debt+equity" else None


def post(one: Round) -> int | None:
    if one.post_money is not None and one.valuation_basis.value != "pre":
        return one.post_money
    before = one.pre_money if one.pre_money is not None else one.post_money
    new = primary(one)
    return before + new if before is not None and new is not None else None


def in_order(facts: Facts, company: str) -> list[Round]:
    own = [one for one in facts.rounds if one.company == company and one.announced]
    return sorted(own, key=lambda one: (str(one.announced), one.round_id))


def previous(facts: Facts, this: Round) -> Round | None:
    own = in_order(facts, this.company)
    earlier = own[: own.index(this)] if this in own else []
    kinds = ("equity", "strategic", "debt+equity")
    priced = [one for one in earlier if one.instrument.value in kinds and (one.post_money or one.pre_money)]
    return priced[-1] if priced else None


def counted(rounds: Iterable[Round]) -> list[Round]:
    """Those with primary money, without those whose money may stand in another of them, near or far."""
    known = {one.round_id: one for one in rounds if primary(one) is not None}
    every = {one.round_id: one for one in rounds}

    def holders(one: Round, seen: frozenset[str] = frozenset()) -> set[str]:
        direct = set(one.overlaps_with) - seen
        return direct.union(*(holders(every[i], seen | direct | {one.round_id}) for i in direct if i in every))

    return [one for one in known.values() if not (holders(one) - {one.round_id}) & set(known)]


def growth(facts: Facts, this: Round) -> Fraction | None:
    last = previous(facts, this)
    if this.instrument.value in UNPRICED or last is None or not post(this) or not post(last):
        return None
    assert last.announced is not None
    base = exchanged(facts, post(last) or 0, (last.currency or "", this.currency or ""), last.announced)
    return (Fraction(post(this) or 0) / base - 1) * 100 if base else None


def cumulative(facts: Facts, this: Round) -> Fraction | None:
    own = in_order(facts, this.company)
    parts = counted(own[: own.index(this) + 1])
    if not parts:
        return None
    if len({one.currency for one in parts}) == 1:
        return Fraction(sum(primary(one) or 0 for one in parts))
    return total(facts, parts)


def total(facts: Facts, parts: Iterable[Round]) -> Fraction | None:
    """What the rounds brought in, in dollars, as far as there are rates."""
    known = [value for one in parts if (value := in_dollars(facts, one)) is not None]
    return sum(known, Fraction(0)) if known else None


def in_dollars(facts: Facts, one: Round) -> Fraction | None:
    assert one.announced is not None
    return exchanged(facts, primary(one) or 0, (one.currency or "", "USD"), one.announced)


def share_of_year(facts: Facts, this: Round) -> Fraction | None:
    if primary(this) is None:
        return None
    year = [one for one in facts.rounds if str(one.announced)[:4] == str(this.announced)[:4]]
    own, whole = in_dollars(facts, this), total(facts, counted(year))
    return own * 100 / whole if own is not None and whole else None


def days_since(facts: Facts, this: Round) -> Fraction | None:
    both = days_of(facts, this)
    return Fraction((both[0] - both[1]).days) if both else None


def months_since(facts: Facts, this: Round) -> Fraction | None:
    both = days_of(facts, this)
    if both is None:
        return None
    now, then = both
    return Fraction((now.year - then.year) * 12 + now.month - then.month - (1 if now.day < then.day else 0))


def days_of(facts: Facts, this: Round) -> tuple[date, date] | None:
    last = previous(facts, this)
    if last is None or len(str(this.announced)) < 10 or len(str(last.announced)) < 10:
        return None
    return date.fromisoformat(str(this.announced)), date.fromisoformat(str(last.announced))


def revenue_multiple(facts: Facts, this: Round) -> Fraction | None:
    told = [one for one in facts.metrics if one.company == this.company and one.metric in ("run_rate_revenue", "arr")]
    told = [one for one in told if one.scope is None] if {one.scope for one in told} != {None} else told
    told.sort(key=lambda one: (one.as_of.iso, one.metric == "run_rate_revenue"))
    if post(this) is None or this.announced is None:
        return None
    at = this.announced
    before = [one for one in told if is_by(one, at) and months(one.as_of.last) >= months(at.first) - 12]
    before = [
        one for one in before if months(one.as_of.last) > months(at.first) - 12 or one.as_of.last.day >= at.first.day
    ]
    after = [one for one in told if one.as_of.first > at.last and within_half_a_year(one.as_of.first, at.last)]
    used = before[-1] if before else after[0] if after else None
    if used is None:
        return None
    revenue = exchanged(facts, Fraction(used.value), (used.unit.split()[0], this.currency or ""), used.as_of)
    return (post(this) or 0) / revenue if revenue else None


def is_by(one: CompanyMetric, at: PartialDate) -> bool:
    return one.as_of.last <= at.last or (len(one.as_of.iso) > 4 and one.as_of.first <= at.last)


def months(day: date) -> int:
    return day.year * 12 + day.month


def within_half_a_year(later: date, day: date) -> bool:
    gone = months(later) - months(day)
    return gone < 6 or (gone == 6 and later.day <= day.day)


def valuation(facts: Facts, this: Company) -> Fraction | None:
    valued = [one for one in in_order(facts, this.name) if post(one) is not None]
    proper = [one for one in valued if one.instrument.value not in ("secondary", "buyout")]
    for one in reversed(proper or valued):
        return Fraction(post(one) or 0)
    stated = [one for one in facts.metrics if one.company == this.name and one.metric == "valuation"]
    return Fraction(max(stated, key=lambda one: one.as_of.iso).value) if stated else None


def raised_per_employee(facts: Facts, this: Company) -> Fraction | None:
    staff = [one for one in facts.metrics if (one.company, one.metric, one.scope) == (this.name, "employees", None)]
    if not staff:
        return None
    last = max(staff, key=lambda one: one.as_of.iso)
    rounds = [one for one in in_order(facts, this.name) if one.announced and one.announced.last <= last.as_of.last]
    parts = counted(rounds)
    raised = total(facts, parts)
    return raised / Fraction(last.value) if raised is not None else None
