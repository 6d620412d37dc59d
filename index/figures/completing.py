"""What could come next in a line that somebody is typing: the line with its last word finished, or one word longer.

``syntax`` says what may stand where the line ends; names come from the facts table. A line with a fault before its
end has no completions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.facts.table import FactsTable
from index.figures.naming import names_of_field
from index.figures.query import quoted
from index.figures.syntax import hopes_at_end

_LAST_WORD = re.compile(r"[^\s(),;=<>!]*$")


@dataclass(frozen=True, slots=True)
class _Choice:
    """One way to go on."""

    line: str
    word: str
    """The word or name that it ends with, as it compares."""
    wanted: str
    """What was typed of it."""


def completed(typed: str, table: FactsTable) -> list[str]:
    """Whole lines, those first that go on just as was typed; none where the line cannot go on."""
    at = _last_word(typed)
    choices = _choices(typed, at, table)
    if any(one.word == one.wanted for one in choices if one.wanted):
        choices += _choices(f"{typed} ", len(typed) + 1, table)  # the word is whole: also what comes after it
    begins = [one.line for one in choices if one.word.startswith(one.wanted)]
    within = [one.line for one in choices if f" {one.wanted}" in f" {one.word}"]
    return [line for line in dict.fromkeys((*begins, *within)) if line != typed.strip()]


def _choices(typed: str, at: int, table: FactsTable) -> list[_Choice]:
    """All that could stand from ``at`` on, or that could end a name which began before it."""
    before, hopes = typed[:at], hopes_at_end(typed[:at])
    names = [
        _Choice(typed[:start] + quoted(name), _plain(name), _plain(typed[start:]))
        for field, start in hopes.names.items()
        for name in names_of_field(field, table)
    ]
    if typed[at:].startswith('"'):
        return names
    return [*names, *(_Choice(_with_space(before, word) + word, word, _plain(typed[at:])) for word in hopes.words)]


def _last_word(typed: str) -> int:
    """Where the word begins that is still being typed, or the quote that is still open."""
    if typed.count('"') % 2:
        return typed.rindex('"')
    found = _LAST_WORD.search(typed)
    return found.start() if found else len(typed)


def _plain(typed: str) -> str:
    return " ".join(typed.replace('"', " ").split()).casefold()


def _with_space(before: str, word: str) -> str:
    """What stands before a word of the line, with a space where one belongs."""
    stripped = before.rstrip()
    if word in {")", ",", ";"} or not stripped or stripped.endswith("("):
        return stripped
    return f"{stripped} "
