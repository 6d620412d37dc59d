"""Names of the facts table and phrases of the grammar: what a text can mean, and that no two meanings share one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answers.grammar import Phrase, Sense, phrases
from bot.answers.lexicon import Lexicon
from bot.answers.naming import Name
from bot.answers.vocabulary import PHRASES
from bot.answers.words import normal, singular, words_of
from index.corpus import load_corpus
from index.facts.schema import Investor, Origin
from index.facts.table import FactsTable
from index.figures.catalogue import METRICS
from index.figures.fields import REGIONS
from tests.builders import a_company, a_round, facts_of, table_of

CORPUS = Path(__file__).parents[3] / "corpus"
Key = tuple[str, ...]


def key(text: str) -> Key:
    return tuple(singular(word) for word in normal(text))


def an_investor(name: str, *aliases: str) -> Investor:
    return Investor(name, aliases, None, Origin("facts/investors.csv", line=2, start=0, end=10))


def lexicon(*companies: str, **fields: object) -> Lexicon:
    return Lexicon(table_of(companies=tuple(a_company(name, **fields) for name in companies)))


@pytest.fixture(scope="module")
def shipped() -> FactsTable:
    return FactsTable(load_corpus(CORPUS).facts)


def test_a_company_is_known_by_its_name_and_every_alias() -> None:
    words = lexicon("OpenAI", aliases=("Open AI", "OpenAI OpCo"))
    for text in ("OpenAI", "openai", "open ai", "Open-AI", "OPENAI OPCO", "OpenAI’s"):
        assert words.name(text) == Phrase(Sense.COMPANY, "OpenAI"), text
    assert words.name("Open") is None


@pytest.mark.parametrize(
    "typed", ["thinkingmachines", "thinking machines", "Thinking-Machines", "thinking  machine s"]
)
def test_a_name_is_known_with_other_spaces(typed: str) -> None:
    assert lexicon("Thinking Machines").name(typed) == Phrase(Sense.COMPANY, "Thinking Machines")


@pytest.mark.parametrize("typed", ["lumens", "Lumens", "lumen's", "harbor bio's"])
def test_a_name_is_known_with_an_s_at_its_end(typed: str) -> None:
    assert lexicon("Lumen", "Harbor Bio").name(typed) is not None


def test_letters_in_a_row_that_mean_two_are_nobodys() -> None:
    words = lexicon("Wave Length", "Wav Elength")
    assert words.name("wavelength") is None
    assert words.name("wave length") == Phrase(Sense.COMPANY, "Wave Length")


@pytest.mark.parametrize(
    ("typed", "is_name"),
    [("Scale", True), ("scale", False), ("scale's", True), ("SCALE", True), ("scales", False)],
)
def test_a_name_that_is_an_ordinary_word_wants_a_capital_or_a_possessive(typed: str, is_name: bool) -> None:
    words = lexicon("Scale AI", aliases=("Scale",))
    assert (words.name_at(words_of(typed), 0) is not None) is is_name


def test_a_company_with_rounds_and_no_row_of_its_own_is_known() -> None:
    words = Lexicon(table_of(a_round("Lumen")))
    assert words.name("lumen") == Phrase(Sense.COMPANY, "Lumen")


@pytest.mark.parametrize("written", ["Lumen Inc.", "Lumen, Inc", "Lumen GmbH", "Lumen PBC", "Lumen SE"])
def test_a_legal_form_may_be_left_out(written: str) -> None:
    words = lexicon(written)
    assert words.name("lumen") == words.name(written) == Phrase(Sense.COMPANY, written)


def test_a_whole_name_wins_over_one_without_its_legal_form() -> None:
    words = lexicon("Lumen", "Lumen Inc")
    assert words.name("Lumen") == Phrase(Sense.COMPANY, "Lumen")
    assert words.name("Lumen Inc") == Phrase(Sense.COMPANY, "Lumen Inc")


def test_an_alias_of_an_investor_means_its_one_spelling() -> None:
    facts = facts_of(a_round(lead_investors=("Andreessen Horowitz", "Pier")))
    table = FactsTable(replace(facts, investors=(an_investor("Andreessen Horowitz", "a16z", "AH Capital"),)))
    words = Lexicon(table)
    for text in ("a16z", "A16Z", "ah capital", "Andreessen Horowitz"):
        assert words.name(text) == Phrase(Sense.INVESTOR, ("Andreessen Horowitz",)), text
    assert words.name("Pier") == Phrase(Sense.INVESTOR, ("Pier",))
    assert words.is_investor("Pier")
    assert not words.is_investor("Lumen")


def test_a_company_that_invests_is_a_company_first() -> None:
    words = Lexicon(table_of(a_round("Lumen", lead_investors=("Harbor",)), a_round("Harbor")))
    assert words.name("Harbor") == Phrase(Sense.COMPANY, "Harbor")
    assert words.is_investor("Harbor")


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("United Kingdom", "UK"),
        ("United Kingdom", "British"),
        ("United Kingdom", "Great Britain"),
        ("GB", "Britain"),
        ("US", "American"),
        ("United States", "USA"),
        ("Netherlands", "the Netherlands"),
        ("Netherlands", "Dutch"),
        ("DE", "German"),
    ],
)
def test_a_country_is_known_by_what_people_call_it_and_found_as_the_table_spells_it(stored: str, typed: str) -> None:
    assert lexicon("Lumen", hq_country=stored).name(typed) == Phrase(Sense.COUNTRY, (stored,))


def test_a_country_that_the_table_spells_in_two_ways_means_both() -> None:
    table = table_of(
        companies=(a_company("Lumen", hq_country="UK"), a_company("Harbor", hq_country="United Kingdom"))
    )
    assert Lexicon(table).name("Britain") == Phrase(Sense.COUNTRY, ("UK", "United Kingdom"))


@pytest.mark.parametrize("code", ["DE", "FR", "IL", "SE", "CA", "NL"])
def test_two_letters_are_no_country_but_for_us_and_uk(code: str) -> None:
    words = lexicon("Lumen", hq_country=code)
    assert words.name(code) is None
    assert words.name("UK") is not None


def test_a_country_without_companies_is_known_all_the_same() -> None:
    assert lexicon("Lumen").name("Swiss") == Phrase(Sense.COUNTRY, ("Switzerland",))


@pytest.mark.parametrize(
    ("typed", "region"), [("European", "Europe"), ("asia", "Asia"), ("North American", "North America")]
)
def test_a_continent_is_one_of_the_regions_of_the_figures(typed: str, region: str) -> None:
    assert region in REGIONS
    assert lexicon("Lumen").name(typed) == Phrase(Sense.REGION, region)


@pytest.mark.parametrize("typed", ["EMEA", "Bay Area", "APAC", "Nordics"])
def test_what_is_no_one_place_is_unknown(typed: str) -> None:
    assert lexicon("Lumen", hq_city="San Francisco").name(typed) is None


def test_a_city_is_known_by_its_short_name_where_somebody_is_there() -> None:
    assert lexicon("Lumen", hq_city="San Francisco").name("SF") == Phrase(Sense.CITY, "San Francisco")
    assert lexicon("Lumen", hq_city="London").name("SF") is None


def test_a_founder_is_known_by_the_whole_name() -> None:
    words = lexicon("Lumen", founders=("Ada Quill",))
    assert words.name("ada quill") == Phrase(Sense.FOUNDER, "Ada Quill")
    assert words.is_founder("Ada Quill")
    assert not words.is_founder("Lumen")


def test_a_sector_is_known_by_its_own_name_its_group_and_what_people_call_the_group() -> None:
    words = lexicon("Lumen", sector="warehouse robots", sector_group="robotics")
    assert words.name("warehouse robots") == Phrase(Sense.SECTOR, "warehouse robots")
    for text in ("robotics", "robots", "humanoid"):
        assert words.name(text) == Phrase(Sense.SECTOR, "robotics"), text
    assert words.name("fintech") is None, "a group that nobody belongs to has no words"


def test_of_equally_long_matches_at_a_word_the_longest_name_is_taken() -> None:
    words = lexicon("Harbor", "Harbor Bio")
    assert words.name_at(words_of("Harbor Bio rounds"), 0) == (Name(Sense.COMPANY, "Harbor Bio", "Harbor Bio"), 2)
    assert words.name_at(words_of("Harbor biology"), 0) == (Name(Sense.COMPANY, "Harbor", "Harbor"), 1)
    assert words.name_at(words_of("rounds"), 0) is None


def test_names_compare_as_typed_and_grammar_words_in_the_singular() -> None:
    words = lexicon("Scales")
    assert words.name("Scale") is None
    assert words.grammar_at(words_of("rounds"), 0) == (Phrase(Sense.ROUNDS, "round"), 1)


def test_round_names_are_those_of_the_companies_asked_about() -> None:
    words = Lexicon(table_of(a_round("Lumen", "Series E (extension)"), a_round("Harbor", "Bridge")))
    typed = words_of("series e extension")
    assert words.round_at(typed, 0, ["Lumen"]) == (Phrase(Sense.ROUND, "Series E (extension)"), 3)
    assert words.round_at(words_of("series e"), 0, ["Lumen"]) == (Phrase(Sense.ROUND, "Series E"), 2)
    assert words.round_at(words_of("bridge"), 0, ["Lumen"]) is None
    assert words.round_at(words_of("bridge"), 0, ["Lumen", "Harbor"]) == (Phrase(Sense.ROUND, "Bridge"), 1)
    assert words.series("Lumen", "e") == Phrase(Sense.ROUND, "Series E")
    assert words.series("Lumen", "f") is None
    assert words.series("Harbor", "e") is None


def test_a_round_is_known_by_how_its_name_begins_where_that_can_be_no_other() -> None:
    names = ("DDTL 1.0 facility", "DDTL 2.0 facility", "DDTL 2.0 tranche", "Launch funding early")
    words = Lexicon(table_of(*(a_round("Lumen", name) for name in names)))
    assert words.round_at(words_of("DDTL 1.0"), 0, ["Lumen"]) == (Phrase(Sense.ROUND, "DDTL 1.0 facility"), 2)
    for text in ("DDTL 2.0", "DDTL", "Launch", "Launch funding"):
        assert words.round_at(words_of(text), 0, ["Lumen"]) is None, text


def test_a_round_that_is_called_like_a_word_of_the_grammar_wants_a_capital() -> None:
    words = Lexicon(table_of(a_round("Lumen", "Equity"), a_round("Lumen", "Series B2")))
    assert words.round_at(words_of("Equity"), 0, ["Lumen"]) == (Phrase(Sense.ROUND, "Equity"), 1)
    assert words.round_at(words_of("equity"), 0, ["Lumen"]) is None
    assert words.series("Lumen", "b2") == Phrase(Sense.ROUND, "Series B2")
    assert words.series("Lumen", "b") is None


def _written() -> list[tuple[str, Phrase]]:
    """Every phrase as it is written down, before ``phrases`` puts those of one spelling together."""
    own = [
        (text, Phrase(sense, value))
        for sense, meanings in PHRASES.items()
        for value, texts in meanings.items()
        for text in texts
    ]
    return own + [(text, Phrase(Sense.METRIC, metric.name)) for metric in METRICS for text in metric.synonyms]


def test_no_phrase_of_the_grammar_has_two_meanings() -> None:
    meanings: dict[Key, set[Phrase]] = defaultdict(set)
    for text, phrase in (*_written(), *phrases().items()):
        meanings[key(text)].add(phrase)
    assert len(meanings) > 300
    assert {words: found for words, found in meanings.items() if len(found) > 1} == {}


def test_every_phrase_is_reached_by_typing_it() -> None:
    words = Lexicon(table_of())
    for text, phrase in phrases().items():
        assert text == text.casefold()
        typed = words_of(text)
        assert words.grammar_at(typed, 0) == (phrase, len(typed)), text


@pytest.mark.parametrize("word", ["not", "per", "only", "except", "without", "excluding", "other", "but"])
def test_a_word_that_changes_what_is_asked_is_no_filler(word: str) -> None:
    found = phrases().get(word)
    assert found is None or found.sense is not Sense.FILLER


def test_no_name_of_a_shipped_company_or_investor_is_that_of_another(shipped: FactsTable) -> None:
    bearers: dict[Key, set[str]] = defaultdict(set)
    for company in shipped.facts.companies:
        for text in (company.name, *company.aliases):
            bearers[normal(text)].add(company.name)
    for investor in shipped.facts.investors:
        for text in (investor.name, *investor.aliases):
            bearers[normal(text)].add(investor.name)
    for one in shipped.rounds:
        bearers[normal(one.company)].add(one.company)
        for name in one.investors:
            bearers[normal(name)].add(shipped.canonical(name) or name)
    assert len(bearers) > 300
    assert {name: found for name, found in bearers.items() if len(found) > 1} == {}


def test_no_shipped_place_or_sector_is_also_a_name(shipped: FactsTable) -> None:
    words = Lexicon(shipped)
    for company in shipped.facts.companies:
        for text, sense in ((company.sector_group, Sense.SECTOR), (company.hq_city, Sense.CITY)):
            if text:
                found = words.name(text)
                assert found is not None
                assert found.sense is sense, text


def test_every_shipped_name_means_its_bearer(shipped: FactsTable) -> None:
    words = Lexicon(shipped)
    for company in shipped.facts.companies:
        for text in (company.name, *company.aliases):
            assert words.name(text) == Phrase(Sense.COMPANY, company.name), text
    companies = {normal(text) for one in shipped.facts.companies for text in (one.name, *one.aliases)}
    for investor in shipped.facts.investors:
        for text in (investor.name, *investor.aliases):
            if normal(text) not in companies:
                assert words.name(text) == Phrase(Sense.INVESTOR, (investor.name,)), text
