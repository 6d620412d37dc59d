"""A corpus small enough to check by eye: two companies, three rounds, two briefings."""

from __future__ import annotations

from pathlib import Path

ROUNDS = """\
round_id,company,round,announced,instrument,amount,currency,pre_money,post_money,lead_investors,participants,\
use_of_funds,confidence,source_ids,notes,amount_qualifier,equity_amount,overlaps_with,valuation_basis
lumen-seed-2022,Lumen Robotics,Seed,2022-03-10,equity,4000000,USD,16000000,20000000,North Pier,,\
a first prototype,official,lumen-seed,,exact,,,post
lumen-a-2023,Lumen Robotics,Series A,2023-06-15,equity,20000000,USD,80000000,100000000,Tidewater Capital,North Pier,\
a pilot plant in Leeds,official,lumen-a,,exact,,,post
harbor-a-2024,Harbor Bio,Series A,2024-02-01,equity,30000000,USD,120000000,150000000,Tidewater Capital,,\
clinical trials,official,harbor-a,,exact,,,post
"""
COMPANIES = """\
company,aliases,hq_city,hq_country,founded,sector,founders
Lumen Robotics,Lumen,Leeds,United Kingdom,2021,warehouse robots,Ada Moss
Harbor Bio,,Boston,United States,2020,biotechnology,Jon Reef
"""
SOURCES = """\
source_id,title,publisher,url,published
lumen-seed,Lumen Robotics raises a seed round,Lumen Robotics,https://lumen.example/seed,2022-03-10
lumen-a,Lumen Robotics closes its Series A,Lumen Robotics,https://lumen.example/series-a,2023-06-15
harbor-a,Harbor Bio closes its Series A,Harbor Bio,https://harbor.example/series-a,2024-02-01
"""
LUMEN = """\
---
round_id: lumen-a-2023
company: Lumen Robotics
round: Series A
announced: 2023-06-15
---
Strategic View: Lumen Robotics sells arms that pick parcels, and its buyers are warehouses that cannot find staff.

Full story: Lumen Robotics raised $20 million in a Series A round led by Tidewater Capital. The money pays for a pilot
plant in Leeds, where forty picking arms will be tested around the clock. The biggest risk is that parcels of soft
plastic slip from the suction cups, and nobody has solved that yet.

Summary: A Series A of $20 million for parcel-picking arms, with soft plastic as the open problem.

Source: Lumen Robotics - https://lumen.example/series-a
"""
HARBOR = """\
---
round_id: harbor-a-2024
company: Harbor Bio
round: Series A
announced: 2024-02-01
---
Strategic View: Harbor Bio bets that kelp can carry medicines through the stomach unharmed.

Full story: Harbor Bio raised $30 million in a Series A round led by Tidewater Capital. The capsules are pressed from
kelp that is farmed off the coast of Maine. Regulators have asked for a second trial, which will take two years.

Summary: A Series A of $30 million for capsules made of kelp, before a second trial.

Source: Harbor Bio - https://harbor.example/series-a
"""
ORCHARD_ROUND = """\
orchard-a-2024,Orchard Energy,Series A,2024-05-02,equity,50000000,USD,150000000,200000000,Tidewater Capital,,\
heat pumps,official,lumen-a,,exact,,,post
"""
ORCHARD_COMPANY = "Orchard Energy,,Lyon,France,2022,heat pumps,Mia Roux\n"


def write_corpus(folder: Path) -> Path:
    """The corpus, written below ``folder``; returns ``folder``."""
    facts, briefings = folder / "facts", folder / "briefings"
    facts.mkdir(parents=True)
    briefings.mkdir()
    (facts / "rounds.csv").write_text(ROUNDS, encoding="utf-8")
    (facts / "companies.csv").write_text(COMPANIES, encoding="utf-8")
    (facts / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (briefings / "lumen-series-a.md").write_text(LUMEN, encoding="utf-8")
    (briefings / "harbor-series-a.md").write_text(HARBOR, encoding="utf-8")
    return folder


def add_orchard(corpus: Path) -> None:
    """Let a third company raise: something that only a new generation can know."""
    (corpus / "facts" / "companies.csv").write_text(COMPANIES + ORCHARD_COMPANY, encoding="utf-8")
    (corpus / "facts" / "rounds.csv").write_text(ROUNDS + ORCHARD_ROUND, encoding="utf-8")
