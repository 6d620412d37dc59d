"""Our own questions on our own briefings, each with every place that answers it, or with none.

Two manners: ``natural`` questions were asked by readers who knew only which briefings there are, ``hard`` ones by
readers of the briefings, in other words than theirs where they answer and in theirs where they do not. Of each,
``development.jsonl`` may be looked at while the program is worked on, ``held_out.jsonl`` may not: of that part only
the totals are read, when the work is done. One line is one question: its words, its kind, the words of the briefings
that answer it (``gold``, empty where none do) and, where none do, a note on what the briefings lack.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from index.briefings import Briefing, briefing_files, file_of, read_briefing
from index.passages import Passage

_QUESTIONS = Path(__file__).with_name("questions")
NATURAL, HARD = _QUESTIONS / "natural", _QUESTIONS / "hard"


class Part(StrEnum):
    """Which of our questions are asked."""

    DEVELOPMENT = "development"
    HELD_OUT = "held-out"
    ALL = "all"

    @property
    def files(self) -> tuple[str, ...]:
        """The files that hold the part."""
        both = ("development.jsonl", "held_out.jsonl")
        return {Part.DEVELOPMENT: both[:1], Part.HELD_OUT: both[1:], Part.ALL: both}[self]


class Kind(StrEnum):
    """What a question is after. The last four are for questions that the briefings do not answer."""

    FACT = "fact"
    """Who, what, when, where, how many: said in one place."""
    WHY = "why"
    HOW = "how"
    HAPPENED = "happened"
    """Whether something is so, or what became of it."""
    SECTION = "section"
    """What one section of a briefing says: its strategic view, its summary."""
    UNNAMED = "unnamed"
    """About a company that is described and not named."""
    ROUND = "round"
    """About one round of a company that has several."""
    ACROSS = "across"
    """Answered by two briefings or more."""
    MISSING = "missing"
    """Near to what the briefings tell, and not told."""
    PREMISE = "premise"
    """Takes something for granted that is not so."""
    ADVICE = "advice"
    """Asks for a forecast or a recommendation."""
    OTHER = "other"
    """About something else altogether."""


UNANSWERABLE = frozenset({Kind.MISSING, Kind.PREMISE, Kind.ADVICE, Kind.OTHER})


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file that answers a question."""

    file: str
    start: int
    end: int

    def is_met_by(self, passage: Passage) -> bool:
        """Whether the passage holds some of it. Passages end with sentences, so some is nearly always all."""
        return self.overlaps(passage.file, passage.start, passage.end)

    def overlaps(self, file: str, start: int, end: int) -> bool:
        """Whether the two stretches share a character."""
        return file == self.file and start < self.end and self.start < end


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and every place that answers it; no place where nothing does."""

    text: str
    places: tuple[Place, ...]
    kind: Kind = Kind.FACT
    note: str = ""
    """Of a question that nothing answers: what the briefings lack."""

    @property
    def is_answerable(self) -> bool:
        """Whether the texts answer it."""
        return bool(self.places)


@dataclass(frozen=True, slots=True)
class Task:
    """Texts to search and questions to ask of them."""

    name: str
    briefings: tuple[Briefing, ...]
    questions: tuple[Question, ...]

    @property
    def answerable(self) -> tuple[Question, ...]:
        """The questions that the texts answer: the only ones by which a ranking can be judged."""
        return tuple(question for question in self.questions if question.is_answerable)


def own_task(corpus: Path, questions: Path = HARD, *, part: Part = Part.ALL) -> Task:
    """Our own questions on our own briefings; ``questions`` is the folder of one manner.

    Raises:
        CorpusError: a briefing cannot be read.
        ValueError: a question's words no longer stand in its briefing, or its kind does not fit its answers.

    """
    briefings = tuple(read_briefing(path, file_of(path, corpus)) for path in briefing_files(corpus))
    texts = {briefing.file: briefing.text for briefing in briefings}
    asked = tuple(_question(record, texts) for file in part.files for record in records(questions / file))
    return Task(f"our briefings, {questions.name} questions, {part.value}", briefings, asked)


def records(path: Path) -> Sequence[dict[str, Any]]:
    """The objects of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _question(record: Mapping[str, Any], texts: Mapping[str, str]) -> Question:
    places = tuple(_stands(gold["text"], gold["file"], texts.get(gold["file"], "")) for gold in record["gold"])
    question = Question(record["question"], places, Kind(record["kind"]), record.get("note", ""))
    if question.is_answerable == (question.kind in UNANSWERABLE):
        raise ValueError(f"{question.text!r} has {len(places)} answers, which its kind {question.kind} cannot have")
    return question


def _stands(words: str, file: str, text: str) -> Place:
    start = text.find(words)
    if start < 0:
        raise ValueError(f"{words!r} does not stand in {file}; mend the question")
    return Place(file, start, start + len(words))
