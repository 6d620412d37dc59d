"""Who may write: one build at a time in an index folder. Who reads: as many as like, and their generation stays.

Both locks are the operating system's, so they end with the process that holds them, however it ends. ``build.json``
only says who holds the build lock; it decides nothing, and one left by a dead process is not believed.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import BuildLockedError
from index.generation.layout import MANIFEST

LOCK = "build.lock"
HOLDER = "build.json"

_WAIT_S = 0.3
"""Longer than ``running_build`` ever holds the lock, so that looking never turns a build away."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds the build lock."""

    pid: int
    host: str
    since: str
    """UTC, ISO 8601."""

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}, since {self.since}"


@contextmanager
def build_lock(index_dir: Path) -> Iterator[None]:
    """Be the only build in this folder.

    Raises:
        BuildLockedError: another build is running; the message names it.

    """
    lock = FileLock(index_dir / LOCK, timeout=_WAIT_S, poll_interval=_WAIT_S / 10)
    try:
        lock.acquire()
    except Timeout as error:
        who = _holder(index_dir) or "another process"
        raise BuildLockedError(f"{index_dir}: a build is running already ({who}); wait until it ends") from error
    try:
        me = Holder(os.getpid(), socket.gethostname(), datetime.now(UTC).isoformat(timespec="seconds"))
        (index_dir / HOLDER).write_text(json.dumps(asdict(me)), encoding="utf-8")
        yield
    finally:
        (index_dir / HOLDER).unlink(missing_ok=True)
        lock.release()


def running_build(index_dir: Path) -> Holder | None:
    """The build that is running in this folder at this moment, if any."""
    holder = _holder(index_dir)
    if holder is None:
        return None
    lock = FileLock(index_dir / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return holder
    except OSError:
        return None  # a folder that we cannot write to is not ours to build in, and its lock not ours to try
    lock.release()
    return None


def _holder(index_dir: Path) -> Holder | None:
    try:
        return Holder(**json.loads((index_dir / HOLDER).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


class ReadHold:
    """Keeps one generation from being removed for as long as it is held; ends with ``release`` or the process."""

    def __init__(self, folder: Path) -> None:
        """Raises FileNotFoundError where the generation is gone, or is being removed at this moment."""
        self._handle = -1
        self._handle = os.open(folder / MANIFEST, os.O_RDONLY)
        if not _shared(self._handle) or os.fstat(self._handle).st_nlink == 0:
            self.release()
            raise FileNotFoundError(folder)

    def release(self) -> None:
        """Let go. Doing it twice does nothing."""
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)

    def __del__(self) -> None:
        self.release()


@contextmanager
def unread(folder: Path) -> Iterator[bool]:
    """Whether nobody holds this generation; if so, nobody can take hold of it inside the block."""
    try:
        handle = os.open(folder / MANIFEST, os.O_RDONLY)
    except FileNotFoundError:
        yield True
        return
    try:
        yield _exclusive(handle)
    finally:
        os.close(handle)


if sys.platform == "win32":

    def _shared(handle: int) -> bool:
        """Windows removes no file that is open, so having it open is the lock."""
        return handle >= 0

    def _exclusive(handle: int) -> bool:
        return handle >= 0

else:
    import fcntl

    def _shared(handle: int) -> bool:
        return _locked(handle, fcntl.LOCK_SH)

    def _exclusive(handle: int) -> bool:
        return _locked(handle, fcntl.LOCK_EX)

    def _locked(handle: int, kind: int) -> bool:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
