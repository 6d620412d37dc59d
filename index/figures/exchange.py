"""Money in another currency, by the dated reference rates of the facts table. No rate, no conversion.

A rate is quoted per euro, so a conversion divides by the one and multiplies by the other; between two currencies that
are both not the euro this is the cross rate through the euro. The rate is that of the announcement's day or the
nearest day given, and every conversion can say which.
"""

from __future__ import annotations

from fractions import Fraction

from index.facts.schema import FxRate, PartialDate
from index.facts.table import FactsTable
from index.figures.working import Combined, Expression, Given, Operator

_BASE = "EUR"


def in_currency(
    money: Expression, source: str, target: str, *, when: PartialDate | None, table: FactsTable
) -> Expression | None:
    """The same money in the target currency, or ``None`` where a rate or the date is missing."""
    if source == target:
        return money
    if when is None:
        return None
    converted: Expression | None = money
    for currency, operator in ((source, Operator.DIVIDE), (target, Operator.MULTIPLY)):
        if currency == _BASE or converted is None:
            continue
        rate = table.rate_near(_BASE, currency, when)
        converted = Combined(operator, (converted, _given(rate))) if rate else None
    return converted


def before_exchange(money: Expression) -> Expression:
    """The money before it was converted, which shows whether it was stated or computed."""
    while isinstance(money, Combined) and money.parts and _is_rate(money.parts[-1]):
        money = money.parts[0]
    return money


def _is_rate(part: Expression) -> bool:
    return isinstance(part, Given) and part.unit == "rate"


def _given(rate: FxRate) -> Given:
    label = f"1 {rate.base} in {rate.quote} on {rate.on.isoformat()}"
    return Given(label, Fraction(rate.rate), "rate", rate.fact_id, "rate")
