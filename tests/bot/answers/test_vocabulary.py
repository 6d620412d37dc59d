"""The vocabulary of asking: how its lists are written, and what is understood in other words."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.filler import FILLER
from bot.answers.grammar import Sense, phrases
from bot.answers.vocabulary import PHRASES
from bot.answers.words import normal, singular
from index.corpus import load_corpus
from index.facts.schema import Instrument
from index.facts.table import FactsTable
from index.figures.catalogue import METRICS
from tests.bot.answers.desk import Desk
from tests.builders import a_company, a_round, table_of

CORPUS = Path(__file__).parents[3] / "corpus"
Key = tuple[str, ...]

TABLE = table_of(
    a_round(
        "Lumen", "Seed", announced="2023-05-02", amount=2_000_000, round_id="lumen-seed", lead_investors=("Pier",)
    ),
    a_round("Lumen", "Series A", announced="2024-02-01", amount=9_000_000, post_money=90_000_000, round_id="lumen-a"),
    a_round(
        "Lumen",
        "Series B",
        announced="2025-02-01",
        amount=40_000_000,
        post_money=400_000_000,
        round_id="lumen-b",
        lead_investors=("Tide",),
        participants=("Pier",),
    ),
    a_round(
        "Lumen", "Loan", announced="2025-03-01", amount=7_000_000, round_id="lumen-loan", instrument=Instrument.DEBT
    ),
    a_round(
        "Harbor", "Series B", announced="2025-06-03", amount=30_000_000, post_money=120_000_000, round_id="harbor-b"
    ),
    companies=(
        a_company("Lumen", sector="robots", sector_group="robotics", hq_country="United States", hq_city="Boston"),
        a_company("Harbor", sector="biotech", hq_country="United Kingdom", hq_city="Leeds"),
    ),
)
DESK = Desk(TABLE)

CHANGING = frozenset(
    {
        *("not", "no", "never", "without", "except", "but", "only", "per", "each", "every", "both", "alone", "other"),
        *("minus", "before", "after", "since", "until", "again", "also", "than", "more", "less", "least", "most"),
        *(
            "largest",
            "first",
            "last",
            "latest",
            "next",
            "previous",
            "total",
            "average",
            "median",
            "how",
            "why",
            "where",
        ),
        *("would", "if", "initially", "originally", "my", "our", "today", "then", "third", "half", "double", "twice"),
        *("between", "over", "under", "above", "below", "up"),
    }
)
"""Words of which each can turn a question into another one."""
KNOWN_TO_CHANGE_NOTHING = {
    "last": "says which of the asker's questions it is",
    "more": "asks for precision, or says that it is one more question",
    "not": "says what the asker does not know",
    "no": "waves thanks away",
    "if": "asks for what is known",
    "but": "follows a word of agreement",
    "up": "is part of a verb of looking, or of a span that ends now",
    "over": "is part of the course of a period, or hands the word over",
    "my": "says whose question or notes these are",
    "where": "asks for what is known",
    "again": "asks to be told once more",
    "would": "is politeness",
    "then": "follows a word of agreement",
    "until": "ends a span now",
    "today": "ends a span now",
    "never": "waves a remark away",
    "above": "points at a table that is shown",
    "double": "is part of a verb of checking",
    "every": "opens what is to be named, which the words that follow tell",
    "other": "is part of “in other words”",
    "our": "says whose table is asked",
    "per": "points at the table that is asked",
    "after": "says what the asker wants",
}
"""Why such a word may stand inside a longer phrase that is dropped."""


def key(text: str) -> Key:
    return tuple(singular(word) for word in normal(text))


def written() -> list[tuple[str, tuple[Sense, object]]]:
    """Every phrase as it is written down, the synonyms of the metric catalogue among them."""
    own = [
        (text, (sense, value))
        for sense, meanings in PHRASES.items()
        for value, texts in meanings.items()
        for text in texts
    ]
    return own + [(text, (Sense.METRIC, metric.name)) for metric in METRICS for text in metric.synonyms]


def test_no_phrase_has_two_meanings() -> None:
    meanings: dict[Key, set[tuple[Sense, object]]] = defaultdict(set)
    for text, meaning in written():
        meanings[key(text)].add(meaning)
    assert len(meanings) > 2_000
    assert {words: found for words, found in meanings.items() if len(found) > 1} == {}


def test_a_phrase_is_written_as_it_is_compared() -> None:
    """In lower case, its words apart, without signs that a question loses."""
    made = {Sense.METRIC, Sense.UNKNOWN}  # out of the catalogue's synonyms, which are written for people too
    listed = [meanings for sense, meanings in PHRASES.items() if sense not in made]
    assert [text for meanings in listed for texts in meanings.values() for text in texts if not _is_plain(text)] == []


def _is_plain(text: str) -> bool:
    return " ".join(normal(text)) == text.replace("-", " ") and bool(normal(text))


def test_no_filler_is_listed_twice() -> None:
    listed: dict[Key, list[str]] = defaultdict(list)
    for text in FILLER:
        listed[key(text)].append(text)
    assert [texts for texts in listed.values() if len(texts) > 1] == []


def test_no_single_word_that_changes_a_question_is_filler() -> None:
    single = {text for text in FILLER if len(normal(text)) == 1}
    assert single & CHANGING == set()


def test_a_filler_phrase_holds_a_changing_word_only_where_it_is_known_to_change_nothing() -> None:
    found = {word for text in FILLER if len(normal(text)) > 1 for word in normal(text)} & CHANGING
    assert found - KNOWN_TO_CHANGE_NOTHING.keys() == set()


def test_the_end_of_a_filler_phrase_opens_nothing_that_counts_adds_ranks_or_sums_up() -> None:
    """“Can you tell me about” would lose its “tell me about” to a filler “can you tell me”."""
    kept = {Sense.COUNTS, Sense.AGGREGATE, Sense.EXTREME, Sense.ACTIVE, Sense.CARD}
    openings = {key(text) for text, phrase in phrases().items() if phrase.sense in kept and len(key(text)) > 1}
    openings.remove(("in", "all"))  # "back in all" is said of no sum
    silent = {key(text)[0] for text in FILLER if len(key(text)) == 1}
    lost = [
        (text, " ".join(opening))
        for text in FILLER
        for end in (key(text)[at:] for at in range(1, len(key(text))))
        for opening in openings
        if opening[: len(end)] == end and opening[len(end) :] and silent.issuperset(opening[len(end) :])
    ]
    assert lost == []


NAMES_THAT_ARE_WORDS = {
    "employee share sale": "a round is called after its instrument",
    "employee tender": "a round is called after its instrument",
    "secondary share sale": "a round is called after its instrument",
    "take private": "a round is called after its instrument",
    "growth": "a name of rounds; the word alone asks how far something grew",
    "figure": "a company; the word in small letters means a number unless it has an apostrophe",
}


def test_no_name_of_the_shipped_corpus_is_a_phrase_but_those_that_are_known() -> None:
    table = FactsTable(load_corpus(CORPUS).facts)
    names = {text for one in table.facts.companies for text in (one.name, *one.aliases, one.hq_city or "")}
    names |= {text for one in table.facts.investors for text in (one.name, *one.aliases)}
    names |= {text for one in table.rounds for text in (*one.names, *one.investors)}
    known = {key(text) for text in phrases()}
    assert len(names) > 300
    assert {" ".join(key(name)) for name in names} & {" ".join(words) for words in known} == set(NAMES_THAT_ARE_WORDS)


SERIES_B = 'where company = Lumen and round = "Series B"'


@pytest.mark.parametrize(
    "question",
    [
        "Could you please tell me how much Lumen raised in its Series B?",
        "hey folks, quick one: how big was Lumen's Series B round?",
        "Roughly speaking, what did Lumen pull in during its Series B?",
        "how much did Lumen bag in its series b lol",
        "ok so how much money did Lumen land in its Series B",
        "as far as you know, what was the size of Lumen's Series B",
        "how much did Lumen get for its Series B",
        "remind me again how much Lumen secured in its Series B",
        "off the top of your head, how large was Lumen's Series B",
        "I'd like to know the amount of Lumen's Series B, thanks in advance",
        "kindly confirm the amount of Lumen's Series B",
        "according to your records, how much did Lumen scoop up in its Series B?",
        "what's the headline figure for Lumen's Series B",
        "ok but seriously, how much did Lumen raise in its Series B?",
    ],
)
def test_politeness_asides_and_verbs_of_raising_leave_the_question_the_same(question: str) -> None:
    assert DESK.query(question) == f"amount {SERIES_B}"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("at what price was Lumen's Series B done", f"post_money {SERIES_B}"),
        ("how dilutive was Lumen's Series B", f"stake_sold {SERIES_B}"),
        ("how much of the company did Lumen give up in its Series B", f"stake_sold {SERIES_B}"),
        ("what slice of the company did Lumen hand over in its Series B", f"stake_sold {SERIES_B}"),
        ("who spearheaded Lumen's Series B", f"lead_investors {SERIES_B}"),
        ("who put money into Lumen's Series B", f"investors {SERIES_B}"),
        ("who financed Lumen's Series B", f"investors {SERIES_B}"),
        ("who participated in Lumen's Series B", f"participants {SERIES_B}"),
        ("when did Lumen unveil its Series B", f"announced {SERIES_B}"),
        ("what was the money earmarked for in Lumen's Series B", f"use_of_funds {SERIES_B}"),
        ("how much has Lumen amassed since inception", "sum(raised) where company = Lumen"),
        (
            "how much fresh capital did Lumen attract in 2025",
            "sum(raised) where company = Lumen and announced in 2025",
        ),
        ("total raised in 2025, all told", "sum(raised) where announced in 2025"),
        ("what did Lumen and Harbor raise put together", "sum(raised) where company = (Lumen, Harbor)"),
        (
            "how much did Lumen borrow in 2025",
            "sum(amount) where company = Lumen and instrument = debt and announced in 2025",
        ),
        ("how many rounds has Lumen closed", "count(round) where company = Lumen"),
        ("total number of rounds in 2025", "count(round) where announced in 2025"),
        ("how much was raised year by year", "sum(raised) by year order raised desc"),
        ("2025 funding broken down by country", "sum(raised) where announced in 2025 by country order raised desc"),
        (
            "how much did each company raise in 2025",
            "sum(raised) where announced in 2025 by company order raised desc",
        ),
        ("how much did Lumen raise per round", "mean(raised) where company = Lumen"),
        ("rounds in excess of $30m", "list(amount) where amount > 30000000 USD order announced asc"),
        ("rounds of $30m and up", "list(amount) where amount >= 30000000 USD order announced asc"),
        ("rounds of not more than $30m", "list(amount) where amount <= 30000000 USD order announced asc"),
        ("sub-$30m rounds", "list(amount) where amount < 30000000 USD order announced asc"),
        (
            "confirmed rounds in 2025",
            "list(amount) where confidence = official and announced in 2025 order announced asc",
        ),
        ("which rounds are only reported", "list(amount) where confidence = reported order announced asc"),
        (
            "venture debt rounds in 2025",
            "list(amount) where instrument = debt and announced in 2025 order announced asc",
        ),
        ("Lumen's penultimate round", "amount where company = Lumen pick 2 by announced desc"),
        ("Lumen's debut round", "amount where company = Lumen pick 1 by announced asc"),
        (
            "by how much did Lumen's Series B exceed its Series A",
            (
                'difference(amount where company = Lumen and round = "Series B"; '
                'amount where round = "Series A" and company = Lumen)'
            ),
        ),
        (
            "by what percentage was Lumen's Series B larger than its Series A",
            (
                'percent_more(amount where company = Lumen and round = "Series B"; '
                'amount where round = "Series A" and company = Lumen)'
            ),
        ),
        ("how many people work at Lumen", "employees where company = Lumen"),
        ("where is Lumen based", "headquarters where company = Lumen"),
        ("who started Lumen", "founders where company = Lumen"),
        ("what line of business is Lumen in", "sector where company = Lumen"),
    ],
)
def test_the_same_is_understood_in_other_words(question: str, expected: str) -> None:
    assert DESK.query(question) == expected


ASKED = (
    "how much did Lumen raise in 2025",
    "who led Lumen's Series B",
    "rounds led by Pier in 2025",
    "how many rounds did Lumen have since 2024",
    "how much more did Lumen raise than Harbor in 2025",
    "total raised in 2025 by country",
    "median round in 2025 without Harbor",
    "what share of 2025 funding did Lumen raise",
)


@given(filler=st.sampled_from(FILLER), question=st.sampled_from(ASKED))
def test_what_is_dropped_leaves_the_query_the_same_before_a_question_and_behind_it(
    filler: str, question: str
) -> None:
    assert DESK.query(f"{filler}, {question}") in {DESK.query(question), None}
    assert DESK.query(f"{question}? {filler}") in {DESK.query(question), None}


MISLEADING = tuple(text for texts in PHRASES[Sense.UNKNOWN].values() for text in texts)


@given(phrase=st.sampled_from(MISLEADING), question=st.sampled_from(ASKED))
def test_a_phrase_that_no_query_says_leaves_no_query(phrase: str, question: str) -> None:
    assert DESK.query(f"{question} {phrase}") is None
