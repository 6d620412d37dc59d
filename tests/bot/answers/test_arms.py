"""Whose deal it was: an investor's, its arm's, or its parent's that is called by the arm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answers.asking import asked
from bot.answers.lexicon import Lexicon
from bot.answers.reading import Reader
from index.facts.schema import Instrument, Investor, Origin
from index.facts.table import FactsTable
from tests.bot.answers.desk import TODAY
from tests.builders import a_round, facts_of

_BUYOUT = a_round("Lumen", "Acquisition by Birch", instrument=Instrument.BUYOUT, lead_investors=("Forest",))
_PARENTS = {"Forest": None, "Birch": "Forest", "Alder": "Forest", "Pier": None}
TABLE = FactsTable(
    replace(
        facts_of(_BUYOUT, a_round("Harbor", "Series A", lead_investors=("Forest",))),
        investors=tuple(
            Investor(name, (), parent, Origin("facts/investors.csv", line=2, start=0, end=10))
            for name, parent in _PARENTS.items()
        ),
    )
)
READER = Reader(Lexicon(TABLE))


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        pytest.param("how much was the buyout of Lumen led by Birch", "Forest", id="the deal is called by the arm"),
        pytest.param("how much was the buyout of Lumen led by Alder", "Alder", id="another arm"),
        pytest.param("how much was the buyout of Lumen led by Pier", "Pier", id="no arm"),
        pytest.param("how much was Harbor's Series A led by Birch", "Birch", id="a round that is not called by it"),
        pytest.param("how much was the buyout of Lumen led by Forest", "Forest", id="the parent itself"),
    ],
)
def test_a_deal_is_the_arms_only_where_it_is_called_by_it(question: str, lead: str) -> None:
    found = asked(READER.read(question, today=TODAY), TABLE)
    assert found is not None
    assert f"lead = {lead}" in str(found.query)
    assert ("Birch belongs to Forest, which the tables name." in found.notes) is ("Lumen led by Birch" in question)


def test_a_count_over_all_leaves_out_the_parents_deal_and_says_so() -> None:
    found = asked(READER.read("how many buyouts did Birch lead", today=TODAY), TABLE)
    assert found is not None
    assert "lead = Birch" in str(found.query)
    assert "Counted apart: Lumen Acquisition by Birch, which the tables have as Forest's." in found.notes
