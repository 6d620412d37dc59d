"""What each wording is understood as, over the shipped facts: the files beside this module, ``question => query``.

A conversation is on one line, its messages joined by `` >> ``; the query is that of the last. Several answers to one
message are joined by `` ; ``. Where the query is left out after the arrow, the question must stay without a figure.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.answers.answer import Answer, AnswerKind
from bot.answers.answerer import Answerer, Conversation
from index.encoder import SentenceEncoder
from index.generation import BuildOptions, build, open_generation

FOLDER = Path(__file__).parent
CORPUS = FOLDER.parents[3] / "corpus"
_FIGURES = frozenset({AnswerKind.FIGURE, AnswerKind.LIST, AnswerKind.ROUND})


def _lines(file: Path) -> list[tuple[str, str]]:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(question.strip(), query.strip()) for question, _, query in (line.rpartition("=>") for line in lines)]


WORDINGS = [pytest.param(*line, id=line[0]) for file in sorted(FOLDER.glob("*.txt")) for line in _lines(file)]


@pytest.fixture(scope="module")
def shipped_facts(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """Answers from the shipped tables alone, so that no model is needed and nothing is quoted."""
    folder = tmp_path_factory.mktemp("facts")
    shutil.copytree(CORPUS / "facts", folder / "corpus" / "facts")
    (folder / "corpus" / "briefings").mkdir()
    encoder = SentenceEncoder()
    build(folder / "corpus", folder / "index", options=BuildOptions(), encoder=encoder)
    return Answerer(open_generation(folder / "index", encoder=encoder), today=lambda: date(2026, 11, 22))


def _queries(answer: Answer) -> list[str]:
    parts = answer.answers or (answer,)
    return [part.understood for part in parts if part.kind in _FIGURES or part.understood]


@pytest.mark.parametrize(("question", "query"), WORDINGS)
def test_a_wording_is_understood_as_its_query(shipped_facts: Answerer, question: str, query: str) -> None:
    talk = Conversation()
    answers = [shipped_facts.ask(message, talk) for message in question.split(" >> ")]
    assert " ; ".join(_queries(answers[-1])) == query
