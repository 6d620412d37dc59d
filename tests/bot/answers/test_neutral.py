"""A word that renders or presents is left out, said so, and never where it could be a condition."""

from __future__ import annotations

import pytest

from bot.answers.answerer import Answerer
from bot.answers.filler import FILLER
from bot.answers.grammar import phrases
from bot.answers.neutral import NEUTRAL, REQUESTS


def test_a_neutral_word_is_left_out_and_the_notes_say_so(answerer: Answerer) -> None:
    answer = answerer.ask("What valuation was Lumen Robotics' Series A struck at?")
    assert answer.figure is not None
    assert "Left out: “struck”." in answer.notes


@pytest.mark.parametrize(
    "question",
    [
        "What was the amount of the implied round of Lumen?",
        "What valuation was Lumen's Series A not struck at?",
        "What is the total of the clocked rounds?",
    ],
)
def test_a_neutral_word_that_could_be_a_condition_stays_unknown(answerer: Answerer, question: str) -> None:
    assert answerer.ask(question).figure is None


def test_a_neutral_word_is_neither_filler_nor_a_word_of_the_grammar_but_for_those_whose_place_tells() -> None:
    assert NEUTRAL.isdisjoint(FILLER)
    assert set(phrases()) & NEUTRAL <= REQUESTS | {"list"}
