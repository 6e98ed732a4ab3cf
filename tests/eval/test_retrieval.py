"""Systems over a tiny collection, their measures, table and run files, with the stand-in encoder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import eval.__main__ as terminal
from eval.measures.separation import separation
from eval.retrieval import systems
from eval.retrieval.bigrams import BigramBm25, cut_bigrams
from eval.retrieval.collection import Collection, Query
from eval.retrieval.scoring import rank_all, score_rankings
from eval.retrieval.systems import Ranking, System, open_systems
from eval.retrieval.trec import write_runs
from eval.retrieval.vectors import RememberingEncoder
from index.encoder import FloatArray, Progress, StandInEncoder
from index.legs.tokens import WordTokenizer
from index.settings import IndexSettings
from index.texts import PlainText
from tests.eval.test_retrieval_reading import beir, lines_form

LONG = "本市加强应急管理。" * 40 + "老年人防诈骗由市公安局负责。"
TEXTS = (
    PlainText(text_id="fraud", title="老年人", text="开展老年人防诈骗专项行动。"),
    PlainText(text_id="fiction", text="设立科幻产业发展基金，打造科幻产业集聚区。"),
    PlainText(text_id="long", text=LONG),
)
QUERIES = (
    Query(query_id="q1", text="老年人防诈骗谁负责", answers=("市公安局",)),
    Query(query_id="q2", text="科幻产业基金", answers=("一亿元",)),
    Query(query_id="u1", text="今天午饭", answerable=False),
)
COLLECTION = Collection(
    name="tiny", texts=TEXTS, queries=QUERIES, qrels={"q1": {"long": 1}, "q2": {"fiction": 1}, "u1": {"long": 1}}
)


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> WordTokenizer:
    return WordTokenizer(["市公安局"], tmp_path_factory.mktemp("jieba"))


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, tokenizer: WordTokenizer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(systems, "open_tokenizer", lambda _: tokenizer)
    monkeypatch.setenv("POLICYQA_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("POLICYQA_INDEX_MODEL", "stand-in")


def test_a_long_text_is_found_by_its_best_passage_and_stands_once(tmp_path: Path) -> None:
    searches = open_systems(COLLECTION, tuple(System), IndexSettings(), tmp_path)
    found = {system: [text_id for text_id, _ in search("由市公安局负责", 10)] for system, search in searches.items()}
    assert [found[system][0] for system in (System.WORDS, System.HYBRID)] == ["long", "long"]
    assert sorted(found[System.DENSE]) == ["fiction", "fraud", "long"]


def test_a_leg_gives_its_own_scores_and_the_hybrid_fused_ones(tmp_path: Path) -> None:
    searches = open_systems(COLLECTION, tuple(System), IndexSettings(), tmp_path)
    best = {system: search("科幻产业发展基金", 1)[0] for system, search in searches.items()}
    assert {text_id for text_id, _ in best.values()} == {"fiction"}
    assert best[System.WORDS][1] > 1
    assert best[System.DENSE][1] < 1


def test_the_model_is_left_alone_where_no_leg_needs_it(tmp_path: Path) -> None:
    settings = IndexSettings(model=str(tmp_path / "no-model"))
    searches = open_systems(COLLECTION, [System.BIGRAM, System.WORDS], settings, tmp_path)
    assert [search("科幻", 1)[0][0] for search in searches.values()] == ["fiction", "fiction"]


def test_depth_bounds_a_ranking(tmp_path: Path) -> None:
    searches = open_systems(COLLECTION, tuple(System), IndexSettings(), tmp_path)
    assert {len(search("老年人科幻", 2)) for search in searches.values()} == {2}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("科普大", ["科普", "普大"]),
        ("到2025年底，A类", ["到", "2025", "年底", "a", "类"]),
        ("，。", []),
    ],
)
def test_bigrams(text: str, expected: list[str]) -> None:
    assert cut_bigrams(text) == expected


def test_the_baseline_gives_nothing_for_nothing_shared() -> None:
    assert BigramBm25(TEXTS).search("午饭", 10) == ()


def test_scores_count_each_query_where_it_belongs() -> None:
    rankings: dict[str, Ranking] = {
        "q1": (("fraud", 0.9), ("long", 0.8)),
        "q2": (("fiction", 0.7),),
        "u1": (("long", 0.7),),
    }
    scores = score_rankings(rankings, COLLECTION, k=2)
    assert scores.by_name["R@1"] == 0.5
    assert scores.by_name["RR@10"] == 0.75
    assert scores.answer_found == 0.5
    assert scores.separation == 0.75
    assert score_rankings(rankings, COLLECTION, k=1).answer_found == 0


def test_what_a_collection_lacks_is_not_measured() -> None:
    plain = Collection(name="", texts=TEXTS, queries=(Query(query_id="q", text="科幻"),), qrels={"q": {"fiction": 1}})
    scores = score_rankings(rank_all(BigramBm25(TEXTS).search, plain, 5), plain, 5)
    assert (scores.by_name["R@1"], scores.answer_found, scores.separation) == (1.0, None, None)


@pytest.mark.parametrize(
    ("higher", "lower", "expected"),
    [([3, 2], [1], 1.0), ([1], [2], 0.0), ([1, 1], [1], 0.5), ([1, 3], [2, 2], 0.5), ([], [1], None), ([1], [], None)],
)
def test_separation(higher: list[float], lower: list[float], expected: float | None) -> None:
    assert separation(higher, lower) == expected


class CountingEncoder(StandInEncoder):
    def __init__(self) -> None:
        self.n_passages = 0

    def encode_passages(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        self.n_passages += len(texts)
        return super().encode_passages(texts, progress)


def test_vectors_are_kept_between_runs_and_made_again_where_damaged(tmp_path: Path) -> None:
    encoder, texts = CountingEncoder(), ["科普", "科幻", "科普"]
    first = RememberingEncoder(encoder, tmp_path).encode_passages(texts)
    assert (first == StandInEncoder().encode_passages(texts)).all()
    assert encoder.n_passages == 2
    again = RememberingEncoder(encoder, tmp_path).encode_passages(["科幻", "科普"])
    assert (again == first[[1, 0]]).all()
    assert encoder.n_passages == 2
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"half")
    RememberingEncoder(encoder, tmp_path).encode_passages(texts)
    assert encoder.n_passages == 4


def test_no_texts_have_no_vectors(tmp_path: Path) -> None:
    assert RememberingEncoder(StandInEncoder(), tmp_path).encode_passages([]).shape == (0, 256)


def test_run_files_are_trecs(tmp_path: Path) -> None:
    rankings: dict[System, dict[str, Ranking]] = {System.WORDS: {"q1": (("附件2 第8项", 2.5), ("b", 1.0), ("c", 0.5))}}
    (file,) = write_runs(rankings, tmp_path / "new" / "run.txt", k=2)
    assert file == tmp_path / "new" / "run.words.txt"
    assert file.read_text(encoding="utf-8") == "q1 Q0 附件2%20第8项 1 2.5 words\nq1 Q0 b 2 1.0 words\n"


def test_the_terminal_prints_a_line_a_system(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = beir(tmp_path / "c")
    assert terminal.main(["retrieval", "--collection", str(folder), "--run", str(tmp_path / "r.run")]) == 0
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert lines[0] == "c: 文本 2 条, 试题 2 道 (有相关标注 2, 无答案 0)"
    assert lines[2].split() == ["R@1", "R@5", "R@10", "RR@10", "nDCG@10"]
    assert lines[4].split() == ["向量", "dense", "1.000", "1.000", "1.000", "1.000", "1.000"]
    assert len(lines) == 7
    assert {path.name for path in tmp_path.glob("r.*")} == {f"r.{system}.run" for system in System}
    assert "r.words.run" in printed.err


def test_answers_and_unanswerable_queries_have_their_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines_form(tmp_path)
    assert terminal.main(["retrieval", "--collection", str(tmp_path), "--legs", "bigram", "--k", "3"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[2].split()[-2:] == ["答案@3", "可答区分(AUC)"]
    assert printed[3].split() == ["二元字BM25", "bigram", *["1.000"] * 7]


REFUSED = [
    ("a leg that there is not", ["--legs", "words,sparse"], "没有这种检索方式: sparse; 可用 words、dense"),
    ("no leg at all", ["--legs", " , "], "没有这种检索方式"),
    ("no depth", ["--k", "0"], "--k 应为 1 以上"),
    ("a run file that is a folder's", ["--legs", "bigram", "--run", "{tmp}/corpus.jsonl/run"], "不能写入"),
]


@pytest.mark.parametrize(("options", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_wrong_options_are_a_message_and_status_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], message: str
) -> None:
    folder = beir(tmp_path)
    assert terminal.main(["retrieval", "--collection", str(folder), *(o.format(tmp=tmp_path) for o in options)]) == 2
    assert message in capsys.readouterr().err
