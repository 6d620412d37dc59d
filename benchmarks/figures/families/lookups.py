"""What the tables state outright: amounts, valuations, dates, leads, participants, instruments, seats, founders."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.figures.book import Book
from benchmarks.figures.case import AnyOf, Case, Names, Text, names
from benchmarks.figures.golds import Asked, amount, cases_of, count, day, leads, post, pre


def cases(book: Book) -> Iterator[Case]:
    """Plain look-ups."""
    yield from cases_of(
        "lookups", book, _amounts, _more_amounts, _valuations, _dates, _leads, _participants, _words, _companies
    )


def _amounts(book: Book) -> Asked:
    this = book.round
    yield "How much did Anthropic raise in its Series F?", amount(this("anthropic-series-f"))
    yield "size of Databricks's Series J", amount(this("databricks-series-j"))
    yield "what was the amount of xAI's series E round", amount(this("xai-series-e"))
    yield "How big was Wayve's D?", amount(this("wayve-series-d"))
    yield "How much money did Skild AI take in with its Series C?", amount(this("skild-series-c"))
    yield "whats the size of the tenstorrent series d", amount(this("tenstorrent-series-d"))
    yield "Helsing Series D amount?", amount(this("helsing-series-d"))
    yield "How large was the seed round of Thinking Machines Lab?", amount(this("tml-seed"))
    yield "the amount raised by Black Forest Labs in its Series B, please", amount(this("bfl-series-b"))
    yield "What did Apptronik's Series A-X come to?", amount(this("apptronik-series-a-x"))
    yield "How much did Perplexity pull in during its Series B?", amount(this("perplexity-series-b"))
    yield "How many euros did Mistral raise in its seed round?", amount(this("mistral-seed"))


def _more_amounts(book: Book) -> Asked:
    this = book.round
    yield "How big was the take-private of Electronic Arts?", amount(this("ea-buyout-2025"))
    yield "What did Google pay for Wiz?", amount(this("wiz-google-2025"))
    yield "What did Marvell pay for Celestial AI?", amount(this("celestial-marvell-2025"))
    yield "How much did Meta invest in Scale AI?", amount(this("scale-meta-2025"))
    yield "How much debt did CoreWeave take on in DDTL 1.0?", amount(this("coreweave-ddtl1-2023"))
    yield "size of OpenAI's employee share sale in 2025", amount(this("openai-secondary-2025"))
    yield "How much was raised in Xaira Therapeutics' launch financing?", amount(this("xaira-launch"))
    yield "amount of the Lila Sciences series A extension", amount(this("lila-series-a-extension"))
    yield "How much did SK Telecom put into Anthropic?", amount(this("anthropic-skt-2023"))
    yield "How much was raised in the Nscale Series B that Aker ASA led?", amount(this("nscale-series-b"))


def _valuations(book: Book) -> Asked:
    this = book.round
    yield "What was the post-money of Anthropic's Series G?", post(this("anthropic-series-g"))
    yield "At what valuation did Anduril raise its Series G?", post(this("anduril-series-g"))
    yield "post money valuation, Cerebras series G", post(this("cerebras-series-g"))
    yield "How was Crusoe valued in the Series E?", post(this("crusoe-series-e"))
    yield "What was PsiQuantum worth after its Series E?", post(this("psiquantum-series-e"))
    yield "What valuation did Lovable get in its Series B?", post(this("lovable-series-b"))
    yield "What pre-money did xAI's Series B carry?", pre(this("xai-series-b"))
    yield "pre-money of Anduril's series F", pre(this("anduril-series-f"))
    yield "What was the pre-money valuation in Mistral's Series C?", pre(this("mistral-series-c"))
    yield "How much was Waymo worth in its Series C?", post(this("waymo-series-c"))
    yield "What's Databricks worth?", post(this("databricks-2026"))
    yield "current valuation of Harvey", post(this("harvey-2026-03"))
    yield "How much is Ramp worth these days?", post(this("ramp-2025-07"))
    yield (
        "At which valuation did staff of ElevenLabs sell shares in the tender?",
        post(this("elevenlabs-tender-2025")),
    )


def _dates(book: Book) -> Asked:
    this = book.round
    yield "When was Anthropic's Series H announced?", day(this("anthropic-series-h"))
    yield "When did Databricks announce its Series K?", day(this("databricks-series-k"))
    yield "date of Nscale's Series C", day(this("nscale-series-c"))
    yield "On what day did OpenAI announce the 2024 venture round?", day(this("openai-2024-10"))
    yield "In which month was Synthesia's Series D announced?", day(this("synthesia-series-d"))
    yield "when did cognition do its series D", day(this("cognition-2026"))
    yield "When was the Wiz acquisition by Google announced?", day(this("wiz-google-2025"))
    yield "What's the announcement date of Waymo's Series C?", day(this("waymo-series-c"))


def _leads(book: Book) -> Asked:
    this = book.round
    yield "Who led Anthropic's Series F?", leads(this("anthropic-series-f"))
    yield "Who were the lead investors in Crusoe's Series E?", leads(this("crusoe-series-e"))
    yield "lead investor of Helsing's Series D?", leads(this("helsing-series-d"))
    yield "By whom was the Series C of Cohere led?", leads(this("cohere-series-c"))
    yield "Which firms co-led PsiQuantum's Series E?", leads(this("psiquantum-series-e"))
    yield "who led the wayve d round", leads(this("wayve-series-d"))
    yield "Physical Intelligence Series B: who was the lead?", leads(this("physical-intelligence-series-b"))
    yield "Name the investor that led Synthesia's Series E.", leads(this("synthesia-series-e"))
    yield "Who provided CoreWeave's DDTL 2.0 debt facility?", leads(this("coreweave-ddtl2-2024"))
    yield "Who took Electronic Arts private?", leads(this("ea-buyout-2025"))


def _participants(book: Book) -> Asked:
    this = book.round
    yield "Who participated in Anthropic's Series E?", _joined(this("anthropic-series-e").participants)
    yield (
        "Which investors joined Lightmatter's Series D besides the lead?",
        names(*this("lightmatter-series-d").participants),
    )
    yield "all investors in Harvey's Series D", names(*this("harvey-series-d").investors)
    yield "Who invested in Lovable's Series B?", names(*this("lovable-series-b").investors)
    yield "Who backed Sakana AI's seed round?", names(*this("sakana-seed").investors)
    yield "participants in Wayve's series C", _joined(this("wayve-series-c").participants)
    yield "How many investors took part in Scale AI's Series F?", count(this("scale-series-f").investors)
    yield "how many investors are named for Anthropic's Series H", count(this("anthropic-series-h").investors)
    yield "Number of investors in Ayar Labs' Series E?", count(this("ayar-labs-series-e").investors)
    yield "How many lead investors did OpenAI's 2026 strategic round have?", count(this("openai-2026").leads)
    yield (
        "How many participants, leads aside, did Ramp's July 2025 round have?",
        count(this("ramp-2025-07").participants),
    )


def _joined(participants: tuple[str, ...]) -> Names:
    return Names(frozenset(participants))


def _words(book: Book) -> Asked:
    this = book.round
    yield "What kind of instrument was Amazon's 2023-24 investment in Anthropic?", Text("convertible")
    yield "Was OpenAI's employee share sale primary or secondary?", Text("secondary")
    yield "what will skild use the series C money for", Text(this("skild-series-c").use_of_funds)
    yield "What did Saronic say the Series C was for?", Text(this("saronic-series-c").use_of_funds)
    yield "Use of proceeds of Anduril's Series F?", Text(this("anduril-series-f").use_of_funds)
    yield "How well supported is the Periodic Labs seed round: official, reported or disputed?", Text("disputed")
    yield "In which currency did Sakana AI raise its Series B?", Text("JPY")


def _companies(book: Book) -> Asked:
    these = book.companies
    yield "Where is Helsing headquartered?", Text(these["Helsing"].city)
    yield "In what city is Cohere based?", Text(these["Cohere"].city)
    yield "Which country is Nebius from?", Text(these["Nebius"].country)
    yield "hq of shield ai", Text(these["Shield AI"].city)
    yield "Who founded Safe Superintelligence?", names(*these["Safe Superintelligence"].founders)
    yield "founders of Wayve?", names(*these["Wayve"].founders)
    yield "Who are Lovable's founders?", names(*these["Lovable"].founders)
    yield "When was Databricks founded?", Text(str(these["Databricks"].founded))
    yield "founding year of d-Matrix", Text(str(these["d-Matrix"].founded))
    yield "In what year did Helsing start up?", Text(str(these["Helsing"].founded))
    # The tables hold a fine and a wide sector; either answers the question.
    yield "What sector is Saronic in?", AnyOf((Text(these["Saronic"].sector), Text(these["Saronic"].group)))
    yield "what does synthesia do, sector wise", AnyOf((Text(these["Synthesia"].sector), Text("AI applications")))
