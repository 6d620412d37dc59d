"""The facts tables are read: a CSV file becomes rows of typed values, and every fault in it is listed.

Here each table stands alone. Whether a row's company, round and sources exist is for ``linking``, because a
briefing's front matter may bring some of them. A bad row is left out and reported; its neighbours stay.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import Fault
from index.facts.columns import TABLES, Column, TableSpec, Values
from index.facts.rows import RawRow, decoded, printable, raw_rows
from index.facts.schema import Origin

DEFAULT_MAX_TABLE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row whose cells are all right by themselves."""

    values: Values
    stated: frozenset[str]
    """The fields that were filled in; the others hold what an empty cell means."""
    origin: Origin


@dataclass(frozen=True, slots=True)
class Table:
    """One facts table as it was read."""

    spec: TableSpec
    rows: tuple[FactRow, ...] = ()
    left_out: dict[str, Origin] = field(default_factory=dict)
    """The key of each row that has a fault, and where it stands."""
    faults: tuple[Fault, ...] = ()
    text: str | None = None
    """The file's text; ``None`` where there is no file or it cannot be read."""
    sha256: str | None = None
    size: int = 0
    """Bytes."""
    usable: bool = False
    """Whether there is a file with a header that can be read: without one, nothing can be looked up in it."""

    @property
    def keys(self) -> frozenset[str]:
        """The first key field of every row."""
        return frozenset(row.values[self.spec.key[0]] for row in self.rows)


def read_tables(corpus: Path, *, max_bytes: int = DEFAULT_MAX_TABLE_BYTES) -> dict[str, Table]:
    """Every table of a corpus by name, the absent ones empty. ``faults`` of each holds what is wrong with it."""
    return {spec.name: read_table(corpus / spec.file, spec, max_bytes=max_bytes) for spec in TABLES}


def read_table(path: Path, spec: TableSpec, *, max_bytes: int = DEFAULT_MAX_TABLE_BYTES) -> Table:
    """One table from its file. Never raises for what is in the file, or for a file that cannot be read."""
    try:
        if path.stat().st_size > max_bytes:
            problem = f"is {path.stat().st_size} bytes, more than the {max_bytes} allowed; split or trim it"
            return Table(spec, faults=(Fault(spec.file, None, problem),))
        data = path.read_bytes()
    except FileNotFoundError:
        return Table(spec)
    except OSError as error:
        problem = f"cannot be read ({error.strerror}); make it a readable file"
        return Table(spec, faults=(Fault(spec.file, None, problem),))
    return table_of(data, spec)


def table_of(data: bytes, spec: TableSpec) -> Table:
    """One table from the bytes of its file."""
    text = decoded(data)
    raw = list(raw_rows(text, file=spec.file))
    faults, order = _header(raw[0] if raw else None, spec)
    reading = _Reading(spec, order, faults)
    usable = bool(order)
    for row in raw[1:] if usable else ():
        reading.add(row)
    return Table(
        spec,
        rows=tuple(reading.rows),
        left_out=reading.left_out,
        faults=tuple(reading.faults),
        text=printable(text),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        usable=usable,
    )


class _Reading:
    """The rows of one table, as far as they have been read."""

    def __init__(self, spec: TableSpec, order: list[Column | None], faults: list[Fault]) -> None:
        self.spec = spec
        self.order = order
        self.faults = faults
        self.rows: list[FactRow] = []
        self.left_out: dict[str, Origin] = {}
        self._lines: dict[tuple[object, ...], int] = {}

    def add(self, raw: RawRow) -> None:
        """Keep a good row; note what is wrong with a bad one."""
        values, stated, problems = self._parsed(raw)
        problems = problems or [f"{column}: {problem}" for column, problem in self.spec.problems(values)]
        problems = problems or list(self._repeats(values, raw.origin.line))
        if not problems:
            self.rows.append(FactRow(values, stated, raw.origin))
            return
        self.faults += [Fault(self.spec.file, raw.origin.line, problem) for problem in problems]
        self._leave_out(raw)

    def _parsed(self, raw: RawRow) -> tuple[Values, frozenset[str], list[str]]:
        if raw.problem is not None:
            return {}, frozenset(), [raw.problem]
        if len(raw.cells) != len(self.order):
            problem = f"has {len(raw.cells)} cells, want {len(self.order)}; put a cell that holds a comma in quotes"
            return {}, frozenset(), [problem]
        given = {c: cell.strip() for c, cell in zip(self.order, raw.cells, strict=True) if c is not None}
        return parsed({column: given.get(column, "") for column in self.spec.columns})

    def _repeats(self, values: Values, line: int) -> Iterator[str]:
        key = tuple(values[name] for name in self.spec.key)
        first = self._lines.setdefault(key, line)
        if first != line:
            columns = {c.target: c.name for c in self.spec.columns}
            given = {columns[name]: str(values[name]) for name in self.spec.key if values[name] is not None}
            yield f"{', '.join(given)}: got '{', '.join(given.values())}' again, want it once; line {first} has it"

    def _leave_out(self, raw: RawRow) -> None:
        keys = [i for i, c in enumerate(self.order) if c is not None and c.target == self.spec.key[0]]
        if keys[0] < len(raw.cells):
            self.left_out.setdefault(raw.cells[keys[0]].strip(), raw.origin)


def parsed(given: dict[Column, str]) -> tuple[Values, frozenset[str], list[str]]:
    """The fields of a record, which of them were stated, and all that is wrong with the cells."""
    values: Values = {}
    problems: list[str] = []
    for column, cell in given.items():
        values[column.target] = column.empty
        if cell:
            try:
                values[column.target] = column.parse(cell)
            except ValueError as error:
                problems.append(f"{column.name}: got {_shortened(cell)!r}, {error}")
        elif column.needed:
            problems.append(f"{column.name}: empty, want a value")
    stated = frozenset(column.target for column, cell in given.items() if cell)
    return values, stated, problems


def _shortened(cell: str) -> str:
    return cell if len(cell) <= 60 else cell[:57] + "..."


def _header(row: RawRow | None, spec: TableSpec) -> tuple[list[Fault], list[Column | None]]:
    """The faults of a header, and the column at each place; no columns where the table cannot be read by it."""
    wanted = ",".join(column.name for column in spec.columns if not column.extra)
    if row is None:
        return [Fault(spec.file, None, f"is empty, want a header row: {wanted}")], []
    if row.problem is not None:
        return [Fault(spec.file, row.origin.line, f"header: {row.problem}")], []
    names = [cell.strip() for cell in row.cells]
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        problem = f"header: its columns are separated by semicolons or tabs, want commas: {wanted}"
        return [Fault(spec.file, row.origin.line, problem)], []
    problems, readable = _header_problems(names, spec)
    known = {column.name: column for column in spec.columns}
    order = [known.get(name) for name in names] if readable else []
    return [Fault(spec.file, row.origin.line, f"header: {problem}") for problem in problems], order


def _header_problems(names: list[str], spec: TableSpec) -> tuple[list[str], bool]:
    known = [column.name for column in spec.columns]
    repeated = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    missing = [column for column in spec.columns if column.name not in names and not column.extra]
    problems = [f"column {name!r} stands there {names.count(name)} times, want it once" for name in repeated]
    problems += [f"column {column.name!r} is missing" for column in missing]
    for name in dict.fromkeys(names):
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            problems.append(f"column {name!r} is unknown" + (f"; did you mean {near[0]!r}?" if near else ""))
    return problems, not repeated and not any(column.needed for column in missing)
