"""An Answer becomes pages for Discord: what stands where, and in which words. Nothing here sends or computes.

In order: the text, rows in fixed width, quotes as block quotes with their [n]; then the working with its inputs,
the sources with links, and the notes. Of several answers first each under its question, then their workings. All
text passes through ``markdown``; all limits are kept by ``pages``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import discord

from bot.answers.answer import Answer, AnswerKind, Citation, FigureInput, Row
from bot.render.citations import mark, marks, place, source_address, source_title
from bot.render.emphasis import quote_runs, text_runs
from bot.render.markdown import SIGN, clipped, emphasised, escaped, length, linked, unfenced
from bot.render.pages import FIELD_VALUE, Block, Entry, Frame, Part, Prose, embeds_of
from bot.render.safe import one_line
from bot.render.text import input_value, shown_quotes

LABEL_COLUMNS = 34
VALUE_COLUMNS = 40
CARD_FIELDS = 24

COLOURS = {
    AnswerKind.FIGURE: 0x2F6F4F,
    AnswerKind.LIST: 0x2F6F4F,
    AnswerKind.ROUND: 0x3B5B92,
    AnswerKind.PASSAGES: 0x7A5C2E,
    AnswerKind.DECLINED: 0x777777,
    AnswerKind.REPLY: 0x777777,
}


def embeds(answer: Answer, *, chart: str | None = None) -> list[discord.Embed]:
    """The pages of an answer, one embed a message, at least one; the first shows the attached file ``chart``."""
    frame = Frame(
        author=answer.question,
        title=escaped(one_line(answer.figure.display)) if answer.figure and not answer.answers else "",
        footer=_footer(answer),
        colour=COLOURS[answer.kind],
    )
    pages = embeds_of(_parts(answer), frame)
    if chart is not None:
        pages[0].set_image(url=f"attachment://{chart}")
    return pages


def _footer(answer: Answer) -> str:
    taken = f"Taken as: {answer.understood}" if answer.understood.strip() else ""
    if answer.kind in {AnswerKind.DECLINED, AnswerKind.REPLY}:
        return taken
    return " · ".join(text for text in (f"Confidence {answer.confidence:.0%}", taken) if text)


def _parts(answer: Answer) -> Iterator[Part]:
    if answer.answers:
        yield from _several(answer.answers)
    else:
        yield from _one(answer)
    yield Entry("Sources", tuple(_source_line(citation) for citation in answer.citations))
    yield Entry("Notes", tuple(f"• {escaped(one_line(note))}" for note in answer.notes))


def _one(answer: Answer) -> Iterator[Part]:
    as_card = answer.kind is AnswerKind.ROUND and len(answer.rows) <= CARD_FIELDS
    yield Prose(emphasised(text_runs(answer)))
    if answer.rows and not as_card:
        yield _listed(answer.rows)
    yield from _quotes(answer)
    if as_card:
        yield from _card(answer.rows)
    yield from _figure(answer)


def _several(answers: tuple[Answer, ...]) -> Iterator[Part]:
    """Each answer below its question, in order; then the workings, by the same numbers."""
    for number, answer in enumerate(answers, start=1):
        yield Prose(f"**{number}. {escaped(one_line(answer.question))}**\n{emphasised(text_runs(answer))}")
        if answer.rows:
            yield _listed(answer.rows)
        yield from _quotes(answer)
    for number, answer in enumerate(answers, start=1):
        yield from _figure(answer, before=f"{number}. ")


def _quotes(answer: Answer) -> Iterator[Part]:
    for quote in shown_quotes(answer):
        yield Prose(f"{emphasised(quote_runs(quote))} {_mark(quote.citation)}", prefix="> ")


def _figure(answer: Answer, before: str = "") -> Iterator[Part]:
    if answer.figure:
        yield Entry(f"{before}Working", (escaped(answer.figure.working),))
        inputs = tuple(_input_line(given) for given in _unlisted(answer.figure.inputs, answer.rows))
        yield Entry(f"{before}From", inputs)


def _card(rows: tuple[Row, ...]) -> Iterator[Entry]:
    """Rows as fields, each with its mark unless all have the same: then the text before them has said it."""
    is_marked = len({row.citation for row in rows}) > 1
    for row in rows:
        value = f"{escaped(row.display)} {_mark(row.citation if is_marked else None)}".strip()
        # A field must hold something, and a card reads best when no field outgrows its neighbours.
        yield Entry(escaped(one_line(row.label)) or "·", (value or "unknown",), inline=length(value) <= 60)


def _unlisted(inputs: tuple[FigureInput, ...], rows: tuple[Row, ...]) -> Iterator[FigureInput]:
    """The inputs that no row shows already."""
    listed = {(row.citation, row.value) for row in rows}
    listed |= {(column.citation, column.value) for row in rows for column in row.columns}
    return (given for given in inputs if (given.citation, given.value) not in listed)


def _listed(rows: tuple[Row, ...]) -> Part:
    """Rows in fixed width; those of several values as a numbered list, for no phone has room for many columns."""
    if not any(row.columns for row in rows):
        return Block(_aligned(rows))
    numbered = enumerate(rows, start=1)
    return Prose("\n".join(f"{number}\\. {_line_of_several(row)}" for number, row in numbered))


def _line_of_several(row: Row) -> str:
    shown = f"**{escaped(one_line(row.label))}**: {escaped(one_line(row.display))}"
    return f"{shown} {escaped(marks(row))}".rstrip()


def _aligned(rows: tuple[Row, ...]) -> tuple[str, ...]:
    labels = [_fitted(unfenced(row.label), LABEL_COLUMNS) for row in rows]
    displays = ("" if row.display == row.label else row.display for row in rows)  # a name in a list is said once
    values = [_fitted(unfenced(display), VALUE_COLUMNS) for display in displays]
    left, right = max(map(_columns, labels)), max(map(_columns, values))
    return tuple(
        f"{label}{' ' * (left - _columns(label) + 2 + right - _columns(value))}{value} {mark(row.citation)}".rstrip()
        for label, value, row in zip(labels, values, rows, strict=True)
    )


def _columns(text: str) -> int:
    """How many fixed-width columns a text takes: East Asian wide signs take two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _fitted(text: str, columns: int) -> str:
    if _columns(text) <= columns:
        return text
    kept = text
    while _columns(kept) >= columns:
        kept = kept[:-1]
    return kept.rstrip() + SIGN


def _input_line(given: FigureInput) -> str:
    return f"{escaped(one_line(given.label))}: {escaped(input_value(given))} {_mark(given.citation)}".strip()


def _source_line(citation: Citation) -> str:
    """``[n] title; place``, without its link where that would not fit in a field."""
    with_link = _cited(citation, address=source_address(citation))
    if length(with_link) <= FIELD_VALUE:
        return with_link
    return clipped(_cited(citation, address=None), FIELD_VALUE)


def _cited(citation: Citation, *, address: str | None) -> str:
    title = linked(source_title(citation), address)
    where = f"; {escaped(place(citation))}" if citation.source and citation.kind == "passage" else ""
    return f"{_mark(citation.n)} {title}{where}"


def _mark(n: int | None) -> str:
    """``[n]``, escaped: beside a round bracket it would otherwise be a link."""
    return escaped(mark(n))
