"""Amounts and counts with their bounds: over, at least, between, exactly; of rounds, of companies."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.answers.binding.items import (
    Bound,
    Item,
    Items,
    condition,
    condition_within,
    has,
    is_company,
    is_role,
    item_at,
    joined,
    metric_of,
)
from bot.answers.money import CURRENCY_WORDS, SYMBOLS
from bot.answers.numbers import Multiple
from bot.answers.senses import Sense
from index.figures.catalogue import Kind, metric_named
from index.figures.query import Filter, FilterValue, Having, Money, Op, Period


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number that a condition compares with, and the kinds of metric that are counted in it."""

    value: FilterValue
    kinds: frozenset[Kind]


_KINDS = {
    Sense.MONEY: frozenset({Kind.MONEY}),
    Sense.PERCENTAGE: frozenset({Kind.PERCENT}),
    Sense.MULTIPLE: frozenset({Kind.MULTIPLE}),
    Sense.NUMBER: frozenset({Kind.COUNT}),
}


def _amount_at(items: Items, at: int) -> _Amount | None:
    item = item_at(items, at)
    if item is None or item.sense not in _KINDS:
        return None
    if item.sense is Sense.MONEY and isinstance(item.value, Money) and _is_bare(item) and _counts(items, at):
        return _Amount(item.value.amount, _KINDS[Sense.NUMBER])
    value = item.value if isinstance(item.value, Money | int | Decimal) else getattr(item.value, "value", None)
    return _Amount(value, _KINDS[item.sense]) if value is not None else None


def _is_bare(item: Item) -> bool:
    """Whether an amount names no currency: “one thousand”."""
    texts = {word.stem for word in item.span.words}
    return not texts & set(CURRENCY_WORDS) and not any(sign in item.span.text for sign in SYMBOLS)


def _counts(items: Items, at: int) -> bool:
    """Whether what stands beside an amount is counted: “at least one thousand employees”."""
    beside = (metric_of(item_at(items, at + step)) for step in (-2, -1, 1))
    return any(metric is not None and metric.kind is Kind.COUNT for metric in beside)


def between(items: Items, at: int) -> Bound | None:
    """“Between $1bn and $2bn”, “$1bn to $2bn”, with the measure before or after."""
    start = at + 1 if metric_of(item_at(items, at)) else at
    opened = has(items, start, Sense.BOUND) and items[start].value is None
    first = start + opened
    last = first + 1 + has(items, first + 1, Sense.SEPARATOR)
    low, high = _amount_at(items, first), _amount_at(items, last)
    if low is None or high is None or low.kinds != high.kinds:
        return None
    ranged = "to" in items[last].lead or "-" in items[last].span.words[0].gap
    if not opened and last == first + 1 and not ranged:
        return None
    found = _measured(items, start, last + 1, low)
    if found is None:
        return None
    field, begin, end = found
    bounds = (Filter(field, Op.GE, (low.value,)), Filter(field, Op.LE, (high.value,)))
    return condition_within(items, at, begin, end, *bounds)


def bounded(items: Items, at: int) -> Bound | None:
    """“Over $1bn”, “valued at more than €500m”, “a stake above 20%”, “$1bn or more”, “more than five investors”."""
    start = at + 1 if metric_of(item_at(items, at)) else at
    ahead = has(items, start, Sense.BOUND) and isinstance(items[start].value, Op)
    amount = _amount_at(items, start + ahead)
    end = start + ahead + 1
    behind = not ahead and has(items, end, Sense.BOUND_AFTER)
    if amount is None or not (ahead or behind):
        return None
    op = items[start if ahead else end].value
    found = _measured(items, start, end + behind, amount)
    if found is None or not isinstance(op, Op):
        return None
    field, begin, end = found
    return condition_within(items, at, begin, end, Filter(field, op, (amount.value,)))


def and_above(items: Items, at: int) -> Bound | None:
    """“Led by Nvidia and above $100m”: a bound of the amount that follows, and not of one before."""
    its_own = _amount_at(items, at - 1) and not has(items, at - 2, Sense.BOUND)  # "$500m and above"
    if not has(items, at, Sense.BOUND_AFTER) or its_own or not _amount_at(items, at + 1):
        return None
    op = _STRICT.get(items[at].span.words[-1].text)
    return (1, (joined(items, at, at + 1, Sense.BOUND, op),)) if op is not None else None


_STRICT = {"above": Op.GT, "over": Op.GT, "below": Op.LT, "under": Op.LT}


