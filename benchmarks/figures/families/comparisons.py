"""Two or three things side by side: which is bigger, by how much, how many times, by how many percent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from benchmarks.figures.book import Book, Round, known
from benchmarks.figures.case import AnyOf, Case, Number, Rows, YesNo, names
from benchmarks.figures.golds import Asked, cases_of, count, growth, percent, times, usd


def cases(book: Book) -> Iterator[Case]:
    """Comparisons."""
    yield from cases_of(
        "comparisons",
        book,
        _rounds,
        _ratios,
        _percents,
        _points,
        _which,
        _yes_no,
        _companies,
        _three,
        _groups,
        _periods,
    )


def _less(one: Round, other: Round) -> Number:
    return Number(known(one.amount) - known(other.amount), one.currency)


def _total(book: Book, company: str) -> Decimal:
    return book.total(book.of(company))


def _in_year(book: Book, year: int) -> Decimal:
    return book.total(one for one in book.rounds if one.year == year)


def _rounds(book: Book) -> Asked:
    this = book.round
    yield (
        "How much more did Anthropic raise in its Series G than in its Series F?",
        _less(this("anthropic-series-g"), this("anthropic-series-f")),
    )
    yield (
        "difference between Crusoe's series E and series D amounts",
        _less(this("crusoe-series-e"), this("crusoe-series-d")),
    )
    yield (
        "By how much did Wayve's Series D exceed its Series C?",
        _less(this("wayve-series-d"), this("wayve-series-c")),
    )
    yield "How much bigger was xAI's Series E than the Series C?", _less(this("xai-series-e"), this("xai-series-c"))
    gap = known(this("figure-series-c").post) - known(this("figure-series-b").post)
    # A gap has no direction of its own.
    yield "What's the gap between the valuations of Figure AI's Series B and Series C?", AnyOf((usd(gap), usd(-gap)))
    yield (
        "How many more investors did Nscale's Series C have than d-Matrix's Series B?",
        count(len(this("nscale-series-c").investors) - len(this("d-matrix-series-b").investors)),
    )


def _ratios(book: Book) -> Asked:
    this = book.round
    g, f = this("anthropic-series-g"), this("anthropic-series-f")
    yield (
        "How many times larger was Waymo's 2026 round than its Series C?",
        times(this("waymo-2026").amount, this("waymo-series-c").amount),
    )
    yield (
        "ratio of OpenAI's 2026 round to the SoftBank-led one, by amount",
        times(this("openai-2026").amount, this("openai-softbank-2025").amount),
    )
    yield "Anthropic's Series G post-money as a multiple of its Series F post-money?", times(g.post, f.post)
    yield (
        "What multiple of Anthropic's total raised is OpenAI's?",
        times(_total(book, "OpenAI"), _total(book, "Anthropic")),
    )
    yield "How many times what was raised in 2024 did 2025 bring?", times(_in_year(book, 2025), _in_year(book, 2024))


def _percents(book: Book) -> Asked:
    this = book.round
    yield (
        "By what percentage was Skild AI's Series C larger than its Series B?",
        growth(this("skild-series-c").amount, this("skild-series-b").amount),
    )
    yield (
        "How many percent more did Synthesia raise in the Series E than in the Series D?",
        growth(this("synthesia-series-e").amount, this("synthesia-series-d").amount),
    )
    less = growth(this("groq-2026-06").amount, this("groq-2025-09").amount).value
    # "Smaller by" carries the sign in its words: thirteen percent and minus thirteen percent say the same.
    yield (
        "By what percent was Groq's 2026 round smaller than its 2025 growth round?",
        AnyOf((Number(-less, "percent"), Number(less, "percent"))),
    )
    yield (
        "OpenEvidence's Series A as a percentage of its Series B?",
        percent(this("openevidence-series-a").amount, this("openevidence-series-b").amount),
    )
    yield (
        "How much higher in percent is Anduril's Series H valuation compared with its Series G?",
        growth(this("anduril-series-h").post, this("anduril-series-g").post),
    )


def _stake(one: Round) -> Decimal:
    return percent(one.amount, one.post).value


def _points(book: Book) -> Asked:
    this = book.round
    f, e = _stake(this("anthropic-series-f")), _stake(this("anthropic-series-e"))
    yield (
        "By how many percentage points was the stake sold in Anthropic's Series F higher than in its Series E?",
        (AnyOf((Number(f - e, "percentage points"), Number(f - e, "percent")))),
    )
    g, h = _stake(this("cerebras-series-g")), _stake(this("cerebras-series-h"))
    yield (
        "difference in stake sold between Cerebras' series G and series H",
        AnyOf((Number(g - h, "percentage points"), Number(g - h, "percent"))),
    )
    first, second = _stake(this("lovable-series-a")), _stake(this("lovable-series-b"))
    yield (
        "How many percentage points more dilution was there in Lovable's Series A than in its Series B?",
        AnyOf((Number(first - second, "percentage points"), Number(first - second, "percent"))),
    )


def _which(book: Book) -> Asked:
    yield (
        "Which was bigger, Anthropic's Series F or xAI's Series E?",
        _either(book, "xai-series-e", "anthropic-series-f"),
    )
    yield (
        "What was larger: Ramp's July 2025 round or Harvey's Series F?",
        _either(book, "ramp-2025-07", "harvey-series-f"),
    )
    yield "Figure series C vs Skild series C, which raised more?", _either(book, "skild-series-c", "figure-series-c")
    yield "Which company is worth more, Databricks or xAI?", names("xAI")
    yield "Who is valued higher: Mistral or Harvey?", names("Mistral AI")
    yield "Has Cohere or Perplexity raised more money in total?", names("Cohere")
    yield "who raised more in 2025, openai or anthropic", names("OpenAI")
    yield (
        "Which was announced first, Helsing's Series D or Shield AI's Series F?",
        _either(book, "shield-ai-series-f", "helsing-series-d"),
    )


def _either(book: Book, winner: str, other: str) -> AnyOf:
    """The winner by name; naming its company is enough where the other round is another company's."""
    one, loser = book.round(winner), book.round(other)
    if one.company == loser.company:
        raise ValueError("two rounds of one company are told apart by their names only")
    return AnyOf((names(one.label), names(one.company)))


