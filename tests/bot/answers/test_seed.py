"""A folder with one text file and no facts tables is a corpus: it answers with quotes from that file."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answers.answer import AnswerKind
from bot.answers.answerer import Answerer
from index.encoder import SentenceEncoder
from index.generation import BuildOptions, build, open_generation

SEED = Path(__file__).parents[4] / "shared" / "seed"


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceEncoder) -> Answerer:
    if not SEED.is_dir():
        pytest.skip("the folder shared/seed is not beside the repository")
    index_dir = tmp_path_factory.mktemp("seed")
    build(SEED, index_dir, options=BuildOptions(), encoder=encoder)
    return Answerer(open_generation(index_dir, encoder=encoder))


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Who led the round?", "Lightspeed Venture Partners"),
        ("how much did Anthropic raise in its Series E?", "$3.5 billion"),
        ("what did Amazon and Google provide?", "compute credits"),
        ("what is the closed-loop ecosystem?", "closed-loop ecosystem"),
    ],
)
def test_a_lone_briefing_answers_with_its_own_sentences(question: str, says: str, seeded: Answerer) -> None:
    answer = seeded.ask(question)
    assert answer.kind is AnswerKind.PASSAGES, answer.text
    assert says in answer.text
    for quote in answer.quotes:
        assert seeded.generation.text(quote.file)[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    "question", ["what did Mistral raise?", "what is the weather in paris", "step-up of the Series E"]
)
def test_a_lone_briefing_declines_what_it_does_not_say(question: str, seeded: Answerer) -> None:
    assert seeded.ask(question).is_declined
