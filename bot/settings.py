"""Every setting, typed and checked, read from ``ROUNDTABLE_*`` variables and a ``.env`` file.

Importing this module reads nothing: ``load_settings`` does, once, when the command line or the bot starts, and the
``Settings`` it returns is passed along. The one rule: nothing is ignored. A name that is not known is refused
together with every value that makes no sense, so that a typing mistake never turns into a silent default.
"""

from __future__ import annotations

import difflib
import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urlsplit

from dotenv.parser import Original, parse_stream
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError
from index.briefings import DEFAULT_MAX_BYTES
from index.errors import Fault
from index.models import DEFAULT_MODEL, DEFAULT_RERANKER, ONNX_PARTS, is_reranker
from index.passages import DEFAULT_MAX_WORDS

if TYPE_CHECKING:
    from index.generation import BuildOptions

PREFIX = "ROUNDTABLE_"
ENV_FILE = Path(".env")
_ENVIRONMENT = "environment"


def _base_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("want an address such as https://discord.com/api/v10")
    if parts.query or parts.fragment:
        raise ValueError("want an address without ? and #")
    return url.rstrip("/")


def _reranker(name: str) -> str:
    if not is_reranker(name):
        raise ValueError(f"want a folder with {' and '.join(ONNX_PARTS)}, or {DEFAULT_RERANKER}")
    return name


def _token(token: SecretStr) -> SecretStr:
    if any(character.isspace() for character in token.get_secret_value()):
        raise ValueError("want the token alone, without 'Bot ' or spaces, as the developer portal shows it")
    return token


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


Folder = Annotated[Path, AfterValidator(Path.expanduser)]
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]
LogFormat = Literal["text", "json"]


class Settings(BaseSettings):
    """What an operator can choose. Each field is the variable ``ROUNDTABLE_`` + its name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        env_file_encoding="utf-8-sig",
        dotenv_filtering="only_existing",
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    discord_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    """The bot's token. Needed by ``roundtable run`` only; never shown, never logged."""
    discord_api_base: Annotated[str, AfterValidator(_base_url)] = "https://discord.com/api/v10"
    """Where Discord's REST interface is."""
    discord_message_content: bool = False
    """Whether to ask for the message-content intent; slash commands and mentions work without it."""
    discord_shard_count: Annotated[int, Field(ge=1, le=16_384)] | None = None
    """How many shards there are in all; None lets Discord recommend a number."""
    corpus_dir: Folder = Path("corpus")
    """The folder that holds briefings/ and facts/."""
    index_dir: Folder = Path(".index")
    """The folder in which generations are built."""
    model: Annotated[str, Field(min_length=1)] = DEFAULT_MODEL
    """The embedding model, by Hub id or by path."""
    reranker: Annotated[str, AfterValidator(_reranker)] = DEFAULT_RERANKER
    """The cross-encoder that reranks passages, by the id of a carried one or by path."""
    passage_words: Annotated[int, Field(ge=20, le=1_000)] = DEFAULT_MAX_WORDS
    """The longest a passage may be, in words."""
    max_file_bytes: Annotated[int, Field(ge=1_024)] = DEFAULT_MAX_BYTES
    """The largest briefing file that is read, in bytes."""
    keep_generations: Annotated[int, Field(ge=1, le=1_000)] = 3
    """How many generations stay on disk, the live one included."""
    watch_interval_s: Annotated[float, Field(ge=0.1, le=3_600, allow_inf_nan=False)] = 2.0
    """How often a running bot looks for a changed corpus or a new generation, in seconds."""
    log_level: Annotated[LogLevel, BeforeValidator(_upper)] = "INFO"
    """The least that the running bot logs; other commands log warnings, and everything with --debug."""
    log_format: Annotated[LogFormat, BeforeValidator(_lower)] = "text"
    """Log lines for people (text) or for a collector (json: one object a line)."""

    def build_options(self) -> BuildOptions:
        """How to build with these settings: one way for all, or builders would undo each other's work."""
        from index.generation import BuildOptions

        return BuildOptions(
            model=self.model,
            max_words=self.passage_words,
            max_file_bytes=self.max_file_bytes,
            keep=self.keep_generations,
        )


@dataclass(frozen=True, slots=True)
class _Given:
    """One variable as it was written, and where."""

    name: str
    value: str
    place: str
    line: int | None

    def fault(self, problem: str) -> Fault:
        return Fault(self.place, self.line, f"{self.name}: {problem}")


def load_settings(env_file: Path | None = ENV_FILE) -> Settings:
    """Read the settings from the environment and, where it does not say, from ``env_file`` if that exists.

    Raises ``SettingsError`` with every fault of both: unknown names, values out of bounds, unreadable lines.
    """
    from_file, faults = _from_file(env_file)
    given = from_file + _from_environment()
    faults += [_unknown(one) for one in given if one.name not in _known()]
    settings: Settings | None = None
    try:
        where = env_file if from_file else None
        settings = Settings(_env_file=where)  # type: ignore[call-arg] # seen only with pydantic's own mypy plugin
    except ValidationError as error:
        faults += [_invalid(details, given) for details in error.errors(include_url=False)]
    if faults or settings is None:
        raise SettingsError(tuple(faults))
    return settings


def variable(field: str) -> str:
    """The environment variable of a field: ``corpus_dir`` is ``ROUNDTABLE_CORPUS_DIR``."""
    return PREFIX + field.upper()


def _known() -> list[str]:
    return [variable(field) for field in Settings.model_fields]


def _from_environment() -> list[_Given]:
    names = [name for name in os.environ if name.upper().startswith(PREFIX)]
    return [_Given(name.upper(), os.environ[name], _ENVIRONMENT, None) for name in names]


def _from_file(env_file: Path | None) -> tuple[list[_Given], list[Fault]]:
    """The file's variables, other programs' left out, and a fault for each line that cannot be read."""
    if env_file is None or not env_file.is_file():
        return [], []
    place = str(env_file)
    try:
        text = env_file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return [], [Fault(place, None, "not UTF-8 text; save it as UTF-8")]
    given, faults = [], []
    for binding in parse_stream(io.StringIO(text)):
        line = _line(binding.original)
        if binding.error or (binding.key and binding.value is None):
            faults.append(Fault(place, line, "not a setting; want NAME=value"))
        elif binding.key and binding.key.upper().startswith(PREFIX):
            given.append(_Given(binding.key.upper(), binding.value or "", place, line))
    return ([] if faults else given), faults


def _line(original: Original) -> int:
    """The parser counts from the empty lines before a variable, people from the variable itself."""
    blank = len(original.string) - len(original.string.lstrip())
    return original.line + original.string[:blank].count("\n")


def _unknown(given: _Given) -> Fault:
    near = difflib.get_close_matches(given.name, _known(), n=1, cutoff=0.0)
    return given.fault(f"no such setting; the nearest is {near[0]}")


def _invalid(details: ErrorDetails, given: list[_Given]) -> Fault:
    """Word one of pydantic's errors. The last one given counts: the environment stands after the file."""
    name = variable(str(details["loc"][0]))
    message = details["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    culprit = [one for one in given if one.name == name and one.value][-1]
    got = "got a value that cannot be right" if name == variable("discord_token") else f"got {culprit.value!r}"
    want = message if message.startswith("want ") else f"want {message}"
    return culprit.fault(f"{got}, {want}")
