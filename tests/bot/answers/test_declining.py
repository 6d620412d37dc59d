"""Declining: each reason in words of the question, and only suggestions that are answered."""

from __future__ import annotations

import pytest

from bot.answers.answerer import Answerer
from index.facts.schema import Instrument
from tests.bot.answers.desk import Desk
from tests.builders import a_company, a_round, table_of

DESK = Desk(
    table_of(
        a_round("Lumen", "Seed", announced="2023-05", amount=2_000_000, lead_investors=("Pier",)),
        a_round("Lumen", "Series A", announced="2024-02", amount=9_000_000, post_money=90_000_000),
        a_round("Lumen", "Tender", announced="2024-06", amount=1_000_000, instrument=Instrument.SECONDARY),
        a_round("Lumen", "Series B", announced="2025-02", lead_investors=("Tide",)),
        a_round(
            "Anthropic", "Series A", announced="2025-03", amount=5_000_000, post_money=50_000_000, currency="EUR"
        ),
        companies=(a_company("Lumen"), a_company("Anthropic")),
    )
)
EMPTY = Desk(table_of())


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        pytest.param(
            "what was Antropix worth",
            "I do not know “Antropix”. Did you mean Anthropic?",
            id="a name that is near to a known one",
        ),
        pytest.param(
            "what was Quux worth",
            "My sources do not support an answer to this. Words that I cannot place: “Quux”.",
            id="a word that nothing is known of",
        ),
        pytest.param(
            "Lumen's wibble wobble wubble wabble",
            "My sources do not support an answer to this. Words that I cannot place: “wibble”, “wobble”, “wubble”.",
            id="many words that nothing is known of",
        ),
        pytest.param(
            "will Lumen raise in 2030",
            "I know what was announced or reported, and neither predict nor advise.",
            id="a forecast",
        ),
        pytest.param(
            "should I buy shares of Lumen",
            "I know what was announced or reported, and neither predict nor advise.",
            id="advice",
        ),
        pytest.param(
            "Lumen's pre-money and post-money",
            "I understood the words, but not how they make one question about the rounds that I know.",
            id="words that make no one question",
        ),
        pytest.param(
            "Lumen's Series F valuation",
            "No round in the facts table fits this question. Known of Lumen: Seed, Series A, Tender, Series B.",
            id="a round that is not in the table",
        ),
        pytest.param("Lumen's Series B amount", "No amount is known for Lumen Series B.", id="an unknown amount"),
        pytest.param(
            "Lumen's Series A step-up", "No earlier priced round of Lumen is known.", id="nothing to compare with"
        ),
        pytest.param(
            "stake sold in Lumen's tender",
            "Lumen Tender has no pre-money or stake sold: existing shares changed hands, so no new money came in.",
            id="no new shares",
        ),
        pytest.param(
            "Anthropic's Series A amount in dollars",
            "There is no rate from EUR to USD for Anthropic Series A.",
            id="no rate",
        ),
    ],
)
def test_the_reason_says_what_is_missing(question: str, reason: str) -> None:
    answer = DESK.answer(question)
    assert answer.is_declined
    assert answer.text == reason
    assert answer.figure is None
    assert answer.confidence == 0


@pytest.mark.parametrize(
    ("question", "topics"),
    [
        ("why would they wibble with us", "“wibble”"),
        ("Would Quux wibble because of them?", "“Quux”, “wibble”"),
        ("could their wibble be like his wobble", "“wibble”, “wobble”"),
    ],
)
def test_words_that_only_ask_are_not_listed(question: str, topics: str) -> None:
    expected = f"My sources do not support an answer to this. Words that I cannot place: {topics}."
    assert DESK.answer(question).text == expected


@pytest.mark.parametrize("question", ["how could it be for them", "Why could Lumen have them?"])
def test_where_all_unknown_words_only_ask_none_is_listed(question: str) -> None:
    assert DESK.answer(question).text == "My sources do not support an answer to this."


def test_a_word_that_only_asks_is_no_slip_of_a_name() -> None:
    desk = Desk(table_of(a_round("Becausa", "Seed", announced="2024-01", amount=1_000_000)))
    assert desk.answer("Becaus wibble").text == "I do not know “Becaus”, “wibble”. Did you mean Becausa?"
    assert desk.answer("because wibble").text.endswith("Words that I cannot place: “wibble”.")


def test_without_any_facts_the_reason_speaks_of_sources_only() -> None:
    assert (
        EMPTY.answer("total raised in 2025 by year by company").text == "My sources do not support an answer to this."
    )


def test_a_question_that_was_understood_shows_its_query() -> None:
    assert DESK.answer("Lumen's Series B amount").understood == 'amount where company = Lumen and round = "Series B"'
    assert DESK.answer("Lumen's pre-money and post-money").understood == ""


@pytest.mark.parametrize(
    ("question", "suggestions"),
    [
        (
            "Lumen's Series B amount",
            ["How big was Lumen Tender?", "How big was Lumen Series A?", "How big was Lumen Seed?"],
        ),
        (
            "Lumen's Series B pre-money",
            ["What was the pre-money valuation of Lumen Series A?"],
        ),
        ("Lumen's Series F leads", ["Who led Lumen Series B?", "Who led Lumen Seed?"]),
        (
            "Lumen's wibble",
            [
                "What was the pre-money valuation of Lumen Series A?",
                "Who led Lumen Series B?",
                "How big was Lumen Tender?",
            ],
        ),
        (
            "wibble",
            [
                "What was the pre-money valuation of Anthropic Series A?",
                "Who led Lumen Series B?",
                "How big was Anthropic Series A?",
            ],
        ),
    ],
)
def test_what_can_be_asked_instead_is_suggested_latest_first(question: str, suggestions: list[str]) -> None:
    assert list(DESK.answer(question).suggestions) == suggestions


@pytest.mark.parametrize(
    "question",
    [
        "Lumen's Series B amount",
        "Lumen's Series B pre-money",
        "Lumen's Series F leads",
        "Lumen's Series A step-up",
        "stake sold in Lumen's tender",
        "Anthropic's Series A amount in dollars",
        "who joined Lumen's Series A",
        "Lumen's wibble",
        "what was Antropix worth",
        "should I buy Anthropic",
        "difference between Lumen's Series B and Anthropic's Series A amounts",
        "wibble",
    ],
)
def test_every_suggestion_is_answered(question: str) -> None:
    answer = DESK.answer(question)
    assert answer.is_declined
    for suggestion in answer.suggestions:
        assert not DESK.answer(suggestion).is_declined, suggestion
        assert suggestion != question


def test_without_rounds_nothing_is_suggested() -> None:
    assert EMPTY.answer("wibble").suggestions == ()


@pytest.mark.parametrize("question", ["Lumen's wibble", "why would Lumen wibble", "Harbor Bio wibbles and wobbles"])
def test_the_strategic_view_of_a_named_companys_briefing_is_suggested_first_and_answered(
    question: str, answerer: Answerer
) -> None:
    answer = answerer.ask(question)
    assert answer.is_declined
    [view, *others] = answer.suggestions
    company = "Harbor Bio" if "Harbor" in question else "Lumen Robotics"
    assert view == f"Strategic view of {company} Series A"
    assert 0 < len(others) < 3
    for suggestion in answer.suggestions:
        assert not answerer.ask(suggestion).is_declined, suggestion


def test_no_strategic_view_is_suggested_where_no_company_was_named(answerer: Answerer) -> None:
    assert not any("view" in suggestion for suggestion in answerer.ask("wibble wobble").suggestions)
