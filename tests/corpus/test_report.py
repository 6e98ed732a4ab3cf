import subprocess
import sys
from pathlib import Path

import pytest

from corpus.__main__ import main
from corpus.catalogue import BUILT_IN
from corpus.read import read_corpus
from corpus.records import Corpus, RemovalReason
from corpus.report import adds_up, balance, write_report

NOTICE, PLAN = "000_b8b4a31499fe38d2.txt", "004_702c4e42f671215c.txt"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus()


def test_the_characters_of_every_document_add_up(corpus: Corpus) -> None:
    assert adds_up(corpus)
    plan = balance(corpus, PLAN)
    assert plan.length == len((BUILT_IN / PLAN).read_text(encoding="utf-8"))
    assert set(plan.removed) == {RemovalReason.OVERLAY_COPY, RemovalReason.PAGE_BREAK}
    assert plan.in_sections + sum(plan.removed.values()) == plan.length


def test_a_lost_or_doubled_section_does_not_add_up(corpus: Corpus) -> None:
    assert not adds_up(corpus.model_copy(update={"sections": corpus.sections[:-1]}))
    row, other = corpus.sections[-1], corpus.sections[-2]
    doubled = row.model_copy(update={"spans": other.spans[:1]})
    assert not balance(corpus.model_copy(update={"sections": (*corpus.sections[:-1], doubled)}), PLAN).adds_up


def test_the_report_says_what_was_understood_and_every_problem(corpus: Corpus) -> None:
    report = write_report(corpus)
    assert "任务 320（附件1 59，附件2 261）" in report
    assert "缺文 19 处（缺 60 句，另有句末残缺 5 处）" in report
    assert "对应 138（措辞有改动 71，部分措辞相同 42，措辞相同 25）：其他文件的 78 项任务对应本文件 41 处" in report
    assert report.count("：相符") == 2
    for found in corpus.problems:
        assert found.message in report


def test_progress_is_told_of_every_document() -> None:
    told: list[tuple[str, int, int]] = []
    read_corpus(None, lambda *step: told.append(step))
    assert told == [(NOTICE, 0, 2), (PLAN, 1, 2)]


def test_a_folder_without_faults_and_one_with(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("安和市关于节水的通知\n\n各单位：\n要节约用水。\n", encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"PK")
    corpus = read_corpus(tmp_path)
    assert adds_up(corpus)
    report = write_report(corpus)
    assert "未收入的文件" in report
    assert "b.docx [unsupported_file]" in report


@pytest.mark.parametrize("doc_id", [NOTICE, PLAN])
def test_the_stored_text_is_written_byte_for_byte(doc_id: str) -> None:
    done = subprocess.run([sys.executable, "-m", "corpus", "text", doc_id], capture_output=True, check=True, timeout=60)
    assert done.stdout == (BUILT_IN / doc_id).read_bytes()


def test_line_ends_and_form_feeds_are_written_as_stored(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeff甲\r\n乙\f\r丙\x00".encode())
    assert main(["text", "a.txt", "--corpus", str(tmp_path)]) == 0
    assert capfdbinary.readouterr().out == "甲\r\n乙\f\r丙\x00".encode()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["text", "没有.txt"], "没有.txt"),
        (["report", "--corpus", "/没有/此夹"], "/没有/此夹"),
    ],
)
def test_an_error_is_one_line_of_chinese_and_status_2(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert told in error
    assert "Traceback" not in error


def test_the_report_is_written_in_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["report"]) == 0
    assert "京政办发〔2022〕7号" in capfd.readouterr().out
