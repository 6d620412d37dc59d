"""verify and status: every kind of damage is found, and nothing is found where nothing is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pytest

from index.errors import CorpusError
from index.generation import BuildOptions, status, verify
from index.generation.manifest import file_entry
from index.late_interaction import TokenStore
from index.vectors import FaissVectors
from tests.index.generation.desk import Desk, files_below


def with_new_checksums(folder: Path) -> None:
    """Make the manifest agree with the files again, so that only what they mean is wrong."""
    path = folder / "manifest.json"
    record = json.loads(path.read_text())
    names = files_below(folder).keys() - {"manifest.json"}
    entries = {name: file_entry(folder / name) for name in names}
    record["files"] = {name: {"sha256": one.sha256, "size": one.size} for name, one in entries.items()}
    path.write_text(json.dumps(record))


def problems(desk: Desk) -> list[str]:
    return [str(fault) for fault in verify(desk.index)]


def test_sound_generation_has_no_fault(desk: Desk) -> None:
    desk.build()
    assert problems(desk) == []


def test_every_single_file_is_checked(desk: Desk) -> None:
    """A changed byte, a missing file and an additional one are each found, in whatever file."""
    path = desk.build().path
    names = [name for name in files_below(path) if name != "manifest.json"]
    assert len(names) > 11
    assert {"tokens/vectors.npy", "tokens/starts.npy", "tokens/ends.npy"} <= set(names)
    for name in names:
        content = (path / name).read_bytes()
        (path / name).write_bytes(bytes([content[0] ^ 1]) + content[1:])
        assert [f.file for f in verify(desk.index)] == [f"generations/{path.name}/{name}"]
        (path / name).unlink()
        assert problems(desk) == [f"generations/{path.name}/{name}: is missing"]
        (path / name).write_bytes(content)
    (path / "texts" / "more").write_text("x")
    assert problems(desk) == [f"generations/{path.name}/texts/more: is not in the manifest"]


def fewer_passages(folder: Path) -> None:
    lines = (folder / "passages.jsonl").read_text().splitlines(keepends=True)
    (folder / "passages.jsonl").write_text("".join(lines[1:]))


def moved_text(folder: Path) -> None:
    path = folder / "texts" / "briefings" / "a.md"
    path.write_text("x" + path.read_text())


def no_text(folder: Path) -> None:
    (folder / "texts" / "briefings" / "a.md").unlink()


def short_table(folder: Path) -> None:
    (folder / "texts" / "facts" / "rounds.csv").write_text("round_id")


def fewer_vectors(folder: Path) -> None:
    FaissVectors.build(np.ones((1, 4), dtype=np.float32)).save(folder / "vectors.faiss")


def no_vectors(folder: Path) -> None:
    (folder / "vectors.faiss").write_bytes(b"nothing of the kind")


def tokens_of_fewer(folder: Path) -> None:
    store = TokenStore.open(folder / "tokens")
    TokenStore.build([store[0]], dimension=store.dimension).save(folder / "tokens")


def no_tokens(folder: Path) -> None:
    (folder / "tokens" / "starts.npy").write_bytes(b"nothing of the kind")


def no_lexical_index(folder: Path) -> None:
    (folder / "lexical" / "size.json").write_text('{"size": 1, "has_words": false}')


def fewer_rounds(folder: Path) -> None:
    with duckdb.connect(folder / "facts.duckdb") as connection:
        connection.execute("DELETE FROM rounds WHERE round_id = 'lumen-a'")


def broken_passage(folder: Path) -> None:
    (folder / "passages.jsonl").write_text("{}\n")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (fewer_passages, "passages.jsonl: holds"),
        (moved_text, "passages.jsonl:1: the passage does not stand at"),
        (no_text, "passages.jsonl: "),
        (broken_passage, "passages.jsonl: "),
        (short_table, "facts.duckdb: round:lumen-seed does not lie within facts/rounds.csv"),
        (fewer_vectors, "vectors.faiss: holds 1 vectors of 4"),
        (no_vectors, "vectors.faiss: "),
        (tokens_of_fewer, "tokens: holds the tokens of 1 passages, want 2"),
        (no_tokens, "tokens: "),
        (no_lexical_index, "lexical: holds 1 rows"),
        (fewer_rounds, "facts.duckdb: holds 1 rounds, want 2"),
    ],
)
def test_parts_that_do_not_belong_together_are_found(desk: Desk, damage: Callable[[Path], None], said: str) -> None:
    path = desk.build().path
    damage(path)
    with_new_checksums(path)
    assert any(f"generations/{path.name}/{said}" in problem for problem in problems(desk))


def test_nothing_built_is_the_one_fault(tmp_path: Path) -> None:
    (fault,) = verify(tmp_path)
    assert "roundtable index build" in fault.problem


def test_damaged_pointer_is_the_one_fault(desk: Desk) -> None:
    desk.build()
    (desk.index / "CURRENT").write_text("?")
    assert [fault.file for fault in verify(desk.index)] == ["CURRENT"]


def test_verifying_changes_nothing(desk: Desk) -> None:
    desk.build()
    before = files_below(desk.index)
    verify(desk.index)
    status(desk.index, corpus=desk.corpus)
    assert files_below(desk.index) == before


def test_status_of_an_empty_folder_says_what_to_run(tmp_path: Path) -> None:
    found = status(tmp_path / "index")
    assert (found.id, found.counts, found.corpus_changed, found.older) == (None, None, None, ())
    assert found.problem is not None
    assert "roundtable index build" in found.problem


def test_status_tells_how_the_index_stands(desk: Desk) -> None:
    first = desk.build()
    desk.write("b.md", "---\nodd: 1\n---\nSummary: New.")
    report = desk.build(options=BuildOptions(max_words=12))
    found = status(desk.index, corpus=desk.corpus)
    assert (found.id, found.older, found.counts) == (report.id, (first.id,), report.counts)
    assert found.model == desk.encoder.model_id
    assert found.left_out == report.left_out != ()
    assert (
        found.size
        == sum(map(len, files_below(report.path).values())) - (report.path / "manifest.json").stat().st_size
    )
    assert (found.corpus_changed, found.problem, found.failure) == (False, None, None)
    assert found.created is not None
    assert found.created.isoformat().startswith("2026-01-01T00:")


def test_status_shows_that_the_corpus_has_changed(desk: Desk) -> None:
    desk.build()
    assert status(desk.index).corpus_changed is None
    desk.write("b.md", "Summary: New.")
    assert status(desk.index, corpus=desk.corpus).corpus_changed is True


def test_status_shows_why_the_last_build_failed_until_one_succeeds(desk: Desk) -> None:
    desk.build()
    desk.write("bad.md", "")
    with pytest.raises(CorpusError):
        desk.build(strict=True)
    failure = status(desk.index).failure
    assert failure is not None
    assert "briefings/bad.md" in failure.message
    (desk.corpus / "briefings" / "bad.md").unlink()
    desk.build()
    assert status(desk.index).failure is None


def test_status_of_a_damaged_generation_is_a_problem_not_an_error(desk: Desk) -> None:
    (desk.build().path / "manifest.json").unlink()
    found = status(desk.index, corpus=desk.corpus)
    assert found.id is None
    assert found.problem is not None
    assert "manifest.json" in found.problem
