"""Questions that several rounds fit, names that are nobody's or more than one thing's, and premises that are false.

Where several rounds fit, the latest that has the value is meant; secondary sales, buyouts and debt are passed over
unless named.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from benchmarks.figures.book import Book
from benchmarks.figures.case import AnyOf, Case, Declined, Gold, Number, YesNo, names
from benchmarks.figures.golds import amount, count, day, eur, leads, post, pre, usd
from benchmarks.figures.wanted import asked, stake

NO_SUCH_ROUND = (
    "How much was Anthropic's Series K?",
    "mistral series f amount",
    "Who led Figure's Series D?",
    "Post-money of OpenAI's Series C?",
    "When was Waymo's Series B announced?",
    "xai series d valuation",
    "Participants in Harvey's Series G?",
    "How much did Wayve raise in its Series A?",
    "pre-money for the databricks seed",
    "Who were the investors in the Crusoe Series C?",
    "Size of the Anduril Series J?",
)
NO_SUCH_NAME = (
    "How much did Stability AI raise?",
    "valuation of runway",
    "Who led Suno's Series C?",
    "Hugging Face post-money?",
    "When did Klarna raise its last round?",
    "How many rounds has Tarn Robotics done?",
    "rounds led by Blackhawk Ventures",
    "How much did Mistrail Capital invest in 2025?",
)
FALSE_PREMISE = (
    "What did Nvidia pay when it led Mistral's Series C?",
    "How much did Sequoia lead Anthropic's Series F with?",
    "What was the interest on Harvey's debt round?",
    "How much did Helsing raise in its 2023 round?",
    "When did Google acquire Anthropic?",
    "What price did Microsoft pay for its buyout of OpenAI?",
    "How much did the SoftBank-led round of Anthropic bring in?",
    "At which valuation did Isomorphic Labs sell shares to Alphabet in the Series B?",
)
NO_VALUE = (
    "What is 1X worth?",
    "Isomorphic Labs valuation",
    "who led periodic labs' seed",
    "How much did Glean raise in its Series F?",
    "nebius valuation?",
    "How much was raised in ElevenLabs' Series D?",
    "Post-money of Commonwealth Fusion Systems?",
)


def cases(book: Book) -> Iterator[Case]:
    """Open questions with the reading that the conventions give them, then questions to decline."""
    parts = (_latest_value, _passed_over, _near_names, _short_names, _checked)
    yield from asked("ambiguity", dict(chain.from_iterable(part(book).items() for part in parts)))
    for question in chain(NO_SUCH_ROUND, NO_SUCH_NAME, FALSE_PREMISE, NO_VALUE):
        yield Case("ambiguity", question, Declined())


def _latest_value(book: Book) -> dict[str, Gold]:
    """The latest round lacks the value, or only the latest is meant."""
    groq, worlds = book.round("groq-2025-09"), book.round("worldlabs-2024")
    return {
        "Anthropic post-money?": post(book.round("anthropic-series-h")),
        "pre-money of xAI": pre(book.round("xai-series-e")),
        "Who led the OpenAI round?": leads(book.round("openai-2026")),
        "groq's valuation": post(groq),
        "What stake did Groq sell?": stake(groq),
        "World Labs valuation, latest known": post(worlds),
        "what stake did elevenlabs sell": stake(book.round("elevenlabs-series-b")),
        "How much of itself did Crusoe sell?": stake(book.round("crusoe-series-e")),
        "sierra's last round: how much": amount(book.round("sierra-2026")),
        "When did Saronic raise?": day(book.round("saronic-series-c")),
        "Lead investor of Physical Intelligence": leads(book.round("physical-intelligence-series-b")),
        "Lightmatter lead?": leads(book.round("lightmatter-series-d")),
    }


def _passed_over(book: Book) -> dict[str, Gold]:
    """A secondary sale, a buyout or a loan is newer or nearer, and is not what was asked for."""
    wiz = book.round("wiz-series-e")
    return {
        "CoreWeave's valuation": post(book.round("coreweave-series-c")),
        "what is wiz worth": post(wiz),
        "What stake did Wiz sell?": stake(wiz),
        "What was OpenAI valued at in 2025?": post(book.round("openai-softbank-2025")),
        "At what valuation did OpenAI employees sell shares in October 2025?": post(
            book.round("openai-secondary-2025")
        ),
        "How large was the employee tender at ElevenLabs?": amount(book.round("elevenlabs-tender-2025")),
        "Price tag on Google's purchase of Wiz?": amount(wiz_deal := book.round("wiz-google-2025")),
        "when was the wiz acquisition announced": day(wiz_deal),
        "How much did Celestial AI raise in 2025?": usd(book.round("celestial-ai-series-c1").amount or 0),
        "How much money did CoreWeave raise in 2025?": _nothing(),
        "size of coreweave's first ddtl": amount(book.round("coreweave-ddtl1-2023")),
    }


def _nothing() -> AnyOf:
    """No row of the kind asked for: zero says it, and so does declining."""
    return AnyOf((Declined(), Number(usd(0).value, "USD")))


def _near_names(book: Book) -> dict[str, Gold]:
    """Two rounds have nearly the same name; the words given fit one of them exactly, or the latest is meant."""
    return {
        "Apptronik Series A amount": amount(book.round("apptronik-series-a")),
        "apptronik series a-x, how much?": amount(book.round("apptronik-series-a-x")),
        "size of Lila's Series A extension": amount(book.round("lila-series-a-extension")),
        "How much was Cohere's 2025 round extension?": amount(book.round("cohere-2025-ext")),
        "Ramp's June 2025 round: valuation?": post(book.round("ramp-2025-06")),
        "How much did Ramp raise in its last 2025 round?": amount(book.round("ramp-2025-07")),
        "the SoftBank-led round of OpenAI, how much was it": amount(book.round("openai-softbank-2025")),
        "How large was the round at Mistral that ASML led?": amount(book.round("mistral-series-c")),
        "What did ASML itself put into Mistral?": eur(book.committed("mistral-series-c", "ASML")),
        "Amount of Amazon's first investment in Anthropic?": amount(book.round("anthropic-amazon-2023")),
        "amazon's november 2024 investment in anthropic, how much": amount(book.round("anthropic-amazon-2024")),
        "Who led the Nebius deal of March 2026?": leads(book.round("nebius-nvidia-2026")),
    }


def _short_names(book: Book) -> dict[str, Gold]:
    """Names that are also words, numbers or other things."""
    return {
        "Figure's valuation": post(book.round("figure-series-c")),
        "Scale's valuation?": post(book.round("scale-meta-2025")),
        "pi series b amount": amount(book.round("physical-intelligence-series-b")),
        "Lambda Series E lead": leads(book.round("lambda-series-e")),
        "How much did Reflection raise in March 2025?": amount(book.round("reflection-2025-03")),
        "How much did 1X raise in its Series B?": amount(book.round("1x-series-b")),
        "Cursor's post-money at the series D": post(book.round("cursor-series-d")),
        "EA take-private price": amount(book.round("ea-buyout-2025")),
        "TikTok's valuation in the joint venture": post(book.round("tiktok-us-jv")),
        "Who took Sierra's launch funding to market as lead, i.e. who led it?": leads(book.round("sierra-2024")),
        "What is SSI valued at?": post(book.round("ssi-2025")),
        "When did CFS announce its B2?": day(book.round("cfs-series-b2")),
    }


def _checked(book: Book) -> dict[str, Gold]:
    return {
        "Did Thrive lead OpenAI's 2026 strategic round?": YesNo("Thrive Capital" in book.round("openai-2026").leads),
        "did a16z lead the openai 2026 strategic round?": YesNo(
            "Andreessen Horowitz" in book.round("openai-2026").leads
        ),
        "How many rounds of Cohere were there in 2025?": count(one for one in book.of("Cohere") if one.year == 2025),
        "Who led Etched's round?": names(*book.round("etched-2026-01").leads),
    }
