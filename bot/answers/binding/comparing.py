"""Words that could bound or compare, by what stands beside them."""

from __future__ import annotations

from bot.answers.binding.items import Bound, Item, Items, has, item_at, joined, metric_of, set_side_by_side, unread
from bot.answers.senses import Sense
from bot.answers.spans import Span
from index.figures.catalogue import Kind, Level
from index.figures.query import CompareOp


def when_beside(items: Items, at: int) -> Bound | None:
    """“How much … when it raised its Series A” asks no date; “which year had the most rounds” ranks years."""
    if not has(items, at, Sense.ASKS) or items[at].value != "announced":
        return None
    noun = items[at].span.words[-1].stem
    if noun in {"year", "quarter", "month"} and any(item.sense in {Sense.EXTREME, Sense.ACTIVE} for item in items):
        return 1, (joined(items, at, at + 1, Sense.DIMENSION, noun),)
    if {",", ";"} & set(items[at].span.words[0].gap):
        return None  # "which rounds did it raise, when and at what valuation"
    earlier = any(item.sense in {Sense.ASKS, Sense.METRIC} for item in items[:at])
    later = any(item.sense in {Sense.METRIC, Sense.COMPANY} for item in items[at + 1 :])
    return (1, ()) if noun == "when" and earlier and later else None


def times_over(items: Items, at: int) -> Bound | None:
    """“How many times 2025 revenue is the post-money”: one figure over another, and no count."""
    if not has(items, at, Sense.COUNTS) or items[at].span.words[-1].stem != "time":
        return None
    if any(item.sense in {Sense.COMPARES, Sense.BOUND} for item in items):
        return 1, (joined(items, at, at + 1, Sense.COMPARES, CompareOp.RATIO),)
    metric = metric_of(item_at(items, at + 1)) or metric_of(item_at(items, at + 2))
    timed = has(items, at + 1, Sense.METRIC, Sense.PERIOD)
    if metric is None or not metric.kind.is_number or not timed:
        return None
    the_amount = metric.name == "amount" and has(items, at + 1, Sense.METRIC) and "the" in items[at + 1].lead
    if metric.name in {"raised", "amount"} and not the_amount:
        return None
    return 1, (joined(items, at, at + 1, Sense.COMPARES, CompareOp.RATIO),)


def beside_a_preposition(items: Items, at: int) -> Bound | None:
    """“By Series F” reaches to that round, “valuations by round” lists them, “with secondaries” takes them in."""
    lead = items[at].lead
    if has(items, at, Sense.ROUND) and "by" in lead[-2:]:
        reach = Item(Span(Sense.UPTO, "including", items[at].span.words[:1]))
        return 1, (reach, items[at])
    if has(items, at, Sense.ROUNDS) and lead[-1:] == ("by",):
        return 1, (joined(items, at, at + 1, Sense.LISTS, None),)
    if has(items, at, Sense.INSTRUMENT) and lead[-1:] == ("with",):
        return unread(items, at, at + 1)
    return None


def after_or_valued(items: Items, at: int) -> Bound | None:
    """“Post Series C”, “pre the 2025 round”, “pre-Series C” are times and no valuation; “Series C post” is one."""
    if not has(items, at, Sense.METRIC) or items[at].span.key not in {"post", "pre"}:
        return None
    following, beyond = item_at(items, at + 1), metric_of(item_at(items, at + 2))
    if following is None or following.sense not in _COME_AFTER:
        return None
    tied = following.span.words[0].gap
    if tied == "-" and following.sense is Sense.ROUND:  # "its post-Series C valuation" is that of the round
        valued = items[at].span.key == "post" and beyond is not None and beyond.name == "post_money"
        return None if valued else unread(items, at, at + 1)
    if tied:
        return None
    return unread(items, at, at + 1) if _ARTICLES.issuperset(following.lead) else None


_OF_TWO_ROUNDS = ("valuation_growth", "step_up", "valuation_multiple")
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "that", "this", "any"})
_COME_AFTER = frozenset(
    {Sense.ROUND, Sense.ROUNDS, Sense.PERIOD, Sense.INSTRUMENT, Sense.COMPANY, Sense.INVESTOR, Sense.METRIC}
    | {Sense.PICK, Sense.EXTREME, Sense.ORDINAL, Sense.CONDITION, Sense.MONEY}
)


def over_revenue(items: Items, at: int) -> Bound | None:
    """“Valuation to annualised revenue”: the one over the other."""
    before, metric = metric_of(item_at(items, at - 1)), metric_of(item_at(items, at))
    if before is None or metric is None or items[at].lead[-1:] != ("to",):
        return None
    if metric.level is not Level.COMPANY or metric.kind is not Kind.MONEY or before.kind is not Kind.MONEY:
        return None
    words = items[at].span.words[:1]
    return 1, (*set_side_by_side(CompareOp.RATIO, (), words, words), items[at])


def over_all(items: Items, at: int) -> Bound | None:
    """“Over all of its rounds”: all of them taken together, and nothing set above another."""
    if not has(items, at, Sense.BOUND) or items[at].span.text.casefold() != "over":
        return None
    all_of = has(items, at + 1, Sense.BOTH) and items[at + 1].value is True
    rounds = item_at(items, at + 1 + all_of)
    if rounds is None or rounds.sense not in {Sense.ROUNDS, Sense.ROUND} or not (all_of or "all" in rounds.lead):
        return None
    return 1 + all_of, ()


COMPARING = frozenset(
    {Sense.COMPARES, Sense.DURATION, Sense.GROWTH, Sense.CAGR, Sense.POINTS, Sense.SHARE, Sense.COMMON}
)


def unbound(items: Items, at: int) -> Bound | None:
    """“Worth more than OpenAI”: a bound without an amount sets two things side by side.

    “Valuation over revenue” divides the one by the other.
    """
    if not has(items, at, Sense.BOUND):
        return None
    span = items[at].span
    if span.text.casefold() == "over":
        return 1, set_side_by_side(CompareOp.RATIO, items[at].lead, span.words, span.words)
    if span.value is None:
        set_against = any(item.sense in COMPARING or item.value in _OF_TWO_ROUNDS for item in items)
        rounds = has(items, at + 1, Sense.ROUND) or has(items, at + 2, Sense.ROUND)
        if rounds and not set_against:  # rounds that lie between two others
            return unread(items, at, at + 1)
        return 1, ()  # "between" two things that are compared
    compares = {"GT": CompareOp.LARGER, "LT": CompareOp.SMALLER}.get(getattr(span.value, "name", ""))
    if compares is None:
        return None
    return 1, set_side_by_side(compares, items[at].lead, span.words, span.words[-1:])
