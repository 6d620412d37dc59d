from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.markdown import SIGN, clipped, escaped, length, linked, pieces, unfenced

ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
TRICKY = st.text(alphabet=st.sampled_from(list("ab \n*_~|`[]()<>@#-+\\1.:/é😀")), max_size=200)


def seen(marked: str) -> str:
    """What a reader of Discord sees of escaped text."""
    return ESCAPE.sub(r"\1", marked).replace("@\u200b", "@")


def bare(marked: str) -> str:
    """What is left for Discord to interpret once escapes are taken out."""
    return ESCAPE.sub("x", marked)


@pytest.mark.parametrize(
    "text",
    [
        "**bold** and __under__ and ~~gone~~ and ||hidden||",
        "[the official page](https://evil.example/login)",
        "<@123456789012345678> <#1> <@&2> <t:0:R> <:smile:1> </ask:1>",
        "```\ncode\n```",
        "# Heading\n## Smaller\n-# subtext\n- item\n> quote\n1. first",
        "https://good.example](https://evil.example)",
    ],
)
def test_escaped_text_reads_as_written_and_formats_nothing(text: str) -> None:
    marked = escaped(text)
    assert seen(marked) == text
    assert not re.search(r"[*~|`\[\]<>]", bare(marked))
    assert not re.search(r"^\s*(#{1,3}|-|>|\d+\.)\s", bare(marked), re.MULTILINE)


def test_everyone_and_here_lose_their_force() -> None:
    assert escaped("@everyone @here @Everyone") == "@\u200beveryone @\u200bhere @\u200bEveryone"


def test_underscores_of_a_bare_address_survive() -> None:
    assert escaped("see https://a.example/x_y_z, snake_case") == r"see https://a.example/x_y_z, snake\_case"


def test_direction_overrides_and_control_signs_are_dropped() -> None:
    assert escaped("a\u202eb\x00c\ud800") == "abc"


@given(TRICKY)
def test_any_escaped_text_keeps_every_sign_and_no_markup(text: str) -> None:
    marked = escaped(text)
    assert seen(marked) == text
    assert not re.search(r"[*~|`\[\]<>]", bare(marked))


@given(st.text(max_size=400), st.integers(min_value=8, max_value=60))
def test_pieces_fit_and_lose_no_word(text: str, limit: int) -> None:
    marked = escaped(text)
    cut = pieces(marked, limit)
    assert all(0 < length(piece) <= limit for piece in cut)
    kept = "".join(piece.removesuffix(SIGN) if piece is not cut[-1] else piece for piece in cut)
    assert "".join(kept.split()) == "".join(marked.split())


@given(TRICKY, st.integers(min_value=8, max_value=40))
def test_a_cut_never_parts_an_escape_from_its_sign(text: str, limit: int) -> None:
    for piece in pieces(escaped(text), limit):
        assert not re.search(r"[*~|`\[\]<>]", bare(piece))


def test_a_cut_stands_between_words_and_shows() -> None:
    assert pieces("alpha beta gamma", 12) == ["alpha beta…", "gamma"]
    assert clipped("alpha beta gamma", 12) == "alpha beta…"
    assert clipped("alpha", 12) == "alpha"


def test_a_word_longer_than_the_limit_is_cut_with_a_sign() -> None:
    assert pieces("x" * 20, 9) == ["x" * 8 + SIGN, "x" * 8 + SIGN, "xxxx"]


def test_length_counts_as_discord_may_count_at_most() -> None:
    assert length("a😀") == 3


def test_a_link_cannot_be_ended_by_its_address_or_title() -> None:
    assert linked("A [note]", "https://a.example/x(1)>y") == "[A (note)](<https://a.example/x%281%29%3Ey>)"
    assert linked("No page", None) == "No page"


def test_a_code_block_cannot_be_ended_from_inside() -> None:
    assert "`" not in unfenced("``` @everyone\n```")
