"""A corpus read whole: one bad file never stops the rest, and every change of a file shows in the fingerprint."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.corpus import corpus_digests, fingerprint_of, load_corpus
from index.errors import CorpusError
from tests.index.facts.folders import SOURCES, a_briefing, a_corpus, good_tables, table

SHIPPED = Path(__file__).parents[2] / "corpus"


def test_bad_files_are_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    bad = a_briefing("round_id: [")
    a_corpus(tmp_path, **good_tables(), a_md=bad, b_md=a_briefing("round_id: lumen-a"), c_txt=b"\xff\xfe")
    corpus = load_corpus(tmp_path)
    assert [briefing.file for briefing in corpus.briefings] == ["briefings/b.md"]
    assert [fault.file for fault in corpus.faults] == ["briefings/a.md", "briefings/c.txt"]
    assert len(corpus.facts.rounds) == 2


def test_faults_are_sorted_by_file_and_line(tmp_path: Path) -> None:
    sources = table(SOURCES, *(f"s{n},,,," for n in range(12)))
    a_corpus(tmp_path, sources=sources, rounds="", z_md=a_briefing("odd: 1\nodder: 2"))
    places = [(fault.file, fault.line or 0) for fault in load_corpus(tmp_path).faults]
    assert places == sorted(places)
    assert len(places) == 15


def test_texts_hold_every_file_that_offsets_point_into(tmp_path: Path) -> None:
    corpus = load_corpus(a_corpus(tmp_path, **good_tables(), a_md=a_briefing("round_id: lumen-a")))
    assert set(corpus.texts) == {"facts/companies.csv", "facts/rounds.csv", "facts/sources.csv", "briefings/a.md"}
    for one in corpus.facts.rounds:
        assert corpus.texts[one.origin.file][one.origin.start :].startswith(one.round_id)


def test_fingerprint_of_what_was_read_is_that_of_the_folder(tmp_path: Path) -> None:
    a_corpus(tmp_path, **good_tables(), a_md=a_briefing("round_id: lumen-a"), b_md=b"\xff")
    assert load_corpus(tmp_path).fingerprint == fingerprint_of(corpus_digests(tmp_path))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda folder: (folder / "briefings/a.md").write_text("Summary: more."), id="edited"),
        pytest.param(lambda folder: (folder / "briefings/b.md").write_text("Summary: new."), id="added"),
        pytest.param(lambda folder: (folder / "briefings/a.md").rename(folder / "briefings/c.md"), id="renamed"),
        pytest.param(lambda folder: (folder / "facts/rounds.csv").unlink(), id="removed"),
    ],
)
def test_every_change_shows_in_the_fingerprint(tmp_path: Path, change: object) -> None:
    assert callable(change)
    a_corpus(tmp_path, **good_tables(), a_md="Summary: Lumen makes lamps.")
    before = load_corpus(tmp_path).fingerprint
    change(tmp_path)
    assert load_corpus(tmp_path).fingerprint != before


def test_touching_a_file_changes_nothing(tmp_path: Path) -> None:
    a_corpus(tmp_path, **good_tables())
    before = load_corpus(tmp_path).fingerprint
    os.utime(tmp_path / "facts/rounds.csv", (1, 1))
    assert load_corpus(tmp_path).fingerprint == before


def test_briefings_without_facts_are_a_corpus(tmp_path: Path) -> None:
    corpus = load_corpus(a_corpus(tmp_path, a_md="Summary: Lumen makes lamps."))
    assert corpus.faults == ()
    assert corpus.facts.rounds == ()


@pytest.mark.parametrize("make", [False, True], ids=["absent", "empty"])
def test_folder_without_a_corpus_says_what_is_wanted(tmp_path: Path, make: bool) -> None:
    folder = tmp_path / "corpus"
    if make:
        folder.mkdir()
    with pytest.raises(CorpusError, match="want briefings" if make else "no such folder"):
        load_corpus(folder)


def test_limit_on_the_size_of_a_file_is_kept(tmp_path: Path) -> None:
    a_corpus(tmp_path, a_md="Summary: short.", b_md="Summary: " + "long " * 100)
    corpus = load_corpus(tmp_path, max_file_bytes=100)
    assert [fault.file for fault in corpus.faults] == ["briefings/b.md"]


def test_shipped_corpus_has_no_fault() -> None:
    if not (SHIPPED / "facts").is_dir():
        pytest.skip("corpus/ is not here: this is an installed package, not the repository")
    corpus = load_corpus(SHIPPED)
    assert [str(fault) for fault in corpus.faults] == []
    assert len(corpus.facts.rounds) > 100
    assert set(corpus.facts.briefing_of.values()) == {briefing.file for briefing in corpus.briefings}
    for one in corpus.facts.rounds:
        assert corpus.texts[one.origin.file][one.origin.start : one.origin.end].startswith(one.round_id)
