"""What the words of a question can mean: the grammar's phrases and the names in the facts table.

Built once per generation. Names compare as typed, without plural endings; grammar words compare in the singular. A
name that is also a grammar word ("Figure", "Scale") is taken as a name where it is capitalised, or where it carries a
possessive ending.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answers.grammar import Phrase, Sense, phrases
from bot.answers.words import Word, normal, singular
from index.facts.schema import Round
from index.facts.table import FactsTable

Key = tuple[str, ...]

_COUNTRIES = {
    "United States": ("US", "USA", "United States", "United States of America", "America", "American"),
    "United Kingdom": ("GB", "UK", "United Kingdom", "Great Britain", "Britain", "British"),
    "Germany": ("DE", "Germany", "German"),
    "France": ("FR", "France", "French"),
    "Canada": ("CA", "Canada", "Canadian"),
    "Japan": ("JP", "Japan", "Japanese"),
    "Sweden": ("SE", "Sweden", "Swedish"),
    "Netherlands": ("NL", "Netherlands", "the Netherlands", "Dutch", "Holland"),
    "Israel": ("IL", "Israel", "Israeli"),
}
"""Spellings of one country, in the table and in questions; of the codes only these are said in questions:"""
_SPOKEN_CODES = frozenset({"US", "UK"})

_SECTOR_WORDS = {
    "AI labs": ("AI lab", "model labs", "foundation models", "foundation model", "frontier labs"),
    "AI applications": ("AI application", "AI apps", "AI app"),
    "AI chips": ("AI chip", "chips", "chip", "chipmakers", "chipmaker", "semiconductors", "semiconductor"),
    "AI cloud and data centres": (
        "AI cloud",
        "data centres",
        "data centers",
        "data centre",
        "data center",
        "neocloud",
    ),
    "robotics": ("robot", "robots", "humanoid", "humanoids", "humanoid robot"),
    "defence": ("defense", "defence tech", "defense tech", "defence technology", "defense technology"),
    "healthcare and biotech": ("healthcare", "health", "biotech", "health care", "life sciences", "drug discovery"),
    "data and security software": ("security", "cybersecurity", "data software"),
    "media and games": ("media", "games", "gaming"),
    "quantum computing": ("quantum", "quantum computers"),
    "autonomous driving": ("self-driving", "autonomous vehicles", "robotaxi", "robotaxis", "driverless cars"),
    "energy": ("fusion", "nuclear fusion"),
    "financial software": ("fintech", "finance software"),
}
"""What people say for the groups of sectors, beside their names."""
_LEGAL_FORMS = frozenset({"inc", "ltd", "llc", "plc", "corp", "se", "gmbh", "nv", "pbc"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the facts table, as it was typed there."""

    phrase: Phrase
    text: str


