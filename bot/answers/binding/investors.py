"""Who the investors of a question are: one or several, companies that invest, and where they are from."""

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
from bot.answers.roles import ROLES
from bot.answers.senses import Sense
from bot.answers.spans import Span
from index.figures.query import Filter, Op

DID = frozenset({"did", "does", "has", "have", "had", "do"})
"""After them stands whoever did something, before the verb."""
_VERBS = frozenset(
    {"led", "lead", "invested", "invest", "joined", "join", "backed", "back", "participated", "participate"}
    | {"leading", "joining", "backing", "investing", "participating", "in", "part", "money"}
)


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
    if len(names) < 2 or len(words) != 1 or (len(names) == 2 and wants_all is None and _sets_them_apart(items)):
        return None
    together = wants_all if wants_all is not None else words != {"or"}
    listed = Listed(tuple(names), together=together, is_said=not together or wants_all is not None)
    return end - at, (joined(items, at, end, Sense.INVESTOR, listed),)


def _sets_them_apart(items: Items) -> bool:
    """Whether, as in “who led more rounds, A or B”, two investors are compared and not listed."""
    compared = any(item.sense is Sense.COMPARES for item in items)
    against = any(item.sense is Sense.SEPARATOR and not item.span.joins for item in items)
    return compared and not against


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
    counted = any(item.sense is Sense.COUNTS for item in items)
    if len(value.names) > 2 and not value.is_said and counted:
        return unread(items, at, at + 1)  # each of them, or all in one round
    return condition(items, at, at + 1, *of_investors("investor", value, negated=False))


def who_is_in(items: Items, at: int) -> Bound | None:
    """“Who was in Tide's Series A”: its investors, although no word for them stands there."""
    into = items[at].lead[-1:] == ("in",) or items[at].lead[-2:] == ("in", "the")
    who = at == 1 and has(items, 0, Sense.ASKS) and items[0].value == "who"
    said = any(item.sense in {Sense.METRIC, Sense.INVESTOR, Sense.ALONGSIDE, Sense.VERB} for item in items)
    if not into or not who or said or not has(items, at, Sense.COMPANY, Sense.ROUND):
        return None
    return 1, (Item(Span(Sense.METRIC, "investors", items[at].span.words[:1]), ()), items[at])


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
    if has(items, at, Sense.SECTOR) and is_role(item_at(items, at + 1)) and not _is_done_to_it(items, at):
        return unread(items, at, at + 1)  # "which chipmakers joined": what an investor does is in no table either
    before = item_at(items, at - 1)
    grouped = before is not None and before.sense is Sense.GROUP and before.value in ROLES
    behind = (is_role(before) or grouped) and bool(_IN.intersection(items[at].lead))
    if has(items, at, *places) and behind:
        return unread(items, at, at + 1)
    return None


def _is_done_to_it(items: Items, at: int) -> bool:
    """Whether, as in “robotics rounds backed by Pier”, a verb behind a sector is no deed of those in it."""
    who = item_at(items, at + 2)
    passive = who is not None and "by" in who.lead
    return passive or not _WHICH.intersection(items[at].lead) or any(map(is_company, items[:at]))


_WHICH = frozenset({"which", "what"})
_IN = frozenset({"from", "in", "of"})


def _is_verb(item: Item) -> bool:
    return item.span.words[-1].text in _VERBS


def name_goes_on(items: Items, at: int) -> Bound | None:
    """“Valor Equity”: the word behind an investor's short name is part of its long one."""
    names = item_at(items, at - 1)
    told = names.value if names is not None and names.sense is Sense.INVESTOR else ()
    words = set(items[at].span.key.split())
    if not isinstance(told, tuple) or len(told) != 1 or not has(items, at, Sense.INSTRUMENT) or items[at].lead:
        return None
    return (1, ()) if words <= set(str(told[0]).casefold().split()) else None
