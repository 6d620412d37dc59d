"""Amounts of money as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.money import money_at
from bot.answers.words import words_of
from index.figures.query import Money

BILLION = 10**9


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$3.5bn", 3_500_000_000, "USD"),
        ("3.5 billion", 3_500_000_000, "USD"),
        ("$3,500m", 3_500_000_000, "USD"),
        ("US$40 million", 40_000_000, "USD"),
        ("USD 40m", 40_000_000, "USD"),
        ("40 mil", 40_000_000, "USD"),
        ("$40mm", 40_000_000, "USD"),
        ("40m dollars", 40_000_000, "USD"),
        ("40m US dollars", 40_000_000, "USD"),
        ("40$", 40, "USD"),
        ("€600 million", 600_000_000, "EUR"),
        ("600 million euros", 600_000_000, "EUR"),
        ("600M EUR", 600_000_000, "EUR"),
        ("600m €", 600_000_000, "EUR"),
        ("£1.2bn", 1_200_000_000, "GBP"),
        ("¥50 billion", 50 * BILLION, "JPY"),
        ("40m British pounds", 40_000_000, "GBP"),
        ("5 billion pounds sterling", 5 * BILLION, "GBP"),
        ("20bn yen", 20 * BILLION, "JPY"),
        ("half a billion", 500_000_000, "USD"),
        ("half a billion euros", 500_000_000, "EUR"),
        ("a quarter of a billion", 250_000_000, "USD"),
        ("three quarters of a billion", 750_000_000, "USD"),
        ("one and a half billion", 1_500_000_000, "USD"),
        ("2 1/2 billion", 2_500_000_000, "USD"),
        ("2½ billion", 2_500_000_000, "USD"),
        ("$2 1/2 billion", 2_500_000_000, "USD"),
        ("a billion dollars", BILLION, "USD"),
        ("five hundred million", 500_000_000, "USD"),
        ("a hundred million dollars", 100_000_000, "USD"),
        ("$500k", 500_000, "USD"),
        ("$5 b", 5 * BILLION, "USD"),
        ("$1tn", 1000 * BILLION, "USD"),
        ("$1,250,000", 1_250_000, "USD"),
    ],
)
def test_an_amount_is_read_with_its_currency(text: str, amount: int, currency: str) -> None:
    words = words_of(text)
    assert money_at(words, 0) == (Money(amount, currency), len(words))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "500",
            "2025",
            "3rd",
            "series e",
            "$0.0000001",
            "1.5",
            "$$",
            "10 figures",
            "nine figures",
            "5 b",
            "1.000.000",
        ),
        *("$1.000.000", "10,5 billion", "$5 €", "a few billion", "half", "a quarter"),
    ],
)
def test_what_is_no_amount_or_could_be_two_is_no_money(text: str) -> None:
    assert money_at(words_of(text), 0) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 5 and 10 billion", Money(5 * BILLION, "USD"), Money(10 * BILLION, "USD")),
        ("5-10bn", Money(5 * BILLION, "USD"), Money(10 * BILLION, "USD")),
        ("$5-10bn", Money(5 * BILLION, "USD"), Money(10 * BILLION, "USD")),
        ("€5-10bn", Money(5 * BILLION, "EUR"), Money(10 * BILLION, "EUR")),
        ("$5 to $10 billion", Money(5 * BILLION, "USD"), Money(10 * BILLION, "USD")),
        ("from 1bn to 2bn", Money(BILLION, "USD"), Money(2 * BILLION, "USD")),
        ("from €5 to 10bn", Money(5 * BILLION, "EUR"), Money(10 * BILLION, "EUR")),
        ("between 12 and 20 billion euros", Money(12 * BILLION, "EUR"), Money(20 * BILLION, "EUR")),
        ("between $500 and $1 million", Money(500, "USD"), Money(10**6, "USD")),
        ("$500m to $1bn", Money(500 * 10**6, "USD"), Money(BILLION, "USD")),
    ],
)
def test_the_ends_of_a_range_share_scale_and_currency(text: str, low: Money, high: Money) -> None:
    words = words_of(text)
    found = [money for at in range(len(words)) if (money := money_at(words, at)) is not None]
    assert low in [money for money, _ in found]
    assert high in [money for money, _ in found]


@pytest.mark.parametrize("text", ["between 2 and 5 investors", "5 and 10 billion", "2023-2025", "series 5 to 10"])
def test_a_number_beside_another_is_no_money_without_a_range(text: str) -> None:
    words = words_of(text)
    at = next(i for i, word in enumerate(words) if word.text.isdigit())
    assert money_at(words, at) is None


@given(st.integers(1, 10**14))
def test_an_amount_written_in_full_is_that_amount(amount: int) -> None:
    for text in (f"${amount}", f"${amount:,}", f"{amount} dollars", f"US${amount}", f"USD {amount:,}"):
        assert money_at(words_of(text), 0) == (Money(amount, "USD"), len(words_of(text)))


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["m", "bn", " million", " billion"]))
def test_both_ends_of_a_range_are_in_the_scale_that_stands_at_the_second(low: int, more: int, scale: str) -> None:
    words = words_of(f"{low}-{low + more}{scale}")
    first, second = money_at(words, 0), money_at(words, 1)
    assert first is not None
    assert second is not None
    assert first[0].amount * (low + more) == second[0].amount * low


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    words = words_of(text)
    for at in range(len(words)):
        found = money_at(words, at)
        assert found is None or 0 < found[1] <= len(words) - at
