"""The group of commands: help, versions, wrong use, and what it takes to get there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from bot.cli import COMMANDS
from bot.cli import cli as program
from bot.cli.search import MODES
from index.search import Mode
from tests.bot.cli.running import RunCli

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_debug(name: str, cli: RunCli) -> None:
    for flag in ("-h", "--help"):
        ran = cli(name, flag)
        assert (ran.code, ran.err) == (0, "")
        assert f"Usage: roundtable {name}" in ran.out


def leaves(command: click.Command) -> list[click.Command]:
    """The commands that do something, groups left out."""
    if not isinstance(command, click.Group):
        return [command]
    context = click.Context(command)
    children = [command.get_command(context, name) for name in command.list_commands(context)]
    return [leaf for child in children if child is not None for leaf in leaves(child)]


def test_every_command_can_be_debugged_and_explains_its_options() -> None:
    found = leaves(program)
    assert len(found) > len(COMMANDS)
    for command in found:
        options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
        assert "--debug" in [name for option in options for name in option.opts]
        assert [option.name for option in options if not option.help] == []


def test_help_lists_every_command(cli: RunCli) -> None:
    ran = cli("--help")
    assert ran.code == 0
    assert [name for name in COMMANDS if f"\n  {name} " not in ran.out] == []


def test_version_is_printed(cli: RunCli) -> None:
    ran = cli("--version")
    assert (ran.code, ran.out.split()[0]) == (0, "roundtable,")


def test_no_command_shows_the_help_and_is_wrong_use(cli: RunCli) -> None:
    ran = cli()
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: roundtable" in ran.err


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["answer"], id="unknown command"),
        pytest.param(["ask", "--jsn", "x"], id="unknown option"),
        pytest.param(["ask", "--corpus", "nowhere", "x"], id="missing corpus"),
        pytest.param(["ask", "--batch", "nowhere.jsonl"], id="missing batch"),
        pytest.param(["ask", "--batch", "-", "who led?"], id="batch and question"),
        pytest.param(["search", "-k", "0", "x"], id="no passages wanted"),
        pytest.param(["search"], id="no query"),
        pytest.param(["round"], id="no company"),
        pytest.param(["figure"], id="no figure query"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(args: list[str], cli: RunCli) -> None:
    ran = cli(*args)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("roundtable: ")
    assert ran.err.count("\n") == 1
    assert "--help" in ran.err


def test_settings_that_make_no_sense_stop_any_command(cli: RunCli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUNDTABLE_KEEP_GENERATIONS", "none")
    ran = cli("facts", "check")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "ROUNDTABLE_KEEP_GENERATIONS" in ran.err


def test_a_reranker_that_is_not_there_is_said_before_anything_is_asked(
    cli: RunCli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROUNDTABLE_RERANKER", "/nowhere")
    for command in (("ask", "Who led?"), ("search", "lamps"), ("index", "build"), ("run",)):
        ran = cli(*command)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "ROUNDTABLE_RERANKER: got '/nowhere', want a folder with model.onnx" in ran.err


def test_modes_of_search_are_those_of_the_index() -> None:
    assert list(MODES) == [mode.value for mode in Mode]


def test_help_imports_no_library_that_it_does_not_need() -> None:
    heavy = {"torch", "numpy", "duckdb", "rich", "pydantic", "prompt_toolkit", "discord", "yaml"}
    code = f"import sys; from bot.cli import run; run(['--help']); print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_module_is_the_same_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("roundtable, version ")
