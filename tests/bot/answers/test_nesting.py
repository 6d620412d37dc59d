"""A company that is only described is asked for first; what describes it is never dropped."""

from __future__ import annotations

import pytest

from tests.bot.answers.small_desk import DESK

OLDEST = "company_name pick 1 by founded asc"
OLDEST_ROBOTS = "company_name where sector = robotics pick 1 by founded asc"
MOST_STAFF = "company_name pick 1 by employees desc"
DEAREST = "latest(post_money) by company order post_money desc limit 1"


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("latest round of the oldest company", f"amount where company = ({OLDEST}) pick 1 by announced desc"),
        (
            "latest round of the oldest robotics company",
            f"amount where company = ({OLDEST_ROBOTS}) pick 1 by announced desc",
        ),
        ("founders of the most valuable company", f"founders where company = ({DEAREST})"),
        ("founders of the oldest robotics company", f"founders where company = ({OLDEST_ROBOTS})"),
        ("headquarters of the company with the most employees", f"headquarters where company = ({MOST_STAFF})"),
        (
            "how much did the company with the most employees raise in 2025",
            f"sum(raised) where company = ({MOST_STAFF}) and announced in 2025",
        ),
        (
            "how many rounds did the most valuable company have",
            f"count(round) where company = ({DEAREST})",
        ),
        (
            "who led the latest round of the company that raised the most in 2025",
            (
                "lead_investors where company = (sum(raised) where announced in 2025 by company order raised desc "
                "limit 1) pick 1 by announced desc"
            ),
        ),
        (
            "how many companies raised twice",
            (
                "count(company) where company = (count(round) where instrument = (equity, convertible, strategic, "
                '"debt+equity") by company having >= 2 order round desc)'
            ),
        ),
    ],
)
def test_what_describes_a_company_is_a_query_of_its_own(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "display"),
    [
        ("latest round of the oldest company", "$30 million"),
        ("founders of the oldest robotics company", "Ada Lovelace, Charles Babbage"),
        ("headquarters of the company with the most employees", "Boston, United States"),
        ("how much did the company with the most employees raise in 2025", "$40 million"),
        ("how many companies raised twice", "2"),
    ],
)
def test_the_inner_query_is_computed_first(question: str, display: str) -> None:
    answer = DESK.answer(question)
    assert answer.figure is not None
    assert answer.figure.display == display


def test_whom_the_inner_query_stands_for_is_said() -> None:
    answer = DESK.answer("latest round of the oldest company")
    assert any("Harbor Bio" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("question", "inner"),
    [
        ("who led the rounds of the oldest robotics company", "by founded"),
        ("stake sold in the latest round of the youngest robotics company", "by founded"),
        ("latest round of the most recently founded company", "by founded"),
        ("valuation of the company that raised the most in 2025", "sum(raised)"),
        ("valuation of the company with the most employees", "by employees"),
        ("revenue of the company with the largest round", "raised"),
        ("rounds of the most active investor", "by investor"),
    ],
)
def test_a_description_is_within_the_query_or_there_is_none(question: str, inner: str) -> None:
    line = DESK.query(question)
    assert line is None or inner in line.partition(" = (")[2], line


@pytest.mark.parametrize(
    "question",
    [
        "latest round of the company that Pier backed",
        "the round of the company that bought Lumen",
        "valuation of the company",
        "latest round of the company founded by Ada Lovelace",
        "who led the latest round of companies in Europe",
        "valuation of the companies in Germany or France",
    ],
)
def test_a_description_of_several_or_of_none_is_no_subject_of_one_figure(question: str) -> None:
    line = DESK.query(question)
    assert line is None or " pick " in line, line


def test_a_word_that_describes_nothing_known_is_declined() -> None:
    assert DESK.query("latest round of the happiest company") is None


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("how much has the most valuable company raised", f"sum(raised) where company = ({DEAREST})"),
        ("how much has the most valuable company raised in 2025", None),
        ("when was the most valuable company founded", f"founded where company = ({DEAREST})"),
    ],
)
def test_a_described_company_keeps_its_noun(question: str, line: str | None) -> None:
    found = DESK.query(question)
    assert found == line if line else found is None or DEAREST in found


def test_a_word_that_does_nothing_beside_a_description_leaves_no_query() -> None:
    assert DESK.query("since 2024 valuation AI labs companies") is None
