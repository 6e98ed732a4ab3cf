import numpy as np
import pytest

from index.legs.vectors import FlatVectorStore

EAST, NORTH, BETWEEN = [1.0, 0.0], [0.0, 1.0], [0.8, 0.6]


def store() -> FlatVectorStore:
    made = FlatVectorStore(2)
    made.add("a.txt", np.array([0, 1]), np.array([EAST, NORTH], np.float32))
    made.add("b.txt", np.array([2]), np.array([BETWEEN], np.float32))
    return made


def ids(found: tuple[np.ndarray, np.ndarray]) -> list[int]:
    return [int(i) for i in found[0]]


def test_the_nearest_come_first_with_their_cosines() -> None:
    found = store().search(np.array(EAST, np.float32), 3)
    assert ids(found) == [0, 2, 1]
    np.testing.assert_allclose(found[1], [1.0, 0.8, 0.0], atol=1e-6)


def test_allowed_ids_bind_before_ranking() -> None:
    assert ids(store().search(np.array(EAST, np.float32), 1, np.array([1]))) == [1]
    assert ids(store().search(np.array(EAST, np.float32), 5, np.array([1, 2]))) == [2, 1]
    assert ids(store().search(np.array(EAST, np.float32), 5, np.array([], np.int64))) == []


def test_a_deleted_document_is_found_no_more() -> None:
    made = store()
    made.delete("a.txt")
    made.delete("unknown.txt")
    assert ids(made.search(np.array(EAST, np.float32), 5)) == [2]


def test_equal_scores_are_ordered_by_id() -> None:
    made = FlatVectorStore(2)
    made.add("b.txt", np.array([7, 3]), np.array([EAST, EAST], np.float32))
    made.add("a.txt", np.array([5]), np.array([EAST], np.float32))
    assert ids(made.search(np.array(EAST, np.float32), 3)) == [3, 5, 7]


def test_any_vector_can_be_compared_whether_it_is_near_or_not() -> None:
    np.testing.assert_allclose(store().scores(np.array(EAST, np.float32), np.array([2, 1])), [0.8, 0.0], atol=1e-6)


def test_the_mean_is_that_of_the_vectors_that_are_there() -> None:
    made, east = store(), np.array(EAST, np.float32)
    assert made.mean_score(east) == pytest.approx((1 + 0 + 0.8) / 3)
    made.delete("a.txt")
    assert made.mean_score(east) == pytest.approx(0.8)
    made.delete("b.txt")
    assert made.mean_score(east) == 0
