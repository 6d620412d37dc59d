"""docs/cli.md is what the commands say of themselves."""

from __future__ import annotations

import re

from bot.cli import COMMANDS
from docs.generate import CLI_PAGE, cli_page


def test_page_is_up_to_date() -> None:
    assert CLI_PAGE.read_text(encoding="utf-8") == cli_page(), "stale: run python -m docs.generate"


def test_page_has_every_command() -> None:
    titles = re.findall(r"^## (.+)$", cli_page(), re.MULTILINE)
    assert titles[0] == "roundtable"
    assert len(titles) > len(COMMANDS)
    assert [name for name in COMMANDS if f"roundtable {name}" not in titles] == []


def test_page_does_not_depend_on_the_terminal() -> None:
    assert [line for line in cli_page().splitlines() if len(line) > 120] == []
