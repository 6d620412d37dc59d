"""A corpus folder is read whole: its briefings, its facts, and everything that is wrong with either.

Every file is read once, and the fingerprint is of the bytes that were read, so a file that changes meanwhile makes
the next look differ. One bad file never stops the rest. Cutting passages and building are for others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from index.briefings import DEFAULT_MAX_BYTES, Briefing, briefing_files, file_of, read_briefing
from index.errors import CorpusError, Fault
from index.facts.columns import TABLES
from index.facts.front_matter import claims_of
from index.facts.linking import facts_of, place_of
from index.facts.merging import merged
from index.facts.schema import Facts
from index.facts.tables import DEFAULT_MAX_TABLE_BYTES, Table, read_tables


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a corpus folder holds, as far as it can be used."""

    folder: Path
    briefings: tuple[Briefing, ...]
    facts: Facts
    faults: tuple[Fault, ...]
    """Everything that was left out and why, by file and line."""
    texts: dict[str, str]
    """The text of each file that offsets point into, by its path below the folder."""
    digests: dict[str, str]
    """SHA-256 of each file's bytes as they were read, of the unusable ones too."""

    @property
    def fingerprint(self) -> str:
        """The same for the same files with the same content."""
        return fingerprint_of(self.digests)


def load_corpus(
    folder: Path,
    *,
    max_file_bytes: int = DEFAULT_MAX_BYTES,
    max_table_bytes: int = DEFAULT_MAX_TABLE_BYTES,
) -> Corpus:
    """Read a corpus. What cannot be used is left out and listed in ``faults``.

    Raises:
        CorpusError: there is no such folder, or it holds neither briefings nor facts.

    """
    before = corpus_digests(folder)
    if not before:
        problem = "holds no corpus; want briefings (.txt or .md) in briefings/, or tables in facts/, or both"
        raise CorpusError((Fault(str(folder), None, problem),))
    briefings, faults = _read_briefings(folder, max_file_bytes)
    tables = read_tables(folder, max_bytes=max_table_bytes)
    told = merged(tables, claims_of(briefings))
    loaded = facts_of(told.tables, conflicts=told.conflicts, filled=told.filled, briefing_of=told.briefing_of)
    return Corpus(
        folder=folder,
        briefings=briefings,
        facts=loaded.facts,
        faults=tuple(sorted({*faults, *told.faults, *loaded.faults}, key=place_of)),
        texts=_texts(briefings, tables),
        digests={**before, **dict(_digests_read(briefings, tables))},
    )


def corpus_digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a corpus, without looking into any; a file that cannot be read has none.

    Raises:
        CorpusError: there is no such folder.

    """
    paths = {file_of(path, folder): path for path in briefing_files(folder)}
    paths |= {spec.file: folder / spec.file for spec in TABLES if (folder / spec.file).is_file()}
    return {file: _sha256(path) for file, path in sorted(paths.items())}


def fingerprint_of(digests: Mapping[str, str]) -> str:
    """One hash of many files."""
    lines = (f"{digest} {file}\n" for file, digest in sorted(digests.items()))
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _read_briefings(folder: Path, max_bytes: int) -> tuple[tuple[Briefing, ...], list[Fault]]:
    briefings: list[Briefing] = []
    faults: list[Fault] = []
    for path in briefing_files(folder):
        file = file_of(path, folder)
        if not _is_text(file):
            faults.append(Fault(ascii(file), None, "the name of the file is not UTF-8; rename it"))
            continue
        try:
            briefings.append(read_briefing(path, file, max_bytes=max_bytes))
        except CorpusError as error:
            faults += error.faults
    return tuple(briefings), faults


def _is_text(name: str) -> bool:
    """Whether a file name can be written down: the system allows names that are no text."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def _texts(briefings: tuple[Briefing, ...], tables: Mapping[str, Table]) -> dict[str, str]:
    found = {briefing.file: briefing.text for briefing in briefings}
    return found | {table.spec.file: table.text for table in tables.values() if table.text is not None}


def _digests_read(briefings: tuple[Briefing, ...], tables: Mapping[str, Table]) -> Iterator[tuple[str, str]]:
    yield from ((briefing.file, briefing.sha256) for briefing in briefings)
    yield from ((table.spec.file, table.sha256) for table in tables.values() if table.sha256 is not None)


def _sha256(path: Path) -> str:
    """The hash of a file; empty where it cannot be read, so that making it readable counts as a change."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
