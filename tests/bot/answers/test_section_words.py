"""Which section a question names, and what is left to say of which briefing."""

from __future__ import annotations

import pytest

from bot.answers.section_words import section_alone, section_asked
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


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("and the strategic view?", STRATEGIC_VIEW),
        ("Strategic view", STRATEGIC_VIEW),
        ("what’s the thesis?", STRATEGIC_VIEW),
        ("show me the strategic view", STRATEGIC_VIEW),
        ("now the verdict", STRATEGIC_VIEW),
        ("the strategic view section", STRATEGIC_VIEW),
        ("and the strategic view of that", STRATEGIC_VIEW),
        ("what about the bottom line?", SUMMARY),
        ("how about its takeaways", SUMMARY),
        ("and the summary section", SUMMARY),
        ("and the full story please", FULL_STORY),
        ("please show me the full text of it", FULL_STORY),
    ],
)
def test_a_section_is_named_alone(question: str, name: str | None) -> None:
    assert section_alone(question) == name


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("the strategic view of Lumen", id="of something"),
        pytest.param("and the strategic view of its rival", id="of something else"),
        pytest.param("the summary", id="a card"),
        pytest.param("and the view?", id="a word of many questions"),
        pytest.param("what's your take", id="another"),
        pytest.param("who holds the strategic view?", id="a question"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_section_is_named_alone(question: str) -> None:
    assert section_alone(question) is None
