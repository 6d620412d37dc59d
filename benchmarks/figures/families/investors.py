"""Investors: what they led, co-led, led alone, joined or put in, with whom, and for the first or last time.

An arm is an investor of its own in the tables, so most questions are about investors without arms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from benchmarks.figures.book import Book, Round
from benchmarks.figures.case import Case, Declined, Names, Number, Rows, YesNo, names
from benchmarks.figures.golds import Asked, cases_of, companies, count, day, eur, labels, usd


def cases(book: Book) -> Iterator[Case]:
    """Investors."""
    yield from cases_of(
        "investors",
        book,
        _led,
        _co_led,
        _joined,
        _backed,
        _sums,
        _pledges,
        _unstated,
        _together,
        _common,
        _active,
        _ends,
        _yes_no,
    )


def _in(rounds: Iterable[Round], year: int) -> list[Round]:
    return [one for one in rounds if one.year == year]


def _led(book: Book) -> Asked:
    yield "How many rounds has Thrive Capital led?", count(book.led_by("Thrive Capital"))
    yield "Which rounds did Founders Fund lead?", labels(book.led_by("Founders Fund"))
    yield "rounds led by accel", labels(book.led_by("Accel"))
    yield "What companies has Coatue led rounds for?", companies(book.led_by("Coatue"))
    yield "How many rounds did a16z lead in 2025?", count(_in(book.led_by("Andreessen Horowitz"), 2025))
    yield "In 2025, whom did Sequoia lead?", companies(_in(book.led_by("Sequoia Capital"), 2025))
    yield "Which rounds were led by General Catalyst in 2024?", labels(_in(book.led_by("General Catalyst"), 2024))
    yield "Number of rounds Lightspeed has led so far", count(book.led_by("Lightspeed Venture Partners"))


def _co_led(book: Book) -> Asked:
    def together(investor: str) -> list[Round]:
        return [one for one in book.led_by(investor) if len(one.leads) > 1]

    yield "Which rounds did Dragoneer co-lead?", labels(together("Dragoneer"))
    yield "How many rounds has Thrive co-led?", count(together("Thrive Capital"))
    alone = [one for one in book.led_by("Thrive Capital") if one.leads == ("Thrive Capital",)]
    yield "How many rounds did Thrive Capital lead on its own?", count(alone)
    yield (
        "Which rounds did Coatue lead alone?",
        labels(one for one in book.led_by("Coatue") if one.leads == ("Coatue",)),
    )
    shared = [one for one in book.led_by("Thrive Capital") if "Andreessen Horowitz" in one.leads]
    yield "Which rounds did Thrive and Andreessen Horowitz lead together?", labels(shared)
    yield "Who co-led PsiQuantum's Series E with BlackRock?", names("Temasek", "Baillie Gifford")
    yield "How many rounds have more than one lead investor?", count(one for one in book.rounds if len(one.leads) > 1)


def _joined(book: Book) -> Asked:
    yield "Which rounds did Kleiner Perkins join?", labels(book.joined_by("Kleiner Perkins"))
    yield "How many rounds did Tiger Global join without leading?", count(book.joined_by("Tiger Global"))
    yield "rounds DST Global participated in during 2025", labels(_in(book.joined_by("DST Global"), 2025))
    yield "What did Lux Capital take part in, but not lead?", labels(book.joined_by("Lux Capital"))
    yield "Which companies did Khosla join a round of?", companies(book.joined_by("Khosla Ventures"))


def _backed(book: Book) -> Asked:
    yield "Which companies has GIC backed?", companies(book.backed_by("GIC"))
    yield "How many rounds has T. Rowe Price invested in?", count(book.backed_by("T. Rowe Price"))
    yield "companies backed by Elad Gil", companies(book.backed_by("Elad Gil"))
    yield "What is in Temasek's portfolio here?", companies(book.backed_by("Temasek"))
    yield (
        "How many companies has Founders Fund invested in?",
        count({one.company for one in book.backed_by("Founders Fund")}),
    )
    yield "every round with IVP in it", labels(book.backed_by("IVP"))
    yield (
        "Which AI labs has Lightspeed put money into?",
        companies(
            one for one in book.backed_by("Lightspeed Venture Partners") if book.company(one).group == "AI labs"
        ),
    )
    yield "What did 8VC invest in before 2025?", labels(one for one in book.backed_by("8VC") if one.year < 2025)


def _sums(book: Book) -> Asked:
    yield "Total raised in rounds led by Founders Fund?", usd(book.total(book.led_by("Founders Fund")))
    yield "How much money was raised in the rounds that Accel led?", usd(book.total(book.led_by("Accel")))
    yield (
        "combined size of the rounds led by thrive in 2025",
        usd(book.total(_in(book.led_by("Thrive Capital"), 2025))),
    )
    amounts = book.amounts(book.led_by("Thrive Capital"))
    yield "What's the average size of a round led by Thrive Capital?", usd(sum(amounts, Decimal(0)) / len(amounts))
    yield "Largest round led by Lightspeed?", labels([book.largest(book.led_by("Lightspeed Venture Partners"))])
    yield (
        "How big is the largest round General Catalyst has led?",
        usd(book.raised(book.largest(book.led_by("General Catalyst"))) or 0),
    )


def _pledged(book: Book, investor: str) -> Number:
    return usd(sum((row.amount for row in book.pledges(investor)), Decimal(0)))


def _pledges(book: Book) -> Asked:
    put = book.committed
    yield (
        "How much did Thrive Capital put into OpenAI's 2024 venture round?",
        usd(put("openai-2024-10", "Thrive Capital")),
    )
    yield "What was Nvidia's commitment in OpenAI's 2026 round?", usd(put("openai-2026", "Nvidia"))
    yield "How much did Amazon pledge to OpenAI in the 2026 strategic round?", usd(put("openai-2026", "Amazon"))
    yield "How much did ASML invest in Mistral's Series C?", eur(put("mistral-series-c", "ASML"))
    yield "autodesk's cheque for world labs", usd(put("worldlabs-2026", "Autodesk"))
    yield "How much did Uber commit to Wayve's Series D?", usd(put("wayve-series-d", "Uber"))
    yield "What did Microsoft contribute to Figure AI's Series B?", usd(put("figure-series-b", "Microsoft"))
    yield (
        "How much did a16z put in when Mistral raised its Series A?",
        eur(put("mistral-series-a", "Andreessen Horowitz")),
    )
    yield "How much has Founders Fund put into Anduril in total, where stated?", _pledged(book, "Founders Fund")
    yield "sum of all stated commitments of Thrive Capital", _pledged(book, "Thrive Capital")
    yield "Who put the most into OpenAI's 2024 venture round?", names("Thrive Capital")
    in_figure = {row.investor: row.amount for row in book.commitments if row.round_id == "figure-series-b"}
    yield (
        "Stated commitments in Figure AI's Series B, investor by investor",
        Rows(tuple(in_figure.items()), ordered=False),
    )


def _unstated(book: Book) -> Asked:
    if book.committed("harvey-series-d", "Sequoia Capital") or book.committed("anthropic-series-f", "ICONIQ"):
        raise ValueError("the tables state by now what these questions take for unknown")
    yield "How much did Sequoia put into Harvey's Series D?", Declined()
    yield "What did ICONIQ itself contribute to Anthropic's Series F?", Declined()


def _together(book: Book) -> Asked:
    yield "Who invested alongside GV in Harvey's Series C?", _without(book.round("harvey-series-c"), "GV")
    yield (
        "Who were Aker ASA's co-investors in Nscale's Series B?",
        _without(book.round("nscale-series-b"), "Aker ASA"),
    )
    both = [one for one in book.backed_by("Sequoia Capital") if "Andreessen Horowitz" in one.investors]
    yield "How many rounds did Sequoia and Andreessen Horowitz both take part in?", count(both)
    yield (
        "Which rounds have both Lux Capital and 8VC among the investors?",
        labels(one for one in book.backed_by("8VC") if "Lux Capital" in one.investors),
    )


def _without(one: Round, investor: str) -> Names:
    return Names(frozenset(one.investors) - {investor})


def _shared(book: Book, *given: str) -> Names:
    sets = [{name for one in book.of(company) for name in one.investors} for company in given]
    return Names(frozenset(set.intersection(*sets)))


def _common(book: Book) -> Asked:
    yield "Which investors do Anthropic and Harvey have in common?", _shared(book, "Anthropic", "Harvey")
    yield "Who has backed both Helsing and Saronic?", _shared(book, "Helsing", "Saronic")
    yield "shared investors of openevidence and synthesia", _shared(book, "OpenEvidence", "Synthesia")
    yield "Who invested in Cognition as well as in Ramp?", _shared(book, "Cognition", "Ramp")
    yield "How many investors are common to Databricks and Waymo?", count(_shared(book, "Databricks", "Waymo").names)


def _busiest(named: Iterable[str]) -> Names:
    given = list(named)
    first, second = sorted(set(given), key=given.count, reverse=True)[:2]
    if given.count(first) == given.count(second):
        raise ValueError(f"a tie of {first} and {second}")
    return names(first)


def _active(book: Book) -> Asked:
    rounds = book.rounds
    yield "Which investor has led the most rounds?", _busiest(name for one in rounds for name in one.leads)
    yield "Who is the most active investor overall?", _busiest(name for one in rounds for name in one.investors)
    yield (
        "Who joined the most rounds without leading them?",
        _busiest(name for one in rounds for name in one.participants),
    )
    yield "who led the most rounds in 2024", _busiest(name for one in _in(rounds, 2024) for name in one.leads)
    yield (
        "Which investor backed the most rounds of Mistral AI?",
        _busiest(name for one in book.of("Mistral AI") for name in one.investors),
    )


def _ends(book: Book) -> Asked:
    yield "What was the first round that Coatue led?", labels([book.led_by("Coatue")[0]])
    yield "GIC's latest investment?", labels([book.backed_by("GIC")[-1]])
    harvey = [one for one in book.backed_by("Sequoia Capital") if one.company == "Harvey"]
    yield "When did Sequoia first invest in Harvey?", day(harvey[0])
    yield "most recent round led by Greenoaks", labels([book.led_by("Greenoaks")[-1]])
    yield (
        "When did Lightspeed last back Mistral?",
        day([one for one in book.backed_by("Lightspeed Venture Partners") if one.company == "Mistral AI"][-1]),
    )


def _yes_no(book: Book) -> Asked:
    yield "Did Sequoia invest in xAI?", _backs(book, "Sequoia Capital", "xAI")
    yield "Has Tiger Global ever backed Mistral?", _backs(book, "Tiger Global", "Mistral AI")
    yield (
        "Did Thrive Capital lead Anysphere's Series D?",
        YesNo(is_yes="Thrive Capital" in book.round("cursor-series-d").leads),
    )


def _backs(book: Book, investor: str, company: str) -> YesNo:
    return YesNo(is_yes=any(one.company == company for one in book.backed_by(investor)))
