"""Whether a name in prose is one of the names that are known of a deal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from index.facts.checking.known import Known

_MOST_PARTS = 3
_SHORT = {"FT": "Financial Times", "WSJ": "Wall Street Journal", "NYT": "New York Times"}
"""What titles of pages write short and prose writes out."""


def is_named(name: str, known: Iterable[Known]) -> Known | None:
    """The known name that a name is, or is a part of, word for word: "Amazon" is part of "Amazon Web Services"."""
    wanted = _worded(name)
    return next((one for one in known if wanted in _worded(str(one.value))), None)


def parts_named(name: str, known: tuple[Known, ...]) -> list[Known]:
    """The known names that make up a longer one ("Nvidia Vera Rubin"), or nothing if a word is left over."""
    words = name.split()
    found: list[Known] = []
    while words:
        for count in range(len(words), 0, -1):
            one = is_named(" ".join(words[:count]), known)
            if one is not None:
                break
        else:
            return []
        found.append(one)
        words = words[count:]
    return found if len(found) <= _MOST_PARTS else []


@lru_cache(maxsize=20_000)
def _worded(text: str) -> str:
    """The words of a text in lower case between spaces, so that one can be looked for in another."""
    text = re.sub(r"\b(?:FT|WSJ|NYT)\b", lambda match: _SHORT[match.group()], text)
    words = re.findall(r"[\w&]+", text.replace("’", "'").replace("'s ", " ").casefold())
    return f" {' '.join(word.removesuffix('s') if len(word) == 4 else word for word in words)} "
