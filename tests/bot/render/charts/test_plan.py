from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.answers.answer import Answer, AnswerKind, CitedSource, Row
from bot.render.charts.plan import MOST_BARS, Chart, ChartKind, chart_kind, chart_of, described
from tests.bot.render.builders import ANSWERS, a_fact_citation
from tests.bot.render.charts.builders import a_row, an_answer_of, rows_of

BY_YEAR = "sum(raised) by year order raised desc"


def planned(answer: Answer) -> Chart:
    """The chart of an answer that has one."""
    chart = chart_of(answer)
    assert chart is not None
    return chart


@pytest.mark.parametrize(
    ("labels", "query", "kind"),
    [
        pytest.param(("A", "B", "C"), "list(raised) order raised desc limit 3", ChartKind.BARS, id="ranking"),
        pytest.param(("A", "B", "C"), "sum(raised) by sector order raised desc", ChartKind.BARS, id="group"),
        pytest.param(("2023", "2024", "2025"), BY_YEAR, ChartKind.COLUMNS, id="sums over time"),
        pytest.param(
            ("2025 Q1", "2025 Q2", "2025 Q4"),
            "mean(post_money) by quarter order post_money desc",
            ChartKind.LINE,
            id="averages over time",
        ),
        pytest.param(("2025", "2023", "2024"), f"{BY_YEAR} limit 3", ChartKind.BARS, id="ranking of years"),
        pytest.param(("2025", "Anthropic", "2024"), BY_YEAR, ChartKind.BARS, id="not all are periods"),
        pytest.param(("2025", "2025-01", "2024"), BY_YEAR, ChartKind.BARS, id="periods of two sorts"),
        pytest.param(("2025", "2025", "2024"), BY_YEAR, ChartKind.BARS, id="a period twice"),
        pytest.param(
            ("A", "B", "C"), "larger(raised where company = A; raised where company = B)", ChartKind.SIDES, id="sides"
        ),
    ],
)
def test_the_kind_follows_what_was_asked(labels: tuple[str, ...], query: str, kind: ChartKind) -> None:
    assert chart_kind(an_answer_of(*rows_of(*labels), query=query)) is kind


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((), id="no rows"),
        pytest.param(rows_of("A", "B"), id="two rows"),
        pytest.param((a_row("A", "1"), a_row("B", "2", "EUR"), a_row("C", "3")), id="two currencies"),
        pytest.param((*rows_of("A", "B"), Row("C", "Sequoia", "name", "Sequoia", 1)), id="a name among numbers"),
        pytest.param(rows_of("A", "B", "C", unit="year"), id="years"),
        pytest.param((a_row("A", "1"), a_row("B", None), a_row("C", None)), id="one known value"),
        pytest.param((*rows_of("A", "B"), Row("C", Decimal("NaN"), "USD", "?", 1)), id="no number"),
    ],
)
def test_rows_that_make_no_chart_have_none(rows: tuple[Row, ...]) -> None:
    answer = an_answer_of(*rows)
    assert chart_kind(answer) is None
    assert chart_of(answer) is None
    assert described(answer) == ""


@pytest.mark.parametrize("name", sorted(set(ANSWERS) - {"list"}))
def test_answers_of_other_kinds_have_no_chart(name: str) -> None:
    assert chart_kind(replace(ANSWERS[name], rows=())) is None
    assert chart_kind(replace(ANSWERS[name], rows=rows_of("A", "B"))) is None


def test_the_card_of_a_round_is_not_drawn() -> None:
    assert chart_kind(replace(an_answer_of(*rows_of("A", "B", "C")), kind=AnswerKind.ROUND)) is None


def test_bars_keep_the_order_of_the_answer() -> None:
    rows = (a_row("Small", "1"), a_row("Large", "9"), a_row("Middle", "5"))
    assert [(mark.label, mark.slot) for mark in planned(an_answer_of(*rows)).marks] == [
        ("Small", 0),
        ("Large", 1),
        ("Middle", 2),
    ]


