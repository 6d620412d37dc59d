"""Questions in, Answers out, over the tiny corpus: what is said, what it rests on, and what is declined."""

from __future__ import annotations

import json
import re
import threading
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.answer import Answer, AnswerKind
from bot.answers.answerer import MAX_QUESTION, Answerer, Conversation

KEYS = [
    "question", "understood", "kind", "text", "figure", "rows", "quotes", "citations", "notes", "confidence",
    "suggestions", "answers", "elapsed_ms",
]  # fmt: skip


def cited(answer: Answer) -> set[int]:
    """Every citation that the answer's parts point to."""
    marks = {int(n) for n in re.findall(r"\[(\d+)\]", answer.text)}
    inputs = {given.citation for given in answer.figure.inputs} if answer.figure else set()
    rows = {row.citation for row in answer.rows}
    return {n for n in (*marks, *inputs, *rows, *(q.citation for q in answer.quotes)) if n is not None}


def test_a_figure_states_value_working_inputs_and_their_rows(answerer: Answerer) -> None:
    answer = answerer.ask("what was lumen's step-up in the series a?")
    assert answer.kind is AnswerKind.FIGURE
    assert answer.figure is not None
    assert (answer.figure.value, answer.figure.unit, answer.figure.display) == (Decimal("4.00"), "x", "4.00x")
    assert [given.value for given in answer.figure.inputs] == [80_000_000, 20_000_000]
    assert "$80 million [1] ÷ $20 million [2] = 4.00x" in answer.figure.working


@pytest.mark.parametrize(
    "question",
    [
        "what was lumen's pre-money in the series a",
        "top 2 rounds",
        "total raised by company",
        "who led Harbor Bio's Series A?",
        "how many rounds did Lumen have",
        "difference between Lumen's seed and series a amounts",
        "tell me about Harbor Bio",
        "What are the capsules pressed from?",
    ],
)
def test_every_mark_has_its_citation_and_every_citation_its_place(question: str, answerer: Answerer) -> None:
    answer = answerer.ask(question)
    assert not answer.is_declined, answer.text
    assert cited(answer) <= {citation.n for citation in answer.citations}
    assert answer.citations
    for citation in answer.citations:
        text = answerer.generation.text(citation.file)
        assert citation.start is not None
        assert citation.end is not None
        assert text[citation.start : citation.end].strip()
        if citation.kind == "fact":
            assert citation.fact_id is not None
            assert citation.fact_id.split(":")[1] in text[citation.start : citation.end]
            assert citation.line == text.count("\n", 0, citation.start) + 1


def test_a_quote_stands_at_its_offsets_and_answers(answerer: Answerer) -> None:
    answer = answerer.ask("What are the capsules pressed from?")
    assert answer.kind is AnswerKind.PASSAGES
    quote = answer.quotes[0]
    assert "kelp" in quote.text
    assert answerer.generation.text(quote.file)[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("question", "file"),
    [
        ("What will Lumen Robotics test around the clock?", "lumen-series-a.md"),
        ("What are Harbor Bio's capsules pressed from?", "harbor-series-a.md"),
    ],
)
def test_a_question_about_one_company_is_answered_from_its_own_briefings(
    question: str, file: str, answerer: Answerer
) -> None:
    answer = answerer.ask(question)
    assert answer.kind is AnswerKind.PASSAGES, answer.text
    assert [quote.file for quote in answer.quotes] == [f"briefings/{file}"]


def test_what_only_anothers_briefing_says_is_not_said_of_a_company(answerer: Answerer) -> None:
    assert "kelp" in answerer.ask("What are the capsules pressed from?").text
    assert "kelp" in answerer.ask("What are Harbor Bio's capsules pressed from?").text
    assert "kelp" not in answerer.ask("What are Lumen Robotics' capsules pressed from?").text


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("what is the weather in paris tomorrow", "do not support"),
        ("what was Lumn's pre-money", "Did you mean Lumen"),
        ("what was Lumen's pre-money in the Series F?", "Known of Lumen Robotics: Seed, Series A"),
        ("how much did Tidewater Capital put into Harbor Bio?", "No commitment"),
        ("what will Lumen be worth in 2030", "neither predict nor advise"),
    ],
)
def test_what_is_not_supported_is_declined_with_the_reason(question: str, says: str, answerer: Answerer) -> None:
    answer = answerer.ask(question)
    assert answer.is_declined, answer.text
    assert says in answer.text
    assert answer.figure is None


