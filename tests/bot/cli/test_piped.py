"""Questions from a pipe: one a line, one memory, read as they come."""

from __future__ import annotations

import json

import click
import pytest

from bot.cli.piped import answer_questions
from tests.bot.cli.answering import Parrot


def test_lines_share_one_memory(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer_questions(["one\n", "\n", "two\n"], Parrot, as_json=True) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["text"] for answer in answers] == ["one (1)", "two (2)"]


def test_each_answer_stands_below_its_question(capsys: pytest.CaptureFixture[str]) -> None:
    answer_questions(["one\n", "two\n"], Parrot)
    text = capsys.readouterr().out
    assert text.startswith("> one\n\none (1)\n")
    assert "\n\n> two\n\ntwo (2)\n" in text


def test_all_declined_is_declined() -> None:
    assert answer_questions(["decline", "decline"], Parrot) == 3
    assert answer_questions(["decline", "one"], Parrot) == 0


def test_empty_input_opens_nothing_and_is_wrong_use() -> None:
    def opened() -> Parrot:
        raise AssertionError("opened for nothing")

    with pytest.raises(click.UsageError, match="standard input is empty"):
        answer_questions(["\n", "  "], opened)
