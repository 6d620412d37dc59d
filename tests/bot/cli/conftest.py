"""Fixtures of the command line's tests."""

import logging
from collections.abc import Iterator

import pytest

from tests.bot.cli.running import cli

__all__ = ["cli"]


@pytest.fixture(autouse=True)
def _restored_logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)
