"""The manifest of a generation: what it was made of, with what, and the checksum of every file.

It is written last and read first. Reading is strict: an unknown key, a missing one or a wrong type is a broken file,
and so is another format version.
"""

from __future__ import annotations

import hashlib
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import ClassVar, Self

from pydantic import ConfigDict, TypeAdapter, ValidationError

from index.errors import CorruptError, Fault
from index.generation.layout import MANIFEST, is_id, write_synced

FORMAT = 4
"""Changes whenever a generation of the old form could not be read any more, or would be asked for other words."""

_STRICT = ConfigDict(extra="forbid", strict=True)
_ENGINES = ("roundtable", "faiss-cpu", "bm25s", "duckdb", "sentence-transformers", "onnxruntime")


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of a generation."""

    sha256: str
    size: int
    """Bytes."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a generation holds."""

    briefings: int
    passages: int
    rounds: int
    companies: int
    commitments: int
    metrics: int
    fx: int
    sources: int
    conflicts: int

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class Recipe:
    """What decides the content of a generation, apart from the corpus: the same recipe, the same generation."""

    model_id: str
    token_model_id: str
    max_words: int
    overlap_sentences: int
    max_file_bytes: int
    max_table_bytes: int
    roundtable: str
    """The version of this program, whose rules may change."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class FaultEntry:
    """A Fault, as it is kept."""

    file: str
    line: int | None
    problem: str

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that is known about one generation without opening its parts."""

    format: int
    id: str
    created: str
    """UTC, ISO 8601."""
    model: str
    """The model as it was named: a path or a Hub id."""
    dimension: int
    """Length of a vector; 0 where there is no passage."""
    recipe: Recipe
    counts: Counts
    fingerprint: str
    """Of the corpus as it was read."""
    versions: dict[str, str]
    files: dict[str, FileEntry]
    """Every file by its path below the generation, save the manifest itself."""
    left_out: list[FaultEntry]
    """What of the corpus could not be used."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    @property
    def created_at(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.created)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What of the corpus could not be used, and why."""
        return tuple(Fault(entry.file, entry.line, entry.problem) for entry in self.left_out)

    @property
    def size(self) -> int:
        """Bytes of all files, save the manifest."""
        return sum(entry.size for entry in self.files.values())

    def write(self, folder: Path) -> None:
        """Write manifest.json into the folder of the generation."""
        write_synced(folder / MANIFEST, _adapter().dump_json(self, indent=1, by_alias=True) + b"\n")

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The manifest in the folder of a generation.

        Raises:
            CorruptError: it is missing, is not what a manifest is, or belongs to another generation or program.

        """
        path = folder / MANIFEST
        try:
            manifest = _adapter().validate_json(path.read_bytes())
        except OSError as error:
            raise _corrupt(path, error.strerror or "cannot be read") from error
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(map(str, first["loc"])) or "the file"
            raise _corrupt(path, f"{place}: {first['msg']}") from error
        problem = _problem(manifest, folder)
        if problem is not None:
            raise _corrupt(path, problem)
        assert isinstance(manifest, cls)  # noqa: S101 - the adapter makes nothing else
        return manifest


def entries_of(faults: tuple[Fault, ...]) -> list[FaultEntry]:
    """Faults as the manifest keeps them."""
    return [FaultEntry(**asdict(fault)) for fault in faults]


def file_entry(path: Path) -> FileEntry:
    """The checksum and size of a file as it is on the disk. Raises OSError where it cannot be read."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return FileEntry(digest, stream.tell())


def versions() -> dict[str, str]:
    """The versions of Python and of every engine that a generation's files depend on."""
    return {"python": platform.python_version(), **{name: version_of(name) for name in _ENGINES}}


def version_of(distribution: str) -> str:
    """The version of an installed distribution, "unknown" where it is run without being installed."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "unknown"


@cache
def _adapter() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)


def _problem(manifest: Manifest, folder: Path) -> str | None:
    """What is wrong with a manifest that is well formed."""
    if manifest.format != FORMAT:
        return f"format is {manifest.format}, want {FORMAT}"
    if not is_id(manifest.id):
        return f"id is {manifest.id!r}, want the id of a generation"
    if is_id(folder.name) and folder.name != manifest.id:
        return f"id is {manifest.id!r}, want {folder.name!r}"
    try:
        aware = manifest.created_at.tzinfo == UTC
    except ValueError:
        aware = False
    return None if aware else f"created is {manifest.created!r}, want a UTC time"


def _corrupt(path: Path, problem: str) -> CorruptError:
    return CorruptError(f"{path}: {problem}; run: roundtable index build --full")
