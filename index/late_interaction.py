"""Late interaction: a text is kept as one vector a token, and each word of a question looks for its nearest token.

The measure is that of Khattab and Zaharia (ColBERT, 2020), MaxSim: over the question's tokens, the mean of the cosine
with the nearest token of the text. Tokens know their place, so a sentence can be measured with the vectors that its
passage gave it, at the price of a multiplication. Making the vectors is ``token_encoder``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.errors import CorruptError, MismatchError
from index.sentences import Span

if TYPE_CHECKING:
    from index.token_encoder import TokenEncoder

Matrix = NDArray[np.float32]
Kept = NDArray[np.float16]
Places = NDArray[np.int32]

_TEXTS_AT_ONCE = 256
"""Texts whose vectors are in memory together, in full precision."""
_VECTORS, _STARTS, _ENDS = "vectors.npy", "starts.npy", "ends.npy"


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """A text by its tokens, in their order."""

    vectors: Kept
    """L2-normalised rows, shape (tokens, dimension)."""
    starts: Places
    """The character of the text at which each token starts, shape (tokens,)."""

    def within(self, *spans: Span) -> TokenVectors:
        """Only the tokens that start in one of some stretches of the text."""
        here = np.zeros(len(self.starts), dtype=np.bool_)
        for span in spans:
            here |= (self.starts >= span.start) & (self.starts < span.end)
        return TokenVectors(self.vectors[here], self.starts[here])


def max_sims(question: Matrix, texts: Sequence[TokenVectors]) -> list[float]:
    """How near each text comes to a question, -1 to 1: over its tokens, the mean of each one's nearest in the text.

    ``question`` has L2-normalised rows, shape (tokens, dimension). 0 where question or text has no tokens.
    """
    found = [0.0] * len(texts)
    told = [row for row, text in enumerate(texts) if len(text.starts)]
    for first in range(0, len(told) if len(question) else 0, _TEXTS_AT_ONCE):
        rows = told[first : first + _TEXTS_AT_ONCE]
        vectors = np.concatenate([texts[row].vectors for row in rows]).astype(np.float32)
        begins = np.cumsum([0, *(len(texts[row].starts) for row in rows[:-1])])
        nearest = np.maximum.reduceat(question @ vectors.T, begins, axis=1)
        for row, score in zip(rows, nearest.mean(axis=0), strict=True):
            found[row] = float(score)
    return found


class TokenStore:
    """The tokens of many texts; a row's number is its passage's. Reading from several threads is fine."""

    def __init__(self, vectors: Kept, starts: Places, ends: NDArray[np.int64]) -> None:
        """``ends`` says, for each text, one past its last token."""
        self._vectors, self._starts, self._ends = vectors, starts, ends

    @classmethod
    def build(cls, texts: Sequence[TokenVectors], *, dimension: int) -> TokenStore:
        """A store of these texts, in their order; there may be none."""
        vectors = np.concatenate([np.zeros((0, dimension), dtype=np.float16), *(one.vectors for one in texts)])
        starts = np.concatenate([np.zeros(0, dtype=np.int32), *(one.starts for one in texts)])
        ends = np.cumsum([len(one.starts) for one in texts], dtype=np.int64)
        return cls(vectors, starts, ends)

    @classmethod
    def open(cls, folder: Path) -> TokenStore:
        """The store that ``save`` wrote. Vectors are read from the disk when they are needed.

        Raises:
            CorruptError: the folder is missing or holds no such store.

        """
        try:
            vectors: Any = np.lib.format.open_memmap(folder / _VECTORS, mode="r")
            starts, ends = _array(folder / _STARTS), _array(folder / _ENDS)
        except (OSError, ValueError) as error:
            raise _corrupt(folder) from error
        kinds = (vectors.dtype, starts.dtype, ends.dtype)
        shapes = (vectors.ndim, starts.shape, ends.ndim)
        if kinds != (np.float16, np.int32, np.int64) or shapes != (2, vectors.shape[:1], 1):
            raise _corrupt(folder)
        bounds = np.concatenate([[0], ends])
        if (np.diff(bounds) < 0).any() or bounds[-1] != len(starts):
            raise _corrupt(folder)
        return cls(vectors, starts, ends)

    def save(self, folder: Path) -> None:
        """Write the store into a folder, which is made where it is not there."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, array in ((_VECTORS, self._vectors), (_STARTS, self._starts), (_ENDS, self._ends)):
            np.save(folder / name, array, allow_pickle=False)

    def __len__(self) -> int:
        return len(self._ends)

    @property
    def dimension(self) -> int:
        """Length of a token's vector."""
        return int(self._vectors.shape[1])

    def __getitem__(self, row: int) -> TokenVectors:
        first = int(self._ends[row - 1]) if row else 0
        here = slice(first, int(self._ends[row]))
        return TokenVectors(self._vectors[here], self._starts[here])


class LateInteraction:
    """Stored texts measured against questions. Safe to share between threads; nothing to measure loads no model."""

    def __init__(self, store: TokenStore, encoder: TokenEncoder) -> None:
        """``encoder`` is the one that made what is stored."""
        self._store, self._encoder = store, encoder

    def __len__(self) -> int:
        return len(self._store)

    def scores(self, question: str, rows: Sequence[int]) -> list[float]:
        """``max_sims`` of a question with some texts. Raises as ``of_parts`` does."""
        return max_sims(self._tokens(question), [self._store[row] for row in rows]) if rows else []

    def of_parts(self, question: str, parts: Sequence[tuple[int, Sequence[Span]]]) -> list[float]:
        """``max_sims`` of a question with parts of texts: a row, and the stretches of its text that count.

        Raises:
            ModelError: the encoder's model does not load.
            MismatchError: the question's vectors have another dimension than the store's.

        """
        if not parts:
            return []
        return max_sims(self._tokens(question), [self._store[row].within(*spans) for row, spans in parts])

    def _tokens(self, question: str) -> Matrix:
        tokens = self._encoder.question(question)
        if len(self._store) and tokens.shape[1] != self._store.dimension:
            raise MismatchError(
                f"the index holds tokens of {self._store.dimension} numbers, the model makes {tokens.shape[1]}; "
                "run: roundtable index build --full"
            )
        return tokens


def _array(path: Path) -> Any:  # noqa: ANN401 - of what kind it is, is still to be seen
    """An array from its file. ``np.load`` would also take an archive for one."""
    with path.open("rb") as stream:
        return np.lib.format.read_array(stream, allow_pickle=False)


def _corrupt(folder: Path) -> CorruptError:
    return CorruptError(f"{folder}: no readable token vectors; run: roundtable index build --full")
