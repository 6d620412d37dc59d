"""What a briefing's front matter claims about its round, typed and placed.

The keys are the columns of rounds.csv and mean the same; a key with a fault is reported and left out of the claim.
Which round a claim is about is for ``placing``, holding it against the tables for ``merging``.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import Fault
from index.facts.columns import ROUNDS, Column, Values
from index.facts.schema import Origin
from index.facts.tables import parsed

if TYPE_CHECKING:
    from index.briefings import Briefing
    from index.frontmatter import FrontMatter

_COLUMNS = {column.name: column for column in ROUNDS.columns}
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What ends a line for YAML, which is what counted the lines of the keys."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one briefing says outright about one round."""

    values: Values
    """Only the fields that are stated."""
    origin: Origin
    """The whole front matter."""
    key_origins: dict[str, Origin]
    """Where each key stands, also one that is not among ``values`` because of a fault."""
    faults: tuple[Fault, ...]

    @property
    def file(self) -> str:
        """The briefing, as its path below the corpus folder."""
        return self.origin.file

    def fault(self, key: str, problem: str) -> Fault:
        """A fault of this claim, on the line of a key, or of the front matter where the key is missing."""
        return Fault(self.file, self.key_origins.get(key, self.origin).line, f"{key}: {problem}")


def claims_of(briefings: Iterable[Briefing]) -> Iterator[Claim]:
    """The claims of all briefings that have front matter with something in it, in their order."""
    for briefing in briefings:
        if briefing.front_matter is not None and briefing.front_matter.values:
            yield _claim(briefing, briefing.front_matter)


def _claim(briefing: Briefing, front: FrontMatter) -> Claim:
    values: Values = {}
    faults: list[Fault] = []
    for key, given in front.values.items():
        found, problem = _field(key, given)
        values.update(found)
        if problem is not None:
            faults.append(Fault(briefing.file, front.lines[key], problem))
    origin = Origin(briefing.file, _line_at(briefing.text, front.start), front.start, front.end)
    return Claim(values, origin, _key_origins(briefing, front), tuple(faults))


def _field(key: str, given: object) -> tuple[Values, str | None]:
    """The field that a key fills, if it does, and what is wrong with it."""
    column = _COLUMNS.get(key)
    if column is None:
        near = difflib.get_close_matches(key, _COLUMNS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"want one of: {', '.join(_COLUMNS)}"
        return {}, f"the front matter has no key {key!r}; {hint}"
    try:
        cell = _cell(given, column)
    except ValueError as error:
        return {}, f"{key}: {error}"
    if not cell:
        return {}, None
    values, _, problems = parsed({column: cell})
    return ({}, problems[0]) if problems else (values, None)


def _cell(given: object, column: Column) -> str:
    """A YAML value written as a cell of the table would be; empty where nothing is given."""
    if isinstance(given, list):
        if column.empty != ():
            raise ValueError("got a list, want one value")
        return "; ".join(filter(None, (_scalar(item) for item in given)))
    return _scalar(given)


def _scalar(given: object) -> str:
    if given is None:
        return ""
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        raise ValueError(f"got a {type(given).__name__}, want plain text; put it in quotes")
    text = str(given).strip()
    if _NO_TEXT.search(text):
        raise ValueError("holds a character that is no text; remove it")
    return text


def _key_origins(briefing: Briefing, front: FrontMatter) -> dict[str, Origin]:
    """Where each key and its value stand: from the key's line to the next key's."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(briefing.text, 0, front.end))]
    keys = sorted(front.lines, key=lambda key: front.lines[key])
    ends = [starts[front.lines[key] - 1] for key in keys[1:]] + [front.end]
    found = {}
    for key, end in zip(keys, ends, strict=True):
        start = starts[front.lines[key] - 1]
        written = briefing.text[start:end].rstrip()
        found[key] = Origin(briefing.file, front.lines[key], start, start + len(written))
    return found


def _line_at(text: str, offset: int) -> int:
    return len(_LINE_END.findall(text, 0, offset)) + 1
