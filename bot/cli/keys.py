"""Line editing for the chat: what is remembered between chats, completed on Tab and done on Ctrl-C."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.key_binding.key_processor import KeyPressEvent


class Completions(Completer):
    """Offers what a function says the last word could become."""

    def __init__(self, names: Callable[[str], list[str]]) -> None:
        self._names = names

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002 - prompt_toolkit's signature
        """Each candidate, replacing the word before the cursor."""
        typed = document.text_before_cursor
        word = typed.rpartition(" ")[2]
        for name in self._names(typed):
            yield Completion(name, start_position=-len(word))


def state_dir() -> Path:
    """The user's folder for what is kept between runs: ``$XDG_STATE_HOME/roundtable``."""
    base = os.environ.get("XDG_STATE_HOME", "")
    # The XDG specification: a path that is not absolute is to be ignored.
    folder = Path(base) if base.startswith("/") else Path("~/.local/state").expanduser()
    return folder / "roundtable"


def history_at(path: Path) -> History:
    """The lines typed so far, kept in a file that only its owner can read; in memory where none can be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(path))


def key_bindings() -> KeyBindings:
    """Ctrl-C clears the line."""
    bindings = KeyBindings()

    @bindings.add("c-c")
    def _clear(event: KeyPressEvent) -> None:
        event.current_buffer.reset()

    return bindings
