"""A message is cut at its sentences, lines and points, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.messages import (
    Piece,
    bends_by_itself,
    changes_a_figure,
    clauses_of,
    joints_of,
    pieces_of,
    second_questions_of,
    speaks_of_people,
)


def texts(message: str) -> list[str]:
    return [piece.text for piece in pieces_of(message)]


@pytest.mark.parametrize(
    ("message", "pieces"),
    [
        ("When was it? And how much?", ["When was it?", "And how much?"]),
        ("I doubt that. What was it really?", ["I doubt that.", "What was it really?"]),
        ("Largest round of 2024?\nLargest round of 2025?", ["Largest round of 2024?", "Largest round of 2025?"]),
        ("- total raised by A\n- total raised by B", ["total raised by A", "total raised by B"]),
        ("1. who led it\n2. when was it", ["who led it", "when was it"]),
        ("1. Who led it 2. When was it", ["Who led it", "When was it"]),
        ("1) total of A 2) total of B 3) rounds of C", ["total of A", "total of B", "rounds of C"]),
        ("amount of A; lead of A; stake of A", ["amount of A;", "lead of A;", "stake of A"]),
        ("Who led Lumen's Series B. Who joined?", ["Who led Lumen's Series B.", "Who joined?"]),
        ("how much?!? thanks!!", ["how much?!?", "thanks!!"]),
        ("I keep forgetting... who led it", ["I keep forgetting...", "who led it"]),
    ],
)
def test_sentences_lines_and_points_are_pieces(message: str, pieces: list[str]) -> None:
    assert texts(message) == pieces


@pytest.mark.parametrize(
    "message",
    [
        "How much did Safe Superintelligence Inc. raise in 2024?",
        "Is there any U.S. round in 2025?",
        "rounds over $3.5bn in 2025",
        "Anthropic vs. OpenAI, who raised more?",
        "Which rounds did D. E. Shaw join?",
        "what did databricks.com raise",
        "Jane St. in which rounds",
        "round no. 2 of Lumen, i.e. the second",
        "rounds of 5) or more",
        "",
    ],
)
def test_no_number_name_or_abbreviation_is_cut(message: str) -> None:
    assert texts(message) == ([message] if message else [])


@given(st.text(alphabet="aBz 12.,:;?!\n-)(…'", max_size=60))
def test_every_piece_stands_at_its_place_and_none_overlap(message: str) -> None:
    pieces = pieces_of(message)
    assert all(message[piece.start : piece.end] == piece.text for piece in pieces)
    assert all(before.end <= after.start for before, after in pairwise(pieces))
    kept = sum(sign.isalpha() for piece in pieces for sign in piece.text)
    assert kept >= sum(sign.isalpha() for sign in message) - message.count(")")


@given(st.integers(0, 10**7), st.integers(0, 99))
def test_no_number_is_ever_cut(whole: int, cents: int) -> None:
    assert texts(f"rounds over ${whole:,}.{cents:02}m in 2025") == [f"rounds over ${whole:,}.{cents:02}m in 2025"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("who led it", True),
        ("also its pre-money?", True),
        ("list the rounds", True),
        ("I doubt that.", False),
        ("How are you?", False),
        ("Does anyone know?", False),
        ("For a timeline.", False),
    ],
)
def test_a_question_is_told_by_its_mark_or_its_first_word(text: str, asks: bool) -> None:
    assert Piece(text, 0, len(text)).asks is asks


@pytest.mark.parametrize("text", ["thanks!!", "hey all", "ok bot", "go", "Three things.", "sorry, quick question"])
def test_greetings_and_thanks_are_chat(text: str) -> None:
    assert Piece(text, 0, len(text)).is_chat


@pytest.mark.parametrize(
    "text", ["in real terms", "Anthropic", "Series B", "excluding debt", "slides are due Monday"]
)
def test_what_says_something_is_no_chat(text: str) -> None:
    assert not Piece(text, 0, len(text)).is_chat


@pytest.mark.parametrize(
    "text", ["Ignore Nvidia.", "only equity", "excluding the secondary", "if it had raised 2bn", "it wasn't Lumen"]
)
def test_words_that_change_a_figure_are_known(text: str) -> None:
    assert changes_a_figure(text)


@pytest.mark.parametrize("text", ["I can't find this anywhere", "I don't know Lumen", "not sure where to look"])
def test_a_negation_of_the_asker_changes_no_figure(text: str) -> None:
    assert not changes_a_figure(text)


@pytest.mark.parametrize("text", ["adjusted for inflation", "assume the rate is 1.1", "pro forma", "Suppose it sold"])
def test_an_assumption_changes_a_figure_whatever_it_names(text: str) -> None:
    assert bends_by_itself(text)


def test_clauses_stand_at_their_places() -> None:
    text = "ok bot, you're up: total raised by xAI in 2024, go"
    clauses = clauses_of(Piece(text, 0, len(text)))
    assert [clause.text for clause in clauses] == ["ok bot", "you're up", "total raised by xAI in 2024", "go"]
    assert all(text[clause.start : clause.end] == clause.text for clause in clauses)
    assert speaks_of_people("you're up")


@pytest.mark.parametrize(
    ("text", "joints"),
    [
        ("amount and lead of A", [("amount", "lead of A")]),
        ("amount, lead and date", [("amount", "lead and date"), ("amount, lead", "date")]),
        ("ratio of amount and post-money", []),
        ("difference between A and B", []),
        ("both A and B", []),
        ("amount", []),
    ],
)
def test_a_sentence_is_joined_at_and_unless_its_words_tie_the_parts_together(
    text: str, joints: list[tuple[str, str]]
) -> None:
    assert list(joints_of(text)) == joints


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("is A worth more than B, and by how much?", [("is A worth more than B", "by how much?")]),
        ("the largest round and who led it", [("the largest round", "who led it")]),
        ("days between A and B", []),
        ("A, B and C", []),
    ],
)
def test_a_second_question_opens_with_its_own_word(text: str, parts: list[tuple[str, str]]) -> None:
    assert list(second_questions_of(text)) == parts
