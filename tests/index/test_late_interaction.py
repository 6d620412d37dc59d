"""How near texts come to questions, and how their tokens are kept. Words are the tokens: shares can be counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.errors import CorruptError, MismatchError
from index.late_interaction import _TEXTS_AT_ONCE, LateInteraction, Matrix, TokenStore, TokenVectors, max_sims
from index.sentences import Span
from tests.index.word_tokens import WordTokens

TEXTS = ("Lumen sells lamps.", "", "Oak sells chairs, and chairs only.", "lumen, lumen")


def rows_of(numbers: Sequence[Sequence[float]]) -> Matrix:
    """L2-normalised rows of three numbers."""
    rows = np.array(numbers, dtype=np.float32).reshape(len(numbers), 3)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def max_sim(question: Matrix, text: TokenVectors) -> float:
    """How near one text comes to a question."""
    [score] = max_sims(question, [text])
    return score


def text_of(rows: Matrix) -> TokenVectors:
    """A text of these tokens, one a character."""
    return TokenVectors(rows.astype(np.float16), np.arange(len(rows), dtype=np.int32))


DIRECTION = st.tuples(*[st.integers(-9, 9)] * 3).filter(any)
ROWS = st.lists(DIRECTION, max_size=8).map(rows_of)
SOME_ROWS = st.lists(DIRECTION, min_size=1, max_size=8).map(rows_of)


@given(question=ROWS, text=ROWS)
def test_nearness_lies_between_minus_one_and_one(question: Matrix, text: Matrix) -> None:
    assert -1.001 <= max_sim(question, text_of(text)) <= 1.001


@given(text=SOME_ROWS)
def test_a_text_is_as_near_to_itself_as_can_be(text: Matrix) -> None:
    assert max_sim(text, text_of(text)) == pytest.approx(1, abs=2e-3)
    assert max_sim(-text[:1], text_of(text[:1])) == pytest.approx(-1, abs=2e-3)


@given(question=ROWS, text=ROWS, data=st.data())
def test_the_order_of_tokens_does_not_matter(question: Matrix, text: Matrix, data: st.DataObject) -> None:
    asked = data.draw(st.permutations(range(len(question))))
    told = data.draw(st.permutations(range(len(text))))
    mixed = max_sim(question[np.array(asked, dtype=int)], text_of(text[np.array(told, dtype=int)]))
    assert mixed == pytest.approx(max_sim(question, text_of(text)), abs=1e-5)


@given(question=ROWS, text=SOME_ROWS, more=ROWS)
def test_more_tokens_never_bring_a_text_further_away(question: Matrix, text: Matrix, more: Matrix) -> None:
    longer = text_of(np.concatenate([text, more]))
    assert max_sim(question, longer) >= max_sim(question, text_of(text)) - 1e-6


@given(rows=ROWS)
def test_nothing_is_near_to_nothing(rows: Matrix) -> None:
    assert max_sim(rows[:0], text_of(rows)) == max_sim(rows, text_of(rows[:0])) == 0


def test_nearness_is_the_mean_over_the_questions_tokens_of_each_ones_nearest() -> None:
    question, text = rows_of([(1, 0, 0), (0, 1, 0)]), text_of(rows_of([(3, 4, 0), (0, 0, 1)]))
    assert max_sim(question, text) == pytest.approx((0.6 + 0.8) / 2, abs=1e-3)


@given(question=ROWS, texts=st.lists(ROWS, max_size=6))
def test_texts_measured_together_are_as_near_as_alone(question: Matrix, texts: list[Matrix]) -> None:
    told = [text_of(rows) for rows in texts]
    assert max_sims(question, told) == pytest.approx([max_sim(question, one) for one in told], abs=1e-5)


def test_many_texts_are_measured_each_by_its_own_tokens() -> None:
    """More than are in memory together, some of them without tokens."""
    directions = np.eye(3, dtype=np.float32)
    told = [text_of(directions[n % 4 : n % 4 + 1]) for n in range(4 * _TEXTS_AT_ONCE)]
    assert max_sims(directions[1:2], told) == [float(n % 4 == 1) for n in range(len(told))]


def test_a_token_lies_within_a_stretch_that_holds_its_first_character() -> None:
    [tokens] = WordTokens().texts(["Lumen sells lamps here"])
    assert tokens.starts.tolist() == [0, 6, 12, 18]
    assert tokens.within(Span(6, 18)).starts.tolist() == [6, 12]
    assert tokens.within(Span(7, 12)).starts.tolist() == []
    assert tokens.within(Span(0, 1), Span(12, 13), Span(12, 20)).starts.tolist() == [0, 12, 18]
    assert tokens.within().starts.tolist() == []
    assert np.array_equal(tokens.within(Span(6, 7)).vectors, tokens.vectors[1:2])


def store_of(*texts: str, encoder: WordTokens | None = None) -> TokenStore:
    return TokenStore.build((encoder or WordTokens()).texts(texts), dimension=WordTokens.dimension)


def same(left: TokenStore, right: TokenStore) -> bool:
    assert (len(left), left.dimension) == (len(right), right.dimension)
    pairs = [(left[row], right[row]) for row in range(len(left))]
    return all(np.array_equal(a.vectors, b.vectors) and np.array_equal(a.starts, b.starts) for a, b in pairs)


def test_each_row_holds_its_own_tokens() -> None:
    made = WordTokens().texts(TEXTS)
    store = TokenStore.build(made, dimension=512)
    assert len(store) == len(TEXTS)
    for row, tokens in enumerate(made):
        assert np.array_equal(store[row].vectors, tokens.vectors)
        assert np.array_equal(store[row].starts, tokens.starts)
    assert [len(store[row].starts) for row in range(4)] == [3, 0, 6, 2]


def test_what_was_saved_is_opened_again(tmp_path: Path) -> None:
    store = store_of(*TEXTS)
    store.save(tmp_path / "below" / "tokens")
    opened = TokenStore.open(tmp_path / "below" / "tokens")
    assert same(opened, store)
    opened.save(tmp_path / "again")
    assert same(TokenStore.open(tmp_path / "again"), store)


@given(texts=st.lists(st.text(alphabet="ab ", max_size=12), max_size=6))
def test_any_texts_stand_in_the_store_as_they_were_given(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("tokens")
    store = store_of(*texts)
    store.save(folder)
    assert same(TokenStore.open(folder), store)


@pytest.mark.parametrize("texts", [(), ("", "...")], ids=["no texts", "texts without words"])
def test_a_store_may_hold_nothing(texts: tuple[str, ...], tmp_path: Path) -> None:
    store_of(*texts).save(tmp_path)
    opened = TokenStore.open(tmp_path)
    assert (len(opened), opened.dimension) == (len(texts), 512)
    late = LateInteraction(opened, WordTokens())
    assert late.scores("lumen", range(len(texts))) == [0.0] * len(texts)


NAMES = ("vectors.npy", "starts.npy", "ends.npy")
Damage = Callable[[Path], None]


def _rewritten(name: str, change: Callable[[NDArray[np.generic]], NDArray[np.generic]]) -> Damage:
    def damage(folder: Path) -> None:
        array = np.load(folder / name)
        np.save(folder / name, change(array))

    return damage


def _pickled(folder: Path) -> None:
    np.save(folder / "ends.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:-1], id="a byte short"),
        pytest.param(lambda data: data[:40], id="cut off in its header"),
        pytest.param(lambda data: b"nothing of the kind", id="no array"),
        pytest.param(lambda data: b"PK\x03\x04" + data, id="a broken archive"),
    ],
)
def test_broken_files_are_said_with_their_folder(name: str, change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    store_of(*TEXTS).save(tmp_path)
    (tmp_path / name).write_bytes(change((tmp_path / name).read_bytes()))
    with pytest.raises(CorruptError) as caught:
        TokenStore.open(tmp_path)
    assert str(caught.value) == f"{tmp_path}: no readable token vectors; run: roundtable index build --full"


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_and_a_missing_folder_are_corrupt(name: str, tmp_path: Path) -> None:
    with pytest.raises(CorruptError, match="nowhere: no readable token vectors"):
        TokenStore.open(tmp_path / "nowhere")
    store_of(*TEXTS).save(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(CorruptError, match="index build --full"):
        TokenStore.open(tmp_path)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(_rewritten("vectors.npy", lambda a: a.astype(np.float32)), id="vectors of another kind"),
        pytest.param(_rewritten("starts.npy", lambda a: a.astype(np.int64)), id="starts of another kind"),
        pytest.param(_rewritten("ends.npy", lambda a: a.astype(np.float64)), id="ends of another kind"),
        pytest.param(_pickled, id="objects"),
        pytest.param(_rewritten("vectors.npy", lambda a: a.reshape(-1)), id="vectors in one row"),
        pytest.param(_rewritten("vectors.npy", lambda a: a[:-1]), id="a vector too few"),
        pytest.param(_rewritten("starts.npy", lambda a: np.append(a, a[:1])), id="a start too many"),
        pytest.param(_rewritten("ends.npy", lambda a: a.reshape(-1, 1)), id="ends in a column"),
        pytest.param(_rewritten("ends.npy", lambda a: a[:-1]), id="the last text gone"),
        pytest.param(_rewritten("ends.npy", lambda a: np.append(a, a[-1:] + 1)), id="an end behind all tokens"),
        pytest.param(_rewritten("ends.npy", lambda a: a[[2, 1, 0, 3]]), id="ends that fall"),
        pytest.param(_rewritten("ends.npy", lambda a: np.concatenate([[-1], a[1:]])), id="an end before all tokens"),
    ],
)
def test_parts_that_do_not_fit_each_other_are_corrupt(damage: Damage, tmp_path: Path) -> None:
    store_of(*TEXTS).save(tmp_path)
    TokenStore.open(tmp_path)
    damage(tmp_path)
    with pytest.raises(CorruptError) as caught:
        TokenStore.open(tmp_path)
    assert str(tmp_path) in str(caught.value)


def late_over_texts(*texts: str) -> LateInteraction:
    encoder = WordTokens()
    return LateInteraction(store_of(*texts, encoder=encoder), encoder)


def test_texts_are_measured_in_the_order_in_which_they_are_asked_for() -> None:
    late = late_over_texts(*TEXTS)
    assert len(late) == 4
    assert late.scores("does lumen sell chairs", [2, 0, 1, 0]) == [0.25, 0.25, 0.0, 0.25]
    assert late.scores("lumen lamps", [3, 0]) == [0.5, 1.0]
    assert late.scores("", [0]) == [0.0]
    assert late.scores("lumen", []) == []


def test_of_a_part_only_its_stretches_count() -> None:
    late = late_over_texts(*TEXTS)
    head, middle, tail = Span(0, 3), Span(4, 9), Span(10, 34)
    parts = [(2, (head,)), (2, (head, middle)), (2, (middle, tail)), (2, (head, tail)), (2, ())]
    assert late.of_parts("oak sells", parts) == [0.5, 1.0, 0.5, 0.5, 0.0]


class Narrow(WordTokens):
    """An encoder of another dimension than the stored tokens'."""

    dimension = 7


def test_a_question_of_another_dimension_is_refused() -> None:
    late = LateInteraction(store_of("Lumen sells lamps."), Narrow())
    refused = pytest.raises(MismatchError, match=r"tokens of 512 numbers, the model makes 7; run: .* --full")
    with refused:
        late.scores("lumen", [0])
    with refused:
        late.of_parts("lumen", [(0, (Span(0, 5),))])


def test_threads_read_one_store_from_the_disk(tmp_path: Path) -> None:
    encoder = WordTokens()
    texts = [f"word{n} stands in text{n}" for n in range(100)]
    store_of(*texts, encoder=encoder).save(tmp_path)
    late = LateInteraction(TokenStore.open(tmp_path), encoder)

    def measured(n: int) -> list[float]:
        return late.scores(f"word{n}", range(100))

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(measured, range(100)))
    assert found == [[float(row == n) for row in range(100)] for n in range(100)]
