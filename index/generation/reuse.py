"""The vectors of passages: those that the live generation has are taken over, only the rest are encoded.

The rule: a vector is reused where the passage's content hash and the models' ids are the same, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.encoder import Encoder
from index.errors import CorruptError, ModelError
from index.generation.layout import PASSAGES, TOKENS, VECTORS
from index.generation.manifest import Manifest, Recipe
from index.late_interaction import TokenStore
from index.passages import Passage
from index.progress import Progress
from index.token_encoder import TokenEncoder
from index.vectors import FaissVectors, Matrix


@dataclass(frozen=True, slots=True)
class KnownVectors:
    """Vectors that need not be made again, by the content hash of their passage."""

    row_of: dict[str, int]
    rows: Matrix
    tokens: TokenStore


NOTHING_KNOWN = KnownVectors({}, np.zeros((0, 0), dtype=np.float32), TokenStore.build([], dimension=0))


@dataclass(frozen=True, slots=True)
class Vectors:
    """One vector for each passage, one for each of its tokens, and what they cost."""

    matrix: Matrix
    tokens: TokenStore
    reused: int
    """Passages whose vectors were there already, or are those of another passage with the same words."""
    encoded: int
    """Passages whose vectors were made."""


def known_vectors(folder: Path, recipe: Recipe) -> KnownVectors:
    """The vectors of a generation, if they are of the recipe's models; none where its files cannot be read."""
    try:
        live = Manifest.read(folder).recipe
        if (live.model_id, live.token_model_id) != (recipe.model_id, recipe.token_model_id):
            return NOTHING_KNOWN
        rows, tokens = FaissVectors.open(folder / VECTORS).rows(), TokenStore.open(folder / TOKENS)
        hashes = [passage.content_hash for passage in read_passages(folder)]
    except CorruptError:
        return NOTHING_KNOWN
    if not len(hashes) == len(rows) == len(tokens):
        return NOTHING_KNOWN
    return KnownVectors({digest: row for row, digest in enumerate(hashes)}, rows, tokens)


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


def vectors_of(
    passages: Sequence[Passage],
    encoder: Encoder,
    token_encoder: TokenEncoder,
    known: KnownVectors,
    *,
    progress: Progress,
) -> Vectors:
    """The vectors of all passages. No encoder is touched where nothing is new."""
    if known.tokens.dimension != token_encoder.dimension:
        known = NOTHING_KNOWN
    hashes = [passage.content_hash for passage in passages]
    new = {digest: row for row, digest in reversed(list(enumerate(hashes))) if digest not in known.row_of}
    order = sorted(new.values())
    texts = [passages[row].embedded_text for row in order]
    progress.step("Encoding", len(order))
    if order:
        made = encoder.encode(texts, progress=progress)
        _check(made, count=len(order), encoder=encoder, known=known)
    else:
        # Without any passage there is no vector either, and no reason to load a model for its dimension.
        made = np.zeros((0, known.rows.shape[1] if passages else 0), dtype=np.float32)
    progress.step("Encoding words", len(order))
    made_tokens = token_encoder.texts(texts, progress=progress)
    place = {hashes[row]: number for number, row in enumerate(order)}
    matrix = np.zeros((len(passages), made.shape[1]), dtype=np.float32)
    tokens = []
    for row, digest in enumerate(hashes):
        at = place.get(digest)
        matrix[row] = known.rows[known.row_of[digest]] if at is None else made[at]
        tokens.append(known.tokens[known.row_of[digest]] if at is None else made_tokens[at])
    store = TokenStore.build(tokens, dimension=token_encoder.dimension)
    return Vectors(matrix, store, reused=len(passages) - len(order), encoded=len(order))


def _check(made: Matrix, *, count: int, encoder: Encoder, known: KnownVectors) -> None:
    """Refuse vectors that cannot stand beside the others; one bad number would spoil every search."""
    wanted = known.rows.shape[1] if known.row_of else made.shape[-1]
    if made.shape != (count, wanted) or not np.isfinite(made).all():
        raise ModelError(
            f"{encoder.model_id} made vectors of shape {made.shape}, want ({count}, {wanted}) finite numbers; "
            "if the model has changed, run: roundtable index build --full"
        )
