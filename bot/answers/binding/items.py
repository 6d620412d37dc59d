"""What the rules of binding work on: the spans that mean something, and the ways of making one of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answers.roles import ROLE_OF
from bot.answers.senses import Sense
from bot.answers.spans import Span
from bot.answers.words import Word
from index.figures.catalogue import Metric, metric_named
from index.figures.query import CompareOp, Filter


@dataclass(frozen=True, slots=True)
class Item:
    """A span that means something, and the filler words beside it."""

    span: Span
    lead: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    """The filler words that end the question, if it is the last one."""

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


def items_of(spans: Sequence[Span]) -> list[Item]:
    """The spans that mean something, each with the filler words right before it, the last with those behind it."""
    items: list[Item] = []
    lead: tuple[str, ...] = ()
    for span in spans:
        if span.sense is Sense.FILLER:
            lead = (*lead, *(word.text for word in span.words))
        else:
            items.append(Item(span, lead))
            lead = ()
    return [*items[:-1], replace(items[-1], tail=lead)] if items else []


def start_of(span: Span) -> int:
    """Where a span begins in the text."""
    return span.words[0].start if span.words else 0


def rewritten(items: Items, rule: Rule) -> list[Item]:
    """One pass of a rule, left to right; what it yields is not looked at again by the same rule."""
    done: list[Item] = []
    at = 0
    while at < len(items):
        found = rule(items, at)
        size, new = found or (1, (items[at],))
        done.extend(new)
        at += size
    return done


def item_at(items: Items, at: int) -> Item | None:
    """The item at a place, or ``None`` where there is none."""
    return items[at] if 0 <= at < len(items) else None


def has(items: Items, at: int, *senses: Sense) -> bool:
    """Whether the item at a place has one of these senses."""
    item = item_at(items, at)
    return item is not None and item.sense in senses


def joined(items: Items, first: int, last: int, sense: Sense, value: object) -> Item:
    """The items from ``first`` up to, not including, ``last`` as one span."""
    words = tuple(word for item in items[first:last] for word in item.span.words)
    return Item(Span(sense, value, words), items[first].lead)


def condition(items: Items, first: int, last: int, *filters: Filter) -> Bound:
    """The items as conditions: the first holds the words, any further ones none."""
    head = joined(items, first, last, Sense.CONDITION, filters[0])
    rest = tuple(Item(Span(Sense.CONDITION, one, head.span.words[-1:])) for one in filters[1:])
    return last - first, (head, *rest)


def unread(items: Items, first: int, last: int) -> Bound:
    """The items as words that nobody can read in one way, so that the question is declined."""
    return last - first, (joined(items, first, last, Sense.UNKNOWN, None),)


def set_side_by_side(
    op: CompareOp, lead: tuple[str, ...], words: tuple[Word, ...], parting: tuple[Word, ...]
) -> tuple[Item, Item]:
    """A word that compares as the mark of comparing and the separator of its sides, which it both is."""
    mark, separator = Span(Sense.COMPARES, op, words), Span(Sense.SEPARATOR, None, parting)
    return Item(mark, lead), Item(separator, lead)


def condition_within(items: Items, at: int, first: int, last: int, *filters: Filter) -> Bound | None:
    """The items from ``first`` on as conditions, those before as they are; ``None`` where it begins before ``at``."""
    if first < at:
        return None
    _, new = condition(items, first, last, *filters)
    return last - at, (*items[at:first], *new)


def is_role(item: Item | None) -> bool:
    """Whether an item names what investors did: led, joined, invested."""
    return item is not None and item.sense is Sense.METRIC and item.value in ROLE_OF


def metric_of(item: Item | None) -> Metric | None:
    """The metric that an item names, if it names one."""
    return metric_named(str(item.value)) if item is not None and item.sense is Sense.METRIC else None


def is_company(item: Item) -> bool:
    """Whether an item is the noun company; “by companies”, in the plural, groups by nothing."""
    if item.sense is Sense.METRIC:
        return item.value == "company"
    return item.sense is Sense.GROUP and item.value == "company" and item.span.is_plural
