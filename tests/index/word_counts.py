"""An encoder whose vectors are plain to see: how often each word of a short list stands in a text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.progress import Progress


class WordCounts:
    """One number per word of the list, and a last one that is never 0, so that every vector has a direction."""

    def __init__(self, *words: str) -> None:
        self._words = words
        self.calls = 0

    @property
    def model_id(self) -> str:
        return "word-counts:" + ",".join(self._words)

    @property
    def dimension(self) -> int:
        return len(self._words) + 1

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> NDArray[np.float32]:
        self.calls += 1
        counts = [[text.casefold().count(word) for word in self._words] + [0.01] for text in texts]
        vectors = np.array(counts, dtype=np.float32).reshape(len(texts), self.dimension)
        if progress is not None:
            progress.advance(len(texts))
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)
