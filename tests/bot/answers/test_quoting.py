"""Which sentences of a few passages are quoted, and in what order.

Where a rule of numbers is tested, the reranker gives logits that one can see; else it is the real one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.quoting import CLOSE, Cut, best_by_file, cuts_for
from index.encoder import SentenceEncoder
from index.lexical import LexicalIndex
from index.passages import Passage
from index.reranker import CrossEncoder, Reranker
from index.search import Searcher
from index.sentences import Span
from index.vectors import FaissVectors
from tests.index.keyed import Keyed
from tests.index.word_counts import WordCounts

KELP = WordCounts("kelp")
HARBOR, OTHER = "briefings/harbor.md", "briefings/other.md"


def passage(*sentences: str, file: str = HARBOR, title: str = "Harbor Series A", at: int = 0) -> Passage:
    """A passage of these sentences, which stands at ``at`` in its file."""
    text = " ".join(sentences)
    starts = [at]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence) + 1)
    spans = tuple(Span(start, end - 1) for start, end in pairwise(starts))
    return Passage(file, "Full story", at, at + len(text), text, spans, title, round_id=None, company="Harbor")


def searcher(*found: Passage, reranker: Reranker, encoder: WordCounts | SentenceEncoder = KELP) -> Searcher:
    texts = [one.embedded_text for one in found]
    vectors = FaissVectors.build(encoder.encode(texts))
    return Searcher(found, vectors, LexicalIndex.build(texts), encoder, reranker=reranker)


def quoted(*found: Passage, logits: Mapping[str, float], required: str = "") -> list[str]:
    """What is cut out, where a text gets the logit of the first key that it holds."""
    cuts = cuts_for("kelp?", searcher(*found, reranker=Keyed(logits)), required=required.split())
    return [cut.text for cut in cuts]


STORY = (
    passage(
        "Harbor presses capsules from kelp.",
        "The pressing mill stands in Portland.",
        "It was a cannery until the war.",
    ),
    passage(
        "Divers cut the kelp by hand in cold water.",
        "A diver earns more than the doctors who run the trial.",
        file=OTHER,
        title="",
        at=40,
    ),
)


@pytest.fixture(scope="module")
def story() -> Searcher:
    """The story, searched by the real models."""
    return searcher(*STORY, reranker=CrossEncoder(threads=1), encoder=SentenceEncoder(threads=1))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What are the capsules made of?", "Harbor presses capsules from kelp."),
        ("Who gets paid better than doctors?", "A diver earns more than the doctors who run the trial."),
        ("Where is the mill?", "The pressing mill stands in Portland."),
    ],
)
def test_the_sentence_that_answers_is_cut_out_of_its_passage(question: str, answer: str, story: Searcher) -> None:
    best = cuts_for(question, story)[0]
    assert best.text == answer
    held = next(one for one in STORY if one.file == best.passage.file)
    assert held.text[best.start - held.start : best.end - held.start] == answer


def test_a_pronoun_brings_the_sentence_before_it_along(story: Searcher) -> None:
    best = cuts_for("What was in the building before the war?", story)[0]
    assert best.text == "The pressing mill stands in Portland. It was a cannery until the war."


def test_only_the_files_that_are_given_are_searched(story: Searcher) -> None:
    for file in (HARBOR, OTHER):
        assert {cut.passage.file for cut in cuts_for("Who cuts the kelp?", story, files=frozenset({file}))} == {file}
    assert cuts_for("Who cuts the kelp?", story, files=frozenset()) == ()


def test_a_quote_holds_every_required_word_or_is_none(story: Searcher) -> None:
    question = "What are the capsules pressed from?"
    assert cuts_for(question, story, required=["capsules"])[0].text == "Harbor presses capsules from kelp."
    assert "Portland" in cuts_for(question, story, required=["Portland"])[0].text
    assert cuts_for(question, story, required=["capsules", "Lisbon"]) == ()


def test_a_required_word_may_stand_in_the_title(story: Searcher) -> None:
    assert "cannery" in cuts_for("What was it until the war?", story, required=["Harbor", "cannery"])[0].text
    assert cuts_for("Who cuts the kelp?", story, required=["Harbor", "divers"]) == ()


LEANING = st.builds(
    "{}{}".format,
    st.sampled_from(["", "And ", "But ", "Yet, ", "So ", "By then, ", "Even so, ", "At that price ", "And yet "]),
    st.sampled_from(
        ["it", "they", "He", "She", "its", "This", "those", "both", "neither", "the former", "the two", "One of them"]
    ),
)
STANDING = st.sampled_from(
    ["Items", "Itself", "Theory", "Heat", "Shell", "Thistle", "And kelp", "But divers", "The formers", "One of ten"]
)


@given(start=LEANING)
def test_a_sentence_that_leans_on_the_one_before_is_quoted_with_it(start: str) -> None:
    told = passage("Kelp grows.", f"{start} sinks the boats.")
    assert quoted(told, logits={"sinks": 5.0}) == [f"Kelp grows. {start} sinks the boats."]
    assert quoted(passage(f"{start} sinks the boats."), logits={"sinks": 5.0}) == [f"{start} sinks the boats."]


@given(start=STANDING)
def test_a_sentence_that_begins_with_no_pronoun_stands_alone(start: str) -> None:
    told = passage("Kelp grows.", f"{start} sinks the boats.")
    assert quoted(told, logits={"sinks": 5.0}) == [f"{start} sinks the boats."]


def test_a_sentence_is_judged_by_its_passage_alone_and_with_the_one_before() -> None:
    told = passage("Kelp grows.", "Boats sink.", "Maine freezes.")
    best = cuts_for("kelp?", searcher(told, reranker=Keyed({"grows. Boats": 3.0, "Boats": 9.0})))[0]
    # Its passage holds “grows. Boats” and so does it with the sentence before: 3 twice. Alone: 9.
    assert best.text == "Boats sink."
    assert best.relevance == pytest.approx((3 + 9 + 3) / 3)


def test_each_judgement_is_made_under_the_title() -> None:
    reranker = Keyed({"": 0.0})
    cuts_for("kelp?", searcher(passage("Kelp grows.", "Boats sink."), reranker=reranker))
    assert reranker.asked == [
        ("Harbor Series A\nFull story\nKelp grows. Boats sink.",),
        ("Harbor Series A\nKelp grows.", "Harbor Series A\nBoats sink."),
        ("Harbor Series A\nKelp grows.", "Harbor Series A\nKelp grows. Boats sink."),
    ]


def test_a_sentence_that_two_passages_share_is_quoted_once() -> None:
    left, right = passage("Maine is cold.", "Kelp grows."), passage("Kelp grows.", "Boats sink.", at=15)
    assert left.sentences[1] == right.sentences[0]
    assert quoted(left, right, logits={"Kelp grows": 5.0}).count("Kelp grows.") == 1


def test_of_two_sentences_that_say_the_same_the_better_one_is_quoted() -> None:
    first = passage("The price of kelp doubled within one summer.")
    again = passage("Within one summer the kelp price doubled.", file=OTHER)
    assert quoted(first, again, logits={"The price": 5.0, "Within": 4.5}) == [first.text]
    assert quoted(first, again, logits={"The price": 4.5, "Within": 5.0}) == [again.text]


def test_a_further_quote_comes_near_to_the_first_or_stays_away() -> None:
    found = passage("Kelp grows."), passage("Boats sink.", file=OTHER)
    assert quoted(*found, logits={"Kelp": 5.0, "Boats": 5.0 - CLOSE}) == ["Kelp grows.", "Boats sink."]
    assert quoted(*found, logits={"Kelp": 5.0, "Boats": 4.9 - CLOSE}) == ["Kelp grows."]


def test_the_story_itself_comes_before_the_summary_that_retells_it() -> None:
    told = passage("Kelp grows in the cold.")
    retold = replace(passage("Nets hold a year of harvest.", file="briefings/a.md"), section="Summary")
    assert quoted(retold, told, logits={"Kelp": 5.0, "Nets": 5.2}) == [told.text, retold.text]
    assert quoted(retold, told, logits={"Kelp": 5.0, "Nets": 5.8}) == [retold.text, told.text]


def test_equally_good_quotes_come_in_the_order_of_their_files() -> None:
    found = passage("Kelp grows.", file="briefings/b.md"), passage("Boats sink.", file="briefings/a.md")
    assert quoted(*found, logits={"": 5.0}) == ["Boats sink.", "Kelp grows."]


def test_each_briefing_gives_its_best_sentence_and_the_best_briefing_comes_first() -> None:
    found = (
        passage("Kelp grows.", "Boats sink."),
        passage("Nets tear.", "Kelp rots.", file=OTHER),
        passage("Gulls cry.", at=500),
    )
    reranker = Keyed({"\nBoats": 4.0, "\nKelp rots": 6.0, "Nets": 2.0, "Kelp": 2.0, "Gulls": -2.0})
    cuts = best_by_file("kelp?", searcher(*found, reranker=reranker), most=5)
    assert [(cut.passage.file, cut.text) for cut in cuts] == [(OTHER, "Kelp rots."), (HARBOR, "Boats sink.")]
    assert [cut.relevance for cut in cuts] == [pytest.approx((2 + 6) / 2), pytest.approx((2 + 4) / 2)]


def test_no_more_briefings_than_asked_for_are_looked_into() -> None:
    found = [passage(f"Kelp {n}.", file=f"briefings/{n}.md") for n in range(5)]
    over = searcher(*found, reranker=Keyed({f"Kelp {n}.": float(n) for n in range(5)}))
    assert [cut.text for cut in best_by_file("kelp?", over, most=2)] == ["Kelp 4.", "Kelp 3."]


def test_nothing_is_cut_where_nothing_is_found() -> None:
    empty = searcher(reranker=Keyed({}))
    assert cuts_for("kelp?", empty) == ()
    assert best_by_file("kelp?", empty, most=3) == ()


@given(relevance=st.floats(-50, 50), better=st.floats(0, 50))
def test_a_score_is_between_nought_and_one_and_never_falls_with_relevance(relevance: float, better: float) -> None:
    low, high = (Cut(STORY[0], 0, 1, logit).score for logit in (relevance, relevance + better))
    assert 0 <= low <= high <= 1
