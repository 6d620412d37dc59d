"""Each way of setting two figures side by side, and what does not compare."""

from __future__ import annotations

import pytest

from tests.bot.answers.small_desk import DESK

A = 'where company = Lumen and round = "Series A"'
B = 'where round = "Series B" and company = Lumen'
B_FIRST = 'where company = Lumen and round = "Series B"'
A_SECOND = 'where round = "Series A" and company = Lumen'


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("difference between Lumen's Series A and Series B", f"difference(amount {A}; amount {B})"),
        (
            "by how much was Lumen's Series B larger than its Series A",
            f"difference(amount {B_FIRST}; amount {A_SECOND})",
        ),
        (
            "how many times larger was Lumen's Series B than its Series A",
            f"ratio(amount {B_FIRST}; amount {A_SECOND})",
        ),
        ("ratio of Lumen's Series B to its Series A", f"ratio(amount {B_FIRST}; amount {A_SECOND})"),
        (
            "by what percent was Lumen's Series B larger than its Series A",
            f"percent_more(amount {B_FIRST}; amount {A_SECOND})",
        ),
        ("which was larger, Lumen's Series A or Series B", f"larger(amount {A}; amount {B})"),
        ("which was smaller, Lumen's Series A or Series B", f"smaller(amount {A}; amount {B})"),
        (
            "by how many percentage points was the stake sold in Lumen's Series A higher than in its Series B",
            f"difference(stake_sold {A}; stake_sold {B})",
        ),
    ],
)
def test_the_words_of_comparing_say_what_is_done_with_two_figures(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("growth of Lumen's valuation from Series A to Series B", f"percent_more(post_money {B}; post_money {A})"),
        ("CAGR of Lumen's valuation from Series A to Series B", f"cagr(post_money {B}; post_money {A})"),
        ("days between Lumen's Series A and Series B", f"difference(announced {B}; announced {A})"),
        ("months between Lumen's Series A and Series B", f"months(announced {B}; announced {A})"),
        (
            "growth of total raised from 2024 to 2025",
            "percent_more(sum(raised) where announced in 2025; sum(raised) where announced in 2024)",
        ),
        (
            "year on year growth of total raised in 2025",
            "percent_more(sum(raised) where announced in 2025; sum(raised) where announced in 2024)",
        ),
    ],
)
def test_what_grows_or_lasts_is_measured_from_the_earlier_to_the_later(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "display"),
    [
        ("days between Lumen's Series A and Series B", "366 days"),
        ("months between Lumen's Series A and Series B", "12 months"),
        ("by what percent was Lumen's Series B larger than its Series A", "344.44%"),
        ("what share of the total raised in 2025 did Lumen raise", "27.59%"),
    ],
)
def test_a_comparison_has_the_unit_that_its_words_ask_for(question: str, display: str) -> None:
    figure = DESK.answer(question).figure
    assert figure is not None
    assert figure.display == display


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (
            "what share of the total raised in 2025 did Lumen raise",
            ("share(sum(raised) where company = Lumen and announced in 2025; sum(raised) where announced in 2025)"),
        ),
        ("what share of Lumen's Series B did Pier put in", f"share_of_round {B_FIRST} and investor = Pier"),
        ("Pier's share of Lumen's Series B", f"share_of_round {B_FIRST} and investor = Pier"),
    ],
)
def test_a_share_is_of_a_whole_that_can_hold_the_part(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    "question",
    [
        "what share of Lumen's rounds were led by Pier",
        "what fraction of the rounds in 2025 did Quay lead",
        "what percentage of Lumen's rounds did Pier back",
    ],
)
def test_a_share_of_rounds_is_never_taken_for_a_share_of_money(question: str) -> None:
    line = DESK.query(question)
    assert line is None or line.startswith("share(count(round)"), line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (
            "investors common to Lumen and Orchard",
            (
                "common(list(investors) where company = Lumen order investors desc; "
                'list(investors) where company = "Orchard AI" order investors desc)'
            ),
        ),
        (
            "how many investors do Lumen and Orchard have in common",
            (
                "common_count(list(investors) where company = Lumen order investors desc; "
                'list(investors) where company = "Orchard AI" order investors desc)'
            ),
        ),
        (
            "common lead investors of Lumen and Orchard",
            (
                "common(list(lead_investors) where company = Lumen order lead_investors desc; "
                'list(lead_investors) where company = "Orchard AI" order lead_investors desc)'
            ),
        ),
        (
            "investors common to Lumen's Series A and Series B",
            f"common(list(investors) {A} order investors desc; list(investors) {B} order investors desc)",
        ),
    ],
)
def test_names_in_common_are_those_of_all_rounds_unless_rounds_are_named(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Lumen's revenue multiple", "revenue_multiple where company = Lumen and round_id = lumen-b"),
        ("Lumen's valuation over revenue", "revenue_multiple where company = Lumen and round_id = lumen-b"),
        (
            "Lumen's Series B valuation as a multiple of its 2024 annual revenue",
            f"ratio(post_money {B_FIRST}; annual_revenue where company = Lumen and as_of in 2024)",
        ),
    ],
)
def test_a_valuation_over_a_figure_takes_the_year_that_is_said_or_the_time_of_the_round(
    question: str, line: str
) -> None:
    assert DESK.query(question) == line


def test_a_step_up_over_a_round_is_one_figure_where_that_round_is_the_one_before() -> None:
    assert DESK.query("step-up of Lumen's Series B over its Series A") == f"step_up {B_FIRST}"
    assert DESK.query("step-up of Lumen's Series B over its Seed") is None


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (
            "how many more rounds were there in 2025 than in 2024",
            "difference(count(round) where announced in 2025; count(round) where announced in 2024)",
        ),
        (
            "how many more investors did Lumen's Series A have than its Seed",
            f"difference(investor_count {A}; investor_count where round = Seed and company = Lumen)",
        ),
    ],
)
def test_how_many_more_compares_counts(question: str, line: str) -> None:
    assert DESK.query(question) == line


def test_how_many_more_companies_counts_companies_and_never_money() -> None:
    line = DESK.query("how many more companies raised in 2025 than in 2024")
    assert line is None or line.startswith("difference(count(company)"), line


@pytest.mark.parametrize(
    "question",
    [
        "how much bigger is Lumen than Harbor",
        "how long between Lumen and Orchard",
        "days between Lumen's Series A",
        "Lumen, Orchard and Harbor's valuation difference",
        "growth from 2024 to 2025",
        "growth of Lumen",
        "what share of Lumen is Orchard",
    ],
)
def test_what_has_no_two_sides_is_no_comparison(question: str) -> None:
    assert DESK.query(question) is None
