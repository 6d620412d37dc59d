"""Which sentences of a briefing are shown beside a figure, and when none are, over a story checked by eye."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answers.answer import Answer, AnswerKind
from bot.answers.answerer import Answerer
from bot.answers.contexts import Contexts
from bot.answers.stories import Extract, Stories
from index.facts.table import FactsTable
from index.figures.compute import Figure, compute
from index.figures.syntax import parse
from index.generation import BuildOptions, Generation, build, open_generation
from tests.bot.tiny_corpus import write_corpus
from tests.index.word_counts import WordCounts

LUMEN = "briefings/lumen-series-a.md"
STORY = """\
---
round_id: lumen-a-2023
company: Lumen Robotics
round: Series A
---
Strategic View: {view}

Full story: {story}

Summary: {summary}

Source: Lumen Robotics - https://lumen.example/series-a
"""
VIEW = "Lumen Robotics raised $20m for arms that pick parcels."
FULL = (
    "Revenue came to $20 million in 2022. The round of $20 million was announced on 15 June 2023. "
    "Buyers valued the company at $100 million after it. Tidewater Capital led, and North Pier took part.\n\n"
    "A pilot plant in Leeds is what the money pays for. North Pier also sells warehouses. "
    "The stake sold computes to 20%, and five times the $20 million of the Seed was the price."
)
SUMMARY = "A Series A of $20 million."


def opened(folder: Path, story: str = FULL, view: str = VIEW, summary: str = SUMMARY) -> Generation:
    corpus = write_corpus(folder / "corpus")
    (corpus / LUMEN).write_text(STORY.format(story=story, view=view, summary=summary), encoding="utf-8")
    encoder = WordCounts("kelp", "gripper")
    build(corpus, folder / "index", options=BuildOptions(), encoder=encoder)
    return open_generation(folder / "index", encoder=encoder)


def context(generation: Generation, line: str) -> Extract | None:
    table = FactsTable(generation.facts)
    figure = compute(parse(line), table)
    assert isinstance(figure, Figure)
    return Contexts(Stories(generation), table).of(figure)


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    return opened(tmp_path_factory.mktemp("story"))


A_ROUND = "where company = Lumen Robotics and round = Series A"


@pytest.mark.parametrize(
    ("metric", "said", "marked"),
    [
        pytest.param("amount", VIEW, ["$20m"], id="raised-says-what-it-is"),
        pytest.param(
            "announced",
            "The round of $20 million was announced on 15 June 2023.",
            ["15 June 2023"],
            id="day",
        ),
        pytest.param(
            "post_money",
            "Buyers valued the company at $100 million after it.",
            ["$100 million"],
            id="valuation",
        ),
        pytest.param(
            "lead_investors",
            "Tidewater Capital led, and North Pier took part.",
            ["Tidewater Capital"],
            id="lead",
        ),
        pytest.param(
            "investors",
            "Tidewater Capital led, and North Pier took part.",
            ["Tidewater Capital", "North Pier"],
            id="all-names",
        ),
        pytest.param(
            "use_of_funds",
            "A pilot plant in Leeds is what the money pays for.",
            ["pilot plant", "Leeds"],
            id="text-in-other-words",
        ),
        pytest.param(
            "stake_sold",
            "The stake sold computes to 20%, and five times the $20 million of the Seed was the price.",
            ["20%", "$20 million"],
            id="the-computed-value-itself",
        ),
    ],
)
def test_the_sentence_that_states_a_figure_is_its_context(
    generation: Generation, metric: str, said: str, marked: list[str]
) -> None:
    found = context(generation, f"{metric} {A_ROUND}")
    assert found is not None
    assert found.text == said
    assert found.text == generation.text(LUMEN)[found.start : found.end]
    assert [found.text[start:end] for start, end in found.marks] == marked


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("participants where company = Lumen Robotics and round = Seed", id="no-briefing"),
        pytest.param("sum(raised) where company = Lumen Robotics", id="total"),
        pytest.param("max(amount)", id="ranking"),
        pytest.param("list(amount)", id="list"),
        pytest.param("count(round)", id="count"),
        pytest.param(f"instrument {A_ROUND}", id="not-stated"),
    ],
)
def test_what_is_no_value_of_one_round_or_not_told_has_no_context(generation: Generation, line: str) -> None:
    table = FactsTable(generation.facts)
    figure = compute(parse(line), table)
    if isinstance(figure, Figure):
        assert Contexts(Stories(generation), table).of(figure) is None


@pytest.mark.parametrize(
    ("metric", "story"),
    [
        pytest.param("amount", "Revenue came to $20 million in 2022.", id="same-number-of-something-else"),
        pytest.param("amount", "The company had a valuation of $20 million.", id="words-name-another-field"),
        pytest.param("lead_investors", "Tidewater Capital also owns ships.", id="name-beside-something-else"),
        pytest.param("announced", "The plant opened on 15 June 2023.", id="day-of-something-else"),
        pytest.param("post_money", "It raised $100 million.", id="amount-is-no-valuation"),
        pytest.param("amount", "It raised $21 million.", id="another-number"),
        pytest.param("amount", "It raised €20 million.", id="another-currency"),
    ],
)
def test_a_sentence_about_something_else_is_no_context(tmp_path: Path, metric: str, story: str) -> None:
    generation = opened(tmp_path, story=story, view="A view.", summary="A summary.")
    assert context(generation, f"{metric} {A_ROUND}") is None


def test_two_sentences_are_quoted_where_each_has_an_input_that_the_other_lacks(tmp_path: Path) -> None:
    told = "The round of $20 million closed. Buyers valued the company at $100 million."
    generation = opened(tmp_path, story=f"Nothing here. {told} Nothing there.", view="A view.", summary="A summary.")
    found = context(generation, f"stake_sold {A_ROUND}")
    assert found is not None
    assert found.text == told


def test_the_story_is_quoted_before_its_summaries(tmp_path: Path) -> None:
    told = "The round came to $20 million."
    generation = opened(tmp_path, story=told, view=told, summary=told)
    found = context(generation, f"amount {A_ROUND}")
    assert found is not None
    assert found.section == "Full story"


def test_a_figure_keeps_its_sentence_and_gets_a_cited_quote(generation: Generation) -> None:
    answer = Answerer(generation).ask("what was the post-money of Lumen's series A?")
    assert answer.kind is AnswerKind.FIGURE
    assert answer.text == "The post-money valuation of Lumen Robotics Series A was $100 million [1]."
    (quote,) = answer.quotes
    assert quote.text == "Buyers valued the company at $100 million after it."
    assert _cited(answer, quote.citation) == ("passage", LUMEN, "Full story", quote.start, quote.end)


def test_an_exact_query_has_its_context_too(generation: Generation) -> None:
    (quote,) = Answerer(generation).figure(f"lead_investors {A_ROUND}").quotes
    assert quote.text.startswith("Tidewater Capital led")


def test_a_comparison_quotes_nothing(generation: Generation) -> None:
    question = "is Lumen's series A larger than Harbor Bio's series A?"
    assert Answerer(generation).ask(question).quotes == ()


def _cited(answer: Answer, number: int) -> tuple[str, str, str | None, int | None, int | None]:
    (one,) = [citation for citation in answer.citations if citation.n == number]
    return one.kind, one.file, one.section, one.start, one.end
