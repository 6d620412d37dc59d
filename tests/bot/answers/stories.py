"""Three briefings short enough to check by eye, over the tables of the tiny corpus and one more round."""

from __future__ import annotations

from pathlib import Path

from tests.bot.tiny_corpus import add_orchard, write_corpus

LUMEN, HARBOR, ORCHARD = (f"briefings/{name}-series-a.md" for name in ("lumen", "harbor", "orchard"))
_BRIEFING = """\
---
round_id: {round_id}
company: {company}
round: Series A
---
Full story: {story}

Summary: {summary}

Source: {company} - https://example.org/page
"""
_STORIES = {
    LUMEN: (
        "lumen-a-2023",
        "Lumen Robotics",
        """\
Lumen Robotics builds arms that pick parcels in warehouses. Tidewater Capital led the round because a rival \
bidder had walked away.

The arms hold a parcel with suction cups of soft rubber. They let go of anything that is wet, and the firm has \
lost two customers over it.

Ada Moss had promised the board a second factory. In 2025 a strike closed the factory in Leeds for six weeks. \
The loan from North Pier came with a condition: all computing must be bought from its cloud for five years.""",
        "Lumen Robotics raised money for parcel arms, and all its computing must be bought from a cloud.",
    ),
    HARBOR: (
        "harbor-a-2024",
        "Harbor Bio",
        """\
The capsules are pressed from kelp that divers cut off the coast of Maine. Harvests fail in warm summers, and \
the price of kelp has doubled since.

Regulators asked for a second trial because the first one left out children. Doctors also doubted the dose, \
since the volunteers were young and healthy. The hospitals that ran it kept poor records, which nobody noticed \
for a year.

Part of the price was paid in vouchers: the company must buy its computing from the cloud of an investor.""",
        "Harbor Bio makes capsules from kelp and has to run another trial.",
    ),
    ORCHARD: (
        "orchard-a-2024",
        "Orchard Energy",
        """\
The heat pumps are assembled by hand in a former silk mill in Lyon. Plumbers must be trained for a fortnight \
before they may install one.

Customers are angry because the pumps hum at night and wake the children. Customers are also angry because a \
repair takes a month. Many customers are angry because the bills came out twice as high as promised. Some are \
angry because nobody answers the telephone at weekends. The angry customers have written to the mayor.""",
        "Orchard Energy sells heat pumps.",
    ),
}


def write_stories(folder: Path) -> Path:
    """The corpus, written below ``folder``; returns ``folder``."""
    corpus = write_corpus(folder)
    add_orchard(corpus)
    for file, (round_id, company, story, summary) in _STORIES.items():
        text = _BRIEFING.format(round_id=round_id, company=company, story=story, summary=summary)
        (corpus / file).write_text(text, encoding="utf-8")
    return corpus
