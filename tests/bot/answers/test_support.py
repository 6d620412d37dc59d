"""How likely the best of some sentences is to be the answer, and how many are quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.quoting import CLOSE, Cut
from bot.answers.support import LEAST, confidence_of, lead_of, worth_quoting
from index.passages import Passage

PASSAGE = Passage("briefings/a.md", "", 0, 5, "Kelp.", (), "", None, None)
LOGITS, SHARES = st.floats(-12, 12), st.floats(0, 1)


def cuts(*relevances: float) -> list[Cut]:
    return [Cut(PASSAGE, 0, 5, relevance) for relevance in relevances]


def confidence(*relevances: float, strange: float = 0.0, at: int = 0) -> float:
    """Of sentences this near, where the one at a place is the first that may be quoted."""
    found = cuts(*relevances)
    return confidence_of(found[at], found, strange=strange)


def lead(*relevances: float, at: int = 0) -> float:
    found = cuts(*relevances)
    return lead_of(found[at], found)


def test_a_lone_sentence_has_all_the_lead_there_is() -> None:
    assert lead(3.0) == lead(3.0, -9.0) == CLOSE
    assert lead(3.0, 2.5) == 0.5


def test_behind_a_better_one_that_may_not_be_quoted_a_sentence_has_no_lead() -> None:
    assert lead(3.0, 2.5, at=1) == -0.5
    assert lead(3.0, 2.5, 2.0, at=1) == -0.5
    assert lead(9.0, 2.5, at=1) == -CLOSE


@given(relevances=st.lists(LOGITS, min_size=1, max_size=5), data=st.data())
def test_a_lead_is_bounded_and_that_of_the_best_is_never_negative(
    relevances: list[float], data: st.DataObject
) -> None:
    ordered = sorted(relevances, reverse=True)
    at = data.draw(st.integers(0, len(ordered) - 1))
    assert -CLOSE <= lead(*ordered, at=at) <= CLOSE
    assert lead(*ordered) >= max(0.0, lead(*ordered, at=at))


@given(relevance=LOGITS, better=st.floats(0.1, 5), strange=SHARES, gap=st.floats(-5, 5))
def test_a_sentence_that_answers_better_is_surer(relevance: float, better: float, strange: float, gap: float) -> None:
    worse, sure = (confidence(one, one - gap, strange=strange) for one in (relevance, relevance + better))
    assert 0 < worse < sure < 1


@given(relevance=LOGITS, near=st.floats(-0.9, 0.9), strange=SHARES)
def test_a_rival_makes_a_sentence_less_sure(relevance: float, near: float, strange: float) -> None:
    assert confidence(relevance, relevance - near, strange=strange) < confidence(relevance, strange=strange)


@given(relevance=LOGITS, above=st.floats(0.1, 1.9), strange=SHARES)
def test_a_better_one_that_may_not_be_quoted_is_the_worst_rival(
    relevance: float, above: float, strange: float
) -> None:
    behind = confidence(relevance + above, relevance, strange=strange, at=1)
    assert behind < confidence(relevance, relevance, strange=strange)


@given(relevance=LOGITS, strange=st.floats(0, 0.8))
def test_words_that_no_briefing_has_make_an_answer_less_likely(relevance: float, strange: float) -> None:
    assert confidence(relevance, strange=strange + 0.1) < confidence(relevance, strange=strange)


def test_a_clear_answer_is_given_and_what_is_far_is_not() -> None:
    assert confidence(6.0, 4.0) > LEAST > confidence(-8.0, -10.0)
    assert confidence(-1.0, -1.1) < LEAST < confidence(-1.0, -3.0)
    assert confidence(-2.0, -4.0, strange=1.0) < LEAST < confidence(-2.0, -4.0)


UNDECIDED = 1.0
"""The lead from which one quote is enough."""


@pytest.mark.parametrize(
    ("relevances", "explains", "most"),
    [
        ((5.0, 5.0 - 1.01 * UNDECIDED, 3.5), False, 1),
        ((5.0, 5.0 - 0.99 * UNDECIDED, 3.5), False, 2),
        ((5.0, 5.0, 5.0, 5.0), False, 2),
        ((5.0, 5.0, 5.0, 5.0), True, 3),
        ((5.0, 3.5, 3.4, 3.3), True, 3),
        ((5.0, 3.5), True, 2),
        ((5.0,), True, 1),
        ((5.0,), False, 1),
    ],
)
def test_one_is_quoted_two_where_little_decides_and_three_reasons(
    relevances: tuple[float, ...], explains: bool, most: int
) -> None:
    found = cuts(*relevances)
    assert worth_quoting(found, explains=explains) == tuple(found[:most])
