from pathlib import Path

import pytest

from index import search
from index.encoder import StandInEncoder
from index.search import Index
from index.settings import IndexSettings
from index.store import ensure_index


@pytest.fixture
def index(corpus_dir: Path, data_dir: Path, stand_in: IndexSettings) -> Index:
    return ensure_index(corpus_dir, stand_in)


def first(index: Index, text: str, **how: object) -> str:
    return index.search(text, **how)[0].passage.text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("老年人防诈骗归谁管", "实施科技慧老行动"),
        ("老年人健康", "加强老年人健康科普"),
        ("科幻产业", "大力扶持科幻产业发展"),
        ("2025年具备科学素质的比例", "到2025年"),
        ("職工創新工作室有多少個", "建设职工创新工作室8000个"),
        ("某科办发〔2023〕2号", "某市科学素质工作办公室文件"),
    ],
)
@pytest.mark.parametrize("legs", [("dense", "words"), ("words",)])
def test_the_passage_meant_comes_first(index: Index, text: str, found: str, legs: tuple[str, ...]) -> None:
    assert found in first(index, text, legs=legs)


def test_hits_are_ranked_from_1_and_tell_each_leg(index: Index) -> None:
    hits = index.search("科幻产业", k=5)
    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    legs = {leg.name: leg for leg in hits[0].legs}
    assert legs["words"].rank == legs["dense"].rank == 1
    assert legs["words"].score > 0
    assert 0 < legs["dense"].score <= 1
    assert all(hit.legs for hit in hits)


def test_a_leg_ranks_by_its_own_scores(index: Index) -> None:
    for name in ("dense", "words"):
        hits = index.search("老年人健康科普", k=50, legs=(name,))
        scores = [hit.legs[0].score for hit in hits]
        assert scores == sorted(scores, reverse=True)
        assert [hit.legs[0].rank for hit in hits] == [hit.rank for hit in hits]
        assert {leg.name for hit in hits for leg in hit.legs} == {name}


@pytest.mark.parametrize("kinds", [{"task"}, {"target"}, {"section", "notice"}, set(), {"no such kind"}])
def test_only_the_kinds_asked_for_are_found(index: Index, kinds: set[str]) -> None:
    hits = index.search("科学素质", k=50, kinds=frozenset(kinds))
    assert {hit.passage.kind.value for hit in hits} <= kinds
    assert bool(hits) == bool(kinds - {"no such kind"})


def test_allowed_passages_bind_before_ranking(index: Index) -> None:
    hits = index.search("科幻产业", k=50)
    last = hits[-1].passage.passage_id
    assert [hit.passage.passage_id for hit in index.search("科幻产业", k=1, allowed=frozenset({last, "x"}))] == [last]
    assert index.search("科幻产业", allowed=frozenset()) == ()


@pytest.mark.parametrize("text", ["", " \n\t", "\u3000"])
def test_nothing_asked_finds_nothing(index: Index, text: str) -> None:
    assert index.search(text) == ()


def test_signs_alone_are_not_words(index: Index) -> None:
    assert index.search("？！", legs=("words",)) == ()


def test_the_words_leg_needs_no_model(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the model was asked")

    monkeypatch.setattr(StandInEncoder, "encode_question", refuse)
    assert index.search("科幻产业", legs=("words",))
    with pytest.raises(AssertionError):
        index.prepare()


def test_an_unknown_leg_is_refused(index: Index) -> None:
    with pytest.raises(KeyError):
        index.search("科幻产业", legs=("sparse",))


def test_asked_twice_the_hits_are_the_same(index: Index) -> None:
    assert index.search("科学素质", k=50) == index.search("科学素质", k=50)


def test_table_rows_do_not_crowd_out_the_text(tmp_path: Path, data_dir: Path, stand_in: IndexSettings) -> None:
    rows = "\n".join(f"{n}\t科普活动第{n}期\t市科协" for n in range(1, 301))
    table = f"序号\t项目\t主责单位\n{rows}"
    text = f"任务清单\n\n{table}\n\n一、总体要求\n\n（一）原则\n\n每年举办科普活动要注重实效，面向基层。\n"
    folder = tmp_path / "rows"
    folder.mkdir()
    (folder / "list.txt").write_text(text, encoding="utf-8")
    index = ensure_index(folder, stand_in)
    assert sum(passage.kind == "row" for passage in index.passages) == 300
    found = {hit.passage.kind.value for hit in index.search("科普活动", k=200)}
    assert {"row", "section"} <= found


@pytest.mark.parametrize("fusion", ["bounded", "scaled", "reciprocal"])
@pytest.mark.parametrize("dense_weight", [0.0, 0.5, 1.0])
def test_every_fusion_finds_what_both_legs_agree_on(
    corpus_dir: Path, data_dir: Path, fusion: str, dense_weight: float
) -> None:
    settings = IndexSettings.model_validate({"model": "stand-in", "fusion": fusion, "dense_weight": dense_weight})
    index = ensure_index(corpus_dir, settings)
    assert "科幻产业" in first(index, "大力扶持科幻产业发展")


def test_scores_of_both_legs_are_comparable_between_questions(index: Index) -> None:
    said = index.search("大力扶持科幻产业发展", k=1)[0].score
    assert 1 > said > index.search("科幻小说去哪里买", k=1)[0].score > 0


def test_a_passage_counts_in_both_legs_though_only_one_put_it_forward(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {hit.passage.passage_id: hit.score for hit in index.search("老年人防诈骗归谁管", k=99)}
    monkeypatch.setattr(search, "DEPTH", 1)
    few = index.search("老年人防诈骗归谁管", k=99)
    assert len(few) < len(whole)
    assert {hit.passage.passage_id: hit.score for hit in few} == {
        hit.passage.passage_id: pytest.approx(whole[hit.passage.passage_id], abs=1e-6) for hit in few
    }
