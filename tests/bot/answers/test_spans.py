"""A span tells its words as they were typed and as they compare."""

from __future__ import annotations

import pytest

from bot.answers.senses import Sense
from bot.answers.spans import Span
from bot.answers.words import words_of


@pytest.mark.parametrize(
    ("typed", "text", "key"),
    [
        ("pre-money  valuation", "pre-money valuation", "pre money valuation"),
        ("Q1/25", "Q1/25", "q 1 25"),
        ("$5bn", "$5bn", "$5 bn"),
        ("Marks & Spencer’s", "Marks & Spencer's", "marks and spencer"),
        ("one, two", "one two", "one two"),
    ],
)
def test_words_are_told_as_typed_and_as_they_compare(typed: str, text: str, key: str) -> None:
    span = Span(Sense.UNKNOWN, None, words_of(typed))
    assert (span.text, span.key) == (text, key)
