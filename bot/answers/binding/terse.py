"""Telegraphic English: labels before values, “only” behind them, “each”, and names set out side by side.

Spreadsheets, queries and notes leave out the words that make a sentence: “sector = robotics”, “equity only”, “OpenAI
/ xAI: total raised”. A rule here says what such a mark contributes; what the parts mean is known already.
"""

from __future__ import annotations

from bot.answers.binding.bounds import EXACTLY
from bot.answers.binding.comparing import COMPARING
from bot.answers.binding.items import Bound, Item, Items, condition, has, is_company, item_at, joined
from bot.answers.roles import ROLE_OF, ROLES
from bot.answers.senses import Sense
from bot.answers.spans import Span
from bot.answers.words import Word
from index.figures.query import Aggregate, Filter, Having, Op, Period

_SORTS = {
    Sense.COMPANY: "company",
    Sense.SECTOR: "sector",
    Sense.COUNTRY: "country",
    Sense.REGION: "region",
    Sense.CITY: "city",
    Sense.INSTRUMENT: "instrument",
    Sense.PERIOD: "year",
}
"""What several names of one sort are grouped by."""
_LABELS = {
    "sector": Sense.SECTOR,
    "country": Sense.COUNTRY,
    "city": Sense.CITY,
    "region": Sense.REGION,
    "company": Sense.COMPANY,
    "instrument": Sense.INSTRUMENT,
    "series": Sense.ROUND,
    "round": Sense.ROUND,
    "year": Sense.PERIOD,
    "quarter": Sense.PERIOD,
    "month": Sense.PERIOD,
    "announced": Sense.PERIOD,
}
_EACH = frozenset({"each", "apiece", "respectively", "separately", "individually"})


def where_of(items: Items, at: int) -> Bound | None:
    """“Rounds where Nvidia led”: the word only opens what narrows the rounds down."""
    is_where = has(items, at, Sense.VERB) and items[at].span.key == "where" and at > 0
    nouns = {Sense.ROUNDS, Sense.COUNTS, Sense.ROUND, Sense.INSTRUMENT, Sense.LISTS}
    follows_a_noun = is_where and (items[at - 1].sense in nouns or is_company(items[at - 1]))
    if not follows_a_noun or at + 1 == len(items):
        return None
    counts = has(items, at - 1, Sense.COUNTS)  # "count where …" counts rounds
    return 1, (joined(items, at, at + 1, Sense.ROUNDS, "round"),) if counts else ()


def label(items: Items, at: int) -> Bound | None:
    """“Sector = AI chips”, “country: France”: the label says what its value says already."""
    following = item_at(items, at + 1)
    if (
        following is None
        or not following.span.words
        or not has(items, at, Sense.METRIC, Sense.DIMENSION, Sense.ROUNDS)
    ):
        return None
    sense = _LABELS.get(str(items[at].value))
    marked = set("=:") & set(following.span.words[0].gap)
    return (1, ()) if sense is not None and following.sense is sense and marked else None


def only(items: Items, at: int) -> Bound | None:
    """“Equity only”, “2025 only”, “dollars only”: behind what narrows down, the word says nothing more.

    “Companies with debt only” have nothing else: that stays unread.
    """
    if not has(items, at, Sense.FOLLOW_UP) or items[at].span.key != "only" or at == 0:
        return None
    noun = has(items, at - 1, Sense.ROUNDS) and at > 1
    before = items[at - 1 - noun]
    set_apart = at - noun > 1 and bool(before.span.words) and bool(set(",;(:") & set(before.span.words[0].gap))
    if before.sense is Sense.PERIOD or (before.sense in _NARROWS and set_apart):
        return 1, ()
    return None


_NARROWS = frozenset(
    {Sense.INSTRUMENT, Sense.ROUND, Sense.SECTOR, Sense.COUNTRY, Sense.REGION, Sense.CITY, Sense.COMPANY}
    | {Sense.CONFIDENCE, Sense.CONDITION}
)


def currency_only(items: Items, at: int) -> Bound | None:
    """“Dollars only”, “USD only”: the rounds that are in this currency, and no wish to convert."""
    is_only = has(items, at + 1, Sense.FOLLOW_UP) and items[at + 1].span.key == "only"
    if not has(items, at, Sense.CURRENCY) or not is_only:
        return None
    return condition(items, at, at + 2, Filter("currency", Op.EQ, (str(items[at].value),)))


def rounds_exactly(items: Items, at: int) -> Bound | None:
    """“Exactly two rounds”, “only one round”: how many rounds, no more and no fewer."""
    said = has(items, at, Sense.FOLLOW_UP) and items[at].span.key == "only"
    number_at = at + said
    number = item_at(items, number_at)
    if number is None or number.sense not in {Sense.NUMBER, Sense.OFTEN} or not isinstance(number.value, int):
        return None
    rounds = has(items, number_at + 1, Sense.ROUNDS)
    if not (said or EXACTLY.intersection(number.lead)) or not (rounds or number.sense is Sense.OFTEN):
        return None
    end = number_at + 1 + rounds
    return end - at, (joined(items, at, end, Sense.HAVING, Having(Op.EQ, number.value)),)


