"""What people call the countries, continents, cities and sectors of the facts table. Data only.

A continent is one of ``index.figures.fields.REGIONS``. What is wider or vaguer than these (EMEA, the Bay Area) is
left out, so that it stays unknown.
"""

from __future__ import annotations

COUNTRIES = {
    "United States": (
        *("US", "USA", "United States", "United States of America", "America", "American"),
        *("the States", "stateside"),
    ),
    "United Kingdom": (
        "GB",
        "UK",
        "United Kingdom",
        "Great Britain",
        "Britain",
        "British",
        "Brits",
    ),
    "Germany": ("DE", "Germany", "German"),
    "France": ("FR", "France", "French"),
    "Canada": ("CA", "Canada", "Canadian"),
    "Japan": ("JP", "Japan", "Japanese"),
    "Sweden": ("SE", "Sweden", "Swedish"),
    "Netherlands": ("NL", "Netherlands", "the Netherlands", "Dutch", "Holland"),
    "Israel": ("IL", "Israel", "Israeli"),
    "Spain": ("ES", "Spain", "Spanish"),
    "Italy": ("IT", "Italy", "Italian"),
    "Portugal": ("PT", "Portugal", "Portuguese"),
    "Switzerland": ("CH", "Switzerland", "Swiss"),
    "Austria": ("AT", "Austria", "Austrian"),
    "Belgium": ("BE", "Belgium", "Belgian"),
    "Ireland": ("IE", "Ireland", "Irish"),
    "Luxembourg": ("LU", "Luxembourg"),
    "Denmark": ("DK", "Denmark", "Danish"),
    "Norway": ("NO", "Norway", "Norwegian"),
    "Finland": ("FI", "Finland", "Finnish"),
    "Estonia": ("EE", "Estonia", "Estonian"),
    "Poland": ("PL", "Poland"),
    "Czechia": ("CZ", "Czechia", "Czech Republic", "Czech"),
    "Mexico": ("MX", "Mexico", "Mexican"),
    "Brazil": ("BR", "Brazil", "Brazilian"),
    "China": ("CN", "China", "Chinese"),
    "India": ("IN", "India", "Indian"),
    "Singapore": ("SG", "Singapore", "Singaporean"),
    "South Korea": ("KR", "South Korea", "South Korean", "Korea", "Korean"),
    "Taiwan": ("TW", "Taiwan", "Taiwanese"),
    "United Arab Emirates": ("AE", "United Arab Emirates", "UAE", "Emirates", "Emirati"),
    "Saudi Arabia": ("SA", "Saudi Arabia", "Saudi"),
    "Australia": ("AU", "Australia", "Australian"),
    "New Zealand": ("NZ", "New Zealand"),
    "South Africa": ("ZA", "South Africa", "South African"),
}
"""Spellings of one country, in the table and in questions; of the codes only these are said in questions:"""
SPOKEN_CODES = frozenset({"US", "UK"})

REGIONS = {
    "Europe": ("Europe", "European"),
    "North America": ("North America", "North American"),
    "Asia": ("Asia", "Asian"),
}

CITIES = {
    "San Francisco": ("SF", "San Fran"),
    "New York": ("NYC", "New York City"),
}
"""Short names of cities, beside those in the table."""

SECTOR_WORDS = {
    "AI labs": ("AI lab", "model labs", "foundation models", "foundation model", "frontier labs"),
    "AI applications": ("AI application", "AI apps", "AI app"),
    "AI chips": ("AI chip", "chips", "chip", "chipmakers", "chipmaker", "semiconductors", "semiconductor"),
    "AI cloud and data centres": (
        "AI cloud",
        "AI cloud and data centers",
        "AI cloud and data center",
        "data centres",
        "data centers",
        "data centre",
        "data center",
        "neocloud",
    ),
    "robotics": ("robot", "robots", "humanoid", "humanoids", "humanoid robot"),
    "defence": ("defense", "defence tech", "defense tech", "defence technology", "defense technology"),
    "healthcare and biotech": ("healthcare", "health", "biotech", "health care", "life sciences", "drug discovery"),
    "data and security software": ("security", "cybersecurity", "data software"),
    "media and games": ("media", "games", "gaming"),
    "quantum computing": ("quantum", "quantum computers"),
    "autonomous driving": ("self-driving", "autonomous vehicles", "robotaxi", "robotaxis", "driverless cars"),
    "energy": ("fusion", "nuclear fusion"),
    "financial software": ("fintech", "finance software"),
}
"""What people say for the groups of sectors, beside their names."""
