"""What can be asked, by family, each with the answer of the shipped corpus: the table in README.md."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answers.answer import Answer
from bot.answers.answerer import Answerer, Conversation

QUESTIONS: dict[str, tuple[tuple[str, ...], ...]] = {
    "A round": (("how big was Mistral's Series C in dollars?",), ("who led Helsing's Series D?",)),
    "What follows from it": (
        ("what was the step-up of Mistral's Series C?",),
        ("what was Mistral's revenue multiple at its Series C?",),
    ),
    "Time": (
        ("how many months between Mistral's Series B and Series C?",),
        ("which month saw the most rounds in 2025?",),
    ),
    "Totals and averages": (("average stake sold in series B rounds",), ("median round size by year",)),
    "Rankings": (("three most valuable companies",), ("which sector raised the most in 2025?",)),
    "Conditions": (
        ("European rounds not led by a16z above 200m in H1 2025",),
        ("how many series B rounds in 2025 were larger than $500m?",),
    ),
    "Companies": (("where is Helsing based?",), ("who founded Mistral?",)),
    "Investors": (
        ("how much did Microsoft put into OpenAI?",),
        ("which companies did both Nvidia and Microsoft back?",),
        ("how many investors do OpenAI and Anthropic have in common?",),
    ),
    "Comparisons": (
        ("what share of 2025's total did OpenAI raise?",),
        ("which company raised more in 2025, Mistral or Helsing?",),
    ),
    "Yes or no": (("was Helsing's Series D more than 500 million euros?",),),
    "Questions inside questions": (("who led the latest round of the company that raised the most in 2025?",),),
    "Follow-ups": (("how much did xAI raise in 2024?", "and Anthropic?"),),
}
"""Families with conversations: of each the last message is answered."""
_ROWS = 3


def answers(answerer: Answerer) -> Iterator[tuple[str, tuple[str, ...], Answer]]:
    """Every family's conversations with the answer to the last message of each."""
    for family, talks in QUESTIONS.items():
        for messages in talks:
            talk = Conversation()
            yield family, messages, [answerer.ask(message, talk) for message in messages][-1]


def questions_table(answerer: Answerer) -> str:
    """The table; a family is named once. ValueError for a question without a figure or a list."""
    lines = ["| | ask | answer |", "|---|---|---|"]
    named = ""
    for family, messages, answer in answers(answerer):
        if answer.figure is None:
            raise ValueError(f"{messages[-1]!r} has no figure: ask something else, or mend what answers it")
        lines.append(f"| {family if family != named else ''} | {' … '.join(messages)} | {_shown(answer)} |")
        named = family
    return "\n".join(lines) + "\n"


def _shown(answer: Answer) -> str:
    """The figure, else the first rows of a list."""
    if answer.figure is not None and answer.figure.value is not None:
        return answer.figure.display
    rows = [f"{row.label}: {row.display}" if row.display != row.label else row.label for row in answer.rows]
    more = f" and {len(rows) - _ROWS} more" if len(rows) > _ROWS else ""
    return "; ".join(rows[:_ROWS]) + more
