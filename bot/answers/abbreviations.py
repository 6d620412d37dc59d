"""How the trade shortens names: initials and tickers that everybody understands, endings that a name goes without.

Only what means one thing is here ("ms" could be Microsoft or Morgan Stanley), and it counts only where the facts
table has the name. A company's own other names are its aliases in the facts table.
"""

from __future__ import annotations

SHORT = {
    "OAI": "OpenAI",
    "SSI": "Safe Superintelligence",
    "TML": "Thinking Machines Lab",
    "BFL": "Black Forest Labs",
    "CFS": "Commonwealth Fusion Systems",
    "PPLX": "Perplexity",
    "A16Z": "Andreessen Horowitz",
    "GC": "General Catalyst",
    "FF": "Founders Fund",
    "KP": "Kleiner Perkins",
    "KPCB": "Kleiner Perkins",
    "LSVP": "Lightspeed Venture Partners",
    "BVP": "Bessemer Venture Partners",
    "BCV": "Bain Capital Ventures",
    "USV": "Union Square Ventures",
    "NEA": "NEA",
    "GV": "GV",
    "YC": "Y Combinator",
    "IQT": "In-Q-Tel",
    "MSFT": "Microsoft",
    "NVDA": "Nvidia",
    "GOOG": "Alphabet",
    "GOOGL": "Alphabet",
    "AMZN": "Amazon",
    "META": "Meta",
    "FB": "Meta",
    "ORCL": "Oracle",
    "CSCO": "Cisco",
    "GS": "Goldman Sachs",
    "JPM": "JPMorgan Chase",
    "BLK": "BlackRock",
    "ADIA": "Abu Dhabi Investment Authority",
    "QIA": "Qatar Investment Authority",
    "PIF": "Public Investment Fund",
}

GENERIC = frozenset(
    [
        "ai",
        "asset",
        "associates",
        "advisors",
        "capital",
        "co",
        "company",
        "corp",
        "corporation",
        "equity",
        "fund",
        "funds",
        "global",
        "group",
        "growth",
        "holding",
        "holdings",
        "inc",
        "industries",
        "invest",
        "investment",
        "investments",
        "investors",
        "lab",
        "labs",
        "management",
        "partners",
        "sciences",
        "systems",
        "technologies",
        "technology",
        "therapeutics",
        "venture",
        "ventures",
    ]
)
"""Words at the end of a name that people leave out, where what remains can mean nobody else."""
