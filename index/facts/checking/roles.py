"""Which field the words around a claim name, so that a valuation is not taken for an amount.

Only wording that leaves no doubt names a field: "a valuation of $5 billion", "$5 billion post-money", "led by". Any
other claim may be supported by any value of its kind.
"""

from __future__ import annotations

import re
from enum import StrEnum

from index.facts.checking.claims import Claim, Statement
from index.facts.checking.known import Known
from index.facts.schema import DetailKind as Kind

_HEDGED = r"(?:(?:about|roughly|some|around|nearly|almost|more than|over|above|at least|up to|at most)\s)?"


class Role(StrEnum):
    """What a claim says that it is."""

    ANY = "any"
    VALUATION = "valuation"
    POST = "post-money valuation"
    PRE = "pre-money valuation"
    RAISED = "amount"
    LEAD = "lead investor"
    ANNOUNCED = "day of the announcement"


_BEFORE = (
    (Role.POST, rf"post-money (?:valuation |value |price )?(?:of|is|was|at) {_HEDGED}\Z"),
    (Role.PRE, rf"pre-money (?:valuation |value |price )?(?:of|is|was|at) {_HEDGED}\Z"),
    (Role.VALUATION, rf"\bvaluation (?:of|is|was) {_HEDGED}\Z"),
    (Role.VALUATION, rf"\bvalu(?:ed|es|ing)\b[^,;.]{{0,40}}\bat {_HEDGED}\Z"),
    (Role.RAISED, rf"\braised {_HEDGED}\Z"),
    (Role.LEAD, r"\bled by \Z"),
    (Role.ANNOUNCED, r"\bannounced\b[^.;]{0,60}\bon \Z"),
)
_AFTER = (
    (Role.POST, r"\A post-money\b"),
    (Role.PRE, r"\A pre-money\b"),
    (Role.VALUATION, r"\A valuation\b"),
    (Role.LEAD, r"\A (?:alone )?led\b"),
)
_KINDS = {
    Kind.MONEY: {Role.POST, Role.PRE, Role.VALUATION, Role.RAISED},
    Kind.NAME: {Role.LEAD},
    Kind.DATE: {Role.ANNOUNCED},
}
_SUPPOSED = re.compile(r"\b(?:if|read|reading|taken?|taking|treat\w*|assum\w*|would)\b", re.IGNORECASE)
_REACH = 90

FIELDS = {
    Role.VALUATION: ("post_money", "valuation", "pre_money"),
    Role.POST: ("post_money", "valuation"),
    Role.PRE: ("pre_money",),
    Role.RAISED: ("amount",),
    Role.LEAD: ("lead_investors",),
    Role.ANNOUNCED: ("announced",),
}
"""The fields of a round's row that a role speaks of, the closest first. "valuation" is one of unspecified basis."""

_UNFIT = {
    Role.VALUATION: ("amount", "equity_amount", "commitment"),
    Role.POST: ("amount", "equity_amount", "commitment", "pre_money", "valuation"),
    Role.PRE: ("amount", "equity_amount", "commitment", "post_money", "valuation"),
    Role.RAISED: ("pre_money", "post_money", "valuation"),
    Role.LEAD: ("participants",),
    Role.ANNOUNCED: ("published",),
}


def role_of(claim: Claim, statement: Statement) -> Role:
    """The field that a claim's own words name. Supposing a basis ("if post-money") states none."""
    at, end = claim.start - statement.span.start, claim.end - statement.span.start
    before, after = statement.text[max(0, at - _REACH) : at], statement.text[end : end + _REACH]
    for patterns, text in ((_AFTER, after), (_BEFORE, before)):
        for role, pattern in patterns:
            if role in _KINDS.get(claim.kind, ()) and re.search(pattern, text):
                supposed = role in (Role.POST, Role.PRE) and _SUPPOSED.search(statement.text)
                return Role.VALUATION if supposed else role
    return Role.ANY


def fits(role: Role, known: Known) -> bool:
    """Whether a value can stand for this role. What no column types (a detail, a note) fits any."""
    if role in (Role.VALUATION, Role.POST, Role.PRE) and known.field.startswith("metric"):
        return "valuation" in known.field or "price" in known.field
    return known.field not in _UNFIT.get(role, ())
