"""Figures do not wait for the model: what a question about figures imports, and how soon it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.cli.corpora import Built

ROOT = Path(__file__).parents[3]
HEAVY = (
    "torch",
    "transformers",
    "sentence_transformers",
    "onnxruntime",
    "tokenizers",
    "faiss",
    "bm25s",
    "rich",
    "prompt_toolkit",
    "discord",
    "matplotlib",
)
REPORT = "import sys; from bot.cli import run; code = run(sys.argv[1:]); print(sorted(sys.modules), file=sys.stderr)"


def arguments(built: Built, *args: str) -> list[str]:
    """The command line for a built corpus."""
    return [args[0], "--corpus", str(built.corpus), "--index", str(built.index), *args[1:]]


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("ask", "--json", "How much did Lumen raise in its Series B?"), id="figure"),
        pytest.param(("figure", "--json", "amount where company = Lumen and round = Series B"), id="query"),
        pytest.param(("round", "--json", "Lumen"), id="round"),
    ],
)
def test_figures_and_rounds_are_answered_without_the_model(lumen: Built, args: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", REPORT, *arguments(lumen, *args)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout)["kind"] in {"figure", "round"}
    imported = done.stderr.splitlines()[-1]
    assert "'duckdb'" in imported  # the list is there, and the facts were read
    assert [name for name in HEAVY if f"'{name}'" in imported] == []


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("ask", "How much did Lumen raise in its Series B?"), id="question"),
        pytest.param(("figure", "amount where company = Lumen and round = Series B"), id="query"),
    ],
)
def test_a_figure_is_answered_before_the_model_could_have_been_imported(lumen: Built, args: tuple[str, ...]) -> None:
    question = arguments(lumen, *args)
    with (
        subprocess.Popen([sys.executable, "-c", "import sentence_transformers"], cwd=ROOT) as importing,
        subprocess.Popen([sys.executable, "-m", "bot", *question], cwd=ROOT, stdout=subprocess.PIPE) as answering,
    ):
        assert answering.wait() == 0
        assert importing.poll() is None
        importing.kill()


def test_reader_that_goes_away_is_no_error(lumen: Built, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"q": "How much did Lumen raise?"}\n' * 500, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments(lumen, "ask", "--batch", str(questions))],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as asking:
        assert asking.stdout is not None
        assert asking.stderr is not None
        assert asking.stdout.readline().startswith(b'{"question": ')
        asking.stdout.close()
        assert asking.stderr.read() == b""
    assert asking.returncode == 1
