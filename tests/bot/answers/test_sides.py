"""What only one side of a comparison says holds for both, except where that would change what the side is about."""

from __future__ import annotations

import pytest

from tests.bot.answers.small_desk import DESK


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (
            "Lumen vs Orchard Series B",
            (
                'difference(amount where company = Lumen and round = "Series B"; '
                'amount where company = "Orchard AI" and round = "Series B")'
            ),
        ),
        (
            "Lumen's Series A vs Series B valuation",
            (
                'difference(post_money where company = Lumen and round = "Series A"; '
                'post_money where round = "Series B" and company = Lumen)'
            ),
        ),
        (
            "difference between the total raised by Lumen and by Orchard in 2025",
            (
                "difference(sum(raised) where company = Lumen and announced in 2025; "
                'sum(raised) where company = "Orchard AI" and announced in 2025)'
            ),
        ),
        (
            "how many more rounds did Pier lead than Gull",
            "difference(count(round) where lead = Pier; count(round) where lead = Gull)",
        ),
        (
            "difference between the largest and smallest round of 2025",
            "difference(max(raised) where announced in 2025; min(raised) where announced in 2025)",
        ),
        (
            "how much larger is the largest round of 2025 than the second largest",
            "difference(max(raised) where announced in 2025; raised where announced in 2025 pick 2 by raised desc)",
        ),
    ],
)
def test_a_side_takes_over_what_it_lacks(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    "question",
    [
        "difference between Lumen's Series B amount and Orchard's valuation",
        "how many times larger is Orchard's valuation than Lumen's amount raised",
        "is Lumen's valuation larger than Orchard's amount",
    ],
)
def test_a_side_with_a_metric_of_its_own_is_never_given_another(question: str) -> None:
    line = DESK.query(question)
    assert line is None or line.count("post_money") == 1, line


def test_a_side_that_says_its_round_takes_over_no_other() -> None:
    line = DESK.query("Lumen's Series A vs Orchard's Series B amount")
    assert line == (
        'difference(amount where company = Lumen and round = "Series A"; '
        'amount where company = "Orchard AI" and round = "Series B")'
    )


@pytest.mark.parametrize(
    "question",
    [
        "how much more is Lumen worth than Harbor was in 2025",
        "Lumen's valuation in 2025 vs Orchard's",
    ],
)
def test_a_time_said_on_one_side_does_not_date_the_valuation_of_the_other(question: str) -> None:
    line = DESK.query(question)
    assert line is None or line.count("announced in 2025") != 1, line


@pytest.mark.parametrize(
    "question", ["Lumen vs Orchard", "compare Lumen and Orchard", "Pier vs Quay", "2024 vs 2025"]
)
def test_two_names_do_not_compare_by_themselves(question: str) -> None:
    assert DESK.query(question) is None
