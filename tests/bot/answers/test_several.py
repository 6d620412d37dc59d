"""Several answers become one, with one numbering."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answer import Answer, AnswerKind, Citation, Quote, Row
from bot.answers.several import together


def an_answer(*starts: int, quote: str = "") -> Answer:
    """An answer that cites the rows at these places, each once in its text and its rows."""
    citations = tuple(Citation(n, "fact", "facts/rounds.csv", start=start) for n, start in enumerate(starts, start=1))
    quotes = (Quote(quote, 1, "a.md", "Summary", 0, len(quote), 0.9),) if quote else ()
    return Answer(
        "q",
        "u",
        AnswerKind.LIST,
        f"“{quote}” " + "".join(f"row {one.start} [{one.n}] " for one in citations),
        rows=tuple(Row(f"row {one.start}", None, "USD", "", one.n) for one in citations),
        quotes=quotes,
        citations=citations,
        confidence=0.9,
    )


@given(st.lists(st.lists(st.integers(0, 8), unique=True, max_size=5), min_size=1, max_size=5))
def test_every_mark_still_points_to_the_place_that_it_pointed_to(places: list[list[int]]) -> None:
    whole = together("q", [an_answer(*starts) for starts in places])
    start_of = {citation.n: citation.start for citation in whole.citations}
    assert list(start_of) == list(range(1, len(start_of) + 1))
    assert len(set(start_of.values())) == len(start_of)
    for text in (whole.text, *(part.text for part in whole.answers)):
        for start, n in re.findall(r"row (\d+) \[(\d+)\]", text):
            assert start_of[int(n)] == int(start)
    for part in whole.answers:
        assert [start_of[row.citation or 0] for row in part.rows] == [int(row.label.split()[1]) for row in part.rows]


def test_brackets_in_a_quote_are_no_marks() -> None:
    whole = together("q", [an_answer(5), an_answer(6, quote="as note [1] says")])
    assert "“as note [1] says”" in whole.answers[1].text
    assert "row 6 [2]" in whole.text


def test_the_first_answer_that_was_not_declined_gives_kind_and_rows() -> None:
    no = Answer("q", "", AnswerKind.DECLINED, "no")
    whole = together("q", [no, an_answer(1)])
    assert whole.kind is AnswerKind.LIST
    assert whole.rows == whole.answers[1].rows
    assert whole.confidence == 0.9
    assert together("q", [no, no]).is_declined


def test_the_json_holds_every_answer_whole() -> None:
    record = together("q", [an_answer(1), an_answer(2)]).to_json()
    assert [part["text"].strip() for part in record["answers"]] == ["“” row 1 [1]", "“” row 2 [2]"]
    assert record["answers"][0].keys() == record.keys()
    assert record["answers"][0]["answers"] == []
