"""What corpus/README.md promises to those who write the corpus is what they get."""

from __future__ import annotations

import csv
import io
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answers.answerer import Answerer
from docs.columns import MEANINGS
from docs.corpus_page import example_files, with_answers, write_example
from docs.generate import CORPUS_PAGE
from index.briefings import FULL_STORY, SOURCE, STRATEGIC_VIEW, SUMMARY
from index.corpus import load_corpus
from index.facts import columns
from index.facts.schema import Qualifier
from index.generation import build, open_generation

PAGE = CORPUS_PAGE.read_text(encoding="utf-8")
BRIEFING = "briefings/2026-02-tarn-robotics-series-b.md"
ROUND = {
    "company": "Tarn Robotics",
    "round": "Series B",
    "announced": "2026-02-03",
    "instrument": "equity",
    "amount": "45000000",
    "currency": "USD",
    "post_money": "180000000",
    "confidence": "official",
}


@pytest.fixture(autouse=True)
def _bare_surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No settings from outside; and the logging that a command sets up does not outlive its test."""
    for name in [name for name in os.environ if name.upper().startswith("ROUNDTABLE_")]:
        monkeypatch.delenv(name)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)


def asked(folder: Path, *rounds: dict[str, str]) -> Answerer:
    """Somebody to ask about rounds that are like the example's, apart from the cells given."""
    text = io.StringIO()
    names = [column.name for column in columns.ROUNDS.columns]
    table = csv.DictWriter(text, names, restval="", lineterminator="\n")
    table.writeheader()
    table.writerows({"round_id": f"tarn-{number}", **ROUND, **cells} for number, cells in enumerate(rounds))
    (folder / "corpus" / "facts").mkdir(parents=True)
    (folder / "corpus" / "facts" / "rounds.csv").write_text(text.getvalue(), encoding="utf-8")
    assert load_corpus(folder / "corpus").faults == ()
    build(folder / "corpus", folder / "index")
    return Answerer(open_generation(folder / "index"))


