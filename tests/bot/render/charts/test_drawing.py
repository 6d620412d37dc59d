"""Pictures are judged by what stands on the sheet: where each text is, and that the bytes depend on nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from PIL import Image

from bot.answers.answer import Answer
from bot.render.charts import ChartFormat, described, drawn
from bot.render.charts import sheet as sheets
from bot.render.charts.drawing import sheet_of
from bot.render.charts.plan import chart_of
from tests.bot.render.charts.builders import a_row, an_answer_of, rows_of

ROOT = Path(__file__).parents[4]
BY_YEAR, BY_MONTH = "sum(raised) by year order raised desc", "sum(raised) by month order raised desc"
LEVELS = "median(raised) by year order raised desc"
SIDES = "larger(sum(raised) where company = A; sum(raised) where company = B)"
LONG = "Nebius Convertible senior notes due 2030 and 2032 of the second and of the third tranche"
HEDGES = ("", "about ", "at least ", "up to ")
LABEL = st.text(max_size=12) | st.sampled_from(
    [LONG, "$x^2$", "\\frac{1}{0}", "_{", "株式会社", "Fidelity & Research"]
)
AMOUNT = st.integers(-(10**13), 10**13) | st.sampled_from([0, 1, 30_000_000, 122_000_000_000])
UNIT = st.sampled_from(["USD", "JPY", "percent", "x", "count"])


@st.composite
def an_answer(draw: st.DrawFn) -> Answer:
    """An answer with any rows that make a chart, of each kind."""
    query, prefix, most = draw(st.sampled_from([("", "", 24), (BY_YEAR, "20{:02}", 30), (LEVELS, "20{:02}", 12)]))
    unit = draw(UNIT)
    numbers = draw(st.lists(st.integers(0, 60), min_size=3, max_size=most, unique=True))
    rows = [
        a_row(
            prefix.format(n) if prefix else draw(LABEL), str(draw(AMOUNT)), unit, hedge=draw(st.sampled_from(HEDGES))
        )
        for n in numbers
    ]
    return an_answer_of(*rows, query=query, understood="" if query else draw(LABEL))


def figure_of(answer: Answer) -> Figure:
    """The chart of an answer, put together but not yet written."""
    chart = chart_of(answer)
    assert chart is not None
    with sheets.settings():
        return sheet_of(chart).figure


def words_on(figure: Figure) -> list[str]:
    """Every text of a chart."""
    return [text.get_text() for text in figure.texts]


def untidy(answer: Answer) -> list[str]:
    """Texts that lie over one another by more than a dot, or not wholly on the sheet."""
    figure = figure_of(answer)
    with sheets.settings():
        placed = [(text.get_text(), text.get_window_extent().padded(-1)) for text in figure.texts if text.get_text()]
    sheet = figure.bbox
    found = [words for words, box in placed if not (sheet.contains(*box.p0) and sheet.contains(*box.p1))]
    return found + [f"{one} / {two}" for (one, here), (two, there) in combinations(placed, 2) if here.overlaps(there)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(an_answer())
def test_no_text_lies_over_another_or_beyond_the_sheet(answer: Answer) -> None:
    assert untidy(answer) == []


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(an_answer_of(*rows_of(*(f"{LONG} {n}" for n in range(60)))), id="60 long names"),
        pytest.param(
            an_answer_of(
                *(
                    a_row(f"20{y:02}-{m:02}", "44720000000", hedge="at least ")
                    for y in (24, 25)
                    for m in range(1, 13)
                ),
                query=BY_MONTH,
            ),
            id="24 months",
        ),
        pytest.param(
            an_answer_of(
                *(a_row(f"20{y:02}-{m:02}", "44720000000") for y in range(10, 26) for m in range(1, 13)),
                query=BY_MONTH,
            ),
            id="192 months",
        ),
        pytest.param(an_answer_of(*rows_of(LONG, f"{LONG} too", "xAI"), query=SIDES), id="sides"),
        pytest.param(an_answer_of(*(a_row(name, "0") for name in "ABC")), id="nothing but zeros"),
        pytest.param(an_answer_of(*(a_row(name, "-7000000000") for name in "ABC")), id="nothing above zero"),
    ],
)
def test_long_and_odd_charts_are_as_tidy(answer: Answer) -> None:
    assert untidy(answer) == []


def test_text_is_drawn_as_it_is_and_never_as_a_formula() -> None:
    answer = an_answer_of(*rows_of("$A_1$", "\\frac{1}{2}$", "$$"), understood="What $x^2$ raised")
    words = words_on(figure_of(answer))
    assert {"$A_1$", "\\frac{1}{2}$", "$$", "What $x^2$ raised", "$3 billion"} <= set(words)
    assert drawn(answer)


def test_a_sign_that_the_font_lacks_becomes_a_box() -> None:
    assert "□□ Inc" in words_on(figure_of(an_answer_of(*rows_of("株式 Inc", "B", "C"))))


def test_a_period_without_value_is_left_empty() -> None:
    rows = (a_row("2021", "1000000000"), a_row("2022", "2000000000"), a_row("2024", "3000000000"))
    words = words_on(figure_of(an_answer_of(*rows, query=BY_YEAR)))
    assert "2023" in words
    assert len([text for text in words if text.startswith("$")]) == 3


@pytest.mark.parametrize("file_format", ChartFormat)
def test_the_same_answer_gives_the_same_bytes(file_format: ChartFormat) -> None:
    answer = an_answer_of(*rows_of("OpenAI", "Anthropic", "xAI"))
    first = drawn(answer, file_format=file_format)
    with ThreadPoolExecutor(4) as threads:
        again = list(threads.map(lambda _: drawn(answer, file_format=file_format), range(4)))
    assert again == [first] * 4


@pytest.mark.parametrize(
    ("file_format", "start"), [(ChartFormat.PNG, b"\x89PNG"), (ChartFormat.SVG, b"<?xml"), (ChartFormat.PDF, b"%PDF")]
)
def test_each_format_is_what_its_suffix_says(file_format: ChartFormat, start: bytes) -> None:
    assert drawn(an_answer_of(*rows_of("A", "B", "C")), file_format=file_format).startswith(start)


def test_the_picture_carries_its_description() -> None:
    answer = an_answer_of(*rows_of("OpenAI", "Anthropic", "xAI"))
    with Image.open(BytesIO(drawn(answer))) as picture:
        assert picture.info["Description"] == described(answer)
        assert picture.width == 1200


def test_an_answer_without_a_chart_is_not_drawn() -> None:
    with pytest.raises(ValueError, match="no chart"):
        drawn(an_answer_of(*rows_of("A", "B")))


DRAW = """
from bot.render.charts import drawn
from tests.bot.render.charts.builders import an_answer_of, rows_of
import sys
sys.stdout.buffer.write(drawn(an_answer_of(*rows_of("OpenAI", "Anthropic", "xAI"))))
"""


PLAN = """
import sys
from bot.render.charts import chart_kind, described
from tests.bot.render.builders import a_list_answer
assert chart_kind(a_list_answer()) and described(a_list_answer())
sys.exit("matplotlib" in sys.modules)
"""


def test_to_know_that_there_is_a_chart_nothing_that_draws_is_imported() -> None:
    assert subprocess.run([sys.executable, "-c", PLAN], cwd=ROOT, check=False).returncode == 0


def test_neither_the_machines_settings_nor_a_home_that_cannot_be_written_to_count(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("font.size: 30\naxes.facecolor: red\nsavefig.dpi: 30\n", encoding="utf-8")
    (tmp_path / "home").write_text("no folder", encoding="utf-8")
    env = {**os.environ, "HOME": str(tmp_path / "home"), "MATPLOTLIBRC": str(tmp_path)}
    env = {name: value for name, value in env.items() if name not in {"MPLCONFIGDIR", "XDG_CACHE_HOME"}}
    env["XDG_CONFIG_HOME"] = str(tmp_path / "home" / "config")
    done = subprocess.run([sys.executable, "-c", DRAW], cwd=ROOT, env=env, capture_output=True, check=True)
    assert done.stderr == b""
    assert done.stdout == drawn(an_answer_of(*rows_of("OpenAI", "Anthropic", "xAI")))
