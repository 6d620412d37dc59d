from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.errors import CorruptError, MismatchError
from index.vectors import FaissVectors, Matrix

AXES = np.eye(3, dtype=np.float32)


def tilted(*numbers: float) -> Matrix:
    vector = np.array([numbers], dtype=np.float32)
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def test_nearest_rows_come_first_with_their_cosine() -> None:
    scores, rows = FaissVectors.build(AXES).search(tilted(1, 2, 0), 2)
    assert rows.tolist() == [[1, 0]]
    assert scores[0] == pytest.approx([2 / 5**0.5, 1 / 5**0.5], abs=1e-6)


def test_several_vectors_are_searched_at_once() -> None:
    _, rows = FaissVectors.build(AXES).search(AXES[::-1], 1)
    assert rows.tolist() == [[2], [1], [0]]


def test_asking_for_more_than_there_is_gives_what_there_is() -> None:
    scores, rows = FaissVectors.build(AXES).search(tilted(3, 2, 1), 99)
    assert (scores.shape, rows.tolist()) == ((1, 3), [[0, 1, 2]])


@pytest.mark.parametrize("k", [0, 5])
def test_empty_store_is_fine_and_survives_the_disk(k: int, tmp_path: Path) -> None:
    FaissVectors.build(np.zeros((0, 3), dtype=np.float32)).save(tmp_path / "v.faiss")
    store = FaissVectors.open(tmp_path / "v.faiss")
    assert (len(store), store.dimension, store.rows().shape) == (0, 3, (0, 3))
    assert store.search(AXES, k)[1].shape == (3, 0)


def test_search_can_be_restricted_to_rows() -> None:
    store = FaissVectors.build(AXES)
    assert store.search(tilted(3, 2, 1), 9, among=np.array([1, 2]))[1].tolist() == [[1, 2]]
    assert store.search(tilted(3, 2, 1), 9, among=np.array([], dtype=np.int64))[1].shape == (1, 0)


def test_rows_come_back_from_disk_exactly_as_given(tmp_path: Path) -> None:
    matrix = np.random.default_rng(7).standard_normal((20, 8)).astype(np.float32)
    FaissVectors.build(matrix).save(tmp_path / "v.faiss")
    store = FaissVectors.open(tmp_path / "v.faiss")
    assert len(store) == 20
    assert np.array_equal(store.rows(), matrix)


def test_vector_of_another_length_is_refused() -> None:
    with pytest.raises(MismatchError, match="vectors of 3 numbers, the model makes 4"):
        FaissVectors.build(AXES).search(np.ones((1, 4), dtype=np.float32), 1)


@pytest.mark.parametrize("content", [None, b"", b"not an index"], ids=["missing", "empty", "other"])
def test_damaged_file_says_how_to_rebuild(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "v.faiss"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CorruptError, match=r"v\.faiss: no readable vectors; run: roundtable index build --full"):
        FaissVectors.open(path)


def test_another_kind_of_index_is_refused(tmp_path: Path) -> None:
    import faiss

    faiss.write_index(faiss.IndexFlatL2(3), str(tmp_path / "v.faiss"))
    with pytest.raises(CorruptError, match="another kind of vector index"):
        FaissVectors.open(tmp_path / "v.faiss")
