from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoder import SentenceEncoder
from index.errors import CorruptError, MismatchError
from index.late_interaction import LateInteraction, TokenStore
from index.lexical import LexicalIndex
from index.passages import Passage
from index.progress import Progress
from index.reranker import CrossEncoder, Reranker
from index.search import (
    EARLY_EXIT,
    LATE_WEIGHT,
    MEASURED,
    MIN_DEPTH,
    UNDECIDED,
    Depth,
    Hit,
    Mode,
    Searcher,
    by_late,
    fused_score,
)
from index.sentences import Span
from index.token_encoder import ColbertEncoder, TokenEncoder
from index.vectors import FaissVectors, Matrix
from index.words import words_of
from tests.index.keyed import Keyed
from tests.index.word_counts import WordCounts
from tests.index.word_tokens import WordTokens, late_over


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
    *passages: Passage,
    encoder: WordCounts | SentenceEncoder | None = None,
    tokens: TokenEncoder | None = None,
    reranker: Reranker | None = None,
) -> Searcher:
    """Over these passages; where it matters to no test, every passage answers equally well."""
    encoder, reranker = encoder or WordCounts("lumen", "oak"), reranker or Keyed({})
    texts = [one.embedded_text for one in passages]
    vectors, late = FaissVectors.build(encoder.encode(texts)), late_over(passages, tokens)
    return Searcher(passages, vectors, LexicalIndex.build(texts), encoder, late, reranker=reranker)


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


WORDS = [f"word{n}" for n in range(40)]
QUERY = " ".join(WORDS)
NEAR, FAR = 1, 2
"""How many of the words a passage may lack to be worth reading beside one that has all, and how many it may not."""


def lacking(*lacks: int) -> list[Passage]:
    """For each number a passage that lacks so many words of QUERY, named by its place: “passage 00.” and so on."""
    found = [f"{' '.join(WORDS[lack:])} passage {n:02}." for n, lack in enumerate(lacks)]
    return [passage(text, start=500 * n) for n, text in enumerate(found)]


def ranked(*lacks: int, logits: dict[str, float] | None = None, mode: Mode = Mode.RERANKED) -> tuple[str, int]:
    """The numbers of such passages in the order in which they are found, and how many the reranker read."""
    reranker = Keyed(logits or {})
    hits = searcher(*lacking(*lacks), reranker=reranker).search(QUERY, len(lacks), mode=mode)
    assert len(hits) == len(lacks)
    assert [hit.rerank_score is not None for hit in hits] == [n < reranker.read for n in range(len(hits))]
    return " ".join(hit.passage.text[-3:-1] for hit in hits), reranker.read


def test_late_mode_ranks_by_the_share_of_the_questions_words() -> None:
    assert ranked(9, 0, 20, 3, mode=Mode.LATE) == ("01 03 00 02", 0)
    hits = searcher(*lacking(9, 0, 20, 3)).search(QUERY, mode=Mode.LATE)
    assert [hit.score for hit in hits] == [hit.late_score for hit in hits]
    assert [hit.late_score for hit in hits] == pytest.approx([1, 37 / 40, 31 / 40, 20 / 40])


def test_a_passage_that_only_late_interaction_prefers_comes_first() -> None:
    shouting, telling = passage("Oak, oak, oak and oak."), passage("Lumen sells oak to Lisbon.", start=90)
    found = searcher(shouting, telling, OAK)
    assert texts(found, "oak lisbon", 1, mode=Mode.DENSE) != [telling.text]
    assert texts(found, "oak lisbon", 1, mode=Mode.LATE) == [telling.text]


def test_passages_are_worth_reading_up_to_a_distance_from_the_nearest() -> None:
    assert NEAR / len(WORDS) < EARLY_EXIT.within < FAR / len(WORDS)
    assert ranked(0, NEAR, NEAR, FAR, FAR, FAR)[1] == 3
    assert ranked(5, 5 + NEAR, 5 + NEAR, 5 + FAR)[1] == 3


def test_some_passages_are_read_however_far_behind_they_are() -> None:
    order, read = ranked(20, 0, 10, 30, logits={"passage 02": 90.0, "passage 00": 99.0})
    assert read == EARLY_EXIT.at_least == 2
    assert order == "02 01 00 03"


def test_of_many_near_ones_no_more_than_the_bound_are_read() -> None:
    order, read = ranked(*[0] * 9, logits={"passage 03": 9.0, "passage 04": 99.0})
    assert read == EARLY_EXIT.at_most == 4
    assert order == "03 00 01 02 04 05 06 07 08"


def test_no_more_are_read_than_there_are() -> None:
    assert ranked(0) == ("00", 1)


