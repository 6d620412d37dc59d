"""The chat: one memory, a few commands, and errors that end a line but never the chat."""

from __future__ import annotations

from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.cli.chat import COMMANDS, GREETING, Chat, talk
from index.errors import ModelError
from index.passages import Passage
from tests.bot.cli.answering import Parrot


class Opened:
    """What a chat uses of a generation: passages to look up, and a model to warm."""

    def __init__(self, *, model_loads: bool = True) -> None:
        self.passages = (
            a_passage(5, 60, "Lightspeed led the round. More followed."),
            a_passage(60, 90, "Elsewhere."),
        )
        self._model_loads = model_loads

    def warm(self) -> None:
        """Load the model, if it does."""
        if not self._model_loads:
            raise ModelError("no such model")


def a_passage(start: int, end: int, text: str) -> Passage:
    """A passage at that place of the briefing that the sample answers quote."""
    return Passage(
        file="briefings/anthropic.md",
        section="Full story",
        start=start,
        end=end,
        text=text,
        sentences=(),
        title="Anthropic",
        round_id=None,
        company=None,
    )


def a_chat() -> Chat:
    """A chat with the parrot."""
    return Chat(Opened(), Parrot())


def said(chat: Chat, capsys: pytest.CaptureFixture[str], *lines: str) -> str:
    """What the chat prints to these lines."""
    for line in lines:
        chat.take(line)
    return capsys.readouterr().out


def test_lines_share_one_memory(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(a_chat(), capsys, "one", "  two  ")
    assert "one (1)" in text
    assert "two (2)" in text


def test_new_forgets(capsys: pytest.CaptureFixture[str]) -> None:
    assert "two (1)" in said(a_chat(), capsys, "one", "/new", "two")


def test_empty_line_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(a_chat(), capsys, "", "   ") == ""


@pytest.mark.parametrize("line", ["/quit", "exit", "quit", "EXIT", "/exit"])
def test_leaving(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    chat = a_chat()
    assert said(chat, capsys, line) == ""
    assert chat.is_over


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(a_chat(), capsys, "/help")
    assert [line.split()[0] for line in text.splitlines()] == list(COMMANDS)


def test_a_command_with_words_that_it_does_not_take_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(a_chat(), capsys, "/new Lumen").startswith("/new takes nothing after it.")


def test_chart_saves_the_last_answer_in_the_folder_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    chat = a_chat()
    assert said(chat, capsys, "list", "/chart").endswith("Saved as chart.png.\n")
    assert said(chat, capsys, "/chart") == "Saved as chart-2.png.\n"
    assert said(chat, capsys, "/Chart Who Raised.svg") == "Saved as Who Raised.svg.\n"
    assert {path.name for path in tmp_path.iterdir()} == {"chart.png", "chart-2.png", "Who Raised.svg"}


def test_chart_without_anything_to_draw_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chat, file = a_chat(), tmp_path / "chart.png"
    assert said(chat, capsys, f"/chart {file}") == "There is no answer yet.\n"
    said(chat, capsys, "one")
    assert said(chat, capsys, f"/chart {file}").startswith("This answer has no chart")
    assert not file.exists()


def test_chart_that_cannot_be_written_does_not_end_the_chat(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chat = a_chat()
    said(chat, capsys, "list")
    chat.take(f"/chart {tmp_path / 'nowhere' / 'chart.png'}")
    assert "there is no folder" in capsys.readouterr().err
    assert not chat.is_over


def test_unknown_command_is_not_taken_for_a_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(a_chat(), capsys, "/sauces").startswith("/sauces is not a command.")


def test_an_exact_query_is_computed_and_becomes_the_last_answer(capsys: pytest.CaptureFixture[str]) -> None:
    chat = a_chat()
    assert "amount by year (exact)" in said(chat, capsys, "/figure amount by year")
    assert said(chat, capsys, "/sources") != "There is no answer yet.\n"
    assert "Give a query" in said(chat, capsys, "/figure")


def test_an_exact_query_with_a_fault_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    a_chat().take("/figure amuont")
    assert capsys.readouterr().err == "roundtable: did you mean amount?\n"


def test_tab_completes_the_words_of_an_exact_query() -> None:
    chat = a_chat()
    assert chat.completions("/figure amount wh") == ["where"]
    assert chat.completions("/figure am") == ["amount"]


def test_sources_are_shown_word_for_word(capsys: pytest.CaptureFixture[str]) -> None:
    chat = a_chat()
    said(chat, capsys, "one")
    text = said(chat, capsys, "/sources")
    assert text.startswith("Sources\n  [1] briefings/anthropic.md, Full story, line 3\n")
    assert "[1] briefings/anthropic.md, Full story, line 3\n  Lightspeed led the round. More followed.\n" in text
    assert "Elsewhere" not in text


def test_answer_without_sources_is_said_to_have_none(capsys: pytest.CaptureFixture[str]) -> None:
    chat = a_chat()
    assert said(chat, capsys, "/sources") == "There is no answer yet.\n"
    said(chat, capsys, "decline")
    assert said(chat, capsys, "/sources") == "The last answer rests on no source.\n"


def test_error_ends_the_line_and_not_the_chat(capsys: pytest.CaptureFixture[str]) -> None:
    chat = a_chat()
    chat.take("fail")
    assert "the parrot is tired" in capsys.readouterr().err
    assert "again (1)" in said(chat, capsys, "again")


def test_tab_completes_commands_and_companies() -> None:
    chat = a_chat()
    assert chat.completions("/s") == ["/sources"]
    assert chat.completions("who led an") == ["Anthropic", "Anysphere"]
    assert chat.completions("who led ") == []


@pytest.mark.parametrize("model_loads", [True, False], ids=["model", "no model"])
@pytest.mark.parametrize("ending", ["exit\r", "\x04"], ids=["exit", "Ctrl-D"])
def test_typed_lines_are_answered_until_the_reader_leaves(
    ending: str,
    model_loads: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text(f"one\r{ending}")
        assert talk(Opened(model_loads=model_loads), Parrot()) == 0
    text = capsys.readouterr().out
    assert text.startswith(GREETING)
    assert "one (1)" in text
    assert "one" in (tmp_path / "roundtable" / "history").read_text(encoding="utf-8")
