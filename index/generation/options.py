"""What a build is told, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from index.briefings import DEFAULT_MAX_BYTES
from index.errors import Fault
from index.facts.tables import DEFAULT_MAX_TABLE_BYTES
from index.generation.manifest import Counts, Recipe, version_of
from index.models import COLBERT, DEFAULT_MODEL, carried_model, model_files
from index.passages import DEFAULT_MAX_WORDS, DEFAULT_OVERLAP_SENTENCES


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build. All but ``keep`` and ``grace_s`` decide what a generation contains."""

    model: str = DEFAULT_MODEL
    """A path or a Hub id."""
    max_words: int = DEFAULT_MAX_WORDS
    """Of a passage."""
    overlap_sentences: int = DEFAULT_OVERLAP_SENTENCES
    max_file_bytes: int = DEFAULT_MAX_BYTES
    """Of a briefing."""
    max_table_bytes: int = DEFAULT_MAX_TABLE_BYTES
    """Of a facts table."""
    keep: int = 3
    """Generations to keep, the live one among them."""
    grace_s: float = 600
    """Seconds for which a generation stays after another took its place."""

    def __post_init__(self) -> None:
        if min(self.max_words, self.max_file_bytes, self.max_table_bytes, self.keep) < 1:
            raise ValueError("max_words, max_file_bytes, max_table_bytes and keep must be at least 1")
        if self.overlap_sentences < 0 or self.grace_s < 0:
            raise ValueError("overlap_sentences and grace_s must be at least 0")

    def recipe(self, model_id: str) -> Recipe:
        """What of this decides the content, with the model as it was found."""
        return Recipe(
            model_id=model_id,
            token_model_id=COLBERT,
            max_words=self.max_words,
            overlap_sentences=self.overlap_sentences,
            max_file_bytes=self.max_file_bytes,
            max_table_bytes=self.max_table_bytes,
            roundtable=version_of("roundtable"),
        )


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    id: str
    """The generation that is live now."""
    path: Path
    unchanged: bool
    """Whether the live generation held all this already, so that nothing was written."""
    counts: Counts
    reused: int
    """Passages whose vectors were there already."""
    encoded: int
    """Passages whose vectors were made."""
    left_out: tuple[Fault, ...]
    """What of the corpus could not be used."""
    pruned: tuple[str, ...]
    """Ids of generations that were removed."""
    elapsed_s: float


def model_id_of(name: str) -> str:
    """The id of a named model. Reads no weights where the name says enough.

    Raises:
        ModelError: a path without a model in it.

    """
    carried = carried_model(name)
    if carried is not None and not Path(name).expanduser().is_dir():
        return carried.hub_id
    return model_files(name).model_id
