"""Values as people write them, and what is written is read back as the same."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.money import money_at
from bot.answers.words import words_of
from index.facts.schema import PartialDate, Qualifier
from index.figures.display import day, displayed, is_currency, money
from index.figures.query import Money

CURRENCIES = st.sampled_from(["USD", "EUR", "GBP", "JPY"])


def read_back(text: str) -> Money | None:
    words = words_of(text)
    found = money_at(words, 0)
    return found[0] if found and found[1] == len(words) else None


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (0, "$0"),
        (999_999, "$999,999"),
        (1_000_000, "$1 million"),
        (100_000_000, "$100 million"),
        (61_500_000_000, "$61.5 billion"),
        (1_234_500, "$1.2345 million"),
        (1_234_560, "$1.23 million"),
        (1_500_000_000_000, "$1.5 trillion"),
        (2_000_000_000_000_000, "$2,000 trillion"),
        (-5_000_000, "−$5 million"),
    ],
)
def test_money_is_written_in_the_largest_scale_that_it_fills(amount: int, shown: str) -> None:
    assert money(amount, "USD") == shown


@pytest.mark.parametrize(
    ("currency", "shown"),
    [("EUR", "€5 million"), ("GBP", "£5 million"), ("JPY", "¥5 million"), ("CHF", "CHF 5 million")],
)
def test_money_is_written_with_its_sign_or_its_code(currency: str, shown: str) -> None:
    assert money(5_000_000, currency) == shown


@given(digits=st.integers(10**4, 10**7 - 1), currency=CURRENCIES, scale=st.sampled_from([10**2, 10**5, 10**8]))
def test_up_to_four_decimals_money_is_written_exactly_and_reads_back(digits: int, currency: str, scale: int) -> None:
    """From 1.0000 to 999.9999 of each scale."""
    assert read_back(money(digits * scale, currency)) == Money(digits * scale, currency)


@given(amount=st.integers(1, 10**15), currency=CURRENCIES)
def test_what_is_written_reads_back_to_within_half_a_hundredth_of_its_scale(amount: int, currency: str) -> None:
    found = read_back(money(amount, currency))
    assert found is not None
    assert found.currency == currency
    scale = next((size for size in (10**12, 10**9, 10**6) if amount >= size), 1)
    assert abs(found.amount - amount) * 200 <= scale if scale > 1 else found.amount == amount


@given(st.integers(1, 10**15))
def test_a_negative_amount_is_its_positive_with_a_sign(amount: int) -> None:
    assert money(-amount, "USD") == "−" + money(amount, "USD")


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (Decimal("5.69"), "percent", "5.69%"),
        (Decimal("25.00"), "percent", "25%"),
        (Decimal("0.00123"), "percent", "0.00123%"),
        (Decimal("3.50"), "x", "3.50x"),
        (Decimal(1234), "count", "1,234"),
        (Decimal("1.0834"), "rate", "1.0834"),
        (Decimal("-15.00"), "percentage points", "-15.00 percentage points"),
        (Decimal(7_000_000), "USD", "$7 million"),
        ("Anthropic", "name", "Anthropic"),
        ("2025-03", "date", "March 2025"),
        (None, "USD", "unknown"),
    ],
)
def test_a_value_is_written_with_its_unit(value: Decimal | str | None, unit: str, shown: str) -> None:
    assert displayed(value, unit) == shown


@pytest.mark.parametrize(
    ("hedge", "shown"),
    [
        (Qualifier.EXACT, "$5 million"),
        (Qualifier.APPROX, "about $5 million"),
        (Qualifier.AT_LEAST, "at least $5 million"),
        (Qualifier.UP_TO, "up to $5 million"),
        (Qualifier.RANGE, "roughly $5 million"),
    ],
)
def test_a_hedge_stands_before_its_value(hedge: Qualifier, shown: str) -> None:
    assert displayed(5_000_000, "USD", hedge) == shown


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("2025-03-31", "31 March 2025"), ("2025-03-01", "1 March 2025"), ("2025-03", "March 2025"), ("2025", "2025")],
)
def test_a_date_is_written_in_its_own_precision(iso: str, shown: str) -> None:
    assert day(PartialDate(iso)) == shown


@pytest.mark.parametrize(
    ("unit", "is_one"), [("USD", True), ("CHF", True), ("usd", False), ("x", False), ("name", False)]
)
def test_a_currency_is_told_from_other_units_by_its_code(unit: str, is_one: bool) -> None:
    assert is_currency(unit) is is_one
