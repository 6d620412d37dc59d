"""The question's own words are marked in a quote, whole words only, in whatever form they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answer import Answer, AnswerKind, Quote
from bot.answers.marking import marked, marks_of
from tests.bot.answers.desk import Desk
from tests.builders import a_round, table_of


def set_off(words: str, text: str) -> list[str]:
    return [text[start:end] for start, end in marks_of(words.split(), text)]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        pytest.param("raise", "Lumen raised money and is raising more.", ["raised", "raising"], id="stems"),
        pytest.param("Lumen", "LUMEN’s round and Lumens.", ["LUMEN’s", "Lumens"], id="possessive-and-capitals"),
        pytest.param("the of in", "The end of the year in Leeds.", [], id="stop-words"),
        pytest.param("post money", "A post-money price.", ["post-money"], id="hyphen"),
        pytest.param("Series A", "The Series A, not the Series B.", ["Series A"], id="letter-of-a-series"),
        pytest.param("series", "Their series of rounds, Series B.", ["series"], id="series-without-its-letter"),
        pytest.param("pilot plant", "A pilot plant in Leeds.", ["pilot plant"], id="side-by-side"),
        pytest.param("61.5 billion", "It is $61.5 billion.", ["61.5 billion"], id="number"),
        pytest.param("3", "It is 3bn or 3 or x_3.", ["3"], id="no-word-is-broken"),
        pytest.param("", "Anything.", [], id="no-words"),
    ],
)
def test_words_are_marked(words: str, text: str, found: list[str]) -> None:
    assert set_off(words, text) == found


@given(st.text("ab _-.'3\u0301AS", max_size=40), st.text("ab 3", max_size=6))
def test_marks_are_in_order_and_break_no_word(text: str, words: str) -> None:
    marks = marks_of(words.split(), text)
    edges = [edge for mark in marks for edge in mark]
    assert edges == sorted(set(edges))
    for at in edges:
        assert not (text[at - 1 : at].isalnum() and text[at : at + 1].isalnum())


def test_what_only_asks_is_not_marked_and_what_is_marked_already_is_kept() -> None:
    desk = Desk(table_of(a_round("Lumen", "Series A", announced="2024-02-01", amount=10_000_000)))
    text = "Why does Lumen give a pilot round?"
    quotes = (
        Quote(text, 1, "briefings/a.md", "Summary", 0, len(text), 0.9),
        Quote(text, 1, "briefings/a.md", "Summary", 0, len(text), 0.9, marks=((0, 3),)),
    )
    question = "give me the pilot of the Lumen round, please"
    answer = marked(Answer(question, "", AnswerKind.PASSAGES, "", quotes=quotes), desk.reading(question))
    first, second = answer.quotes
    assert [text[start:end] for start, end in first.marks] == ["Lumen", "pilot"]
    assert second.marks == ((0, 3),)


def test_marks_are_pairs_in_json() -> None:
    quote = Quote("Lumen raised.", 1, "briefings/a.md", "Summary", 0, 13, 0.9, marks=((0, 5),))
    answer = Answer("?", "", AnswerKind.PASSAGES, "", quotes=(quote,))
    assert answer.to_json()["quotes"][0]["marks"] == [[0, 5]]
