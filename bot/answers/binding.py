"""Words that belong together become one condition: an investor with its role, an amount with its bound and measure.

"Led by Thrive", "valued at more than €500m", "not in dollars" and "the $40 billion round" each say one thing about a
round. Bound here, they stay whole when a question is cut in two or carried over into a follow-up. Each rule looks at
the words from one place, fillers left out, and answers with what they become; what no rule takes stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.answers.roles import ROLE_OF, ROLES
from bot.answers.senses import Sense
from bot.answers.spans import Span
from bot.answers.words import Word
from index.figures.catalogue import Kind, Level, Metric, metric_named
from index.figures.query import CompareOp, Filter, FilterValue, Having, Money, Op, Period

_VERBS = frozenset(
    {"led", "lead", "invested", "invest", "joined", "join", "backed", "back", "participated", "participate"}
    | {"leading", "joining", "backing", "investing", "participating", "in", "part", "money"}
)
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
_OPPOSITE = {
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
_SHARED_LEAD = Filter("lead_count", Op.GE, (2,))
_SOLE_LEAD = Filter("lead_count", Op.EQ, (1,))


@dataclass(frozen=True, slots=True)
class Item:
    """A span that means something, and the filler words right before it."""

    span: Span
    lead: tuple[str, ...] = ()

    @property
    def sense(self) -> Sense:
        """What the span contributes."""
        return self.span.sense

    @property
    def value(self) -> object:
        """The span's value, typed by its sense."""
        return self.span.value


Items = Sequence[Item]
Bound = tuple[int, tuple[Item, ...]]
"""How many items a rule takes up, and what they become."""
Rule = Callable[[Items, int], Bound | None]


def bound(spans: Sequence[Span], is_investor: Callable[[str], bool]) -> tuple[Span, ...]:
    """The spans with every role, bound and negation made a CONDITION, whose value is its Filter.

    A company that the words make an investor becomes one where the table knows it as such, else it is UNKNOWN: its
    own rounds are not what is asked about.
    """
    items = list(_items(spans))
    asks_who = any(item.sense is Sense.ASKS and item.value == "who" for item in items)
    for rule in (_investors_listed, _companies_in_roles(is_investor, asks_who=asks_who), *_RULES):
        items = _rewritten(items, rule)
    fillers = [span for span in spans if span.sense is Sense.FILLER]
    return tuple(sorted([*fillers, *(item.span for item in items)], key=_start))


def _items(spans: Sequence[Span]) -> Iterator[Item]:
    lead: tuple[str, ...] = ()
    for span in spans:
        if span.sense is Sense.FILLER:
            lead = (*lead, *(word.text for word in span.words))
        else:
            yield Item(span, lead)
            lead = ()


def _start(span: Span) -> int:
    return span.words[0].start if span.words else 0


def _rewritten(items: Items, rule: Rule) -> list[Item]:
    """One pass of a rule, left to right; what it yields is not looked at again by the same rule."""
    done: list[Item] = []
    at = 0
    while at < len(items):
        found = rule(items, at)
        size, new = found or (1, (items[at],))
        done.extend(new)
        at += size
    return done


def _at(items: Items, at: int) -> Item | None:
    return items[at] if 0 <= at < len(items) else None


def _has(items: Items, at: int, *senses: Sense) -> bool:
    item = _at(items, at)
    return item is not None and item.sense in senses


def _joined(items: Items, first: int, last: int, sense: Sense, value: object) -> Item:
    """The items from ``first`` up to, not including, ``last`` as one span."""
    words = tuple(word for item in items[first:last] for word in item.span.words)
    return Item(Span(sense, value, words), items[first].lead)


def _condition(items: Items, first: int, last: int, *filters: Filter) -> Bound:
    """The items as conditions: the first holds the words, any further ones none."""
    head = _joined(items, first, last, Sense.CONDITION, filters[0])
    rest = tuple(Item(Span(Sense.CONDITION, one, head.span.words[-1:])) for one in filters[1:])
    return last - first, (head, *rest)


def _unread(items: Items, first: int, last: int) -> Bound:
    """The items as words that nobody can read in one way, so that the question is declined."""
    return last - first, (_joined(items, first, last, Sense.UNKNOWN, None),)


