"""Verdicts at rest: which questions of a run were right, to compare a later run with.

A run leaves them in the data directory, one JSON object a line, for both splits; they are never committed. Of a
committed result the verdicts of the dev questions can be told, of the test split's none.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from corpus.records import Record
from eval import wording
from eval.errors import ResultFileError
from eval.judging import is_right
from eval.outcome import Outcome
from eval.results import RunResult


class Verdict(Record):
    """Whether a question was answered right."""

    id: str
    right: bool


def verdicts_of(outcomes: Iterable[Outcome]) -> dict[str, bool]:
    """Whether each question was answered right, by id, in the order of the run."""
    return {outcome.gold.id: is_right(outcome) for outcome in outcomes}


def recorded_verdicts(result: RunResult) -> dict[str, bool]:
    """The verdicts of the dev questions of a result."""
    failed = frozenset(result.failed)
    return {id_: id_ not in failed for id_ in result.asked}


def write_verdicts(verdicts: dict[str, bool], path: Path) -> None:
    """Write verdicts as JSON lines; the folder is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [Verdict(id=id_, right=right).model_dump_json() for id_, right in verdicts.items()]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read_verdicts(path: Path) -> dict[str, bool]:
    """Read the verdicts of an earlier run: lines that ``write_verdicts`` wrote (.jsonl), or a result file (.json).

    Raises:
        ResultFileError: there is no such file, or it is neither.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ResultFileError(wording.NO_EARLIER_RUN.format(path=path)) from error
    try:
        if path.suffix == ".jsonl":
            found = [Verdict.model_validate_json(line) for line in text.splitlines() if line.strip()]
            return {verdict.id: verdict.right for verdict in found}
        return recorded_verdicts(RunResult.model_validate_json(text))
    except ValidationError as error:
        raise ResultFileError(wording.BAD_EARLIER_RUN.format(path=path)) from error
