"""A file becomes a Briefing: its text, its sections with their offsets, its front matter and its sources.

Cutting text into passages is ``passages``; what the facts mean is ``facts``. The rule to know: ``text`` is the file
decoded and otherwise untouched, and every offset counts characters in it, so any citation can be checked by eye.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import CorpusError, Fault
from index.frontmatter import FrontMatter, front_matter_of
from index.sentences import trimmed
from index.sources import sources_of

STRATEGIC_VIEW = "Strategic View"
FULL_STORY = "Full story"
SUMMARY = "Summary"
SOURCE = "Source"

DEFAULT_MAX_BYTES = 2_000_000
"""A briefing is a few pages; a file above this is something else that fell into the folder."""

SUFFIXES = frozenset({".txt", ".md"})

_CANONICAL = {
    "strategic view": STRATEGIC_VIEW,
    "full story": FULL_STORY,
    "summary": SUMMARY,
    "source": SOURCE,
    "sources": SOURCE,
}
_INVISIBLE = re.compile(r"[\s\u200b\u2060\ufeff]+")
_GAP = r"(?:[^\S\r\n]|[\u200b\u2060\ufeff])"
_NAME = rf"(?P<name>Strategic{_GAP}+View|Full{_GAP}+Story|Summary|Sources?)"
_MARK = r"[*_\"“”„'‘’]{0,3}"
_COLON = rf"{_GAP}*[:：]"
_LABEL = re.compile(
    rf"(?<![^\r\n]){_GAP}*(?:"
    rf"#{{1,6}}{_GAP}*{_MARK}{_NAME}{_MARK}(?:{_COLON}{_MARK}|(?:{_GAP}*#+)?{_GAP}*(?=[\r\n]|\Z))"
    rf"|{_MARK}{_NAME.replace('name', 'plain')}{_MARK}{_COLON}{_MARK}"
    rf"|(?P<bold>\*\*|__){_NAME.replace('name', 'alone')}(?P=bold){_GAP}*(?=[\r\n]|\Z)"
    rf")",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Section:
    """One labelled part of a briefing. ``start:end`` is its body in the file's own text, label left out."""

    name: str
    """"Strategic View", "Full story", "Summary" or "Source"."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Briefing:
    """One file about one deal, whole."""

    file: str
    """POSIX path below the corpus folder."""
    text: str
    """The file decoded as ``utf-8-sig``, line ends untouched: offsets count in this."""
    sha256: str
    """Of the file's bytes."""
    sections: tuple[Section, ...]
    """In the order of the file; a name may come twice."""
    front_matter: FrontMatter | None
    sources: tuple[str, ...]
    """Names and links of the Source section, each as it is written there."""


def briefing_files(corpus: Path) -> tuple[Path, ...]:
    """All briefings of a corpus, sorted by path; a folder of loose text files is a corpus as well.

    Raises:
        CorpusError: ``corpus`` is not a folder.

    """
    if not corpus.is_dir():
        raise CorpusError((Fault(str(corpus), None, "no such folder; name the corpus folder with --corpus"),))
    folder = corpus / "briefings"
    found = folder.rglob("*") if folder.is_dir() else corpus.glob("*")
    inside = (path for path in found if _is_briefing(path, corpus))
    return tuple(sorted(inside, key=lambda path: file_of(path, corpus)))


def file_of(path: Path, corpus: Path) -> str:
    """The name by which citations call a file: its POSIX path below the corpus folder."""
    return path.relative_to(corpus).as_posix()


def read_briefing(path: Path, file: str, *, max_bytes: int = DEFAULT_MAX_BYTES) -> Briefing:
    """Read one briefing, called ``file`` in citations and errors.

    Raises:
        CorpusError: the file cannot be used; ``faults`` lists everything that is wrong with it.

    """
    data = _bytes_of(path, file, max_bytes=max_bytes)
    return briefing_of(_decoded(data, file), file, sha256=hashlib.sha256(data).hexdigest())


def briefing_of(text: str, file: str, *, sha256: str) -> Briefing:
    """The briefing that a text is; ``sha256`` is that of the file's bytes.

    Raises:
        CorpusError: the text cannot be used; ``faults`` lists everything that is wrong with it.

    """
    faults = list(_nul_faults(text, file))
    front_matter, body = None, 0
    try:
        front_matter, body = front_matter_of(text, file)
    except CorpusError as error:
        faults.extend(error.faults)
    if faults:
        raise CorpusError(tuple(sorted(faults, key=lambda fault: fault.line or 0)))
    sections = tuple(_sections(text, body))
    sources = tuple(
        name for part in sections if part.name == SOURCE for name in sources_of(text[part.start : part.end])
    )
    return Briefing(file, text, sha256, sections, front_matter, sources)


def _is_briefing(path: Path, corpus: Path) -> bool:
    parts = path.relative_to(corpus).parts
    if path.suffix.lower() not in SUFFIXES or path.stem.lower() == "readme":
        return False
    if any(part.startswith(".") for part in parts) or not path.is_file():
        return False
    return path.resolve().is_relative_to(corpus.resolve())


def _bytes_of(path: Path, file: str, *, max_bytes: int) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except OSError as error:
        raise _unusable(file, f"cannot be read: {error.strerror or error}") from error
    if len(data) > max_bytes:
        raise _unusable(file, f"larger than {max_bytes:,} bytes; split it, or move it out of the corpus")
    return data


def _decoded(data: bytes, file: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset = len(data) - len(error.object) + error.start
        line = data[:offset].count(b"\n") + 1
        problem = f"byte 0x{data[offset]:02x} is not UTF-8; save the file as UTF-8"
        raise _unusable(file, problem, line=line) from error
    if not _INVISIBLE.sub("", text):
        raise _unusable(file, "the file is empty; write the briefing or remove the file")
    return text


def _nul_faults(text: str, file: str) -> Iterator[Fault]:
    position = text.find("\0")
    if position >= 0:
        line = text.count("\n", 0, position) + 1
        yield Fault(file, line, "holds a NUL byte, so it is no text file; save it as plain UTF-8 text")


def _unusable(file: str, problem: str, *, line: int | None = None) -> CorpusError:
    return CorpusError((Fault(file, line, problem),))


def _sections(text: str, body: int) -> Iterator[Section]:
    """Sections in order; what stands before the first label belongs to the Full story as well."""
    labels = list(_LABEL.finditer(text, body))
    first = labels[0].start() if labels else len(text)
    preamble = trimmed(text, body, first)
    if preamble.start < preamble.end:
        yield Section(FULL_STORY, *preamble)
    edges = [label.start() for label in labels] + [len(text)]
    for label, end in zip(labels, edges[1:], strict=True):
        yield Section(_canonical(label), *trimmed(text, label.end(), end))


def _canonical(label: re.Match[str]) -> str:
    written = label["name"] or label["plain"] or label["alone"]
    return _CANONICAL[" ".join(re.split(rf"{_GAP}+", written.lower()))]
