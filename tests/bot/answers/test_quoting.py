"""Which sentences of a few passages are quoted, and in what order.

Where a rule of numbers is tested, the reranker gives logits that one can see and the tokens are words; else both are
the real ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.quoting import CLOSE, Cut, best_by_file, cuts_for, holds
from index.encoder import SentenceEncoder
from index.lexical import LexicalIndex
from index.passages import Passage
from index.reranker import CrossEncoder, Reranker
from index.search import EARLY_EXIT, Searcher, by_late
from index.sentences import Span
from index.token_encoder import ColbertEncoder, TokenEncoder
from index.vectors import FaissVectors
from tests.index.keyed import Keyed
from tests.index.word_counts import WordCounts
from tests.index.word_tokens import late_over

KELP = WordCounts("kelp")
BLANK = "what?"
"""A question that no text comes near to, so that only the logits tell."""
JUDGED = 4
"""How many sentences the cross-encoder judges."""
HARBOR, OTHER = "briefings/harbor.md", "briefings/other.md"


def passage(*sentences: str, file: str = HARBOR, title: str = "Harbor Series A", at: int = 0) -> Passage:
    """A passage of these sentences, which stands at ``at`` in its file."""
    text = " ".join(sentences)
    starts = [at]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence) + 1)
    spans = tuple(Span(start, end - 1) for start, end in pairwise(starts))
    return Passage(file, "Full story", at, at + len(text), text, spans, title, round_id=None, company="Harbor")


def searcher(
    *found: Passage,
    reranker: Reranker,
    encoder: WordCounts | SentenceEncoder = KELP,
    tokens: TokenEncoder | None = None,
) -> Searcher:
    texts = [one.embedded_text for one in found]
    vectors, late = FaissVectors.build(encoder.encode(texts)), late_over(found, tokens)
    return Searcher(found, vectors, LexicalIndex.build(texts), encoder, late, reranker=reranker)


def quoted(*found: Passage, logits: Mapping[str, float], question: str = BLANK, asks_why: bool = False) -> list[str]:
    """What is cut out, where a text gets the logit of the first key that it holds."""
    cuts = cuts_for(question, searcher(*found, reranker=Keyed(logits)), asks_why=asks_why)
    return [cut.text for cut in cuts]


STORY = (
    passage(
        "Harbor presses capsules from kelp that divers cut off Maine.",
        "The pressing mill stands in Portland.",
        "It was a cannery until the war.",
    ),
    passage(
        "Divers cut the kelp by hand in the cold water of spring.",
        "A diver earns more than the doctors who run the trial.",
        file=OTHER,
        title="",
        at=40,
    ),
)


@pytest.fixture(scope="module")
def story() -> Searcher:
    """The story, searched by the real models."""
    models = CrossEncoder(threads=1), SentenceEncoder(threads=1), ColbertEncoder()
    return searcher(*STORY, reranker=models[0], encoder=models[1], tokens=models[2])


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What are the capsules made of?", "Harbor presses capsules from kelp that divers cut off Maine."),
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


@pytest.mark.parametrize(
    ("required", "are_held"),
    [
        ([], True),
        (["kelp"], True),
        (["Kelp", "2025"], True),
        (["kelp", "Lisbon"], False),
        (["boats"], False),
        pytest.param(["Harbor", "kelp"], True, id="a word of the title"),
        pytest.param(["kelps"], True, id="another form of the word"),
        pytest.param(["202"], False, id="part of a number"),
    ],
)
def test_a_quote_holds_every_required_word_or_it_does_not(required: list[str], are_held: bool) -> None:
    told = passage("Kelp grew in 2025.", "Boats sank.")
    assert holds(Cut(told, 0, len("Kelp grew in 2025."), 0.0), required) is are_held


LEANING = st.builds(
    "{}{}".format,
    st.sampled_from(["", "And ", "But ", "Yet, ", "So ", "By then, ", "Even so, ", "At that price ", "And yet "]),
    st.sampled_from(
        [
            *("it", "they", "He", "She", "its", "This", "those", "both", "neither"),
            *("the former", "the two", "One of them"),
            *("On those figures", "At that price", "For this", "With the latter, it", "of these two, one"),
        ]
    ),
)
STANDING = st.sampled_from(
    [
        *("Items", "Itself", "Theory", "Heat", "Shell", "Thistle"),
        *("And kelp", "But divers", "The formers", "One of ten"),
        *("On the figures", "At thatched piers", "For Theseus", "With kelp it", "Of ten, this"),
    ]
)
KELP_GROWS = "Kelp grows in the cold water of the bay all year round."
SHARED = "Nets tear in every storm that comes in from the sea."
"""First sentences of enough words to stand alone."""


@given(start=LEANING)
def test_a_sentence_that_leans_on_the_one_before_is_quoted_with_it(start: str) -> None:
    told = passage(KELP_GROWS, f"{start} sinks the boats.")
    assert quoted(told, logits={"sinks": 5.0}) == [f"{KELP_GROWS} {start} sinks the boats."]
    assert quoted(passage(f"{start} sinks the boats."), logits={"sinks": 5.0}) == [f"{start} sinks the boats."]


@given(start=STANDING)
def test_a_sentence_that_begins_with_no_pronoun_stands_alone(start: str) -> None:
    told = passage(KELP_GROWS, f"{start} sinks the boats.")
    assert quoted(told, logits={"sinks": 5.0}) == [f"{start} sinks the boats."]


FEW = 10
"""Words from which a passage's first sentence stands alone."""


