"""The application as it is started: ``python app.py``."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import pytest

from assistant.page import wording

ROOT = Path(__file__).parents[2]


def start(tmp_path: Path, **settings: str) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "POLICYQA_DATA_DIR": str(tmp_path),
        "POLICYQA_INDEX_MODEL": "stand-in",
        "POLICYQA_PAGE_PORT": "0",
        **settings,
    }
    return subprocess.Popen(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def test_it_builds_the_index_serves_the_page_and_closes(tmp_path: Path) -> None:
    with start(tmp_path) as process:
        try:
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(2)]
            assert lines[0].strip() == wording.OPENING
            found = re.search(r"http://127\.0\.0\.1:\d+", lines[1])
            assert found is not None, lines
            with build_opener(ProxyHandler({})).open(found[0], timeout=20) as response:
                assert wording.TITLE in response.read().decode("utf-8")
        finally:
            process.send_signal(signal.SIGINT)
            rest, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert wording.CLOSED in rest
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"POLICYQA_PAGE_HOST": "0.0.0.0"}, wording.NOT_LOOPBACK.format(host="0.0.0.0")),
        ({"POLICYQA_PAGE_HOTS": "127.0.0.1"}, "POLICYQA_PAGE_HOTS"),
        ({"POLICYQA_PAGE_PORT": "seven"}, "POLICYQA_PAGE_"),
    ],
    ids=["host", "misspelt", "port"],
)
def test_what_cannot_be_served_is_said_at_once(tmp_path: Path, settings: dict[str, str], said: str) -> None:
    with start(tmp_path, **settings) as process:
        output, errors = process.communicate(timeout=120)
    assert process.returncode == 2
    assert said in errors
    assert "Traceback" not in errors
    assert output == ""
