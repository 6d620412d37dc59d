"""Rows of several values: every value is shown, with the marks of all that the row rests on."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from bot.answers.answer import Answer, Column, Row
from bot.answers.several import together
from bot.render.charts.plan import chart_of
from bot.render.embeds import embeds
from bot.render.terminal import rich_view
from bot.render.text import plain
from tests.bot.render.builders import a_fact_citation, a_list_answer


def _row(label: str, value: int, lead: str) -> Row:
    own = Column("Amount", "amount", value, "USD", f"${value}", 1)
    led = Column("Lead investors", "lead_investors", lead, "name", lead, 2)
    return Row(label, value, "USD", f"${value}; lead investors: {lead}", 1, (own, led))


def _table() -> Answer:
    rows = (_row("Lumen", 5, "Pier"), _row("Orchard", 4, "Quay"), _row("Tide", 3, "Harbour"))
    return a_list_answer(rows=rows, citations=(a_fact_citation(1), a_fact_citation(2, fact_id="round:b")))


def test_the_text_has_every_value_and_every_mark() -> None:
    assert "  1. Lumen: $5; lead investors: Pier [1][2]" in plain(_table()).splitlines()


def test_a_page_lists_them_with_nothing_cut() -> None:
    [page, *_] = embeds(_table())
    assert r"2\. **Orchard**: $4; lead investors: Quay \[1\]\[2\]" in (page.description or "").splitlines()


def test_a_terminal_has_a_column_for_each() -> None:
    shown = StringIO()
    Console(file=shown, width=100).print(rich_view(_table()))
    [heading] = [line for line in shown.getvalue().splitlines() if "Lead investors" in line]
    assert heading.split() == ["Amount", "Lead", "investors"]


def test_a_chart_labels_the_rows_with_their_own_values() -> None:
    chart = chart_of(_table())
    assert chart is not None
    assert [mark.display for mark in chart.marks] == ["$5", "$4", "$3"]


def test_marks_of_columns_count_the_citations_of_the_whole() -> None:
    first = a_list_answer(citations=(a_fact_citation(1, fact_id="round:x", line=99, start=7),))
    whole = together("both", [first, _table()])
    assert whole.answers[1].rows[0].marks == (2, 3)


def test_json_has_the_columns() -> None:
    [row, *_] = _table().to_json()["rows"]
    assert [column["metric"] for column in row["columns"]] == ["amount", "lead_investors"]
    assert a_list_answer().to_json()["rows"][0]["columns"] == []
