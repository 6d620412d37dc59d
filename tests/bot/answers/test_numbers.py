"""Counts, positions, shares and multiples as people type them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.numbers import Multiple, Percentage, count_at, multiple_at, ordinal_at, percentage_at
from bot.answers.words import words_of


def whole(text: str, reader: Callable[..., tuple[object, int] | None]) -> object:
    """What a reader finds in a text, if it takes up all of it."""
    words = words_of(text)
    found = reader(words, 0)
    return found[0] if found and found[1] == len(words) else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20%", "20"),
        ("20 %", "20"),
        ("20 percent", "20"),
        ("20 per cent", "20"),
        ("20 pct", "20"),
        ("12.5%", "12.5"),
        ("twenty percent", "20"),
        ("1,200%", "1200"),
    ],
)
def test_a_share_is_read_with_its_mark(text: str, value: str) -> None:
    assert whole(text, percentage_at) == Percentage(Decimal(value))


@pytest.mark.parametrize("text", ["20", "20 percentage points", "20 percent points", "$20%", "1.000.000%", "percent"])
def test_without_its_mark_or_in_points_nothing_is_a_share(text: str) -> None:
    assert percentage_at(words_of(text), 0) is None


@pytest.mark.parametrize("text", ["20-30%", "20 to 30 percent", "20% to 30%"])
def test_the_first_of_a_range_is_a_share_as_the_second_is(text: str) -> None:
    assert percentage_at(words_of(text), 0) == (Percentage(Decimal(20)), 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3x", "3"),
        ("3×", "3"),
        ("2.5x", "2.5"),
        ("3 times", "3"),
        ("three times", "3"),
        ("3-fold", "3"),
        ("threefold", "3"),
        ("double", "2"),
        ("twice", "2"),
        ("triple", "3"),
    ],
)
def test_a_multiple_is_read_with_its_mark(text: str, value: str) -> None:
    assert whole(text, multiple_at) == Multiple(Decimal(value))


@pytest.mark.parametrize("text", ["3", "3 x", "x", "$3x", "times"])
def test_without_its_mark_nothing_is_a_multiple(text: str) -> None:
    assert multiple_at(words_of(text), 0) is None


def test_shares_and_multiples_print_as_people_write_them() -> None:
    assert str(Percentage(Decimal("12.5"))) == "12.5%"
    assert str(Multiple(Decimal(3))) == "3x"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("7", 7),
        ("0", 0),
        ("1,200", 1200),
        ("nine", 9),
        ("thirteen", 13),
        ("twenty-five", 25),
        ("one hundred", 100),
        ("a hundred and five", 105),
    ],
)
def test_a_count_is_read_in_digits_and_words(text: str, count: int) -> None:
    assert whole(text, count_at) == count


@pytest.mark.parametrize("text", ["007", "03", "3.5", "1.000.000", "10,5", "99999", "3/4", "$7", "7%", "a"])
def test_what_is_no_plain_whole_number_is_no_count(text: str) -> None:
    assert count_at(words_of(text), 0) is None


@given(st.integers(0, 9999))
def test_every_whole_number_is_itself(number: int) -> None:
    assert whole(str(number), count_at) == number
    assert whole(f"{number:,}", count_at) == number


@pytest.mark.parametrize(("text", "position"), [("third", 3), ("3rd", 3), ("21st", 21), ("2nd", 2), ("twelfth", 12)])
def test_a_position_is_read_in_words_and_digits(text: str, position: int) -> None:
    assert whole(text, ordinal_at) == position


@given(st.text(max_size=40))
def test_no_text_breaks_the_readers(text: str) -> None:
    words = words_of(text)
    for at in range(len(words)):
        for reader in (count_at, ordinal_at, percentage_at, multiple_at):
            found = reader(words, at)
            assert found is None or 0 < found[1] <= len(words) - at
