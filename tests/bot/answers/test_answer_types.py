"""What kind of thing a question asks for, and which sentences have one that the question has not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answer_types import AnswerType, has_type, type_asked
from tests.bot.answers.desk import Desk
from tests.builders import a_round, table_of


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(table_of(a_round("Lumen Robotics", "Series A", announced="2023-06", lead_investors=("Tidewater",))))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When will Lumen's notes mature?", AnswerType.TIME),
        ("When is a loss recognised?", None),
        ("By how many percent did it grow?", AnswerType.SHARE),
        ("How many million were sold?", AnswerType.QUANTITY),
        ("do you know when the strike began", AnswerType.TIME),
        ("In what year did the strike begin?", AnswerType.TIME),
        ("Since when has Lumen built arms?", AnswerType.TIME),
        ("How soon can plumbers start?", AnswerType.TIME),
        ("How long did the strike last?", AnswerType.DURATION),
        ("how many weeks did the strike last", AnswerType.DURATION),
        ("How many plumbers were trained?", AnswerType.COUNT),
        ("Number of plumbers at Lumen?", AnswerType.COUNT),
        ("How much rent does Lumen pay?", AnswerType.QUANTITY),
        ("What does a heat pump cost?", AnswerType.QUANTITY),
        ("what fee did the bank ask", AnswerType.QUANTITY),
        ("What interest rate do the notes carry?", AnswerType.SHARE),
        ("How big a share of Lumen does Tidewater hold?", AnswerType.SHARE),
        ("what % of the factory burned", AnswerType.SHARE),
        ("Who trained the plumbers?", None),
        ("What did Lumen pay for?", None),
        ("What happened when the strike ended?", None),
        ("Why did the factory close?", None),
        ("Why did the number of employees fall?", None),
        ("Who doubled the number of users?", None),
        ("Which companies share the mill?", None),
        ("What does its share structure look like?", None),
        ("What year-over-year growth was reported?", None),
        ("What did the mill do to cut the cost?", None),
        ("When the strike ended, what did plumbers get?", None),
        ("What did its stake in the mill cost?", AnswerType.QUANTITY),
        ("Is it known who trained the plumbers?", None),
    ],
)
def test_the_form_of_a_question_tells_what_it_asks_for(question: str, kind: AnswerType | None, desk: Desk) -> None:
    assert type_asked(desk.reading(question)) is kind


@pytest.mark.parametrize(
    ("kind", "question", "text", "has"),
    [
        (AnswerType.TIME, "When do the notes mature?", "The notes mature in spring 2031.", True),
        (AnswerType.TIME, "When do the notes mature?", "The notes fall due two years later.", True),
        (AnswerType.TIME, "When do the notes mature?", "The notes are secured on a mill.", False),
        (AnswerType.TIME, "When in 2025 did it close?", "A strike closed the factory in 2025.", False),
        (AnswerType.TIME, "When in 2025 did it close?", "A strike closed the factory in May 2025.", True),
        (AnswerType.TIME, "What year was it earned back?", "Three quarters of the profits go to it.", False),
        (AnswerType.TIME, "When do the notes mature?", "The notes may become shares.", False),
        (AnswerType.TIME, "When do the notes mature?", "The notes mature in May.", True),
        (AnswerType.COUNT, "How many chips are there?", "It trains GPT-4 on H100 chips.", False),
        (AnswerType.COUNT, "How many engineers are there?", "It employs eighteen engineers.", True),
        (AnswerType.DURATION, "How long was the strike?", "It lasted forty days.", True),
        (AnswerType.QUANTITY, "How much is the rent?", "The rent is $2000.", True),
        (AnswerType.QUANTITY, "How much did it grow?", "It doubled.", True),
        (AnswerType.DURATION, "How long did the strike last?", "The strike lasted six weeks.", True),
        (AnswerType.DURATION, "How long is the term?", "It may be drawn until the end of 2027.", True),
        (AnswerType.DURATION, "How long is the term?", "It was signed in 2027.", False),
        (AnswerType.COUNT, "How many plumbers are there?", "Plumbers install the pumps.", False),
        (AnswerType.COUNT, "How many plumbers are there?", "In May 2025 plumbers installed the pumps.", False),
        (AnswerType.COUNT, "How many plumbers are there?", "Twelve plumbers installed the pumps.", True),
        (AnswerType.COUNT, "How many plumbers are there?", "No plumber is known.", True),
        (AnswerType.COUNT, "How many plumbers are there?", "Plumbers own $5 million or 12% of it.", False),
        (AnswerType.COUNT, "How many plumbers are there?", "It was 2.5 times as much for the plumbers.", False),
        (AnswerType.QUANTITY, "How much is the rent?", "The mill is let to one tenant.", False),
        (AnswerType.QUANTITY, "How much is the rent?", "The mill is let for $3,400 a month.", True),
        (AnswerType.QUANTITY, "How much of the $20 million is spent?", "The $20 million came in May 2023.", False),
        (AnswerType.QUANTITY, "How much of the $20 million is spent?", "Nearly all of it is spent.", True),
        (AnswerType.SHARE, "What share does it hold?", "It holds a stake of unknown size.", False),
        (AnswerType.SHARE, "What share does it hold?", "It holds 12.5% without votes.", True),
        (AnswerType.SHARE, "What rate do the notes carry?", "They carry 450 basis points.", True),
        (AnswerType.SHARE, "What portion was cash?", "Two thirds were paid in cash.", True),
    ],
)
def test_a_text_has_a_thing_of_the_kind_that_the_question_has_not(
    kind: AnswerType, question: str, text: str, *, has: bool
) -> None:
    assert has_type(kind, text, besides=question) is has


@given(
    kind=st.sampled_from([AnswerType.COUNT, AnswerType.QUANTITY, AnswerType.SHARE, AnswerType.TIME]), text=st.text()
)
def test_what_the_question_says_itself_is_never_its_answer(kind: AnswerType, text: str) -> None:
    assert not has_type(kind, text, besides=text)
