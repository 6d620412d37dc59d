"""Words kept for searching, by BM25. Meaning is ``vectors``'s part; putting the two together is ``search``'s.

The rule to know: a text and a query are cut into words by the same function, ``words_of``, or nothing would match.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import CorruptError

if TYPE_CHECKING:
    import bm25s
    import Stemmer

_SIZE_FILE = "size.json"
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_WORD = re.compile(
    r"(?P<number>\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)+)"
    r"|(?P<letters>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W_]+(?:'[^\W_]+)*)"
)
_RANKED = re.compile(r"\b(series|class|tranche)\s+([a-z])\b")
"""A letter that makes a name: without this, the A of "Series A" would be lost as a stop word."""


def words_of(texts: Iterable[str]) -> list[list[str]]:
    """The words of each text as the index knows them: without case and accents, stemmed, stop words left out."""
    import Stemmer
    from bm25s.stopwords import STOPWORDS_EN

    # One stemmer a call: it is cheap to make and not safe to share between threads.
    stemmer = Stemmer.Stemmer("english")
    stop_words = frozenset(STOPWORDS_EN)
    return [_words(text, stemmer, stop_words) for text in texts]


def _words(text: str, stemmer: Stemmer.Stemmer, stop_words: frozenset[str]) -> list[str]:
    clean = text.encode("utf-8", "replace").decode("utf-8")
    folded = unicodedata.normalize("NFKD", clean.translate(_APOSTROPHES)).casefold()
    folded = "".join(sign for sign in folded if not unicodedata.combining(sign))
    words = [_plain(match) for match in _WORD.finditer(folded)]
    names = [f"{kind}_{letter}" for kind, letter in _RANKED.findall(folded)]
    return list(stemmer.stemWords([word for word in words if word not in stop_words])) + names


def _plain(match: re.Match[str]) -> str:
    """1,356 is 1356 and U.S. is us, however they are written."""
    if match["number"]:
        return match["number"].replace(",", "")
    return match["letters"].replace(".", "") if match["letters"] else match["word"]


class LexicalIndex:
    """BM25 over a list of texts; a row's number is its text's. Reading from several threads is fine."""

    def __init__(self, engine: bm25s.BM25 | None, size: int) -> None:
        """``engine`` is None where no text holds a word: BM25 is not defined there."""
        self._engine = engine
        self._size = size

    @classmethod
    def build(cls, texts: Sequence[str]) -> LexicalIndex:
        """Index texts; an empty list and texts without words are fine."""
        import bm25s

        words = words_of(texts)
        # Numbered in order of appearance, so that the same texts give the same files.
        vocabulary = {word: n for n, word in enumerate(dict.fromkeys(word for text in words for word in text))}
        if not vocabulary:
            return cls(None, len(texts))
        engine = bm25s.BM25()
        ids = [[vocabulary[word] for word in text] for text in words]
        engine.index((ids, vocabulary), create_empty_token=False, show_progress=False)
        return cls(engine, len(texts))

    @classmethod
    def open(cls, folder: Path) -> LexicalIndex:
        """The index that ``save`` wrote.

        Raises:
            CorruptError: the folder is missing or holds no such index.

        """
        import bm25s

        try:
            state = json.loads((folder / _SIZE_FILE).read_text(encoding="utf-8"))
            engine = bm25s.BM25.load(folder, show_progress=False) if state["has_words"] else None
            return cls(engine, state["size"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CorruptError(f"{folder}: no readable lexical index; run: roundtable index build --full") from error

    def save(self, folder: Path) -> None:
        """Write the index into a folder, which is made where it is not there."""
        folder.mkdir(parents=True, exist_ok=True)
        state = {"size": self._size, "has_words": self._engine is not None}
        (folder / _SIZE_FILE).write_text(json.dumps(state), encoding="utf-8")
        if self._engine is not None:
            self._engine.save(folder, show_progress=False)

    def __len__(self) -> int:
        return self._size

    def search(self, query: str, k: int, *, among: NDArray[np.int64] | None = None) -> list[tuple[int, float]]:
        """Rows and their BM25 scores, best first, at most ``k``, and only those that share a word with the query.

        Ties go to the lower row. ``among`` restricts the search to these rows.
        """
        if self._engine is None:
            return []
        known = self._engine.get_tokens_ids(words_of([query])[0])
        if not known or k < 1:
            return []
        scores = self._engine.get_scores_from_ids(known)
        rows = np.flatnonzero(scores > 0)
        if among is not None:
            rows = np.intersect1d(rows, among)
        best = rows[np.lexsort((rows, -scores[rows]))][:k]
        return [(int(row), float(scores[row])) for row in best]
