"""Front matter beside the tables: it fills gaps, adds rounds, and its disagreements are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.corpus import Corpus, load_corpus
from index.facts.schema import Confidence, Instrument, PartialDate, Qualifier
from tests.index.facts.folders import (
    COMMITMENTS,
    INVESTORS,
    METRICS,
    ROUNDS,
    SEED,
    a_briefing,
    a_corpus,
    good_tables,
    table,
)


def loaded(folder: Path, **files: str) -> Corpus:
    return load_corpus(a_corpus(folder, **files))


def problems(corpus: Corpus) -> list[str]:
    return [str(fault) for fault in corpus.faults]


def test_round_of_a_table_is_linked_to_its_briefing(tmp_path: Path) -> None:
    corpus = loaded(tmp_path, **good_tables(), a_md=a_briefing("round_id: lumen-a"))
    assert problems(corpus) == []
    assert corpus.facts.briefing_of == {"lumen-a": "briefings/a.md"}
    assert len(corpus.facts.rounds) == 2


def test_the_table_wins_and_the_disagreement_is_kept(tmp_path: Path) -> None:
    front = "round_id: lumen-seed\namount: 3_000_000\nlead_investors: [Birch, Oak]"
    corpus = loaded(tmp_path, **good_tables(), a_md=a_briefing(front))
    assert corpus.facts.rounds[0].amount == 2_000_000
    assert [str(conflict) for conflict in corpus.facts.conflicts] == [
        "lumen-seed.amount: facts/rounds.csv:2 says 2000000, briefings/a.md:3 says 3000000",
        "lumen-seed.lead_investors: facts/rounds.csv:2 says Birch, briefings/a.md:4 says Birch; Oak",
    ]
    other = corpus.facts.conflicts[0].other_origin
    assert corpus.texts[other.file][other.start : other.end] == "amount: 3_000_000"


@pytest.mark.parametrize(
    "agreeing",
    [
        "company: lumen labs",
        "round: SEED",
        "announced: 2022-12",
        "announced: 2022-12-31",
        "participants: cedar; Alder",
        "notes: told in other words",
        "currency: USD",
    ],
)
def test_same_thing_in_other_words_is_no_conflict(tmp_path: Path, agreeing: str) -> None:
    corpus = loaded(tmp_path, **good_tables(), a_md=a_briefing(f"round_id: lumen-seed\n{agreeing}"))
    assert corpus.facts.conflicts == ()
    assert problems(corpus) == []


def test_empty_fields_of_the_table_are_filled_and_placed(tmp_path: Path) -> None:
    front = "round_id: lumen-a\npost_money: 40000000\namount_qualifier: at_least\namount: 9000000"
    corpus = loaded(tmp_path, **good_tables(), a_md=a_briefing(front))
    one = corpus.facts.rounds[1]
    assert (one.post_money, one.amount_qualifier) == (40_000_000, Qualifier.AT_LEAST)
    assert one.origin.file == "facts/rounds.csv"
    places = {filled.field: filled.origin for filled in corpus.facts.filled}
    assert set(places) == {"post_money", "amount_qualifier"}
    place = places["post_money"]
    assert corpus.texts[place.file][place.start : place.end] == "post_money: 40000000"


def test_sums_in_another_currency_fill_nothing(tmp_path: Path) -> None:
    front = "round_id: lumen-a\ncurrency: EUR\npost_money: 40000000"
    corpus = loaded(tmp_path, **good_tables(), a_md=a_briefing(front))
    assert corpus.facts.rounds[1].post_money is None
    assert [conflict.field for conflict in corpus.facts.conflicts] == ["currency"]


def test_filling_that_contradicts_the_row_is_a_fault_of_the_briefing(tmp_path: Path) -> None:
    rounds = table(ROUNDS, SEED.replace("8000000,10000000", ",10000000"))
    corpus = loaded(
        tmp_path,
        **good_tables() | {"rounds": rounds},
        a_md=a_briefing("round_id: lumen-seed\npre_money: 11000000\nuse_of_funds: x"),
    )
    assert problems(corpus) == [
        "briefings/a.md:3: pre_money: got 11000000, want no more than post_money, which is 10000000"
    ]
    assert corpus.facts.rounds[0].pre_money is None


def test_round_that_the_table_lacks_is_added(tmp_path: Path) -> None:
    front = (
        "company: Glow\nround: Série B\nannounced: 2024-07\namount: 5000000\ncurrency: EUR\nparticipants: Elm; Fir"
    )
    corpus = loaded(tmp_path, a_md=a_briefing(front))
    (one,) = corpus.facts.rounds
    assert problems(corpus) == []
    assert one.round_id == "glow-serie-b"
    assert (one.confidence, one.instrument) == (Confidence.REPORTED, Instrument.EQUITY)
    assert (one.announced, one.participants) == (PartialDate("2024-07"), ("Elm", "Fir"))
    assert corpus.texts[one.origin.file][one.origin.start : one.origin.end].strip() == front
    assert [company.name for company in corpus.facts.companies] == ["Glow"]
    assert corpus.facts.briefing_of == {"glow-serie-b": "briefings/a.md"}


def test_company_new_to_the_table_of_companies_is_added_by_name(tmp_path: Path) -> None:
    corpus = loaded(tmp_path, **good_tables(), a_md=a_briefing("company: Glow\nround: Seed"))
    assert problems(corpus) == []
    assert [company.name for company in corpus.facts.companies] == ["Lumen", "Glow"]


def test_alias_adds_to_the_company_that_it_belongs_to(tmp_path: Path) -> None:
    corpus = loaded(tmp_path, **good_tables(), a_md=a_briefing("company: LUMEN AI\nround: Series B"))
    assert corpus.facts.rounds[2].company == "Lumen"
    assert len(corpus.facts.companies) == 1


def test_round_without_an_id_is_the_row_of_its_company_and_name(tmp_path: Path) -> None:
    corpus = loaded(tmp_path, **good_tables(), a_md=a_briefing("company: Lumen\nround: series a"))
    assert corpus.facts.briefing_of == {"lumen-a": "briefings/a.md"}
    assert len(corpus.facts.rounds) == 2


def test_mistyped_id_does_not_make_a_second_round(tmp_path: Path) -> None:
    front = "round_id: lumen-aa\ncompany: Lumen\nround: Series A"
    corpus = loaded(tmp_path, **good_tables(), a_md=a_briefing(front))
    (problem,) = problems(corpus)
    assert problem.startswith("briefings/a.md:2: round_id: 'lumen-aa' is not in facts/rounds.csv")
    assert problem.endswith("which has this company and round as: lumen-a")
    assert len(corpus.facts.rounds) == 2


def test_second_briefing_for_a_round_is_a_fault_that_names_the_first(tmp_path: Path) -> None:
    corpus = loaded(
        tmp_path, **good_tables(), a_md=a_briefing("round_id: lumen-a"), b_md=a_briefing("round_id: lumen-a")
    )
    assert problems(corpus) == [
        "briefings/b.md:2: round_id: briefings/a.md already tells of 'lumen-a'; keep one briefing for each round"
    ]
    assert corpus.facts.briefing_of == {"lumen-a": "briefings/a.md"}


@pytest.mark.parametrize(
    ("front", "want"),
    [
        ("round_id: lumen-a\nammount: 5", "3: the front matter has no key 'ammount'; did you mean 'amount'?"),
        ("round_id: lumen-a\namount: 3.5e9", "3: amount: got '3.5e9', want a whole number such as 2500000"),
        ("round_id: lumen-a\namount: [1, 2]", "3: amount: got a list, want one value"),
        ("round_id: lumen-a\nround: yes", "3: round: got a bool, want plain text; put it in quotes"),
        ("round_id: lumen-a\nuse_of_funds: {a: b}", "3: use_of_funds: got a dict, want plain text; put it in quotes"),
        ('round_id: lumen-a\nnotes: "a\\0b"', "3: notes: holds a character that is no text; remove it"),
        (
            "round_id: lumen-a\nsource_ids: [zz]",
            "3: source_ids: 'zz' is not in facts/sources.csv; add it there or correct the name",
        ),
        (
            "round_id: zz\nround: B",
            "2: round_id: 'zz' is not in facts/rounds.csv; correct it, or give company to add the round",
        ),
        ("company: Lumen", "2: round: missing; want company and round, or the round_id of a row of facts/rounds.csv"),
        (
            "company: Glow\nround: A\nsource_ids: zz",
            "4: source_ids: 'zz' is not in facts/sources.csv; add it there or correct the name",
        ),
        (
            "company: Glow\nround: A\namount: 5",
            "2: currency: empty although amount is given; want three capitals such as USD",
        ),
    ],
)
def test_fault_names_the_line_of_its_key(tmp_path: Path, front: str, want: str) -> None:
    corpus = loaded(tmp_path, **good_tables(), a_md=a_briefing(front))
    assert problems(corpus) == [f"briefings/a.md:{want}"]
    assert len(corpus.facts.rounds) == 2


def test_bad_key_of_a_known_round_costs_that_key_only(tmp_path: Path) -> None:
    corpus = loaded(
        tmp_path, **good_tables(), a_md=a_briefing("round_id: lumen-a\namount: lots\npost_money: 40000000")
    )
    assert corpus.facts.rounds[1].post_money == 40_000_000
    assert corpus.facts.briefing_of == {"lumen-a": "briefings/a.md"}


def test_rows_may_refer_to_what_a_briefing_adds(tmp_path: Path) -> None:
    corpus = loaded(
        tmp_path,
        **good_tables(),
        commitments=table(COMMITMENTS, "glow-seed,Birch,5,USD,exact,s1"),
        metrics=table(METRICS, "Glow,employees,5,people,2024,exact,s1,"),
        a_md=a_briefing("company: Glow\nround: Seed"),
    )
    assert problems(corpus) == []
    assert len(corpus.facts.commitments) == len(corpus.facts.metrics) == 1


def test_rows_that_refer_to_a_bad_front_matter_fall_with_it(tmp_path: Path) -> None:
    corpus = loaded(
        tmp_path,
        **good_tables(),
        commitments=table(COMMITMENTS, "glow-seed,Birch,5,USD,exact,s1"),
        a_md=a_briefing("round_id: glow-seed\ncompany: Glow\nround: Seed\namount: 5"),
    )
    assert corpus.facts.commitments == ()
    assert corpus.facts.briefing_of == {}
    assert [fault.file for fault in corpus.faults] == ["briefings/a.md", "facts/commitments.csv"]


def test_overlap_may_name_the_round_of_a_later_briefing(tmp_path: Path) -> None:
    corpus = loaded(
        tmp_path,
        a_md=a_briefing("company: Glow\nround: A\noverlaps_with: glow-b"),
        b_md=a_briefing("company: Glow\nround: B"),
    )
    assert problems(corpus) == []
    assert corpus.facts.rounds[0].overlaps_with == ("glow-b",)


_VALUE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=8).map(lambda text: '"' + text.encode("unicode_escape").decode().replace('"', "'") + '"'),
    st.sampled_from(["[a, b]", "{a: b}", "2024-03", "1.5", "!!binary aGk=", "!!set {a}", "[[a]]", "~"]),
)
_KEY = st.sampled_from(["round_id", "company", "round", "announced", "amount", "currency", "participants", "odd key"])


@given(front=st.dictionaries(_KEY, _VALUE, max_size=5))
def test_no_front_matter_makes_loading_fail(
    tmp_path_factory: pytest.TempPathFactory, front: dict[str, object]
) -> None:
    text = "\n".join(f"{key}: {value}" for key, value in front.items())
    corpus = loaded(tmp_path_factory.mktemp("corpus"), **good_tables(), a_md=a_briefing(text))
    assert len(corpus.facts.rounds) in (2, 3)
    for fault in corpus.faults:
        str(fault).encode()


def test_investors_of_a_briefing_are_spelled_as_in_the_table_and_new_ones_are_welcome(tmp_path: Path) -> None:
    corpus = loaded(
        tmp_path,
        **good_tables(),
        investors=table(INVESTORS, "Birch,Birch Capital,", "Alder,,", "Cedar,,"),
        a_md=a_briefing("round_id: lumen-a\nlead_investors: birch capital\nparticipants: Spruce"),
        b_md=a_briefing("company: Glow\nround: Seed\nlead_investors: [Oak, Birch Capital]"),
    )
    assert problems(corpus) == []
    assert corpus.facts.conflicts == ()
    rounds = {one.round_id: one for one in corpus.facts.rounds}
    assert rounds["lumen-a"].participants == ("Spruce",)
    assert rounds["glow-seed"].lead_investors == ("Oak", "Birch")
    added = [(one.name, one.origin.file) for one in corpus.facts.investors][3:]
    assert added == [("Spruce", "briefings/a.md"), ("Oak", "briefings/b.md")]