def each_of_them(items: Items, at: int) -> Bound | None:
    """“OpenAI and xAI each”, “firms from London, the total of each”: one value for each of what was named.

    “Each round” lists the rounds; their average needs no word for each.
    """
    word = items[at].span.key if has(items, at, Sense.UNKNOWN) else ""
    if word not in _EACH | {"every"}:
        return None
    if has(items, at + 1, Sense.ROUNDS) and not items[at + 1].span.is_plural and word in {"each", "every"}:
        summed = any(item.sense in {Sense.AGGREGATE, Sense.EXTREME} for item in items)
        meant = any(item.value is Aggregate.MEAN for item in items if item.sense is Sense.AGGREGATE)
        if summed:
            return (2, (items[at + 1],)) if meant else None
        return 2, (joined(items, at, at + 2, Sense.LISTS, "each"),)
    one = has(items, at + 1, Sense.NUMBER) and items[at + 1].span.key == "one"
    field = _field_of_several(items)
    if word == "every" or field is None or any(item.sense is Sense.GROUP for item in items):
        return None
    return 1 + one, (joined(items, at, at + 1, Sense.GROUP, field),)


def each_round(items: Items, at: int) -> Bound | None:
    """“Each Harvey round”, “every 2025 deal”: what describes the rounds may stand before the noun."""
    if not has(items, at, Sense.UNKNOWN) or items[at].span.key not in {"each", "every"}:
        return None
    end = at + 1
    while has(items, end, *_TELLING):
        end += 1
    told = end > at + 1 and has(items, end, Sense.ROUNDS) and not items[end].span.is_plural
    if not told or any(item.sense in {Sense.AGGREGATE, Sense.EXTREME} for item in items):
        return None
    return end + 1 - at, (joined(items, at, at + 1, Sense.LISTS, "each"), *items[at + 1 : end + 1])


_TELLING = frozenset(
    {Sense.COMPANY, Sense.PERIOD, Sense.SECTOR, Sense.COUNTRY, Sense.CITY, Sense.REGION, Sense.INSTRUMENT}
    | {Sense.CONDITION}
)


def _field_of_several(items: Items) -> str | None:
    """The field of the one sort of which several are named; else companies, where they are spoken of."""
    fields = [_SORTS[sense] for sense in _SORTS if len({str(i.value) for i in items if i.sense is sense}) > 1]
    if any(item.sense is Sense.INVESTOR for item in items) or (len(fields) == 1 and not _are_years(items, fields[0])):
        return None
    companies = any(is_company(item) and item.span.is_plural for item in items)
    if len(fields) == 1:
        return fields[0]
    return "company" if not fields and companies and not has_name(items) else None


def has_name(items: Items) -> bool:
    """Whether a company is named."""
    return any(item.sense is Sense.COMPANY for item in items)


def _are_years(items: Items, field: str) -> bool:
    periods = [item.value for item in items if isinstance(item.value, Period)]
    return field != "year" or all(map(_is_a_year, periods))


def _is_a_year(period: Period) -> bool:
    if period.first is None or period.last is None or period.first.year != period.last.year:
        return False
    return (period.first.month, period.first.day, period.last.month, period.last.day) == (1, 1, 12, 31)


def companies_of_each(items: Items, at: int) -> Bound | None:
    """The noun that “each” stands for, once it is a group: “the firms from London, the total raised of each”."""
    grouped = any(item.sense is Sense.GROUP and item.span.words[0].text in _EACH for item in items if item.span.words)
    return (1, ()) if grouped and items[at].sense is Sense.METRIC and is_company(items[at]) else None


def side_by_side(items: Items, at: int) -> Bound | None:
    """“2024 / 2025 / 2026: average”, “OpenAI vs xAI vs Mistral”: one value for each of those."""
    sense = items[at].sense
    if sense not in _SORTS or not _is_measured(items) or any(item.sense is Sense.GROUP for item in items):
        return None
    run, end, marks = [items[at]], at + 1, 0
    while end < len(items):
        versus = has(items, end, Sense.SEPARATOR) and items[end].span.key in _VERSUS
        following = item_at(items, end + versus)
        if following is None or following.sense is not sense or not following.span.words:
            break
        slash = "/" in following.span.words[0].gap
        if not (versus or slash or "," in following.span.words[0].gap):
            break
        marks += versus or slash
        run.append(following)
        end += versus + 1
    if not marks or len(run) < 3 or len({str(item.value) for item in run}) < len(run):
        return None
    if sense is Sense.PERIOD and not all(isinstance(i.value, Period) and _is_a_year(i.value) for i in run):
        return None
    listed = [one for item in run for one in (item, _and_after(item))][:-1]
    return end - at, (*listed, Item(Span(Sense.GROUP, _SORTS[sense], run[-1].span.words[-1:])))


