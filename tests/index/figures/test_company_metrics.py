"""Companies: who they are, what they are worth, and their dated figures, whole and in parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from index.facts.schema import CompanyMetric, Instrument, Qualifier
from index.facts.table import FactsTable
from index.figures.catalogue import metric_named
from index.figures.cells import Cell
from index.figures.compute import Figure, Missing, compute
from index.figures.display import displayed
from index.figures.query import Aggregate, CompareOp, Comparison, FigureQuery, Filter, Op, Period
from tests.builders import a_company, a_metric, a_round, table_of

LUMEN = a_company("Lumen", hq_city="Bern", hq_country="Switzerland", founded=2019, sector="lamps", founders=("Ada",))
OF_LUMEN = (Filter("company", Op.EQ, ("Lumen",)),)


def cell(metric: str, table: FactsTable) -> Cell:
    company = table.company("Lumen")
    assert company is not None
    return metric_named(metric).of(company, table)


def staff(value: int, as_of: str, **fields: object) -> CompanyMetric:
    plain = a_metric("Lumen", "employees", value, "people", as_of=as_of)
    return replace(plain, **fields)  # type: ignore[arg-type] # a builder takes whatever field a test is about


def of(*metrics: CompanyMetric) -> FactsTable:
    return table_of(companies=(LUMEN,), metrics=metrics)


def figure(query: FigureQuery | Comparison, table: FactsTable) -> Figure:
    found = compute(query, table)
    assert isinstance(found, Figure), found
    return found


def test_headquarters_are_city_and_country_or_as_much_as_is_known() -> None:
    assert cell("headquarters", of()).text == "Bern, Switzerland"
    without_city = cell("headquarters", table_of(companies=(replace(LUMEN, hq_city=None),)))
    assert without_city.text == "Switzerland"
    assert without_city.notes


def test_a_fact_of_a_company_is_cited_from_its_row() -> None:
    assert figure(FigureQuery("headquarters", filters=OF_LUMEN), of()).facts == ("company:Lumen",)


def test_the_latest_figure_answers_and_says_of_when_it_is() -> None:
    found = cell("employees", of(staff(30, "2025-03"), staff(20, "2024-12-31"), staff(25, "2025")))
    assert found.value == 30
    assert found.notes == ("Lumen employees, as of March 2025.",)


def test_a_figure_within_a_period_is_the_last_of_that_period() -> None:
    table = of(staff(20, "2024-03-01"), staff(25, "2024-11"), staff(30, "2025-03"))
    in_2024 = Filter("as_of", Op.IN, (Period(date(2024, 1, 1), date(2024, 12, 31)),))
    assert figure(FigureQuery("employees", filters=(*OF_LUMEN, in_2024)), table).value == 25
    in_2023 = Filter("as_of", Op.IN, (Period(date(2023, 1, 1), date(2023, 12, 31)),))
    found = compute(FigureQuery("employees", filters=(*OF_LUMEN, in_2023)), table)
    assert isinstance(found, Missing)
    assert "2023" in found.reason


def test_a_list_of_one_companys_figures_has_them_all_oldest_first_with_their_dates() -> None:
    table = of(staff(30, "2025-03"), staff(40, "2024-12-31"))
    found = figure(FigureQuery("employees", Aggregate.LIST, OF_LUMEN), table)
    assert [(row.label, row.value) for row in found.rows] == [
        ("Lumen, 31 December 2024", Decimal(40)),
        ("Lumen, March 2025", Decimal(30)),
    ]


def test_a_list_of_one_companys_figures_is_not_of_many_companies() -> None:
    table = of(staff(30, "2025-03"), staff(40, "2024-12-31"))
    assert figure(FigureQuery("employees", Aggregate.LIST, OF_LUMEN), table).label == "2 values of Lumen"


def test_a_list_of_one_place_is_of_the_largest_not_of_the_last() -> None:
    others = (a_company("Quarry"), a_company("Pier"))
    metrics = (
        staff(30, "2025-03"),
        a_metric("Quarry", "employees", 90, "people"),
        a_metric("Pier", "employees", 5, "people"),
    )
    table = table_of(companies=(LUMEN, *others), metrics=metrics)
    found = figure(FigureQuery("employees", Aggregate.LIST, limit=1), table)
    assert [row.label for row in found.rows] == ["Quarry"]


def test_the_whole_goes_before_its_parts_which_are_named() -> None:
    found = cell("employees", of(staff(30, "2025-03"), staff(7, "2025-06", scope="research")))
    assert found.value == 30
    assert any("research: 7 (June 2025)" in note for note in found.notes)


def test_the_one_part_that_is_known_is_said_to_be_a_part() -> None:
    found = cell("employees", of(staff(7, "2025-06", scope="research")))
    assert (found.value, found.label) == (Fraction(7), "Lumen (research)")


def test_several_parts_are_no_whole_but_can_be_listed() -> None:
    table = of(staff(7, "2025-06", scope="research"), staff(9, "2025-07", scope="sales"))
    missing = cell("employees", table).missing
    assert missing is not None
    assert "research: 7" in missing
    assert "sales: 9" in missing
    listed = figure(FigureQuery("employees", Aggregate.LIST, OF_LUMEN), table)
    assert [row.label for row in listed.rows] == ["Lumen (research), June 2025", "Lumen (sales), July 2025"]


def test_revenue_is_the_latest_of_its_kinds_and_says_which() -> None:
    pace = a_metric("Lumen", "arr", 12, "USD per year", as_of="2025-06-30")
    year = a_metric("Lumen", "annual_revenue", 9, "USD", as_of="2024-12-31")
    found = cell("revenue", of(pace, year))
    assert (found.value, found.unit) == (Fraction(12), "USD")
    assert found.notes[0] == "Lumen annual recurring revenue per year, as of 30 June 2025."
    assert cell("annual_revenue", of(pace, year)).value == 9


def test_users_that_are_counted_in_two_ways_are_not_mixed() -> None:
    weekly = a_metric("Lumen", "weekly_active_users", 5, "users")
    monthly = a_metric("Lumen", "monthly_active_users", 9, "users")
    assert cell("users", of(weekly)).value == 5
    missing = cell("users", of(weekly, monthly)).missing
    assert missing is not None
    assert "weekly active users" in missing
    assert "monthly active users" in missing


def test_a_hedge_on_a_dated_figure_survives() -> None:
    table = of(staff(30, "2025-03", qualifier=Qualifier.AT_LEAST))
    assert figure(FigureQuery("employees", filters=OF_LUMEN), table).hedge is Qualifier.AT_LEAST
    mean = figure(FigureQuery("employees", Aggregate.MEAN), table)
    assert mean.hedge is Qualifier.APPROX


@pytest.mark.parametrize(("unit", "value"), [("GW", "1.2"), ("MW", "44")])
def test_power_keeps_its_unit_and_its_fraction(unit: str, value: str) -> None:
    found = figure(FigureQuery("active_power", filters=OF_LUMEN), of(a_metric("Lumen", "active_power", value, unit)))
    assert (found.unit, found.value) == (unit, Decimal(value))
    assert displayed(found.value, unit) == f"{value} {unit}"


def test_worth_is_the_last_priced_round_and_not_a_sale_among_holders() -> None:
    first = a_round(name="Series A", announced="2024-01-10", amount=1, post_money=100)
    unpriced = a_round(name="Series B", announced="2025-01-10", amount=1)
    sale = a_round(name="Tender", announced="2025-06-01", post_money=300, instrument=Instrument.SECONDARY)
    assert cell("valuation", table_of(first, unpriced, sale)).value == 100
    assert cell("valuation", table_of(unpriced, sale)).value == 300
    assert cell("valuation", table_of(unpriced)).missing


def test_worth_that_is_stated_without_a_round_is_used_where_no_round_has_one() -> None:
    told = a_metric("Lumen", "valuation", 70)
    assert cell("valuation", of(told)).value == 70
    priced = a_round(announced="2024-01-10", amount=1, post_money=100)
    assert cell("valuation", table_of(priced, companies=(LUMEN,), metrics=(told,))).value == 100


def test_money_per_head_is_what_was_raised_by_the_day_of_the_count() -> None:
    before = a_round(name="Series A", announced="2024-01-10", amount=100)
    unsure = a_round(name="Series B", announced="2025-03", amount=1000)
    after = a_round(name="Series C", announced="2025-06-01", amount=10000)
    table = table_of(before, unsure, after, companies=(LUMEN,), metrics=(staff(20, "2025-03-15"),))
    found = cell("raised_per_employee", table)
    assert (found.value, found.unit) == (Fraction(5), "USD")
    assert any("Series B" in note for note in found.notes)


def test_rounds_are_counted_and_the_first_and_last_of_them_named() -> None:
    seed = a_round(name="Seed", announced="2023", amount=1)
    loan = a_round(name="Loan", announced="2025-06-01", amount=1, instrument=Instrument.DEBT)
    table = table_of(seed, loan)
    assert cell("rounds_count", table).value == 2
    assert (cell("first_round", table).text, cell("latest_round", table).text) == ("Lumen Seed", "Lumen Loan")
    assert cell("last_raised", table).text == "2023"
    assert cell("rounds_count", of()).value == 0


def test_rounds_that_bring_no_primary_money_are_named_with_the_count_but_not_a_package_with_an_equity_part() -> None:
    plain = a_round(name="Series A", announced="2024-01-10", amount=5)
    loan = a_round(name="Loan", announced="2025-01-10", amount=5, instrument=Instrument.DEBT)
    package = a_round(name="Series B", announced="2025-06-10", instrument=Instrument.DEBT_AND_EQUITY, equity_amount=2)
    notes = cell("rounds_count", table_of(plain, loan, package)).notes
    assert notes == ("Among them, not primary money: Lumen Loan (debt).",)


def test_the_count_of_no_company_says_that_the_table_need_not_hold_all() -> None:
    nowhere = Filter("country", Op.EQ, ("Atlantis",))
    found = figure(FigureQuery("company_name", Aggregate.COUNT, (nowhere,)), of())
    assert (found.value, found.label) == (Decimal(0), "0 companies")
    assert found.notes == ("None in the facts table, which need not hold every company there was.",)


def test_a_condition_that_cannot_be_told_of_a_company_is_said() -> None:
    table = table_of(companies=(LUMEN, a_company("Quarry")), metrics=(staff(30, "2025-03"),))
    over = Filter("employees", Op.GT, (10,))
    found = figure(FigureQuery("company_name", Aggregate.LIST, (over,)), table)
    assert [row.label for row in found.rows] == ["Lumen"]
    assert "Cannot be told, and left out: Quarry." in found.notes


def test_rounds_can_be_ranked_by_what_is_known_of_their_companies() -> None:
    one, other = a_round("Lumen", amount=1), a_round("Quarry", amount=2)
    metrics = (staff(30, "2025-03"), a_metric("Quarry", "employees", 90, "people"))
    found = figure(FigureQuery("name", Aggregate.LIST, order_by="employees"), table_of(one, other, metrics=metrics))
    assert [row.label for row in found.rows] == ["Quarry Series A", "Lumen Series A"]


def test_growth_between_two_dates_of_a_companys_figure_is_by_the_year() -> None:
    table = of(
        a_metric("Lumen", "arr", 100, "USD per year", as_of="2024-01-01"),
        a_metric("Lumen", "arr", 200, "USD per year", as_of="2024-12-31"),
    )

    def at(first: date, last: date) -> FigureQuery:
        return FigureQuery("run_rate_revenue", filters=(*OF_LUMEN, Filter("as_of", Op.IN, (Period(first, last),))))

    sides = (at(date(2024, 7, 1), date(2024, 12, 31)), at(date(2024, 1, 1), date(2024, 6, 30)))
    growth = figure(Comparison(CompareOp.CAGR, sides), table)
    assert growth.unit == "percent"
    assert str(growth.value).startswith("100.")


def test_counting_a_number_counts_who_has_it() -> None:
    table = table_of(companies=(LUMEN, a_company("Quarry")), metrics=(staff(30, "2025-03"),))
    assert figure(FigureQuery("employees", Aggregate.COUNT), table).value == 1
