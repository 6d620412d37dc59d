"""Investors and what they did: led, co-led, joined, backed, alone or together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.answers.binding.items import (
    Bound,
    Item,
    Items,
    Rule,
    condition,
    has,
    is_company,
    is_role,
    item_at,
    joined,
    metric_of,
    unread,
)
from bot.answers.roles import ROLE_OF, ROLES
from bot.answers.senses import Sense
from index.figures.query import Filter, Op

_VERBS = frozenset(
    {"led", "lead", "invested", "invest", "joined", "join", "backed", "back", "participated", "participate"}
    | {"leading", "joining", "backing", "investing", "participating", "in", "part", "money"}
)


_SHARED_LEAD = Filter("lead_count", Op.GE, (2,))


_SOLE_LEAD = Filter("lead_count", Op.EQ, (1,))


def investors_listed(items: Items, at: int) -> Bound | None:
    """A and B, A or B, both A and B: investors of whom all, or any, are meant."""
    first = at + 1 if has(items, at, Sense.BOTH) else at
    wants_all = items[at].value is True if first > at else None
    names: list[str] = []
    end = first
    words = set()
    while has(items, end, Sense.INVESTOR):
        value = items[end].value
        names.extend(str(name) for name in value) if isinstance(value, tuple) else None
        end += 1
        if has(items, end, Sense.SEPARATOR) and items[end].span.joins:
            if not has(items, end + 1, Sense.INVESTOR):
                break
            words.add(items[end].span.key)
            end += 1
        elif not has(items, end, Sense.INVESTOR) or "," not in items[end].span.words[0].gap:
            break
    if len(names) < 2 or len(words) != 1:
        return None
    together = wants_all if wants_all is not None else words != {"or"}
    listed = Listed(tuple(names), together=together, is_said=not together or wants_all is not None)
    return end - at, (joined(items, at, end, Sense.INVESTOR, listed),)


@dataclass(frozen=True, slots=True)
class Listed:
    """Several investors: all of them together, or any."""

    names: tuple[str, ...]
    together: bool
    is_said: bool
    """Whether a word says so: both, either, or."""


def companies_in_roles(is_investor: Callable[[str], bool], *, asks_who: bool) -> Rule:
    """A company that stands where an investor does: “led by OpenAI”, “which rounds did Nvidia lead”."""

    def rule(items: Items, at: int) -> Bound | None:
        if not has(items, at, Sense.COMPANY) or not isinstance(items[at].value, str):
            return None
        behind = is_role(item_at(items, at - 1)) and "by" in items[at].lead
        following = item_at(items, at + 1)
        ahead = following is not None and is_role(following) and following.span.words[-1].text in _VERBS
        if not behind and (not ahead or asks_who):
            return None
        name = str(items[at].value)
        if not behind and not DID.intersection(items[at].lead) and not is_investor(name):
            return None  # "Lightmatter lead?" is a noun
        if is_investor(name):
            return 1, (replace(items[at], span=replace(items[at].span, sense=Sense.INVESTOR, value=(name,))),)
        return 1, (replace(items[at], span=replace(items[at].span, sense=Sense.UNKNOWN, value=None)),)

    return rule


DID = frozenset({"did", "does", "has", "have", "had", "do"})


def role_before(items: Items, at: int) -> Bound | None:
    """“Led by Thrive”, “not led by Thrive”, “led by Thrive alone”, “co-led by Thrive”."""
    negated = has(items, at, Sense.NEGATES)
    role = at + negated
    other_than = not negated and has(items, role + 1, Sense.NEGATES)  # "led by somebody other than Google"
    who = role + 1 + other_than
    if not is_role(item_at(items, role)) or not has(items, who, Sense.INVESTOR):
        return None
    if has(items, at - 1, Sense.INVESTOR) and "by" not in items[who].lead:
        return None  # "Pier led Tide": the verb is the first one's
    return _role(items, at, role, who=who, end=who + 1, negated=negated or other_than)


def role_after(items: Items, at: int) -> Bound | None:
    """“Thrive led”, “Thrive did not lead”, “which Thrive joined without leading”."""
    if not has(items, at, Sense.INVESTOR):
        return None
    listed = items[at].value
    if _is_sole(item_at(items, at + 1)) and is_role(item_at(items, at + 2)):  # "where Nvidia was the sole lead"
        if items[at + 2].value != "lead_investors":
            return None
        filters = of_investors("lead", listed, negated=False)
        return condition(items, at, at + 3, *filters, _SOLE_LEAD)
    if has(items, at + 1, Sense.PICK) and is_role(item_at(items, at + 2)):  # "when did Pier last back Lumen"
        moved = [items[at], items[at + 2]]
        found = _role(moved, 0, 1, who=0, end=2, negated=False)
        return found and (3, (*found[1], items[at + 1]))
    together = has(items, at + 1, Sense.BOTH) and isinstance(listed, Listed)
    negated = has(items, at + 1 + together, Sense.NEGATES)
    role = at + 1 + together + negated
    if not is_role(item_at(items, role)) or _is_role_of_next(items, role):
        return None
    if isinstance(listed, Listed) and not listed.is_said and not together:
        return unread(items, at, role + 1)  # each, or both together
    was_in = negated and (items[at + 1].span.words[0].text == "without" or "in" in items[at + 1].lead)
    if was_in and items[role].value == "lead_investors":
        return condition(items, at, role + 1, *of_investors("participant", listed, negated=False))
    return _role(items, at, role, who=at, end=role + 1, negated=negated)


def _is_sole(item: Item | None) -> bool:
    """Whether “sole”, “the only” tells a lead that nobody shares."""
    only = item is not None and item.sense is Sense.FOLLOW_UP and item.span.key == "only" and "the" in item.lead
    return only or (item is not None and item.sense is Sense.ALONE)


def _is_role_of_next(items: Items, role: int) -> bool:
    """Whether, as in “Nvidia rounds led by Accel”, the role belongs to the investor that follows with its “by”."""
    return has(items, role + 1, Sense.INVESTOR) and "by" in items[role + 1].lead


def _role(items: Items, first: int, role: int, *, who: int, end: int, negated: bool) -> Bound | None:
    field = ROLE_OF[str(items[role].value)]
    if field == "participant" and _EITHER.intersection(word.text for word in items[role].span.words):
        field = "investor"
    if has(items, end, Sense.INVESTOR) and "with" in items[end].lead:
        return unread(items, first, end + 1)  # "did A co-lead with B"
    if "with" in items[who].lead and items[role].span.words[0].text in _TOGETHER:
        return unread(items, first, end)  # "who co-led with Thrive"
    shared = field == "lead" and items[role].span.words[0].text in _TOGETHER
    lead_not = _without_leading(items, end)
    if lead_not is not None and field != "lead":
        field, end = "participant", lead_not
    alone = field == "lead" and has(items, end, Sense.ALONE)
    filters = of_investors(field, items[who].value, negated=negated)
    if shared or alone:
        filters = (*filters, _SHARED_LEAD if shared else _SOLE_LEAD)
    return condition(items, first, end + alone, *filters)


_TOGETHER = frozenset({"co", "jointly", "colead", "coled"})


_EITHER = frozenset({"part", "participate", "participated", "participating"})
"""Verbs of whoever was in a round, leading or not; who “joined” did not lead."""


def _without_leading(items: Items, at: int) -> int | None:
    """Where “without leading”, “but did not lead it” ends, if it stands here."""
    at += has(items, at, Sense.SEPARATOR)
    lead = item_at(items, at + 1)
    is_lead = lead is not None and lead.sense is Sense.METRIC and lead.value == "lead_investors"
    return at + 2 if has(items, at, Sense.NEGATES) and is_lead else None


def of_investors(field: str, value: object, *, negated: bool) -> tuple[Filter, ...]:
    """The conditions that investors were in a role: all of them together, or any; or none."""
    op = Op.NE if negated else Op.EQ
    names = value.names if isinstance(value, Listed) else value
    if not isinstance(names, tuple):
        return ()
    if isinstance(value, Listed) and value.together and not negated:
        return tuple(Filter(field, op, (name,)) for name in names)
    return (Filter(field, op, tuple(str(name) for name in names)),)


def investors_together(items: Items, at: int) -> Bound | None:
    """Several investors without a role: all of them were in the round, or any."""
    value = items[at].value
    if not isinstance(value, Listed) or has(items, at - 1, Sense.NEGATES):
        return None
    return condition(items, at, at + 1, *of_investors("investor", value, negated=False))


def lead_alone(items: Items, at: int) -> Bound | None:
    """“With a sole lead”, “a single lead investor”; “more than one lead” is a bound."""
    lead = item_at(items, at + 1)
    if not has(items, at, Sense.ALONE) or lead is None or lead.value != "lead_investors":
        return None
    return condition(items, at, at + 2, _SOLE_LEAD)


def raised_from(items: Items, at: int) -> Bound | None:
    """“How much did Anthropic raise from Google”: what the one put into the other."""
    raised = metric_of(item_at(items, at))
    if raised is None or raised.name not in {"raised", "amount"} or not has(items, at + 1, Sense.INVESTOR):
        return None
    if not _FROM.intersection(items[at + 1].lead) or has(items, at + 2, Sense.SEPARATOR):
        return None
    if any(map(is_company, items[:at])):  # "which companies raised from X"
        size, new = condition(items, at + 1, at + 2, *of_investors("investor", items[at + 1].value, negated=False))
        return size + 1, (items[at], *new)
    return 1, (joined(items, at, at + 1, Sense.METRIC, "commitment"),)


_FROM = frozenset({"from"})


def investors_from(items: Items, at: int) -> Bound | None:
    """“German investors”, “investors from Japan”: where investors are from is in no table."""
    places = (Sense.COUNTRY, Sense.REGION, Sense.CITY)
    if has(items, at, *places) and is_role(item_at(items, at + 1)) and not _is_verb(items[at + 1]):
        return unread(items, at, at + 1)
    before = item_at(items, at - 1)
    grouped = before is not None and before.sense is Sense.GROUP and before.value in ROLES
    behind = (is_role(before) or grouped) and bool(_IN.intersection(items[at].lead))
    if has(items, at, *places) and behind:
        return unread(items, at, at + 1)
    return None


_IN = frozenset({"from", "in", "of"})


def _is_verb(item: Item) -> bool:
    return item.span.words[-1].text in _VERBS
