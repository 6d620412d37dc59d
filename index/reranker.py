"""A query and a text become one score of how well the text answers: a cross-encoder, run by ONNX Runtime.

Slower than comparing vectors, since each text is read together with the query, and better: ``search`` asks it only
about the best of what it found. Making a reranker costs nothing; model and runtime are loaded at first use, once.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from typing import Protocol

import numpy as np

from index.errors import ModelError
from index.models import DEFAULT_RERANKER, ONNX_PARTS, ModelFiles, model_files
from index.onnx import OnnxModel, load_onnx, passes
from index.words import clean

MAX_TOKENS = 256
"""Of query and text together; the text's end is left out beyond. A passage of 60 words has about 100."""
_QUERY_CHARACTERS = 400
"""Of a query, what is read: a longer one would leave its text no room."""


class Reranker(Protocol):
    """What tells how well texts answer a query."""

    @property
    def model_id(self) -> str:
        """The model's name. Scores of one model can be compared, also between queries."""

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        """One score per text, in the order given: a logit, greater is better, any number, 0 is undecided."""


class CrossEncoder:
    """A Reranker in this process, whose model gives one logit a pair; safe to share between threads."""

    def __init__(self, model: str = DEFAULT_RERANKER, *, threads: int | None = None) -> None:
        """Name a model by path or by the id of a carried one. ``threads`` bounds the cores that one query uses."""
        self._name = model
        self._threads = threads
        self._loading = threading.Lock()
        self._loaded: OnnxModel | None = None

    @cached_property
    def _files(self) -> ModelFiles:
        files = model_files(self._name, parts=ONNX_PARTS)
        if not files.is_local:
            raise ModelError(f"no reranker {self._name}: no package carries it; give a folder, or {DEFAULT_RERANKER}")
        return files

    @property
    def model_id(self) -> str:
        """The model's id. Raises ModelError where no such model is found."""
        return self._files.model_id

    @property
    def is_loaded(self) -> bool:
        """Whether the weights are in memory, so that scoring starts at once."""
        return self._loaded is not None

    def load(self) -> None:
        """Load the model now rather than at first use. Raises ModelError where that fails."""
        self._ready()

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        """One logit per text, in the order given.

        A text's score depends a little on what shares its pass, since numbers of 8 bits are
        scaled to all that a pass holds: by a few tenths.

        Raises:
            ModelError: the model cannot be found or does not load.

        """
        if not texts:
            return []
        model = self._ready()
        asked = clean(query)[:_QUERY_CHARACTERS]
        pairs = model.tokenizer.encode_batch([(asked, clean(text)) for text in texts])
        found = np.zeros(len(pairs), dtype=np.float32)
        for rows in passes(pairs):
            found[rows] = model.run([pairs[row] for row in rows]).reshape(len(rows))
        return [float(score) for score in found]

    def _ready(self) -> OnnxModel:
        with self._loading:
            if self._loaded is None:
                self._loaded = load_onnx(
                    self._files, max_tokens=MAX_TOKENS, shortened="only_second", threads=self._threads
                )
            return self._loaded
