"""``python -m eval run FILE.xlsx`` and ``export``: the scored copy, its summary, and runs that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

import eval.__main__ as terminal
import eval.session
from assistant.answer import Answer
from assistant.question import Question
from tests.eval.samples import answer, unanswerable
from tests.eval.test_eval_terminal import FakeAssistant
from tests.eval.test_spreadsheet import HEADS, bare, exported


class Answering(FakeAssistant):
    def answer(self, question: Question) -> Answer:
        return answer(question=question.text, answer="=市文物局主责金石大讲堂" + "长" * 40000)


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(eval.session, "open_assistant", Answering)
    monkeypatch.setenv("POLICYQA_DATA_DIR", str(tmp_path / "data"))
    return tmp_path


def test_the_scored_copy_tells_what_was_answered_and_why_it_is_wrong(
    opened: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [
        bare(rows=()),
        bare(id="wrong", rows=(), units=("市教委",)),
        unanswerable(),
        bare(id="bad", rows=("附件9:1",)),
    ]
    path = exported(opened / "q.xlsx", *asked)
    assert terminal.main(["run", str(path)]) == 1
    sheet = load_workbook(opened / "q.scored.xlsx")["评分"]
    first = len(HEADS)
    rows = [[cell.value for cell in row[first:]] for row in sheet.iter_rows()]
    assert rows[0] == ["结果", "为什么不对", "回答", "应当", "引用", "引文召回", "引文精度", "判为题型", "耗时（毫秒）"]
    assert [row[0] for row in rows[1:]] == ["对", "错", "错", "未测评"]
    assert rows[2][1] == "单位: 多 市文物局, 少 市教委"
    assert rows[3][3] == "不答：没有这个单位"
    assert str(rows[1][2]).startswith("=市文物局")
    assert "以下略去" in str(rows[1][2])
    assert sheet.cell(2, first + 3).data_type == "s"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("D2", "A1:X5")
    assert [sheet.cell(row, first + 1).fill.fgColor.rgb[2:] for row in (2, 3, 5)] == ["C6EFCE", "FFC7CE", "E7E6E6"]
    assert "第 5 行 I 列（任务）" in str(rows[4][1])
    assert "有 1 行不可用，没有测评" in capsys.readouterr().err


def test_the_summary_counts_by_kind_and_lists_what_was_not_asked(opened: Path) -> None:
    asked = [bare(rows=()), unanswerable(kind="help"), bare(id="bad", rows=("附件9:1",))]
    path = exported(opened / "q.xlsx", *asked)
    terminal.main(["run", str(path), "--out", str(opened / "new" / "s.xlsx")])
    book = load_workbook(opened / "new" / "s.xlsx")
    summary = [[cell.value for cell in row] for row in book["汇总"].iter_rows()]
    assert [row[:5] for row in summary] == [
        ["题型", "题数", "对", "不对", "答对率"],
        ["牵头单位", 1, 1, 0, 1],
        ["用法", 1, 0, 1, 0],
        ["合计", 2, 1, 1, 0.5],
    ]
    assert [row[0].value for row in book["评分"].iter_rows(min_row=2)] == ["g1", "g2", "bad"]
    assert [cell.value for cell in book["未测评"][2]][:3] == ["试题", "4", "I（任务）"]


REFUSED = [
    ("the source itself", ["--out", "{path}"], "--out 不能是试题文件自己"),
    ("another sort of file", ["--out", "{path}.csv"], "扩展名应为 .xlsx"),
    ("a record", ["--record"], "不能用 --record"),
    ("nothing usable", [], "没有一道可用的题：\n工作表“试题”第 2 行 I 列"),
]


@pytest.mark.parametrize(("options", "told"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_run_that_cannot_be(opened: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str) -> None:
    path = exported(opened / "q.xlsx", bare(rows=("附件9:1",)))
    assert terminal.main(["run", str(path), *(option.format(path=path) for option in options)]) == 2
    assert told in capsys.readouterr().err


def test_export_from_the_terminal(opened: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = opened / "t.xlsx"
    assert terminal.main(["export", str(path), "--template"]) == 0
    assert capsys.readouterr().out == f"0 道题已写入 {path}\n"
    assert terminal.main(["export", str(path)]) == 2
    assert terminal.main(["export", str(opened / "t.csv"), "--template"]) == 2
    assert "扩展名应为 .xlsx" in capsys.readouterr().err
