"""What investors did in rounds: led, co-led, joined, backed; alone or together, and with whom."""

from __future__ import annotations

from bot.answers.binding.investors import DID, Listed, of_investors
from bot.answers.binding.items import Bound, Item, Items, condition, has, is_role, item_at, joined, unread
from bot.answers.binding.negation import APART
from bot.answers.roles import ROLE_OF
from bot.answers.senses import Sense
from bot.answers.spans import Span
from index.figures.query import Filter, Op

_SHARED_LEAD = Filter("lead_count", Op.GE, (2,))
_SOLE_LEAD = Filter("lead_count", Op.EQ, (1,))


def role_before(items: Items, at: int) -> Bound | None:
    """“Led by Thrive”, “not led by Thrive”, “led by Thrive alone”, “co-led by Thrive”."""
    negated = has(items, at, Sense.NEGATES)
    role = at + negated
    if is_role(item_at(items, role)) and has(items, role + 1, Sense.ALONE) and has(items, role + 2, Sense.INVESTOR):
        moved = [*items[at : role + 1], items[role + 2], items[role + 1]]  # "led solely by Accel"
        found = _role(moved, 0, role - at, who=role + 1 - at, end=role + 2 - at, negated=negated)
        return found and (role + 3 - at, found[1])
    other_than = not negated and has(items, role + 1, Sense.NEGATES)  # "led by somebody other than Google"
    who = role + 1 + other_than
    if not is_role(item_at(items, role)) or not has(items, who, Sense.INVESTOR):
        return None
    if has(items, at - 1, Sense.INVESTOR) and "by" not in items[who].lead:
        return None  # "Pier led Tide": the verb is the first one's
    if DID.intersection(items[who].lead) and "by" not in items[who].lead:
        return _partners(items, role, who)
    if other_than and _is_a_noun(items[role]) and not any(item.sense is Sense.ROUNDS for item in items[:at]):
        return None  # "which investors other than Google": whoever is asked for, without one
    return _role(items, at, role, who=who, end=who + 1, negated=negated or other_than)


def told_as_lead(items: Items, at: int) -> Bound | None:
    """“Where Nvidia was the sole lead”, “BlackRock is named lead”."""
    told, lead = item_at(items, at + 1), item_at(items, at + 2)
    if not has(items, at, Sense.INVESTOR) or told is None or lead is None or lead.value != "lead_investors":
        return None
    named = told.sense is Sense.KNOWN and told.span.key == "named"
    if not named and not _is_sole(told):
        return None
    filters = of_investors("lead", items[at].value, negated=False)
    return condition(items, at, at + 3, *filters, *(() if named else (_SOLE_LEAD,)))


def role_after(items: Items, at: int) -> Bound | None:
    """“Thrive led”, “Thrive did not lead”, “which Thrive joined without leading”."""
    if not has(items, at, Sense.INVESTOR):
        return None
    listed = items[at].value
    if has(items, at - 1, Sense.NEGATES) and _is_left_out(items, at):
        return None
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
        if not negated and (_is_shared(items[role]) or _says_together(items, role + 1)):
            end = role + 1 + _says_together(items, role + 1)
            return condition(items, at, end, *of_investors(role_of(items[role].span), listed, negated=False))
        return unread(items, at, role + 1)  # each, or both together
    was_in = negated and (items[at + 1].span.words[0].text == "without" or "in" in items[at + 1].lead)
    if was_in and items[role].value == "lead_investors":
        return condition(items, at, role + 1, *of_investors("participant", listed, negated=False))
    return _role(items, at, role, who=at, end=role + 1, negated=negated)


def counted_among(items: Items, at: int) -> Bound | None:
    """“Which rounds counted Pier among the leads”: nothing is counted."""
    counted = has(items, at, Sense.COUNTS) and items[at].span.key in {"counted", "count"}
    if not counted or not has(items, at + 1, Sense.INVESTOR) or not is_role(item_at(items, at + 2)):
        return None
    if not {"among", "amongst"}.intersection(items[at + 2].lead):
        return None
    return condition(
        items, at, at + 3, *of_investors(role_of(items[at + 2].span), items[at + 1].value, negated=False)
    )


def as_a_lead(items: Items, at: int) -> Bound | None:
    """“Pier's first deal as lead”, “Pier, 2025, rounds led”: the one investor's part, said behind its deals."""
    end = next((end for end in range(at + 1, len(items)) if is_role(items[end])), None)
    if not has(items, at, Sense.INVESTOR) or end is None or sum(is_role(item) for item in items) > 1:
        return None
    alone = sum(item.sense is Sense.INVESTOR for item in items) == 1
    asks = any(item.sense in {Sense.ASKS, Sense.SEPARATOR, Sense.NEGATES} for item in items)
    deals = any(item.sense is Sense.ROUNDS for item in items[at:end])
    behind = items[end].lead[:1] == ("as",) or (end == len(items) - 1 and items[end].span.key in {"led", "joined"})
    if not alone or asks or not deals or not behind:
        return None
    _, new = condition(items, at, at + 1, *of_investors(role_of(items[end].span), items[at].value, negated=False))
    return end + 1 - at, (*new, *items[at + 1 : end])


