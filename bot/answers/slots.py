"""What a reading's words contribute to a figure query: conditions on rounds, and the words that shape the question.

Nothing is dropped: a word that finds no slot, or a second one where there is room for one, makes ``slots_of`` answer
``None``. Roles and bounds were made conditions before, by ``binding``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from bot.answers.grammar import Sense
from bot.answers.roles import ROLES
from bot.answers.spans import Span
from index.facts.vocabulary import SERIES
from index.figures.query import Aggregate, Filter, Op, Period

_NAMED = {
    Sense.COMPANY: "company",
    Sense.ROUND: "round",
    Sense.SECTOR: "sector",
    Sense.CITY: "city",
    Sense.INSTRUMENT: "instrument",
    Sense.CONFIDENCE: "confidence",
    Sense.COUNTRY: "country",
    Sense.INVESTOR: "investor",
    Sense.REGION: "region",
    Sense.FOUNDER: "founder",
}
_JOINABLE = frozenset(
    {
        Sense.COMPANY,
        Sense.SECTOR,
        Sense.COUNTRY,
        Sense.INSTRUMENT,
        Sense.CITY,
        Sense.REGION,
        Sense.PERIOD,
        Sense.ROUND,
    }
)
_SINGLE = frozenset(
    {
        Sense.AGGREGATE,
        Sense.EXTREME,
        Sense.GROUP,
        Sense.NUMBER,
        Sense.ORDINAL,
        Sense.PICK,
        Sense.CURRENCY,
        Sense.RANKS_BY,
        Sense.ASKS,
        Sense.COUNTS,
    }
)
_BETWEEN = frozenset(
    {Sense.PERIOD, Sense.COMPANY, Sense.COUNTRY, Sense.CITY, Sense.SECTOR, Sense.CONFIDENCE, Sense.NUMBER}
    | {Sense.REGION, Sense.CONDITION}
)


@dataclass(frozen=True, slots=True)
class Slots:
    """A question's parts: conditions on rounds, and the spans that say what to do with those rounds."""

    filters: tuple[Filter, ...]
    shape: tuple[Span, ...]
    """The spans that are no condition, in order."""
    order: tuple[Span, ...]
    """All spans that mean something, in order: for what stands beside what."""
    joined: bool = False
    """Whether one condition lists several names ("Anthropic and OpenAI")."""
    asks_what_did: bool = False
    says_ever: bool = False
    """Whether “ever” makes one round any round: “who has ever led a round of Lumen”."""
    is_a_sentence: bool = False
    """Whether an auxiliary verb stands in it: “Lumen total” has none."""
    asks_kinds: bool = False
    """Whether companies are asked for by the plural of what they are: “which AI labs”, “which chipmakers”."""
    asked_for: Span | None = None
    """The noun that "which" or "what" stands with: the company, the round, the year that is asked for."""

    @property
    def metrics(self) -> tuple[str, ...]:
        """The metrics that are named, each once."""
        return tuple(dict.fromkeys(str(span.value) for span in self.shape if span.sense is Sense.METRIC))

    def has(self, sense: Sense) -> bool:
        """Whether some words that are no condition have this sense."""
        return any(span.sense is sense for span in self.shape)

    def first(self, sense: Sense) -> object:
        """The value of the first span of this sense, or ``None``."""
        return next((span.value for span in self.shape if span.sense is sense), None)

    def span(self, sense: Sense) -> Span | None:
        """The first span of this sense, if there is one."""
        return next((span for span in self.shape if span.sense is sense), None)

    def beside(self, sense: Sense, step: int = 1) -> Span | None:
        """The span that stands so many places from the first one of this sense."""
        at = next((at for at, span in enumerate(self.order) if span.sense is sense), None)
        if at is None or not 0 <= at + step < len(self.order):
            return None
        return self.order[at + step]

    def next_in_shape(self, sense: Sense) -> Span | None:
        """The span that follows the first one of this sense, conditions left aside."""
        return next((after for span, after in pairwise(self.shape) if span.sense is sense), None)

    def next_that_is_sized(self, sense: Sense) -> Span | None:
        """What follows the first span of this sense when names, places and periods between them are passed over."""
        at = next((at for at, span in enumerate(self.order) if span.sense is sense), len(self.order))
        following = (span for span in self.order[at + 1 :] if not span.joins)
        return next((span for span in following if span.sense not in _BETWEEN), None)

    def on(self, field: str) -> Filter | None:
        """The condition that a field is so, if there is one; that it is not so tells nothing apart."""
        return next((f for f in self.filters if f.field == field and f.op not in {Op.NE, Op.UNKNOWN}), None)

    @property
    def asks(self) -> object:
        """Which question word is used: amount, who or announced; ``None`` without one.

        “What did they raise” asks for an amount, too.
        """
        return self.first(Sense.ASKS) or ("amount" if self.asks_what_did and "raised" in self.metrics else None)

    @property
    def group(self) -> str | None:
        """The field that the question groups by."""
        value = self.first(Sense.GROUP)
        return str(value) if value else None

    @property
    def asks_companies(self) -> bool:
        """Whether the word company stands for what is asked ("which company raised the most")."""
        return "company" in self.metrics or (self.asks_kinds and not self.has(Sense.ROUNDS))

    @property
    def says_companies(self) -> bool:
        """Whether the word for companies stands in the plural."""
        nouns = [span for span in self.shape if span.sense is Sense.METRIC and span.value == "company"]
        return any(span.is_plural for span in nouns)

    @property
    def is_wide(self) -> bool:
        """Whether every kind of deal is meant, not only money raised: the word deal, or a named instrument."""
        return self.first(Sense.ROUNDS) == "deal" or self.on("instrument") is not None

    @property
    def size(self) -> str:
        """The metric that the size of a round is: of every kind of deal its amount, else the money raised."""
        return "amount" if self.is_wide else "raised"

    @property
    def has_loose_investor(self) -> bool:
        """Whether an investor is named without a role in a round ("how much did Amazon put in")."""
        return any(span.sense is Sense.INVESTOR for span in self.order)

    @property
    def names_a_round(self) -> bool:
        """Whether the conditions themselves tell which round of a company is meant."""
        return any(f.field in {"round", "round_id", "instrument", "amount"} and f.op is Op.EQ for f in self.filters)

    @property
    def asks_rounds(self) -> bool:
        """Whether the rounds themselves are what is asked for: “which round”, “what was the latest round”."""
        return self.asked_for is not None and self.asked_for.sense is Sense.ROUNDS

    @property
    def says_many(self) -> bool:
        """Whether a word for rounds stands in the plural: rounds, deals, secondary sales, Series Bs."""
        kinds = {Sense.ROUNDS, Sense.INSTRUMENT, Sense.ROUND}
        return any(span.is_plural for span in self.order if span.sense in kinds)

    @property
    def at_once(self) -> bool:
        """Whether investors did something together, and not each for itself: “co-led”, “backed together”."""
        roles = (span for span in self.order if isinstance(span.value, Filter) and span.value.field in ROLES)
        return any(_TOGETHER.intersection(word.text for word in span.words) for span in roles)

    @property
    def raised_at_a_valuation(self) -> bool:
        """Whether a valuation is that of a round and not today's: “raised at over $10bn”, “post-money below $5bn”."""
        bounds = [span for span in self.order if isinstance(span.value, Filter) and span.value.field == "post_money"]
        said = any(word.text in {"post", "postmoney"} for span in bounds for word in span.words)
        return said or any(
            one.sense is Sense.METRIC and one.value == "raised" and other in bounds
            for one, other in pairwise(self.order)
        )

    @property
    def names_companies(self) -> bool:
        """Whether conditions tell which company or companies are meant, by name or by what they are."""
        return self.on("company") is not None or self.on("founder") is not None

    def without(self, *senses: Sense) -> Slots:
        """The slots as if the words of these senses had not been there."""
        return replace(self, shape=tuple(span for span in self.shape if span.sense not in senses))


