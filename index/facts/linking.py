"""Rows are held against each other and become the Facts of a corpus.

A row that names a company, round or source which is not there is left out and reported, and so is every row that
depends on it. A table that is absent, or whose header cannot be read, is not looked into: then the rows that refer to
it stay, and a company that nobody describes is known by its name alone. Only a round must exist in any case, because
a commitment to nothing can be neither counted nor shown.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from index.errors import Fault
from index.facts.columns import TABLES, Column
from index.facts.naming import without_clashes
from index.facts.schema import Company, Conflict, Facts, Filled
from index.facts.tables import FactRow, Table


@dataclass(frozen=True, slots=True)
class LoadedFacts:
    """The facts that can be used, and what is wrong with the rest."""

    facts: Facts
    faults: tuple[Fault, ...]


def facts_of(
    tables: Mapping[str, Table],
    *,
    conflicts: tuple[Conflict, ...] = (),
    filled: tuple[Filled, ...] = (),
    briefing_of: Mapping[str, str] | None = None,
) -> LoadedFacts:
    """The Facts of tables that have been read (with what the briefings add to them), and all faults, sorted."""
    faults = [fault for table in tables.values() for fault in table.faults]
    linked: dict[str, Table] = {}
    for spec in TABLES:
        linked[spec.name], found = _linked(tables.get(spec.name, Table(spec)), linked)
        faults += found
    linked, found = without_clashes(linked)
    faults += found
    records = {name: _records(table) for name, table in linked.items()}
    known = linked["rounds"].keys
    facts = Facts(
        rounds=records["rounds"],
        companies=records["companies"] + tuple(_undescribed(linked)),
        commitments=records["commitments"],
        metrics=records["metrics"],
        fx=records["fx"],
        investors=records["investors"],
        alternatives=records["alternatives"],
        sources={source.source_id: source for source in records["sources"]},
        conflicts=tuple(conflict for conflict in conflicts if conflict.round_id in known),
        filled=tuple(one for one in filled if one.round_id in known),
        details=records["details"],
        briefing_of={key: file for key, file in (briefing_of or {}).items() if key in known},
    )
    return LoadedFacts(facts, tuple(sorted(faults, key=place_of)))


def place_of(fault: Fault) -> tuple[str, int, str]:
    """The order in which faults are listed: by file and line, what concerns a whole file first."""
    return fault.file, fault.line or 0, fault.problem


def _records(table: Table) -> tuple[Any, ...]:
    return tuple(table.spec.record(**row.values, origin=row.origin) for row in table.rows)


def _linked(table: Table, earlier: Mapping[str, Table]) -> tuple[Table, list[Fault]]:
    """The table without the rows that lead nowhere, and a fault for each of those.

    Leaving a row out can cut off another row of the same table, so this goes on until nothing more falls.
    """
    faults: list[Fault] = []
    while True:
        links = links_of(table, earlier)
        beside = table.spec.among([row.values for row in table.rows])
        problems = {row.origin: _loose_ends(row, links) for row in table.rows}
        for at, problem in beside.items():
            problems[table.rows[at].origin].append(problem)
        lost = {origin: found for origin, found in problems.items() if found}
        if not lost:
            return table, faults
        for origin, found in lost.items():
            faults += [Fault(origin.file, origin.line, problem) for problem in found]
        fallen = {row.values[table.spec.key[0]]: row.origin for row in table.rows if row.origin in lost}
        kept = tuple(row for row in table.rows if row.origin not in lost)
        table = replace(table, rows=kept, left_out={**fallen, **table.left_out})


@dataclass(frozen=True, slots=True)
class Link:
    """A column whose cells name keys of a table, ready to be looked up."""

    column: Column
    table: Table
    keys: frozenset[str]

    def problem(self, name: str) -> str | None:
        """What is wrong with a name in this column; ``None`` where the table has it, or cannot be looked into."""
        if name in self.keys or not (self.table.usable or self.table.spec.must_exist):
            return None
        origin = self.table.left_out.get(name)
        if origin is not None:
            place = f"{origin.file}:{origin.line}"
            return f"{self.column.name}: {name!r} is left out, because {place} has a fault; mend it"
        meant = {
            row.values[self.table.spec.key[0]] for row in self.table.rows if name in row.values.get("aliases", ())
        }
        if meant:
            return f"{self.column.name}: {name!r} is only another name in {self.table.spec.file}; want {min(meant)!r}"
        near = difflib.get_close_matches(name, self.keys, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "add it there or correct the name"
        return f"{self.column.name}: {name!r} is not in {self.table.spec.file}; {hint}"


def links_of(table: Table, others: Mapping[str, Table]) -> list[Link]:
    """The columns of a table that refer to another, or to itself."""
    known = {**others, table.spec.name: table}
    columns = [column for column in table.spec.columns if column.refers_to is not None]
    return [Link(column, known[name], known[name].keys) for column in columns if (name := column.refers_to)]


def _loose_ends(row: FactRow, links: list[Link]) -> list[str]:
    found = (link.problem(name) for link in links for name in link.column.named(row.values))
    return [problem for problem in found if problem is not None]


def _undescribed(linked: Mapping[str, Table]) -> Iterator[Company]:
    """Companies that rounds or metrics name and no row describes, each placed where it is first named."""
    described = set(linked["companies"].keys)
    for row in (*linked["rounds"].rows, *linked["metrics"].rows):
        name = row.values["company"]
        if name not in described:
            described.add(name)
            yield Company(name, (), None, None, None, None, (), row.origin)
