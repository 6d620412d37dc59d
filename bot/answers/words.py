"""A question becomes words: normalised for comparing, each with its place in what was typed.

Hyphens, dots and slashes separate ("pre-money", "databricks.com"), typographic signs become plain ones, and a
possessive ending is taken off, so that table entries and questions meet in the same form.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}(?=\W|$)")
_NUMBER = r"[$€£¥]?\d+(?:,\d{3})*(?:\.\d+)?%?"
_WORD = re.compile(rf"{_NUMBER}|[^\W\d_]+(?:['’][^\W\d_]+)?|[&+%$€£¥]")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question."""

    text: str
    """Casefolded, without possessive ending."""
    start: int
    end: int
    typed: str
    """As it was typed."""

    @property
    def is_capitalised(self) -> bool:
        """Whether it was typed with a capital or a digit inside, as names are."""
        return any(c.isupper() for c in self.typed)

    @property
    def stem(self) -> str:
        """The word without a plural ending, for comparing grammar words."""
        return singular(self.text)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order. Letters and digits that are glued together are two words ("3.5bn", "a16z")."""
    plain = _INITIALS.sub(lambda m: m[0].replace(".", "") + " " * m[0].count("."), text.translate(_PLAIN))
    return tuple(_word(match) for match in _WORD.finditer(plain))


def normal(text: str) -> tuple[str, ...]:
    """Only the words, as they compare."""
    return tuple(word.text for word in words_of(text))


def singular(word: str) -> str:
    """A word without the s of its plural; the same for question and lexicon, so it need not be good English."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):
        return word[:-1]
    return word


def _word(match: re.Match[str]) -> Word:
    typed = match[0]
    folded = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", typed)).casefold()
    text = "".join(c for c in folded if not unicodedata.combining(c))
    return Word(text, match.start(), match.end(), typed)


_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "})
