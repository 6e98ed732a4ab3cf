"""Rankings as TREC run files, for trec_eval, ir_measures and whatever else reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from eval import wording
from eval.errors import EvaluationError
from eval.retrieval.systems import Ranking, System

_SPACE = re.compile(r"\s")


def write_runs(rankings: Mapping[System, Mapping[str, Ranking]], path: Path, k: int) -> tuple[Path, ...]:
    """Write a run file a system: ``run.txt`` gives ``run.words.txt``, ``run.dense.txt`` and so on.

    A line is ``query Q0 text rank score system``, ranks from 1, white space within an id written as %20. Of texts that
    score alike trec_eval turns the order about by their ids, as it does with every run.

    Args:
        rankings: rankings by system and query.
        path: names folder, stem and suffix; the folder is made where it is missing.
        k: how many texts of a ranking are written.

    Returns:
        The files written.

    Raises:
        EvaluationError: a file cannot be written.
    """
    written = []
    for system, by_query in rankings.items():
        file = path.with_name(f"{path.stem}.{system}{path.suffix}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("".join(_lines(system, by_query, k)), encoding="utf-8")
        except OSError as error:
            raise EvaluationError(wording.UNWRITABLE.format(path=file, detail=error.strerror)) from error
        written.append(file)
    return tuple(written)


def _lines(system: System, by_query: Mapping[str, Ranking], k: int) -> Iterator[str]:
    for query_id, ranking in by_query.items():
        for rank, (text_id, score) in enumerate(ranking[:k], start=1):
            yield f"{_one_word(query_id)} Q0 {_one_word(text_id)} {rank} {score!r} {system}\n"


def _one_word(id_: str) -> str:
    return _SPACE.sub("%20", id_)
