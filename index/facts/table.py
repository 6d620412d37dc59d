"""The facts table as the figures see it: the records of ``schema`` with the look-ups that rules of the trade need.

Read-only and built once per generation. Order is by announced date; a month stands before its days, and ties are
broken by round id, so that the same tables always give the same answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from index.facts.naming import Names
from index.facts.schema import (
    Alternative,
    Commitment,
    CommitmentKind,
    Company,
    CompanyMetric,
    Conflict,
    Detail,
    Facts,
    FxRate,
    Instrument,
    Origin,
    PartialDate,
    Round,
    Source,
)

_PRICES_THE_COMPANY = frozenset({Instrument.EQUITY, Instrument.STRATEGIC, Instrument.DEBT_AND_EQUITY})


def by_date(rounds: Iterable[Round]) -> tuple[Round, ...]:
    """Rounds, oldest first; undated ones come first of all."""
    return tuple(sorted(rounds, key=lambda r: (r.announced.iso if r.announced else "", r.round_id)))


class FactsTable:
    """Look-ups over one corpus's facts."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.rounds = by_date(facts.rounds)
        self._by_id = {r.round_id: r for r in self.rounds}
        self._companies = {c.name: c for c in facts.companies}
        self._by_company: dict[str, list[Round]] = defaultdict(list)
        for one in self.rounds:
            self._by_company[one.company].append(one)
        self._commitments: dict[str, list[Commitment]] = defaultdict(list)
        for commitment in facts.commitments:
            self._commitments[commitment.round_id].append(commitment)
        self._metrics: dict[str, list[CompanyMetric]] = defaultdict(list)
        for metric in facts.metrics:
            self._metrics[metric.company].append(metric)
        self._conflicts: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in facts.conflicts:
            self._conflicts[conflict.round_id].append(conflict)
        self._details: dict[str, list[Detail]] = defaultdict(list)
        for detail in facts.details:
            self._details[detail.round_id].append(detail)
        self._alternatives: dict[str, list[Alternative]] = defaultdict(list)
        for alternative in facts.alternatives:
            self._alternatives[alternative.round_id].append(alternative)
        self._investors = Names(_investors(facts))
        self._described = {investor.name: investor for investor in facts.investors}
        self._arms: dict[str, list[str]] = defaultdict(list)
        for investor in facts.investors:
            self._arms[investor.parent or ""].append(investor.name)
        self._fx: dict[tuple[str, str], list[FxRate]] = defaultdict(list)
        for rate in facts.fx:
            self._fx[rate.base, rate.quote].append(rate)
        self._origins = self._origins_by_fact()
        self._filled = {(f"round:{filled.round_id}", filled.field): filled.origin for filled in facts.filled}

    def round(self, round_id: str) -> Round:
        """The round of this id; KeyError if there is none."""
        return self._by_id[round_id]

    def knows(self, round_id: str) -> bool:
        """Whether there is a round of this id."""
        return round_id in self._by_id

    def company(self, name: str) -> Company | None:
        """The company's own row, if it has one."""
        return self._companies.get(name)

    def rounds_of(self, company: str) -> tuple[Round, ...]:
        """One company's rounds, oldest first."""
        return tuple(self._by_company.get(company, ()))

    def commitments_of(self, round_id: str) -> tuple[Commitment, ...]:
        """What single investors put into a round, in the table's order."""
        return tuple(self._commitments.get(round_id, ()))

    def metrics_of(self, company: str) -> tuple[CompanyMetric, ...]:
        """The dated figures of a company, in the table's order."""
        return tuple(self._metrics.get(company, ()))

    def details_of(self, round_id: str) -> tuple[Detail, ...]:
        """The further values of a round, in the table's order."""
        return tuple(self._details.get(round_id, ()))

    def alternatives_of(self, round_id: str, field: str | None = None) -> tuple[Alternative, ...]:
        """What other sources say of a round, or of one of its fields, in the table's order."""
        return tuple(a for a in self._alternatives.get(round_id, ()) if field in (None, a.field))

    def canonical(self, name: str) -> str | None:
        """The one spelling of an investor's name or alias; ``None`` where no single investor is known by it."""
        return self._investors.canonical(name)

    def family(self, name: str) -> tuple[str, ...]:
        """An investor, under its one spelling, followed by its arms and vehicles and theirs; unknown ones alone."""
        found = [self.canonical(name) or name]
        for one in found:
            found += [arm for arm in self._arms.get(one, ()) if arm not in found]
        return tuple(found)

    def spellings_of(self, name: str) -> tuple[str, ...]:
        """Every name and alias of an investor, of its arms, and of whom it is an arm of; unknown ones alone."""
        spellings = []
        for one in (*self.family(name), *self.above(name)):
            spellings += [one, *(self._described[one].aliases if one in self._described else ())]
        return tuple(dict.fromkeys(spellings))

    def above(self, name: str) -> tuple[str, ...]:
        """Whom an investor is an arm or vehicle of, the nearest first; empty for unknown ones."""
        found = [self.canonical(name) or name]
        for one in found:
            investor = self._described.get(one)
            found += [investor.parent] if investor and investor.parent and investor.parent not in found else []
        return tuple(found[1:])

    def conflicts_of(self, round_id: str) -> tuple[Conflict, ...]:
        """Where origins disagree about a round."""
        return tuple(self._conflicts.get(round_id, ()))

    def sources_of(self, source_ids: Iterable[str]) -> tuple[Source, ...]:
        """The pages behind a record, in its order."""
        return tuple(self.facts.sources[i] for i in source_ids if i in self.facts.sources)

    def origin(self, fact_id: str, field: str | None = None) -> Origin:
        """Where a fact stands: its record's row, or the front matter that filled this field. KeyError if unknown."""
        return self._filled.get((fact_id, field or "")) or self._origins[fact_id][0]

    def source_ids(self, fact_id: str) -> tuple[str, ...]:
        """The source ids of the record of a fact id."""
        return self._origins[fact_id][1]

    def previous_priced(self, this: Round) -> Round | None:
        """The company's last round before this one that priced the company.

        Secondary sales, buyouts and pure debt price no new shares and are passed over.
        """
        earlier = [r for r in self.rounds_of(this.company) if _stands_before(r, this)]
        priced = [r for r in earlier if r.is_priced and r.instrument in _PRICES_THE_COMPANY]
        return priced[-1] if priced else None

    def up_to(self, this: Round) -> tuple[Round, ...]:
        """A company's rounds up to and including one of them, oldest first; undated ones are not among them."""
        return tuple(r for r in self.rounds_of(this.company) if r is this or _stands_before(r, this))

    def next_priced(self, this: Round) -> Round | None:
        """The company's first round after this one that priced the company."""
        later = [r for r in self.rounds_of(this.company) if _stands_before(this, r)]
        priced = [r for r in later if r.is_priced and r.instrument in _PRICES_THE_COMPANY]
        return priced[0] if priced else None

    def between(self, first: Round, last: Round) -> tuple[Round, ...]:
        """A company's rounds announced after one of its rounds and before another."""
        own = self.rounds_of(first.company)
        return tuple(r for r in own if _stands_before(first, r) and _stands_before(r, last))

    def holders_of(self, round_id: str) -> frozenset[str]:
        """The rounds whose amounts hold, or may hold, money of this one: directly, or through another round."""
        found: set[str] = set()
        ahead = [round_id]
        while ahead:
            one = self._by_id.get(ahead.pop())
            new = set(one.overlaps_with) - found - {round_id} if one else set()
            found |= new
            ahead += new
        return frozenset(found)

    def rate_near(self, base: str, quote: str, when: PartialDate) -> FxRate | None:
        """The rate of the day nearest to a date, or to the middle of a month or year; ``None`` without any.

        Of two days equally near it is the earlier.
        """
        rates = self._fx.get((base, quote), [])
        return min(rates, key=lambda r: (_away(r.on, when), r.on), default=None)

    def _origins_by_fact(self) -> dict[str, tuple[Origin, tuple[str, ...]]]:
        facts = self.facts
        found: dict[str, tuple[Origin, tuple[str, ...]]] = {c.fact_id: (c.origin, ()) for c in facts.companies}
        found.update({one.fact_id: (one.origin, ()) for one in facts.investors})
        sourced: tuple[Round | Commitment | Alternative | CompanyMetric | Detail, ...]
        sourced = (*facts.rounds, *facts.commitments, *facts.alternatives, *facts.metrics, *facts.details)
        for record in sourced:
            found[record.fact_id] = (record.origin, record.source_ids)
        found.update({rate.fact_id: (rate.origin, (rate.source_id,)) for rate in facts.fx})
        return found


def _investors(facts: Facts) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every investor with its aliases: those described first, then the others that rounds name."""
    yield from ((one.name, one.aliases) for one in facts.investors)
    yield from ((name, ()) for one in facts.rounds for name in one.investors)
    single = (one for one in facts.commitments if one.kind is CommitmentKind.INVESTOR)
    yield from ((one.investor, ()) for one in single)


def _stands_before(one: Round, other: Round) -> bool:
    if one.announced is None or other.announced is None:
        return False
    return (one.announced.iso, one.round_id) < (other.announced.iso, other.round_id)


def _away(day: date, when: PartialDate) -> timedelta:
    """Twice the time to a date, or to the middle of a month or year, from which none of its days is far."""
    return abs((day - when.first) + (day - when.last))
