"""Briefings for tests: written to a folder, read back, and generated."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from hypothesis import strategies as st

from index.briefings import Briefing, read_briefing

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT.parent / "shared" / "seed" / "anthropic-series-e.txt"

LUMEN = """\
---
round_id: lumen-series-a
company: Lumen
round: Series A
announced: 2025-03
---
Strategic View: Lumen sells light. Vale Partners led.

Full story: Lumen raised $2 million . It pays for lamps.

The rest is unknown.
Summary: A small round.
Source: Lumen, Lamp News — https://lamps.example/a,b
"""


def briefing(text: str, folder: Path, *, file: str = "briefings/lumen.md") -> Briefing:
    """The Briefing of a file that holds exactly this text."""
    return briefing_of_bytes(text.encode(), folder, file=file)


def briefing_of_bytes(data: bytes, folder: Path, *, file: str = "briefings/lumen.md") -> Briefing:
    """The Briefing of a file that holds exactly these bytes."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return read_briefing(path, file)


_LABELS = st.sampled_from(
    ["Strategic View:", "full story:", "**Summary:**", "**Full Story**:", "## STRATEGIC VIEW", "### Summary :",
     "Strategic\u00a0View :", "“Summary”:", "Source:", "**Sources**"]
)  # fmt: skip
_PROSE = st.lists(
    st.sampled_from(
        ["Lumen", "raised", "$61.5 billion", "in the", "U.S.", "café", "Zürich", "“club deal”", "Anthropic’s", ".",
         " .", "…", "? ", "\n", "\n\n", "- ", "Summary", "€1,356", "😀", "\u00a0", "\u2028", "word " * 90]
    ),
    max_size=25,
).map(" ".join)  # fmt: skip


@st.composite
def briefing_bytes(draw: st.DrawFn) -> bytes:
    """Files as people save them: any line end, with or without BOM and front matter, composed or decomposed."""
    parts = draw(st.lists(st.tuples(_LABELS, _PROSE), max_size=5))
    head = draw(st.sampled_from(["", "---\ncompany: Lumen\n---\n", "---\n---\n"]))
    body = draw(_PROSE) + "".join(f"\n{label} {prose}\n" for label, prose in parts)
    text = head + body + "\nLumen"
    text = unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), text)
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()
