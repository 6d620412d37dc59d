"""TAT-QA: questions that the text of annual reports answers (Zhu et al., ACL 2021). Not part of the repository."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.retrieval.questions import Place, Question, Task, records
from index.briefings import FULL_STORY, Briefing, Section
from index.passages import Passage


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of TAT-QA, placed on its page."""

    page: str
    start: int
    text: str


def tatqa_as_cut(folder: Path) -> tuple[tuple[Passage, ...], tuple[Question, ...]]:
    """TAT-QA with its own paragraphs as the passages: comparable with figures published for it."""
    paragraphs = {record["id"]: record["text"] for record in records(folder / "passages.jsonl")}
    passages = tuple(_passage(text, file=text) for text in dict.fromkeys(paragraphs.values()))
    questions = [
        Question(record["question"], tuple(Place(paragraphs[name], 0, 1) for name in record["relevant"]))
        for record in records(folder / "questions.jsonl")
    ]
    return passages, tuple(questions)


def _passage(text: str, *, file: str) -> Passage:
    # A paragraph that stands on several pages is one passage here, hence its text for a file name.
    return Passage(file, "", 0, len(text), text, sentences=(), title="", round_id=None, company=None)


def tatqa_as_pages(folder: Path) -> Task:
    """TAT-QA with the paragraphs of a page joined, to be cut by our own rule."""
    paragraphs = dict[str, Paragraph]()
    briefings = list[Briefing]()
    for page, rows in groupby(records(folder / "passages.jsonl"), key=lambda record: str(record["report"])):
        text = ""
        for record in rows:
            paragraphs[record["id"]] = Paragraph(page, len(text), record["text"])
            text += record["text"] + "\n\n"
        briefings.append(Briefing(page, text, "", (Section(FULL_STORY, 0, len(text)),), None, ()))
    questions = tuple(_on_pages(record, paragraphs) for record in records(folder / "questions.jsonl"))
    return Task("TAT-QA pages", tuple(briefings), questions)


def tatqa_corpus(folder: Path, corpus: Path) -> Task:
    """TAT-QA's pages written as the briefings of a corpus without facts, for asking the whole program."""
    pages = tatqa_as_pages(folder)
    (corpus / "briefings").mkdir(parents=True)
    for page in pages.briefings:
        (corpus / _file_of(page.file)).write_text(page.text, encoding="utf-8", newline="")
    questions = tuple(
        replace(asked, places=tuple(replace(place, file=_file_of(place.file)) for place in asked.places))
        for asked in pages.questions
    )
    return replace(pages, questions=questions)


def _file_of(page: str) -> str:
    return f"briefings/{page}.txt"


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
