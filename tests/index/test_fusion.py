import pytest

from index.legs.fusion import ranked, reciprocal, scaled

EVEN = {"dense": 0.5, "words": 0.5}


def test_scaled_scores_run_from_0_to_the_sum_of_the_weights() -> None:
    fused = scaled({"dense": {1: 0.93, 2: 0.90, 3: 0.87}, "words": {1: 20.0, 3: 0.5}}, {"dense": 0.7, "words": 0.3})
    assert fused == {1: pytest.approx(1.0), 2: pytest.approx(0.35), 3: pytest.approx(0.0)}


def test_what_one_leg_did_not_find_counts_there_for_nothing() -> None:
    assert scaled({"dense": {1: 0.9, 2: 0.8}, "words": {3: 4.0, 4: 1.0}}, EVEN) == {1: 0.5, 2: 0.0, 3: 0.5, 4: 0.0}


def test_candidates_of_equal_score_all_count_full() -> None:
    assert scaled({"words": {1: 3.0, 2: 3.0}}, EVEN) == {1: 0.5, 2: 0.5}


def test_reciprocal_ranks_are_those_of_the_paper() -> None:
    fused = reciprocal({"dense": {1: 0.9, 2: 0.8}, "words": {2: 7.0}}, {"dense": 1, "words": 1})
    assert fused == {1: pytest.approx(1 / 61), 2: pytest.approx(1 / 62 + 1 / 61)}


def test_no_candidates_give_none() -> None:
    assert scaled({"dense": {}, "words": {}}, EVEN) == reciprocal({"dense": {}}, EVEN) == {}


def test_equal_scores_are_ranked_by_candidate() -> None:
    assert ranked({4: 1.0, 2: 1.0, 9: 2.0}) == [9, 2, 4]
