"""Small corpora that one can check by eye."""

from __future__ import annotations

from pathlib import Path

BRIEFING = """\
---
company: Lumen
round: Series B
announced: 2025-03-03
amount: 2000000
currency: USD
---
Strategic View: Lumen raised two million dollars.
Full story: Aurora Capital led the round. Lumen builds lamps for deep mines.
Summary: A small round for a small company.
Source: Lumen
"""


def a_corpus(folder: Path, **briefings: str) -> Path:
    """A corpus folder with these briefings, by default the one about Lumen."""
    place = folder / "corpus" / "briefings"
    place.mkdir(parents=True)
    for name, text in (briefings or {"lumen": BRIEFING}).items():
        (place / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder / "corpus"
