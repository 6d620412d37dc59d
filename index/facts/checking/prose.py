"""A briefing's prose held against the facts, claim by claim.

Two passes: first what a record holds, then figures that follow from what is held. A figure counts as derived only
where its sentence, or one beside it in the paragraph, says that it computes, and a formula gives it as it is
written. Numbers in words and the round's own sums may be part of a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from index.briefings import Briefing
from index.facts.checking.agreeing import is_computed
from index.facts.checking.claims import Claim, Statement, statements
from index.facts.checking.dates import WrittenDate
from index.facts.checking.derivation import PERCENT, TIMES, Operand, Operands, formula
from index.facts.checking.figures import Figure
from index.facts.checking.findings import CheckedBriefing, Finding, Verdict
from index.facts.checking.known import Knowledge, Known, knowledge_of, lexicon_of
from index.facts.checking.support import supported, unsupported
from index.facts.checking.units import in_megawatts
from index.facts.checking.wording import allowed_in, computes
from index.facts.schema import DetailKind as Kind
from index.facts.schema import PartialDate
from index.facts.table import FactsTable
from index.figures.display import money

_RAISED = frozenset({"amount", "equity_amount", "commitment"})
_OWN_SUMS = frozenset({"amount", "equity_amount", "pre_money", "post_money", "valuation"})


class ProseCheck:
    """Holds briefings against the facts of one corpus."""

    def __init__(self, table: FactsTable) -> None:
        self._table = table
        self._lexicon = lexicon_of(table)
        self._round_of = {file: round_id for round_id, file in table.facts.briefing_of.items()}

    def check(self, briefing: Briefing) -> CheckedBriefing | None:
        """All findings of one briefing; ``None`` where the tables know of no round that it tells of."""
        round_id = self._round_of.get(briefing.file)
        if round_id is None:
            return None
        knowledge = knowledge_of(self._table, self._table.round(round_id))
        checking = _Checking(knowledge, statements(briefing, self._lexicon))
        return CheckedBriefing(briefing.file, round_id, tuple(checking.findings()))


class _Checking:
    """One briefing on its way through the passes."""

    def __init__(self, knowledge: Knowledge, told: Sequence[Statement]) -> None:
        self._knowledge = knowledge
        self._told = told
        self._found: dict[Claim, Finding] = {}

    def findings(self) -> Iterator[Finding]:
        """Every claim's finding, in the order of the text."""
        for statement in self._told:
            for claim in statement.claims:
                finding = supported(claim, statement, self._knowledge)
                if finding is not None:
                    self._found[claim] = finding
        while self._derive_more():
            pass
        for statement in self._told:
            for claim in statement.claims:
                yield self._found.get(claim) or unsupported(claim, statement, self._knowledge)

    def _derive_more(self) -> bool:
        """One pass over what is still open; whether it closed anything, which others may build on."""
        closed = False
        for at, statement in enumerate(self._told):
            for claim in statement.claims:
                if claim not in self._found and isinstance(claim.stated, Figure):
                    because = self._again(claim) or (self._computes(claim, at) and self._derived(claim.stated, at))
                    if because:
                        self._found[claim] = Finding(claim, Verdict.DERIVED, because=because)
                        closed = True
        return closed

    def _again(self, claim: Claim) -> str | None:
        """Where the briefing computes the same figure."""
        for other, finding in self._found.items():
            if finding.verdict is Verdict.DERIVED and _is_same(claim.stated, other.stated):
                return finding.because if "line" in finding.because else f"as on line {other.line}: {finding.because}"
        return None

    def _computes(self, claim: Claim, at: int) -> bool:
        """Whether a sentence says that it computes, or one beside it says so. Parts in words and days always do."""
        in_words = claim.kind is Kind.PERCENT and claim.text[-1].isalpha()
        if in_words or (isinstance(claim.stated, Figure) and claim.stated.unit.startswith("day")):
            return True
        return computes(self._told[at].text, [one.text for one in self._beside(at)])

    def _beside(self, at: int) -> list[Statement]:
        """A sentence with its neighbours in the paragraph."""
        paragraph = self._told[at].paragraph
        return [one for one in self._told[max(0, at - 1) : at + 2] if one.paragraph == paragraph]

    def _derived(self, figure: Figure, at: int) -> str | None:
        if figure.unit.startswith("day"):
            return self._days(figure, at)
        here = self._operands([self._told[at]])
        own = [*self._own(at), *self._named(at)]
        operands = Operands(
            here=here,
            own=_unique(own),
            beside=_unique(self._operands(self._beside(at))),
            elsewhere=_unique(self._operands(self._told)),
            amounts=list(_of_known(one for one in self._knowledge.own_sums if one.field in _RAISED)),
        )
        allowed = allowed_in(self._told[at].text, [one.text for one in self._beside(at)])
        formulas: list[str] = []
        for value in dict.fromkeys((figure.low, figure.high)):
            found = formula(value, figure, operands, allowed)
            if found is None:
                return None
            formulas.append(found)
        return "; ".join(formulas)

    def _operands(self, told: Sequence[Statement]) -> list[Operand]:
        """The figures of some sentences that are supported or derived already, and their numbers in words."""
        found: list[Operand] = []
        for statement in told:
            for claim in statement.claims:
                if claim in self._found and isinstance(claim.stated, Figure):
                    found += _of_figure(claim.stated, claim.text)
            found += [Operand(one.low, "", f"{one.low}") for one in statement.in_words if one.low > 1]
        return found

    def _own(self, at: int) -> Iterator[Operand]:
        """The sums of the round itself; of what single investors put in, those named here, and what all comes to."""
        own = self._knowledge.own_sums
        parts = [one for one in own if one.field == "commitment"]
        yield from _of_known(one for one in own if one.field in _OWN_SUMS)
        yield from _of_known(one for one in parts if one.named in self._told[at].around)
        for unit in dict.fromkeys(one.unit for one in parts):
            every = [one.value for one in parts if one.unit == unit and isinstance(one.value, Decimal)]
            if len(every) > 1:
                total = sum(every, Decimal())
                yield Operand(total, unit, f"commitments of {money(total, unit)}")

    def _named(self, at: int) -> Iterator[Operand]:
        """The sums of the company's other rounds that a sentence names."""
        named = tuple(f" {claim.text}" for claim in self._told[at].claims if claim.kind is Kind.NAME)
        sums = (one for one in self._knowledge.figures if one.field in _OWN_SUMS)
        return _of_known(one for one in sums if one.label.endswith(named))

    def _days(self, figure: Figure, at: int) -> str | None:
        """Two dates that lie as many days apart."""
        days = [one for one in self._days_told(at) if len(one.iso) == len("2025-01-01")]
        for first in days:
            for last in days:
                if (last.first - first.first).days == figure.low:
                    return f"{last} - {first}"
        return None

    def _days_told(self, at: int) -> Iterator[PartialDate]:
        if self._knowledge.this.announced is not None:
            yield self._knowledge.this.announced
        for statement in self._beside(at):
            for claim in statement.claims:
                stated = claim.stated
                if isinstance(stated, WrittenDate) and stated.year and stated.month and stated.day:
                    yield PartialDate(f"{stated.year:04}-{stated.month:02}-{stated.day:02}")


