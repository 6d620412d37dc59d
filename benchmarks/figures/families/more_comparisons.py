"""Further comparisons, asked in other words than in `comparisons`: gaps, ratios, orders, and claims to be checked."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from benchmarks.figures.book import Book, known
from benchmarks.figures.case import AnyOf, Case, Gold, Number, Rows, Text, YesNo, names
from benchmarks.figures.golds import companies, count, growth, percent, times, usd
from benchmarks.figures.wanted import asked, round_named, stake, step_up


def cases(book: Book) -> Iterator[Case]:
    """Two or three things side by side."""
    parts = (
        *(_sizes, _of_sizes, _valuations, _of_valuations, _claims, _more_claims),
        *(_stakes, _orders, _investors, _places, _periods),
    )
    return asked("comparisons", dict(chain.from_iterable(part(book).items() for part in parts)))


def _total(book: Book, company: str) -> Decimal:
    return book.total(book.of(company))


def _when(book: Book, period: str) -> Decimal:
    """What was raised in a year (2025), quarter (2025 Q1) or month (2025-03)."""
    return book.total(one for one in book.rounds if period in (str(one.year), one.quarter, one.month))


def _either_sign(number: Number) -> AnyOf:
    """A gap, or a "less", has its direction in its words."""
    return AnyOf((number, Number(-number.value, number.unit)))


def _sizes(book: Book) -> dict[str, Gold]:
    nscale, crusoe = book.round("nscale-series-c"), book.round("crusoe-series-e")
    lambda_e = book.round("lambda-series-e")
    return {
        "Put Nscale's Series C beside Crusoe's Series E: whose is bigger?": round_named(
            max((nscale, crusoe), key=lambda one: known(one.amount))
        ),
        "How many dollars more did Lambda take in its E than Crusoe in its E?": usd(
            known(lambda_e.amount) - known(crusoe.amount)
        ),
        "xAI against Databricks by money raised over their lives: what's the lead of the first, in dollars?": usd(
            _total(book, "xAI") - _total(book, "Databricks")
        ),
        "Whose total funding is smaller, Lovable's or Synthesia's?": names(
            min(("Lovable", "Synthesia"), key=lambda name: _total(book, name))
        ),
    }


def _of_sizes(book: Book) -> dict[str, Gold]:
    h, g = book.round("anthropic-series-h"), book.round("anthropic-series-g")
    isomorphic = book.round("isomorphic-series-b"), book.round("isomorphic-series-a")
    return {
        "Anthropic's H relative to its G by amount, as a ratio": times(h.amount, g.amount),
        "Relatively, how much larger was Isomorphic's B than its A, in percent?": growth(
            isomorphic[0].amount, isomorphic[1].amount
        ),
        "World Labs 2026 round over its launch funding, how many times?": times(
            book.round("worldlabs-2026").amount, book.round("worldlabs-2024").amount
        ),
    }


def _valuations(book: Book) -> dict[str, Gold]:
    return {
        "How far ahead of Skild AI is Figure AI on valuation?": usd(
            book.valuation("Figure AI") - book.valuation("Skild AI")
        ),
        "What separates Sierra's valuation from Harvey's, in dollars?": _either_sign(
            usd(book.valuation("Sierra") - book.valuation("Harvey"))
        ),
        "Is Cognition priced above Anysphere?": YesNo(book.valuation("Cognition") > book.valuation("Anysphere")),
        "Does Groq's valuation beat Lightmatter's?": YesNo(book.valuation("Groq") > book.valuation("Lightmatter")),
    }


def _of_valuations(book: Book) -> dict[str, Gold]:
    return {
        "How many times does Harvey's valuation go into Anthropic's?": times(
            book.valuation("Anthropic"), book.valuation("Harvey")
        ),
        "xAI's valuation as a percentage of OpenAI's": percent(book.valuation("xAI"), book.valuation("OpenAI")),
        "In percentage terms, how much less is Abridge worth than OpenEvidence?": _either_sign(
            growth(book.valuation("Abridge"), book.valuation("OpenEvidence"))
        ),
    }


def _claims(book: Book) -> dict[str, Gold]:
    cursor, cognition = book.round("cursor-series-d"), _total(book, "Cognition")
    tenstorrent, groq = book.round("tenstorrent-series-d"), book.round("groq-series-d")
    return {
        "Did Cursor's Series D alone raise more than Cognition has raised in total?": YesNo(
            known(cursor.amount) > cognition
        ),
        "Was Tenstorrent's Series D smaller than Groq's Series D?": YesNo(
            known(tenstorrent.amount) < known(groq.amount)
        ),
        "Quantinuum has raised less than PsiQuantum, right?": YesNo(
            _total(book, "Quantinuum") < _total(book, "PsiQuantum")
        ),
    }


def _more_claims(book: Book) -> dict[str, Gold]:
    founded = {name: known(one.founded) for name, one in book.companies.items() if one.founded}
    age = founded["Figure AI"] - founded["Apptronik"]
    return {
        "Is Helsing younger than Anduril?": YesNo(founded["Helsing"] > founded["Anduril Industries"]),
        "How many years older is Apptronik than Figure AI?": Number(Decimal(age), "years"),
        "Is it true that Scale AI was valued higher in its Series F than Wiz in its Series E?": YesNo(
            known(book.round("scale-series-f").post) > known(book.round("wiz-series-e").post)
        ),
    }


def _stakes(book: Book) -> dict[str, Gold]:
    def sold(round_id: str) -> Decimal:
        return stake(book.round(round_id)).value

    saronic, shield = book.round("saronic-series-c"), book.round("shield-ai-series-g")
    lovable, harvey = book.round("lovable-series-b"), book.round("harvey-series-f")
    gap = sold("synthesia-series-d") - sold("synthesia-series-e")
    steeper = step_up(book, book.round("cursor-series-c")).value - step_up(book, book.round("cursor-series-d")).value
    return {
        "Which gave away more of the company, Saronic's Series C or Shield AI's Series G?": round_named(
            max((saronic, shield), key=lambda one: stake(one).value)
        ),
        "Who diluted less: Lovable in its Series B, or Harvey in its Series F?": round_named(
            min((lovable, harvey), key=lambda one: stake(one).value)
        ),
        "Synthesia sold how many percentage points more in its D than in its E?": AnyOf(
            (Number(gap, "percentage points"), Number(gap, "percent"))
        ),
        "How much steeper was the step-up at Cursor's C than at its D?": Number(steeper, "x"),
    }


def _orders(book: Book) -> dict[str, Gold]:
    chips = sorted(("Groq", "Cerebras Systems", "Etched"), key=book.valuation, reverse=True)
    drugs = min(("Lila Sciences", "Xaira Therapeutics", "Isomorphic Labs"), key=lambda name: _total(book, name))
    dated = [book.round(round_id) for round_id in ("cursor-series-c", "ramp-2025-07", "crusoe-series-e")]
    return {
        "Line up Groq, Cerebras and Etched by valuation, dearest first.": Rows(
            tuple((name, book.valuation(name)) for name in chips)
        ),
        "Of Lila, Xaira and Isomorphic, who has raised the least?": names(drugs),
        "Which came earliest: Cursor's Series C, Ramp's July 2025 round or Crusoe's Series E?": round_named(
            min(dated, key=lambda one: one.announced)
        ),
        "Who is valued lowest among Shield AI, Saronic and Helsing?": names("Saronic"),
    }


def _investors(book: Book) -> dict[str, Gold]:
    nvidia = [one.company for one in book.backed_by("Nvidia")]
    led = len(book.led_by("Lightspeed Venture Partners")) - len(book.led_by("General Catalyst"))
    coatue, tiger = (len(companies(book.backed_by(name)).names) for name in ("Coatue", "Tiger Global"))
    sakana = len(book.round("sakana-series-b").investors) - len(book.round("sakana-seed").investors)
    return {
        "Whom has Nvidia backed more often, Mistral or Cohere?": names(
            max(("Mistral AI", "Cohere"), key=nvidia.count)
        ),
        "Lightspeed has led how many more rounds than General Catalyst?": count(led),
        "Has Coatue backed more companies than Tiger Global?": YesNo(coatue > tiger),
        "By how many investors did Sakana's Series B outnumber its seed?": count(sakana),
    }


def _places(book: Book) -> dict[str, Gold]:
    def raised_in(city: str) -> Decimal:
        return book.total(one for one in book.rounds if book.company(one).city == city)

    cities = [one.city for one in book.companies.values()]
    british, german = (
        [one for one in book.country(land) if one.year == 2025] for land in ("United Kingdom", "Germany")
    )
    pair = max(("energy", "quantum computing"), key=lambda group: book.total(book.within(group)))
    return {
        "Are more of the companies based in London than in Palo Alto?": YesNo(
            cities.count("London") > cities.count("Palo Alto")
        ),
        "Did UK companies raise more than German ones in 2025?": YesNo(book.total(british) > book.total(german)),
        "How much more have London companies raised than Pittsburgh ones?": usd(
            raised_in("London") - raised_in("Pittsburgh")
        ),
        "Energy or quantum computing: which sector got more money?": AnyOf((names(pair), Text(pair))),
    }


def _periods(book: Book) -> dict[str, Gold]:
    halves = [_when(book, f"2025 Q{first}") + _when(book, f"2025 Q{first + 1}") for first in (1, 3)]
    return {
        "Money raised in Q1 2026 as a multiple of Q1 2025?": times(_when(book, "2026 Q1"), _when(book, "2025 Q1")),
        "How much less was raised in October 2025 than in November 2025?": _either_sign(
            usd(_when(book, "2025-11") - _when(book, "2025-10"))
        ),
        "Was December 2024 a bigger month than October 2024 by money raised?": YesNo(
            _when(book, "2024-12") > _when(book, "2024-10")
        ),
        "Did the first half of 2025 bring in more money than the second?": YesNo(halves[0] > halves[1]),
    }
