"""A generation proves itself: every checksum, every count, every offset. Nothing is changed, whatever is found.

Each check below answers with what it finds wrong. A check that opens a part runs only if all files are as the
manifest says, because an engine may crash on a file that was tampered with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

from index.errors import CorruptError, Fault
from index.facts.schema import Alternative, Commitment, Company, CompanyMetric, Detail, FxRate, Investor, Round
from index.facts.store import read_facts
from index.generation.layout import (
    CURRENT,
    FACTS,
    LEXICAL,
    MANIFEST,
    PASSAGES,
    TEXTS,
    TOKENS,
    VECTORS,
    current_id,
    folder_of,
)
from index.generation.manifest import Manifest, file_entry
from index.generation.reuse import read_passages
from index.generation.writer import file_names
from index.late_interaction import TokenStore
from index.lexical import LexicalIndex
from index.vectors import FaissVectors

Check = Callable[[Path, Manifest], Iterator[Fault]]


def verify(index_dir: Path) -> list[Fault]:
    """Everything that is wrong with the live generation; nothing where all is well.

    A fault's file is a path below the index folder. Where nothing was ever built, that is the one fault.
    """
    try:
        generation_id = current_id(index_dir)
    except CorruptError as error:
        return [Fault(CURRENT, None, str(error))]
    if generation_id is None:
        return [Fault(CURRENT, None, f"nothing has been built in {index_dir}: run roundtable index build")]
    folder = folder_of(index_dir, generation_id)
    place = folder.relative_to(index_dir).as_posix()
    return [Fault(f"{place}/{fault.file}", fault.line, fault.problem) for fault in faults_of(folder)]


def faults_of(folder: Path) -> list[Fault]:
    """Everything that is wrong with the generation in a folder."""
    try:
        manifest = Manifest.read(folder)
    except CorruptError as error:
        return [Fault(MANIFEST, None, str(error))]
    faults = file_faults(folder, manifest)
    return faults or [fault for name, check in _PARTS for fault in _part_faults(name, check, folder, manifest)]


def file_faults(folder: Path, manifest: Manifest) -> list[Fault]:
    """Files that are missing, or not what the manifest says, or not in it. Opens no part."""
    found = file_names(folder)
    faults = [Fault(name, None, "is not in the manifest") for name in sorted(found - manifest.files.keys())]
    for name, entry in sorted(manifest.files.items()):
        if name not in found:
            faults.append(Fault(name, None, "is missing"))
        elif (actual := file_entry(folder / name)) != entry:
            problem = f"is {actual.size} bytes, SHA-256 {actual.sha256[:12]}; want {entry.size}, {entry.sha256[:12]}"
            faults.append(Fault(name, None, problem))
    return faults


def _part_faults(name: str, check: Check, folder: Path, manifest: Manifest) -> list[Fault]:
    """What a check finds; a part that cannot be opened is a fault like any other."""
    try:
        return list(check(folder, manifest))
    except CorruptError as error:
        return [Fault(name, None, str(error))]


def _passages(folder: Path, manifest: Manifest) -> Iterator[Fault]:
    """The passages are as many as the manifest says, and each stands at its place in its file."""
    passages = read_passages(folder)
    if len(passages) != manifest.counts.passages:
        yield Fault(PASSAGES, None, f"holds {len(passages)} passages, want {manifest.counts.passages}")
    numbered = enumerate(passages, start=1)
    for file, group in groupby(numbered, key=lambda pair: pair[1].file):
        text = text_of(folder, file, manifest)
        for line, passage in group:
            if text[passage.start : passage.end] != passage.text:
                place = f"{passage.start}:{passage.end} of {file}"
                yield Fault(PASSAGES, line, f"the passage does not stand at {place}")


def _vectors(folder: Path, manifest: Manifest) -> Iterator[Fault]:
    vectors = FaissVectors.open(folder / VECTORS)
    shape, wanted = (len(vectors), vectors.dimension), (manifest.counts.passages, manifest.dimension)
    if shape != wanted:
        yield Fault(VECTORS, None, f"holds {shape[0]} vectors of {shape[1]}, want {wanted[0]} of {wanted[1]}")


def _tokens(folder: Path, manifest: Manifest) -> Iterator[Fault]:
    rows = len(TokenStore.open(folder / TOKENS))
    if rows != manifest.counts.passages:
        yield Fault(TOKENS, None, f"holds the tokens of {rows} passages, want {manifest.counts.passages}")


def _lexical(folder: Path, manifest: Manifest) -> Iterator[Fault]:
    rows = len(LexicalIndex.open(folder / LEXICAL))
    if rows != manifest.counts.passages:
        yield Fault(LEXICAL, None, f"holds {rows} rows, want {manifest.counts.passages}")


def _facts(folder: Path, manifest: Manifest) -> Iterator[Fault]:
    """The facts are as many as the manifest says, and each record lies within the file that it names."""
    facts = read_facts(folder / FACTS)
    for name in ("rounds", "companies", "commitments", "metrics", "fx", "sources", "conflicts"):
        found, wanted = len(getattr(facts, name)), getattr(manifest.counts, name)
        if found != wanted:
            yield Fault(FACTS, None, f"holds {found} {name}, want {wanted}")
    lengths: dict[str, int] = {}
    records: tuple[Round | Company | Commitment | CompanyMetric | FxRate | Detail | Investor | Alternative, ...]
    records = (*facts.rounds, *facts.companies, *facts.commitments, *facts.metrics, *facts.fx, *facts.details)
    records += (*facts.investors, *facts.alternatives)
    for record in records:
        origin = record.origin
        if origin.file not in lengths:
            lengths[origin.file] = len(text_of(folder, origin.file, manifest))
        if not 0 <= origin.start < origin.end <= lengths[origin.file]:
            yield Fault(FACTS, None, f"{record.fact_id} does not lie within {origin.file}")


def text_of(folder: Path, file: str, manifest: Manifest) -> str:
    """The text of a corpus file as it was when the generation was built.

    Raises:
        CorruptError: the generation holds no text of this file.

    """
    if f"{TEXTS}/{file}" not in manifest.files:
        raise CorruptError(f"{folder}: holds no text of {file}; run: roundtable index build --full")
    try:
        return (folder / TEXTS / file).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CorruptError(f"{folder / TEXTS / file}: {error}; run: roundtable index build --full") from error


_PARTS: tuple[tuple[str, Check], ...] = (
    (PASSAGES, _passages),
    (VECTORS, _vectors),
    (TOKENS, _tokens),
    (LEXICAL, _lexical),
    (FACTS, _facts),
)
