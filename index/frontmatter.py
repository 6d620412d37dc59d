"""The YAML block at the top of a briefing, with the line of every key. What the keys mean is ``facts``.

Values are what YAML says they are, except that a date stays the text that was written: ``2025-03`` is a month, and
turning it into a day would invent one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from index.errors import CorpusError, Fault

_FENCE = re.compile(r"---[^\S\r\n]*(?:\r\n|\r|\n|\Z)")
_CLOSE = re.compile(r"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[^\S\r\n]*(?=[\r\n]|\Z)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The facts that a briefing states outright."""

    values: dict[str, object]
    lines: dict[str, int]
    """1-based line of the file on which each key stands."""
    start: int
    """First character of the YAML itself, after the opening ``---`` line, in the file's own text."""
    end: int
    """One past its last character: where the closing ``---`` stands."""


class _Loader(yaml.SafeLoader):
    """SafeLoader that leaves dates as written."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def front_matter_of(text: str, file: str) -> tuple[FrontMatter | None, int]:
    """The front matter, if any, and the offset at which the body begins.

    Raises:
        CorpusError: the block is not closed, is not YAML, is not a mapping, or has a key twice.

    """
    fence = _FENCE.match(text)
    if fence is None:
        return None, 0
    close = _CLOSE.search(text, fence.end())
    if close is None:
        raise _fault(file, 1, "the front matter is not closed; end it with a line of ---")
    source = text[fence.end() : close.start()]
    node = _composed(source, file)
    if node is None:
        return FrontMatter({}, {}, fence.end(), close.start()), close.end()
    values, lines = _mapping(node, file)
    return FrontMatter(values, lines, fence.end(), close.start()), close.end()


def _composed(source: str, file: str) -> yaml.Node | None:
    try:
        return yaml.compose(source, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise _fault(file, _line_of(error, source), f"the front matter is not valid YAML: {error.problem}") from error
    except yaml.reader.ReaderError as error:
        line = source.count("\n", 0, int(error.position)) + 2
        raise _fault(file, line, f"the front matter holds the character {error.character!r}; remove it") from error
    except RecursionError as error:
        raise _fault(file, 2, "the front matter is nested too deeply; use plain keys and values") from error


def _line_of(error: yaml.MarkedYAMLError, source: str) -> int:
    """Where to look: a bracket that is never closed is noticed only at the end, so its own line is named."""
    mark = error.problem_mark
    if error.context_mark is not None and (mark is None or mark.index >= len(source)):
        mark = error.context_mark
    return (mark.line if mark else 0) + 2


def _mapping(node: yaml.Node, file: str) -> tuple[dict[str, object], dict[str, int]]:
    if not isinstance(node, yaml.MappingNode):
        raise _fault(file, 2, "the front matter is not a mapping; write it as lines of key: value")
    faults = tuple(_key_faults(node, file))
    if faults:
        raise CorpusError(faults)
    lines = {key.value: key.start_mark.line + 2 for key, _ in node.value}
    return {key.value: _value(value, file) for key, value in node.value}, lines


def _key_faults(node: yaml.Node, file: str) -> Iterator[Fault]:
    for mapping in _mappings(node, set()):
        seen = dict[str, int]()
        for key, _ in mapping.value:
            line = key.start_mark.line + 2
            if not isinstance(key, yaml.ScalarNode) or key.tag != "tag:yaml.org,2002:str":
                yield Fault(file, line, "a key of the front matter must be a word")
            elif key.value in seen:
                yield Fault(file, line, f"the key {key.value!r} stands here and on line {seen[key.value]}; keep one")
            else:
                seen[key.value] = line


def _mappings(node: yaml.Node, visited: set[int]) -> Iterator[yaml.MappingNode]:
    """All mappings inside a node, each once: YAML lets a node hold itself."""
    if id(node) in visited or isinstance(node, yaml.ScalarNode):
        return
    visited.add(id(node))
    if isinstance(node, yaml.MappingNode):
        yield node
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            yield from _mappings(part, visited)


def _value(node: yaml.Node, file: str) -> object:
    line = node.start_mark.line + 2
    try:
        loader = _Loader("")
        return loader.construct_document(node)
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError) as error:
        # The last four are what SafeLoader lets escape where a tag such as !!int contradicts its value.
        raise _fault(file, line, "this value of the front matter cannot be read; write it as plain text") from error


def _fault(file: str, line: int, problem: str) -> CorpusError:
    return CorpusError((Fault(file, line, problem),))
