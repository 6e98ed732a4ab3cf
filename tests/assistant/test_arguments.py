"""Help and complaints about arguments are Chinese."""

from __future__ import annotations

import pytest

from assistant import terminal


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "缺少命令"),
        (["问"], "命令没有"),
        (["ask"], "缺少问题"),
        (["ask", "谁", "管"], "多出管（问题含空格时请加引号）"),
        (["ask", "谁管", "--corpus"], "--corpus后面缺少内容"),
        (["ask", "谁管", "--corpus", ""], "--corpus：没有写文件夹的路径"),
        (["ask", "谁管", "--js"], "多出--js"),
        (["batch", "a.jsonl"], "缺少输出.jsonl"),
        (["chat", "谁管"], "多出谁管"),
    ],
)
def test_arguments_that_cannot_be_used_are_told_in_chinese(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    with pytest.raises(SystemExit) as exited:
        terminal.main(arguments)
    out, err = capsys.readouterr()
    assert (exited.value.code, out) == (2, "")
    usage, complaint = err.splitlines()
    assert usage.startswith("用法：python -m assistant")
    assert complaint.startswith("参数有误：")
    assert message in complaint


@pytest.mark.parametrize("command", [[], ["ask"], ["batch"], ["chat"]])
def test_help_is_chinese(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    with pytest.raises(SystemExit) as exited:
        terminal.main([*command, "--help"])
    out = capsys.readouterr().out
    assert exited.value.code == 0
    assert out.startswith("用法：python -m assistant")
    assert not any(word in out for word in ("usage", "options", "arguments", "show this"))
