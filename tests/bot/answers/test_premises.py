"""What a question takes for granted: named where the tables refute it, else the question goes on."""

from __future__ import annotations

import pytest

from bot.answers.answer import Answer, AnswerKind
from bot.answers.premises import claim_of, refuted
from tests.bot.answers.desk import Desk
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
    ("question", "claim"),
    [
        ("Why did Lumen sell?", "did Lumen sell?"),
        ("So, for what reason was it sold?", "was it sold?"),
        ("What let Lumen sell?", "did Lumen sell?"),
        ("How come Lumen sold?", "Lumen sold?"),
        ("How does it work?", "does it work?"),
        ("How large was it?", None),
        ("Tell me why", None),
        ("I wonder why did Lumen sell?", None),
    ],
)
def test_the_claim_is_what_stands_behind_the_question_word(question: str, claim: str | None) -> None:
    assert claim_of(question) == claim
