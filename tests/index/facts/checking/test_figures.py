"""Figures in prose: read with their value, unit, precision and hedge, and placed exactly."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts.checking.figures import Figure, figures
from index.facts.checking.hedging import Hedge
from index.facts.schema import DetailKind as Kind
from index.figures.display import money


def read(text: str) -> list[Figure]:
    return list(figures(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("$62 billion", 62_000_000_000, None, "USD"),
        ("€1.3 billion", 1_300_000_000, None, "EUR"),
        ("$7.5-7.6 billion", 7_500_000_000, 7_600_000_000, "USD"),
        ("$15–20 billion", 15_000_000_000, 20_000_000_000, "USD"),
        ("$5 to $6 billion", 5_000_000_000, 6_000_000_000, "USD"),
        ("$300m", 300_000_000, None, "USD"),
        ("£1bn", 1_000_000_000, None, "GBP"),
        ("¥20 billion", 20_000_000_000, None, "JPY"),
        ("C$240m", 240_000_000, None, "CAD"),
        ("EUR 468m", 468_000_000, None, "EUR"),
        ("500m pounds", 500_000_000, None, "GBP"),
        ("two million dollars", 2_000_000, None, "USD"),
        ("half a billion dollars", 500_000_000, None, "USD"),
        ("a billion euros", 1_000_000_000, None, "EUR"),
        ("half a billion", 500_000_000, None, ""),
        ("$77,593", 77_593, None, "USD"),
        ("$1,581,250,000", 1_581_250_000, None, "USD"),
        ("40m zloty", 40_000_000, None, "PLN"),
        ("−$3.5 billion", -3_500_000_000, None, "USD"),
    ],
)
def test_money_is_read_in_every_spelling(text: str, low: int, high: int | None, unit: str) -> None:
    [one] = read(text)
    assert (one.kind, one.low, one.high, one.unit) == (Kind.MONEY, Decimal(low), Decimal(high or low), unit)
    assert text[one.start : one.end] == text


@pytest.mark.parametrize(
    ("text", "kind", "low", "unit"),
    [
        ("5.69%", Kind.PERCENT, "5.69", "percent"),
        ("49 per cent", Kind.PERCENT, "49", "percent"),
        ("three quarters of it", Kind.PERCENT, "75", "percent"),
        ("2.4 times", Kind.MULTIPLE, "2.4", "x"),
        ("3x", Kind.MULTIPLE, "3", "x"),
        ("2.4-fold", Kind.MULTIPLE, "2.4", "x"),
        ("fifteen times", Kind.MULTIPLE, "15", "x"),
        ("eightfold", Kind.MULTIPLE, "8", "x"),
        ("13,800 Nvidia chips in May", Kind.COUNT, "13800", "nvidia chips"),
        ("250 million people a week", Kind.COUNT, "250000000", "people"),
        ("1.2 GW at Abilene", Kind.COUNT, "1.2", "gw"),
    ],
)
def test_other_figures_are_read_with_their_unit(text: str, kind: Kind, low: str, unit: str) -> None:
    [one] = read(text)
    assert (one.kind, one.low, one.unit) == (kind, Decimal(low), unit)


def test_range_of_multiples_has_two_ends() -> None:
    [one] = read("156 to 193 times that pace")
    assert (one.low, one.high) == (Decimal(156), Decimal(193))


@pytest.mark.parametrize(
    "text",
    ["Its DDTL 2.0 facility", "with Claude 3.7 Sonnet", "H100 chips", "a ratio of 2 to 1", "a third cloud came"],
)
def test_numbers_in_names_and_proportions_are_no_figures(text: str) -> None:
    assert [text[one.start : one.end] for one in read(text) if one.low not in (2,)] == []


def test_step_is_what_the_last_written_digit_is_worth() -> None:
    assert [one.step for one in read("$62 billion, then $62.0 billion and $62.05 billion")] == [
        1_000_000_000,
        100_000_000,
        10_000_000,
    ]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("it raised $5 billion", Hedge.NONE),
        ("it raised about $5 billion", Hedge.ABOUT),
        ("a little under $5 billion", Hedge.ABOUT),
        ("more than $5 billion", Hedge.AT_LEAST),
        ("up to $5 billion", Hedge.AT_MOST),
        ("as much as another $5 billion", Hedge.AT_MOST),
        ("$5 billion or more", Hedge.AT_LEAST),
        ("$5 billion or so", Hedge.ABOUT),
    ],
)
def test_hedge_is_part_of_a_figure(text: str, hedge: Hedge) -> None:
    assert [one.hedge for one in read(text)] == [hedge]


@given(
    amount=st.integers(min_value=-(10**17), max_value=10**17),
    currency=st.sampled_from(["USD", "EUR", "GBP", "JPY", "CAD", "PLN", "CHF"]),
    before=st.sampled_from(["", "It raised ", "a round of (", "worth about "]),
    after=st.sampled_from(["", ".", " in May", ") at", ", and more"]),
)
def test_any_amount_that_is_displayed_is_read_back(amount: int, currency: str, before: str, after: str) -> None:
    written = money(amount, currency)
    [one] = read(before + written + after)
    assert (one.start, one.end) == (len(before), len(before) + len(written))
    assert (one.kind, one.unit) == (Kind.MONEY, currency)
    assert abs(one.low - amount) <= one.step / 2


@given(text=st.text(alphabet="$€ 0123456789,.-–%xmb to about times third of billion\n", max_size=60))
def test_figures_never_overlap_and_stand_in_order(text: str) -> None:
    found = read(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(one.step > 0 for one in found)
