"""Several measures of one thing in a row: “Lumen Series B: lead, amount and valuation” asks three questions.

Text in, texts out: the row is found by the senses of its words, and each question has one of its measures in the
place of the whole row. What stands in a row may also only say how one measure is taken: “the mean and median amount”,
“the largest and smallest round”. Whether each question is understood is for ``turns`` to see.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.reading import Reading
from bot.answers.senses import Sense
from bot.answers.spans import Span
from index.figures.catalogue import metric_named
from index.figures.query import LATEST

_HOW = frozenset({Sense.AGGREGATE, Sense.EXTREME, Sense.PICK, Sense.ORDINAL})
_MEASURES = frozenset({Sense.METRIC, Sense.AGGREGATE, Sense.COUNTS})
_WITHIN = _MEASURES | _HOW | {Sense.ROUNDS, Sense.FILLER, Sense.VERB}
_TYING = frozenset(
    {Sense.COMPARES, Sense.SHARE, Sense.GROWTH, Sense.CAGR, Sense.DURATION, Sense.COMMON, Sense.POINTS, Sense.BOTH}
    | {Sense.HAVING, Sense.BOUND, Sense.NEGATES, Sense.UNKNOWN, Sense.CARD, Sense.FORECAST, Sense.ADVICE}
)
"""Senses that tie measures to one another, or that make the question another one."""
_COMMAS = frozenset(",/;+&")
_STOPS = frozenset(":-(")
_NOUNS = frozenset(
    {"total", "sum", "mean", "average", "avg", "median", "range", "spread", "aggregate", "grand total"}
)
"""Words for a way of adding up that can stand as a measure of their own."""
_ALONE = frozenset({"company", "raised"})
"""Metrics whose words are also what the question is about, or its verb: they make no row by themselves."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Spans between two joints, by their places."""

    spans: tuple[Span, ...]
    joined_by: str = ""
    """The word before it, where that is no comma."""

    @property
    def says_how(self) -> bool:
        """Whether it only says how something is measured: “mean”, “the largest”."""
        meant = [span for span in self.spans if span.sense is not Sense.FILLER]
        return bool(meant) and all(_is_how(span) for span in meant)

    @property
    def how(self) -> frozenset[Sense]:
        """The ways in which it says how something is measured."""
        return frozenset(span.sense for span in self.spans if span.sense in _HOW)

    @property
    def counts(self) -> bool:
        """Whether something is counted."""
        return any(span.sense is Sense.COUNTS for span in self.spans)

    @property
    def is_of_the_latest(self) -> bool:
        """Whether the latest round is meant, as it is where nothing else is said."""
        return any(span.sense is Sense.PICK and span.value == LATEST for span in self.spans)

    @property
    def measures(self) -> bool:
        """Whether it is a measure and nothing else."""
        own = all(span.sense in _WITHIN and not _is_adverb(span) for span in self.spans)
        return own and any(span.sense in _MEASURES | _HOW for span in self.spans)


def _is_how(span: Span) -> bool:
    return span.sense in _HOW and not _is_adverb(span)


def _is_adverb(span: Span) -> bool:
    """Whether a sum is said of the whole sentence: “all told”, “in total”."""
    return span.sense is Sense.AGGREGATE and span.key not in _NOUNS


def each_measure(reading: Reading) -> tuple[str, ...]:
    """The questions that a row of measures stands for; none where there is no row of two or more."""
    if any(span.sense in _TYING for span in reading.spans):
        return ()
    parts = _parts(reading.spans)
    for first in range(len(parts) - 1):
        for last in range(len(parts), first + 1, -1):
            row = _row(parts[first:last])
            if row is not None:
                return () if _is_a_fraction(row) else _questions(reading.question, row)
    return ()


def _is_a_fraction(row: Sequence[_Part]) -> bool:
    """Whether one number over another is meant: “valuation / revenue”, where “lead / amount” asks for both."""
    slashed = len(row) == 2 and "/" in row[1].spans[0].words[0].gap
    measures = [span for part in row for span in part.spans if span.sense is Sense.METRIC]
    return slashed and all(metric_named(str(span.value)).kind.is_number for span in measures)


