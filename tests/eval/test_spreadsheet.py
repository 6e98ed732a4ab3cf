"""Workbooks out and in again: all development questions, hostile files and cells."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from corpus.read import read_corpus
from eval.errors import SpreadsheetError
from eval.questions import GoldQuestion
from eval.questions import read_questions as read_gold
from eval.run import rows_of
from eval.settings import ROOM
from eval.spreadsheet import workbook
from eval.spreadsheet.columns import EXPLAINED, Column
from eval.spreadsheet.evidence import Quotes
from eval.spreadsheet.reading import QuestionSheet, read_questions
from eval.spreadsheet.rows import RowReader
from eval.spreadsheet.writing import export_questions
from tests.eval.samples import gold

READER = RowReader(Quotes(()), frozenset({"附件2:8"}))
HEADS = [explained.head for explained in EXPLAINED.values()]


def bare(**changed: object) -> GoldQuestion:
    return gold(**({"evidence": ()} | changed))


def exported(path: Path, *questions: GoldQuestion) -> Path:
    export_questions(questions, Quotes(()), path)
    return path


def edited(path: Path, edit: Callable[[Worksheet], object]) -> QuestionSheet:
    """What is read of a workbook with one question after somebody has edited its sheet."""
    book = load_workbook(exported(path, bare()))
    edit(book["试题"])
    book.save(path)
    return read_questions(path, READER)


def put(sheet: Worksheet, place: str, value: Any) -> Any:
    sheet[place] = value


def test_every_development_question_comes_back_as_it_was(tmp_path: Path) -> None:
    corpus = read_corpus(None)
    questions = [q for q in read_gold(ROOM / "questions")[0] if q.split == "dev"]
    quotes = Quotes(corpus.documents)
    export_questions(questions, quotes, tmp_path / "all.xlsx")
    read = read_questions(tmp_path / "all.xlsx", RowReader(quotes, frozenset(rows_of(corpus.tasks))))
    assert read.faults == ()
    assert read.questions == tuple(questions)


def test_the_sheet_guides_whoever_fills_it(tmp_path: Path) -> None:
    book = load_workbook(exported(tmp_path / "q.xlsx", bare()))
    sheet, guide, choices = book["试题"], book["说明"], book["选项"]
    assert [cell.value for cell in sheet[1]] == HEADS
    assert sheet.freeze_panes == "B2"
    assert sheet["C2"].alignment.wrap_text
    assert sheet.column_dimensions["C"].width == EXPLAINED[Column.QUESTION].width
    assert [row[0].value for row in guide.iter_rows(min_row=2, max_row=len(HEADS) + 1)] == HEADS
    assert all(row[3].value for row in guide.iter_rows(min_row=2, max_row=len(HEADS) + 1))
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["B2:B502"].formula1 == "'选项'!$A$2:$A$17"
    assert [choices.cell(row, 1).value for row in (1, 2, 17)] == ["题型", "牵头单位", "多个问题"]
    assert (rules["B2:B502"].showErrorMessage, rules["M2:M502"].showErrorMessage) == (True, False)
    assert choices.sheet_state == "hidden"


def test_every_example_of_the_guide_can_be_read() -> None:
    reader = RowReader(Quotes(()), frozenset({"附件2:7", "附件2:62"}))
    cells: dict[Column, str] = {
        column: explained.example for column, explained in EXPLAINED.items() if column is not Column.EVIDENCE
    }
    assert isinstance(reader.read(cells | {Column.REASONS: ""}, "-"), GoldQuestion)
    refusal = {Column.ANSWERABLE: "否", Column.UNITS: "", Column.ROWS: ""}
    assert isinstance(reader.read(cells | refusal, "-"), GoldQuestion)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-", "@谁", '=HYPERLINK("x")'])
def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path, text: str) -> None:
    path = exported(tmp_path / "q.xlsx", bare(question=text))
    cell = load_workbook(path)["试题"]["C2"]
    assert (cell.value, cell.data_type, cell.number_format, cell.quotePrefix) == (text, "s", "@", True)
    assert [question.question for question in read_questions(path, READER).questions] == [text]


BAD_CELLS: list[tuple[str, Callable[[Worksheet], object], str]] = [
    ("a formula", lambda sheet: put(sheet, "C2", "=A1&B1"), "第 2 行 C 列（问题）：是公式 =A1&B1"),
    ("an array formula", lambda sheet: put(sheet, "C2", ArrayFormula("C2", "=A1:A2")), "（问题）：是公式 =A1:A2"),
    ("an error value", lambda sheet: put(sheet, "G2", "#REF!"), "第 2 行 G 列（单位）：是错误值 #REF!"),
    ("a date", lambda sheet: put(sheet, "J2", datetime(2023, 2, 8)), "J 列（要点）：被表格软件当成了日期 2023-02-08"),
    ("a merge over rows", lambda sheet: sheet.merge_cells("A2:A3"), "第 2 行：有合并单元格（A2:A3）"),
    ("a fraction", lambda sheet: put(sheet, "H2", 1.5), "第 2 行 H 列（数目）：是“1.5”"),
    ("a kind of their own", lambda sheet: put(sheet, "B2", "杂项"), "第 2 行 B 列（题型）：是“杂项”，应为下列之一"),
    ("no such column", lambda sheet: [put(sheet, "F2", "否"), put(sheet, "M1", "")], "表中没有“不答原因”这一列"),
]


@pytest.mark.parametrize(("edit", "told"), [row[1:] for row in BAD_CELLS], ids=[row[0] for row in BAD_CELLS])
def test_a_bad_cell_is_told_with_its_place_and_stops_no_other_row(
    tmp_path: Path, edit: Callable[[Worksheet], object], told: str
) -> None:
    def with_another_row(sheet: Worksheet) -> None:
        put(sheet, "B5", "清单")
        put(sheet, "C5", "有哪些")
        edit(sheet)

    read = edited(tmp_path / "q.xlsx", with_another_row)
    assert any(told in fault.told() for fault in read.faults), [fault.told() for fault in read.faults]
    assert [question.id for question in read.questions] == ["第5行"]
    assert all("工作表“试题”" in fault.told() for fault in read.faults)


def test_all_faults_of_a_row_are_told_in_the_order_of_its_columns(tmp_path: Path) -> None:
    def spoil(sheet: Worksheet) -> None:
        put(sheet, "H2", "几项")
        put(sheet, "B2", "杂项")
        put(sheet, "C2", "=1")

    assert [fault.letter for fault in edited(tmp_path / "q.xlsx", spoil).faults] == ["B", "C", "H"]


def test_an_id_may_stand_once(tmp_path: Path) -> None:
    path = exported(tmp_path / "q.xlsx", bare(), bare(), bare(id="g3"))
    read = read_questions(path, READER)
    assert [question.id for question in read.questions] == ["g1", "g3"]
    assert [fault.told() for fault in read.faults] == [
        "工作表“试题”第 3 行 A 列（编号）：编号“g1”与第 2 行相同；请改为不同的编号，或留空"
    ]


TAKEN: list[tuple[str, Callable[[Worksheet], object], str, object]] = [
    ("a number for a text", lambda sheet: put(sheet, "A2", 12), "id", "12"),
    ("a number with a point", lambda sheet: put(sheet, "A2", 12.0), "id", "12"),
    ("a text for a number", lambda sheet: put(sheet, "H2", "12"), "count", 12),
    ("a number for a count", lambda sheet: put(sheet, "H2", 12), "count", 12),
    ("a truth value", lambda sheet: put(sheet, "F2", True), "answerable", True),
    ("carriage returns", lambda sheet: put(sheet, "G2", "市教委_x000D_\n市科协"), "units", ("市教委", "市科协")),
    ("columns moved", lambda sheet: sheet.move_range("A1:A2", cols=20), "id", "g1"),
    ("rows above the heads", lambda sheet: sheet.insert_rows(1, 3), "id", "g1"),
    ("blanks in a head", lambda sheet: put(sheet, "A1", " 编 号\n"), "id", "g1"),
]


@pytest.mark.parametrize(("edit", "field", "expected"), [row[1:] for row in TAKEN], ids=[row[0] for row in TAKEN])
def test_what_spreadsheet_programs_make_of_cells_is_taken_as_meant(
    tmp_path: Path, edit: Callable[[Worksheet], object], field: str, expected: object
) -> None:
    (question,) = edited(tmp_path / "q.xlsx", edit).questions
    assert getattr(question, field) == expected


def test_columns_of_their_own_are_named_and_passed_over(tmp_path: Path) -> None:
    read = edited(tmp_path / "q.xlsx", lambda sheet: put(sheet, "P1", "出题人"))
    assert read.unknown_heads == ("出题人",)
    assert len(read.questions) == 1


def saved(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def test_a_plain_sheet_with_the_two_heads_is_enough(tmp_path: Path) -> None:
    path = saved(tmp_path / "q.xlsx", ["问题", "题型"], ["金石大讲堂归谁管", "牵头单位"], [None, None])
    assert [question.id for question in read_questions(path, READER).questions] == ["第2行"]


def write_bytes(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def zipped(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


BAD_FILES: list[tuple[str, Callable[[Path], object], str]] = [
    ("not there", lambda path: None, "找不到文件"),
    ("a text", lambda path: write_bytes(path, "题型,问题".encode()), "不是 .xlsx 表格"),
    ("an old or locked workbook", lambda path: write_bytes(path, b"\xd0\xcf\x11\xe0" * 200), "不能带打开密码"),
    ("empty", lambda path: write_bytes(path, b""), "不是 .xlsx 表格"),
    ("another zip file", lambda path: zipped(path, note=b"1"), "不是 .xlsx 表格"),
    ("a bomb", lambda path: zipped(path, bomb=bytes(3 * 2**20)), "展开后有 3 MB，至多 2 MB"),
    ("an empty sheet", lambda path: saved(path), "没有找到列名：应有一行含 题型、问题"),
    ("other heads", lambda path: saved(path, ["姓名", "电话"], ["甲", 1]), "各工作表第一行为 Sheet: 姓名、电话"),
    ("a head twice", lambda path: saved(path, ["题型", "问题", "问题"], ["a", "b", "c"]), "两列都叫“问题”"),
    ("no rows", lambda path: saved(path, ["题型", "问题"]), "没有一道题"),
]


@pytest.mark.parametrize(("make", "told"), [row[1:] for row in BAD_FILES], ids=[row[0] for row in BAD_FILES])
def test_a_file_that_is_no_sheet_of_questions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], object], told: str
) -> None:
    monkeypatch.setattr(workbook, "LIMIT_MB", 2)
    make(tmp_path / "q.xlsx")
    with pytest.raises(SpreadsheetError) as raised:
        read_questions(tmp_path / "q.xlsx", READER)
    assert told in str(raised.value)


def test_a_macro_is_left_behind(tmp_path: Path) -> None:
    path = exported(tmp_path / "q.xlsm.xlsx", bare())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    macro = path.rename(tmp_path / "q.xlsm")
    assert len(read_questions(macro, READER).questions) == 1


def test_an_export_overwrites_nothing_unasked(tmp_path: Path) -> None:
    path = exported(tmp_path / "q.xlsx", bare())
    with pytest.raises(SpreadsheetError, match="已经存在"):
        exported(path, bare())
    export_questions([], Quotes(()), path, force=True)
    with pytest.raises(SpreadsheetError, match="没有一道题"):
        read_questions(path, READER)
