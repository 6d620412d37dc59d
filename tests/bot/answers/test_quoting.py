"""Which sentences are quoted, and when none is, with an encoder whose vectors are plain to see.

The encoder counts four words, so a sentence with some of them has a cosine that one can work out by hand.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.quoting import Cut, cuts_for
from index.lexical import LexicalIndex
from index.passages import Passage
from index.search import Searcher
from index.sentences import Span
from index.vectors import FaissVectors
from tests.index.word_counts import WordCounts

KELP = WordCounts("kelp", "capsule", "maine", "trial")


def passages(*sentences: str, file: str = "briefings/harbor.md", size: int = 1, step: int = 1) -> list[Passage]:
    """The sentences of one file in passages of ``size`` sentences, of which each starts ``step`` after the last."""
    text = " ".join(sentences)
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence) + 1)
    spans = [Span(start, end - 1) for start, end in pairwise(starts)]
    return [
        Passage(
            file=file,
            section="Full story",
            start=run[0].start,
            end=run[-1].end,
            text=text[run[0].start : run[-1].end],
            sentences=tuple(run),
            title="Harbor Series A",
            round_id=None,
            company="Harbor",
        )
        for run in (spans[at : at + size] for at in range(0, max(1, len(spans) - size + 1), step))
    ]


def searcher(*found: Passage, encoder: WordCounts = KELP) -> Searcher:
    texts = [one.embedded_text for one in found]
    return Searcher(found, FaissVectors.build(encoder.encode(texts)), LexicalIndex.build(texts), encoder)


def said(cut: Cut) -> str:
    return cut.passage.text[cut.start - cut.passage.start : cut.end - cut.passage.start]


def quoted(question: str, *found: Passage, content: str, required: str = "", most: int = 1) -> list[str]:
    cuts = cuts_for(question, searcher(*found), content=content.split(), required=required.split(), most=most)
    return [said(cut) for cut in cuts]


STORY = passages("The farm lies off Maine.", "The capsules are pressed from kelp.", "Nobody minds.", size=3)


def test_the_sentence_that_answers_is_cut_out_of_its_passage() -> None:
    assert quoted("capsule kelp?", *STORY, content="capsules kelp") == ["The capsules are pressed from kelp."]


def test_a_cut_stands_at_its_offsets_in_the_file() -> None:
    text = "The farm lies off Maine. The capsules are pressed from kelp. Nobody minds."
    [cut] = cuts_for("capsule kelp?", searcher(*STORY), content=["capsules", "kelp"])
    assert text[cut.start : cut.end] == "The capsules are pressed from kelp."
    assert cut.nearness == pytest.approx(1, abs=0.01)
    assert cut.coverage == 1


def counts(kelp: int, capsule: int = 0, maine: int = 0, trial: int = 0) -> Passage:
    """One sentence with so many of each counted word: the cosine with "kelp?" is kelp ÷ √(sum of squares)."""
    words = ["kelp"] * kelp + ["capsule"] * capsule + ["maine"] * maine + ["trial"] * trial
    return passages(f"{', '.join(words).capitalize()}.")[0]


@pytest.mark.parametrize(
    ("found", "content", "is_quoted"),
    [
        pytest.param(counts(1, 2), "kelp", True, id="nearness 0.45, all words held"),
        pytest.param(
            counts(1, 2, 1), "kelp", False, id="nearness 0.41 is below the bound, though all words are held"
        ),
        pytest.param(counts(1, 1, 1), "kelp quux", True, id="0.58 + 0.6 of a half is enough"),
        pytest.param(counts(1, 1, 1, 1), "kelp quux", False, id="0.5 + 0.6 of a half is not"),
        pytest.param(counts(1, 1, 1), "kelp quux wibble", False, id="0.58 + 0.6 of a third is not"),
        pytest.param(counts(1, 1, 1, 3), "kelp capsule", True, id="nearness 0.29 with both of two words held"),
        pytest.param(counts(1, 1, 1, 3), "kelp quux", False, id="nearness 0.29 with one of two words held"),
        pytest.param(counts(1, 1, 1, 3), "kelp", False, id="nearness 0.29 with the only word held"),
        pytest.param(counts(1, 1, 0, 4), "kelp capsule", False, id="nearness 0.24 is too far for any words"),
        pytest.param(counts(1), "", True, id="nothing is wanted but what is near"),
    ],
)
def test_nearness_and_shared_words_together_support_a_quote_or_do_not(
    found: Passage, content: str, is_quoted: bool
) -> None:
    assert bool(quoted("kelp?", found, content=content)) is is_quoted


def test_words_that_the_passages_hold_together_count_for_support() -> None:
    split = passages("Kelp, capsule, maine.", "It grows slowly.", size=2)
    assert quoted("kelp?", *split, content="kelp grows") == ["Kelp, capsule, maine."]


def test_a_quote_holds_every_required_word_or_is_none() -> None:
    story = passages("Kelp, kelp, kelp.", "Kelp was farmed in 2024.", size=2)
    assert quoted("kelp?", *story, content="kelp") == ["Kelp, kelp, kelp."]
    assert quoted("kelp?", *story, content="kelp", required="2024") == ["Kelp was farmed in 2024."]
    assert quoted("kelp?", *story, content="kelp", required="2025") == []


def test_a_required_word_may_stand_in_the_title() -> None:
    assert quoted("kelp?", *passages("Kelp it is."), content="kelp", required="Harbor") == ["Kelp it is."]
    assert quoted("kelp?", *passages("Kelp it is."), content="kelp", required="Lumen") == []


def test_only_the_files_that_are_given_are_searched() -> None:
    own, other = passages("Kelp.", file="briefings/a.md"), passages("Kelp and a capsule.", file="briefings/b.md")
    both = searcher(*own, *other)
    for file in ("briefings/a.md", "briefings/b.md"):
        [cut] = cuts_for("kelp?", both, content=["kelp"], files=frozenset({file}))
        assert cut.passage.file == file
    assert cuts_for("kelp?", both, content=["kelp"], files=frozenset()) == ()


def test_a_sentence_that_two_passages_share_is_quoted_once() -> None:
    shared = passages("Maine is cold.", "Kelp grows.", "Trial is over.", size=2)
    assert [len(one.sentences) for one in shared] == [2, 2]
    assert quoted("kelp?", *shared, content="kelp", most=2) == ["Kelp grows."]


def test_a_second_quote_is_of_another_passage() -> None:
    one = passages("Kelp grows.", "Kelp flows.", size=2)
    assert len(quoted("kelp?", *one, content="kelp", most=2)) == 1
    other = passages("Kelp flows.", file="briefings/other.md")
    assert sorted(quoted("kelp?", *passages("Kelp grows."), *other, content="kelp", most=2)) == [
        "Kelp flows.",
        "Kelp grows.",
    ]


def test_a_second_quote_comes_near_to_the_first_or_stays_away() -> None:
    near, far = counts(9, 1), counts(1, 1, 1)
    other = [passages(text, file="briefings/other.md")[0] for text in (near.text, far.text)]
    assert len(quoted("kelp?", counts(1), other[0], content="kelp", most=2)) == 2
    assert len(quoted("kelp?", counts(1), other[1], content="kelp", most=2)) == 1


def test_never_more_quotes_than_asked_for() -> None:
    found = [passages(f"Kelp {word}.", file=f"briefings/{word}.md")[0] for word in ("grows", "flows", "sinks")]
    assert [len(quoted("kelp?", *found, content="kelp", most=most)) for most in (1, 2, 3)] == [1, 2, 3]


@pytest.mark.parametrize("section", ["Summary", "Strategic View"])
def test_the_story_itself_comes_before_a_section_that_retells_it(section: str) -> None:
    story = passages("Kelp grows here.", file="briefings/z.md")[0]
    retold = replace(passages("Kelp grows there.", file="briefings/a.md")[0], section=section)
    assert quoted("kelp?", retold, story, content="kelp") == ["Kelp grows here."]
    assert quoted("kelp?", retold, content="kelp") == ["Kelp grows there."]


def test_equally_good_quotes_come_in_the_order_of_their_files() -> None:
    found = [
        passages(f"Kelp {word}.", file=file)[0]
        for word, file in (("grows", "briefings/b.md"), ("sinks", "briefings/a.md"))
    ]
    assert quoted("kelp?", *found, content="kelp", most=2) == ["Kelp sinks.", "Kelp grows."]


@given(nearness=st.floats(-1, 1), coverage=st.floats(0, 1))
def test_a_score_is_between_nought_and_one(nearness: float, coverage: float) -> None:
    assert 0 <= Cut(STORY[0], 0, 1, nearness, coverage).score <= 1
