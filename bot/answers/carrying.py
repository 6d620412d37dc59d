"""What of the last question a follow-up keeps: which of its words are replaced, which are ruled out, which stay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.grammar import Sense
from bot.answers.reading import Reading
from bot.answers.spans import Span
from index.facts.table import FactsTable
from index.figures.query import Filter, Money, Op

SHAPING = frozenset(
    {
        *(Sense.METRIC, Sense.ASKS, Sense.AGGREGATE, Sense.EXTREME, Sense.COUNTS, Sense.LISTS, Sense.COMPARES),
        *(Sense.GROUP, Sense.ACTIVE, Sense.RANKS_BY, Sense.CARD, Sense.SHARE, Sense.GROWTH, Sense.CAGR),
        *(Sense.DURATION, Sense.COMMON, Sense.ALONGSIDE, Sense.DIMENSION),
    }
)
"""Senses that say what is asked, and not of what."""
GEOGRAPHY = frozenset({Sense.COUNTRY, Sense.CITY, Sense.REGION})
PLACES = GEOGRAPHY | {Sense.SECTOR}
OF_MANY_ROUNDS = frozenset({Sense.AGGREGATE, Sense.COUNTS, Sense.EXTREME, Sense.LISTS, Sense.ACTIVE, Sense.GROUP})
"""Words that ask about many rounds: the one round that was talked about is not meant any more."""
RANKS = frozenset({Sense.EXTREME, Sense.PICK, Sense.ORDINAL, Sense.NUMBER})
_TELLS_THE_ROUND = frozenset({Sense.ROUND, Sense.PICK, Sense.ORDINAL, Sense.MONEY})
_ASKING = SHAPING | {Sense.ROUNDS, Sense.SEPARATOR, Sense.FOLLOW_UP, Sense.BOUND}
ROLES = {"lead": "led by", "participant": "joined by", "investor": "backed by"}
_PREPOSITIONS = re.compile(r"(?:\b(?:in|of|during|for|at|its|their|the|within)\s+)+$", re.IGNORECASE)


def kept(own: Sequence[Span], last: Reading, *, narrows: bool, table: FactsTable) -> list[Span]:
    """The conditions of the last question that the follow-up does not replace."""
    senses = {span.sense for span in own}
    senses |= GEOGRAPHY if senses & GEOGRAPHY and not narrows else set()
    fields = {span.value.field for span in own if isinstance(span.value, Filter)}
    if fields & set(ROLES) and not narrows:
        fields |= set(ROLES)
    out = {id(span) for span in dropped(own, last, table)}
    return [
        span
        for span in last.meant
        if span.sense not in _ASKING | (RANKS - {Sense.PICK})
        and id(span) not in out
        and (span.value.field not in fields if isinstance(span.value, Filter) else span.sense not in senses)
    ]


def dropped(own: Sequence[Span], last: Reading, table: FactsTable) -> list[Span]:
    """What the last question says and the follow-up's own words rule out, beside what they replace."""
    senses = {span.sense for span in own}
    gone: set[Sense] = set()
    if Sense.COMPANY in senses and not _has_such_rounds(last, own, table):
        gone |= _TELLS_THE_ROUND
    of_one = last.has(Sense.COMPANY)
    if of_one and senses & {Sense.ROUND, Sense.PERIOD, Sense.PICK, Sense.ORDINAL}:
        gone |= _TELLS_THE_ROUND
    if of_one and senses & OF_MANY_ROUNDS:
        gone |= _TELLS_THE_ROUND
    if Sense.ROUND in senses and of_one:  # one named round, and not rounds of that name in a period
        gone.add(Sense.PERIOD)
    tells_amount = bool(senses & {Sense.COMPANY, Sense.ROUND})
    replaced = {span.sense for span in own} | (RANKS if senses & RANKS else set())
    return [
        span
        for span in last.meant
        if (span.sense in gone and span.sense not in replaced) or (tells_amount and _is_the_amount(span))
    ]


def _has_such_rounds(last: Reading, own: Sequence[Span], table: FactsTable) -> bool:
    """Whether each company that the follow-up names has a round of the name that was talked about."""
    names = {str(name).casefold() for name in last.values(Sense.ROUND)}
    companies = [str(span.value) for span in own if span.sense is Sense.COMPANY]
    return all(
        names <= {name.casefold() for one in table.rounds_of(company) for name in one.names} for company in companies
    )


def _is_the_amount(span: Span) -> bool:
    """Whether a condition tells one round by its amount: “the $40 billion round”."""
    condition = span.value
    if not isinstance(condition, Filter):
        return False
    return condition.op is Op.EQ and any(isinstance(value, Money) for value in condition.values)


def place_of(span: Span) -> tuple[int, int]:
    """First and last character of a span in the text that it was read from."""
    return min(word.start for word in span.words), max(word.end for word in span.words)


def with_preposition(place: tuple[int, int], text: str) -> tuple[int, int]:
    """A place in a text together with the prepositions and articles right before it."""
    before = _PREPOSITIONS.search(text[: place[0]])
    return (before.start() if before else place[0]), place[1]


def told(last: Reading) -> str:
    """What the last question was about in its own words, without those that asked for a number or a name."""
    aside = {Sense.ASKS, Sense.COUNTS, Sense.PERIOD, Sense.CURRENCY, Sense.SEPARATOR, Sense.CARD}
    return " ".join(last.question[slice(*place_of(span))] for span in last.meant if span.sense not in aside)


def in_words(span: Span, last: Reading) -> str:
    """A condition as one would type it behind a noun."""
    condition = span.value
    if isinstance(condition, Filter) and condition.op is Op.EQ and condition.field in ROLES:
        return f"{ROLES[condition.field]} {' or '.join(map(str, condition.values))}"
    return last.question[slice(*with_preposition(place_of(span), last.question))]