def test_an_unknown_value_is_named_and_not_drawn() -> None:
    chart = planned(an_answer_of(*rows_of("A", "B", "C"), a_row("Glean Series F", None)))
    assert [mark.label for mark in chart.marks] == ["A", "B", "C"]
    assert chart.captions == ("Undisclosed, and not drawn: Glean Series F.",)


def test_many_unknown_values_are_counted() -> None:
    unknown = [a_row(f"U{n}", None) for n in range(9)]
    chart = planned(an_answer_of(*rows_of("A", "B", "C"), *unknown))
    assert chart.captions == ("Undisclosed, and not drawn: U0, U1, U2, U3, U4, U5 and 3 more.",)


def test_beyond_the_most_bars_the_rest_is_counted() -> None:
    chart = planned(an_answer_of(*rows_of(*(f"R{n}" for n in range(60)))))
    assert len(chart.marks) == MOST_BARS
    assert chart.captions == (f"… and {60 - MOST_BARS} more that are not drawn.",)


def test_periods_stand_in_order_of_time_with_gaps_left_open() -> None:
    rows = (a_row("2026", "9"), a_row("2022", "1"), a_row("2024", "5"))
    chart = planned(an_answer_of(*rows, query=BY_YEAR))
    assert [(mark.label, mark.slot) for mark in chart.marks] == [("2022", 0), ("2024", 2), ("2026", 4)]
    assert chart.slots == 5


def test_a_period_of_unknown_value_keeps_its_place() -> None:
    rows = (a_row("2023", "9"), a_row("2024", "1"), a_row("2025", None))
    chart = planned(an_answer_of(*rows, query=BY_YEAR))
    assert (chart.slots, len(chart.marks)) == (3, 2)
    assert chart.captions == ("Undisclosed, and not drawn: 2025.",)


@pytest.mark.parametrize(
    ("unit", "value", "metric", "axis"),
    [
        ("USD", "40000000000", "raised", "USD billion"),
        ("JPY", "5000000", "raised", "JPY million"),
        ("USD", "1200000000000", "post_money", "USD trillion"),
        ("EUR", "5000", "raised", "EUR"),
        ("percent", "5.69", "stake_sold", "percent"),
        ("x", "3.3", "step_up", "times"),
        ("count", "7", "round", "rounds"),
        ("count", "7", "investors", "investors"),
        ("days", "7", "raised", "days"),
    ],
)
def test_the_axis_names_its_unit(unit: str, value: str, metric: str, axis: str) -> None:
    rows = tuple(a_row(label, value, unit) for label in "ABC")
    assert planned(an_answer_of(*rows, metric=metric)).axis == axis


def test_a_hedge_stays_with_its_value() -> None:
    rows = (a_row("A", "40000000000", hedge="at least "), *rows_of("B", "C"))
    assert planned(an_answer_of(*rows)).marks[0].display == "at least $40 billion"


def test_the_source_line_counts_facts_and_names_publishers_and_days() -> None:
    cited = [("Reuters", "2025-03-03"), ("CNBC", "2024-01"), ("Reuters", "2026-02-01"), ("Mint", None), ("BBC", None)]
    citations = tuple(
        a_fact_citation(n, fact_id=f"round:{n}", source=CitedSource("t", publisher, None, day))
        for n, (publisher, day) in enumerate(cited, start=1)
    )
    answer = replace(an_answer_of(*rows_of("A", "B", "C")), citations=citations)
    assert planned(answer).source == (
        "Source: Roundtable · 5 facts cited · Reuters, CNBC, Mint and 1 more publisher · "
        "published 2024-01 to 2026-02-01"
    )


def test_the_description_names_the_highest_and_the_lowest_row() -> None:
    rows = (a_row("A", "-1000000000"), a_row("B", "7000000000", hedge="about "), a_row("C", "5000000000"))
    assert described(an_answer_of(*rows)) == (
        "Bar chart of 3 values, Amount raised by company: highest B (about $7 billion), lowest A (−$1 billion)."
    )
