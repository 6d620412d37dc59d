"""A question becomes words: normalised for comparing, each with its place in what was typed.

Hyphens, dots and slashes separate ("pre-money", "databricks.com"), typographic signs become plain ones, and a
possessive ending is taken off, so that table entries and questions meet in the same form. Markdown, emoji, mentions
and links are no words. A sign that can change a question ("~", ">", a currency's) always is one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SIGNLESS = "\u00ad\u200b-\u200f\u2060\ufeff\ufe0e\ufe0f"
"""What nobody sees: soft hyphens, zero-width spaces and joiners, marks of direction, variation selectors."""
_LETTER = rf"[^\W\d_][{_SIGNLESS}\u0300-\u036f]*"
_CURRENCY = "[$€£¥¢₠-₿]"
_EDGE = r"(?<![^\W_])"
_ASIDE = re.compile(
    r"<(?:@[!&]?|\#|a?:\w+:|t:|id:|/[^<>:]+:)[^<>\s]*>"  # Discord: people, channels, emoji, times, commands
    r"|https?://[^\s<>)\]]+|\bwww\.[^\s<>)\]]+"
    r"|^[\s>*_]*(?:q|a|question|answer):(?=\s)",  # labels of lines
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_WORD = re.compile(
    rf"""
    (?P<initials>{_EDGE}{_LETTER}(?:\.{_LETTER})+(?![^\W_])\.?|{_EDGE}(?:{_LETTER}\.){{2,}}(?![^\W_]))
  | (?P<without>{_EDGE}w/o(?![^\W_]))
  | (?P<with>{_EDGE}w/(?!\d))
  | (?P<either>{_EDGE}and/or(?![^\W_]))
  | (?P<money>\$\$+)
  | (?P<number>[$€£¥]?\d+(?:\.\d+|,(?!(?:19|20)\d\d(?!\d))\d+)*%?)
  | (?P<word>(?:{_LETTER})+(?:['’](?:{_LETTER})+)?)
  | (?P<least>>=(?=\s*{_CURRENCY}?\d)|≥)
  | (?P<most><=(?=\s*{_CURRENCY}?\d)|≤)
  | (?P<sign>[&+%×≈]|{_CURRENCY}|[<>~](?=\s*{_CURRENCY}?\d)|\#(?=\s*of\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SAID = {"without": "without", "with": "with", "either": "or", "money": "money", "least": "≥", "most": "≤"}
_SIGNS = {"&": "and", "×": "x", "#": "number"}
"""How a sign is said, so that it compares with the word."""
_POSSESSIVE = re.compile(r"'[sS]?$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question."""

    text: str
    """Casefolded, without accents and possessive ending; a sign that stands for a word is that word."""
    start: int
    end: int
    typed: str
    """As it was typed, with plain quotation marks and without what nobody sees."""
    gap: str = ""
    """The signs between the word before and this one, without spaces: ``-``, ``/``, ``?``."""
    is_shouted: bool = False
    """Whether the whole question is in capitals, which then mean nothing."""

    @property
    def is_capitalised(self) -> bool:
        """Whether it was typed with a capital anywhere, as names are; digits and shouting are no capitals."""
        return not self.is_shouted and any(c.isupper() for c in self.typed)

    @property
    def stem(self) -> str:
        """The word without a plural ending, for comparing grammar words."""
        return singular(self.text)

    def touches(self, before: Word) -> bool:
        """Whether it follows another word without anything between ("3.5bn")."""
        return self.start == before.end

    def hangs_on(self, before: Word, signs: str) -> bool:
        """Whether nothing but one of these signs, without any space, stands between it and another word."""
        return self.start == before.end + 1 and self.gap in tuple(signs)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order. Letters and digits that are glued together are two words ("3.5bn", "a16z")."""
    plain = _ASIDE.sub(lambda match: " " * len(match[0]), text.translate(_PLAIN))
    matches = tuple(_WORD.finditer(plain))
    shouted = _is_shouted([match[0] for match in matches])
    ends = (0, *(match.end() for match in matches))
    return tuple(
        _word(match, "".join(plain[end : match.start()].split()), shouted=shouted)
        for match, end in zip(matches, ends, strict=False)
    )


def normal(text: str) -> tuple[str, ...]:
    """Only the words, as they compare."""
    return tuple(word.text for word in words_of(text))


def singular(word: str) -> str:
    """A word without the s of its plural; the same for question and lexicon, so it need not be good English."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):
        return word[:-1]
    return word


def _is_shouted(typed: list[str]) -> bool:
    """Whether no word has a small letter, and there are words enough to tell: one may be a name in capitals."""
    return sum(len(word) > 1 and word.isupper() for word in typed) > 1 and not any(
        char.islower() for word in typed for char in word
    )


def _word(match: re.Match[str], gap: str, *, shouted: bool) -> Word:
    typed = _UNSEEN.sub("", match[0])
    kind = match.lastgroup or "word"
    text = _SAID.get(kind) or _SIGNS.get(typed) or _folded(typed.replace(".", "") if kind == "initials" else typed)
    return Word(text, match.start(), match.end(), typed, _UNSEEN.sub("", gap), shouted)


def _folded(typed: str) -> str:
    folded = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", typed)).casefold()
    return "".join(c for c in folded if not unicodedata.combining(c))


_UNSEEN = re.compile(f"[{_SIGNLESS}]")
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ′＇", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("–—‑‐−", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f", " "),
    }
)
