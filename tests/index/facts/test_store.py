"""The DuckDB file of the facts: what goes in comes out, and any number of processes can read it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.corpus import load_corpus
from index.errors import CorruptError, GenerationError
from index.facts.cells import exact
from index.facts.schema import (
    Alternative,
    Commitment,
    CommitmentKind,
    Company,
    CompanyMetric,
    Confidence,
    Conflict,
    Detail,
    DetailKind,
    Facts,
    Filled,
    FxRate,
    Instrument,
    Investor,
    Origin,
    PartialDate,
    Qualifier,
    Round,
    Source,
    ValuationBasis,
)
from index.facts.store import read_facts, write_facts
from tests.index.facts.folders import a_briefing, a_corpus, good_tables

_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
_NAMES = st.lists(_TEXT, max_size=3, unique=True).map(tuple)
_MONEY = st.integers(min_value=0, max_value=10**18 - 1)
_ISO = st.tuples(st.dates(min_value=date(1000, 1, 1)), st.sampled_from([4, 7, 10]))
_DATE = _ISO.map(lambda pair: PartialDate(pair[0].isoformat()[: pair[1]]))
_NUMBER = st.decimals(min_value=-(10**15), max_value=10**15, places=4).map(lambda number: exact(f"{number:f}"))
_ORIGIN = st.builds(Origin, _TEXT, st.integers(1, 10**6), st.integers(0, 10**9), st.integers(0, 10**9))
_CURRENCY = st.sampled_from(["USD", "EUR"])

_ROUND = st.builds(
    Round,
    round_id=_TEXT,
    company=_TEXT,
    round=_TEXT,
    announced=st.none() | _DATE,
    instrument=st.sampled_from(Instrument),
    amount=st.none() | _MONEY,
    currency=st.none() | _CURRENCY,
    pre_money=st.none() | _MONEY,
    post_money=st.none() | _MONEY,
    lead_investors=_NAMES,
    participants=_NAMES,
    use_of_funds=st.none() | _TEXT,
    confidence=st.sampled_from(Confidence),
    source_ids=_NAMES,
    notes=st.none() | _TEXT,
    origin=_ORIGIN,
    amount_qualifier=st.sampled_from(Qualifier),
    equity_amount=st.none() | _MONEY,
    overlaps_with=_NAMES,
    valuation_basis=st.sampled_from(ValuationBasis),
    series=st.none() | _TEXT,
    amount_includes_secondary=st.booleans(),
)
_COMPANY = st.builds(
    Company,
    name=_TEXT,
    aliases=_NAMES,
    hq_city=st.none() | _TEXT,
    hq_country=st.none() | _TEXT,
    founded=st.none() | st.integers(1600, 2100),
    sector=st.none() | _TEXT,
    founders=_NAMES,
    origin=_ORIGIN,
    sector_group=st.none() | _TEXT,
)
_INVESTOR = st.builds(Investor, _TEXT, _NAMES, st.none() | _TEXT, _ORIGIN)
_COMMITMENT = st.builds(
    Commitment,
    round_id=_TEXT,
    investor=_TEXT,
    amount=_MONEY,
    currency=_CURRENCY,
    qualifier=st.sampled_from(Qualifier),
    source_ids=_NAMES,
    origin=_ORIGIN,
    part=st.none() | _TEXT,
    part_of=st.none() | _TEXT,
    kind=st.sampled_from(CommitmentKind),
)
_ALTERNATIVE = st.builds(
    Alternative,
    round_id=_TEXT,
    field=_TEXT,
    value=_TEXT,
    qualifier=st.sampled_from(Qualifier),
    source_ids=_NAMES,
    note=st.none() | _TEXT,
    origin=_ORIGIN,
    currency=st.none() | _CURRENCY,
    investor=st.none() | _TEXT,
)
_METRIC = st.builds(
    CompanyMetric,
    company=_TEXT,
    metric=_TEXT,
    value=_NUMBER,
    unit=_TEXT,
    as_of=_DATE,
    qualifier=st.sampled_from(Qualifier),
    source_ids=_NAMES,
    notes=st.none() | _TEXT,
    origin=_ORIGIN,
    scope=st.none() | _TEXT,
)
_DETAIL = st.builds(
    Detail, _TEXT, st.just(DetailKind.MONEY), _NUMBER, st.none() | _TEXT, _NAMES, _ORIGIN
) | st.builds(Detail, _TEXT, st.just(DetailKind.DATE), _DATE, st.none(), _NAMES, _ORIGIN)
_FX = st.builds(FxRate, st.dates(min_value=date(1000, 1, 1)), _CURRENCY, _CURRENCY, _NUMBER, _TEXT, _ORIGIN)
_SOURCE = st.builds(Source, _TEXT, _TEXT, st.none() | _TEXT, st.none() | _TEXT, st.none() | _DATE)
_FACTS = st.builds(
    Facts,
    rounds=st.lists(_ROUND, max_size=4, unique_by=lambda one: one.round_id).map(tuple),
    companies=st.lists(_COMPANY, max_size=3, unique_by=lambda one: one.name).map(tuple),
    commitments=st.lists(_COMMITMENT, max_size=2).map(tuple),
    metrics=st.lists(_METRIC, max_size=2).map(tuple),
    investors=st.lists(_INVESTOR, max_size=3, unique_by=lambda one: one.name).map(tuple),
    alternatives=st.lists(_ALTERNATIVE, max_size=2).map(tuple),
    fx=st.lists(_FX, max_size=2).map(tuple),
    details=st.lists(_DETAIL, max_size=3).map(tuple),
    sources=st.lists(_SOURCE, max_size=3).map(lambda found: {one.source_id: one for one in found}),
    conflicts=st.lists(st.builds(Conflict, _TEXT, _TEXT, _TEXT, _ORIGIN, _TEXT, _ORIGIN), max_size=2).map(tuple),
    briefing_of=st.dictionaries(_TEXT, _TEXT, max_size=3),
    filled=st.lists(st.builds(Filled, _TEXT, _TEXT, _ORIGIN), max_size=2).map(tuple),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts=_FACTS)
def test_facts_read_back_are_the_facts_written(tmp_path_factory: pytest.TempPathFactory, facts: Facts) -> None:
    path = tmp_path_factory.mktemp("store") / "facts.duckdb"
    write_facts(facts, path)
    assert read_facts(path) == facts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    a_corpus(tmp_path, **good_tables(), a_md=a_briefing("round_id: lumen-a\npost_money: 40000000\ncurrency: EUR"))
    write_facts(load_corpus(tmp_path).facts, tmp_path / "facts.duckdb")
    return tmp_path / "facts.duckdb"


def test_tables_can_be_asked_in_sql(path: Path) -> None:
    with duckdb.connect(path, read_only=True) as connection:
        total = connection.execute("SELECT sum(amount) FROM rounds WHERE company = 'Lumen'").fetchone()
        leads = connection.execute("SELECT investor FROM round_investors WHERE role = 'lead'").fetchall()
        days = connection.execute("SELECT announced_first, announced_last FROM rounds ORDER BY 1").fetchall()
        aliases = connection.execute("SELECT alias FROM company_aliases ORDER BY position").fetchall()
        conflict = connection.execute("SELECT field, used, other FROM conflicts").fetchall()
    assert total == (11_000_000,)
    assert leads == [("Birch",), ("Birch",)]
    assert days == [(date(2022, 12, 31), date(2022, 12, 31)), (date(2023, 5, 1), date(2023, 5, 31))]
    assert aliases == [("Lumen AI",), ("Lumen Labs",)]
    assert conflict == [("currency", "USD", "EUR")]


def test_same_facts_make_the_same_rows(path: Path, tmp_path: Path) -> None:
    write_facts(read_facts(path), tmp_path / "again.duckdb")
    with (
        duckdb.connect(path, read_only=True) as one,
        duckdb.connect(tmp_path / "again.duckdb", read_only=True) as two,
    ):
        tables = [name for (name,) in one.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
        assert len(tables) == 16
        for table in tables:
            rows = f"SELECT * FROM {table}"
            assert one.execute(rows).fetchall() == two.execute(rows).fetchall()


def test_writing_leaves_one_file_and_no_log(path: Path) -> None:
    assert [found.name for found in path.parent.glob("facts.duckdb*")] == ["facts.duckdb"]


def test_several_processes_read_at_once(path: Path) -> None:
    """Each child says that it has the file open, and keeps it open until all have said so."""
    program = (
        "import sys, duckdb; c = duckdb.connect(sys.argv[1], read_only=True);"
        "print(c.execute('SELECT count(*) FROM rounds').fetchone()[0], flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(path)]
    children = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    try:
        assert [child.stdout.readline().strip() for child in children if child.stdout] == ["2", "2", "2"]
        assert len(read_facts(path).rounds) == 2
    finally:
        for child in children:
            child.communicate()


def test_numbers_read_back_without_padding(tmp_path: Path) -> None:
    rate = FxRate(date(2024, 1, 11), "EUR", "USD", Decimal("1.0987"), "s1", Origin("facts/fx.csv", 2, 0, 5))
    write_facts(Facts(fx=(rate,)), tmp_path / "facts.duckdb")
    assert str(read_facts(tmp_path / "facts.duckdb").fx[0].rate) == "1.0987"


@pytest.mark.parametrize("content", [None, b"", b"not a database at all" * 500])
def test_file_that_is_no_store_is_corrupt(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "facts.duckdb"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CorruptError, match="roundtable index build --full"):
        read_facts(path)


def test_database_without_the_tables_is_corrupt(tmp_path: Path) -> None:
    path = tmp_path / "facts.duckdb"
    duckdb.connect(path).close()
    with pytest.raises(CorruptError, match=r"facts\.duckdb"):
        read_facts(path)


def test_place_that_cannot_be_written_to_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(GenerationError, match="cannot be written"):
        write_facts(Facts(), tmp_path / "missing" / "facts.duckdb")