def _set_side_by_side(
    op: CompareOp, lead: tuple[str, ...], words: tuple[Word, ...], parting: tuple[Word, ...]
) -> tuple[Item, Item]:
    """A word that compares as the mark of comparing and the separator of its sides, which it both is."""
    mark, separator = Span(Sense.COMPARES, op, words), Span(Sense.SEPARATOR, None, parting)
    return Item(mark, lead), Item(separator, lead)


def _condition_within(items: Items, at: int, first: int, last: int, *filters: Filter) -> Bound | None:
    """The items from ``first`` on as conditions, those before as they are; ``None`` where it begins before ``at``."""
    if first < at:
        return None
    _, new = _condition(items, first, last, *filters)
    return last - at, (*items[at:first], *new)


def _investors_listed(items: Items, at: int) -> Bound | None:
    """A and B, A or B, both A and B: investors of whom all, or any, are meant."""
    first = at + 1 if _has(items, at, Sense.BOTH) else at
    wants_all = items[at].value is True if first > at else None
    names: list[str] = []
    end = first
    words = set()
    while _has(items, end, Sense.INVESTOR):
        value = items[end].value
        names.extend(str(name) for name in value) if isinstance(value, tuple) else None
        end += 1
        if _has(items, end, Sense.SEPARATOR) and items[end].span.joins:
            if not _has(items, end + 1, Sense.INVESTOR):
                break
            words.add(items[end].span.key)
            end += 1
        elif not _has(items, end, Sense.INVESTOR) or "," not in items[end].span.words[0].gap:
            break
    if len(names) < 2 or len(words) != 1:
        return None
    together = wants_all if wants_all is not None else words != {"or"}
    listed = Listed(tuple(names), together=together, is_said=not together or wants_all is not None)
    return end - at, (_joined(items, at, end, Sense.INVESTOR, listed),)


@dataclass(frozen=True, slots=True)
class Listed:
    """Several investors: all of them together, or any."""

    names: tuple[str, ...]
    together: bool
    is_said: bool
    """Whether a word says so: both, either, or."""


def _companies_in_roles(is_investor: Callable[[str], bool], *, asks_who: bool) -> Rule:
    """A company that stands where an investor does: “led by OpenAI”, “which rounds did Nvidia lead”."""

    def rule(items: Items, at: int) -> Bound | None:
        if not _has(items, at, Sense.COMPANY) or not isinstance(items[at].value, str):
            return None
        behind = _is_role(_at(items, at - 1)) and "by" in items[at].lead
        following = _at(items, at + 1)
        ahead = following is not None and _is_role(following) and following.span.words[-1].text in _VERBS
        if not behind and (not ahead or asks_who):
            return None
        name = str(items[at].value)
        if not behind and not _DID.intersection(items[at].lead) and not is_investor(name):
            return None  # "Lightmatter lead?" is a noun
        if is_investor(name):
            return 1, (replace(items[at], span=replace(items[at].span, sense=Sense.INVESTOR, value=(name,))),)
        return 1, (replace(items[at], span=replace(items[at].span, sense=Sense.UNKNOWN, value=None)),)

    return rule


_DID = frozenset({"did", "does", "has", "have", "had", "do"})


def _role_before(items: Items, at: int) -> Bound | None:
    """“Led by Thrive”, “not led by Thrive”, “led by Thrive alone”, “co-led by Thrive”."""
    negated = _has(items, at, Sense.NEGATES)
    role = at + negated
    other_than = not negated and _has(items, role + 1, Sense.NEGATES)  # "led by somebody other than Google"
    who = role + 1 + other_than
    if not _is_role(_at(items, role)) or not _has(items, who, Sense.INVESTOR):
        return None
    if _has(items, at - 1, Sense.INVESTOR) and "by" not in items[who].lead:
        return None  # "Pier led Tide": the verb is the first one's
    return _role(items, at, role, who=who, end=who + 1, negated=negated or other_than)


def _role_after(items: Items, at: int) -> Bound | None:
    """“Thrive led”, “Thrive did not lead”, “which Thrive joined without leading”."""
    if not _has(items, at, Sense.INVESTOR):
        return None
    listed = items[at].value
    if _has(items, at + 1, Sense.PICK) and _is_role(_at(items, at + 2)):  # "when did Pier last back Lumen"
        moved = [items[at], items[at + 2]]
        found = _role(moved, 0, 1, who=0, end=2, negated=False)
        return found and (3, (*found[1], items[at + 1]))
    together = _has(items, at + 1, Sense.BOTH) and isinstance(listed, Listed)
    negated = _has(items, at + 1 + together, Sense.NEGATES)
    role = at + 1 + together + negated
    if not _is_role(_at(items, role)) or _is_role_of_next(items, role):
        return None
    if isinstance(listed, Listed) and not listed.is_said and not together:
        return _unread(items, at, role + 1)  # each, or both together
    was_in = negated and (items[at + 1].span.words[0].text == "without" or "in" in items[at + 1].lead)
    if was_in and items[role].value == "lead_investors":
        return _condition(items, at, role + 1, *_of_investors("participant", listed, negated=False))
    return _role(items, at, role, who=at, end=role + 1, negated=negated)


