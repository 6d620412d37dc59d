"""What the words of a comparison say: which operator they ask for, and which of them it uses up. Judgements only."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.reading import Reading
from bot.answers.senses import Sense
from bot.answers.sides import says_a_role
from bot.answers.spans import Span
from index.figures.query import Aggregate, CompareOp

_MARKS = frozenset(
    {Sense.COMPARES, Sense.POINTS, Sense.GROWTH, Sense.CAGR, Sense.DURATION, Sense.SHARE, Sense.COMMON, Sense.BOTH}
)

USED_UP = _MARKS - {Sense.BOTH}

_STRENGTH = (
    CompareOp.PERCENT,
    CompareOp.RATIO,
    CompareOp.DIFFERENCE,
    CompareOp.LARGER,
    CompareOp.SMALLER,
)
"""Of several words of comparing the strongest one says what is wanted: “by what percent was it larger”."""


def op_of(reading: Reading) -> CompareOp:
    """What is to be done with the two figures."""
    senses = {span.sense for span in reading.spans}
    if Sense.CAGR in senses:
        return CompareOp.CAGR
    if Sense.DURATION in senses:
        months = any(span.sense is Sense.DURATION and span.value == "months" for span in reading.spans)
        return CompareOp.MONTHS if months else CompareOp.DIFFERENCE
    if Sense.POINTS in senses:
        return CompareOp.DIFFERENCE
    if Sense.COMMON in senses:
        return CompareOp.COMMON_COUNT if Sense.COUNTS in senses else CompareOp.COMMON
    said = {span.value for span in reading.spans if span.sense is Sense.COMPARES}
    found = next((op for op in _STRENGTH if op in said), None)
    if Sense.GROWTH in senses or sum(map(grows, reading.spans)) == 1:
        if any(
            span.sense is Sense.COMPARES and span.words[-1].stem == "turn" for span in reading.spans if span.words
        ):
            return CompareOp.DIFFERENCE  # by how many turns a multiple came down
        return found if found in {CompareOp.RATIO, CompareOp.DIFFERENCE} else CompareOp.PERCENT
    asks_how_much = any(
        (span.sense is Sense.ASKS and span.value == "amount") or span.sense is Sense.COUNTS for span in reading.spans
    )
    if found in {CompareOp.LARGER, CompareOp.SMALLER} and asks_how_much:
        return CompareOp.DIFFERENCE
    return found or CompareOp.DIFFERENCE


def is_used_up(span: Span) -> bool:
    """Words that the comparison itself uses up: "who raised more", "which was bigger", "how much more"."""
    asks = span.sense is Sense.ASKS and span.value in {"who", "amount"}
    return span.sense in _MARKS or asks


def sets_against(span: Span) -> bool:
    """Whether a word alone sets two things side by side, as "and" does not."""
    return span.sense is Sense.SEPARATOR and not span.joins


def grows(span: Span) -> bool:
    """Whether, as in “how much did the valuation increase”, the metric itself is a growth."""
    return is_metric(span, {"valuation_growth"})


def says_growth(span: Span) -> bool:
    """Whether, as in “percentage increase”, a word of comparing is one of growth, from the first to the second."""
    return span.sense is Sense.COMPARES and bool(_GROWING.intersection(word.stem for word in span.words))


_GROWING = frozenset({"increase", "growth", "rise", "change", "grow", "jump"})


def is_metric(span: Span, names: set[str]) -> bool:
    """Whether a span is the word for one of these metrics."""
    return span.sense is Sense.METRIC and span.value in names


def counted(spans: Sequence[Span]) -> list[Span]:
    """The spans with a count where “more” is said of rounds: “were there more rounds in 2025 than in 2024”."""
    at = next((at for at in range(len(spans) - 1) if counts_more(spans, at)), None)
    return list(spans) if at is None else [*spans[:at], Span(Sense.COUNTS, None, spans[at].words), *spans[at:]]


def counts_more(spans: Sequence[Span], at: int) -> bool:
    """Whether “more” stands here before what can only be counted: rounds, companies, investors in the plural."""
    noun = next((span for span in spans[at + 1 :] if span.sense not in _ADJECTIVES), None)
    return says_more(spans[at]) and noun is not None and _is_counted(noun)


def says_more(span: Span) -> bool:
    """Whether a word of comparing is “more”, “fewer” or “less”, and not “bigger”, which is said of one thing."""
    return span.sense is Sense.COMPARES and bool(span.words) and span.words[-1].text in _AMOUNTS


_AMOUNTS = frozenset({"more", "fewer", "less"})


def _is_counted(span: Span) -> bool:
    return span.sense is Sense.ROUNDS or (span.is_plural and is_metric(span, _NOUNS))


_ADJECTIVES = frozenset({Sense.SECTOR, Sense.COUNTRY, Sense.CITY, Sense.REGION, Sense.ROUND, Sense.INSTRUMENT})
_NOUNS = {"company", "investors", "lead_investors", "participants", "founders"}


def is_what_differs(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a noun only says what the two sides are: “which sector raised more, robotics or defence”."""
    if span.sense is Sense.DIMENSION:
        return True
    if span.sense is not Sense.METRIC:
        return False
    named = {"company": Sense.COMPANY, "sector": Sense.SECTOR, "country": Sense.COUNTRY, "city": Sense.CITY}
    sense = named.get(str(span.value))
    counts = any(one.sense is Sense.COUNTS for one in spans)
    return (span.value == "company" and not counts) or (
        sense is not None and sum(one.sense is sense for one in spans) > 1
    )


def is_revalued(span: Span) -> bool:
    """Whether, as in “marked up”, it is what a company is worth that grew, and not the size of its rounds."""
    return span.sense is Sense.GROWTH and span.words[:1] != () and span.words[0].text in _REVALUED


_REVALUED = frozenset({"mark", "marked", "markup", "uplift", "uplifted", "rerating", "re", "rerated"})


def is_date(span: Span) -> bool:
    """Whether a word says nothing beside a time between two rounds: “announced”, “raised”."""
    return span.sense is Sense.METRIC and span.value in {"announced", "raised", "amount"}


def names_a_size(left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Whether rounds are named on both sides, which compare by their amounts, or are counted."""
    spans = (*left, *right)
    dated = all(any(one.sense is Sense.PERIOD for one in half) and _has_a_round(half) for half in (left, right))
    led = all(any(map(says_a_role, half)) and _has_a_round(half) for half in (left, right))  # "the Menlo-led round"
    averaged = any(span.value in {Aggregate.MEAN, Aggregate.MEDIAN} for span in spans)
    return dated or led or averaged or any(span.sense in {Sense.ROUND, Sense.COUNTS, Sense.EXTREME} for span in spans)


def _has_a_round(spans: Sequence[Span]) -> bool:
    return any(span.sense is Sense.ROUNDS for span in spans)


def tells_a_time(spans: Sequence[Span]) -> bool:
    """Whether a side names a round, and not only whose it would be."""
    told = {Sense.ROUND, Sense.PERIOD, Sense.PICK, Sense.ORDINAL, Sense.EXTREME, Sense.CONDITION, Sense.INSTRUMENT}
    return any(span.sense in told for span in spans)


MULTIPLES = {"step_up", "valuation_multiple", "valuation_growth"}