def table_under(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading of the page, without its head; code marks taken off."""
    part = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def coded(cell: str) -> str:
    """The first thing in code marks."""
    return cell.split("`")[1]


def test_the_example_is_a_whole_corpus_without_a_fault(tmp_path: Path) -> None:
    loaded = load_corpus(write_example(PAGE, tmp_path))
    assert (loaded.faults, loaded.facts.conflicts) == ((), ())
    assert set(example_files(PAGE)) == set(loaded.digests)
    assert loaded.facts.briefing_of == {"tarn-series-b": BRIEFING}
    assert [other.value for other in loaded.facts.alternatives] == ["50000000"]
    [briefing] = loaded.briefings
    assert [part.name for part in briefing.sections] == [STRATEGIC_VIEW, FULL_STORY, SUMMARY, SOURCE]


def test_the_example_is_answered_as_the_page_says(tmp_path: Path) -> None:
    assert "$135 million [1]" in PAGE
    assert PAGE.count("$ roundtable ask") == 3
    assert with_answers(PAGE, tmp_path) == PAGE, "stale: run make docs"


def test_a_corrected_cell_changes_the_answer(tmp_path: Path) -> None:
    corpus = write_example(PAGE, tmp_path)
    table = corpus / "facts" / "rounds.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("45000000", "50000000"), encoding="utf-8")
    (corpus / BRIEFING).unlink()
    build(corpus, tmp_path / "index")
    answer = Answerer(open_generation(tmp_path / "index")).ask("what was tarn's pre-money in the series b?")
    assert answer.text.startswith("The pre-money valuation of Tarn Robotics Series B was about $130 million")


def test_each_hedge_shows_in_the_answer_as_the_page_says(tmp_path: Path) -> None:
    rows = [(coded(amount), coded(hedge), said) for _, amount, hedge, said in table_under("Hedges")]
    assert {hedge for _, hedge, _ in rows} == set(Qualifier)
    letters = "ABCDE"
    rounds = [
        {"round": f"Series {letter}", "amount": amount, "amount_qualifier": hedge}
        for letter, (amount, hedge, _) in zip(letters, rows, strict=True)
    ]
    answerer = asked(tmp_path, *rounds)
    texts = [answerer.ask(f"how big was tarn robotics series {letter}?").text for letter in letters]
    assert [f"was {said} [1]" in text for text, (_, _, said) in zip(texts, rows, strict=True)] == [True] * 5, texts


def test_a_sum_with_a_ceiling_is_given_without_it_as_well(tmp_path: Path) -> None:
    rounds = ({"round": "Series A", "amount_qualifier": "up_to"}, {"round": "Series B", "amount": "10000000"})
    answer = asked(tmp_path, *rounds).ask("how much has tarn robotics raised in 2026?")
    assert any("Without them the sum is $10 million" in note for note in answer.notes), answer


def test_overlapping_money_is_counted_once_with_the_note_that_the_page_gives(tmp_path: Path) -> None:
    rounds = ({"round": "SAFE", "amount": "10000000", "overlaps_with": "tarn-1"}, {"round": "Series C"})
    answer = asked(tmp_path, *rounds).ask("how much has tarn robotics raised in 2026?")
    assert "raised $45 million" in answer.text
    promised = "Counted once: another part of the sum holds, or may hold, money of …"
    assert promised in " ".join(PAGE.split())
    assert f"{promised[:-1]}Tarn Robotics SAFE." in answer.notes


@pytest.mark.parametrize(("equity", "said"), [("30000000", "raised $30 million"), ("", "not stated")])
def test_of_a_package_only_the_stated_equity_part_counts(equity: str, said: str, tmp_path: Path) -> None:
    answerer = asked(tmp_path, {"instrument": "debt+equity", "equity_amount": equity})
    answer = answerer.ask("how much has tarn robotics raised in 2026?")
    assert said in " ".join([answer.text, *answer.notes])


@pytest.mark.parametrize(
    ("basis", "question", "said"),
    [
        ("post", "what was tarn robotics pre-money?", "$135 million"),
        ("pre", "what was tarn robotics pre-money?", "$180 million"),
        ("pre", "what was tarn robotics post-money?", "$225 million"),
        ("unspecified", "what was tarn robotics post-money?", "$180 million"),
    ],
)
def test_the_basis_of_a_valuation_decides_what_is_computed(
    basis: str, question: str, said: str, tmp_path: Path
) -> None:
    assert basis in [coded(row[0]) for row in table_under("Valuations")]
    answer = asked(tmp_path, {"valuation_basis": basis}).ask(question)
    assert said in answer.text
    is_said_to_be_taken = any("taken as post-money" in note for note in answer.notes)
    assert is_said_to_be_taken == (basis == "unspecified")


def test_a_disputed_round_is_said_to_be_so_with_its_notes(tmp_path: Path) -> None:
    disputed = {"amount": "", "confidence": "disputed", "notes": "One page says 45, one 50 million."}
    answer = asked(tmp_path, disputed).ask("what was tarn robotics post-money?")
    assert "Tarn Robotics Series B is disputed: sources disagree. One page says 45, one 50 million." in answer.notes


def test_without_a_preferred_value_the_answer_names_what_each_source_has(tmp_path: Path) -> None:
    corpus = write_example(PAGE, tmp_path)
    rounds = corpus / "facts" / "rounds.csv"
    rounds.write_text(rounds.read_text(encoding="utf-8").replace(",45000000,", ",,"), encoding="utf-8")
    (corpus / BRIEFING).unlink()
    build(corpus, tmp_path / "index")
    answer = Answerer(open_generation(tmp_path / "index")).ask("how big was tarn's series b?")
    assert answer.figure is None or answer.figure.value is None
    assert any("amount: Harbour News has $50 million." in note for note in answer.notes)


def test_a_house_and_its_arm_are_counted_apart_and_the_answer_says_so(tmp_path: Path) -> None:
    corpus = write_example(PAGE, tmp_path)
    investors = corpus / "facts" / "investors.csv"
    text = investors.read_text(encoding="utf-8").replace("Ostra Yards,,", "Ostra Yards,,Kelder Capital")
    investors.write_text(text, encoding="utf-8")
    (corpus / BRIEFING).unlink()
    build(corpus, tmp_path / "index")
    answer = Answerer(open_generation(tmp_path / "index")).ask("how many rounds did kelder invest in?")
    assert answer.figure is not None
    assert answer.figure.value == 2
    assert any(note.startswith("Counted apart: Ostra Yards, an arm of Kelder Capital") for note in answer.notes)


def test_every_column_has_a_meaning_and_an_example_that_it_takes() -> None:
    assert {spec.name: [column.name for column in spec.columns] for spec in columns.TABLES} == {
        name: list(meanings) for name, meanings in MEANINGS.items()
    }
    for spec in columns.TABLES:
        for column in spec.columns:
            column.parse(MEANINGS[spec.name][column.name].example)
