"""What reaches a terminal is words, never orders."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.safe import one_line, printable, web_address


@given(st.text(alphabet=st.characters()))
def test_no_control_character_passes(text: str) -> None:
    kept = printable(text)
    assert not [char for char in kept if unicodedata.category(char) == "Cc" and char not in "\n\t"]
    assert printable(kept) == kept


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_words_pass_unchanged(text: str) -> None:
    assert printable(text) == text


def test_escape_sequence_is_disarmed() -> None:
    assert printable("up \x1b[31m90%\x1b[0m \x9b2J") == "up [31m90%[0m 2J"


def test_direction_override_cannot_turn_a_figure_around() -> None:
    assert printable("$\u202e000,1\u202c") == "$000,1"


def test_half_a_surrogate_pair_is_dropped() -> None:
    assert printable("a\ud800b").encode() == b"ab"


def test_one_line_holds_no_line_break() -> None:
    assert one_line(" a\r\n b\u2028c\t d ") == "a b c d"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        pytest.param("https://example.com/a?b=c", True, id="web page"),
        pytest.param("http://example.com", True, id="without encryption"),
        pytest.param("javascript:alert(1)", False, id="script"),
        pytest.param("file:///etc/passwd", False, id="file"),
        pytest.param("https://exa\x1bmple.com", False, id="escape"),
        pytest.param("https://example.com/a b", False, id="space"),
        pytest.param("https://[half", False, id="broken"),
        pytest.param("https://", False, id="no host"),
        pytest.param(None, False, id="none"),
    ],
)
def test_only_addresses_a_reader_can_follow_are_linked(url: str | None, kept: bool) -> None:
    assert web_address(url) == (url if kept else None)
