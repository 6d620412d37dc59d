from __future__ import annotations

from pathlib import Path

import pytest

from bot.rebuilds import Rebuilds
from bot.upkeep import Upkeep
from index.errors import BuildLockedError, CorpusError, Fault
from index.generation import BuildReport
from index.progress import Progress
from tests.bot.test_rebuilds import REPORT, nothing
from tests.bot.tiny_corpus import add_orchard, write_corpus


class Builds:
    """Counts builds; each fails with the next error it was given."""

    def __init__(self, *errors: Exception) -> None:
        self.count = 0
        self._errors = list(errors)

    def __call__(self, _progress: Progress, _full: bool) -> BuildReport:
        self.count += 1
        if self._errors:
            raise self._errors.pop(0)
        return REPORT


def upkeep_of(corpus: Path, builds: Builds) -> Upkeep:
    return Upkeep(corpus, Rebuilds(builds, then=nothing), interval_s=3600)


async def test_the_first_look_builds_and_a_corpus_at_rest_is_built_once(tmp_path: Path) -> None:
    builds = Builds()
    upkeep = upkeep_of(write_corpus(tmp_path / "corpus"), builds)
    for _ in range(4):
        await upkeep.look()
    assert builds.count == 1


async def test_a_change_is_built_once_it_has_come_to_rest(tmp_path: Path) -> None:
    corpus, builds = write_corpus(tmp_path / "corpus"), Builds()
    upkeep = upkeep_of(corpus, builds)
    await upkeep.look()
    add_orchard(corpus)
    await upkeep.look()
    assert builds.count == 1
    (corpus / "briefings" / "new.md").write_text("Still being written", encoding="utf-8")
    await upkeep.look()
    assert builds.count == 1
    await upkeep.look()
    assert builds.count == 2


async def test_a_removed_file_is_a_change(tmp_path: Path) -> None:
    corpus, builds = write_corpus(tmp_path / "corpus"), Builds()
    upkeep = upkeep_of(corpus, builds)
    await upkeep.look()
    (corpus / "briefings" / "harbor-series-a.md").unlink()
    await upkeep.look()
    await upkeep.look()
    assert builds.count == 2


async def test_a_corpus_that_fails_is_not_tried_again_until_it_changes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    builds = Builds(CorpusError((Fault("facts/rounds.csv", 3, "amount: got 'lots'"),)))
    upkeep = upkeep_of(corpus, builds)
    for _ in range(3):
        await upkeep.look()
    assert builds.count == 1
    assert "facts/rounds.csv:3" in caplog.text
    add_orchard(corpus)
    await upkeep.look()
    await upkeep.look()
    assert builds.count == 2


async def test_a_build_elsewhere_is_waited_for(tmp_path: Path) -> None:
    builds = Builds(BuildLockedError("another build is running"))
    upkeep = upkeep_of(write_corpus(tmp_path / "corpus"), builds)
    await upkeep.look()
    await upkeep.look()
    assert builds.count == 2


async def test_without_a_corpus_nothing_is_built(tmp_path: Path) -> None:
    builds = Builds()
    upkeep = upkeep_of(tmp_path / "absent", builds)
    await upkeep.look()
    assert builds.count == 0
