"""Questions over the shipped corpus for which a wrong figure is tempting: it is never the one that is given.

Beside each question stands a part of the query that would be wrong. Declining is always fair; another query is right
where the tests of its own way of asking say so.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.answers.asking import asked
from bot.answers.lexicon import Lexicon
from bot.answers.reading import Reader
from index.corpus import load_corpus
from index.facts.table import FactsTable

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
TABLE = FactsTable(load_corpus(CORPUS).facts)
READER = Reader(Lexicon(TABLE))
TODAY = date(2026, 11, 22)


def line(question: str) -> str:
    """The query of a question, or nothing where there is none."""
    found = asked(READER.read(question, today=TODAY), TABLE)
    return str(found.query) if found else ""


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("companies not backed by Nvidia", "list(company) where investor != Nvidia"),
        ("how many companies has Nvidia not backed", "where investor != Nvidia"),
        ("companies that have not disclosed a valuation", "list(company) where post_money unknown"),
        ("companies that raised in 2024 but not in 2025", "announced != 2025"),
        ("investors in OpenAI but not Anthropic", "company != Anthropic"),
        ("how much has Anthropic raised without Google and Amazon", "investor = Amazon"),
        ("how much did Anthropic raise not from Amazon", "round_id"),
        ("Anthropic total excluding Amazon", "investor != Amazon"),
        ("didn't Google lead Anthropic's Series E?", "!="),
        ("hasn't Anthropic raised in 2026?", "!="),
        ("how much did Anthropic raise excluding Series H and Series G", "round_id"),
        ("total raised in 2025 not counting debt", "sum(amount)"),
        ("rounds Sequoia was in without leading", "lead !="),
        ("rounds led by Thrive Capital but not Andreessen Horowitz", "investor !="),
        ("total raised in 2025 by companies other than OpenAI and Anthropic", "by company"),
        ("rounds not led by Thrive, Sequoia or Nvidia in 2025", "investor ="),
        ("rounds except Anthropic, OpenAI and xAI", "company != Anthropic order"),
        ("total raised by Anthropic excluding its largest round", "sum(raised) where company = Anthropic"),
    ],
)
def test_a_negation_reaches_just_what_it_is_said_of(question: str, wrong: str) -> None:
    assert wrong not in line(question)


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("which companies were backed by both Nvidia and Amazon", "where investor = Nvidia and investor = Amazon"),
        ("companies that raised in 2024 and 2025", "announced in (2024, 2025)"),
        ("who backed both OpenAI and Anthropic", "company = (OpenAI, Anthropic)"),
        ("which companies raised a Series B and a Series C", 'series = ("Series B", "Series C")'),
        ("which company's valuation grew the most in 2025", "max(valuation)"),
        ("companies with exactly two rounds in 2025", "list(company) where announced in 2025"),
        ("who led two rounds of Skild AI", "list(lead_investors)"),
        ("who led the rounds of the oldest AI lab", 'sector = "AI labs" order'),
        ("who led the rounds of the oldest AI lab", 'sector = "AI labs" pick 1 by announced'),
        ("stake sold in the latest round of the youngest robotics company", "stake_sold where sector"),
        ("valuation of the company that raised the most in 2025", "max(valuation)"),
        ("latest round of the oldest defence company", "where sector = defence pick 1 by announced"),
        ("rounds of the most active investor", "count(round) by investor"),
        ("total raised by companies backed by Thrive", "sum(raised) where investor"),
        ("how much did companies led by Thrive raise in 2025", "sum(raised) where lead"),
        ("average valuation of companies backed by Thrive", "mean(post_money) where investor"),
        ("first company to raise over $1 billion", "by founded"),
        ("rounds between Anthropic's Series E and Series F", 'round = ("Series E", "Series F")'),
        ("are there any European companies worth less than $1bn", "round_id"),
    ],
)
def test_no_word_of_the_scope_is_lost(question: str, wrong: str) -> None:
    assert wrong not in line(question)


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("how much did Nvidia raise", "sum(raised)"),
        ("how much did SoftBank raise in 2025", "sum(raised)"),
        ("total invested by Nvidia in 2025", "sum(raised)"),
        ("total raised per investor", "sum(raised)"),
        ("who raised the most from Nvidia", "sum(raised)"),
        ("in which sectors did Nvidia invest most", "sum(raised)"),
        ("Microsoft's stake in OpenAI", "stake_sold"),
        ("what stake does Microsoft have in OpenAI", "stake_sold"),
        ("did Amazon invest more than $5 billion in Anthropic", "is(amount"),
        ("Nvidia's average commitment in 2025", "sum(commitment)"),
        ("German investors in Helsing", "country = Germany"),
        ("rounds led by American investors", "country ="),
        ("how many European investors", "region = Europe"),
        ("rounds with at least one investor from Japan", "country = Japan"),
        ("which rounds did Thrive co-lead with Andreessen Horowitz", "investor ="),
        ("rounds led by Thrive, Sequoia or Accel in 2025", "investor ="),
        ("who co-led with Thrive", "list(company)"),
    ],
)
def test_an_investor_is_not_its_rounds_and_not_a_company(question: str, wrong: str) -> None:
    assert wrong not in line(question)


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("average raised per year by Anthropic", "mean(raised) where company = Anthropic by year"),
        ("average raised per company in 2025", "mean(raised) where announced in 2025 by company"),
        ("rounds per year on average", "mean(raised)"),
        ("what share of Figure's rounds was backed by Microsoft", "share_of_round"),
        ("which sector has the most companies", "sum(raised)"),
        ("which month had the largest round", "sum(raised)"),
        ("rounds by sector", "sum(raised)"),
        ("who raised the largest Series A", "sum(raised)"),
        ("how many more companies raised in 2025 than in 2024", "difference(sum(raised)"),
        ("how many companies raised over $1 billion in one round in 2025", "list(company)"),
        ("companies with more than $1 billion raised", "sum(raised) where raised >"),
        ("which AI labs raised in Q3 2025", "sum(raised)"),
        ("common lead investors of Harvey and Anysphere", "round_id"),
        ("rounds at a $5 billion valuation", "amount = "),
        ("list rounds without disclosed valuation in Q1 2025", "amount unknown"),
        (
            "how many times larger is OpenAI's valuation than Anthropic's amount raised",
            "post_money where company = Anth",
        ),
        ("how much did OpenAI's valuation grow since 2024", "valuation_growth"),
        ("step-up of Anthropic's Series G over its Series E", "larger("),
        (
            "how much had Anthropic raised in total by Series F",
            'sum(raised) where company = Anthropic and round = "Ser',
        ),
        ("how much did European companies raise in euros in 2025", "currency = EUR"),
        ("OpenAI total with secondaries", "instrument = secondary"),
        ("how long between Anthropic and OpenAI", "announced"),
        ("average valuation of OpenAI and Anthropic", "mean(post_money)"),
        ("Anthropic's valuations since 2025", "round_id"),
        ("who led the most rounds in 2025 and how much did they raise", "count("),
    ],
)
def test_what_is_measured_is_what_is_asked_for(question: str, wrong: str) -> None:
    assert wrong not in line(question)


@pytest.mark.parametrize(
    "question",
    [
        "what if Anthropic had raised $50 billion",
        "Anthropic's post-money if it had raised $10 billion in Series F",
        "average of the rounds larger than the average",
        "all rounds but one of Anthropic",
        "rounds led by no one but Thrive Capital",
        "rounds led not only by Thrive Capital",
        "who has never led a round",
        "twice as many rounds as 2024",
        "three times more than Anthropic",
        "rounds in the same year as Anthropic's Series F",
        "rounds since then",
        "how many days ago was Anthropic's Series H",
        "stake above $1bn",
        "valuation above 50%",
        "Anthropic's valuation in percent",
        "step-up in dollars",
        "OpenAI's valuation in bitcoin",
        "total stake sold by Anthropic",
        "total valuation of AI labs",
        "rounds on 30 February 2025",
        "total raised in Q5 2025",
        "rounds in early 2025",
        "rounds in fiscal 2025",
        "how many rounds on Mondays",
        "biggest investor",
        "largest company",
        "who owns Anthropic",
        "did more than half of rounds in 2025 go to AI labs",
        "where is Thrive Capital based",
        "who founded Sequoia",
        "market cap of Nvidia",
    ],
)
def test_what_the_table_or_the_words_leave_open_has_no_query(question: str) -> None:
    assert line(question) == ""
