"""Which section a question names, and what is left to say of which briefing."""

from __future__ import annotations

import pytest

from bot.answers.section_words import section_asked
from index.briefings import FULL_STORY, STRATEGIC_VIEW, SUMMARY


@pytest.mark.parametrize(
    ("question", "name", "of"),
    [
        ("strategic view on Lumen's Series A", STRATEGIC_VIEW, "Lumen's Series A"),
        ("What’s the strategic view of Lumen?", STRATEGIC_VIEW, "Lumen"),
        ("what's your take on the Lumen round", STRATEGIC_VIEW, "Lumen round"),
        ("give me the view on Lumen please", STRATEGIC_VIEW, "Lumen"),
        ("Lumen Series A strategic view", STRATEGIC_VIEW, "Lumen Series A"),
        ("what does the strategic view say about Lumen's Series A?", STRATEGIC_VIEW, "Lumen's Series A"),
        ("what does the Lumen Series A briefing's strategic view say?", STRATEGIC_VIEW, "Lumen Series A"),
        ("bottom line of Lumen's Series A", SUMMARY, "Lumen's Series A"),
        ("what is the key takeaway from Lumen's latest round?", SUMMARY, "Lumen's latest round"),
        ("the main takeaways of Lumen", SUMMARY, "Lumen"),
        ("conclusion of the briefing on Lumen", SUMMARY, "Lumen"),
        ("what does the summary say of Lumen", SUMMARY, "Lumen"),
        ("show me the summary section of Lumen", SUMMARY, "Lumen"),
        ("read me the full story of Lumen", FULL_STORY, "Lumen"),
    ],
)
def test_a_section_is_named(question: str, name: str, of: str) -> None:
    assert section_asked(question) == (name, of)


@pytest.mark.parametrize(
    "question",
    [
        "summary of Lumen",
        "give me a summary of Lumen's Series A",
        "Lumen Series A summary",
        "who led Lumen's Series A?",
        "what did the round take",
        "Lumen's take",
        "the strategic view",
        "takeaway",
        "how long did the conclusion of the Series A take",
        "",
    ],
)
def test_no_section_is_named(question: str) -> None:
    assert section_asked(question) is None
