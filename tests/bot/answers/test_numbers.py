"""Amounts of money as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.numbers import money_at, ordinal_at
from bot.answers.words import words_of
from index.figures.query import Money


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$3.5bn", 3_500_000_000, "USD"),
        ("3.5 billion", 3_500_000_000, "USD"),
        ("$3,500m", 3_500_000_000, "USD"),
        ("€600 million", 600_000_000, "EUR"),
        ("600 million euros", 600_000_000, "EUR"),
        ("£45M", 45_000_000, "GBP"),
        ("usd 500m", 500_000_000, "USD"),
        ("20bn yen", 20_000_000_000, "JPY"),
        ("half a billion", 500_000_000, "USD"),
        ("a billion dollars", 1_000_000_000, "USD"),
        ("$500k", 500_000, "USD"),
        ("$1,250,000", 1_250_000, "USD"),
    ],
)
def test_an_amount_is_read_with_its_currency(text: str, amount: int, currency: str) -> None:
    words = words_of(text)
    assert money_at(words, 0) == (Money(amount, currency), len(words))


@pytest.mark.parametrize("text", ["500", "2025", "3rd", "series e", "$0.0000001", "1.5"])
def test_a_bare_number_is_no_money(text: str) -> None:
    assert money_at(words_of(text), 0) is None


@given(st.integers(1, 10**14))
def test_an_amount_written_in_full_is_that_amount(amount: int) -> None:
    for text in (f"${amount}", f"${amount:,}", f"{amount} dollars"):
        assert money_at(words_of(text), 0) == (Money(amount, "USD"), len(words_of(text)))


@given(st.text(max_size=40))
def test_no_text_breaks_the_readers(text: str) -> None:
    words = words_of(text)
    for at in range(len(words)):
        money_at(words, at)
        ordinal_at(words, at)


@pytest.mark.parametrize(("text", "position"), [("third", 3), ("3rd", 3), ("21st", 21), ("2nd", 2)])
def test_a_position_is_read_in_words_and_digits(text: str, position: int) -> None:
    found = ordinal_at(words_of(text), 0)
    assert found is not None
    assert found[0] == position
