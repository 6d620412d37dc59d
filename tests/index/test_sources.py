from __future__ import annotations

import pytest

from index.sources import sources_of


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Vale, Oak – Vale, CNBC", ("Vale", "Oak – Vale", "CNBC"), id="names"),
        pytest.param("CNBC — https://a.example/x, FT", ("CNBC — https://a.example/x", "FT"), id="link-after-name"),
        pytest.param("https://a.example/x,y?z=1,2, FT", ("https://a.example/x,y?z=1,2", "FT"), id="comma-in-link"),
        pytest.param("https://a.example,https://b.x", ("https://a.example", "https://b.x"), id="tight-links"),
        pytest.param("Mint (Reuters, AFP), FT .", ("Mint (Reuters, AFP)", "FT"), id="brackets-and-stray-stop"),
        pytest.param("Lumen, Inc., Vale", ("Lumen, Inc", "Vale"), id="legal-form"),
        pytest.param("- CNBC\r\n- FT\r\n", ("CNBC", "FT"), id="bullets"),
        pytest.param("CNBC\nFT", ("CNBC", "FT"), id="a-line-each"),
        pytest.param("CNBC, The Wall\nStreet Journal", ("CNBC", "The Wall Street Journal"), id="wrapped"),
        pytest.param("- CNBC, live\n- FT", ("CNBC", "live", "FT"), id="bullets-with-commas"),
        pytest.param("CNBC; FT; CNBC", ("CNBC", "FT"), id="semicolons-and-repeats"),
        pytest.param(" , ,\n", (), id="nothing"),
        pytest.param("https://a.example/x.", ("https://a.example/x",), id="sentence-end-after-link"),
    ],
)  # fmt: skip
def test_entries_are_separated_as_written(body: str, expected: tuple[str, ...]) -> None:
    assert sources_of(body) == expected
