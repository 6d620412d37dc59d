"""A currency as what rounds are in, and as what an amount is wanted in."""

from __future__ import annotations

from bot.answers.binding.items import Bound, Items, condition, has, is_company, joined
from bot.answers.senses import Sense
from index.figures.query import Filter, Op


def of_a_currency(items: Items, at: int) -> Bound | None:
    """“How many euros did Mistral raise”: an amount is asked for, in that currency."""
    if not has(items, at, Sense.COUNTS) or not has(items, at + 1, Sense.CURRENCY):
        return None
    return 2, (joined(items, at, at + 1, Sense.ASKS, "amount"), items[at + 1])


def denominated(items: Items, at: int) -> Bound | None:
    """“Denominated in euros”, “yen rounds”: the currency that a round is in, not one to convert to."""
    if has(items, at, Sense.DENOMINATED) and has(items, at + 1, Sense.CURRENCY):
        return condition(items, at, at + 2, Filter("currency", Op.EQ, (str(items[at + 1].value),)))
    raised = has(items, at, Sense.METRIC) and items[at].value == "raised" and has(items, at - 1, Sense.ROUNDS)
    if raised and has(items, at + 1, Sense.CURRENCY):  # "rounds raised in yen"
        return condition(items, at, at + 2, Filter("currency", Op.EQ, (str(items[at + 1].value),)))
    asks_how_much = any(item.sense is Sense.ASKS and item.value == "amount" for item in items)
    summed = any(item.sense is Sense.AGGREGATE for item in items)
    companies = items[at].value == "raised" and any(map(is_company, items[:at])) and not (asks_how_much or summed)
    if companies and has(items, at + 1, Sense.CURRENCY):  # "which companies have raised in euros"
        size, new = condition(items, at, at + 2, Filter("currency", Op.EQ, (str(items[at + 1].value),)))
        return size, (items[at], *new)
    if not has(items, at, Sense.CURRENCY):
        return None
    filtered = Filter("currency", Op.EQ, (str(items[at].value),))
    if has(items, at + 1, Sense.DENOMINATED):
        return condition(items, at, at + 2, filtered)
    return condition(items, at, at + 1, filtered) if has(items, at + 1, Sense.ROUNDS) else None
