"""``roundtable facts``: what the corpus says, and what is wrong with how it says it. Reads files, needs no index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.answers.answer import JsonObject
from bot.cli.failures import WRONG_USE
from bot.cli.options import Invocation, corpus_option, debug_option, json_option

if TYPE_CHECKING:
    from index.corpus import Corpus
    from index.errors import Fault
    from index.facts.checking.findings import CheckedBriefing
    from index.facts.schema import Alternative, Conflict

_TABLES = (
    "rounds", "companies", "investors", "commitments", "metrics", "alternatives", "details", "fx", "sources"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Report:
    """Everything that a check has found."""

    corpus: Corpus
    faults: list[Fault]
    conflicts: list[Conflict]
    briefings: list[CheckedBriefing]
    unchecked: list[str]
    """Briefings of which the tables know no round."""
    disputed: dict[str, tuple[Alternative, ...]]
    """By round id, for the rounds of these briefings."""

    @property
    def is_clean(self) -> bool:
        """Whether there is neither a fault nor a claim that the facts do not support."""
        return not self.faults and not any(one.unsupported for one in self.briefings)


@click.group(short_help="Check the facts of the corpus.")
def facts() -> None:
    """Look at the facts of the corpus."""


@facts.command(short_help="List faults, conflicts and unsupported claims.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE...]")
@json_option
@corpus_option
@debug_option
@click.pass_obj
def check(invocation: Invocation, files: tuple[Path, ...]) -> int:
    """List every fault of the corpus, where its origins disagree, and what its briefings say without support.

    Only that of FILE if given. A fault is something that cannot be used and is left out. A conflict is no fault: the
    origin that is trusted most is used, and answers say so. Each figure, date and name in a briefing is held against
    the tables: it is supported, derived (computed from what is supported, and said to be), missing or in conflict.
    Exit code 2 if there is a fault, or a claim that is missing or in conflict.
    """
    from index.corpus import load_corpus

    settings = invocation.settings()
    corpus = load_corpus(settings.corpus_dir, max_file_bytes=settings.max_file_bytes)
    report = _report(corpus, {_below(corpus, path) for path in files})
    if invocation.as_json:
        _print_json(report)
    else:
        _print(report)
    return 0 if report.is_clean else WRONG_USE


def _below(corpus: Corpus, path: Path) -> str:
    """The name by which the corpus knows a file, given as a path or as that name."""
    for candidate in (path, corpus.folder / path):
        resolved = candidate.resolve()
        if resolved.is_relative_to(corpus.folder.resolve()):
            name = resolved.relative_to(corpus.folder.resolve()).as_posix()
            if name in corpus.digests:
                return name
    raise click.UsageError(f"{path} is not a file of the corpus {corpus.folder}; use --corpus to name another")


def _report(corpus: Corpus, chosen: set[str]) -> _Report:
    """What a check finds in the chosen files, or in all of them."""
    from index.facts.checking.prose import ProseCheck
    from index.facts.table import FactsTable

    table = FactsTable(corpus.facts)
    prose = ProseCheck(table)
    briefings = [briefing for briefing in corpus.briefings if not chosen or briefing.file in chosen]
    checked = {briefing.file: prose.check(briefing) for briefing in briefings}
    known = [one for one in checked.values() if one is not None]
    return _Report(
        corpus=corpus,
        faults=[fault for fault in corpus.faults if not chosen or fault.file in chosen],
        conflicts=[one for one in corpus.facts.conflicts if not chosen or chosen & _files_of(one)],
        briefings=known,
        unchecked=[file for file, one in checked.items() if one is None],
        disputed={one.round_id: table.alternatives_of(one.round_id) for one in known},
    )


def _files_of(conflict: Conflict) -> set[str]:
    return {conflict.used_origin.file, conflict.other_origin.file}


def _print_json(report: _Report) -> None:
    from bot.cli.output import print_json

    print_json(
        {
            "corpus": str(report.corpus.folder),
            "counts": _counts(report.corpus),
            "faults": [asdict(fault) for fault in report.faults],
            "conflicts": [asdict(conflict) for conflict in report.conflicts],
            "briefings": [_json_of(one, report.disputed[one.round_id]) for one in report.briefings],
            "unchecked": report.unchecked,
        }
    )


def _json_of(one: CheckedBriefing, disputed: Iterable[Alternative]) -> JsonObject:
    from index.facts.checking.findings import Verdict

    return {
        "file": one.file,
        "round_id": one.round_id,
        "counts": {verdict.value: one.count(verdict) for verdict in Verdict},
        "claims": [
            {
                "kind": finding.claim.kind.value,
                "text": finding.claim.text,
                "line": finding.claim.line,
                "start": finding.claim.start,
                "end": finding.claim.end,
                "verdict": finding.verdict.value,
                "fact_ids": list(finding.fact_ids),
                "because": finding.because,
            }
            for finding in one.findings
        ],
        "disputed": [{**asdict(other), "fact_id": other.fact_id} for other in disputed],
    }


def _counts(corpus: Corpus) -> JsonObject:
    return {"briefings": len(corpus.briefings)} | {name: len(getattr(corpus.facts, name)) for name in _TABLES}


def _print(report: _Report) -> None:
    lines = [str(fault) for fault in report.faults]
    lines += [f"conflict: {conflict}" for conflict in report.conflicts]
    for briefing in report.briefings:
        lines += _lines_of(briefing, report.disputed[briefing.round_id])
    lines += [f"{file}: not checked, because the tables know no round of it" for file in report.unchecked]
    _echo(lines)
    claims = sum(len(one.unsupported) for one in report.briefings)
    read = ", ".join(f"{name} {count}" for name, count in _counts(report.corpus).items())
    found = (
        _counted(len(report.faults), "fault"),
        _counted(len(report.conflicts), "conflict"),
        _counted(claims, "unsupported claim"),
    )
    click.echo(f"{', '.join(found)}. Read: {read}.")


def _lines_of(briefing: CheckedBriefing, disputed: Iterable[Alternative]) -> list[str]:
    """A briefing's line, then one for each claim without support, then what sources disagree on."""
    from index.facts.checking.findings import Verdict

    counts = ", ".join(f"{briefing.count(verdict)} {verdict}" for verdict in Verdict)
    others = (f"{one.field}: {one.origin.file}:{one.origin.line} has {one.value}" for one in disputed)
    return [
        f"{briefing.file}: {counts}",
        *briefing.problems(),
        *(f"{briefing.file}: sources disagree on {other}" for other in others),
    ]


def _echo(lines: Iterable[str]) -> None:
    from bot.render.safe import one_line

    for line in lines:
        click.echo(one_line(line))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
