"""Builds that are really killed. ``python -m benchmarks.crash`` does the same many more times."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.crash import Kill, Workshop


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(tmp_path_factory.mktemp("crash"))


@pytest.fixture(scope="module")
def steps(workshop: Workshop) -> list[str]:
    """The changes to files that one build makes, in words."""
    return workshop.steps()


@pytest.mark.parametrize("part", range(4))
def test_build_killed_while_writing_leaves_a_whole_generation(
    workshop: Workshop, steps: list[str], part: int
) -> None:
    assert workshop.kill(Kill(at_step=1 + part * publication(steps) // 4)) == []


@pytest.mark.parametrize("offset", range(-1, 5))
def test_build_killed_around_publication_leaves_a_whole_generation(
    workshop: Workshop, steps: list[str], offset: int
) -> None:
    """From before the new generation has its name until an old one is being removed."""
    assert workshop.kill(Kill(at_step=publication(steps) + offset)) == []


def publication(steps: list[str]) -> int:
    """The number of the step that begins to write the new pointer."""
    return max(
        n for n, step in enumerate(steps, start=1) if step.startswith("open ") and step.endswith("CURRENT.tmp")
    )


@pytest.mark.parametrize("share", [0.2, 0.6, 1.0])
def test_build_killed_at_a_time_leaves_a_whole_generation(workshop: Workshop, share: float) -> None:
    assert workshop.kill(Kill(after_s=share * workshop.duration_s())) == []


def test_broken_generation_would_be_noticed(tmp_path: Path) -> None:
    """The check that the tests above rely on is able to fail."""
    workshop = Workshop(tmp_path)
    assert list(workshop.problems(before="")) == []
    live = max((workshop.index / "generations").iterdir())
    (live / "passages.jsonl").write_text("")
    assert len(list(workshop.problems(before="9"))) >= 2
