"""The Source section of a briefing, as a list of names and links."""

from __future__ import annotations

import re

_BULLET = re.compile(r"(?:[-*+•]|\d{1,3}[.)])\s+")
_ENTRY = re.compile(
    r"(?:https?://(?:[^\s,;]|[,;](?=\S)(?!\s*https?:))+"  # a comma inside a link belongs to it
    r"|\([^()\n]*\)"  # and so does one in brackets
    r"|,(?=\s*(?:Inc|LLC|Ltd|Corp|L\.?P|plc)\b)"  # or before a legal form
    r"|[^,;\n])+"
)


def sources_of(body: str) -> tuple[str, ...]:
    """The entries of a Source section, each as written: a name, a link, or a name and its link after a dash."""
    entries = (_clean(match.group()) for line in _lines(body) for match in _ENTRY.finditer(line))
    return tuple(dict.fromkeys(entry for entry in entries if entry))


def _lines(body: str) -> list[str]:
    """Lines that separate entries: bullets and paragraphs do, a break inside a wrapped list of names does not."""
    lines = [line.strip() for line in re.split(r"\r\n|\r|\n", body)]
    if not any("," in line or ";" in line for line in lines):
        return lines
    joined = [""]
    for line in lines:
        if not line or _BULLET.match(line):
            joined.append(line)
        else:
            joined[-1] = f"{joined[-1]} {line}".strip()
    return joined


def _clean(entry: str) -> str:
    words = " ".join(_BULLET.sub("", entry.strip(), count=1).split())
    return words.rstrip(" .").strip(" *")
