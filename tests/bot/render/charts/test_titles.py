from __future__ import annotations

import pytest

from bot.render.charts.titles import joined, title_of
from index.figures.query import Aggregate, FigureQuery, Filter, Money, Op
from index.figures.syntax import parse
from tests.bot.render.charts.builders import an_answer_of, rows_of

ROWS = rows_of("OpenAI", "Anthropic", "xAI")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("sum(raised) by year order raised desc", "Amount raised by year"),
        ("sum(raised) where company = Anthropic by year order raised desc", "Amount raised by year: Anthropic"),
        ("sum(amount) where announced in 2025 by city order amount desc", "Total amount by city in 2025"),
        (
            "count(round) where announced since 2024 by sector order round desc",
            "Number of rounds by sector since 2024",
        ),
        ("median(stake_sold) by year order stake_sold desc", "Median stake sold by year"),
        (
            "latest(post_money) by company order post_money desc limit 10",
            "Top 10 companies by latest post-money valuation",
        ),
        ("list(raised) where announced in 2025 order raised desc limit 5", "Top 5 rounds by amount raised in 2025"),
        ("list(raised) order raised asc limit 5", "Lowest 5 rounds by amount raised"),
        (
            'list(amount) where company = "Mistral AI" order announced asc',
            "Amount of each round in order of date: Mistral AI",
        ),
        (
            'list(amount) where lead = "T. Rowe Price" and announced in 2025 and raised > 1000000000 USD',
            "Rounds by amount in 2025: led by T. Rowe Price, amount raised over $1 billion",
        ),
        (
            'list(amount) where company = (OpenAI, "Scale AI") and round != "Series A" order amount desc',
            "Rounds by amount: OpenAI or Scale AI, not Series A",
        ),
        (
            "larger(sum(raised) where company = OpenAI; sum(raised) where company = xAI)",
            "Amount raised: OpenAI, Anthropic and xAI",
        ),
    ],
)
def test_a_query_is_put_into_words(query: str, title: str) -> None:
    assert title_of(an_answer_of(*ROWS, query=query)) == title


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("count(round) by company having >= 2", "Number of rounds by company: at least 2"),
        ("sum(raised) where announced in 2024 to 2025 by lead", "Amount raised by lead investor from 2024 to 2025"),
        ("sum(raised) where announced until June 2025 by sector", "Amount raised by sector until June 2025"),
        ("list(post_money) where amount unknown", "Rounds by post-money valuation: amount unknown"),
        ("list(employees) where founded >= 2021", "Companies by employees: founded at least 2021"),
        ("list(revenue) order founded asc", "Revenue of each company in order of founded"),
        (
            "sum(raised) where company = (company where sector = robotics pick 1 by founded asc) by year",
            "Amount raised by year: (companies: robotics, number 1 by founded)",
        ),
        ("list(amount) where step_up > 2.5", "Rounds by amount: step-up over 2.5"),
    ],
)
def test_every_condition_of_a_query_is_said(query: str, title: str) -> None:
    assert title_of(an_answer_of(*ROWS, query=str(parse(query)))) == title


def test_a_query_as_the_program_prints_it_is_put_into_words() -> None:
    bound = Filter("post_money", Op.GE, (Money(2_000_000_000, "USD"),))
    led = Filter("lead", Op.EQ, ("Lightspeed Venture Partners",))
    query = FigureQuery("raised", Aggregate.SUM, (led, bound), group_by="quarter")
    assert title_of(an_answer_of(*ROWS, query=str(query))) == (
        "Amount raised by quarter: led by Lightspeed Venture Partners, post-money valuation at least $2 billion"
    )


def test_words_that_were_understood_go_before_the_query() -> None:
    answer = an_answer_of(*ROWS, query="sum(raised) by year", understood="amount raised, year by year")
    assert title_of(answer) == "Amount raised, year by year"


def test_a_query_of_another_form_stands_as_it_is() -> None:
    assert title_of(an_answer_of(*ROWS, query="share of raised, by sector")) == "Share of raised, by sector"


def test_names_are_joined_by_commas_and_an_and() -> None:
    assert joined(["A"]) == "A"
    assert joined(["A", "B", "C"]) == "A, B and C"
