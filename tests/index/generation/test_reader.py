"""Opening: what is loaded when, what is refused, and that a generation answers from one build only."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from index import token_encoder
from index.errors import CorruptError, MismatchError, NoGenerationError
from index.facts.schema import PartialDate
from index.generation import build, current_id, open_generation
from index.models import COLBERT, DEFAULT_MODEL
from index.reranker import CrossEncoder
from index.search import Mode
from tests.index.generation.desk import Desk, built_with_token_model

ROOT = Path(__file__).resolve().parents[3]


def test_nothing_built_says_what_to_run(tmp_path: Path) -> None:
    assert current_id(tmp_path) is None
    assert current_id(tmp_path / "nowhere") is None
    with pytest.raises(NoGenerationError, match="run roundtable index build"):
        open_generation(tmp_path)


def test_facts_are_there_at_once(desk: Desk) -> None:
    desk.build()
    generation = desk.open()
    assert generation.facts.rounds[1].announced == PartialDate("2023-05")
    assert generation.facts.briefing_of == {"lumen-a": "briefings/a.md"}


def test_quotes_and_rows_can_be_cut_from_the_texts(desk: Desk) -> None:
    desk.build()
    generation = desk.open()
    for passage in generation.passages:
        assert generation.text(passage.file)[passage.start : passage.end] == passage.text
    origin = generation.facts.rounds[0].origin
    assert generation.text(origin.file)[origin.start : origin.end].startswith("lumen-seed,Lumen,Seed")


@pytest.mark.parametrize("file", ["briefings/none.md", "../manifest.json", "/etc/hostname", ""])
def test_text_of_a_file_that_is_not_in_it_is_refused(desk: Desk, file: str) -> None:
    desk.build()
    with pytest.raises(CorruptError, match="holds no text"):
        desk.open().text(file)


def test_opening_imports_no_engine_but_the_facts(desk: Desk) -> None:
    build_with_default_model_id(desk)
    program = (
        "import sys; from pathlib import Path; from index.generation import open_generation;"
        "g = open_generation(Path(sys.argv[1]), model=sys.argv[2]); assert len(g.facts.rounds) == 2;"
        "print([m for m in ('torch', 'faiss', 'bm25s', 'onnxruntime', 'tokenizers') if m in sys.modules])"
    )
    command = [sys.executable, "-c", program, str(desk.index), DEFAULT_MODEL]
    run = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    assert run.stdout.strip() == "[]"


def build_with_default_model_id(desk: Desk) -> None:
    """A generation of the default model that holds facts only, so that no model has to be loaded."""
    shutil.rmtree(desk.corpus / "briefings")
    build(desk.corpus, desk.index)


def test_short_and_long_name_of_a_model_are_one_model(desk: Desk) -> None:
    build_with_default_model_id(desk)
    short = DEFAULT_MODEL.rpartition("/")[2]
    assert open_generation(desk.index, model=short).id == open_generation(desk.index).id


def test_other_model_than_the_one_built_with_is_refused(desk: Desk) -> None:
    desk.build()
    with pytest.raises(MismatchError) as caught:
        open_generation(desk.index, model=DEFAULT_MODEL)
    assert desk.encoder.model_id in str(caught.value)
    assert DEFAULT_MODEL in str(caught.value)
    assert "roundtable index build" in str(caught.value)


def test_a_generation_of_another_token_model_is_refused(desk: Desk) -> None:
    built_with_token_model(desk.build().path, "maker/other-colbert")
    with pytest.raises(MismatchError) as caught:
        desk.open()
    assert str(caught.value) == (
        "the index was built with the token model maker/other-colbert, this program has "
        f"{COLBERT}: run roundtable index build"
    )
    desk.build()
    assert len(desk.open().facts.rounds) == 2


def test_each_hit_is_measured_by_its_own_tokens(desk: Desk) -> None:
    desk.write("b.md", "Summary: Divers cut kelp off the coast of Maine.")
    desk.build()
    searcher = desk.open().searcher
    for question, file in [("Who harvests seaweed?", "briefings/b.md"), ("Who led the round?", "briefings/a.md")]:
        first, *others = searcher.search(question, mode=Mode.LATE)
        assert first.passage.file == file
        assert others
        assert all((one.late_score or 0) <= (first.late_score or 0) for one in others)


def test_searcher_is_made_once_whatever_asks(desk: Desk) -> None:
    desk.build()
    generation = desk.open()
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(id(generation.searcher))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_warm_runs_a_query_through_the_encoder(desk: Desk) -> None:
    desk.build()
    generation = desk.open()
    before = desk.encoder.calls
    generation.warm()
    assert desk.encoder.calls == before + 1


def test_warm_loads_the_models_that_a_question_waits_for(desk: Desk) -> None:
    desk.build()
    reranker = CrossEncoder()
    token_encoder._loaded.cache_clear()
    token_encoder._question.cache_clear()
    generation = open_generation(desk.index, encoder=desk.encoder, reranker=reranker)
    was_loaded = reranker.is_loaded
    generation.warm()
    assert (was_loaded, reranker.is_loaded) == (False, True)
    assert token_encoder._loaded.cache_info().currsize == 1


def test_open_generation_does_not_change_when_another_is_published(desk: Desk) -> None:
    desk.build()
    old = desk.open()
    desk.write("a.md", "Summary: Altogether different.")
    desk.build()
    assert "ships" in old.text("briefings/a.md")
    assert (
        old.searcher.search("ships", k=1)[0].passage.text != desk.open().searcher.search("ships", k=1)[0].passage.text
    )
    assert old.facts.briefing_of == {"lumen-a": "briefings/a.md"}
    assert desk.open().facts.briefing_of == {}


def test_pointer_to_a_missing_generation_is_corrupt(desk: Desk) -> None:
    report = desk.build()
    shutil.rmtree(report.path)
    with pytest.raises(CorruptError, match="roundtable index build"):
        desk.open()


@pytest.mark.parametrize("content", [b"", b"../../etc\n", b"\xff\xfe", b"x" * 5000])
def test_pointer_that_names_nothing_is_corrupt(desk: Desk, content: bytes) -> None:
    desk.build()
    (desk.index / "CURRENT").write_bytes(content)
    with pytest.raises(CorruptError, match="CURRENT"):
        desk.open()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": 3}, "format is 3, want 4"),
        ({"extra": 1}, "extra"),
        ({"dimension": "384"}, "dimension"),
        ({"files": {"a": {"sha256": "x"}}}, "files.a.size"),
        ({"id": "20200101T000000.000000Z-00000000"}, "want"),
        ({"id": "../x"}, "id is"),
        ({"created": "yesterday"}, "created is 'yesterday', want a UTC time"),
        ({"created": "2026-01-01T00:00:00"}, "want a UTC time"),
        ({"left_out": [{"file": 1, "line": None, "problem": "x"}]}, "left_out.0.file"),
    ],
)
def test_manifest_that_is_not_as_written_is_corrupt(desk: Desk, change: dict[str, object], said: str) -> None:
    path = desk.build().path / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(CorruptError) as caught:
        desk.open()
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"format": 1'])
def test_manifest_that_is_no_manifest_is_corrupt(desk: Desk, content: bytes) -> None:
    (desk.build().path / "manifest.json").write_bytes(content)
    with pytest.raises(CorruptError, match=r"manifest\.json"):
        desk.open()


def test_missing_part_is_corrupt_when_it_is_needed(desk: Desk) -> None:
    path = desk.build().path
    generation, other = desk.open(), desk.open()
    (path / "vectors.faiss").rename(path / "away")
    with pytest.raises(CorruptError, match=r"vectors\.faiss"):
        _ = generation.searcher
    (path / "away").rename(path / "vectors.faiss")
    (path / "tokens" / "ends.npy").unlink()
    with pytest.raises(CorruptError, match=r"tokens: no readable token vectors"):
        _ = other.searcher
    (path / "facts.duckdb").unlink()
    with pytest.raises(CorruptError, match=r"facts\.duckdb"):
        desk.open()
