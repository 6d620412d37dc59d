"""What the shared options make of the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.options import Invocation


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROUNDTABLE_INDEX_DIR", "kept")


def test_without_options_the_settings_hold() -> None:
    settings = Invocation().settings()
    assert (settings.corpus_dir, settings.index_dir) == (Path("corpus"), Path("kept"))


def test_the_settings_own_corpus_keeps_its_index_however_it_is_written(tmp_path: Path) -> None:
    assert Invocation(corpus=tmp_path / "x" / ".." / "corpus").settings().index_dir == Path("kept")


def test_another_corpus_has_an_index_of_its_own() -> None:
    folders = {Invocation(corpus=Path(name)).settings().index_dir for name in ("a/seed", "b/seed", "./a/seed")}
    assert len(folders) == 2
    assert {folder.parent for folder in folders} == {Path("kept/corpora")}
    assert all(folder.name.startswith("seed-") for folder in folders)


def test_named_index_is_used_for_any_corpus() -> None:
    assert Invocation(corpus=Path("seed"), index=Path("mine")).settings().index_dir == Path("mine")


def test_index_without_its_corpus_is_taken_as_it_is() -> None:
    assert Invocation(index=Path("mine")).takes_index_as_it_is
    assert not Invocation(index=Path("mine"), corpus=Path("seed")).takes_index_as_it_is
    assert not Invocation().takes_index_as_it_is
