"""One name means one company or investor, however it is written.

A name that stands in two rows is nobody's: as an alias it is taken out of each, and reported with both places. A
company that also invests has a row in both tables, under one name; such rows share their names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from index.errors import Fault
from index.facts.tables import FactRow, Table

_NAMING = ("companies", "investors")


def plain(name: str) -> str:
    """A name as it compares: without regard to case, accents, full stops and other marks between its words."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(char for char in folded if not unicodedata.combining(char) and char not in ".'’")
    return " ".join(re.split(r"[^\w&+]+", letters)).strip() or name


class Names:
    """Whom each spelling means."""

    def __init__(self, named: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Take names, each with its aliases. A name comes before an alias that reads the same."""
        self._names: dict[str, str] = {}
        aliases: dict[str, set[str]] = defaultdict(set)
        for name, others in named:
            self._names.setdefault(plain(name), name)
            for other in others:
                aliases[plain(other)].add(name)
        self._aliases = {spelling: min(meant) for spelling, meant in aliases.items() if len(meant) == 1}

    def canonical(self, name: str) -> str | None:
        """The one spelling of a name; ``None`` where nobody, or more than one, is known by it."""
        return self._names.get(plain(name)) or self._aliases.get(plain(name))


def without_clashes(tables: Mapping[str, Table]) -> tuple[dict[str, Table], list[Fault]]:
    """The tables without aliases that mean two, and a fault for every row that lost one to an earlier row."""
    rows = [row for name in _NAMING for row in tables[name].rows]
    owners: dict[str, dict[str, FactRow]] = defaultdict(dict)
    for row in rows:
        for name in (row.values["name"], *row.values["aliases"]):
            owners[plain(name)].setdefault(plain(row.values["name"]), row)
    clashing = {name: list(found.values()) for name, found in owners.items() if len(found) > 1}
    faults = [fault for row in rows for fault in _faults(row, clashing)]
    return {**tables, **{name: _without(tables[name], clashing.keys()) for name in _NAMING}}, faults


def _faults(row: FactRow, clashing: Mapping[str, list[FactRow]]) -> Iterable[Fault]:
    own = plain(row.values["name"])
    for alias in row.values["aliases"]:
        others = [other for other in clashing.get(plain(alias), ()) if plain(other.values["name"]) != own]
        first = next((other for other in others if _comes_first(other, row, alias)), None)
        if first is not None:
            place = f"{first.origin.file}:{first.origin.line} ({first.values['name']})"
            problem = f"aliases: {alias!r} is also a name in {place}; want it in one row only"
            yield Fault(row.origin.file, row.origin.line, problem)


def _comes_first(other: FactRow, row: FactRow, alias: str) -> bool:
    """Whether another row has the better claim to a name: as its own name, or by standing before this row."""
    if plain(other.values["name"]) == plain(alias):
        return True
    return (other.origin.file, other.origin.line) < (row.origin.file, row.origin.line)


def _without(table: Table, clashing: Iterable[str]) -> Table:
    gone = frozenset(clashing)
    rows = tuple(_kept(row, gone) for row in table.rows)
    return replace(table, rows=rows)


def _kept(row: FactRow, gone: frozenset[str]) -> FactRow:
    aliases = tuple(alias for alias in row.values["aliases"] if plain(alias) not in gone)
    return row if aliases == row.values["aliases"] else replace(row, values={**row.values, "aliases": aliases})
