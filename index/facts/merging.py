"""Claims of front matter are held against the tables: they fill gaps, add rounds, and disagree.

The table is trusted more: its value is used, and a claim that differs becomes a Conflict. Wording is no fact, so
``notes`` and ``use_of_funds`` never conflict, nor do ``source_ids``; they only fill gaps. A date that says the same
less exactly does not conflict either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.errors import Fault
from index.facts.columns import ROUNDS
from index.facts.front_matter import Claim
from index.facts.linking import Link, links_of
from index.facts.placing import Companies, Investors, Placing
from index.facts.schema import Conflict, Filled, PartialDate, Round
from index.facts.tables import FactRow, Table

_WORDING = frozenset({"notes", "use_of_funds", "source_ids"})
_MONEY = frozenset({"amount", "equity_amount", "pre_money", "post_money"})


@dataclass(frozen=True, slots=True)
class Merged:
    """The tables with what the claims add to them."""

    tables: dict[str, Table]
    conflicts: tuple[Conflict, ...]
    filled: tuple[Filled, ...]
    briefing_of: dict[str, str]
    """round_id to file."""
    faults: tuple[Fault, ...]


def merged(tables: Mapping[str, Table], claims: Iterable[Claim]) -> Merged:
    """Add the claims of all briefings to the tables. A claim that cannot be used is a fault of its briefing.

    Every claim is placed before one is taken in, because a claim may name a round that only another one brings.
    """
    investors = Investors(tables["investors"])
    claims = [investors.spelled(claim) for claim in claims]
    tables = {**tables, "investors": investors.with_those_of(claims)}
    placing = Placing(tables)
    placed = [(claim, round_id) for claim in claims if (round_id := placing.place(claim)) is not None]
    rounds = placing.tables(tables)["rounds"]
    checking = _Checking({link.column.target: link for link in links_of(rounds, tables)}, placing.companies)
    conflicts: list[Conflict] = []
    filled: list[Filled] = []
    faults = placing.faults
    for claim, round_id in placed:
        row = placing.rounds[round_id]
        if round_id in placing.listed:
            conflicts += _conflicts(claim, row, placing.companies)
            placing.rounds[round_id], added, found = _filled(claim, row, checking)
            filled += added
            faults += found
        elif found := checking.new_round(claim, row):
            faults += found
            placing.drop(round_id, claim)
    return Merged(
        tables=placing.tables(tables),
        conflicts=tuple(conflicts),
        filled=tuple(filled),
        briefing_of=placing.briefing_of,
        faults=tuple(faults),
    )


@dataclass(frozen=True, slots=True)
class _Checking:
    """What a claim's values are checked with beyond their own form."""

    links: dict[str, Link]
    companies: Companies

    def loose_ends(self, claim: Claim, key: str) -> list[Fault]:
        """Faults for what one key names and nobody knows."""
        link, named = self.links.get(key), claim.values.get(key)
        if link is None or not isinstance(named, tuple):
            return []
        line = claim.key_origins[key].line
        return [Fault(claim.file, line, problem) for name in named if (problem := link.problem(name)) is not None]

    def new_round(self, claim: Claim, row: FactRow) -> list[Fault]:
        """All that is wrong with a round that only a briefing gives."""
        faults = [claim.fault(key, problem) for key, problem in ROUNDS.problems(row.values)]
        problem = self.companies.problem(row.values["company"])
        if problem is not None:
            faults.append(claim.fault("company", problem))
        return faults + [fault for key in claim.values for fault in self.loose_ends(claim, key)]


def _conflicts(claim: Claim, row: FactRow, companies: Companies) -> list[Conflict]:
    """Where a claim and its row both say something, and not the same."""
    contested = [key for key in claim.values if key in row.stated and key not in _WORDING]
    return [
        Conflict(
            round_id=row.values["round_id"],
            field=key,
            used=_shown(row.values[key]),
            used_origin=row.origin,
            other=_shown(claim.values[key]),
            other_origin=claim.key_origins[key],
        )
        for key in contested
        if not _agree(key, claim, row, companies)
    ]


def _agree(key: str, claim: Claim, row: FactRow, companies: Companies) -> bool:
    used, other = row.values[key], claim.values[key]
    if key == "company":
        return bool(companies.canonical(other) == used)
    if key == "round":
        listed: Round = ROUNDS.record(**row.values, origin=row.origin)
        return other.casefold() in {name.casefold() for name in listed.names}
    if isinstance(used, PartialDate):
        return used.iso.startswith(other.iso) or other.iso.startswith(used.iso)
    if isinstance(used, tuple):
        return {name.casefold() for name in used} == {name.casefold() for name in other}
    return bool(used == other)


def _filled(claim: Claim, row: FactRow, checking: _Checking) -> tuple[FactRow, list[Filled], list[Fault]]:
    """The row with its gaps filled, one field at a time, so that one bad value does not cost the others."""
    filled: list[Filled] = []
    faults: list[Fault] = []
    loose = {key: checking.loose_ends(claim, key) for key in claim.values}
    for key in _gaps(claim, row):
        values = {**row.values, key: claim.values[key]}
        found = [claim.fault(key, problem) for _, problem in ROUNDS.problems(values)]
        faults += found
        if not found and not loose[key]:
            row = FactRow(values, row.stated | {key}, row.origin)
            filled.append(Filled(row.values["round_id"], key, claim.key_origins[key]))
    return row, filled, faults + [fault for found in loose.values() for fault in found]


def _gaps(claim: Claim, row: FactRow) -> list[str]:
    """What the claim gives and the row leaves empty; the currency first, since sums mean nothing without it."""
    gaps = sorted((key for key in claim.values if key not in row.stated), key=lambda key: key != "currency")
    used = row.values["currency"]
    if used is not None and claim.values.get("currency", used) != used:
        return [key for key in gaps if key not in _MONEY]
    return gaps


def _shown(value: object) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)
