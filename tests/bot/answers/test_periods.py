"""Periods are whole days, from the first to the last that the words mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.periods import period_at
from bot.answers.words import words_of
from bot.answers.years import Clock, Found, years_named

TODAY = date(2026, 11, 22)


def clock_of(text: str) -> Clock:
    years = years_named(words_of(text))
    return Clock(TODAY, next(iter(years)) if len(years) == 1 else None)


def read(text: str, at: int = 0) -> Found | None:
    return period_at(words_of(text), at, clock_of(text))


def days(text: str) -> tuple[str | None, str | None] | None:
    """First and last day of a text that is one period; a leading "in" or "the" aside."""
    words = words_of(text)
    at = 1 if words[0].text in {"in", "the"} and read(text) is None else 0
    found = read(text, at)
    if found is None:
        return None
    assert found.size == len(words) - at, "the whole text is one period"
    first, last = found.period.first, found.period.last
    return first.isoformat() if first else None, last.isoformat() if last else None


def periods(text: str) -> list[str]:
    """Every period in a text, from left to right."""
    found, at = [], 0
    while at < len(words_of(text)):
        one = read(text, at)
        found += [str(one.period)] if one else []
        at += one.size if one else 1
    return found


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("in '25", "2025-01-01", "2025-12-31"),
        ("the year 2025", "2025-01-01", "2025-12-31"),
        ("calendar year 2025", "2025-01-01", "2025-12-31"),
        ("throughout 2025", "2025-01-01", "2025-12-31"),
        ("the whole of 2025", "2025-01-01", "2025-12-31"),
        ("over the course of 2025", "2025-01-01", "2025-12-31"),
        ("the 2020s", "2020-01-01", "2029-12-31"),
        ("this decade", "2020-01-01", "2029-12-31"),
        ("Q1 2025", "2025-01-01", "2025-03-31"),
        ("2025 Q4", "2025-10-01", "2025-12-31"),
        ("Q1 '25", "2025-01-01", "2025-03-31"),
        ("Q1/25", "2025-01-01", "2025-03-31"),
        ("Q1 25", "2025-01-01", "2025-03-31"),
        ("1Q25", "2025-01-01", "2025-03-31"),
        ("25Q1", "2025-01-01", "2025-03-31"),
        ("Q1, 2025", "2025-01-01", "2025-03-31"),
        ("first quarter of 2025", "2025-01-01", "2025-03-31"),
        ("last quarter of 2025", "2025-10-01", "2025-12-31"),
        ("first 3 months of 2025", "2025-01-01", "2025-03-31"),
        ("last two quarters of last year", "2025-07-01", "2025-12-31"),
        ("H2 2024", "2024-07-01", "2024-12-31"),
        ("second half of 2024", "2024-07-01", "2024-12-31"),
        ("first half of last year", "2025-01-01", "2025-06-30"),
        ("Q3 last year", "2025-07-01", "2025-09-30"),
        ("February 2024", "2024-02-01", "2024-02-29"),
        ("Sept 2025", "2025-09-01", "2025-09-30"),
        ("March '25", "2025-03-01", "2025-03-31"),
        ("Mar-25", "2025-03-01", "2025-03-31"),
        ("03/2025", "2025-03-01", "2025-03-31"),
        ("2025-03", "2025-03-01", "2025-03-31"),
        ("31 March 2025", "2025-03-31", "2025-03-31"),
        ("March 31st, 2025", "2025-03-31", "2025-03-31"),
        ("the 3rd of March 2025", "2025-03-03", "2025-03-03"),
        ("2025-03-31", "2025-03-31", "2025-03-31"),
        ("2025/03/31", "2025-03-31", "2025-03-31"),
        ("31/03/2025", "2025-03-31", "2025-03-31"),
        ("03/31/2025", "2025-03-31", "2025-03-31"),
        ("31.03.2025", "2025-03-31", "2025-03-31"),
        ("03/04/2025 (UK style)", "2025-04-03", "2025-04-03"),
        ("03/04/2025 US format", "2025-03-04", "2025-03-04"),
        ("05/05/2025", "2025-05-05", "2025-05-05"),
        ("yesterday", "2026-11-21", "2026-11-21"),
    ],
)
def test_a_point_in_time_is_its_days(text: str, first: str | None, last: str | None) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("since 2024", "2024-01-01", None),
        ("since March 2024", "2024-03-01", None),
        ("since the start of 2025", "2025-01-01", None),
        ("since last year", "2025-01-01", None),
        ("from 2024 onwards", "2024-01-01", None),
        ("from 2024 on", "2024-01-01", None),
        ("from 2024 to now", "2024-01-01", None),
        ("between 2024 and today", "2024-01-01", None),
        ("2024 or later", "2024-01-01", None),
        ("not before 2024", "2024-01-01", None),
        ("after 2024", "2025-01-01", None),
        ("after Q1 2025", "2025-04-01", None),
        ("after 15 May 2026", "2026-05-16", None),
        ("post-2024", "2025-01-01", None),
        ("before 2024", None, "2023-12-31"),
        ("before last year", None, "2024-12-31"),
        ("prior to 2024", None, "2023-12-31"),
        ("pre-2024", None, "2023-12-31"),
        ("until March 2025", None, "2025-03-31"),
        ("up to 2024", None, "2024-12-31"),
        ("until the end of 2024", None, "2024-12-31"),
        ("up to the end of 2024", None, "2024-12-31"),
        ("by the end of 2024", None, "2024-12-31"),
        ("by 2024", None, "2024-12-31"),
        ("as of March 2025", None, "2025-03-31"),
        ("2024 or earlier", None, "2024-12-31"),
        ("between 2023 and 2025", "2023-01-01", "2025-12-31"),
        ("2023-2025", "2023-01-01", "2025-12-31"),
        ("btw 2023 and 2025", "2023-01-01", "2025-12-31"),
        ("2023–2025", "2023-01-01", "2025-12-31"),
        ("2024 through 2025", "2024-01-01", "2025-12-31"),
        ("from Q1 2024 to Q2 2025", "2024-01-01", "2025-06-30"),
        ("Q1-Q3 2025", "2025-01-01", "2025-09-30"),
        ("between March and June 2025", "2025-03-01", "2025-06-30"),
        ("from March to June 2025", "2025-03-01", "2025-06-30"),
        ("March-June 2025", "2025-03-01", "2025-06-30"),
        ("March to June 2025", "2025-03-01", "2025-06-30"),
        ("between November and February 2025", "2024-11-01", "2025-02-28"),
        ("1-15 March 2025", "2025-03-01", "2025-03-15"),
        ("between 1 and 15 March 2025", "2025-03-01", "2025-03-15"),
        ("after 2023 and before 2026", "2024-01-01", "2025-12-31"),
        ("since March 2024 until June 2025", "2024-03-01", "2025-06-30"),
        ("between 1 june and 30 june 2026", "2026-06-01", "2026-06-30"),
    ],
)
def test_words_around_points_open_or_bound_them(text: str, first: str | None, last: str | None) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("last year", "2025-01-01", "2025-12-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("this yr", "2026-01-01", "2026-12-31"),
        ("last quarter", "2026-07-01", "2026-09-30"),
        ("this quarter", "2026-10-01", "2026-12-31"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("last week", "2026-11-09", "2026-11-15"),
        ("the last 12 months", "2025-11-23", "2026-11-22"),
        ("last twelve months", "2025-11-23", "2026-11-22"),
        ("trailing twelve months", "2025-11-23", "2026-11-22"),
        ("ttm", "2025-11-23", "2026-11-22"),
        ("past year", "2025-11-23", "2026-11-22"),
        ("over the past year", "2025-11-23", "2026-11-22"),
        ("in the last two years", "2024-11-23", "2026-11-22"),
        ("the last three quarters", "2026-02-23", "2026-11-22"),
        ("over the past 6 months", "2026-05-23", "2026-11-22"),
        ("last 6 mos", "2026-05-23", "2026-11-22"),
        ("past 90 days", "2026-08-25", "2026-11-22"),
        ("year to date", "2026-01-01", "2026-11-22"),
        ("ytd", "2026-01-01", "2026-11-22"),
        ("so far this year", "2026-01-01", "2026-11-22"),
        ("this year so far", "2026-01-01", "2026-11-22"),
        ("2025 to date", "2025-01-01", "2026-11-22"),
    ],
)
def test_a_relative_period_counts_from_today(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        *("Q5 2025", "Q5-2025", "31 February 2025", "31/02/2025", "31-02-2025", "2025-13", "30.02.2025"),
        *("03/04/2025", "12/02/2026", "3/4/2025", "2024/25", "2024-25", "FY25", "FY 2025", "fiscal year 2025"),
        *("early 2025", "mid-2025", "late March 2025", "a year ago", "12 months ago", "fifth half of 2025", "13"),
        *("before the end of", "half of the round", "March", "may I", "worth today"),
    ],
)
def test_what_is_vague_ambiguous_or_impossible_is_no_period_in_any_part(text: str) -> None:
    assert periods(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in 2024 and 2025", ["2024", "2025"]),
        ("Q1 and Q2 2025", ["Q1 2025", "Q2 2025"]),
        ("2024 to 2025", ["2024", "2025"]),
        ("2025 03", ["2025"]),
        ("15-1 March 2025", []),
        ("March 1-15, 2025", ["2025"]),
        ("after 2025 but before 2024", ["since 2026", "until 2023"]),
        ("between 2025 and 2023", ["2025", "2023"]),
        ("top 5 March 2025 rounds", ["March 2025"]),
        ("per quarter of 2025", ["2025"]),
        ("in January, February and March 2025", ["January 2025", "February 2025", "March 2025"]),
        ("first 13 months of 2025", ["2025"]),
        ("announced today", ["22 November 2026"]),
    ],
)
def test_periods_that_are_not_joined_stand_apart(text: str, found: list[str]) -> None:
    assert periods(text) == found


@pytest.mark.parametrize(
    ("text", "found", "is_assumed"),
    [
        ("in March", "March 2026", True),
        ("in November", "November 2026", True),
        ("in December", "December 2025", True),
        ("Q4", "Q4 2026", True),
        ("H1", "H1 2026", True),
        ("since May", "since May 2026", True),
        ("last March", "March 2026", True),
        ("last December", "December 2025", True),
        ("this March", "March 2026", False),
        ("between March and June", "March 2026 to June 2026", True),
        ("on March 3", "3 March 2026", True),
    ],
)
def test_a_month_without_a_year_is_the_last_that_has_begun_and_says_so(
    text: str, found: str, is_assumed: bool
) -> None:
    ones = [one for at in range(len(words_of(text))) if (one := read(text, at)) is not None]
    assert str(ones[0].period) == found
    assert ones[0].is_assumed is is_assumed


def test_a_month_without_a_year_takes_the_one_that_is_named_elsewhere() -> None:
    assert periods("in March, and what of 2024") == ["March 2024", "2024"]
    in_a_talk = period_at(words_of("in March"), 1, Clock(TODAY, None, 2023))
    assert in_a_talk is not None
    assert (str(in_a_talk.period), in_a_talk.is_assumed) == ("March 2023", True)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_way_of_writing_a_day_means_that_day(day: date) -> None:
    iso = day.isoformat()
    for text in (iso, f"{day.day} {day:%B %Y}", f"{day:%B} {day.day}, {day.year}", f"{day:%Y/%m/%d}"):
        assert days(text) == (iso, iso)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_a_numeric_date_is_read_only_where_one_order_fits(day: date) -> None:
    for text in (f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}", f"{day:%d.%m.%Y}"):
        is_plain = day.day > 12 or day.day == day.month
        assert days(text) == ((day.isoformat(), day.isoformat()) if is_plain else None)


PARTS = ["q", "1", "2025", "march", "since", "of", "last", "3", "months", "-", "between", "and", "to", "the", "year"]
PARTS += ["'25", "/", "date", "end", "or", "later", "from", "now", "31", "q1", "may", "half", "first", "before"]


@given(st.lists(st.sampled_from(PARTS)), st.booleans())
def test_no_order_of_words_breaks_the_reader(parts: list[str], is_glued: bool) -> None:
    text = ("" if is_glued else " ").join(parts)
    for at in range(len(words_of(text))):
        found = read(text, at)
        assert found is None or 0 < found.size <= len(words_of(text)) - at


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("the year to June 2025", "2024-07-01", "2025-06-30"),
        ("in the year to the end of June 2025", "2024-07-01", "2025-06-30"),
        ("the twelve months ending 30 June 2025", "2024-07-01", "2025-06-30"),
        ("in the six months to February 2025", "2024-09-01", "2025-02-28"),
        ("the 12 months to 15 June 2025", "2024-06-16", "2025-06-15"),
        ("the two years ended December 2025", "2024-01-01", "2025-12-31"),
        ("2024 so far", "2024-01-01", "2024-12-31"),
        ("2026 so far", "2026-01-01", "2026-11-22"),
    ],
)
def test_what_runs_up_to_a_point(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize("text", ["the year to date", "the month to June 2025", "the year to June"])
def test_what_runs_up_to_no_point(text: str) -> None:
    found = read(text)
    assert found is None or not str(found.period).startswith("the 12 months")
