"""Text becomes one vector a token, by the carried ColBERT model. Measuring with them is ``late_interaction``.

The carried conversion leaves out the model's last step, a projection to 96 numbers: a token's vector is the 384
numbers before it, which measure as well (docs/retrieval.md). The weights are loaded at first use, once a process.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import numpy as np

from index.late_interaction import Matrix, TokenVectors
from index.models import COLBERT, ONNX_PARTS, model_files
from index.onnx import OnnxModel, load_onnx, passes
from index.progress import Progress
from index.words import clean

if TYPE_CHECKING:
    from tokenizers import Encoding

MAX_TOKENS = 512
"""Of a text, as many as the model was trained with; what stands behind them is not measured."""
_QUERY_CHARACTERS = 400
_QUERY_MARK, _TEXT_MARK = "[unused0]", "[unused1]"
"""What the model is told a question or a text by, right after the start."""
_REMEMBERED = 64
"""Questions whose vectors are kept: each is measured with passages first, then with sentences."""


class TokenEncoder(Protocol):
    """What turns text into vectors of its tokens."""

    @property
    def model_id(self) -> str:
        """The name under which vectors are kept: the same name, the same vectors."""

    @property
    def dimension(self) -> int:
        """Length of a token's vector."""

    def question(self, text: str) -> Matrix:
        """A question's tokens as L2-normalised rows, shape (tokens, dimension)."""

    def texts(self, texts: Sequence[str], *, progress: Progress | None = None) -> list[TokenVectors]:
        """Each text's tokens, in the order given; signs of punctuation are left out."""


class ColbertEncoder:
    """A TokenEncoder in this process; safe to share between threads. All of one process share one model."""

    model_id = COLBERT
    dimension = 384

    def question(self, text: str) -> Matrix:
        """A question's tokens, shape (tokens, 384). Raises ModelError where the model does not load."""
        return _question(clean(text)[:_QUERY_CHARACTERS])

    def texts(self, texts: Sequence[str], *, progress: Progress | None = None) -> list[TokenVectors]:
        """Each text's tokens, in the order given. Raises ModelError where the model does not load."""
        if not texts:
            return []
        model = _model()
        encoded = model.tokenizer.encode_batch([_marked(_TEXT_MARK, text) for text in texts])
        found: dict[int, TokenVectors] = {}
        for rows in passes(encoded):
            vectors = _normalised(model.run([encoded[row] for row in rows]))
            for row, made in zip(rows, vectors, strict=True):
                found[row] = _kept(encoded[row], made, before=len(_TEXT_MARK))
            if progress is not None:
                progress.advance(len(rows))
        return [found[row] for row in range(len(texts))]


_loading = threading.Lock()


def _model() -> OnnxModel:
    with _loading:
        return _loaded()


@lru_cache(maxsize=1)
def _loaded() -> OnnxModel:
    model = load_onnx(model_files(COLBERT, parts=ONNX_PARTS), max_tokens=MAX_TOKENS)
    model.tokenizer.add_special_tokens([_QUERY_MARK, _TEXT_MARK])
    return model


@lru_cache(maxsize=_REMEMBERED)
def _question(text: str) -> Matrix:
    model = _model()
    encoded = model.tokenizer.encode(_marked(_QUERY_MARK, text))
    vectors: Matrix = _normalised(model.run([encoded]))[0, 2:-1]  # without start, mark and end
    vectors.flags.writeable = False
    return vectors


def _marked(mark: str, text: str) -> str:
    return mark + clean(text)


def _normalised(vectors: Matrix) -> Matrix:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=-1, keepdims=True), dtype=np.float32)


def _is_punctuation(token: str) -> bool:
    return len(token) == 1 and unicodedata.category(token)[0] in "PS"


def _kept(encoded: Encoding, vectors: Matrix, *, before: int) -> TokenVectors:
    """The tokens that are no punctuation, nor start, mark and end; places count from behind the mark."""
    last = len(encoded.ids) - 1
    rows = [at for at in range(2, last) if not _is_punctuation(encoded.tokens[at])]
    starts = np.array([encoded.offsets[at][0] - before for at in rows], dtype=np.int32)
    return TokenVectors(vectors[rows].astype(np.float16), starts)
