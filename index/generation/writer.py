"""The parts of one generation are written into an empty folder, its manifest last. Publishing is ``builder``'s."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from index.corpus import Corpus
from index.errors import GenerationError
from index.facts.store import write_facts
from index.generation.layout import FACTS, LEXICAL, MANIFEST, PASSAGES, TEXTS, TOKENS, VECTORS, new_id, sync_tree
from index.generation.manifest import FORMAT, Counts, Manifest, Recipe, entries_of, file_entry, versions
from index.late_interaction import TokenStore
from index.lexical import LexicalIndex
from index.passages import Passage, passages_of
from index.vectors import FaissVectors, Matrix


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that goes into one generation."""

    corpus: Corpus
    passages: tuple[Passage, ...]
    matrix: Matrix
    """Row n is the vector of passage n."""
    tokens: TokenStore
    """Row n holds the tokens of passage n."""
    model: str
    recipe: Recipe

    def id_at(self, created: datetime) -> str:
        """The id of this content, made at a moment."""
        digest = hashlib.sha256(f"{self.corpus.fingerprint} {self.recipe}".encode()).hexdigest()
        return new_id(created, content=digest)


def corpus_passages(corpus: Corpus, recipe: Recipe) -> tuple[Passage, ...]:
    """All passages of a corpus in the order of its files, each with the round that the facts link its file to."""
    round_of = {file: round_id for round_id, file in corpus.facts.briefing_of.items()}
    company_of = {one.round_id: one.company for one in corpus.facts.rounds}
    return tuple(
        replace(passage, round_id=round_id, company=company_of.get(round_id or "", passage.company))
        for briefing in corpus.briefings
        for round_id in [round_of.get(briefing.file)]
        for passage in passages_of(briefing, max_words=recipe.max_words, overlap_sentences=recipe.overlap_sentences)
    )


def write_generation(folder: Path, content: Content, *, generation_id: str, created: datetime) -> Manifest:
    """Write all parts and wait until they are on the disk.

    Raises:
        OSError: the disk is full, or may not be written to.
        GenerationError: the same, as an engine words it.

    """
    folder.mkdir(parents=True)
    _write_passages(folder, content.passages)
    _write_texts(folder / TEXTS, content.corpus.texts)
    _write_engines(folder, content)
    manifest = Manifest(
        format=FORMAT,
        id=generation_id,
        created=created.astimezone(UTC).isoformat(),
        model=content.model,
        dimension=int(content.matrix.shape[1]),
        recipe=content.recipe,
        counts=_counts(content),
        fingerprint=content.corpus.fingerprint,
        versions=versions(),
        files={name: file_entry(folder / name) for name in sorted(file_names(folder))},
        left_out=entries_of(content.corpus.faults),
    )
    manifest.write(folder)
    sync_tree(folder)
    return manifest


def file_names(folder: Path) -> set[str]:
    """Every file below a folder but the manifest, by its path from there."""
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return names - {MANIFEST}


def _write_passages(folder: Path, passages: tuple[Passage, ...]) -> None:
    with (folder / PASSAGES).open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{passage.to_json()}\n" for passage in passages)


def _write_texts(folder: Path, texts: dict[str, str]) -> None:
    """Each file's text as offsets count in it: no byte-order mark, line ends as they were."""
    for file, text in texts.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def _write_engines(folder: Path, content: Content) -> None:
    try:
        FaissVectors.build(content.matrix).save(folder / VECTORS)
    except RuntimeError as error:  # FAISS's word for a full disk
        raise GenerationError(f"{folder / VECTORS}: cannot be written; make room on the disk") from error
    content.tokens.save(folder / TOKENS)
    LexicalIndex.build([passage.embedded_text for passage in content.passages]).save(folder / LEXICAL)
    write_facts(content.corpus.facts, folder / FACTS)


def _counts(content: Content) -> Counts:
    facts = content.corpus.facts
    return Counts(
        briefings=len(content.corpus.briefings),
        passages=len(content.passages),
        rounds=len(facts.rounds),
        companies=len(facts.companies),
        commitments=len(facts.commitments),
        metrics=len(facts.metrics),
        fx=len(facts.fx),
        sources=len(facts.sources),
        conflicts=len(facts.conflicts),
    )
