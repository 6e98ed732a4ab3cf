"""Ranking measures against values worked out by hand."""

from __future__ import annotations

import pytest

from eval.measures.ranking import (
    DEPTH,
    MEASURES,
    Qrels,
    measure_rankings,
    ndcg,
    per_query,
    recall,
    reciprocal_rank,
    success,
)

LOG2_3 = 1.584962500721156
TWO = {"a": 1, "b": 1}
GRADED = {"a": 3, "b": 2, "c": 1, "d": 0, "e": -1}

# ranking, judgements, k: recall, success, reciprocal rank, nDCG
BY_HAND = [
    ("the one is first", "axy", {"a": 1}, 3, 1, 1, 1, 1),
    ("the one is second", "xay", {"a": 1}, 3, 1, 1, 1 / 2, 1 / LOG2_3),
    ("the one is third", "xya", {"a": 1}, 3, 1, 1, 1 / 3, 1 / 2),
    ("just below the cut", "xya", {"a": 1}, 2, 0, 0, 0, 0),
    ("one of two", "xay", TWO, 3, 1 / 2, 1, 1 / 2, (1 / LOG2_3) / (1 + 1 / LOG2_3)),
    ("both", "axb", TWO, 3, 1, 1, 1, (1 + 1 / 2) / (1 + 1 / LOG2_3)),
    ("more relevant than the cut holds", "ax", TWO, 1, 1 / 2, 1, 1, 1),
    ("nothing found", "xyz", TWO, 3, 0, 0, 0, 0),
    ("nothing given", "", TWO, 3, 0, 0, 0, 0),
    ("the best order of grades", "abc", GRADED, 3, 1, 1, 1, 1),
    ("the worst order of grades", "cba", GRADED, 3, 1, 1, 1, (1 + 2 / LOG2_3 + 3 / 2) / (3 + 2 / LOG2_3 + 1 / 2)),
    ("judged but not relevant", "dea", GRADED, 3, 1 / 3, 1, 1 / 3, (3 / 2) / (3 + 2 / LOG2_3 + 1 / 2)),
    ("an id twice takes one place", "aab", TWO, 2, 1, 1, 1, 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("ranking", "qrels", "k", "r", "s", "rr", "gain"), [row[1:] for row in BY_HAND], ids=[row[0] for row in BY_HAND]
)
def test_by_hand(ranking: str, qrels: Qrels, k: int, r: float, s: float, rr: float, gain: float) -> None:
    assert recall(ranking, qrels, k) == pytest.approx(r)
    assert success(ranking, qrels, k) == s
    assert reciprocal_rank(ranking, qrels, k) == pytest.approx(rr)
    assert ndcg(ranking, qrels, k) == pytest.approx(gain)


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize("qrels", [{}, {"a": 0}, {"a": -2}])
def test_without_anything_relevant_there_is_no_measure(name: str, qrels: Qrels) -> None:
    with pytest.raises(ValueError, match="no id is relevant"):
        MEASURES[name](["a"], qrels)


def test_names_say_where_the_cut_is() -> None:
    ranking = [f"x{n}" for n in range(DEPTH - 1)] + ["a"]
    found = {name: measure(ranking, {"a": 1}) for name, measure in MEASURES.items()}
    assert found == {"R@1": 0, "R@5": 0, "R@10": 1, "RR@10": 0.1, "nDCG@10": pytest.approx(0.28906, abs=1e-5)}


def test_a_query_without_a_ranking_counts_as_nothing_found_and_one_without_relevance_not_at_all() -> None:
    qrels = {"q1": {"a": 1}, "q2": {"a": 1}, "q3": {"a": 0}, "q4": {}}
    rankings = {"q1": ["a"], "q3": ["a"], "unjudged": ["a"]}
    assert per_query(rankings, qrels, MEASURES["R@1"]) == {"q1": 1, "q2": 0}
    assert measure_rankings(rankings, qrels) == dict.fromkeys(MEASURES, 0.5)
    assert measure_rankings({}, {}) == dict.fromkeys(MEASURES)
