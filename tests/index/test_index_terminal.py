from pathlib import Path

import pytest

from corpus.errors import SettingsError
from index.__main__ import main
from index.settings import IndexSettings


def test_build_tells_what_was_built(
    corpus_dir: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("POLICYQA_INDEX_MODEL", "stand-in")
    assert main(["build", "--corpus", str(corpus_dir)]) == 0
    told = capsys.readouterr()
    assert "2 份文件" in told.out
    assert "计算向量" in told.err
    assert list(data_dir.glob("build/*/manifest.json"))


def test_a_failure_is_one_message_and_status_1(
    tmp_path: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--corpus", str(tmp_path / "no such folder")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    assert told.err.strip()


@pytest.mark.parametrize("arguments", [[], ["rebuild"], ["build", "--folder", "x"]])
def test_misuse_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("POLICYQA_INDEX_DENSE_WEIGHT", "1.5"),
        ("POLICYQA_INDEX_FUSION", "average"),
        ("POLICYQA_INDEX_MODLE", "bge-m3"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match="POLICYQA_INDEX_"):
        IndexSettings()


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYQA_INDEX_MODEL", "/models/bge-m3")
    monkeypatch.setenv("POLICYQA_INDEX_PASSAGE_PROMPT", "")
    assert IndexSettings().model == "/models/bge-m3"
    assert IndexSettings().passage_prompt == ""
    assert IndexSettings().question_prompt is None
