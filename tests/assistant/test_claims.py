"""What a question states: stances, numbers, editions and days, in tables over text."""

from __future__ import annotations

import pytest

from assistant.understanding.assertions import amount, find_counted, find_days, find_editions
from assistant.understanding.cues import find_cues
from assistant.understanding.stance import read_stance


@pytest.mark.parametrize(
    ("text", "asks_truth", "asks_why", "denies"),
    [
        ("金石大讲堂是市文旅局管的对吧", True, False, False),
        ("水务大讲堂列在附件1里？", True, False, False),
        ("每年培训高素质农民10万人次是纲要写的。", True, False, False),
        ("为什么市地震局只有5项", False, True, False),
        ("金石大讲堂归谁管", False, False, False),
        ("纲要压根没提科幻吧", True, False, True),
        ("纲要不是市科协发的文吗", True, False, False),
        ("老年人健康科普不归体育局管吧", True, False, True),
        ("市科协今年的任务", False, False, False),
    ],
)
def test_the_stance_of_a_question(text: str, asks_truth: bool, asks_why: bool, denies: bool) -> None:
    stance = read_stance(text, find_cues(text))
    assert (stance.asks_truth, stance.asks_why, stance.denies) == (asks_truth, asks_why, denies)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("附件2一共251项任务", [(251, "task")]),
        ("工作原则四条分别是什么", [(4, "task")]),
        ("只有五个重点工程", [(5, "section")]),
        ("附件2分十大类", [(10, "category")]),
        ("由六家单位负责", [(6, "unit")]),
        ("只有敬老月一项", [(1, "task")]),
        ("党的二十大精神", []),
        ("第5项和前两个", []),
        ("两家以上共同主责", []),
        ("那两条是谁的", []),
    ],
)
def test_numbers_of_things_are_found(text: str, counted: list[tuple[int, str]]) -> None:
    assert [(c.number, c.of) for c in find_counted(text)] == counted


def test_editions_and_days_are_found() -> None:
    assert [(e.number, e.measure) for e in find_editions("第四十届学生科技节")] == [(40, "届")]
    assert [(d.year, d.month, d.day) for d in find_days("2022年3月11日落款")] == [(2022, 3, 11)]
    assert [(d.year, d.month, d.day) for d in find_days("五月十三号发的")] == [(None, 5, 13)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1万人次", 10000),
        ("两万人次", 20000),
        ("8000个", 8000),
        ("百分之二十八", 28),
        ("24.07%", 24.07),
        ("若干", None),
    ],
)
def test_an_amount_is_read_however_it_is_written(text: str, value: float | None) -> None:
    assert amount(text) == value
