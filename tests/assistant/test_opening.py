"""The folder of policy files is looked at before the assistant is opened over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import opening
from tests.assistant.conftest import Run
from tests.assistant.echo import Echo


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """The folders that an assistant was opened over; nothing is indexed."""
    folders: list[Path | None] = []

    class Opened:
        answer = Echo()

    def open_assistant(folder: Path | None, progress: object) -> Opened:
        folders.append(folder)
        return Opened()

    monkeypatch.setattr("assistant.assistant.open_assistant", open_assistant)
    return folders


@pytest.mark.parametrize("command", [["ask", "谁管"], ["chat"], ["batch", "in.jsonl", "out.jsonl"]])
@pytest.mark.parametrize(
    ("files", "folder", "messages"),
    [
        ({}, "无此文件夹", ["找不到文件夹", "无此文件夹"]),
        ({"a.txt": b"x"}, "a.txt", ["找不到文件夹"]),
        ({}, ".", ["没有可以读取的政策文件"]),
        ({".a.txt": "关于检查的通知".encode()}, ".", ["没有可以读取的政策文件"]),
        (
            {"a.txt": b"\xff", "b.pdf": b"%PDF"},
            ".",
            ["没有可以读取的政策文件", "a.txt：不是 UTF-8", "b.pdf：格式 .pdf"],
        ),
    ],
)
def test_a_folder_that_cannot_be_used_is_told(
    run: Run,
    opened: list[Path | None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    policies: Path,
    command: list[str],
    files: dict[str, bytes],
    folder: str,
    messages: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.jsonl").write_bytes(b"{}")
    for name, data in files.items():
        (policies / name).write_bytes(data)
    status, out, err = run(*command, "--corpus", str(policies / folder))
    assert (status, out, opened) == (2, "", [])
    assert all(message in err for message in messages)


def test_files_that_cannot_be_read_are_told_and_the_rest_is_used(
    run: Run, opened: list[Path | None], policies: Path
) -> None:
    (policies / "通知.txt").write_text("关于开展检查的通知\n", encoding="utf-8")
    for n in range(7):
        (policies / f"{n}.pdf").write_bytes(b"%PDF")
    status, out, err = run("ask", "谁管", "--corpus", str(policies))
    assert (status, out, opened) == (0, "答：谁管\n", [policies])
    assert err.count("未收入 ") == opening.MOST_TOLD
    assert "另有2份文件未收入" in err
