"""What the second half of the figures benchmark takes for right, on rounds that one can reckon by head."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.figures.book import Book
from benchmarks.figures.case import AnyOf, Case, Declined, Number, Several, names
from benchmarks.figures.families import ambiguity, decline, follow_ups, messy, money, nested, ratios
from benchmarks.figures.wanted import asked, gbp, listed, round_named, stake, step_up

ROOT = Path(__file__).resolve().parents[2]
HEADER = (
    "round_id,company,round,announced,instrument,amount,currency,pre_money,post_money,lead_investors,participants,"
    "use_of_funds,confidence,source_ids,notes,amount_qualifier,equity_amount,overlaps_with,valuation_basis,series,"
    "amount_includes_secondary"
)
ROUNDS = (
    "a,Lumen,Series A,2024-01-10,equity,10,USD,,40,Kelder,,,official,,,,,,post,Series A,",
    "b,Lumen,Series B,2025-01-10,equity,20,USD,,100,Kelder,Ostra,,official,,,,,,post,Series B,",
)
SECOND_HALF = (money, ratios, nested, ambiguity, follow_ups, messy, decline)


@pytest.fixture
def small(tmp_path: Path) -> Book:
    tables = {
        "rounds.csv": "\n".join((HEADER, *ROUNDS)),
        "companies.csv": "company,aliases,hq_city,hq_country,founded,sector,founders,sector_group\nLumen,,,,,,,",
        "commitments.csv": "round_id,investor,amount,currency,qualifier,source_ids,part,part_of,kind",
        "metrics.csv": "company,metric,value,unit,as_of,qualifier,source_ids,notes,scope",
        "fx.csv": "date,base,quote,rate,source_id\n2025-01-01,EUR,USD,1.25,x\n2025-01-01,EUR,GBP,0.75,x",
    }
    for name, text in tables.items():
        (tmp_path / name).write_text(text + "\n", encoding="utf-8")
    return Book(tmp_path)


@pytest.fixture(scope="module")
def every_case() -> list[Case]:
    book = Book(ROOT / "corpus" / "facts")
    return [case for module in SECOND_HALF for case in module.cases(book)]


def test_stake_is_amount_over_post_money(small: Book) -> None:
    assert stake(small.round("b")) == Number(Decimal(20), "percent")


def test_step_up_divides_pre_money_by_the_last_post_money(small: Book) -> None:
    assert step_up(small, small.round("b")) == Number(Decimal(2), "x")


def test_a_cross_rate_goes_through_the_euro(small: Book) -> None:
    assert gbp(small.raised(small.round("b"), "GBP")) == Number(Decimal(12), "GBP")


def test_a_round_may_be_named_by_itself_or_by_its_company(small: Book) -> None:
    assert round_named(small.round("a")) == AnyOf((names("Lumen Series A"), names("Lumen")))


def test_a_list_of_rounds_has_labels_and_no_values(small: Book) -> None:
    assert listed(small.rounds, ordered=True).rows == (("Lumen Series A", None), ("Lumen Series B", None))


def test_a_mapping_becomes_a_case_for_each_question() -> None:
    assert [case.question for case in asked("money", {"one?": Declined(), "two?": Declined()})] == ["one?", "two?"]


def test_the_second_half_holds_hundreds_of_questions_of_every_family(every_case: list[Case]) -> None:
    assert len(every_case) >= 260
    assert len([case for case in every_case if case.family == "decline"]) >= 70
    assert {case.family for case in every_case} == {module.__name__.rpartition(".")[2] for module in SECOND_HALF}


def test_no_conversation_is_asked_twice(every_case: list[Case]) -> None:
    talks = [(*case.before, case.question) for case in every_case]
    assert len(talks) == len(set(talks))


def test_every_number_has_a_unit_and_every_list_of_names_a_name(every_case: list[Case]) -> None:
    golds = [_flat(case) for case in every_case]
    flat = [one for many in golds for one in many]
    assert flat
    assert [one for one in flat if isinstance(one, Number) and not one.unit] == []
    assert [one for one in flat if one == names()] == []


def _flat(case: Case) -> Iterator[object]:
    waiting: list[object] = [case.gold]
    while waiting:
        gold = waiting.pop()
        if isinstance(gold, AnyOf | Several):
            waiting.extend(gold.golds)
        else:
            yield gold
