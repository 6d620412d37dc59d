"""Questions that name a section are answered with it, whole, over three briefings of two companies."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.answers.answer import Answer, AnswerKind
from bot.answers.answerer import Answerer, Conversation
from index.generation import BuildOptions, build, open_generation
from tests.bot.tiny_corpus import write_corpus
from tests.index.word_counts import WordCounts

ROOT = Path(__file__).parents[3]
SEED = """\
---
round_id: lumen-seed-2022
company: Lumen Robotics
round: Seed
announced: 2022-03-10
---
Strategic View: Arms came before buyers.

Full story: North Pier paid for a prototype.

It worked in June. It broke in July.
"""
PLAIN = "Quarry Foods sells oats. It sold them in Cork. It has a mill.\n"


def built(corpus: Path, folder: Path) -> Answerer:
    encoder = WordCounts("kelp", "gripper")
    build(corpus, folder / "index", options=BuildOptions(), encoder=encoder)
    return Answerer(open_generation(folder / "index", encoder=encoder))


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder = tmp_path_factory.mktemp("sections")
    corpus = write_corpus(folder / "corpus")
    (corpus / "briefings" / "lumen-seed.md").write_text(SEED, encoding="utf-8")
    return built(corpus, folder)


@pytest.fixture(scope="module")
def without_facts(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder = tmp_path_factory.mktemp("without-facts")
    (folder / "corpus").mkdir()
    told = "Strategic View: {0} bets on kelp.\n\nSummary: {0} bought capsules.\n"
    for name in ("harbor-series-a", "harbor-series-b", "lumen-seed"):
        (folder / "corpus" / f"{name}.txt").write_text(told.format(name), encoding="utf-8")
    (folder / "corpus" / "quarry-foods.txt").write_text(PLAIN, encoding="utf-8")
    return built(folder / "corpus", folder)


def quoted(answer: Answer) -> list[tuple[str, str]]:
    return [(quote.file, quote.section) for quote in answer.quotes]


LUMEN_A, LUMEN_SEED, HARBOR = (f"briefings/{name}.md" for name in ("lumen-series-a", "lumen-seed", "harbor-series-a"))


@pytest.mark.parametrize(
    ("question", "file", "section"),
    [
        ("strategic view on Lumen's Series A", LUMEN_A, "Strategic View"),
        ("what does the summary say of Harbor Bio?", HARBOR, "Summary"),
        ("what's the bottom line of Lumen's series A", LUMEN_A, "Summary"),
        ("strategic view on Lumen's seed", LUMEN_SEED, "Strategic View"),
        ("strategic view of Lumen's first round", LUMEN_SEED, "Strategic View"),
        ("what is the view on the largest round of 2024", HARBOR, "Strategic View"),
    ],
)
def test_a_section_is_quoted_whole(answerer: Answerer, question: str, file: str, section: str) -> None:
    answer = answerer.ask(question)
    assert answer.kind is AnswerKind.PASSAGES
    assert quoted(answer) == [(file, section)]
    (quote,) = answer.quotes
    text = answerer.generation.text(file)
    assert text[quote.start : quote.end] == quote.text
    assert text[: quote.start].rstrip().endswith(f"{section}:")
    assert text[quote.end :].startswith("\n\n")
    assert f"“{quote.text}” [{quote.citation}]" in answer.text


def test_the_key_figures_of_the_round_stand_below_its_section(answerer: Answerer) -> None:
    answer = answerer.ask("strategic view on Lumen's Series A")
    line = answer.text.split("\n\n")[-1]
    assert line == (
        "Lumen Robotics Series A: $20 million (equity), announced 15 June 2023, at a valuation of $100 million, "
        "led by Tidewater Capital. [2]"
    )
    assert [citation.kind for citation in answer.citations] == ["passage", "fact"]


def test_of_a_company_the_latest_briefing_is_taken_and_the_others_are_named(answerer: Answerer) -> None:
    answer = answerer.ask("strategic view on Lumen")
    assert quoted(answer) == [(LUMEN_A, "Strategic View")]
    assert answer.notes == ("2 briefings fit; this is the latest, about Lumen Robotics Series A.",)
    assert answer.suggestions == ("Strategic View of Lumen Robotics Seed",)
    assert quoted(answerer.ask(answer.suggestions[0])) == [(LUMEN_SEED, "Strategic View")]


def test_a_full_story_is_quoted_by_its_paragraphs(answerer: Answerer) -> None:
    answer = answerer.ask("full story of Lumen's seed")
    assert [quote.text for quote in answer.quotes] == [
        "North Pier paid for a prototype.",
        "It worked in June. It broke in July.",
    ]


def test_a_section_that_the_briefing_lacks_is_declined_with_those_it_has(answerer: Answerer) -> None:
    answer = answerer.ask("what does the summary say of Lumen's seed")
    assert answer.is_declined
    assert answer.text == "The briefing about Lumen Robotics Seed has no Summary."
    assert answer.suggestions == ("Strategic View of Lumen Robotics Seed", "Full story of Lumen Robotics Seed")


def test_what_follows_leans_on_the_round_of_the_section(answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("strategic view on Lumen's Series A", talk)
    answer = answerer.ask("and who led it?", talk)
    assert answer.figure is not None
    assert answer.figure.value == "Tidewater Capital"


@pytest.mark.parametrize(
    ("before", "file"),
    [
        pytest.param("strategic view on Lumen's seed", LUMEN_SEED, id="a section"),
        pytest.param("summarise Lumen's Series A", LUMEN_A, id="a card"),
        pytest.param("who led Lumen's Series A?", LUMEN_A, id="a figure of one round"),
        pytest.param("largest round of 2024", HARBOR, id="a ranking"),
    ],
)
@pytest.mark.parametrize(
    ("question", "section"), [("and the strategic view?", "Strategic View"), ("now the full story", "Full story")]
)
def test_a_section_named_alone_is_of_the_briefing_that_was_talked_about(
    answerer: Answerer, before: str, file: str, question: str, section: str
) -> None:
    talk = Conversation()
    answerer.ask(before, talk)
    answer = answerer.ask(question, talk)
    assert answer.kind is AnswerKind.PASSAGES
    assert set(quoted(answer)) == {(file, section)}


def test_section_after_section_stays_with_the_same_briefing(answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("strategic view on Harbor Bio", talk)
    for question, section in [("and the bottom line?", "Summary"), ("and the strategic view?", "Strategic View")]:
        assert quoted(answerer.ask(question, talk)) == [(HARBOR, section)]


def test_a_section_that_the_same_briefing_lacks_is_declined_with_those_it_has(answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("strategic view on Lumen's seed", talk)
    answer = answerer.ask("and the bottom line?", talk)
    assert answer.is_declined
    assert answer.text == "The briefing about Lumen Robotics Seed has no Summary."


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("list Lumen's rounds", id="of several"),
        pytest.param("total raised by Lumen", id="of several rounds of one company"),
        pytest.param("wibble wobble", id="declined"),
        pytest.param(None, id="nothing before"),
    ],
)
def test_a_section_named_alone_after_several_or_none_is_of_none(answerer: Answerer, before: str | None) -> None:
    talk = Conversation()
    if before is not None:
        answerer.ask(before, talk)
    assert "of the briefing about" not in answerer.ask("and the strategic view?", talk).understood


@pytest.mark.parametrize(
    "question",
    ["strategic view on Acme", "what's the view on kelp prices", "what is the takeaway", "strategic view"],
)
def test_a_section_of_nothing_known_is_no_section(answerer: Answerer, question: str) -> None:
    assert "of the briefing about" not in answerer.ask(question).understood


@pytest.mark.parametrize(
    "question",
    ["summarise the Lumen round", "tell me about Lumen", "Lumen seed", "tl;dr of Lumen's seed please"],
)
def test_without_facts_the_title_tells_which_briefing_is_summarised(without_facts: Answerer, question: str) -> None:
    answer = without_facts.ask(question)
    assert quoted(answer) == [("lumen-seed.txt", "Strategic View"), ("lumen-seed.txt", "Summary")]
    assert answer.kind is AnswerKind.PASSAGES


def test_without_facts_several_briefings_that_fit_are_named(without_facts: Answerer) -> None:
    answer = without_facts.ask("summarise the Harbor round")
    assert answer.is_declined
    assert answer.text == "2 briefings fit: Harbor Series A; Harbor Series B. Which one?"
    assert answer.suggestions == ("Summarise Harbor Series A", "Summarise Harbor Series B")
    assert quoted(without_facts.ask(answer.suggestions[1]))[0] == ("harbor-series-b.txt", "Strategic View")


def test_without_labels_the_first_two_sentences_are_the_gist(without_facts: Answerer) -> None:
    (quote,) = without_facts.ask("give me the gist of Quarry Foods").quotes
    assert quote.text == "Quarry Foods sells oats. It sold them in Cork."


def test_a_question_with_more_words_than_a_title_is_left_to_the_search(without_facts: Answerer) -> None:
    assert "of the briefing about" not in without_facts.ask("why does Lumen seed fail").understood


def test_sections_and_cards_load_no_model(answerer: Answerer) -> None:
    index = answerer.generation.path.parents[1]
    code = (
        "import sys\nfrom pathlib import Path\nfrom bot.answers.answerer import Answerer\n"
        "from index.generation import open_generation\n"
        f"answerer = Answerer(open_generation(Path({str(index)!r})))\n"
        "for question in ('strategic view on Lumen', 'summarise the Lumen seed', 'amount of the Lumen Series A'):\n"
        "    assert answerer.ask(question).quotes, question\n"
        "print([name for name in ('torch', 'faiss', 'bm25s', 'onnxruntime') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
