from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from bot.rebuilds import AlreadyBuildingError, BuildStoppedError, Rebuilds, Stage
from index.generation import BuildReport, Counts
from index.progress import Progress

COUNTS = Counts(
    briefings=0, passages=0, rounds=0, companies=0, commitments=0, metrics=0, fx=0, sources=0, conflicts=0
)
REPORT = BuildReport(
    id="1",
    path=Path(),
    unchanged=False,
    counts=COUNTS,
    reused=0,
    encoded=0,
    left_out=(),
    pruned=(),
    elapsed_s=0.0,
)


class Work:
    """Work of ten units that goes on when it is told to."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        self.has_begun = threading.Event()
        self.full: list[bool] = []

    def __call__(self, progress: Progress, full: bool) -> BuildReport:
        self.full.append(full)
        progress.step("encoding", 10)
        progress.advance(3)
        self.has_begun.set()
        assert self.go_on.wait(30)
        progress.advance(7)
        progress.done()
        return REPORT


async def nothing() -> None:
    """What is done after a build, where that does not matter."""


async def begun(rebuilds: Rebuilds, work: Work, **options: bool) -> None:
    rebuilds.start("Boss", **options)
    assert await asyncio.to_thread(work.has_begun.wait, 30)


async def test_a_build_tells_how_far_it_is_and_ends_with_its_report() -> None:
    work = Work()
    rebuilds = Rebuilds(work, then=nothing)
    await begun(rebuilds, work, full=True)
    rebuild = rebuilds.running
    assert rebuild is not None
    assert rebuild.stage == Stage("encoding", 3, 10)
    assert rebuild.stage.share == 0.3
    work.go_on.set()
    assert await rebuild.outcome is REPORT
    assert rebuilds.running is None
    assert work.full == [True]


async def test_a_second_build_is_refused_by_the_name_of_the_first() -> None:
    work = Work()
    rebuilds = Rebuilds(work, then=nothing)
    await begun(rebuilds, work)
    with pytest.raises(AlreadyBuildingError, match="Boss began a build") as refused:
        rebuilds.start("Ana")
    assert refused.value.running is rebuilds.running
    work.go_on.set()
    await rebuilds.close()


async def test_a_stopped_build_ends_at_its_next_sign_of_life() -> None:
    work = Work()
    rebuilds = Rebuilds(work, then=nothing)
    await begun(rebuilds, work)
    rebuild = rebuilds.running
    assert rebuild is not None
    closing = asyncio.create_task(rebuilds.close())
    await asyncio.sleep(0)
    work.go_on.set()
    await closing
    with pytest.raises(BuildStoppedError):
        await rebuild.outcome
    with pytest.raises(BuildStoppedError):
        rebuilds.start("Boss")


async def test_a_build_runs_until_its_generation_is_live() -> None:
    work, steps = Work(), []

    async def go_live() -> None:
        steps.append("live" if rebuilds.running else "too late")

    rebuilds = Rebuilds(work, then=go_live)
    work.go_on.set()
    await rebuilds.start("Boss").outcome
    assert steps == ["live"]


async def test_after_a_failure_the_next_build_may_begin() -> None:
    def fail(_progress: Progress, _full: bool) -> BuildReport:
        raise OSError("no space left")

    rebuilds = Rebuilds(fail, then=nothing)
    for _ in range(2):
        with pytest.raises(OSError, match="no space"):
            await rebuilds.start("Boss").outcome
    assert rebuilds.running is None


def test_a_share_is_unknown_without_a_total_and_never_above_one() -> None:
    assert Stage("reading").share is None
    assert Stage("reading", 0, 0).share is None
    assert Stage("encoding", 12, 10).share == 1.0
