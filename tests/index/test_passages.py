from __future__ import annotations

import tempfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.briefings import SOURCE, Briefing, briefing_files, file_of, read_briefing
from index.passages import DEFAULT_MAX_WORDS, SMALLEST_PARAGRAPH, Passage, passages_of, title_of
from index.sentences import Span, sentences
from tests.index.briefing_texts import LUMEN, ROOT, SEED, briefing, briefing_bytes, briefing_of_bytes

PASSAGE = Passage(
    file="briefings/lumen.md",
    section="Full story",
    start=7,
    end=20,
    text="Lumen “grew”.",
    sentences=(Span(7, 20),),
    title="Lumen Series A, March 2025",
    round_id="lumen-series-a",
    company="Lumen",
)


def texts(read: Briefing, *, max_words: int, overlap: int = 0) -> list[str]:
    return [passage.text for passage in passages_of(read, max_words=max_words, overlap_sentences=overlap)]


def test_passages_are_whole_sentences_of_one_section_and_sources_yield_none(tmp_path: Path) -> None:
    assert texts(briefing(LUMEN, tmp_path), max_words=9) == [
        "Lumen sells light. Vale Partners led.",
        "Lumen raised $2 million . It pays for lamps.",
        "The rest is unknown.",
        "A small round.",
    ]


def test_overlap_repeats_the_last_sentence_of_the_passage_before(tmp_path: Path) -> None:
    assert texts(briefing("One two. Three four. Five six.", tmp_path), max_words=4, overlap=1) == [
        "One two. Three four.",
        "Three four. Five six.",
    ]


def test_overlap_yields_to_a_sentence_that_would_not_fit_behind_it(tmp_path: Path) -> None:
    assert texts(briefing("One. Two three. Four five six.", tmp_path), max_words=3, overlap=1) == [
        "One. Two three.",
        "Four five six.",
    ]


def test_monstrous_sentence_is_cut_at_word_boundaries(tmp_path: Path) -> None:
    assert texts(briefing("a b c d e f g.", tmp_path), max_words=3) == ["a b c", "d e f", "g."]


def test_run_without_a_space_is_cut_as_well(tmp_path: Path) -> None:
    assert [len(text) for text in texts(briefing("x" * 500, tmp_path), max_words=1)] == [200, 200, 100]


LONG, SHORT = "Lamps " + "glow " * (SMALLEST_PARAGRAPH - 2) + "long.", "Lamps glow."


def test_a_passage_ends_with_its_paragraph_though_more_would_fit(tmp_path: Path) -> None:
    read = briefing(f"{LONG} One more.\n\nOil ran out.", tmp_path)
    assert texts(read, max_words=100, overlap=1) == [f"{LONG} One more.", "Oil ran out."]


def test_a_short_paragraph_goes_with_the_next(tmp_path: Path) -> None:
    read = briefing(f"{SHORT}\n\n{SHORT}\n\n{LONG}\n\n{SHORT}", tmp_path)
    assert texts(read, max_words=100) == [f"{SHORT}\n\n{SHORT}\n\n{LONG}", SHORT]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\n\n\n\n  "])
def test_any_blank_line_ends_a_paragraph(gap: str, tmp_path: Path) -> None:
    assert texts(briefing(f"{LONG}{gap}{LONG}", tmp_path), max_words=100) == [LONG, LONG]


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\r", "  ", "\u2028"])
def test_a_mere_line_end_does_not(gap: str, tmp_path: Path) -> None:
    assert texts(briefing(f"{LONG}{gap}{LONG}", tmp_path), max_words=100) == [f"{LONG}{gap}{LONG}"]


