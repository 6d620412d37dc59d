"""Runs the command line in this process and catches what it prints."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from bot.cli import run


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run left behind."""

    code: int
    out: str
    err: str


class RunCli(Protocol):
    """Runs the command line with these arguments."""

    def __call__(self, *args: str | Path) -> Ran:
        """Run it."""


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> RunCli:
    """The command line, in an empty folder and without settings."""
    for name in [name for name in os.environ if name.upper().startswith("ROUNDTABLE_")]:
        monkeypatch.delenv(name)
    (tmp_path / "cwd").mkdir()
    monkeypatch.chdir(tmp_path / "cwd")

    def called(*args: str | Path) -> Ran:
        capsys.readouterr()
        code = run([str(arg) for arg in args])
        return Ran(code, *capsys.readouterr())

    return called
