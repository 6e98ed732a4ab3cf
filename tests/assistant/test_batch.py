"""Batch: ids and order kept, and no line stops those that follow it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.batch import BatchCount, answer_lines, run_batch
from assistant.errors import UnusableRequestError, UnverifiedAnswerError
from assistant.question import Filters, Turn
from corpus.errors import CatalogueError
from tests.assistant.echo import Echo


def line_of(question: str = "谁管", **fields: Any) -> bytes:
    return json.dumps({"question": question, **fields}, ensure_ascii=False).encode()


def results(*lines: bytes, answering: Echo | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line, _ in answer_lines([line + b"\n" for line in lines], answering or Echo())]


def told(found: dict[str, Any]) -> tuple[Any, str]:
    """The id, and the question that was answered or the code of the error."""
    return found["id"], found["error"]["code"] if "error" in found else found["question"]


BAD = "unusable_request"
BAD_LINES = {
    "no JSON": (b"{", None, BAD, "第2行"),
    "text": ("谁管".encode(), None, BAD, "第1个字符"),
    "two objects": (b'{"question": "a"} {"question": "b"}', None, BAD, "第19个字符"),
    "no UTF-8": (b'{"id": 1, "question": "\xff"}', None, BAD, "第24字节"),
    "UTF-16": ('{"question": "谁管"}'.encode("utf-16"), None, BAD, "UTF-8"),
    "NUL": (b"\x00", None, BAD, "第1个字符"),
    "array": (b'["q1", "x"]', None, BAD, "数组"),
    "null": (b"null", None, BAD, "空值"),
    "string": ('"谁管"'.encode(), None, BAD, "字符串"),
    "truth value": (b"true", None, BAD, "真假值"),
    "NaN": (b'{"id": NaN, "question": "a"}', None, BAD, "数字"),
    "number beyond the finite": (b'{"id": 1e999, "question": "a"}', None, BAD, "数字"),
    "endless number": (b'{"id": ' + b"9" * 5000 + b"}", None, BAD, "数字"),
    "depth": (b'{"id": ' + b"[" * 100_000, None, BAD, "嵌套"),
    "array as id": (line_of(id=[1]), None, BAD, "id"),
    "object as id": (line_of(id={"a": 1}), None, BAD, "id"),
    "no question": (b'{"id": 4}', 4, BAD, "空缺"),
    "null for a question": (b'{"id": 4, "question": null}', 4, BAD, "空值"),
    "number for a question": (b'{"id": "x", "question": 5}', "x", BAD, "数字"),
    "empty question": (line_of("", id=5), 5, "unusable_question", "没有读到问题"),
    "blank question": (line_of("　\n", id=5), 5, "unusable_question", "没有读到问题"),
    "overlong question": (line_of("长" * 2001, id=5), 5, "unusable_question", "2001"),
    "control character": (line_of("谁\x07管", id=5), 5, "unusable_question", "U+0007"),
    "lone surrogate": (rb'{"id": 5, "question": "\ud800"}', 5, "unusable_question", "U+D800"),
    "history no array": (line_of(id=6, history="谁管"), 6, BAD, "history"),
    "history of strings": (line_of(id=6, history=["谁管", "市妇联"]), 6, BAD, "history[0]"),
    "history of three": (line_of(id=6, history=[["a", "b", "c"]]), 6, BAD, "history[0]"),
    "history without answer": (line_of(id=6, history=[["谁管", "市妇联"], ["谁管", None]]), 6, BAD, "history[1]"),
    "unreadable earlier question": (line_of(id=6, history=[["\x00", "b"]]), 6, "unusable_question", "第1轮"),
    "overlong earlier question": (line_of(id=6, history=[["长" * 2001, "b"]]), 6, "unusable_question", "第1轮"),
    "filters no object": (line_of(id=7, filters=["附件1"]), 7, BAD, "filters"),
    "unknown filter": (line_of(id=7, filters={"part": ["附件1"]}), 7, BAD, "“part”"),
    "filter no array": (line_of(id=7, filters={"parts": "附件1"}), 7, BAD, "filters.parts"),
    "filter of numbers": (line_of(id=7, filters={"parts": [1]}), 7, BAD, "filters.parts[0]"),
    "years as text": (line_of(id=7, filters={"years": [2023, "2023"]}), 7, BAD, "filters.years[1]"),
    "years as truth values": (line_of(id=7, filters={"years": [True]}), 7, BAD, "filters.years[0]"),
}


@pytest.mark.parametrize("name", BAD_LINES)
def test_a_bad_line_harms_itself_only(name: str) -> None:
    line, answer_id, code, message = BAD_LINES[name]
    before, found, after = results(line_of("甲", id=1), line, line_of("乙", id=2))
    assert (told(before), told(after)) == ((1, "甲"), (2, "乙"))
    assert list(found) == ["id", "error"]
    assert told(found) == (answer_id, code)
    assert message in found["error"]["message"]


def test_ids_and_order_are_kept() -> None:
    ids = ["q1", 1, "1", 2.5, 0, "", None, "q1", -3, 10**25, "甲\u2028", "\ud800"]
    lines = [json.dumps({"id": answer_id, "question": f"第{n}问"}).encode() for n, answer_id in enumerate(ids)]
    found = results(*lines, line_of("无号"))
    assert [told(result) for result in found] == [*((i, f"第{n}问") for n, i in enumerate(ids)), (None, "无号")]
    assert [type(result["id"]) for result in found[:-1]] == [type(answer_id) for answer_id in ids]


def test_blank_lines_are_passed_over_and_marks_and_line_ends_tolerated() -> None:
    lines = [
        b"\xef\xbb\xbf" + line_of("甲", id=1) + b"\r",
        b"",
        b"  \t\r",
        b"\xef\xbb\xbf",
        b"  " + line_of("乙", id=2),
    ]
    assert [told(found) for found in results(*lines)] == [(1, "甲"), (2, "乙")]


def test_history_and_filters_reach_the_assistant() -> None:
    answering = Echo()
    filters = {"doc_ids": ["a.txt"], "parts": [], "units": ["市教委", "市科协"], "categories": None, "years": [2023]}
    history = [["市气象局有哪些任务", "3项。"], ["那市地震局呢", ""]]
    results(line_of(history=history, filters=filters, note="不认识的键"), answering=answering)
    (question,) = answering.asked
    assert question.history == tuple(Turn(question=q, answer=a) for q, a in history)
    assert question.filters == Filters(doc_ids=("a.txt",), units=("市教委", "市科协"), years=(2023,))


@pytest.mark.parametrize("fields", [{}, {"history": None, "filters": None}, {"history": [], "filters": {}}])
def test_history_and_filters_are_optional(fields: dict[str, Any]) -> None:
    answering = Echo()
    results(line_of(**fields), answering=answering)
    assert (answering.asked[0].history, answering.asked[0].filters) == ((), Filters())


def test_a_fault_while_answering_becomes_an_error() -> None:
    answering = Echo(甲=ZeroDivisionError("除数为零"), 乙=UnverifiedAnswerError("没有出处"), 丙=OSError(28, "满"))
    found = results(*(line_of(text, id=n) for n, text in enumerate("甲乙丙丁")), answering=answering)
    assert [told(f) for f in found] == [(0, "unexpected"), (1, "unverified_answer"), (2, "unexpected"), (3, "丁")]
    assert "ZeroDivisionError 除数为零（echo.py:" in found[0]["error"]["message"]


@given(st.lists(st.binary(max_size=40) | st.text(max_size=20).map(str.encode) | st.just(line_of()), max_size=6))
def test_every_line_that_says_anything_has_one_result(lines: list[bytes]) -> None:
    lines = [line.replace(b"\n", b" ") for line in lines]
    found = results(*lines)
    assert len(found) == sum(bool(line.strip(b" \t\r\xef\xbb\xbf")) for line in lines)
    assert all(list(f) == ["id", "error"] or f["schema"] == 1 for f in found)


# files


def written(path: Path, *lines: bytes) -> Path:
    path.write_bytes(b"\n".join(lines))
    return path


def test_a_file_becomes_a_file(tmp_path: Path) -> None:
    source, target = (
        written(tmp_path / "in.jsonl", line_of("甲", id=1), b"?", line_of("乙", id=2)),
        tmp_path / "out.jsonl",
    )
    target.write_text("从前的回答\n" * 100, encoding="utf-8")
    assert run_batch(source, target, Echo) == BatchCount(n=3, n_errors=1)
    lines = target.read_bytes().split(b"\n")
    assert lines.pop() == b""
    assert [told(json.loads(line)) for line in lines] == [(1, "甲"), (None, BAD), (2, "乙")]


def test_a_stop_loses_nothing_that_was_answered(tmp_path: Path) -> None:
    source, target = written(tmp_path / "in.jsonl", *(line_of(text) for text in "甲乙丙丁")), tmp_path / "out.jsonl"
    on_disk: list[int] = []

    class Watching(Echo):
        def __call__(self, question: Any) -> Any:
            on_disk.append(target.read_bytes().count(b"\n"))
            return super().__call__(question)

    with pytest.raises(KeyboardInterrupt):
        run_batch(source, target, lambda: Watching(丙=KeyboardInterrupt()))
    assert on_disk == [0, 1, 2]
    assert [json.loads(line)["question"] for line in target.read_bytes().splitlines()] == ["甲", "乙"]


def test_earlier_answers_stay_where_the_assistant_cannot_be_opened(tmp_path: Path) -> None:
    def cannot_open() -> Echo:
        raise CatalogueError("找不到文件夹")

    source, target = written(tmp_path / "in.jsonl", line_of()), written(tmp_path / "out.jsonl", b"{}")
    with pytest.raises(CatalogueError):
        run_batch(source, target, cannot_open)
    assert target.read_bytes() == b"{}"


def never() -> Echo:
    pytest.fail("the assistant was opened for files that cannot be used")


def test_a_file_is_not_answered_into_itself(tmp_path: Path) -> None:
    source = written(tmp_path / "in.jsonl", line_of())
    (tmp_path / "link.jsonl").symlink_to(source)
    with pytest.raises(UnusableRequestError, match="就是输入文件"):
        run_batch(source, tmp_path / "link.jsonl", never)
    assert source.read_bytes() == line_of()


@pytest.mark.parametrize(
    ("source", "target"),
    [("无.jsonl", "out.jsonl"), (".", "out.jsonl"), ("in.jsonl", "."), ("in.jsonl", "无/out.jsonl")],
)
def test_files_that_cannot_be_used_are_told_before_the_assistant_is_opened(
    tmp_path: Path, source: str, target: str
) -> None:
    written(tmp_path / "in.jsonl", line_of())
    with pytest.raises(OSError, match=r"No such|directory"):
        run_batch(tmp_path / source, tmp_path / target, never)


# with the real assistant


def test_the_real_assistant_answers_in_its_form(tmp_path: Path, assistant: Assistant) -> None:
    lines = (
        line_of("金石大讲堂归谁管", id=1),
        line_of("那市地震局呢", id="追问", history=[["市气象局有哪些任务", "附件1 第1条"]]),
        line_of("市教委有多少项任务", id=3, filters={"parts": ["附件2"]}),
        line_of("市教委有多少项任务", id=4, filters={"parts": ["附件9"]}),
    )
    target = tmp_path / "out.jsonl"
    count = run_batch(written(tmp_path / "in.jsonl", *lines), target, lambda: assistant.answer)
    lead, follow_up, filtered, unknown = (json.loads(line) for line in target.read_bytes().splitlines())
    assert count == BatchCount(n=4, n_errors=1)
    assert (lead["id"], lead["units"]) == (1, ["市文物局"])
    assert follow_up["id"] == "追问"
    assert "市地震局" in follow_up["resolved_question"]
    assert {row["part"] for row in filtered["rows"]} == {"附件2"}
    assert filtered["count"] == len(filtered["rows"])
    assert (unknown["id"], unknown["error"]["code"]) == (4, "unknown_filter")
    assert "附件9" in unknown["error"]["message"]
