"""The text of a CSV file becomes rows, each with its exact place. What the cells mean is for ``columns``.

One rule: offsets count characters of the text as returned here, so that ``text[start:end]`` is the row as its owner
wrote it. Bytes that are not UTF-8 stand in the text as lone surrogates, one each, until ``printable`` replaces them;
a row that holds one is reported, and the rows around it are kept.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.facts.schema import Origin

_UNDECODED = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class RawRow:
    """One record as it was read: its cells, or why there are none."""

    origin: Origin
    cells: tuple[str, ...]
    problem: str | None


def decoded(data: bytes) -> str:
    """The bytes as text, a byte-order mark dropped and line ends untouched; bad bytes become lone surrogates."""
    return data.decode("utf-8-sig", "surrogateescape")


def printable(text: str) -> str:
    """The same text, of the same length, with a replacement character for every byte that was not UTF-8."""
    return _UNDECODED.sub("\N{REPLACEMENT CHARACTER}", text)


def raw_rows(text: str, *, file: str) -> Iterator[RawRow]:
    """Every record of a CSV text in order, blank lines left out; the header is the first.

    A row whose quotes do not match is given as a problem, and reading goes on with the next line: one forgotten
    quote must not swallow the rest of the file.
    """
    lines = list(io.StringIO(text, newline=""))
    at = offset = 0
    while at < len(lines):
        cells, problem, taken = _record(lines, at)
        written = "".join(lines[at : at + taken])
        end = offset + len(written.rstrip("\r\n"))
        if problem is not None or any(cell.strip() for cell in cells):
            origin = Origin(file, at + 1, offset, end)
            yield RawRow(origin, cells, problem or _unreadable(text[offset:end], first_line=at + 1))
        at, offset = at + taken, offset + len(written)


def _record(lines: list[str], at: int) -> tuple[tuple[str, ...], str | None, int]:
    reader = csv.reader((lines[i] for i in range(at, len(lines))), strict=True)
    try:
        return tuple(next(reader)), None, reader.line_num
    except csv.Error as error:
        problem = f"not a CSV row ({error}); put the whole cell in quotes and double the quotes inside it"
        return (), problem, 1


def _unreadable(written: str, *, first_line: int) -> str | None:
    """Why a well-formed row cannot be used all the same: bytes that are no text."""
    bad = _UNDECODED.search(written)
    if bad is not None:
        line = first_line + len(io.StringIO(written[: bad.start()] + "x", newline="").readlines()) - 1
        byte = ord(bad.group()) - 0xDC00
        return f"byte 0x{byte:02x} on line {line} is not UTF-8; save the file as UTF-8"
    if "\0" in written:
        return "holds a NUL character; save the file as plain UTF-8 text"
    return None
