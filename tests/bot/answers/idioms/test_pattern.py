"""Idioms are found where they stand, whatever the punctuation, and replaced by plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.idioms.pattern import idioms


def _plain(line: str, text: str) -> str | None:
    (idiom,) = idioms(line)
    return idiom.put_plainly(text)


@pytest.mark.parametrize(
    ("line", "text", "plain"),
    [
        ("gimme => give me", "gimme the amount", "give me the amount"),
        ("gimme => give me", "Gimme the amount?", "give me the amount?"),
        ("price tag of => amount of", "the price-tag of Tide", "the amount of Tide"),
        ("how (rich|dear) was => what was the multiple of", "How dear was Tide?", "what was the multiple of Tide?"),
        ("[the] price tag of => amount of", "the price tag of Tide", "amount of Tide"),
        ("[the] price tag of => amount of", "price tag of Tide", "amount of Tide"),
        ("price tag [of] => amount of", "price tag of Tide", "amount of Tide"),
        (
            "^besides {x}, who {y}$ => who other than {x} {y}",
            "Besides Pier, who led it?",
            "who other than Pier led it",
        ),
        ("{x}'s portfolio => companies of {x}", "Pier Capital’s portfolio", "companies of Pier Capital"),
        ("{n:first|last} cheque => {n} investment", "Pier's last cheque", "Pier's last investment"),
        ("in the (black box|red) => in it", "in the black box now", "in it now"),
    ],
)
def test_an_idiom_is_put_plainly_where_it_stands(line: str, text: str, plain: str) -> None:
    assert _plain(line, text) == plain


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("cos => companies", "because it cost"),
        ("cos => companies", "cos'"),
        ("^besides {x}, who => who other than {x}", "who besides Pier, who led"),
        ("rounds$ => rounds there are", "rounds of Tide"),
        ("price tag of => amount of", "price of the tag of"),
    ],
)
def test_an_idiom_that_does_not_stand_there_changes_nothing(line: str, text: str) -> None:
    assert _plain(line, text) is None


@pytest.mark.parametrize("line", ["no arrow", "=> nothing said", "said {x} => {y}"])
def test_a_line_that_is_no_idiom_is_refused_and_quoted(line: str) -> None:
    with pytest.raises(ValueError, match=r"idiom|captures") as refused:
        idioms(line)
    assert line in str(refused.value)


@given(st.text(max_size=2000))
def test_any_text_can_be_searched_for_idioms(text: str) -> None:
    assert _plain("^beyond {x}, who {y} of {z}$ => who {y} of {z} but {x}", text) is None or text.strip()
