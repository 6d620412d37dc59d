"""Small corpora that one can check by eye."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

BRIEFING = """\
---
company: Lumen
round: Series B
announced: 2025-03-03
instrument: equity
amount: 2000000
currency: USD
post_money: 10000000
lead_investors: [Aurora Capital]
confidence: official
---
Strategic View: Lumen raised two million dollars.
Full story: Aurora Capital led the round. Lumen builds lamps for deep mines, where daylight never comes.
Summary: A small round for a small company.
Source: Lumen
"""


@dataclass(frozen=True, slots=True)
class Built:
    """A corpus and its index."""

    corpus: Path
    index: Path


def a_corpus(folder: Path, **briefings: str) -> Path:
    """A corpus folder with these briefings, by default the one about Lumen."""
    (folder / "corpus" / "briefings").mkdir(parents=True)
    for name, text in (briefings or {"lumen": BRIEFING}).items():
        write_briefing(folder / "corpus", name, text)
    return folder / "corpus"


def write_briefing(corpus: Path, name: str, text: str) -> None:
    """Put a briefing into a corpus, or in place of the one of that name."""
    (corpus / "briefings" / f"{name}.txt").write_text(text, encoding="utf-8")
