"""``roundtable ask`` without a question: a chat in the terminal, with one memory from its first line to its last.

``Chat`` decides what a line means and prints the reply, and knows nothing of keys; ``talk`` reads the lines, with
history, editing and completion. Errors end the line they came from, never the chat.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from bot.answers.answer import Answer, Citation
from bot.answers.answerer import Answerer, Conversation
from bot.cli.charts import NO_CHART, free_name, save_chart
from bot.cli.failures import explain
from bot.cli.output import is_laid_out, print_paragraph, print_view, show
from bot.render.citations import mark, place
from bot.render.safe import one_line
from bot.render.text import sources
from index.errors import FixableError
from index.passages import Passage

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession

GREETING = "Ask in plain English, then follow up.\n/help says what else there is; Ctrl-D leaves."
COMMANDS = {
    "/help": "show this list",
    "/sources": "show what the last answer rests on, word for word",
    "/chart": "save the last answer as a picture, as /chart FILE.png, FILE.svg or FILE.pdf",
    "/figure": "compute an exact query, as /figure median(amount) by year",
    "/new": "forget what was said before",
    "/quit": "leave (so do exit and Ctrl-D)",
}
NO_ANSWER = "There is no answer yet."
_FIGURE = "/figure "
_LEAVING = frozenset({"/quit", "/exit", "exit", "quit"})

log = logging.getLogger(__name__)


class Opened(Protocol):
    """What a chat uses of an open generation."""

    @property
    def passages(self) -> Sequence[Passage]:
        """All passages, to show one whole."""

    def warm(self) -> None:
        """Load the model."""


class Chat:
    """One chat: takes a line, prints the reply."""

    def __init__(self, opened: Opened, answerer: Answerer, *, as_json: bool = False, debug: bool = False) -> None:
        self._opened = opened
        self._answerer = answerer
        self._as_json = as_json
        self._debug = debug
        self._conversation = Conversation()
        self._last: Answer | None = None
        self.is_over = False
        """Whether the last line asked to leave."""

    def take(self, line: str) -> None:
        """Do what one line says and print the reply; an error is printed too."""
        words = line.strip()
        try:
            self._reply(words)
        except KeyboardInterrupt:
            click.echo("Stopped.")
        except Exception as error:  # noqa: BLE001 - the outermost handler of one line: the chat goes on
            explain(error, debug=self._debug)

    def completions(self, typed: str) -> list[str]:
        """What the last word of a line could become: a command at its start, a company anywhere."""
        if typed.startswith(_FIGURE):
            return self._words_of_queries(typed.removeprefix(_FIGURE))
        if typed.startswith("/"):
            return [command for command in COMMANDS if command.startswith(typed)]
        word = typed.rpartition(" ")[2]
        return self._answerer.company_names(word) if word else []

    def _words_of_queries(self, typed: str) -> list[str]:
        """The ends of the lines that go on with a query as it was typed, from its last word on."""
        kept = typed[: typed.rfind(" ") + 1]
        return [line.removeprefix(kept) for line in self._answerer.query_lines(typed) if line.startswith(kept)]

    def _reply(self, words: str) -> None:
        if words.casefold() in _LEAVING:
            self.is_over = True
        elif words.startswith("/"):
            command, _, rest = words.partition(" ")
            self._obey(command.casefold(), rest.strip())
        elif words:
            self._last = self._answerer.ask(words, self._conversation)
            show(self._last, as_json=self._as_json)

    def _obey(self, command: str, rest: str) -> None:
        match command:
            case "/chart":
                self._save_chart(rest)
            case "/figure":
                self._compute(rest)
            case _ if rest and command in COMMANDS:
                click.echo(f"{one_line(command)} takes nothing after it.\n{_help()}")
            case "/help":
                click.echo(_help())
            case "/sources":
                self._show_sources()
            case "/new":
                self._conversation, self._last = Conversation(), None
                click.echo("Forgotten. What would you like to know?")
            case _:
                click.echo(f"{one_line(command)} is not a command.\n{_help()}")

    def _compute(self, query: str) -> None:
        if not query:
            click.echo("Give a query: /figure median(amount) where sector = robotics by year")
            return
        self._last = self._answerer.figure(query)
        show(self._last, as_json=self._as_json)

    def _save_chart(self, file: str) -> None:
        if self._last is None:
            click.echo(NO_ANSWER)
            return
        path = Path(file).expanduser() if file else free_name(Path())
        saved = save_chart(self._last, path)
        click.echo(f"Saved as {one_line(str(path))}." if saved else f"{NO_CHART[0].upper()}{NO_CHART[1:]}.")

    def _show_sources(self) -> None:
        if self._last is None or not self._last.citations:
            click.echo(NO_ANSWER if self._last is None else "The last answer rests on no source.")
            return
        _print_sources(self._last.citations)
        for citation in self._last.citations:
            passage = self._passage_around(citation)
            if passage is not None:
                print_paragraph(f"{mark(citation.n)} {place(citation)}", passage.text)

    def _passage_around(self, citation: Citation) -> Passage | None:
        """The passage that holds most of a citation's characters, and so shows them in their context."""
        if citation.kind != "passage" or citation.start is None or citation.end is None:
            return None
        span = range(citation.start, citation.end)
        near = [passage for passage in self._opened.passages if passage.file == citation.file]
        best = max(near, key=lambda passage: _shared(passage, span), default=None)
        return best if best is not None and _shared(best, span) > 0 else None


def talk(opened: Opened, answerer: Answerer, *, as_json: bool = False, debug: bool = False) -> int:
    """Chat until the reader leaves; returns 0."""
    chat = Chat(opened, answerer, as_json=as_json, debug=debug)
    threading.Thread(target=_warm, args=(opened,), name="warm the model", daemon=True).start()
    session = _session(chat)
    click.echo(GREETING)
    while not chat.is_over:
        try:
            line = session.prompt("\n> ")
        except EOFError:
            break
        chat.take(line)
    return 0


def _shared(passage: Passage, span: range) -> int:
    """How many characters of the span stand in the passage."""
    return min(passage.end, span.stop) - max(passage.start, span.start)


def _help() -> str:
    width = max(map(len, COMMANDS))
    return "\n".join(f"  {command:<{width}}  {meaning}" for command, meaning in COMMANDS.items())


def _print_sources(citations: tuple[Citation, ...]) -> None:
    if is_laid_out():
        from bot.render.terminal import source_list

        print_view(source_list(citations))
    else:
        click.echo(sources(citations))


def _warm(opened: Opened) -> None:
    """Load the model while the reader types. If it does not load, the first question that needs it says so."""
    try:
        opened.warm()
    except FixableError as error:
        log.debug("the model does not load: %s", error)


def _session(chat: Chat) -> PromptSession[str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
    from prompt_toolkit.output import create_output

    from bot.cli.keys import Completions, history_at, key_bindings, state_dir

    return PromptSession(
        history=history_at(state_dir() / "history"),
        auto_suggest=AutoSuggestFromHistory(),
        completer=Completions(chat.completions),
        complete_while_typing=False,
        key_bindings=key_bindings(),
        enable_open_in_editor=False,
        # Answers may go to a file or a pipe; what is being typed belongs on the screen.
        output=None if sys.stdout.isatty() else create_output(stdout=sys.stderr),
    )
