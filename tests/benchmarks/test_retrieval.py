from __future__ import annotations

import json
import math
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.retrieval import calibration
from benchmarks.retrieval.__main__ import main
from benchmarks.retrieval.measures import Judged, averages, is_seen_within, ndcg, reciprocal_rank
from benchmarks.retrieval.questions import HARD, NATURAL, UNANSWERABLE, Kind, Part, Place, own_task
from benchmarks.retrieval.tatqa import tatqa_as_cut, tatqa_as_pages, tatqa_corpus
from index.briefings import briefing_files, read_briefing
from index.passages import passages_of
from index.search import Mode
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


MANNERS = pytest.mark.parametrize("manner", [NATURAL, HARD], ids=lambda folder: folder.name)


@MANNERS
def test_every_own_question_has_its_answers_in_briefings_and_in_passages(manner: Path) -> None:
    task = own_task(ROOT / "corpus", manner)
    assert task.answerable
    assert {place.file for asked in task.questions for place in asked.places} <= {one.file for one in task.briefings}
    passages = [passage for one in task.briefings for passage in passages_of(one)]
    lost = [
        (asked.text, place)
        for asked in task.questions
        for place in asked.places
        if not any(place.is_met_by(passage) for passage in passages)
    ]
    assert not lost


@pytest.mark.parametrize(("manner", "answered", "unanswered"), [(NATURAL, 170, 150), (HARD, 250, 100)])
def test_there_are_enough_own_questions_of_both_sorts(manner: Path, answered: int, unanswered: int) -> None:
    asked = own_task(ROOT / "corpus", manner).questions
    assert sum(one.is_answerable for one in asked) >= answered
    assert sum(not one.is_answerable for one in asked) >= unanswered


def test_no_question_is_asked_twice() -> None:
    asked = [one.text.casefold() for manner in (NATURAL, HARD) for one in own_task(ROOT / "corpus", manner).questions]
    assert sorted(asked) == sorted(set(asked))


def test_a_task_says_which_manner_and_part_it_is() -> None:
    assert own_task(ROOT / "corpus").name == "our briefings, hard questions, all"
    assert own_task(ROOT / "corpus", NATURAL, part=Part.HELD_OUT).name == "our briefings, natural questions, held-out"


PARTS = pytest.mark.parametrize("part", [Part.DEVELOPMENT, Part.HELD_OUT])


@PARTS
def test_both_parts_of_the_hard_questions_have_every_kind(part: Part) -> None:
    assert {asked.kind for asked in own_task(ROOT / "corpus", HARD, part=part).questions} == set(Kind)


@PARTS
def test_natural_questions_are_of_every_kind_that_people_ask_unasked(part: Part) -> None:
    """Which sections there are, and which rounds told apart, only a reader of the briefings thinks of."""
    kinds = {asked.kind for asked in own_task(ROOT / "corpus", NATURAL, part=part).questions}
    assert kinds >= set(Kind) - {Kind.SECTION, Kind.ROUND}
    assert kinds > UNANSWERABLE


@MANNERS
def test_across_questions_are_answered_by_several_briefings(manner: Path) -> None:
    asked = [one for one in own_task(ROOT / "corpus", manner).questions if one.kind is Kind.ACROSS]
    assert asked
    assert [one.text for one in asked if len({place.file for place in one.places}) < 2] == []


def _asked(folder: Path, **record: object) -> Path:
    """A folder with one question in the development part."""
    folder.mkdir(exist_ok=True)
    (folder / "development.jsonl").write_text(json.dumps({"question": "?", "kind": "fact", "gold": []} | record))
    return folder


def test_question_whose_words_are_gone_is_named(tmp_path: Path) -> None:
    file = "briefings/" + briefing_files(ROOT / "corpus")[0].name
    questions = _asked(tmp_path, gold=[{"file": file, "text": "no such words"}])
    with pytest.raises(ValueError, match=r"'no such words' does not stand in briefings/.*mend the question"):
        own_task(ROOT / "corpus", questions, part=Part.DEVELOPMENT)


