"""What a company or a round is told by: places, founders, sectors; “the one”, “ones”, “each company”."""

from __future__ import annotations

from bot.answers.binding.investors import DID
from bot.answers.binding.items import Bound, Item, Items, has, is_company, item_at, joined, metric_of, unread
from bot.answers.senses import Sense
from index.figures.query import Filter


def the_one(items: Items, at: int) -> Bound | None:
    """“The SoftBank-led one”, “the equity one”: a round."""
    if not has(items, at, Sense.NUMBER) or items[at].span.text.casefold() != "one" or at == 0:
        return None
    if items[at - 1].sense is Sense.SEPARATOR and "the" in items[at].lead and has(items, at + 1, Sense.PERIOD):
        return 1, (joined(items, at, at + 1, Sense.ROUNDS, "round"),)  # "its 2026 round than the one in 2024"
    described = {Sense.CONDITION, Sense.INSTRUMENT, Sense.PICK, Sense.EXTREME, Sense.ORDINAL, Sense.PERIOD}
    return (1, (joined(items, at, at + 1, Sense.ROUNDS, "round"),)) if items[at - 1].sense in described else None


def place(items: Items, at: int) -> Bound | None:
    """“Based in Austin”, “founded by X”: the verb says nothing beside the place or the founder."""
    seated = has(items, at, Sense.VERB) and items[at].value == _SEATED
    places = (Sense.CITY, Sense.COUNTRY, Sense.REGION)
    if seated and has(items, at + 1 + has(items, at + 1, Sense.NEGATES), *places):
        return 1, ()
    metric = metric_of(item_at(items, at))
    if metric is None:
        return None
    of_places = {"headquarters": places}
    people = {"founders": (Sense.FOUNDER,), "founded": (Sense.FOUNDER,)}
    senses = {**of_places, **people}.get(metric.name, ())
    if has(items, at + 1, *senses):
        return 2, (items[at + 1],)
    if has(items, at + 1, Sense.NEGATES) and has(items, at + 2, *senses):  # "based neither in Austin nor in Boston"
        return 1, ()
    based = metric.name == "headquarters" and has(items, at - 1, *senses)  # "London-based"
    repeated = metric.name == "sector" and has(items, at - 1, Sense.SECTOR)  # "the AI chips sector"
    return (1, ()) if based or repeated else None


_SEATED = frozenset({"headquarters", "city", "country", "company"})


def each_company(items: Items, at: int) -> Bound | None:
    """“Each defence company”: one value a company. “The company behind the largest round”: the one that raised it."""
    text = items[at].span.text.casefold() if has(items, at, Sense.UNKNOWN) else ""
    if text == "behind" and at > 0 and is_company(items[at - 1]):
        return 1, ()
    if text not in {"each", "every"}:
        return None
    end = at + 1
    while end < len(items) and items[end].sense in _DESCRIBING:
        end += 1
    if end == len(items) or not is_company(items[end]):
        return None
    group = joined(items, end, end + 1, Sense.GROUP, "company")
    return end + 1 - at, (*items[at + 1 : end], group)


def every_one(items: Items, at: int) -> Bound | None:
    """“Did Sequoia lead every Harvey round?”: in a question for yes or no, all of them."""
    is_every = has(items, at, Sense.UNKNOWN) and items[at].span.key in {"each", "every"}
    if not is_every or items[0].lead[:1] == () or items[0].lead[0] not in _VERBS_THAT_OPEN:
        return None
    end = at + 1
    while has(items, end, Sense.COMPANY, Sense.PERIOD, Sense.INSTRUMENT, *_DESCRIBING):
        end += 1
    if not has(items, end, Sense.ROUNDS):
        return None
    return 1, (joined(items, at, at + 1, Sense.FILLER, None),)


_VERBS_THAT_OPEN = frozenset({"did", "do", "does", "was", "were", "is", "are", "has", "have", "had"})


def those_ones(items: Items, at: int) -> Bound | None:
    """“German ones”, after companies or rounds: the noun is said before."""
    is_ones = has(items, at, Sense.UNKNOWN) and items[at].span.text.casefold() == "ones"
    return (1, ()) if is_ones and at > 0 and items[at - 1].sense in _DESCRIBING else None


def companies_described(items: Items, at: int) -> Bound | None:
    """“Rounds of German companies”: the noun only carries what describes it, and is not what is asked for."""
    if not is_company(items[at]):
        return None
    first = at
    while first > 0 and (items[first - 1].sense in _DESCRIBING or _joins_alike(items, first - 1)):
        first -= 1
    if items[at].sense is Sense.METRIC and _is_ranked(items, first) and not _OF.intersection(items[first].lead):
        return None  # "how much has the most valuable robotics company raised": which one that is, is asked first
    scope = "all" in items[first].lead and any(metric_of(item) for item in items[:first])
    if scope and not _WHICH.intersection(items[first].lead):
        return 1, ()  # "the haul of October 2024, all companies"
    behind = has(items, at + 1, *_DESCRIBING) or _is_about_companies(item_at(items, at + 1))
    if items[at].sense is Sense.GROUP:
        behind = at + 1 < len(items)
    if first == at and not behind:
        return None
    of_them = bool(_OF.intersection(items[first].lead)) and not _WHICH.intersection(items[first].lead)
    asks_else = any(item.sense is Sense.ASKS and item.value in {"amount", "announced"} for item in items)
    asks_else = asks_else or ("what" in items[0].lead and bool(DID.intersection(items[0].lead)))
    asks_else = asks_else or _whose_rounds_are_counted(items, first)
    summed = any(item.sense is Sense.AGGREGATE for item in items)
    told = has(items, at + 1, Sense.NEGATES, *_DESCRIBING) or _is_about_companies(item_at(items, at + 1))
    if items[at].sense is Sense.GROUP and not told:
        return unread(items, at, at + 1)  # by which companies
    grouped = items[at].sense is Sense.GROUP
    return (1, ()) if of_them or asks_else or summed or grouped else None


def _is_ranked(items: Items, at: int) -> bool:
    """Whether a superlative stands before a noun and what describes it: “the most valuable robotics company”."""
    ranks = (Sense.EXTREME, Sense.PICK, Sense.ACTIVE, Sense.ORDINAL)
    return has(items, at - 1, *ranks) or (has(items, at - 1, Sense.METRIC) and has(items, at - 2, *ranks))


def _whose_rounds_are_counted(items: Items, first: int) -> bool:
    """Whether, as in “how many rounds did robotics companies close”, companies are who raised what is counted."""
    counted = first > 1 and items[first - 2].sense is Sense.COUNTS and items[first - 1].sense is Sense.ROUNDS
    return counted and bool(DID.intersection(items[first].lead))


def _joins_alike(items: Items, at: int) -> bool:
    """Whether an “and” stands between two sectors or places: “AI cloud and data centre companies”."""
    alike = has(items, at - 1, *_DESCRIBING) and has(items, at + 1, items[at - 1].sense)
    return has(items, at, Sense.SEPARATOR) and alike


_DESCRIBING = frozenset({Sense.SECTOR, Sense.COUNTRY, Sense.REGION, Sense.CITY, Sense.FOUNDER})


_OF = frozenset({"of", "by", "from", "for", "among", "across", "in", "to"})


_WHICH = frozenset({"which", "what", "who"})


def _is_about_companies(item: Item | None) -> bool:
    value = item.value if item is not None else None
    fields = {"country", "city", "region", "sector", "founded", "company", "employees"}
    return isinstance(value, Filter) and value.field in fields