@given(
    sizes=st.lists(st.integers(1, 2 * SMALLEST_PARAGRAPH), min_size=1, max_size=8),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_paragraphs_are_joined_only_until_they_are_long_enough(sizes: list[int], end: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read = briefing(f"{end}{end}".join("glow " * (size - 1) + "glow." for size in sizes), Path(folder))
    found = passages_of(read, max_words=10_000, overlap_sentences=0)
    parts = [[len(part.split()) for part in one.text.split(f"{end}{end}")] for one in found]
    assert [size for together in parts for size in together] == sizes
    assert all(sum(together[:-1]) < SMALLEST_PARAGRAPH for together in parts)
    assert all(sum(together) >= SMALLEST_PARAGRAPH for together in parts[:-1])


@pytest.mark.parametrize(("max_words", "overlap"), [(0, 0), (5, -1)])
def test_impossible_sizes_are_refused(max_words: int, overlap: int, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="want max_words >= 1, overlap_sentences >= 0"):
        texts(briefing(LUMEN, tmp_path), max_words=max_words, overlap=overlap)


@given(data=briefing_bytes(), max_words=st.integers(1, 40), overlap=st.integers(0, 3))
def test_passages_stand_at_their_offsets_and_hold_every_sentence(data: bytes, max_words: int, overlap: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        read = briefing_of_bytes(data, Path(folder))
    passages = passages_of(read, max_words=max_words, overlap_sentences=overlap)
    for passage in passages:
        assert passage.text == read.text[passage.start : passage.end]
        assert (passage.sentences[0].start, passage.sentences[-1].end) == (passage.start, passage.end)
        assert any(part.start <= passage.start and passage.end <= part.end for part in read.sections)
        assert len(passage.text.split()) <= max_words
        assert Passage.from_json(passage.to_json()) == passage
    assert all(left.end < right.end and left.start < right.start for left, right in pairwise(passages))
    held = {position for one in passages for span in one.sentences for position in range(*span)}
    for part in read.sections:
        for span in sentences(read.text, part.start, part.end) if part.name != SOURCE else ():
            assert all(place in held for place in range(*span) if not read.text[place].isspace())


SERIES_A = "company: Lumen\nround: Series A"


@pytest.mark.parametrize(
    ("front", "file", "title"),
    [
        pytest.param(f"{SERIES_A}\nannounced: 2025-03", "a.md", "Lumen Series A, March 2025", id="month"),
        pytest.param(f"{SERIES_A}\nannounced: 2025-03-31", "a.md", "Lumen Series A, March 2025", id="day"),
        pytest.param("company: Lumen\nround: Buyout\nannounced: 2025", "a.md", "Lumen Buyout, 2025", id="year"),
        pytest.param("company: Lumen\nannounced: spring 2025", "a.md", "Lumen, spring 2025", id="no-date"),
        pytest.param("company: Lumen\nannounced: 2025-13", "a.md", "Lumen, 2025-13", id="impossible-month"),
        pytest.param("company: Lumen\nround: [A, B]", "a.md", "Lumen", id="list-is-no-name"),
        pytest.param("round: Series A", "b/2025-03-lumen-series-a.md", "Lumen Series A, March 2025", id="no-company"),
        pytest.param(None, "briefings/lumen_seriesA.txt", "Lumen SeriesA", id="from-file-name"),
        pytest.param(None, "2024.txt", "2024", id="year-alone"),
    ],
)  # fmt: skip
def test_title_says_what_the_briefing_is_about(front: str | None, file: str, title: str, tmp_path: Path) -> None:
    head = "" if front is None else f"---\n{front}\n---\n"
    assert title_of(briefing(head + "Body", tmp_path, file=file)) == title


def test_passage_knows_its_round_and_company(tmp_path: Path) -> None:
    first = passages_of(briefing(LUMEN, tmp_path))[0]
    assert (first.round_id, first.company) == ("lumen-series-a", "Lumen")
    assert (first.file, first.section) == ("briefings/lumen.md", "Strategic View")


def test_encoder_is_given_title_section_and_text() -> None:
    assert PASSAGE.embedded_text == "Lumen Series A, March 2025\nFull story\nLumen “grew”."
    assert replace(PASSAGE, title="", section="").embedded_text == "Lumen “grew”."


def test_content_hash_follows_what_is_embedded_and_not_where_it_stands() -> None:
    assert replace(PASSAGE, start=0, end=13, file="other.md").content_hash == PASSAGE.content_hash
    assert replace(PASSAGE, title="Lumen Series B").content_hash != PASSAGE.content_hash
    assert replace(PASSAGE, text="Lumen fell.").content_hash != PASSAGE.content_hash


def test_passage_is_one_line_of_json_and_comes_back_equal() -> None:
    passage = replace(PASSAGE, text="Two\nlines\u2028here", round_id=None)
    line = passage.to_json()
    assert len(line.splitlines()) == 1
    assert Passage.from_json(line) == passage


@pytest.mark.parametrize("line", ["{}", "[]", "{", '{"sentences": [[1]]}', '{"sentences": [], "colour": 1}'])
def test_line_of_another_shape_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="not a passage: "):
        Passage.from_json(line)


@pytest.mark.skipif(not SEED.is_file(), reason=f"needs ../shared/seed/{SEED.name} beside the repository")
def test_seed_file_is_cut_into_passages_that_end_with_a_stop() -> None:
    passages = passages_of(read_briefing(SEED, SEED.name))
    assert {passage.section for passage in passages} == {"Strategic View", "Full story", "Summary"}
    assert all(passage.text.endswith(".") and passage.title == "Anthropic Series E" for passage in passages)


def test_no_sentence_of_a_shipped_briefing_is_cut() -> None:
    corpus = ROOT / "corpus"
    read = [read_briefing(path, file_of(path, corpus)) for path in briefing_files(corpus)]
    passages = [passage for one in read for passage in passages_of(one)]
    assert passages
    assert all(passage.text[-1] in ".!?”)" for passage in passages)
    assert max(len(passage.text.split()) for passage in passages) <= DEFAULT_MAX_WORDS
