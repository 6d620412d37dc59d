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


def family_names() -> list[str]:
    """The modules of families/, by name."""
    return sorted(module.name for module in pkgutil.iter_modules(families.__path__))


def all_cases(book: Book, *, part: Part = "all", family: str | None = None) -> list[Case]:
    """The cases of one part, of all families or of one."""
    chosen = [family] if family else family_names()
    modules = (importlib.import_module(f"{families.__name__}.{name}") for name in chosen)
    return [case for module in modules for case in module.cases(book) if _belongs(case, part)]


def _belongs(case: Case, part: Part) -> bool:
    return part == "all" or case.is_held_out == (part == "held-out")
