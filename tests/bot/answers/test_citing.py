"""Citations: one number a place, in the order of first use, pointing to the row or passage itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answer import CitedSource
from bot.answers.citing import Citations
from index.facts.schema import Filled, Origin, PartialDate, Source
from index.facts.table import FactsTable
from index.passages import Passage
from tests.builders import a_rate, a_round, facts_of

ROW, OTHER_ROW = (Origin("facts/rounds.csv", line=n, start=n * 100, end=n * 100 + 90) for n in (2, 3))
BRIEFING = Origin("briefings/lumen.md", line=1, start=0, end=50)
LUMEN = a_round("Lumen", round_id="lumen-a", origin=ROW, source_ids=("second", "first"))
HARBOR = a_round("Harbor", round_id="harbor-a", origin=OTHER_ROW, source_ids=("gone",))
FACTS = replace(
    facts_of(LUMEN, HARBOR, fx=(a_rate("2025-01-02", "USD", "1.1"),)),
    filled=(Filled("lumen-a", "post_money", BRIEFING),),
    sources={
        "first": Source("first", "First page", None, None, None),
        "second": Source("second", "Second page", "A paper", "https://example.org/2", PartialDate("2025-03")),
    },
)
TABLE = FactsTable(FACTS)
TEXT = "---\ncompany: Lumen\n---\nFull story: Lumen raised money. It will build robots.\n"


def passage(start: int, end: int, *, section: str = "Full story", title: str = "Lumen Series A") -> Passage:
    return Passage("briefings/lumen.md", section, start, end, TEXT[start:end], (), title, None, None)


def test_a_fact_is_cited_by_its_row_with_the_first_page_that_the_row_names() -> None:
    citations = Citations(TABLE)
    assert citations.fact("round:lumen-a", "amount") == 1
    [cited] = citations.all()
    assert (cited.kind, cited.file, cited.line, cited.start, cited.end) == ("fact", ROW.file, 2, 200, 290)
    assert cited.fact_id == "round:lumen-a"
    assert cited.source == CitedSource("Second page", "A paper", "https://example.org/2", "2025-03")


def test_a_field_that_a_briefing_fills_is_another_place_than_its_row() -> None:
    citations = Citations(TABLE)
    assert [citations.fact("round:lumen-a", field) for field in ("amount", "post_money", "amount")] == [1, 2, 1]
    assert [(cited.file, cited.line) for cited in citations.all()] == [(ROW.file, 2), (BRIEFING.file, 1)]


def test_a_row_whose_page_is_not_known_is_cited_without_one() -> None:
    citations = Citations(TABLE)
    citations.fact("round:harbor-a")
    assert citations.all()[0].source is None


def test_a_rate_is_a_fact_like_another() -> None:
    citations = Citations(TABLE)
    citations.fact("fx:2025-01-02:EURUSD", "rate")
    assert citations.all()[0].file == "facts/fx.csv"


def test_a_fact_that_no_record_has_is_refused() -> None:
    with pytest.raises(KeyError):
        Citations(TABLE).fact("round:nobody")


def test_a_passage_is_cited_by_its_section_and_the_line_on_which_it_starts() -> None:
    citations = Citations(TABLE)
    start = TEXT.index("Lumen raised")
    assert citations.passage(passage(start, len(TEXT) - 1), TEXT) == 1
    [cited] = citations.all()
    assert (cited.kind, cited.file, cited.section, cited.line) == ("passage", "briefings/lumen.md", "Full story", 4)
    assert TEXT[cited.start : cited.end].startswith("Lumen raised money.")
    assert cited.source == CitedSource("Lumen Series A")


def test_a_passage_without_a_title_is_named_by_its_file() -> None:
    citations = Citations(TABLE)
    citations.passage(passage(0, 3, title=""), TEXT)
    assert citations.all()[0].source == CitedSource("briefings/lumen.md")


USES = [
    ("round:lumen-a", "amount"),
    ("round:lumen-a", "post_money"),
    ("round:harbor-a", None),
    ("company:Lumen", None),
]


@given(st.lists(st.sampled_from(USES), max_size=12))
def test_numbers_count_up_from_one_in_the_order_of_first_use(uses: list[tuple[str, str | None]]) -> None:
    citations = Citations(TABLE)
    numbers = [citations.fact(fact_id, field) for fact_id, field in uses]
    assert list(dict.fromkeys(numbers)) == [cited.n for cited in citations.all()]
    assert [cited.n for cited in citations.all()] == list(range(1, len(set(uses)) + 1))
    assert [citations.fact(fact_id, field) for fact_id, field in uses] == numbers
