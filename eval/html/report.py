"""The report of a run as HTML: figures and outcomes go in, one page comes out, everything escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from eval import wording as room
from eval.baselines.results import BaselinesResult
from eval.baselines.table import baselines_rows
from eval.comparing import Comparison
from eval.html import wording
from eval.html.confusion import confusion_matrix
from eval.html.failures import failures_by_kind
from eval.html.plots import LABELS, LINE, NUMBERS, SIDE, WIDTH, curve_plot, interval_plot
from eval.judging import is_right
from eval.outcome import Outcome
from eval.report import rows_of_result
from eval.results import RunResult
from eval.scoring import HIGHER_IS_BETTER, SHARES, Scores

_TEMPLATES = Path(__file__).with_name("templates")
_GEOMETRY = {"WIDTH": WIDTH, "LABELS": LABELS, "NUMBERS": NUMBERS, "LINE": LINE, "SIDE": SIDE}
_VISIBLE = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"),
}
"""Control characters become their signs, and overrides of the writing direction U+FFFD."""


@dataclass(frozen=True)
class Report:
    """What a report is made from.

    Attributes:
        result: the measures of the run.
        outcomes: what came of its questions; of the test split's only counts are shown.
        texts: stored texts by ``doc_id``, which citations are marked in.
        titles: titles of the documents by ``doc_id``.
        baselines: the other systems on the same questions, where they were run.
        comparison: the run against an earlier one, where there is one.
        earlier: what that earlier one is called.
    """

    result: RunResult
    outcomes: Sequence[Outcome]
    texts: Mapping[str, str]
    titles: Mapping[str, str]
    baselines: BaselinesResult | None = None
    comparison: Comparison | None = None
    earlier: str = ""


def html_report(report: Report) -> str:
    """The page; it names nothing outside itself, and no question of the test split."""
    result = report.result
    return (
        _environment()
        .get_template("report.html")
        .render(
            _GEOMETRY,
            w=wording,
            room=room,
            report=report,
            split=result.split or room.BOTH_SPLITS,
            total=interval_plot([(_heading(name), getattr(result.total, name)) for name in SHARES]),
            shares=interval_plot([(_named(name), scores.right) for name, scores in _groups(result)]),
            table=[[_named(first), *others] for first, *others in rows_of_result(result)],
            baselines=_baselines(report.baselines),
            matrix=confusion_matrix(result.confusion),
            failures=failures_by_kind(report.outcomes, report.texts),
            held_out=_held_out(report.outcomes),
            questions={o.gold.id: o.gold.question for o in report.outcomes if o.gold.split == "dev"},
        )
    )


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )


def _heading(measure: str) -> str:
    """A measure's heading without what the table adds in brackets, marked where lower is better."""
    heading = room.COLUMNS[measure].partition(" [")[0]
    return heading if measure in HIGHER_IS_BETTER else wording.LOWER_IS_BETTER.format(measure=heading)


def _visible(value: object) -> object:
    return value if isinstance(value, Markup) or not isinstance(value, str) else value.translate(_VISIBLE)


def _groups(result: RunResult) -> list[tuple[str, Scores]]:
    return [*result.by_kind.items(), *result.by_trait.items(), (room.TOTAL, result.total)]


def _named(name: str) -> str:
    return wording.NAMES.get(name, name)


def _baselines(result: BaselinesResult | None) -> dict[str, object] | None:
    if result is None:
        return None
    shown = {room.COMPARED[name]: system for name, system in result.systems.items()}
    return {
        "rows": baselines_rows(result),
        "shares": interval_plot([(name, system.total.right) for name, system in shown.items()]),
        "curves": curve_plot({name: system.coverage for name, system in shown.items()}),
    }


def _held_out(outcomes: Sequence[Outcome]) -> str:
    """How many questions of the test split were not answered right, by kind."""
    counts = Counter(o.gold.kind.value for o in outcomes if o.gold.split == "test" and not is_right(o))
    return "、".join(f"{wording.NAMES[kind]} {n}" for kind, n in sorted(counts.items()))
