"""``facts check``: every fault by file and line, conflicts beside them, and an exit code for scripts."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bot.cli.corpora import BRIEFING, a_corpus
from tests.bot.cli.running import RunCli

TABLE = """\
round_id,company,round,announced,instrument,amount,currency,pre_money,post_money,lead_investors,participants,\
use_of_funds,confidence,source_ids,notes
lumen-b,Lumen,Series B,2025-03-03,equity,2500000,USD,,10000000,Aurora Capital,,,official,,
"""
FAULTY = BRIEFING.replace("2000000", "2.5m")


def a_conflicting_corpus(folder: Path) -> Path:
    """A table that gives another amount than the briefing's front matter."""
    corpus = a_corpus(folder, lumen=BRIEFING.replace("company: Lumen", "round_id: lumen-b\ncompany: Lumen"))
    (corpus / "facts").mkdir()
    (corpus / "facts" / "rounds.csv").write_text(TABLE, encoding="utf-8")
    return corpus


def test_clean_corpus_is_said_to_be_clean(cli: RunCli, tmp_path: Path) -> None:
    ran = cli("facts", "check", "--corpus", a_corpus(tmp_path))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("0 faults, 0 conflicts. Read: briefings 1, rounds 1,")


def test_fault_is_named_by_file_and_line(cli: RunCli, tmp_path: Path) -> None:
    ran = cli("facts", "check", "--corpus", a_corpus(tmp_path, lumen=FAULTY))
    assert ran.code == 2
    assert ran.out.startswith("briefings/lumen.txt:6: amount: ")
    assert "1 fault, 0 conflicts." in ran.out


def test_conflict_is_shown_and_is_no_fault(cli: RunCli, tmp_path: Path) -> None:
    ran = cli("facts", "check", "--corpus", a_conflicting_corpus(tmp_path))
    assert ran.code == 0
    assert "conflict: lumen-b.amount: facts/rounds.csv:2 says 2500000, briefings/lumen.txt:7 says 2000000" in ran.out


def test_json_gives_the_same(cli: RunCli, tmp_path: Path) -> None:
    ran = cli("facts", "check", "--json", "--corpus", a_conflicting_corpus(tmp_path))
    found = json.loads(ran.out)
    assert found["faults"] == []
    [conflict] = found["conflicts"]
    assert (conflict["round_id"], conflict["field"], conflict["used"], conflict["other"]) == (
        "lumen-b",
        "amount",
        "2500000",
        "2000000",
    )
    assert found["counts"]["rounds"] == 1


def test_only_the_files_asked_for_are_checked(cli: RunCli, tmp_path: Path) -> None:
    corpus = a_corpus(tmp_path, good=BRIEFING.replace("Lumen", "Ember"), bad=FAULTY)
    assert cli("facts", "check", "--corpus", corpus, corpus / "briefings" / "good.txt").code == 0
    assert cli("facts", "check", "--corpus", corpus, "briefings/bad.txt").code == 2


def test_file_outside_the_corpus_is_wrong_use(cli: RunCli, tmp_path: Path) -> None:
    ran = cli("facts", "check", "--corpus", a_corpus(tmp_path), "elsewhere.txt")
    assert ran.code == 2
    assert "elsewhere.txt is not a file of the corpus" in ran.err
    assert ran.err.count("\n") == 1


def test_folder_without_a_corpus_is_named(cli: RunCli, tmp_path: Path) -> None:
    ran = cli("facts", "check", "--corpus", tmp_path)
    assert ran.code == 2
    assert str(tmp_path) in ran.err


def test_missing_folder_is_named(cli: RunCli) -> None:
    ran = cli("facts", "check", "--corpus", "nowhere")
    assert ran.code == 2
    assert "'nowhere' does not exist" in ran.err