def _is_role_of_next(items: Items, role: int) -> bool:
    """Whether, as in “Nvidia rounds led by Accel”, the role belongs to the investor that follows with its “by”."""
    return _has(items, role + 1, Sense.INVESTOR) and "by" in items[role + 1].lead


def _role(items: Items, first: int, role: int, *, who: int, end: int, negated: bool) -> Bound | None:
    field = ROLE_OF[str(items[role].value)]
    if field == "participant" and _EITHER.intersection(word.text for word in items[role].span.words):
        field = "investor"
    if _has(items, end, Sense.INVESTOR) and "with" in items[end].lead:
        return _unread(items, first, end + 1)  # "did A co-lead with B"
    if "with" in items[who].lead and items[role].span.words[0].text in _TOGETHER:
        return _unread(items, first, end)  # "who co-led with Thrive"
    shared = field == "lead" and items[role].span.words[0].text in _TOGETHER
    lead_not = _without_leading(items, end)
    if lead_not is not None and field != "lead":
        field, end = "participant", lead_not
    alone = field == "lead" and _has(items, end, Sense.ALONE)
    filters = _of_investors(field, items[who].value, negated=negated)
    if shared or alone:
        filters = (*filters, _SHARED_LEAD if shared else _SOLE_LEAD)
    return _condition(items, first, end + alone, *filters)


_TOGETHER = frozenset({"co", "jointly", "colead", "coled"})
_EITHER = frozenset({"part", "participate", "participated", "participating"})
"""Verbs of whoever was in a round, leading or not; who “joined” did not lead."""


def _without_leading(items: Items, at: int) -> int | None:
    """Where “without leading”, “but did not lead it” ends, if it stands here."""
    at += _has(items, at, Sense.SEPARATOR)
    lead = _at(items, at + 1)
    is_lead = lead is not None and lead.sense is Sense.METRIC and lead.value == "lead_investors"
    return at + 2 if _has(items, at, Sense.NEGATES) and is_lead else None


def _of_investors(field: str, value: object, *, negated: bool) -> tuple[Filter, ...]:
    op = Op.NE if negated else Op.EQ
    names = value.names if isinstance(value, Listed) else value
    if not isinstance(names, tuple):
        return ()
    if isinstance(value, Listed) and value.together and not negated:
        return tuple(Filter(field, op, (name,)) for name in names)
    return (Filter(field, op, tuple(str(name) for name in names)),)


def _investors_together(items: Items, at: int) -> Bound | None:
    """Several investors without a role: all of them were in the round, or any."""
    value = items[at].value
    if not isinstance(value, Listed) or _has(items, at - 1, Sense.NEGATES):
        return None
    return _condition(items, at, at + 1, *_of_investors("investor", value, negated=False))


def _lead_alone(items: Items, at: int) -> Bound | None:
    """“With a sole lead”, “a single lead investor”; “more than one lead” is a bound."""
    lead = _at(items, at + 1)
    if not _has(items, at, Sense.ALONE) or lead is None or lead.value != "lead_investors":
        return None
    return _condition(items, at, at + 2, _SOLE_LEAD)


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
    item = _at(items, at)
    if item is None or item.sense not in _KINDS:
        return None
    value = item.value if isinstance(item.value, Money | int | Decimal) else getattr(item.value, "value", None)
    return _Amount(value, _KINDS[item.sense]) if value is not None else None


def _between(items: Items, at: int) -> Bound | None:
    """“Between $1bn and $2bn”, “$1bn to $2bn”, with the measure before or after."""
    start = at + 1 if _metric_of(_at(items, at)) else at
    opened = _has(items, start, Sense.BOUND) and items[start].value is None
    first = start + opened
    last = first + 1 + _has(items, first + 1, Sense.SEPARATOR)
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
    return _condition_within(items, at, begin, end, *bounds)


