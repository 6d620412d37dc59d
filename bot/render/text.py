"""An Answer becomes plain text: what a pipe, a file or a screen reader gets. No colour, no boxes, no line wrapping.

Each block starts with a word in the first column and is indented below it, so that it reads as well as it greps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.answers.answer import Answer, AnswerFigure, AnswerKind, Citation, FigureInput, Quote, Row
from bot.render.citations import mark, marks, place, source_address, source_title
from bot.render.safe import one_line, printable
from index.figures.display import displayed

INDENT = "  "


def plain(answer: Answer) -> str:
    """The whole Answer as text, blocks divided by empty lines; no line break at the end."""
    return "\n\n".join(block for block in _blocks(answer) if block)


def sources(citations: Iterable[Citation]) -> str:
    """The numbered sources, each with its place in the corpus and its address; empty where there are none."""
    return _block("Sources", (line for citation in citations for line in _source_lines(citation)))


def input_value(given: FigureInput) -> str:
    """An input as people write it: ``$61.5 billion``."""
    return one_line(displayed(given.value, given.unit))


def shown_quotes(answer: Answer) -> tuple[Quote, ...]:
    """The quotes that the answer's own text does not already give word for word."""
    said = one_line(answer.text)
    return tuple(quote for quote in answer.quotes if one_line(quote.text) not in said)


def shown_figure(answer: Answer) -> AnswerFigure | None:
    """The figure without what the answer gives elsewhere: the query as it was understood, a list's rows as inputs."""
    if answer.figure is None:
        return None
    figure = replace(answer.figure, query="") if answer.figure.query == answer.understood else answer.figure
    if figure.display:
        return figure
    return replace(figure, inputs=()) if figure.working else None


def _blocks(answer: Answer) -> Iterator[str]:
    yield printable(answer.text).strip()
    if answer.answers:
        for number, part in enumerate(answer.answers, start=1):
            yield _part(number, part)
    else:
        yield from _support(answer)
    yield sources(answer.citations)
    yield _block("You could ask", (f"- {one_line(suggestion)}" for suggestion in answer.suggestions))


def _support(answer: Answer) -> Iterator[str]:
    """What stands behind the text of one answer, without the sources."""
    yield _understood(answer)
    figure = shown_figure(answer)
    if figure is not None:
        yield _figure(figure)
    yield _block("Rows", _row_lines(answer))
    yield _block("Quotes", (line for quote in shown_quotes(answer) for line in _quote_lines(quote)))
    yield _block("Notes", (f"- {one_line(note)}" for note in answer.notes))


def _part(number: int, answer: Answer) -> str:
    """One of several answers below its question; its text stands above, under the same number."""
    lines = [line for block in _support(answer) if block for line in block.splitlines()]
    return _block(f"{number}. {one_line(answer.question)}", lines)


def _block(heading: str, lines: Iterable[str]) -> str:
    indented = [INDENT + line for line in lines]
    return "\n".join([heading, *indented]) if indented else ""


def _understood(answer: Answer) -> str:
    return f"Understood: {one_line(answer.understood)}" if answer.understood else ""


def _figure(figure: AnswerFigure) -> str:
    heading = f"Figure: {one_line(figure.display)}" if figure.display else "Figure"
    return _block(heading, _figure_lines(figure)) or heading


def _figure_lines(figure: AnswerFigure) -> Iterator[str]:
    if figure.working:
        yield f"Working: {one_line(figure.working)}"
    if figure.query:
        yield f"Query: {one_line(figure.query)}"
    for given in figure.inputs:
        yield f"{one_line(given.label)}: {input_value(given)} {mark(given.citation)}".rstrip()


def _row_lines(answer: Answer) -> Iterator[str]:
    """A list counts its rows; the card of a round names them."""
    width = len(str(len(answer.rows)))
    for number, row in enumerate(answer.rows, start=1):
        count = "" if answer.kind is AnswerKind.ROUND else f"{number:>{width}}. "
        yield f"{count}{_row_words(row)} {marks(row)}".rstrip()


def _row_words(row: Row) -> str:
    """Label and value, or only one of them where they say the same, as in a list of names."""
    parts = dict.fromkeys((one_line(row.label), one_line(row.display)))
    return ": ".join(part for part in parts if part)


def _quote_lines(quote: Quote) -> Iterator[str]:
    yield f"“{one_line(quote.text)}” {mark(quote.citation)}"
    yield f"{INDENT}{one_line(quote.file)}, {one_line(quote.section)}"


def _source_lines(citation: Citation) -> Iterator[str]:
    yield f"{mark(citation.n)} {source_title(citation)}"
    if citation.source is not None:
        yield f"    {place(citation)}"
    address = source_address(citation)
    if address is not None:
        yield f"    {address}"
