"""Time by stage of one question: each stage counts its own time, without that of the stages it calls."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Stage(StrEnum):
    """What the time of a question goes into, in the order of its way."""

    ENCODE = "encode"
    DENSE = "dense"
    LEXICAL = "lexical"
    LATE = "late interaction"
    RERANK = "rerank"
    FUSE = "fuse"
    QUOTE = "read and quote"


@dataclass
class Stopwatch:
    """Adds up milliseconds by stage until it is read. One question at a time, in one thread."""

    clock: Callable[[], float] = time.perf_counter
    _ms: dict[str, float] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _since: float = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time spent inside as this stage's; the stage around it stands still."""
        self._credit()
        self._open.append(name)
        try:
            yield
        finally:
            self._credit()
            self._open.pop()

    def read(self) -> dict[str, float]:
        """The milliseconds of each stage that was entered; the watch is back at nothing."""
        taken, self._ms = self._ms, {}
        return taken

    def _credit(self) -> None:
        now = self.clock()
        if self._open:
            name = self._open[-1]
            self._ms[name] = self._ms.get(name, 0.0) + (now - self._since) * 1000
        self._since = now


class Watched:
    """Something in whose place it stands, with the time of some of its methods counted."""

    def __init__(
        self,
        thing: Any,  # noqa: ANN401 - it stands in for any part of the search
        watch: Stopwatch,
        stages: Mapping[str, Stage],
        parts: Mapping[str, object] | None = None,
    ) -> None:
        """``stages`` names methods and what their time counts as; ``parts`` are attributes to be had instead."""
        self._thing = thing
        self._watch = watch
        self._stages = stages
        self._parts = parts or {}

    def __len__(self) -> int:
        return len(self._thing)

    def __bool__(self) -> bool:
        return True  # not every thing has a length to be asked for

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - likewise
        if name in self._parts:
            return self._parts[name]
        found = getattr(self._thing, name)
        return self._timed(found, self._stages[name]) if name in self._stages else found

    def _timed(self, method: Callable[..., object], stage: Stage) -> Callable[..., object]:
        def timed(*args: object, **options: object) -> object:
            with self._watch.stage(stage):
                return method(*args, **options)

        return timed
