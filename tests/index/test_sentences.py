from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.sentences import sentences, trimmed


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It raised $61.5 billion. It grew.", ["It raised $61.5 billion.", "It grew."], id="decimal"),
        pytest.param(
            "It lets start-ups win . Then it ends .", ["It lets start-ups win .", "Then it ends ."], id="stray"
        ),
        pytest.param("Lumen Inc. bought it. It ended.", ["Lumen Inc. bought it.", "It ended."], id="inc"),
        pytest.param(
            "It went to Lumen Inc. The deal closed.", ["It went to Lumen Inc.", "The deal closed."], id="inc-end"
        ),
        pytest.param("The U.S. Treasury agreed.", ["The U.S. Treasury agreed."], id="us"),
        pytest.param("It left the U.S. They stayed.", ["It left the U.S.", "They stayed."], id="us-end"),
        pytest.param("T. Rowe Price and J.P. Morgan paid.", ["T. Rowe Price and J.P. Morgan paid."], id="initials"),
        pytest.param("Fund I.e. Series E. Later pledges.", ["Fund I.e. Series E.", "Later pledges."], id="series-e"),
        pytest.param(
            "Lead vs. Follower, approx. 5, e.g. Both.", ["Lead vs. Follower, approx. 5, e.g. Both."], id="lean"
        ),
        pytest.param(
            "See No. 5 there. He said no. 5 left.", ["See No. 5 there.", "He said no. 5 left."], id="number"
        ),
        pytest.param("He said no. They left.", ["He said no.", "They left."], id="no-is-a-word"),
        pytest.param("Dr. Amodei spoke.", ["Dr. Amodei spoke."], id="dr"),
        pytest.param(
            "“It closed.” (They cheered.) Then rest.", ["“It closed.”", "(They cheered.)", "Then rest."], id="quotes"
        ),
        pytest.param("Well … It rose... and fell. Yes!", ["Well …", "It rose... and fell.", "Yes!"], id="ellipsis"),
        pytest.param("Did it? Yes. Yahoo! said so.", ["Did it?", "Yes.", "Yahoo! said so."], id="marks"),
        pytest.param("It grew.[1] It fell.[2][3] End", ["It grew.[1]", "It fell.[2][3]", "End"], id="footnotes"),
        pytest.param("It paid. xAI raised more.", ["It paid.", "xAI raised more."], id="lower-case-name"),
        pytest.param("See www.lumen.example/a.b now.", ["See www.lumen.example/a.b now."], id="link"),
        pytest.param("It closed in 2024. 2025 began.", ["It closed in 2024.", "2025 began."], id="year"),
        pytest.param("One.\u00a0Two.\u2003Three.", ["One.", "Two.", "Three."], id="odd-spaces"),
        pytest.param("Cafe\u0301. The end.", ["Cafe\u0301.", "The end."], id="nfd"),
    ],
)
def test_stop_ends_a_sentence_only_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_paragraphs_headings_and_bullets_end_sentences() -> None:
    text = "# Terms\n\nfirst paragraph\r\n\r\nsecond\n- one: 5%\n- two. More\n1. third\n2. fourth"
    assert split(text) == [
        "# Terms", "first paragraph", "second", "- one: 5%", "- two.", "More", "1. third", "2. fourth",
    ]  # fmt: skip


def test_line_break_inside_a_wrapped_paragraph_ends_nothing() -> None:
    text = "Lightspeed Venture Partners led the round, with General\nCatalyst behind it. Others\nfollowed."
    assert split(text) == [
        "Lightspeed Venture Partners led the round, with General\nCatalyst behind it.",
        "Others\nfollowed.",
    ]


def test_only_the_given_stretch_is_split() -> None:
    text = "Before. It raised money. After."
    assert [text[a:b] for a, b in sentences(text, 8, 24)] == ["It raised money."]


def test_blank_text_has_no_sentences() -> None:
    assert sentences(" \r\n\t ", 0, 5) == ()
    assert sentences("", 0, 0) == ()


PIECES = st.sampled_from(
    ["Lumen", "raised", "$3.5 billion", "Inc", "U.S", "e.g", "No", "5", ".", " .", "...", "…", "?", "!", "”", ")",
     "“", "(", " ", "\n", "\r\n", "\r", "\u2028", "\u00a0", "\u200b", "- ", "# ", "1. ", "e\u0301", "é", "xAI",
     "[1]", "**"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)


@given(text=TEXTS, cut=st.tuples(st.integers(0, 40), st.integers(0, 40)))
@example(text="a. B", cut=(2, 1))
def test_spans_are_ordered_apart_and_hold_every_character_that_is_not_space(text: str, cut: tuple[int, int]) -> None:
    start = min(cut[0], len(text))
    end = max(start, len(text) - cut[1])
    spans = sentences(text, start, end)
    assert all(start <= span.start < span.end <= end for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in spans)
    held = {position for span in spans for position in range(span.start, span.end)}
    assert all(position in held for position in range(start, end) if not text[position].isspace())


@given(text=TEXTS)
def test_trimming_removes_white_space_only(text: str) -> None:
    span = trimmed(text, 0, len(text))
    assert text[span.start : span.end] == text.strip()
