from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.retrieval.__main__ import main
from benchmarks.retrieval.measures import Judged, averages, is_seen_within, ndcg, reciprocal_rank
from benchmarks.retrieval.questions import Place, own_task, tatqa_as_cut, tatqa_as_pages
from index.briefings import briefing_files
from index.passages import passages_of
from tests.index.briefing_texts import LUMEN, ROOT, briefing


@pytest.mark.parametrize(
    ("right", "total", "expected"),
    [
        ([True], 1, 1.0),
        ([False, True], 1, 1 / math.log2(3)),
        ([True, False, True], 2, (1 + 1 / 2) / (1 + 1 / math.log2(3))),
        ([False] * 10 + [True], 1, 0.0),
        ([], 3, 0.0),
    ],
)
def test_ndcg_is_the_textbook_one(right: list[bool], total: int, expected: float) -> None:
    assert ndcg(right, total=total) == pytest.approx(expected)


@given(right=st.lists(st.booleans(), max_size=15))
def test_measures_stay_between_nothing_and_perfect(right: list[bool]) -> None:
    total = max(1, sum(right))
    measured = averages([Judged(tuple(right), tuple([40] * len(right)), total)])
    numbers = [getattr(measured, name) for name in measured.__dataclass_fields__]
    assert all(0 <= number <= 1 + 1e-9 for number in numbers)
    assert measured.first_right <= measured.mrr_at_10 <= measured.right_in_5 + 0.2


def test_reciprocal_rank_looks_at_ten() -> None:
    assert reciprocal_rank([False, False, True]) == pytest.approx(1 / 3)
    assert reciprocal_rank([False] * 10 + [True]) == 0


def test_reader_of_two_hundred_words_sees_what_fits_and_always_the_first_hit() -> None:
    assert is_seen_within(Judged((False, True), (90, 110), 1), words=200)
    assert not is_seen_within(Judged((False, True), (90, 111), 1), words=200)
    assert is_seen_within(Judged((True,), (900,), 1), words=200)


def test_every_own_question_has_its_answer_in_a_briefing() -> None:
    task = own_task(ROOT / "corpus")
    assert len(task.questions) >= 30
    assert {place.file for asked in task.questions for place in asked.places} <= {one.file for one in task.briefings}
    passages = [passage for one in task.briefings for passage in passages_of(one)]
    for asked in task.questions:
        assert any(place.is_met_by(passage) for place in asked.places for passage in passages), asked.text


def test_question_whose_words_are_gone_is_named(tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    file = "briefings/" + briefing_files(ROOT / "corpus")[0].name
    questions.write_text(json.dumps({"question": "?", "file": file, "gold": ["no such words"]}))
    with pytest.raises(ValueError, match=r"'no such words' does not stand in briefings/.*mend the question"):
        own_task(ROOT / "corpus", questions)


@pytest.fixture
def tatqa(tmp_path: Path) -> Path:
    """Two pages in TAT-QA's shape."""
    passages = [("1", "p", "Lamps sold well."), ("2", "p", "Chairs cost 7."), ("3", "q", "Lamps sold well.")]
    (tmp_path / "passages.jsonl").write_text(
        "\n".join(json.dumps({"id": name, "report": page, "text": text}) for name, page, text in passages)
    )
    question = {"id": "a", "question": "What do chairs cost?", "answer": ["7"], "relevant": ["2"]}
    (tmp_path / "questions.jsonl").write_text(json.dumps(question))
    return tmp_path


def test_paragraphs_of_a_page_are_joined_and_the_answer_placed_in_them(tatqa: Path) -> None:
    task = tatqa_as_pages(tatqa)
    assert [one.text for one in task.briefings] == ["Lamps sold well.\n\nChairs cost 7.\n\n", "Lamps sold well.\n\n"]
    assert task.questions[0].places == (Place("p", 30, 31),)
    assert task.briefings[0].text[30:31] == "7"


def test_paragraph_that_stands_on_two_pages_is_one_passage(tatqa: Path) -> None:
    passages, (question,) = tatqa_as_cut(tatqa)
    assert [passage.text for passage in passages] == ["Lamps sold well.", "Chairs cost 7."]
    assert [place.is_met_by(passages[1]) for place in question.places] == [True]


@pytest.fixture
def own(tmp_path: Path) -> list[str]:
    """Arguments that name a corpus of one briefing, and a question."""
    corpus, questions = tmp_path / "corpus", tmp_path / "own.jsonl"
    briefing(LUMEN, corpus)
    record = {"question": "What does it pay for?", "file": "briefings/lumen.md", "gold": ["It pays for lamps"]}
    questions.write_text(json.dumps(record))
    return ["--corpus", str(corpus), "--questions", str(questions), "--sizes", "5", "--overlaps", "0"]


def test_benchmark_says_when_tatqa_is_not_at_hand(
    own: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*own, "--tatqa", str(tmp_path / "nowhere")]) == 0
    printed = capsys.readouterr().out
    assert "left out. Name its folder with --tatqa" in printed
    assert "### our briefings: 1 questions" in printed
    assert "| 5 | 0 | 6 |" in printed


def test_benchmark_measures_tatqa_where_it_is(
    own: list[str], tatqa: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*own, "--tatqa", str(tatqa)]) == 0
    printed = capsys.readouterr().out
    assert "### TAT-QA paragraphs: 1 questions, 2 passages" in printed
    assert "### TAT-QA pages, cut to size, fused: 1 questions" in printed
