"""The rows of the last list, for what is asked of them next: “who led number three?”, “which of those are French?”.

A row is spoken of by its place, and then stands in the question by its name; all of them are spoken of as “them” or
“those”, and then what is asked is asked of just these rounds or companies. What else is shown of them goes into the
question of the list itself: “and who led them?”. Which way a follow-up takes is for ``dialogue``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.answers.roles import ROLE_OF, ROLES
from index.facts.schema import Round
from index.figures.allowed import field_of_names
from index.figures.catalogue import Level, metric_named
from index.figures.figure import Figure
from index.figures.query import Aggregate, Check, FigureQuery, Filter, Op, Period, Query

MOST = 12
"""Rows that a question can be asked of at once; a longer list is told by its conditions."""
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PLACE = re.compile(
    r"(?<!\w)(?:the\s+)?(?:(?:number|no\.?|nr\.?|position|place|row|entry|item)\s*|#\s*)"
    rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"\bthe\s+(?P<ordinal>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\b(?:\s+(?:one|entry|row|item|name)\b)?"
    r"(?:\s+(?:of\s+(?:those|these|them)|(?:on|in)\s+(?:that|the|this)\s+list)\b)?"
    r"(?=[\s?!.,]*$|'s\b|\s+(?:was|is|did|does|has|raised?|announced|worth|valued|based|founded|led|and\s+who)\b)",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"^(?:and\s+)?the\s+(?:(?:one|entry|row)\s+(?P<after>after|below|before|above)(?:\s+(?:that|it))?(?:\s+one)?"
    r"|(?P<first>next|previous)(?:\s+(?:one|entry|row))?)[\s?!.]*$",
    re.IGNORECASE,
)
_THOSE = re.compile(r"\b(?:those|these|them|they)\b", re.IGNORECASE)
_SOME_OF = re.compile(
    r"(?:^\s*(?:in|on|for)\s+)?\b(?P<how>which|how\s+many|any|some|none|all|each|most)\s+(?:one\s+)?of\s+"
    r"(?:those|these|them)\b",
    re.IGNORECASE,
)
_THEIR = re.compile(r"\btheir\b", re.IGNORECASE)
_ADDS = re.compile(
    r"^(?:(?:and|now|also|please|ok|can\s+you|could\s+you)\s+)*(?:(?:add|include|show|put\s+in)\s+(?:me\s+)?|with\s+|plus\s+)"
    r"(?:(?:the|their)\s+)?(?P<what>.+?)(?:\s+(?:too|as\s+well|please|also))*[\s?!.]*$",
    re.IGNORECASE,
)
_SINGULAR = {"rounds": "round", "companies": "company"}
_TWO = 2
_SUPERLATIVES = {
    "larger": "largest",
    "bigger": "biggest",
    "higher": "highest",
    "smaller": "smallest",
    "lower": "lowest",
    "earlier": "earliest",
    "later": "latest",
    "older": "oldest",
    "younger": "youngest",
    "newer": "newest",
    "more valuable": "most valuable",
    "less valuable": "least valuable",
    "cheaper": "cheapest",
}
_COMPARATIVE = re.compile(rf"\b(?:{'|'.join(_SUPERLATIVES)})\b(?!\s+than\b)", re.IGNORECASE)
_ASKS_OF_SOME = re.compile(
    r"^\W*(?:in\s+|on\s+)?(?:which|any|how|did|does|was|were|is|are|has|have|what\s+share)\b", re.IGNORECASE
)
"""What begins a question of its own about rows, and not the name of a further column."""
_END = " \t\n?!.,;:"


@dataclass(frozen=True, slots=True)
class Rows:
    """What the last list listed, in its order, and the row that was spoken of last."""

    labels: tuple[str, ...]
    """As one would type them: ``Lumen Series B``, ``Lumen``."""
    condition: Filter
    """What holds for just these rounds, or companies."""
    noun: str
    is_cut: bool = False
    """Whether it listed some of those that fit: the five largest."""
    at: int | None = None


def rows_of(figure: Figure | None) -> Rows | None:
    """The rows of a list of rounds or of companies; ``None`` for any other answer."""
    query = figure.query if figure is not None else None
    if figure is None or not isinstance(query, FigureQuery) or not query.is_ordered or query.is_of_one_group:
        return None
    labels = tuple(row.label for row in figure.rows)
    if len(labels) < _TWO:
        return None
    is_cut = query.limit is not None or query.pick is not None
    if query.group_by == "company" or field_of_names(query) == "company":
        return Rows(labels, Filter("company", Op.EQ, labels), "companies", is_cut)
    rounds = [row.record for row in figure.rows if isinstance(row.record, Round)]
    if query.group_by or len(rounds) < len(labels):
        return None
    ids = tuple(one.round_id for one in rounds)
    return Rows(tuple(one.label for one in rounds), Filter("round_id", Op.EQ, ids), "rounds", is_cut)


def at_its_place(text: str, rows: Rows) -> tuple[str, int] | None:
    """The text with the name of the row that it speaks of, and which one that is; ``None`` where there is none."""
    match = _PLACE.search(text) or _ORDINAL.search(text)
    if match is not None:
        found = match.groupdict()
        at = _number(found.get("number") or "") or _number(found.get("ordinal") or "")
        if at is None or at > len(rows.labels):
            return None
        return f"{text[: match.start()]}{rows.labels[at - 1]}{text[match.end() :]}", at - 1
    step = _STEP.match(text)
    if step is None or rows.at is None:
        return None
    back = (step["after"] or step["first"]).casefold() in {"before", "above", "previous"}
    at = rows.at + (-1 if back else 1)
    return (rows.labels[at], at) if 0 <= at < len(rows.labels) else None


def place_alone(text: str) -> str | None:
    """The words of a text that says nothing but a place, “and number two?”; ``None`` where it says more."""
    match = _PLACE.fullmatch(text.strip(_END))
    return match[0] if match else None


def _number(word: str) -> int | None:
    word = word.casefold()
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0]) or None
    known = _NUMBERS if word in _NUMBERS else _ORDINALS
    return known.index(word) + 1 if word in known else None


def asked_of_all(text: str, rows: Rows) -> Iterator[str]:
    """What is asked of “those” as a question of all rounds, or companies, that there are; none where nothing is."""
    if len(rows.labels) > MOST or not (_THOSE.search(text) or _THEIR.search(text)):
        return
    if len(rows.labels) == _TWO:
        text = _COMPARATIVE.sub(lambda match: _SUPERLATIVES[match[0].casefold()], text)
    for noun in (rows.noun, _SINGULAR[rows.noun]):
        some = _SOME_OF.sub(rf"\g<how> {noun}", text)
        owned = _THEIR.sub("the", some)
        of_all = f"{owned.strip(_END)} of all {rows.noun}" if owned != some else _THOSE.sub(f"all {noun}", some)
        yield from (_THOSE.sub(f"the {noun}", owned), of_all)


def shown_beside(text: str, last: str) -> Iterator[str]:
    """The question of the list with what is to be shown beside its rows: “add the leads”, “who led them”."""
    adds = _ADDS.match(text)
    if adds:
        yield f"{last.strip(_END)}, with the {adds['what']}"
    if (_THOSE.search(text) or _THEIR.search(text)) and not _ASKS_OF_SOME.match(text):
        yield f"{last.strip(_END)}, and {text.strip(_END)}"


def within(query: Query, rows: Rows) -> Query | None:
    """A query of all there are held to the rows; ``None`` where it is not of them."""
    if isinstance(query, Check):
        inner = within(query.figure, rows) if isinstance(query.figure, FigureQuery) else None
        told = not isinstance(query.against, FigureQuery) and isinstance(inner, FigureQuery)
        return replace(query, figure=inner) if told and isinstance(inner, FigureQuery) else None
    if not isinstance(query, FigureQuery):
        return None
    own = {f.field for f in query.filters}
    metric = metric_named(query.metric)
    reached = {"round_id": {Level.ROUND, Level.COMMITMENT}, "company": {Level.ROUND, Level.COMPANY}}
    if metric.level not in reached[rows.condition.field] or own & {"company", "round", "round_id"}:
        return None
    if any(isinstance(value, FigureQuery) for f in query.filters for value in f.values):
        return None
    if query.group_by is None and query.aggregate is Aggregate.LIST and metric.name in ROLE_OF:
        query = replace(query, order_by="announced", descending=False)  # of each of them
    return replace(query, filters=(*query.filters, rows.condition))


def points_at_rows(text: str) -> str | None:
    """The word that stands for the rows of a list: those, these, them."""
    match = re.search(r"\b(?:those|these|them)\b", text, re.IGNORECASE)
    return match[0] if match else None


def keeps_to(before: Query, now: Query) -> bool:
    """Whether all that held for a list holds for what is asked of it; who led a round was in it, too."""
    if not isinstance(before, FigureQuery):
        return True
    now = now.figure if isinstance(now, Check) else now
    if not isinstance(now, FigureQuery):
        return False
    held = now.filters
    return all(f in held or any(_lies_within(g, f) for g in held) for f in before.filters)


def _lies_within(one: Filter, other: Filter) -> bool:
    if one.field in ROLES and other.field == "investor":
        return one.op is other.op is Op.EQ and one.values == other.values
    periods = [value for f in (one, other) for value in f.values if isinstance(value, Period)]
    if one.field != other.field or one.op is not Op.IN or len(periods) != 2:
        return False
    first, second = periods
    starts = second.first is None or (first.first is not None and first.first >= second.first)
    return starts and (second.last is None or (first.last is not None and first.last <= second.last))
