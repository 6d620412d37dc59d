"""All cases of the benchmark, and its two parts: the held-out third is for measuring only, never for improving on."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Literal, get_args

from benchmarks.figures import families
from benchmarks.figures.book import Book
from benchmarks.figures.case import Case

Part = Literal["dev", "held-out", "all"]
PARTS: tuple[Part, ...] = get_args(Part)
MORE = "more_"
"""Begins the name of a module with further questions of several families: its cases say which."""


def family_names() -> list[str]:
    """The modules of families/ that are a family each, by name."""
    return [name for name in _module_names() if not name.startswith(MORE)]


def all_cases(book: Book, *, part: Part = "all", family: str | None = None) -> list[Case]:
    """The cases of one part, of all families or of one."""
    chosen = [name for name in _module_names() if family in (None, name) or name.startswith(MORE)]
    modules = (importlib.import_module(f"{families.__name__}.{name}") for name in chosen)
    every = (case for module in modules for case in module.cases(book))
    return [case for case in every if family in (None, case.family) and _belongs(case, part)]


def _module_names() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(families.__path__))


def _belongs(case: Case, part: Part) -> bool:
    return part == "all" or case.is_held_out == (part == "held-out")
