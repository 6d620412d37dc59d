"""Which questions are answered by quotes, from whose briefings, and which are not: real models, three briefings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.across import asks_for_several
from bot.answers.answer import Answer, AnswerKind
from bot.answers.answerer import Answerer, Conversation
from bot.answers.passages import passage_answer
from bot.answers.quotable import (
    asks_for_no_quote,
    briefings_about,
    content_of,
    exact_words,
    is_told_of,
    prose_of,
)
from bot.answers.support import LEAST_OF_NOBODY
from index.encoder import SentenceEncoder
from index.generation import BuildOptions, Generation, build, open_generation
from index.reranker import CrossEncoder
from tests.bot.answers.desk import TODAY, Desk
from tests.bot.answers.stories import HARBOR, LUMEN, ORCHARD, write_stories
from tests.builders import a_round, table_of

CAPSULES = "The capsules are pressed from kelp that divers cut off the coast of Maine."
TRIAL = "Regulators asked for a second trial because the first one left out children."
STRIKE = "In 2025 a strike closed the factory in Leeds for six weeks."
PLUMBERS = "Plumbers must be trained for a fortnight before they may install one."


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceEncoder) -> Generation:
    folder = tmp_path_factory.mktemp("stories")
    build(write_stories(folder / "corpus"), folder / "index", options=BuildOptions(), encoder=encoder)
    return open_generation(folder / "index", encoder=encoder, reranker=CrossEncoder(threads=1))


@pytest.fixture(scope="module")
def answerer(generation: Generation) -> Answerer:
    return Answerer(generation, today=lambda: TODAY)


@pytest.fixture(scope="module")
def desk(answerer: Answerer) -> Desk:
    return Desk(answerer._table)


Ask = Callable[..., Answer | None]


@pytest.fixture(scope="module")
def ask(generation: Generation, desk: Desk) -> Ask:
    """Quotes for a question."""

    @cache
    def ask(question: str) -> Answer | None:
        return passage_answer(question, desk.reading(question), generation, desk.table)

    return ask


def quotes(answer: Answer | None) -> list[str]:
    """What is quoted as the answer."""
    return [quote.text for quote in answer.quotes] if answer and answer.kind is AnswerKind.PASSAGES else []


def files(answer: Answer | None) -> set[str]:
    assert answer is not None
    return {quote.file for quote in answer.quotes}


def test_a_question_is_answered_with_the_best_sentence_its_place_and_its_round(
    ask: Ask, generation: Generation
) -> None:
    answer = ask("What are the capsules pressed from?")
    assert answer is not None
    assert answer.kind is AnswerKind.PASSAGES
    told, figures = answer.text.split("\n\n")
    assert told == f"“{CAPSULES}” [1] (Harbor Bio Series A)"
    assert figures.startswith("Harbor Bio Series A: $30 million (equity), announced 1 February 2024")
    [quote] = answer.quotes
    assert generation.text(HARBOR)[quote.start : quote.end] == quote.text == CAPSULES
    assert [(cited.n, cited.file) for cited in answer.citations] == [(1, HARBOR), (2, "facts/rounds.csv")]


def test_a_quote_that_names_its_company_is_not_followed_by_the_title(ask: Ask) -> None:
    answer = ask("Who builds arms that pick parcels?")
    assert answer is not None
    told = (
        "Lumen Robotics builds arms that pick parcels in warehouses. Tidewater Capital led the round because a rival "
        "bidder had walked away."
    )
    assert answer.text.startswith(f"“{told}” [1]\n\n")


def test_a_pronoun_brings_the_sentence_before_it_along(ask: Ask) -> None:
    [told] = quotes(ask("What do Lumen's suction cups let go of?"))
    assert told.startswith("The arms hold a parcel with suction cups of soft rubber. They let go of anything")


def test_a_question_about_a_company_is_answered_from_its_own_briefings_though_anothers_is_nearer(ask: Ask) -> None:
    anybody, lumen = ask("Where are the heat pumps assembled?"), ask("Where are Lumen's heat pumps assembled?")
    assert files(anybody) == {ORCHARD}
    assert files(lumen) == {LUMEN}


@pytest.mark.parametrize(("company", "file"), [("Lumen Robotics", LUMEN), ("Harbor Bio", HARBOR)])
def test_a_conversations_company_restricts_a_question_that_names_none(
    company: str, file: str, answerer: Answerer
) -> None:
    talk = Conversation()
    answerer.ask(f"How much has {company} raised?", talk)
    for _ in range(2):  # its answer leaves the company talked about
        answer = answerer.ask("What must be bought from a cloud?", talk)
        assert files(answer) == {file}
        assert f"Taken to be about {company}." in answer.notes


def test_a_named_company_comes_before_the_conversations(answerer: Answerer) -> None:
    talk = Conversation()
    answerer.ask("How much has Harbor Bio raised?", talk)
    assert files(answerer.ask("What must Lumen Robotics buy from a cloud?", talk)) == {LUMEN}


def test_what_the_quotes_are_about_is_said_where_it_was_asked_for(ask: Ask) -> None:
    named, anybody = ask("What must Lumen Robotics buy from a cloud?"), ask("What are the capsules pressed from?")
    assert named is not None
    assert anybody is not None
    assert named.understood == "what the briefings say about Lumen Robotics Series A"
    assert anybody.understood == "what the briefings say"


def test_a_round_without_a_briefing_is_not_answered_from_another_rounds(ask: Ask) -> None:
    assert ask("suction cups in Lumen's Series A") is not None
    assert ask("suction cups in Lumen's Seed") is None


def test_which_briefings_a_question_is_restricted_to(desk: Desk) -> None:
    def about(question: str) -> list[str] | None:
        found = briefings_about(desk.reading(question), desk.table)
        return None if found is None else sorted(found)

    assert about("kelp") is None
    assert about("Lumen and kelp") == [LUMEN]
    assert about("Lumen or Harbor Bio kelp") == [HARBOR, LUMEN]
    assert about("Lumen's Seed kelp") == []


def test_names_that_chose_the_briefing_are_not_what_is_asked_about_it(desk: Desk) -> None:
    assert content_of(desk.reading("why does Lumen's Series A wobble in 2023")) == ["why", "wobble", "2023"]


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("What closed the factory in 2025?", ["2025"]),
        ("What was bought for $300 million?", ["300"]),
        ("What was bought for 300m?", ["300"]),
        ("Who holds 12.5%?", ["12.5"]),
        ("What did Ada Moss promise?", ["ada", "moss"]),
        ("What are the capsules pressed from?", []),
        ("What closed the factory last year?", ["2025"]),
        ("What closed the factory this month?", ["November", "2026"]),
        ("What closed the factory between 2023 and 2025?", ["between", "2023", "and", "2025"]),
        pytest.param("What closed the factory in January?", ["January"], id="no year is required that was not asked"),
        pytest.param("What closed the factory on March 5?", ["5", "March"], id="nor of a day"),
    ],
)
def test_a_quote_must_hold_times_numbers_and_persons_a_number_by_its_figures(
    question: str, held: list[str], desk: Desk
) -> None:
    assert exact_words(desk.reading(question), desk.table) == held


@pytest.mark.parametrize("month", [date(2025, number, 1).strftime("%B") for number in range(1, 13)])
@pytest.mark.parametrize("year", [2019, 2025])
def test_a_month_however_abbreviated_needs_its_full_name(month: str, year: int, desk: Desk) -> None:
    for written in (month, month.casefold(), month[:3], f"{month[:3]}."):
        assert exact_words(desk.reading(f"What closed in {written} {year}?"), desk.table) == [month, str(year)]


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Why did Lumen need $20m for arms?", []),
        ("Why did Lumen need $20 million for arms?", []),
        pytest.param("Why is Lumen worth $100m for arms?", [], id="what it was valued at"),
        pytest.param("Why is Lumen worth $80m for arms?", [], id="and before the money"),
        pytest.param("Why did Lumen need $30m for arms?", ["30"], id="another company's round"),
        pytest.param("Why did Lumen need $4m for arms?", ["4"], id="a round that no briefing tells of"),
        pytest.param("Why did Lumen need 20% for arms?", ["20"], id="no amount"),
        pytest.param("Why was $20m needed for arms?", ["20"], id="no company was named"),
    ],
)
def test_an_amount_that_only_says_which_round_is_meant_need_not_be_held(
    question: str, held: list[str], desk: Desk
) -> None:
    reading = desk.reading(question)
    assert exact_words(reading, desk.table, briefings_about(reading, desk.table)) == held


def test_the_size_of_its_round_finds_what_a_company_says_elsewhere(ask: Ask) -> None:
    assert quotes(ask("Why did regulators ask Harbor Bio for a second trial after its $30m?")) == [TRIAL]
    assert quotes(ask("Why did regulators ask Harbor Bio for a second trial after its $31m?")) == []


@given(millions=st.integers(1, 2000), unit=st.sampled_from(["m", "M", "mn", " million"]))
def test_of_an_amount_its_figures_are_held_unless_it_is_a_rounds(millions: int, unit: str, desk: Desk) -> None:
    reading = desk.reading(f"Why did Lumen want ${millions}{unit}?")
    held = exact_words(reading, desk.table, frozenset({LUMEN}))
    assert held == ([] if millions in (20, 80, 100) else [str(millions)])


def test_a_quote_names_every_company_and_investor_that_the_question_names(ask: Ask) -> None:
    assert quotes(ask("What condition came with the loan from North Pier?"))
    assert quotes(ask("What condition came with the loan from Tidewater Capital?")) == []
    assert quotes(ask("Must Lumen Robotics and Harbor Bio buy computing from a cloud?")) == []


def test_a_sentence_without_the_kind_of_thing_that_is_asked_for_is_no_answer(ask: Ask) -> None:
    assert quotes(ask("How long did the strike close the factory in Leeds?")) == [STRIKE]
    assert quotes(ask("How many people did the strike at the factory in Leeds hurt?")) == []
    assert quotes(ask("In which month did the strike close the factory in Leeds?")) == [STRIKE]
    assert quotes(ask("How much did the strike at the factory in Leeds cost?")) == []


def test_prose_is_what_no_table_has_a_word_for(desk: Desk) -> None:
    assert prose_of(desk.reading("Who led the round of Lumen in 2023?")) == []
    assert prose_of(desk.reading("why did Lumen raise at Quibblecorp")) == []
    assert prose_of(desk.reading("Which deals were about plumbers?")) == ["plumbers"]


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Lumen's plumbers in Leeds not customers how much", id="a figure that a word changes"),
        pytest.param("largest factory of plumbers without a strike", id="a ranking that a word changes"),
        pytest.param("how much will the heat pumps raise", id="a figure that is to come"),
        pytest.param("when will the strike close the factory in Leeds", id="a day that is to come"),
        pytest.param("should I buy heat pumps", id="advice"),
        pytest.param("does the company train plumbers", id="the company, and nobody was named"),
        pytest.param("cryptography and quilts", id="nothing of the kind stands anywhere"),
    ],
)
def test_what_no_sentence_answers_is_not_quoted(question: str, ask: Ask) -> None:
    assert ask(question) is None


@pytest.mark.parametrize(
    ("question", "is_none"),
    [
        pytest.param("What will Lumen use the money for?", False, id="use of funds may be asked ahead"),
        pytest.param("What is Lumen gonna do with the money?", False, id="use of funds in other words"),
        pytest.param("What was Lumen going to raise?", False, id="what was going to be is past"),
        pytest.param("When was Lumen going to announce?", False, id="when it was going to be is past"),
        pytest.param("What is Lumen going to raise?", True, id="what is going to be"),
        pytest.param("When will Lumen announce?", True, id="when it will be"),
        pytest.param("Why did only Lumen raise without a factory?", False, id="why, of a count that a word changes"),
        pytest.param("Why is Lumen's largest factory without staff?", False, id="why, of a ranking"),
        pytest.param("What is Lumen's largest factory without staff?", True, id="a ranking that a word changes"),
        pytest.param("How many rounds did only Lumen raise?", True, id="a count that a word changes"),
        pytest.param("Why should I buy Lumen?", True, id="advice, even with why"),
        pytest.param("How many parcels per week does Lumen pick?", False, id="a figure of prose alone"),
        pytest.param("How many rounds per year does Lumen raise?", True, id="a figure of the tables, divided"),
        pytest.param("How many parcels does Lumen not pick?", True, id="a figure of prose, denied"),
        pytest.param("How many parcels will Lumen pick?", False, id="what is planned, in words of prose"),
        pytest.param("How much will Lumen raise before the next parcel?", True, id="a figure to come, beside prose"),
        pytest.param("What will Lumen's revenue be after the parcels?", True, id="a measure to come, beside prose"),
    ],
)
def test_no_quote_is_asked_for_where_a_figure_or_a_forecast_is(question: str, is_none: bool, desk: Desk) -> None:
    assert asks_for_no_quote(desk.reading(question)) is is_none


def test_the_company_is_nobody_where_none_was_named(ask: Ask) -> None:
    assert ask("Does the company train plumbers for a fortnight?") is None
    assert quotes(ask("Does Orchard Energy train plumbers for a fortnight?")) == [PLUMBERS]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What closed the factory in Leeds in 2025?", [STRIKE]),
        ("What closed the factory in Leeds in 2024?", []),
        ("What did Ada Moss promise the board?", [f"Ada Moss had promised the board a second factory. {STRIKE}"]),
        ("What did Jon Reef promise the board?", []),
    ],
)
def test_a_sentence_about_another_time_or_person_is_no_answer(question: str, found: list[str], ask: Ask) -> None:
    assert quotes(ask(question)) == found


@pytest.mark.parametrize(
    "name", ["Quibblecorp", pytest.param("NASA", id="initials"), pytest.param("Jane Doe", id="two words")]
)
def test_a_name_that_no_briefing_has_is_declined(name: str, ask: Ask) -> None:
    assert quotes(ask("Are the capsules pressed from kelp?")) == [CAPSULES]
    assert ask(f"Are the capsules of {name} pressed from kelp?") is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("Are there capsules in Maine?", {HARBOR}, id="a name"),
        pytest.param("Is there kelp in the KELP?", {HARBOR, LUMEN, ORCHARD}, id="initials that stand somewhere"),
        pytest.param("Is there kelp in the KELP of Maine?", {HARBOR}, id="initials and a name"),
        pytest.param("Is there kelp in the NASA?", set(), id="initials that stand nowhere"),
        pytest.param("Is there kelp?", {HARBOR, LUMEN, ORCHARD}, id="no name"),
        pytest.param("Maine has kelp?", {HARBOR, LUMEN, ORCHARD}, id="any first word is capitalised"),
    ],
)
def test_a_briefing_must_have_the_names_that_nobody_here_knows_and_no_terms_of_the_trade(
    question: str, told: set[str], desk: Desk, generation: Generation
) -> None:
    reading, searcher = desk.reading(question), generation.searcher
    assert {file for file in (HARBOR, LUMEN, ORCHARD) if is_told_of(reading, file, searcher)} == told


def test_a_why_takes_up_to_three_quotes_and_none_repeats_another(ask: Ask) -> None:
    answer = ask("Why are Orchard's customers angry?")
    told = quotes(answer)
    assert len(told) == len(set(told)) == 3
    assert all("angry because" in one for one in told)
    assert answer is not None
    assert all(f"“{one}” [" in answer.text for one in told)


def test_reasons_that_are_equally_good_do_not_count_against_each_other(ask: Ask) -> None:
    assert len(quotes(ask("Why are customers angry?"))) == 3
    assert len(quotes(ask("What made customers angry?"))) == 2


def test_a_why_names_the_words_that_no_briefing_about_it_says(ask: Ask) -> None:
    told, doubted = (ask(f"Why are Orchard Energy's customers {are}?") for are in ("angry", "angry and jailed"))
    assert told is not None
    assert told.notes == ()
    assert doubted is not None
    assert doubted.notes == (
        "The briefings about it do not say “jailed”: what the question takes for granted may not be so.",
    )


def test_a_why_takes_one_quote_where_no_other_comes_near(ask: Ask) -> None:
    assert quotes(ask("Why did regulators ask Harbor Bio for a second trial?")) == [TRIAL]


def test_words_of_the_tables_alone_need_a_surer_quote_than_others(ask: Ask) -> None:
    """A question that a figure should have answered: the same words may well mean something else."""
    tables, prose = ask("Who led the round?"), ask("What is the price of kelp?")
    assert tables is not None
    assert tables.kind is AnswerKind.DECLINED
    assert [quote.text for quote in tables.quotes] == [
        "Tidewater Capital led the round because a rival bidder had walked away."
    ]
    assert quotes(prose) == ["Harvests fail in warm summers, and the price of kelp has doubled since."]
    assert prose is not None
    assert prose.confidence < LEAST_OF_NOBODY


def test_two_quotes_are_given_where_little_decides_between_them(ask: Ask) -> None:
    told = quotes(ask("Is computing bought from a cloud?"))
    assert len(told) == len(set(told)) == 2
    assert all("computing" in one for one in told)
    assert len(quotes(ask("Are customers angry?"))) == 2, "where nobody asks why, two are enough"


def test_any_other_question_takes_one_quote(ask: Ask) -> None:
    assert quotes(ask("What closed the factory in Leeds?")) == [STRIKE]


def test_no_quote_is_certain_and_one_without_rivals_is_surer(ask: Ask) -> None:
    sure, unsure = ask("What closed the factory in Leeds?"), ask("Why are Orchard's customers angry?")
    assert sure is not None
    assert unsure is not None
    assert unsure.confidence < sure.confidence < 0.95


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Which deals were tied to buying cloud computing?", True),
        ("list all companies that lost customers", True),
        ("Which one of the lenders also sells computing?", False),
        ("Which deal was tied to buying cloud computing?", False),
        ("What closed the factory in Leeds?", False),
        pytest.param("Three fundraisings that were tied to a cloud", True, id="deals come first"),
        pytest.param("which suppliers were paid in vouchers", True, id="a plural with its verb"),
        pytest.param("What do people fear across the briefings?", True, id="across the briefings"),
        pytest.param("Which deals were not tied to a cloud?", False, id="what is not so is seldom told"),
        pytest.param("Which deals weren't tied to a cloud?", False, id="what is not so, in short"),
        pytest.param("Which deals were never tied to a cloud?", False, id="never"),
        pytest.param("Which deals will be tied to a cloud?", False, id="what is to come"),
        pytest.param("Which deals are going to be tied to a cloud?", False, id="what is going to be"),
        pytest.param("Which deals were going to be tied to a cloud?", True, id="what was going to be"),
        pytest.param("Which deals should I buy into?", False, id="advice"),
    ],
)
def test_a_plural_asks_for_several_deals_and_a_singular_does_not(question: str, asks: bool, desk: Desk) -> None:
    assert asks_for_several(desk.reading(question)) is asks


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What did Founders Fund think of plumbers?", False),
        ("Which founders pay plumbers?", True),
        ("Why did Plural Labs and Founders Fund fear plumbers?", False),
        ("Which companies did Founders Fund warn of plumbers?", True),
        ("Which deals did Founders Fund and Harbor Suppliers tie to a cloud?", True),
    ],
)
def test_a_name_with_a_plural_word_asks_for_no_several_deals(question: str, asks: bool) -> None:
    rounds = (
        a_round(name, "Seed", announced="2025-01", lead_investors=("Founders Fund",))
        for name in ("Plural Labs", "Harbor Suppliers")
    )
    assert asks_for_several(Desk(table_of(*rounds)).reading(question)) is asks


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(
            "Which deals of Quibblecorp were tied to buying cloud computing?", id="a name that nobody knows"
        ),
        pytest.param("Which deals were tied to buying cloud computing in May 2019?", id="a time that none tells of"),
        pytest.param("Which deals were tied to $77 million of cloud computing?", id="a number that none has"),
    ],
)
def test_several_deals_are_held_to_names_times_and_numbers_as_one_is(question: str, ask: Ask) -> None:
    assert ask("Which deals were tied to buying cloud computing?") is not None
    assert quotes(ask(question)) == []


def test_several_deals_answer_a_plural_question_each_with_its_quote(ask: Ask) -> None:
    answer = ask("Which deals were tied to buying cloud computing?")
    assert files(answer) == {HARBOR, LUMEN}
    assert answer is not None
    lines = answer.text.split("\n\n")
    assert sorted(line.partition(": “")[0] for line in lines) == ["Harbor Bio Series A", "Lumen Robotics Series A"]
    assert [line[-3:] for line in lines] == ["[1]", "[2]"]
    assert all("computing" in one for one in quotes(answer))
    assert answer.notes


def test_one_deal_alone_does_not_answer_a_plural_question(ask: Ask) -> None:
    assert ask("Which deals are about plumbers?") is None
    assert quotes(ask("What must plumbers be trained for?")) == [PLUMBERS]


CLOUDS = tuple(f"briefings/cloud-{n:02}.md" for n in range(10))
"""More briefings that answer one question than are shown."""


@pytest.fixture(scope="module")
def clouded(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceEncoder) -> Generation:
    """The stories, and ten briefings of one sentence each on what the money must be spent on."""
    folder = tmp_path_factory.mktemp("clouds")
    corpus = write_stories(folder / "corpus")
    for n, file in enumerate(CLOUDS):
        text = f"Full story: Firm {n} must spend the money of its round on cloud computing for {n + 2} years.\n"
        (corpus / file).write_text(text, encoding="utf-8")
    build(corpus, folder / "index", options=BuildOptions(), encoder=encoder)
    return open_generation(folder / "index", encoder=encoder, reranker=CrossEncoder(threads=1))


def test_of_many_deals_the_nearest_are_shown_each_once(clouded: Generation, desk: Desk) -> None:
    question = "Which deals must be spent on cloud computing?"
    answer = passage_answer(question, desk.reading(question), clouded, desk.table)
    assert answer is not None
    assert len(answer.quotes) == len(files(answer)) == 8
    assert files(answer) <= set(CLOUDS) | {LUMEN, HARBOR}
    scores = [quote.score for quote in answer.quotes]
    assert scores == sorted(scores, reverse=True)


def test_several_deals_never_answer_a_singular_question(ask: Ask) -> None:
    assert len(files(ask("Which deal was tied to buying cloud computing?"))) == 1


def test_declining_shows_the_nearest_sentence_with_its_citation(answerer: Answerer, generation: Generation) -> None:
    answer = answerer.ask("Where are Lumen's heat pumps assembled?")
    assert answer.is_declined
    assert answer.confidence == 0
    [quote], [cited] = answer.quotes, answer.citations
    assert quote.text == generation.text(LUMEN)[quote.start : quote.end] == STRIKE
    assert answer.text.endswith(f"may not answer: “{STRIKE}” [1] (Lumen Robotics Series A)")
    assert (cited.n, cited.file) == (quote.citation, LUMEN)
    assert answer.text.startswith("My sources do not support an answer to this.")


def test_declining_shows_nothing_where_no_sentence_is_near(answerer: Answerer) -> None:
    for question in ("what is the weather in paris tomorrow", "Who sings at the weddings of the divers?"):
        answer = answerer.ask(question)
        assert answer.is_declined
        assert (answer.quotes, answer.citations) == ((), ())
        assert "nearest" not in answer.text
