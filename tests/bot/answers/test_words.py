"""Questions and table entries are cut into the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.words import normal, singular, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pre-money", ("pre", "money")),
        ("databricks.com", ("databricks", "com")),
        ("and/or", ("or",)),
        ("w/ Thrive", ("with", "thrive")),
        ("w/o debt", ("without", "debt")),
        ("A vs. B v. C", ("a", "vs", "b", "v", "c")),
        ("how much $$ was it", ("how", "much", "money", "was", "it")),
        ("# of rounds", ("number", "of", "rounds")),
        ("co-lead", ("co", "lead")),
        ("Anthropic’s", ("anthropic",)),
        ("investors'", ("investors",)),
        ("what’s", ("what",)),
        ("Crédit Agricole", ("credit", "agricole")),
        ("STRASSE straße", ("strasse", "strasse")),
        ("3.5bn", ("3.5", "bn")),
        ("a16z", ("a", "16", "z")),
        ("$1,250,000", ("$1,250,000",)),
        ("5.5%", ("5.5%",)),
        ("U.S. rounds", ("us", "rounds")),
        ("the U.S.?", ("the", "us")),
        ("U.S companies", ("us", "companies")),
        ("X.AI", ("x", "ai")),
        ("US$40 million", ("us", "$40", "million")),
        ("Marks & Spencer", ("marks", "and", "spencer")),
        ("1.000.000", ("1.000.000",)),
        ("2023,2024", ("2023", "2024")),
        ("₹50bn", ("₹", "50", "bn")),
        (">$1bn", (">", "$1", "bn")),
        ("rounds ≥ 5", ("rounds", "≥", "5")),
        ("rounds <= 5", ("rounds", "≤", "5")),
        ("~$1bn", ("~", "$1", "bn")),
        ("> a quoted line", ("a", "quoted", "line")),
        ("**World Labs** `round`", ("world", "labs", "round")),
        ("<@123> <@!4> <#5> <:up:6> who", ("who",)),
        ("see https://example.com/a?b=1 now", ("see", "now")),
        ("[the page](https://example.com/x) says", ("the", "page", "says")),
        ("Lumen 🚀🚀 round??!!", ("lumen", "round")),
        ("Anth\u200bropic", ("anthropic",)),
        ("Cre\u0301dit", ("credit",)),
        ("one\ntwo", ("one", "two")),
        ("q: who led it\na: amount", ("who", "led", "it", "amount")),
        ("2024—2025", ("2024", "2025")),
        ("(“Series E”)", ("series", "e")),
        ("…?!", ()),
    ],
)
def test_a_text_is_cut_into_words_that_compare(text: str, words: tuple[str, ...]) -> None:
    assert normal(text) == words


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_every_word_stands_in_order_at_its_place_in_what_was_typed(text: str) -> None:
    last = 0
    for word in words_of(text):
        assert last <= word.start < word.end <= len(text)
        last = word.end


@given(st.lists(st.sampled_from(["Lumen’s", "pre-money", "$3.5bn", "E?", "raised", "in", "2025,"]), max_size=8))
def test_what_was_typed_stands_at_its_offsets_but_for_plain_signs(words: list[str]) -> None:
    text = " ".join(words)
    for word in words_of(text):
        assert word.typed == text[word.start : word.end].replace("’", "'")


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_typing_a_word_alone_gives_the_same_word(text: str) -> None:
    for word in words_of(text):
        assert word.text
        assert word.typed
        assert len(word.typed) <= word.end - word.start


@pytest.mark.parametrize(
    ("plural", "stem"),
    [
        ("rounds", "round"),
        ("companies", "company"),
        ("series", "sery"),  # no good English, but the same wherever it is compared
        ("basis", "basis"),
        ("focus", "focus"),
        ("press", "press"),
        ("atlas", "atlas"),
        ("us", "us"),
        ("ties", "tie"),
        ("its", "it"),
    ],
)
def test_a_plural_ending_is_taken_off_and_other_endings_stay(plural: str, stem: str) -> None:
    assert singular(plural) == stem


@given(st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=3, max_size=12))
def test_a_word_and_its_plural_meet_in_one_stem(word: str) -> None:
    if singular(word) == word and not word.endswith(("s", "y", "u", "i", "a", "ie")):
        assert singular(word + "s") == word


@pytest.mark.parametrize(("typed", "is_name"), [("Figure", True), ("figure", False), ("xAI", True)])
def test_a_capital_anywhere_marks_a_name(typed: str, is_name: bool) -> None:
    [word] = words_of(typed)
    assert word.is_capitalised is is_name


@pytest.mark.parametrize(
    ("text", "is_shouted"),
    [("HOW MUCH DID LAMBDA RAISE", True), ("US", False), ("OpenAI ROUNDS", False), ("US B", False), ("2025", False)],
)
def test_in_a_question_all_in_capitals_they_mean_nothing(text: str, is_shouted: bool) -> None:
    assert {word.is_shouted for word in words_of(text)} == {is_shouted}
    if is_shouted:
        assert not any(word.is_capitalised for word in words_of(text))


def test_the_signs_between_two_words_are_kept() -> None:
    assert [word.gap for word in words_of("Q1/25 – “Lumen” & Co., 2023-2025")] == [
        *("", "", "/", '-"', '"', "", ".,", "-"),
    ]
    year, other = words_of("2023-2025")
    assert other.hangs_on(year, "-")
    assert not other.touches(year)
    assert not words_of("2023 - 2025")[1].hangs_on(words_of("2023 - 2025")[0], "-")
