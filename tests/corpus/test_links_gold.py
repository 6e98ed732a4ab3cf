"""The links between the yearly tasks and the plan, measured on the half of the gold that chose no threshold."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from corpus.read import read_corpus
from corpus.records import Corpus, Link

GOLD = tomllib.loads(Path(__file__).with_name("links_gold.toml").read_text("utf-8"))
Place = tuple[str | None, int | None]


@cache
def corpus() -> Corpus:
    return read_corpus()


@cache
def found() -> dict[Place, list[Link]]:
    by_task: dict[str, list[Link]] = {task.task_id: [] for task in corpus().tasks}
    for link in corpus().links:
        by_task[link.task_id].append(link)
    return {(task.part, task.num): by_task[task.task_id] for task in corpus().tasks}


def gold() -> Iterator[tuple[Place, list[str], list[str]]]:
    """Each task with the openings of the sentences that it serves, and of those that it may serve."""
    for part, tasks in GOLD["tasks"].items():
        for num, keys in tasks.items():
            surely = [GOLD["sentences"][key] for key in keys if not key.startswith("?")]
            yield (part, int(num)), surely, [GOLD["sentences"][key[1:]] for key in keys if key.startswith("?")]


def counted(parity: int) -> tuple[int, int, int]:
    """Links found rightly, found wrongly, and missed, over the items whose number has this parity."""
    right = wrong = missed = 0
    for place, surely, perhaps in gold():
        if place[1] is not None and place[1] % 2 == parity:
            texts = [link.text for link in found()[place]]
            hit = sum(any(opening in text for text in texts) for opening in surely)
            right, missed = right + hit, missed + len(surely) - hit
            wrong += sum(not any(opening in text for opening in (*surely, *perhaps)) for text in texts)
    return right, wrong, missed


def test_the_gold_names_every_task_once_and_sentences_that_the_plan_has() -> None:
    plan = next(reading.text for reading in corpus().readings if reading.doc_id.startswith("004"))
    assert {place for place, _, _ in gold()} == set(found())
    assert [key for key, opening in GOLD["sentences"].items() if plan.count(opening) != 1] == []
    surely = [opening for _, openings, _ in gold() for opening in openings]
    unserved = [place for place, openings, perhaps in gold() if not openings and not perhaps]
    assert (len(surely), len(unserved)) == (134, 174)


@pytest.mark.parametrize(
    ("half", "parity", "precision", "recall"), [("chosen on", 1, 0.94, 0.86), ("held out", 0, 0.89, 0.88)]
)
def test_precision_and_recall(half: str, parity: int, precision: float, recall: float) -> None:
    right, wrong, missed = counted(parity)
    assert right / (right + wrong) >= precision, f"{half}: {right} right, {wrong} wrong"
    assert right / (right + missed) >= recall, f"{half}: {right} right, {missed} missed"
