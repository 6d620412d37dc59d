"""How likely the best of some sentences is to be the answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.answers.quoting import CLOSE, Cut
from bot.answers.support import LEAST, confidence_of, lead_of
from index.passages import Passage

PASSAGE = Passage("briefings/a.md", "", 0, 5, "Kelp.", (), "", None, None)
LOGITS, SHARES = st.floats(-12, 12), st.floats(0, 1)


def cuts(*relevances: float) -> list[Cut]:
    return [Cut(PASSAGE, 0, 5, relevance) for relevance in relevances]


def test_without_a_sentence_there_is_no_confidence() -> None:
    assert confidence_of([], strange=0.0) == 0


def test_a_lone_sentence_has_all_the_lead_there_is() -> None:
    assert lead_of(cuts(3.0)) == lead_of(cuts(3.0, -9.0)) == CLOSE
    assert lead_of(cuts(3.0, 2.5)) == 0.5


@given(relevance=LOGITS, better=st.floats(0.1, 5), strange=SHARES, gap=st.floats(0, 5))
def test_a_sentence_that_answers_better_is_surer(relevance: float, better: float, strange: float, gap: float) -> None:
    worse, sure = (confidence_of(cuts(one, one - gap), strange=strange) for one in (relevance, relevance + better))
    assert 0 < worse < sure < 1


@given(relevance=LOGITS, near=st.floats(0, 0.9), strange=SHARES)
def test_a_rival_makes_a_sentence_less_sure(relevance: float, near: float, strange: float) -> None:
    rivalled = confidence_of(cuts(relevance, relevance - near), strange=strange)
    assert rivalled < confidence_of(cuts(relevance), strange=strange)


@given(relevance=LOGITS, strange=st.floats(0, 0.8))
def test_words_that_no_briefing_has_make_an_answer_less_likely(relevance: float, strange: float) -> None:
    found = cuts(relevance)
    assert confidence_of(found, strange=strange + 0.1) < confidence_of(found, strange=strange)


def test_a_clear_answer_is_given_and_what_is_far_is_not() -> None:
    assert confidence_of(cuts(6.0, 4.0), strange=0.0) > LEAST > confidence_of(cuts(-8.0, -10.0), strange=0.0)
    assert confidence_of(cuts(0.0, -0.1), strange=0.0) < LEAST < confidence_of(cuts(0.0, -2.0), strange=0.0)
    assert confidence_of(cuts(0.0, -2.0), strange=1.0) < LEAST
