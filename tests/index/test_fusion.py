import pytest

from index.legs.fusion import LegScores, bounded, ranked, reciprocal, scaled

EVEN = {"dense": 0.5, "words": 0.5}
LEGS = {
    "dense": LegScores({1: 0.9, 2: 0.85, 3: 0.8}, floor=0.8, ceiling=1.0),
    "words": LegScores({1: 3.0, 2: 9.0, 3: 0.0}, floor=0.0, ceiling=12.0),
}


def test_bounded_scores_are_shares_of_what_could_be_reached() -> None:
    fused = bounded(LEGS, EVEN)
    assert fused == {1: pytest.approx(0.25 + 0.125), 2: pytest.approx(0.125 + 0.375), 3: pytest.approx(0)}


def test_bounded_scores_of_a_candidate_do_not_depend_on_the_others() -> None:
    words = LegScores({2: 9.0}, floor=0.0, ceiling=12.0)
    dense = LegScores({2: 0.85}, floor=0.8, ceiling=1.0)
    assert bounded({"dense": dense, "words": words}, EVEN)[2] == bounded(LEGS, EVEN)[2]


def test_what_fits_less_than_any_passage_would_counts_against() -> None:
    assert bounded({"dense": LegScores({1: 0.7}, floor=0.8, ceiling=1.0)}, EVEN) == {1: pytest.approx(-0.25)}


def test_scaled_scores_run_from_0_to_the_sum_of_the_weights() -> None:
    fused = scaled(LEGS, {"dense": 0.7, "words": 0.3})
    assert fused == {1: pytest.approx(0.7 + 0.1), 2: pytest.approx(0.35 + 0.3), 3: pytest.approx(0)}


def test_a_leg_that_tells_no_candidates_apart_counts_full() -> None:
    legs = {"words": LegScores({1: 3.0, 2: 3.0}, floor=3.0, ceiling=3.0)}
    assert bounded(legs, EVEN) == scaled(legs, EVEN) == {1: 0.5, 2: 0.5}


def test_reciprocal_ranks_are_those_of_the_paper() -> None:
    fused = reciprocal(LEGS, {"dense": 1, "words": 1})
    assert fused == {
        1: pytest.approx(1 / 61 + 1 / 62),
        2: pytest.approx(1 / 62 + 1 / 61),
        3: pytest.approx(1 / 63 + 1 / 63),
    }


def test_no_candidates_give_none() -> None:
    nothing = {"dense": LegScores({}, floor=0.8, ceiling=1.0)}
    assert bounded(nothing, EVEN) == scaled(nothing, EVEN) == reciprocal(nothing, EVEN) == {}


def test_equal_scores_are_ranked_by_candidate() -> None:
    assert ranked({4: 1.0, 2: 1.0, 9: 2.0}) == [9, 2, 4]
