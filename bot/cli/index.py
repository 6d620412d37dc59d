"""``roundtable index``: build a generation, see how the index stands, check that it is whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from bot.answers.answer import JsonObject
from bot.cli.failures import FAILURE
from bot.cli.options import (
    Invocation,
    corpus_option,
    debug_option,
    index_option,
    json_option,
    quiet_option,
)
from bot.render.safe import one_line

if TYPE_CHECKING:
    from index.errors import Fault
    from index.generation import BuildReport, Counts, Status


@click.group(short_help="Build, show and verify the index.")
def index() -> None:
    """Work on the index: the passages, vectors and facts that answers are made from."""


@index.command(short_help="Bring the index up to date.")
@click.option("--full", is_flag=True, help="Build everything anew, also what has not changed.")
@click.option("--strict", is_flag=True, help="Refuse a corpus with any fault instead of leaving out what is faulty.")
@json_option
@corpus_option
@index_option
@quiet_option
@debug_option
@click.pass_obj
def build(invocation: Invocation, full: bool, strict: bool) -> int:  # noqa: FBT001 - click passes flags by name
    """Build a new generation of the index from the corpus and make it the live one.

    Where the live one holds all this already, nothing is written. What has not changed since the last build is not
    encoded again. Whatever goes wrong, the live generation stays as it was.
    """
    from bot.cli.output import print_json
    from bot.cli.progress import progress_bars
    from index.generation import build as build_generation

    settings = invocation.settings()
    options = settings.build_options()
    with progress_bars(quiet=invocation.quiet, stays=True) as progress:
        report = build_generation(
            settings.corpus_dir, settings.index_dir, options=options, strict=strict, full=full, progress=progress
        )
    if invocation.as_json:
        print_json(_report_record(report))
    else:
        _print_lines(_report_lines(report))
    return 0


@index.command(short_help="Show how the index stands.")
@json_option
@corpus_option
@index_option
@debug_option
@click.pass_obj
def status(invocation: Invocation) -> int:
    """Show the live generation, whether the corpus has changed since, and how the last build ended.

    Exit code 1 if there is no generation that can be used.
    """
    from bot.cli.output import print_json
    from index.generation import status as status_of

    settings = invocation.settings()
    is_known = not invocation.takes_index_as_it_is and settings.corpus_dir.is_dir()
    found = status_of(settings.index_dir, corpus=settings.corpus_dir if is_known else None)
    if invocation.as_json:
        print_json(_status_record(found))
    else:
        _print_lines(_status_lines(found))
    return 0 if found.problem is None else FAILURE


@index.command(short_help="Check that the index is whole.")
@json_option
@corpus_option
@index_option
@debug_option
@click.pass_obj
def verify(invocation: Invocation) -> int:
    """Check every file of the live generation against its checksum and every passage against its place.

    Exit code 1 if there is a fault.
    """
    from bot.cli.output import print_json
    from index.generation import verify as faults_of

    settings = invocation.settings()
    faults = faults_of(settings.index_dir)
    if invocation.as_json:
        print_json({"index": str(settings.index_dir), "faults": [asdict(fault) for fault in faults]})
    else:
        _print_lines([*map(str, faults), f"{len(faults)} faults."] if faults else ["The index is whole."])
    return FAILURE if faults else 0


def _print_lines(lines: Iterator[str] | Sequence[str]) -> None:
    for line in lines:
        click.echo(one_line(line))


def _report_record(report: BuildReport) -> JsonObject:
    """The fields of the report; the path as text, because JSON has no paths."""
    return asdict(report) | {"path": str(report.path)}


def _report_lines(report: BuildReport) -> Iterator[str]:
    if report.unchanged:
        yield f"Nothing has changed: generation {report.id} stays live."
    else:
        yield f"Generation {report.id} is live, built in {report.elapsed_s:.1f} s."
        yield f"Passages: {report.encoded} encoded, {report.reused} taken over."
    yield _counted(report.counts)
    yield from _left_out(report.left_out)
    if report.pruned:
        yield f"Removed: {len(report.pruned)} old generations."


def _status_record(found: Status) -> JsonObject:
    created = found.created.isoformat() if found.created else None
    return asdict(found) | {"index_dir": str(found.index_dir), "created": created}


def _status_lines(found: Status) -> Iterator[str]:
    yield f"Index: {found.index_dir}"
    if found.problem is not None:
        yield f"Problem: {found.problem}"
    if found.id is not None and found.created is not None:
        yield f"Live: generation {found.id}, built {found.created:%Y-%m-%d %H:%M:%S %Z}, {_megabytes(found.size)}"
    if found.model is not None:
        yield f"Model: {found.model}"
    if found.counts is not None:
        yield _counted(found.counts)
    if found.corpus_changed is not None:
        yield f"Corpus: {'has changed since; run roundtable index build' if found.corpus_changed else 'unchanged'}"
    if found.older:
        yield f"Kept beside it: {', '.join(found.older)}"
    if found.running is not None:
        yield f"Building now: {found.running}"
    if found.failure is not None:
        yield f"Last build failed: {found.failure.at}: {found.failure.message}"
    yield from _left_out(found.left_out)


def _counted(counts: Counts) -> str:
    return "Holds: " + ", ".join(f"{name} {number}" for name, number in asdict(counts).items())


def _left_out(faults: tuple[Fault, ...]) -> Iterator[str]:
    """Every fault on a line of its own: a desk that drops in a file wants to see why it is not there."""
    if faults:
        yield f"Left out because of faults: {len(faults)}"
        yield from map(str, faults)


def _megabytes(size: int | None) -> str:
    return "size unknown" if size is None else f"{size / 1_000_000:.1f} MB"