def test_question_without_an_answer_cannot_be_of_a_kind_that_has_one(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'Who pays\\?' has 0 answers, which its kind fact cannot have"):
        own_task(ROOT / "corpus", _asked(tmp_path, question="Who pays?"), part=Part.DEVELOPMENT)


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
    corpus = tmp_path / "corpus"
    briefing(LUMEN, corpus)
    gold = [{"file": "briefings/lumen.md", "text": "It pays for lamps"}]
    questions = _asked(tmp_path / "questions", question="What does it pay for?", gold=gold)
    index = str(tmp_path / "index")
    return [
        "--corpus",
        str(corpus),
        "--index",
        index,
        "--questions",
        str(questions),
        "--sizes",
        "5",
        "--overlaps",
        "0",
    ]


def test_benchmark_says_when_tatqa_is_not_at_hand(
    own: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*own, "--tatqa", str(tmp_path / "nowhere")]) == 0
    printed = capsys.readouterr().out
    assert "left out. Name its folder with --tatqa" in printed
    assert "### our briefings, questions questions, development: 1 questions" in printed
    for mode in Mode:
        assert f"| {mode.value} |" in printed
    assert "| 5 | 0 | 6 |" in printed


def test_benchmark_measures_the_early_exit_beside_a_fixed_depth(
    own: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*own, "--tatqa", str(tmp_path / "nowhere")]) == 0
    _, _, table = capsys.readouterr().out.partition("how many passages the cross-encoder reads, 1 questions")
    _, _, columns, _, fixed, early, *_ = table.split("\n")
    assert [column.strip() for column in columns.split("|")[1:5]] == [
        *("depth", "read", "first hit right", "first quote right")
    ]
    # A fixed depth reads the whole of so small a corpus; either way the passage that answers comes first.
    file = "briefings/lumen.md"
    read = len(passages_of(read_briefing(tmp_path / "corpus" / file, file)))
    assert fixed.startswith(f"| fixed, 20 | {read:.1f} | 100.0% | 100.0% | × ")
    stopped = re.match(r"\| early exit \| (\d\.\d) \| 100\.0% \| 100\.0% \| × ", early)
    assert stopped is not None
    assert 1 <= float(stopped[1]) < read
    assert fixed.count("× 1.00") == 4, "the fixed depth is what the other is measured by"


def test_calibration_fits_what_is_quoted_and_shows_what_each_bound_keeps(
    own: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = tmp_path / "questions" / "development.jsonl"
    other = {"question": "Who sings at weddings?", "kind": "other", "gold": [], "note": "nobody"}
    across = json.loads(asked.read_text()) | {"question": "Which deals pay?", "kind": "across"}
    across["gold"] *= 2
    with asked.open("a") as file:
        file.write("".join(f"\n{json.dumps(one)}" for one in (other, across)))
    monkeypatch.setattr(calibration, "NATURAL", asked.parent)
    monkeypatch.setattr(calibration, "HARD", asked.parent)
    assert calibration.main(own[:4]) == 0
    printed = capsys.readouterr().out
    fitted = re.search(r"fitted: relevance (\S+), lead (\S+), strange (\S+), constant \S+\n", printed)
    assert fitted is not None
    assert float(fitted[1]) > 0, "what is nearer is right"
    assert float(fitted[3]) < 0, "what has strange words is not"
    assert printed.count("our briefings, questions questions, development") == 2
    assert printed.count("| 0.00 | 100% | 0% | 0% | 0% |") == 2, "at no bound nothing is declined"
    assert printed.count("| 0.40 | 100% | 0% | 0% | 100% |") == 2


def test_benchmark_measures_tatqa_where_it_is(
    own: list[str], tatqa: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*own, "--tatqa", str(tatqa)]) == 0
    printed = capsys.readouterr().out
    assert "### TAT-QA paragraphs: 1 questions, 2 passages" in printed
    assert "### TAT-QA pages: the whole program" in printed
    assert "### TAT-QA pages, cut to size, reranked: 1 questions" in printed
    assert "### TAT-QA paragraphs: how many passages the cross-encoder reads, 1 questions" in printed


def test_pages_written_as_a_corpus_hold_the_answers_at_their_places(tatqa: Path, tmp_path: Path) -> None:
    task = tatqa_corpus(tatqa, tmp_path / "corpus")
    (place,) = task.questions[0].places
    assert (tmp_path / "corpus" / place.file).read_text()[place.start : place.end] == "7"
