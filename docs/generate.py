"""Writes the pages that the program itself can tell: ``python -m docs.generate``.

That is docs/cli.md from the commands' help, docs/metrics.md from the metric catalogue, what README.md shows from the
answers of a freshly built index (what can be asked is in ``questions``), and the reference, messages and answers in
corpus/README.md (``corpus_page``). The lists in docs/queries.md are ``queries_page``'s.
Tests compare each with its file, so none of them can fall behind.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from bot.answers.answerer import Answerer
from bot.cli import cli
from bot.render.charts import described, drawn
from bot.render.text import plain
from docs.corpus_page import with_answers, with_reference
from docs.queries_page import QUERIES_PAGE, queries_page
from docs.questions import questions_table
from index.figures.catalogue import METRICS, Level, Metric
from index.generation import BuildOptions, build, open_generation

_ROOT = Path(__file__).parents[1]
CLI_PAGE = _ROOT / "docs" / "cli.md"
METRICS_PAGE = _ROOT / "docs" / "metrics.md"
README = _ROOT / "README.md"
CORPUS_PAGE = _ROOT / "corpus" / "README.md"
OPENING, CLOSING = "<!-- examples: make docs writes them -->\n", "<!-- end of examples -->"
EXAMPLES = (
    "what was anthropic's pre-money in the series E?",
    "which company raised the most in 2025?",
    "what happened to Alexandr Wang?",
    "what will OpenAI be worth in 2030?",
)
QUESTIONS_OPENING, QUESTIONS_CLOSING = "<!-- questions: make docs writes them -->\n", "<!-- end of questions -->"
CHART_OPENING, CHART_CLOSING = "<!-- chart: make docs writes it -->\n", "<!-- end of chart -->"
CHART = _ROOT / "docs" / "charts" / "raised-by-quarter.png"
CHART_QUESTION = "how much was raised by quarter since 2024?"
_METRICS_INTRODUCTION = """\
# The metrics

What can be asked of a round, of a company, and of what one investor put into a round. Every number can also be
totalled where that makes sense, averaged, ranked, grouped and compared; a list of the dated figures of one company
has them all. The conventions behind them are in [architecture.md](architecture.md). `make docs` writes this page from
`index/figures/catalogue`.
"""
_LEVELS = {Level.ROUND: "Of a round", Level.COMPANY: "Of a company", Level.COMMITMENT: "Of one investor in a round"}
_WIDTH = 100
_INTRODUCTION = """\
# The command line

`roundtable` and `python -m bot` are the same program. Answers go to standard output, everything else to standard
error: an error is one line that says what to do, and progress bars appear only on a terminal. On a terminal answers
are laid out (`NO_COLOR` is honoured); in a pipe they are plain text that no width wraps, and with `--json` one object
a line.

| exit code | meaning |
|---|---|
| 0 | answered |
| 1 | a failure that is not the asker's |
| 2 | wrong use, wrong settings or bad input |
| 3 | declined: nothing in the corpus supports an answer |
| 130 | stopped with Ctrl-C |

Without `--index`, a corpus other than the one in the settings has its index in `corpora/` below the settings' index
folder, one folder for each path of a corpus, so that no corpus ever replaces the index of another.

For Tab completion in bash: `eval "$(_ROUNDTABLE_COMPLETE=bash_source roundtable)"` (zsh and fish likewise).

What follows is the program's own help; `python -m docs.generate` writes this page.
"""


def cli_page() -> str:
    """The page on the command line: the introduction, then every command's help."""
    return "\n".join([_INTRODUCTION, *_sections(cli, "roundtable", None)])


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    """A command's help, then those of its subcommands."""
    with click.Context(command, info_name=name, parent=parent, help_option_names=["-h", "--help"]) as ctx:
        ctx.terminal_width = ctx.max_content_width = _WIDTH  # whatever the terminal's width is
        yield f"## {ctx.command_path}\n\n```text\n{command.get_help(ctx)}\n```\n"
        if isinstance(command, click.Group):
            for child in command.list_commands(ctx):
                found = command.get_command(ctx, child)
                if found is not None:
                    yield from _sections(found, child, ctx)


def metrics_page() -> str:
    """The page on metrics: every entry of the catalogue."""
    parts = [_METRICS_INTRODUCTION]
    for level, heading in _LEVELS.items():
        parts += [f"## {heading}\n", *(_metric(metric) for metric in METRICS if metric.level is level)]
    return "\n".join(parts)


def _metric(metric: Metric) -> str:
    asked = ", ".join(f"“{text}”" for text in metric.synonyms) or "by counting"
    return (
        f"### {metric.title}\n\n{metric.definition}\n\n"
        f"- name: `{metric.name}` ({metric.kind})\n- unit: {metric.unit or metric.kind.unit}\n"
        f"- formula: {metric.formula}\n"
        f"- asked as: {asked}\n- source of the definition: {metric.source}\n"
    )


def readme_with_examples(text: str, index_dir: Path) -> str:
    """The README with its examples answered anew from an index of the shipped corpus, built in ``index_dir``."""
    build(_ROOT / "corpus", index_dir, options=BuildOptions())
    answerer = _answerer(index_dir)
    shown = [f'```console\n$ roundtable ask "{q}"\n{plain(answerer.ask(q)).strip()}\n```\n' for q in EXAMPLES]
    text = _replaced(text, "\n".join(shown), between=(OPENING, CLOSING))
    text = _replaced(text, questions_table(answerer), between=(QUESTIONS_OPENING, QUESTIONS_CLOSING))
    command = f'```sh\nroundtable ask --chart {CHART.name} "{CHART_QUESTION}"\n```\n'
    picture = f"![{described(answerer.ask(CHART_QUESTION))}]({CHART.relative_to(_ROOT).as_posix()})\n"
    return _replaced(text, f"{command}\n{picture}", between=(CHART_OPENING, CHART_CLOSING))


def chart(index_dir: Path) -> bytes:
    """The picture in the README, from an index of the shipped corpus; it carries its description."""
    return drawn(_answerer(index_dir).ask(CHART_QUESTION))


def _answerer(index_dir: Path) -> Answerer:
    return Answerer(open_generation(index_dir), today=lambda: date(2026, 11, 22))


def _replaced(text: str, new: str, *, between: tuple[str, str]) -> str:
    opening, closing = between
    before, rest = text.split(opening)
    _, after = rest.split(closing)
    return f"{before}{opening}\n{new}\n{closing}{after}"


def corpus_page(text: str) -> str:
    """The page for those who write the corpus, with all that the program can tell written anew."""
    with tempfile.TemporaryDirectory() as spoilt, tempfile.TemporaryDirectory() as example:
        return with_answers(with_reference(text, Path(spoilt)), Path(example))


def main() -> None:
    """Write the generated pages."""
    CLI_PAGE.write_text(cli_page(), encoding="utf-8")
    METRICS_PAGE.write_text(metrics_page(), encoding="utf-8")
    QUERIES_PAGE.write_text(queries_page(QUERIES_PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        text = readme_with_examples(README.read_text(encoding="utf-8"), Path(folder))
        CHART.write_bytes(chart(Path(folder)))
    README.write_text(text, encoding="utf-8")
    CORPUS_PAGE.write_text(corpus_page(CORPUS_PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
