"""Settings: nothing that an operator writes is ignored, and every fault comes out at once, with its place."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import PREFIX, Settings, load_settings, variable
from index.errors import FixableError
from index.generation import BuildOptions

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / ".env.example"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
        monkeypatch.delenv(name)


def env_file(folder: Path, text: str) -> Path:
    """A .env file with that text."""
    path = folder / ".env"
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(path: Path | None = None) -> list[str]:
    """What ``load_settings`` finds wrong."""
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    return [str(fault) for fault in caught.value.faults]


def test_without_any_variable_the_defaults_hold() -> None:
    settings = load_settings(None)
    assert settings == Settings.model_construct()
    assert settings.corpus_dir == Path("corpus")
    assert settings.discord_token is None


def test_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUNDTABLE_KEEP_GENERATIONS", "7")
    path = env_file(tmp_path, "ROUNDTABLE_KEEP_GENERATIONS=5\nROUNDTABLE_LOG_LEVEL=debug\n")
    settings = load_settings(path)
    assert (settings.keep_generations, settings.log_level) == (7, "DEBUG")


def test_missing_file_is_fine(tmp_path: Path) -> None:
    assert load_settings(tmp_path / ".env") == load_settings(None)


def test_empty_value_means_the_default(tmp_path: Path) -> None:
    assert load_settings(env_file(tmp_path, "ROUNDTABLE_MODEL=\n")).model == load_settings(None).model


def test_other_programs_variables_are_none_of_our_business(tmp_path: Path) -> None:
    assert load_settings(env_file(tmp_path, "DATABASE_URL=x\nexport EDITOR=vi\n# a comment\n"))


def test_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert load_settings(env_file(tmp_path, "\ufeffROUNDTABLE_KEEP_GENERATIONS=5\n")).keep_generations == 5


def test_unknown_variable_names_the_nearest_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUNDTABLE_CORPUS", "x")
    assert faults_of() == ["environment: ROUNDTABLE_CORPUS: no such setting; the nearest is ROUNDTABLE_CORPUS_DIR"]


def test_unknown_variable_of_the_file_comes_with_its_line(tmp_path: Path) -> None:
    path = env_file(tmp_path, "\nROUNDTABLE_DISCORD_TOKN=abc\n")
    assert faults_of(path) == [
        f"{path}:2: ROUNDTABLE_DISCORD_TOKN: no such setting; the nearest is ROUNDTABLE_DISCORD_TOKEN"
    ]


def test_all_faults_are_reported_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUNDTABLE_WATCH_INTERVAL_S", "soon")
    path = env_file(tmp_path, "ROUNDTABLE_KEEP_GENERATIONS=0\nROUNDTABLE_LOG_FORMAT=xml\nROUNDTABLE_COLOUR=no\n")
    faults = faults_of(path)
    assert [re.split(": ", fault)[1] for fault in faults] == [
        "ROUNDTABLE_COLOUR",
        "ROUNDTABLE_KEEP_GENERATIONS",
        "ROUNDTABLE_WATCH_INTERVAL_S",
        "ROUNDTABLE_LOG_FORMAT",
    ]
    assert f"{path}:1: ROUNDTABLE_KEEP_GENERATIONS: got '0', want greater than or equal to 1" in faults
    assert faults[2].startswith("environment: ROUNDTABLE_WATCH_INTERVAL_S: got 'soon', want a valid number")


def test_faults_make_one_line() -> None:
    error = SettingsError(())
    assert isinstance(error, FixableError)
    assert "\n" not in str(error)


def test_line_that_is_no_setting_is_refused(tmp_path: Path) -> None:
    path = env_file(tmp_path, "ROUNDTABLE_MODEL=x\nROUNDTABLE_LOG_LEVEL\n")
    assert faults_of(path) == [f"{path}:2: not a setting; want NAME=value"]


def test_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_bytes(b"ROUNDTABLE_MODEL=\xff\xfe")
    assert faults_of(path) == [f"{path}: not UTF-8 text; save it as UTF-8"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("DISCORD_API_BASE", "discord.com/api", id="address without scheme"),
        pytest.param("DISCORD_API_BASE", "https://discord.com/api?v=10", id="address with query"),
        pytest.param("DISCORD_API_BASE", "https://[half", id="broken address"),
        pytest.param("DISCORD_SHARD_COUNT", "0", id="no shards"),
        pytest.param("DISCORD_MESSAGE_CONTENT", "perhaps", id="neither yes nor no"),
        pytest.param("RERANKER", "/nowhere", id="no such folder"),
        pytest.param("RERANKER", "maker/unknown", id="reranker that no package carries"),
        pytest.param("RERANKER", "sentence-transformers/all-MiniLM-L6-v2", id="carried, but no reranker"),
        pytest.param("RERANKER", "answerdotai/answerai-colbert-small-v1", id="carried, but a token encoder"),
        pytest.param("PASSAGE_WORDS", "3", id="passage too short"),
        pytest.param("PASSAGE_WORDS", "many", id="no number"),
        pytest.param("MAX_FILE_BYTES", "-1", id="negative size"),
        pytest.param("WATCH_INTERVAL_S", "nan", id="not a number"),
        pytest.param("LOG_LEVEL", "LOUD", id="unknown level"),
    ],
)
def test_value_that_makes_no_sense_is_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    [fault] = faults_of()
    assert fault.startswith(f"environment: {PREFIX}{name}: got {value!r}, want ")


def test_reranker_may_be_a_folder_that_looks_like_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUNDTABLE_RERANKER", str(tmp_path))
    (tmp_path / "model.onnx").touch()
    [fault] = faults_of()
    assert fault.endswith(
        "want a folder with model.onnx and tokenizer.json, or cross-encoder/ms-marco-MiniLM-L-12-v2"
    )
    (tmp_path / "tokenizer.json").touch()
    assert load_settings(None).reranker == str(tmp_path)


def test_address_loses_its_last_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROUNDTABLE_DISCORD_API_BASE", "http://127.0.0.1:8080/api/v10/")
    assert load_settings(None).discord_api_base == "http://127.0.0.1:8080/api/v10"


def test_home_is_found_in_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/desk")
    monkeypatch.setenv("ROUNDTABLE_CORPUS_DIR", "~/corpus")
    assert load_settings(None).corpus_dir == Path("/home/desk/corpus")


def test_token_is_never_shown(tmp_path: Path) -> None:
    settings = load_settings(env_file(tmp_path, "ROUNDTABLE_DISCORD_TOKEN=abc.def.ghi\n"))
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "abc.def.ghi"
    assert "abc.def" not in f"{settings!r} {settings} {settings.model_dump_json()}"


def test_token_that_cannot_be_right_is_refused_unseen(tmp_path: Path) -> None:
    [fault] = faults_of(env_file(tmp_path, "ROUNDTABLE_DISCORD_TOKEN='Bot abc.def.ghi'\n"))
    assert "abc" not in fault
    assert "want the token alone" in fault


def test_importing_settings_reads_no_environment(tmp_path: Path) -> None:
    env_file(tmp_path, "ROUNDTABLE_NONSENSE=1\n")
    environment = os.environ | {"ROUNDTABLE_NONSENSE": "1", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", "import bot.settings"], cwd=tmp_path, env=environment, check=True)


def test_sample_file_names_every_setting_and_no_other() -> None:
    names = re.findall(r"^(\w+)=", SAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert names == [variable(field) for field in Settings.model_fields]


def test_sample_file_shows_the_defaults() -> None:
    assert load_settings(SAMPLE) == load_settings(None)


def test_sample_file_explains_every_setting() -> None:
    blocks = SAMPLE.read_text(encoding="utf-8").strip().split("\n\n")[1:]
    assert len(blocks) == len(Settings.model_fields)
    assert [block for block in blocks if not block.startswith("# ")] == []


def test_build_options_are_those_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings(None).build_options() == BuildOptions()
    monkeypatch.setenv("ROUNDTABLE_PASSAGE_WORDS", "40")
    monkeypatch.setenv("ROUNDTABLE_MAX_FILE_BYTES", "5000")
    monkeypatch.setenv("ROUNDTABLE_KEEP_GENERATIONS", "9")
    monkeypatch.setenv("ROUNDTABLE_MODEL", "models/mine")
    changed = BuildOptions(model="models/mine", max_words=40, max_file_bytes=5_000, keep=9)
    assert load_settings(None).build_options() == changed
