"""The line of a figure query cut into tokens, and a cursor that walks them. What they mean is ``syntax``.

The one rule: every fault is a ``QuerySyntaxError`` with the place it is about, counted in the line as it was typed.
Beside the faults, the cursor keeps what could have stood where the line ended, which is what completes it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NoReturn, TypeVar

from index.errors import QueryError

MAX_LINE = 4_000
"""Characters: longer than any question that somebody means."""
_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<quoted>"(?:[^"\\]|\\.)*")
    |(?P<typographic>“[^”]*”)
    |(?P<apostrophes>'[^']*'(?=[\s),;]|$))
    |(?P<sign>!=|<>|<=|>=|==|[=<>≠≤≥(),;])
    |(?P<word>(?:[^\s"“”(),;=<>≠≤≥!]|!(?!=)|(?<=\d),(?=\d{3}(?!\d)))+)""",
    re.VERBOSE | re.DOTALL,
)
_SAME_SIGNS = {"<>": "!=", "≠": "!=", "==": "=", "≤": "<=", "≥": ">="}

T = TypeVar("T")


class QuerySyntaxError(QueryError):
    """A line that is no figure query: what is wrong, and where."""

    def __init__(self, problem: str, *, line: str, start: int, end: int) -> None:
        self.problem = problem
        self.line = line
        self.start = start
        """The first character that is meant, from 0."""
        self.end = end
        shown = f" (“{line[start:end]}”)" if end > start else ""
        place = "at the end" if start >= len(line) else f"at character {start + 1}{shown}"
        super().__init__(f"{place}: {problem}")

    @property
    def caret(self) -> str:
        """The line, and below it marks under the place that is meant."""
        shown = "".join(char if char.isprintable() else " " for char in self.line)
        return f"{shown}\n{' ' * self.start}{'^' * max(1, self.end - self.start)}"


class Sort(StrEnum):
    """What a token is to the eye."""

    WORD = "word"
    QUOTED = "quoted"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a quoted name or a sign, and where it stands in the line."""

    sort: Sort
    text: str
    """As it was typed; of a quoted name what it says, of a sign its plain form."""
    start: int
    end: int

    @property
    def key(self) -> str:
        """A word as it compares; empty for anything else."""
        return self.text.casefold() if self.sort is Sort.WORD else ""


def tokens_of(line: str) -> list[Token]:
    """The tokens of a line, closed by one that stands for its end. QuerySyntaxError for a quote left open."""
    if len(line) > MAX_LINE:
        problem = f"a query holds up to {MAX_LINE:,} characters, this one has {len(line):,}"
        raise QuerySyntaxError(problem, line=line, start=MAX_LINE, end=MAX_LINE)
    return [*_tokens(line), Token(Sort.END, "", len(line), len(line))]


def _tokens(line: str) -> Iterator[Token]:
    at = 0
    while at < len(line):
        match = _TOKEN.match(line, at)
        if match is None:
            problem = "this quote is not closed" if line[at] in '"“' else "this quote was never opened"
            raise QuerySyntaxError(problem, line=line, start=at, end=at + 1)
        start, at = match.span()
        sort = match.lastgroup
        if sort == "word":
            yield Token(Sort.WORD, match[0], start, at)
        elif sort == "sign":
            yield Token(Sort.SIGN, _SAME_SIGNS.get(match[0], match[0]), start, at)
        elif sort != "space":
            yield Token(Sort.QUOTED, _unquoted(match, line), start, at)


def _unquoted(match: re.Match[str], line: str) -> str:
    """What a quoted name says. In plain double quotes, JSON's escapes hold."""
    if match.lastgroup != "quoted":
        return match[0][1:-1]
    try:
        return str(json.loads(match[0], strict=False))
    except ValueError:
        problem = r"a backslash within quotes is written \\ and a quote \""
        raise QuerySyntaxError(problem, line=line, start=match.start(), end=match.end()) from None


@dataclass(slots=True)
class Hopes:
    """What could have stood where the line ended."""

    words: dict[str, None] = field(default_factory=dict)
    """Words and signs of the language, each once, in the order in which they were looked for."""
    names: dict[str, int] = field(default_factory=dict)
    """Fields whose names could stand there, and where in the line the name began."""


class Cursor:
    """Walks the tokens of a line."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.hopes = Hopes()
        self.at = 0
        self._tokens = tokens_of(line)

    @property
    def here(self) -> Token:
        """The token that comes next."""
        return self._tokens[self.at]

    @property
    def before(self) -> Token:
        """The token that was taken last, at the start the first."""
        return self._tokens[max(0, self.at - 1)]

    def ahead(self, steps: int) -> Token:
        """The token so many steps on."""
        return self._tokens[min(self.at + steps, len(self._tokens) - 1)]

    def take(self, count: int = 1) -> Token:
        """Step over tokens; returns the first of them. The end is never passed."""
        token = self.here
        self.at = min(self.at + count, len(self._tokens) - 1)
        return token

    def hope(self, *words: str) -> None:
        """Note what could stand here, if the line ends here."""
        if self.here.sort is Sort.END:
            self.hopes.words.update(dict.fromkeys(words))

    def hope_names(self, of: str, *, start: int | None = None) -> None:
        """Note that a name of a field could stand here, or have begun at ``start``, if the line ends here."""
        if self.here.sort is Sort.END:
            self.hopes.names[of] = len(self.line) if start is None else start

    def accept(self, *words: str) -> Token | None:
        """Step over one of these words or signs, if one comes next."""
        self.hope(*words)
        here = self.here
        found = here.text if here.sort is Sort.SIGN else here.key
        return self.take() if found and found in words else None

    def expect(self, sign: str) -> Token:
        """Step over this sign, which must come next."""
        found = self.accept(sign)
        if found is None:
            self.fail(f"“{sign}” is expected here")
        return found

    def fail(self, problem: str, *, since: Token | None = None) -> NoReturn:
        """Raise, about the next token or about all from ``since`` to the last one taken."""
        start = since.start if since else self.here.start
        end = max(self.before.end, since.end) if since else self.here.end
        raise QuerySyntaxError(problem, line=self.line, start=start, end=end)

    def placed(self, work: Callable[[], T], *, since: Token) -> T:
        """What ``work`` returns; a QueryError without a place gets that from ``since`` to the last token taken."""
        try:
            return work()
        except QuerySyntaxError:
            raise
        except QueryError as error:
            self.fail(str(error), since=since)

    def raw(self, since: Token) -> str:
        """The line from a token to the last one taken, with single spaces."""
        return " ".join(self.line[since.start : self.before.end].split())


def either(words: Iterable[str], *, most: int = 12) -> str:
    """``a, b or c``: what a message says could stand somewhere."""
    shown = list(words)
    if len(shown) > most:
        shown = [*shown[:most], "…"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
