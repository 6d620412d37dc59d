"""Text of others, made safe for Discord's Markdown: nothing in it formats, links, pings or overflows.

``escaped`` shows a text as it was written; ``pieces`` and ``clipped`` cut escaped text, always with a sign.
Lengths are UTF-16 units, the most that Discord can count for any text, so that no limit depends on which
count it uses. Knows nothing of embeds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.render.emphasis import Run
from bot.render.safe import one_line, printable

SIGN = "…"

# An underscore is a normal part of an address; everything else that could format or mask ends the match.
_ADDRESS = re.compile(r"https?://[^\s\[\]()<>`*|~\\]+")
_MARKS = re.compile(r"[\\`*_~|\[\]<>]")
_LINE_START = re.compile(r"^([^\S\n]*)(#{1,3}(?=\s)|-(?=[\s#])|\+(?=\s))", re.MULTILINE)
_LIST_NUMBER = re.compile(r"^([^\S\n]*\d+)\.(?=\s)", re.MULTILINE)
_CROWD = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_BOLD_WORD = re.compile(r"\S+")
_UNIT = re.compile(r"\\.|.", re.DOTALL)
_URL_ESCAPES = {ord(mark): f"%{ord(mark):02X}" for mark in "()<>[]\\`|\"'"}


def length(text: str) -> int:
    """How much of a limit a text takes, in UTF-16 units."""
    return len(text) + sum(ord(mark) > 0xFFFF for mark in text)


def escaped(text: str) -> str:
    """Text that Discord shows as written: no formatting, masked link, mention, emoji or timestamp comes of it."""
    text = printable(text)
    parts: list[str] = []
    end = 0
    for address in _ADDRESS.finditer(text):
        parts += [_MARKS.sub(r"\\\g<0>", text[end : address.start()]), address[0]]
        end = address.end()
    marked = "".join([*parts, _MARKS.sub(r"\\\g<0>", text[end:])])
    marked = _LIST_NUMBER.sub(r"\1\\.", _LINE_START.sub(r"\1\\\2", marked))
    return _CROWD.sub("@\u200b", marked)


def emphasised(runs: Iterable[Run]) -> str:
    """Runs of text as ``escaped`` shows them, the marked ones bold, word by word: ``pieces`` cuts between words.

    An address stays an address, so nothing in it is bold.
    """
    runs = tuple(runs)
    text = "".join(run.text for run in runs)
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    parts: list[str] = []
    at, plain = 0, ""
    for run in runs:
        end = at + len(run.text)
        if run.is_marked and not any(at < right and left < end for left, right in addresses):
            parts += [escaped(plain), _BOLD_WORD.sub(lambda word: f"**{escaped(word[0])}**", run.text)]
            plain = ""
        else:
            plain += run.text
        at = end
    return "".join([*parts, escaped(plain)])


def pieces(marked: str, limit: int) -> list[str]:
    """Cut escaped text into pieces of at most ``limit``, between words where it can; a cut shows as an ellipsis."""
    found: list[str] = []
    rest = marked.strip()
    while length(rest) > limit:
        head = _head(rest, limit - len(SIGN))
        found.append(head.rstrip() + SIGN)
        rest = rest[len(head) :].lstrip()
    return [*found, rest] if rest else found


def clipped(marked: str, limit: int) -> str:
    """Escaped text cut to ``limit``, with an ellipsis where something is missing."""
    return next(iter(pieces(marked, limit)), "")


def unfenced(text: str) -> str:
    """One line for use inside a code block, which it cannot end."""
    return one_line(text).replace("`", "\u02cb")


def linked(title: str, address: str | None) -> str:
    """``[title](<address>)``, or the title alone. The address comes from ``safe.web_address``."""
    shown = escaped(one_line(title).replace("[", "(").replace("]", ")"))
    return shown if address is None else f"[{shown or 'source'}](<{address.translate(_URL_ESCAPES)}>)"


def _head(text: str, limit: int) -> str:
    """The longest start that fits: up to a word's end, unless that wastes over half; never half an escape."""
    size = end = word = 0
    for unit in _UNIT.finditer(text):
        size += length(unit[0])
        if size > limit:
            break
        end = unit.end()
        if unit[0].isspace():
            word = end
    return text[: word if 2 * word > end else end]
