"""Accuracy against coverage (选择性作答): how right the answers are that are given, as ever fewer are given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.records import Record
from eval.judging import is_right
from eval.outcome import Outcome

N_POINTS = 20
"""How many points a curve has at most, at even steps of coverage."""


class CoveragePoint(Record):
    """One point of the curve: what would be if only answers with at least this confidence were given.

    ``least`` is that confidence, None for the point of all answers of a system that states none. ``coverage`` is the
    share of all questions that is then answered, ``right`` the share of those answers that is right, both 0 to 1; an
    answer to an unanswerable question is none.
    """

    least: float | None
    coverage: float
    right: float


def coverage_curve(outcomes: Sequence[Outcome]) -> tuple[CoveragePoint, ...]:
    """The points from little to full coverage, after Geifman and El-Yaniv, *Selective classification*, 2017.

    Their risk is one less ``right``. Answers of equal confidence are given or withheld together. A system that does not
    state the confidence of every answer has the one point of all its answers; a run without answers has none.
    """
    given = [outcome for outcome in outcomes if outcome.answered]
    if not given:
        return ()
    stated = [o.confidence for o in given if o.confidence is not None]
    if len(stated) < len(given):
        return (_point(None, given, len(outcomes)),)
    levels = _thinned(sorted(set(stated), reverse=True))
    return tuple(_point(least, _at_least(least, given), len(outcomes)) for least in levels)


def _thinned(levels: Sequence[float]) -> list[float]:
    step = len(levels) / N_POINTS
    return [*levels] if step <= 1 else [levels[round((n + 1) * step) - 1] for n in range(N_POINTS)]


def _at_least(least: float, given: Iterable[Outcome]) -> list[Outcome]:
    return [outcome for outcome in given if outcome.confidence is not None and outcome.confidence >= least]


def _point(least: float | None, given: Sequence[Outcome], n: int) -> CoveragePoint:
    n_right = sum(map(is_right, given))
    rounded = None if least is None else round(least, 4)
    return CoveragePoint(least=rounded, coverage=round(len(given) / n, 4), right=round(n_right / len(given), 4))
