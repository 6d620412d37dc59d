"""Marks survive into what is shown, and marking never changes what is read."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.answers.answer import Quote
from bot.render.embeds import embeds
from bot.render.emphasis import Run, quote_runs, text_runs
from bot.render.markdown import emphasised, escaped, pieces
from bot.render.safe import one_line
from bot.render.terminal import rich_view
from bot.render.text import plain
from tests.bot.render.builders import a_passages_answer
from tests.bot.render.test_terminal import shown

QUOTE = Quote("The *grippers* wobble,\n and kelp wobbled.", 1, "briefings/a.md", "Full story", 0, 41, 0.9)
MARKED = replace(QUOTE, marks=((5, 13), (15, 21), (33, 40)))


def a_quote(text: str, marks: tuple[tuple[int, int], ...]) -> Quote:
    return Quote(text, 1, "briefings/a.md", "Full story", 0, len(text), 0.9, marks)


def test_a_quote_is_cut_into_runs_on_one_line() -> None:
    assert quote_runs(MARKED) == (
        Run("The *", False),
        Run("grippers", True),
        Run("* ", False),
        Run("wobble", True),
        Run(", and kelp ", False),
        Run("wobbled", True),
        Run(".", False),
    )


@example(text="aaaaaaaaaa ", marks=[(0, 11)])
@given(
    st.text("ab \n\t\x1b*", max_size=30), st.lists(st.tuples(st.integers(-2, 32), st.integers(-2, 32)), max_size=3)
)
def test_runs_put_together_are_what_is_shown_without_marks(text: str, marks: list[tuple[int, int]]) -> None:
    runs = quote_runs(a_quote(text, tuple(marks)))
    assert "".join(run.text for run in runs) == one_line(text)


def test_a_text_that_gives_its_quotes_is_marked_there() -> None:
    answer = a_passages_answer(text=f"Before “{MARKED.text}” [1]", quotes=(MARKED,))
    assert [run.text for run in text_runs(answer) if run.is_marked] == ["grippers", "wobble", "wobbled"]


def test_discord_shows_marks_in_bold_and_everything_else_as_written() -> None:
    answer = a_passages_answer(quotes=(MARKED,))
    description = embeds(answer)[0].description or ""
    assert r"> The \***grippers**\* **wobble**, and kelp **wobbled**. \[1\]" in description


def test_nothing_in_an_address_is_bold() -> None:
    text = "See https://lumen.example/lumen and Lumen."
    start = text.index("lumen")
    runs = quote_runs(a_quote(text, ((start, start + 5), (len(text) - 6, len(text) - 1))))
    assert emphasised(runs) == "See https://lumen.example/lumen and **Lumen**."


@pytest.mark.parametrize("limit", [40, 64, 200])
def test_no_cut_leaves_bold_open(limit: int) -> None:
    text = "Series E raised money again. " * 20
    marks = tuple(match.span() for match in re.finditer("Series E|money", text))
    for piece in pieces(emphasised(quote_runs(a_quote(text, marks))), limit):
        assert piece.count("**") % 2 == 0


def test_unmarked_runs_are_escaped_as_ever() -> None:
    text = "# 1. *x* @everyone [a](b) https://a.example/_x_"
    assert emphasised((Run(text, is_marked=False),)) == escaped(text)


def test_a_terminal_shows_marks_in_bold_and_a_file_as_they_are() -> None:
    answer = a_passages_answer(text="What they say [1].", quotes=(MARKED,))
    coloured = shown(rich_view(answer), colour=True)
    assert "\x1b[1;3mgrippers\x1b[0m" in coloured
    assert "“The *grippers* wobble, and kelp wobbled.” [1]" in plain(answer)