def _unique(operands: Sequence[Operand]) -> list[Operand]:
    """Each value once, where it stands first."""
    found: dict[tuple[Decimal, str], Operand] = {}
    for one in operands:
        found.setdefault((one.value, one.unit), one)
    return list(found.values())


def _is_same(one: object, other: object) -> bool:
    """Whether two figures say the same, a part in words and a percentage included."""
    if not (isinstance(one, Figure) and isinstance(other, Figure)):
        return False
    same = (one.kind, one.unit) == (other.kind, other.unit)
    return same and is_computed(one.low, one, other.low) and is_computed(other.high, other, one.high)


def _of_known(known: Iterable[Known]) -> Iterator[Operand]:
    for one in known:
        if isinstance(one.value, Decimal):
            yield Operand(one.value, one.unit, money(one.value, one.unit))


def _of_figure(figure: Figure, text: str) -> Iterator[Operand]:
    counted = figure.unit.rpartition(" ")[2]
    unit = {Kind.MONEY: figure.unit, Kind.PERCENT: PERCENT, Kind.MULTIPLE: TIMES}.get(figure.kind, counted)
    size = in_megawatts(Decimal(1), unit)
    for value in dict.fromkeys((figure.low, figure.high)):
        yield Operand(value, unit, text)
        if size != 1:
            yield Operand(value * size, "mw", text)
