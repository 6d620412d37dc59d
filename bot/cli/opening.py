"""The index for a command that answers: opened if it is up to date, else built first, with a bar on standard error.

Asking must just work: on a fresh checkout, after a file was dropped into the corpus, after a setting was changed, on
another corpus. The rule: what can still be opened goes on answering where building is not possible right now, and a
line on standard error says so.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.cli.failures import warn
from index.corpus import corpus_digests, fingerprint_of
from index.encoder import Encoder, SentenceEncoder
from index.errors import BuildLockedError, GenerationError
from index.generation import BuildReport, Generation, build, open_generation, status
from index.generation.options import model_id_of
from index.reranker import CrossEncoder

if TYPE_CHECKING:
    from bot.answers.answerer import Answerer
    from bot.cli.options import Invocation
    from bot.settings import Settings

_LOOK_S = 0.3
"""How often a command looks whether somebody else's build has ended, in seconds."""


def open_answerer(invocation: Invocation) -> Answerer:
    """Somebody to ask, over the index that the options name. Raises what ``open_index`` raises."""
    from bot.answers.answerer import Answerer

    return Answerer(open_index(invocation))


def open_index(invocation: Invocation) -> Generation:
    """The live generation, brought up to date first unless its corpus is not known or not there.

    Raises:
        SettingsError: the settings make no sense.
        CorpusError: there is no corpus to build from.
        ModelError: the model cannot be found or does not load.
        GenerationError: there is no index that can be opened, and none can be built.

    """
    settings = invocation.settings()
    encoder = SentenceEncoder(settings.model)
    if invocation.takes_index_as_it_is:
        return _open(settings, encoder)
    found = _opened(settings, encoder)
    if found is not None and (not settings.corpus_dir.is_dir() or _is_up_to_date(found, settings)):
        return found
    return _rebuilt(settings, encoder, found, quiet=invocation.quiet)


def report_left_out(report: BuildReport) -> None:
    """Say on standard error how much of the corpus a build could not use."""
    if report.left_out:
        count = len(report.left_out)
        more = f" and {count - 1} more" if count > 1 else ""
        warn(f"left out of the index: {report.left_out[0]}{more}; see: roundtable facts check")


def _open(settings: Settings, encoder: Encoder) -> Generation:
    return open_generation(settings.index_dir, encoder=encoder, reranker=CrossEncoder(settings.reranker))


def _opened(settings: Settings, encoder: Encoder) -> Generation | None:
    """The live generation, or ``None`` where there is none that these settings can use."""
    try:
        return _open(settings, encoder)
    except GenerationError:
        return None


def _is_up_to_date(generation: Generation, settings: Settings) -> bool:
    recipe = settings.build_options().recipe(model_id_of(settings.model))
    if generation.manifest.recipe != recipe:
        return False
    return generation.manifest.fingerprint == fingerprint_of(corpus_digests(settings.corpus_dir))


def _rebuilt(settings: Settings, encoder: Encoder, older: Generation | None, *, quiet: bool) -> Generation:
    """The generation after a build; ``older`` where building is not possible right now."""
    try:
        report_left_out(_built(settings, encoder, quiet=quiet))
    except BuildLockedError as error:
        if older is None:
            return _awaited(settings, encoder, error)
        warn(f"the corpus has changed, but {error}; answering from the index of {older.manifest.created}")
        return older
    except GenerationError as error:
        if older is None:
            raise
        warn(f"the corpus has changed, but {error}; answering from the index of {older.manifest.created}")
        return older
    return _open(settings, encoder)


def _built(settings: Settings, encoder: Encoder, *, quiet: bool) -> BuildReport:
    from bot.cli.progress import progress_bars

    with progress_bars(quiet=quiet, stays=False) as progress:
        return build(
            settings.corpus_dir,
            settings.index_dir,
            options=settings.build_options(),
            encoder=encoder,
            progress=progress,
        )


def _awaited(settings: Settings, encoder: Encoder, error: BuildLockedError) -> Generation:
    """The generation that another process is building, once it has."""
    warn(f"{error}: waiting for it")
    while status(settings.index_dir).running is not None:
        time.sleep(_LOOK_S)
    return _open(settings, encoder)
