"""Periods are whole days, from the first to the last that the words mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.periods import period_at
from bot.answers.words import words_of

TODAY = date(2026, 11, 22)


def days(text: str) -> tuple[str | None, str | None] | None:
    words = words_of(text)
    found = period_at(words, 0, TODAY)
    if found is None:
        return None
    assert found[1] == len(words), "the whole text is one period"
    return tuple(day.isoformat() if day else None for day in (found[0].first, found[0].last))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("Q1 2025", "2025-01-01", "2025-03-31"),
        ("2025 Q4", "2025-10-01", "2025-12-31"),
        ("first quarter of 2025", "2025-01-01", "2025-03-31"),
        ("H2 2024", "2024-07-01", "2024-12-31"),
        ("second half of 2024", "2024-07-01", "2024-12-31"),
        ("February 2024", "2024-02-01", "2024-02-29"),
        ("Sept 2025", "2025-09-01", "2025-09-30"),
        ("31 March 2025", "2025-03-31", "2025-03-31"),
        ("March 31st, 2025", "2025-03-31", "2025-03-31"),
        ("2025-03-31", "2025-03-31", "2025-03-31"),
        ("2025-03", "2025-03-01", "2025-03-31"),
        ("since 2024", "2024-01-01", None),
        ("since March 2024", "2024-03-01", None),
        ("after 2024", "2025-01-01", None),
        ("before 2024", None, "2023-12-31"),
        ("until March 2025", None, "2025-03-31"),
        ("between 2023 and 2025", "2023-01-01", "2025-12-31"),
        ("from Q1 2024 to Q2 2025", "2024-01-01", "2025-06-30"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("last quarter", "2026-07-01", "2026-09-30"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("the last 12 months", "2025-11-23", "2026-11-22"),
        ("past 90 days", "2026-08-25", "2026-11-22"),
        ("year to date", "2026-01-01", "2026-11-22"),
    ],
)
def test_a_period_covers_the_days_that_its_words_mean(text: str, first: str | None, last: str | None) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["Q5 2025", "31 February 2025", "March", "13", "2025-13", "between 2025 and 2023", "fifth half of 2025"]
)
def test_what_is_no_period_is_not_read_as_one(text: str) -> None:
    words = words_of(text)
    found = period_at(words, 0, TODAY)
    assert found is None or found[1] < len(words)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_way_of_writing_a_day_means_that_day(day: date) -> None:
    iso = day.isoformat()
    for text in (iso, f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}"):
        assert days(text) == (iso, iso)


@given(
    st.lists(
        st.sampled_from(["q", "1", "2025", "march", "since", "of", "last", "3", "months", "-", "between", "and"])
    )
)
def test_no_order_of_words_breaks_the_reader(parts: list[str]) -> None:
    words = words_of(" ".join(parts))
    for at in range(len(words)):
        found = period_at(words, at, TODAY)
        assert found is None or 0 < found[1] <= len(words) - at
