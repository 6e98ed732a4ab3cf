"""The summary sheet: how many questions of each kind were right, and the main measures, as numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from assistant.answer import Kind
from eval.judging import is_right
from eval.outcome import Outcome
from eval.scoring import Scores, score
from eval.spreadsheet import wording
from eval.spreadsheet.styles import put_heads, put_number, put_text


def put_summary(sheet: Worksheet, outcomes: Sequence[Outcome]) -> None:
    """Put a line a kind into an empty sheet, kinds in their own order, and one of all questions."""
    by_kind: defaultdict[Kind, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_kind[outcome.gold.kind].append(outcome)
    heads = [wording.KIND_HEAD, *wording.COUNT_HEADS, *wording.MEASURE_HEADS.values()]
    put_heads(sheet, 1, dict.fromkeys(heads, 12))
    sheet.freeze_panes = "B2"
    lines = [(wording.KINDS[kind], by_kind[kind]) for kind in Kind if kind in by_kind]
    for number, (name, group) in enumerate([*lines, (wording.TOTAL, outcomes)], start=2):
        _put_line(sheet, number, name, group)


def _put_line(sheet: Worksheet, number: int, name: str, outcomes: Sequence[Outcome]) -> None:
    put_text(sheet, number, 1, name)
    n_right = sum(map(is_right, outcomes))
    for at, count in enumerate((len(outcomes), n_right, len(outcomes) - n_right), start=2):
        put_number(sheet, number, at, count, "0")
    for at, value in enumerate(_measures(score(outcomes)).values(), start=2 + len(wording.COUNT_HEADS)):
        put_number(sheet, number, at, value, "0.000")


def _measures(scores: Scores) -> Mapping[str, float | None]:
    """The measures that the summary shows, by name; None where there is nothing to measure."""
    found = {name: getattr(scores, name) for name in wording.MEASURE_HEADS}
    return {name: None if estimate is None else estimate.value for name, estimate in found.items()}