@given(late=st.lists(st.floats(0, 1), min_size=1).map(lambda scores: sorted(scores, reverse=True)))
def test_a_depth_keeps_its_bounds_and_reads_whatever_is_as_near_as_the_best(late: list[float]) -> None:
    depth = Depth(2, 5, 0.1)
    assert 2 <= depth.of(late) <= 5
    assert depth.of(late) >= min(5, late.count(late[0]))
    assert depth.of(late) == 2 or late[depth.of(late) - 1] >= late[0] - 0.1


def test_a_search_may_be_given_another_depth() -> None:
    reranker = Keyed({})
    passages = lacking(*[0] * 9)
    parts = [one.embedded_text for one in passages]
    encoder, words = WordCounts("oak"), LexicalIndex.build(parts)
    vectors, late = FaissVectors.build(encoder.encode(parts)), late_over(passages)
    deep = Searcher(passages, vectors, words, encoder, late, reranker=reranker, depth=Depth(7, 7, 0.0))
    assert len(deep.search(QUERY, mode=Mode.RERANKED)) == 9
    assert reranker.read == 7


@pytest.mark.parametrize("mode", [Mode.LATE, Mode.RERANKED])
def test_late_interaction_measures_the_best_of_the_fused_hits_and_as_many_as_are_asked_for(mode: Mode) -> None:
    def crowd(near: int) -> Searcher:
        """Equal in both halves, which know no “and the”, and so found in the order of their places."""
        ends = {near: " and the"}
        return searcher(*(passage(f"Oak chair {n:03}{ends.get(n, '')}.", start=30 * n) for n in range(MEASURED + 9)))

    assert "and the" in texts(crowd(MEASURED - 1), "oak and the", 1, mode=mode)[0]
    assert "and the" not in texts(crowd(MEASURED), "oak and the", 1, mode=mode)[0]
    assert "and the" in texts(crowd(MEASURED), "oak and the", MEASURED + 1, mode=mode)[0]


def test_what_was_read_is_ordered_by_both_judgements() -> None:
    ahead = LATE_WEIGHT * NEAR / len(WORDS)
    assert ranked(0, NEAR, logits={"00": 2.0, "01": 2.0 + 0.9 * ahead})[0] == "00 01"
    assert ranked(0, NEAR, logits={"00": 2.0, "01": 2.0 + 1.1 * ahead})[0] == "01 00"


def test_the_relevance_of_what_was_read_is_the_logit_and_what_late_interaction_adds() -> None:
    first, second, third = searcher(*lacking(0, 10, 20), reranker=Keyed({"00": 3.0, "01": 1.5})).search(
        QUERY, mode=Mode.RERANKED
    )
    assert first.score == pytest.approx(3.0 + LATE_WEIGHT * (1 - UNDECIDED))
    assert second.score == pytest.approx(1.5 + LATE_WEIGHT * (0.75 - UNDECIDED))
    assert third.score == fused_score((third.dense_rank, third.lexical_rank))
    assert [hit.late_score for hit in (first, second, third)] == [1.0, 0.75, 0.5]
    assert [hit.rerank_score for hit in (first, second, third)] == [3.0, 1.5, None]


@given(score=st.floats(0, 1), nearer=st.floats(0.001, 1))
def test_late_interaction_adds_more_the_nearer_a_text_is(score: float, nearer: float) -> None:
    assert by_late(score) < by_late(score + nearer)
    assert by_late(UNDECIDED) == 0


@pytest.mark.parametrize("mode", list(Mode))
def test_no_mode_asks_a_model_that_it_does_not_rank_by(mode: Mode) -> None:
    encoder, tokens, reranker = WordCounts("oak"), WordTokens(), Keyed({})
    found = searcher(LUMEN, BOTH, OAK, encoder=encoder, tokens=tokens, reranker=reranker)
    before = encoder.calls
    hits = found.search("oak chairs", mode=mode)
    assert hits
    assert (encoder.calls > before) is (mode is not Mode.LEXICAL)
    assert tokens.asked == ["oak chairs"] * (mode in (Mode.LATE, Mode.RERANKED))
    assert len(reranker.asked) == (mode is Mode.RERANKED)
    assert all((hit.late_score is not None) is bool(tokens.asked) for hit in hits)
    assert any(hit.rerank_score is not None for hit in hits) is bool(reranker.asked)


def test_the_reranker_reads_each_passage_under_its_title() -> None:
    titled = replace(OAK, title="Oak Series A", section="Summary")
    reranker = Keyed({"": 0.0})
    searcher(titled, reranker=reranker).search("oak", mode=Mode.RERANKED)
    assert reranker.asked == [("Oak Series A\nSummary\nOak sells chairs.",)]


