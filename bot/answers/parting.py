"""Whether two parts of a sentence are two questions: what each of them measures, names and leaves open.

Judgements about readings, for ``turns``, which cuts and asks.
"""

from __future__ import annotations

from bot.answers.carrying import RANKS, SHAPING
from bot.answers.chatter import NAMES
from bot.answers.fragments import points_at_one
from bot.answers.grammar import Sense
from bot.answers.messages import opens_a_question
from bot.answers.reading import Reading
from bot.answers.roles import ROLE_OF

_MEASURES = SHAPING - {Sense.COMPARES, Sense.GROUP, Sense.CARD} | {Sense.ROUNDS}
WHOSE = frozenset({Sense.COMPANY, Sense.INVESTOR, Sense.CONDITION})
_PLACING = frozenset({Sense.ROUND, Sense.PERIOD, Sense.PICK, Sense.ORDINAL})
_SAYS_HOW = frozenset({Sense.AGGREGATE, Sense.EXTREME, Sense.ACTIVE})


def names(reading: Reading) -> bool:
    """Whether a part says whose or of what it is."""
    return any(span.sense in NAMES | {Sense.CONDITION, Sense.INVESTOR} for span in reading.meant)


def asks_by_how_much(first: Reading, second: Reading) -> bool:
    """Whether a second part asks for nothing but the difference that the first one speaks of."""
    asks = {Sense.COMPARES, Sense.ASKS, Sense.COUNTS, Sense.CURRENCY}
    compares = any(map(first.has, (Sense.COMPARES, Sense.GROWTH))) or "valuation_growth" in first.values(Sense.METRIC)
    return compares and second.has(Sense.COMPARES) and all(span.sense in asks for span in second.meant)


def measures(reading: Reading) -> bool:
    """Whether a part says what is wanted: a measure, a count, rounds."""
    return any(span.sense in _MEASURES for span in reading.meant)


def says_how(reading: Reading) -> bool:
    """Whether a part says how something is added up or ranked."""
    return any(span.sense in _SAYS_HOW for span in reading.meant)


def leaves_open(first: Reading, second: Reading) -> bool:
    """Whether what the second part says may hold for the first, too, or the first is of many and the second of one.

    “How many rounds, and what total in 2025?”; “its rounds, size”.
    """
    named = any(span.sense in NAMES | {Sense.CONDITION, Sense.INVESTOR} for span in first.meant)
    whose = any(span.sense in WHOSE for span in second.meant) or points_at_one(second.question)
    placed, open_ = (any(span.sense in _PLACING for span in one.meant) for one in (second, first))
    if named and placed and not open_ and not whose:
        return True
    many = any(span.sense is Sense.ROUNDS and span.is_plural for span in first.meant)
    single = all(span.sense in {Sense.METRIC, Sense.SEPARATOR} for span in second.meant)
    return many and single and not first.has(Sense.COUNTS)


def asks_who_was_in_a_total(first: Reading, second: Reading, text: str) -> bool:
    """Whether “which company raised most, and who led?” asks for the leads of what may be several rounds."""
    ranked = first.has(Sense.EXTREME) and "company" in first.values(Sense.METRIC) and not first.has(Sense.ROUNDS)
    roles = bool(set(map(str, second.values(Sense.METRIC))) & set(ROLE_OF))
    own = any(span.sense in {Sense.ROUND, Sense.ROUNDS, Sense.PICK, Sense.COMPANY} for span in second.meant)
    return ranked and roles and not own and not points_at_one(text)


def opens(reading: Reading, text: str) -> bool:
    """Whether a second part begins with what it asks, and not with a name that would share the first part's."""
    return opens_a_question(text) or (bool(reading.meant) and reading.meant[0].sense in _MEASURES | RANKS)
