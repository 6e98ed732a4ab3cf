"""Every record in one wording: each task, unit, category and target, and pairs of units."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.question import Question
from tests.assistant.property.cases import about, every_case
from tests.assistant.property.expected import Case, faults
from tests.assistant.property.known import KNOWN, Known, is_known

EVERY: tuple[tuple[str, str, int, int], ...] = (
    ("who leads", "{t}归谁管", 300, 1),
    ("which units", "{t}由哪些单位负责？", 70, 4),
    ("content", "{t}具体做什么？", 300, 1),
    ("yes: units", "{t}是不是由{u}负责？", 140, 2),
    ("no: units", "{t}归{u}管，对吗？", 120, 2),
    ("unit's tasks", "{u}名下有哪些事项", 45, 1),
    ("unit's count", "{u}一共有多少项任务？", 45, 1),
    ("counted in an annex", "{p}里{u}有多少项任务？", 45, 2),
    ("two units", "{a}和{b}都参与的任务有哪些？", 40, 20),
    ("without a unit", "{a}有哪些任务不涉及{b}？", 40, 20),
    ("unit alone", "只由{u}一家负责的任务有哪些？", 45, 1),
    ("category's tasks", "{c}那一类有哪些任务？", 15, 1),
    ("category's count", "{c}这一类一共多少项", 15, 1),
    ("target", "{i}是多少？", 10, 1),
    ("yes: figures", "{i}是不是{v}", 6, 1),
    ("no: figures", "{i}是{v}吗？", 6, 1),
)
"""Topic, wording, how many cases there are at least, and of how many records one is asked about.

A step above 1 leaves the others to those that are sampled. Each record is called by the last of its names, which is not
its title or short name where it has another; each is called by all of them where questions are sampled.
"""


def chosen(topic: str, wording: str, step: int) -> list[Case]:
    found = {(c.record, c.expected.rows): c for c in about(topic) if c.wording == wording}
    return list(found.values())[::step]


@pytest.mark.parametrize(("topic", "wording", "at_least", "step"), EVERY, ids=[t for t, *_ in EVERY])
def test_every_record_is_answered_by_itself(
    assistant: Assistant, topic: str, wording: str, at_least: int, step: int
) -> None:
    asked = chosen(topic, wording, step)
    assert len(asked) >= at_least
    told = {c.question: faults(assistant.answer(Question(text=c.question)), c.expected) for c in asked}
    assert {question: found for question, found in told.items() if found} == {}


@pytest.mark.parametrize("known", [pytest.param(k, marks=pytest.mark.xfail(reason=k.reason)) for k in KNOWN])
def test_what_is_known_to_be_wrong(assistant: Assistant, known: Known) -> None:
    case = next(c for c in every_case() if (c.topic, c.question) == (known.topic, known.question))
    assert is_known(case)
    assert faults(assistant.answer(Question(text=case.question)), case.expected) == ()