@pytest.mark.parametrize("mode", [Mode.LATE, Mode.RERANKED])
def test_refined_hits_keep_what_they_were_fused_of(mode: Mode) -> None:
    def halves(hit: Hit) -> tuple[object, ...]:
        return hit.dense_score, hit.dense_rank, hit.lexical_score, hit.lexical_rank

    fused = {hit.passage: halves(hit) for hit in SEARCHER.search("oak chairs")}
    refined = {hit.passage: halves(hit) for hit in SEARCHER.search("oak chairs", mode=mode)}
    assert refined == fused


TOLD = replace(passage("Lumen sells lamps. Divers cut kelp.", start=100), title="Oak Series A", section="Summary")
LAMPS, KELP = Span(100, 118), Span(119, 135)


def test_a_stretch_is_measured_together_with_its_heading() -> None:
    found = searcher(OAK, TOLD)
    assert found.late("oak summary lamps kelp", [(TOLD, LAMPS), (TOLD, KELP)]) == [0.75, 0.75]
    assert found.late("lamps", [(TOLD, LAMPS), (TOLD, KELP)]) == [1, 0]
    assert found.late("kelp", [(TOLD, LAMPS), (TOLD, KELP)]) == [0, 1]
    assert found.late("lamps kelp", [(TOLD, Span(LAMPS.start, KELP.end))]) == [1]


def test_each_stretch_is_measured_in_its_own_passage_and_stands_where_it_was_asked_for() -> None:
    untitled, twin = passage("Divers cut kelp."), replace(TOLD, file="briefings/b.md", title="Birch Loan")
    found = searcher(untitled, TOLD, twin, OAK)
    asked = [(twin, KELP), (untitled, Span(0, 16)), (TOLD, KELP), (OAK, Span(0, 17))]
    assert found.late("birch kelp", asked) == [1, 0.5, 0.5, 0]
    assert found.late("birch kelp", []) == []


def test_a_passage_of_the_same_words_elsewhere_is_measured_by_its_own_tokens() -> None:
    again = replace(TOLD, start=300, end=335)
    found = searcher(TOLD, again)
    assert found.late("lamps", [(again, Span(300, 318)), (again, Span(319, 335))]) == [1, 0]


class Narrow(WordTokens):
    """Tokens of another dimension than those that are stored."""

    dimension = 7


def test_tokens_of_another_model_are_refused_where_they_are_needed() -> None:
    passages = (LUMEN, OAK)
    parts = [one.embedded_text for one in passages]
    late = LateInteraction(TokenStore.build(WordTokens().texts(parts), dimension=512), Narrow())
    encoder = WordCounts("oak")
    found = Searcher(passages, FaissVectors.build(encoder.encode(parts)), LexicalIndex.build(parts), encoder, late)
    assert texts(found, "oak")[0] == OAK.text
    with pytest.raises(MismatchError, match="roundtable index build --full"):
        found.search("oak", mode=Mode.LATE)


def test_texts_are_judged_in_the_order_in_which_they_are_given() -> None:
    asked = searcher(LUMEN, reranker=Keyed({"b": 2.0, "a": 1.0}))
    assert asked.answering("which?", ["a", "b", "c"]) == [1.0, 2.0, -9.0]


def test_words_that_no_passage_has_are_strange() -> None:
    assert SEARCHER.strange(["chairs", "zebra", "lamps", "the quagga"]) == 0.5
    assert SEARCHER.strange(["selling a CHAIR"]) == 0
    assert SEARCHER.strange([]) == SEARCHER.strange(["the"]) == 0
    assert searcher().strange(["oak"]) == 1


def test_words_are_strange_where_the_briefings_asked_about_do_not_have_them() -> None:
    first, second = frozenset({LUMEN.file}), frozenset({OAK.file})
    assert SEARCHER.strange(["lamps", "chairs"], files=first) == 0
    assert SEARCHER.strange(["lamps", "chairs"], files=second) == 0.5
    assert SEARCHER.strange(["lamps", "chairs"], files=first | second) == 0
    assert SEARCHER.strange(["selling the CHAIR"], files=second) == 0
    assert SEARCHER.strange(["lamps"], files=frozenset()) == SEARCHER.strange(["lamps"], files=frozenset({"no"})) == 1
    assert SEARCHER.strange([], files=second) == SEARCHER.strange(["the"], files=frozenset()) == 0


@given(asked=st.lists(st.sampled_from(["lamps", "chairs", "lumen", "oak", "sell", "zebra", "quagga"])))
def test_in_all_briefings_words_are_as_strange_as_in_the_corpus_and_in_fewer_no_less(asked: list[str]) -> None:
    both = frozenset({LUMEN.file, OAK.file})
    everywhere = SEARCHER.strange(asked)
    assert SEARCHER.strange(asked, files=both) == pytest.approx(everywhere)
    assert all(SEARCHER.strange(asked, files=frozenset({file})) >= everywhere for file in both)


