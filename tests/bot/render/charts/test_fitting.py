from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.charts.fitting import SIGN, elided, fitted_scale, number, ticks, wrapped

TEXT = st.text(alphabet="abc de-é株", max_size=80)
WITHIN = st.integers(2, 40)
VALUE = st.floats(-1e12, 1e12).map(lambda value: round(value, 3))
VALUES = st.lists(st.tuples(VALUE, st.floats(0, 400)), min_size=1, max_size=20)
AMOUNT = st.decimals(min_value=-(10**9), max_value=10**9, places=3)


@given(TEXT, WITHIN, st.integers(1, 4))
def test_no_line_is_wider_than_allowed_and_none_is_too_many(text: str, within: int, lines: int) -> None:
    found = wrapped(text, within=within, lines=lines, width=len)
    assert len(found) <= lines
    assert all(len(line) <= within for line in found)


@given(TEXT, WITHIN)
def test_text_that_has_lines_enough_loses_nothing(text: str, within: int) -> None:
    found = wrapped(text, within=within, lines=100, width=len)
    assert "".join("".join(found).split()) == "".join(text.split())


@given(TEXT, WITHIN, st.integers(1, 4))
def test_what_is_missing_is_shown_by_an_ellipsis(text: str, within: int, lines: int) -> None:
    found = wrapped(text, within=within, lines=lines, width=len)
    shown, whole = "".join("".join(found).split()), "".join(text.split())
    assert shown == whole or (found[-1].endswith(SIGN) and whole.startswith(shown.removesuffix(SIGN)))


def test_lines_break_between_words() -> None:
    assert wrapped("Nebius Convertible senior notes due 2030", within=18, lines=3, width=len) == (
        "Nebius Convertible",
        "senior notes due",
        "2030",
    )


def test_a_text_that_fits_is_left_alone() -> None:
    assert elided("Anthropic", within=9, width=len) == "Anthropic"
    assert elided("Anthropic", within=8, width=len) == "Anthrop…"


@given(VALUES, st.floats(50, 500))
def test_every_bar_and_its_label_lie_within_the_extent(pairs: list[tuple[float, float]], extent: float) -> None:
    values, rooms = [value for value, _ in pairs], [min(room, extent * 0.45) for _, room in pairs]
    scale = fitted_scale(values, rooms, extent=extent)
    assert scale.per_unit > 0
    for value, room in zip(values, rooms, strict=True):
        end = scale.at(value) + (room if value >= 0 else -room)
        assert -1e-6 <= end <= extent + 1e-6
        assert -1e-6 <= scale.zero <= extent + 1e-6


@given(VALUES, st.floats(50, 500))
def test_bars_are_as_long_as_the_extent_allows(pairs: list[tuple[float, float]], extent: float) -> None:
    values, rooms = [value for value, _ in pairs], [min(room, extent * 0.45) for _, room in pairs]
    scale = fitted_scale(values, rooms, extent=extent)
    ends = [scale.at(value) + (room if value >= 0 else -room) for value, room in zip(values, rooms, strict=True)]
    if any(values):
        assert max(*ends, scale.zero) - min(*ends, scale.zero) == pytest.approx(extent, rel=1e-6)


@given(AMOUNT, AMOUNT)
def test_ticks_are_even_and_within_the_range(one: Decimal, other: Decimal) -> None:
    low, high = min(one, other, Decimal(0)), max(one, other, Decimal(0))
    found = ticks(low, high)
    assert Decimal(0) in found
    assert len(found) <= 8
    if low < high:
        assert all(low <= tick <= high for tick in found)
        assert len({after - before for before, after in pairwise(found)}) <= 1


@given(st.integers(0, 500))
def test_counts_have_whole_ticks(high: int) -> None:
    assert all(tick == int(tick) for tick in ticks(Decimal(0), Decimal(high), whole=True))


@pytest.mark.parametrize(
    ("value", "text"),
    [("1000", "1,000"), ("0.50", "0.5"), ("-5", "−5"), ("1E+2", "100"), ("0", "0"), ("-0.0", "0")],
)
def test_a_tick_is_written_without_superfluous_zeros(value: str, text: str) -> None:
    assert number(Decimal(value)) == text