def _bounded(items: Items, at: int) -> Bound | None:
    """“Over $1bn”, “valued at more than €500m”, “a stake above 20%”, “$1bn or more”, “more than five investors”."""
    start = at + 1 if _metric_of(_at(items, at)) else at
    ahead = _has(items, start, Sense.BOUND) and isinstance(items[start].value, Op)
    amount = _amount_at(items, start + ahead)
    end = start + ahead + 1
    behind = not ahead and _has(items, end, Sense.BOUND_AFTER)
    if amount is None or not (ahead or behind):
        return None
    op = items[start if ahead else end].value
    found = _measured(items, start, end + behind, amount)
    if found is None or not isinstance(op, Op):
        return None
    field, begin, end = found
    return _condition_within(items, at, begin, end, Filter(field, op, (amount.value,)))


def _measured(items: Items, start: int, end: int, amount: _Amount) -> tuple[str, int, int] | None:
    """What an amount measures, and where the condition begins and ends.

    The metric that stands before it, else the one after; money alone is the amount of a round. A metric before it
    that is counted in something else has no measure: “a step-up under $1 billion” compares what does not compare.
    """
    before, after = _metric_of(_at(items, start - 1)), _metric_of(_at(items, end))
    if before is not None and before.kind in amount.kinds:
        return before.name, start - 1, end
    if before is not None and before.kind.is_number:
        return None
    another = _has(items, end + 1, Sense.BOUND)
    if after is not None and not another and (after.kind in amount.kinds or after.name in _COUNTED):
        field = _COUNTED.get(after.name, after.name) if amount.kinds == _KINDS[Sense.NUMBER] else after.name
        return (field, start, end + 1) if metric_named(field).kind in amount.kinds else None
    return ("amount", start, end) if amount.kinds == _KINDS[Sense.MONEY] else None


_COUNTED = {"investors": "investor_count", "lead_investors": "lead_count"}
"""Nouns of whom so many are wanted: “with more than five investors”."""


def _rounds_wanted(items: Items, at: int) -> Bound | None:
    """“More than three rounds”, “two or more rounds”, “at least twice”: how many rounds a company must have."""
    ahead = _has(items, at, Sense.BOUND) and isinstance(items[at].value, Op)
    number = _at(items, at + ahead)
    if number is None or number.sense not in {Sense.NUMBER, Sense.OFTEN}:
        return None
    end = at + ahead + 1
    behind = not ahead and _has(items, end, Sense.BOUND_AFTER)
    op = items[at].value if ahead else items[end].value if behind else Op.GE
    end += behind
    rounds = _has(items, end, Sense.ROUNDS)
    told = _has(items, end, Sense.ROUND) and (ahead or behind) and number.sense is Sense.NUMBER
    if told and isinstance(op, Op) and isinstance(number.value, int):  # "more than one Series A"
        return end - at, (_joined(items, at, end, Sense.HAVING, Having(op, number.value)),)
    if not isinstance(op, Op) or not isinstance(number.value, int):
        return None
    if number.sense is Sense.NUMBER and not (rounds and (ahead or behind)):
        return None
    return end + rounds - at, (_joined(items, at, end + rounds, Sense.HAVING, Having(op, number.value)),)


def _exactly(items: Items, at: int) -> Bound | None:
    """“The $40 billion round”, “valued at $5bn”: an amount beside what has it."""
    if not _has(items, at, Sense.MONEY):
        return None
    money = items[at].value
    before, after = _metric_of(_at(items, at - 1)), _metric_of(_at(items, at + 1))
    if after is not None and after.kind is Kind.MONEY and after.name not in {"raised", "amount"}:
        if isinstance(money, Money):  # "a $5 billion valuation"
            return _condition(items, at, at + 2, Filter(after.name, Op.EQ, (money,)))
        return None
    beside = _has(items, at + 1, Sense.ROUNDS, Sense.INSTRUMENT) or _has(items, at - 1, Sense.ROUNDS)
    if beside and isinstance(money, Money):
        return _condition(items, at, at + 1, Filter("amount", Op.EQ, (money,)))
    if before is not None and before.kind is Kind.MONEY and isinstance(money, Money):
        return _condition(items, at, at + 1, Filter(before.name, Op.EQ, (money,)))
    return None


