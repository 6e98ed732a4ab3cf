"""The report of a run: a table by kind for the terminal, the same in markdown, and the questions that went wrong."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from eval import wording
from eval.columns import aligned
from eval.judging import faults
from eval.measures.estimate import Estimate
from eval.outcome import Outcome
from eval.results import RunResult
from eval.scoring import Scores

_PLACES = {"answer_length": 0, "length_ratio": 1, "latency_p50": 0, "latency_p95": 0}
"""Decimal places of the measures that are no shares; a share has three."""

_WITH_INTERVAL = frozenset({"right"})
"""Measures shown with their interval; the result file has all intervals."""


def table(result: RunResult) -> str:
    """The measures by kind, then by trait, then in total, in columns that align in a terminal."""
    split = result.split or wording.BOTH_SPLITS
    title = wording.TITLE.format(split=split, n=result.total.n, fingerprint=result.fingerprint)
    return "\n".join([title, "", *aligned(_rows(result))])


def markdown_table(result: RunResult) -> str:
    """The same table in markdown, for the README."""
    head, *rows = _rows(result)
    marks = ["---"] + ["---:"] * (len(head) - 1)
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, marks, *rows])


def failures(outcomes: Sequence[Outcome]) -> str:
    """Every dev question that was not answered right, with why, the answer and the gold.

    Questions of the test split are never shown, only counted by kind.
    """
    wrong = [outcome for outcome in outcomes if faults(outcome)]
    shown = [_failure(outcome) for outcome in wrong if outcome.gold.split == "dev"]
    counts = Counter(outcome.gold.kind.value for outcome in wrong if outcome.gold.split == "test")
    if counts:
        shown.append(wording.FAILURES_BY_KIND.format(counts=", ".join(f"{k} {n}" for k, n in sorted(counts.items()))))
    return "\n\n".join(shown) or wording.NO_FAILURES


def _failure(outcome: Outcome) -> str:
    gold = outcome.gold
    expected = gold.model_dump(mode="json", include={"units", "count", "rows", "facts", "forbidden", "reasons"})
    return wording.FAILURE.format(
        id=gold.id,
        kind=gold.kind.value,
        question=gold.question,
        history=" / ".join(question for question, _ in gold.history) or wording.NOTHING,
        why="; ".join(faults(outcome)),
        found=outcome.answer.kind.value if outcome.answer else wording.NOTHING,
        answer=outcome.answer.answer if outcome.answer else wording.NOTHING,
        gold=json.dumps({name: value for name, value in expected.items() if value}, ensure_ascii=False),
    )


def _rows(result: RunResult) -> list[list[str]]:
    named = [*result.by_kind.items(), *result.by_trait.items(), (wording.TOTAL, result.total)]
    return [["", *wording.COLUMNS.values()], *([name, *_cells(scores)] for name, scores in named)]


def _cells(scores: Scores) -> list[str]:
    measured = [name for name in wording.COLUMNS if name != "n"]
    return [str(scores.n), *(_shown(name, getattr(scores, name)) for name in measured)]


def _shown(name: str, found: Estimate | None) -> str:
    if found is None:
        return wording.NOTHING
    places = _PLACES.get(name, 3)
    interval = f" [{found.low:.{places}f}, {found.high:.{places}f}]" if name in _WITH_INTERVAL else ""
    return f"{found.value:.{places}f}{interval}"
