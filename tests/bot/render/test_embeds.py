from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import discord
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.answer import Answer, AnswerFigure, AnswerKind, Citation, CitedSource, FigureInput, Quote, Row
from bot.render.embeds import embeds
from bot.render.markdown import length
from tests.bot.render.builders import a_several_answer

TEXT = st.text(max_size=60) | st.text(min_size=1, max_size=30).map(lambda seed: (seed + " ") * 200)
NUMBER = st.none() | st.integers(min_value=1, max_value=40)
VALUE = st.none() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=2) | TEXT
UNIT = st.sampled_from(["USD", "percent", "x", "count", "days", "name"])
FIGURE = st.builds(
    AnswerFigure,
    value=VALUE,
    unit=UNIT,
    display=TEXT,
    metric=TEXT,
    query=TEXT,
    working=TEXT,
    inputs=st.lists(st.builds(FigureInput, label=TEXT, value=VALUE, unit=UNIT, citation=NUMBER), max_size=30).map(
        tuple
    ),
)
ADDRESS = st.none() | st.just("https://a.example/" + "x" * 1500) | st.just("https://a.example/(1)") | TEXT
SOURCE = st.none() | st.builds(CitedSource, title=TEXT, publisher=st.none() | TEXT, url=ADDRESS)
CITATION = st.builds(
    Citation, n=st.integers(1, 99), kind=st.sampled_from(["passage", "fact"]), file=TEXT, section=TEXT, source=SOURCE
)
ANSWER = st.builds(
    Answer,
    question=TEXT,
    understood=TEXT,
    kind=st.sampled_from(AnswerKind),
    text=TEXT,
    figure=st.none() | FIGURE,
    rows=st.lists(st.builds(Row, label=TEXT, value=VALUE, unit=UNIT, display=TEXT, citation=NUMBER), max_size=40).map(
        tuple
    ),
    quotes=st.lists(
        st.builds(
            Quote,
            text=TEXT,
            citation=st.integers(1, 99),
            file=TEXT,
            section=TEXT,
            start=st.just(0),
            end=st.just(1),
            score=st.just(0.5),
        ),
        max_size=8,
    ).map(tuple),
    citations=st.lists(CITATION, max_size=30).map(tuple),
    notes=st.lists(TEXT, max_size=6).map(tuple),
    confidence=st.floats(0, 1),
)


def an_answer(**given: Any) -> Answer:
    plain: dict[str, Any] = {
        "question": "How much?",
        "understood": "raised",
        "kind": AnswerKind.PASSAGES,
        "text": "Much.",
    }
    return Answer(**(plain | given))


def texts(embed: discord.Embed) -> list[str]:
    fields = [text for field in embed.fields for text in (field.name or "", field.value or "")]
    return [embed.title or "", embed.description or "", embed.footer.text or "", embed.author.name or "", *fields]


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=50, deadline=None)
@given(ANSWER, st.lists(ANSWER, max_size=3))
def test_any_answer_keeps_every_limit_of_discord(answer: Answer, parts: list[Answer]) -> None:
    pages = embeds(replace(answer, answers=tuple(parts)))
    assert pages
    for page in pages:
        assert sum(length(text) for text in texts(page)) <= 6000
        assert length(page.description or "") <= 4096
        assert length(page.title or "") <= 256
        assert length(page.author.name or "") <= 256
        assert length(page.footer.text or "") <= 2048
        assert len(page.fields) <= 25
        assert all(0 < length((field.name or "").strip()) <= 256 for field in page.fields)
        assert all(0 < length((field.value or "").strip()) <= 1024 for field in page.fields)
        assert (page.description or "x").strip()


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=25)
@given(ANSWER, st.sampled_from(["@everyone", "@here", "<@123456789012345678>", "<@&123456789012345678>", "<#1>"]))
def test_nothing_that_an_answer_holds_becomes_a_mention(answer: Answer, mention: str) -> None:
    named = an_answer(
        text=f"{mention} {answer.text}",
        notes=(mention, *answer.notes),
        citations=(Citation(1, "passage", mention, section=mention, source=CitedSource(mention)),),
        kind=answer.kind,
        rows=(Row(mention, 1, "count", mention, 1),),
    )
    for page in embeds(named):
        outside_code = re.sub(r"```.*?```", "", "\n".join([page.description or "", *_values(page)]), flags=re.DOTALL)
        assert not re.search(r"@(everyone|here)|(?<!\\)<[@#]", outside_code)


def _values(page: discord.Embed) -> list[str]:
    return [text for field in page.fields for text in (field.name or "", field.value or "")]


