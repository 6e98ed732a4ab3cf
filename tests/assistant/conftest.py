"""The real assistant over the built-in texts, opened once; the encoder alone is the deterministic stand-in."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import terminal
from assistant.asking import Answering
from assistant.assistant import Assistant, open_assistant

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def stand_in_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables that give an own data directory and no model to load; for a process of one's own too."""
    return {"POLICYQA_DATA_DIR": str(tmp_path_factory.mktemp("data")), "POLICYQA_INDEX_MODEL": "stand-in"}


@pytest.fixture(scope="session")
def assistant(stand_in_environment: dict[str, str]) -> Assistant:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in stand_in_environment.items():
            patch.setenv(name, value)
        return open_assistant()


@pytest.fixture(scope="session")
def stored_texts(assistant: Assistant) -> dict[str, str]:
    """The stored texts by ``doc_id``."""
    return {document.doc_id: document.text for document in assistant.corpus.documents}


@pytest.fixture
def policies(tmp_path: Path) -> Path:
    """An empty folder for policy files."""
    folder = tmp_path / "policies"
    folder.mkdir()
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command over an answering: exit status, standard output, error stream."""

    def run_command(*arguments: str, answering: Answering | None = None, typed: bytes = b"") -> tuple[int, str, str]:
        if answering is not None:
            monkeypatch.setattr(terminal, "open_answering", lambda folder: answering)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        status = terminal.main(arguments)
        return status, *capsys.readouterr()

    return run_command
