"""Building: what is taken over, what is published, and what a failed build leaves alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.encoder import SentenceEncoder
from index.errors import CorpusError, GenerationError, ModelError
from index.generation import BuildOptions, build, current_id, open_generation, status, verify
from index.generation.layout import TOKENS, VECTORS
from index.late_interaction import TokenStore, TokenVectors
from index.models import COLBERT
from index.progress import Progress
from index.token_encoder import ColbertEncoder
from index.vectors import FaissVectors, Matrix
from tests.index.generation.desk import OPTIONS, Desk, Steps, built_with_token_model, files_below
from tests.index.word_counts import WordCounts

ROOT = Path(__file__).resolve().parents[3]


class Unloadable(WordCounts):
    """An encoder whose model does not load."""

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Matrix:
        raise ModelError(f"the model does not load for {len(texts)} texts, {progress}")


class Broken(WordCounts):
    """An encoder that makes no numbers."""

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Matrix:
        return super().encode(texts, progress=progress) * np.float32("nan")


class Editing(WordCounts):
    """An encoder during whose work something else happens."""

    before: Callable[[], None]

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Matrix:
        self.before()
        return super().encode(texts, progress=progress)


def test_built_generation_is_live_and_sound(desk: Desk) -> None:
    report = desk.build()
    assert current_id(desk.index) == report.id
    assert verify(desk.index) == []
    assert (report.counts.briefings, report.counts.rounds, report.unchanged) == (1, 2, False)
    assert report.encoded == report.counts.passages > 0


def test_building_again_without_a_change_writes_nothing(desk: Desk) -> None:
    first = desk.build()
    before = files_below(desk.index)
    calls = desk.encoder.calls
    again = desk.build()
    assert (again.id, again.unchanged, again.encoded) == (first.id, True, 0)
    assert files_below(desk.index) == before
    assert desk.encoder.calls == calls


def test_full_build_encodes_everything_anew(desk: Desk) -> None:
    first = desk.build()
    again = desk.build(full=True)
    assert not again.unchanged
    assert again.id > first.id
    assert (again.encoded, again.reused) == (first.counts.passages, 0)


def test_only_new_passages_are_encoded(desk: Desk) -> None:
    first = desk.build()
    desk.write("b.md", "Summary: Money for lamps.")
    report = desk.build()
    assert (report.encoded, report.reused) == (1, first.counts.passages)


def test_taken_over_vectors_equal_fresh_ones(desk: Desk) -> None:
    desk.build()
    desk.write("0.md", "Summary: A round of money, money, money.")
    partly = FaissVectors.open(desk.build().path / VECTORS).rows()
    fully = FaissVectors.open(desk.build(full=True).path / VECTORS).rows()
    assert np.array_equal(partly, fully)


def tokens_of(folder: Path) -> list[TokenVectors]:
    store = TokenStore.open(folder / TOKENS)
    return [store[row] for row in range(len(store))]


def same(left: TokenVectors, right: TokenVectors) -> bool:
    return np.array_equal(left.vectors, right.vectors) and np.array_equal(left.starts, right.starts)


def test_each_passage_has_the_tokens_of_its_heading_and_its_text(desk: Desk) -> None:
    report = desk.build()
    written = tokens_of(report.path)
    fresh = ColbertEncoder().texts([one.embedded_text for one in desk.open().passages])
    assert len(written) == len(fresh) == report.counts.passages > 1
    assert all(map(same, written, fresh))


def test_taken_over_tokens_are_those_of_the_same_passage(desk: Desk) -> None:
    first = desk.build()
    before = {
        one.content_hash: tokens for one, tokens in zip(desk.open().passages, tokens_of(first.path), strict=True)
    }
    desk.write("0.md", "Summary: A round of money, money, money.")
    report = desk.build()
    after = {
        one.content_hash: tokens for one, tokens in zip(desk.open().passages, tokens_of(report.path), strict=True)
    }
    assert len(after) == len(before) + 1
    assert all(same(tokens, after[digest]) for digest, tokens in before.items())


def test_taken_over_tokens_equal_fresh_ones(desk: Desk) -> None:
    """But for what numbers of 8 bits lose, which depends on what else is read in the same pass."""
    desk.build()
    desk.write("0.md", "Summary: A round of money, money, money.")
    partly = tokens_of(desk.build().path)
    fully = tokens_of(desk.build(full=True).path)
    assert [one.starts.tolist() for one in partly] == [one.starts.tolist() for one in fully]
    for one, other in zip(partly, fully, strict=True):
        assert (one.vectors.astype(np.float32) * other.vectors.astype(np.float32)).sum(axis=1).min() > 0.95


def test_same_words_in_two_places_are_encoded_once(desk: Desk) -> None:
    words = "---\ncompany: Glow\nround: {}\n---\nSummary: The very same words."
    desk.write("x.md", words.format("Seed"))
    desk.write("y.md", words.format("Seed").replace("Summary: ", "Summary:  "))
    report = desk.build()
    assert report.encoded == report.counts.passages - 1


def test_other_model_takes_over_no_vector(desk: Desk) -> None:
    first = desk.build()
    desk.encoder = WordCounts("ships", "birch")
    report = desk.build()
    assert (report.encoded, report.reused) == (first.counts.passages, 0)
    assert open_generation(desk.index, encoder=desk.encoder).manifest.dimension == 3


def test_other_token_model_takes_over_no_vector(desk: Desk) -> None:
    first = desk.build()
    built_with_token_model(first.path, "maker/other-colbert")
    report = desk.build()
    assert not report.unchanged
    assert (report.encoded, report.reused) == (first.counts.passages, 0)
    assert desk.open().manifest.recipe.token_model_id == COLBERT


@pytest.mark.parametrize(
    "options", [BuildOptions(max_words=4, grace_s=0), BuildOptions(max_words=12, max_file_bytes=9)]
)
def test_other_options_make_another_generation(desk: Desk, options: BuildOptions) -> None:
    first = desk.build()
    report = desk.build(options=options)
    assert not report.unchanged
    assert report.counts != first.counts


def test_model_is_never_loaded_where_nothing_is_new(desk: Desk) -> None:
    """A model that cannot be loaded is no hindrance as long as no passage has to be encoded."""
    desk.build()
    (desk.corpus / "facts" / "sources.csv").write_text("source_id,title,publisher,url,published\ns1,New,,,\n")
    desk.encoder = Unloadable("lamps", "round", "money")
    assert desk.build().encoded == 0


def test_facts_without_briefings_need_no_model(desk: Desk) -> None:
    (desk.corpus / "briefings" / "a.md").unlink()
    report = build(desk.corpus, desk.index)
    generation = open_generation(desk.index)
    assert (report.counts.passages, report.encoded) == (0, 0)
    assert generation.searcher.search("lamps") == ()
    assert len(generation.facts.rounds) == 2


_WITHOUT_MODELS = """
import sys
from pathlib import Path
from index.generation import build, open_generation
from index.search import Mode
build(Path(sys.argv[1]), Path(sys.argv[2]))
searcher = open_generation(Path(sys.argv[2])).searcher
assert [searcher.search("lamps", mode=mode) for mode in Mode] == [()] * len(Mode)
assert (searcher.late("lamps", []), searcher.answering("lamps", [])) == ([], [])
print({"torch", "onnxruntime", "tokenizers"} & set(sys.modules))
"""


def test_facts_without_briefings_load_no_model(desk: Desk) -> None:
    (desk.corpus / "briefings" / "a.md").unlink()
    command = [sys.executable, "-c", _WITHOUT_MODELS, str(desk.corpus), str(desk.index)]
    run = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    assert run.stdout.strip() == "set()"


def test_vectors_that_are_no_numbers_are_refused(desk: Desk) -> None:
    desk.build()
    desk.write("b.md", "Summary: Something new.")
    desk.encoder = Broken("lamps", "round", "money")
    with pytest.raises(ModelError, match="finite numbers"):
        desk.build()
    assert verify(desk.index) == []


def test_real_model_finds_what_a_question_means(desk: Desk) -> None:
    desk.write("b.md", "Summary: Its new plant casts bronze bells for churches.")
    encoder = SentenceEncoder()
    build(desk.corpus, desk.index, encoder=encoder)
    hits = open_generation(desk.index, encoder=encoder).searcher.search("foundry of chimes", k=1)
    assert hits[0].passage.file == "briefings/b.md"


def test_faulty_file_is_left_out_and_reported(desk: Desk) -> None:
    desk.write("bad.md", "---\nround_id: [\n---\n")
    report = desk.build()
    assert [fault.file for fault in report.left_out] == ["briefings/bad.md"]
    assert open_generation(desk.index).manifest.faults == report.left_out


def test_strict_build_refuses_a_corpus_with_faults(desk: Desk) -> None:
    first = desk.build()
    desk.write("bad.md", "---\nround_id: [\n---\n")
    with pytest.raises(CorpusError, match=r"bad\.md"):
        desk.build(strict=True)
    assert current_id(desk.index) == first.id
    assert desk.names() == [first.id]


def test_passages_know_the_round_that_the_facts_link_them_to(desk: Desk) -> None:
    desk.write("b.md", "---\ncompany: Lumen AI\nround: Seed\n---\nSummary: Small.")
    desk.build()
    linked = {(p.file, p.round_id, p.company) for p in desk.open().passages}
    assert linked == {("briefings/a.md", "lumen-a", "Lumen"), ("briefings/b.md", "lumen-seed", "Lumen")}


def test_fingerprint_is_of_what_was_read(desk: Desk) -> None:
    """A file that changes while a build runs is not in that build, and the next one notices."""
    desk.encoder = encoder = Editing("lamps", "round", "money")
    encoder.before = lambda: desk.write("a.md", "Summary: Changed meanwhile.")
    desk.build()
    assert "ships" in desk.open().text("briefings/a.md")
    assert status(desk.index, corpus=desk.corpus).corpus_changed is True
    assert desk.build().unchanged is False
    assert desk.open().text("briefings/a.md") == "Summary: Changed meanwhile."


def no_passage(folder: Path) -> None:
    (folder / "passages.jsonl").write_text("{}\n")


def no_tokens(folder: Path) -> None:
    (folder / "tokens" / "vectors.npy").write_bytes(b"nothing of the kind")


def tokens_of_fewer(folder: Path) -> None:
    TokenStore.build(tokens_of(folder)[1:], dimension=384).save(folder / TOKENS)


def tokens_of_another_dimension(folder: Path) -> None:
    narrow = [TokenVectors(one.vectors[:, :7], one.starts) for one in tokens_of(folder)]
    TokenStore.build(narrow, dimension=7).save(folder / TOKENS)


@pytest.mark.parametrize("damage", [no_passage, no_tokens, tokens_of_fewer, tokens_of_another_dimension])
def test_damaged_live_generation_is_built_anew(desk: Desk, damage: Callable[[Path], None]) -> None:
    first = desk.build()
    damage(first.path)
    report = desk.build()
    assert not report.unchanged
    assert (report.encoded, report.reused) == (first.counts.passages, 0)
    assert verify(desk.index) == []


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xff", b"20260101T000000.000000Z-00000000\n"])
def test_damaged_pointer_is_set_right_by_building(desk: Desk, content: bytes) -> None:
    first = desk.build()
    (desk.index / "CURRENT").write_bytes(content)
    report = desk.build()
    assert report.id > first.id
    assert first.id in desk.names()
    assert verify(desk.index) == []


def test_ids_rise_even_if_the_clock_goes_back(desk: Desk) -> None:
    first = desk.build()
    desk.clock.time = desk.clock.time.replace(year=2020)
    assert desk.build(full=True).id > first.id
    assert desk.open().id > first.id


def test_progress_hears_of_every_stage(desk: Desk) -> None:
    heard = Steps()
    report = build(desk.corpus, desk.index, options=OPTIONS, encoder=desk.encoder, progress=heard)
    assert [name for name, _ in heard.stages] == [
        "Reading the corpus",
        "Encoding",
        "Encoding words",
        "Writing",
        "Verifying",
    ]
    assert heard.stages[1:3] == [("Encoding", report.encoded), ("Encoding words", report.encoded)]
    assert heard.advanced == 2 * report.encoded
    assert heard.is_done


def test_two_builds_of_one_corpus_hold_the_same(desk: Desk, tmp_path: Path) -> None:
    one = desk.build()
    other = build(desk.corpus, tmp_path / "other", options=OPTIONS, encoder=desk.encoder)
    same, again = files_below(one.path), files_below(other.path)
    differing = {name for name in same.keys() | again.keys() if same.get(name) != again.get(name)}
    assert differing <= {"facts.duckdb", "manifest.json"}, "DuckDB marks each file; the rest is the same to the byte"
    assert open_generation(tmp_path / "other").facts == desk.open().facts


def test_build_reads_only_what_lies_in_the_corpus(desk: Desk) -> None:
    before = files_below(desk.corpus)
    desk.build()
    assert files_below(desk.corpus) == before


_LIMITED = """
import bm25s, duckdb, faiss, resource, sys
from pathlib import Path
from index.errors import GenerationError
from index.generation import BuildOptions, build
from tests.index.word_counts import WordCounts
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
options, encoder = BuildOptions(max_words=12), WordCounts(*map(str, range(500)))
try:
    build(Path(sys.argv[1]), Path(sys.argv[2]), options=options, encoder=encoder, full=True)
