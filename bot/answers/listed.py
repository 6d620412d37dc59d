"""How lists of phrases are written down: in one text, with commas. Nothing here knows what a phrase means."""

from __future__ import annotations


def listed(text: str) -> tuple[str, ...]:
    """The phrases of a text in order: commas part them, line breaks count as spaces."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip())
