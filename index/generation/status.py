"""How an index folder stands, without opening what is in it: what is live, whether it is stale, who is building."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from index.corpus import corpus_digests, fingerprint_of
from index.errors import CorruptError, Fault
from index.generation.layout import FAILURE, current_id, folder_of, generation_ids
from index.generation.lock import Holder, running_build
from index.generation.manifest import Counts, Manifest


@dataclass(frozen=True, slots=True)
class LastFailure:
    """Why the last build failed."""

    at: str
    """UTC, ISO 8601."""
    message: str


@dataclass(frozen=True, slots=True)
class Status:
    """How an index folder stands."""

    index_dir: Path
    id: str | None
    """Of the live generation."""
    created: datetime | None
    model: str | None
    counts: Counts | None
    size: int | None
    """Bytes of the live generation on the disk."""
    left_out: tuple[Fault, ...]
    """What of the corpus could not be used."""
    corpus_changed: bool | None
    """Whether the corpus differs from what was built; unknown where no corpus was given or nothing is live."""
    older: tuple[str, ...]
    """Ids of the other generations, newest first."""
    running: Holder | None
    """The build that is running at this moment."""
    failure: LastFailure | None
    """Why the last build failed; None where it succeeded."""
    problem: str | None
    """Why the live generation cannot be used, as far as can be seen from outside; ``verify`` looks inside."""


def status(index_dir: Path, *, corpus: Path | None = None) -> Status:
    """How an index folder stands. With ``corpus``, whether that has changed since.

    Raises:
        CorpusError: there is no such corpus folder.

    """
    manifest, problem = _live(index_dir)
    return Status(
        index_dir=index_dir,
        id=manifest.id if manifest else None,
        created=manifest.created_at if manifest else None,
        model=manifest.recipe.model_id if manifest else None,
        counts=manifest.counts if manifest else None,
        size=manifest.size if manifest else None,
        left_out=manifest.faults if manifest else (),
        corpus_changed=_changed(manifest, corpus) if manifest and corpus else None,
        older=tuple(found for found in reversed(generation_ids(index_dir)) if not manifest or found != manifest.id),
        running=running_build(index_dir),
        failure=_failure(index_dir),
        problem=problem,
    )


def _live(index_dir: Path) -> tuple[Manifest | None, str | None]:
    try:
        generation_id = current_id(index_dir)
        if generation_id is None:
            return None, f"nothing has been built in {index_dir}: run roundtable index build"
        return Manifest.read(folder_of(index_dir, generation_id)), None
    except CorruptError as error:
        return None, str(error)


def _changed(manifest: Manifest, corpus: Path) -> bool:
    return fingerprint_of(corpus_digests(corpus)) != manifest.fingerprint


def _failure(index_dir: Path) -> LastFailure | None:
    try:
        return LastFailure(**json.loads((index_dir / FAILURE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
