"""The lists in docs/queries.md: fields, groups and aggregates, as the catalogue has them today."""

from __future__ import annotations

from pathlib import Path

from index.figures.allowed import FIELDS, Sorts, aggregates_of, sort_of
from index.figures.catalogue import METRICS
from index.figures.fields import GROUPS

QUERIES_PAGE = Path(__file__).parent / "queries.md"
OPENING, CLOSING = "<!-- parts: make docs writes them -->\n", "<!-- end of parts -->"


def queries_page(text: str) -> str:
    """The page with its lists written anew."""
    before, rest = text.split(OPENING)
    _, after = rest.split(CLOSING)
    lists = "\n\n".join((_fields(), _groups(), _aggregates()))
    return f"{before}{OPENING}\n{lists}\n\n{CLOSING}{after}"


def _fields() -> str:
    names = _named([name for name in FIELDS if sort_of(name) is Sorts.NAMES])
    periods = _named([name for name in FIELDS if sort_of(name) is Sorts.PERIODS])
    measures = "Every metric that is money or another number is a field too."
    return f"Fields that hold names: {names}. Fields that hold periods: {periods}. {measures}"


def _groups() -> str:
    return f"Groups: {_named(sorted(GROUPS))}. Values of companies have the groups that a company belongs to."


def _aggregates() -> str:
    kinds = {metric.kind: aggregates_of(metric) for metric in METRICS}
    rows = [f"| {kind} | {_named([str(one) for one in found])} |" for kind, found in kinds.items()]
    return "\n".join(["| aggregates of | |", "|---|---|", *rows])


def _named(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
