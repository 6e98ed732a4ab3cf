"""``python -m eval`` from the command line to the result file, with an assistant that needs no index."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

import eval.__main__ as terminal
from assistant.answer import Answer
from assistant.question import Question
from corpus.records import Corpus, Document, Source
from eval.commands.figures import shown_in
from eval.results import read_result
from eval.verdicts import read_verdicts
from tests.eval.samples import DOC, answer, gold, unanswerable

TEXT = "字" * 100 + "8 金石大讲堂 市文物局"
DOCUMENT = Document(
    doc_id=DOC,
    title="任务清单",
    document_number=None,
    issuer=None,
    source=Source(path=DOC, media_type="text/plain", sha256="0"),
    text=TEXT,
)
CORPUS = Corpus(documents=(DOCUMENT,), readings=(), sections=(), tasks=(), targets=(), units=(), problems=())
FOLDERS = {
    "POLICYQA_EVAL_QUESTIONS_DIR": "questions",
    "POLICYQA_EVAL_RESULTS_DIR": "results",
    "POLICYQA_DATA_DIR": "data",
}


@dataclass
class FakeIndex:
    fingerprint: str = "f0"


@dataclass
class FakeAssistant:
    """Knows one answer, and the corpus that its citation stands in."""

    index: FakeIndex = field(default_factory=FakeIndex)
    corpus: Corpus = CORPUS

    def answer(self, question: Question) -> Answer:
        return answer(question=question.text)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with questions, results and data of its own, all settings pointing into it."""
    for variable, name in FOLDERS.items():
        monkeypatch.setenv(variable, str(tmp_path / name))
    monkeypatch.setattr("eval.session.open_assistant", FakeAssistant)
    asked = [gold(), unanswerable(), gold(id="hidden", split="test", question="机密", units=("市教委",))]
    (tmp_path / "questions").mkdir()
    lines = "\n".join(question.model_dump_json() for question in asked)
    (tmp_path / "questions" / "a.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_a_run_prints_the_table_and_leaves_its_result_in_the_data_directory(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal.main([]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("dev: 2 题, 索引 f0")
    assert "应不作答而作答" not in printed
    result = read_result(folder / "data" / "eval" / "dev.json", "dev")
    assert (result.total.n, result.failed) == (2, ("g2",))
    assert result.total.right is not None
    assert result.total.right.value == 0.5
    assert not (folder / "results").exists()


def test_failures_of_the_test_split_are_only_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert terminal.main(["run", "--split", "all", "--failures"]) == 0
    printed = capsys.readouterr().out
    assert "应不作答而作答" in printed
    assert "test 未答对的题只按类型计数: lead_unit 1" in printed
    assert "机密" not in printed
    assert "hidden" not in (folder / "data" / "eval" / "all.json").read_text(encoding="utf-8")


def test_one_kind_is_written_beside_the_whole(folder: Path) -> None:
    assert terminal.main(["run", "--kind", "lead_unit"]) == 0
    assert (folder / "data" / "eval" / "dev.lead_unit.json").is_file()


def test_record_writes_the_committed_result_and_figures_shows_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal.main(["run", "--split", "test", "--record"]) == 0
    capsys.readouterr()
    assert terminal.main(["figures"]) == 0
    assert "| 合计 | 1 | 0.000 [0.000, 0.000] |" in capsys.readouterr().out
    assert [path.name for path in (folder / "results").iterdir()] == ["test.json"]


REFUSED = [
    ("a part is not recorded", ["run", "--record", "--kind", "count"], "--record 只记录完整的"),
    ("nothing selected", ["run", "--kind", "several"], "没有符合条件的试题"),
    ("no figures yet", ["figures"], "没有结果文件"),
    ("part of the comparison is not recorded", ["baselines", "--record", "--split", "all"], "--record 只记录完整的"),
    ("no such earlier run", ["run", "--against", "none.jsonl"], "读不到以前的结果"),
    ("no place for the report", ["run", "--html", "none/report.html"], "不能写入 none/report.html"),
]


@pytest.mark.parametrize(("argv", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_an_error_is_a_message_and_status_two(
    folder: Path, capsys: pytest.CaptureFixture[str], argv: list[str], message: str
) -> None:
    assert terminal.main(argv) == 2
    assert message in capsys.readouterr().err


def test_check_names_what_cannot_be_used_without_quoting_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (folder / "questions" / "a.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n{}\n")
    assert terminal.main(["check"]) == 1
    printed = capsys.readouterr().out
    assert "a.jsonl:4: " in printed
    assert "hidden: 语料中没有任务 附件2:8" in printed
    assert printed.endswith("试题 3 道 (dev 2, test 1), 问题 3 处\n")
    assert "机密" not in printed


def test_options_alone_are_those_of_run(folder: Path) -> None:
    assert terminal.main(["--split", "test"]) == 0
    assert (folder / "data" / "eval" / "test.json").is_file()


def test_progress_on_a_terminal_stays_on_its_line_and_a_pipe_gets_no_carriage_return(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.main([])
    assert capsys.readouterr().err.splitlines()[0] == "已完成 2/2"
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    terminal.main([])
    assert capsys.readouterr().err.startswith("\r已完成 1/2\r已完成 2/2\n")


def test_a_run_is_held_against_an_earlier_one_and_reported_as_html(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verdicts = folder / "earlier.jsonl"
    verdicts.write_text('{"id": "g1", "right": false}\n{"id": "hidden", "right": true}\n', encoding="utf-8")
    report = folder / "report.html"
    assert terminal.main(["--split", "all", "--html", str(report), "--against", str(verdicts)]) == 0
    printed = capsys.readouterr().out
    assert "变错 1 题: (test 1 题不列出)" in printed
    assert "变对 1 题: g1" in printed
    assert "以前的结果：earlier.jsonl" in report.read_text(encoding="utf-8")


def test_verdicts_of_both_splits_stay_in_the_data_directory(folder: Path) -> None:
    assert terminal.main(["--split", "test", "--record"]) == 0
    assert read_verdicts(folder / "data" / "eval" / "test.outcomes.jsonl") == {"hidden": False}
    assert [path.name for path in (folder / "results").iterdir()] == ["test.json"]


def test_a_table_in_the_readme_is_renewed_and_what_has_no_result_stays() -> None:
    text = "a\n<!-- figures: dev -->\nold\n<!-- end -->\n<!-- figures: later -->\n<!-- end -->\nb\n"
    renewed = shown_in(text, {"dev": "| new |"})
    assert renewed == "a\n<!-- figures: dev -->\n| new |\n<!-- end -->\n<!-- figures: later -->\n\n<!-- end -->\nb\n"
    assert shown_in(renewed, {"dev": "| new |"}) == renewed
