"""A text becomes the words by which texts are compared: without case and accents, stemmed, stop words left out.

Loads the stemmer and nothing else, so that words can be compared where no search engine is wanted. The rule to know:
a word means the same wherever it stands, so that what a word found can be shown by its place (``placed_words``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import Stemmer

_STOP_WORDS = """
    a an and are as at be but by for if in into is it no not of on or such that the their then there these they this
    to was will with
    """
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Those of the search engine's English list, which a test compares."""
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_ACCENTS = "\u0300-\u036f"
_WORD = re.compile(
    r"(?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)+)"
    r"|(?P<letters>(?:[^\W\d_]\.){2,})"
    rf"|(?P<word>(?:[^\W_][{_ACCENTS}]*)+(?:'(?:[^\W_][{_ACCENTS}]*)+)*)"
)
_SEVERAL_INITIALS = re.compile(r"(?!plus|thus)[bcdfghjklmnpqrstvwxz]{2,}us")
"""“GPUs”, which the stemmer takes for a word like “status”."""
_RANKED = re.compile(r"\b(series|class|tranche)\s+([a-z])\b")
"""A letter that makes a name: without this, the A of "Series A" would be lost as a stop word."""
_PLACED = re.compile(rf"(?P<ranked>(?i:{_RANKED.pattern}))|{_WORD.pattern}")


class PlacedWord(NamedTuple):
    """A word of a text and where it stands."""

    key: str
    """As ``words_of`` gives it."""
    start: int
    end: int


def clean(text: str) -> str:
    """A text without lone surrogates, which JSON can carry in and neither a stemmer nor a tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def words_of(texts: Iterable[str]) -> list[list[str]]:
    """The words of each text as the index knows them: without case and accents, stemmed, stop words left out."""
    stemmer = _stemmer()
    return [_words(text, stemmer) for text in texts]


def placed_words(text: str) -> Iterator[PlacedWord]:
    """The words of a text with their places, stop words left out; "Series E" is one word, ``series_e``."""
    stemmer = _stemmer()
    for match in _PLACED.finditer(text.translate(_APOSTROPHES)):
        if match["ranked"]:
            yield PlacedWord("_".join(match["ranked"].casefold().split()), match.start(), match.end())
            continue
        word = _folded(_plain(match))
        if word not in STOP_WORDS:
            yield PlacedWord(stemmer.stemWord(word), match.start(), match.end())


def _stemmer() -> Stemmer.Stemmer:
    """A stemmer for one call: it is cheap to make and not safe to share between threads."""
    import Stemmer

    return Stemmer.Stemmer("english")


def _words(text: str, stemmer: Stemmer.Stemmer) -> list[str]:
    folded = _folded(text.translate(_APOSTROPHES))
    words = [_plain(match) for match in _WORD.finditer(folded)]
    names = [f"{kind}_{letter}" for kind, letter in _RANKED.findall(folded)]
    return list(stemmer.stemWords([word for word in words if word not in STOP_WORDS])) + names


def _folded(text: str) -> str:
    """Without case and accents."""
    folded = unicodedata.normalize("NFKD", clean(text)).casefold()
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def _plain(match: re.Match[str]) -> str:
    """1,356 is 1356, U.S. is us and GPUs are many a GPU, however they are written."""
    if match["number"]:
        return match["number"].replace(",", "")
    word = match["letters"].replace(".", "") if match["letters"] else match["word"]
    return word[:-1] if _SEVERAL_INITIALS.fullmatch(word.casefold()) else word
