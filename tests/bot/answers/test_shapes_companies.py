"""Ways of asking about companies themselves, and what one investor put in."""

from __future__ import annotations

import pytest

from tests.bot.answers.small_desk import DESK


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("who founded Lumen", "founders where company = Lumen"),
        ("where is Orchard based", 'headquarters where company = "Orchard AI"'),
        ("when was Lumen founded", "founded where company = Lumen"),
        ("Lumen's employees", "employees where company = Lumen"),
        ("Lumen's revenue in 2023", "revenue where company = Lumen and as_of in 2023"),
        ("Lumen's annual revenue in 2024", "annual_revenue where company = Lumen and as_of in 2024"),
        (
            "employees of Lumen and Orchard",
            'list(employees) where company = (Lumen, "Orchard AI") order employees desc',
        ),
        ("founders of Lumen and Orchard", 'list(founders) where company = (Lumen, "Orchard AI") order founders desc'),
        ("Lumen raised per employee", "raised_per_employee where company = Lumen"),
    ],
)
def test_a_fact_is_of_one_company_or_of_each_of_several(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize("question", ["Lumen's headquarters in 2024", "founders of Lumen since 2024"])
def test_a_fact_without_a_date_is_not_asked_of_a_time(question: str) -> None:
    assert DESK.query(question) is None


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("oldest company", "company_name pick 1 by founded asc"),
        ("oldest robotics company", "company_name where sector = robotics pick 1 by founded asc"),
        ("which robotics company was founded first", "company_name where sector = robotics pick 1 by founded asc"),
        ("which company has the most employees", "company_name pick 1 by employees desc"),
        ("top 2 companies by employees", "list(employees) order employees desc limit 2"),
        ("highest revenue in 2024", "max(revenue) where as_of in 2024"),
    ],
)
def test_companies_rank_by_their_own_figures(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize("question", ["first company to raise over $10m", "first company that raised over $10m"])
def test_the_first_company_to_raise_is_told_by_rounds_and_not_by_its_founding(question: str) -> None:
    line = DESK.query(question)
    assert line is None or "founded" not in line, line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("average number of employees", "mean(employees)"),
        ("average employees of robotics companies", "mean(employees) where sector = robotics"),
        ("median founding year", "median(founded)"),
        ("total founding year", None),
    ],
)
def test_figures_of_companies_have_averages_and_years_no_sum(question: str, line: str | None) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("how much did Pier put into Lumen", "sum(commitment) where company = Lumen and investor = Pier"),
        (
            "how much did Pier invest in Lumen's Series B",
            'sum(commitment) where company = Lumen and round = "Series B" and investor = Pier',
        ),
        ("how much did Pier put in in 2025", "sum(commitment) where announced in 2025 and investor = Pier"),
        ("how much did Pier invest in total", "sum(commitment) where investor = Pier"),
        ("total invested by Pier", "sum(commitment) where investor = Pier"),
        ("average commitment of Pier", "mean(commitment) where investor = Pier"),
        ("which investor put in the most", "sum(commitment) by investor order commitment desc limit 1"),
        ("total commitments by investor", "sum(commitment) by investor order commitment desc"),
        (
            "commitments to Lumen's Series B",
            'list(commitment) where company = Lumen and round = "Series B" order commitment desc',
        ),
        ("largest commitment", "max(commitment)"),
        (
            "Pier's share of Lumen's Series B",
            'share_of_round where company = Lumen and round = "Series B" and investor = Pier',
        ),
    ],
)
def test_what_an_investor_put_in_is_its_stated_commitments(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "display"),
    [
        ("how much did Pier put into Lumen", "$11 million"),
        ("how much did Pier invest in total", "$17 million"),
        ("average commitment of Pier", "$5.67 million"),
        ("Pier's share of Lumen's Series B", "25%"),
    ],
)
def test_commitments_add_up_by_hand(question: str, display: str) -> None:
    figure = DESK.answer(question).figure
    assert figure is not None
    assert figure.display == display


@pytest.mark.parametrize(
    "question",
    [
        "how much did Pier raise",
        "how much did Pier raise in 2025",
        "Pier's stake in Lumen",
        "what stake does Pier have in Lumen",
        "how much of Lumen does Pier own",
        "how much did Pier not put in",
        "how much did everyone but Pier put into Lumen",
        "total raised per investor",
        "who raised the most from Pier",
        "how much has Lumen raised without Pier",
        "how much did Lumen raise from investors other than Pier",
        "Lumen's total excluding Pier",
        "how much did Pier lead",
        "Pier's valuation",
    ],
)
def test_the_money_of_a_round_is_never_taken_for_that_of_one_investor(question: str) -> None:
    assert DESK.query(question) is None
