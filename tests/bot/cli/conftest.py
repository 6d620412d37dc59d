"""Fixtures of the command line's tests."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.generation import build
from tests.bot.cli.corpora import Built, a_corpus
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


@pytest.fixture(scope="session")
def lumen(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The corpus about Lumen with its index, for tests that change neither."""
    folder: Path = tmp_path_factory.mktemp("lumen")
    built = Built(a_corpus(folder), folder / "index")
    build(built.corpus, built.index)
    return built
