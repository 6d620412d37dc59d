"""The book against sums made by hand, over tables short enough to add up by eye."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figures.book import Book, days_between, known, months_between

HEADERS = {
    "rounds": "round_id,company,round,announced,instrument,amount,currency,pre_money,post_money,lead_investors,"
    "participants,use_of_funds,confidence,amount_qualifier,equity_amount,overlaps_with,valuation_basis,series,"
    "amount_includes_secondary",
    "companies": "company,aliases,hq_city,hq_country,founded,sector,founders,sector_group",
    "commitments": "round_id,investor,amount,currency,qualifier,part,part_of,kind",
    "metrics": "company,metric,value,unit,as_of,scope",
    "fx": "date,base,quote,rate",
}

LUMEN = {
    "rounds": (
        "lumen-a,Lumen,Series A,2024-01-10,equity,20,EUR,,100,Kelder,Ostra; Pell,,official,,,,post,Series A,\n"
        "lumen-debt,Lumen,Loan,2024-03-01,debt,70,EUR,,,Bank,,,official,,,,,Debt,\n"
        "lumen-sale,Lumen,Tender,2024-06-01,secondary,15,EUR,,130,Ostra,,,official,,,,post,Secondary,\n"
        "lumen-note,Lumen,Note,2024-07,convertible,5,EUR,,,,Pell,,reported,,,lumen-b,,Convertible,\n"
        "lumen-b,Lumen,Series B,2025-03-09,debt+equity,60,EUR,,300,Kelder,,,official,,40,,pre,Series B,\n"
        "tarn-seed,Tarn,Seed,2024-05,equity,10,USD,30,41,Pell,,,official,,,,post,Seed,yes\n"
        "tarn-x,Tarn,Growth,2025,equity,,USD,,,,,,reported,,,,,Growth,\n"
        "hull-a,Hull,Series A,2025-01-01,equity,900,JPY,,,Kelder,,,official,,,,,Series A,"
    ),
    "companies": "Lumen,Lum,Paris,France,2020,lamps,Ada; Bo,hardware\nTarn,,Oslo,Norway,,robots,,robotics\n"
    "Hull,,Kobe,Japan,2019,ships,,robotics",
    "commitments": "lumen-a,Kelder,12,EUR,exact,,,investor\nlumen-a,Kelder,4,EUR,exact,first part,Kelder,investor\n"
    "lumen-a,Ostra,3,EUR,exact,,Others,investor",
    "metrics": "Lumen,employees,50,people,2024-02,\nLumen,employees,80,people,2025-01-15,",
    "fx": "2024-01-05,EUR,USD,1.1\n2024-01-05,EUR,GBP,0.9\n2024-05-20,EUR,USD,1.2\n2024-05-20,EUR,GBP,0.8",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = tmp_path_factory.mktemp("facts")
    for name, header in HEADERS.items():
        (folder / f"{name}.csv").write_text(f"{header}\n{LUMEN[name]}\n", encoding="utf-8")
    return Book(folder)


def test_total_takes_equity_converted_and_leaves_debt_sales_and_unknown_rates_out(book: Book) -> None:
    assert book.total(book.of("Lumen"), "EUR") == 20 + 40
    assert book.total(book.rounds) == 20 * Decimal("1.1") + 40 * Decimal("1.2") + 10


def test_money_of_a_round_outside_the_sum_counts(book: Book) -> None:
    assert book.total(book.where(lambda one: one.year == 2024), "EUR") == 20 + 5 + 10 / Decimal("1.2")


def test_currencies_cross_through_the_euro_at_the_nearest_day(book: Book) -> None:
    assert book.rate("USD", "GBP", "2024-05-31") == Decimal("0.8") / Decimal("1.2")
    assert book.rate("GBP", "EUR", "2023-01-01") == 1 / Decimal("0.9")
    with pytest.raises(KeyError):
        book.rate("USD", "JPY", "2024-05-31")


@given(st.sampled_from(["EUR", "USD", "GBP"]), st.sampled_from(["EUR", "USD", "GBP"]), st.dates())
def test_there_and_back_is_where_it_began(book: Book, base: str, quote: str, day: object) -> None:
    back = book.rate(base, quote, str(day)) * book.rate(quote, base, str(day))
    assert back == pytest.approx(1)


def test_pre_money_headline_gets_the_amount_on_top(book: Book) -> None:
    later = book.round("lumen-b")
    assert later.pre == 300
    assert later.post == 360


def test_stated_pre_money_is_preferred_to_arithmetic(book: Book) -> None:
    assert book.round("tarn-seed").pre == 30
    assert book.round("lumen-a").pre == 80


def test_previous_round_passes_over_loans_sales_and_notes(book: Book) -> None:
    assert book.previous(book.round("lumen-b")).round_id == "lumen-a"
    assert book.valuation("Lumen") == 360


def test_a_part_is_not_added_to_the_commitment_that_holds_it(book: Book) -> None:
    assert book.committed("lumen-a", "Kelder") == 12
    assert len(book.pledges("Kelder")) == 1
    assert len(book.pledges("Kelder", parts=True)) == 2
    assert book.committed("lumen-a", "Ostra") == 3


def test_metric_is_the_latest_at_the_date_or_else_the_first_after_it(book: Book) -> None:
    assert book.metric("Lumen", "employees", at="2024-12").value == 50
    assert book.metric("Lumen", "employees").value == 80
    assert book.metric("Lumen", "employees", at="2023").value == 50


def test_a_tie_is_refused_rather_than_asked_about(book: Book) -> None:
    again = book.round("lumen-a")
    with pytest.raises(ValueError, match="a tie among Lumen Series A"):
        book.largest([again, again])
    assert book.largest(book.of("Lumen")).round_id == "lumen-b"


def test_days_and_months_need_both_days(book: Book) -> None:
    first, second = book.round("lumen-a"), book.round("lumen-b")
    assert days_between(first, second) == 424
    assert months_between(first, second) == 13
    with pytest.raises(ValueError, match="do not state"):
        days_between(first, book.round("lumen-note"))


def test_leads_and_participants_are_told_apart(book: Book) -> None:
    assert [one.round_id for one in book.led_by("Ostra")] == ["lumen-sale"]
    assert [one.round_id for one in book.joined_by("Ostra")] == ["lumen-a"]
    assert [one.round_id for one in book.backed_by("Pell")] == ["lumen-a", "tarn-seed", "lumen-note"]


def test_quarters_follow_the_month(book: Book) -> None:
    assert [one.quarter for one in book.of("Lumen")] == ["2024 Q1", "2024 Q1", "2024 Q2", "2024 Q3", "2025 Q1"]


def test_known_refuses_what_no_table_states() -> None:
    assert known(0) == 0
    with pytest.raises(ValueError, match="do not state"):
        known(None)


def test_tables_of_the_repository_open_whole() -> None:
    book = Book(Path(__file__).resolve().parents[2] / "corpus" / "facts")
    assert len(book.rounds) > 100
    assert all(one.company in book.companies for one in book.rounds)
