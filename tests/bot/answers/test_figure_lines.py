"""A query in its own syntax is answered as a question is, and the line of an answer gives the same answer again."""

from __future__ import annotations

import pytest

from bot.answers.answer import AnswerKind
from bot.answers.answerer import Answerer
from index.errors import QueryError


def test_a_line_is_answered_with_its_working_and_its_citations(answerer: Answerer) -> None:
    answer = answerer.figure("stake sold where company = lumen and round = series a")
    assert answer.kind is AnswerKind.FIGURE
    assert answer.question == "stake sold where company = lumen and round = series a"
    assert answer.understood == 'stake_sold where company = "Lumen Robotics" and round = "Series A"'
    assert answer.figure is not None
    assert (answer.figure.value, answer.figure.unit) == (20, "percent")
    assert [citation.fact_id for citation in answer.citations] == ["round:lumen-a-2023", None]


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("How much did Lumen Robotics raise in total?", "sum(raised) where company = Lumen"),
        ("What was the largest round?", "max(amount)"),
    ],
)
def test_a_line_and_a_question_that_mean_the_same_have_the_same_value(
    answerer: Answerer, question: str, line: str
) -> None:
    asked, typed = answerer.ask(question).figure, answerer.figure(line).figure
    assert asked is not None
    assert typed is not None
    assert asked.value == typed.value


def test_a_line_whose_value_is_not_known_is_declined_with_the_reason(answerer: Answerer) -> None:
    answer = answerer.figure("step_up where company = Harbor Bio")
    assert answer.is_declined
    assert answer.understood == 'step_up where company = "Harbor Bio"'
    assert answer.text


def test_a_value_of_a_company_that_is_not_known_is_declined_too(answerer: Answerer) -> None:
    assert answerer.figure("employees where company = Lumen").is_declined


@pytest.mark.parametrize("aggregate", ["sum", "mean", "median", "min", "max", "range", "latest", "list"])
def test_every_aggregate_is_said_in_words(answerer: Answerer, aggregate: str) -> None:
    answer = answerer.figure(f"{aggregate}(amount)")
    assert "$" in " ".join([answer.text, *(row.display for row in answer.rows)])


def test_a_stretch_of_time_is_said_from_its_first_day_to_its_last(answerer: Answerer) -> None:
    assert " from 2022 to 2023 " in answerer.figure("median(amount) in 2022 to 2023").text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("amout where company = Lumen", "did you mean amount"),
        ("amount where company = Lumin", "did you mean Lumen Robotics"),
    ],
)
def test_a_line_with_a_fault_is_refused_with_what_would_be_right(answerer: Answerer, line: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        answerer.figure(line)


def test_a_line_is_completed_with_names_of_the_corpus(answerer: Answerer) -> None:
    assert answerer.query_lines("amount where company = lum")[0] == 'amount where company = "Lumen Robotics"'
    assert len(answerer.query_lines("")) == 25
