"""Cells become a gold question or a list of what is wrong with them, column by column."""

from __future__ import annotations

import pytest

from assistant.answer import Kind
from corpus.records import Document, Source
from eval.errors import CellError
from eval.questions import GoldQuestion, GoldSpan
from eval.spreadsheet.cells import joined, parted
from eval.spreadsheet.columns import Column
from eval.spreadsheet.evidence import Quotes
from eval.spreadsheet.rows import RowReader, write_row
from tests.eval.samples import gold, unanswerable

NOTICE = "一、重点任务\n\n1. 科技慧老行动。（市公安局、\n市教委）\n7 ✓\t金石大讲堂\t市文物局\n9\t金石大讲堂\t市文物局\n"
PLAN = "到2025年，公民具备科学素质的比例达到28%左右。金石大讲堂由各区承办。"


def document(doc_id: str, title: str, text: str) -> Document:
    source = Source(path=doc_id, media_type="text/plain", sha256="0")
    return Document(doc_id=doc_id, title=title, document_number=None, issuer=None, source=source, text=text)


DOCUMENTS = (
    document("notice.txt", "关于印发《2023年重点任务》的通知", NOTICE),
    document("plan.txt", "科学素质行动规划纲要（2021—2035年）", PLAN),
)
QUOTES = Quotes(DOCUMENTS)
READER = RowReader(QUOTES, frozenset({"附件2:8", "附件1:36"}))


def span(doc_id: str, quote: str, nth: int = 0) -> GoldSpan:
    text, start = {d.doc_id: d.text for d in DOCUMENTS}[doc_id], -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return GoldSpan(doc_id=doc_id, quote=quote, start=start, end=start + len(quote))


CELLS = [
    ("one value", [["金石大讲堂"]], "金石大讲堂"),
    ("choices", [["28%", "百分之二十八"], ["左右"]], "28%｜百分之二十八\n左右"),
    ("signs of our own", [["a｜b|c", "x\\n", "两\n行"]], "a\\｜b\\|c｜x\\\\n｜两\\n行"),
]


@pytest.mark.parametrize(("values", "cell"), [row[1:] for row in CELLS], ids=[row[0] for row in CELLS])
def test_values_go_into_a_cell_and_come_out(values: list[list[str]], cell: str) -> None:
    assert joined(values) == cell
    assert parted(cell) == tuple(map(tuple, values))


def test_what_people_type_is_taken_as_meant() -> None:
    assert parted(" 甲 | 乙\n\n 丙 \r\n") == (("甲", "乙"), ("丙",))
    assert parted("C:\\路径") == (("C:\\路径",),)


FOUND = [
    ("a quote alone", "公民具备科学素质的比例达到28%", [span("plan.txt", "公民具备科学素质的比例达到28%")]),
    ("after a title", "《2023年重点任务》 科技慧老行动", [span("notice.txt", "科技慧老行动")]),
    (
        "after a title with a title in it",
        "《关于印发《2023年重点任务》的通知》科技慧老行动",
        [span("notice.txt", "科技慧老行动")],
    ),
    ("after a document's id", "plan.txt：金石大讲堂", [span("plan.txt", "金石大讲堂")]),
    ("over a line's end", "（市公安局、市教委）", [span("notice.txt", "（市公安局、\n市教委）")]),
    ("spaces for tabs", "7 ✓ 金石大讲堂 市文物局", [span("notice.txt", "7 ✓\t金石大讲堂\t市文物局")]),
    ("traditional", "公民具備科學素質的比例達到２８％", [span("plan.txt", "公民具备科学素质的比例达到28%")]),
    (
        "all places of it",
        "金石大讲堂",
        [span("notice.txt", "金石大讲堂"), span("notice.txt", "金石大讲堂", 1), span("plan.txt", "金石大讲堂")],
    ),
    ("one place told", "notice.txt：金石大讲堂〔47-52〕", [span("notice.txt", "金石大讲堂", 1)]),
    ("choices", "科技慧老行动｜由各区承办", [span("notice.txt", "科技慧老行动"), span("plan.txt", "由各区承办")]),
]


