from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import CorruptError
from index.lexical import LexicalIndex, words_of

TEXTS = [
    "Vale Partners led the Series A of Lumen.",
    "Oak led the Series B of Lumen at $61.5 billion.",
    "Lamps were sold to 1,356 shops in the U.S.",
]


def rows(index: LexicalIndex, query: str, k: int = 10) -> list[int]:
    return [row for row, _ in index.search(query, k)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("invests invested investing", "invest invest invest", id="stems"),
        pytest.param("Anthropic’s", "anthropic", id="possessive-and-curly-quote"),
        pytest.param("Société Générale", "Socie\u0301te\u0301 Generale", id="accents"),
        pytest.param("ﬁnance ２", "finance 2", id="compatibility-forms"),
        pytest.param("1,356,000", "1356000", id="thousands"),
        pytest.param("U.S. and U.K.", "US UK", id="lettered"),
        pytest.param("post-money", "post money", id="hyphen"),
        pytest.param("the of and", "", id="stop-words"),
        pytest.param("\ud800Lumen", "?lumen", id="lone-surrogate"),
    ],
)
def test_words_are_the_same_however_they_are_written(left: str, right: str) -> None:
    (first, second) = words_of([left, right])
    assert first == second


def test_decimal_stays_one_word() -> None:
    assert words_of(["$61.5 billion"]) == [["61.5", "billion"]]


def test_letter_of_a_series_is_not_lost_as_a_stop_word() -> None:
    index = LexicalIndex.build(TEXTS)
    assert rows(index, "Series A")[0] == 0
    assert rows(index, "Series B")[0] == 1


def test_only_texts_that_share_a_word_are_found_best_first() -> None:
    index = LexicalIndex.build(TEXTS)
    found = index.search("who led Lumen at 61.5", 10)
    assert [row for row, _ in found] == [1, 0]
    assert found[0][1] > found[1][1] > 0


@pytest.mark.parametrize("query", ["", "  ", "the", "zebra", "?!", "\0"])
def test_query_without_a_known_word_finds_nothing(query: str) -> None:
    assert LexicalIndex.build(TEXTS).search(query, 5) == []


@pytest.mark.parametrize("texts", [[], [""], ["the", "?!"]], ids=["no-texts", "empty-text", "no-words"])
def test_index_without_words_is_fine_and_survives_the_disk(texts: list[str], tmp_path: Path) -> None:
    LexicalIndex.build(texts).save(tmp_path / "lexical")
    index = LexicalIndex.open(tmp_path / "lexical")
    assert len(index) == len(texts)
    assert index.search("the", 3) == []


def test_ties_go_to_the_lower_row_and_k_bounds_the_answer() -> None:
    index = LexicalIndex.build(["Lumen"] * 50 + ["Oak"])
    assert rows(index, "Lumen", 3) == [0, 1, 2]
    assert rows(index, "Lumen", 500) == list(range(50))
    assert rows(index, "Lumen", 0) == []


def test_search_can_be_restricted_to_rows() -> None:
    index = LexicalIndex.build(TEXTS)
    assert [row for row, _ in index.search("Lumen", 5, among=np.array([1, 2]))] == [1]


def test_saved_index_answers_alike_and_is_the_same_file_for_the_same_texts(tmp_path: Path) -> None:
    for name in ("one", "two"):
        LexicalIndex.build(TEXTS).save(tmp_path / name)
    assert LexicalIndex.open(tmp_path / "one").search("led Lumen", 5) == LexicalIndex.build(TEXTS).search(
        "led Lumen", 5
    )
    digests = [
        {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    ]
    assert digests[0] == digests[1]


@pytest.mark.parametrize("damage", ["size.json", "vocab.index.json", "data.csc.index.npy", "params.index.json"])
def test_damaged_index_says_how_to_rebuild(damage: str, tmp_path: Path) -> None:
    LexicalIndex.build(TEXTS).save(tmp_path)
    (tmp_path / damage).write_text("[")
    with pytest.raises(CorruptError, match="run: roundtable index build --full"):
        LexicalIndex.open(tmp_path)
    (tmp_path / damage).unlink()
    with pytest.raises(CorruptError, match="no readable lexical index"):
        LexicalIndex.open(tmp_path)


def test_building_and_searching_print_nothing(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    LexicalIndex.build(TEXTS).save(tmp_path)
    LexicalIndex.open(tmp_path).search("Lumen", 3)
    assert capfd.readouterr() == ("", "")


@given(texts=st.lists(st.text(max_size=30), max_size=8), query=st.text(max_size=30))
def test_any_text_and_any_query_is_fine(texts: list[str], query: str) -> None:
    found = LexicalIndex.build(texts).search(query, 5)
    assert all(0 <= row < len(texts) and score > 0 for row, score in found)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
