"""Where the question's own words stand in a quote, for whoever shows it to set off. Nothing in the quote is changed.

Words compare by their stems, so that "raise" marks "raised", and only whole words are ever marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.answers.answer import Answer
from bot.answers.grammar import Sense
from bot.answers.reading import Reading
from index.words import placed_words, words_of

Marks = tuple[tuple[int, int], ...]
"""Stretches of a text, in order: first character, and one past the last."""

_LONGEST = 60
"""Characters of a word: a longer one is no word that a reader looks for."""
_BETWEEN = frozenset({"", " ", "-", "\u00a0", "\u2011"})
"""What may stand within one mark: "post-money", "Series E"."""
_ASIDE = frozenset(
    {Sense.FILLER, Sense.ASKS, Sense.CARD, Sense.LISTS, Sense.FOLLOW_UP, Sense.SEPARATOR, Sense.ROUNDS}
)
"""Words that ask, and "round", which stands everywhere."""


def marks_of(words: Iterable[str], text: str) -> Marks:
    """Where some words, in whatever form, stand in a text; words side by side make one mark."""
    wanted = frozenset(words_of([" ".join(words)])[0])
    placed = ((word.start, word.end) for word in placed_words(text) if word.key in wanted)
    return joined((mark for mark in placed if mark[1] - mark[0] <= _LONGEST), text)


def joined(marks: Iterable[tuple[int, int]], text: str) -> Marks:
    """Marks in order, those that overlap or stand side by side as one; none that would break a word."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if found and (start <= found[-1][1] or text[found[-1][1] : start] in _BETWEEN):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple((start, end) for start, end in found if not _breaks_a_word(text, start, end))


def marked(answer: Answer, reading: Reading) -> Answer:
    """The answer with the words of its question marked in its quotes; quotes that have marks keep them."""
    words = tuple(_content(reading))
    quotes = (quote if quote.marks else replace(quote, marks=marks_of(words, quote.text)) for quote in answer.quotes)
    return replace(answer, quotes=tuple(quotes))


def _content(reading: Reading) -> Iterator[str]:
    return (word.typed for span in reading.spans if span.sense not in _ASIDE for word in span.words)


def _breaks_a_word(text: str, start: int, end: int) -> bool:
    return _runs_on(text[start - 1 : start] + text[start]) or _runs_on(text[end - 1 : end + 1])


def _runs_on(pair: str) -> bool:
    """Whether no word ends between two characters."""
    return len(pair) > 1 and all(sign.isalnum() or sign == "_" for sign in pair)