@pytest.mark.parametrize(
    "question",
    [
        "what was Lumen's pre-money in the Series F?",
        "Lumen",
        "Lumen's valuation",
        "does quux exist",
        "",
        "step-up of Lumen's seed",
    ],
)
def test_every_suggestion_is_a_question_that_is_answered(question: str, answerer: Answerer) -> None:
    for suggestion in answerer.ask(question).suggestions:
        assert not answerer.ask(suggestion).is_declined, suggestion


def test_a_conversation_carries_on_what_a_follow_up_leaves_out(answerer: Answerer) -> None:
    talk = Conversation()
    asked = [
        ("what was lumen's pre-money in the series a?", "$80 million"),
        ("and the post-money?", "$100 million"),
        ("what about Harbor Bio?", "$150 million"),
        ("who led it?", "Tidewater Capital"),
        ("and the step-up?", "earlier priced round"),
        ("how much has Lumen raised in total?", "$24 million"),
        ("and in 2022?", "$4 million"),
    ]
    for question, says in asked:
        assert says in answerer.ask(question, talk).text, question


@pytest.mark.parametrize(
    "question",
    ["what does Lumen do?", "so what does lumen actually do", "What does Lumen make?", "what is Lumen building"],
)
def test_what_a_company_does_is_its_sector_and_what_its_briefing_says_of_it(
    question: str, answerer: Answerer
) -> None:
    answer = answerer.ask(question)
    assert answer.text == "The sector of Lumen Robotics is warehouse robots [1]."
    assert "Lumen Robotics sells arms that pick parcels" in answer.quotes[0].text
    assert cited(answer) == {one.n for one in answer.citations}


def test_a_figure_that_the_tables_lack_comes_with_what_the_briefing_says(answerer: Answerer) -> None:
    answer = answerer.ask("How many employees does Harbor Bio have?")
    assert answer.is_declined
    assert answer.text.startswith("No figure for the employees of Harbor Bio is known")
    assert not answer.quotes, "no sentence has a number of people"
    answer = answerer.ask("Who led the seed round of Harbor Bio?")
    assert answer.is_declined


def test_whose_a_word_is_that_the_question_names_itself_need_not_be_asked(answerer: Answerer) -> None:
    assert [quote.text for quote in answerer.ask("Who presses kelp for their capsules?").quotes]
    assert "I do not know what “their” stands for" in answerer.ask("Who led their seed round?").text
    assert "I do not know what “their” stands for" in answerer.ask("What is their moat?").text
    assert "stands for" in answerer.ask("Which kelp do they press for their capsules?").text


