"""Whatever a question is understood as can be typed: its line reads back as the very query, names included.

The questions are those of the benchmark that may be looked at, put to the shipped corpus. Equal queries give equal
figures. A question about a round that there is none of has no figure, and its line is refused with the rounds that
there are. docs/queries.md's examples are answered twice in ``tests/test_queries_page.py``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.figures.asking import TODAY
from benchmarks.figures.book import Book
from benchmarks.figures.cases import all_cases, family_names
from bot.answers.asking import asked
from bot.answers.lexicon import Lexicon
from bot.answers.reading import Reader
from index.corpus import load_corpus
from index.errors import QueryError
from index.facts.table import FactsTable
from index.figures.compute import Missing, compute
from index.figures.naming import named
from index.figures.query import Query
from index.figures.syntax import parse

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
TABLE = FactsTable(load_corpus(CORPUS).facts)
READER = Reader(Lexicon(TABLE))
BOOK = Book(CORPUS / "facts")


def understood(family: str) -> dict[str, Query]:
    """The queries of one family of questions, by their lines."""
    questions = [case.question for case in all_cases(BOOK, part="dev", family=family) if not case.before]
    found = [asked(READER.read(question, today=TODAY), TABLE) for question in questions]
    return {str(one.query): one.query for one in found if one is not None}


def fault(line: str, query: Query) -> str | None:
    """Why a line does not read back as its query, where that has a figure."""
    try:
        read = named(parse(line), TABLE)
    except QueryError as error:
        return None if isinstance(compute(query, TABLE), Missing) else f"{line}: {error}"
    return None if read == query else f"{line} reads back as {read}"


@pytest.mark.parametrize("family", family_names())
def test_the_query_of_a_question_reads_back_from_its_line(family: str) -> None:
    queries = understood(family)
    assert [told for line, query in queries.items() if (told := fault(line, query))] == []


def test_most_questions_have_a_query() -> None:
    assert len(understood("lookups")) > 10
