"""What comes of holding a briefing against the facts: one finding for each claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.facts.checking.claims import Claim


class Verdict(StrEnum):
    """What a claim is found to be."""

    SUPPORTED = "supported"
    DERIVED = "derived"
    MISSING = "missing"
    CONFLICT = "in conflict"


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim and what came of it."""

    claim: Claim
    verdict: Verdict
    fact_ids: tuple[str, ...] = ()
    """What supports it; of a conflict, what it disagrees with."""
    because: str = ""
    """The formula of a derived figure; of a missing or conflicting claim, what the tables say."""


@dataclass(frozen=True, slots=True)
class CheckedBriefing:
    """A briefing with all findings, in the order of its text."""

    file: str
    round_id: str
    findings: tuple[Finding, ...]

    def count(self, verdict: Verdict) -> int:
        """How many claims came out so."""
        return sum(finding.verdict is verdict for finding in self.findings)

    @property
    def unsupported(self) -> tuple[Finding, ...]:
        """What is missing or in conflict."""
        return tuple(one for one in self.findings if one.verdict in (Verdict.MISSING, Verdict.CONFLICT))

    def problems(self) -> tuple[str, ...]:
        """A line for each unsupported claim, as ``file:line: "words": reason``."""
        return tuple(f'{self.file}:{one.claim.line}: "{one.claim.text}": {one.because}' for one in self.unsupported)
