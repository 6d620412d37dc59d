from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoder import SentenceEncoder
from index.errors import CorruptError
from index.lexical import LexicalIndex
from index.passages import Passage
from index.progress import Progress
from index.search import MIN_DEPTH, Mode, Searcher, fused_score
from index.vectors import FaissVectors, Matrix
from tests.index.word_counts import WordCounts


class Unloadable:
    """An encoder that must not be asked."""

    model_id = "unloadable"
    dimension = 3

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Matrix:
        raise AssertionError(f"asked to encode {texts} for {progress}")


def passage(text: str, *, file: str = "briefings/a.md", start: int = 0) -> Passage:
    return Passage(
        file=file, section="", start=start, end=start + len(text), text=text, sentences=(), title="",
        round_id=None, company=None,
    )  # fmt: skip


def searcher(*passages: Passage, encoder: WordCounts | SentenceEncoder | None = None) -> Searcher:
    encoder = encoder or WordCounts("lumen", "oak")
    texts = [one.embedded_text for one in passages]
    return Searcher(passages, FaissVectors.build(encoder.encode(texts)), LexicalIndex.build(texts), encoder)


LUMEN = passage("Lumen Lumen sells lamps.")
BOTH = passage("Lumen and Oak sell chairs.", start=100)
OAK = passage("Oak sells chairs.", file="briefings/b.md")
SEARCHER = searcher(LUMEN, BOTH, OAK)


def texts(found: Searcher, query: str, k: int = 10, *, mode: Mode = Mode.FUSED) -> list[str]:
    return [hit.passage.text for hit in found.search(query, k, mode=mode)]


def test_each_mode_ranks_by_its_own_score() -> None:
    dense = SEARCHER.search("lumen", mode=Mode.DENSE)
    assert [hit.passage for hit in dense] == [LUMEN, BOTH, OAK]
    assert all(hit.score == hit.dense_score and hit.lexical_rank is None for hit in dense)
    lexical = SEARCHER.search("chairs", mode=Mode.LEXICAL)
    assert [hit.passage for hit in lexical] == [OAK, BOTH]
    assert all(hit.score == hit.lexical_score and hit.dense_rank is None for hit in lexical)


def test_fused_score_is_the_sum_of_reciprocal_ranks() -> None:
    hits = {hit.passage: hit for hit in SEARCHER.search("oak chairs")}
    assert hits[OAK].score == pytest.approx(1 / 61 + 1 / 61)
    assert (hits[OAK].dense_rank, hits[OAK].lexical_rank) == (1, 1)
    assert hits[LUMEN].score == pytest.approx(1 / 63)
    assert (hits[LUMEN].dense_rank, hits[LUMEN].lexical_rank, hits[LUMEN].lexical_score) == (3, None, None)


@given(ranks=st.lists(st.none() | st.integers(1, 10_000), max_size=2), better=st.integers(0, 100))
def test_fusing_rewards_a_better_rank_and_a_second_finder(ranks: list[int | None], better: int) -> None:
    score = fused_score(ranks)
    assert 0 <= score <= 2 / 61
    assert fused_score([*ranks, 1]) > score
    assert fused_score(rank and max(1, rank - better) for rank in ranks) >= score


def test_lexical_mode_never_touches_the_encoder() -> None:
    passages = (LUMEN, OAK)
    words = LexicalIndex.build([one.embedded_text for one in passages])
    alone = Searcher(passages, FaissVectors.build(np.eye(2, 3, dtype=np.float32)), words, Unloadable())
    assert texts(alone, "oak", mode=Mode.LEXICAL) == [OAK.text]


def test_search_can_be_restricted_to_files() -> None:
    for mode in Mode:
        hits = SEARCHER.search(
            "lumen oak chairs", files=frozenset({"briefings/b.md", "briefings/none.md"}), mode=mode
        )
        assert [hit.passage for hit in hits] == [OAK]
    assert SEARCHER.search("oak", files=frozenset()) == ()


def test_passages_that_say_the_same_are_shown_once_as_the_best_of_them() -> None:
    twin = passage("Oak  sells\nchairs .", file="briefings/z.md")
    assert texts(searcher(twin, OAK, LUMEN), "oak") == [OAK.text, LUMEN.text]


def test_repeats_do_not_crowd_out_what_else_there_is() -> None:
    crowd = [passage("Oak Oak Oak.", file=f"briefings/{n:04}.md") for n in range(3 * MIN_DEPTH)]
    others = [passage(f"Oak sells chair {n}.", file="briefings/z.md", start=20 * n) for n in range(4)]
    assert len(texts(searcher(*crowd, *others), "oak", 5)) == 5


@pytest.mark.parametrize("mode", list(Mode))
def test_ties_go_by_file_and_then_by_place(mode: Mode) -> None:
    tied = [passage(f"Oak stands, {word}.", file=f"briefings/{file}.md", start=start)
            for word, file, start in [("red", "b", 0), ("blue", "a", 50), ("green", "a", 7)]]  # fmt: skip
    hits = searcher(*tied).search("oak", mode=mode)
    assert [(hit.passage.file, hit.passage.start) for hit in hits] == [
        ("briefings/a.md", 7), ("briefings/a.md", 50), ("briefings/b.md", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(("query", "k"), [("", 5), (" \n", 5), ("oak", 0)])
def test_nothing_asked_finds_nothing(query: str, k: int) -> None:
    assert SEARCHER.search(query, k) == ()


def test_empty_index_finds_nothing() -> None:
    assert searcher().search("oak") == ()


def test_question_of_unknown_words_still_finds_by_meaning() -> None:
    assert texts(SEARCHER, "oaken")[0] == OAK.text
    assert texts(SEARCHER, "zebra", mode=Mode.LEXICAL) == []


def test_parts_that_do_not_belong_together_are_refused() -> None:
    with pytest.raises(CorruptError, match="1 passages, 2 vectors and 1 lexical rows"):
        Searcher([LUMEN], FaissVectors.build(np.eye(2, dtype=np.float32)), LexicalIndex.build(["x"]), WordCounts("x"))


def test_real_model_finds_an_answer_that_shares_no_word_with_the_question() -> None:
    answer = passage("The Dutch chip group became the biggest owner of the French laboratory.")
    other = passage("It rained in Lisbon, and the shops stayed shut.", start=100)
    found = searcher(other, answer, encoder=SentenceEncoder(threads=1))
    assert texts(found, "who holds most shares", 1) == [answer.text]
