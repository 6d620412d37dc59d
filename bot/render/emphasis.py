"""Where words of an answer are set off: its text and its quotes, cut into runs that are marked or not.

What setting off looks like is for each way of showing. The rule to know: the runs put together are the printable
text, on one line for a quote, so that nothing appears or is lost by marking.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.answers.answer import Answer, Quote
from bot.render.safe import printable

_SPACE = re.compile(r"\s+")


class Run(NamedTuple):
    """Some printable text, all of it marked or none."""

    text: str
    is_marked: bool


def text_runs(answer: Answer) -> tuple[Run, ...]:
    """The text of an answer; marked where it gives a quote word for word and that quote has marks."""
    runs = (Run(printable(run.text), run.is_marked) for run in _runs(answer.text, _marks_in_text(answer)))
    return tuple(_trimmed(list(runs)))


def quote_runs(quote: Quote) -> tuple[Run, ...]:
    """The words of a quote, on one line."""
    runs: list[Run] = []
    for run in _runs(quote.text, quote.marks):
        text = _SPACE.sub(" ", printable(run.text))
        if runs and runs[-1].text.endswith(" "):
            text = text.lstrip(" ")
        runs.append(Run(text, run.is_marked))
    return tuple(_trimmed(runs))


def _marks_in_text(answer: Answer) -> Iterator[tuple[int, int]]:
    for quote in answer.quotes:
        at = answer.text.find(quote.text) if quote.marks else -1
        if at >= 0:
            yield from ((at + start, at + end) for start, end in quote.marks)


def _runs(text: str, marks: Iterable[tuple[int, int]]) -> Iterator[Run]:
    at = 0
    for start, end in sorted(marks):
        if at <= start < end <= len(text):  # one that overlaps the last, or lies outside, marks nothing
            yield Run(text[at:start], is_marked=False)
            yield Run(text[start:end], is_marked=True)
            at = end
    yield Run(text[at:], is_marked=False)


def _trimmed(runs: list[Run]) -> Iterator[Run]:
    """The runs without white space at either end of the whole, and without empty ones."""
    while runs and not runs[0].text.strip():
        runs = runs[1:]
    while runs and not runs[-1].text.strip():
        runs = runs[:-1]
    if runs:
        runs[0] = Run(runs[0].text.lstrip(), runs[0].is_marked)
        runs[-1] = Run(runs[-1].text.rstrip(), runs[-1].is_marked)
    return (run for run in runs if run.text)
