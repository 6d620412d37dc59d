"""Which questions are answered by quotes, from whose briefings, and which are not, over a small index.

The encoder counts four words, so that what is near to what can be told by eye.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.answer import Answer, AnswerKind
from bot.answers.passages import briefings_about, content_of, passage_answer
from index.facts.table import FactsTable
from index.generation import BuildOptions, Generation, build, open_generation
from tests.bot.answers.desk import Desk
from tests.bot.tiny_corpus import write_corpus
from tests.index.word_counts import WordCounts

LUMEN, HARBOR = "briefings/lumen-series-a.md", "briefings/harbor-series-a.md"
STORY = """\
---
round_id: {round_id}
company: {company}
round: Series A
---
Full story: {story}

Source: {company} - https://example.org/page
"""
STORIES = {
    LUMEN: (
        "lumen-a-2023",
        "Lumen Robotics",
        "The grippers wobble because kelp is slippery. In 2023 a plant in Leeds wobbled. Some of $5 million wobbled.",
    ),
    HARBOR: ("harbor-a-2024", "Harbor Bio", "The grippers are made of kelp, kelp and kelp. The valuation wobbled."),
}


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    folder = tmp_path_factory.mktemp("stories")
    corpus = write_corpus(folder / "corpus")
    for file, (round_id, company, story) in STORIES.items():
        text = STORY.format(round_id=round_id, company=company, story=story)
        (corpus / file).write_text(text, encoding="utf-8")
    encoder = WordCounts("kelp", "gripper", "wobble", "leeds")
    build(corpus, folder / "index", options=BuildOptions(), encoder=encoder)
    return open_generation(folder / "index", encoder=encoder)


@pytest.fixture(scope="module")
def desk(generation: Generation) -> Desk:
    return Desk(FactsTable(generation.facts))


Ask = Callable[..., Answer | None]


@pytest.fixture(scope="module")
def ask(generation: Generation, desk: Desk) -> Ask:
    """Quotes for a question, in a conversation about these companies."""

    def ask(question: str, *about: str) -> Answer | None:
        return passage_answer(question, desk.reading(question, *about), generation, desk.table, about=about)

    return ask


def quotes(answer: Answer | None) -> list[str]:
    return [quote.text for quote in answer.quotes] if answer else []


def test_a_question_is_answered_with_the_best_sentence_and_its_place(ask: Ask, generation: Generation) -> None:
    answer = ask("what are the grippers made of kelp")
    assert answer is not None
    assert answer.kind is AnswerKind.PASSAGES
    assert answer.text == "“The grippers are made of kelp, kelp and kelp.” [1]"
    [quote] = answer.quotes
    assert quote.file == HARBOR
    assert generation.text(HARBOR)[quote.start : quote.end] == quote.text
    assert [(cited.n, cited.file) for cited in answer.citations] == [(1, HARBOR)]


def test_a_question_about_a_company_is_answered_from_its_own_briefings_though_anothers_is_nearer(ask: Ask) -> None:
    anybody, lumen = ask("grippers of kelp"), ask("Lumen's grippers of kelp")
    assert anybody is not None
    assert lumen is not None
    assert [quote.file for quote in anybody.quotes] == [HARBOR]
    assert [quote.file for quote in lumen.quotes] == [LUMEN]
    assert lumen.understood == "what the briefings say about Lumen Robotics Series A"


def test_a_conversations_company_restricts_a_question_that_names_none(ask: Ask) -> None:
    answer = ask("what about grippers of kelp", "Lumen Robotics")
    assert answer is not None
    assert {quote.file for quote in answer.quotes} == {LUMEN}


def test_a_named_company_comes_before_the_conversations(ask: Ask) -> None:
    answer = ask("Lumen's grippers of kelp", "Harbor Bio")
    assert answer is not None
    assert {quote.file for quote in answer.quotes} == {LUMEN}


def test_a_round_without_a_briefing_is_not_answered_from_another_rounds(ask: Ask) -> None:
    assert ask("grippers of kelp in Lumen's Series A") is not None
    assert ask("grippers of kelp in Lumen's Seed") is None


def test_which_briefings_a_question_is_restricted_to(desk: Desk) -> None:
    def files(question: str, *about: str) -> list[str] | None:
        found = briefings_about(desk.reading(question, *about), desk.table, about)
        return None if found is None else sorted(found)

    assert files("kelp") is None
    assert files("Lumen and kelp") == [LUMEN]
    assert files("Lumen or Harbor Bio kelp") == [HARBOR, LUMEN]
    assert files("Lumen's Seed kelp") == []
    assert files("kelp", "Harbor Bio") == [HARBOR]


def test_names_that_chose_the_briefing_need_not_stand_in_the_quote(desk: Desk) -> None:
    reading = desk.reading("why does Lumen's Series A wobble in 2023")
    assert content_of(reading, without_names=True) == ["wobble", "2023"]
    assert content_of(reading, without_names=False) == ["lumen", "series", "a", "wobble", "2023"]


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Lumen's kelp in Leeds not grippers how much", id="a figure that a word changes"),
        pytest.param("largest kelp of grippers without a wobble", id="a ranking that a word changes"),
        pytest.param("what will the valuation of kelp grippers be", id="a figure that is to come"),
        pytest.param("should I buy grippers of kelp", id="advice"),
        pytest.param("does the company use kelp grippers", id="the company, and nobody was named"),
        pytest.param("Lumen's valuation", id="every word is known"),
        pytest.param("was Lumen's Series A led by Tidewater Capital", id="yes or no, and every word is known"),
        pytest.param("cryptography and quilts", id="nothing of the kind stands anywhere"),
    ],
)
def test_what_no_sentence_answers_is_not_quoted(question: str, ask: Ask) -> None:
    assert ask(question) is None


def test_the_company_is_somebody_where_one_was_talked_about(ask: Ask) -> None:
    assert ask("why does the company grip kelp with grippers") is None
    assert ask("why does the company grip kelp with grippers", "Lumen Robotics") is not None


def test_a_question_of_size_wants_every_word_in_one_sentence_and_a_why_does_not(ask: Ask) -> None:
    assert quotes(ask("how much does the kelp wobble")) == ["The grippers wobble because kelp is slippery."]
    assert ask("how much does the kelp wobble slightly") is None
    assert ask("why does the kelp wobble slightly") is not None


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("what wobbled in 2023", ["In 2023 a plant in Leeds wobbled."]),
        ("what wobbled in 2024", []),
        ("where did $5 million wobble", ["Some of $5 million wobbled."]),
        ("where did $6 million wobble", []),
    ],
)
def test_a_sentence_about_another_time_or_amount_is_no_answer(question: str, found: list[str], ask: Ask) -> None:
    assert quotes(ask(question)) == found


def test_a_name_that_nobody_knows_must_stand_in_the_quote(ask: Ask) -> None:
    assert ask("what are the grippers of kelp") is not None
    assert ask("what are the grippers of Wibble's kelp") is None
    assert ask("what about the Grippers of kelp") is not None


def test_a_founder_is_somebody_to_look_for_and_must_stand_in_the_quote(ask: Ask, desk: Desk) -> None:
    reading = desk.reading("what did Ada Moss do")
    assert not reading.unknown
    assert content_of(reading, without_names=True) == ["ada", "moss"]
    assert ask("what of Ada Moss and the grippers of kelp") is None


@pytest.mark.parametrize(
    "question", ["when will the grippers of kelp wobble", "how much will the grippers of kelp wobble"]
)
def test_what_is_to_come_is_not_quoted(question: str, ask: Ask) -> None:
    assert ask(question.replace("will ", "did ")) is not None
    assert ask(question) is None


@pytest.mark.parametrize(("question", "count"), [("what about kelp grippers", 1), ("why kelp grippers", 2)])
def test_an_explanation_may_take_two_quotes(question: str, count: int, ask: Ask) -> None:
    answer = ask(question)
    assert answer is not None
    assert len(answer.quotes) == len(answer.citations) == count
    assert all(f"[{n + 1}]" in answer.text for n in range(count))


def test_a_quote_is_never_certain(ask: Ask) -> None:
    answer = ask("kelp kelp")
    assert answer is not None
    assert answer.confidence == 0.95
