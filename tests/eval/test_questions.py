from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from assistant.answer import Kind
from eval.errors import QuestionFileError
from eval.questions import GoldQuestion, check_evidence, check_rows, load_questions, read_questions
from eval.settings import EvalSettings
from tests.eval.samples import DOC, gold, unanswerable

TEXT = "字" * 100 + "8 金石大讲堂 市文物局" + "尾" * 10
STORED_TEXTS = Path(__file__).resolve().parents[2] / "corpus" / "texts"


def line(question: GoldQuestion, **changed: object) -> str:
    return json.dumps(question.model_dump(mode="json") | changed, ensure_ascii=False)


def write(folder: Path, *lines: str, name: str = "a.dev.jsonl") -> Path:
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def committed() -> tuple[GoldQuestion, ...]:
    texts = {path.name: path.read_bytes().decode() for path in STORED_TEXTS.glob("*.txt")}
    return load_questions(EvalSettings().questions_dir, texts)


def test_a_question_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert read_questions(write(tmp_path, line(gold()), "", line(unanswerable()))) == ((gold(), unanswerable()), ())


BAD = [
    ("no JSON", "{"),
    ("unknown field", line(gold(), remark="x")),
    ("unknown kind", line(gold(), kind="gossip")),
    ("unknown split", line(gold(), split="train")),
    ("a row without a number", line(gold(), rows=["附件2"])),
    ("an empty choice of facts", line(gold(), facts=[[]])),
    ("an empty wording", line(gold(), forbidden=[""])),
    ("answerable with reasons to refuse", line(gold(), reasons=["not_stated"])),
    ("unanswerable without reasons", line(unanswerable(), reasons=[])),
    ("unanswerable with rows", line(unanswerable(), rows=["附件2:8"])),
    ("an unknown reason", line(unanswerable(), reasons=["because"])),
    ("an unknown filter", line(gold(), filters={"unit": ["市教委"]})),
    ("the id of another question", line(gold())),
]


@pytest.mark.parametrize("bad", [row[1] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_line_is_reported_by_file_and_number_and_the_rest_is_read(tmp_path: Path, bad: str) -> None:
    questions, problems = read_questions(write(tmp_path, line(gold()), bad, line(unanswerable())))
    assert [q.id for q in questions] == ["g1", "g2"]
    assert [(p.file, p.line) for p in problems] == [("a.dev.jsonl", 2)]
    assert "金石" not in problems[0].message


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        (TEXT, 100, ()),
        ("x" + TEXT, 100, (f"依据 {DOC} 100:112 与原文不一致, 请按原文重新取位",)),
        (TEXT, 99, (f"依据 {DOC} 99:112 与原文不一致, 请按原文重新取位",)),
        (None, 100, (f"依据所指文档 {DOC} 不在语料中",)),
    ],
)
def test_evidence_must_stand_where_it_is_said_to(text: str | None, start: int, expected: tuple[str, ...]) -> None:
    evidence = (({"doc_id": DOC, "quote": "8 金石大讲堂 市文物局", "start": start, "end": 112},),)
    assert check_evidence(gold(evidence=evidence), {DOC: text} if text else {}) == expected


def test_rows_must_be_known() -> None:
    assert check_rows(gold(rows=("附件2:8", "附件2:999")), frozenset({"附件2:8"})) == ("语料中没有任务 附件2:999",)


def test_loading_refuses_with_every_fault(tmp_path: Path) -> None:
    write(tmp_path, line(gold()), "{")
    with pytest.raises(QuestionFileError, match=r"(?s)2 处.*a\.dev\.jsonl:2: .*g1: 依据"):
        load_questions(tmp_path, {DOC: "别的文字"})


def test_loading_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="没有试题"):
        load_questions(tmp_path, {})


def test_a_question_is_asked_without_its_answer() -> None:
    asked = gold(history=(("市教委管什么", "共 3 项。"),), filters={"years": [2023]}).asked()
    assert (asked.text, asked.id, asked.filters.years) == ("金石大讲堂归谁管", "g1", (2023,))
    assert [(turn.question, turn.answer) for turn in asked.history] == [("市教委管什么", "共 3 项。")]


def test_committed_questions_cover_every_kind(committed: tuple[GoldQuestion, ...]) -> None:
    assert len(committed) >= 150
    assert {question.kind for question in committed} == set(Kind)


def test_at_least_a_third_of_the_committed_questions_is_kept_for_the_test(committed: tuple[GoldQuestion, ...]) -> None:
    n = Counter(question.split for question in committed)
    assert 1 / 3 <= n["test"] / len(committed) <= 1 / 2


def test_splits_lie_in_files_of_their_own(committed: tuple[GoldQuestion, ...]) -> None:
    for path in EvalSettings().questions_dir.glob("*.jsonl"):
        found = {json.loads(row)["split"] for row in path.read_text("utf-8").splitlines()}
        assert found == {path.name.split(".")[1]}