@given(words=st.integers(1, 2 * FEW))
def test_a_short_first_sentence_takes_the_next_one_along(words: int) -> None:
    first = "kelp " * (words - 1) + "grows."
    told = passage(first, "Boats sink.", "Maine freezes.")
    assert quoted(told, logits={"\nkelp": 5.0, "\ngrows": 5.0}) == [f"{first} Boats sink." if words < FEW else first]
    assert quoted(passage(first), logits={"": 5.0}) == [first], "alone it takes nothing along"


def test_no_other_short_sentence_takes_the_next_one_along() -> None:
    told = passage(KELP_GROWS, "Boats sink.", "Maine freezes.")
    assert quoted(told, logits={"\nBoats": 5.0}) == ["Boats sink."]
    assert quoted(told, logits={"\nMaine": 5.0}) == ["Maine freezes."]


def test_a_short_opening_and_what_leans_on_it_are_one_quote() -> None:
    told = passage("Boats sink.", "They carry kelp.", "Maine freezes.")
    for near in (4.5, 5.5):
        assert quoted(told, logits={"\nBoats": 5.0, "\nThey": near}) == ["Boats sink. They carry kelp."]


def test_cuts_that_overlap_are_one_as_long_as_both_and_as_near_as_the_better() -> None:
    told = passage(KELP_GROWS, "Boats sink.", "They carry kelp.", "That feeds Maine.")
    logits = {"\nThey": 5.0, "\nThat": 4.5}
    assert quoted(told, logits=logits) == ["Boats sink. They carry kelp. That feeds Maine."]
    joined, better = (
        cuts_for(BLANK, searcher(told, reranker=Keyed(given)))[0] for given in (logits, {"\nThey": 5.0, "": -9.0})
    )
    assert joined.relevance == better.relevance


@pytest.mark.parametrize(
    ("divers", "kelp", "text"), [(8.0, 5.0, "Divers rest. Kelp rots."), (5.0, 8.0, "Kelp rots. Boats sink.")]
)
def test_joined_cuts_go_as_far_as_the_passage_of_the_better_one(divers: float, kelp: float, text: str) -> None:
    left, right = passage("Divers rest.", "Kelp rots."), passage("Kelp rots.", "Boats sink.", at=13)
    assert left.sentences[1] == right.sentences[0]
    logits = {"rots. Boats": 6.0, "rest. Kelp": 3.0, "\nDivers": divers, "\nKelp": kelp}
    assert quoted(left, right, logits=logits) == [text]


def test_equal_sentences_that_stand_apart_are_not_joined() -> None:
    told = passage(KELP_GROWS, "Boats sink.", "Maine freezes.", "Gulls cry.")
    assert quoted(told, logits={"\nBoats": 5.0, "\nGulls": 5.0}) == ["Boats sink.", "Gulls cry."]


WEIGHS, COMPUTES = 1.0, 2.0
"""What a question of why makes of the strategic view and of a sentence that computes, in logits."""


def test_a_why_is_answered_from_the_strategic_view_first() -> None:
    told = passage("Kelp grows.")
    weighed = replace(passage("Nets hold a year of harvest.", file="briefings/a.md"), section="Strategic View")
    for gap, first in [(0.9 * WEIGHS, weighed), (1.1 * WEIGHS, told)]:
        logits = {"Nets": 5.0, "Kelp": 5.0 + apart(gap)}
        assert quoted(told, weighed, logits=logits, asks_why=True)[0] == first.text
        assert quoted(told, weighed, logits=logits)[0] == told.text, "no why, no weight"


@pytest.mark.parametrize(
    "how",
    ["by division", "by subtraction", "by arithmetic", "by our own arithmetic", "our calculation", "By our division"],
)
def test_a_why_is_not_answered_with_a_sentence_that_computes(how: str) -> None:
    told = passage("Kelp grows.")
    computed = passage(f"Nets cost a third more, {how}.", file="briefings/a.md")
    for gap, first in [(0.9 * COMPUTES, told), (1.1 * COMPUTES, computed)]:
        logits = {"Nets": 5.0 + apart(gap), "Kelp": 5.0}
        assert quoted(told, computed, logits=logits, asks_why=True)[0] == first.text
        assert quoted(told, computed, logits=logits)[0] == computed.text, "no why, no weight"


