"""Ways of asking how many, and which companies or investors had so many rounds."""

from __future__ import annotations

import pytest

from tests.bot.answers.small_desk import DESK

RAISED = 'instrument = (equity, convertible, strategic, "debt+equity")'


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("how many rounds were there in 2025", "count(round) where announced in 2025"),
        ("how many rounds by year", "count(round) by year order round desc"),
        ("rounds per year", "count(round) by year order round desc"),
        ("how many investors does Lumen have", "count(investors) where company = Lumen"),
        (
            "how many investors were in Orchard's Series B",
            'investor_count where company = "Orchard AI" and round = "Series B"',
        ),
        ("how many lead investors does Lumen have", "count(lead_investors) where company = Lumen"),
        ("how many companies did Pier back", "count(company) where investor = Pier"),
        ("how many companies are in Germany", "count(company_name) where country = Germany"),
        ("how many companies raised in 2025", f"count(company) where announced in 2025 and {RAISED}"),
        ("how many founders does Lumen have", "count(founders) where company = Lumen"),
        ("how many rounds were not led by Pier", "count(round) where lead != Pier"),
    ],
)
def test_what_is_counted_is_the_noun_behind_how_many(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("companies with more than two rounds", "count(round) by company having > 2 order round desc"),
        ("investors with two or more rounds", "count(round) by investor having >= 2 order round desc"),
        ("companies that raised twice", f"count(round) where {RAISED} by company having >= 2 order round desc"),
        (
            "which companies did Pier lead twice",
            "count(round) where lead = Pier by company having >= 2 order round desc",
        ),
        (
            "how many companies raised over $10m in a single round",
            f"count(company) where raised > 10000000 USD and {RAISED}",
        ),
    ],
)
def test_so_many_rounds_are_a_condition_on_a_group(question: str, line: str) -> None:
    assert DESK.query(question) == line


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("companies with exactly two rounds", "2"),
        ("companies with exactly two rounds in 2025", "2"),
        ("who led two rounds of Lumen", "2"),
        ("companies with only one round", "1"),
        ("which investors led exactly three rounds", "3"),
        ("companies with two rounds", "2"),
    ],
)
def test_a_number_of_rounds_is_never_dropped(question: str, kept: str) -> None:
    line = DESK.query(question)
    assert line is None or f" {kept}" in line.partition("having")[2], line


@pytest.mark.parametrize(
    "question",
    [
        "how many companies raised more than $10m",  # in one round, or in all: the words do not say
        "how many sectors",
        "how many",
        "how many rounds and companies",
        "average number of rounds per company",
        "how many rounds on average per year",
        "rounds per year on average",
        "average raised per company",
        "on average how much did each company raise",
    ],
)
def test_a_count_or_an_average_of_what_the_words_leave_open_is_declined(question: str) -> None:
    assert DESK.query(question) is None
