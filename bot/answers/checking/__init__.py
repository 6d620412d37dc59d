"""Questions for yes or no: whether somebody led a round, whether one figure is above another, whether there is such.

Here is how one is told and which rule takes it; the rules are in the modules beside this one. A negated question is
declined (yes and no change places), and so is one about “only” or “most of” several.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answers.checking.apart import by_so_much, earlier
from bot.answers.checking.asides import lifted
from bot.answers.checking.bounds import above_the_other, against_a_bound, so_many_rounds
from bot.answers.checking.existing import (
    of_a_company,
    of_a_kind,
    of_the_same,
    there_is,
    whether_it_is_known,
    whether_there_is,
)
from bot.answers.checking.ranked import is_the_top
from bot.answers.checking.roles import anybody_else, in_a_role, leading_alone, one_or_the_other
from bot.answers.checking.universal import of_every_one
from bot.answers.comparing import comparison, is_comparison
from bot.answers.comparing.words import counts_more, says_more
from bot.answers.reading import Reading
from bot.answers.senses import Sense
from bot.answers.shapes import Asked
from bot.answers.sides import Shaped
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.query import Filter, Op

Rule = Callable[[Sequence[Span], FactsTable, Shaped], Asked | None]

_OPENINGS = frozenset({"did", "do", "does", "was", "were", "is", "are", "has", "have", "had"})
_SETTING = frozenset({Sense.PERIOD, Sense.CURRENCY, Sense.UPTO, Sense.ROUND, Sense.FILLER})
_SETS = frozenset(
    {"in", "during", "since", "before", "after", "until", "by", "at", "prior", "as", "through", "throughout", "on"}
)
"""Words that a clause before the question begins with: “in 2025, did …”."""
_SUBJECTS = frozenset(
    {
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "i",
        "we",
        "you",
        "there",
        "here",
        "everyone",
        "everybody",
        "the",
    }
    | {
        "everything",
        "anything",
        "itself",
        "themselves",
        "money",
        "number",
        "figure",
        "world",
        "a",
        "an",
        "all",
        "any",
    }
)
"""Fillers whose verb states something: “it is …”, where a greeting or an aside leaves the verb to open a question."""
_ASKING = frozenset({"which", "what", "whichever", "name"})
_EVERY = frozenset({"all", "every", "each"})
_ANY = frozenset({"any", "anything", "there", "anybody", "anyone", "somebody", "someone"})
_UNTOLD = frozenset({"always", "none", "only", "neither", "nor", "everyone", "everybody", "everything"})
_DENIES = frozenset({"not", "no", "never", "without", "non"})

_OF_ONE: tuple[Rule, ...] = (
    is_the_top,
    anybody_else,
    earlier,
    so_many_rounds,
    against_a_bound,
    leading_alone,
    one_or_the_other,
    in_a_role,
    whether_it_is_known,
    of_a_kind,
    of_a_company,
    of_the_same,
    whether_there_is,
)
_OF_ANY: tuple[Rule, ...] = (anybody_else, whether_it_is_known, there_is, in_a_role, whether_there_is)


def is_yes_or_no(reading: Reading) -> bool:
    """Whether a question asks for yes or no."""
    return _opening(reading.spans) is not None


def _opening(spans: Sequence[Span]) -> int | None:
    """Where the verb stands that opens a question for yes or no: first, after a greeting, or after “in 2025”."""
    for at, span in enumerate(spans):
        texts = {word.text for word in span.words}
        if span.sense is Sense.FILLER and span.text.casefold() in _OPENINGS:
            told = (
                at == 0
                or _is_said_in_passing(spans[:at])
                or (spans[0].words[0].text in _SETS and any(one.sense in _TELLS for one in spans[:at]))
            )
            return at if told else None
        if span.sense not in _SETTING or texts & _ASKING:
            return None
    return None


def _is_said_in_passing(before: Sequence[Span]) -> bool:
    """Whether what stands before a verb is no part of its sentence: “ok so”, “for my deck”, “quick question”."""
    fillers = all(span.sense is Sense.FILLER for span in before)
    return fillers and before[-1].words[-1].text not in _SUBJECTS


_TELLS = frozenset({Sense.PERIOD, Sense.CURRENCY, Sense.UPTO})


def checked(reading: Reading, table: FactsTable, shaped: Shaped) -> Asked | None:
    """The check that a question for yes or no asks for, or ``None`` where it cannot be told."""
    at = _opening(reading.spans) or 0
    rest = replace(reading, spans=lifted((*reading.spans[:at], *reading.spans[at + 1 :]), table))
    words = {word.text for span in rest.spans if _quantifies(span) for word in span.words}
    if words & _UNTOLD or any(map(_denies, rest.spans)):
        return None  # yes and no change places, and a reader may take it either way
    apart = by_so_much(rest.spans, table, shaped)
    if apart is not None:
        return apart
    if words & _EVERY:
        return of_every_one(rest.spans, table)
    if words & _ANY and not _more_than(rest.spans):
        return _first(_OF_ANY, rest.spans, table, shaped)
    if is_comparison(rest):
        between = any(span.sense is Sense.SEPARATOR and span.text.casefold() == "or" for span in rest.spans)
        found = comparison(rest, table, shaped) if between else above_the_other(rest, table, shaped)
        if found is not None:
            return found
    return _first(_OF_ONE, rest.spans, table, shaped)


def _more_than(spans: Sequence[Span]) -> bool:
    """Whether, as in “were there more rounds in 2024 than in 2025”, two counts or two sums are compared."""
    parted = any(span.sense is Sense.SEPARATOR and span.key == "than" for span in spans)
    sums = any(says_more(one) and other.value == "raised" for one, other in pairwise(spans))
    return parted and (sums or any(counts_more(spans, at) for at in range(len(spans) - 1)))


def _first(rules: Sequence[Rule], spans: Sequence[Span], table: FactsTable, shaped: Shaped) -> Asked | None:
    for rule in rules:
        found = rule(spans, table, shaped)
        if found is not None:
            return found
    return None


def _quantifies(span: Span) -> bool:
    """Whether the words of a span may say of how many something is asked: not those of “in all”, “if any”."""
    return span.sense is Sense.BOTH or (span.sense is Sense.FILLER and len(span.words) == 1)


def _denies(span: Span) -> bool:
    """Whether a span turns what is asked into its opposite, and does not only leave somebody out."""
    negates = span.sense is Sense.NEGATES
    op = span.value.op if isinstance(span.value, Filter) else None
    denies = any(word.text in _DENIES or word.text.endswith("n't") for word in span.words)
    return negates or op is Op.UNKNOWN or (op is Op.NE and denies)
