"""Every error is one line that says what to do, with the exit code of its kind."""

from __future__ import annotations

import click
import pytest

from bot.cli.failures import exit_code_of, explain, message_of
from bot.errors import SettingsError
from index.errors import BuildLockedError, CorpusError, CorruptError, Fault, NoGenerationError, QueryError

FAULT = Fault("facts/rounds.csv", 7, "amount: got '2,5m', want a whole number")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        pytest.param(click.UsageError("no such option"), 2, id="wrong use"),
        pytest.param(CorpusError((FAULT,)), 2, id="bad corpus"),
        pytest.param(SettingsError((FAULT,)), 2, id="bad settings"),
        pytest.param(QueryError("no such metric"), 2, id="bad query"),
        pytest.param(NoGenerationError("nothing built"), 2, id="no index at that place"),
        pytest.param(CorruptError("broken file"), 1, id="broken index"),
        pytest.param(BuildLockedError("another build"), 1, id="locked"),
        pytest.param(PermissionError(13, "Permission denied", "x"), 1, id="system"),
        pytest.param(RuntimeError("oops"), 1, id="our fault"),
        pytest.param(click.Abort(), 130, id="interrupted"),
    ],
)
def test_exit_code_tells_the_kind_of_error(error: Exception, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(error, debug=False) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == (0 if code == 130 else 1)
    assert "Traceback" not in captured.err


def test_debug_shows_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise RuntimeError("oops")
    except RuntimeError as error:
        explain(error, debug=True)
    assert "Traceback" in capsys.readouterr().err


def test_fixable_error_is_given_in_its_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    explain(CorpusError((FAULT,)), debug=False)
    assert capsys.readouterr().err == "roundtable: facts/rounds.csv:7: amount: got '2,5m', want a whole number\n"


def test_error_from_the_system_names_the_file() -> None:
    assert message_of(PermissionError(13, "Permission denied", "corpus/facts")) == "corpus/facts: Permission denied"


def test_our_own_fault_says_what_to_report() -> None:
    message = message_of(ValueError("odd"))
    assert message.startswith("ValueError: odd; ")
    assert "--debug" in message
    assert exit_code_of(ValueError("odd")) == 1


def test_no_line_break_or_escape_in_an_error_reaches_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    explain(QueryError("two\nlines \x1b[31mred"), debug=False)
    assert capsys.readouterr().err == "roundtable: two lines [31mred\n"
