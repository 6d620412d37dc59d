"""Which round a briefing's claim is about: a row of rounds.csv, or a new round. What it adds is for ``merging``.

The rule: a claim never makes a second round out of one that the table has. A claim without a round_id belongs to the
row with its company and round; a round_id that the table lacks, beside a company and round that it has, is a fault.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from index.errors import Fault
from index.facts.columns import COMPANIES, INVESTORS, ROUNDS
from index.facts.front_matter import Claim
from index.facts.naming import Names
from index.facts.schema import Confidence, Instrument, Origin
from index.facts.tables import FactRow, Table

_INVESTORS = ("lead_investors", "participants")
"""The fields of a round that name investors."""


class Companies:
    """The companies of the table, by every name that they go by."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._names: dict[str, set[str]] = defaultdict(set)
        for row in table.rows:
            for name in (row.values["name"], *row.values["aliases"]):
                self._names[name.casefold()].add(row.values["name"])

    def canonical(self, name: str) -> str:
        """The table's name of a company given by a name, an alias or in other case; else the name as it is."""
        meant = self._names.get(name.casefold(), set())
        return name if name in meant or len(meant) != 1 else next(iter(meant))

    def problem(self, name: str) -> str | None:
        """Why a round cannot be added to a company."""
        origin = self._table.left_out.get(name)
        if origin is None or name in self._table.keys:
            return None
        return f"{name!r} is left out, because {origin.file}:{origin.line} has a fault; mend it"

    def with_those_of(self, rounds: Iterable[FactRow]) -> Table:
        """The table, and every company of these rounds that it does not describe, known by name alone."""
        added: dict[str, FactRow] = {}
        empty = {column.target: column.empty for column in COMPANIES.columns}
        for row in rounds:
            name = row.values["company"]
            if name not in self._table.keys | added.keys():
                added[name] = FactRow({**empty, "name": name}, frozenset({"name"}), row.origin)
        return replace(self._table, rows=self._table.rows + tuple(added.values()))


class Investors:
    """The investors of the table, by every name that they go by."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._names = Names((row.values["name"], row.values["aliases"]) for row in table.rows)

    def spelled(self, claim: Claim) -> Claim:
        """The claim with its investors under the table's spelling; new names stay as they are."""
        found = {key: claim.values[key] for key in _INVESTORS if key in claim.values}
        spelled = {key: tuple(self._names.canonical(name) or name for name in names) for key, names in found.items()}
        return replace(claim, values={**claim.values, **spelled})

    def with_those_of(self, claims: Iterable[Claim]) -> Table:
        """The table, and every investor of these claims that it does not describe, known by name alone."""
        if not self._table.usable:
            return self._table
        added: dict[str, FactRow] = {}
        empty = {column.target: column.empty for column in INVESTORS.columns}
        for claim, name in ((c, name) for c in claims for key in _INVESTORS for name in c.values.get(key, ())):
            if name not in self._table.keys | added.keys() | self._table.left_out.keys():
                added[name] = FactRow({**empty, "name": name}, frozenset({"name"}), claim.origin)
        return (
            replace(self._table, rows=self._table.rows + tuple(added.values())) if self._table.usable else self._table
        )


class Placing:
    """The rounds of the table and of the claims, as far as the claims have been placed."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        table = tables["rounds"]
        self.companies = Companies(tables["companies"])
        self.rounds: dict[str, FactRow] = {row.values["round_id"]: row for row in table.rows}
        self.listed = frozenset(self.rounds)
        """The ids of the table's own rows."""
        self.left_out: dict[str, Origin] = dict(table.left_out)
        self.briefing_of: dict[str, str] = {}
        self.faults: list[Fault] = []
        self._ids: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in table.rows:
            self._ids[row.values["company"], row.values["round"].casefold()].append(row.values["round_id"])

    def place(self, claim: Claim) -> str | None:
        """The id of the round that a claim is about; ``None``, with a fault, if it is about none or comes second."""
        self.faults += claim.faults
        round_id = self._round_id(claim)
        if round_id is None:
            return None
        first = self.briefing_of.setdefault(round_id, claim.file)
        if first != claim.file:
            problem = f"{first} already tells of {round_id!r}; keep one briefing for each round"
            self.faults.append(claim.fault("round_id", problem))
            return None
        if round_id not in self.listed:
            company = self.companies.canonical(claim.values["company"])
            self.rounds[round_id] = _new_round(claim, round_id=round_id, company=company)
        return round_id

    def drop(self, round_id: str, claim: Claim) -> None:
        """Take back a new round that turned out to have a fault."""
        self.left_out.setdefault(round_id, claim.origin)
        del self.rounds[round_id], self.briefing_of[round_id]

    def tables(self, tables: Mapping[str, Table]) -> dict[str, Table]:
        """All tables; rounds and companies with what the claims brought."""
        rounds = replace(tables["rounds"], rows=tuple(self.rounds.values()), left_out=self.left_out)
        new = (row for round_id, row in self.rounds.items() if round_id not in self.listed)
        return {**tables, "rounds": rounds, "companies": self.companies.with_those_of(new)}

    def _round_id(self, claim: Claim) -> str | None:
        stated = claim.values.get("round_id")
        if stated in self.listed:
            return str(stated)
        company = self.companies.canonical(claim.values.get("company", ""))
        same = self._ids.get((company, claim.values.get("round", "").casefold()), [])
        if stated is None and len(same) == 1:
            return same[0]
        if same:
            self.faults.append(claim.fault("round_id", _which_round(stated, same)))
            return None
        return self._new_id(claim)

    def _new_id(self, claim: Claim) -> str | None:
        """The id of a round that the table does not have; ``None`` where the claim does not make one."""
        stated = claim.values.get("round_id")
        if claim.faults:
            if stated is not None:
                self.left_out.setdefault(stated, claim.origin)
            return None
        lacking = [key for key in ("company", "round") if key not in claim.values]
        if not lacking:
            return stated or _slug(claim.values["company"], claim.values["round"])
        if stated is None:
            problem = "missing; want company and round, or the round_id of a row of facts/rounds.csv"
            self.faults.append(claim.fault(lacking[0], problem))
        else:
            self.faults.append(claim.fault("round_id", self._unknown(stated, lacking)))
        return None

    def _unknown(self, stated: str, lacking: list[str]) -> str:
        if origin := self.left_out.get(stated):
            return f"{stated!r} is left out, because {origin.file}:{origin.line} has a fault; mend it"
        return f"{stated!r} is not in facts/rounds.csv; correct it, or give {' and '.join(lacking)} to add the round"


def _which_round(stated: str | None, same: list[str]) -> str:
    there = ", ".join(same)
    if stated is None:
        return f"missing, and facts/rounds.csv has several rounds of this name; want one of: {there}"
    return f"{stated!r} is not in facts/rounds.csv, which has this company and round as: {there}"


def _new_round(claim: Claim, *, round_id: str, company: str) -> FactRow:
    """A row as the table would hold it. What the claim leaves open about its kind is taken to be the usual one."""
    values = {column.target: column.empty for column in ROUNDS.columns}
    usual = {"instrument": Instrument.EQUITY, "confidence": Confidence.REPORTED}
    stated = {**claim.values, "round_id": round_id, "company": company}
    return FactRow({**values, **usual, **stated}, frozenset(stated), claim.origin)


def _slug(company: str, name: str) -> str:
    """An id made of names: "Mistral AI", "Série C" is ``mistral-ai-serie-c``."""
    plain = unicodedata.normalize("NFKD", f"{company} {name}".casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[\W_]+", "-", letters).strip("-")
