"""Charts as files: refused before anything is answered, or whole, or not there at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.answers.answer import Answer
from bot.cli.charts import ChartFileError, free_name, save_chart
from index.generation import build
from tests.bot.cli.corpora import BRIEFING, Built, a_corpus
from tests.bot.cli.running import RunCli
from tests.bot.render.builders import a_list_answer, a_passages_answer

BY_YEAR = "How much was raised by year?"


@pytest.fixture(scope="module")
def three_years(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A corpus with a round in each of three years."""
    folder = tmp_path_factory.mktemp("years")
    texts = {
        f"r{year}": BRIEFING.replace("2025-03-03", f"{year}-03-03").replace("Series B", series)
        for year, series in ((2023, "Seed"), (2024, "Series A"), (2025, "Series B"))
    }
    built = Built(a_corpus(folder, **texts), folder / "index")
    build(built.corpus, built.index)
    return built


def asking(built: Built, *args: str | Path) -> tuple[str | Path, ...]:
    """The arguments that ask a built corpus."""
    return ("ask", "--corpus", built.corpus, "--index", built.index, *args)


@pytest.mark.parametrize(
    ("name", "start"), [("years.png", b"\x89PNG"), ("years.SVG", b"<?xml"), ("my years.pdf", b"%PDF")]
)
def test_the_answer_is_also_drawn_as_the_suffix_says(
    name: str, start: bytes, three_years: Built, tmp_path: Path, cli: RunCli
) -> None:
    ran = cli(*asking(three_years, "--chart", tmp_path / name, BY_YEAR))
    assert (ran.code, ran.err) == (0, "")
    assert "2023: $2 million" in ran.out
    assert (tmp_path / name).read_bytes().startswith(start)


def test_json_and_chart_go_together(three_years: Built, tmp_path: Path, cli: RunCli) -> None:
    ran = cli(*asking(three_years, "--json", "--chart", tmp_path / "years.png", BY_YEAR))
    assert len(json.loads(ran.out)["rows"]) == 3
    assert (tmp_path / "years.png").exists()


@pytest.mark.parametrize(
    ("file", "complaint"),
    [
        pytest.param("years.gif", "ends in one of .png, .svg, .pdf", id="unknown suffix"),
        pytest.param("years", "ends in one of .png, .svg, .pdf", id="no suffix"),
        pytest.param("nowhere/years.png", "there is no folder nowhere", id="no folder"),
        pytest.param("folder.png", "is a folder", id="a folder"),
    ],
)
def test_a_file_that_cannot_be_is_refused_before_anything_is_answered(
    file: str, complaint: str, three_years: Built, cli: RunCli
) -> None:
    Path("folder.png").mkdir()
    ran = cli(*asking(three_years, "--chart", file, BY_YEAR))
    assert (ran.code, ran.out) == (2, "")
    assert "'--chart'" in ran.err
    assert complaint in ran.err
    assert ran.err.count("\n") == 1


def test_an_answer_without_a_chart_says_so_and_ends_as_it_does(lumen: Built, tmp_path: Path, cli: RunCli) -> None:
    for question, code in (("How much did Lumen raise in its Series B?", 0), ("What about the weather?", 3)):
        ran = cli(*asking(lumen, "--chart", tmp_path / "chart.png", question))
        assert ran.code == code
        assert ran.out
        assert "this answer has no chart" in ran.err
        assert ran.err.count("\n") == 1
    assert list(tmp_path.glob("*.png")) == []


@pytest.mark.parametrize("args", [("--batch", "-"), ()], ids=["batch", "no question"])
def test_a_chart_wants_one_question(args: tuple[str, ...], lumen: Built, cli: RunCli) -> None:
    ran = cli(*asking(lumen, "--chart", "chart.png", *args))
    assert ran.code == 2
    assert "give the question too" in ran.err


def test_a_file_that_is_there_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    file = tmp_path / "chart.png"
    file.write_bytes(b"old")
    assert save_chart(a_list_answer(), file)
    assert file.read_bytes().startswith(b"\x89PNG")
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("answer", [a_passages_answer()], ids=["passages"])
def test_an_answer_without_a_chart_leaves_a_file_as_it_was(answer: Answer, tmp_path: Path) -> None:
    file = tmp_path / "chart.png"
    file.write_bytes(b"old")
    assert not save_chart(answer, file)
    assert file.read_bytes() == b"old"


def test_a_name_that_the_system_does_not_take_is_explained(tmp_path: Path) -> None:
    assert save_chart(a_list_answer(), tmp_path / f"{'x' * 251}.png")
    (tmp_path / f"{'x' * 251}.png").unlink()
    file = tmp_path / f"{'x' * 252}.png"
    with pytest.raises(ChartFileError, match="cannot be written"):
        save_chart(a_list_answer(), file)
    assert list(tmp_path.iterdir()) == []


def test_names_that_are_taken_are_passed_over(tmp_path: Path) -> None:
    assert free_name(tmp_path).name == "chart.png"
    (tmp_path / "chart.png").touch()
    (tmp_path / "chart-2.png").touch()
    assert free_name(tmp_path).name == "chart-3.png"
