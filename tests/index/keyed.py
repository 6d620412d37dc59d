"""A reranker whose scores are plain to see: a text that holds the key answers, the others do not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class Keyed:
    """Gives each text the logit of the first key that it holds, else -9, and keeps what it was asked."""

    def __init__(self, logits: Mapping[str, float]) -> None:
        self._logits = dict(logits)
        self.asked: list[tuple[str, ...]] = []

    @property
    def model_id(self) -> str:
        return f"keyed:{self._logits}"

    @property
    def read(self) -> int:
        """How many texts were read in all."""
        return sum(map(len, self.asked))

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        self.asked.append(tuple(texts))
        return [next((logit for key, logit in self._logits.items() if key in text), -9.0) for text in texts]