def it_did(items: Items, at: int) -> Bound | None:
    """“Which of Accel's deals did it lead”: the investor that the deals are told by."""
    if (
        not has(items, at, Sense.INVESTOR)
        or not has(items, at + 1, Sense.ROUNDS)
        or not is_role(item_at(items, at + 2))
    ):
        return None
    lead = items[at + 2].lead
    if not DID.intersection(lead) or lead[-1:] not in {("it",), ("they",)}:
        return None
    field = role_of(items[at + 2].span)
    _, new = condition(items, at, at + 1, *of_investors(field, items[at].value, negated=False))
    return 3, (*new, items[at + 1])


def _is_sole(item: Item) -> bool:
    """Whether “sole”, “the only” tells a lead that nobody shares."""
    only = item.sense is Sense.FOLLOW_UP and item.span.key == "only" and "the" in item.lead
    return only or item.sense is Sense.ALONE


def _is_left_out(items: Items, at: int) -> bool:
    """Whether, as in “who other than Pier backed Tide”, the verb is that of whoever is asked for."""
    asked = at > 1 and (items[at - 2].value == "who" or is_role(items[at - 2]))
    return asked and items[at - 1].span.key in APART


def _partners(items: Items, role: int, who: int) -> Bound | None:
    """“Which co-leads did Thrive have”: whoever led its rounds with it."""
    following = item_at(items, who + 1)
    behind = following.lead if following is not None else items[who].tail
    if behind[:1] != ("have",) or not has(items, who, Sense.INVESTOR):
        return None
    field = role_of(items[role].span)
    alongside = Item(Span(Sense.ALONGSIDE, None, items[role].span.words), items[role].lead)
    _, new = condition(items, who, who + 1, *of_investors(field, items[who].value, negated=False))
    return who + 1 - role, (items[role], alongside, *new)


def _is_role_of_next(items: Items, role: int) -> bool:
    """Whether, as in “Nvidia rounds led by Accel”, the role belongs to the investor that follows with its “by”."""
    return has(items, role + 1, Sense.INVESTOR) and "by" in items[role + 1].lead


def _says_together(items: Items, at: int) -> bool:
    return has(items, at, Sense.BOTH) and items[at].value is True


def _is_shared(role: Item) -> bool:
    """Whether a verb says that several did it: co-led, jointly led."""
    return role.value == "lead_investors" and role.span.words[0].text in _TOGETHER


def role_of(span: Span) -> str:
    """The field that a word for what investors did is a condition on."""
    either = span.value == "participants" and _EITHER.intersection(word.text for word in span.words)
    return "investor" if either else ROLE_OF[str(span.value)]


def _role(items: Items, first: int, role: int, *, who: int, end: int, negated: bool) -> Bound | None:
    field, shared = role_of(items[role].span), _is_shared(items[role])
    with_another = has(items, end, Sense.INVESTOR) and "with" in items[end].lead
    if with_another and (negated or not shared):
        return unread(items, first, end + 1)  # "did A lead with B"
    if with_another:  # "which rounds did A co-lead with B"
        both = (
            *of_investors(field, items[who].value, negated=False),
            *of_investors(field, items[end].value, negated=False),
        )
        return condition(items, first, end + 1, *both)
    if shared and "with" in (*items[who].lead, *items[end - 1].tail):
        return _others_with(items, first, role, who, end)
    if _is_as_a_lead(items, end):
        field, end = "lead", end + 1
    lead_not = _without_leading(items, end)
    if lead_not is not None and field != "lead":
        field, end = "participant", lead_not
    alone = field == "lead" and has(items, end, Sense.ALONE)
    filters = of_investors(field, items[who].value, negated=negated)
    if shared or alone:
        filters = (*filters, _SHARED_LEAD if shared else _SOLE_LEAD)
    return condition(items, first, end + alone, *filters)


def _others_with(items: Items, first: int, role: int, who: int, end: int) -> Bound:
    """“Who co-led with Thrive”, “who did Thrive co-lead with”: the other leads of its rounds."""
    alongside = Item(Span(Sense.ALONGSIDE, None, items[role].span.words), items[first].lead)
    _, new = condition(items, who, who + 1, *of_investors("lead", items[who].value, negated=False))
    return end - first, (items[role], alongside, *new)


def with_whom(items: Items, at: int) -> Bound | None:
    """“Who co-led Tide's Series A with Pier”, “who backed it with Pier”: who else was in rounds of Pier."""
    if not has(items, at, Sense.INVESTOR) or items[at].lead[-1:] != ("with",) or has(items, at + 1, Sense.SEPARATOR):
        return None
    asked = any(item.sense is Sense.ASKS and item.value == "who" for item in items[:at])
    roles = [item for item in items[:at] if is_role(item)]
    if not asked or len(roles) != 1 or not has(items, at - 1, Sense.COMPANY, Sense.ROUND, Sense.PERIOD):
        return None
    field = "lead" if roles[0].value == "lead_investors" else "investor"
    alongside = Item(Span(Sense.ALONGSIDE, None, items[at].span.words), items[at].lead)
    size, new = condition(items, at, at + 1, *of_investors(field, items[at].value, negated=False))
    return size, (alongside, *new)


