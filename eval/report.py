"""The report of a run: a table by kind for the terminal, the same in markdown, and the questions that went wrong."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Sequence

from eval import wording
from eval.judging import faults
from eval.outcome import Outcome
from eval.results import RunResult
from eval.scoring import Scores

_COUNTS = frozenset({"n", "answer_length", "latency_p50", "latency_p95"})
"""Measures shown as whole numbers; the others are shares."""


def table(result: RunResult) -> str:
    """The measures by kind, then by trait, then in total, in columns that align in a terminal."""
    rows = _rows(result)
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ["  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    split = result.split or wording.BOTH_SPLITS
    title = wording.TITLE.format(split=split, n=result.total.n, fingerprint=result.fingerprint)
    return "\n".join([title, "", *lines])


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
    return [_shown(name, getattr(scores, name)) for name in wording.COLUMNS]


def _shown(name: str, value: float | None) -> str:
    if value is None:
        return wording.NOTHING
    return f"{value:.0f}" if name in _COUNTS else f"{value:.3f}"


def _width(text: str) -> int:
    """Columns that a text takes in a terminal; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))