@pytest.mark.parametrize(("cell", "expected"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_a_quote_stands_for_its_places(cell: str, expected: list[GoldSpan]) -> None:
    assert QUOTES.read(cell) == (tuple(expected),)


NOT_FOUND = [
    ("nowhere", "科技慧老行动\n火星移民计划", "第 2 行“火星移民计划”在各份文件中找不到"),
    ("not in that document", "《科学素质行动规划》科技慧老行动", "在《科学素质行动规划纲要（2021—2035年）》中找不到"),
    ("too short", "plan.txt：左右", "至少抄 4 个字"),
    ("elsewhere than told", "notice.txt：金石大讲堂〔3-8〕", "不是《关于印发《2023年重点任务》的通知》第 3 到 8 字"),
    ("beyond the end", "plan.txt：金石大讲堂〔9000-9005〕", "第 9000 到 9005 字"),
]


@pytest.mark.parametrize(("cell", "told"), [row[1:] for row in NOT_FOUND], ids=[row[0] for row in NOT_FOUND])
def test_a_quote_that_is_not_there_is_told(cell: str, told: str) -> None:
    with pytest.raises(CellError) as raised:
        QUOTES.read(cell)
    assert told in str(raised.value)


def test_a_quote_that_is_everywhere_proves_nothing() -> None:
    quotes = Quotes([document("a.txt", "甲", "各成员单位。" * 21)])
    with pytest.raises(CellError, match="出现 21 次"):
        quotes.read("各成员单位")


def test_a_title_of_two_documents_is_not_guessed_at() -> None:
    quotes = Quotes([document("a.txt", "2022年要点", "甲乙丙丁"), document("b.txt", "2023年要点", "甲乙丙丁")])
    with pytest.raises(CellError, match="《要点》可能是下列几份文件：2022年要点、2023年要点"):
        quotes.read("《要点》甲乙丙丁")


WRITTEN = [
    ("a quote of one place", [span("notice.txt", "科技慧老行动")], "科技慧老行动"),
    ("of one document", [span("plan.txt", "金石大讲堂")], "《科学素质行动规划纲要（2021—2035年）》金石大讲堂"),
    (
        "of all its places",
        [span("notice.txt", "金石大讲堂"), span("notice.txt", "金石大讲堂", 1)],
        "《关于印发《2023年重点任务》的通知》金石大讲堂",
    ),
    (
        "of one place among several",
        [span("notice.txt", "金石大讲堂", 1)],
        "《关于印发《2023年重点任务》的通知》金石大讲堂〔47-52〕",
    ),
    ("short", [span("plan.txt", "28%")], "《科学素质行动规划纲要（2021—2035年）》28%〔20-23〕"),
    ("over a line's end", [span("notice.txt", "（市公安局、\n市教委）")], "（市公安局、 市教委）"),
]


@pytest.mark.parametrize(("group", "cell"), [row[1:] for row in WRITTEN], ids=[row[0] for row in WRITTEN])
def test_evidence_is_written_as_short_as_it_can_be_found_again(group: list[GoldSpan], cell: str) -> None:
    assert QUOTES.write([group]) == cell
    assert QUOTES.read(cell) == (tuple(group),)


def question(**changed: object) -> GoldQuestion:
    return gold(**({"evidence": ()} | changed))


ROUND_TRIPS = [
    ("everything", question(count=3, forbidden=("市教委",), facts=(("甲", "乙"), ("丙",)), note="untidy\n口语")),
    ("no units asked for", question(units=None)),
    ("no unit right", question(units=())),
    ("history", question(history=(("市科协呢", ""), ("那市残联呢", "两项：\n1. 送科技｜进校园")))),
    ("filters", question(filters={"doc_ids": ("a", "b"), "parts": ("附件1",), "years": (2023, 2024)})),
    ("a refusal", unanswerable(split="test", reasons=("no_such_unit", "not_stated"))),
    ("a text like a formula", question(question="=1+1", note="-")),
]


@pytest.mark.parametrize("asked", [row[1] for row in ROUND_TRIPS], ids=[row[0] for row in ROUND_TRIPS])
def test_a_question_comes_back_as_it_was(asked: GoldQuestion) -> None:
    assert READER.read(write_row(asked, QUOTES), "-") == asked


ASKED = {Column.KIND: "牵头单位", Column.QUESTION: "金石大讲堂归谁管"}


def read(**changed: str) -> GoldQuestion | dict[Column, str]:
    return READER.read(ASKED | {Column(name): text for name, text in changed.items()}, "第5行")


def test_the_least_that_must_be_filled() -> None:
    assert read() == GoldQuestion(
        id="第5行", kind=Kind.LEAD_UNIT, split="dev", question="金石大讲堂归谁管", answerable=True
    )


TAKEN: list[tuple[str, dict[str, str], str, object]] = [
    ("a kind by its own name", {"kind": "lead_unit"}, "kind", Kind.LEAD_UNIT),
    ("a whole number with a point", {"count": "12.0"}, "count", 12),
    ("full width figures", {"count": "１２"}, "count", 12),
    ("a task in words", {"rows": "附件2第8项"}, "rows", ("附件2:8",)),
    ("a task with a Chinese colon", {"rows": "附件2：8"}, "rows", ("附件2:8",)),
    ("units on one line", {"units": "市教委｜市科协"}, "units", ("市教委", "市科协")),
    ("a truth value", {"answerable": "true"}, "answerable", True),
    ("a reason alone", {"reasons": "没有这个单位"}, "answerable", False),
    ("a year in words", {"filters": "年份：2023年"}, "filters", {"years": (2023,)}),
]


@pytest.mark.parametrize(("cells", "field", "expected"), [row[1:] for row in TAKEN], ids=[row[0] for row in TAKEN])
def test_what_staff_write_is_taken_as_meant(cells: dict[str, str], field: str, expected: object) -> None:
    found = read(**cells)
    assert isinstance(found, GoldQuestion)
    value = getattr(found, field)
    assert (value.model_dump(exclude_defaults=True) if field == "filters" else value) == expected


WRONG: list[tuple[str, dict[str, str], dict[str, str]]] = [
    ("no kind", {"kind": ""}, {"kind": "没有填"}),
    ("no question", {"question": ""}, {"question": "没有填"}),
    ("a kind that there is not", {"kind": "随便"}, {"kind": "是“随便”，应为下列之一：牵头单位、责任单位"}),
    ("a count in words", {"count": "三项"}, {"count": "是“三项”，应为 0 以上的整数"}),
    ("a count below 0", {"count": "-1"}, {"count": "应为 0 以上的整数"}),
    ("a task that there is not", {"rows": "附件2:8\n附件2:999"}, {"rows": "“附件2:999”在文件里没有"}),
    ("no task at all", {"rows": "第八项"}, {"rows": "应写成“附件2:8”"}),
    ("an empty choice", {"facts": "甲\n乙｜"}, {"facts": "第 2 行“乙｜”里有空的写法"}),
    ("a turn of three", {"history": "甲｜乙｜丙"}, {"history": "应写成“问｜答”"}),
    ("a filter without a name", {"filters": "附件1"}, {"filters": "应写成“文件/附件/单位/类别/年份：值｜值”"}),
    ("a year of two figures", {"filters": "年份：23"}, {"filters": "年份“23”应为四位数字"}),
    ("a refusal without a reason", {"answerable": "否"}, {"reasons": "应填一个可以接受的不答原因：没有这个单位"}),
    ("a reason to answer", {"answerable": "是", "reasons": "超出范围"}, {"reasons": "填了“超出范围”，但“可答”为是"}),
    ("units of a refusal", {"reasons": "超出范围", "units": "市教委"}, {"units": "这一格应留空"}),
    (
        "several faults at once",
        {"kind": "随便", "answerable": "也许", "evidence": "火星移民计划"},
        {"kind": "随便", "answerable": "是“也许”，应为下列之一：是、否", "evidence": "找不到"},
    ),
]


@pytest.mark.parametrize(("cells", "told"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_is_wrong_is_told_by_column(cells: dict[str, str], told: dict[str, str]) -> None:
    found = read(**cells)
    assert isinstance(found, dict)
    assert {str(column) for column in found} == told.keys()
    assert [column for column, part in told.items() if part not in found[Column(column)]] == []
