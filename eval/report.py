"""The report of a run: a table by kind for the terminal, the same in markdown, and the questions that went wrong."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence

from eval import wording
from eval.columns import aligned, markdown
from eval.comparing import Comparison
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
    return "\n".join([title, "", *aligned(rows_of_result(result))])


def markdown_table(result: RunResult) -> str:
    """The same table in markdown, for the README."""
    return markdown(rows_of_result(result))


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


def differences(comparison: Comparison, outcomes: Sequence[Outcome]) -> str:
    """What got better and worse since an earlier run; questions of the test split are only counted."""
    shown = {outcome.gold.id for outcome in outcomes if outcome.gold.split == "dev"}
    head = wording.COMPARED_WITH.format(n_both=comparison.n_both, p_value=comparison.p_value)
    told = [(wording.WORSE, comparison.worse), (wording.BETTER, comparison.better)]
    return "\n".join([head, *(_told(line, ids, shown) for line, ids in told)])


def _told(line: str, ids: Sequence[str], shown: Collection[str]) -> str:
    named = [id_ for id_ in ids if id_ in shown]
    hidden = wording.HIDDEN.format(n=len(ids) - len(named)) if len(named) < len(ids) else ""
    return line.format(n=len(ids), ids=" ".join([*named, hidden]).strip() or wording.NOTHING)


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


def rows_of_result(result: RunResult) -> list[list[str]]:
    """The cells of the table, its head first: kinds, then traits, then the total."""
    named = [*result.by_kind.items(), *result.by_trait.items(), (wording.TOTAL, result.total)]
    return [["", *wording.COLUMNS.values()], *([name, *cells_of(scores)] for name, scores in named)]


def cells_of(scores: Scores) -> list[str]:
    """The cells of one row, in the order of ``wording.COLUMNS``."""
    measured = [name for name in wording.COLUMNS if name != "n"]
    return [str(scores.n), *(_shown(name, getattr(scores, name)) for name in measured)]


def _shown(name: str, found: Estimate | None) -> str:
    if found is None:
        return wording.NOTHING
    places = _PLACES.get(name, 3)
    interval = f" [{found.low:.{places}f}, {found.high:.{places}f}]" if name in _WITH_INTERVAL else ""
    return f"{found.value:.{places}f}{interval}"
