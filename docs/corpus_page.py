"""The generated parts of corpus/README.md: the reference of the tables, and what the worked example answers.

The page's worked example is a whole corpus, written out file by file. Here the files are taken from the page, laid
out in a folder, and the commands that the page shows are run on them; so the page can only promise what is answered.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.cli import run
from docs.columns import MEANINGS, TABLES
from docs.messages import messages
from index.facts import cells, columns, vocabulary
from index.facts.columns import Column, TableSpec

_OPENING, _CLOSING = "<!-- {}: make docs writes them -->\n", "<!-- end of {} -->"
_FILE = re.compile(r"^`practice/(?P<path>[^`]+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"(?P<shown>^```console\n\$ roundtable (?P<args>[^\n]+)\n)(?P<said>.*?)^```$", re.M | re.S)


def _series() -> str:
    """The terms for rounds, the letters drawn together."""
    letters = [term for term in vocabulary.SERIES if term.startswith("Series ")]
    others = [term for term in vocabulary.SERIES if term not in letters]
    return f"{letters[0]} to {letters[-1]}, {', '.join(others)}"


_KINDS: dict[Callable[[str], object], str] = {
    cells.name: "text on one line",
    cells.names: "names, separated by semicolons",
    cells.prose: "text",
    cells.identifier: "an id: no spaces, commas or semicolons",
    cells.identifiers: "ids, separated by semicolons",
    cells.exact: "a number such as 1.0987",
    vocabulary.series: f"one of: {_series()}",
    vocabulary.metric: "a name of Names of metrics, below",
    vocabulary.unit: f"{', '.join(vocabulary.UNITS)}; any currency like USD",
}
"""What may stand in a cell, where the reader's own complaint would not say it well."""


def tables_section() -> str:
    """The reference: every table with its columns, in the order in which an analyst meets them."""
    first = [columns.ROUNDS, columns.COMPANIES, columns.SOURCES]
    rest = [spec for spec in columns.TABLES if spec not in first]
    return "\n".join([*(_table(spec) for spec in (*first, *rest)), _metric_names()])


def with_reference(text: str, folder: Path) -> str:
    """The page with its reference of tables and its list of messages written anew; ``folder`` is for scratch."""
    text = _between(text, "tables", tables_section())
    return _between(text, "messages", messages(example_files(text), folder))


def _between(text: str, name: str, content: str) -> str:
    opening, closing = _OPENING.format(name), _CLOSING.format(name)
    before, rest = text.split(opening)
    _, after = rest.split(closing)
    return f"{before}{opening}\n{content.strip()}\n\n{closing}{after}"


def example_files(text: str) -> dict[str, str]:
    """The files of the worked example by their path below its folder, as the page writes them out."""
    return {match["path"]: match["text"] for match in _FILE.finditer(text)}


def write_example(text: str, folder: Path) -> Path:
    """Lay the worked example out below ``folder``, as the corpus ``practice``; returns that corpus."""
    corpus = folder / "practice"
    for path, content in example_files(text).items():
        (corpus / path).parent.mkdir(parents=True, exist_ok=True)
        (corpus / path).write_text(content, encoding="utf-8")
    return corpus


def with_answers(text: str, folder: Path) -> str:
    """The page with the output of each of its commands taken anew, run on the worked example in ``folder``."""
    write_example(text, folder)
    with contextlib.chdir(folder):
        _said("index build --corpus practice --quiet")
        return _COMMAND.sub(lambda shown: f"{shown['shown']}{_said(shown['args'])}```", text)


def _said(args: str) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as caught:
        run(shlex.split(args))
    return caught.getvalue().strip() + "\n"


def _table(spec: TableSpec) -> str:
    rows = (_row(column, spec) for column in spec.columns)
    head = "| column | what it says | what may stand there | example |\n|---|---|---|---|"
    return "\n".join([f"### {spec.name}.csv\n\n{TABLES[spec.name]}\n", head, *rows, ""])


def _metric_names() -> str:
    rows = (f"| `{name}` | {meaning} |" for name, meaning in vocabulary.METRICS.items())
    return "\n".join(["### Names of metrics\n\n| `metric` | meaning |\n|---|---|", *rows])


def _row(column: Column, spec: TableSpec) -> str:
    meaning = MEANINGS[spec.name][column.name]
    mark = "\\*" if column.needed else " (optional)" if column.extra else ""
    return f"| `{column.name}`{mark} | {meaning.text} | {'; '.join(_allowed(column))} | `{meaning.example}` |"


def _allowed(column: Column) -> Iterator[str]:
    yield _KINDS.get(column.parse) or _wanted(column)
    if column.empty is not None and column.empty != ():
        yield f"empty means `{'no' if column.empty is False else column.empty}`"


def _wanted(column: Column) -> str:
    """What the column's own reader asks for when it is given nonsense: no second list that could fall behind."""
    try:
        column.parse("?")
    except ValueError as error:
        return str(error).removeprefix("want ")
    raise ValueError(f"{column.name}: takes anything; say in docs/corpus_page.py what may stand there")
