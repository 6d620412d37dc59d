"""``roundtable facts``: what the corpus says, and what is wrong with how it says it. Reads files, needs no index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.answers.answer import JsonObject
from bot.cli.failures import WRONG_USE
from bot.cli.options import Invocation, corpus_option, debug_option, json_option

if TYPE_CHECKING:
    from index.corpus import Corpus
    from index.errors import Fault
    from index.facts.schema import Conflict


@click.group(short_help="Check the facts of the corpus.")
def facts() -> None:
    """Look at the facts of the corpus."""


@facts.command(short_help="List faults and conflicts.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE...]")
@json_option
@corpus_option
@debug_option
@click.pass_obj
def check(invocation: Invocation, files: tuple[Path, ...]) -> int:
    """List every fault of the corpus, by file and line, and where its origins disagree; only those of FILE if given.

    A fault is something that cannot be used and is left out. A conflict is no fault: the origin that is trusted most
    is used, and answers say so. Exit code 2 if there is a fault.
    """
    from index.corpus import load_corpus

    settings = invocation.settings()
    corpus = load_corpus(settings.corpus_dir, max_file_bytes=settings.max_file_bytes)
    chosen = {_below(corpus, path) for path in files}
    faults = [fault for fault in corpus.faults if not chosen or fault.file in chosen]
    conflicts = [conflict for conflict in corpus.facts.conflicts if not chosen or chosen & _files_of(conflict)]
    if invocation.as_json:
        _print_json(corpus, faults, conflicts)
    else:
        _print(corpus, faults, conflicts)
    return WRONG_USE if faults else 0


def _below(corpus: Corpus, path: Path) -> str:
    """The name by which the corpus knows a file, given as a path or as that name."""
    for candidate in (path, corpus.folder / path):
        resolved = candidate.resolve()
        if resolved.is_relative_to(corpus.folder.resolve()):
            name = resolved.relative_to(corpus.folder.resolve()).as_posix()
            if name in corpus.digests:
                return name
    raise click.UsageError(f"{path} is not a file of the corpus {corpus.folder}; use --corpus to name another")


def _files_of(conflict: Conflict) -> set[str]:
    return {conflict.used_origin.file, conflict.other_origin.file}


def _print_json(corpus: Corpus, faults: Iterable[Fault], conflicts: Iterable[Conflict]) -> None:
    from bot.cli.output import print_json

    print_json(
        {
            "corpus": str(corpus.folder),
            "counts": _counts(corpus),
            "faults": [asdict(fault) for fault in faults],
            "conflicts": [asdict(conflict) for conflict in conflicts],
        }
    )


def _counts(corpus: Corpus) -> JsonObject:
    tables = ("rounds", "companies", "commitments", "metrics", "fx", "sources")
    return {"briefings": len(corpus.briefings)} | {name: len(getattr(corpus.facts, name)) for name in tables}


def _print(corpus: Corpus, faults: list[Fault], conflicts: list[Conflict]) -> None:
    from bot.render.safe import one_line

    for fault in faults:
        click.echo(one_line(str(fault)))
    for conflict in conflicts:
        click.echo(one_line(f"conflict: {conflict}"))
    read = ", ".join(f"{name} {count}" for name, count in _counts(corpus).items())
    click.echo(f"{_counted(len(faults), 'fault')}, {_counted(len(conflicts), 'conflict')}. Read: {read}.")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