def _founded(items: Items, at: int) -> Bound | None:
    """“Founded before 2015”: the year of a company, not of its rounds."""
    metric, period = _metric_of(_at(items, at)), _at(items, at + 1)
    if metric is None or metric.name != "founded" or period is None or not isinstance(period.value, Period):
        return None
    first, last = period.value.first, period.value.last
    filters = [Filter("founded", Op.GE, (first.year,))] if first else []
    filters += [Filter("founded", Op.LE, (last.year,))] if last else []
    if first and last and first.year == last.year:
        filters = [Filter("founded", Op.EQ, (first.year,))]
    whole = (not first or (first.month, first.day) == (1, 1)) and (not last or (last.month, last.day) == (12, 31))
    return _condition(items, at, at + 2, *filters) if whole else None


def _disclosed(items: Items, at: int) -> Bound | None:
    """“Undisclosed valuation”, “whose amount is not known”, “disclosed rounds”."""
    negated = _has(items, at, Sense.NEGATES)
    known_at = at + negated
    if _has(items, known_at, Sense.KNOWN):
        subject = _at(items, known_at + 1)
        end = known_at + 2
    elif not negated and _has(items, at + 1, Sense.KNOWN) and not _has(items, at + 2, Sense.METRIC):
        subject, known_at, end = _at(items, at), at + 1, at + 2
    elif (
        not negated
        and _has(items, at + 1, Sense.NEGATES)
        and _has(items, at + 2, Sense.KNOWN)
        and not _field_of(_at(items, at + 3))
    ):
        subject, known_at, end, negated = _at(items, at), at + 2, at + 3, True
    else:
        return None
    field = _field_of(subject)
    if field is None or subject is None:
        return None
    known = (items[known_at].value is True) is not negated
    condition = _joined(items, at, end, Sense.CONDITION, Filter(field, Op.KNOWN if known else Op.UNKNOWN))
    stays = known or subject.sense is Sense.ROUNDS
    return end - at, (condition, *((subject,) if stays else ()))


def _field_of(item: Item | None) -> str | None:
    """The field that is, or is not, disclosed."""
    if item is not None and item.sense is Sense.ROUNDS:
        return "amount"
    metric = _metric_of(item)
    if metric is None:
        return None
    fields = {**ROLE_OF, "raised": "amount", "announced": "announced"}
    return fields.get(metric.name, metric.name if metric.kind.is_number else None)


def _topping(items: Items, at: int) -> Bound | None:
    """“Top a $20bn valuation”: a bound, where an amount follows."""
    if not _has(items, at, Sense.EXTREME) or items[at].span.text.casefold() not in {"top", "topped", "tops"}:
        return None
    return (1, (_joined(items, at, at + 1, Sense.BOUND, Op.GT),)) if _has(items, at + 1, Sense.MONEY) else None


def _when_beside(items: Items, at: int) -> Bound | None:
    """“How much … when it raised its Series A” asks no date; “which year had the most rounds” ranks years."""
    if not _has(items, at, Sense.ASKS) or items[at].value != "announced":
        return None
    noun = items[at].span.words[-1].text
    if noun in {"year", "quarter", "month"} and any(item.sense in {Sense.EXTREME, Sense.ACTIVE} for item in items):
        return 1, (_joined(items, at, at + 1, Sense.DIMENSION, noun),)
    earlier = any(item.sense in {Sense.ASKS, Sense.METRIC} for item in items[:at])
    later = any(item.sense in {Sense.METRIC, Sense.COMPANY} for item in items[at + 1 :])
    return (1, ()) if noun == "when" and earlier and later else None


def _times_over(items: Items, at: int) -> Bound | None:
    """“How many times 2025 revenue is the post-money”: one figure over another, and no count."""
    if not _has(items, at, Sense.COUNTS) or items[at].span.words[-1].stem != "time":
        return None
    if any(item.sense in {Sense.COMPARES, Sense.BOUND} for item in items):
        return 1, (_joined(items, at, at + 1, Sense.COMPARES, CompareOp.RATIO),)
    metric = _metric_of(_at(items, at + 1)) or _metric_of(_at(items, at + 2))
    timed = _has(items, at + 1, Sense.METRIC, Sense.PERIOD)
    if metric is None or not metric.kind.is_number or not timed or metric.name in {"raised", "amount"}:
        return None
    return 1, (_joined(items, at, at + 1, Sense.COMPARES, CompareOp.RATIO),)


