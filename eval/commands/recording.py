"""Where a command leaves its result: in the data directory, or with ``--record`` among the committed ones."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from corpus.settings import CorpusSettings
from eval import wording
from eval.errors import EvaluationError
from eval.settings import EvalSettings


def declare_record(parser: ArgumentParser) -> None:
    """Add ``--record``."""
    parser.add_argument("--record", action="store_true", help=wording.ABOUT_RECORD)


def refuse_partial_record(arguments: Namespace) -> None:
    """Do nothing where the arguments select what may be recorded.

    Raises:
        EvaluationError: ``--record`` with part of a split, or with both.
    """
    if arguments.record and (arguments.kind or arguments.split == "all"):
        raise EvaluationError(wording.PARTIAL_RECORD)


def result_path(arguments: Namespace, prefix: str = "") -> Path:
    """Where the result of the selected questions goes; the file's name is the selection behind ``prefix``."""
    folder = EvalSettings().results_dir if arguments.record else CorpusSettings().data_dir / "eval"
    return folder / f"{prefix}{_selection(arguments)}.json"


def verdicts_path(arguments: Namespace) -> Path:
    """Where the verdicts go: the data directory, whatever is recorded."""
    return CorpusSettings().data_dir / "eval" / f"{_selection(arguments)}.outcomes.jsonl"


def _selection(arguments: Namespace) -> str:
    return f"{arguments.split}.{arguments.kind}" if arguments.kind else str(arguments.split)
