"""``index build``, ``status`` and ``verify``, with the real model and the real engines."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.bot.cli.corpora import BRIEFING, Built, a_corpus, write_briefing
from tests.bot.cli.running import RunCli


@pytest.fixture
def copied(lumen: Built, tmp_path: Path) -> Built:
    """The corpus about Lumen and its index, to be changed."""
    for name in ("corpus", "index"):
        shutil.copytree(getattr(lumen, name), tmp_path / name)
    return Built(tmp_path / "corpus", tmp_path / "index")


def options(built: Built) -> tuple[str | Path, ...]:
    """Where these are, for the command line."""
    return "--corpus", built.corpus, "--index", built.index


def test_build_says_what_is_live_now(cli: RunCli, tmp_path: Path) -> None:
    built = Built(a_corpus(tmp_path), tmp_path / "index")
    ran = cli("index", "build", *options(built))
    assert (ran.code, ran.err) == (0, "")
    assert "is live, built in" in ran.out
    assert "briefings 1, " in ran.out
    assert " encoded, 0 taken over." in ran.out


def test_second_build_finds_nothing_to_do(cli: RunCli, copied: Built) -> None:
    ran = cli("index", "build", "--json", *options(copied))
    report = json.loads(ran.out)
    assert (ran.code, report["unchanged"], report["encoded"]) == (0, True, 0)


def test_full_build_encodes_everything_anew(cli: RunCli, copied: Built) -> None:
    report = json.loads(cli("index", "build", "--full", "--json", *options(copied)).out)
    assert (report["unchanged"], report["reused"]) == (False, 0)
    assert report["encoded"] > 0


def test_faulty_part_is_left_out_and_named(cli: RunCli, copied: Built) -> None:
    write_briefing(copied.corpus, "lumen", BRIEFING.replace("2000000", "2.5m"))
    ran = cli("index", "build", *options(copied))
    assert ran.code == 0
    assert "briefings/lumen.txt:6: amount: " in ran.out


def test_strict_build_refuses_a_fault_and_keeps_what_was_live(cli: RunCli, copied: Built) -> None:
    live = json.loads(cli("index", "status", "--json", *options(copied)).out)["id"]
    write_briefing(copied.corpus, "lumen", BRIEFING.replace("2000000", "2.5m"))
    ran = cli("index", "build", "--strict", *options(copied))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("roundtable: briefings/lumen.txt:6: amount: ")
    assert json.loads(cli("index", "status", "--json", *options(copied)).out)["id"] == live


def test_status_says_whether_the_corpus_has_changed(cli: RunCli, copied: Built) -> None:
    assert "Corpus: unchanged" in cli("index", "status", *options(copied)).out
    write_briefing(copied.corpus, "ember", "Ember raised money.")
    assert "Corpus: has changed since; run roundtable index build" in cli("index", "status", *options(copied)).out


def test_status_of_an_index_alone_does_not_guess_about_a_corpus(cli: RunCli, lumen: Built) -> None:
    assert "Corpus:" not in cli("index", "status", "--index", lumen.index).out


def test_status_without_an_index_says_what_to_do(cli: RunCli, tmp_path: Path) -> None:
    ran = cli("index", "status", "--index", tmp_path / "none")
    assert ran.code == 1
    assert "run roundtable index build" in ran.out


def test_last_failure_is_shown(cli: RunCli, copied: Built) -> None:
    write_briefing(copied.corpus, "lumen", BRIEFING.replace("2000000", "2.5m"))
    cli("index", "build", "--strict", *options(copied))
    assert "Last build failed: " in cli("index", "status", *options(copied)).out


def test_whole_index_verifies(cli: RunCli, lumen: Built) -> None:
    ran = cli("index", "verify", "--index", lumen.index)
    assert (ran.code, ran.out) == (0, "The index is whole.\n")


def test_damaged_file_is_named(cli: RunCli, copied: Built) -> None:
    [passages] = copied.index.glob("generations/*/passages.jsonl")
    passages.chmod(0o644)
    passages.write_text("{}\n", encoding="utf-8")
    ran = cli("index", "verify", "--json", "--index", copied.index)
    assert ran.code == 1
    [fault] = json.loads(ran.out)["faults"]
    assert fault["file"].endswith("/passages.jsonl")
