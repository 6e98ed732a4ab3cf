"""Results at rest: one JSON file a run, with the settings, the index and the date that its figures belong to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import JsonValue, ValidationError

from corpus.records import Record
from corpus.settings import RoomSettings
from eval import wording
from eval.errors import ResultFileError
from eval.judging import is_right
from eval.layout import laid_out
from eval.measures.confusion import confusion
from eval.measures.selective import CoveragePoint, coverage_curve
from eval.outcome import Outcome
from eval.questions import Split
from eval.scoring import Scores, score, score_by_kind, score_by_trait


class RunResult(Record):
    """The result of a run.

    ``split`` is None where questions of both splits were asked. ``asked`` lists the ids of the dev questions,
    ``failed`` those of them that were not answered right; the test split's are never listed, so that nobody tunes to
    them.
    ``confusion`` is as ``eval.measures.confusion`` gives it, ``coverage`` as ``eval.measures.selective`` does.
    """

    format: Literal[2] = 2
    split: Split | None
    date: date
    fingerprint: str
    settings: dict[str, JsonValue]
    total: Scores
    by_kind: dict[str, Scores]
    by_trait: dict[str, Scores]
    confusion: dict[str, dict[str, int]]
    coverage: tuple[CoveragePoint, ...]
    asked: tuple[str, ...]
    failed: tuple[str, ...]


def summarise(
    outcomes: Sequence[Outcome], *, split: Split | None, on: date, fingerprint: str, settings: dict[str, JsonValue]
) -> RunResult:
    """Measure a run.

    Args:
        outcomes: what came of the questions.
        split: the split they were of, None for both.
        on: the date of the run.
        fingerprint: the index's.
        settings: what ``settings_of`` gives.
    """
    shown = [outcome for outcome in outcomes if outcome.gold.split == "dev"]
    return RunResult(
        split=split,
        date=on,
        fingerprint=fingerprint,
        settings=settings,
        total=score(outcomes),
        by_kind=score_by_kind(outcomes),
        by_trait=score_by_trait(outcomes),
        confusion=confusion(outcomes),
        coverage=coverage_curve(outcomes),
        asked=tuple(outcome.gold.id for outcome in shown),
        failed=tuple(outcome.gold.id for outcome in shown if not is_right(outcome)),
    )


def settings_of(*rooms: RoomSettings) -> dict[str, JsonValue]:
    """The settings in force by the names of their variables; of a folder only the last part, its place is private."""
    return {
        f"{room.model_config['env_prefix']}{name}".upper(): _without_place(value)
        for room in rooms
        for name, value in room.model_dump(mode="json").items()
    }


def _without_place(value: JsonValue) -> JsonValue:
    return Path(value).name if isinstance(value, str) and Path(value).is_absolute() else value


def write_result(result: RunResult, path: Path) -> None:
    """Write a result as JSON, a measure or kind a line; the folder is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(laid_out(result.model_dump(mode="json")) + "\n", encoding="utf-8")


def read_result(path: Path, split: Split) -> RunResult:
    """Read a result that ``write_result`` wrote.

    Raises:
        ResultFileError: the file is missing, or is not of this version's form.
    """
    if not path.is_file():
        raise ResultFileError(wording.NO_RESULT.format(path=path, split=split))
    try:
        return RunResult.model_validate_json(path.read_text(encoding="utf-8"))
    except ValidationError as error:
        raise ResultFileError(wording.BAD_RESULT.format(path=path, split=split)) from error
