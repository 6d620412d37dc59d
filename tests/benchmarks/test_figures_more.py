"""Questions that modules named more_* add to families, and those of readers who know nothing of the program."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.figures import families
from benchmarks.figures.book import Book
from benchmarks.figures.cases import MORE, all_cases, family_names

ROOT = Path(__file__).resolve().parents[2]
FURTHER = sorted(module.name for module in pkgutil.iter_modules(families.__path__) if module.name.startswith(MORE))


@pytest.fixture(scope="module")
def book() -> Book:
    return Book(ROOT / "corpus" / "facts")


def test_there_are_modules_of_further_questions_and_none_is_a_family() -> None:
    assert FURTHER
    assert not set(FURTHER) & set(family_names())


@pytest.mark.parametrize("module", FURTHER)
def test_further_questions_are_counted_with_the_family_they_name(book: Book, module: str) -> None:
    asked = list(importlib.import_module(f"{families.__name__}.{module}").cases(book))
    assert asked
    for family in {case.family for case in asked}:
        assert family in family_names()
        assert {case for case in asked if case.family == family} <= set(all_cases(book, family=family))


def test_ten_fresh_readers_ask_five_questions_each(book: Book) -> None:
    assert len(all_cases(book, family="fresh")) == 50


def test_a_question_differs_from_every_other_in_more_than_capitals_and_points(book: Book) -> None:
    plain = Counter((case.before, "".join(filter(str.isalnum, case.question)).casefold()) for case in all_cases(book))
    assert [question for question, times in plain.items() if times > 1] == []
