"""Words typed in short are spelled out; letters of rounds stay."""

from __future__ import annotations

import pytest

from bot.answers.idioms.shorthand import spelled_out


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("what else u got n who led it", "what else you got and who led it"),
        ("how many of em r in ur list", "how many of them are in your list"),
        ("which cos did they back b4 2024", "which companies did they back before 2024"),
        ("when was the co founded", "when was the company founded"),
        ("whats the diff rn", "what is the difference now"),
    ],
)
def test_short_words_are_spelled_out(typed: str, full: str) -> None:
    assert spelled_out(typed) == full


@pytest.mark.parametrize(
    "typed",
    ["series n", "Series R and W", "who co led it", "the co-leads", "J.P. Morgan & Co.", "w/o debt", "U and R"],
)
def test_what_may_be_a_name_or_a_round_stays(typed: str) -> None:
    assert spelled_out(typed) == typed


def test_a_letter_between_two_rounds_joins_them() -> None:
    assert spelled_out("series d n e") == "series d and e"
