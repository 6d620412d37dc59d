"""Asking just works: on a fresh corpus, after a change, and while somebody else is building."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from bot.cli.search import MODES
from index.generation import current_id
from index.generation.lock import build_lock
from tests.bot.cli.corpora import BRIEFING, Built, a_corpus, write_briefing
from tests.bot.cli.running import RunCli

SEED = Path(__file__).parents[4] / "shared" / "seed"
QUESTION = "How much did Lumen raise in its Series B?"


@pytest.fixture
def copied(lumen: Built, tmp_path: Path) -> Built:
    """The corpus about Lumen and its index, to be changed."""
    for name in ("corpus", "index"):
        shutil.copytree(getattr(lumen, name), tmp_path / name)
    return Built(tmp_path / "corpus", tmp_path / "index")


def options(built: Built) -> tuple[str | Path, ...]:
    """Where these are, for the command line."""
    return "--corpus", built.corpus, "--index", built.index


def test_first_question_builds_the_index(cli: RunCli, tmp_path: Path) -> None:
    corpus = a_corpus(tmp_path)
    ran = cli("ask", "--corpus", corpus, QUESTION)
    assert (ran.code, ran.err) == (0, "")
    assert "$2 million" in ran.out
    [index] = Path(".index/corpora").iterdir()
    assert index.name.startswith("corpus-")
    assert not Path(".index/CURRENT").exists()


def test_default_corpus_is_built_in_the_default_place(cli: RunCli, lumen: Built) -> None:
    shutil.copytree(lumen.corpus, "corpus")
    assert cli("ask", QUESTION).code == 0
    assert current_id(Path(".index")) is not None


def test_unchanged_corpus_is_not_built_again(cli: RunCli, copied: Built) -> None:
    before = current_id(copied.index)
    assert cli("ask", *options(copied), QUESTION).code == 0
    assert current_id(copied.index) == before


def test_changed_corpus_answers_with_the_change(cli: RunCli, copied: Built) -> None:
    write_briefing(copied.corpus, "lumen", BRIEFING.replace("2000000", "3000000"))
    assert "$3 million" in cli("ask", *options(copied), QUESTION).out


def test_changed_setting_builds_anew(cli: RunCli, copied: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    before = current_id(copied.index)
    monkeypatch.setenv("ROUNDTABLE_PASSAGE_WORDS", "30")
    assert cli("ask", *options(copied), QUESTION).code == 0
    assert current_id(copied.index) != before


def test_broken_index_is_built_anew(cli: RunCli, copied: Built) -> None:
    [manifest] = copied.index.glob("generations/*/manifest.json")
    manifest.chmod(0o644)
    manifest.write_text("{}", encoding="utf-8")
    assert "$2 million" in cli("ask", *options(copied), QUESTION).out


def test_faults_are_mentioned_when_the_index_is_built(cli: RunCli, copied: Built) -> None:
    write_briefing(copied.corpus, "ember", BRIEFING.replace("Lumen", "Ember").replace("2000000", "2.5m"))
    ran = cli("ask", *options(copied), QUESTION)
    assert ran.code == 0
    assert ran.err.startswith("roundtable: left out of the index: briefings/ember.txt:6: amount: ")
    assert ran.err.count("\n") == 1


def test_older_index_answers_while_somebody_else_builds(cli: RunCli, copied: Built) -> None:
    write_briefing(copied.corpus, "lumen", BRIEFING.replace("2000000", "3000000"))
    with build_lock(copied.index):
        ran = cli("ask", *options(copied), QUESTION)
    assert (ran.code, ran.err.count("\n")) == (0, 1)
    assert "answering from the index of " in ran.err
    assert "$2 million" in ran.out


def test_without_an_older_index_somebody_elses_build_is_awaited(cli: RunCli, lumen: Built, tmp_path: Path) -> None:
    index = tmp_path / "index"
    index.mkdir()
    locked, asked = threading.Event(), threading.Event()

    def build_elsewhere() -> None:
        with build_lock(index):
            locked.set()
            asked.wait(10)
            shutil.copytree(lumen.index / "generations", index / "generations", dirs_exist_ok=True)
            shutil.copy(lumen.index / "CURRENT", index / "CURRENT")

    elsewhere = threading.Thread(target=build_elsewhere)
    elsewhere.start()
    locked.wait(10)
    threading.Timer(1.0, asked.set).start()
    ran = cli("ask", "--corpus", lumen.corpus, "--index", index, QUESTION)
    elsewhere.join()
    assert ran.code == 0
    assert ran.err.endswith(": waiting for it\n")
    assert "$2 million" in ran.out


def test_index_alone_is_taken_as_it_is(cli: RunCli, copied: Built) -> None:
    write_briefing(copied.corpus, "lumen", BRIEFING.replace("2000000", "3000000"))
    shutil.copytree(copied.corpus, "corpus")
    assert "$2 million" in cli("ask", "--index", copied.index, QUESTION).out


def test_index_without_its_corpus_still_answers(cli: RunCli, copied: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUNDTABLE_CORPUS_DIR", str(copied.corpus / "gone"))
    monkeypatch.setenv("ROUNDTABLE_INDEX_DIR", str(copied.index))
    assert cli("ask", QUESTION).code == 0


def test_neither_corpus_nor_index_is_said_in_one_line(cli: RunCli) -> None:
    ran = cli("ask", QUESTION)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "corpus" in ran.err


def test_ask_prints_the_answer_as_json(cli: RunCli, lumen: Built) -> None:
    ran = cli("ask", "--json", *options(lumen), *QUESTION.split())
    answer = json.loads(ran.out)
    assert ran.code == 0
    assert (answer["question"], answer["figure"]["value"]) == (QUESTION, 2_000_000)


def test_declining_has_its_own_exit_code(cli: RunCli, lumen: Built) -> None:
    ran = cli("ask", *options(lumen), "How much did Nobody Inc raise in its Series Q?")
    assert (ran.code, ran.err) == (3, "")
    assert ran.out


def test_round_is_shown(cli: RunCli, lumen: Built) -> None:
    ran = cli("round", *options(lumen), "Lumen", "Series", "B")
    assert ran.code == 0
    assert "Lead investors: Aurora Capital [1]" in ran.out
    assert cli("round", *options(lumen), "Nobody").code == 3


def test_search_ranks_passages(cli: RunCli, lumen: Built) -> None:
    ran = cli("search", "--json", "-k", "2", *options(lumen), "lamps", "without", "daylight")
    found = json.loads(ran.out)
    assert (ran.code, found["query"], [hit["rank"] for hit in found["hits"]]) == (0, "lamps without daylight", [1, 2])
    best = found["hits"][0]
    text = (lumen.corpus / best["file"]).read_text(encoding="utf-8")
    assert text[best["start"] : best["end"]] == best["text"]
    assert "lamps" in best["text"]


def hits_of(cli: RunCli, built: Built, *arguments: str) -> list[dict[str, Any]]:
    """What a search finds, as JSON."""
    found: list[dict[str, Any]] = json.loads(cli("search", "--json", *arguments, *options(built)).out)["hits"]
    return found


WHO_LED = "Who led the round?"


def test_search_reranks_unless_it_is_told_otherwise(cli: RunCli, lumen: Built) -> None:
    hits = hits_of(cli, lumen, WHO_LED)
    assert hits == hits_of(cli, lumen, "--mode", "reranked", WHO_LED)
    assert "Aurora Capital led the round" in hits[0]["text"]
    read = [hit for hit in hits if hit["rerank_score"] is not None]
    assert read == hits[: len(read)] != []
    scores = [hit["score"] for hit in read]
    assert scores == sorted(scores, reverse=True)
    assert all(hit["late_score"] is not None for hit in hits)
    in_words = cli("search", "-k", "1", *options(lumen), WHO_LED).out
    best = hits[0]
    said = f"reranked {best['rerank_score']:.3f}, late {best['late_score']:.3f}, score {best['score']:.4f}, dense "
    assert f"     {said}" in in_words


def test_search_by_late_interaction_asks_no_reranker(cli: RunCli, lumen: Built) -> None:
    hits = hits_of(cli, lumen, "--mode", "late", WHO_LED)
    assert "Aurora Capital led the round" in hits[0]["text"]
    assert {hit["rerank_score"] for hit in hits} == {None}
    assert [hit["score"] for hit in hits] == [hit["late_score"] for hit in hits]
    scores = [hit["score"] for hit in hits]
    assert scores == sorted(scores, reverse=True)
    in_words = cli("search", "-k", "1", "--mode", "late", *options(lumen), WHO_LED).out
    assert f"     late {scores[0]:.3f}, score {scores[0]:.4f}, dense " in in_words
    assert "reranked" not in in_words


@pytest.mark.parametrize("mode", ["fused", "dense", "lexical"])
def test_a_mode_gives_no_scores_that_it_does_not_measure(cli: RunCli, lumen: Built, mode: str) -> None:
    hits = hits_of(cli, lumen, "--mode", mode, WHO_LED)
    assert hits
    assert {(hit["rerank_score"], hit["late_score"]) for hit in hits} == {(None, None)}
    assert " late " not in cli("search", "--mode", mode, *options(lumen), WHO_LED).out


@pytest.mark.parametrize("mode", MODES)
def test_every_hit_says_its_place_and_all_its_scores(cli: RunCli, lumen: Built, mode: str) -> None:
    scores = {"score", "dense_score", "dense_rank", "lexical_score", "lexical_rank", "late_score", "rerank_score"}
    places = {"file", "section", "start", "end", "title", "text"}
    hits = hits_of(cli, lumen, "--mode", mode, WHO_LED)
    assert hits
    assert all(set(hit) == {"rank"} | scores | places for hit in hits)


def test_a_damaged_reranker_is_said_in_one_line_and_figures_do_without_it(
    cli: RunCli, lumen: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("model.onnx", "tokenizer.json"):
        (tmp_path / part).write_text("{}", encoding="utf-8")
    monkeypatch.setenv("ROUNDTABLE_RERANKER", str(tmp_path))
    assert cli("ask", *options(lumen), QUESTION).code == 0
    ran = cli("ask", *options(lumen), "What does Lumen build for miners?")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert f"the model {tmp_path} does not load" in ran.err


def test_search_in_words(cli: RunCli, lumen: Built) -> None:
    ran = cli("search", "-k", "1", "--mode", "lexical", *options(lumen), "lamps")
    assert ran.out.startswith("  1. briefings/lumen.txt, Full story, ")
    assert "lexical" in ran.out
    assert "dense" not in ran.out
    nothing = cli("search", "--mode", "lexical", *options(lumen), "zebra")
    assert (nothing.code, nothing.out) == (3, "No passage found.\n")


@pytest.mark.skipif(not SEED.is_dir(), reason="needs the seed briefing in ../shared/seed")
def test_seed_briefing_answers_who_led_the_round(cli: RunCli) -> None:
    ran = cli("ask", "--json", "--corpus", SEED, "Who led the round?")
    assert (ran.code, ran.err) == (0, "")
    answer = json.loads(ran.out)
    assert "Lightspeed" in answer["text"]
    assert answer["citations"]
