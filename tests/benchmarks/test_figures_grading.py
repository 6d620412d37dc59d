from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figures.case import AnyOf, Day, Declined, Gold, Number, Rows, Several, Text, YesNo, names
from benchmarks.figures.grading import Verdict, grade

RIGHT, WRONG, DECLINED = Verdict.RIGHT, Verdict.WRONG, Verdict.DECLINED


def a_row(label: str, value: object, unit: str = "USD") -> dict[str, Any]:
    return {"label": label, "value": value, "unit": unit}


def an_answer(value: object = None, unit: str = "USD", *, kind: str = "figure", **fields: Any) -> dict[str, Any]:
    figure = {"value": value, "unit": unit, "inputs": fields.pop("inputs", [])}
    return {"kind": kind, "figure": figure, "rows": [], "text": "", **fields}


def declined(kind: str = "declined") -> dict[str, Any]:
    return {"kind": kind, "figure": None, "rows": [], "text": ""}


BILLION = Number(Decimal(1_000_000_000), "USD")
STAKE = Number(Decimal("5.6911"), "percent")
TINY = Number(Decimal("0.034567"), "x")
TWO = Rows((("Lumen Series B", Decimal(40)), ("Lumen Series A", Decimal(20))))
TWO_ROWS = [a_row("Lumen Series B", 40), a_row("Lumen Series A", 20)]


@pytest.mark.parametrize(
    ("answer", "gold", "verdict"),
    [
        pytest.param(an_answer(1_000_000_000), BILLION, RIGHT, id="same"),
        pytest.param(an_answer(1_000_500_000), BILLION, RIGHT, id="within tolerance"),
        pytest.param(an_answer(1_001_000_000), BILLION, WRONG, id="beyond tolerance"),
        pytest.param(an_answer(1_000_000_000, "EUR"), BILLION, WRONG, id="other currency"),
        pytest.param(an_answer(-1_000_000_000), BILLION, WRONG, id="other sign"),
        pytest.param(an_answer(None), BILLION, WRONG, id="no value"),
        pytest.param(an_answer(rows=[a_row("Lumen", 1_000_000_000)]), BILLION, RIGHT, id="list of one"),
        pytest.param(an_answer(5.69, "percent"), STAKE, RIGHT, id="two decimals"),
        pytest.param(an_answer(5.70, "percent"), STAKE, WRONG, id="rounded the wrong way"),
        pytest.param(an_answer(5.69, "percentage points"), STAKE, WRONG, id="points are not percent"),
        pytest.param(an_answer(0.0346, "x"), TINY, RIGHT, id="three digits below one"),
        pytest.param(an_answer(0.03, "x"), TINY, WRONG, id="one digit below one"),
        pytest.param(an_answer(3, "count"), Number(Decimal(3), "count"), RIGHT, id="count"),
        pytest.param(an_answer(3.001, "count"), Number(Decimal(3), "count"), WRONG, id="counts are exact"),
        pytest.param(an_answer(rows=TWO_ROWS), Number(Decimal(2), "count"), DECLINED, id="a list is no count"),
        pytest.param(an_answer(rows=TWO_ROWS), Number(Decimal(3), "count"), WRONG, id="a list of another length"),
    ],
)
def test_numbers(answer: dict[str, Any], gold: Gold, verdict: Verdict) -> None:
    assert grade(answer, gold) is verdict


@pytest.mark.parametrize(
    ("answer", "gold", "verdict"),
    [
        pytest.param(an_answer("GIC, Coatue", "name"), names("coatue", "GIC"), RIGHT, id="any order and case"),
        pytest.param(an_answer("GIC and Coatue", "name"), names("Coatue", "GIC"), RIGHT, id="cut at and"),
        pytest.param(an_answer("GIC", "name"), names("Coatue", "GIC"), WRONG, id="one missing"),
        pytest.param(an_answer("GIC, Coatue, XN", "name"), names("Coatue", "GIC"), WRONG, id="one too many"),
        pytest.param(an_answer("GIC, Coatue, XN", "name"), names("GIC", among="minimal"), RIGHT, id="at least these"),
        pytest.param(
            an_answer(rows=[a_row("Lumen", "Lumen", "name")], kind="list"), names("Lumen"), RIGHT, id="rows"
        ),
        pytest.param(an_answer("Lumen Series B", "name"), names("Lumen"), RIGHT, id="company of the round named"),
        pytest.param(
            an_answer("SoftBank Vision Fund 2", "name"), names("SoftBank"), WRONG, id="an arm is another name"
        ),
        pytest.param(
            an_answer(40, inputs=[a_row("Lumen Series B amount", 40)], text="Lumen Series B brought in $40."),
            names("Lumen Series B"),
            RIGHT,
            id="a number said of the one asked for",
        ),
        pytest.param(
            an_answer(40, inputs=[a_row("Lumen Series B amount", 40)], text="Lumen Series B brought in $40."),
            names("Lumen Series A"),
            WRONG,
            id="a number said of another",
        ),
        pytest.param(an_answer(kind="list", rows=TWO_ROWS), TWO, RIGHT, id="table"),
        pytest.param(an_answer(kind="list", rows=TWO_ROWS[::-1]), TWO, WRONG, id="table in another order"),
        pytest.param(
            an_answer(kind="list", rows=TWO_ROWS[::-1]), Rows(TWO.rows, ordered=False), RIGHT, id="no order asked"
        ),
        pytest.param(an_answer(kind="list", rows=TWO_ROWS[:1]), TWO, WRONG, id="table cut short"),
        pytest.param(
            an_answer(kind="list", rows=[a_row("Lumen Series B", 41), TWO_ROWS[1]]), TWO, WRONG, id="another value"
        ),
    ],
)
def test_names_and_tables(answer: dict[str, Any], gold: Gold, verdict: Verdict) -> None:
    assert grade(answer, gold) is verdict


