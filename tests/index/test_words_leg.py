from pathlib import Path

import numpy as np
import pytest

from index.legs.words import Bm25Index

PASSAGES = [["科普", "基地", "建设"], ["科普", "经费"], ["老年", "诈骗"], []]


def test_only_passages_that_share_a_token_score() -> None:
    scores = Bm25Index.build(PASSAGES).scores(["科普", "经费"])
    assert scores[1] > scores[0] > 0
    assert scores[2] == scores[3] == 0


def test_a_rare_token_weighs_more_and_a_longer_passage_less() -> None:
    index = Bm25Index.build([["甲", "乙"], ["甲", "丙"], ["甲", "丙", "丁", "戊"]])
    assert index.scores(["乙"])[0] > index.scores(["甲"])[0]
    assert index.scores(["丙"])[1] > index.scores(["丙"])[2]


def test_tokens_that_no_passage_has_count_for_nothing() -> None:
    index = Bm25Index.build(PASSAGES)
    assert index.scores(["税务"]).tolist() == [0, 0, 0, 0]
    assert index.scores([]).tolist() == [0, 0, 0, 0]
    np.testing.assert_array_equal(index.scores(["科普", "税务"]), index.scores(["科普"]))


def test_no_passage_passes_the_bound_and_one_that_has_a_token_best_reaches_it(tmp_path: Path) -> None:
    index = Bm25Index.build(PASSAGES)
    assert index.bound(["经费"]) == pytest.approx(index.scores(["经费"]).max())
    assert index.bound(["诈骗", "科普"]) > index.scores(["诈骗", "科普"]).max()
    assert index.bound(["经费", "经费"]) == pytest.approx(2 * index.bound(["经费"]))
    assert index.bound(["税务"]) == index.bound([]) == Bm25Index.build([[]]).bound(["科普"]) == 0
    index.save(tmp_path / "words")
    assert Bm25Index.load(tmp_path / "words").bound(["科普", "老年"]) == index.bound(["科普", "老年"])


def test_a_saved_index_scores_the_same(tmp_path: Path) -> None:
    index = Bm25Index.build(PASSAGES)
    index.save(tmp_path / "words")
    loaded = Bm25Index.load(tmp_path / "words")
    np.testing.assert_array_equal(loaded.scores(["科普", "建设"]), index.scores(["科普", "建设"]))


def test_an_index_without_any_token_finds_nothing(tmp_path: Path) -> None:
    index = Bm25Index.build([[], []])
    assert index.scores(["科普"]).tolist() == [0, 0]
    index.save(tmp_path / "words")
    assert Bm25Index.load(tmp_path / "words").scores(["科普"]).tolist() == [0, 0]
