"""Questions with the places that answer them: TAT-QA's paragraphs, and our own questions on our own briefings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from index.briefings import FULL_STORY, Briefing, Section, briefing_files, file_of, read_briefing
from index.passages import Passage

OWN_QUESTIONS = Path(__file__).with_name("questions.jsonl")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file that answers a question."""

    file: str
    start: int
    end: int

    def is_met_by(self, passage: Passage) -> bool:
        """Whether the passage holds some of it. Passages end with sentences, so some is nearly always all."""
        return passage.file == self.file and passage.start < self.end and self.start < passage.end


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and every place that answers it."""

    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Texts to search and questions to ask of them."""

    name: str
    briefings: tuple[Briefing, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of TAT-QA, placed on its page."""

    page: str
    start: int
    text: str


def tatqa_as_cut(folder: Path) -> tuple[tuple[Passage, ...], tuple[Question, ...]]:
    """TAT-QA with its own paragraphs as the passages: comparable with figures published for it."""
    paragraphs = {record["id"]: record["text"] for record in _records(folder / "passages.jsonl")}
    passages = tuple(_passage(text, file=text) for text in dict.fromkeys(paragraphs.values()))
    questions = [
        Question(record["question"], tuple(Place(paragraphs[name], 0, 1) for name in record["relevant"]))
        for record in _records(folder / "questions.jsonl")
    ]
    return passages, tuple(questions)


def _passage(text: str, *, file: str) -> Passage:
    # A paragraph that stands on several pages is one passage here, hence its text for a file name.
    return Passage(file, "", 0, len(text), text, sentences=(), title="", round_id=None, company=None)


def tatqa_as_pages(folder: Path) -> Task:
    """TAT-QA with the paragraphs of a page joined, to be cut by our own rule."""
    paragraphs = dict[str, Paragraph]()
    briefings = list[Briefing]()
    for page, records in groupby(_records(folder / "passages.jsonl"), key=lambda record: str(record["report"])):
        text = ""
        for record in records:
            paragraphs[record["id"]] = Paragraph(page, len(text), record["text"])
            text += record["text"] + "\n\n"
        briefings.append(Briefing(page, text, "", (Section(FULL_STORY, 0, len(text)),), None, ()))
    questions = tuple(_on_pages(record, paragraphs) for record in _records(folder / "questions.jsonl"))
    return Task("TAT-QA pages", tuple(briefings), questions)


def _on_pages(record: dict[str, Any], paragraphs: dict[str, Paragraph]) -> Question:
    """The answer's own words where a relevant paragraph has them, else the whole paragraph."""
    places = list[Place]()
    for paragraph in (paragraphs[name] for name in record["relevant"]):
        found = [place for answer in record["answer"] for place in _occurrences(answer, paragraph)]
        whole = Place(paragraph.page, paragraph.start, paragraph.start + len(paragraph.text))
        places.extend(found or [whole])
    return Question(record["question"], tuple(places))


def _occurrences(answer: str, paragraph: Paragraph) -> Iterator[Place]:
    at = paragraph.text.find(answer)
    while at >= 0 and answer:
        yield Place(paragraph.page, paragraph.start + at, paragraph.start + at + len(answer))
        at = paragraph.text.find(answer, at + len(answer))


def own_task(corpus: Path, questions: Path = OWN_QUESTIONS) -> Task:
    """Our own questions on our own briefings.

    Raises:
        CorpusError: a briefing cannot be read.
        ValueError: a question's words no longer stand in its briefing.

    """
    briefings = tuple(read_briefing(path, file_of(path, corpus)) for path in briefing_files(corpus))
    texts = {briefing.file: briefing.text for briefing in briefings}
    asked = tuple(_own(record, texts) for record in _records(questions))
    return Task("our briefings", briefings, asked)


def _own(record: dict[str, Any], texts: dict[str, str]) -> Question:
    file, gold = str(record["file"]), record["gold"]
    return Question(record["question"], tuple(_stands(words, file, texts.get(file, "")) for words in gold))


def _stands(words: str, file: str, text: str) -> Place:
    start = text.find(words)
    if start < 0:
        raise ValueError(f"{OWN_QUESTIONS.name}: {words!r} does not stand in {file}; mend the question")
    return Place(file, start, start + len(words))


def _records(path: Path) -> Sequence[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
