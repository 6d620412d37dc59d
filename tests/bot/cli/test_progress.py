"""Progress bars: on a terminal only, never on standard output, and always at their end when the work is."""

from __future__ import annotations

import io
import re

import pytest

from bot.cli.progress import progress_bars
from index.progress import Silent


class Screen(io.StringIO):
    """Standard error that says that it is a terminal."""

    def isatty(self) -> bool:
        """Always."""
        return True


def drawn(monkeypatch: pytest.MonkeyPatch) -> str:
    """What two stages leave on the screen, the second of unknown length."""
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress_bars(quiet=False, stays=True) as progress:
        progress.step("Reading [bold]", 3)
        progress.advance(2)
        progress.step("Encoding", None)
        progress.advance(5)
        progress.done()
    return re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", screen.getvalue())


def test_every_stage_ends_full(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    last_lines = [line.strip() for line in re.split(r"[\r\n]+", drawn(monkeypatch)) if line.strip()][-2:]
    assert "Reading [bold]" in last_lines[0]
    assert "3/3" in last_lines[0]
    assert "5/5" in last_lines[1]
    assert capsys.readouterr().out == ""


def test_nothing_is_drawn_where_nobody_watches() -> None:
    with progress_bars(quiet=False, stays=True) as progress:
        assert isinstance(progress, Silent)


def test_quiet_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    with progress_bars(quiet=True, stays=True) as progress:
        progress.step("Reading", 1)
    assert screen.getvalue() == ""


def failing_work() -> None:
    """A job that fails in its first stage."""
    with progress_bars(quiet=False, stays=False) as progress:
        progress.step("Reading", 2)
        raise KeyError


def test_bars_end_when_the_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with pytest.raises(KeyError):
        failing_work()
    assert "\x1b[?25h" in screen.getvalue()  # the cursor is shown again
