from __future__ import annotations

import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.encoder import BATCH, Encoder, SentenceEncoder
from index.errors import ModelError
from index.models import DEFAULT_MODEL
from tests.index.briefing_texts import ROOT


class Counted:
    """A Progress that adds up what it hears."""

    def __init__(self) -> None:
        self.steps: list[int] = []

    def step(self, name: str, total: int | None) -> None:
        raise AssertionError(f"the encoder begins no stage: {name}, {total}")

    def advance(self, n: int = 1) -> None:
        self.steps.append(n)

    def done(self) -> None:
        raise AssertionError("the encoder does not know when the job is done")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The real model, loaded once for this module."""
    return SentenceEncoder(threads=1)


def test_vectors_are_normalised_rows_in_the_order_given(encoder: Encoder) -> None:
    texts = ["Lumen raised money.", "", "A much longer sentence about lamps, shops and the price of light.", "Oak"]
    vectors = encoder.encode(texts)
    assert vectors.shape == (4, encoder.dimension)
    assert vectors.dtype == np.dtype(np.float32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(4), abs=1e-5)
    for row, text in enumerate(texts):
        assert vectors[row] == pytest.approx(encoder.encode([text])[0], abs=1e-5)


def test_like_meanings_are_nearer_than_unlike_ones(encoder: Encoder) -> None:
    question, answer, other = encoder.encode(
        ["Who put money into the start-up?", "Investors backed the young company.", "It rained in Lisbon."]
    )
    assert question @ answer > question @ other + 0.2


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, 384)


def test_lone_surrogates_and_endless_texts_are_encoded(encoder: Encoder) -> None:
    assert np.isfinite(encoder.encode(["\ud800 Lumen", "word " * 5000, "\0"])).all()


def test_progress_counts_every_text_batch_by_batch(encoder: Encoder) -> None:
    heard = Counted()
    encoder.encode(["Lumen"] * (BATCH + 3), progress=heard)
    assert heard.steps == [BATCH, 3]


def test_threads_that_meet_at_first_use_share_one_model() -> None:
    fresh = SentenceEncoder(threads=1)
    with ThreadPoolExecutor(4) as pool:
        vectors = list(pool.map(lambda n: fresh.encode(["Lumen raised money. " * n] * 3), [1, 4, 2, 3]))
    assert fresh.is_loaded
    assert vectors[2] == pytest.approx(fresh.encode(["Lumen raised money. " * 2] * 3), abs=1e-5)


def test_carried_model_loads_and_encodes_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[object] = []

    def refuse(_: socket.socket, address: object) -> None:
        tried.append(address)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert SentenceEncoder().encode(["Lumen"]).shape == (1, 384)
    assert tried == []


def test_folder_that_holds_no_working_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "bert"}')
    (tmp_path / "model.safetensors").write_bytes(b"not weights")
    encoder = SentenceEncoder(str(tmp_path))
    with pytest.raises(ModelError, match="does not load"):
        encoder.load()
    assert not encoder.is_loaded


def python(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own, where nothing has been imported yet."""
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


def test_making_an_encoder_imports_nothing_heavy_and_names_its_model() -> None:
    code = """
import sys
import index.search
from index.encoder import SentenceEncoder
encoder = SentenceEncoder()
print(encoder.model_id, encoder.is_loaded)
heavy = {"torch", "transformers", "sentence_transformers", "faiss", "bm25s", "Stemmer", "duckdb", "discord"}
print(sorted(heavy & set(sys.modules)))
"""
    done = python(code)
    assert done.stdout == f"{DEFAULT_MODEL} False\n[]\n", done.stderr


def test_loading_and_encoding_print_nothing() -> None:
    done = python("from index.encoder import SentenceEncoder; SentenceEncoder().encode(['Lumen'] * 40)")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
