"""What does not enter a sum, and how that is said: unknown values, and money that another part of it holds already.

Nothing here adds up. One rule: money that two records may both hold is counted once, and where it cannot be told how
much they share, at the larger of the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from index.facts.schema import Commitment, CommitmentKind, Round
from index.facts.table import FactsTable
from index.figures.cells import Cell, Record
from index.figures.exchange import in_currency
from index.figures.round_metrics import PRIMARY
from index.figures.working import evaluated

NAMED = 4
"""How many names a note gives before it only counts the rest."""

Notes = tuple[str, ...]


def listing(names: Sequence[str], separator: str = ", ") -> str:
    """The first few names, and how many more there are."""
    if len(names) <= NAMED:
        return separator.join(names)
    return f"{separator.join(names[:NAMED])} and {len(names) - NAMED} more"


def left_out(cells: Sequence[Cell]) -> Notes:
    """What did not enter a figure: by the metric's convention, or because a fact is unknown."""
    convention = [cell for cell in cells if cell.by_convention]
    unknown = [cell for cell in cells if not cell.by_convention]
    notes: list[str] = []
    if convention:
        named = [f"{one.label} ({one.instrument})" for cell in convention if (one := cell.round)]
        notes.append(f"Left out as not primary money into the company: {listing(named)}.")
    if unknown:
        reasons = list(dict.fromkeys(cell.missing or "" for cell in unknown))
        notes.append(f"{len(unknown)} left out as unknown: {listing(reasons, '; ')}.")
    return tuple(notes)


def not_primary(rounds: Sequence[Round]) -> list[str]:
    """The rounds that bring the company no primary money that is known, each with its instrument."""
    others = [one for one in rounds if one.instrument not in PRIMARY and one.equity_amount is None]
    return [f"{one.label} ({one.instrument})" for one in others]


def counted_once(names: Sequence[str]) -> Notes:
    """Whose money was not added because another part of the sum already holds it."""
    if not names:
        return ()
    return (f"Counted once: another part of the sum holds, or may hold, money of {listing(names)}.",)


def held_again(cells: Sequence[Cell], table: FactsTable) -> list[Cell]:
    """The cells whose money another of them holds, or may hold, already."""
    rounds = {cell.record.round_id for cell in cells if isinstance(cell.record, Round)}
    again = [
        cell
        for cell in cells
        if isinstance(cell.record, Round) and not rounds.isdisjoint(table.holders_of(cell.record.round_id))
    ]
    pledges = {cell: cell.record for cell in cells if isinstance(cell.record, Commitment)}
    return again + _pledged_again(pledges, table)


def without_parts(found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The records without the commitments that are part of another of the same investor in the same round."""
    wholes = {(one.round_id, one.investor) for one in found if isinstance(one, Commitment) and not one.part}
    return tuple(one for one in found if not (isinstance(one, Commitment) and _is_part(one, wholes)))


def _is_part(one: Commitment, wholes: set[tuple[str, str]]) -> bool:
    return one.part_of == one.investor and (one.round_id, one.investor) in wholes


def _pledged_again(pledges: dict[Cell, Commitment], table: FactsTable) -> list[Cell]:
    """Parts whose whole is there; then, of pledges in two rounds that share money, the smaller side."""
    wholes = {(one.round_id, one.investor) for one in pledges.values() if not one.part}
    again = [cell for cell, one in pledges.items() if one.part_of and (one.round_id, one.part_of) in wholes]
    sides: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell, one in pledges.items():
        sides[one.round_id, one.investor].append(cell)
    for side in sides.values():
        mine = [cell for cell in side if cell not in again]
        inside = [
            cell for cell, one in pledges.items() if cell not in again and _may_hold(pledges[side[0]], one, table)
        ]
        if mine and inside:
            again += inside if _together(mine, table) > _together(inside, table) else mine
    return again


def _may_hold(one: Commitment, other: Commitment, table: FactsTable) -> bool:
    """Whether the other's money may stand in the one too: in a round that holds its round, by the same investor."""
    # what several put in, whom the source does not tell apart, may be anybody's
    may_be_same = one.investor == other.investor or CommitmentKind.GROUP in {one.kind, other.kind}
    return may_be_same and one.round_id in table.holders_of(other.round_id)


def _together(cells: Sequence[Cell], table: FactsTable) -> Fraction:
    """Pledges in dollars, so that they compare; those for which there is no rate in their own currency."""
    known = [(cell, cell.expression) for cell in cells if cell.expression is not None]
    dollars = [in_currency(money, cell.unit, "USD", when=cell.when, table=table) or money for cell, money in known]
    return sum(map(evaluated, dollars), Fraction(0))
