"""Some words of a question and what they mean: what reading yields, and binding and slots work on."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.grammar import Sense
from bot.answers.words import Word


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of the question and what they mean."""

    sense: Sense
    value: object
    """Typed by the sense: a company's name, a Period, a Filter."""
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words as they were typed."""
        return " ".join(word.typed for word in self.words)
