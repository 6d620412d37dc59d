"""A batch: a line in, a line out, in order, and one bad line spoils no other."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.batch import answer_lines
from tests.bot.cli.answering import Parrot


class NamedLines(io.BytesIO):
    """Lines of a file of that name."""

    name = "questions.jsonl"


def answered(lines: list[bytes | object], capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, Any]]]:
    """The exit code and what came out for these lines; what is not bytes is written as JSON."""
    given = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    code = answer_lines(NamedLines(b"\n".join(given)), Parrot())
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_order_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = answered([{"q": str(number)} for number in range(5)], capsys)
    assert code == 0
    assert [answer["question"] for answer in out] == ["0", "1", "2", "3", "4"]


def test_each_session_remembers_its_own_lines(capsys: pytest.CaptureFixture[str]) -> None:
    lines: list[bytes | object] = [
        {"q": "one", "session": "a"},
        {"q": "two", "session": "b"},
        {"q": "three", "session": "a"},
        {"q": "four"},
        {"q": "five", "session": None},
    ]
    _, out = answered(lines, capsys)
    assert [answer["text"] for answer in out] == ["one (1)", "two (1)", "three (2)", "four (1)", "five (1)"]


def test_declining_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    code, [answer] = answered([{"q": "decline"}], capsys)
    assert (code, answer["kind"]) == (0, "declined")


def test_other_keys_are_ignored(capsys: pytest.CaptureFixture[str]) -> None:
    code, [answer] = answered([{"q": "x", "id": 7, "expected": ["y"]}], capsys)
    assert (code, answer["question"]) == (0, "x")


def test_empty_lines_are_no_questions(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(answered([b"", {"q": "x"}, b"  \r", b""], capsys)[1]) == 1


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        pytest.param(b"who led?", "not JSON", id="plain text"),
        pytest.param(b'{"q": "x"', "not JSON", id="cut off"),
        pytest.param(b"[" * 100_000, "not JSON", id="too deep"),
        pytest.param(b'{"q": ' + b"9" * 5_000 + b"}", "not JSON", id="too long a number"),
        pytest.param(b"\xff\xfe", "not UTF-8", id="another encoding"),
        pytest.param(b'["x"]', "want a JSON object", id="list"),
        pytest.param(b'{"question": "x"}', '"q" is missing', id="other key"),
        pytest.param(b'{"q": 7}', '"q": want a string', id="number"),
        pytest.param(b'{"q": "x", "session": ["a"]}', '"session": want a string', id="session"),
    ],
)
def test_bad_line_gives_an_error_in_its_place(line: bytes, problem: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = answered([{"q": "before"}, line, {"q": "after"}], capsys)
    assert code == 2
    assert [list(result)[:2] for result in out] == [
        ["question", "understood"],
        ["error", "line"],
        ["question", "understood"],
    ]
    assert out[1]["line"] == 2
    assert out[1]["error"].startswith(f"questions.jsonl:2: {problem}")


def test_failing_line_does_not_stop_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = answered([{"q": "fail"}, {"q": "no model"}, {"q": "after"}], capsys)
    assert code == 1
    assert "the parrot is tired" in out[0]["error"]
    assert out[1]["error"] == "questions.jsonl:2: no such model; set ROUNDTABLE_MODEL"
    assert out[2]["question"] == "after"


@given(st.lists(st.text(alphabet=st.characters(), max_size=20).filter(lambda text: text not in ("fail", "no model"))))
def test_any_text_comes_back_on_its_own_line(questions: list[str]) -> None:
    written = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", written)
        lines = b"".join(json.dumps({"q": question}).encode() + b"\n" for question in questions)
        assert answer_lines(NamedLines(lines), Parrot()) == 0
    out = written.getvalue().splitlines()
    kept = [question.encode("utf-8", "replace").decode() for question in questions]
    assert [json.loads(line)["question"] for line in out] == kept
