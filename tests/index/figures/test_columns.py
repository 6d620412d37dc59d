"""What a list shows beside its rows: of which record, in which currency, and what is refused."""

from __future__ import annotations

import pytest

from index.errors import QueryError
from index.figures.compute import Figure, compute, inputs_of
from index.figures.syntax import parse
from tests.builders import a_company, a_rate, a_round, table_of

TABLE = table_of(
    a_round("Lumen", "Series A", announced="2024-01-10", amount=10_000_000, lead_investors=("Pier",)),
    a_round("Lumen", "Series B", announced="2025-01-10", amount=30_000_000, post_money=400_000_000),
    a_round("Orchard", "Series A", announced="2024-03-01", amount=20_000_000, currency="EUR", post_money=80_000_000),
    companies=(a_company("Lumen", founded=2019), a_company("Orchard", founded=2015)),
    fx=(a_rate("2024-03-01", "USD", "1.5"),),
)


def figure(line: str) -> Figure:
    query = parse(line)
    assert parse(str(query)) == query
    found = compute(query, TABLE)
    assert isinstance(found, Figure), found
    return found


def test_each_row_shows_what_its_own_round_has() -> None:
    found = figure("list(amount) where company = Lumen order announced asc with lead_investors, announced, founded")
    assert [[one.value for one in row.beside] for row in found.rows] == [
        ["Pier", "2024-01-10", 2019],
        [None, "2025-01-10", 2019],
    ]
    assert [one.label for one in found.rows[0].beside] == ["Lead investors", "Announced", "Founded"]


def test_a_column_of_money_stands_in_the_currency_of_its_row() -> None:
    [own] = figure("list(amount) where company = Orchard with post_money").rows
    assert [f"{one.value} {one.unit}" for one in own.beside] == ["80000000 EUR"]
    [own] = figure("list(amount) where company = Orchard in USD with post_money").rows
    assert [f"{one.value} {one.unit}" for one in own.beside] == ["120000000 USD"]


def test_groups_by_company_show_facts_of_the_company() -> None:
    found = figure("sum(raised) by company with founded, valuation")
    assert {row.label: [one.value for one in row.beside] for row in found.rows} == {
        "Lumen": [2019, 400_000_000],
        "Orchard": [2015, 120_000_000],  # in dollars, as its row
    }


def test_what_a_column_was_computed_from_is_an_input() -> None:
    found = figure("list(amount) where company = Lumen and round = Series B with stake_sold")
    assert {given.field for given in inputs_of(found)} == {"amount", "post_money"}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("amount where company = Lumen and round = Series B with announced", "goes with a list"),
        ("sum(raised) by year with founded", "goes with a list"),
        ("list(lead_investors) with announced", "goes with a list"),
        ("list(amount) with amount", "of their own"),
        ("list(amount) with announced, announced", "once"),
        ("list(amount) with valuation", "of their own"),
        ("list(company) with amount", "of their own"),
        ("larger(list(amount) with announced; list(amount))", "compared"),
        ("is(list(company) with founded = Lumen)", "check"),
        ("list(amount) where company = (list(company) with founded)", "condition"),
    ],
)
def test_columns_that_the_rows_do_not_have_are_refused(line: str, problem: str) -> None:
    with pytest.raises(QueryError, match=problem):
        parse(line)
