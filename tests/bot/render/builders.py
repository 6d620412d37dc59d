"""Answers of every kind, filled in where a case does not care."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.answers.answer import (
    Answer,
    AnswerFigure,
    AnswerKind,
    Citation,
    CitedSource,
    FigureInput,
    Quote,
    Row,
)
from bot.answers.several import together

ANNOUNCEMENT = CitedSource(
    title="Anthropic raises Series E",
    publisher="Anthropic",
    url="https://example.com/series-e",
    published="2025-03-03",
)


def a_fact_citation(n: int = 1, **changes: Any) -> Citation:
    """A row of the facts table with its page."""
    given = Citation(
        n=n, kind="fact", file="facts/rounds.csv", line=12, fact_id="round:anthropic-e", source=ANNOUNCEMENT
    )
    return replace(given, **changes)


def a_passage_citation(n: int = 1, **changes: Any) -> Citation:
    """A place in a briefing."""
    given = Citation(
        n=n, kind="passage", file="briefings/anthropic.md", section="Full story", start=10, end=40, line=3
    )
    return replace(given, **changes)


def a_figure_answer(**changes: Any) -> Answer:
    """A computed figure with two inputs."""
    figure = AnswerFigure(
        value=5,
        unit="percent",
        display="5.69%",
        metric="stake_sold",
        query="stake_sold of Anthropic, Series E",
        working="amount ÷ post-money = $3.5 billion ÷ $61.5 billion = 5.69%",
        inputs=(
            FigureInput(label="Amount", value=3_500_000_000, unit="USD", citation=1),
            FigureInput(label="Post-money", value=61_500_000_000, unit="USD", citation=1),
        ),
    )
    given = Answer(
        question="How much of itself did Anthropic sell in its Series E?",
        understood="stake sold, Anthropic, Series E",
        kind=AnswerKind.FIGURE,
        text="Anthropic sold 5.69% of itself in its Series E [1].",
        figure=figure,
        citations=(a_fact_citation(),),
        notes=("Stake sold is the amount over the post-money valuation.",),
        confidence=0.95,
    )
    return replace(given, **changes)


def a_list_answer(**changes: Any) -> Answer:
    """A ranking of three companies."""
    rows = tuple(
        Row(label=name, value=size * 10**9, unit="USD", display=f"${size} billion", citation=1)
        for name, size in (("OpenAI", 40), ("Databricks", 10), ("Anthropic", 3))
    )
    given = Answer(
        question="Who raised most?",
        understood="raised, by company, most first",
        kind=AnswerKind.LIST,
        text="OpenAI raised most: $40 billion [1].",
        rows=rows,
        citations=(a_fact_citation(),),
    )
    return replace(given, **changes)


def a_passages_answer(**changes: Any) -> Answer:
    """Two quotes from one briefing."""
    quotes = (
        Quote("Lightspeed led the round.", 1, "briefings/anthropic.md", "Full story", 10, 35, 0.9),
        Quote("Google and Amazon provide compute.", 2, "briefings/anthropic.md", "Summary", 90, 124, 0.7),
    )
    given = Answer(
        question="What do the clouds give?",
        understood="passages about: clouds",
        kind=AnswerKind.PASSAGES,
        text="This is what the briefings say [1][2].",
        quotes=quotes,
        citations=(a_passage_citation(1), a_passage_citation(2, section="Summary", line=9)),
    )
    return replace(given, **changes)


def a_round_answer(**changes: Any) -> Answer:
    """The card of one round."""
    rows = (
        Row("Amount", 3_500_000_000, "USD", "$3.5 billion", 1),
        Row("Lead", "Lightspeed Venture Partners", "name", "Lightspeed Venture Partners", 1),
        Row("Announced", "2025-03-03", "date", "3 March 2025", None),
    )
    given = Answer(
        question="Anthropic Series E",
        understood="round: Anthropic, Series E",
        kind=AnswerKind.ROUND,
        text="Anthropic raised $3.5 billion in its Series E [1].",
        rows=rows,
        citations=(a_fact_citation(),),
    )
    return replace(given, **changes)


def a_declined_answer(**changes: Any) -> Answer:
    """Nothing to support an answer with."""
    given = Answer(
        question="What is the weather?",
        understood="",
        kind=AnswerKind.DECLINED,
        text="Nothing in the corpus supports an answer to that.",
        suggestions=("Who led Anthropic's Series E?",),
    )
    return replace(given, **changes)


def a_several_answer() -> Answer:
    """A figure, a list, a card, quotes and a declined question, asked in one message."""
    parts = (a_figure_answer(), a_list_answer(), a_round_answer(), a_passages_answer(), a_declined_answer())
    return together("Five questions", parts)


ANSWERS = {
    "figure": a_figure_answer(),
    "list": a_list_answer(),
    "passages": a_passages_answer(),
    "round": a_round_answer(),
    "declined": a_declined_answer(),
}
