"""Names in a query become the facts table's own; nobody's name is refused with those like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.errors import QueryError
from index.facts.schema import Investor, Origin
from index.facts.table import FactsTable
from index.figures.naming import named, names_of_field
from index.figures.syntax import parse
from tests.builders import a_company, a_round, facts_of

PLACE = Origin("facts/investors.csv", line=2, start=0, end=10)
COMPANIES = (
    a_company("Anysphere", aliases=("Cursor",), hq_country="United States", sector_group="AI applications"),
    a_company(
        "Lumen", hq_country="United Kingdom", hq_city="Leeds", sector="warehouse robots", sector_group="robotics"
    ),
)
ROUNDS = (
    a_round("Anysphere", "Series A", lead_investors=("Andreessen Horowitz",)),
    a_round("Lumen", "Seed", lead_investors=("Tide Capital",), participants=("Quay & Sons",)),
    a_round("Lumen", "Series B (first close)", series="Series B"),
)
INVESTORS = (
    Investor("Andreessen Horowitz", ("a16z",), None, PLACE),
    Investor("Sequoia Capital", ("Sequoia",), None, PLACE),
)
TABLE = FactsTable(replace(facts_of(*ROUNDS, companies=COMPANIES), investors=INVESTORS))


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("amount where company = cursor", "amount where company = Anysphere"),
        ("count(round) where lead = A16Z", 'count(round) where lead = "Andreessen Horowitz"'),
        ("count(round) where investor = sequoia", 'count(round) where investor = "Sequoia Capital"'),
        ("count(round) where investor = quay & sons", 'count(round) where investor = "Quay & Sons"'),
        ("amount where company = LUMEN and round = series b", 'amount where company = Lumen and round = "Series B"'),
        ("amount where round = seed and company = lumen", "amount where round = Seed and company = Lumen"),
        ("count(round) where country = UK", 'count(round) where country = "United Kingdom"'),
        ("count(round) where sector = Robotics", "count(round) where sector = robotics"),
        ("count(round) where instrument = Debt", "count(round) where instrument = debt"),
        ("count(round) where series = series q", 'count(round) where series = "Series Q"'),
        ("count(round) where region = asia", "count(round) where region = Asia"),
        (
            "amount where company = (company where lead = a16z)",
            'amount where company = (company where lead = "Andreessen Horowitz")',
        ),
        (
            "list(investors) where company = cursor without a16z",
            'list(investors) where company = Anysphere order investors desc without "Andreessen Horowitz"',
        ),
        (
            "is(investors where company = cursor = a16z, sequoia)",
            'is(investors where company = Anysphere = "Andreessen Horowitz", "Sequoia Capital")',
        ),
        (
            "larger(amount where company = cursor; amount where company = lumen)",
            "larger(amount where company = Anysphere; amount where company = Lumen)",
        ),
        (
            "is(larger(amount where company = cursor; amount where company = lumen) = cursor)",
            "is(larger(amount where company = Anysphere; amount where company = Lumen) = cursor)",
        ),
    ],
)
def test_a_name_becomes_the_one_of_the_table(typed: str, line: str) -> None:
    query = named(parse(typed), TABLE)
    assert str(query) == line
    assert named(query, TABLE) == query


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("amount where company = Lumin", "no company is called “Lumin”; did you mean Lumen?"),
        ("amount where company = Zyxquu", "no company is called “Zyxquu”$"),
        ("amount where company = Lumen and round = Series Z", "Lumen has no round “Series Z”; known: Seed, Series B"),
        ("count(round) where investor = Andreesen", "did you mean Andreessen Horowitz?"),
        ("count(round) where lead = Tide", "did you mean Tide Capital?"),
        ("count(round) where sector = robots", "did you mean robotics"),
        ("count(round) where instrument = loan", "no instrument is called “loan”"),
        ("list(investors) without Nobody", "no investor is called “Nobody”"),
        ("is(investors where company = Lumen = Nobody)", "no investor is called “Nobody”"),
        ("ratio(amount where company = Lumen; amount where company = Lumin)", "did you mean Lumen?"),
    ],
)
def test_a_name_that_nobody_bears_is_refused(typed: str, said: str) -> None:
    with pytest.raises(QueryError, match=said.replace("(", r"\(").replace("?", r"\?")):
        named(parse(typed), TABLE)


def test_the_names_of_a_field_are_all_that_a_condition_can_hold() -> None:
    assert names_of_field("company", TABLE) == ("Anysphere", "Lumen")
    assert names_of_field("investor", TABLE) == (
        "Andreessen Horowitz",
        "Quay & Sons",
        "Sequoia Capital",
        "Tide Capital",
    )
    assert "debt+equity" in names_of_field("instrument", TABLE)
    assert names_of_field("year", TABLE) == ("2025",)
