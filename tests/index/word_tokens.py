"""A token encoder whose vectors are plain to see: each word is one token, and only the same word is near to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from index.late_interaction import LateInteraction, Matrix, TokenStore, TokenVectors
from index.passages import Passage
from index.progress import Progress
from index.token_encoder import TokenEncoder


class WordTokens:
    """One direction a word, so that ``max_sims`` is the share of a question's words that a text has."""

    model_id = "word-tokens"
    dimension = 512

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self.asked: list[str] = []

    def question(self, text: str) -> Matrix:
        self.asked.append(text)
        return self._rows(found.group() for found in _words(text))

    def texts(self, texts: Sequence[str], *, progress: Progress | None = None) -> list[TokenVectors]:
        if progress is not None:
            progress.advance(len(texts))
        return [self._tokens(text) for text in texts]

    def _tokens(self, text: str) -> TokenVectors:
        found = list(_words(text))
        starts = np.array([one.start() for one in found], dtype=np.int32)
        return TokenVectors(self._rows(one.group() for one in found).astype(np.float16), starts)

    def _rows(self, words: Iterable[str]) -> Matrix:
        numbers = [self._number.setdefault(word.casefold(), len(self._number)) for word in words]
        return np.eye(self.dimension, dtype=np.float32)[np.array(numbers, dtype=np.int64)]


def late_over(passages: Sequence[Passage], encoder: TokenEncoder | None = None) -> LateInteraction:
    """The passages by their tokens, which are words where no encoder is given."""
    encoder = encoder or WordTokens()
    tokens = encoder.texts([one.embedded_text for one in passages])
    return LateInteraction(TokenStore.build(tokens, dimension=encoder.dimension), encoder)


def _words(text: str) -> Iterable[re.Match[str]]:
    return re.finditer(r"\w+", text)
