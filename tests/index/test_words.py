"""Words keep their places, and mean the same with and without them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from bm25s.stopwords import STOPWORDS_EN
from hypothesis import given
from hypothesis import strategies as st

from index.words import STOP_WORDS, placed_words, words_of


def test_stop_words_are_those_of_the_search_engine() -> None:
    assert frozenset(STOPWORDS_EN) == STOP_WORDS


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        pytest.param("It raised $3.5 billion.", ["raised", "3.5", "billion"], id="plain"),
        pytest.param("Anthropic’s Series  A round", ["Anthropic’s", "Series  A", "round"], id="series"),
        pytest.param("Ge\u0301ne\u0301rale of the U.K.", ["Ge\u0301ne\u0301rale", "U.K."], id="accents"),
        pytest.param("post-money 1,356,000", ["post", "money", "1,356,000"], id="hyphen-and-thousands"),
    ],
)
def test_words_stand_at_their_places(text: str, placed: list[str]) -> None:
    assert [text[word.start : word.end] for word in placed_words(text)] == placed


@pytest.mark.parametrize("one", ["GPU", "TPU", "LPU", "gpu"])
def test_several_of_what_initials_name_are_found_by_one_and_one_by_several(one: str) -> None:
    assert words_of([f"{one}s"]) == words_of([one]) == [[one.casefold()]]
    assert [word.key for word in placed_words(f"two {one}s")] == ["two", one.casefold()]


def test_other_words_that_end_alike_are_left_to_the_stemmer() -> None:
    assert words_of(["a bonus and the status of the bus"]) == [["bonus", "status", "bus"]]


@given(st.text("abÀéE'’.-_ 12,serisclasAt\u0301", max_size=60))
def test_placed_words_mean_what_words_mean(text: str) -> None:
    for word in placed_words(text):
        assert word.key in words_of([text[word.start : word.end]])[0]


def test_words_need_no_search_engine() -> None:
    report = "import sys, index.words as w; w.words_of(['x']); print('bm25s' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