def test_a_briefings_words_are_those_of_all_its_passages_and_their_titles() -> None:
    titled = replace(passage("Two lamps.", file="briefings/c.md"), title="Kelp Loan", section="Summary")
    found = searcher(LUMEN, BOTH, OAK, titled)
    assert found.words_in(LUMEN.file) == frozenset(words_of([f"{LUMEN.text} {BOTH.text}"])[0])
    assert found.words_in(titled.file) == frozenset(words_of(["Kelp Loan Summary two lamps"])[0])
    assert found.words_in("briefings/none.md") == frozenset()
    assert found.words_in(OAK.file) == found.words_in(OAK.file) == frozenset(words_of([OAK.text])[0])


def test_lexical_mode_never_touches_the_encoder() -> None:
    passages = (LUMEN, OAK)
    words = LexicalIndex.build([one.embedded_text for one in passages])
    vectors = FaissVectors.build(np.eye(2, 3, dtype=np.float32))
    alone = Searcher(passages, vectors, words, Unloadable(), late_over(passages))
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


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize(("query", "k"), [("", 5), (" \n", 5), ("oak", 0)])
def test_nothing_asked_finds_nothing(query: str, k: int, mode: Mode) -> None:
    assert SEARCHER.search(query, k, mode=mode) == ()


@pytest.mark.parametrize("mode", list(Mode))
def test_empty_index_finds_nothing(mode: Mode) -> None:
    assert searcher().search("oak", mode=mode) == ()


def test_a_search_knows_how_many_passages_there_are() -> None:
    assert (len(searcher()), len(SEARCHER)) == (0, 3)


def test_question_of_unknown_words_still_finds_by_meaning() -> None:
    assert texts(SEARCHER, "oaken")[0] == OAK.text
    assert texts(SEARCHER, "zebra", mode=Mode.LEXICAL) == []


@pytest.mark.parametrize(
    ("vectors", "words", "tokens", "said"),
    [
        (2, 1, 1, "1 passages, 2 vectors, 1 lexical rows and the tokens of 1 do not belong together"),
        (1, 2, 1, "1 passages, 1 vectors, 2 lexical rows and the tokens of 1 do not belong together"),
        (1, 1, 2, "1 passages, 1 vectors, 1 lexical rows and the tokens of 2 do not belong together"),
        (1, 1, 0, "1 passages, 1 vectors, 1 lexical rows and the tokens of 0 do not belong together"),
    ],
)
def test_parts_that_do_not_belong_together_are_refused(vectors: int, words: int, tokens: int, said: str) -> None:
    dense, lexical = FaissVectors.build(np.eye(vectors, 2, dtype=np.float32)), LexicalIndex.build(["x"] * words)
    with pytest.raises(CorruptError, match=said):
        Searcher([LUMEN], dense, lexical, WordCounts("x"), late_over([LUMEN] * tokens))


def test_real_model_finds_an_answer_that_shares_no_word_with_the_question() -> None:
    answer = passage("The Dutch chip group became the biggest owner of the French laboratory.")
    other = passage("It rained in Lisbon, and the shops stayed shut.", start=100)
    found = searcher(other, answer, encoder=SentenceEncoder(threads=1))
    assert texts(found, "who holds most shares", 1) == [answer.text]


def test_real_reranker_puts_the_answer_before_what_only_shares_its_words() -> None:
    answer = passage("Oak Ventures led the round of Lumen.")
    chatter = passage("The round of Lumen led to talk, and led nowhere: who led who?", start=100)
    found = searcher(chatter, answer, tokens=ColbertEncoder(), reranker=CrossEncoder(threads=1))
    assert texts(found, "who led the round of Lumen", 1, mode=Mode.LEXICAL) == [chatter.text]
    assert texts(found, "who led the round of Lumen", 1, mode=Mode.RERANKED) == [answer.text]


def test_real_late_interaction_finds_an_answer_that_shares_fewer_words_than_another() -> None:
    answer = passage("The Dutch chip group became the biggest owner of the French laboratory.")
    other = passage("The shares of the shop on the corner fell the most.", start=100)
    found = searcher(other, answer, tokens=ColbertEncoder())
    assert texts(found, "who holds most shares of the lab", 1, mode=Mode.LEXICAL) == [other.text]
    assert texts(found, "who holds most shares of the lab", 1, mode=Mode.LATE) == [answer.text]


def test_real_tokens_measure_each_sentence_by_itself() -> None:
    lamps, kelp = TOLD.text[:18], TOLD.text[19:]
    assert (lamps, kelp) == ("Lumen sells lamps.", "Divers cut kelp.")
    found = searcher(OAK, TOLD, tokens=ColbertEncoder())
    first, second = found.late("Who cuts the kelp?", [(TOLD, LAMPS), (TOLD, KELP)])
    assert second > first
    first, second = found.late("What does Lumen sell?", [(TOLD, LAMPS), (TOLD, KELP)])
    assert first > second