@pytest.mark.parametrize(
    "told", ["Divers work by divisions.", "The arithmetic is ours.", "It stands by the division."]
)
def test_words_of_arithmetic_alone_compute_nothing(told: str) -> None:
    question = cuts_for(BLANK, searcher(passage(told), reranker=Keyed({"": 1.0})), asks_why=True)
    assert [cut.relevance for cut in question] == [pytest.approx(0.6 + by_late(0))]


def test_a_sentence_computes_only_where_it_says_so_itself() -> None:
    told = passage(KELP_GROWS, "Nets cost a third more, by our division.")
    assert quoted(told, logits={"\nKelp": 5.0, "\nNets": 6.0}, asks_why=True)[0] == KELP_GROWS


def test_a_sentence_is_judged_alone_by_its_passage_and_by_late_interaction() -> None:
    told = passage("Kelp grows.", "Boats sink.", "Maine freezes.")
    best = cuts_for("boats, what?", searcher(told, reranker=Keyed({"grows. Boats": 3.0, "Boats": 9.0})))[0]
    assert best.text == "Boats sink."
    # Its passage holds “grows. Boats”: 3. Alone: 9. Of the two words of the question it has one.
    assert best.relevance == pytest.approx(0.4 * 9 + 0.2 * 3 + by_late(0.5))


def test_late_interaction_counts_the_heading_with_each_sentence() -> None:
    told = passage(KELP_GROWS, "Boats sink.", title="Harbor Loan")
    found = searcher(told, reranker=Keyed({"": 1.0}))
    kelp, boats = cuts_for("loan story kelp what", found), cuts_for("loan story what tide", found)
    assert [cut.text for cut in kelp] == [KELP_GROWS]
    assert [cut.relevance for cut in kelp] == [pytest.approx(0.6 + by_late(3 / 4))]
    assert [cut.relevance for cut in boats] == [pytest.approx(0.6 + by_late(2 / 4))] * 2


def test_each_judgement_is_made_under_the_title() -> None:
    reranker = Keyed({"": 0.0})
    cuts_for("kelp?", searcher(passage("Boats sink.", "Kelp grows."), reranker=reranker))
    assert reranker.asked == [
        ("Harbor Series A\nFull story\nBoats sink. Kelp grows.",),
        ("Harbor Series A\nKelp grows.", "Harbor Series A\nBoats sink."),
    ]


def test_only_the_nearest_sentences_by_late_interaction_are_judged() -> None:
    near = [f"Kelp grows in bay {n}." for n in range(JUDGED)]
    far = ["Boats sink.", "Kelp rots."]
    reranker = Keyed({"Boats": 90.0, "bay 3": 6.0, "": 0.0})
    cuts = cuts_for("kelp grows where?", searcher(passage(*far, *near), reranker=reranker))
    assert reranker.asked[1] == tuple(f"Harbor Series A\n{sentence}" for sentence in near)
    assert cuts[0].text == near[3]


def test_the_nearest_sentences_are_chosen_from_all_passages_that_were_read() -> None:
    spread = [
        passage("Boats sink.", f"Kelp grows in bay {n}.", file=f"briefings/{n}.md") for n in range(EARLY_EXIT.at_most)
    ]
    reranker = Keyed({"": 0.0})
    cuts_for("kelp grows where?", searcher(*spread, reranker=reranker))
    read, judged = reranker.asked
    assert len(read) == EARLY_EXIT.at_most
    assert sorted(judged) == [f"Harbor Series A\nKelp grows in bay {n}." for n in range(JUDGED)]


def test_what_the_cross_encoder_did_not_read_is_not_looked_into() -> None:
    crowd = [passage(f"Kelp grows in bay {n}.", file=f"briefings/{n}.md") for n in range(3)]
    reranker = Keyed({"Boats": 90.0, "": 0.0})
    cuts = cuts_for("kelp grows?", searcher(*crowd, passage("Boats sink.", at=500), reranker=reranker))
    assert cuts
    assert "Boats sink." not in [cut.text for cut in cuts]


def test_a_sentence_that_two_passages_share_is_quoted_once_and_judged_by_the_better_passage() -> None:
    left, right = passage(KELP_GROWS, SHARED), passage(SHARED, "Boats sink.", at=len(KELP_GROWS) + 1)
    assert left.sentences[1] == right.sentences[0]
    assert quoted(left, right, logits={"\nNets": 5.0}).count(SHARED) == 1
    for better, logits in [(right, {"Boats": 9.0}), (left, {"Kelp": 9.0})]:
        cuts = cuts_for(BLANK, searcher(left, right, reranker=Keyed(logits | {"\nNets": 5.0})))
        shared = next(cut for cut in cuts if cut.text == SHARED)
        assert shared.passage == better
        assert shared.relevance == pytest.approx(0.4 * 5 + 0.2 * 9 + by_late(0))


