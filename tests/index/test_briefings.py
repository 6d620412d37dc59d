from __future__ import annotations

import hashlib
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

from index.briefings import FULL_STORY, SOURCE, STRATEGIC_VIEW, SUMMARY, briefing_files, file_of, read_briefing
from index.errors import CorpusError, Fault
from tests.index.briefing_texts import LUMEN, ROOT, SEED, briefing, briefing_bytes, briefing_of_bytes


def parts(text: str, folder: Path) -> list[tuple[str, str]]:
    """Each section's name and body."""
    read = briefing(text, folder)
    return [(section.name, read.text[section.start : section.end]) for section in read.sections]


def fault_of(data: bytes, folder: Path) -> Fault:
    with pytest.raises(CorpusError) as caught:
        briefing_of_bytes(data, folder)
    (fault,) = caught.value.faults
    assert fault.file == "briefings/lumen.md"
    return fault


def test_sections_hold_their_bodies_without_labels(tmp_path: Path) -> None:
    assert parts(LUMEN, tmp_path) == [
        (STRATEGIC_VIEW, "Lumen sells light. Vale Partners led."),
        (FULL_STORY, "Lumen raised $2 million . It pays for lamps.\n\nThe rest is unknown."),
        (SUMMARY, "A small round."),
        (SOURCE, "Lumen, Lamp News — https://lamps.example/a,b"),
    ]


