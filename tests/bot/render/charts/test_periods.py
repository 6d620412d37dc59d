from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.charts.periods import Period, period_of


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("2025", Period(1, 2025)),
        ("2025 Q3", Period(4, 2025 * 4 + 2)),
        ("Q3 2025", Period(4, 2025 * 4 + 2)),
        ("2025-03", Period(12, 2025 * 12 + 2)),
        ("March 2025", Period(12, 2025 * 12 + 2)),
        ("Mar 2025", Period(12, 2025 * 12 + 2)),
    ],
)
def test_a_label_that_names_a_period_is_read(label: str, period: Period) -> None:
    assert period_of(label) == period


@pytest.mark.parametrize("label", ["OpenAI", "2025-13", "2025 Q5", "Series 2025", "20255", "", "1 March 2025"])
def test_any_other_label_is_none(label: str) -> None:
    assert period_of(label) is None


@given(st.integers(1000, 9000), st.integers(1, 4), st.integers(1, 12))
def test_a_period_knows_its_year_and_its_part(year: int, quarter: int, month: int) -> None:
    of_quarter, of_month = period_of(f"{year} Q{quarter}"), period_of(f"{year}-{month:02}")
    assert of_quarter is not None
    assert of_month is not None
    assert (of_quarter.year, of_quarter.short) == (year, f"Q{quarter}")
    assert (of_month.year, of_month.part) == (year, month - 1)


def test_the_next_period_after_december_is_january() -> None:
    december = period_of("2025-12")
    assert december is not None
    assert december.shifted(1) == period_of("2026-01")
    assert december.shifted(1).short == "Jan"
