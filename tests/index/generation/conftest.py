"""What every test of generations starts from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.index.generation.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A small corpus without faults, and no index yet."""
    return Desk(tmp_path)
