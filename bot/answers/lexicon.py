"""What the words of a question can mean: the grammar's phrases and the names in the facts table.

Built once per generation. Grammar words compare in the singular. A name compares as typed, and else with its spaces
left out ("scaleai") or with an s at its end ("openais"). A name that is a grammar word or an ordinary English word as
well ("Figure", "Scale") is one where it is capitalised or carries a possessive ending; in a question without capitals
``reading`` judges by what stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from bot.answers.english import is_common
from bot.answers.grammar import Phrase, phrases
from bot.answers.naming import Key, Name, companies_of, names_of
from bot.answers.senses import Sense
from bot.answers.words import Word, normal, singular, words_of
from index.facts.schema import Round
from index.facts.table import FactsTable
from index.figures.query import Op

_MENDABLE = frozenset({Sense.COMPANY, Sense.INVESTOR, Sense.SECTOR, Sense.COUNTRY, Sense.CITY})
_WRITTEN_AS_ONE = frozenset({Sense.COMPANY, Sense.INVESTOR})
_SIGNS = {">": Op.GT, "<": Op.LT, "≥": Op.GE, "≤": Op.LE}
_SHORTEST_JOINED = 4
_A_SERIES = 3
"""Words of “pre-Series C”."""
_MOST_PIECES = 4
"""Words into which a name can fall apart ("open a i")."""
_UNCUT = frozenset({Sense.METRIC, Sense.RANKS_BY, Sense.GROUP})
_DO_FOR_US = frozenset({"get", "send", "find", "bring", "tell", "show", "give", "let", "help", "for", "to", "of"})
_OF_THE_US = frozenset({"based", "company", "startup", "firm", "headquartered"})


class Lexicon:
    """Looks up the longest phrase or name that starts at a word."""

    def __init__(self, table: FactsTable) -> None:
        self._grammar = _grammar()
        self._names = names_of(table)
        self._joined = _joined(self._names)
        self._investors = frozenset(investor for one in table.rounds for investor in one.investors)
        self._founders = frozenset(founder for company in table.facts.companies for founder in company.founders)
        self._round_names = {company: self._rounds(table.rounds_of(company)) for company in companies_of(table)}
        self._months = {
            company: frozenset(
                (one.announced.first.year, one.announced.first.month)
                for one in table.rounds_of(company)
                if one.announced
            )
            for company in companies_of(table)
        }
        self._longest = max((len(key) for key in (*self._grammar, *self._names)), default=1)

    def names(self, sense: Sense) -> tuple[str, ...]:
        """All spellings of one sort of name, for suggesting near ones."""
        return tuple(sorted({name.text for name in self._names.values() if name.sense is sense}))

    def name(self, text: str) -> Phrase | None:
        """What a whole text names, if it is a name."""
        found = self._found(normal(text))
        return Phrase(found.sense, found.value) if found else None

    def words_of_names(self) -> frozenset[str]:
        """Every word of a name, and every name in one word, for telling what was mistyped."""
        named = [(key, name) for key, name in self._names.items() if name.sense in _MENDABLE]
        words = {word for key, _ in named for word in key}
        words |= {"".join(key) for key, name in named if name.sense in _WRITTEN_AS_ONE}
        return frozenset(word for word in words if word.isalpha())

    def grammar_at(self, words: Sequence[Word], at: int) -> tuple[Phrase, int] | None:
        """The longest phrase of the grammar here, and how many words it takes. No measure reaches over a comma."""
        for size in range(min(self._longest, len(words) - at), 0, -1):
            phrase = self._grammar.get(tuple(word.stem for word in words[at : at + size]))
            if phrase is not None and not (phrase.sense in _UNCUT and _is_cut(words[at + 1 : at + size])):
                return phrase, size
        return None

    def name_at(self, words: Sequence[Word], at: int, *, is_meant: bool = False) -> tuple[Name, int] | None:
        """The longest name here, and how many words it takes.

        ``is_meant`` says that the word is known to be a name, although it could be another.
        """
        for size in range(min(self._longest, len(words) - at), 0, -1):
            part = words[at : at + size]
            name = self._found(tuple(word.text for word in part))
            if name is not None and (size > 1 or is_meant or self._is_meant(words, at, name)):
                return name, size
        return None

    def round_at(self, words: Sequence[Word], at: int, companies: Iterable[str]) -> tuple[Phrase, int] | None:
        """The longest name of one of these companies' rounds here, and how many words it takes."""
        known = {key: text for company in companies for key, text in self._round_names.get(company, {}).items()}
        for size in range(min(max(map(len, known), default=0), len(words) - at), 0, -1):
            text = known.get(tuple(word.text for word in words[at : at + size]))
            if text is not None and (size > 1 or words[at].is_capitalised or not self._is_grammar(words[at])):
                return Phrase(Sense.ROUND, text), size
        return None

    def series(self, company: str, letter: str) -> Phrase | None:
        """The series that a letter means beside a company ("Lumen B", "Lumen B2"), if the company has it."""
        key = ("series", *(word.text for word in words_of(letter)))
        name = self._round_names.get(company, {}).get(key) if letter[:1].isalpha() and len(key[1]) == 1 else None
        return Phrase(Sense.ROUND, name) if name else None

    def is_investor(self, name: str) -> bool:
        """Whether the table knows a company as an investor too."""
        return name in self._investors

    def is_founder(self, name: str) -> bool:
        """Whether the table knows an investor as a founder too."""
        return name in self._founders

    def months_of(self, companies: Sequence[str]) -> frozenset[tuple[int, int]]:
        """The years and months in which one company announced rounds; of several, none."""
        return self._months.get(companies[0], frozenset()) if len(companies) == 1 else frozenset()

    def _rounds(self, rounds: Sequence[Round]) -> dict[Key, str]:
        """The names of a company's rounds, and beginnings of them that can only be one: DDTL 1.0."""
        whole = {normal(text): text for one in rounds for text in one.names}
        begun: dict[Key, set[str]] = defaultdict(set)
        for key, text in whole.items():
            if key[0] == "pre" and len(key) > _A_SERIES:  # the "Pre-Series C" of a Pre-Series C SAFE
                begun[key[:_A_SERIES]].add(text)
            for size in range(1, len(key) if self._is_rare(key[0]) else 1):
                begun[key[:size]].add(text)
        return {key: next(iter(texts)) for key, texts in begun.items() if len(texts) == 1} | whole

    def _is_rare(self, word: str) -> bool:
        """Whether a word is neither English nor the trade's nor a name, so that it can stand for what it begins."""
        known = (singular(word),) in self._grammar or (word,) in self._names
        return word.isalpha() and not known and not is_common(word)

    def _is_the_country(self, words: Sequence[Word], at: int) -> bool:
        """Whether "us" is no pronoun: in capitals, in "the us", and before what comes from there."""
        before = words[at - 1].text if at else ""
        if words[at].typed.isupper() or "." in words[at].typed or before in {"the", "in", "non"}:
            return True
        if at + 1 == len(words) or before in _DO_FOR_US:
            return False
        following = self.name_at(words, at + 1)
        is_sector = following is not None and following[0].sense is Sense.SECTOR
        return is_sector or words[at + 1].stem in _OF_THE_US

    def _is_grammar(self, word: Word) -> bool:
        return (word.stem,) in self._grammar

    def _found(self, key: Key) -> Name | None:
        """The name of these words; else with its spaces left out, or without an s at its end."""
        if not key:
            return None
        exact = self._names.get(key)
        if exact is not None:
            return exact
        text = "".join(key)
        if len(key) <= _MOST_PIECES and len(text) >= _SHORTEST_JOINED and text in self._joined:
            return self._joined[text]
        if key[-1].endswith("s") and len(key[-1]) >= _SHORTEST_JOINED and not is_common(key[-1]):
            return self._names.get((*key[:-1], key[-1][:-1]))
        return None

    def _is_meant(self, words: Sequence[Word], at: int, name: Name) -> bool:
        """Whether a name of one word is one here, and not the other word that is spelled like it."""
        word = words[at]
        if word.text == "us":
            return self._is_the_country(words, at)
        if not self._is_grammar(word) and not is_common(word.text):
            return True
        possessive = "'" in word.typed
        return word.is_capitalised or possessive or (word.typed == name.text and not word.is_shouted)


def _is_cut(words: Sequence[Word]) -> bool:
    """Whether a comma or colon stands before one of these words."""
    return any(sign in word.gap for word in words for sign in ",;:")


@cache
def _grammar() -> Mapping[Key, Phrase]:
    """The phrases of the grammar by their words in the singular. They are the same for every table."""
    signs = {(sign,): Phrase(Sense.BOUND, op) for sign, op in _SIGNS.items()}
    return {tuple(singular(word) for word in normal(text)): phrase for text, phrase in phrases().items()} | signs


def _joined(names: dict[Key, Name]) -> dict[str, Name]:
    """Names by all their letters in a row, where one row means one thing."""
    found: dict[str, Name] = {}
    twice = set()
    for key, name in names.items():
        text = "".join(key)
        other = found.setdefault(text, name)
        if (other.sense, other.value) != (name.sense, name.value):
            twice.add(text)
    return {text: name for text, name in found.items() if text not in twice}
