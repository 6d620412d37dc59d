"""A query and a text become one score of how well the text answers: a cross-encoder, run by ONNX Runtime.

Slower than comparing vectors, since each text is read together with the query, and better: ``search`` asks it only
about the best of what it found. Making a reranker costs nothing; model and runtime are loaded at first use, once.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.models import DEFAULT_RERANKER, RERANKER_PARTS, ModelFiles, model_files

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Encoding, Tokenizer

BATCH = 16
"""Texts per pass through the model. Texts of one length share a pass, so that little is spent on padding."""
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


@dataclass(frozen=True, slots=True)
class _Loaded:
    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    inputs: frozenset[str]


class CrossEncoder:
    """A Reranker in this process; safe to share between threads.

    The model is a folder with ``model.onnx`` (inputs as BERT has them, one logit a pair) and ``tokenizer.json``.
    """

    def __init__(self, model: str = DEFAULT_RERANKER, *, threads: int | None = None) -> None:
        """Name a model by path or by the id of a carried one. ``threads`` bounds the cores that one query uses."""
        self._name = model
        self._threads = threads
        self._loading = threading.Lock()
        self._loaded: _Loaded | None = None

    @cached_property
    def _files(self) -> ModelFiles:
        files = model_files(self._name, parts=RERANKER_PARTS)
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
        loaded = self._ready()
        pairs = loaded.tokenizer.encode_batch([(_clean(query)[:_QUERY_CHARACTERS], _clean(text)) for text in texts])
        order = sorted(range(len(pairs)), key=lambda row: len(pairs[row].ids))
        found = np.zeros(len(pairs), dtype=np.float32)
        for first in range(0, len(order), BATCH):
            rows = order[first : first + BATCH]
            found[rows] = _logits(loaded, [pairs[row] for row in rows])
        return [float(score) for score in found]

    def _ready(self) -> _Loaded:
        with self._loading:
            if self._loaded is None:
                self._loaded = _load(self._files, threads=self._threads)
            return self._loaded


def _clean(text: str) -> str:
    # A lone surrogate, which JSON can carry in, is no text: the tokenizer would refuse it.
    return text.encode("utf-8", "replace").decode("utf-8")


def _logits(loaded: _Loaded, pairs: Sequence[Encoding]) -> NDArray[np.float32]:
    longest = max(len(pair.ids) for pair in pairs)
    padded = {name: np.zeros((len(pairs), longest), dtype=np.int64) for name in loaded.inputs}
    for row, pair in enumerate(pairs):
        known = {"input_ids": pair.ids, "attention_mask": pair.attention_mask, "token_type_ids": pair.type_ids}
        for name, values in padded.items():
            values[row, : len(pair.ids)] = known[name]
    (logits,) = loaded.session.run(None, padded)
    return np.asarray(logits, dtype=np.float32).reshape(len(pairs))


def _load(files: ModelFiles, *, threads: int | None) -> _Loaded:
    import onnxruntime
    from tokenizers import Tokenizer

    folder = Path(files.location)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = threads or 0
    # A thread that waits for the next question must not keep a core busy.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, ["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # both libraries raise bare Exceptions of their own
        first_line = str(error).partition("\n")[0]
        raise ModelError(f"the reranker {files.location} does not load: {first_line}") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS, strategy="only_second")
    return _Loaded(session, tokenizer, frozenset(one.name for one in session.get_inputs()))
