"""Some words of a question and what they mean: what reading yields, and binding and slots work on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

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
        """The words as they were typed, with single spaces."""
        return as_typed(self.words)

    @property
    def key(self) -> str:
        """The words as they compare: small letters, plain signs, "and" for "&"."""
        return " ".join(word.text for word in self.words)

    @property
    def is_plural(self) -> bool:
        """Whether the last word is in the plural: “secondary sales”."""
        return bool(self.words) and self.words[-1].text != self.words[-1].stem

    @property
    def joins(self) -> bool:
        """Whether it lists what stands on either side ("and", "or"), and does not set the two against each other."""
        return self.sense is Sense.SEPARATOR and self.key in {"and", "or"}


def as_typed(words: Sequence[Word]) -> str:
    """Words as they were typed, with single spaces, and with none where they touched."""
    parts = [words[0].typed] if words else []
    for before, word in pairwise(words):
        tied = word.start == before.end + len(word.gap)
        parts.append(f"{word.gap if tied else ' '}{word.typed}")
    return "".join(parts)
