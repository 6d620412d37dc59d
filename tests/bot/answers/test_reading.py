"""Every word of a question gets one sense, the longest match first."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.answers.grammar import phrases
from bot.answers.senses import Sense
from bot.answers.words import words_of
from index.figures.query import FIRST, Aggregate, Filter, Money, Op
from tests.bot.answers.desk import TODAY, Desk
from tests.builders import a_company, a_round, table_of

DESK = Desk(
    table_of(
        a_round("Anthropic", "Series A", lead_investors=("Lightspeed Venture Partners", "Tide")),
        a_round("Anthropic", "Series B"),
        a_round("Anthropic", "Employee tender"),
        a_round("Figure AI", "Series C"),
        a_round("Harbor Bio", "Bridge loan"),
        a_round("Lumenix", "Seed"),
        a_round("Lumenis", "Seed"),
        companies=(
            a_company("Anthropic", hq_country="United States", sector_group="robotics"),
            a_company("Figure AI", aliases=("Figure",)),
            a_company("Harbor Bio", aliases=("Harbor",), hq_country="United Kingdom"),
        ),
    )
)


@pytest.mark.parametrize(
    ("question", "senses"),
    [
        ("how much", [(Sense.ASKS, "amount")]),
        ("how much more", [(Sense.COMPARES, "difference")]),
        ("more than $10m rounds", [(Sense.CONDITION, None), (Sense.ROUNDS, "round")]),
        ("first quarter of 2025", [(Sense.PERIOD, None)]),
        ("first", [(Sense.PICK, FIRST)]),
        ("post-money valuation", [(Sense.METRIC, "post_money")]),
        ("total funding", [(Sense.AGGREGATE, Aggregate.SUM), (Sense.METRIC, "raised")]),
        ("by total funding", [(Sense.RANKS_BY, "raised")]),
        ("most active", [(Sense.ACTIVE, None)]),
        ("Harbor Bio", [(Sense.COMPANY, "Harbor Bio")]),
        ("3rd", [(Sense.ORDINAL, 3)]),
        ("3", [(Sense.NUMBER, 3)]),
        ("2025", [(Sense.PERIOD, None)]),
        ("$3 billion", [(Sense.MONEY, Money(3 * 10**9, "USD"))]),
    ],
)
def test_the_longest_match_gives_the_sense(question: str, senses: list[tuple[Sense, object]]) -> None:
    found = DESK.senses(question)
    assert [sense for sense, _ in found] == [sense for sense, _ in senses]
    assert all(value in (None, meant) for (_, meant), (_, value) in zip(found, senses, strict=True))


WORDS = ["anthropic", "series", "b", "harbor", "bio", "how", "much", "led", "by", "2025", "$3", "bn", "quux", "more"]


@given(st.lists(st.sampled_from(WORDS), max_size=10))
def test_no_word_is_lost_and_none_is_read_twice(words: list[str]) -> None:
    question = " ".join(words)
    spans = DESK.reading(question).spans
    said = [span for span in spans if span.sense is not Sense.UPTO]  # "by" reaches to the round that it stands before
    read = [word.start for span in said for word in span.words]
    assert sorted(read) == [word.start for word in words_of(question)]


@settings(max_examples=30)
@given(st.lists(st.sampled_from([*WORDS, *sorted(phrases())]), max_size=8))
def test_the_same_question_always_reads_the_same(words: list[str]) -> None:
    question = " ".join(words)
    assert DESK.reading(question) == Desk(DESK.table).reading(question)


QUESTION_WORDS = [
    *WORDS,
    "figure",
    "and",
    "series",
    "of",
    "Anthropic's",
    "total",
    "raised",
    "valuation",
    "over",
    "it",
]


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    reading = DESK.reading(text)
    assert {word.start for span in reading.spans for word in span.words} == {word.start for word in words_of(text)}


@settings(max_examples=60)
@given(st.lists(st.sampled_from(QUESTION_WORDS), min_size=2, max_size=8))
def test_spaces_and_marks_around_a_question_make_no_difference(words: list[str]) -> None:
    plain = DESK.senses(" ".join(words))
    for question in ("   ".join(words), f" {' '.join(words)}?", f"“{' '.join(words)}”…", f"**{' '.join(words)}** 🙏"):
        assert DESK.senses(question) == plain


@settings(max_examples=60)
@given(st.lists(st.sampled_from([word.casefold() for word in QUESTION_WORDS]), min_size=2, max_size=8))
def test_a_question_all_in_capitals_reads_as_in_small_letters(words: list[str]) -> None:
    question = " ".join(words)
    assume(sum(len(word) > 1 and word.isalpha() for word in words) > 1)
    assert DESK.senses(question.upper()) == DESK.senses(question)


@pytest.mark.parametrize(("question", "is_country"), [("US ROUNDS IN 2025", True), ("SHOW US THE ROUNDS", False)])
def test_in_capitals_us_is_the_country_unless_something_is_told_to_us(question: str, is_country: bool) -> None:
    assert DESK.reading(question).has(Sense.COUNTRY) is is_country


def test_what_nothing_knows_is_unknown_as_it_was_typed() -> None:
    assert DESK.reading("Quux’s valuation of Wibble").unknown == ("Quux's", "Wibble")


@pytest.mark.parametrize("typed", ["Antropic", "anthroppic", "Anthropc", "anthorpic"])
def test_a_slip_of_the_pen_is_taken_for_the_one_name_that_it_can_mean_and_said(typed: str) -> None:
    reading = DESK.reading(f"{typed} valuation")
    assert reading.values(Sense.COMPANY) == ("Anthropic",)
    assert reading.notes == (f"Took “{typed}” to mean Anthropic.",)


def test_a_slip_inside_a_longer_name_is_said_of_the_whole_name() -> None:
    reading = DESK.reading("rounds led by Lightspead Venture Partners")
    assert not reading.unknown
    assert reading.notes == ("Took “Lightspead Venture Partners” to mean Lightspeed Venture Partners.",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("anthropic valuaton", "anthropic valuation"),
        ("anthropic seires b", "anthropic series b"),
        ("pre monney of anthropic", "pre money of anthropic"),
        ("rounds in febuary 2025", "rounds in february 2025"),
    ],
)
def test_a_slip_in_a_word_of_the_trade_reads_as_the_word_and_is_said(typed: str, meant: str) -> None:
    assert DESK.senses(typed) == DESK.senses(meant)
    [note] = DESK.reading(typed).notes
    assert note.startswith("Took “")


@pytest.mark.parametrize(
    "typed", ["anthropics valuation", "harborbio valuation", "Anthropic's valuation", "figureai"]
)
def test_another_way_to_write_a_name_needs_no_note(typed: str) -> None:
    reading = DESK.reading(typed)
    assert reading.has(Sense.COMPANY)
    assert not reading.notes


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("anthrop", "the name cut short"),
        ("panthropic", "another first letter"),
        ("philanthropic", "another word"),
        ("Lumeni", "two names cut short"),
        ("Harbr", "too short to tell"),
        ("Antropix", "too far off"),
    ],
)
def test_what_is_no_slip_stays_unknown(typed: str, why: str) -> None:
    reading = DESK.reading(f"{typed} valuation")
    assert reading.unknown == (typed,), why
    assert not reading.notes


def test_a_slip_that_two_names_are_as_near_to_is_mended_only_where_they_mean_the_same() -> None:
    one, other = "Interconnectiona", "Interconnectiono"
    apart = Desk(table_of(companies=(a_company(one), a_company(other))))
    alike = Desk(table_of(companies=(a_company(one, aliases=(other,)),)))
    assert apart.reading("Interconectionx valuation").unknown == ("Interconectionx",)
    assert alike.reading("Interconectionx valuation").values(Sense.COMPANY) == (one,)


def test_a_name_guessed_from_a_longer_one_is_said() -> None:
    reading = DESK.reading("rounds led by Lightspeed")
    assert reading.notes == ("Took “Lightspeed” to mean Lightspeed Venture Partners.",)


def test_a_word_that_is_known_is_never_mended() -> None:
    assert not DESK.reading("Anthropic raised rounds in total").notes


@pytest.mark.parametrize(
    ("question", "is_company"),
    [
        ("Figure's valuation", True),
        ("figure's valuation", True),
        ("the valuation of Figure", True),
        ("give me a figure for Anthropic", False),
        ("figure AI valuation", True),
        ("How much did Anthropic raise, and what is the figure?", False),
    ],
)
def test_a_name_that_is_a_grammar_word_wants_a_capital_or_a_possessive(question: str, is_company: bool) -> None:
    assert ("Figure AI" in DESK.reading(question).values(Sense.COMPANY)) is is_company


@pytest.mark.parametrize(
    ("question", "is_company"),
    [
        ("figure series c amount", True),
        ("figure valuation", True),
        ("how much did figure raise", True),
        ("How much did figure raise?", True),
        ("valuation of figure in 2025", True),
        ("figure vs anthropic valuation", True),
        ("figure series c vs anthropic series b", True),
        ("FIGURE VALUATION", True),
        ("what is the figure", False),
        ("which figure did anthropic raise", False),
        ("give me a figure for anthropic", False),
        ("total figure raised by anthropic", False),
        ("figure raised by anthropic", False),
        ("figure out the total raised by Anthropic", False),
        ("the total, as a figure, raised by Anthropic", False),
    ],
)
def test_without_capitals_a_name_that_is_another_word_is_one_where_that_fits(question: str, is_company: bool) -> None:
    assert ("Figure AI" in DESK.reading(question).values(Sense.COMPANY)) is is_company


@pytest.mark.parametrize(
    ("question", "is_country"),
    [
        ("rounds in the us", True),
        ("us-based companies", True),
        ("us startups", True),
        ("how many us robotics rounds", True),
        ("get us robotics rounds", False),
        ("u.s. rounds", True),
        ("US rounds", True),
        ("U.S. rounds", True),
        ("rounds in the US", True),
        ("us rounds", False),
        ("tell us about Harbor", False),
        ("show us the rounds", False),
    ],
)
def test_us_is_the_country_only_where_it_is_typed_as_one(question: str, is_country: bool) -> None:
    assert DESK.reading(question).has(Sense.COUNTRY) is is_country


@pytest.mark.parametrize(
    "question",
    [
        "raised around 2024",
        "raised in 2024 to March",
        "raised from 2024",
        "raised roughly 2024",
        "raised now 2024",
        "raised 2024 as valued",
    ],
)
def test_a_filler_word_beside_a_period_that_may_change_it_is_unknown(question: str) -> None:
    assert DESK.reading(question).unknown


@pytest.mark.parametrize(
    "question",
    ["raised in 2024", "rounds from 2024", "raised during 2024", "raised now by Anthropic", "2024 for Harbor"],
)
def test_other_filler_words_and_those_further_off_stay_filler(question: str) -> None:
    assert not DESK.reading(question).unknown


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Anthropic B valuation", "Series B"),
        ("anthropic's b", "Series B"),
        ("Anthropic A valuation", "Series A"),
        ("Series B of Anthropic", "Series B"),
        ("series c1", "Series C1"),
        ("Series Z", "Series Z"),
        ("seed", "Seed"),
        ("growth round", "Growth"),
    ],
)
def test_a_round_is_named_by_its_letter(question: str, name: str) -> None:
    assert DESK.reading(question).values(Sense.ROUND) == (name,)


@pytest.mark.parametrize(
    "question", ["Anthropic Z valuation", "Quux B valuation", "B valuation", "Anthropic valuation B"]
)
def test_a_letter_is_a_round_only_right_after_a_company_that_has_it(question: str) -> None:
    assert not DESK.reading(question).has(Sense.ROUND)
    assert DESK.reading(question).unknown


def test_a_rounds_own_name_is_told_from_other_words_once_its_company_is_named() -> None:
    assert DESK.reading("Anthropic's employee tender").values(Sense.ROUND) == ("Employee tender",)
    assert DESK.reading("employee tender of Anthropic").values(Sense.ROUND) == ("Employee tender",)
    assert not DESK.reading("Harbor's employee tender").has(Sense.ROUND)
    assert not DESK.reading("employee tender").has(Sense.ROUND)


def test_a_conversations_company_lends_its_rounds_names() -> None:
    assert DESK.reading("and the bridge loan?", "Harbor Bio").values(Sense.ROUND) == ("Bridge loan",)
    assert not DESK.reading("and Anthropic's bridge loan?", "Harbor Bio").has(Sense.ROUND)


@pytest.mark.parametrize(
    ("question", "currency"),
    [("in US dollars", "USD"), ("in american dollars", "USD"), ("in euros", "EUR"), ("in yen", "JPY")],
)
def test_a_currency_is_no_country_and_no_amount(question: str, currency: str) -> None:
    assert DESK.senses(question) == [(Sense.CURRENCY, currency)]


def test_the_us_of_a_dollar_sign_is_no_country() -> None:
    assert DESK.senses("US$40 million") == [(Sense.MONEY, Money(40 * 10**6, "USD"))]
    assert DESK.senses("in US$") == [(Sense.CURRENCY, "USD")]


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("rounds over 40m canadian dollars", "canadian dollars"),
        ("rounds of ten figures", "ten figures"),
        ("rounds over ₹50bn", "₹"),
        ("rounds over ~$50m", "~"),
        ("rounds of $1.000.000", "$1.000.000"),
        ("rounds in 2024/25", "2024"),
        ("rounds on 31 February 2025", "2025"),
        ("rounds of early 2025", "early"),
    ],
)
def test_a_number_that_is_part_of_what_nobody_can_read_is_not_used(question: str, unknown: str) -> None:
    assert unknown in DESK.reading(question).unknown


@pytest.mark.parametrize(
    ("question", "sense"),
    [("20%", Sense.PERCENTAGE), ("3x", Sense.MULTIPLE), ("threefold", Sense.MULTIPLE), ("40m", Sense.MONEY)],
)
def test_numbers_have_the_sense_of_their_mark(question: str, sense: Sense) -> None:
    assert [found for found, _ in DESK.senses(question)] == [sense]


def test_after_a_bound_1x_is_a_multiple_and_else_a_company() -> None:
    desk = Desk(table_of(a_round("1X Technologies"), companies=(a_company("1X Technologies", aliases=("1X",)),)))
    assert desk.reading("1x valuation").values(Sense.COMPANY) == ("1X Technologies",)
    assert not desk.reading("step-up over 1x").has(Sense.COMPANY)


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("raised in March", "March 2026"),
        ("raised in Q3", "Q3 2026"),
        ("raised in December", "December 2025"),
    ],
)
def test_a_month_without_a_year_is_said_to_be_taken(question: str, period: str) -> None:
    reading = DESK.reading(question)
    assert [str(value) for value in reading.values(Sense.PERIOD)] == [period]
    assert reading.notes == (f"Took “{question.split()[-1]}” to mean {period}.",)


def test_a_month_takes_the_year_of_the_question_before_that_of_the_conversation() -> None:
    def period(question: str, *years: int) -> list[str]:
        reading = DESK.reader.read(question, today=TODAY, years=years)
        return [str(value) for value in reading.values(Sense.PERIOD)]

    assert period("raised in March", 2023) == ["March 2023"]
    assert period("raised in March", 2023, 2024) == ["March 2026"]
    assert period("in 2024, raised in March", 2023) == ["2024", "March 2024"]


def test_a_reading_knows_the_years_that_its_periods_lie_in() -> None:
    assert DESK.reading("raised in Q1 2024 and in 2025").years == (2024, 2025)
    assert DESK.reading("raised from 2023 to 2025").years == ()


@pytest.mark.parametrize("question", ["rounds over A$10m", "rounds over C$10m", "rounds over HK$10 million"])
def test_another_dollar_is_no_us_dollar(question: str) -> None:
    assert DESK.query(question) is None


@pytest.mark.parametrize(
    ("bound", "op"),
    [
        ("more than", Op.GT),
        ("no more than", Op.LE),
        ("over", Op.GT),
        (">", Op.GT),
        (">=", Op.GE),
        ("≤", Op.LE),
    ],
)
def test_bounds_are_read_before_single_words(bound: str, op: Op) -> None:
    [condition] = DESK.reading(f"rounds {bound} $5m").values(Sense.CONDITION)
    assert condition == Filter("amount", op, (Money(5 * 10**6, "USD"),))


def test_near_names_are_suggested_likest_first_and_only_near_ones() -> None:
    assert DESK.reader.near_names("Lumeni")[:2] in (["Lumenis", "Lumenix"], ["Lumenix", "Lumenis"])
    assert DESK.reader.near_names("Antropix") == ["Anthropic"]
    assert DESK.reader.near_names("weather") == []


@pytest.mark.parametrize(
    ("question", "ahead"),
    [
        ("will Anthropic raise", True),
        ("is Anthropic going to raise", True),
        ("Anthropic is about to raise", True),
        pytest.param("will it raise what it was worth", True, id="the past stands behind"),
        pytest.param("what is Anthropic going to do after it was sold", True, id="the past stands far behind"),
        ("was Anthropic going to raise", False),
        ("What were they about to sell?", False),
        ("did Anthropic plan to raise", False),
        ("what had Anthropic been going to do", False),
        ("who led", False),
        ("", False),
    ],
)
def test_a_question_looks_ahead_unless_it_asks_what_was_to_come(question: str, ahead: bool) -> None:
    assert DESK.reading(question).looks_ahead is ahead