class Lexicon:
    """Looks up the longest phrase or name that starts at a word."""

    def __init__(self, table: FactsTable) -> None:
        self._grammar: dict[Key, Phrase] = {
            tuple(singular(word) for word in normal(text)): phrase for text, phrase in phrases().items()
        }
        self._names: dict[Key, Name] = {}
        self._add_companies(table)
        self._add_places(table)
        self._investors = frozenset(investor for one in table.rounds for investor in one.investors)
        self._add_investors(table)
        self._round_names = {company: _round_names(table.rounds_of(company)) for company in _companies(table)}
        self._longest = max((len(key) for key in (*self._grammar, *self._names)), default=1)

    def names(self, sense: Sense) -> tuple[str, ...]:
        """All spellings of one sort of name, for suggesting near ones."""
        return tuple(sorted({name.text for name in self._names.values() if name.phrase.sense is sense}))

    def name(self, text: str) -> Phrase | None:
        """What a whole text names, if it is a name."""
        found = self._names.get(normal(text))
        return found.phrase if found else None

    def grammar_at(self, words: Sequence[Word], at: int) -> tuple[Phrase, int] | None:
        """The longest phrase of the grammar here, and how many words it takes."""
        for size in range(min(self._longest, len(words) - at), 0, -1):
            phrase = self._grammar.get(tuple(word.stem for word in words[at : at + size]))
            if phrase is not None:
                return phrase, size
        return None

    def name_at(self, words: Sequence[Word], at: int) -> tuple[Phrase, int] | None:
        """The longest name here, and how many words it takes."""
        for size in range(min(self._longest, len(words) - at), 0, -1):
            part = words[at : at + size]
            name = self._names.get(tuple(word.text for word in part))
            if name is not None and (size > 1 or self._is_meant(part[0], name)):
                return name.phrase, size
        return None

    def round_at(self, words: Sequence[Word], at: int, companies: Iterable[str]) -> tuple[Phrase, int] | None:
        """The longest name of one of these companies' rounds here, and how many words it takes."""
        known = {key: text for company in companies for key, text in self._round_names.get(company, {}).items()}
        for size in range(min(max(map(len, known), default=0), len(words) - at), 0, -1):
            text = known.get(tuple(word.text for word in words[at : at + size]))
            if text is not None:
                return Phrase(Sense.ROUND, text), size
        return None

    def series(self, company: str, letter: str) -> Phrase | None:
        """The series that a letter right after a company's name means ("Lumen B"), if the company has it."""
        known = self._round_names.get(company, {})
        name = known.get(("series", letter)) if len(letter) == 1 else None
        return Phrase(Sense.ROUND, name) if name else None

    def is_investor(self, name: str) -> bool:
        """Whether the table knows a company as an investor too."""
        return name in self._investors

    def _is_meant(self, word: Word, name: Name) -> bool:
        if word.text == "us":  # the pronoun, unless it is typed as the country
            return word.typed.isupper()
        if (word.stem,) not in self._grammar:
            return True
        possessive = len(word.typed) > len(word.text)
        return word.is_capitalised or possessive or word.typed == name.text

    def _add(self, text: str, phrase: Phrase) -> None:
        key = normal(text)
        if key:
            self._names.setdefault(key, Name(phrase, text))
        if len(key) > 1 and key[-1] in _LEGAL_FORMS:
            self._names.setdefault(key[:-1], Name(phrase, text))

    def _add_companies(self, table: FactsTable) -> None:
        for company in table.facts.companies:
            for text in (company.name, *company.aliases):
                self._add(text, Phrase(Sense.COMPANY, company.name))
        for name in _companies(table):
            self._add(name, Phrase(Sense.COMPANY, name))

    def _add_places(self, table: FactsTable) -> None:
        for company in table.facts.companies:
            if company.sector_group:
                for text in (company.sector_group, *_SECTOR_WORDS.get(company.sector_group, ())):
                    self._add(text, Phrase(Sense.SECTOR, company.sector_group))
            if company.sector:
                self._add(company.sector, Phrase(Sense.SECTOR, company.sector))
            if company.hq_city:
                self._add(company.hq_city, Phrase(Sense.CITY, company.hq_city))
        there = {company.hq_country for company in table.facts.companies}
        for spellings in _COUNTRIES.values():
            written = tuple(text for text in spellings if text in there) or spellings[:1]
            for text in spellings:
                if len(text) > 2 or text in _SPOKEN_CODES:
                    self._add(text, Phrase(Sense.COUNTRY, written))

    def _add_investors(self, table: FactsTable) -> None:
        for investor in table.facts.investors:
            for text in (investor.name, *investor.aliases):
                self._add(text, Phrase(Sense.INVESTOR, (investor.name,)))
        for name in sorted(self._investors):
            self._add(name, Phrase(Sense.INVESTOR, (table.canonical(name) or name,)))


def _companies(table: FactsTable) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.company for one in table.rounds))


def _round_names(rounds: tuple[Round, ...]) -> dict[Key, str]:
    return {normal(text): text for one in rounds for text in one.names}
