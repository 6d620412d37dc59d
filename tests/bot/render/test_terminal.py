"""The terminal's view of an Answer: laid out at any width, and never an order to the terminal."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from bot.answers.answer import Answer
from bot.render.terminal import rich_view, source_list
from tests.bot.render.builders import (
    ANSWERS,
    a_fact_citation,
    a_figure_answer,
    a_list_answer,
    a_passages_answer,
    a_round_answer,
    a_several_answer,
)

RICH_ESCAPES = re.compile(r"\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\")


def shown(view: RenderableType, width: int = 100, *, colour: bool = False) -> str:
    """What a terminal of that width gets."""
    console = Console(file=io.StringIO(), width=width, force_terminal=colour, legacy_windows=False)
    console.print(view)
    written = console.file.getvalue()  # type: ignore[attr-defined] # the StringIO from above
    assert isinstance(written, str)
    return written


@pytest.mark.parametrize("width", [20, 80, 200])
@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_every_kind_fits_its_terminal(answer: Answer, width: int) -> None:
    lines = shown(rich_view(answer), width).splitlines()
    assert lines
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_text_stands_on_the_first_line(answer: Answer) -> None:
    assert shown(rich_view(answer)).splitlines()[0].rstrip() == answer.text


def test_figure_panel_names_metric_working_and_inputs() -> None:
    text = shown(rich_view(a_figure_answer()))
    assert "stake sold" in text
    assert "amount ÷ post-money = $3.5 billion ÷ $61.5 billion = 5.69%" in text
    assert re.search(r"Post-money +\$61\.5 billion +\[1\]", text)


def test_list_counts_its_rows_and_round_card_does_not() -> None:
    assert re.search(r"2 +Databricks +\$10 billion +\[1\]", shown(rich_view(a_list_answer())))
    assert not re.search(r"\d +Announced", shown(rich_view(a_round_answer())))


def test_source_links_to_its_page() -> None:
    text = shown(source_list([a_fact_citation()]), colour=True)
    assert re.search(r"\x1b\]8;[^;]*;https://example.com/series-e\x1b", text)


def test_source_with_a_strange_address_is_not_linked() -> None:
    source = a_fact_citation().source
    assert source is not None
    strange = a_fact_citation(source=type(source)(title="Page", url="javascript:alert(1)"))
    assert "javascript" not in shown(source_list([strange]), colour=True)


def test_markup_in_a_briefing_is_shown_as_it_is_written() -> None:
    answer = a_passages_answer(text="[bold red]sold[/] [link=https://evil.example]here[/link]")
    assert "[bold red]sold[/] [link=https://evil.example]here[/link]" in shown(rich_view(answer), colour=False)


def test_colour_is_left_out_where_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    written = shown(rich_view(a_figure_answer()), colour=True)
    assert not re.search(r"\x1b\[[\d;]*3[0-7]m", written)


@given(st.text())
def test_no_text_of_an_answer_reaches_the_terminal_as_an_order(text: str) -> None:
    answer = a_figure_answer(text=text, understood=text, notes=(text,), suggestions=(text,))
    remaining = RICH_ESCAPES.sub("", shown(rich_view(answer), colour=True))
    assert not {char for char in remaining if ord(char) < 32 and char not in "\n\t"}


@pytest.mark.parametrize("width", [20, 80, 200])
def test_several_answers_fit_their_terminal_below_their_questions(width: int) -> None:
    lines = shown(rich_view(a_several_answer()), width).splitlines()
    assert max(map(len, lines)) <= width
    headings = [line for line in lines if re.match(r"\d\. (?:How|Who|Anth|What)", line)]
    assert len(headings) >= 5
    assert sum(line.startswith("Sources") for line in lines) == 1
