"""The messages in corpus/README.md: its worked example is spoilt in one place at a time, and the check speaks.

The messages are the program's own; what is written here is only where to spoil and how to mend.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.corpus import load_corpus

_ROUNDS = "facts/rounds.csv"
_BRIEFING = "briefings/2026-02-tarn-robotics-series-b.md"


@dataclass(frozen=True, slots=True)
class Spoilt:
    """One slip of the pen, and how to mend it."""

    file: str
    old: str
    """Stands in the file; its last occurrence is replaced."""
    new: str
    remedy: str
    encoding: str = "utf-8"
    """How the file is saved."""


SPOILT = (
    Spoilt(_ROUNDS, ",45000000,", ",45m,", "Whole units of the currency: no signs, commas or words."),
    Spoilt(_ROUNDS, ",USD,", ",,", "Every sum of money needs its currency."),
    Spoilt(_ROUNDS, "2026-02-03", "3 Feb 2026", "Year first. Only the month known: 2026-02. Only the year: 2026."),
    Spoilt(_ROUNDS, ",official,", ",confirmed,", "Some columns take only the words of a list."),
    Spoilt(_ROUNDS, '"a second plant, and', "a second plant, and", "A cell that holds a comma needs double quotes."),
    Spoilt(_ROUNDS, "Tarn Robotics,Series B", "Tarn Robotic,Series B", "Spell it as it stands there, or add it."),
    Spoilt(_ROUNDS, ",tarn-2026-02,", ",tarn-2026-2,", "The same: the page must be in sources.csv."),
    Spoilt(_ROUNDS, ",Kelder Capital,", ",Kelder,", "Every table spells an investor as investors.csv does."),
    Spoilt(_ROUNDS, "tarn-series-b,", "tarn-series-a,", "Two rows have the same id. Give one another, or remove it."),
    Spoilt(_ROUNDS, "participants", "participant", "A column's name is misspelt in the first line."),
    Spoilt("facts/investors.csv", "Ostra Yards,,", "Ostra Yards,Tarn,", "A name means one company or investor only."),
    Spoilt(_BRIEFING, "announced:", "anounced:", "Front matter takes the columns of rounds.csv, and no other keys."),
    Spoilt(_BRIEFING, "02-03\n---", "02-03", "The second line of three dashes is missing."),
    Spoilt(_BRIEFING, "round: Series B", "round: Series B: extension", "A value with a colon needs quotes."),
    Spoilt(_BRIEFING, "id: tarn-series-b", "id: tarn-b", "The row has another id: take that one."),
    Spoilt(_BRIEFING, "—", "—", "The editor saved in an old Windows encoding: choose UTF-8 when saving.", "cp1252"),
    Spoilt(_BRIEFING, "2026-02-03\n", "2026-02-04\n", "Not a fault: two origins disagree. Find out which is right."),
)  # fmt: skip
"""In the order of the page."""


def messages(files: Mapping[str, str], folder: Path) -> str:
    """A list of messages and remedies, as Markdown; ``files`` are those of the worked example by path.

    ``folder`` is for the spoilt copies.
    """
    copies = (_copy(files, spoilt, folder / str(number)) for number, spoilt in enumerate(SPOILT))
    lines = (f"- `{_said(copy, spoilt)}`\n  {spoilt.remedy}" for copy, spoilt in zip(copies, SPOILT, strict=True))
    return "\n".join(lines)


def _copy(files: Mapping[str, str], spoilt: Spoilt, corpus: Path) -> Path:
    """The example as a corpus of its own, with the one thing spoilt."""
    before, found, after = files[spoilt.file].rpartition(spoilt.old)
    if not found:
        raise ValueError(
            f"{spoilt.file} of the example no longer holds {spoilt.old!r}; choose another thing to spoil"
        )
    for path, text in {**files, spoilt.file: before + spoilt.new + after}.items():
        (corpus / path).parent.mkdir(parents=True, exist_ok=True)
        encoding = spoilt.encoding if path == spoilt.file else "utf-8"
        (corpus / path).write_bytes(text.encode(encoding))
    return corpus


def _said(corpus: Path, spoilt: Spoilt) -> str:
    """The first that ``facts check`` says of the spoilt file."""
    loaded = load_corpus(corpus)
    faults = [str(fault) for fault in loaded.faults if fault.file == spoilt.file]
    said = faults or [f"conflict: {conflict}" for conflict in loaded.facts.conflicts]
    if not said:
        raise ValueError(f"{spoilt.new!r} in {spoilt.file} is no fault any more; choose another thing to spoil")
    return said[0]