def but_the_leads(items: Items, at: int) -> Bound | None:
    """“Which investors, apart from the leads”, “who joined without leading”: the participants."""
    lead = item_at(items, at + 1)
    if not has(items, at, Sense.NEGATES) or lead is None or lead.value != "lead_investors":
        return None
    who = any(item.sense is Sense.ASKS and item.value == "who" for item in items)
    others = [item for item in items if is_role(item) and item is not lead]
    apart = items[at].span.key in {*APART, "rather than", "but not", "not"} or lead.span.words[-1].text == "leading"
    everybody = any(word.text.startswith(("every", "all", "any")) for word in items[at].span.words)
    if not apart or not (who or others or everybody) or any(item.value == "lead_investors" for item in others):
        return None
    return 2, (joined(items, at, at + 2, Sense.METRIC, "participants"),)


def _is_as_a_lead(items: Items, at: int) -> bool:
    """Whether, as in “backed as lead”, a noun says which part an investor had."""
    item = item_at(items, at)
    return item is not None and item.value == "lead_investors" and item.lead[:1] == ("as",)


_TOGETHER = frozenset({"co", "jointly", "colead", "coled"})
_EITHER = frozenset({"part", "participate", "participated", "participating"})
"""Verbs of whoever was in a round, leading or not; who “joined” did not lead."""


def _without_leading(items: Items, at: int) -> int | None:
    """Where “without leading”, “but did not lead it” ends, if it stands here."""
    at += has(items, at, Sense.SEPARATOR)
    lead = item_at(items, at + 1)
    is_lead = lead is not None and lead.sense is Sense.METRIC and lead.value == "lead_investors"
    return at + 2 if has(items, at, Sense.NEGATES) and is_lead else None


def lead_alone(items: Items, at: int) -> Bound | None:
    """“With a sole lead”, “a single lead investor”; “more than one lead” is a bound."""
    lead = item_at(items, at + 1)
    if has(items, at, Sense.NEGATES) and lead is not None and lead.value == "lead_investors":
        shares = lead.span.words[0].text in _TOGETHER  # "led without a co-lead"
        return condition(items, at, at + 2, _SOLE_LEAD) if shares else None
    if not has(items, at, Sense.ALONE) or lead is None or lead.value != "lead_investors":
        return None
    size, new = condition(items, at, at + 2, _SOLE_LEAD)
    asked = at > 0 and has(items, at - 1, Sense.ASKS) and items[at - 1].value == "who"
    return size, (*new, lead) if asked else new  # "who was the sole lead"


def co_led(items: Items, at: int) -> Bound | None:
    """“Co-led rounds”: with more than one lead; beside a number of leads the word says nothing more."""
    words = items[at].span.words if has(items, at, Sense.METRIC) else ()
    if not words or words[0].text not in _TOGETHER or items[at].value != "lead_investors":
        return None
    if not has(items, at + 1, Sense.ROUNDS):
        return None
    fields = {item.value.field for item in items if isinstance(item.value, Filter)}
    return (1, ()) if "lead_count" in fields else condition(items, at, at + 1, _SHARED_LEAD)


def sole_leads_of(items: Items, at: int) -> Bound | None:
    """“Sole-lead deals for Thrive”, “Thrive's sole-lead rounds”: the investor is that lead."""
    names = items[at].value
    if not has(items, at, Sense.INVESTOR) or not isinstance(names, tuple):
        return None
    behind = at - 1 - has(items, at - 1, Sense.ROUNDS)
    sole = [items[i] for i in (at + 1, behind) if 0 <= i < len(items) and items[i].value == _SOLE_LEAD]
    return condition(items, at, at + 1, Filter("lead", Op.EQ, names)) if sole else None


def no_lead(items: Items, at: int) -> Bound | None:
    """“Without a lead”, “no lead is named”: none that is known."""
    lead = item_at(items, at + 1)
    denied = has(items, at, Sense.NEGATES) and items[at].span.key in {"no", "without", "sans"}
    if not denied or lead is None or lead.value != "lead_investors" or not _is_a_noun(lead):
        return None
    named = has(items, at + 2, Sense.KNOWN) and items[at + 2].value is True
    if has(items, at + 2, Sense.INVESTOR) or (has(items, at + 2, Sense.KNOWN) and not named):
        return None
    return condition(items, at, at + 2 + named, Filter("lead", Op.UNKNOWN))


def _is_a_noun(lead: Item) -> bool:
    nouns = {"lead", "leader", "investor", "backer", "participant", "supporter", "financier"}
    return lead.span.words[-1].stem in nouns and not _NOT_A.intersection(lead.lead)


_NOT_A = frozenset({"did", "does", "do", "to", "it"})
"""Before “lead” it is the verb: “did not lead”."""