def test_a_figure_shows_its_value_its_working_and_what_it_came_from() -> None:
    figure = AnswerFigure(
        value=Decimal("5.69"),
        unit="percent",
        display="5.69%",
        metric="dilution",
        query="dilution of Anthropic Series E",
        working="amount ÷ post-money = $3.5 billion ÷ $61.5 billion",
        inputs=(FigureInput("Amount", 3_500_000_000, "USD", 1),),
    )
    source = CitedSource("Series E", "Anthropic", "https://a.example/e", "2025-03-03")
    [page] = embeds(
        an_answer(kind=AnswerKind.FIGURE, figure=figure, citations=(Citation(1, "fact", "x.csv", source=source),))
    )
    assert page.title == "5.69%"
    shown = {field.name: field.value for field in page.fields}
    assert shown["Working"] == "amount ÷ post-money = $3.5 billion ÷ $61.5 billion"
    assert shown["From"] == r"Amount: $3.5 billion \[1\]"
    assert shown["Sources"] == r"\[1\] [Anthropic: Series E (2025-03-03)](<https://a.example/e>)"


def test_rows_stand_in_aligned_columns_with_their_citation() -> None:
    rows = (Row("Anthropic", 1, "USD", "$3.5 billion", 1), Row("xAI", 2, "USD", "$900 million", 2))
    [page] = embeds(an_answer(kind=AnswerKind.LIST, rows=rows))
    assert page.description is not None
    block = page.description.split("```")[1].strip("\n").split("\n")
    assert block == ["Anthropic  $3.5 billion [1]", "xAI        $900 million [2]"]


def test_a_round_is_a_card_of_fields() -> None:
    rows = (Row("Amount", 1, "USD", "$3.5 billion", 1), Row("Lead", "Lightspeed", "name", "Lightspeed", None))
    [page] = embeds(an_answer(kind=AnswerKind.ROUND, rows=rows))
    assert [(field.name, field.value, field.inline) for field in page.fields] == [
        ("Amount", r"$3.5 billion \[1\]", True),
        ("Lead", "Lightspeed", True),
    ]


def test_a_card_from_one_source_does_not_repeat_its_mark() -> None:
    rows = (Row("Amount", 1, "USD", "$3.5 billion", 1), Row("Lead", "Lightspeed", "name", "Lightspeed", 1))
    [page] = embeds(an_answer(kind=AnswerKind.ROUND, rows=rows))
    assert [field.value for field in page.fields] == ["$3.5 billion", "Lightspeed"]


def test_inputs_that_stand_in_rows_are_not_shown_twice() -> None:
    rows = (Row("Anthropic", 5, "USD", "$5", 1),)
    inputs = (FigureInput("Anthropic amount", 5, "USD", 1), FigureInput("xAI amount", 7, "USD", 2))
    figure = AnswerFigure(2, "USD", "$2", "amount", "difference", "7 − 5", inputs)
    [page] = embeds(an_answer(kind=AnswerKind.LIST, rows=rows, figure=figure))
    [shown] = [field.value for field in page.fields if field.name == "From"]
    assert shown == r"xAI amount: $7 \[2\]"


def test_a_long_answer_is_paged_and_loses_no_word() -> None:
    words = [f"word{number}" for number in range(1500)]
    pages = embeds(an_answer(text=" ".join(words)))
    assert len(pages) > 3
    assert [page.footer.text.split(" · ")[0] for page in pages if page.footer.text] == [
        f"Page {number} of {len(pages)}" for number in range(1, len(pages) + 1)
    ]
    assert "".join((page.description or "").removesuffix("…") + " " for page in pages).split() == words


def test_a_quote_stays_a_quote_on_every_page() -> None:
    quote = Quote("sentence " * 600, 1, "briefings/x.md", "Summary", 0, 1, 1.0)
    pages = embeds(an_answer(quotes=(quote,)))
    assert len(pages) > 2
    for page in pages[1:]:
        assert (page.description or "").startswith("> ")


def test_an_answer_without_a_word_still_shows_something() -> None:
    [page] = embeds(an_answer(text=" ", question="", understood=""))
    assert page.description == "There is nothing to show."


def test_a_declined_answer_claims_no_confidence() -> None:
    [page] = embeds(an_answer(kind=AnswerKind.DECLINED, confidence=0.0))
    assert page.footer.text == "Taken as: raised"


def test_an_attached_chart_is_shown_on_the_first_page_only() -> None:
    first, *others = embeds(an_answer(text="word " * 1500), chart="chart.png")
    assert first.image.url == "attachment://chart.png"
    assert len(others) > 1
    assert [page.image.url for page in others] == [None] * len(others)
    assert embeds(an_answer())[0].image.url is None


def test_several_answers_stand_each_below_its_question_and_workings_have_their_number() -> None:
    pages = embeds(a_several_answer())
    described = "\n".join(page.description or "" for page in pages)
    places = [described.index(f"**{number}. ") for number in range(1, 6)]
    assert places == sorted(places)
    assert "Databricks  $10 billion [1]" in described
    assert pages[0].title is None
    names = [field.name for page in pages for field in page.fields]
    assert names == ["1. Working", "1. From", "Sources", "Notes"]


def test_a_name_in_a_list_is_said_once() -> None:
    [page] = embeds(an_answer(kind=AnswerKind.LIST, rows=(Row("Tide", "Tide", "name", "Tide", 1),)))
    assert (page.description or "").count("Tide") == 1
