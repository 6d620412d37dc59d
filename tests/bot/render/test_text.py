"""The plain text of an Answer: everything is there, once, and nothing decorates it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answer import Answer, CitedSource, FigureInput
from bot.render.text import input_value, plain, sources
from tests.bot.render.builders import (
    ANSWERS,
    a_declined_answer,
    a_fact_citation,
    a_figure_answer,
    a_list_answer,
    a_passage_citation,
    a_passages_answer,
    a_round_answer,
    a_several_answer,
)

BOX_DRAWING = {chr(code) for code in range(0x2500, 0x2580)}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_text_comes_first(answer: Answer) -> None:
    assert plain(answer).splitlines()[0] == answer.text


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_plain_text_has_no_boxes_colours_or_trailing_space(answer: Answer) -> None:
    text = plain(answer)
    assert not BOX_DRAWING & set(text)
    assert "\x1b" not in text
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_figure_shows_working_query_and_cited_inputs() -> None:
    text = plain(a_figure_answer())
    assert "Figure: 5.69%" in text
    assert "Working: amount ÷ post-money = $3.5 billion ÷ $61.5 billion = 5.69%" in text
    assert "  Post-money: $61.5 billion [1]" in text.splitlines()


def test_query_is_not_said_twice() -> None:
    answer = a_figure_answer()
    assert answer.figure is not None
    text = plain(replace(answer, understood=answer.figure.query))
    assert text.count(answer.figure.query) == 1


def test_list_does_not_give_its_rows_again_as_inputs() -> None:
    figure = a_figure_answer().figure
    assert figure is not None
    listed = a_list_answer(figure=replace(figure, value=None, display="", working=""))
    assert plain(listed) == plain(a_list_answer())
    worked = a_list_answer(figure=replace(figure, value=None, display="", query=""))
    assert "Figure\n  Working: amount" in plain(worked)
    assert "Post-money: " not in plain(worked)


def test_row_that_is_only_a_name_is_given_once() -> None:
    row = replace(a_list_answer().rows[0], value="OpenAI", display="OpenAI", unit="name")
    assert "  1. OpenAI [1]" in plain(a_list_answer(rows=(row,))).splitlines()


def test_list_is_counted_and_round_card_is_not() -> None:
    assert "  1. OpenAI: $40 billion [1]" in plain(a_list_answer()).splitlines()
    assert "  Announced: 3 March 2025" in plain(a_round_answer()).splitlines()


def test_numbers_of_long_lists_line_up() -> None:
    rows = a_list_answer().rows[:1] * 10
    lines = plain(a_list_answer(rows=rows)).splitlines()
    assert "   1. OpenAI: $40 billion [1]" in lines
    assert "  10. OpenAI: $40 billion [1]" in lines


def test_quote_has_its_mark_and_its_place() -> None:
    text = plain(a_passages_answer())
    assert "“Lightspeed led the round.” [1]\n    briefings/anthropic.md, Full story" in text


def test_quote_already_in_the_text_is_not_repeated() -> None:
    answer = a_passages_answer(text="Lightspeed led\nthe round. [1]")
    assert plain(answer).count("Lightspeed led") == 1


def test_source_names_page_place_and_address() -> None:
    assert sources([a_fact_citation(2)]) == (
        "Sources\n"
        "  [2] Anthropic raises Series E (2025-03-03)\n"
        "      facts/rounds.csv, line 12\n"
        "      https://example.com/series-e"
    )


def test_publisher_is_named_where_the_title_does_not() -> None:
    source = CitedSource(title="Big round", publisher="CNBC")
    assert "[1] CNBC: Big round" in sources([a_fact_citation(source=source)])


def test_passage_without_a_page_is_named_by_its_place() -> None:
    assert sources([a_passage_citation()]) == "Sources\n  [1] briefings/anthropic.md, Full story, line 3"


def test_no_sources_gives_nothing() -> None:
    assert sources([]) == ""


def test_declined_answer_ends_with_what_could_be_asked() -> None:
    assert plain(a_declined_answer()).endswith("You could ask\n  - Who led Anthropic's Series E?")


def test_long_lines_are_not_wrapped() -> None:
    words = "$61.5 billion " * 40
    assert words.strip() in plain(a_figure_answer(text=words)).splitlines()


def test_unknown_input_is_said_to_be_unknown() -> None:
    assert input_value(FigureInput(label="Post-money", value=None, unit="USD", citation=None)) == "unknown"


@given(st.text())
def test_no_text_of_an_answer_reaches_the_terminal_as_an_order(text: str) -> None:
    source = CitedSource(title=text, publisher=text, url=text, published=text)
    citation = a_passage_citation(file=text, section=text, source=source)
    quote = replace(a_passages_answer().quotes[0], text=text, file=text, section=text)
    answer = a_passages_answer(
        text=text, understood=text, notes=(text,), suggestions=(text,), quotes=(quote,), citations=(citation,)
    )
    assert not {char for char in plain(answer) if ord(char) < 32 and char not in "\n\t"}


def test_elapsed_time_is_no_part_of_the_text() -> None:
    answer = a_figure_answer(elapsed_ms=timedelta(seconds=7).total_seconds() * 1_000)
    assert plain(answer) == plain(a_figure_answer())


def test_several_answers_stand_first_and_each_has_its_support_below_its_question() -> None:
    answer = a_several_answer()
    text = plain(answer)
    assert text.startswith(answer.text)
    assert text.index("2. Who raised most?") < text.index("2. Databricks: $10 billion [1]")
    assert "  Figure: 5.69%" in text.splitlines()
    headings = [f"{number}. {part.question}" for number, part in enumerate(answer.answers, start=1)]
    places = [text.index(f"\n{heading}\n") for heading in headings[:-1]]
    assert places == sorted(places)


def test_several_answers_have_one_list_of_sources() -> None:
    lines = plain(a_several_answer()).splitlines()
    assert lines.count("Sources") == 1
    assert [line[2:5] for line in lines if line.startswith("  [")] == ["[1]", "[2]", "[3]"]
