"""Text that came from a file or a person, made safe to print. Nothing here lays anything out.

A terminal obeys what it is sent: an escape sequence in a briefing could recolour or rewrite the screen, and a
direction override could make a figure read backwards. Only printable characters, line breaks and tabs pass.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, ESC and CR among them
    "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks and overrides of writing direction
    "\u2028\u2029\ufeff\ud800-\udfff]"  # separators that few terminals know, byte order marks, lone surrogates
)


def printable(text: str) -> str:
    """The text without anything that a terminal would obey; line breaks and tabs stay."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\u2028", "\n").replace("\u2029", "\n"))


def one_line(text: str) -> str:
    """The printable text with every run of white space as one space."""
    return " ".join(printable(text).split())


def web_address(url: str | None) -> str | None:
    """The address if it is one that a reader may follow (http or https, nothing unprintable), else ``None``."""
    if url is None or printable(url) != url or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
