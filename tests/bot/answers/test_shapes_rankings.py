"""Ways of asking for the largest and the most: of rounds, companies, investors, years and sectors."""

from __future__ import annotations

import pytest

from tests.bot.answers.small_desk import DESK


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("largest round", "max(raised)"),
        ("smallest round of 2025", "min(raised) where announced in 2025"),
        ("third largest round", "raised pick 3 by raised desc"),
        ("top 2 rounds", "list(raised) order raised desc limit 2"),
        ("top 2 rounds by valuation", "list(post_money) order post_money desc limit 2"),
        ("largest deal", "max(amount)"),
        ("highest valuation in 2025", "max(post_money) where announced in 2025"),
        ("largest round of a European company", "max(raised) where region = Europe"),
        ("largest round not led by Quay", "max(raised) where lead != Quay"),
        ("who led the largest round of 2025", "lead_investors where announced in 2025 pick 1 by raised desc"),
        ("pre-money of the second largest round", "pre_money pick 2 by raised desc"),
        ("round with the highest valuation in 2025", "max(post_money) where announced in 2025"),
    ],
)
def test_rounds_rank_by_what_they_are_said_to_be_largest_in(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("which company raised the most", "sum(raised) by company order raised desc limit 1"),
        ("who raised the most in 2025", "sum(raised) where announced in 2025 by company order raised desc limit 1"),
        ("which company raised the largest round", "max(raised) by company order raised desc limit 1"),
        (
            "who raised the largest Series B",
            'max(raised) where series = "Series B" by company order raised desc limit 1',
        ),
        ("which company is worth the most", "latest(post_money) by company order post_money desc limit 1"),
        ("top 2 companies by valuation", "latest(post_money) by company order post_money desc limit 2"),
        (
            "which company raised the most debt",
            "sum(amount) where instrument = debt by company order amount desc limit 1",
        ),
        ("company with the most rounds", "count(round) by company order round desc limit 1"),
    ],
)
def test_companies_rank_by_their_total_their_largest_round_or_their_worth(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("which sector raised the most", "sum(raised) by sector order raised desc limit 1"),
        ("which year had the most rounds", "count(round) by year order round desc limit 1"),
        ("which month had the largest round", "max(raised) by month order raised desc limit 1"),
        ("which sector had the smallest round", "min(raised) by sector order raised asc limit 1"),
    ],
)
def test_a_year_or_a_sector_ranks_by_its_total_or_by_its_one_round(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize("question", ["which country has the most companies", "which sector has the most companies"])
def test_the_most_companies_are_counted_and_no_money(question: str) -> None:
    line = DESK.query(question)
    assert line is None or line.startswith("count(company"), line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("most active investor", "count(round) by investor order round desc limit 1"),
        ("top 2 investors by number of rounds", "count(round) by investor order round desc limit 2"),
        ("which investor led the most rounds", "count(round) by lead order round desc limit 1"),
        (
            "who backed Lumen most often",
            "count(round) where company = Lumen by investor order round desc limit 1",
        ),
    ],
)
def test_investors_rank_by_their_rounds(question: str, line: str) -> None:
    assert DESK.query(question) == line


def test_all_that_share_the_first_place_are_named() -> None:
    labels = [row.label for row in DESK.answer("which investor led the most rounds").rows]
    assert labels == ["Pier", "Quay", "Tidewater Capital"]


@pytest.mark.parametrize(
    "question",
    [
        "list the investors of Lumen by number of rounds",
        "list companies by number of rounds",
        "rank the sectors by total raised",
    ],
)
def test_a_list_in_order_is_not_cut_to_its_first(question: str) -> None:
    line = DESK.query(question)
    assert line is None or "limit 1" not in line, line


@pytest.mark.parametrize(
    "question",
    [
        "largest company",
        "biggest investor",
        "largest round excluding the largest",
        "all but the largest round of Lumen",
        "total raised by Lumen excluding its largest round",
        "largest, smallest round of 2025",
        "the second and third largest rounds",
        "largest round larger than the average",
        "average of the rounds larger than the average",
        "which investor led the most money",
    ],
)
def test_a_rank_that_says_more_than_one_thing_is_declined(question: str) -> None:
    assert DESK.query(question) is None


@pytest.mark.parametrize(
    "question", ["which AI lab has the highest revenue", "which robotics company has the most employees"]
)
def test_which_company_asks_for_its_name(question: str) -> None:
    figure = DESK.answer(question).figure
    assert figure is None or figure.unit == "name", figure.display
