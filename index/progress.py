"""How far a long job has come, told to whoever wants to show it. What shows it (a bar, a message) lives elsewhere."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Hears about the stages of a long job, from the thread that does the work."""

    def step(self, name: str, total: int | None) -> None:
        """Begin a new stage of ``total`` units; ``None`` where nobody knows how many there will be."""

    def advance(self, n: int = 1) -> None:
        """Count ``n`` more units of the current stage as finished."""

    def done(self) -> None:
        """Hear that the whole job is finished."""


class Silent:
    """A Progress that shows nothing."""

    def step(self, name: str, total: int | None) -> None:
        """Begin a stage unseen."""

    def advance(self, n: int = 1) -> None:
        """Count units unseen."""

    def done(self) -> None:
        """Finish unseen."""
