"""The sentences of a round's briefing that state a figure or what it was computed from: the context of a figure.

Chosen without a model, by what ``stating`` reads in them: the sentences that state most win, then those that speak of
the metric, then the story itself before its summaries, then what stands first. Where none fits there is no context.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.answers.marking import joined
from bot.answers.stating import Wanted, names_field, speaks_of, stated, states_amount, told_in_words, wanted_of
from bot.answers.stories import Extract, Stories
from index.briefings import FULL_STORY
from index.facts.checking.claims import Statement, statements
from index.facts.checking.names import Lexicon
from index.facts.schema import DetailKind as Kind
from index.facts.schema import Round
from index.facts.table import FactsTable
from index.figures.catalogue import Level
from index.figures.figure import Figure
from index.figures.query import Aggregate, FigureQuery

_KEPT = 512
"""Briefings whose sentences are kept."""
_LONGEST = 700
"""Characters of a context: what a reader takes in beside a figure."""
_MOST_SPOKEN = 1
"""One word of the metric tells that a sentence speaks of it; more tell nothing more."""


_ENOUGH = 0.5
"""The share of the names that a sentence must give to be the context of them."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence, or two neighbours, with what they state of a figure."""

    told: tuple[Statement, ...]
    items: frozenset[Wanted]
    marks: tuple[tuple[int, int], ...]
    """Where they state it, as offsets in the file."""
    names_field: bool = False
    """Whether the words beside a number or name say what it is."""
    spoken: int = 0
    """How many words of the metric they hold."""

    @property
    def start(self) -> int:
        """The first character."""
        return self.told[0].span.start

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.told[-1].span.end

    @property
    def rank(self) -> tuple[int, bool, int, bool, int]:
        """The best has the largest."""
        worth = sum(one.worth for one in self.items)
        is_story = self.told[0].section == FULL_STORY
        return worth, self.names_field, min(self.spoken, _MOST_SPOKEN), is_story, -self.start


class Contexts:
    """Finds the contexts of figures in the briefings of one generation. Safe to share between threads."""

    def __init__(self, stories: Stories, table: FactsTable) -> None:
        self._stories = stories
        self._table = table
        self._sentences = lru_cache(maxsize=_KEPT)(self._read)

    def of(self, figure: Figure) -> Extract | None:
        """The context of a figure that is one value of one round; ``None`` where its briefing does not state it."""
        this = _round_of(figure)
        if this is None or this.round_id not in self._table.facts.briefing_of:
            return None
        wanted = wanted_of(figure, self._table)
        sentences = self._sentences(this.round_id)
        alone = [_telling(one, figure, wanted) for one in sentences]
        fitting = [one for one in (*alone, *_together(alone)) if _fits(one, figure, wanted)]
        best = max(fitting, key=lambda one: one.rank, default=None)
        return None if best is None else self._extract(this, best, len(wanted))

    def _read(self, round_id: str) -> tuple[Statement, ...]:
        this = self._table.round(round_id)
        names = {*this.investors, *(one.investor for one in self._table.commitments_of(round_id))}
        also = (alias for one in self._table.facts.investors if one.name in names for alias in one.aliases)
        briefing = self._stories.of(self._table.facts.briefing_of[round_id])
        return statements(briefing, Lexicon(names, aliases=also))

    def _extract(self, this: Round, best: _Telling, wanted: int) -> Extract:
        briefing = self._stories.of(self._table.facts.briefing_of[this.round_id])
        text = briefing.text[best.start : best.end]
        marks = joined(((left - best.start, right - best.start) for left, right in best.marks), text)
        score = round(len(best.items) / wanted, 4)
        return Extract(briefing, best.told[0].section, best.start, best.end, score, marks)


def _round_of(figure: Figure) -> Round | None:
    """The round whose own value a figure is: of totals, rankings, groups and comparisons there is none."""
    query = figure.query
    if not isinstance(query, FigureQuery) or query.group_by or query.aggregate not in {None, Aggregate.LATEST}:
        return None
    return figure.rounds[0] if len(figure.rounds) == 1 and figure.value is not None else None


def _telling(sentence: Statement, figure: Figure, wanted: tuple[Wanted, ...]) -> _Telling:
    found = stated(sentence, wanted)
    in_words = told_in_words(sentence, wanted)
    items = frozenset({*found, *(one for one in wanted if in_words and one.is_text)})
    if not items:
        return _Telling((sentence,), items, ())
    marks = (*found.values(), *in_words)
    return _Telling((sentence,), items, marks, names_field(sentence, found.values()), speaks_of(sentence, figure))


def _together(alone: Sequence[_Telling]) -> Iterator[_Telling]:
    """Neighbours in a paragraph of which each states what the other does not."""
    for one, other in pairwise(alone):
        beside = one.told[0].paragraph == other.told[0].paragraph and other.end - one.start <= _LONGEST
        if beside and one.items - other.items and other.items - one.items:
            yield _Telling(
                (*one.told, *other.told),
                one.items | other.items,
                (*one.marks, *other.marks),
                one.names_field or other.names_field,
                min(one.spoken, other.spoken),
            )


def _fits(one: _Telling, figure: Figure, wanted: tuple[Wanted, ...]) -> bool:
    """Whether sentences are about the figure, and do not merely hold the same number, day or name."""
    kinds = {item.known.kind for item in one.items}
    if not kinds:
        return False
    if figure.metric.level is Level.COMMITMENT:  # the same sum may be another investor's
        return Kind.NAME in kinds and len(kinds) > 1
    if kinds == {Kind.NAME}:
        return _gives_names(one, figure, wanted)
    return len(one.items) > 1 or one.spoken > 0 or one.names_field


def _gives_names(one: _Telling, figure: Figure, wanted: tuple[Wanted, ...]) -> bool:
    """Whether a text is told, or so many of the names that the sentence can be said to give them.

    A single investor is named in many a sentence about something else.
    """
    if any(item.is_text for item in one.items):
        return True
    if len(one.items) == 1 and figure.metric.name != "lead_investors" and not one.names_field:
        return len(wanted) == 1 and one.spoken > 0 and states_amount(one.told[0], figure.rounds[0])
    return one.spoken + one.names_field > 0 and len(one.items) >= _ENOUGH * len(wanted)
