"""How a summary is asked for, of which round it is, and what its briefing adds to the card."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answers.answer import AnswerKind
from bot.answers.answerer import Answerer
from index.generation import BuildOptions, build, open_generation
from tests.bot.tiny_corpus import HARBOR, write_corpus
from tests.index.word_counts import WordCounts

SERIES_A = "round where round_id = lumen-a-2023"


def built(corpus: Path, folder: Path) -> Answerer:
    encoder = WordCounts("kelp", "gripper")
    build(corpus, folder / "index", options=BuildOptions(), encoder=encoder)
    return Answerer(open_generation(folder / "index", encoder=encoder))


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder = tmp_path_factory.mktemp("cards")
    return built(write_corpus(folder / "corpus"), folder)


@pytest.mark.parametrize(
    "question",
    [
        "summarise Lumen's series A",
        "tell me about Lumen",
        "what's the story with Lumen's Series A?",
        "give me the gist of the Lumen Series A",
        "overview of Lumen's series A",
        "quick rundown of Lumen's series A please",
        "tl;dr of Lumen's series A",
        "TLDR Lumen series A",
        "Lumen series A in brief",
        "catch me up on Lumen",
        "highlights of Lumen's series A",
        "what do I need to know about Lumen's series A?",
        "explain the Lumen Series A round",
        "tell me about Lumen's latest round",
        "summarise Lumen's second round",
        "give me a summary of the largest round of 2023",
        "brief us on the round led by Tidewater Capital in 2023",
    ],
)
def test_a_summary_is_the_card_with_the_briefings_own(answerer: Answerer, question: str) -> None:
    answer = answerer.ask(question)
    assert answer.kind is AnswerKind.ROUND
    assert answer.understood == SERIES_A
    assert [quote.section for quote in answer.quotes] == ["Strategic View", "Summary"]


def test_the_round_command_shows_them_too(answerer: Answerer) -> None:
    answer = answerer.round("Lumen", "Series A")
    view, summary = answer.quotes
    text = answerer.generation.text(view.file)
    assert text[view.start : view.end] == view.text
    assert view.text.startswith("Lumen Robotics sells arms")
    assert summary.text.endswith("soft plastic as the open problem.")
    kinds = {citation.n: citation.kind for citation in answer.citations}
    assert [kinds[quote.citation] for quote in answer.quotes] == ["passage", "passage"]


def test_a_round_without_a_briefing_has_its_card_alone(answerer: Answerer) -> None:
    answer = answerer.ask("summarise Lumen's seed")
    assert answer.kind is AnswerKind.ROUND
    assert answer.quotes == ()


@pytest.mark.parametrize(
    "question",
    ["summarise all rounds", "tell me about Lumen's valuation", "summary of the rounds of 2023", "gist of Tidewater"],
)
def test_what_is_not_one_round_has_no_card(answerer: Answerer, question: str) -> None:
    assert answerer.ask(question).kind is not AnswerKind.ROUND


@pytest.mark.parametrize(
    ("body", "sections"),
    [
        pytest.param(
            "Strategic View: Kelp is cheap.\n\nSummary: Kelp is CHEAP.", ["Strategic View"], id="same-twice"
        ),
        pytest.param("Summary: Kelp is cheap.\n\nFull story: It grows.", ["Summary"], id="one-of-both"),
        pytest.param("Kelp is cheap. It grows. It is wet.", ["Full story"], id="no-labels"),
    ],
)
def test_a_briefing_gives_what_it_has(tmp_path: Path, body: str, sections: list[str]) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    head = HARBOR[: HARBOR.index("Strategic View")]
    (corpus / "briefings" / "harbor-series-a.md").write_text(f"{head}{body}\n", encoding="utf-8")
    answer = built(corpus, tmp_path).ask("tell me about Harbor Bio")
    assert [quote.section for quote in answer.quotes] == sections
    assert answer.quotes[0].text.casefold().startswith("kelp is cheap.")
    assert "wet" not in answer.quotes[0].text
