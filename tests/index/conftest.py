"""A small folder of policy files and an index built of it with the stand-in encoder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index import build, store
from index.legs.tokens import WordTokenizer
from index.settings import IndexSettings

NOTICE = """某市科学素质工作办公室文件

某科办发〔2023〕2号

关于印发2023年某市科学素质重点任务的通知

市各成员单位：

现将《2023年某市科学素质重点任务》印发给你们，请认真贯彻落实。

某市科学素质工作办公室
2023年4月13日

一、聚焦重点人群

（一）实施老年人科学素质提升行动

1. 实施科技慧老行动。办好老年开放大学，深入开展老年人防诈骗专项行动。（市公安局、市教委）

2. 加强老年人健康科普。开展老年人健康宣传周活动，推动健康科普进社区。（市卫生健康委）

二、实施重点工程

3. 大力扶持科幻产业发展。设立科幻产业发展基金，打造科幻产业集聚区。（市科委）
"""

PLAN = """某市科学素质行动规划纲要

一、发展目标

到2025年，某市公民具备科学素质的比例达到28%左右。

二、提升行动

建设职工创新工作室8000个，稳步推进院士专家工作站建设。
"""


@pytest.fixture(scope="session")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> WordTokenizer:
    """One for all tests: jieba takes a second to read its dictionary."""
    return build.open_tokenizer(tmp_path_factory.mktemp("tokenizer"))


@pytest.fixture
def data_dir(tmp_path: Path, tokenizer: WordTokenizer, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("POLICYQA_DATA_DIR", str(folder))
    for module in (build, store):
        monkeypatch.setattr(module, "open_tokenizer", lambda data_dir: tokenizer)
    return folder


@pytest.fixture
def corpus_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.fixture
def stand_in() -> IndexSettings:
    return IndexSettings(model="stand-in")


@pytest.fixture
def tree() -> Callable[[Path], dict[str, bytes]]:
    """Reads a folder: path to bytes, lock files left out."""

    def read(folder: Path) -> dict[str, bytes]:
        files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".lock")
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    return read