def _measured(items: Items, start: int, end: int, amount: _Amount) -> tuple[str, int, int] | None:
    """What an amount measures, and where the condition begins and ends.

    The metric that stands before it, else the one after; money alone is the amount of a round. A metric before it
    that is counted in something else has no measure: “a step-up under $1 billion” compares what does not compare.
    """
    before, after = metric_of(item_at(items, start - 1)), metric_of(item_at(items, end))
    if before is not None and before.name == "raised" and items[start].lead[-1:] == ("at",):
        return ("post_money", start, end) if amount.kinds == _KINDS[Sense.MONEY] else None  # "raised at over $20bn"
    if before is not None and before.kind in amount.kinds:
        return before.name, start - 1, end
    if before is not None and before.kind.is_number:
        return None
    another = has(items, end + 1, Sense.BOUND)
    if after is not None and not another and (after.kind in amount.kinds or after.name in _COUNTED):
        field = _COUNTED.get(after.name, after.name) if amount.kinds == _KINDS[Sense.NUMBER] else after.name
        return (field, start, end + 1) if metric_named(field).kind in amount.kinds else None
    return ("amount", start, end) if amount.kinds == _KINDS[Sense.MONEY] else None


_COUNTED = {"investors": "investor_count", "lead_investors": "lead_count"}
"""Nouns of whom so many are wanted: “with more than five investors”."""


def rounds_wanted(items: Items, at: int) -> Bound | None:
    """“More than three rounds”, “two or more rounds”, “at least twice”: how many rounds a company must have."""
    ahead = has(items, at, Sense.BOUND) and isinstance(items[at].value, Op)
    number = item_at(items, at + ahead)
    times = _times(items, at) if ahead else None
    bound = items[at].value
    if times is not None and isinstance(bound, Op):  # "raised at least three times"
        return 2, (joined(items, at, at + 2, Sense.HAVING, Having(bound, times)),)
    if number is None or number.sense not in {Sense.NUMBER, Sense.OFTEN}:
        return None
    end = at + ahead + 1
    behind = not ahead and has(items, end, Sense.BOUND_AFTER)
    op = items[at].value if ahead else items[end].value if behind else Op.GE
    end += behind
    rounds = has(items, end, Sense.ROUNDS)
    told = has(items, end, Sense.ROUND) and (ahead or behind) and number.sense is Sense.NUMBER
    if told and isinstance(op, Op) and isinstance(number.value, int):  # "more than one Series A"
        return end - at, (joined(items, at, end, Sense.HAVING, Having(op, number.value)),)
    if not isinstance(op, Op) or not isinstance(number.value, int):
        return None
    noun = _noun_of_companies(items, end)
    if noun is not None and (ahead or behind) and number.sense is Sense.NUMBER:  # "more than two UK companies"
        wanted = joined([*items[at:end], items[noun]], 0, end - at + 1, Sense.HAVING, Having(op, number.value))
        return noun + 1 - at, (wanted, *items[end:noun])
    if number.sense is Sense.NUMBER and not (rounds and (ahead or behind)):
        return None
    return end + rounds - at, (joined(items, at, end + rounds, Sense.HAVING, Having(op, number.value)),)


def _times(items: Items, at: int) -> int | None:
    """How many rounds “three times” behind a bound says: behind a verb, with no figure that it could multiply."""
    number, verb = item_at(items, at + 1), metric_of(item_at(items, at - 1))
    if number is None or not isinstance(number.value, Multiple) or number.span.words[-1].text != "times":
        return None
    figures = [metric for metric in map(metric_of, items) if metric is not None and metric.kind.is_number]
    counted = verb is not None and (verb.name == "raised" or verb.name in _COUNTED)
    if not counted or any(metric.name != "raised" for metric in figures):
        return None
    value = number.value.value
    return int(value) if value == int(value) else None


def _noun_of_companies(items: Items, at: int) -> int | None:
    """Where the noun company stands behind a number and what describes it, if investors are asked for by it."""
    end = at
    while has(items, end, Sense.SECTOR, Sense.COUNTRY, Sense.REGION, Sense.CITY):
        end += 1
    asked = any(is_role(item) for item in items[:at])
    return end if asked and end < len(items) and is_company(items[end]) else None


COMPANY_NOUNS = frozenset({"company", "startup", "firm", "business", "player"})


def or_more_behind(items: Items, at: int) -> Bound | None:
    """“Three leads or more”: the bound stands behind what it counts, as if it stood before it."""
    counted = metric_of(item_at(items, at + 1)) is not None or has(items, at + 1, Sense.ROUNDS)
    if not has(items, at, Sense.NUMBER) or not counted or not has(items, at + 2, Sense.BOUND_AFTER):
        return None
    return None if _amount_at(items, at + 3) else (3, (items[at], items[at + 2], items[at + 1]))


