"""Further questions within questions, asked of other things than in `nested`: first find it, then tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import chain

from benchmarks.figures.book import Book, Round, known
from benchmarks.figures.case import Case, Day, Gold, Rows, Text, names
from benchmarks.figures.golds import count, labels, leads, mean, percent, post, pre, ranking, times, usd
from benchmarks.figures.wanted import asked, round_named, stake, step_up


def cases(book: Book) -> Iterator[Case]:
    """What holds of a round or company that the question only describes."""
    parts = (
        *(_people, _seats, _figures_of_a_round, _of_what_it_led, _tops, _of_a_year),
        *(_of_sums, _firsts, _both, _lists, _peaks),
    )
    return asked("nested", dict(chain.from_iterable(part(book).items() for part in parts)))


def _group(book: Book, group: str) -> list[Round]:
    return list(book.within(group))


def _valued(book: Book, test: Callable[[str], bool]) -> list[str]:
    """Companies with a priced round by valuation in dollars, the dearest first."""
    priced = {name: rounds[-1] for name in filter(test, book.companies) if (rounds := book.priced(name))}
    worth = {name: value for name, one in priced.items() if (value := book.worth(one)) is not None}
    return sorted(worth, key=lambda name: -worth[name])


def _in_group(book: Book, group: str) -> list[str]:
    return _valued(book, lambda name: book.companies[name].group == group)


def _raisers(book: Book, rounds: Iterable[Round]) -> list[str]:
    given = list(rounds)
    totals = {
        name: book.total(one for one in given if one.company == name) for name in {one.company for one in given}
    }
    return sorted(totals, key=lambda name: -totals[name])


def _people(book: Book) -> dict[str, Gold]:
    anduril = book.previous(book.priced("Anduril Industries")[-1])
    return {
        "The lead of the largest robotics round: who is it?": leads(book.largest(_group(book, "robotics"))),
        "Who led the round right before Anduril's latest one?": leads(anduril),
        "Founders of the most valuable robotics company?": names(
            *book.companies[_in_group(book, "robotics")[0]].founders
        ),
        "Who were the leads in the largest AI cloud and data centre round of 2026 by a British company?": leads(
            book.round("nscale-series-c")
        ),
    }


def _seats(book: Book) -> dict[str, Gold]:
    fourth = [one for one in book.rounds if one.series == "Series D" and one.year == 2025]
    chips, defence = _in_group(book, "AI chips")[0], _in_group(book, "defence")[0]
    return {
        "Whoever did the biggest Series D of 2025: in which city do they sit?": Text(
            book.company(book.largest(fourth)).city
        ),
        "Home city of the most richly valued AI chips company": Text(book.companies[chips].city),
        "What year was the most highly valued defence company founded?": Text(str(book.companies[defence].founded)),
    }


def _figures_of_a_round(book: Book) -> dict[str, Gold]:
    autumn = [one for one in book.rounds if one.quarter == "2025 Q3"]
    year = [one for one in book.rounds if one.year == 2024]
    waymo = next(one for one in book.of("Waymo") if known(one.post) > 100 * 10**9)
    return {
        "How many investors were in the biggest round of Q3 2025?": count(book.largest(autumn).investors),
        "How many rounds, all told, has the company behind 2024's largest raise done?": count(
            book.of(book.largest(year).company)
        ),
        "How big was the round that took Waymo's valuation past 100 billion?": usd(known(waymo.amount)),
        "Pre-money of the largest French round?": pre(book.largest(book.country("France"))),
    }


def _of_what_it_led(book: Book) -> dict[str, Gold]:
    (shared,) = (one for one in book.led_by("Accel") if "Coatue" in one.leads)
    return {
        "Post-money of the biggest round that Accel led?": post(book.largest(book.led_by("Accel"))),
        "Valuation at the most recent round Lightspeed led?": post(book.led_by("Lightspeed Venture Partners")[-1]),
        "Stake sold in the largest round Sequoia has led?": stake(book.largest(book.led_by("Sequoia Capital"))),
        "Step-up of the round that Coatue and Accel led together?": step_up(book, shared),
    }


def _tops(book: Book) -> dict[str, Gold]:
    every = _valued(book, lambda _: True)
    return {
        "Which is the second most valuable AI lab?": names(_in_group(book, "AI labs")[1]),
        "Third most valuable company overall?": names(every[2]),
        "Least valuable defence company, going by latest valuation?": names(_in_group(book, "defence")[-1]),
        "Which German company has raised the most?": names(_raisers(book, book.country("Germany"))[0]),
    }


def _of_a_year(book: Book) -> dict[str, Gold]:
    def born(year: int) -> list[Round]:
        return [one for one in book.rounds if book.company(one).founded == year]

    labs = [one for one in book.companies.values() if one.group == "AI labs" and one.founded]
    return {
        "Biggest fundraiser among the companies set up in 2022?": names(_raisers(book, born(2022))[0]),
        "What did companies founded in 2024 pull in during 2025, in total?": usd(
            book.total(one for one in born(2024) if one.year == 2025)
        ),
        "Which AI lab is the oldest?": names(min(labs, key=lambda one: known(one.founded)).name),
    }


def _of_sums(book: Book) -> dict[str, Gold]:
    winter = [one for one in book.rounds if one.quarter == "2026 Q1"]
    autumn = [one for one in book.rounds if one.quarter == "2025 Q3"]
    robots = [one for one in _group(book, "robotics") if one.year == 2026]
    xai = {year: book.total(one for one in book.of("xAI") if one.year == year) for year in (2024, 2026)}
    smallest = book.by_size(one for one in book.rounds if one.quarter == "2024 Q4")[-1]
    three = (known(book.raised(one)) for one in book.top(winter, 3))
    chips = book.top(_group(book, "AI chips"), 2)
    return {
        "Average of the three largest rounds of Q1 2026": usd(mean(three)),
        "The two biggest AI chips rounds taken together come to?": usd(book.total(chips)),
        "What portion of the money of Q3 2025 was its single largest round, in percent?": percent(
            book.raised(book.largest(autumn)), book.total(autumn)
        ),
        "How much of what robotics raised in 2026 went to Skild, as a percentage?": percent(
            book.total(one for one in robots if one.company == "Skild AI"), book.total(robots)
        ),
        "xAI's 2026 money as a multiple of its 2024 money?": times(xai[2026], xai[2024]),
        "Total raised to date by the company with the smallest round of Q4 2024?": usd(
            book.total(book.of(smallest.company))
        ),
    }


def _firsts(book: Book) -> dict[str, Gold]:
    def passing(company: str, floor: int) -> Round:
        return next(one for one in book.priced(company) if known(one.post) >= floor * 10**9)

    return {
        "When did Cursor first top ten billion dollars in valuation?": Day(passing("Anysphere", 10).announced),
        "In which round did Harvey's valuation first reach eight billion?": labels([passing("Harvey", 8)]),
    }


def _both(book: Book) -> dict[str, Gold]:
    years = [{one.company for one in book.rounds if one.year == year} for year in (2023, 2024, 2025)]
    anthropic, openai = ({lead for one in book.of(name) for lead in one.leads} for name in ("Anthropic", "OpenAI"))
    kinds = [{one.company for one in book.rounds if one.instrument == kind} for kind in ("debt", "strategic")]
    return {
        "Companies that announced rounds in each of 2023, 2024 and 2025?": names(*set.intersection(*years)),
        "Which investors have led rounds at both Anthropic and OpenAI?": names(*(anthropic & openai)),
        "Which companies have done a debt deal as well as a strategic one?": names(*set.intersection(*kinds)),
    }


def _lists(book: Book) -> dict[str, Gold]:
    robots = _raisers(book, book.within("robotics"))
    return {
        "Rank the five robotics companies by money raised": Rows(
            tuple((name, book.total(book.of(name))) for name in robots)
        ),
        "three most recent AI chips rounds, newest first": ranking(reversed(book.within("AI chips")[-3:])),
        "the two dearest healthcare and biotech companies by valuation, with the numbers": Rows(
            tuple((name, book.valuation(name)) for name in _in_group(book, "healthcare and biotech")[:2])
        ),
    }


def _peaks(book: Book) -> dict[str, Gold]:
    quarters = Counter(one.quarter for one in book.rounds)
    months = {one.month for one in book.rounds if one.year == 2026}
    sums: dict[str, Decimal] = {
        month: book.total(one for one in book.rounds if one.month == month) for month in months
    }
    return {
        "Which quarter saw the most rounds announced?": names(quarters.most_common(1)[0][0]),
        "which month of 2026 brought in the most money": names(max(sums, key=lambda month: sums[month])),
        "Largest round in the 2025 quarter that had the most rounds?": round_named(
            book.largest(one for one in book.rounds if one.quarter == "2025 Q3")
        ),
    }
