"""What goes away: the leavings of builds that were cut short, and generations that nobody needs any more.

What a crash can leave behind, and what the next build does about it, before anything else and under the lock:

    crashed while                      leaves                                   the next build
    writing a generation               generations/.tmp-<id>/                   removes it
    between rename and publication     generations/<id>/ newer than CURRENT     removes it: it was never live
    the same, in the very first build  generations/<id>/ and no CURRENT         removes it
    publishing                         CURRENT.tmp                              removes it
    removing an old generation         generations/.old-<id>/, in part          removes the rest
    holding the lock                   build.lock, build.json                   takes the lock: its holder is dead

Readers are never in danger from any of these: they go by CURRENT alone. Where CURRENT itself was damaged, by whatever
else than a crash, no finished generation is touched.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from index.errors import CorruptError
from index.generation.layout import (
    BUILDING,
    CURRENT_ASIDE,
    GENERATIONS,
    REMOVING,
    current_id,
    folder_of,
    generation_ids,
    is_id,
    moment_of,
)
from index.generation.lock import unread


def clean(index_dir: Path) -> None:
    """Remove what builds that were cut short have left behind. Only for the holder of the build lock."""
    (index_dir / CURRENT_ASIDE).unlink(missing_ok=True)
    for prefix in (BUILDING, REMOVING):
        for path in list((index_dir / GENERATIONS).glob(f"{prefix}*")):
            shutil.rmtree(path)
    for generation_id in _unpublished(index_dir):
        _remove(index_dir, generation_id)


def prune(index_dir: Path, *, keep: int, grace: timedelta, now: datetime) -> tuple[str, ...]:
    """Remove all but the newest ``keep`` generations; the ids that went. Only for the holder of the build lock.

    The live one stays, and so does one that a reader holds, or that was live until less than ``grace`` ago: a reader
    may have read its name and be about to open it.
    """
    live = current_id(index_dir)
    ids = generation_ids(index_dir)
    gone = []
    for generation_id, successor in pairwise(ids[: len(ids) - keep + 1]):
        if generation_id == live or now - moment_of(successor) < grace:
            continue
        with unread(folder_of(index_dir, generation_id)) as is_free:
            if is_free:
                _remove(index_dir, generation_id)
                gone.append(generation_id)
    return tuple(gone)


def _unpublished(index_dir: Path) -> Iterator[str]:
    """Finished generations that never became live: they are newer than the live one."""
    try:
        live = current_id(index_dir)
    except CorruptError:
        return
    if live is None or folder_of(index_dir, live).is_dir():
        yield from (found for found in generation_ids(index_dir) if live is None or found > live)


def _remove(index_dir: Path, generation_id: str) -> None:
    """Take the name away in one step, so that no reader ever meets half a generation, then the files."""
    assert is_id(generation_id)  # noqa: S101 - the last guard before files are removed
    aside = index_dir / GENERATIONS / f"{REMOVING}{generation_id}"
    folder_of(index_dir, generation_id).rename(aside)
    shutil.rmtree(aside)
