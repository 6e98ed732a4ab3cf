"""What a comparison of systems came to, at rest: one JSON file a split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import JsonValue, ValidationError

from corpus.records import Record
from eval import wording
from eval.baselines.systems import ALL, SystemRun
from eval.comparing import compare
from eval.errors import ResultFileError
from eval.layout import laid_out
from eval.measures.estimate import Estimate, estimate, mean
from eval.measures.ranking import MEASURES, per_query
from eval.measures.selective import CoveragePoint, coverage_curve
from eval.outcome import Outcome
from eval.questions import Split
from eval.scoring import Scores, score
from eval.verdicts import verdicts_of


class SystemResult(Record):
    """The measures of one system.

    ``threshold`` is the confidence that a passage baseline answers from, chosen on the dev questions. ``retrieval``
    holds the ranking measures of its first ten passages by name, over the ``n_queries`` questions for which some
    passage is relevant; empty for a system that ranks no passages. ``coverage`` is the curve over all thresholds.
    ``p_value`` is that of McNemar's exact test against all of the system, None for itself.
    """

    total: Scores
    threshold: float | None
    retrieval: dict[str, Estimate]
    n_queries: int
    coverage: tuple[CoveragePoint, ...]
    p_value: float | None


class BaselinesResult(Record):
    """The result of a comparison, systems by name; ``split`` is None where questions of both splits were asked."""

    format: Literal[1] = 1
    split: Split | None
    date: date
    fingerprint: str
    settings: dict[str, JsonValue]
    systems: dict[str, SystemResult]


def summarise_systems(
    runs: Mapping[str, SystemRun], *, split: Split | None, on: date, fingerprint: str, settings: dict[str, JsonValue]
) -> BaselinesResult:
    """Measure what ``run_systems`` gave; the other arguments are as for ``eval.results.summarise``."""
    whole = runs[ALL].outcomes
    systems = {name: _system(run, None if name == ALL else whole) for name, run in runs.items()}
    return BaselinesResult(split=split, date=on, fingerprint=fingerprint, settings=settings, systems=systems)


def _system(run: SystemRun, whole: Sequence[Outcome] | None) -> SystemResult:
    rankings = {one.answered.gold.id: one.ranking for one in run.retrieved}
    qrels = {one.answered.gold.id: one.relevant for one in run.retrieved}
    values = {name: [*per_query(rankings, qrels, measure).values()] for name, measure in MEASURES.items()}
    found = {name: estimate(of_queries, mean) for name, of_queries in values.items()}
    return SystemResult(
        total=score(run.outcomes),
        threshold=None if run.threshold is None else round(run.threshold, 4),
        retrieval={name: estimated for name, estimated in found.items() if estimated is not None},
        n_queries=sum(bool(judged) for judged in qrels.values()),
        coverage=coverage_curve([one.answered for one in run.retrieved] or run.outcomes),
        p_value=None if whole is None else _p_value(run.outcomes, whole),
    )


def _p_value(outcomes: Sequence[Outcome], whole: Sequence[Outcome]) -> float:
    """To three significant digits."""
    return float(f"{compare(verdicts_of(outcomes), verdicts_of(whole)).p_value:.3g}")


def write_baselines(result: BaselinesResult, path: Path) -> None:
    """Write a comparison as JSON, a measure a line; the folder is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(laid_out(result.model_dump(mode="json")) + "\n", encoding="utf-8")


def read_baselines(path: Path, split: Split) -> BaselinesResult:
    """Read a comparison that ``write_baselines`` wrote.

    Raises:
        ResultFileError: the file is missing, or is not of this version's form.
    """
    if not path.is_file():
        raise ResultFileError(wording.NO_BASELINES.format(path=path, split=split))
    try:
        return BaselinesResult.model_validate_json(path.read_text(encoding="utf-8"))
    except ValidationError as error:
        raise ResultFileError(wording.BAD_BASELINES.format(path=path, split=split)) from error
