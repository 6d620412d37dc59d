"""A corpus becomes the live generation: read, encode what is new, write aside, verify, publish.

The rule: whatever happens, and at whatever moment, CURRENT names a whole generation. Nothing is written into a
generation once it has its name. What a crash can leave behind is listed, and cleaned up, in ``debris``.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from index.corpus import Corpus, load_corpus
from index.encoder import Encoder, SentenceEncoder
from index.errors import BuildLockedError, CorpusError, CorruptError, FixableError, GenerationError
from index.generation.debris import clean, prune
from index.generation.layout import (
    BUILDING,
    FAILURE,
    GENERATIONS,
    current_id,
    folder_of,
    generation_ids,
    moment_of,
    publish,
    sync_folder,
)
from index.generation.lock import build_lock
from index.generation.manifest import Manifest, Recipe
from index.generation.options import BuildOptions, BuildReport, model_id_of
from index.generation.reuse import NOTHING_KNOWN, KnownVectors, known_vectors, vectors_of
from index.generation.verification import faults_of, file_faults
from index.generation.writer import Content, corpus_passages, write_generation
from index.progress import Progress, Silent
from index.token_encoder import ColbertEncoder

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def build(
    corpus_dir: Path,
    index_dir: Path,
    *,
    options: BuildOptions | None = None,
    encoder: Encoder | None = None,
    strict: bool = False,
    full: bool = False,
    progress: Progress | None = None,
    now: Clock = utc_now,
) -> BuildReport:
    """Make the live generation of ``index_dir`` hold what is in ``corpus_dir``.

    Where it does so already, nothing is written. Vectors of unchanged passages are taken over from the live
    generation. ``full`` builds anew in any case. ``strict`` refuses a corpus with any fault; otherwise what is
    faulty is left out and reported. ``encoder`` takes the place of the model that ``options`` name.

    Raises:
        CorpusError: there is no corpus, or with ``strict`` a fault in it.
        ModelError: the model cannot be found or does not load.
        BuildLockedError: another build is running in this folder.
        GenerationError: the folder cannot be written to. Here as everywhere, the live generation stays as it was.

    """
    order = options or BuildOptions()
    build_of = _Build(corpus_dir, index_dir, order, encoder, progress or Silent(), now)
    with _failures_kept(index_dir, now):
        (index_dir / GENERATIONS).mkdir(parents=True, exist_ok=True)
        with build_lock(index_dir):
            report = build_of.run(strict=strict, full=full)
    build_of.progress.done()
    return report


@dataclass(frozen=True, slots=True)
class _Build:
    """One build, under the lock."""

    corpus_dir: Path
    index_dir: Path
    options: BuildOptions
    encoder: Encoder | None
    progress: Progress
    now: Clock

    def run(self, *, strict: bool, full: bool) -> BuildReport:
        """All the steps, in order."""
        started = time.monotonic()
        clean(self.index_dir)
        corpus = self._corpus(strict=strict)
        recipe = self.options.recipe(self.encoder.model_id if self.encoder else model_id_of(self.options.model))
        live = self._live()
        report = None if full or live is None else self._unchanged(live, corpus, recipe)
        if report is None:
            known = NOTHING_KNOWN if full or live is None else known_vectors(live, recipe)
            report = self._publish_new(corpus, recipe, known)
        pruned = prune(
            self.index_dir,
            keep=self.options.keep,
            grace=timedelta(seconds=self.options.grace_s),
            now=self.now(),
        )
        return replace(report, pruned=pruned, elapsed_s=time.monotonic() - started)

    def _corpus(self, *, strict: bool) -> Corpus:
        self.progress.step("Reading the corpus", None)
        corpus = load_corpus(
            self.corpus_dir,
            max_file_bytes=self.options.max_file_bytes,
            max_table_bytes=self.options.max_table_bytes,
        )
        if strict and corpus.faults:
            raise CorpusError(corpus.faults)
        return corpus

    def _live(self) -> Path | None:
        """The folder of the live generation; ``None`` where there is none, or CURRENT does not name one."""
        try:
            generation_id = current_id(self.index_dir)
        except CorruptError:
            return None
        return None if generation_id is None else folder_of(self.index_dir, generation_id)

    def _unchanged(self, live: Path, corpus: Corpus, recipe: Recipe) -> BuildReport | None:
        """The report on a live generation that holds all this already, and holds it sound; else ``None``."""
        try:
            manifest = Manifest.read(live)
        except CorruptError:
            return None
        if (manifest.fingerprint, manifest.recipe) != (corpus.fingerprint, recipe) or file_faults(live, manifest):
            return None
        return _report(manifest, live, corpus, unchanged=True, reused=manifest.counts.passages, encoded=0)

    def _publish_new(self, corpus: Corpus, recipe: Recipe, known: KnownVectors) -> BuildReport:
        passages = corpus_passages(corpus, recipe)
        encoder = self.encoder or SentenceEncoder(self.options.model)
        vectors = vectors_of(passages, encoder, ColbertEncoder(), known, progress=self.progress)
        content = Content(corpus, passages, vectors.matrix, vectors.tokens, self.options.model, recipe)
        manifest = self._written(content)
        path = folder_of(self.index_dir, manifest.id)
        publish(self.index_dir, manifest.id)
        return _report(manifest, path, corpus, unchanged=False, reused=vectors.reused, encoded=vectors.encoded)

    def _written(self, content: Content) -> Manifest:
        """A verified generation under its own name, not yet live."""
        created = self._moment()
        generation_id = content.id_at(created)
        aside = self.index_dir / GENERATIONS / f"{BUILDING}{generation_id}"
        try:
            self.progress.step("Writing", None)
            manifest = write_generation(aside, content, generation_id=generation_id, created=created)
            self.progress.step("Verifying", None)
            faults = faults_of(aside)
            if faults:
                raise GenerationError(f"what was written does not read back ({faults[0]}); check the disk")
            aside.rename(folder_of(self.index_dir, generation_id))
            sync_folder(self.index_dir / GENERATIONS)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        return manifest

    def _moment(self) -> datetime:
        """Now, but never before an earlier generation: ids tell which is newer, whatever the clock does."""
        ids = generation_ids(self.index_dir)
        return max(self.now(), moment_of(ids[-1]) + timedelta(microseconds=1)) if ids else self.now()


def _report(
    manifest: Manifest, path: Path, corpus: Corpus, *, unchanged: bool, reused: int, encoded: int
) -> BuildReport:
    return BuildReport(
        id=manifest.id,
        path=path,
        unchanged=unchanged,
        counts=manifest.counts,
        reused=reused,
        encoded=encoded,
        left_out=corpus.faults,
        pruned=(),
        elapsed_s=0.0,
    )


@contextmanager
def _failures_kept(index_dir: Path, now: Clock) -> Iterator[None]:
    """Remember for ``status`` why the last build failed, and say of a full disk what to do about it."""
    try:
        yield
    except BuildLockedError:
        raise
    except FixableError as error:
        _keep_failure(index_dir, now, str(error))
        raise
    except OSError as error:
        place = error.filename or index_dir
        message = (
            f"{place}: {error.strerror or error}; make room there, or give another folder with --index. "
            "What was live before still is"
        )
        _keep_failure(index_dir, now, message)
        raise GenerationError(message) from error
    else:
        (index_dir / FAILURE).unlink(missing_ok=True)


def _keep_failure(index_dir: Path, now: Clock, message: str) -> None:
    record = {"at": now().isoformat(timespec="seconds"), "message": message}
    # Where even this cannot be written, the error that is on its way says so.
    with suppress(OSError):
        (index_dir / FAILURE).write_text(json.dumps(record), encoding="utf-8")
