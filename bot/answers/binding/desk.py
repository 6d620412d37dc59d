"""How a trading desk writes: what was done in rounds, figures that are missing, one figure less another."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.binding.investors import Listed, of_investors
from bot.answers.binding.items import (
    Bound,
    Items,
    condition,
    has,
    is_company,
    is_role,
    item_at,
    metric_of,
    set_side_by_side,
)
from bot.answers.roles import ROLE_OF
from bot.answers.senses import Sense
from index.figures.catalogue import Level
from index.figures.query import CompareOp, Filter, Op


def rounds_in_a_role(items: Items, at: int) -> Bound | None:
    """“Dragoneer: rounds led”, “Pier, number of deals joined”: what the investor before it did in those rounds."""
    if not has(items, at, Sense.INVESTOR) or isinstance(items[at].value, Listed):
        return None
    role = at + 1
    while has(items, role, Sense.COUNTS, Sense.LISTS, Sense.AGGREGATE, Sense.METRIC) and not is_role(items[role]):
        role += 1
    if not has(items, role, Sense.ROUNDS) or not is_role(item_at(items, role + 1)) or items[role + 1].lead:
        return None
    verb = items[role + 1].span.words[-1].text
    if verb not in _DONE or has(items, role + 2, Sense.INVESTOR):
        return None
    field = "investor" if verb == "participated" else ROLE_OF[str(items[role + 1].value)]
    _, new = condition(items, at, at + 1, *of_investors(field, items[at].value, negated=False))
    said = replace(items[role + 1], span=replace(items[role + 1].span, sense=Sense.FILLER))
    return role + 2 - at, (*new, *items[at + 1 : role + 1], said)


_DONE = frozenset({"led", "joined", "backed", "participated"})


def without_one(items: Items, at: int) -> Bound | None:
    """“Rounds without a lead”, “with no valuation”: of which it is not known."""
    if not has(items, at, Sense.NEGATES) or items[at].span.key not in {"no", "without"}:
        return None
    metric = metric_of(item_at(items, at + 1))
    rounds = has(items, at - 1, Sense.ROUNDS, Sense.CONDITION, Sense.PERIOD, Sense.SEPARATOR)
    verb = items[at + 1].span.words[-1].text in _VERBS if metric is not None else True
    if metric is None or verb or not rounds or metric.level is not Level.ROUND or any(map(is_company, items)):
        return None
    end = at + 2 + (has(items, at + 2, Sense.KNOWN) and items[at + 2].value is True)
    if has(items, end, Sense.INVESTOR, Sense.BOUND, Sense.MONEY, Sense.COUNTRY, Sense.REGION, Sense.NUMBER):
        return None
    field = ROLE_OF.get(metric.name, metric.name)
    return condition(items, at, end, Filter(field, Op.UNKNOWN)) if field in _NOT_ALWAYS_KNOWN else None


_VERBS = frozenset({"leading", "led", "joining", "raising", "backing", "raised", "investing"})
_NOT_ALWAYS_KNOWN = frozenset({"lead", "participant", "investor", "amount", "post_money", "pre_money"})


def less(items: Items, at: int) -> Bound | None:
    """“Its Series E pre-money less its Series B post-money”: the one without the other, where no “than” follows."""
    if not has(items, at, Sense.COMPARES) or items[at].span.key != "less":
        return None
    measured = [any(metric_of(item) for item in part) for part in (items[:at], items[at + 1 :])]
    than = any(item.span.key == "than" for item in items[at + 1 :])
    if than or not all(measured):
        return None
    return 1, set_side_by_side(CompareOp.DIFFERENCE, items[at].lead, (), items[at].span.words)
