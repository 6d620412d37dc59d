"""``roundtable figure``: a query in, the Answer of ``ask`` out; a fault is one line that names its place."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from index.figures.catalogue import METRICS
from index.figures.query import Aggregate
from tests.bot.cli.corpora import Built
from tests.bot.cli.running import Ran, RunCli

LINE = "amount where company = Lumen and round = Series B"


def figure(cli: RunCli, built: Built, *args: str | Path) -> Ran:
    return cli("figure", "--corpus", built.corpus, "--index", built.index, *args)


def test_a_query_is_answered_like_the_question_that_means_it(cli: RunCli, lumen: Built) -> None:
    ran = figure(cli, lumen, "--json", LINE)
    asked = cli("ask", "--corpus", lumen.corpus, "--index", lumen.index, "--json", "How big was Lumen's Series B?")
    answer, other = json.loads(ran.out), json.loads(asked.out)
    assert (ran.code, ran.err) == (0, "")
    assert answer["question"] == LINE
    assert list(answer) == list(other)
    assert answer["figure"] == other["figure"]


def test_words_need_no_quotes_of_the_shell(cli: RunCli, lumen: Built) -> None:
    ran = figure(cli, lumen, *LINE.split())
    assert ran.code == 0
    assert 'amount where company = Lumen and round = "Series B"' in ran.out


def test_a_value_that_is_not_known_is_declined(cli: RunCli, lumen: Built) -> None:
    ran = figure(cli, lumen, "amount where company = Lumen and amount > 900bn USD")
    assert (ran.code, ran.err) == (3, "")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "amuont where company = Lumen",
            "at character 1 (“amuont”): there is no metric “amuont”; did you mean amount?",
        ),
        ("amount where company = Lumin", "no company is called “Lumin”; did you mean Lumen?"),
        ("amount where company =", "at the end: a name is expected"),
    ],
)
def test_a_fault_is_one_line_and_exit_code_2(cli: RunCli, lumen: Built, line: str, said: str) -> None:
    ran = figure(cli, lumen, line)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("roundtable: ")
    assert ran.err.count("\n") == 1
    assert said in ran.err


def test_a_fault_is_found_before_an_index_is_built(cli: RunCli, lumen: Built, tmp_path: Path) -> None:
    ran = cli("figure", "--corpus", lumen.corpus, "--index", tmp_path / "index", "amuont")
    assert ran.code == 2
    assert not (tmp_path / "index").exists()


def test_on_a_terminal_the_place_is_marked(cli: RunCli, lumen: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    ran = figure(cli, lumen, "median(amuont)")
    assert "median(amuont)\n       ^^^^^^\nroundtable: at character 8" in ran.err


@pytest.mark.parametrize("args", [(), ("--list", "amount")], ids=["no query", "list and a query"])
def test_what_to_do_is_said_where_it_is_used_wrongly(cli: RunCli, lumen: Built, args: tuple[str, ...]) -> None:
    ran = figure(cli, lumen, *args)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_the_list_has_all_that_a_query_is_made_of(cli: RunCli) -> None:
    ran = cli("figure", "--list")
    assert ran.code == 0
    rows = [row.split() for row in ran.out.splitlines()]
    for metric in METRICS:
        assert [metric.name] in [row[:1] for row in rows]
    assert f"  {', '.join(Aggregate)}" in ran.out


def test_the_list_in_json_tells_units_operators_and_aggregates(cli: RunCli) -> None:
    parts = json.loads(cli("figure", "--list", "--json").out)
    metrics = {one["name"]: one for one in parts["metrics"]}
    fields = {one["name"]: one for one in parts["fields"]}
    assert metrics["stake_sold"]["unit"] == "percent"
    assert "sum" not in metrics["stake_sold"]["aggregates"]
    assert fields["company"]["operators"] == ["=", "!=", "in", "known", "unknown"]
    assert "year" in parts["groups"]


def test_a_figure_with_rows_is_drawn(cli: RunCli, lumen: Built, tmp_path: Path) -> None:
    ran = figure(cli, lumen, "list(amount)", "--chart", tmp_path / "rounds.svg")
    assert ran.code == 0
    assert ran.err or (tmp_path / "rounds.svg").read_text(encoding="utf-8").startswith("<?xml")
