"""The systems side by side: every measure of answers, and those of the passages that each leg ranks."""

from __future__ import annotations

from eval import wording
from eval.baselines.results import BaselinesResult, SystemResult
from eval.columns import aligned, markdown
from eval.measures.ranking import MEASURES
from eval.report import cells_of


def baselines_table(result: BaselinesResult) -> str:
    """The table for the terminal, in columns that align."""
    systems = result.systems.values()
    title = wording.BASELINES_TITLE.format(
        split=result.split or wording.BOTH_SPLITS,
        n=max((system.total.n for system in systems), default=0),
        n_queries=max((system.n_queries for system in systems), default=0),
        fingerprint=result.fingerprint,
    )
    return "\n".join([title, "", *aligned(baselines_rows(result))])


def baselines_markdown(result: BaselinesResult) -> str:
    """The same table in markdown, for the README."""
    return markdown(baselines_rows(result))


def baselines_rows(result: BaselinesResult) -> list[list[str]]:
    """The cells of the table, its head first."""
    head = ["", *wording.COLUMNS.values(), *MEASURES, wording.THRESHOLD, wording.P_VALUE]
    return [head, *([wording.COMPARED[name], *_cells(system)] for name, system in result.systems.items())]


def _cells(system: SystemResult) -> list[str]:
    ranked = [system.retrieval.get(name) for name in MEASURES]
    shown = [wording.NOTHING if found is None else f"{found.value:.3f}" for found in ranked]
    others = [wording.NOTHING if found is None else f"{found:.3g}" for found in (system.threshold, system.p_value)]
    return [*cells_of(system.total), *shown, *others]