@pytest.mark.parametrize(
    "question",
    ["Were there rounds in 2023 that North Pier took part in?", "Is there a company that North Pier invested in?"],
)
def test_a_whole_question_that_ends_in_a_preposition_leaves_nothing_out(question: str, answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("Tell me about Harbor Bio's Series A", talk)
    assert "Harbor" not in answerer.ask(question, talk).understood


def test_a_question_that_names_nobody_is_asked_of_what_was_talked_about(answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("who led Lumen's Series A?", talk)
    risk = answerer.ask("what is the biggest risk?", talk)
    assert risk.quotes[0].file == "briefings/lumen-series-a.md"
    assert "Taken to be about Lumen Robotics." in risk.notes
    assert "Lumen Robotics" in answerer.ask("how much did it raise?", talk).understood


def test_what_only_another_company_is_told_to_have_is_found_during_a_conversation(answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("who led Lumen's Series A?", talk)
    answer = answerer.ask("What are the capsules pressed from?", talk)
    assert answer.quotes[0].file == "briefings/harbor-series-a.md"
    assert not any("Taken to be about" in note for note in answer.notes)


@pytest.mark.parametrize("asked", ["was North Pier in?", "did North Pier join?", "did North Pier take part?"])
def test_whether_somebody_was_in_is_asked_of_the_round_that_was_talked_about(asked: str, answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("Tell me about Lumen's Series A", talk)
    assert "Lumen" in answerer.ask(asked, talk).understood
    assert "I do not know what “it” stands for" in answerer.ask(asked).text


def test_a_sum_that_names_nobody_is_that_of_the_company_that_was_talked_about(answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("How much has Lumen raised?", talk)
    assert "company" in answerer.ask("how much equity in total?", talk).understood
    assert "company" not in answerer.ask("how much equity in total?").understood


def test_without_a_conversation_a_follow_up_is_declined(answerer: Answerer) -> None:
    answerer.ask("what was lumen's pre-money in the series a?")
    assert answerer.ask("and the post-money?").is_declined


def test_a_question_of_its_own_is_not_bent_by_the_conversation(answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("what was lumen's pre-money in the series a?", talk)
    alone = answerer.ask("how much was raised in 2024?")
    within = answerer.ask("how much was raised in 2024?", talk)
    assert within.understood == alone.understood


def test_a_card_shows_what_is_known_and_what_follows_from_it(answerer: Answerer) -> None:
    answer = answerer.round("lumen", "series a")
    assert answer.kind is AnswerKind.ROUND
    rows = {row.label: row.display for row in answer.rows}
    assert rows["Amount"] == "$20 million"
    assert rows["Stake sold"] == "20%"
    assert rows["Lead investors"] == "Tidewater Capital"


def test_a_card_of_a_company_alone_is_its_latest_round_and_says_so(answerer: Answerer) -> None:
    answer = answerer.round("Lumen Robotics")
    assert "Series A" in answer.text
    assert any("latest of 2 rounds" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("company", "name", "says"), [("Quux", None, "no company"), ("Lumen", "Series Q", "Known: Seed, Series A")]
)
def test_an_unknown_card_is_declined_with_what_is_known(
    company: str, name: str | None, says: str, answerer: Answerer
) -> None:
    answer = answerer.round(company, name)
    assert answer.is_declined
    assert says in answer.text


def test_names_are_completed_best_first(answerer: Answerer) -> None:
    assert answerer.company_names("har") == ["Harbor Bio"]
    assert answerer.company_names("")[:2] == ["Lumen Robotics", "Harbor Bio"]
    assert answerer.round_names("lumen", "") == ["Series A", "Seed"]
    assert answerer.round_names("nobody", "") == []


def test_the_json_has_every_key_and_numbers_as_numbers(answerer: Answerer) -> None:
    for question in (
        "stake sold in lumen's series a",
        "what is love",
        "top 2 rounds",
        "Lumen",
        "What are the capsules made of?",
    ):
        record = answerer.ask(question).to_json()
        assert list(record) == KEYS
        assert json.loads(json.dumps(record)) == record
    stake = answerer.ask("stake sold in lumen's series a").to_json()
    assert stake["figure"]["value"] == 20
    assert stake["figure"]["unit"] == "percent"


def test_a_question_longer_than_a_message_is_declined(answerer: Answerer) -> None:
    assert answerer.ask("x" * (MAX_QUESTION + 1)).is_declined


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    words=st.lists(
        st.sampled_from(
            [
                "lumen",
                "harbor",
                "series",
                "a",
                "b",
                "seed",
                "pre-money",
                "step-up",
                "total",
                "raised",
                "led",
                "by",
                "tidewater",
                "in",
                "2023",
                "largest",
                "top",
                "3",
                "vs",
                "and",
                "not",
                "per",
                "how",
                "many",
                "average",
                "who",
                "when",
                "it",
                "its",
                "rounds",
                "over",
                "$20m",
                "year",
                "ratio",
                "than",
                "first",
                "latest",
            ]
        ),
        max_size=9,
    )
)
def test_no_order_of_words_breaks_the_answerer_or_leaves_a_mark_without_citation(
    words: list[str], answerer: Answerer
) -> None:
    question = " ".join(words)
    answer = answerer.ask(question)
    assert cited(answer) <= {citation.n for citation in answer.citations}


def test_threads_may_share_an_answerer(answerer: Answerer) -> None:
    answers: list[Answer] = []
    threads = [
        threading.Thread(target=lambda: answers.append(answerer.ask("What are the capsules pressed from?")))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert len({answer.text for answer in answers}) == 1
