"""Words for a row of the last list, or for all of them: which row is meant, and what may be asked of them."""

from __future__ import annotations

import pytest

from bot.answers.rows import Rows, asked_of_all, at_its_place, keeps_to, shown_beside, within
from index.figures.query import Filter, Op
from index.figures.syntax import parse

ROUNDS = Rows(("Lumen Seed", "Tide Series A", "Pier Series B"), Filter("round_id", Op.EQ, ("a", "b", "c")), "rounds")
AT_THE_SECOND = Rows(ROUNDS.labels, ROUNDS.condition, "rounds", at=1)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("who led number three?", "who led Pier Series B?"),
        ("#2", "Tide Series A"),
        ("when was the first announced?", "when was Lumen Seed announced?"),
        ("the third one's valuation", "Pier Series B's valuation"),
        ("who led the second of those?", "who led Tide Series A?"),
    ],
)
def test_a_row_is_meant_by_its_place(text: str, whole: str) -> None:
    found = at_its_place(text, ROUNDS)
    assert found is not None
    assert found[0] == whole


@pytest.mark.parametrize(
    "text", ["number four", "the second largest", "the first round of Lumen", "who led it?", "the one after that"]
)
def test_other_words_mean_no_row(text: str) -> None:
    assert at_its_place(text, ROUNDS) is None


def test_the_one_after_goes_on_from_the_row_spoken_of() -> None:
    assert at_its_place("and the one after that?", AT_THE_SECOND) == ("Pier Series B", 2)
    assert at_its_place("the previous one", AT_THE_SECOND) == ("Lumen Seed", 0)


def test_those_are_the_rounds_that_were_listed() -> None:
    assert "which rounds did Quay lead?" in list(asked_of_all("which of those did Quay lead?", ROUNDS))
    held = within(parse("list(amount) where lead = Quay"), ROUNDS)
    assert str(held) == "list(amount) where lead = Quay and round_id = (a, b, c) order amount desc"


@pytest.mark.parametrize("line", ["valuation where company = Lumen", "list(amount) where company = Lumen"])
def test_what_is_asked_of_others_is_not_asked_of_the_rows(line: str) -> None:
    assert within(parse(line), ROUNDS) is None


def test_more_of_each_row_goes_into_the_question_of_the_list() -> None:
    assert list(shown_beside("add the leads", "top 3 rounds?")) == ["top 3 rounds, with the leads"]
    assert list(shown_beside("who led them?", "top 3 rounds")) == ["top 3 rounds, and who led them"]
    assert not list(shown_beside("which of them are French?", "top 3 rounds"))


@pytest.mark.parametrize(
    ("before", "now", "kept"),
    [
        ("list(amount) where lead = Quay in 2025", "list(amount) where lead = Quay and amount > 5 USD in 2025", True),
        ("list(amount) where lead = Quay in 2025", "list(amount) where participant = Pier in 2025", False),
        ("list(amount) where investor = Quay", "list(amount) where lead = Quay", True),
        ("list(amount) in 2025", "list(amount) in March 2025", True),
        ("list(amount) in March 2025", "list(amount) in 2025", False),
    ],
)
def test_what_held_for_a_list_must_hold_for_what_is_asked_of_it(before: str, now: str, kept: bool) -> None:
    assert keeps_to(parse(before), parse(now)) is kept
