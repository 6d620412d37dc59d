"""A word that nobody knows is mended where it can only be one word that somebody knows, mistyped.

Mended is a word with a letter drawn out ("sooo"), and what lies one slip away: a letter too many, too few, another,
or two swapped; of long words two slips. It starts with the same letter, is no other form of the word and no ordinary
English word. Short words are only mended from a list, and a capitalised word inside a sentence only becomes a name:
it would be one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from bot.answers.english import is_common
from bot.answers.lexicon import Lexicon
from bot.answers.words import Word, singular
from bot.answers.years import MONTH_NAMES

_TRADE_WORDS = """
    acquisition altogether amount announced announcement average backed backers between billion biggest buyout
    capital companies company compare convertible country difference dilution dollars employees equity euros
    excluding founded founders funding fundraising highest invested investment investor investors joined largest
    latest leading lowest median million money month multiple number participant participants participated percent
    quarter raise raised raises raising revenue round rounds secondary sector series smallest startup startups
    strategic thousand total trillion valuation valued which
    """
"""Words of the grammar that people mistype and that no other word is likely to be."""
_USUAL = {
    **dict.fromkeys(("waht", "wat", "wut", "whta", "hwat"), "what"),
    **dict.fromkeys(("mcuh", "muhc", "mch", "mutch"), "much"),
    **dict.fromkeys(("hw", "hoow", "hwo", "ohw"), "how"),
    **dict.fromkeys(("rais", "riase", "rase", "raies"), "raise"),
    **dict.fromkeys(("ledd", "leed"), "led"),
    **dict.fromkeys(("rond", "roud"), "round"),
    **dict.fromkeys(("mony", "moeny"), "money"),
    **dict.fromkeys(("wich", "wihch", "whch"), "which"),
    **dict.fromkeys(("wehn", "whne", "hwen"), "when"),
    **dict.fromkeys(("teh", "hte"), "the"),
    **dict.fromkeys(("amny", "mnay"), "many"),
    **dict.fromkeys(("adn", "nad"), "and"),
    **dict.fromkeys(("taht", "thta"), "that"),
    **dict.fromkeys(("thier", "theri"), "their"),
    **dict.fromkeys(("hvae", "ahve"), "have"),
}
"""Short words that everybody mistypes in these ways; none of the slips is a word of its own."""
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
"""A letter three times or more in a row: "aaaand"."""
_SHORTEST = 5
_SHORTEST_NAME = 6
"""Shorter words are too easily like something else."""
_LONG = 9
"""From so many letters on, two slips are still the same word."""


class Mender:
    """Knows what can be mistyped: the words of one generation's names, those of the trade, and the months."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._names = frozenset(word for word in lexicon.words_of_names() if len(word) >= _SHORTEST)
        months = frozenset(month for month in MONTH_NAMES if len(month) > _SHORTEST)
        self._targets: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._names | months | set(_TRADE_WORDS.split())):
            self._targets[word[0]].append(word)

    def mended(self, words: Sequence[Word], unknown: Iterable[int]) -> tuple[Word, ...]:
        """The words with each that can be mended put right; ``unknown`` are the places of those nobody knows."""
        found = list(words)
        for at in unknown:
            usual = _USUAL.get(words[at].text) or _drawn_in(words[at].text)
            target = usual or self._target(words[at], is_name=at > 0 and words[at].is_capitalised)
            if target is not None:
                found[at] = replace(words[at], text=target)
        return tuple(found)

    def _target(self, word: Word, *, is_name: bool) -> str | None:
        text = word.text
        if len(text) < _SHORTEST or not text.isalpha() or is_common(text):
            return None
        near: dict[int, list[str]] = defaultdict(list)
        for target in self._targets.get(text[0], ()):
            slips = _slips(text, target)
            is_fit = target in self._names if is_name else target not in self._names or len(text) >= _SHORTEST_NAME
            if slips is not None and is_fit:
                near[slips].append(target)
        only = self._only(near[min(near)]) if near else None
        return only if only is not None and _is_a_slip(text, only) else None

    def _only(self, targets: Sequence[str]) -> str | None:
        """The one word that is meant: of several only where they are forms of one, or name the same."""
        meanings = {self._lexicon.name(target) for target in targets}
        is_one = len({singular(target) for target in targets}) == 1 or (len(meanings) == 1 and None not in meanings)
        return targets[0] if is_one else None


def _drawn_in(text: str) -> str | None:
    """A word without the repetitions of a letter that it is drawn out by; ``None`` where it is not."""
    return _DRAWN_OUT.sub(r"\1", text) if _DRAWN_OUT.search(text) else None


def _slips(typed: str, target: str) -> int | None:
    """How many slips make one word of the other, an s at the end aside; ``None`` where it is another word."""
    most = 2 if len(typed) >= _LONG else 1
    if abs(len(typed) - len(target)) > most + 1:
        return None
    pairs = ((typed, target), (singular(typed), singular(target)))
    slips = max(1, min(OSA.distance(one, other, score_cutoff=most) for one, other in pairs))
    return slips if slips <= most else None


def _is_a_slip(typed: str, target: str) -> bool:
    """Whether a word is more than the other cut short or drawn out; a name may have lost its last s."""
    if target == f"{typed}s":
        return len(typed) >= _SHORTEST_NAME
    return not typed.startswith(target) and not target.startswith(typed)