def _beside_a_preposition(items: Items, at: int) -> Bound | None:
    """“By Series F” reaches to that round, “valuations by round” lists them, “with secondaries” takes them in."""
    lead = items[at].lead
    if _has(items, at, Sense.ROUND) and "by" in lead[-2:]:
        reach = Item(Span(Sense.UPTO, "including", items[at].span.words[:1]))
        return 1, (reach, items[at])
    if _has(items, at, Sense.ROUNDS) and lead[-1:] == ("by",):
        return 1, (_joined(items, at, at + 1, Sense.LISTS, None),)
    if _has(items, at, Sense.INSTRUMENT) and lead[-1:] == ("with",):
        return _unread(items, at, at + 1)
    return None


def _the_one(items: Items, at: int) -> Bound | None:
    """“The SoftBank-led one”, “the equity one”: a round."""
    if not _has(items, at, Sense.NUMBER) or items[at].span.text.casefold() != "one" or at == 0:
        return None
    described = {Sense.CONDITION, Sense.INSTRUMENT, Sense.PICK, Sense.EXTREME, Sense.ORDINAL}
    return (1, (_joined(items, at, at + 1, Sense.ROUNDS, "round"),)) if items[at - 1].sense in described else None


def _over_revenue(items: Items, at: int) -> Bound | None:
    """“Valuation to annualised revenue”: the one over the other."""
    before, metric = _metric_of(_at(items, at - 1)), _metric_of(_at(items, at))
    if before is None or metric is None or items[at].lead[-1:] != ("to",):
        return None
    if metric.level is not Level.COMPANY or metric.kind is not Kind.MONEY or before.kind is not Kind.MONEY:
        return None
    words = items[at].span.words[:1]
    return 1, (*_set_side_by_side(CompareOp.RATIO, (), words, words), items[at])


def _raised_from(items: Items, at: int) -> Bound | None:
    """“How much did Anthropic raise from Google”: what the one put into the other."""
    raised = _metric_of(_at(items, at))
    if raised is None or raised.name not in {"raised", "amount"} or not _has(items, at + 1, Sense.INVESTOR):
        return None
    if not _FROM.intersection(items[at + 1].lead) or _has(items, at + 2, Sense.SEPARATOR):
        return None
    if any(map(_is_company, items[:at])):  # "which companies raised from X"
        size, new = _condition(items, at + 1, at + 2, *_of_investors("investor", items[at + 1].value, negated=False))
        return size + 1, (items[at], *new)
    return 1, (_joined(items, at, at + 1, Sense.METRIC, "commitment"),)


_FROM = frozenset({"from"})


def _of_a_currency(items: Items, at: int) -> Bound | None:
    """“How many euros did Mistral raise”: an amount is asked for, in that currency."""
    if not _has(items, at, Sense.COUNTS) or not _has(items, at + 1, Sense.CURRENCY):
        return None
    return 2, (_joined(items, at, at + 1, Sense.ASKS, "amount"), items[at + 1])


def _denominated(items: Items, at: int) -> Bound | None:
    """“Denominated in euros”, “yen rounds”: the currency that a round is in, not one to convert to."""
    if _has(items, at, Sense.DENOMINATED) and _has(items, at + 1, Sense.CURRENCY):
        return _condition(items, at, at + 2, Filter("currency", Op.EQ, (str(items[at + 1].value),)))
    raised = _has(items, at, Sense.METRIC) and items[at].value == "raised" and _has(items, at - 1, Sense.ROUNDS)
    if raised and _has(items, at + 1, Sense.CURRENCY):  # "rounds raised in yen"
        return _condition(items, at, at + 2, Filter("currency", Op.EQ, (str(items[at + 1].value),)))
    asks_how_much = any(item.sense is Sense.ASKS and item.value == "amount" for item in items)
    companies = items[at].value == "raised" and any(map(_is_company, items[:at])) and not asks_how_much
    if companies and _has(items, at + 1, Sense.CURRENCY):  # "which companies have raised in euros"
        size, new = _condition(items, at, at + 2, Filter("currency", Op.EQ, (str(items[at + 1].value),)))
        return size, (items[at], *new)
    if not _has(items, at, Sense.CURRENCY):
        return None
    filtered = Filter("currency", Op.EQ, (str(items[at].value),))
    if _has(items, at + 1, Sense.DENOMINATED):
        return _condition(items, at, at + 2, filtered)
    return _condition(items, at, at + 1, filtered) if _has(items, at + 1, Sense.ROUNDS) else None