def test_of_two_sentences_that_say_the_same_the_better_one_is_quoted() -> None:
    first = passage("The price of kelp doubled within one summer.")
    again = passage("Within one summer the kelp price doubled.", file=OTHER)
    assert quoted(first, again, logits={"The price": 5.0, "Within": 4.5}) == [first.text]
    assert quoted(first, again, logits={"The price": 4.5, "Within": 5.0}) == [again.text]


def apart(logits: float) -> float:
    """By how many logits two sentences must differ, alone and by their passages, to be so far apart."""
    return logits / (0.4 + 0.2)


def test_a_further_quote_comes_near_to_the_first_or_stays_away() -> None:
    found = passage("Kelp grows."), passage("Boats sink.", file=OTHER)
    assert quoted(*found, logits={"Kelp": 5.0, "Boats": 5.0 - apart(0.99 * CLOSE)}) == ["Kelp grows.", "Boats sink."]
    assert quoted(*found, logits={"Kelp": 5.0, "Boats": 5.0 - apart(1.01 * CLOSE)}) == ["Kelp grows."]


def test_the_story_itself_comes_before_the_summary_that_retells_it() -> None:
    told = passage("Kelp grows in the cold.")
    retold = replace(passage("Nets hold a year of harvest.", file="briefings/a.md"), section="Summary")
    assert quoted(retold, told, logits={"Kelp": 5.0, "Nets": 5.0 + apart(0.4)}) == [told.text, retold.text]
    assert quoted(retold, told, logits={"Kelp": 5.0, "Nets": 5.0 + apart(0.6)}) == [retold.text, told.text]


def test_equally_good_quotes_come_in_the_order_of_their_files() -> None:
    found = passage("Kelp grows.", file="briefings/b.md"), passage("Boats sink.", file="briefings/a.md")
    assert quoted(*found, logits={"": 5.0}) == ["Boats sink.", "Kelp grows."]


def test_each_briefing_gives_its_nearest_sentence_and_the_best_of_these_comes_first() -> None:
    found = (
        passage("Kelp grows.", "Boats sink under kelp."),
        passage("Nets tear.", "Kelp rots.", file=OTHER),
        passage("Gulls cry over kelp.", at=500),
    )
    reranker = Keyed({"\nBoats": 4.0, "\nKelp rots": 60.0, "": 99.0})
    cuts = best_by_file("boats, kelp?", searcher(*found, reranker=reranker), most=5)
    assert [(cut.passage.file, cut.text) for cut in cuts] == [
        (OTHER, "Kelp rots."),
        (HARBOR, "Boats sink under kelp."),
    ]
    # No passage was read whole: the sentence's own logit counts for its passage's.
    assert [cut.relevance for cut in cuts] == [
        pytest.approx(0.6 * 60 + by_late(1 / 2)),
        pytest.approx(0.6 * 4 + by_late(2 / 2)),
    ]
    assert reranker.read == 2


def test_no_more_briefings_than_asked_for_are_looked_into() -> None:
    found = [passage(f"Kelp {n}.", file=f"briefings/{n}.md") for n in range(5)]
    reranker = Keyed({f"Kelp {n}.": float(n) for n in range(5)})
    cuts = best_by_file("kelp 1 or 3?", searcher(*found, reranker=reranker), most=2)
    assert [cut.text for cut in cuts] == ["Kelp 3.", "Kelp 1."]
    assert reranker.read == 2


def test_every_briefing_is_looked_at_however_much_another_says() -> None:
    crowd = [passage(f"Kelp grows in bay {n}.", at=100 * n) for n in range(150)]
    far = passage("Boats sink.", file=OTHER, title="")
    cuts = best_by_file("kelp grows?", searcher(*crowd, far, reranker=Keyed({"": 0.0})), most=5)
    assert [cut.passage.file for cut in cuts] == [HARBOR, OTHER]


def test_nothing_is_cut_where_nothing_is_found() -> None:
    empty = searcher(reranker=Keyed({}))
    assert cuts_for("kelp?", empty) == ()
    assert best_by_file("kelp?", empty, most=3) == ()


@given(relevance=st.floats(-50, 50), better=st.floats(0, 50))
def test_a_score_is_between_nought_and_one_and_never_falls_with_relevance(relevance: float, better: float) -> None:
    low, high = (Cut(STORY[0], 0, 1, logit).score for logit in (relevance, relevance + better))
    assert 0 <= low <= high <= 1
