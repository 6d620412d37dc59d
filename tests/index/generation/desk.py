"""A corpus that is written to and an index that is built from it, for tests: small, with an encoder plain to see."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from index.generation import BuildOptions, BuildReport, Generation, build, open_generation
from index.generation.layout import folder_of
from tests.index.facts.folders import a_briefing, a_corpus, good_tables
from tests.index.word_counts import WordCounts

OPTIONS = BuildOptions(max_words=12, grace_s=0)
STORY = "Full story: Lumen makes lamps for ships. Birch led the round.\nSummary: Lumen has money."


class Clock:
    """A time that moves by a minute whenever it is asked."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


class Steps:
    """A Progress that remembers the stages and counts."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int | None]] = []
        self.advanced = 0
        self.is_done = False

    def step(self, name: str, total: int | None) -> None:
        self.stages.append((name, total))

    def advance(self, n: int = 1) -> None:
        self.advanced += n

    def done(self) -> None:
        self.is_done = True


@dataclass
class Desk:
    """A corpus, an index, and the encoder and clock that builds use."""

    folder: Path
    encoder: WordCounts = field(default_factory=lambda: WordCounts("lamps", "round", "money"))
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        a_corpus(self.corpus, **good_tables(), a_md=a_briefing("round_id: lumen-a", STORY))

    @property
    def corpus(self) -> Path:
        return self.folder / "corpus"

    @property
    def index(self) -> Path:
        return self.folder / "index"

    def write(self, name: str, text: str) -> None:
        """Write a briefing."""
        (self.corpus / "briefings" / name).write_text(text, encoding="utf-8")

    def build(self, *, options: BuildOptions = OPTIONS, full: bool = False, strict: bool = False) -> BuildReport:
        return build(
            self.corpus,
            self.index,
            options=options,
            encoder=self.encoder,
            full=full,
            strict=strict,
            now=self.clock,
        )

    def open(self) -> Generation:
        return open_generation(self.index, encoder=self.encoder)

    def generation(self, generation_id: str) -> Path:
        return folder_of(self.index, generation_id)

    def names(self) -> list[str]:
        """What stands below generations/."""
        return sorted(path.name for path in (self.index / "generations").iterdir())


def built_with_token_model(folder: Path, name: str) -> None:
    """Make a generation's manifest say that its tokens are another model's."""
    path = folder / "manifest.json"
    record = json.loads(path.read_text())
    record["recipe"]["token_model_id"] = name
    path.write_text(json.dumps(record))


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its content."""
    paths: Sequence[Path] = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
