from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import CorpusError, Fault
from index.frontmatter import FrontMatter, front_matter_of


def read(text: str) -> FrontMatter:
    matter, _ = front_matter_of(text, "a.md")
    assert matter is not None
    return matter


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(CorpusError) as caught:
        front_matter_of(text, "a.md")
    return caught.value.faults


def test_keys_carry_their_line_and_the_block_its_place() -> None:
    text = "---\ncompany: Lumen\n# a comment\nround: Series A\n---\nBody"
    matter = read(text)
    assert matter.values == {"company": "Lumen", "round": "Series A"}
    assert matter.lines == {"company": 2, "round": 4}
    assert text[matter.start : matter.end] == "company: Lumen\n# a comment\nround: Series A\n"
    assert front_matter_of(text, "a.md")[1] == text.index("\nBody")


@pytest.mark.parametrize("date", ["2025", "2025-03", "2025-03-31", "2025-3-1", "2025-03-31 10:00:00"])
def test_date_stays_as_written(date: str) -> None:
    assert str(read(f"---\nannounced: {date}\n---\n").values["announced"]) == date


def test_lists_and_nested_values_are_read() -> None:
    text = "---\nlead: [Vale, Oak]\ntranches:\n  - {investor: Vale, amount: 2000000}\n---\n"
    assert read(text).values == {"lead": ["Vale", "Oak"], "tranches": [{"investor": "Vale", "amount": 2_000_000}]}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_lines_are_counted_with_any_line_end(end: str) -> None:
    assert read(end.join(["---", "a: 1", "b: 2", "...", "Body"])).lines == {"a": 2, "b": 3}


@pytest.mark.parametrize("text", ["Body", "----\na: 1\n----\n", " ---\na: 1\n---\n", "--- a: 1", ""])
def test_text_that_does_not_open_with_a_fence_has_none(text: str) -> None:
    assert front_matter_of(text, "a.md") == (None, 0)


def test_empty_block_states_nothing() -> None:
    assert read("---\n---\nBody").values == {}


def test_key_given_twice_is_a_fault_at_any_depth() -> None:
    (first, second) = faults_of("---\na: 1\na: 2\nb:\n  c: 1\n  c: 2\n---\n")
    assert (first.line, second.line) == (3, 6)
    assert "stands here and on line 2" in first.problem


@pytest.mark.parametrize(
    ("block", "line"),
    [
        pytest.param("2024: x", 2, id="number-as-key"),
        pytest.param("a: 1\n? [b]\n: 2", 3, id="list-as-key"),
        pytest.param("a: !!int x", 2, id="tag-against-value"),
        pytest.param("a: !!timestamp soon", 2, id="no-timestamp"),
        pytest.param("a: !!python/object:os.system {}", 2, id="python-object"),
        pytest.param("a: 1\nb: *missing", 3, id="unknown-alias"),
        pytest.param("a: \x07", 2, id="control-character"),
        pytest.param("a: " + "[" * 2000, 2, id="too-deep"),
        pytest.param("a: 1\n--- \nb: 2", None, id="second-fence-ends-it"),
    ],
)
def test_block_that_cannot_be_used_is_a_fault_on_its_line(block: str, line: int | None) -> None:
    if line is None:
        assert read(f"---\n{block}\n---\n").values == {"a": 1}
    else:
        assert [fault.line for fault in faults_of(f"---\n{block}\n---\n")] == [line]


def test_value_that_holds_itself_does_not_hang() -> None:
    assert "a" in read("---\na: &x [*x]\n---\n").values


@given(block=st.text(alphabet="ab:-[]{}&*!?|>'\"#%@ \n\t1.", max_size=60))
def test_any_block_is_read_or_refused_with_a_line(block: str) -> None:
    lines = range(1, block.count("\n") + 4)
    try:
        matter, _ = front_matter_of(f"---\n{block}\n---\nBody", "a.md")
    except CorpusError as error:
        faults = error.faults
    else:
        faults = ()
        assert matter is not None
        assert matter.values.keys() == matter.lines.keys()
    assert all(fault.line in lines for fault in faults)