@pytest.mark.parametrize(
    ("answer", "gold", "verdict"),
    [
        pytest.param(an_answer("2025-03-31", "date"), Day("2025-03"), RIGHT, id="day within the month"),
        pytest.param(an_answer("2025-03", "date"), Day("2025-03-31"), WRONG, id="month instead of day"),
        pytest.param(an_answer("yes", "yes/no"), YesNo(is_yes=True), RIGHT, id="yes"),
        pytest.param(an_answer("no", "yes/no"), YesNo(is_yes=True), WRONG, id="no"),
        pytest.param(an_answer("Munich, Germany", "text"), Text("Munich"), RIGHT, id="city of a place"),
        pytest.param(an_answer("debt+equity", "text"), Text("equity"), WRONG, id="half a word"),
        pytest.param(an_answer(2021, "year"), Text("2021"), RIGHT, id="a year as a number"),
    ],
)
def test_days_words_and_yes_or_no(answer: dict[str, Any], gold: Gold, verdict: Verdict) -> None:
    assert grade(answer, gold) is verdict


@pytest.mark.parametrize(
    ("answer", "gold", "verdict"),
    [
        pytest.param(declined(), BILLION, DECLINED, id="declined"),
        pytest.param(declined("passages"), BILLION, DECLINED, id="a quote is no wrong figure"),
        pytest.param(declined(), Declined(), RIGHT, id="rightly declined"),
        pytest.param(declined("passages"), Declined(), WRONG, id="quoted where nothing answers"),
        pytest.param(an_answer(1), Declined(), WRONG, id="a figure where nothing answers"),
        pytest.param(an_answer(7), AnyOf((BILLION, Number(Decimal(7), "USD"))), RIGHT, id="one of two readings"),
        pytest.param(an_answer(8), AnyOf((BILLION, Number(Decimal(7), "USD"))), WRONG, id="neither reading"),
        pytest.param(declined(), AnyOf((BILLION, Declined())), RIGHT, id="declining is one of the readings"),
    ],
)
def test_declining(answer: dict[str, Any], gold: Gold, verdict: Verdict) -> None:
    assert grade(answer, gold) is verdict


def test_a_card_answers_a_plain_look_up_only() -> None:
    card = {"kind": "round", "figure": None, "rows": [a_row("Amount", 1_000_000_000)], "text": ""}
    assert grade(card, BILLION, family="lookups") is RIGHT
    assert grade(card, BILLION, family="aggregates") is DECLINED
    assert grade(card, Number(Decimal(7), "USD"), family="lookups") is DECLINED


def test_several_questions_are_right_only_together() -> None:
    gold = Several((BILLION, names("GIC")))
    both = [an_answer(1_000_000_000), an_answer("GIC", "name")]
    assert grade({**declined("list"), "answers": both}, gold) is RIGHT
    assert grade({**declined("list"), "answers": [both[0], an_answer("XN", "name")]}, gold) is WRONG
    assert grade({**declined("list"), "answers": [both[0], declined()]}, gold) is DECLINED
    assert grade(both[0], gold) is DECLINED
    assert grade(an_answer(3), gold) is WRONG


@given(st.decimals(min_value="-1e12", max_value="1e12", places=4), st.sampled_from(["USD", "percent", "x"]))
def test_a_figure_rounded_as_answers_are_is_right(value: Decimal, unit: str) -> None:
    shown = round(float(value)) if unit == "USD" else round(float(value), 4 if abs(value) < 1 else 2)
    assert grade(an_answer(shown, unit), Number(value, unit)) is RIGHT


@given(st.decimals(min_value="10", max_value="1e12", places=2), st.sampled_from(["USD", "percent", "x"]))
def test_a_figure_one_percent_off_is_wrong(value: Decimal, unit: str) -> None:
    given_value = float(value) * 1.01 + (1 if unit == "USD" else 0.01)
    assert grade(an_answer(given_value, unit), Number(value, unit)) is WRONG
