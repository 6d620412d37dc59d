"""What is left out, and what is or is not disclosed."""

from __future__ import annotations

from dataclasses import replace

from bot.answers.binding.investors import of_investors
from bot.answers.binding.items import Bound, Item, Items, condition, has, item_at, joined, metric_of, unread
from bot.answers.roles import ROLE_OF, ROLES
from bot.answers.senses import Sense
from bot.answers.spans import Span
from index.figures.query import Filter, Op, Period

_NAMES = {
    Sense.COMPANY: "company",
    Sense.ROUND: "round",
    Sense.SECTOR: "sector",
    Sense.CITY: "city",
    Sense.COUNTRY: "country",
    Sense.REGION: "region",
    Sense.INSTRUMENT: "instrument",
    Sense.CONFIDENCE: "confidence",
    Sense.INVESTOR: "investor",
    Sense.CURRENCY: "currency",
}


OPPOSITE = {
    Op.EQ: Op.NE,
    Op.NE: Op.EQ,
    Op.GT: Op.LE,
    Op.LE: Op.GT,
    Op.GE: Op.LT,
    Op.LT: Op.GE,
    Op.IN: Op.NE,
    Op.KNOWN: Op.UNKNOWN,
    Op.UNKNOWN: Op.KNOWN,
}


APART = frozenset(
    {"apart from", "aside from", "other than", "except", "except for", "excluding", "excepting", "besides", "bar"}
    | {"not counting", "not including", "leaving out", "leaving aside", "setting aside", "barring", "save for"}
    | {"with the exception of", "exclusive of", "without counting", "ignoring", "beside", "anyone but", "all but"}
    | {"everyone but", "anybody but", "everybody but", "everyone except", "anyone except", "anyone other than"}
    | {"everyone other than", "someone other than", "somebody other than", "all except", "disregarding", "omitting"}
)
"""Words that leave a name out of those that are asked for."""


def sets_apart(span: Span) -> bool:
    """Whether words begin by leaving somebody out."""
    return any(span.key.startswith(f"{apart} ") for apart in APART)


def disclosed(items: Items, at: int) -> Bound | None:
    """“Undisclosed valuation”, “whose amount is not known”, “disclosed rounds”."""
    negated = has(items, at, Sense.NEGATES)
    known_at = at + negated
    if has(items, known_at, Sense.KNOWN):
        subject = item_at(items, known_at + 1)
        end = known_at + 2
    elif not negated and has(items, at + 1, Sense.KNOWN) and not has(items, at + 2, Sense.METRIC):
        subject, known_at, end = item_at(items, at), at + 1, at + 2
    elif (
        not negated
        and has(items, at + 1, Sense.NEGATES)
        and has(items, at + 2, Sense.KNOWN)
        and not _field_of(item_at(items, at + 3))
    ):
        subject, known_at, end, negated = item_at(items, at), at + 2, at + 3, True
    else:
        return None
    if metric_of(subject) is not None and subject is not None and subject.value == "commitment" and not negated:
        return (end - at, (subject,)) if items[known_at].value is True else None  # every one of them is stated
    field = _field_of(subject)
    if field is None or subject is None or (subject.sense is Sense.ROUND and subject is items[at]):
        return None  # "is its Series E known" asks for something of that round
    known = (items[known_at].value is True) is not negated
    condition = joined(items, at, end, Sense.CONDITION, Filter(field, Op.KNOWN if known else Op.UNKNOWN))
    of_rounds = field in ROLES and has(items, at - 1, Sense.ROUNDS)  # "rounds with a named lead"
    stays = (known and not of_rounds) or subject.sense in {Sense.ROUNDS, Sense.ROUND}
    return end - at, (condition, *((subject,) if stays else ()))


def _field_of(item: Item | None) -> str | None:
    """The field that is, or is not, disclosed."""
    if item is not None and item.sense in {Sense.ROUNDS, Sense.ROUND}:
        return "amount"
    metric = metric_of(item)
    if metric is None:
        return None
    fields = {**ROLE_OF, "raised": "amount", "announced": "announced"}
    return fields.get(metric.name, metric.name if metric.kind.is_number else None)


def left_aside(items: Items, at: int) -> Bound | None:
    """“Leaving debt aside”, “setting debt and secondaries aside”: the verb on the one side, the rest on the other."""
    if not has(items, at, Sense.UNKNOWN) or items[at].span.key not in {"leaving", "leave", "setting", "putting"}:
        return None
    end = next((i for i in range(at + 1, len(items)) if has(items, i, Sense.NEGATES)), at)
    if end == at or items[end].value != "behind" or items[end].span.key != "aside":
        return None
    if has(items, at + 1, Sense.INVESTOR):
        return unread(items, at, end + 1)  # without its money, or without whatever it was in
    opened = joined(items, at, at + 1, Sense.NEGATES, None)
    found = negated([opened, *items[at + 1 : end]], 0)
    return (end + 1 - at, found[1]) if found and found[0] == end - at else None


def left_out_behind(items: Items, at: int) -> Bound | None:
    """“Series D not included”, “xAI aside”: what is left out stands first."""
    if items[at].sense not in _NAMES or not has(items, at + 1, Sense.NEGATES) or items[at + 1].value != "behind":
        return None
    if has(items, at - 1, Sense.NEGATES, Sense.SEPARATOR):
        return None  # what stands before says it already, or lists more than one
    value = items[at].value
    if items[at].sense is Sense.INVESTOR:
        return condition(items, at, at + 2, *of_investors("investor", value, negated=True))
    values = tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
    return condition(items, at, at + 2, Filter(_NAMES[items[at].sense], Op.NE, values))


def negated(items: Items, at: int) -> Bound | None:
    """“Not in dollars”, “except OpenAI and Anthropic”, “outside the US”, “excluding debt”."""
    if not has(items, at, Sense.NEGATES):
        return None
    first = item_at(items, at + 1)
    if first is None:
        return None
    before = item_at(items, at - 1)
    role = before.value.field if before is not None and isinstance(before.value, Filter) else ""
    if first.sense is Sense.INVESTOR:  # "led by Thrive but not by Accel" leaves the second verb out
        field = role if role in ROLES else "investor"
        behind = has(items, at + 2, Sense.NEGATES) and items[at + 2].value == "behind"
        if behind:
            return unread(items, at, at + 3)  # without its money, or without whatever it was in
        return condition(items, at, at + 2, *of_investors(field, first.value, negated=True))
    if isinstance(first.value, Filter):
        turned = replace(first.value, op=OPPOSITE[first.value.op])
        return condition(items, at, at + 2, turned)
    if isinstance(first.value, Period):
        return condition(items, at, at + 2, Filter("announced", Op.NE, (first.value,)))
    if first.sense not in _NAMES:
        return None
    values: list[str] = []
    end = at + 1
    while has(items, end, first.sense):
        value = items[end].value
        values.extend(map(str, value) if isinstance(value, tuple) else [str(value)])
        listed = has(items, end + 1, first.sense) and "," in items[end + 1].span.words[0].gap
        joined = has(items, end + 1, Sense.SEPARATOR) and has(items, end + 2, first.sense)
        end += 2 if joined else 1
        if not joined and not listed:
            break
    end += has(items, end, Sense.NEGATES) and items[end].value == "behind"  # "leaving debt aside"
    return condition(items, at, end, Filter(_NAMES[first.sense], Op.NE, tuple(values)))
