"""Ways of asking for one value of one round: named, first, latest, before another, up to another."""

from __future__ import annotations

import pytest

from tests.bot.answers.small_desk import DESK


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Lumen's first round", "amount where company = Lumen pick 1 by announced asc"),
        ("Lumen's latest round", "amount where company = Lumen pick 1 by announced desc"),
        ("Lumen's second round", "amount where company = Lumen pick 2 by announced asc"),
        ("Lumen's penultimate round", "amount where company = Lumen pick 2 by announced desc"),
        ("who led Lumen's latest round", "lead_investors where company = Lumen pick 1 by announced desc"),
        (
            "Lumen's first round in 2025",
            "amount where company = Lumen and announced in 2025 pick 1 by announced asc",
        ),
        (
            "Lumen's last round before 2025",
            "amount where company = Lumen and announced until 2024 pick 1 by announced desc",
        ),
        ("the first round above $10m", "name where amount > 10000000 USD pick 1 by announced asc"),
        ("the last round of 2024", "name where announced in 2024 pick 1 by announced desc"),
    ],
)
def test_a_round_is_picked_by_its_place_in_time(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Lumen's valuation", "post_money where company = Lumen and round_id = lumen-b"),
        ("when did Lumen last raise", "announced where company = Lumen and round_id = lumen-b"),
        ("who led the $40 million round of Lumen", "lead_investors where company = Lumen and amount = 40000000 USD"),
        ("the €50 million round of Orchard", 'amount where company = "Orchard AI" and amount = 50000000 EUR'),
    ],
)
def test_of_several_rounds_the_one_that_is_meant_is_taken(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("the round before Lumen's Series B", "name where round_id = lumen-a"),
        ("who led the round before Lumen's Series B", "lead_investors where round_id = lumen-a"),
        (
            "how much had Lumen raised before its Series B",
            "sum(raised) where company = Lumen and announced until January 2025",
        ),
        (
            "how much had Lumen raised up to and including its Series B",
            'cumulative_raised where company = Lumen and round = "Series B"',
        ),
    ],
)
def test_a_round_is_told_by_another_and_a_total_reaches_to_it(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "display"),
    [
        ("how much had Lumen raised before its Series B", "$11 million"),
        ("how much had Lumen raised up to and including its Series B", "$51 million"),
    ],
)
def test_a_total_up_to_a_round_adds_up_by_hand(question: str, display: str) -> None:
    figure = DESK.answer(question).figure
    assert figure is not None
    assert figure.display == display


@pytest.mark.parametrize(
    "question",
    [
        "how much had Lumen raised in total by its Series B",
        "how much had Lumen raised by its Series B",
    ],
)
def test_what_had_been_raised_by_a_round_is_not_the_round_alone(question: str) -> None:
    figure = DESK.answer(question).figure
    assert figure is None or figure.display == "$51 million"


@pytest.mark.parametrize(
    "question",
    [
        "Lumen and Harbor's latest round amount",
        "when did Lumen and Harbor last announce a round",
        "who led Lumen's Series B when",
        "Lumen's valuation without the new money",
        "Lumen's amount excluding its Series B round",
        "latest round",
        "the latest round of the latest round",
        "Lumen's next round",
        "Lumen's round",
    ],
)
def test_one_value_is_never_taken_where_more_or_less_is_asked(question: str) -> None:
    line = DESK.query(question)
    expected = (
        {None, "amount where company = Lumen and round_id = lumen-b"} if question == "Lumen's round" else {None}
    )
    assert line in expected


@pytest.mark.parametrize(
    "question", ["how much did Lumen raise not from Pier", "how much has Lumen raised without Pier and Quay"]
)
def test_a_negated_condition_never_leads_to_one_round(question: str) -> None:
    line = DESK.query(question)
    assert line is None or "round_id" not in line, line
