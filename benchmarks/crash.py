"""Builds are killed, and what they leave must be whole: ``python -m benchmarks.crash --kills 50``.

A child process builds one generation after another and is killed with SIGKILL, either at a random time or at a chosen
step: the n-th time that it makes, opens for writing, renames or removes a file. After each kill the index must open,
verify and answer, from the generation before or the one after; then a build that is left alone must leave no debris.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import FixableError
from index.generation import BuildOptions, build, open_generation, verify
from index.generation.layout import is_id
from index.progress import Progress

ROOT = Path(__file__).resolve().parents[1]
OPTIONS = BuildOptions(keep=2, grace_s=0)

_CHANGES = frozenset({"os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_BRIEFING = """\
---
company: Company {n}
round: Series A
amount: {amount}
currency: USD
---
Full story: Company {n} raised {amount} dollars in a round led by Birch. It makes lamps. Nobody else took part.
Summary: A round of {amount} dollars.
"""


class WordLengths:
    """An encoder that needs no model: how many words of each length a text has."""

    model_id = "word-lengths"
    dimension = 8

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> NDArray[np.float32]:
        """One row per text; ``progress`` hears of all of them at once."""
        rows = np.full((len(texts), self.dimension), 0.01, dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.split():
                rows[row, len(word) % self.dimension] += 1
        if progress is not None:
            progress.advance(len(texts))
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Kill:
    """When to kill a build: after a time, or at a step."""

    after_s: float | None = None
    """Counted from the child's word that it has begun."""
    at_step: int | None = None

    def __str__(self) -> str:
        return f"at step {self.at_step}" if self.at_step is not None else f"after {self.after_s:.3f} s"


class Workshop:
    """A corpus and an index in a folder, and builds of them that are killed."""

    def __init__(self, folder: Path) -> None:
        self.corpus = folder / "corpus"
        self.index = folder / "index"
        (self.corpus / "briefings").mkdir(parents=True)
        self._edits = itertools.count(1_000_000)
        for n in range(6):
            self.edit(n)
        for _ in range(OPTIONS.keep):  # from here on, each build has an old generation to remove
            self.edit()
            self.build()

    def edit(self, n: int = 0) -> None:
        """Change one briefing, so that there is something new to build."""
        path = self.corpus / "briefings" / f"company-{n}.md"
        path.write_text(_BRIEFING.format(n=n, amount=next(self._edits)), encoding="utf-8")

    def build(self) -> str:
        """Build in this process and be left alone; the id."""
        return build(self.corpus, self.index, options=OPTIONS, encoder=WordLengths()).id

    def steps(self) -> list[str]:
        """The steps of a build that has something new to write and something old to remove, each in words."""
        self.edit()
        told = subprocess.run(self._command("--steps"), check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        return told.stdout.splitlines()[1:]

    def duration_s(self) -> float:
        """How long a build takes, more or less."""
        started = time.monotonic()
        self.edit()
        self.build()
        return time.monotonic() - started

    def kill(self, kill: Kill) -> list[str]:
        """Let a child build, kill it, and say everything that is wrong afterwards."""
        before = open_generation(self.index, encoder=WordLengths()).id
        self.edit()
        option = ["--at-step", str(kill.at_step)] if kill.at_step is not None else []
        with subprocess.Popen(self._command(*option), stdout=subprocess.PIPE, cwd=ROOT) as child:
            if child.stdout is not None:
                child.stdout.readline()
            if kill.after_s is not None:
                time.sleep(kill.after_s)
                child.kill()
            child.wait()
        if child.returncode != -signal.SIGKILL:
            return [f"killed {kill}: the child ended by itself, with {child.returncode}"]
        return [f"killed {kill}: {problem}" for problem in (*self.problems(before=before), *self._problems_of_next())]

    def problems(self, *, before: str) -> Iterator[str]:
        """All that is wrong with the live generation, which is ``before`` or a newer one."""
        yield from map(str, verify(self.index))
        try:
            generation = open_generation(self.index, encoder=WordLengths())
            if not generation.searcher.search("lamps", k=1) or len(generation.facts.rounds) != 6:
                yield "the generation does not answer"
        except FixableError as error:
            yield str(error)
        else:
            if generation.id < before:
                yield f"{generation.id} is older than {before}"

    def _problems_of_next(self) -> Iterator[str]:
        """The next build takes the lock, cleans up and publishes."""
        self.edit()
        live = self.build()
        yield from map(str, verify(self.index))
        left = {path.name for path in self.index.iterdir()} - {"CURRENT", "build.lock", "generations"}
        generations = (self.index / "generations").iterdir()
        left |= {path.name for path in generations if not is_id(path.name) or path.name > live}
        if left:
            yield f"debris is left: {sorted(left)}"

    def _command(self, *options: str) -> list[str]:
        folders = [str(self.corpus), str(self.index)]
        return [sys.executable, "-m", "benchmarks.crash", "--child", *folders, *options]


def kills_of(workshop: Workshop, *, count: int, seed: int) -> Iterator[Kill]:
    """Two of three kills at a step, none of them twice before all had their turn, and one at a random time."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    steps, duration = len(workshop.steps()), workshop.duration_s()
    order = itertools.cycle(chance.sample(range(1, steps + 1), steps))
    for n in range(count):
        yield Kill(after_s=chance.uniform(0, 1.5 * duration)) if n % 3 == 2 else Kill(at_step=next(order))


def _watch_steps(die_at: int | None) -> list[str]:
    """Note the changes that this process makes to files from now on, and kill it just before one of them."""
    seen: list[str] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _CHANGES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING):
            seen.append(f"{event} {arguments[0]}")
            if len(seen) == die_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    return seen


def _child(corpus: Path, index: Path, *, tell: bool, at_step: int | None) -> None:
    """Build once, telling the steps or dying at one; or build for ever, to be killed from outside."""
    import bm25s
    import duckdb
    import faiss

    del bm25s, duckdb, faiss
    print("ready", flush=True)
    if tell or at_step is not None:
        steps = _watch_steps(at_step)
        build(corpus, index, options=OPTIONS, encoder=WordLengths())
        print(*steps, sep="\n")
        return
    while True:
        build(corpus, index, options=OPTIONS, encoder=WordLengths(), full=True)


def main() -> int:
    """Kill as many builds as asked for; 1 if any of them broke a generation."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", nargs=2, type=Path, metavar=("CORPUS", "INDEX"), help=argparse.SUPPRESS)
    parser.add_argument("--steps", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--at-step", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        _child(*given.child, tell=given.steps, at_step=given.at_step)
        return 0
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder))
        for kill in kills_of(workshop, count=given.kills, seed=given.seed):
            problems = workshop.kill(kill)
            broken += bool(problems)
            print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{given.kills} kills: {broken} broken generations")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
