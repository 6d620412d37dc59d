"""What rests on earlier rounds, on a year or on revenue, on rounds that one can check by eye."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts.schema import CompanyMetric, Instrument, Qualifier, Round
from index.facts.table import FactsTable
from index.figures.catalogue import metric_named
from index.figures.cells import Cell
from tests.builders import a_metric, a_rate, a_round, table_of

A = a_round(name="Series A", announced="2024-01-10", amount=20, post_money=100)
B = a_round(name="Series B", announced="2025-03-09", amount=50, post_money=400)


def cell(metric: str, one: Round, table: FactsTable) -> Cell:
    return metric_named(metric).of(one, table)


def test_growth_is_how_much_more_the_valuation_is_than_the_last() -> None:
    assert cell("valuation_growth", B, table_of(A, B)).value == 300


def test_a_lower_valuation_has_negative_growth() -> None:
    down = replace(B, post_money=75)
    assert cell("valuation_growth", down, table_of(A, down)).value == -25


@given(st.integers(1, 10**13), st.integers(1, 10**13))
def test_growth_and_the_valuation_multiple_say_the_same(before: int, after: int) -> None:
    first, second = replace(A, post_money=before), replace(B, post_money=after)
    table = table_of(first, second)
    multiple = cell("valuation_multiple", second, table).value
    assert multiple is not None
    assert cell("valuation_growth", second, table).value == (multiple - 1) * 100


@pytest.mark.parametrize("instrument", [Instrument.SECONDARY, Instrument.BUYOUT, Instrument.DEBT])
def test_a_deal_without_new_shares_has_no_growth(instrument: Instrument) -> None:
    deal = replace(B, instrument=instrument)
    assert cell("valuation_growth", deal, table_of(A, deal)).missing


@given(st.dates(date(2015, 1, 1), date(2025, 1, 1)), st.integers(1, 3000))
def test_days_and_months_since_the_last_round_agree_with_the_calendar(first: date, days: int) -> None:
    second = first + timedelta(days)
    one, two = (
        a_round(name=name, announced=on.isoformat(), amount=1, post_money=2)
        for name, on in (("Series A", first), ("Series B", second))
    )
    table = table_of(one, two)
    assert cell("days_since_previous", two, table).value == days
    months = cell("months_since_previous", two, table).value
    assert months is not None
    assert days / 31 - 1 < months <= days / 28


@pytest.mark.parametrize(("earlier", "later"), [("2024-01", "2025-03-09"), ("2024-01-10", "2025-03")])
def test_no_day_count_starts_or_ends_in_a_month(earlier: str, later: str) -> None:
    one = a_round(name="Series A", announced=earlier, post_money=1, amount=1)
    two = a_round(name="Series B", announced=later, post_money=1, amount=1)
    for metric in ("days_since_previous", "months_since_previous"):
        missing = cell(metric, two, table_of(one, two)).missing
        assert missing is not None
        assert "day" in missing


def test_the_first_priced_round_has_no_round_to_count_from() -> None:
    assert "no earlier priced round" in (cell("days_since_previous", A, table_of(A, B)).missing or "")


def test_a_sale_among_holders_lies_between_and_is_named() -> None:
    sale = a_round(name="Tender", announced="2024-08-01", instrument=Instrument.SECONDARY, amount=9, post_money=200)
    found = cell("days_since_previous", B, table_of(A, sale, B))
    assert found.value == (date(2025, 3, 9) - date(2024, 1, 10)).days
    assert any("Tender" in note for note in found.notes)


def test_the_running_total_counts_money_in_two_rounds_once_and_names_what_is_not_known() -> None:
    unknown = a_round(name="Seed", announced="2023", amount=None)
    note = a_round(name="Note", announced="2025-01-01", amount=30, instrument=Instrument.CONVERTIBLE, round_id="note")
    whole = replace(note, overlaps_with=(B.round_id,))
    found = cell("cumulative_raised", B, table_of(unknown, A, whole, B))
    assert found.value == 70
    assert any("Note" in one for one in found.notes)
    assert any("Seed" in one for one in found.notes)


def test_the_running_total_holds_no_later_round() -> None:
    assert cell("cumulative_raised", A, table_of(A, B)).value == 20


@given(st.lists(st.one_of(st.none(), st.integers(1, 10**12)), min_size=1, max_size=6))
def test_the_running_total_never_falls_and_ends_at_the_sum(amounts: list[int | None]) -> None:
    rounds = [
        a_round(name=f"R{at}", announced=f"202{at}-01-01", amount=amount, round_id=f"r{at}")
        for at, amount in enumerate(amounts)
    ]
    table = table_of(*rounds)
    totals = [cell("cumulative_raised", one, table).value or Fraction(0) for one in rounds]
    assert totals == sorted(totals)
    assert totals[-1] == sum(amount for amount in amounts if amount)


def test_a_running_total_over_currencies_is_in_dollars() -> None:
    euros = replace(A, currency="EUR")
    found = cell("cumulative_raised", B, table_of(euros, B, fx=(a_rate("2024-01-10", "USD", "1.25"),)))
    assert (found.value, found.unit) == (Fraction(75), "USD")


def test_a_running_total_in_one_currency_stays_in_it() -> None:
    euros = tuple(replace(one, currency="EUR") for one in (A, B))
    found = cell("cumulative_raised", euros[1], table_of(*euros))
    assert (found.value, found.unit) == (Fraction(70), "EUR")


def test_the_share_of_a_year_is_of_all_companies_money_of_that_year() -> None:
    other = a_round("Quarry", announced="2025-11-01", amount=150)
    debt = a_round("Quarry", "Loan", announced="2025-12-01", amount=1000, instrument=Instrument.DEBT)
    assert cell("share_of_year", B, table_of(A, B, other, debt)).value == 25


def test_debt_has_no_share_of_a_years_primary_money() -> None:
    loan = replace(B, instrument=Instrument.DEBT)
    assert cell("share_of_year", loan, table_of(A, loan)).by_convention


def revenue(value: int, as_of: str, **fields: object) -> CompanyMetric:
    plain = a_metric("Lumen", "run_rate_revenue", value, "USD per year", as_of=as_of)
    return replace(plain, **fields)  # type: ignore[arg-type] # a builder takes whatever field a test is about


@pytest.mark.parametrize(
    ("dates", "used"),
    [
        pytest.param(("2024-06-30", "2025-01-31", "2025-04-01"), "2025-01-31", id="the nearest before"),
        pytest.param(("2025-03", "2025-04"), "2025-03", id="the month of the round counts as before"),
        pytest.param(("2024-03-09",), "2024-03-09", id="twelve months before to the day"),
        pytest.param(("2024-03-08", "2025-05"), "2025-05", id="older than that: the nearest after"),
        pytest.param(("2025-09-09",), "2025-09-09", id="six months after to the day"),
        pytest.param(("2025-09-10",), None, id="later than that"),
        pytest.param(("2025",), None, id="a figure of the year of the round may be of either side"),
        pytest.param(("2024",), "2024", id="a figure of the year before"),
        pytest.param((), None, id="none at all"),
    ],
)
def test_a_valuation_is_held_against_the_revenue_of_its_time(dates: tuple[str, ...], used: str | None) -> None:
    told = {as_of: revenue(value, as_of) for value, as_of in enumerate(dates, start=10)}
    found = cell("revenue_multiple", B, table_of(A, B, metrics=tuple(told.values())))
    assert found.value == (Fraction(400) / Fraction(told[used].value) if used else None)
    assert (found.missing is None) is (used is not None)


def test_revenue_of_a_part_is_no_revenue_of_the_company() -> None:
    parts = tuple(revenue(10, "2025-02-01", scope=scope) for scope in ("cloud", "licences"))
    assert cell("revenue_multiple", B, table_of(B, metrics=parts)).missing


def test_a_multiple_says_of_when_the_revenue_is_what_it_is_and_what_came_next() -> None:
    arr = replace(revenue(10, "2025-02-01"), metric="arr", qualifier=Qualifier.APPROX)
    notes = cell("revenue_multiple", B, table_of(B, metrics=(arr, revenue(40, "2025-05-01")))).notes
    assert "Lumen annual recurring revenue per year, as of 1 February 2025." in notes
    assert "The next figure after the round is $40, as of 1 May 2025." in notes


def test_revenue_in_another_currency_is_converted_at_its_own_date() -> None:
    told = a_metric("Lumen", "arr", Decimal(8), "EUR per year", as_of="2025-02-01")
    rates = (a_rate("2025-02-01", "USD", "1.25"), a_rate("2025-03-09", "USD", "2"))
    assert cell("revenue_multiple", B, table_of(B, metrics=(told,), fx=rates)).value == 40


def test_only_named_leads_are_counted() -> None:
    led = replace(B, lead_investors=("Pier", "Quay"), participants=("Tide",))
    assert cell("lead_count", led, table_of(led)).value == 2
    assert cell("lead_count", B, table_of(B)).missing
