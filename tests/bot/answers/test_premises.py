"""What a question takes for granted: named where the tables refute it, else the question goes on."""

from __future__ import annotations

import time

import pytest

from bot.answers.answer import Answer, AnswerKind
from bot.answers.answerer import MAX_QUESTION
from bot.answers.premises import claim_of, refuted
from tests.bot.answers.desk import Desk
from tests.bot.answers.small_desk import DESK as SMALL
from tests.builders import a_round, table_of

DESK = Desk(
    table_of(
        a_round("Lumen", "Series A", announced="2024-02", amount=9_000_000, lead_investors=("Tidewater",)),
        a_round("Lumen", "Series B", announced="2025-02", amount=20_000_000, lead_investors=("North Pier",)),
        a_round("Harbor", "Seed", announced="2025-03", amount=5_000_000),
    )
)


def answer(question: str) -> Answer | None:
    return refuted(question, DESK.reading, DESK.table)


@pytest.mark.parametrize(
    "question",
    [
        "Why did North Pier lead Lumen's Series A?",
        "why exactly did North Pier lead Lumen's Series A",
        "And why did North Pier lead Lumen's Series A?",
        "Explain why did North Pier lead Lumen's Series A?",
        "What made North Pier lead Lumen's Series A?",
        "How did North Pier lead Lumen's Series A?",
        "How come North Pier led Lumen's Series A?",
    ],
)
def test_a_false_premise_is_named_with_what_is_so(question: str) -> None:
    found = answer(question)
    assert found is not None
    assert found.kind is AnswerKind.DECLINED
    assert found.text.startswith("The question takes for granted what is not so. ")
    assert "No. Lead investors: Tidewater [1]." in found.text
    assert [cited.n for cited in found.citations] == [1]
    assert (found.figure, found.confidence) == (None, 0)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Why did Tidewater lead Lumen's Series A?", id="true"),
        pytest.param("How come Tidewater led Lumen's Series A?", id="true, as a statement"),
        pytest.param("Why did Tidewater lead Harbor's Seed?", id="nobody knows who led"),
        pytest.param("Why did Tidewater wibble Lumen's Series A?", id="a word that nobody knows"),
        pytest.param("Why did Lumen paint its lamps?", id="nothing that the tables tell of"),
        pytest.param(
            "Did North Pier lead Lumen's Series A?", id="a question for yes or no takes nothing for granted"
        ),
        pytest.param("How much did Lumen raise in its Series A?", id="how much is not how"),
        pytest.param("Who led Lumen's Series A?", id="who"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_the_tables_do_not_refute_goes_on(question: str) -> None:
    assert answer(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "What did North Pier pay when it led Lumen's Series A?",
        "How much did North Pier put in by leading Lumen's Series A?",
        "What did North Pier want for leading Lumen's Series A?",
        "What was North Pier thinking after it led Lumen's Series A?",
    ],
)
def test_a_part_that_is_named_in_passing_is_held_against_the_tables(question: str) -> None:
    found = answer(question)
    assert found is not None
    assert found.text == (
        "The question takes for granted what is not so. Did North Pier lead Lumen's Series A? "
        "No. Lead investors: Tidewater [1]."
    )
    assert answer(question.replace("North Pier", "Tidewater")) is None, "it did lead"


@pytest.mark.parametrize(
    "question",
    [
        "When did North Pier acquire Lumen?",
        "in which year did North Pier acquire Lumen",
        "For how much did North Pier acquire Lumen?",
        "What did North Pier pay for its acquisition of Lumen?",
        "What did North Pier offer after its takeover of Lumen?",
        "What was North Pier thinking when it acquired Lumen?",
        "How much did North Pier pay when it took over Lumen?",
    ],
)
def test_a_takeover_that_no_table_knows_is_none(question: str) -> None:
    found = answer(question)
    assert found is not None
    assert found.is_declined
    assert found.text == "No round in the facts table fits this question. Known of Lumen: Series A, Series B."


@pytest.mark.parametrize("run", ["A ", "x did ", "did Aa by ", "Aa bb ", "did A when "])
def test_a_question_as_long_as_may_be_is_looked_through_at_once(run: str) -> None:
    question = f"what did {run * MAX_QUESTION}"[:MAX_QUESTION]
    started = time.process_time()
    assert claim_of(question) is None
    assert time.process_time() - started < 1.0


def test_a_takeover_that_the_tables_know_goes_on() -> None:
    for question in (
        "When did Gull acquire Kestrel?",
        "What did Gull pay for its acquisition of Kestrel?",
        "What did Gull want when it acquired Kestrel?",
    ):
        assert refuted(question, SMALL.reading, SMALL.table) is None
        assert refuted(question.replace("Gull", "Quay"), SMALL.reading, SMALL.table) is not None


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("Why did Lumen sell?", "did Lumen sell?"),
        ("So, for what reason was it sold?", "was it sold?"),
        ("What let Lumen sell?", "did Lumen sell?"),
        ("How come Lumen sold?", "Lumen sold?"),
        ("How does it work?", "does it work?"),
        ("When did Lumen acquire Quarry?", "did Lumen acquire Quarry?"),
        ("For how much did Oak Ventures buy out Quarry?", "did Oak Ventures buy out Quarry?"),
        ("What did Lumen pay for its acquisition of Quarry?", "did Lumen acquire Quarry?"),
        ("What did Oak Ventures win after its buyout of Quarry?", "did Oak Ventures acquire Quarry?"),
        ("What did Oak pay Quarry when it led the Seed?", "did Oak lead the Seed?"),
        ("What did Oak Ventures put into it when it led the Seed?", "did Oak Ventures lead the Seed?"),
        ("What did A.P. Oak & Co. pay after they took over Quarry?", "did A.P. Oak & Co. acquire Quarry?"),
        ("Where was Oak sitting when it bought out Quarry?", "did Oak acquire Quarry?"),
        ("When did Lumen raise?", None),
        ("When did Oak lead the Seed?", None),
        ("When will Lumen acquire Quarry?", None),
        ("What did Lumen sell after its move to Cork?", None),
        ("How large was it?", None),
        ("Tell me why", None),
        ("I wonder why did Lumen sell?", None),
    ],
)
def test_the_claim_is_what_stands_behind_the_question_word(question: str, claim: str | None) -> None:
    assert claim_of(question) == claim
