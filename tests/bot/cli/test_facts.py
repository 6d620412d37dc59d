"""``facts check``: faults by file and line, conflicts, claims without support, and an exit code for scripts."""

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
    briefing = BRIEFING.replace("company: Lumen", "round_id: lumen-b\ncompany: Lumen")
    corpus = a_corpus(folder, lumen=briefing.replace("two million dollars", "money"))
    (corpus / "facts").mkdir()
    (corpus / "facts" / "rounds.csv").write_text(TABLE, encoding="utf-8")
    return corpus


def test_clean_corpus_is_said_to_be_clean(cli: RunCli, tmp_path: Path) -> None:
    ran = cli("facts", "check", "--corpus", a_corpus(tmp_path))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "briefings/lumen.txt: 4 supported, 0 derived, 0 missing, 0 in conflict"
    assert "\n0 faults, 0 conflicts, 0 unsupported claims. Read: briefings 1, rounds 1," in ran.out


def test_fault_is_named_by_file_and_line(cli: RunCli, tmp_path: Path) -> None:
    ran = cli("facts", "check", "--corpus", a_corpus(tmp_path, lumen=FAULTY))
    assert ran.code == 2
    assert ran.out.startswith("briefings/lumen.txt:6: amount: ")
    assert "\nbriefings/lumen.txt: not checked, because the tables know no round of it\n" in ran.out
    assert "\n1 fault, 0 conflicts, 0 unsupported claims." in ran.out


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


def test_claim_without_support_is_named_with_what_the_tables_say(cli: RunCli, tmp_path: Path) -> None:
    story = "Lumen raised $2 million at a valuation of $12 million, and Ember Partners joined in 2025."
    corpus = a_corpus(tmp_path, lumen=BRIEFING.replace("Lumen raised two million dollars.", story))
    ran = cli("facts", "check", "--corpus", corpus)
    assert ran.code == 2
    counts, valuation, name, *_ = ran.out.splitlines()
    said = "briefings/lumen.txt:2: valuation (basis unspecified) of Lumen Series B is $10 million"
    assert counts == "briefings/lumen.txt: 5 supported, 0 derived, 1 missing, 1 in conflict"
    assert valuation == f'briefings/lumen.txt:12: "$12 million": {said}'
    assert name == 'briefings/lumen.txt:12: "Ember Partners": no record holds it'
    assert "0 faults, 0 conflicts, 2 unsupported claims." in ran.out


def test_json_has_every_claim_with_what_supports_it(cli: RunCli, tmp_path: Path) -> None:
    corpus = a_corpus(tmp_path)
    found = json.loads(cli("facts", "check", "--json", "--corpus", corpus).out)
    [briefing] = found["briefings"]
    text = (corpus / "briefings" / "lumen.txt").read_text(encoding="utf-8")
    assert briefing["counts"] == {"supported": 4, "derived": 0, "missing": 0, "in conflict": 0}
    assert [claim["text"] for claim in briefing["claims"]] == [
        "Lumen",
        "two million dollars",
        "Aurora Capital",
        "Lumen",
    ]
    assert all(text[claim["start"] : claim["end"]] == claim["text"] for claim in briefing["claims"])
    assert {fact for claim in briefing["claims"] for fact in claim["fact_ids"]} == {"round:lumen-series-b"}


def test_what_sources_disagree_on_is_listed(cli: RunCli, tmp_path: Path) -> None:
    corpus = a_conflicting_corpus(tmp_path)
    others = "round_id,field,value,qualifier,source_ids,note\nlumen-b,amount,3000000,exact,,Another paper says so.\n"
    (corpus / "facts" / "alternatives.csv").write_text(others, encoding="utf-8")
    ran = cli("facts", "check", "--corpus", corpus)
    said = "briefings/lumen.txt: sources disagree on amount: facts/alternatives.csv:2 has 3000000"
    assert ran.code == 0
    assert said in ran.out.splitlines()


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