_TOGETHER = frozenset({"together", "jointly", "tandem", "side", "co", "colead", "coled", "pair", "duo"})


def slots_of(spans: Sequence[Span]) -> Slots | None:
    """The slots of a question, or ``None`` where a word has no place in them."""
    asked_for = _asked_for(spans) if not _asks_what_did(spans) else None
    order = tuple(
        span for before, span in pairwise([None, *spans]) if span is not None and not _says_nothing(before, span)
    )
    kept, joins = _without_joins(order)
    if any(span.sense in {Sense.UNKNOWN, Sense.MONEY} for span in kept) or not _is_single(kept):
        return None
    filters = [*_names(kept), *(span.value for span in kept if isinstance(span.value, Filter)), *_periods(kept)]
    filters = _excluded_together(_by_term(list(dict.fromkeys(filters))))
    lists = sum(len(_distinct(kept, sense)) - 1 for sense in (*_NAMED, Sense.PERIOD) if _distinct(kept, sense))
    # a round can hold several investors in one role, who are all asked for
    once = [(f.field, f.op) for f in filters if f.field not in ROLES]
    if lists != joins or len(set(once)) < len(once) or _denies_what_it_says(filters):
        return None
    shape = tuple(span for span in kept if span.sense not in {*_NAMED, Sense.CONDITION, Sense.PERIOD})
    shape = tuple(
        span for span in shape if not _only_says_how_exactly(span, shape) and not _is_a_count_in_all(span, shape)
    )
    return Slots(
        tuple(filters),
        shape,
        order,
        joined=bool(joins),
        asks_what_did=_asks_what_did(spans),
        says_ever=_says_ever(spans),
        is_a_sentence=any(span.sense is Sense.FILLER and span.key in _AUXILIARIES for span in spans),
        asks_kinds=_asks_kinds(spans),
        asked_for=asked_for,
    )


