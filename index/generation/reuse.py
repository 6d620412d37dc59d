"""The vectors of passages: those that the live generation has are taken over, only the rest are encoded.

The rule: a vector is reused where the passage's content hash and the model's id are the same, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.encoder import Encoder
from index.errors import CorruptError, ModelError
from index.generation.layout import PASSAGES, VECTORS
from index.generation.manifest import Manifest
from index.passages import Passage
from index.progress import Progress
from index.vectors import FaissVectors, Matrix


@dataclass(frozen=True, slots=True)
class KnownVectors:
    """Vectors that need not be made again, by the content hash of their passage."""

    row_of: dict[str, int]
    rows: Matrix


NOTHING_KNOWN = KnownVectors({}, np.zeros((0, 0), dtype=np.float32))


@dataclass(frozen=True, slots=True)
class Vectors:
    """One row for each passage, and what they cost."""

    matrix: Matrix
    reused: int
    """Passages whose vector was there already, or is that of another passage with the same words."""
    encoded: int
    """Passages whose vector was made."""


def known_vectors(folder: Path, *, model_id: str) -> KnownVectors:
    """The vectors of a generation, if they are the model's; none where its files cannot be read."""
    try:
        if Manifest.read(folder).recipe.model_id != model_id:
            return NOTHING_KNOWN
        rows = FaissVectors.open(folder / VECTORS).rows()
        hashes = [passage.content_hash for passage in read_passages(folder)]
    except CorruptError:
        return NOTHING_KNOWN
    if len(hashes) != len(rows):
        return NOTHING_KNOWN
    return KnownVectors({digest: row for row, digest in enumerate(hashes)}, rows)


def read_passages(folder: Path) -> tuple[Passage, ...]:
    """The passages of a generation, in the order of its vectors.

    Raises:
        CorruptError: passages.jsonl is missing or a line of it is no passage.

    """
    path = folder / PASSAGES
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            return tuple(Passage.from_json(line) for line in lines)
    except (OSError, ValueError) as error:
        raise CorruptError(f"{path}: {error}; run: roundtable index build --full") from error


def vectors_of(passages: Sequence[Passage], encoder: Encoder, known: KnownVectors, *, progress: Progress) -> Vectors:
    """One vector for each passage. The encoder is not touched where nothing is new."""
    hashes = [passage.content_hash for passage in passages]
    new = {digest: row for row, digest in reversed(list(enumerate(hashes))) if digest not in known.row_of}
    order = sorted(new.values())
    progress.step("Encoding", len(order))
    if order:
        made = encoder.encode([passages[row].embedded_text for row in order], progress=progress)
        _check(made, count=len(order), encoder=encoder, known=known)
    else:
        # Without any passage there is no vector either, and no reason to load a model for its dimension.
        made = np.zeros((0, known.rows.shape[1] if passages else 0), dtype=np.float32)
    place = {hashes[row]: number for number, row in enumerate(order)}
    matrix = np.zeros((len(passages), made.shape[1]), dtype=np.float32)
    for row, digest in enumerate(hashes):
        matrix[row] = made[place[digest]] if digest in place else known.rows[known.row_of[digest]]
    return Vectors(matrix, reused=len(passages) - len(order), encoded=len(order))


def _check(made: Matrix, *, count: int, encoder: Encoder, known: KnownVectors) -> None:
    """Refuse vectors that cannot stand beside the others; one bad number would spoil every search."""
    wanted = known.rows.shape[1] if known.row_of else made.shape[-1]
    if made.shape != (count, wanted) or not np.isfinite(made).all():
        raise ModelError(
            f"{encoder.model_id} made vectors of shape {made.shape}, want ({count}, {wanted}) finite numbers; "
            "if the model has changed, run: roundtable index build --full"
        )
