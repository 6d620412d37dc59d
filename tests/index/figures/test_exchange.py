"""Money in another currency: which rate is taken, and what is computed with it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts.schema import FxRate, PartialDate
from index.facts.table import FactsTable
from index.figures.exchange import before_exchange, in_currency
from index.figures.working import Combined, Expression, Given, Operator, evaluated, givens
from tests.builders import a_rate, table_of

HUNDRED = Given("a round", Fraction(100), "?", "round:a", "amount")


def table(*rates: FxRate) -> FactsTable:
    return table_of(fx=rates)


def converted(source: str, target: str, when: str | None, *rates: FxRate) -> Expression | None:
    on = PartialDate(when) if when else None
    return in_currency(HUNDRED, source, target, when=on, table=table(*rates))


def days(money: Expression | None) -> list[str]:
    """The days of the rates that were used, as their labels give them."""
    assert money is not None
    return [given.label.split()[-1] for given in givens(money) if given.unit == "rate"]


def value(money: Expression | None) -> Fraction:
    assert money is not None
    return evaluated(money)


def test_from_the_euro_money_is_multiplied_and_to_the_euro_divided() -> None:
    rate = a_rate("2025-01-02", "USD", "1.25")
    assert value(converted("EUR", "USD", "2025-01-02", rate)) == 125
    assert value(converted("USD", "EUR", "2025-01-02", rate)) == 80


def test_between_two_other_currencies_the_cross_rate_goes_through_the_euro() -> None:
    rates = a_rate("2025-01-02", "USD", "1.25"), a_rate("2025-01-05", "JPY", "150")
    money = converted("USD", "JPY", "2025-01-03", *rates)
    assert value(money) == 100 / Fraction("1.25") * 150
    assert days(money) == ["2025-01-02", "2025-01-05"]


def test_money_in_its_own_currency_needs_neither_rate_nor_date() -> None:
    assert converted("USD", "USD", None) == HUNDRED


@pytest.mark.parametrize(
    ("source", "target", "when"),
    [("JPY", "USD", "2025-01-02"), ("USD", "JPY", "2025-01-02"), ("EUR", "JPY", "2025-01-02"), ("EUR", "USD", None)],
    ids=["no rate of the source", "no rate of the target", "no rate at all", "no date"],
)
def test_without_a_rate_or_a_date_there_is_no_conversion(source: str, target: str, when: str | None) -> None:
    assert converted(source, target, when, a_rate("2025-01-02", "USD", "1.25")) is None


@pytest.mark.parametrize(
    ("when", "nearest"),
    [
        ("2025-03-10", "2025-03-10"),
        ("2025-03-12", "2025-03-10"),
        ("2025-03-18", "2025-03-20"),
        ("2020-01-01", "2025-03-10"),
        ("2030-01-01", "2025-03-20"),
        ("2025-04", "2025-03-20"),
        ("2025-03", "2025-03-20"),
        ("2024", "2025-03-10"),
    ],
)
def test_the_rate_of_the_nearest_day_is_taken(when: str, nearest: str) -> None:
    rates = a_rate("2025-03-20", "USD", "2"), a_rate("2025-03-10", "USD", "3")
    assert days(converted("EUR", "USD", when, *rates)) == [nearest]


@pytest.mark.parametrize(
    ("when", "early", "late"),
    [
        ("2025-03-15", "2025-03-10", "2025-03-20"),
        ("2025-03", "2025-03-01", "2025-03-31"),
        ("2025-02", "2025-02-14", "2025-02-15"),
        ("2025", "2025-07-01", "2025-07-03"),
    ],
    ids=["a day", "a month", "a short month", "a year"],
)
def test_of_two_days_equally_near_the_earlier_is_taken_whatever_their_order(when: str, early: str, late: str) -> None:
    first, second = a_rate(early, "USD", "3"), a_rate(late, "USD", "2")
    assert days(converted("EUR", "USD", when, first, second)) == [early]
    assert days(converted("EUR", "USD", when, second, first)) == [early]


DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))


@given(on=DAYS, given_days=st.lists(DAYS, min_size=1, max_size=8, unique=True))
def test_no_other_day_is_nearer_than_the_one_taken(on: date, given_days: list[date]) -> None:
    rates = [a_rate(day.isoformat(), "USD", "1.5") for day in given_days]
    [taken] = days(converted("EUR", "USD", on.isoformat(), *rates))
    apart = abs((date.fromisoformat(taken) - on).days)
    assert apart == min(abs((day - on).days) for day in given_days)
    assert all(taken <= day.isoformat() for day in given_days if abs((day - on).days) == apart)


@given(rate=st.decimals("0.01", "1000", places=4), cross=st.decimals("0.01", "1000", places=4))
def test_there_and_back_again_nothing_is_lost(rate: object, cross: object) -> None:
    rates = table(a_rate("2025-01-02", "USD", str(rate)), a_rate("2025-01-02", "GBP", str(cross)))
    on = PartialDate("2025-01-02")
    there = in_currency(HUNDRED, "USD", "GBP", when=on, table=rates)
    assert there is not None
    back = in_currency(there, "GBP", "USD", when=on, table=rates)
    assert back is not None
    assert evaluated(back) == 100
    assert before_exchange(back) == HUNDRED


def test_what_was_computed_is_told_from_what_was_converted() -> None:
    computed = Combined(Operator.SUBTRACT, (HUNDRED, HUNDRED))
    money = in_currency(
        computed, "EUR", "USD", when=PartialDate("2025"), table=table(a_rate("2025-01-02", "USD", "1.25"))
    )
    assert money is not None
    assert money != computed
    assert before_exchange(money) == computed
    assert before_exchange(HUNDRED) == HUNDRED