def _says_ever(spans: Sequence[Span]) -> bool:
    """Whether “ever” means any one round; “the largest round ever” is still one."""
    ranked = any(span.sense in {Sense.EXTREME, Sense.PICK, Sense.ORDINAL} for span in spans)
    return not ranked and any(span.sense is Sense.FILLER and span.key == "ever" for span in spans)


_AUXILIARIES = frozenset({"did", "do", "does", "has", "have", "had", "was", "were", "is", "are"})


def _only_says_how_exactly(span: Span, shape: Sequence[Span]) -> bool:
    """Whether, as in “in which month was it announced”, a noun of time only says what a date is wanted for."""
    dated = any(other.sense is Sense.METRIC and other.value in {"announced", "founded"} for other in shape)
    ranked = any(other.sense in {Sense.EXTREME, Sense.ACTIVE, Sense.COUNTS, Sense.AGGREGATE} for other in shape)
    return span.sense is Sense.DIMENSION and span.value in {"year", "month", "quarter"} and dated and not ranked


def _is_a_count_in_all(span: Span, shape: Sequence[Span]) -> bool:
    """Whether, as in “how many rounds in total”, a total is one of rounds, which are counted anyway."""
    in_all = span.sense is Sense.AGGREGATE and span.value is Aggregate.SUM
    counted = any(one.sense is Sense.COUNTS and other.sense is Sense.ROUNDS for one, other in pairwise(shape))
    return (
        in_all
        and counted
        and not any(one.sense is Sense.METRIC and one.value not in {"company", "raised"} for one in shape)
    )


def _says_nothing(before: Span | None, span: Span) -> bool:
    """Whether a span is filler: “which one” asks for no number."""
    one = span.sense is Sense.NUMBER and span.text.casefold() == "one" and before is not None and _opens(before)
    return span.sense is Sense.FILLER or one


def _asked_for(spans: Sequence[Span]) -> Span | None:
    """What follows the first "which" or "what", names, conditions, ranks and fillers passed over."""
    at = next((at for at, span in enumerate(spans) if _opens(span)), None)
    if at is None:
        return None
    passed = _BETWEEN | {Sense.FILLER, Sense.EXTREME, Sense.PICK, Sense.ORDINAL, Sense.ROUND, Sense.INSTRUMENT}
    return next((span for span in spans[at + 1 :] if span.sense not in passed), None)


def _asks_what_did(spans: Sequence[Span]) -> bool:
    """Whether “what” stands alone before its verb: “what did they raise”."""
    texts = [span.text.casefold() for span in spans]
    return any(
        one == "what" and other in {"did", "do", "does", "has", "have", "had"} for one, other in pairwise(texts)
    )


