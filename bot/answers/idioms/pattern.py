"""How an idiom is written down: what people say, and the plain words for it that the grammar knows.

One idiom is a line ``said => plain``. In what is said

- ``(price tag|price)`` is any one of these, ``[the]`` may be there or not,
- ``{x}`` is any run of words, ``{y:*}`` one word, ``{n:first|last}`` one of these;
  the plain words repeat it as ``{x}``, ``{n}``,
- ``^`` and ``$`` are the ends of the sentence.

Words compare without regard to capitals, to a comma or hyphen between them, and to the form of an apostrophe.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PIECE = re.compile(
    r"(?P<start>\^)|(?P<end>\$)|\{(?P<name>[a-z]+)(?::(?P<among>[^}]+))?\}"
    r"|\((?P<any>[^)]+)\)|\[(?P<maybe>[^\]]+)\]|(?P<word>[^\s{}()\[\]^$]+)"
)
_BETWEEN = r"(?:\s*[,:;–—]\s*|[\s-]+)"
_RUN = r"\S+(?:\s+\S+){0,14}?"
"""A few words, and never so many that a long text would take long."""
_WORD = r"[^\s'’]+"
"""One word, without a possessive ending."""
_PLACE = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Idiom:
    """A way of saying something, and the plain words for it."""

    said: re.Pattern[str]
    plain: str

    def put_plainly(self, text: str) -> str | None:
        """The text with this idiom, where it first stands, in plain words; ``None`` where it does not stand."""
        match = self.said.search(text)
        if match is None:
            return None
        plain = _PLACE.sub(lambda place: match[place[1]].rstrip("?!"), self.plain)
        return " ".join(f"{text[: match.start()]}{plain}{text[match.end() :]}".split())


def idioms(text: str) -> tuple[Idiom, ...]:
    """The idioms of a text, one on each line that is not empty.

    Raises ValueError for a line that is none.
    """
    return tuple(_idiom(line.strip()) for line in text.splitlines() if line.strip())


def _idiom(line: str) -> Idiom:
    said, arrow, plain = line.partition("=>")
    if not arrow or not said.strip():
        raise ValueError(f"“{line}” is no idiom: write “said => plain”.")
    idiom = Idiom(re.compile(_expression(said.strip()), re.IGNORECASE), plain.strip())
    unknown = set(_PLACE.findall(idiom.plain)) - set(idiom.said.groupindex)
    if unknown:
        raise ValueError(f"“{line}” repeats {', '.join(sorted(unknown))}, which nothing in it captures.")
    return idiom


def _expression(said: str) -> str:
    """The regular expression of what is said."""
    found = ""
    follows = False
    for piece in _PIECE.finditer(said):
        if piece["start"] or piece["end"]:
            found += r"^\s*" if piece["start"] else r"\s*[?.!]*\s*$"
            continue
        glued = piece.start() > 0 and not said[piece.start() - 1].isspace() and follows
        between = _BETWEEN if follows and not glued else ""
        if piece["maybe"]:
            found += f"(?:{between}{_any(piece['maybe'])})?" if follows else f"(?:{_any(piece['maybe'])}{_BETWEEN})?"
            continue
        found += between + _one(piece)
        follows = True
    before = "" if said.startswith("^") else r"(?<![\w'’])"
    return f"{before}{found}" if said.endswith("$") else rf"{before}{found}(?![\w'’])"


def _one(piece: re.Match[str]) -> str:
    if piece["name"]:
        among = _WORD if piece["among"] == "*" else _any(piece["among"]) if piece["among"] else _RUN
        return f"(?P<{piece['name']}>{among})"
    return _any(piece["any"] or piece["word"])


def _any(alternatives: str) -> str:
    """Any of several phrases."""
    return f"(?:{'|'.join(_phrase(phrase) for phrase in alternatives.split('|'))})"


def _phrase(phrase: str) -> str:
    words = (re.escape(word).replace("'", "['’]") for word in phrase.split())
    return _BETWEEN.join(words)
