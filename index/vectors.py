"""Vectors kept for searching, by FAISS. Making them is ``encoder``.

Vectors are L2-normalised, so the inner product is the cosine; the search is exact. FAISS is imported when a store is
made or opened, not before.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import CorruptError, MismatchError

if TYPE_CHECKING:
    import faiss

Matrix = NDArray[np.float32]
Rows = NDArray[np.int64]


class VectorStore(Protocol):
    """Rows of vectors that can be searched by nearness. A row's number is its passage's."""

    def __len__(self) -> int:
        """How many rows there are."""

    def search(self, vectors: Matrix, k: int, *, among: Rows | None = None) -> tuple[Matrix, Rows]:
        """The nearest rows to each vector, best first.

        Returns:
            Scores and row numbers, both of shape (len(vectors), found), where ``found`` is ``k`` or all there are.
            ``among`` restricts the search to these rows.

        """


class FaissVectors:
    """A VectorStore in this process's memory, and one file on disk. Reading from several threads is fine."""

    def __init__(self, index: faiss.IndexFlat) -> None:
        self._index = index

    @classmethod
    def build(cls, matrix: Matrix) -> FaissVectors:
        """A store of L2-normalised rows, shape (n, dimension); n may be 0."""
        import faiss

        index = faiss.IndexFlatIP(matrix.shape[1])
        index.add(np.ascontiguousarray(matrix, dtype=np.float32))
        return cls(index)

    @classmethod
    def open(cls, path: Path) -> FaissVectors:
        """The store that ``save`` wrote.

        Raises:
            CorruptError: the file is missing or is no such store.

        """
        import faiss

        try:
            index = faiss.read_index(str(path))
        except RuntimeError as error:
            raise CorruptError(f"{path}: no readable vectors; run: roundtable index build --full") from error
        if not isinstance(index, faiss.IndexFlat) or index.metric_type != faiss.METRIC_INNER_PRODUCT:
            raise CorruptError(f"{path}: another kind of vector index; run: roundtable index build --full")
        return cls(index)

    def save(self, path: Path) -> None:
        """Write the store as one file."""
        import faiss

        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Length of a row."""
        return int(self._index.d)

    def rows(self) -> Matrix:
        """All vectors as they were given, shape (n, dimension): what an incremental build reuses."""
        return np.asarray(self._index.reconstruct_n(0, len(self)), dtype=np.float32).reshape(
            len(self), self.dimension
        )

    def search(self, vectors: Matrix, k: int, *, among: Rows | None = None) -> tuple[Matrix, Rows]:
        """The nearest rows to each vector, best first: scores and rows, both (len(vectors), min(k, there are)).

        Raises:
            MismatchError: the vectors have another dimension than the rows.

        """
        if vectors.shape[1] != self.dimension:
            raise MismatchError(
                f"the index holds vectors of {self.dimension} numbers, the model makes {vectors.shape[1]}; "
                "run: roundtable index build --full"
            )
        found = max(0, min(k, len(self) if among is None else len(among)))
        if found == 0:
            return np.zeros((len(vectors), 0), dtype=np.float32), np.zeros((len(vectors), 0), dtype=np.int64)
        wanted = np.ascontiguousarray(vectors, dtype=np.float32)
        scores, rows = self._index.search(wanted, found, params=_restriction(among))
        return scores, rows


def _restriction(among: Rows | None) -> faiss.SearchParameters | None:
    import faiss

    if among is None:
        return None
    selector = faiss.IDSelectorBatch(np.ascontiguousarray(among, dtype=np.int64))
    return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # its stub leaves the keyword out
