"""Facts are kept in a DuckDB file of their own, and read back equal.

The file is for reading as well as for keeping: one table per kind of record, investors and aliases in tables of their
own, dates as ISO text beside the first and last day that they can mean. Writing is for building a generation; a file
that is in use is opened read-only, so any number of processes can have it open at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import CorruptError, GenerationError
from index.facts import store_rows as rows
from index.facts.schema import (
    Alternative,
    Commitment,
    Company,
    CompanyMetric,
    Conflict,
    Detail,
    Facts,
    Filled,
    Investor,
    Origin,
    PartialDate,
    Round,
)
from index.facts.store_schema import SCHEMA

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Record = tuple[Any, ...]

_ROWS_PER_INSERT = 200
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "default_block_size": 16384,
}
"""One thread is plenty for a few thousand rows, nothing is fetched from the network, and small tables stay small."""


def write_facts(facts: Facts, path: Path) -> None:
    """Build the DuckDB file of these facts at ``path``, where nothing may stand yet.

    Raises:
        GenerationError: the disk is full, or may not be written to.

    """
    import duckdb

    try:
        with duckdb.connect(path, config=_CONFIG) as connection:
            connection.begin()
            connection.execute(SCHEMA)
            for table, records in _records(facts):
                _insert(connection, table, records)
            connection.commit()
    except (duckdb.IOException, duckdb.FatalException) as error:
        raise GenerationError(f"{path}: cannot be written ({str(error).splitlines()[0]})") from error


def read_facts(path: Path) -> Facts:
    """The facts of a file that ``write_facts`` built, equal to those that went in.

    Raises:
        CorruptError: the file is missing, is not a DuckDB file, or does not hold these tables.

    """
    import duckdb

    try:
        with duckdb.connect(path, read_only=True, config=_CONFIG) as connection:
            return _facts(connection)
    except (duckdb.Error, ValueError) as error:
        reason = str(error).splitlines()[0]
        message = f"{path}: the facts cannot be read ({reason}); build again: roundtable index build --full"
        raise CorruptError(message) from error


def _insert(connection: DuckDBPyConnection, table: str, records: Iterable[Record]) -> None:
    """Insert many rows by few statements, which takes a tenth of the time of one statement a row."""
    rest = iter(records)
    while chunk := list(islice(rest, _ROWS_PER_INSERT)):
        row = f"({', '.join('?' * len(chunk[0]))})"
        statement = f"INSERT INTO {table} VALUES {', '.join([row] * len(chunk))}"
        connection.execute(statement, [value for record in chunk for value in record])


def _records(facts: Facts) -> Iterator[tuple[str, Iterable[Record]]]:
    """The rows of every table, in the order of the facts."""
    yield "rounds", map(_round_record, facts.rounds)
    yield "round_investors", (record for one in facts.rounds for record in _investor_records(one))
    yield "companies", map(_company_record, facts.companies)
    yield "company_aliases", ((c.name, name, i) for c in facts.companies for i, name in enumerate(c.aliases))
    yield "founders", ((c.name, name, i) for c in facts.companies for i, name in enumerate(c.founders))
    yield "investors", ((one.name, one.parent, *_place(one.origin)) for one in facts.investors)
    yield "investor_aliases", ((one.name, name, i) for one in facts.investors for i, name in enumerate(one.aliases))
    yield "commitments", map(_commitment_record, facts.commitments)
    yield "alternatives", map(_alternative_record, facts.alternatives)
    yield "metrics", map(_metric_record, facts.metrics)
    yield "fx", ((r.on, r.base, r.quote, r.rate, r.source_id, *_place(r.origin)) for r in facts.fx)
    yield (
        "sources",
        ((s.source_id, s.title, s.publisher, s.url, *_days(s.published)) for s in facts.sources.values()),
    )
    yield "details", map(_detail_record, facts.details)
    yield "conflicts", map(_conflict_record, facts.conflicts)
    yield "filled", ((one.round_id, one.field, *_place(one.origin)) for one in facts.filled)
    yield "briefings", facts.briefing_of.items()


def _place(origin: Origin) -> Record:
    return origin.file, origin.line, origin.start, origin.end


def _days(day: PartialDate | None) -> Record:
    """A date as text, and the first and last day that it can mean."""
    return (day.iso, day.first, day.last) if day else (None, None, None)


def _round_record(one: Round) -> Record:
    return (
        one.round_id,
        one.company,
        one.round,
        *_days(one.announced),
        one.instrument.value,
        one.amount,
        one.currency,
        one.pre_money,
        one.post_money,
        one.use_of_funds,
        one.confidence.value,
        list(one.source_ids),
        one.notes,
        one.amount_qualifier.value,
        one.equity_amount,
        list(one.overlaps_with),
        one.valuation_basis.value,
        one.series,
        one.amount_includes_secondary,
        *_place(one.origin),
    )


def _investor_records(one: Round) -> Iterator[Record]:
    for role, names in (("lead", one.lead_investors), ("participant", one.participants)):
        for position, name in enumerate(names):
            yield one.round_id, name, role, position


def _company_record(one: Company) -> Record:
    return one.name, one.hq_city, one.hq_country, one.founded, one.sector, one.sector_group, *_place(one.origin)


def _commitment_record(one: Commitment) -> Record:
    money = one.amount, one.currency, one.qualifier.value
    part = one.part, one.part_of, one.kind.value
    return one.round_id, one.investor, *money, list(one.source_ids), *part, *_place(one.origin)


def _alternative_record(one: Alternative) -> Record:
    value = one.field, one.value, one.currency, one.investor, one.qualifier.value
    return one.round_id, *value, list(one.source_ids), one.note, *_place(one.origin)


def _metric_record(one: CompanyMetric) -> Record:
    value = one.value, one.unit, *_days(one.as_of), one.qualifier.value
    return one.company, one.metric, *value, list(one.source_ids), one.notes, one.scope, *_place(one.origin)


def _detail_record(one: Detail) -> Record:
    value = f"{one.value:f}" if isinstance(one.value, Decimal) else str(one.value)
    return one.round_id, one.kind.value, value, one.unit, list(one.source_ids), *_place(one.origin)


def _conflict_record(one: Conflict) -> Record:
    used, other = _place(one.used_origin), _place(one.other_origin)
    return one.round_id, one.field, one.used, *used, one.other, *other


def _facts(connection: DuckDBPyConnection) -> Facts:
    leads = _lists(connection, "SELECT round_id, investor FROM round_investors WHERE role = 'lead'")
    others = _lists(connection, "SELECT round_id, investor FROM round_investors WHERE role = 'participant'")
    aliases = _lists(connection, "SELECT company, alias FROM company_aliases")
    founders = _lists(connection, "SELECT company, founder FROM founders")
    spellings = _lists(connection, "SELECT investor, alias FROM investor_aliases")
    return Facts(
        rounds=tuple(rows.round_of(row, leads[row[0]], others[row[0]]) for row in _all(connection, "rounds")),
        companies=tuple(
            rows.company_of(row, aliases[row[0]], founders[row[0]]) for row in _all(connection, "companies")
        ),
        investors=tuple(
            Investor(row[0], spellings[row[0]], row[1], Origin(*row[2:])) for row in _all(connection, "investors")
        ),
        commitments=tuple(map(rows.commitment_of, _all(connection, "commitments"))),
        alternatives=tuple(map(rows.alternative_of, _all(connection, "alternatives"))),
        metrics=tuple(map(rows.metric_of, _all(connection, "metrics"))),
        fx=tuple(map(rows.fx_rate_of, _all(connection, "fx"))),
        sources={row[0]: rows.source_of(row) for row in _all(connection, "sources")},
        conflicts=tuple(map(rows.conflict_of, _all(connection, "conflicts"))),
        details=tuple(map(rows.detail_of, _all(connection, "details"))),
        briefing_of=dict(_all(connection, "briefings")),
        filled=tuple(Filled(row[0], row[1], Origin(*row[2:])) for row in _all(connection, "filled")),
    )


def _all(connection: DuckDBPyConnection, table: str) -> list[Record]:
    return connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()


def _lists(connection: DuckDBPyConnection, query: str) -> defaultdict[str, tuple[str, ...]]:
    """The names that belong to each key, in their order."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for key, name in connection.execute(f"{query} ORDER BY rowid").fetchall():
        found[key] += (name,)
    return found
