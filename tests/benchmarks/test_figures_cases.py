from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from benchmarks.figures.__main__ import main
from benchmarks.figures.asking import opened, outcomes
from benchmarks.figures.book import Book
from benchmarks.figures.case import Case, Declined, Number, names
from benchmarks.figures.cases import all_cases, family_names
from benchmarks.figures.golds import usd
from benchmarks.figures.grading import Verdict
from tests.bot.running import encoder, tiny_index

__all__ = ["encoder", "tiny_index"]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def book() -> Book:
    return Book(ROOT / "corpus" / "facts")


@pytest.fixture(scope="module")
def every(book: Book) -> list[Case]:
    return all_cases(book)


@pytest.mark.parametrize("family", family_names())
def test_every_family_asks_in_its_own_name(book: Book, family: str) -> None:
    cases = all_cases(book, family=family)
    assert cases
    assert {case.family for case in cases} == {family}


def test_at_least_500_questions_of_which_none_is_asked_twice(every: list[Case]) -> None:
    asked = Counter((case.before, case.question) for case in every)
    assert len(every) >= 500
    assert [question for question, times in asked.items() if times > 1] == []


def test_gold_is_computed_alike_every_time(book: Book, every: list[Case]) -> None:
    assert all_cases(book) == every


def test_every_question_belongs_to_one_part_and_a_third_is_held_out(book: Book, every: list[Case]) -> None:
    held_out, dev = all_cases(book, part="held-out"), all_cases(book, part="dev")
    assert len(held_out) + len(dev) == len(every)
    assert not {case.question for case in held_out} & {case.question for case in dev}
    assert 0.25 < len(held_out) / len(every) < 0.42


def test_no_gold_number_is_without_a_unit(every: list[Case]) -> None:
    numbers = [case.gold for case in every if isinstance(case.gold, Number)]
    assert len(numbers) > 100
    assert all(gold.unit for gold in numbers)


def test_outcomes_are_graded_with_the_earlier_questions_at_hand() -> None:
    case = Case("follow_ups", "and Tarn?", usd(7), before=("what did Lumen raise?",))
    seen: list[Case] = []

    def ask(given: Case) -> dict[str, Any]:
        seen.append(given)
        return {"kind": "figure", "figure": {"value": 7, "unit": "USD", "inputs": []}, "rows": [], "text": ""}

    (one,) = outcomes([case], ask)
    assert one.verdict is Verdict.RIGHT
    assert one.elapsed_ms >= 0
    assert seen == [case]


def test_a_question_that_breaks_the_program_is_wrong_and_the_next_is_asked() -> None:
    def ask(given: Case) -> dict[str, Any]:
        if given.question == "odd?":
            raise KeyError("odd")
        return {"kind": "declined", "figure": None, "rows": [], "text": ""}

    cases = [Case("decline", "odd?", Declined()), Case("decline", "even?", Declined())]
    odd, even = outcomes(cases, ask)
    assert (odd.verdict, odd.answer["text"]) == (Verdict.WRONG, "KeyError: 'odd'")
    assert even.verdict is Verdict.RIGHT


def test_the_program_itself_is_asked_in_one_conversation(tiny_index: Path) -> None:
    ask = opened(tiny_index / "corpus", tiny_index / "index")
    facts = Book(tiny_index / "corpus" / "facts")
    one = next(one for one in facts.rounds if one.leads)
    case = Case("follow_ups", "who led it?", names(*one.leads), before=(f"{one.label} amount?",))
    (asked,) = outcomes([case], ask)
    assert asked.verdict is Verdict.RIGHT
    assert asked.answer["question"] == case.question


def test_report_counts_and_shows_what_was_asked(
    tiny_index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.figures.__main__.all_cases", lambda *_, **__: _three())
    report = tmp_path / "report.json"
    places = ["--corpus", str(tiny_index / "corpus"), "--index", str(tiny_index / "index")]
    assert main([*places, "--failures", "5", "--part", "held-out", "--json", str(report)]) == 0
    printed = capsys.readouterr().out
    assert "all" in printed
    assert "p95" in printed
    assert "will it rain in Spain?" in printed
    assert [case["question"] for case in json.loads(report.read_text())] == [case.question for case in _three()]


def _three() -> list[Case]:
    rain = Case("decline", "will it rain in Spain?", usd(1))
    return [rain, Case("decline", "who wins the cup?", names("Nobody")), Case("decline", "why?", usd(2))]