_VERSUS = frozenset({"vs", "versus", "v", "against"})


def _is_measured(items: Items) -> bool:
    return any(item.sense in {Sense.METRIC, Sense.AGGREGATE, Sense.COUNTS} for item in items)


def _and_after(item: Item) -> Item:
    """The “and” that the slash stands for."""
    end = item.span.words[-1].end
    return Item(Span(Sense.SEPARATOR, None, (Word("and", end, end, "and"),)))


def and_between(items: Items, at: int) -> Bound | None:
    """“Founded in 2023 and with three rounds”: an “and” between two different conditions, which both must hold."""
    before, after = item_at(items, at - 1), item_at(items, at + 1)
    if not has(items, at, Sense.SEPARATOR) or items[at].span.key != "and" or before is None or after is None:
        return None
    if before.sense not in _CONDITIONS or after.sense not in _CONDITIONS or any(i.sense in COMPARING for i in items):
        return None
    alike = before.sense is after.sense and (before.sense is not Sense.CONDITION or _same(before, after))
    of_its_own = has(items, at + 2, Sense.ROUNDS, Sense.METRIC) and after.sense not in {Sense.CONDITION, Sense.HAVING}
    return None if alike or of_its_own else (1, ())


_CONDITIONS = frozenset(
    {Sense.SECTOR, Sense.COUNTRY, Sense.REGION, Sense.CITY, Sense.INSTRUMENT, Sense.PERIOD, Sense.CONDITION}
    | {Sense.HAVING, Sense.CONFIDENCE}
)


def _same(before: Item, after: Item) -> bool:
    """Whether two conditions are on one field and bound it on one side: then they are two wishes."""
    one, other = before.value, after.value
    if not isinstance(one, Filter) or not isinstance(other, Filter) or one.field != other.field:
        return False
    sides = {op in {Op.GT, Op.GE} for op in (one.op, other.op) if op in {Op.GT, Op.GE, Op.LT, Op.LE}}
    return len(sides) != 2


def compared_groups(items: Items, at: int) -> Bound | None:
    """“Compare total raised by sector”: groups stand side by side anyhow."""
    grouped = any(item.sense in {Sense.GROUP, Sense.RANKS_BY} for item in items)
    bare = has(items, at, Sense.COMPARES) and items[at].value is None
    return (1, ()) if bare and grouped and sum(item.sense in COMPARING for item in items) == 1 else None


def counted_share(items: Items, at: int) -> Bound | None:
    """“What share of the 2025 rounds were …”: a share of rounds, or of companies, is one of how many."""
    if not has(items, at, Sense.ROUNDS) and not (has(items, at, Sense.METRIC) and is_company(items[at])):
        return None
    first = at
    while first > 0 and items[first - 1].sense in _CONDITIONS | {Sense.ROUND}:
        first -= 1
    shared = has(items, first - 1, Sense.SHARE) and items[at].span.is_plural
    if not shared or any(item.sense in {Sense.RANKS_BY, Sense.AGGREGATE, Sense.COUNTS} for item in items):
        return None
    if any(item.sense is Sense.METRIC and item.value not in {"company", "raised"} for item in items):
        return None
    if any(_OF_MONEY.intersection(item.lead) for item in items[first : at + 1]):
        return None  # "what share of 2025's money did rounds of at least $1bn raise"
    return 1, (joined(items, at, at + 1, Sense.COUNTS, None), items[at])


_OF_MONEY = frozenset({"money", "cash", "capital", "dollars", "funds", "total", "sum"})


def role_of_group(items: Items, at: int) -> Bound | None:
    """“Rounds led by each investor”: by whoever led them."""
    role = item_at(items, at)
    if role is None or role.sense is not Sense.METRIC or role.value not in ROLE_OF or not role.span.words:
        return None
    grouped = has(items, at + 1, Sense.GROUP) and items[at + 1].value in ROLES
    verb = role.span.words[-1].text in {"led", "joined", "backed", "leads"}
    return (2, (joined(items, at + 1, at + 2, Sense.GROUP, ROLE_OF[str(role.value)]),)) if grouped and verb else None


def dimension_grouped(items: Items, at: int) -> Bound | None:
    """“By series”: a noun of grouping with its “by”, where the two make no phrase."""
    if not has(items, at, Sense.DIMENSION) or items[at].lead[-1:] not in {("by",), ("per",)}:
        return None
    return 1, (joined(items, at, at + 1, Sense.GROUP, items[at].value),)
