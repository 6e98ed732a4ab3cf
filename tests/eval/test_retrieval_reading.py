"""A folder of texts, queries and judgements becomes a collection, or an error that names file and line."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from eval.errors import CollectionError
from eval.retrieval.collection import Collection, Query
from eval.retrieval.reading import read_collection

CORPUS: list[dict[str, Any]] = [
    {"_id": "d1", "title": "老年人", "text": "开展老年人防诈骗专项行动。", "metadata": {"page": 1}},
    {"_id": "d2", "text": "设立科幻产业发展基金。"},
]
QUERIES: list[dict[str, Any]] = [{"_id": "q1", "text": "谁来防骗"}, {"_id": "q2", "text": "科幻"}]
QRELS = "query-id\tcorpus-id\tscore\nq1\td1\t2\nq2\td2\t1\nq2\td1\t0\n"


Content = str | Sequence[Mapping[str, Any]]
"""A file's text, or the objects of its lines."""


def write(folder: Path, files: Mapping[str, Content]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = content if isinstance(content, str) else "\n".join(map(json.dumps, content))
        path.write_text(lines, encoding="utf-8")
    return folder


def beir(folder: Path, **changed: Content) -> Path:
    return write(folder, {"corpus.jsonl": CORPUS, "queries.jsonl": QUERIES, "qrels/test.tsv": QRELS, **changed})


def test_a_folder_in_beirs_form(tmp_path: Path) -> None:
    collection = read_collection(beir(tmp_path))
    assert [(text.text_id, text.title, text.text) for text in collection.texts] == [
        ("d1", "老年人", "开展老年人防诈骗专项行动。"),
        ("d2", "", "设立科幻产业发展基金。"),
    ]
    assert collection.queries == (Query(query_id="q1", text="谁来防骗"), Query(query_id="q2", text="科幻"))
    assert collection.qrels == {"q1": {"d1": 2}, "q2": {"d2": 1, "d1": 0}}


def lines_form(folder: Path) -> Collection:
    questions = [
        {"id": 7, "question": "防诈骗归谁", "relevant": ["d1"], "answers": ["专项行动"]},
        {"id": "u", "question": "今天天气", "relevant": [], "answerable": False},
    ]
    write(folder, {"corpus.jsonl": CORPUS, "ask.jsonl": questions})
    return read_collection(folder)


def test_question_lines_bring_their_own_judgements(tmp_path: Path) -> None:
    collection = lines_form(tmp_path)
    assert collection.qrels == {"7": {"d1": 1}}
    assert collection.queries == (
        Query(query_id="7", text="防诈骗归谁", answers=("专项行动",)),
        Query(query_id="u", text="今天天气", answerable=False),
    )


def test_one_file_of_questions_may_be_named(tmp_path: Path) -> None:
    lines_form(tmp_path)
    write(tmp_path, {"other.jsonl": [{"id": "x", "question": "科幻", "relevant": ["d2"]}]})
    assert [query.query_id for query in read_collection(tmp_path / "other.jsonl").queries] == ["x"]


def test_queries_that_nothing_is_told_of_are_counted_and_not_asked(tmp_path: Path) -> None:
    further: list[dict[str, Any]] = [
        {"_id": "train", "text": "甲"},
        {"id": "a", "question": "乙", "answers": "一个", "relevant": None},
        {"id": "u", "question": "丙", "answerable": False},
    ]
    collection = read_collection(beir(tmp_path, **{"queries.jsonl": [*QUERIES, *further]}))
    assert [query.query_id for query in collection.queries] == ["q1", "q2", "a", "u"]
    assert collection.queries[2].answers == ("一个",)
    assert collection.n_unjudged == 1


def test_the_texts_may_lie_in_the_folder_above(tmp_path: Path) -> None:
    write(tmp_path, {"passages.jsonl": CORPUS, "asked/dev.jsonl": [{"qid": 1, "query": "科幻", "relevant": "d2"}]})
    assert read_collection(tmp_path / "asked").qrels == {"1": {"d2": 1}}


QREL_FORMS = [
    ("scores with a point", "q1\td1\t1.0\nq2\td2\t1.0"),
    ("TREC's four columns", "q1 0 d1 1\nq2 0 d2 1"),
    ("no heading", "q1\td1\t1\nq2\td2\t1"),
    ("line ends of Windows", "query-id\tcorpus-id\tscore\r\nq1\td1\t1\r\nq2\td2\t1\r\n"),
]


@pytest.mark.parametrize("qrels", [row[1] for row in QREL_FORMS], ids=[row[0] for row in QREL_FORMS])
def test_judgements_in_other_forms(tmp_path: Path, qrels: str) -> None:
    assert read_collection(beir(tmp_path, **{"qrels/test.tsv": qrels})).qrels == {"q1": {"d1": 1}, "q2": {"d2": 1}}


def test_without_test_judgements_every_file_of_them_counts(tmp_path: Path) -> None:
    write(tmp_path, {"corpus.jsonl": CORPUS, "queries.jsonl": QUERIES})
    write(tmp_path, {"qrels/dev.tsv": "q1\td1\t1", "qrels/train.tsv": "q2\td2\t1"})
    assert read_collection(tmp_path).qrels == {"q1": {"d1": 1}, "q2": {"d2": 1}}


def test_judgements_of_unknown_ids_are_counted_and_left_out(tmp_path: Path) -> None:
    collection = read_collection(beir(tmp_path, **{"qrels/test.tsv": QRELS + "q1\tlost\t1\nq9\td1\t1\nq9\tlost\t1\n"}))
    assert collection.qrels == {"q1": {"d1": 2}, "q2": {"d2": 1, "d1": 0}}
    assert (collection.n_unknown_texts, collection.n_unknown_queries) == (1, 2)


FAULTS: list[tuple[str, dict[str, Content], list[str]]] = [
    ("no JSON", {"corpus.jsonl": '{"_id": "d1", "text": "字"}\n\n{"_id"'}, ["有 1 行不可用", "corpus.jsonl:3: "]),
    ("a field missing", {"queries.jsonl": '{"_id": "q1"}'}, ["queries.jsonl:1: text"]),
    ("an id twice", {"corpus.jsonl": [*CORPUS, CORPUS[0]]}, ["corpus.jsonl:3: 编号 d1 已出现过"]),
    ("an id in two files", {"more.jsonl": QUERIES}, ["queries.jsonl:1: 编号 q1 已出现过"]),
    ("a score in words", {"qrels/test.tsv": "a\tb\tc\nq1\td1\tyes"}, ["test.tsv:2: 应为以制表符分隔的", "q1\td1\tyes"]),
    ("faults of two files", {"queries.jsonl": "1", "qrels/test.tsv": "a b c\nd"}, ["queries.jsonl:1", "test.tsv:2"]),
    ("more than are told", {"queries.jsonl": "1\n" * 25}, ["有 25 行", "queries.jsonl:20:", "另有 5 行"]),
    ("no texts", {"corpus.jsonl": "\n"}, ["没有一条文本"]),
    ("no queries", {"queries.jsonl": ""}, ["没有一道试题"]),
    ("nothing judged", {"qrels/test.tsv": "q1\td1\t0\n"}, ["无从评判"]),
]


@pytest.mark.parametrize(("changed", "told"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_collection_that_cannot_be_used(tmp_path: Path, changed: dict[str, Content], told: list[str]) -> None:
    with pytest.raises(CollectionError) as raised:
        read_collection(beir(tmp_path, **changed))
    assert [part for part in told if part not in str(raised.value)] == []


MISSING: list[tuple[str, dict[str, Content], str]] = [
    ("texts", {"queries.jsonl": QUERIES}, "应有 corpus.jsonl / passages.jsonl, 现有 queries.jsonl"),
    ("queries", {"corpus.jsonl": CORPUS}, "没有试题文件"),
    ("everything", {}, "找不到检索集"),
]


@pytest.mark.parametrize(("files", "told"), [row[1:] for row in MISSING], ids=[row[0] for row in MISSING])
def test_what_is_missing_is_named_beside_what_is_there(tmp_path: Path, files: dict[str, Content], told: str) -> None:
    with pytest.raises(CollectionError, match=told):
        read_collection(write(tmp_path / "folder", files))


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    beir(tmp_path)
    (tmp_path / "corpus.jsonl").write_bytes('{"_id": "d", "text": "字"}'.encode("gbk"))
    with pytest.raises(CollectionError, match="不是 UTF-8 文本"):
        read_collection(tmp_path)
