"""Questions inside questions: a superlative, a ranking or a group picks the round or company that is asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import chain

from benchmarks.figures.book import EUROPE, Book, Round, known
from benchmarks.figures.case import AnyOf, Case, Day, Gold, Number, Text, names
from benchmarks.figures.golds import amount, companies, count, day, leads, mean, percent, pre, table, times, usd
from benchmarks.figures.wanted import asked, listed, round_named, stake, step_up


def cases(book: Book) -> Iterator[Case]:
    """Questions whose subject has to be found first."""
    parts = (_leads, _places, _sizes, _valuations, _stakes, _ages, _firsts, _repeats, _by_period, _ranked, _grouped)
    return asked("nested", dict(chain.from_iterable(part(book).items() for part in parts)))


def _in(book: Book, year: int, *, quarter: str = "") -> list[Round]:
    return [one for one in book.rounds if one.year == year and one.quarter.endswith(quarter)]


def _top(book: Book, company_names: Iterable[str]) -> str:
    """The most valuable one, each by its latest priced round, in dollars."""
    priced = {name: book.priced(name)[-1] for name in company_names if book.priced(name)}
    worths = {name: worth for name, one in priced.items() if (worth := book.worth(one)) is not None}
    return max(worths, key=worths.__getitem__)


def _sums(book: Book, rounds: Iterable[Round], label: Callable[[Round], str]) -> dict[str, Decimal]:
    """Primary money by label, the most first."""
    groups: dict[str, list[Round]] = {}
    for one in rounds:
        groups.setdefault(label(one), []).append(one)
    sums = {name: book.total(group) for name, group in groups.items()}
    return dict(sorted(sums.items(), key=lambda item: -item[1]))


def _raisers(book: Book, rounds: Iterable[Round]) -> list[str]:
    return list(_sums(book, rounds, lambda one: one.company))


def _leads(book: Book) -> dict[str, Gold]:
    europe = [name for name, one in book.companies.items() if one.country in EUROPE]
    nvidia = book.backed_by("Nvidia")
    return {
        "who led the fifth largest round of 2024?": leads(book.by_size(_in(book, 2024))[4]),
        "Who led the second-biggest round of Q1 2026?": leads(book.largest(_in(book, 2026, quarter="Q1"), 2)),
        "Who led the latest round of Europe's most valuable company?": leads(book.of(_top(book, europe))[-1]),
        "Lead investor in the first round that Nvidia ever took part in?": leads(nvidia[0]),
        "everyone who has ever led a round of the maker of Cursor": names(
            *chain.from_iterable(one.leads for one in book.of("Anysphere"))
        ),
        "who led the biggest seed round": leads(book.largest(one for one in book.rounds if one.series == "Seed")),
        "Who led the largest Series B of 2025 whose lead is known?": leads(
            book.largest(one for one in _in(book, 2025) if one.series == "Series B" and one.leads)
        ),
        "Which investors were in both the largest round of 2024 and the largest round of 2025?": names(
            *set(book.largest(_in(book, 2024)).investors) & set(book.largest(_in(book, 2025)).investors)
        ),
    }


def _places(book: Book) -> dict[str, Gold]:
    seed = book.largest(one for one in book.rounds if one.series == "Seed")
    sold = [one for one in _in(book, 2024) if one.is_priced and one.primary is not None]
    deepest = max(sold, key=lambda one: stake(one).value)
    best = book.companies[_top(book, book.companies)]
    # The tables hold a fine and a wide sector; either answers the question about it.
    british = book.company(book.largest(one for one in book.country("United Kingdom") if one.year == 2026))
    spring = book.companies[_raisers(book, _in(book, 2026, quarter="Q2"))[0]]
    return {
        "Where is the company with the biggest seed round based?": Text(book.company(seed).city),
        "Who founded the company with the highest valuation of all?": names(*best.founders),
        "In which city sits the company that sold the largest stake in 2024?": Text(book.company(deepest).city),
        "which year was the top fundraiser of Q2 2026 founded": Text(str(spring.founded)),
        "What does the company behind the largest UK round of 2026 do, i.e. what is its sector?": AnyOf(
            (Text(british.sector), Text(british.group))
        ),
    }


def _sizes(book: Book) -> dict[str, Gold]:
    autumn = book.largest(_in(book, 2025, quarter="Q3")).company
    first, second = (known(book.raised(book.largest(_in(book, 2025), place))) for place in (1, 2))
    rivals = list(_sums(book, _in(book, 2025), lambda one: one.company).values())
    anthropic = [one for one in book.of("Anthropic") if one.year == 2025]
    late = book.by_size(_in(book, 2025, quarter="Q4"))[:2]
    return {
        "The company with the largest round of Q3 2025: how much did it raise in the whole of 2025?": usd(
            book.total(one for one in book.of(autumn) if one.year == 2025)
        ),
        "By how much did the largest round of 2025 exceed the second largest?": usd(first - second),
        "how many times more did the top raiser of 2025 take in than the runner-up": times(rivals[0], rivals[1]),
        "What share of the money Anthropic raised in 2025 came in through its Series F?": percent(
            book.round("anthropic-series-f").primary, book.total(anthropic)
        ),
        "the two largest rounds of Q4 2025 put together, how much?": usd(book.total(late)),
        "average of Harvey's last three rounds": usd(mean(known(one.amount) for one in book.of("Harvey")[-3:])),
        "How big was the last round of the oldest robotics company?": amount(
            book.of(min(_group(book, "robotics"), key=lambda name: known(book.companies[name].founded)))[-1]
        ),
        "amount of the largest round in the year xAI raised its Series B": amount(book.largest(_in(book, 2024))),
    }


def _group(book: Book, group: str) -> list[str]:
    return [name for name, one in book.companies.items() if one.group == group]


def _valuations(book: Book) -> dict[str, Gold]:
    busiest = Counter(one.company for one in book.rounds).most_common(1)[0][0]
    series_c = [one for one in _in(book, 2026) if one.series == "Series C"]
    thrive = companies(book.backed_by("Thrive Capital")).names
    london = [name for name, one in book.companies.items() if one.city == "London"]
    top = book.priced(_top(book, book.companies))
    return {
        "What's the pre-money of the biggest Series C of 2026?": pre(book.largest(series_c)),
        "By what factor did the valuation of the company with the most rounds grow from its first to its latest "
        "priced round?": times(book.priced(busiest)[-1].post, book.priced(busiest)[0].post),
        "Which of the companies Thrive Capital backed is worth the most?": names(_top(book, thrive)),
        "most valuable London company": names(_top(book, london)),
        "When did the world's... ok, the list's most valuable company last raise?": Day(top[-1].announced),
        "Revenue multiple of whichever company raised the most in the second quarter of 2026, at its latest "
        "round": _run_rate_multiple(book, _raisers(book, _in(book, 2026, quarter="Q2"))[0]),
        "What was the most valuable AI chips company worth at its previous priced round?": usd(
            known(book.priced(_top(book, _group(book, "AI chips")))[-2].post)
        ),
    }


def _run_rate_multiple(book: Book, company: str) -> Number:
    latest = book.priced(company)[-1]
    return times(latest.post, book.metric(company, "run_rate_revenue", at=latest.announced).value)


def _stakes(book: Book) -> dict[str, Gold]:
    oldest = min(_group(book, "defence"), key=lambda name: known(book.companies[name].founded))
    youngest = max(_group(book, "robotics"), key=lambda name: known(book.companies[name].founded))
    spring = [one for one in _in(book, 2026, quarter="Q1") if one.is_priced and one.primary is not None]
    steps = [one for one in _in(book, 2025) if one.is_priced and one.pre and _is_comparable(book, one)]
    return {
        "What stake did the oldest defence company sell in its latest round?": stake(book.priced(oldest)[-1]),
        "Step-up in the latest round of the most recently founded robotics company?": step_up(
            book, book.priced(youngest)[-1]
        ),
        "the most recent round that Sequoia led: how much of the company was sold?": stake(
            book.led_by("Sequoia Capital")[-1]
        ),
        "Which company sold the smallest stake in Q1 2026?": names(
            min(spring, key=lambda one: stake(one).value).company
        ),
        "which 2025 round had the steepest step-up": round_named(
            max(steps, key=lambda one: step_up(book, one).value)
        ),
        "Dilution in the largest round led by Founders Fund?": stake(book.largest(book.led_by("Founders Fund"))),
    }


def _is_comparable(book: Book, one: Round) -> bool:
    """Whether there is a priced round before it, in the same currency."""
    earlier = [other for other in book.priced(one.company) if other.announced < one.announced]
    return bool(earlier) and earlier[-1].currency == one.currency


def _ages(book: Book) -> dict[str, Gold]:
    def founded(year: int) -> list[Round]:
        return [one for one in book.rounds if book.company(one).founded == year]

    labs = [name for name in _group(book, "AI labs") if book.priced(name)]
    rich = [name for name in labs if (book.worth(book.priced(name)[-1]) or 0) > 10**10]
    return {
        "Of the companies founded in 2024, which has raised the most?": names(_raisers(book, founded(2024))[0]),
        "What have companies founded in 2025 raised in total?": usd(book.total(founded(2025))),
        "Youngest AI lab that is valued above ten billion dollars?": names(
            max(rich, key=lambda name: known(book.companies[name].founded))
        ),
        "How many companies founded in 2022 are there?": count(
            one for one in book.companies.values() if one.founded == 2022
        ),
        "how much has the company that Ilya Sutskever founded after leaving OpenAI raised": usd(
            book.total(book.of("Safe Superintelligence"))
        ),
        "What was the other company of xAI's founder worth at its latest priced round?": usd(
            book.valuation("OpenAI")
        ),
    }


def _firsts(book: Book) -> dict[str, Gold]:
    def first(bound: int, rounds: Iterable[Round]) -> Round:
        return next(one for one in rounds if one.is_priced and (book.worth(one) or 0) > bound)

    harvey = next(one for one in book.priced("Harvey") if known(one.post) >= 5 * 10**9)
    return {
        "When was Harvey first valued at $5bn or more?": day(harvey),
        "when did anthropic's valuation first go past 100 billion": day(first(10**11, book.of("Anthropic"))),
        "Which company was the first to be valued at more than $500bn?": names(
            first(5 * 10**11, book.rounds).company
        ),
        "In which round did Anduril first top a $20bn valuation?": round_named(
            first(2 * 10**10, book.of("Anduril Industries"))
        ),
        "When was the biggest round led by Thrive Capital?": day(book.largest(book.led_by("Thrive Capital"))),
        "first round of March 2026 above $1bn?": round_named(
            next(one for one in book.rounds if one.month == "2026-03" and (book.raised(one) or 0) > 10**9)
        ),
    }


def _repeats(book: Book) -> dict[str, Gold]:
    def at_least(number: int, rounds: Iterable[Round]) -> list[str]:
        return [name for name, times_ in Counter(one.company for one in rounds).items() if times_ >= number]

    seeds = companies(one for one in book.rounds if one.series == "Seed").names
    nvidia, amd = companies(book.backed_by("Nvidia")).names, companies(book.backed_by("AMD")).names
    return {
        "Which companies did three or more rounds in 2025?": names(*at_least(3, _in(book, 2025))),
        "which companies raised more than once in 2026": names(*at_least(2, _in(book, 2026))),
        "How many companies had at least two rounds in 2024?": count(at_least(2, _in(book, 2024))),
        "Robotics companies that have raised at least two rounds": names(*at_least(2, book.within("robotics"))),
        "companies with a seed round as well as a Series A": names(
            *seeds & companies(one for one in book.rounds if one.series == "Series A").names
        ),
        "How much have the companies that both Nvidia and AMD backed raised in 2026?": usd(
            book.total(one for one in _in(book, 2026) if one.company in nvidia & amd)
        ),
    }


def _by_period(book: Book) -> dict[str, Gold]:
    chips = _sums(book, book.within("AI chips"), lambda one: one.quarter)
    robots = _sums(book, book.within("robotics"), lambda one: str(one.year))
    months = Counter(one.month for one in _in(book, 2025))
    return {
        "In which quarter did AI chips companies raise the most?": names(next(iter(chips))),
        "The year in which robotics raised the most money?": names(next(iter(robots))),
        "xAI raised, by year": table(_sums(book, book.of("xAI"), lambda one: str(one.year))),
        "number of rounds per quarter in 2024": table(_counts(_in(book, 2024), lambda one: one.quarter)),
        "busiest month of 2025 by number of rounds": names(months.most_common(1)[0][0]),
        "How many rounds did Harvey do each year?": table(_counts(book.of("Harvey"), lambda one: str(one.year))),
        "OpenAI's valuation at each priced round, oldest first": table(
            {one.label: known(one.post) for one in book.priced("OpenAI")}, ordered=True
        ),
    }


def _counts(rounds: Iterable[Round], label: Callable[[Round], str]) -> dict[str, Decimal]:
    return {name: Decimal(number) for name, number in Counter(map(label, rounds)).items()}


def _ranked(book: Book) -> dict[str, Gold]:
    since = _sums(book, (one for one in book.rounds if one.year >= 2025), lambda one: one.company)
    return {
        "Top 5 companies by money raised since 2025": table(dict(list(since.items())[:5]), ordered=True),
        "Rank the defence companies by valuation.": _by_worth(book, _group(book, "defence"), 4),
        "top three AI chips firms by what they're worth": _by_worth(book, _group(book, "AI chips"), 3),
        "the three biggest rounds in robotics, biggest first": listed(
            book.by_size(book.within("robotics"))[:3], ordered=True
        ),
        "List Cursor's rounds from newest to oldest": listed(reversed(book.of("Anysphere")), ordered=True),
        "four smallest rounds of 2024, ascending": listed(book.by_size(_in(book, 2024))[:-5:-1], ordered=True),
    }


def _by_worth(book: Book, company_names: Iterable[str], limit: int) -> Gold:
    priced = {name: book.priced(name)[-1] for name in company_names if book.priced(name)}
    worths = {name: known(book.worth(one)) for name, one in priced.items()}
    return table(dict(sorted(worths.items(), key=lambda item: -item[1])[:limit]), ordered=True)


def _grouped(book: Book) -> dict[str, Gold]:
    defence = [one for one in book.within("defence") if one.year == 2025]
    sectors = _sums(book, _in(book, 2026), lambda one: book.company(one).group)
    return {
        "How much did each defence company raise in 2025?": table(_sums(book, defence, lambda one: one.company)),
        "top 3 sectors by money raised in 2026": table(dict(list(sectors.items())[:3]), ordered=True),
        "German rounds by city, how many": table(
            _counts(book.country("Germany"), lambda one: book.company(one).city)
        ),
        "Number of rounds Founders Fund led, by company": table(
            _counts(book.led_by("Founders Fund"), lambda one: one.company)
        ),
        "Rounds by instrument in 2024, counted": table(_counts(_in(book, 2024), lambda one: one.instrument)),
        "Mistral's raised amounts by round name": table(
            {one.name: known(one.primary) for one in book.of("Mistral AI")}
        ),
    }