def test_file_is_kept_whole_and_named_by_its_own_hash(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + LUMEN.replace("\n", "\r\n").encode()
    read = briefing_of_bytes(data, tmp_path)
    assert read.text == LUMEN.replace("\n", "\r\n")
    assert read.sha256 == hashlib.sha256(data).hexdigest()
    assert read.front_matter is not None
    assert read.front_matter.values["announced"] == "2025-03"


@pytest.mark.parametrize(
    "label",
    [
        "Strategic View: ", "strategic view:", "STRATEGIC VIEW : ", "**Strategic View:** ", "**Strategic View**: ",
        "__Strategic View:__ ", "*Strategic View*: ", "## Strategic View\n", "# Strategic View:\n",
        "##Strategic View\n", "### **Strategic View**\n", "## Strategic View ##\n", "**Strategic View**\n",
        "“Strategic View”: ",
        "Strategic\u00a0View:\u00a0", "  Strategic \u2009View: ", "\u200bStrategic View: ", "Strategic View： ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_label_is_understood_however_it_is_written(label: str, line_end: str, tmp_path: Path) -> None:
    text = f"{label}It sells light.\n\nSummary: Small.".replace("\n", line_end)
    assert parts(text, tmp_path) == [(STRATEGIC_VIEW, "It sells light."), (SUMMARY, "Small.")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In summary: it sold.", id="inside-a-line"),
        pytest.param("Summary of terms: it sold.", id="longer-phrase"),
        pytest.param("The full story: it sold.", id="with-article"),
        pytest.param("It closed.\nSummary figures follow: two.", id="first-word-of-a-line"),
        pytest.param("## Summary of the terms\nIt sold.", id="longer-heading"),
        pytest.param("Summary", id="bare-word"),
        pytest.param("Sourced: by hand", id="longer-word"),
    ],
)
def test_ordinary_words_are_no_labels(text: str, tmp_path: Path) -> None:
    assert parts(text, tmp_path) == [(FULL_STORY, text)]


def test_text_before_the_first_label_is_full_story(tmp_path: Path) -> None:
    text = "# Lumen\n\nIt sells light.\n\nSummary: Small."
    assert parts(text, tmp_path) == [(FULL_STORY, "# Lumen\n\nIt sells light."), (SUMMARY, "Small.")]


def test_section_without_a_body_is_empty_and_a_name_may_come_twice(tmp_path: Path) -> None:
    found = parts("Summary:\nSource:\nSummary: Again.", tmp_path)
    assert found == [(SUMMARY, ""), (SOURCE, ""), (SUMMARY, "Again.")]


def test_front_matter_alone_is_a_briefing(tmp_path: Path) -> None:
    read = briefing("---\ncompany: Lumen\n---\n", tmp_path)
    assert (read.sections, read.sources) == ((), ())


def test_sources_come_from_the_source_section(tmp_path: Path) -> None:
    assert briefing(LUMEN, tmp_path).sources == ("Lumen", "Lamp News — https://lamps.example/a,b")


@given(data=briefing_bytes())
def test_offsets_point_into_the_files_own_text_and_nothing_is_lost(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read = briefing_of_bytes(data, Path(folder))
    assert read.text == data.decode("utf-8-sig")
    assert all(left.end <= right.start for left, right in pairwise(read.sections))
    body = read.front_matter.end if read.front_matter else 0
    held = {position for part in read.sections for position in range(part.start, part.end)}
    lost = "".join(read.text[position] for position in range(body, len(read.text)) if position not in held)
    # What no section holds is labels, the closing fence and white space.
    assert "Lumen" not in lost
    assert "billion" not in lost


@pytest.mark.parametrize(
    ("data", "line", "problem"),
    [
        pytest.param(b"", None, "empty", id="empty"),
        pytest.param(b"\xef\xbb\xbf \r\n\t\xc2\xa0\xe2\x80\x83\xef\xbb\xbf", None, "empty", id="white-space"),
        pytest.param("Lumen\nraised €2".encode("cp1252"), 2, "0x80 is not UTF-8", id="bad-byte"),
        pytest.param(b"\xef\xbb\xbfLumen\n\n\xff", 3, "0xff is not UTF-8", id="bad-byte-after-bom"),
        pytest.param("Lumen".encode("utf-16"), 1, "not UTF-8", id="utf-16"),
        pytest.param(b"Lumen\nra\0ised", 2, "NUL", id="nul"),
        pytest.param(b"---\ncompany: Lumen\n", 1, "not closed", id="unclosed"),
        pytest.param(b"---\na: 1\nb: [1\n---\nLumen", 3, "not valid YAML", id="broken-yaml"),
        pytest.param(b"---\n- Lumen\n---\nLumen", 2, "not a mapping", id="list"),
    ],
)
def test_fault_names_the_line_and_what_is_wrong(data: bytes, line: int | None, problem: str, tmp_path: Path) -> None:
    fault = fault_of(data, tmp_path)
    assert problem in fault.problem
    assert fault.line == line


def test_all_faults_of_a_file_are_reported_together(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        briefing_of_bytes(b"---\na: 1\na: 2\nb: 3\nb: 4\n---\nLum\0en", tmp_path)
    assert [fault.line for fault in caught.value.faults] == [3, 5, 7]


def test_file_over_the_limit_is_refused_and_one_at_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Lumen")
    assert read_briefing(path, "a.txt", max_bytes=5).text == "Lumen"
    with pytest.raises(CorpusError, match=r"a\.txt: larger than 4 bytes"):
        read_briefing(path, "a.txt", max_bytes=4)


def test_unreadable_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"gone\.txt: cannot be read: No such file"):
        read_briefing(tmp_path / "gone.txt", "gone.txt")


def corpus_of(folder: Path, *files: str) -> list[str]:
    """Make these files, and name those that are found to be briefings."""
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Lumen")
    return [file_of(path, folder) for path in briefing_files(folder)]


def test_briefings_folder_is_searched_to_its_depth_and_sorted(tmp_path: Path) -> None:
    found = corpus_of(
        tmp_path, "briefings/b.md", "briefings/2024/c.TXT", "briefings/a.txt", "loose.txt", "briefings/README.md",
        "briefings/.hidden.md", "briefings/.git/d.md", "briefings/notes.docx", "facts/rounds.csv",
    )  # fmt: skip
    assert found == ["briefings/2024/c.TXT", "briefings/a.txt", "briefings/b.md"]


def test_folder_of_loose_files_is_a_corpus(tmp_path: Path) -> None:
    assert corpus_of(tmp_path, "one.txt", "README.md", "deeper/two.txt") == ["one.txt"]


def test_link_that_leaves_the_corpus_is_left_out(tmp_path: Path) -> None:
    corpus, outside = tmp_path / "corpus", tmp_path / "outside.txt"
    outside.write_text("secret")
    assert corpus_of(corpus, "briefings/a.txt") == ["briefings/a.txt"]
    (corpus / "briefings" / "out.txt").symlink_to(outside)
    (corpus / "briefings" / "in.txt").symlink_to(corpus / "briefings" / "a.txt")
    (corpus / "briefings" / "broken.txt").symlink_to(corpus / "nowhere.txt")
    assert corpus_of(corpus) == ["briefings/a.txt", "briefings/in.txt"]


def test_missing_corpus_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such folder; name the corpus folder with --corpus"):
        briefing_files(tmp_path / "nowhere")


@pytest.mark.skipif(not SEED.is_file(), reason=f"needs ../shared/seed/{SEED.name} beside the repository")
def test_seed_file_loads_as_it_is() -> None:
    read = read_briefing(SEED, SEED.name)
    assert [section.name for section in read.sections] == [STRATEGIC_VIEW, FULL_STORY, SUMMARY, SOURCE]
    assert read.sources == ("Anthropic", "Wikipedia – Anthropic", "CNBC")
    story = read.sections[1]
    assert read.text[story.start : story.end].startswith("Anthropic’s massive funding round")
    assert read.text[story.start : story.end].endswith("important as financial capital .")


def test_every_shipped_briefing_reads_without_a_fault() -> None:
    corpus = ROOT / "corpus"
    paths = briefing_files(corpus)
    assert paths
    for path in paths:
        read = read_briefing(path, file_of(path, corpus))
        assert [section.name for section in read.sections] == [STRATEGIC_VIEW, FULL_STORY, SUMMARY, SOURCE]
        assert read.sources