def _asks_kinds(spans: Sequence[Span]) -> bool:
    """Whether “which” stands before a sector, and neither rounds nor companies behind it."""
    at = next((at for at, one in enumerate(spans[:-1]) if _opens(one)), None)
    timed = any(span.sense is Sense.DIMENSION for span in spans)  # "the year in which robotics raised most"
    if at is None or spans[at + 1].sense is not Sense.SECTOR or timed:
        return False
    following = next((span for span in spans[at + 2 :] if span.sense not in _BETWEEN | {Sense.SEPARATOR}), None)
    kinds = {Sense.ROUNDS, Sense.INSTRUMENT, Sense.ROUND}
    is_noun = following is not None and (following.sense in kinds or following.value == "company")
    return not is_noun


def _opens(span: Span) -> bool:
    return span.sense is Sense.FILLER and span.words[0].text in {"which", "what", "name", "whichever"}


def _is_single(spans: Sequence[Span]) -> bool:
    """Whether no sense that has room for one value has two."""
    once = all(sum(span.sense is sense for span in spans) <= 1 for sense in _ONCE)
    return once and all(len(_distinct(spans, sense)) <= 1 for sense in _SINGLE)


_ONCE = frozenset({Sense.PICK, Sense.EXTREME, Sense.ORDINAL, Sense.NUMBER, Sense.COUNTS})
"""Senses of which a second word is another thought, even where it is the same word."""


def _distinct(spans: Sequence[Span], sense: Sense) -> dict[object, None]:
    return dict.fromkeys(span.value for span in spans if span.sense is sense)


def _names(spans: Sequence[Span]) -> list[Filter]:
    values: dict[str, list[Any]] = {}
    for span in spans:
        if span.sense in _NAMED:
            names = span.value if isinstance(span.value, tuple) else (span.value,)
            values.setdefault(_NAMED[span.sense], []).extend(names)
    return [Filter(field, Op.EQ, tuple(dict.fromkeys(names))) for field, names in values.items()]


def _denies_what_it_says(filters: Sequence[Filter]) -> bool:
    """Whether a field that holds one value is said to be one thing and not another: one of the two is idle."""
    said = {f.field for f in filters if f.op is Op.EQ}
    return any(f.op is Op.NE and f.field in said and f.field not in ROLES for f in filters)


def _excluded_together(filters: list[Filter]) -> list[Filter]:
    """The conditions with all that is excluded from one field in one: neither debt nor equity."""
    excluded = [f for f in filters if f.op is Op.NE]
    fields = dict.fromkeys(f.field for f in excluded)
    together = [
        Filter(field, Op.NE, tuple(v for f in excluded if f.field == field for v in f.values)) for field in fields
    ]
    return [f for f in filters if f.op is not Op.NE] + together


def _by_term(filters: list[Filter]) -> list[Filter]:
    """The conditions with the rounds of many companies told by the word of the trade: Series C1 is a Series C."""
    if any(f.field in {"company", "round_id"} and f.op is Op.EQ for f in filters):
        return filters
    terms = frozenset(SERIES)
    return [
        replace(f, field="series") if f.field == "round" and terms.issuperset(map(str, f.values)) else f
        for f in filters
    ]


def _periods(spans: Sequence[Span]) -> list[Filter]:
    periods = tuple(dict.fromkeys(span.value for span in spans if isinstance(span.value, Period)))
    return [Filter("announced", Op.IN, periods)] if periods else []


def _without_joins(spans: Sequence[Span]) -> tuple[list[Span], int]:
    """The spans without each "and" between two names of one sort, and how many there were.

    Any other separator stays, and shapes the question.
    """
    joins = {
        at
        for at in range(1, len(spans) - 1)
        if spans[at].joins and spans[at - 1].sense is spans[at + 1].sense and spans[at - 1].sense in _JOINABLE
    }
    said_twice = sum(spans[at - 1].value == spans[at + 1].value for at in joins)
    commas = _listed_by_commas(spans)
    commas = commas if joins or commas > 1 else 0  # "A, B" may be said for another purpose, "A, B, C" is a list
    return [span for at, span in enumerate(spans) if at not in joins], len(joins) - said_twice + commas


def _listed_by_commas(spans: Sequence[Span]) -> int:
    """How many names of one sort stand side by side with a comma between: “A, B and C”."""
    return sum(
        one.sense is other.sense and one.sense in _JOINABLE and _gap(one, other) > 1 for one, other in pairwise(spans)
    )


def _gap(one: Span, other: Span) -> int:
    """Characters between two spans: a space alone is one, a comma and a space are two."""
    return other.words[0].start - one.words[-1].end if one.words and other.words else 0
