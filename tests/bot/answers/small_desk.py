"""A desk over a table that can be added up by eye: four companies, eleven rounds, two currencies, commitments."""

from __future__ import annotations

from dataclasses import replace

from index.facts.schema import Instrument, Investor, Origin
from index.facts.table import FactsTable
from tests.bot.answers.desk import Desk
from tests.builders import a_commitment, a_company, a_metric, a_rate, a_round, facts_of

_INVESTORS = Origin("facts/investors.csv", line=2, start=0, end=10)

LUMEN = (
    a_round(
        "Lumen", "Seed", announced="2023-05-10", amount=2_000_000, round_id="lumen-seed", lead_investors=("Pier",)
    ),
    a_round(
        "Lumen",
        "Series A",
        announced="2024-02-01",
        amount=9_000_000,
        post_money=90_000_000,
        round_id="lumen-a",
        lead_investors=("Pier", "Tidewater Capital"),
        participants=("Quay",),
    ),
    a_round(
        "Lumen",
        "Series B",
        announced="2025-02-01",
        amount=40_000_000,
        post_money=400_000_000,
        round_id="lumen-b",
        lead_investors=("Tidewater Capital",),
        participants=("Pier", "Quay"),
    ),
    a_round(
        "Lumen",
        "Staff tender",
        announced="2025-06-01",
        amount=5_000_000,
        post_money=500_000_000,
        round_id="lumen-tender",
        instrument=Instrument.SECONDARY,
    ),
    a_round(
        "Lumen",
        "Loan",
        announced="2025-09-01",
        amount=7_000_000,
        round_id="lumen-loan",
        instrument=Instrument.DEBT,
        lead_investors=("Quay",),
    ),
)
HARBOR = (
    a_round(
        "Harbor Bio",
        "Series B",
        announced="2025-06",
        amount=30_000_000,
        post_money=120_000_000,
        round_id="harbor-b",
        lead_investors=("Tidewater Capital",),
        participants=("Pier",),
    ),
)
ORCHARD = (
    a_round(
        "Orchard AI",
        "Series A",
        announced="2024-03-01",
        amount=20_000_000,
        post_money=100_000_000,
        currency="EUR",
        round_id="orchard-a",
        lead_investors=("Pier",),
    ),
    a_round(
        "Orchard AI",
        "Series B",
        announced="2025-03-03",
        amount=50_000_000,
        post_money=250_000_000,
        currency="EUR",
        round_id="orchard-b",
        lead_investors=("Quay",),
        participants=("Pier", "Gull"),
    ),
    a_round(
        "Orchard AI",
        "Series C",
        announced="2026-04-01",
        post_money=600_000_000,
        currency="EUR",
        round_id="orchard-c",
    ),
)
KESTREL = (
    a_round(
        "Kestrel",
        "Series A",
        announced="2025-10-10",
        amount=15_000_000,
        round_id="kestrel-a",
        lead_investors=("Quay",),
        participants=("Pier Growth",),
    ),
    a_round(
        "Kestrel",
        "Acquisition by Gull",
        announced="2026-02-02",
        amount=200_000_000,
        round_id="kestrel-sale",
        instrument=Instrument.BUYOUT,
        lead_investors=("Gull",),
    ),
)
COMPANIES = (
    a_company(
        "Lumen",
        aliases=("Lumen Robotics",),
        sector="warehouse robots",
        sector_group="robotics",
        hq_city="Boston",
        hq_country="United States",
        founded=2019,
        founders=("Ada Lovelace", "Charles Babbage"),
    ),
    a_company(
        "Harbor Bio",
        aliases=("Harbor",),
        sector="biotechnology",
        sector_group="health",
        hq_city="Leeds",
        hq_country="United Kingdom",
        founded=2016,
        founders=("Rosalind Franklin",),
    ),
    a_company(
        "Orchard AI",
        aliases=("Orchard",),
        sector="language models",
        sector_group="AI labs",
        hq_city="Munich",
        hq_country="Germany",
        founded=2022,
        founders=("Ada Lovelace",),
    ),
    a_company(
        "Kestrel",
        sector="drones",
        sector_group="robotics",
        hq_city="Paris",
        hq_country="France",
        founded=2021,
    ),
)
COMMITMENTS = (
    a_commitment("lumen-seed", "Pier", 1_000_000),
    a_commitment("lumen-b", "Pier", 10_000_000),
    a_commitment("lumen-b", "Tidewater Capital", 20_000_000),
    a_commitment("orchard-b", "Pier", 5_000_000, currency="EUR"),
    a_commitment("orchard-b", "Gull", 4_000_000, currency="EUR"),
)
METRICS = (
    a_metric("Lumen", "employees", 200, as_of="2025-01-15"),
    a_metric("Orchard AI", "employees", 50, as_of="2025-02-01"),
    a_metric("Lumen", "run_rate_revenue", 20_000_000, as_of="2025-01-31"),
    a_metric("Lumen", "annual_revenue", 5_000_000, as_of="2023-12-31"),
    a_metric("Lumen", "annual_revenue", 16_000_000, as_of="2024-12-31"),
    a_metric("Orchard AI", "run_rate_revenue", 10_000_000, "EUR", as_of="2025-03-01"),
)
RATES = (
    a_rate("2024-03-01", "USD", "1.1"),
    a_rate("2025-03-03", "USD", "1.2"),
    a_rate("2026-04-01", "USD", "1.25"),
)
TABLE = FactsTable(
    replace(
        facts_of(
            *LUMEN,
            *HARBOR,
            *ORCHARD,
            *KESTREL,
            companies=COMPANIES,
            fx=RATES,
            commitments=COMMITMENTS,
            metrics=METRICS,
        ),
        investors=tuple(
            Investor(name, (), "Pier" if name == "Pier Growth" else None, _INVESTORS)
            for name in ("Pier", "Pier Growth", "Tidewater Capital", "Quay", "Gull")
        ),
    )
)
DESK = Desk(TABLE)
