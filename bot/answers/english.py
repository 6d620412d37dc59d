"""Common English words, in ``english.txt`` beside this module: none of them is anybody's name mistyped or cut short.

The list holds the ordinary words that people use when they talk business, and words that lie a letter from a name or
a word of the trade (synthesis, cerebral, values). Where a new name or word brings such a neighbour, the neighbour
goes into the list.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from bot.answers.neutral import NEUTRAL
from bot.answers.words import singular


def is_common(word: str) -> bool:
    """Whether a casefolded word, or its singular, is an ordinary English word."""
    return word in NEUTRAL or word in common_words() or singular(word) in common_words()


@cache
def common_words() -> frozenset[str]:
    """The words of the list."""
    return frozenset(resources.files(__package__).joinpath("english.txt").read_text(encoding="utf-8").split())
