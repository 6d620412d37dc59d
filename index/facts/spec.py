"""What a table and a column of a table are. Which ones there are is ``columns``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from index.facts import cells

Values = dict[str, Any]
"""The fields of one record by name, before the record is made."""

Problem = tuple[str, str]
"""A column, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how its cells are read, and whether it may be missing."""

    name: str
    parse: Callable[[str], object] = cells.name
    empty: object = None
    """What an empty cell means."""
    needed: bool = False
    """Whether a row without a value here is no row."""
    extra: bool = False
    """Whether the header may leave the column out."""
    refers_to: str | None = None
    """The table whose key the cell, or each id in it, must name."""
    refers_by: Callable[[Values], tuple[str, ...]] | None = None
    """What a row refers to by this column, where that is not simply what its cell holds."""
    field: str = ""
    """The record's field, where it is not called as the column is."""

    @property
    def target(self) -> str:
        """The field of the record that this column fills."""
        return self.field or self.name

    def named(self, values: Values) -> tuple[str, ...]:
        """The keys of another table that a row names in this column."""
        if self.refers_by is not None:
            return self.refers_by(values)
        value = values[self.target]
        if value is None:
            return ()
        return value if isinstance(value, tuple) else (value,)


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table: its columns, the key that is unique in it, and the record that a row becomes."""

    name: str
    record: Callable[..., Any]
    """Makes the record from its fields and its ``origin``."""
    key: tuple[str, ...]
    """Fields, not columns."""
    columns: tuple[Column, ...]
    problems: Callable[[Values], list[Problem]] = lambda _: []
    """What is wrong with a row whose cells are all right by themselves."""
    among: Callable[[Sequence[Values]], Mapping[int, str]] = lambda _: {}
    """What is wrong with rows, by their place, when all rows of the table are seen together."""
    must_exist: bool = False
    """Whether a row that refers here is left out even where there is no such table."""

    @property
    def file(self) -> str:
        """The table's path below the corpus folder."""
        return f"facts/{self.name}.csv"
