"""Ways of asking for a total, an average, a median or a range: in all, by group, of so many rounds."""

from __future__ import annotations

import pytest

from tests.bot.answers.small_desk import DESK


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("total raised in 2025", "sum(raised) where announced in 2025"),
        ("average round size of Lumen", "mean(raised) where company = Lumen"),
        ("average raised per round", "mean(raised)"),
        ("median valuation", "median(post_money)"),
        ("range of round sizes", "range(raised)"),
        ("total raised by year", "sum(raised) by year order raised desc"),
        ("average valuation by country", "mean(post_money) by country order post_money desc"),
        ("total debt", "sum(amount) where instrument = debt"),
        ("total of deals in 2025", "sum(amount) where announced in 2025"),
        ("sum of the two largest rounds", "sum(raised) pick 1 to 2 by raised desc"),
        ("average of Lumen's last two rounds", "mean(raised) where company = Lumen pick 1 to 2 by announced desc"),
        ("total raised in 2025 not counting debt", "sum(raised) where announced in 2025 and instrument != debt"),
        ("total raised in 2025 except by Lumen", "sum(raised) where announced in 2025 and company != Lumen"),
        (
            "total raised in 2025 by companies other than Lumen and Harbor",
            'sum(raised) where announced in 2025 and company != (Lumen, "Harbor Bio")',
        ),
        ("total raised by robotics companies in 2025", "sum(raised) where sector = robotics and announced in 2025"),
        ("total raised by companies founded before 2020", "sum(raised) where founded <= 2019"),
    ],
)
def test_values_of_many_rounds_become_one(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("how much did Lumen raise", "sum(raised) where company = Lumen"),
        ("how much did Lumen and Orchard raise", 'sum(raised) where company = (Lumen, "Orchard AI")'),
        (
            "how much did Lumen raise without its Series B",
            'sum(raised) where company = Lumen and round != "Series B"',
        ),
        (
            "how much did Lumen raise excluding its Series A and Series B",
            'sum(raised) where company = Lumen and round != ("Series A", "Series B")',
        ),
        (
            "how much did European companies raise in euros in 2025",
            "sum(raised) where region = Europe and announced in 2025 in EUR",
        ),
        (
            "how many euros did Orchard raise in 2025",
            'sum(raised) where company = "Orchard AI" and announced in 2025 in EUR',
        ),
        ("how much debt did Lumen raise", "sum(amount) where instrument = debt and company = Lumen"),
        (
            "companies that raised over $50m",
            "sum(raised) by company having > 50000000 USD order raised desc",
        ),
    ],
)
def test_how_much_was_raised_is_a_total(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "display"),
    [
        ("total raised in 2025", "$145 million"),
        ("sum of the two largest rounds", "$100 million"),
        ("total of deals in 2025", "$157 million"),
        ("how much did Lumen raise without its Series B", "$11 million"),
        ("how much did Lumen raise excluding its Series A and Series B", "$2 million"),
        ("total raised in 2025 not counting debt", "$145 million"),
        ("average round size of Lumen", "$17 million"),
    ],
)
def test_totals_add_up_by_hand(question: str, display: str) -> None:
    figure = DESK.answer(question).figure
    assert figure is not None
    assert figure.display == display


@pytest.mark.parametrize(
    "question", ["companies with more than $10m raised", "companies which raised more than $10m"]
)
def test_companies_above_a_bound_are_never_added_up(question: str) -> None:
    line = DESK.query(question)
    assert line is None or " by company having " in line, line


@pytest.mark.parametrize("question", ["Lumen's total with secondaries", "Lumen's total including debt"])
def test_what_comes_on_top_is_never_taken_for_the_whole(question: str) -> None:
    figure = DESK.answer(question).figure
    assert figure is None or figure.display in {"$56 million", "$58 million"}


@pytest.mark.parametrize(
    "question",
    [
        "total valuation of all companies",
        "sum of step-ups",
        "total pre-money in 2025",
        "average, median valuation in 2025",
        "total raised by year by sector",
        "total raised per round of Lumen's investors",
        "how much did the company raise in 2025",
        "how much did nobody but Lumen raise",
        "average raised per year by Lumen",
        "average of Lumen",
        "total raised if Lumen had raised $10m more",
    ],
)
def test_what_does_not_add_up_is_declined(question: str) -> None:
    assert DESK.query(question) is None
