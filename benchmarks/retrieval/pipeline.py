"""The whole program asked: whether a quote holds the answer, and whether it declines where there is none.

An answer from the facts table (a figure, a list, a card) that shows no quote with the answer is counted for itself,
unjudged: ``benchmarks.figures`` judges those. To a question that nothing answers, any answer is wrong.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from statistics import fmean
from typing import cast

from benchmarks.figures.asking import TODAY
from benchmarks.retrieval.questions import Kind, Question
from benchmarks.retrieval.ranking import searcher_over
from benchmarks.retrieval.stopwatch import Stage, Stopwatch, Watched
from bot.answers.answer import Answer, AnswerKind
from bot.answers.answerer import Answerer
from index.encoder import Encoder
from index.generation import BuildOptions, Generation, build, open_generation


class Result(StrEnum):
    """What became of a question."""

    QUOTED = "quote holds the answer"
    MISQUOTED = "quote does not"
    FIGURE = "figure, list or card"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, what was answered, and the milliseconds that took, by stage."""

    question: Question
    answer: Answer
    took_ms: float
    stages_ms: Mapping[str, float]

    @property
    def result(self) -> Result:
        """What became of the question."""
        if self.answer.is_declined:  # also where it shows what comes nearest
            return Result.DECLINED
        if self.shows_answer:
            return Result.QUOTED
        return Result.MISQUOTED if self.answer.kind is AnswerKind.PASSAGES else Result.FIGURE

    @property
    def shows_answer(self) -> bool:
        """Whether a quote holds some of a place that answers; one shown while declining counts here."""
        return any(place.overlaps(*quoted) for place in self.question.places for quoted in self.quoted)

    @property
    def quoted(self) -> tuple[tuple[str, int, int], ...]:
        """Where the quotes stand: file, start, end."""
        return tuple((quote.file, quote.start, quote.end) for quote in self.answer.quotes)

    @property
    def is_right(self) -> bool:
        """Whether a quote holds the answer, or the question has none and was declined."""
        return self.result is (Result.QUOTED if self.question.is_answerable else Result.DECLINED)


@dataclass(frozen=True, slots=True)
class Across:
    """How questions fare that several briefings answer, averaged over them."""

    asked: int
    files_found: float
    """Of the briefings that answer, the part that was quoted."""
    quotes_elsewhere: float
    """Quotes from briefings that do not answer."""


def generation_of(corpus: Path, index: Path, encoder: Encoder) -> Generation:
    """The corpus, built if it has changed and opened."""
    build(corpus, index, encoder=encoder, options=BuildOptions())
    return open_generation(index, encoder=encoder)


def outcomes(questions: Sequence[Question], generation: Generation, encoder: Encoder) -> list[Outcome]:
    """Every question asked, in a conversation of its own. One goes ahead unmeasured, so that everything is loaded."""
    watch = Stopwatch()
    searcher = searcher_over(generation.passages, encoder, watch)
    watched = cast("Generation", Watched(generation, watch, {}, {"searcher": searcher}))
    answerer = Answerer(watched, today=lambda: TODAY)
    answerer.ask(questions[0].text)
    watch.read()
    return [_asked(question, answerer, watch) for question in questions]


def _asked(question: Question, answerer: Answerer, watch: Stopwatch) -> Outcome:
    started = time.perf_counter()
    with watch.stage(Stage.QUOTE):
        answer = answerer.ask(question.text)
    return Outcome(question, answer, (time.perf_counter() - started) * 1000, watch.read())


def tally(found: Sequence[Outcome]) -> dict[Result, int]:
    """How many questions came to each result."""
    return {result: sum(one.result is result for one in found) for result in Result}


def across(found: Sequence[Outcome]) -> Across:
    """The questions that several briefings answer and that were answered by quotes or not at all."""
    asked = [one for one in found if one.question.kind is Kind.ACROSS and one.result is not Result.FIGURE]
    if not asked:
        return Across(0, 0.0, 0.0)
    shares, strays = list[float](), list[int]()
    for one in asked:
        gold = {place.file for place in one.question.places}
        shares.append(len(gold.intersection(file for file, _, _ in one.quoted)) / len(gold))
        strays.append(sum(file not in gold for file, _, _ in one.quoted))
    return Across(len(asked), fmean(shares), fmean(strays))


def worst(found: Sequence[Outcome], most: int) -> list[Outcome]:
    """What went wrong: wrong answers before questions declined for nothing, the surest first."""
    wrong = [one for one in found if not one.is_right and one.result is not Result.FIGURE]
    wrong += [one for one in found if one.result is Result.FIGURE and not one.question.is_answerable]
    return sorted(wrong, key=lambda one: (one.answer.is_declined, -one.answer.confidence, one.question.text))[:most]


def as_line(answer: Answer) -> str:
    """What was got, on one line: the quotes, or what else was said."""
    is_quoted = answer.kind is AnswerKind.PASSAGES
    said = " | ".join(quote.text for quote in answer.quotes) if is_quoted else answer.text
    return f"{answer.kind.value}: {' '.join(said.split())}"
