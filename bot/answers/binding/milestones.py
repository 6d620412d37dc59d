"""Marks that a valuation comes to or goes past: “when did it cross $10 billion”, “reached a valuation of €5bn”.

Going past a mark happens once, so whoever asks when means the first time. Money alone beside such a verb may be a
valuation as well as all the money that was raised: only where the words say which one is anything bound here.
"""

from __future__ import annotations

from bot.answers.binding.items import (
    Bound,
    Item,
    Items,
    condition,
    has,
    is_company,
    item_at,
    metric_of,
    unread,
)
from bot.answers.comparatives import PASSING, REACHING
from bot.answers.senses import Sense
from bot.answers.spans import Span
from index.figures.query import FIRST, Filter, Money, Op

_VERBS = frozenset((*PASSING, *REACHING))
_PRICES = frozenset({"post_money", "pre_money", "valuation"})
_SIZED = frozenset({Sense.ROUNDS, Sense.ROUND, Sense.INSTRUMENT})
_MARKS = frozenset({"mark", "threshold", "barrier", "milestone", "line"})


def reaching(items: Items, at: int) -> Bound | None:
    """“Reach a valuation above $300 billion”, “hit a valuation of $5bn”: the verb and the measure are one bound.

    “What valuation did it reach”: without an amount the verb says nothing beside the price that is asked for.
    """
    if not _passes(items, at):
        return None
    metric = metric_of(item_at(items, at + 1))
    if metric is None or metric.name not in _PRICES:
        priced = any(one is not None and one.name in _PRICES for one in map(metric_of, items))
        return (1, ()) if priced and not has(items, at + 1, *_AMOUNTS, Sense.BOUND) else None
    bounded = has(items, at + 2, Sense.BOUND)
    money = item_at(items, at + 2 + bounded)
    op = items[at + 2].value if bounded else items[at].value
    if money is None or not isinstance(money.value, Money) or not isinstance(op, Op):
        return None
    return condition(items, at, at + 3 + bounded, Filter(metric.name, op, (money.value,)))


def first_beyond(items: Items, at: int) -> Bound | None:
    """“Its valuation first passed $5bn”: the bound is that of the measure, and the first time is what is asked."""
    measure = metric_of(item_at(items, at))
    bounds = has(items, at + 2, Sense.BOUND) and has(items, at + 3, *_AMOUNTS)
    if measure is None or not measure.kind.is_number or not has(items, at + 1, Sense.PICK) or not bounds:
        return None
    return 2, (items[at + 1], items[at])


_AMOUNTS = (Sense.MONEY, Sense.NUMBER, Sense.PERCENTAGE, Sense.MULTIPLE)


def mark_passed(items: Items, at: int) -> Bound | None:
    """“Cross the $130 billion mark”: of a company its valuation, where no money raised is spoken of."""
    if not _passes(items, at) or not has(items, at + 1, Sense.MONEY) or metric_of(item_at(items, at + 2)):
        return None
    if any(item.sense in _SIZED for item in items):
        return None
    is_mark = has(items, at + 2, Sense.UNKNOWN) and items[at + 2].span.text.casefold() in _MARKS
    end = at + 2 + is_mark
    of_companies = any(item.sense is Sense.COMPANY or is_company(item) or item.value == "who" for item in items)
    others = [metric_of(item) for item in items if item.sense is Sense.METRIC and not is_company(item)]
    money, op = items[at + 1].value, items[at].value
    if not is_mark or others or not of_companies or not isinstance(money, Money) or not isinstance(op, Op):
        return unread(items, at, end) if of_companies and not others else None
    return condition(items, at, end, Filter("post_money", op, (money,)))


def first_time(items: Items, at: int) -> Bound | None:
    """“When did OpenAI cross a $300 billion valuation”: the first time that it did."""
    item = items[at]
    of_a_price = isinstance(item.value, Filter) and item.value.field in _PRICES and item.value.op in {Op.GE, Op.GT}
    words = [word.text for word in item.span.words]
    passes = any(" ".join(words[:size]) in _VERBS for size in (1, 2))
    asks_when = any(one.sense is Sense.ASKS and one.value == "announced" for one in items[:at])
    told = {Sense.PICK, Sense.ORDINAL, Sense.EXTREME, Sense.COUNTS}
    if not (of_a_price and passes and asks_when) or any(one.sense in told for one in items):
        return None
    return 1, (Item(Span(Sense.PICK, FIRST, item.span.words[:1]), item.lead), item)


def _passes(items: Items, at: int) -> bool:
    """Whether a verb of reaching or passing stands here."""
    return has(items, at, Sense.BOUND) and " ".join(word.text for word in items[at].span.words) in _VERBS
