"""How a citation is written out: whose page, which place. The same words for every way of showing an Answer.

Everything returned is printable and on one line; addresses that a reader should not follow are left out.
"""

from __future__ import annotations

from bot.answers.answer import Citation, CitedSource, Row
from bot.render.safe import one_line, web_address


def mark(citation: int | None) -> str:
    """``[3]``, or nothing where there is no citation."""
    return "" if citation is None else f"[{citation}]"


def marks(row: Row) -> str:
    """The marks of all that a row shows: ``[1][4]``."""
    return "".join(map(mark, row.marks))


def place(citation: Citation) -> str:
    """Where in the corpus it stands: ``briefings/x.md, Full story, line 12``."""
    line = None if citation.line is None else f"line {citation.line}"
    return one_line(", ".join(part for part in (citation.file, citation.section, line) if part))


def source_title(citation: Citation) -> str:
    """Publisher, title and day of the page behind a citation; the place itself where no page is known."""
    source = citation.source
    if source is None:
        return place(citation)
    return one_line(_headline(source) + (f" ({source.published})" if source.published else ""))


def source_address(citation: Citation) -> str | None:
    """The page's address, or ``None`` where there is none that a reader can follow."""
    return web_address(citation.source.url) if citation.source else None


def _headline(source: CitedSource) -> str:
    if source.publisher and source.publisher.casefold() not in source.title.casefold():
        return f"{source.publisher}: {source.title}"
    return source.title
