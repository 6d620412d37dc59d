from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoder import SentenceEncoder
from index.errors import CorruptError
from index.lexical import LexicalIndex
from index.passages import Passage
from index.progress import Progress
from index.reranker import CrossEncoder, Reranker
from index.search import FIRST_LOOK, HOPELESS, MIN_DEPTH, RERANKED_AT_MOST, Mode, Searcher, fused_score
from index.vectors import FaissVectors, Matrix
from tests.index.keyed import Keyed
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


def searcher(
    *passages: Passage, encoder: WordCounts | SentenceEncoder | None = None, reranker: Reranker | None = None
) -> Searcher:
    """Over these passages; where it matters to no test, every passage answers equally well."""
    encoder, reranker = encoder or WordCounts("lumen", "oak"), reranker or Keyed({})
    texts = [one.embedded_text for one in passages]
    vectors = FaissVectors.build(encoder.encode(texts))
    return Searcher(passages, vectors, LexicalIndex.build(texts), encoder, reranker=reranker)


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


CROWD = [passage(f"Oak sells chair {n:02}.", start=30 * n) for n in range(RERANKED_AT_MOST + 5)]
"""Equal in both halves of the search, and so found in the order of their places."""


def reranked(logits: dict[str, float], *, read: int = FIRST_LOOK) -> tuple[list[str], int]:
    """The crowd's numbers in the order in which they are found, and how many passages the reranker read."""
    reranker = Keyed(logits)
    hits = searcher(*CROWD, reranker=reranker).search("oak", len(CROWD), mode=Mode.RERANKED, read=read)
    assert sum(hit.rerank_score is not None for hit in hits) == reranker.read
    return [hit.passage.text[-3:-1] for hit in hits], reranker.read


IN_ORDER = [f"{n:02}" for n in range(len(CROWD))]


def test_where_one_of_the_first_hits_is_clear_only_these_are_read() -> None:
    order, read = reranked({"04": HOPELESS, "01": HOPELESS - 1, "07": 9.0})
    assert read == FIRST_LOOK
    assert order == ["04", "01", "00", "02", "03", "05", *IN_ORDER[FIRST_LOOK:]]


def test_where_none_of_the_first_hits_is_clear_more_are_read() -> None:
    order, read = reranked({"04": HOPELESS - 0.1, "07": 9.0, "19": 8.0, "20": 10.0})
    assert read == RERANKED_AT_MOST
    assert order[:4] == ["07", "19", "04", "00"]
    assert order[RERANKED_AT_MOST:] == IN_ORDER[RERANKED_AT_MOST:]


def test_as_many_as_asked_for_are_read_at_least() -> None:
    assert reranked({"00": 9.0}, read=10)[1] == 10
    order, read = reranked({"24": 9.0}, read=len(CROWD))
    assert (order[0], read) == ("24", len(CROWD))


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode is not Mode.RERANKED])
def test_only_the_reranked_mode_asks_the_reranker(mode: Mode) -> None:
    reranker = Keyed({})
    hits = searcher(*CROWD, reranker=reranker).search("oak", mode=mode)
    assert hits
    assert reranker.asked == []
    assert {hit.rerank_score for hit in hits} == {None}


def test_the_reranker_reads_each_passage_under_its_title() -> None:
    titled = replace(OAK, title="Oak Series A", section="Summary")
    reranker = Keyed({"": 0.0})
    searcher(titled, reranker=reranker).search("oak", mode=Mode.RERANKED)
    assert reranker.asked == [("Oak Series A\nSummary\nOak sells chairs.",)]


def test_reranked_hits_keep_their_fused_scores_and_ranks() -> None:
    fused = {hit.passage: hit for hit in SEARCHER.search("oak chairs")}
    for hit in SEARCHER.search("oak chairs", mode=Mode.RERANKED):
        assert replace(hit, rerank_score=None) == fused[hit.passage]


def test_texts_are_judged_in_the_order_in_which_they_are_given() -> None:
    asked = searcher(LUMEN, reranker=Keyed({"b": 2.0, "a": 1.0}))
    assert asked.answering("which?", ["a", "b", "c"]) == [1.0, 2.0, -9.0]


def test_words_that_no_passage_has_are_strange() -> None:
    assert SEARCHER.strange(["chairs", "zebra", "lamps", "the quagga"]) == 0.5
    assert SEARCHER.strange(["selling a CHAIR"]) == 0
    assert SEARCHER.strange([]) == SEARCHER.strange(["the"]) == 0
    assert searcher().strange(["oak"]) == 1


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


def test_real_reranker_puts_the_answer_before_what_only_shares_its_words() -> None:
    answer = passage("Oak Ventures led the round of Lumen.")
    chatter = passage("The round of Lumen led to talk, and led nowhere: who led who?", start=100)
    found = searcher(chatter, answer, reranker=CrossEncoder(threads=1))
    assert texts(found, "who led the round of Lumen", 1, mode=Mode.LEXICAL) == [chatter.text]
    assert texts(found, "who led the round of Lumen", 1, mode=Mode.RERANKED) == [answer.text]