except GenerationError as error:
    print(error)
    raise SystemExit(3)
"""


@pytest.mark.parametrize(
    ("limit", "where"),
    [(0, "index: "), (1_000, "index: "), (20_000, "index: "), (100_000, "vectors.faiss: "), (2_000_000, "index: ")],
    ids=["nothing", "passages", "texts", "vectors", "tokens"],
)
def test_disk_without_room_is_said_and_harms_nothing(desk: Desk, limit: int, where: str) -> None:
    """The system refuses every write beyond a size, as a full disk does, in different parts of the build."""
    desk.write("long.md", "Summary: " + " ".join(f"word{n}" for n in range(3000)))
    first = desk.build()
    command = [sys.executable, "-c", _LIMITED, str(desk.corpus), str(desk.index), str(limit)]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 3, run.stderr
    assert where in run.stdout
    assert "make room" in run.stdout
    assert len(run.stdout.splitlines()) == 1
    assert current_id(desk.index) == first.id
    assert verify(desk.index) == []
    assert desk.names() == [first.id]


def test_folder_that_cannot_be_made_is_a_clear_error(desk: Desk) -> None:
    desk.index.write_text("a file where a folder should be")
    with pytest.raises(GenerationError, match="--index"):
        desk.build()


def test_missing_corpus_is_a_clear_error_and_harms_nothing(desk: Desk) -> None:
    first = desk.build()
    (desk.corpus / "facts").rename(desk.folder / "facts")
    (desk.corpus / "briefings" / "a.md").unlink()
    with pytest.raises(CorpusError, match="want briefings"):
        desk.build()
    assert current_id(desk.index) == first.id


@pytest.mark.parametrize("field", ["max_words", "keep", "max_file_bytes", "overlap_sentences", "grace_s"])
def test_senseless_options_are_refused(field: str) -> None:
    change: dict[str, Any] = {field: -1}
    with pytest.raises(ValueError, match=field):
        replace(BuildOptions(), **change)


def test_manifest_records_what_made_it(desk: Desk) -> None:
    report = desk.build()
    record = json.loads((report.path / "manifest.json").read_text())
    assert record["recipe"]["model_id"] == desk.encoder.model_id
    assert record["recipe"]["token_model_id"] == COLBERT
    assert record["recipe"]["max_words"] == 12
    assert set(record["versions"]) == {
        "python",
        "roundtable",
        "faiss-cpu",
        "bm25s",
        "duckdb",
        "sentence-transformers",
        "onnxruntime",
    }
    assert set(record["files"]) == set(files_below(report.path)) - {"manifest.json"}
    assert os.fspath(desk.folder) not in (report.path / "manifest.json").read_text()
