"""An Answer becomes something for a terminal: the text first, then the figure, rows, quotes, notes and sources.

Everything that a file or a person wrote goes in as ``Text``, never as markup, and only its printable characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.answers.answer import Answer, AnswerFigure, AnswerKind, Citation, Quote
from bot.render.citations import mark, marks, place, source_address, source_title
from bot.render.emphasis import Run, quote_runs, text_runs
from bot.render.safe import one_line
from bot.render.text import input_value, shown_figure, shown_quotes

_MARK = re.compile(r"\[\d+\]")
_MARK_STYLE = "cyan"
_INDENT = (0, 0, 0, 2)
_TEXT_STYLE = {AnswerKind.DECLINED: "bold yellow", AnswerKind.PASSAGES: ""}
"""Text that is quotes is not bold as a whole, or nothing in it could be set off."""


def rich_view(answer: Answer) -> RenderableType:
    """The whole Answer for a ``rich`` console of any width."""
    return Group(*_blocks(answer))


def source_list(citations: Iterable[Citation]) -> RenderableType:
    """The numbered sources, each linked to its page where it has one, with its place in the corpus."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style=_MARK_STYLE, no_wrap=True)
    grid.add_column(overflow="fold")
    for citation in citations:
        grid.add_row(Text(mark(citation.n)), _source(citation))
    return Padding(grid, _INDENT)


def _blocks(answer: Answer) -> Iterator[RenderableType]:
    yield _marked(*text_runs(answer), style=_TEXT_STYLE.get(answer.kind, "bold"))
    if answer.answers:
        for number, part in enumerate(answer.answers, start=1):
            yield _spaced(_part(number, part))
    else:
        yield from _support(answer)
    if answer.citations:
        yield _spaced(Group(_heading("Sources"), source_list(answer.citations)))
    if answer.suggestions:
        yield _spaced(_bullets("You could ask", answer.suggestions, style="green"))


def _support(answer: Answer) -> Iterator[RenderableType]:
    """What stands behind the text of one answer, without the sources."""
    if answer.understood:
        yield Text(f"Understood: {one_line(answer.understood)}", style="dim")
    figure = shown_figure(answer)
    if figure is not None:
        yield _spaced(_figure_panel(figure))
    if answer.rows:
        yield _spaced(Padding(_row_table(answer), _INDENT))
    for quote in shown_quotes(answer):
        yield _spaced(_quote(quote))
    if answer.notes:
        yield _spaced(_bullets("Notes", answer.notes, style="dim"))


def _part(number: int, answer: Answer) -> RenderableType:
    """One of several answers below its question; its text stands above, under the same number."""
    question = Text(f"{number}. {one_line(answer.question)}", style="bold")
    return Group(question, Padding(Group(*_support(answer)), _INDENT))


def _spaced(block: RenderableType) -> RenderableType:
    return Padding(block, (1, 0, 0, 0))


def _heading(words: str) -> Text:
    return Text(words, style="bold dim")


def _marked(*runs: Run | str, style: str = "") -> Text:
    """The text with its citation marks coloured and the runs that are set off in bold."""
    marked = Text(style=style)
    for run in runs:
        text, is_bold = run if isinstance(run, Run) else (run, False)
        marked.append(text, style="bold" if is_bold else None)
    marked.highlight_regex(_MARK, _MARK_STYLE)
    return marked


def _figure_panel(figure: AnswerFigure) -> Panel:
    parts: list[RenderableType] = []
    if figure.display:
        parts.append(Text(one_line(figure.display), style="bold green"))
    if figure.working:
        parts.append(_marked(one_line(figure.working)))
    if figure.query:
        parts.append(Text(one_line(figure.query), style="dim"))
    if figure.inputs:
        parts.append(_spaced(_input_table(figure)))
    title = Text(one_line(figure.metric).replace("_", " "))
    return Panel(Group(*parts), title=title, title_align="left", border_style="dim", expand=False, padding=(0, 1))


def _input_table(figure: AnswerFigure) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(overflow="fold")
    grid.add_column(justify="right", overflow="fold")
    grid.add_column(style=_MARK_STYLE, no_wrap=True)
    for given in figure.inputs:
        grid.add_row(Text(one_line(given.label)), Text(input_value(given)), Text(mark(given.citation)))
    return grid


def _row_table(answer: Answer) -> Table:
    """A list counts its rows; the card of a round names them."""
    if any(row.columns for row in answer.rows):
        return _column_table(answer)
    in_words = answer.kind is AnswerKind.ROUND or all(isinstance(row.value, str) for row in answer.rows)
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(justify="left" if in_words else "right", overflow="fold")
    table.add_column(style=_MARK_STYLE, no_wrap=True)
    for number, row in enumerate(answer.rows, start=1):
        count = "" if answer.kind is AnswerKind.ROUND else str(number)
        display = "" if row.display == row.label else one_line(row.display)
        cells = (count, one_line(row.label), display, mark(row.citation))
        table.add_row(*map(Text, cells))
    return table


def _column_table(answer: Answer) -> Table:
    """Rows of several values, each under the title of what it is."""
    table = Table(box=None, padding=(0, 1), header_style="dim", pad_edge=False)
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for column in answer.rows[0].columns:
        in_words = column.unit in {"name", "names", "text", "date"}
        table.add_column(one_line(column.title), justify="left" if in_words else "right", overflow="fold")
    table.add_column(style=_MARK_STYLE, no_wrap=True)
    for number, row in enumerate(answer.rows, start=1):
        shown = (one_line(column.display) for column in row.columns)
        table.add_row(*map(Text, (str(number), one_line(row.label), *shown, marks(row))))
    return table


def _quote(quote: Quote) -> RenderableType:
    words = _marked("“", *quote_runs(quote), f"” {mark(quote.citation)}", style="italic")
    where = Text(f"{one_line(quote.file)}, {one_line(quote.section)}", style="dim")
    return Padding(Group(words, where), _INDENT)


def _bullets(heading: str, lines: Iterable[str], *, style: str) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    for line in lines:
        grid.add_row(Text("-", style=style), Text(one_line(line), style=style))
    return Group(_heading(heading), Padding(grid, _INDENT))


def _source(citation: Citation) -> Text:
    address = source_address(citation)
    line = Text()
    line.append(source_title(citation), style=Style(link=address) if address else "")
    if citation.source is not None:
        line.append(f"  {place(citation)}", style="dim")
    if address is not None:
        line.append(f"\n{address}", style=Style(dim=True, link=address))
    return line
