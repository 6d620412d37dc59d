"""All names that a facts table gives to companies, investors, founders and places, by the words they are typed with.

A name that two bear means the first of these: company, place or sector, investor, founder; that a company is an
investor too, the lexicon says. What is only guessed from a longer name (a founder's surname, a firm without its
"Ventures") stands only where it can mean nobody else, and is marked, so that an answer can say how it was taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.answers.abbreviations import GENERIC, SHORT
from bot.answers.english import is_common
from bot.answers.places import CITIES, COUNTRIES, REGIONS, SECTOR_WORDS, SPOKEN_CODES
from bot.answers.senses import Sense
from bot.answers.words import normal
from index.facts.table import FactsTable

Key = tuple[str, ...]
Meaning = tuple[Sense, object]

_LEGAL_FORMS = frozenset({"inc", "ltd", "llc", "plc", "corp", "se", "gmbh", "nv", "pbc"})
_SHORTEST = 4
"""Letters that can stand for a longer name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the facts table."""

    sense: Sense
    value: object
    """A company's or founder's name; an investor's, or the table's spellings of a country, in a tuple."""
    text: str
    """As it is typed there."""
    is_guess: bool = False
    """Whether it is only part of the name."""


def names_of(table: FactsTable) -> dict[Key, Name]:
    """Every name and what it means, those that were guessed included."""
    found: dict[Key, Name] = {}
    for sources in (_companies, _sectors, _places, _investors, _founders, _abbreviations):
        for text, sense, value in sources(table):
            _add(found, text, sense, value)
    guessed = {**_without_generic_endings(table, found), **_surnames(table, found, -1)}
    guessed |= {key: name for key, name in _surnames(table, found, 0).items() if key not in guessed}
    return {**guessed, **found}


def companies_of(table: FactsTable) -> tuple[str, ...]:
    """All companies with rounds, in order of time."""
    return tuple(dict.fromkeys(one.company for one in table.rounds))


def _add(found: dict[Key, Name], text: str, sense: Sense, value: object) -> None:
    key = normal(text)
    if key:
        found.setdefault(key, Name(sense, value, text))
    if len(key) > 1 and key[-1] in _LEGAL_FORMS:
        found.setdefault(key[:-1], Name(sense, value, text))


Source = Iterator[tuple[str, Sense, object]]


def _companies(table: FactsTable) -> Source:
    for company in table.facts.companies:
        for text in (company.name, *company.aliases):
            yield text, Sense.COMPANY, company.name
    for name in companies_of(table):
        yield name, Sense.COMPANY, name


def _sectors(table: FactsTable) -> Source:
    for company in table.facts.companies:
        if company.sector_group:
            for text in (company.sector_group, *SECTOR_WORDS.get(company.sector_group, ())):
                yield text, Sense.SECTOR, company.sector_group
        if company.sector:
            yield company.sector, Sense.SECTOR, company.sector


def _places(table: FactsTable) -> Source:
    companies = table.facts.companies
    cities = {company.hq_city: None for company in companies if company.hq_city}
    for city in cities:
        for text in (city, *CITIES.get(city, ())):
            yield text, Sense.CITY, city
    there = {company.hq_country for company in companies}
    for country, spellings in COUNTRIES.items():
        written = tuple(text for text in spellings if text in there) or (country,)
        for text in spellings:
            if len(text) > 2 or text in SPOKEN_CODES:
                yield text, Sense.COUNTRY, written
    for region, spellings in REGIONS.items():
        for text in spellings:
            yield text, Sense.REGION, region


def _investors(table: FactsTable) -> Source:
    for investor in table.facts.investors:
        for text in (investor.name, *investor.aliases):
            yield text, Sense.INVESTOR, (investor.name,)
    for name in sorted({investor for one in table.rounds for investor in one.investors}):
        yield name, Sense.INVESTOR, (table.canonical(name) or name,)


def _founders(table: FactsTable) -> Source:
    for company in table.facts.companies:
        for founder in company.founders:
            yield founder, Sense.FOUNDER, founder


def _abbreviations(table: FactsTable) -> Source:
    companies = {*companies_of(table), *(company.name for company in table.facts.companies)}
    investors = {investor.name for investor in table.facts.investors}
    investors |= {investor for one in table.rounds for investor in one.investors}
    for short, name in SHORT.items():
        if name in companies:
            yield short, Sense.COMPANY, name
        elif name in investors:
            yield short, Sense.INVESTOR, (table.canonical(name) or name,)


def _without_generic_endings(table: FactsTable, found: Mapping[Key, Name]) -> dict[Key, Name]:
    """Firms without the generic end of their name: Tiger for Tiger Global, if there is no other Tiger."""
    guessed: dict[Key, Name] = {}
    for text, sense, value in (*_companies(table), *_investors(table)):
        key = normal(text)
        end = next((at for at in range(len(key), 0, -1) if key[at - 1] not in GENERIC), 0)
        part = key[:end]
        if end == len(key) or not _can_stand_alone(part) or part in found:
            continue
        if not _is_shared(part, value, found):
            guessed[part] = Name(sense, value, value[0] if isinstance(value, tuple) else text, is_guess=True)
    return guessed


def _can_stand_alone(part: Key) -> bool:
    if all(is_common(word) or not word.isalpha() for word in part):
        return False
    return len("".join(part)) >= _SHORTEST


def _is_shared(part: Key, value: object, found: Mapping[Key, Name]) -> bool:
    """Whether a part of a name begins another's, or begins with one."""
    begins = any(key[: len(part)] == part and name.value != value for key, name in found.items())
    return begins or any(part[:size] in found for size in range(1, len(part)))


def _surnames(table: FactsTable, found: Mapping[Key, Name], place: int) -> dict[Key, Name]:
    """Founders by surname (-1) or first name (0) alone, where no other name holds that word."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for _, _, founder in _founders(table):
        key = normal(str(founder))
        if len(key) > 1:
            bearers[key[place]].add(str(founder))
    held = {word for key, name in found.items() if name.sense is not Sense.FOUNDER for word in key}
    others = slice(None, -1) if place else slice(1, None)
    held |= {word for key, name in found.items() if name.sense is Sense.FOUNDER for word in key[others]}
    return {
        (surname,): Name(Sense.FOUNDER, next(iter(names)), next(iter(names)), is_guess=True)
        for surname, names in bearers.items()
        if len(names) == 1 and len(surname) >= _SHORTEST and surname not in held and not is_common(surname)
    }
