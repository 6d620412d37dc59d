"""Line editing: history for its owner only, completion of the last word, Ctrl-C clears the line."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, InMemoryHistory
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.cli.keys import Completions, history_at, key_bindings, state_dir


def test_history_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "state" / "roundtable" / "history"
    history = history_at(path)
    history.append_string("who led?")
    assert isinstance(history, FileHistory)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(history_at(path).load_history_strings()) == ["who led?"]


def test_history_that_cannot_be_kept_stays_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert isinstance(history_at(tmp_path / "file" / "history"), InMemoryHistory)


@pytest.mark.parametrize(
    ("given", "folder"),
    [
        pytest.param("/var/state", "/var/state/roundtable", id="set"),
        pytest.param("", "/home/desk/.local/state/roundtable", id="not set"),
        pytest.param("state", "/home/desk/.local/state/roundtable", id="relative, to be ignored"),
    ],
)
def test_state_lives_where_xdg_says(given: str, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/desk")
    monkeypatch.setenv("XDG_STATE_HOME", given)
    assert state_dir() == Path(folder)


def test_completion_replaces_the_last_word() -> None:
    completer = Completions(lambda typed: ["Anthropic"] if typed.endswith("anth") else [])
    [found] = completer.get_completions(Document("who led anth"), CompleteEvent())
    assert (found.text, found.start_position) == ("Anthropic", -4)


def test_ctrl_c_clears_the_line() -> None:
    with create_pipe_input() as keys:
        keys.send_text("who led\x03who joined\r")
        session: PromptSession[str] = PromptSession(key_bindings=key_bindings(), input=keys, output=DummyOutput())
        assert session.prompt("> ") == "who joined"
