"""The terminal: what is printed where, in which encoding, with which exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import terminal
from assistant.asking import Answering
from assistant.assistant import Assistant
from assistant.errors import UnverifiedAnswerError
from assistant.plain import to_plain
from assistant.wording import WORDING
from tests.assistant.conftest import Run
from tests.assistant.echo import Echo, echo

ROOT = Path(__file__).resolve().parents[2]


def never(question: object) -> None:
    pytest.fail(f"asked in spite of a bad input: {question}")


# ask


def test_the_plain_form_has_answer_and_citations(run: Run, assistant: Assistant) -> None:
    status, out, err = run("ask", "金石大讲堂归谁管", answering=assistant.answer)
    first, *_, heading, citation = out.splitlines()
    assert (status, err) == (0, "")
    assert "市文物局" in first
    assert heading == WORDING["terminal_citations"]
    for part in ("[1] 《关于印发2023年", "京纲要办发〔2023〕2号", "2023-04-13成文", "附件2 第8项", "“8 ✓ 金石大讲堂 "):
        assert part in citation


def test_the_json_form_is_one_object_on_one_line(run: Run, assistant: Assistant) -> None:
    status, out, _ = run("ask", "金石大讲堂归谁管", "--json", answering=assistant.answer)
    assert (status, out.count("\n")) == (0, 1)
    assert json.loads(out)["units"] == ["市文物局"]


def test_a_refusal_is_an_answer(run: Run, assistant: Assistant) -> None:
    status, out, err = run("ask", "市税务局牵头哪些任务", answering=assistant.answer)
    assert (status, err) == (0, "")
    assert "市税务局" in out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "没有读到问题"),
        (" 　\t\n", "没有读到问题"),
        ("？！。", "没有读到问题"),
        ("长" * 2001, "共2001字，最多2000字"),
        ("谁\x1b[31m管", "U+001B"),
        ("谁\x00管", "U+0000"),
        (b"\xff\xfe".decode("utf-8", "surrogateescape"), "U+DCFE"),
    ],
)
def test_what_is_no_question_is_told_before_anything_is_opened(
    run: Run, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.setattr(terminal, "open_answering", never)
    status, out, err = run("ask", text)
    assert (status, out) == (2, "")
    assert message in err


def test_the_longest_question_is_asked(run: Run) -> None:
    status, out, _ = run("ask", "长" * 2000, answering=Echo())
    assert (status, len(out.strip())) == (0, 2002)


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("谁管\n".encode(), "谁管"),
        (b"\xef\xbb\xbf" + "谁管".encode(), "谁管"),
        ("谁管\r\n".encode(), "谁管"),
        (("长" * 2000 + "\n").encode(), "长" * 2000),
        ("谁管\n怎么办\n".encode(), "谁管\n怎么办"),
    ],
)
def test_a_dash_reads_standard_input(run: Run, typed: bytes, question: str) -> None:
    answering = Echo()
    status, _, _ = run("ask", "-", answering=answering, typed=typed)
    assert (status, [asked.text for asked in answering.asked]) == (0, [question])


@pytest.mark.parametrize(
    ("typed", "message"),
    [("谁管".encode("gb18030"), "第3字节"), (b"ab\xff", "第3字节"), (b"", "没有读到"), (b"a\0", "U+0000")],
)
def test_standard_input_that_is_no_question_is_told(run: Run, typed: bytes, message: str) -> None:
    status, out, err = run("ask", "-", answering=never, typed=typed)
    assert (status, out) == (2, "")
    assert message in err


@pytest.mark.parametrize(
    ("fault", "status", "message"),
    [
        (UnverifiedAnswerError("没有出处"), 2, "没有出处"),
        (ZeroDivisionError("除数为零"), 2, "ZeroDivisionError 除数为零（echo.py:"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_a_fault_is_told_in_a_sentence(run: Run, fault: BaseException, status: int, message: str) -> None:
    found, out, err = run("ask", "谁管", answering=Echo(谁管=fault))
    assert (found, out) == (status, "")
    assert message in err if message else err == ""
    assert "Traceback" not in err


def test_a_fault_while_opening_is_told_in_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot_open(folder: object) -> Answering:
        raise PermissionError(13, "Permission denied", "/data")

    monkeypatch.setattr(terminal, "open_answering", cannot_open)
    assert run("ask", "谁管") == (2, "", "读写失败：/data（没有权限）。请检查路径和权限。\n")


def test_nothing_printed_can_steer_a_terminal() -> None:
    plain = to_plain(echo("\x1b[2J清屏\u202e倒\n写\x7f\x9b\t。"))
    assert plain == "答：␛[2J清屏倒\n写␡\t。"


def test_how_the_question_was_understood_and_notes_are_shown() -> None:
    answer = echo("那市科协呢").model_copy(
        update={"resolved_question": "市科协有哪些任务？", "notes": ("甲。", "乙。")}
    )
    assert to_plain(answer) == "答：那市科协呢\n\n理解为：市科协有哪些任务？\n\n说明\n- 甲。\n- 乙。"


# batch


def test_batch_says_how_many_lines_and_ends_well_in_spite_of_errors(run: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": 1, "question": "谁管"}\n坏行\n', encoding="utf-8")
    assert run("batch", str(source), str(target), answering=Echo()) == (0, "", "已处理2行，其中1行有误。\n")
    assert len(target.read_bytes().splitlines()) == 2


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("无.jsonl", "out.jsonl", "没有这个文件或文件夹"),
        (".", "out.jsonl", "是文件夹，不是文件"),
        ("in.jsonl", ".", "是文件夹，不是文件"),
        ("in.jsonl", "无/out.jsonl", "没有这个文件或文件夹"),
        ("in.jsonl", "in.jsonl/out.jsonl", "路径中有一段不是文件夹"),
        ("in.jsonl", "in.jsonl", "就是输入文件"),
        ("in.jsonl", "/dev/full", "磁盘已满"),
    ],
)
def test_batch_files_that_cannot_be_used_are_told(
    run: Run, tmp_path: Path, source: str, target: str, message: str
) -> None:
    (tmp_path / "in.jsonl").write_text('{"question": "谁管"}', encoding="utf-8")
    status, out, err = run("batch", str(tmp_path / source), str(tmp_path / target), answering=Echo())
    assert (status, out) == (2, "")
    assert message in err


# processes


def process(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_help_and_bad_questions_load_nothing_heavy() -> None:
    code = (
        "import sys, contextlib\nfrom assistant.terminal import main\n"
        "with contextlib.suppress(SystemExit): main(['--help'])\n"
        "main(['ask', ''])\nmain(['ask', '谁管', '--corpus', '/nowhere'])\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    _, err = process("-X", "utf8", "-c", code).communicate()
    loaded = set(err.decode().split())
    assert "assistant.terminal" in loaded
    assert not loaded & {"torch", "gradio", "faiss", "jieba", "numpy", "bm25s", "transformers", "assistant.assistant"}


LATIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_the_command_speaks_utf8_whatever_the_locale(
    assistant: Assistant, stand_in_environment: dict[str, str]
) -> None:
    assert assistant.corpus.documents  # the index is there
    command = process("-m", "assistant", "ask", "金石大讲堂归谁管", "--json", **stand_in_environment, **LATIN)
    out, err = command.communicate()
    assert command.returncode == 0, err.decode()
    assert json.loads(out.decode("utf-8"))["units"] == ["市文物局"]


ECHOING = (
    "import sys, tests.assistant.echo as echo, assistant.terminal as terminal\n"
    "terminal.open_answering = lambda folder: echo.Echo()\n"
    "sys.exit(terminal.main())"
)


def test_messages_are_utf8_whatever_the_locale() -> None:
    command = process("-c", ECHOING, "ask", " ", **LATIN)
    _, err = command.communicate()
    assert command.returncode == 2
    assert "没有读到问题" in err.decode("utf-8")


def test_a_reader_that_stops_early_is_no_error() -> None:
    command = process("-c", ECHOING, "ask", "谁管")
    assert command.stdout is not None
    command.stdout.close()
    _, err = command.communicate()
    assert (command.returncode, err) == (0, b"")
