"""Models in ONNX's form, run by ONNX Runtime on the processor. ``reranker`` and ``token_encoder`` say what for.

A model is a folder with ``model.onnx`` (inputs as BERT has them) and ``tokenizer.json``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.models import ModelFiles

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Encoding, Tokenizer

BATCH = 16
"""Texts per pass through a model."""


@dataclass(frozen=True, slots=True)
class OnnxModel:
    """A model in memory; safe to share between threads."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    inputs: frozenset[str]

    def run(self, encodings: Sequence[Encoding]) -> NDArray[np.float32]:
        """The model's first output for some texts, or pairs of texts, padded to the longest of them."""
        longest = max(len(one.ids) for one in encodings)
        padded = {name: np.zeros((len(encodings), longest), dtype=np.int64) for name in self.inputs}
        for row, one in enumerate(encodings):
            known = {"input_ids": one.ids, "attention_mask": one.attention_mask, "token_type_ids": one.type_ids}
            for name, values in padded.items():
                values[row, : len(one.ids)] = known[name]
        outputs: list[Any] = self.session.run(None, padded)
        return np.asarray(outputs[0], dtype=np.float32)


def load_onnx(
    files: ModelFiles,
    *,
    max_tokens: int,
    shortened: Literal["longest_first", "only_second"] = "longest_first",
    threads: int | None = None,
) -> OnnxModel:
    """Load a model. Of what is longer than ``max_tokens`` the end is left out, of a pair as ``shortened`` says.

    Raises:
        ModelError: the files are no such model.

    """
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
        raise ModelError(f"the model {files.location} does not load: {first_line}") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens, strategy=shortened)
    return OnnxModel(session, tokenizer, frozenset(one.name for one in session.get_inputs()))


def passes(encodings: Sequence[Encoding]) -> Iterator[list[int]]:
    """The rows of each pass. Texts of one length share a pass, so that little is spent on padding."""
    order = sorted(range(len(encodings)), key=lambda row: len(encodings[row].ids))
    for first in range(0, len(order), BATCH):
        yield order[first : first + BATCH]
