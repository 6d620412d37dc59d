"""Text becomes vectors, by sentence-transformers. Where a model's files come from is ``models``.

Making an encoder costs nothing: the libraries and the weights are loaded at first use, once, whatever the number of
threads that ask. The rule to know: vectors of one ``model_id`` can be compared, others cannot.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from pickle import UnpicklingError
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.models import DEFAULT_MODEL, ModelFiles, model_files
from index.progress import Progress
from index.words import clean

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 32
"""Texts per pass through the model; between batches another thread's question can have its turn."""


class Encoder(Protocol):
    """What turns text into vectors."""

    @property
    def model_id(self) -> str:
        """The name under which vectors are kept: the same name, the same vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> NDArray[np.float32]:
        """One L2-normalised row per text, shape (len(texts), dimension)."""


class _Loaded(NamedTuple):
    model: SentenceTransformer
    dimension: int


class SentenceEncoder:
    """An Encoder that runs a sentence-transformers model in this process; safe to share between threads."""

    def __init__(self, model: str = DEFAULT_MODEL, *, threads: int | None = None) -> None:
        """Name a model by path or Hub id. ``threads`` bounds the processor cores used, for the whole process."""
        self._name = model
        self._threads = threads
        self._loading = threading.Lock()
        # Held during a batch: the tokenizer changes its own settings while it works.
        self._using = threading.Lock()
        self._loaded: _Loaded | None = None

    @cached_property
    def _files(self) -> ModelFiles:
        return model_files(self._name)

    @property
    def model_id(self) -> str:
        """The model's id. Raises ModelError where no such model is found."""
        return self._files.model_id

    @property
    def dimension(self) -> int:
        """Length of a vector; loads the model to find out. Raises ModelError where it does not load."""
        return self._ready().dimension

    @property
    def is_loaded(self) -> bool:
        """Whether the weights are in memory, so that encoding starts at once."""
        return self._loaded is not None

    def load(self) -> None:
        """Load the model now rather than at first use. Raises ModelError where that fails."""
        self._ready()

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> NDArray[np.float32]:
        """One L2-normalised row per text, shape (len(texts), dimension), in the order given.

        Raises:
            ModelError: the model cannot be found or does not load.

        """
        model, dimension = self._ready()
        vectors = np.zeros((len(texts), dimension), dtype=np.float32)
        # Texts of one length share a batch: padding to the longest is what costs time.
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]), reverse=True)
        for first in range(0, len(order), BATCH):
            rows = order[first : first + BATCH]
            with self._using:
                vectors[rows] = _batch(model, [texts[row] for row in rows])
            if progress is not None:
                progress.advance(len(rows))
        return vectors

    def _ready(self) -> _Loaded:
        with self._loading:
            if self._loaded is None:
                model = _load(self._files, threads=self._threads)
                self._loaded = _Loaded(model, dimension=_batch(model, ["warm"]).shape[1])
            return self._loaded


def _batch(model: SentenceTransformer, texts: list[str]) -> NDArray[np.float32]:
    vectors = model.encode(
        [clean(text) for text in texts], batch_size=BATCH, show_progress_bar=False, normalize_embeddings=True
    )
    return np.asarray(vectors, dtype=np.float32)


def _load(files: ModelFiles, *, threads: int | None) -> SentenceTransformer:
    import torch
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    if threads is not None:
        torch.set_num_threads(threads)
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # transformers leaves both untyped
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(files.location, local_files_only=files.is_local)
    except (OSError, ValueError, RuntimeError, LookupError, ImportError, SafetensorError, UnpicklingError) as error:
        hint = "" if files.is_local else " (it is not carried by a package, so it must be on the Hub)"
        first_line = str(error).partition("\n")[0]
        raise ModelError(f"the model {files.location} does not load{hint}: {first_line}") from error
