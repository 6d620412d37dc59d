"""What every column of the facts tables means to the person who fills it, with an example of a cell.

Which columns there are, and what their cells are checked for, is ``index.facts.columns``. A column that has no
meaning here, or a meaning whose column is gone, fails a test, and so does an example that its own column refuses.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """One column in words."""

    text: str
    example: str


_SOURCE_IDS = Meaning("Where it is stated: ids of `sources.csv`, the best first.", "tt-anthE; sr-anth60")
_NOTES = Meaning("Anything that a reader must know and no column holds.", "Excludes the employee tender.")
_COMPANY = Meaning("The company's usual name, as `companies.csv` spells it.", "Mistral AI")
_HEDGE = Meaning("How the source hedges the number (see Hedges).", "approx")

TABLES = {
    "sources": "The pages that facts were read from. One row for each page.",
    "companies": "Who raised. One row for each company, before its first round.",
    "investors": "Who puts money in, each under the one spelling that all tables use.",
    "rounds": "The heart of it: one row for each round or deal.",
    "commitments": "What one investor put, or pledged to put, into one round.",
    "alternatives": "What another source says of a figure, where sources disagree (see Sources that disagree).",
    "metrics": "Other dated figures of a company: revenue, staff, users.",
    "details": "Single further values that a briefing may state and no other table holds. One row for each value.",
    "fx": "Reference rates, one row for each day and pair. Without a rate, sums in two currencies are not added up.",
}
"""One sentence on each table."""

MEANINGS: dict[str, dict[str, Meaning]] = {
    "sources": {
        "source_id": Meaning("A short name of your own for the page, used once.", "tt-anthE"),
        "title": Meaning("The page's headline.", "AI startup Anthropic raises $3.5 billion"),
        "publisher": Meaning("Who published it.", "TechTarget"),
        "url": Meaning("Its address.", "https://www.techtarget.com/news/366619898"),
        "published": Meaning("When it was published.", "2025-03-04"),
    },
    "companies": {
        "company": Meaning("The usual name; every other table spells it so.", "Mistral AI"),
        "aliases": Meaning("Other names that people type.", "Mistral; MistralAI"),
        "hq_city": Meaning("Seat: the city.", "Paris"),
        "hq_country": Meaning("Seat: the country.", "France"),
        "founded": Meaning("Year of foundation.", "2023"),
        "sector": Meaning("What it does, in a word or three.", "foundation models"),
        "founders": Meaning("Who founded it.", "Arthur Mensch; Guillaume Lample; Timothée Lacroix"),
        "sector_group": Meaning("The wider group of its sector; spell a group one way.", "AI labs"),
    },
    "investors": {
        "investor": Meaning("The usual name; every other table spells it so.", "Andreessen Horowitz"),
        "aliases": Meaning("Other names that people type. A name may mean one investor or company only.", "a16z"),
        "parent": Meaning("The investor whose arm or vehicle this one is; it has a row of its own.", "Alphabet"),
    },
    "rounds": {
        "round_id": Meaning("A short name of your own for the round. Never change it: other rows point to it.",
                            "anthropic-series-e"),
        "company": _COMPANY,
        "round": Meaning("What the round is called.", "Series E"),
        "announced": Meaning("When it was announced, as exactly as known and no more.", "2025-03"),
        "instrument": Meaning("What kind of money. Only `equity`, `convertible` and `strategic` count as raised.",
                              "equity"),
        "amount": Meaning("The headline amount, whatever the instrument, in whole units of the currency.",
                          "3500000000"),
        "currency": Meaning("Currency of every sum in the row.", "USD"),
        "pre_money": Meaning("Valuation before the new money, only if a source states it; else it is computed.",
                             "58000000000"),
        "post_money": Meaning("Headline valuation; `valuation_basis` says of which kind.", "61500000000"),
        "lead_investors": Meaning("Who led.", "Lightspeed Venture Partners"),
        "participants": Meaning("Who else put money in, leads left out.", "Cisco Investments; Jane Street"),
        "use_of_funds": Meaning("What the money is for.", "next-generation models and computing capacity"),
        "confidence": Meaning("How well the round is supported: announced by a party to it (`official`), told by the "
                              "press (`reported`), contradicted (`disputed`), read out of prose (`extracted`).",
                              "official"),
        "source_ids": _SOURCE_IDS,
        "notes": _NOTES,
        "amount_qualifier": Meaning("How the source hedges the amount (see Hedges).", "at_least"),
        "equity_amount": Meaning("Of a `debt+equity` package, the stated equity part.", "5000000000"),
        "overlaps_with": Meaning("Rounds whose amount already holds this one's money (see Overlaps).",
                                 "nscale-series-c"),
        "valuation_basis": Meaning("What the headline valuation is (see Valuations).", "post"),
        "series": Meaning("The term for the round: its letter (B2 is Series B), else its kind.", "Series E"),
        "amount_includes_secondary": Meaning("Whether part of the amount bought existing shares, and so went to "
                                             "their holders.", "yes"),
    },
    "commitments": {
        "round_id": Meaning("The round: an id of `rounds.csv`.", "openai-2024-10"),
        "investor": Meaning("Who put it in.", "Thrive Capital"),
        "amount": Meaning("How much, in whole units of the currency.", "1250000000"),
        "currency": Meaning("Currency of the amount.", "USD"),
        "qualifier": _HEDGE,
        "source_ids": _SOURCE_IDS,
        "part": Meaning("Which part of the investor's money this is, if not all of it.", "initial part"),
        "part_of": Meaning("Whose row of the same round already holds this money (see Parts and groups).", "Amazon"),
        "kind": Meaning("One investor, or a group that the source does not tell apart.", "group"),
    },
    "alternatives": {
        "round_id": Meaning("The round: an id of `rounds.csv`.", "ssi-2025"),
        "field": Meaning("What the sources disagree on: a column of `rounds.csv`, or `commitment`.", "amount"),
        "value": Meaning("What the other source says, written as in that column.", "1000000000"),
        "qualifier": _HEDGE,
        "source_ids": Meaning("Who says so; empty if the page is not in `sources.csv`, and then `note` says who.",
                              "tt-anthE"),
        "note": Meaning("One short sentence: why the value in `rounds.csv` is preferred.",
                        "Repeats an early estimate."),
        "currency": Meaning("Currency of the value, if it is not the round's.", "EUR"),
        "investor": Meaning("Whose commitment it is about; only for `commitment`.", "Thrive Capital"),
    },
    "metrics": {
        "company": _COMPANY,
        "metric": Meaning("What is measured: one of the names listed under Names of metrics.", "run_rate_revenue"),
        "value": Meaning("The number, in full.", "875000000"),
        "unit": Meaning("What it is counted in.", "USD per year"),
        "as_of": Meaning("The date or period that it holds for.", "2025-01"),
        "qualifier": _HEDGE,
        "source_ids": _SOURCE_IDS,
        "notes": _NOTES,
        "scope": Meaning("What the figure is limited to, where the metric's name does not say all.", "end of 2026"),
    },
    "details": {
        "round_id": Meaning("The round: an id of `rounds.csv`.", "openai-2024-10"),
        "kind": Meaning("What the value is.", "money"),
        "value": Meaning("The number in full, the date, or the name. Never a sentence.", "1000000000"),
        "unit": Meaning("The currency of `money`, what a `count` counts; empty for the other kinds.", "USD"),
        "source_ids": _SOURCE_IDS,
    },
    "fx": {
        "date": Meaning("Day of the rate.", "2024-01-11"),
        "base": Meaning("One unit of this currency, always the euro…", "EUR"),
        "quote": Meaning("… is worth this many units of that currency.", "USD"),
        "rate": Meaning("The rate, exactly as published.", "1.0987"),
        "source_id": Meaning("Where the rate is published: an id of `sources.csv`.", "ecb-eurofxref"),
    },
}  # fmt: skip
"""Table and column to its meaning, in the order of the columns."""
