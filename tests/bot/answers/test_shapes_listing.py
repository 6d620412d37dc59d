"""Ways of asking for a list; what is said of rounds becomes a set where companies are asked for."""

from __future__ import annotations

import pytest

from tests.bot.answers.small_desk import DESK

GULL = "Kestrel Acquisition by Gull"
RAISED = 'instrument = (equity, convertible, strategic, "debt+equity")'


def rows(question: str) -> set[str]:
    """The labels that a question is answered with."""
    return {row.label for row in DESK.answer(question).rows}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("list the rounds of 2025", "list(amount) where announced in 2025 order announced asc"),
        ("rounds of 2025 newest first", "list(amount) where announced in 2025 order announced desc"),
        ("rounds of 2025 from largest to smallest", "list(amount) where announced in 2025 order amount desc"),
        ("rounds of robotics companies", "list(amount) where sector = robotics order announced asc"),
        ("rounds outside the US", 'list(amount) where country != "United States" order announced asc'),
        ("rounds excluding debt", "list(amount) where instrument != debt order announced asc"),
        ("what did Pier invest in", "list(amount) where investor = Pier order announced asc"),
        ("list Pier's rounds", "list(amount) where investor = Pier order announced asc"),
        ("list Lumen's valuations", "list(post_money) where company = Lumen order announced asc"),
    ],
)
def test_rounds_are_listed_in_the_order_that_is_asked_for(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("which companies did Pier lead", "list(company) where lead = Pier order company desc"),
        ("whom did Pier back", "list(company) where investor = Pier order company desc"),
        ("which companies are in Germany", "list(company_name) where country = Germany order company_name desc"),
        ("companies founded before 2020", "list(company_name) where founded <= 2019 order company_name desc"),
        (
            "companies founded by Ada Lovelace",
            'list(company_name) where founder = "Ada Lovelace" order company_name desc',
        ),
        ("which companies raised in 2024", f"list(company) where announced in 2024 and {RAISED} order company desc"),
        ("who backed Lumen", "list(investors) where company = Lumen order investors desc"),
        ("who invested alongside Pier", "list(investors) where investor = Pier order investors desc without Pier"),
        (
            "who invested alongside Pier in Orchard",
            'list(investors) where company = "Orchard AI" and investor = Pier order investors desc without Pier',
        ),
    ],
)
def test_names_are_listed_where_names_are_asked_for(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("companies not backed by Pier", {"Kestrel"}),
        ("companies that Quay has not backed", {"Harbor Bio"}),
        ("companies without a debt round", {"Harbor Bio", "Orchard AI", "Kestrel"}),
        ("companies backed by Pier and Quay", {"Lumen", "Orchard AI"}),
        ("companies backed by both Tidewater Capital and Quay", {"Lumen"}),
        ("which companies did Pier and Tidewater Capital both back", {"Lumen", "Harbor Bio"}),
        ("companies backed by Pier or Gull", {"Lumen", "Harbor Bio", "Orchard AI", "Kestrel"}),
        ("companies that have not disclosed a valuation", {"Kestrel"}),
    ],
)
def test_a_condition_on_companies_holds_for_all_of_their_rounds_together(question: str, names: set[str]) -> None:
    assert rows(question) == names


@pytest.mark.parametrize("question", ["companies not backed by Pier", "companies without a debt round"])
def test_companies_that_are_not_so_and_those_that_are_make_up_all(question: str) -> None:
    without = rows(question)
    others = rows(question.replace("not backed", "backed").replace("without a debt round", "with a debt round"))
    assert not without & others
    assert without | others == {"Lumen", "Harbor Bio", "Orchard AI", "Kestrel"}


def test_a_company_that_was_only_sold_did_not_raise() -> None:
    assert "Kestrel" in rows("companies that did not raise in 2026")
    assert "Kestrel" not in rows("which companies raised in 2026")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("rounds with both Pier and Quay", {"Lumen Series A", "Lumen Series B", "Orchard AI Series B"}),
        ("rounds led by Pier but not Tidewater Capital", {"Lumen Seed", "Orchard AI Series A"}),
        ("rounds led by Pier alone", {"Lumen Seed", "Orchard AI Series A"}),
        ("rounds that Pier joined without leading", {"Lumen Series B", "Orchard AI Series B", "Harbor Bio Series B"}),
        ("rounds Quay was in without leading", {"Lumen Series A", "Lumen Series B"}),
        ("rounds in 2025 without Pier", {"Lumen Staff tender", "Lumen Loan", "Kestrel Series A"}),
        ("rounds led by Pier or Gull", {"Lumen Seed", "Lumen Series A", "Orchard AI Series A", GULL}),
    ],
)
def test_rounds_are_listed_by_who_was_in_each_of_them(question: str, names: set[str]) -> None:
    assert rows(question) == names


@pytest.mark.parametrize(
    "question",
    [
        "who backed both Lumen and Orchard",
        "investors in Lumen but not Orchard",
        "which companies raised both in 2024 and in 2025",
        "companies that raised in 2024 and 2025",
    ],
)
def test_what_holds_of_two_at_once_is_never_what_holds_of_either(question: str) -> None:
    line = DESK.query(question)
    either = (line or "").count("announced in (2024, 2025)") + (line or "").count('company = (Lumen, "Orchard AI")')
    assert either == 0, line
    assert line is None or "company != " not in line.split("(list")[0], line


@pytest.mark.parametrize(
    ("question", "dropped"),
    [
        ("who led the rounds of the oldest company", "list(lead_investors) order"),
        ("which AI labs raised in 2025", "sum("),
        ("Lumen's valuations since 2024", "round_id = lumen-b"),
        ("Lumen's stakes sold", "round_id = lumen-b"),
        ("who co-led with Pier", "list(company)"),
        ("list rounds without disclosed valuation", "amount unknown"),
    ],
)
def test_a_list_is_of_what_is_asked_for_or_there_is_none(question: str, dropped: str) -> None:
    line = DESK.query(question)
    assert line is None or dropped not in line, line


def test_rounds_of_companies_that_somebody_led_are_rounds() -> None:
    line = DESK.query("rounds of companies led by Pier")
    assert line is None or line.startswith("list(amount)"), line
