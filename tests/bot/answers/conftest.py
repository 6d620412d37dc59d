"""An Answerer over the tiny corpus, built once with the real model."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.answers.answerer import Answerer
from index.encoder import SentenceEncoder
from index.generation import open_generation
from tests.bot.running import encoder, tiny_index

__all__ = ["encoder", "tiny_index"]


@pytest.fixture(scope="session")
def answerer(tiny_index: Path, encoder: SentenceEncoder) -> Answerer:
    """Answers from two companies, three rounds and two briefings."""
    generation = open_generation(tiny_index / "index", encoder=encoder)
    return Answerer(generation, today=lambda: date(2026, 11, 22))
