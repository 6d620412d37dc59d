"""The options that commands share, each written once, and what they were set to for one run.

The decorators put their values into the ``Invocation`` that click hands to a command with ``pass_obj``. The options
of one command alone stay its own arguments.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from bot.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(slots=True)
class Invocation:
    """One run of the command line: what its shared options say."""

    corpus: Path | None = None
    index: Path | None = None
    as_json: bool = False
    quiet: bool = False
    debug: bool = False

    def settings(self) -> Settings:
        """The settings in force, ``--corpus`` and ``--index`` first; logging is set up on the way.

        Raises ``SettingsError``.
        """
        from bot.logs import set_up_logging
        from bot.settings import load_settings

        settings = load_settings()
        set_up_logging("DEBUG" if self.debug else "WARNING", log_format=settings.log_format)
        corpus = self.corpus or settings.corpus_dir
        index = self.index or _index_of(corpus, settings)
        return settings.model_copy(update={"corpus_dir": corpus, "index_dir": index})

    @property
    def takes_index_as_it_is(self) -> bool:
        """Whether an index was named without its corpus, so that nobody can say whether it is up to date."""
        return self.index is not None and self.corpus is None


def _index_of(corpus: Path, settings: Settings) -> Path:
    """Where a corpus has its index: the settings' own in their folder, any other in one below it."""
    whole = corpus.resolve()
    if whole == settings.corpus_dir.resolve():
        return settings.index_dir
    digest = hashlib.sha256(os.fsencode(whole)).hexdigest()
    return settings.index_dir / "corpora" / f"{whole.name}-{digest[:12]}"


def corpus_option(command: F) -> F:
    """``--corpus DIR``."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    told = "The corpus to use instead of the one in the settings."
    return _shared("--corpus", type=kind, metavar="DIR", help=told)(command)


def index_option(command: F) -> F:
    """``--index DIR``."""
    kind = click.Path(file_okay=False, path_type=Path)
    return _shared("--index", type=kind, metavar="DIR", help="The folder of the index to use.")(command)


def json_option(command: F) -> F:
    """``--json``."""
    return _shared("--json", "as_json", is_flag=True, help="Print JSON instead of text.")(command)


def chart_option(command: F) -> F:
    """``--chart FILE``, an argument of its command: ``None`` or a file that can be written."""
    told = "Also draw the answer, where it has a chart, as FILE.png, FILE.svg or FILE.pdf."
    kind = click.Path(path_type=Path)
    return click.option("--chart", type=kind, callback=_chart_file, metavar="FILE", help=told)(command)


def _chart_file(_ctx: click.Context, param: click.Parameter, path: Path | None) -> Path | None:
    """The file of ``--chart``, refused before anything is answered where it could not be written."""
    if path is None:
        return None
    from bot.cli.charts import ChartFileError, chart_format

    try:
        chart_format(path)
    except ChartFileError as error:
        raise click.BadParameter(str(error), param=param) from None
    return path


def quiet_option(command: F) -> F:
    """``--quiet``."""
    return _shared("--quiet", "-q", is_flag=True, help="Show no progress.")(command)


def debug_option(command: F) -> F:
    """``--debug``."""
    return _shared("--debug", is_flag=True, help="Log everything, and show the traceback of an error.")(command)


def _shared(*names: str, **attributes: Any) -> Callable[[F], F]:  # noqa: ANN401 - click's own signature
    def keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
        if value and param.name:
            setattr(ctx.ensure_object(Invocation), param.name, value)

    return click.option(*names, callback=keep, expose_value=False, **attributes)
