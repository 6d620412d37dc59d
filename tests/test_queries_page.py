"""docs/queries.md: its lists are the catalogue's, its examples are answered, each answer's line gives it again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.answers.answer import Answer
from bot.answers.asking import Asked
from bot.answers.figures import figure_answer
from docs.queries_page import QUERIES_PAGE, queries_page
from index.corpus import load_corpus
from index.facts.table import FactsTable
from index.figures.compute import Figure, compute
from index.figures.naming import named
from index.figures.query import Aggregate, CompareOp
from index.figures.syntax import parse

PAGE = QUERIES_PAGE.read_text(encoding="utf-8")
EXAMPLES = [line for block in re.findall(r"```text\n(.+?)```", PAGE, re.DOTALL) for line in block.splitlines()]
SHELL = re.findall(r'^roundtable figure "(.+?)"', PAGE, re.MULTILINE)
TABLE = FactsTable(load_corpus(Path(__file__).resolve().parents[1] / "corpus").facts)


def answer_to(line: str) -> Answer:
    query = named(parse(line), TABLE)
    found = compute(query, TABLE)
    assert isinstance(found, Figure), found.reason
    return figure_answer(line, Asked(query), found, TABLE)


@pytest.mark.parametrize("line", [*EXAMPLES, *SHELL])
def test_an_example_is_answered_and_its_line_gives_the_same_answer(line: str) -> None:
    answer = answer_to(line)
    assert answer.figure is not None
    again = answer_to(answer.figure.query)
    assert again.figure == answer.figure
    assert (again.rows, again.text, again.notes) == (answer.rows, answer.text, answer.notes)


def test_the_page_shows_every_clause_and_every_comparison() -> None:
    assert len(EXAMPLES) > 20
    assert len(SHELL) == 2
    for word in ("pick", "by", "having", "order", "limit", "in", "without", "since", "not", "is("):
        assert any(word in re.split(r"(?<=\()| ", line) for line in EXAMPLES), word


def test_the_lists_are_the_catalogues() -> None:
    assert [one for one in (*Aggregate, *CompareOp) if f"`{one}`" not in PAGE] == []
    assert queries_page(PAGE) == PAGE, "stale: run make docs"
