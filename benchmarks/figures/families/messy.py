"""As people type: slips, no capitals, abbreviations, filler, two tongues of English, several questions at once.

What is asked comes from all other families. The slips leave one meaning only.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from benchmarks.figures.book import Book, Round, days_between, known
from benchmarks.figures.case import Case, Declined, Gold, Number, Several, YesNo, names
from benchmarks.figures.golds import (
    amount,
    companies,
    count,
    day,
    growth,
    leads,
    mean,
    percent,
    post,
    pre,
    times,
    usd,
)
from benchmarks.figures.wanted import asked, listed, round_named, stake, step_up


def cases(book: Book) -> Iterator[Case]:
    """Messages as they come in a chat."""
    parts = (
        *(_slips, _slips_in_totals, _short, _shorter, _with_filler, _in_a_story),
        *(_tongues, _two_at_once, _more_at_once, _odd_marks),
    )
    return asked("messy", dict(chain.from_iterable(part(book).items() for part in parts)))


def _in(book: Book, year: int, group: str = "") -> list[Round]:
    return [one for one in book.rounds if one.year == year and group in ("", book.company(one).group)]


def _slips(book: Book) -> dict[str, Gold]:
    return {
        "how mcuh did antropic raise in its seires e": amount(book.round("anthropic-series-e")),
        "databriks series j lead?": leads(book.round("databricks-series-j")),
        "waht was the post-mony of cerberas series h": post(book.round("cerebras-series-h")),
        "when did perplexty rais its series b": day(book.round("perplexity-series-b")),
        "who ledd mistrals series c": leads(book.round("mistral-series-c")),
        "pre monney of skild series c": pre(book.round("skild-series-c")),
        "wat stake did lihgtmatter sell in series d": stake(book.round("lightmatter-series-d")),
        "step up in andruil series g?": step_up(book, book.round("anduril-series-g")),
        "valaution of openevidence after its sereis d": post(book.round("openevidence-series-d")),
        "hwo many investors were in wayves series d": count(book.round("wayve-series-d").investors),
        "Tenstorent series d ammount": amount(book.round("tenstorrent-series-d")),
    }


def _slips_in_totals(book: Book) -> dict[str, Gold]:
    march = [one for one in book.rounds if one.month == "2026-03"]
    thrive = [one for one in book.led_by("Thrive Capital") if one.year == 2026]
    return {
        "totl raised by robotics compnaies in 2025": usd(book.total(_in(book, 2025, "robotics"))),
        "how many ronds in febuary 2026": count(one for one in book.rounds if one.month == "2026-02"),
        "averge round size in march 2026 pls": usd(mean(book.amounts(march))),
        "biggest rond of 2024": round_named(book.largest(_in(book, 2024))),
        "whcih rounds did thrive captial lead in 2026": listed(thrive),
        "total fundign for defnce startups in 2026": usd(book.total(_in(book, 2026, "defence"))),
        "how much did anthorpic rais in 2024 alltogether": usd(
            book.total(one for one in book.of("Anthropic") if one.year == 2024)
        ),
    }


def _short(book: Book) -> dict[str, Gold]:
    openai, ssi = book.round("openai-2026"), book.round("ssi-2025")
    return {
        "whats oai val after 2026 rnd": post(openai),
        "oai 2026 strategic rd pre $": pre(openai),
        "ssi val": post(ssi),
        "pplx last round size": amount(book.round("perplexity-2025-09")),
        "tml seed $$": amount(book.round("tml-seed")),
        "cfs b2 amt": amount(book.round("cfs-series-b2")),
        "bfl B lead": leads(book.round("bfl-series-b")),
        "a16z-led rds in 2025, how many??": count(
            one for one in book.led_by("Andreessen Horowitz") if one.year == 2025
        ),
        "gc led rounds? (general catalyst)": listed(book.led_by("General Catalyst")),
        "psiq E post": post(book.round("psiquantum-series-e")),
        "11labs B val": post(book.round("elevenlabs-series-b")),
    }


def _shorter(book: Book) -> dict[str, Gold]:
    q4 = [one for one in book.rounds if one.quarter == "2025 Q4"]
    anthropic, cursor = book.round("anthropic-series-f"), book.round("cursor-series-c")
    return {
        "anthropic F vs E, how much bigger": usd(known(anthropic.amount) - 3500 * 10**6),
        "anthropic F / E ratio by size": times(anthropic.amount, book.round("anthropic-series-e").amount),
        "q4 25 total, AI chips": usd(book.total(one for one in q4 if book.company(one).group == "AI chips")),
        "# of equity rounds >$1bn Q4 2025": count(
            one for one in q4 if (book.raised(one) or 0) > 10**9 and one.instrument == "equity"
        ),
        "cursor c dilution %": stake(cursor),
        "cursor c step-up": step_up(book, cursor),
        "harvey E->F val growth %": growth(book.round("harvey-series-f").post, book.round("harvey-series-e").post),
        "days btw waymo series c & 2026 round": Number(
            days_between(book.round("waymo-series-c"), book.round("waymo-2026")), "days"
        ),
        "asml % of mistral C": percent(book.committed("mistral-series-c", "ASML"), Decimal(1700) * 10**6),
        "databricks K ev/run-rate rev": times(
            book.round("databricks-series-k").post,
            book.metric("Databricks", "run_rate_revenue", at="2025-09-08").value,
        ),
    }


def _with_filler(book: Book) -> dict[str, Gold]:
    return {
        "yo quick one - mistral c, how much was it again?": amount(book.round("mistral-series-c")),
        "sorry if this has been asked already but who led figure's series c??": leads(book.round("figure-series-c")),
        "hmm so basically what I'd like to know is, like, the pre-money of Reflection's 2025 round": pre(
            book.round("reflection-2025")
        ),
        "Could you kindly tell me on what date Synthesia announced its Series E, please and thank you?": day(
            book.round("synthesia-series-e")
        ),
        "ok bot, you're up: total raised by xAI in 2024, go": usd(
            book.total(one for one in book.of("xAI") if one.year == 2024)
        ),
        "lol ok but seriously how much did TML get for their seed": amount(book.round("tml-seed")),
        "not sure where to look for this, what was d-Matrix's Series C?": amount(book.round("d-matrix-series-c")),
        "I keep forgetting... largest round of Q3 2025 was whose?": companies(
            [book.largest(one for one in book.rounds if one.quarter == "2025 Q3")]
        ),
        "real quick: did lightspeed lead anthropic's series e, yes or no": YesNo(is_yes=True),
    }


def _in_a_story(book: Book) -> dict[str, Gold]:
    return {
        "hey all, slides are due Monday and I can't find this anywhere: how much did Waymo raise in 2026? thanks!!": (
            amount(book.round("waymo-2026"))
        ),
        "My boss says Nscale's Series C valued it at 20 billion. I doubt that. What was the post-money really?": post(
            book.round("nscale-series-c")
        ),
        "We were discussing European defence over lunch. Who led Helsing's Series D?": leads(
            book.round("helsing-series-d")
        ),
        "I'm comparing humanoid makers for a memo. What was Figure AI's valuation in its Series C?": post(
            book.round("figure-series-c")
        ),
        "Writing up fusion. When did Commonwealth Fusion Systems announce the Series B2? For a timeline.": day(
            book.round("cfs-series-b2")
        ),
        "Someone here claimed Ayar Labs sold a fifth of itself in the Series E. What stake did it sell?": stake(
            book.round("ayar-labs-series-e")
        ),
        "I read that SoftBank is everywhere these days, fine. How many rounds has SoftBank led?": count(
            book.led_by("SoftBank")
        ),
        "Off to a meeting on legal tech, so: Harvey's total raised to date?": usd(book.total(book.of("Harvey"))),
    }


def _tongues(book: Book) -> dict[str, Gold]:
    centres = _in(book, 2025, "AI cloud and data centres")
    return {
        "total raised by defense startups in 2025": usd(book.total(_in(book, 2025, "defence"))),
        "What was Etched's post-money capitalisation in January 2026?": post(book.round("etched-2026-01")),
        "How much did AI cloud and data center companies raise in 2025?": usd(book.total(centres)),
        "which organisations led lila sciences' series a": leads(book.round("lila-series-a")),
        "Who spearheaded the Series B at Black Forest Labs?": leads(book.round("bfl-series-b")),
        "Size of OpenEvidence's C round in the fall of 2025": amount(book.round("openevidence-series-c")),
        "What did Nvidia's cheque for Nebius in March 2026 come to?": amount(book.round("nebius-nvidia-2026")),
        "cheque size: GIC in Anthropic's G": Number(book.committed("anthropic-series-g", "GIC"), "USD"),
        "check size: Coatue in Anthropic's G": Number(book.committed("anthropic-series-g", "Coatue"), "USD"),
        "announced on 12/02/2026 (UK style), the Series G of Anthropic: led by?": leads(
            book.round("anthropic-series-g")
        ),
    }


def _two_at_once(book: Book) -> dict[str, Gold]:
    skild, wayve, cerebras = (
        book.round("skild-series-c"),
        book.round("wayve-series-d"),
        book.round("cerebras-series-h"),
    )
    crusoe, shield = book.round("crusoe-series-e"), book.round("shield-ai-series-g")
    return {
        "How much did Skild raise in its Series C and who led it?": Several((amount(skild), leads(skild))),
        "When was Wayve's Series D? And how much was it?": Several((day(wayve), amount(wayve))),
        "cerebras h: amount? post-money?": Several((amount(cerebras), post(cerebras))),
        "Who led Crusoe's Series E and what stake was sold?": Several((leads(crusoe), stake(crusoe))),
        "What is Anthropic worth, and what is OpenAI worth?": Several(
            (post(book.round("anthropic-series-h")), post(book.round("openai-2026")))
        ),
        "post money of shield ai series g? also its pre money?": Several((post(shield), pre(shield))),
        "How many rounds did Accel lead? Who led Lovable's Series A?": Several(
            (count(book.led_by("Accel")), leads(book.round("lovable-series-a")))
        ),
        "Largest round of 2024? Largest round of 2025?": Several(
            tuple(round_named(book.largest(_in(book, year))) for year in (2024, 2025))
        ),
        "What did Sierra raise in 2026? And will it go public?": Several(
            (amount(book.round("sierra-2026")), Declined())
        ),
    }


def _more_at_once(book: Book) -> dict[str, Gold]:
    mistral, helsing = book.round("mistral-series-c"), book.round("helsing-2026")
    return {
        "Mistral series C: amount? lead? post-money?": Several((amount(mistral), leads(mistral), post(mistral))),
        "Three things. How much was Helsing's 2026 round? Who led it? At what valuation?": Several(
            (amount(helsing), leads(helsing), post(helsing))
        ),
        "1) total raised by xAI 2) total raised by Harvey 3) number of rounds of Nebius": Several(
            (usd(book.total(book.of("xAI"))), usd(book.total(book.of("Harvey"))), count(book.of("Nebius")))
        ),
        "Who led Cursor's Series C? Who led its Series D? Who was in both rounds?": Several(
            (
                leads(book.round("cursor-series-c")),
                leads(book.round("cursor-series-d")),
                names(*set(book.round("cursor-series-c").investors) & set(book.round("cursor-series-d").investors)),
            )
        ),
    }


def _odd_marks(book: Book) -> dict[str, Gold]:
    return {
        "HOW MUCH DID LAMBDA RAISE IN ITS SERIES E???": amount(book.round("lambda-series-e")),
        "“How much did Apptronik raise in its Series A-X?”": amount(book.round("apptronik-series-a-x")),
        "**World Labs** 2026 round – amount 🙏": amount(book.round("worldlabs-2026")),
        "@roundtable who led Unconventional's seed": leads(book.round("unconventional-seed")),
        "q: psiquantum series e\na: amount please": amount(book.round("psiquantum-series-e")),
        "xAI  series   e   post-money ,  pls": post(book.round("xai-series-e")),
        "quantinuum's 2025 round (the equity one): how much?": amount(book.round("quantinuum-2025")),
        "ramp/july 2025/lead?": leads(book.round("ramp-2025-07")),
        "Poolside’s “Series B” — amount…": amount(book.round("poolside-series-b")),
        "aaaand the lead of Celestial AI's acquisition was?": leads(book.round("celestial-marvell-2025")),
    }
