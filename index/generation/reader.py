"""The live generation is opened for reading: facts at once, passages and search when they are first asked for.

Opening imports neither FAISS nor BM25 nor the encoder, so a question about figures alone never pays for them. An open
generation never changes and is never removed: it can be used to the end of a question while newer ones are published.
"""

from __future__ import annotations

import threading
from functools import cached_property
from pathlib import Path

from index.briefings import Briefing, briefing_of
from index.encoder import Encoder, SentenceEncoder
from index.errors import CorruptError, MismatchError, NoGenerationError
from index.facts.schema import Facts
from index.facts.store import read_facts
from index.generation.layout import FACTS, LEXICAL, TEXTS, TOKENS, VECTORS, current_id, folder_of
from index.generation.lock import ReadHold
from index.generation.manifest import Manifest
from index.generation.options import model_id_of
from index.generation.reuse import read_passages
from index.generation.verification import text_of
from index.models import COLBERT
from index.passages import Passage
from index.reranker import CrossEncoder, Reranker
from index.search import Mode, Searcher

_ATTEMPTS = 5
"""How often a generation may vanish between reading its name and opening it; each time a newer one was published."""


class Generation:
    """One generation, open. Safe to share between threads; ``close`` it, or let it go, when nobody needs it."""

    def __init__(
        self, path: Path, manifest: Manifest, *, encoder: Encoder, reranker: Reranker, hold: ReadHold
    ) -> None:
        self.path = path
        self.manifest = manifest
        self.facts: Facts = read_facts(path / FACTS)
        self._encoder = encoder
        self._reranker = reranker
        self._hold = hold
        self._opening = threading.RLock()

    @property
    def id(self) -> str:
        """The generation's id."""
        return self.manifest.id

    def text(self, file: str) -> str:
        """The text of a briefing or a table, as offsets count in it, as it was when this generation was built.

        Raises:
            CorruptError: there is no such file in this generation.

        """
        return text_of(self.path, file, self.manifest)

    def briefing(self, file: str) -> Briefing:
        """A briefing, as it was when this generation was built.

        Raises:
            CorruptError: there is no such file in this generation.

        """
        return briefing_of(self.text(file), file, sha256=self.manifest.files[f"{TEXTS}/{file}"].sha256)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages, in the order of the files. Raises CorruptError where they cannot be read."""
        with self._opening:
            return self._passages

    @property
    def searcher(self) -> Searcher:
        """Search over the passages; opened once, at first use. Raises CorruptError where a part cannot be read."""
        with self._opening:
            return self._searcher

    def warm(self) -> None:
        """Load everything that a first search would wait for, encoder and reranker too.

        Raises:
            ModelError: a model does not load.
            MismatchError: its vectors do not fit those of the generation.

        """
        self.searcher.search("funding round", k=1, mode=Mode.RERANKED)

    def close(self) -> None:
        """Let the generation be removed once it is old. What was loaded stays usable."""
        self._hold.release()

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        return read_passages(self.path)

    @cached_property
    def _searcher(self) -> Searcher:
        from index.late_interaction import LateInteraction, TokenStore
        from index.lexical import LexicalIndex
        from index.token_encoder import ColbertEncoder
        from index.vectors import FaissVectors

        vectors = FaissVectors.open(self.path / VECTORS)
        lexical = LexicalIndex.open(self.path / LEXICAL)
        late = LateInteraction(TokenStore.open(self.path / TOKENS), ColbertEncoder())
        return Searcher(self._passages, vectors, lexical, self._encoder, late, reranker=self._reranker)


def open_generation(
    index_dir: Path, *, model: str | None = None, encoder: Encoder | None = None, reranker: Reranker | None = None
) -> Generation:
    """The live generation of an index folder.

    ``model`` or ``encoder`` is what the settings name; with neither, the model that the generation was built with.
    ``reranker`` is the carried one where none is given; a program that opens several generations shares one.

    Raises:
        NoGenerationError: nothing has been built in this folder.
        MismatchError: it was built with another model than the one given.
        CorruptError: it cannot be read.

    """
    for _ in range(_ATTEMPTS):
        path = folder_of(index_dir, _live_id(index_dir))
        try:
            hold = ReadHold(path)
        except FileNotFoundError:
            if current_id(index_dir) == path.name:
                break
        else:
            try:
                return _opened(path, hold, model=model, encoder=encoder, reranker=reranker)
            except BaseException:
                hold.release()
                raise
    raise CorruptError(f"{path} is missing or has no manifest; run: roundtable index build --full")


def _live_id(index_dir: Path) -> str:
    generation_id = current_id(index_dir)
    if generation_id is None:
        raise NoGenerationError(f"nothing has been built in {index_dir}: run roundtable index build")
    return generation_id


def _opened(
    path: Path, hold: ReadHold, *, model: str | None, encoder: Encoder | None, reranker: Reranker | None
) -> Generation:
    manifest = Manifest.read(path)
    asked = encoder.model_id if encoder else model_id_of(model) if model else manifest.recipe.model_id
    if asked != manifest.recipe.model_id:
        raise MismatchError(
            f"the index was built with the model {manifest.recipe.model_id}, the settings name {asked}: "
            "run roundtable index build, or set the model back"
        )
    if manifest.recipe.token_model_id != COLBERT:
        raise MismatchError(
            f"the index was built with the token model {manifest.recipe.token_model_id}, this program has "
            f"{COLBERT}: run roundtable index build"
        )
    encoder = encoder or SentenceEncoder(model or manifest.model)
    return Generation(path, manifest, encoder=encoder, reranker=reranker or CrossEncoder(), hold=hold)
