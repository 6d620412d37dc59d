"""The generated pages are what the program says today."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

from docs.corpus_page import with_reference
from docs.generate import CHART, CORPUS_PAGE, EXAMPLES, METRICS_PAGE, README, metrics_page, readme_with_examples
from docs.messages import SPOILT
from index.facts.columns import TABLES
from index.figures.catalogue import METRICS


def test_the_page_on_metrics_has_every_metric_and_is_not_stale() -> None:
    page = METRICS_PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^### (.+)$", page, re.MULTILINE) == [metric.title for metric in METRICS]
    assert page == metrics_page(), "stale: run make docs"


def test_the_examples_in_the_readme_are_what_is_answered_today(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    assert [question for question in EXAMPLES if question not in text] == []
    assert text == readme_with_examples(text, tmp_path), "stale: run make docs"


def test_the_chart_in_the_readme_is_the_one_that_its_words_describe() -> None:
    found = re.search(
        rf"!\[(.+)\]\({CHART.relative_to(README.parent).as_posix()}\)", README.read_text(encoding="utf-8")
    )
    assert found is not None
    with Image.open(CHART) as picture:
        assert picture.info["Description"] == found[1], "stale: run make docs"


def test_the_reference_of_the_tables_and_the_messages_are_not_stale(tmp_path: Path) -> None:
    text = CORPUS_PAGE.read_text(encoding="utf-8")
    assert [column.name for table in TABLES for column in table.columns if f"| `{column.name}`" not in text] == []
    assert [spoilt.remedy for spoilt in SPOILT if spoilt.remedy not in text] == []
    assert text == with_reference(text, tmp_path), "stale: run make docs"


def test_links_between_the_pages_lead_somewhere() -> None:
    root = README.parent
    pages = [README, CORPUS_PAGE, *sorted((root / "docs").glob("*.md"))]
    links = [
        (page, link) for page in pages for link in re.findall(r"\]\(([^):#]+)\)", page.read_text(encoding="utf-8"))
    ]
    assert links
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []
