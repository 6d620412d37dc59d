"""Where everything stands below an index folder, and how it is put there for good.

    generations/<id>/       a generation: manifest.json, passages.jsonl, vectors.faiss, tokens/, lexical/,
                            facts.duckdb, texts/
    CURRENT                 the id of the live one
    build.lock, build.json  the lock of a running build, and who holds it
    failure.json            what the last build failed of; gone once one succeeds

The rule: a name appears only when what it names is whole and on the disk. Files are written aside, synced, renamed.
"""

from __future__ import annotations

import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from index.errors import CorruptError

GENERATIONS = "generations"
CURRENT = "CURRENT"
CURRENT_ASIDE = "CURRENT.tmp"
MANIFEST = "manifest.json"
PASSAGES = "passages.jsonl"
VECTORS = "vectors.faiss"
TOKENS = "tokens"
LEXICAL = "lexical"
FACTS = "facts.duckdb"
TEXTS = "texts"
FAILURE = "failure.json"

BUILDING = ".tmp-"
"""Prefix of a generation that is being written."""
REMOVING = ".old-"
"""Prefix of a generation that is being removed."""

_ID = re.compile(r"\d{8}T\d{6}\.\d{6}Z-[0-9a-f]{8}")
_TIMESTAMP = "%Y%m%dT%H%M%S.%fZ"


def new_id(created: datetime, *, content: str) -> str:
    """The id of a generation: when it was made (UTC) and the start of a hash of its content. Ids sort by time."""
    return f"{created.astimezone(UTC).strftime(_TIMESTAMP)}-{content[:8]}"


def moment_of(generation_id: str) -> datetime:
    """When the generation of this id was made."""
    return datetime.strptime(generation_id.partition("-")[0], _TIMESTAMP).replace(tzinfo=UTC)


def is_id(name: str) -> bool:
    """Whether this is how generations are called."""
    return _ID.fullmatch(name) is not None


def folder_of(index_dir: Path, generation_id: str) -> Path:
    """The folder of one generation."""
    return index_dir / GENERATIONS / generation_id


def current_id(index_dir: Path) -> str | None:
    """The id of the live generation, ``None`` where nothing was ever published. Reads one short file.

    Raises:
        CorruptError: CURRENT cannot be read or holds no id.

    """
    path = index_dir / CURRENT
    try:
        name = path.read_bytes()[:100].decode("ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise CorruptError(f"{path}: cannot be read ({error}); run: roundtable index build") from error
    if not is_id(name):
        raise CorruptError(f"{path}: got {name!r}, want the id of a generation; run: roundtable index build")
    return name


def generation_ids(index_dir: Path) -> list[str]:
    """The ids of all generations in the folder, oldest first, the unfinished left out."""
    folder = index_dir / GENERATIONS
    return sorted(path.name for path in folder.iterdir() if is_id(path.name)) if folder.is_dir() else []


def publish(index_dir: Path, generation_id: str) -> None:
    """Make a generation the live one, in one step that either happens whole or not at all."""
    aside = index_dir / CURRENT_ASIDE
    write_synced(aside, f"{generation_id}\n".encode())
    aside.replace(index_dir / CURRENT)
    sync_folder(index_dir)


def write_synced(path: Path, data: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def sync_tree(folder: Path) -> None:
    """Wait until everything below a folder is on the disk."""
    for path in folder.rglob("*"):
        if path.is_dir():
            sync_folder(path)
        else:
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk. Windows cannot, and keeps them by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
