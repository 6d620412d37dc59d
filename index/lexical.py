"""Words kept for searching, by BM25. Meaning is ``vectors``'s part; putting the two together is ``search``'s.

The rule to know: a text and a query are cut into words by the same function, ``words_of``, or nothing would match.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import CorruptError
from index.words import words_of

if TYPE_CHECKING:
    import bm25s

__all__ = ["LexicalIndex", "words_of"]

_SIZE_FILE = "size.json"


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

    def strange(self, texts: Sequence[str]) -> float:
        """The share of some texts' words that stand in none of the rows; 0 where there are no words."""
        words = frozenset(words_of([" ".join(texts)])[0])
        known = self._engine.vocab_dict if self._engine is not None else {}
        return sum(word not in known for word in words) / len(words) if words else 0.0

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