def _negated(items: Items, at: int) -> Bound | None:
    """“Not in dollars”, “except OpenAI and Anthropic”, “outside the US”, “excluding debt”."""
    if not _has(items, at, Sense.NEGATES):
        return None
    first = _at(items, at + 1)
    if first is None:
        return None
    before = _at(items, at - 1)
    role = before.value.field if before is not None and isinstance(before.value, Filter) else ""
    if first.sense is Sense.INVESTOR:  # "led by Thrive but not by Accel" leaves the second verb out
        field = role if role in ROLES else "investor"
        return _condition(items, at, at + 2, *_of_investors(field, first.value, negated=True))
    if isinstance(first.value, Filter):
        turned = replace(first.value, op=_OPPOSITE[first.value.op])
        return _condition(items, at, at + 2, turned)
    if isinstance(first.value, Period):
        return _condition(items, at, at + 2, Filter("announced", Op.NE, (first.value,)))
    if first.sense not in _NAMES:
        return None
    values: list[str] = []
    end = at + 1
    while _has(items, end, first.sense):
        value = items[end].value
        values.extend(map(str, value) if isinstance(value, tuple) else [str(value)])
        listed = _has(items, end + 1, first.sense) and "," in items[end + 1].span.words[0].gap
        joined = _has(items, end + 1, Sense.SEPARATOR) and _has(items, end + 2, first.sense)
        end += 2 if joined else 1
        if not joined and not listed:
            break
    return _condition(items, at, end, Filter(_NAMES[first.sense], Op.NE, tuple(values)))


def _investors_from(items: Items, at: int) -> Bound | None:
    """“German investors”, “investors from Japan”: where investors are from is in no table."""
    places = (Sense.COUNTRY, Sense.REGION, Sense.CITY)
    if _has(items, at, *places) and _is_role(_at(items, at + 1)) and not _is_verb(items[at + 1]):
        return _unread(items, at, at + 1)
    before = _at(items, at - 1)
    grouped = before is not None and before.sense is Sense.GROUP and before.value in ROLES
    behind = (_is_role(before) or grouped) and bool(_IN.intersection(items[at].lead))
    if _has(items, at, *places) and behind:
        return _unread(items, at, at + 1)
    return None


_IN = frozenset({"from", "in", "of"})


def _is_verb(item: Item) -> bool:
    return item.span.words[-1].text in _VERBS


def _place(items: Items, at: int) -> Bound | None:
    """“Based in Austin”, “founded by X”: the verb says nothing beside the place or the founder."""
    metric = _metric_of(_at(items, at))
    if metric is None:
        return None
    places = {"headquarters": (Sense.CITY, Sense.COUNTRY, Sense.REGION)}
    people = {"founders": (Sense.FOUNDER,), "founded": (Sense.FOUNDER,)}
    senses = {**places, **people}.get(metric.name, ())
    if _has(items, at + 1, *senses):
        return 2, (items[at + 1],)
    based = metric.name == "headquarters" and _has(items, at - 1, *senses)  # "London-based"
    repeated = metric.name == "sector" and _has(items, at - 1, Sense.SECTOR)  # "the AI chips sector"
    return (1, ()) if based or repeated else None


def _each_company(items: Items, at: int) -> Bound | None:
    """“Each defence company”: one value a company. “The company behind the largest round”: the one that raised it."""
    text = items[at].span.text.casefold() if _has(items, at, Sense.UNKNOWN) else ""
    if text == "behind" and at > 0 and _is_company(items[at - 1]):
        return 1, ()
    if text not in {"each", "every"}:
        return None
    end = at + 1
    while end < len(items) and items[end].sense in _DESCRIBING:
        end += 1
    if end == len(items) or not _is_company(items[end]):
        return None
    group = _joined(items, end, end + 1, Sense.GROUP, "company")
    return end + 1 - at, (*items[at + 1 : end], group)


def _those_ones(items: Items, at: int) -> Bound | None:
    """“German ones”, after companies or rounds: the noun is said before."""
    is_ones = _has(items, at, Sense.UNKNOWN) and items[at].span.text.casefold() == "ones"
    return (1, ()) if is_ones and at > 0 and items[at - 1].sense in _DESCRIBING else None