def _row(parts: Sequence[_Part]) -> list[_Part] | None:
    """The parts as a row: of the first its end, of the last its beginning, if all of them are measures."""
    before = [_end_of(parts[0]), *parts[1:-1]]
    how = all(part.says_how for part in before)
    row = [*before, _beginning_of(parts[-1], how=how)]
    set_against = any(part.joined_by not in {"", "and"} for part in row[1:])
    if not all(part.spans and part.measures for part in row) or (set_against and not how):
        return None
    return _with_its_how(row) if not all(_names_nothing(part) for part in row) else None


def _with_its_how(row: Sequence[_Part]) -> list[_Part] | None:
    """The row with each measure taken as the words say; ``None`` where they leave open what “total” is said of.

    “The latest round's amount and lead” are both of that round; “the total amount and post-money” may be one total.
    """
    first = row[0]
    at = next((i for i in range(len(row)) if row[i].how and not row[i].says_how), None)
    if at is None or all(part.how or part.counts for part in row[at + 1 :]):
        open_ = any(part.says_how for part in row) and any(not part.how and not part.counts for part in row)
        return list(row) if not open_ or at is not None else None
    if row[at].how == {Sense.PICK} and row[at].is_of_the_latest:
        return list(row)
    told = next((i for i, span in enumerate(first.spans) if span.sense is Sense.ROUNDS), None)
    if at or told is None or Sense.AGGREGATE in first.how or told + 1 == len(first.spans):
        return None
    return [_Part(first.spans[told + 1 :]), *row[1:]]


def _names_nothing(part: _Part) -> bool:
    meant = [span for span in part.spans if span.sense is not Sense.FILLER]
    return all(span.sense is Sense.METRIC and span.value in _ALONE for span in meant)


def _parts(spans: Sequence[Span]) -> list[_Part]:
    """The spans cut at every comma and at every word that joins or sets against."""
    found: list[_Part] = []
    own: list[Span] = []
    joined_by = ""
    for span in spans:
        is_word = span.sense is Sense.SEPARATOR
        if is_word or (span.words and _COMMAS.intersection(span.words[0].gap)):
            if own:
                found.append(_Part(tuple(own), joined_by))
                joined_by = ""
            own = [] if is_word else [span]
            joined_by = span.key if is_word else joined_by
        else:
            own.append(span)
    return [*found, _Part(tuple(own), joined_by)] if own else found


def _end_of(part: _Part) -> _Part:
    """The measure at the end of a part: “Lumen's Series B [lead]”."""
    at = len(part.spans)
    while at > 0 and part.spans[at - 1].sense in _WITHIN:
        at -= 1
        if part.spans[at].words and _STOPS.intersection(part.spans[at].words[0].gap):
            break
    while at < len(part.spans) and part.spans[at].sense is Sense.FILLER:
        at += 1
    return _Part(part.spans[at:])


def _beginning_of(part: _Part, *, how: bool) -> _Part:
    """The measure at the beginning of a part: “[valuation] of Lumen”; where the row says how, only what says so."""
    senses = _HOW | {Sense.FILLER} if how else _WITHIN
    size = 0
    while size < len(part.spans) and part.spans[size].sense in senses and not (size and _is_stopped(part, size)):
        size += 1
    while size and part.spans[size - 1].sense is Sense.FILLER:
        size -= 1
    return _Part(part.spans[:size], part.joined_by)


def _is_stopped(part: _Part, at: int) -> bool:
    words = part.spans[at].words
    return bool(words) and bool(_STOPS.intersection(words[0].gap))


def _questions(text: str, row: Sequence[_Part]) -> tuple[str, ...]:
    """The text once for each part of the row, with that part in the place of the whole row."""
    ends = [(part.spans[0].words[0].start, part.spans[-1].words[-1].end) for part in row]
    before, behind = text[: ends[0][0]], text[ends[-1][1] :]
    mixed = not all(part.says_how for part in row)
    nouns = [_noun_of(part) if mixed and part.says_how else "" for part in row]
    return tuple(f"{before}{text[a:b]}{noun}{behind}" for (a, b), noun in zip(ends, nouns, strict=True))


def _noun_of(part: _Part) -> str:
    """What is measured where the row says it elsewhere: “number of rounds, total, largest”."""
    summed = any(span.sense is Sense.AGGREGATE for span in part.spans)
    return " amount raised" if summed else " round"
