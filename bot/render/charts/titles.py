"""A chart's title in plain words, from the line that its figure query prints as. Computes nothing.

The line is ``aggregate(metric) where … by group order metric desc limit n``; ``index.figures.query`` writes it. A
line of another form is left as it was understood: a title never says more than the query.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.answer import Answer
from bot.render.safe import one_line
from index.figures.catalogue import METRICS
from index.figures.display import displayed

_LINE = re.compile(
    r"(?:(?P<aggregate>\w+)\((?P<of>\w+)\)|(?P<metric>\w+))"
    r"(?: where (?P<where>.+?))?(?: by (?P<group>\w+))?"
    r"(?: order (?P<order>\w+) (?P<direction>asc|desc))?(?: limit (?P<limit>\d+))?(?: in (?P<currency>[A-Z]{3}))?"
)
_COMPARES = re.compile(r"\w+\((?P<first>[^;]+);.*\)", re.DOTALL)
_NEXT_CONDITION = re.compile(r" and (?=\w+ (?:!?=|[<>]=?|in|since|before|after|until|till|through) )")
_CONDITION = re.compile(r"(?P<field>\w+) (?P<op>!?=|[<>]=?|in) (?P<value>.+)")
_MONEY = re.compile(r"(-?\d+) ([A-Z]{3})")
_LEVELS = frozenset({"mean", "median", "min", "max", "latest"})
_PREFIXES = {"mean": "Average ", "median": "Median ", "min": "Smallest ", "max": "Largest ", "latest": "Latest "}
_SAID = {"lead": "led by {}", "investor": "backed by {}", "participant": "joined by {}"}
_BOUNDS = {">": "over", ">=": "at least", "<": "under", "<=": "at most", "=": "exactly", "!=": "other than"}
_PLURALS = {"company": "companies", "country": "countries", "city": "cities", "lead": "lead investors"}
_NOUNS = {
    "round": "rounds",
    "company": "companies",
    "investors": "investors",
    "investor_count": "investors",
    "lead_investors": "lead investors",
    "participants": "participants",
}
_TITLES = {metric.name: metric.title for metric in METRICS} | {"raised": "Amount raised"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query line in its parts; empty where it has none."""

    aggregate: str
    metric: str
    where: str
    group: str
    order: str
    is_descending: bool
    limit: str


def title_of(answer: Answer) -> str:
    """What a chart shows: ``Amount raised by year: Anthropic``."""
    query = answer.figure.query if answer.figure else ""
    if answer.understood and answer.understood != query:
        return _capital(one_line(answer.understood))
    compared = _COMPARES.fullmatch(query)
    if compared:
        first = _asked(compared["first"])
        what = _what(first) if first else _TITLES.get(answer.figure.metric if answer.figure else "", "Comparison")
        return f"{what}: {joined([one_line(row.label) for row in answer.rows])}"
    asked = _asked(query)
    return _worded(asked) if asked else _capital(one_line(answer.understood or answer.question))


def is_comparison(query: str) -> bool:
    """Whether a query sets figures side by side."""
    return _COMPARES.fullmatch(query) is not None


def is_level(query: str) -> bool:
    """Whether values by period are levels, as averages are, and not amounts of the whole period."""
    asked = _asked(query)
    return asked is not None and asked.aggregate in _LEVELS


def is_cut(query: str) -> bool:
    """Whether a query keeps only the first so many of its rows, as a ranking does."""
    asked = _asked(query)
    return asked is not None and bool(asked.limit)


def noun(metric: str) -> str:
    """What a count counts."""
    return _NOUNS.get(metric, "number")


def joined(names: Sequence[str]) -> str:
    """``A, B and C``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _asked(query: str) -> _Asked | None:
    found = _LINE.fullmatch(query)
    if found is None:
        return None
    metric = found["of"] or found["metric"]
    parts = {name: found[name] or "" for name in ("aggregate", "where", "group", "order", "limit")}
    return _Asked(**parts, metric=metric, is_descending=found["direction"] != "asc") if metric in _TITLES else None


def _worded(asked: _Asked) -> str:
    conditions = [one_line(part) for part in _NEXT_CONDITION.split(asked.where) if part]
    periods = "".join(_when(part) for part in conditions if part.startswith("announced "))
    others = [_said(part) for part in conditions if not part.startswith("announced ")]
    return f"{_head(asked)}{periods}" + (f": {', '.join(others)}" if others else "")


def _head(asked: _Asked) -> str:
    what = _what(asked)
    small = what[0].lower() + what[1:]
    if asked.limit:
        end = "Top" if asked.is_descending else "Lowest"
        many = _plural(asked.group) if asked.group else "rounds"
        return f"{end} {asked.limit} {many} by {small}"
    if asked.group:
        return f"{what} by {asked.group}"
    if asked.order == "announced":
        return f"{what} of each round in order of date"
    return f"Rounds by {small}"


def _what(asked: _Asked) -> str:
    """What is measured: ``Median stake sold``, ``Number of rounds``, ``Amount raised``."""
    title = _TITLES[asked.metric]
    if asked.aggregate == "count":
        return f"Number of {noun(asked.metric)}"
    if asked.aggregate == "sum":
        return title if asked.metric == "raised" else f"Total {title[0].lower()}{title[1:]}"
    prefix = _PREFIXES.get(asked.aggregate, "")
    return f"{prefix}{title[0].lower()}{title[1:]}" if prefix else title


def _plural(group: str) -> str:
    return _PLURALS.get(group, f"{group}s")


def _when(condition: str) -> str:
    """``in 2025`` or ``since 2024``, as it follows what is measured."""
    return condition.removeprefix("announced")


def _said(condition: str) -> str:
    found = _CONDITION.fullmatch(condition)
    if found is None:
        return condition.replace("_", " ")
    field, op, value = found["field"], found["op"], _value(found["value"])
    if field in _TITLES and field not in {"round", "company", "instrument"}:
        title = _TITLES[field]
        return f"{title[0].lower()}{title[1:]} {_BOUNDS.get(op, op)} {value}"
    said = _SAID.get(field, "{}").format(value)
    return f"not {said}" if op == "!=" else said


def _value(written: str) -> str:
    """``(A, "B C")`` becomes ``A or B C``, and ``1000000000 USD`` becomes ``$1 billion``."""
    inner = written[1:-1] if written.startswith("(") and written.endswith(")") else written
    values = inner.replace('"', "").split(", ") if inner is not written else [inner.replace('"', "")]
    return " or ".join(_MONEY.sub(lambda found: displayed(int(found[1]), found[2]), value) for value in values)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
