"""Builds that are really killed. ``python -m benchmarks.crash`` does the same many more times."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.crash import Kill, Workshop


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory.mktemp("crash"))


@pytest.fixture(scope="module")
def steps(workshop: Workshop) -> int:
    """How many changes to files one build makes."""
    return workshop.steps()


@pytest.mark.parametrize("part", range(8))
def test_build_killed_at_a_step_leaves_a_whole_generation(workshop: Workshop, steps: int, part: int) -> None:
    """Eight steps from the first to the last but a few, where publishing and removing happen."""
    step = 1 + part * (steps - 1) // 7
    assert workshop.kill(Kill(at_step=step)) == []


@pytest.mark.parametrize("share", [0.15, 0.45, 0.75, 1.05])
def test_build_killed_at_a_time_leaves_a_whole_generation(workshop: Workshop, share: float) -> None:
    assert workshop.kill(Kill(after_s=share * workshop.duration_s())) == []


def test_broken_generation_would_be_noticed(tmp_path: Path) -> None:
    """The check that the tests above rely on is able to fail."""
    workshop = Workshop(tmp_path)
    assert list(workshop.problems(before="")) == []
    (live,) = (workshop.index / "generations").iterdir()
    (live / "passages.jsonl").write_text("")
    assert len(list(workshop.problems(before="9"))) >= 2