def _yes_no(book: Book) -> Asked:
    this = book.round
    yield "Is Anthropic worth more than OpenAI?", YesNo(is_yes=book.valuation("Anthropic") > book.valuation("OpenAI"))
    yield (
        "Was Anduril's Series F bigger than its Series G?",
        YesNo(is_yes=known(this("anduril-series-f").amount) > known(this("anduril-series-g").amount)),
    )
    yield (
        "did etched raise more in 2026 than sierra",
        YesNo(is_yes=known(this("etched-2026-01").amount) > known(this("sierra-2026").amount)),
    )
    yield (
        "Is Waymo valued at less than Databricks?",
        YesNo(is_yes=book.valuation("Waymo") < book.valuation("Databricks")),
    )
    yield (
        "Did Lambda's Series E raise at least three times as much as its Series D?",
        YesNo(is_yes=known(this("lambda-series-e").amount) >= 3 * known(this("lambda-series-d").amount)),
    )
    yield "Is Shield AI older than Anduril?", YesNo(is_yes=True)
    yield "Was Harvey's Series D larger than its Series E?", YesNo(is_yes=False)


def _companies(book: Book) -> Asked:
    yield "How much more has OpenAI raised than Anthropic?", usd(_total(book, "OpenAI") - _total(book, "Anthropic"))
    yield (
        "difference in valuation between OpenEvidence and Abridge",
        usd(book.valuation("OpenEvidence") - book.valuation("Abridge")),
    )
    yield (
        "By how much is Cognition worth more than Harvey?",
        usd(book.valuation("Cognition") - book.valuation("Harvey")),
    )
    yield (
        "How many more rounds has CoreWeave done than Crusoe?",
        count(len(book.of("CoreWeave")) - len(book.of("Crusoe"))),
    )
    yield (
        "How many times Perplexity's valuation is Anysphere's?",
        times(book.valuation("Anysphere"), book.valuation("Perplexity")),
    )
    yield (
        "By what percentage is Physical Intelligence valued below Skild AI?",
        _below(book.valuation("Physical Intelligence"), book.valuation("Skild AI")),
    )


def _below(lower: Decimal, higher: Decimal) -> AnyOf:
    share = (1 - lower / higher) * 100
    return AnyOf((Number(share, "percent"), Number(-share, "percent")))


def _ranked(values: dict[str, Decimal]) -> Rows:
    order = sorted(values, key=lambda name: -values[name])
    return Rows(tuple((name, values[name]) for name in order))


def _three(book: Book) -> Asked:
    labs = ("Anthropic", "OpenAI", "xAI")
    yield (
        "Rank Anthropic, OpenAI and xAI by how much they have raised.",
        _ranked({name: _total(book, name) for name in labs}),
    )
    robots = ("Figure AI", "Skild AI", "Apptronik")
    yield (
        "Order Figure AI, Skild AI and Apptronik by valuation, highest first",
        _ranked({name: book.valuation(name) for name in robots}),
    )
    yield "Which of Harvey, Abridge and Lovable has raised the most?", names("Harvey")
    yield "out of cerebras, groq and tenstorrent who has the highest valuation", names("Cerebras Systems")
    yield "Of Ayar Labs, Celestial AI and Lightmatter, which was founded first?", names("Ayar Labs")


def _groups(book: Book) -> Asked:
    robotics, defence = book.total(book.within("robotics")), book.total(book.within("defence"))
    yield "Have robotics companies raised more than defence companies?", YesNo(is_yes=robotics > defence)
    yield (
        "How much more did AI chip companies raise than robotics?",
        usd(book.total(book.within("AI chips")) - robotics),
    )
    thrive, founders = book.led_by("Thrive Capital"), book.led_by("Founders Fund")
    yield "Did Thrive Capital lead more rounds than Founders Fund?", YesNo(is_yes=len(thrive) > len(founders))
    yield "How many more rounds has Thrive Capital led than Founders Fund?", count(len(thrive) - len(founders))
    british, french = len(book.country("United Kingdom")), len(book.country("France"))
    yield "how many more rounds in the UK than in France?", count(british - french)
    yield "Which sector raised more, AI chips or quantum computing?", names("AI chips")


def _periods(book: Book) -> Asked:
    yield "How much more was raised in 2025 than in 2024?", usd(_in_year(book, 2025) - _in_year(book, 2024))
    first = book.total(one for one in book.rounds if one.quarter == "2025 Q1")
    second = book.total(one for one in book.rounds if one.quarter == "2025 Q2")
    yield "Difference between Q1 and Q2 of 2025 in money raised?", usd(first - second)
    yield "Was more raised in Q1 2025 than in Q2 2025?", YesNo(is_yes=first > second)
    in_2025 = len(book.where(lambda one: one.year == 2025))
    in_2024 = len(book.where(lambda one: one.year == 2024))
    yield "Were there more rounds in 2024 than in 2025?", YesNo(is_yes=in_2024 > in_2025)
    yield "How many more rounds did 2025 see than 2024?", count(in_2025 - in_2024)
    ai = {year: book.total(one for one in book.within("AI chips") if one.year == year) for year in (2024, 2025)}
    yield (
        "By how many percent did the money raised by AI chip companies grow from 2024 to 2025?",
        growth(ai[2025], ai[2024]),
    )
