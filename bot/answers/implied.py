"""Which metric a question means that names none: the size of a round, the money raised, the companies themselves.

Each rule looks at the slots and answers with its metric, or with ``None`` where it has nothing to say; the first
that answers wins, and an empty answer leaves the question open.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.answers.roles import METRIC_OF, ROLES
from bot.answers.senses import Sense
from bot.answers.shapes.asked import SIZES
from bot.answers.shapes.sets import is_described
from bot.answers.slots import Slots
from index.figures.query import Aggregate, Op

_OPEN = ""
"""That nothing is meant which a metric says."""


def implied(slots: Slots) -> list[str]:
    """The metric that is meant, if one is."""
    found = next((name for rule in _RULES if (name := rule(slots)) is not None), _OPEN)
    return [found] if found else []


def asks_what_was_invested(slots: Slots) -> bool:
    """Whether, as in “what did SoftBank invest in OpenAI”, one investor's money is asked for."""
    invested = any(span.words and span.words[-1].text in {"invest", "invested"} for span in slots.order)
    return slots.asks_what_did and invested and slots.on("company") is not None


def _ranked_by(slots: Slots) -> str | None:
    value = slots.first(Sense.RANKS_BY)
    return str(value) if value else None


def _a_size(slots: Slots) -> str | None:
    """“How much” or “how big” beside a round, and not beside a company or nothing at all."""
    told = slots.has(Sense.ROUNDS) or slots.has(Sense.PICK) or slots.has(Sense.ORDINAL)
    if slots.asks != "amount":
        return None
    return "amount" if told or slots.names_a_round else "raised" if _flows(slots) else _OPEN


def _flows(slots: Slots) -> bool:
    """Whether a verb says that money went into something: “how much flowed into defence”."""
    return any(span.sense is Sense.VERB and span.value == SIZES for span in slots.shape)


def _a_bare_total(slots: Slots) -> str | None:
    """A total of money without the word: “Q4 2025 total, AI chips”."""
    summed = slots.asks is None and slots.first(Sense.AGGREGATE) is Aggregate.SUM
    bare = {Sense.AGGREGATE, Sense.CURRENCY, Sense.GROUP}
    whose = any(f.field not in {"announced", "instrument"} for f in slots.filters)
    fits = all(f.field in _TOTALLED and f.op in {Op.EQ, Op.IN} for f in slots.filters)
    told = (whose or (slots.group is not None and bool(slots.filters))) and fits
    is_bare = not slots.is_a_sentence and all(span.sense in bare for span in slots.shape)
    return "raised" if summed and told and is_bare else None


_TOTALLED = frozenset(
    {"company", "sector", "country", "region", "city", "announced", "round", "series", "instrument"}
)
"""What a total of money may be of, where nothing but the total is asked for."""


def _names_alongside(slots: Slots) -> str | None:
    return "investors" if slots.has(Sense.ALONGSIDE) else None


def _activity(slots: Slots) -> str | None:
    return "round" if (slots.has(Sense.ACTIVE) or slots.has(Sense.HAVING)) and slots.has(Sense.DIMENSION) else None


def _in_a_currency(slots: Slots) -> str | None:
    converts = slots.asks is None and slots.has(Sense.CURRENCY)
    return "amount" if converts and slots.on("company") and slots.names_a_round else None


def _who_else(slots: Slots) -> str | None:
    """“Who besides Pier invested in …” asks for all in that role but the one."""
    left_out = [f.field for f in slots.filters if f.op is Op.NE and f.field in ROLES]
    told = slots.asks == "who" and slots.on("company")
    return METRIC_OF[left_out[0]] if told and len(left_out) == 1 else None


def _companies(slots: Slots) -> str | None:
    """Companies: by their largest round, by their age, or as they are."""
    if not slots.asks_companies and not _asks_whom(slots):
        return None
    rounds = slots.has(Sense.ROUNDS) or slots.on("round") is not None or slots.on("series") is not None
    of_each = slots.asked_for is None and slots.says_companies and not slots.says_many
    if slots.asks_companies and slots.has(Sense.EXTREME) and rounds and not of_each:
        return "raised"  # "the company with the largest round"
    oldest = slots.has(Sense.PICK) and not slots.has(Sense.ROUNDS) and is_described(slots.filters)
    return "founded" if oldest else "company"


def _asks_whom(slots: Slots) -> bool:
    """Whether, as in “whom did Sequoia lead”, companies are asked for without the word."""
    told = any(f.field in ROLES | {"amount"} for f in slots.filters)
    loose = slots.has_loose_investor  # "who is behind Prima Materia"
    return slots.asks == "who" and told and not loose and not slots.on("company")


def _rounds_of_an_investor(slots: Slots) -> str | None:
    """The rounds that somebody was in; “how often has Pier led” counts them."""
    counts = slots.span(Sense.COUNTS)
    if slots.asks is not None or not any(f.field in ROLES for f in slots.filters):
        return None
    if counts is None:
        return "commitment" if asks_what_was_invested(slots) else "amount"
    return "round" if slots.is_a_sentence and counts.words[-1].stem in {"often", "time"} else None


def _rounds(slots: Slots) -> str | None:
    if slots.asks is not None or not (slots.has(Sense.ROUNDS) or _names_a_kind(slots)):
        return None
    return "raised" if slots.has(Sense.AGGREGATE) or slots.has(Sense.EXTREME) else "amount"


def _names_a_kind(slots: Slots) -> bool:
    """Whether, as in “smallest Series A” or “total debt”, the conditions say what is measured."""
    of_a_series = slots.on("round") is not None or slots.on("series") is not None
    of_a_kind = slots.on("instrument") is not None or of_a_series
    many = slots.has(Sense.COUNTS) or slots.has(Sense.LISTS) or slots.says_many
    summed = slots.has(Sense.AGGREGATE) or many
    following = slots.next_that_is_sized(Sense.EXTREME)
    ranked = of_a_series or (following is not None and following.sense is Sense.INSTRUMENT)
    return (slots.has(Sense.EXTREME) and ranked) or (summed and of_a_kind)


_RULES: tuple[Callable[[Slots], str | None], ...] = (
    _ranked_by,
    _a_size,
    _a_bare_total,
    _names_alongside,
    _activity,
    _in_a_currency,
    _who_else,
    _companies,
    _rounds_of_an_investor,
    _rounds,
)
