"""What is printed where: layout on a terminal, plain text in a pipe, JSON that nothing can misread."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answer import Answer
from bot.cli.output import is_laid_out, json_text, show
from bot.render.text import plain
from tests.bot.render.builders import ANSWERS, a_figure_answer


class FakeScreen(io.StringIO):
    """Standard output that says that it is a terminal."""

    def isatty(self) -> bool:
        """Always."""
        return True


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_pipe_gets_plain_text(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    code = show(answer)
    assert capsys.readouterr().out == plain(answer) + "\n"
    assert code == (3 if answer.is_declined else 0)


def test_terminal_gets_a_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = FakeScreen()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    show(a_figure_answer())
    assert "─ stake sold ─" in screen.getvalue().replace("╭", "").replace("\x1b[2m", "").replace("\x1b[0m", "")


def test_dumb_terminal_gets_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", FakeScreen())
    monkeypatch.setenv("TERM", "dumb")
    assert not is_laid_out()


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_json_is_the_answer_on_one_line(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    show(answer, as_json=True)
    written = capsys.readouterr().out
    assert written.count("\n") == 1
    assert json.loads(written) == answer.to_json()


@given(st.text(alphabet=st.characters()))
def test_json_is_one_safe_line_and_reads_back(text: str) -> None:
    written = json_text({"text": text})
    assert len(written.splitlines()) == 1
    assert not [char for char in written if ord(char) < 32 or 0x7F <= ord(char) <= 0x9F]
    assert json.loads(written) == {"text": text}