def names_wanted(items: Items, at: int) -> Bound | None:
    """“More than two companies”, “at least four founders”: how many names each group must have."""
    ahead = has(items, at, Sense.BOUND) and isinstance(items[at].value, Op)
    number = item_at(items, at + ahead)
    if number is None or number.sense is not Sense.NUMBER or not isinstance(number.value, int):
        return None
    end = at + ahead + 1
    behind = not ahead and has(items, end, Sense.BOUND_AFTER)
    noun = metric_of(item_at(items, end + behind))
    op = items[at].value if ahead else items[end].value if behind else Op.EQ
    of_companies = any(map(is_company, items[:at])) and not any(item.sense is Sense.ROUNDS for item in items)
    nouns = {"company", "founders", *(("investors",) if of_companies else ())}
    if noun is None or noun.name not in nouns or not isinstance(op, Op) or any(map(is_role, items[:at])):
        return None
    said = ahead or behind or bool(EXACTLY.intersection(number.lead))
    if not said or not any(item.sense in {Sense.METRIC, Sense.DIMENSION} for item in items[:at]):
        return None
    return end + behind - at, (joined(items, at, end + behind, Sense.HAVING, Having(op, number.value)),)


EXACTLY = frozenset({"exactly", "precisely", "just"})
"""Before a number: no more and no fewer."""


def so_many(items: Items, at: int) -> Bound | None:
    """“With two lead investors”, “with exactly ten investors”: so many in one round."""
    number, noun = item_at(items, at), metric_of(item_at(items, at + 1))
    if number is None or number.sense is not Sense.NUMBER or not isinstance(number.value, int) or noun is None:
        return None
    opened = {"with", "has", "have", "had", *EXACTLY}.intersection(number.lead[-2:])
    if noun.name not in _COUNTED or not opened or not has(items, at - 1, Sense.ROUNDS):
        return None
    return condition(items, at, at + 2, Filter(_COUNTED[noun.name], Op.EQ, (number.value,)))


def exactly(items: Items, at: int) -> Bound | None:
    """“The $40 billion round”, “valued at $5bn”: an amount beside what has it."""
    if not has(items, at, Sense.MONEY):
        return None
    money = items[at].value
    before, after = metric_of(item_at(items, at - 1)), metric_of(item_at(items, at + 1))
    if after is not None and after.kind is Kind.MONEY and after.name not in {"raised", "amount"}:
        if isinstance(money, Money):  # "a $5 billion valuation"
            return condition(items, at, at + 2, Filter(after.name, Op.EQ, (money,)))
        return None
    beside = has(items, at + 1, Sense.ROUNDS, Sense.INSTRUMENT) or has(items, at - 1, Sense.ROUNDS)
    if beside and isinstance(money, Money):
        return condition(items, at, at + 1, Filter("amount", Op.EQ, (money,)))
    if before is not None and before.kind is Kind.MONEY and isinstance(money, Money):
        at_a_price = before.name == "raised" and items[at].lead[-1:] == ("at",)
        return condition(items, at, at + 1, Filter("post_money" if at_a_price else before.name, Op.EQ, (money,)))
    return None


def founded(items: Items, at: int) -> Bound | None:
    """“Founded before 2015”: the year of a company, not of its rounds."""
    metric, period = metric_of(item_at(items, at)), item_at(items, at + 1)
    if metric is None or metric.name != "founded" or period is None or not isinstance(period.value, Period):
        return None
    first, last = period.value.first, period.value.last
    filters = [Filter("founded", Op.GE, (first.year,))] if first else []
    filters += [Filter("founded", Op.LE, (last.year,))] if last else []
    if first and last and first.year == last.year:
        filters = [Filter("founded", Op.EQ, (first.year,))]
    whole = (not first or (first.month, first.day) == (1, 1)) and (not last or (last.month, last.day) == (12, 31))
    return condition(items, at, at + 2, *filters) if whole else None


_TOPPING = frozenset(
    {"top", "topped", "tops", "exceed", "exceeds", "exceeded", "surpass", "surpasses", "surpassed"}
    | {"beat", "beats", "outstrip", "outstripped", "eclipsed"}
)


def topping(items: Items, at: int) -> Bound | None:
    """“Top a $20bn valuation”, “exceed $20bn”: a bound, where an amount follows."""
    if not has(items, at, Sense.EXTREME, Sense.COMPARES) or items[at].span.text.casefold() not in _TOPPING:
        return None
    return (1, (joined(items, at, at + 1, Sense.BOUND, Op.GT),)) if has(items, at + 1, Sense.MONEY) else None
