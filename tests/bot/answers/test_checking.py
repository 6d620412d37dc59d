"""Questions for yes or no become a check of one figure, and an absence is never told as a no."""

from __future__ import annotations

import pytest

from bot.answers.answer import AnswerKind
from tests.bot.answers.small_desk import DESK


def said(question: str) -> object:
    """The yes or no of a question, or ``None`` where there is neither."""
    answer = DESK.answer(question)
    return answer.figure.value if answer.figure is not None and answer.figure.unit == "yes/no" else None


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("did Pier lead Lumen's Series A", 'is(lead_investors where company = Lumen and round = "Series A" = Pier)'),
        ("did Pier join Lumen's Series B", 'is(participants where company = Lumen and round = "Series B" = Pier)'),
        ("has Quay invested in Lumen", "is(list(investors) where company = Lumen order investors desc = Quay)"),
        (
            "was Lumen valued at more than $300m",
            "is(post_money where company = Lumen and round_id = lumen-b > 300000000 USD)",
        ),
        (
            "was Lumen's Series B larger than $50m",
            'is(amount where company = Lumen and round = "Series B" > 50000000 USD)',
        ),
        (
            "is the pre-money of Lumen's Series B above $300m",
            'is(pre_money where company = Lumen and round = "Series B" > 300000000 USD)',
        ),
        (
            "did Lumen raise over $50m in 2025",
            "is(sum(raised) where company = Lumen and announced in 2025 > 50000000 USD)",
        ),
        (
            "did Lumen raise more in 2025 than in 2024",
            (
                "is(sum(raised) where company = Lumen and announced in 2025 > "
                "(sum(raised) where company = Lumen and announced in 2024))"
            ),
        ),
        (
            "is Lumen worth more than Harbor",
            (
                "is(post_money where company = Lumen and round_id = lumen-b > "
                '(post_money where company = "Harbor Bio"))'
            ),
        ),
        (
            "did Pier invest more than $5m in Lumen",
            "is(sum(commitment) where company = Lumen and investor = Pier > 5000000 USD)",
        ),
        (
            "does Lumen have more employees than Orchard",
            'is(employees where company = Lumen > (employees where company = "Orchard AI"))',
        ),
        ("was Lumen founded in 2019", "is(founded where company = Lumen = 2019)"),
    ],
)
def test_a_question_for_yes_or_no_checks_one_figure(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("did Pier lead Lumen's Series A", "yes"),
        ("did Quay lead Lumen's Series A", "no"),
        ("is Lumen based in Boston", "yes"),
        ("is Lumen based in Leeds", "no"),
        ("is Lumen in the UK", "no"),
        ("is Lumen a robotics company", "yes"),
        ("is Lumen in robotics", "yes"),
        ("is Orchard an AI lab", "yes"),
        ("was Lumen founded by Ada Lovelace", "yes"),
        ("was Lumen founded by Rosalind Franklin", "no"),
        ("has Lumen raised debt", "yes"),
        ("was Lumen's Series A equity", "yes"),
        ("was Lumen's Series A a secondary", "no"),
        ("did Lumen raise a Series B", "yes"),
        ("did Lumen raise over $51m", "no"),
        ("did Lumen raise at least $51m", "yes"),
        ("is Lumen worth less than Harbor", "no"),
    ],
)
def test_the_verdict_is_that_of_the_table(question: str, verdict: str) -> None:
    assert said(question) == verdict


@pytest.mark.parametrize(
    "question",
    [
        "did Lumen raise in 2022",
        "does Lumen have a Series C",
        "did Lumen raise a Series K",
        "did Harbor raise a seed",
        "has Harbor raised in 2023",
    ],
)
def test_a_round_that_is_not_in_the_table_is_no_no(question: str) -> None:
    assert said(question) != "no"


@pytest.mark.parametrize(
    "question",
    [
        "did Orchard raise more than $100m",  # the amount of its Series C is unknown
        "did Orchard raise more than $1m in 2026",
        "did Gull lead Lumen's tender",  # nobody is known to have led it
        "did Gull lead Orchard's Series C",
    ],
)
def test_what_is_known_in_part_is_no_no(question: str) -> None:
    assert said(question) != "no"


@pytest.mark.parametrize(
    "question",
    [
        "did Orchard raise less than $100m",
        "did Orchard raise at most $90m",
    ],
)
def test_a_sum_known_in_part_is_not_said_to_stay_below_a_bound(question: str) -> None:
    assert said(question) != "yes"


@pytest.mark.parametrize(
    "question",
    [
        "didn't Pier lead Lumen's Series A",
        "hasn't Lumen raised in 2025",
        "isn't Lumen worth more than Harbor",
        "wasn't Lumen valued at $400m",
        "did Pier not lead Lumen's Series B",
    ],
)
def test_a_question_put_in_the_negative_has_no_figure_of_others(question: str) -> None:
    line = DESK.query(question)
    assert line is None or (line.startswith("is(") and "!=" not in line), line


@pytest.mark.parametrize(
    "question",
    [
        "is Orchard the oldest company",
        "are there any European companies worth less than $1m",
        "is Lumen a good investment",
        "is Lumen like Orchard",
        "did somebody lead Lumen's Series A",
        "did Lumen lead Orchard's Series A",
        "is Lumen's Series B larger",
        "was Lumen's pre-money more than 20%",
    ],
)
def test_what_no_single_figure_decides_is_not_checked(question: str) -> None:
    answer = DESK.answer(question)
    assert answer.kind is AnswerKind.DECLINED, answer.text


def test_a_question_of_two_with_or_asks_which() -> None:
    line = DESK.query("did Lumen or Orchard raise more in 2025")
    assert line is not None
    assert line.startswith("larger(")


def test_the_figures_that_decide_are_shown_as_rows() -> None:
    answer = DESK.answer("did Lumen raise more in 2025 than in 2024")
    assert [row.display for row in answer.rows] == ["$40 million", "$9 million"]