def _companies_described(items: Items, at: int) -> Bound | None:
    """“Rounds of German companies”: the noun only carries what describes it, and is not what is asked for."""
    if not _is_company(items[at]):
        return None
    first = at
    while first > 0 and (items[first - 1].sense in _DESCRIBING or _joins_alike(items, first - 1)):
        first -= 1
    scope = "all" in items[first].lead and any(_metric_of(item) for item in items[:first])
    if scope and not _WHICH.intersection(items[first].lead):
        return 1, ()  # "the haul of October 2024, all companies"
    behind = _has(items, at + 1, *_DESCRIBING) or _is_about_companies(_at(items, at + 1))
    if items[at].sense is Sense.GROUP:
        behind = at + 1 < len(items)
    if first == at and not behind:
        return None
    of_them = bool(_OF.intersection(items[first].lead)) and not _WHICH.intersection(items[first].lead)
    asks_else = any(item.sense is Sense.ASKS and item.value in {"amount", "announced"} for item in items)
    asks_else = asks_else or ("what" in items[0].lead and bool(_DID.intersection(items[0].lead)))
    summed = any(item.sense is Sense.AGGREGATE for item in items)
    told = _has(items, at + 1, Sense.NEGATES, *_DESCRIBING) or _is_about_companies(_at(items, at + 1))
    if items[at].sense is Sense.GROUP and not told:
        return _unread(items, at, at + 1)  # by which companies
    grouped = items[at].sense is Sense.GROUP
    return (1, ()) if of_them or asks_else or summed or grouped else None


def _joins_alike(items: Items, at: int) -> bool:
    """Whether an “and” stands between two sectors or places: “AI cloud and data centre companies”."""
    alike = _has(items, at - 1, *_DESCRIBING) and _has(items, at + 1, items[at - 1].sense)
    return _has(items, at, Sense.SEPARATOR) and alike


_DESCRIBING = frozenset({Sense.SECTOR, Sense.COUNTRY, Sense.REGION, Sense.CITY, Sense.FOUNDER})
_OF = frozenset({"of", "by", "from", "for", "among", "across", "in", "to"})
_WHICH = frozenset({"which", "what", "who"})


def _is_company(item: Item) -> bool:
    """Whether an item is the noun company; “by companies”, in the plural, groups by nothing."""
    if item.sense is Sense.METRIC:
        return item.value == "company"
    return item.sense is Sense.GROUP and item.value == "company" and item.span.is_plural


def _is_about_companies(item: Item | None) -> bool:
    value = item.value if item is not None else None
    fields = {"country", "city", "region", "sector", "founded", "company", "employees"}
    return isinstance(value, Filter) and value.field in fields


_COMPARING = frozenset(
    {Sense.COMPARES, Sense.DURATION, Sense.GROWTH, Sense.CAGR, Sense.POINTS, Sense.SHARE, Sense.COMMON}
)


def _unbound(items: Items, at: int) -> Bound | None:
    """“Worth more than OpenAI”: a bound without an amount sets two things side by side.

    “Valuation over revenue” divides the one by the other.
    """
    if not _has(items, at, Sense.BOUND):
        return None
    span = items[at].span
    if span.text.casefold() == "over":
        return 1, _set_side_by_side(CompareOp.RATIO, items[at].lead, span.words, span.words)
    if span.value is None:
        set_against = any(item.sense in _COMPARING for item in items)
        rounds = _has(items, at + 1, Sense.ROUND) or _has(items, at + 2, Sense.ROUND)
        if rounds and not set_against:  # rounds that lie between two others
            return _unread(items, at, at + 1)
        return 1, ()  # "between" two things that are compared
    compares = {"GT": CompareOp.LARGER, "LT": CompareOp.SMALLER}.get(getattr(span.value, "name", ""))
    if compares is None:
        return None
    return 1, _set_side_by_side(compares, items[at].lead, span.words, span.words[-1:])


_RULES: tuple[Rule, ...] = (
    _investors_from,
    _topping,
    _beside_a_preposition,
    _raised_from,
    _when_beside,
    _times_over,
    _place,
    _role_before,
    _role_after,
    _investors_together,
    _lead_alone,
    _between,
    _rounds_wanted,
    _bounded,
    _exactly,
    _founded,
    _disclosed,
    _over_revenue,
    _of_a_currency,
    _denominated,
    _negated,
    _the_one,
    _each_company,
    _those_ones,
    _companies_described,
    _unbound,
)


def _is_role(item: Item | None) -> bool:
    return item is not None and item.sense is Sense.METRIC and item.value in ROLE_OF


def _metric_of(item: Item | None) -> Metric | None:
    """The metric that an item names, if it names one."""
    return metric_named(str(item.value)) if item is not None and item.sense is Sense.METRIC else None
