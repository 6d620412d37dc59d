"""One claim held against what is known of its deal: which records hold it, or what they say instead.

The rule: a claim is supported only by a value of its own kind and, where its words name a field ("a valuation of"),
by that field. Figures that are computed are for ``prose``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from index.facts.checking.agreeing import is_stated
from index.facts.checking.claims import Claim, Statement
from index.facts.checking.dates import WrittenDate
from index.facts.checking.figures import Figure
from index.facts.checking.findings import Finding, Verdict
from index.facts.checking.known import Knowledge, Known
from index.facts.checking.matching import is_named, parts_named
from index.facts.checking.roles import FIELDS, Role, fits, role_of
from index.facts.checking.units import in_megawatts, same_unit
from index.facts.schema import DetailKind as Kind
from index.facts.schema import PartialDate

_NEAR = Decimal("0.25")


def supported(claim: Claim, statement: Statement, knowledge: Knowledge) -> Finding | None:
    """The finding of a claim that records hold; ``None`` where none does."""
    role = role_of(claim, statement)
    if isinstance(claim.stated, Figure):
        held = _holding(claim.stated, role, knowledge.spoken_of(statement.around))
    elif isinstance(claim.stated, WrittenDate):
        held = _first(one for one in knowledge.dates if fits(role, one) and _is_then(claim.stated, one))
    else:
        held = _naming(claim.text, role, knowledge)
    ids = tuple(dict.fromkeys(one.fact_id for one in held))
    return Finding(claim, Verdict.SUPPORTED, ids) if ids else None


def unsupported(claim: Claim, statement: Statement, knowledge: Knowledge) -> Finding:
    """The finding of a claim that nothing supports: in conflict with the field that it speaks of, or missing."""
    fields = FIELDS.get(role_of(claim, statement), ())
    contrary = [
        one
        for field in fields
        for one in knowledge.every
        if one.field == field and one.fact_id == knowledge.this.fact_id
    ]
    if contrary:
        because = "; ".join(str(one) for one in contrary)
        return Finding(claim, Verdict.CONFLICT, tuple(dict.fromkeys(one.fact_id for one in contrary)), because)
    return Finding(claim, Verdict.MISSING, (), f"no record holds it{_nearest(claim, knowledge)}")


def holds(figure: Figure, value: Decimal, known: Known) -> bool:
    """Whether a record holds one end of a figure."""
    if known.kind is not figure.kind or not isinstance(known.value, Decimal):
        return False
    if figure.kind is Kind.MONEY:
        return figure.unit in ("", known.unit) and is_stated(value, figure, known.value)
    if figure.kind is Kind.COUNT:
        written = in_megawatts(value, figure.unit)
        return same_unit(figure.unit, known.unit) and (
            is_stated(value, figure, known.value) or written == in_megawatts(known.value, known.unit)
        )
    return is_stated(value, figure, known.value)


def _holding(figure: Figure, role: Role, known: Sequence[Known]) -> list[Known]:
    """A record for each end of a figure; none if one end is held by none."""
    found: list[Known] = []
    for value in dict.fromkeys((figure.low, figure.high)):
        one = next((one for one in known if fits(role, one) and holds(figure, value, one)), None)
        if one is None:
            return []
        found.append(one)
    return found


def _naming(name: str, role: Role, knowledge: Knowledge) -> list[Known]:
    if role is Role.LEAD:
        leads = [one for one in knowledge.names if one.field == "lead_investors"]
        lead = is_named(name, leads)
        others = () if lead or is_named(name, _participants(knowledge)) else knowledge.names
        return [lead] if lead else _first(one for one in others if is_named(name, (one,)))
    one = is_named(name, knowledge.names)
    return [one] if one else parts_named(name, knowledge.names)


def _participants(knowledge: Knowledge) -> Iterator[Known]:
    return (one for one in knowledge.names if one.field == "participants" and one.fact_id == knowledge.this.fact_id)


def _is_then(written: WrittenDate, known: Known) -> bool:
    return isinstance(known.value, PartialDate) and written.allows(known.value)


def _first(known: Iterable[Known]) -> list[Known]:
    return list(known)[:1]


def _nearest(claim: Claim, knowledge: Knowledge) -> str:
    """The closest value of the same kind, if one is close: what the author may have meant."""
    if not isinstance(claim.stated, Figure):
        return ""
    figure = claim.stated
    same = [one for one in knowledge.figures if one.kind is figure.kind and one.unit == (figure.unit or one.unit)]
    close = [(abs(one.value - figure.low), one) for one in same if isinstance(one.value, Decimal)]
    distance, nearest = min(close, key=lambda pair: pair[0], default=(None, None))
    if nearest is None or distance is None or distance > _NEAR * abs(figure.low):
        return ""
    return f"; the nearest is {nearest}"
