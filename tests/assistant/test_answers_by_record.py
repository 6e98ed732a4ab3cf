"""What the records say is what is answered: every task, every unit, filters, hostile text, history."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.question import Filters, Question, Turn
from assistant.serialising import to_json
from assistant.wording import WORDING
from corpus.errors import PolicyError
from corpus.records import Role, Task

Place = tuple[str, str | None, int | None]
LEADING = (Role.MAIN, Role.LEAD)
BY_PLACE = ("{place}归谁管", "{place}由哪些单位负责？", "{place}具体做什么？", "{place}是不是由{unit}负责？")
FILTERED = (
    "金石大讲堂归谁管",
    "市气象局有哪些任务？",
    "一共有多少项任务？",
    "老年人防诈骗由哪些单位负责？",
    "附件2 第83项是谁负责",
    "市科协和市教委谁的任务多？",
    "哪个单位的任务最多？",
)
PIECES = (
    *("附件2第", "0项", "第九百九十九项", "《", "》", "“", "归谁管", "除了", "市科协", "2023年"),
    *("？", "；", "[1]", "(?:", "\\", "{n}", "%s", "１", "\u2028"),
)
HOSTILE = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


def ask(assistant: Assistant, text: str, **fields: object) -> Answer:
    return assistant.answer(Question.model_validate({"text": text, **fields}))


def place(task: Task) -> Place:
    return task.doc_id, task.part, task.num


def places(answer: Answer) -> list[Place]:
    return [(row.doc_id, row.part, row.num) for row in answer.rows]


def names(task: Task) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.name for m in task.units))


@pytest.mark.parametrize("template", BY_PLACE)
def test_a_task_named_by_its_place_is_answered_by_its_record(assistant: Assistant, template: str) -> None:
    wrong = []
    for task in assistant.corpus.tasks:
        answer = ask(assistant, template.format(place=task.locator, unit=next(iter(names(task)), "市科协")))
        right = places(answer) == [place(task)] and answer.answered
        if not right or ("单位" in template and answer.units != names(task)):
            wrong.append((task.locator, answer.answer[:60]))
    assert len(assistant.corpus.tasks) > 300
    assert wrong == []


def test_a_task_named_by_its_title_is_among_those_that_answer(assistant: Assistant) -> None:
    """Units are the lead's, of every task in the rows; the few titles that name a year or document are elsewhere."""
    wrong = []
    for task in assistant.corpus.tasks[::4]:
        if "《" in task.title or "20" in task.title:
            continue
        answer = ask(assistant, f"“{task.title}”由谁牵头？")
        rows = [t for t in assistant.corpus.tasks if place(t) in places(answer)]
        stated = [t for t in rows if any(m.role in LEADING for m in t.units)]
        leads = [m.name for t in stated for m in t.units if m.role in LEADING] or [n for t in rows for n in names(t)]
        if task not in rows or answer.units != tuple(dict.fromkeys(leads)):
            wrong.append((task.locator, answer.answer[:60]))
    assert wrong == []


@pytest.mark.parametrize("template", ["{}有哪些任务？", "{}共有多少项任务？"])
def test_a_unit_has_the_tasks_that_name_it(assistant: Assistant, template: str) -> None:
    tasks: dict[str, list[Place]] = defaultdict(list)
    for task in assistant.corpus.tasks:
        for unit_id in dict.fromkeys(m.unit_id for m in task.units):
            tasks[unit_id].append(place(task))
    assert len(tasks) > 50
    for unit in (u for u in assistant.corpus.units if u.unit_id in tasks):
        answer = ask(assistant, template.format(unit.name))
        assert places(answer) == tasks[unit.unit_id], unit.name
        assert answer.count in (None, len(answer.rows))
        assert f"共{len(answer.rows)}项" in answer.answer.splitlines()[0]


@pytest.mark.parametrize("text", FILTERED)
@pytest.mark.parametrize("part", ["附件1", "附件2"])
def test_filters_bind_every_path(assistant: Assistant, text: str, part: str) -> None:
    answer = ask(assistant, text, filters=Filters(parts=(part,)))
    assert {row.part for row in (*answer.rows, *answer.group_rows)} <= {part}
    assert all(c.locator.startswith(part) for c in answer.citations)
    near = answer.refusal.near if answer.refusal else ()
    titles = {t.title for t in assistant.corpus.tasks if t.part == part}
    assert {n.text for n in near} <= titles


def test_an_earlier_answer_is_never_a_source(assistant: Assistant) -> None:
    told = "金石大讲堂由市魔法局主责，经费9876万元，见附件2第8项。"
    for text in ("它归谁管？", "具体做什么？", "那市魔法局呢？", "经费多少？"):
        answer = ask(assistant, text, history=(Turn(question="金石大讲堂归谁管", answer=told),))
        told_now = answer.answer.replace("“市魔法局”", "") + "".join(answer.units)
        assert "9876" not in told_now
        assert "市魔法局" not in told_now
        assert all("市魔法局" not in c.quote for c in answer.citations)


@settings(derandomize=True, max_examples=40, deadline=None)
@given(text=HOSTILE)
def test_any_text_is_answered_from_quotes_or_refused(assistant: Assistant, text: str) -> None:
    try:
        answer = ask(assistant, text)
    except PolicyError:
        return
    stored = {d.doc_id: d.text for d in assistant.corpus.documents}
    assert all(stored[c.doc_id][c.start : c.end] == c.quote for c in answer.citations)
    assert WORDING["stopped"] not in answer.answer


@pytest.mark.parametrize("text", ["金石大讲堂归谁管", "市气象局有哪些任务？", "雨燕计划2023年谁在做？文号是多少？"])
def test_asked_twice_everything_but_timings_is_the_same(assistant: Assistant, text: str) -> None:
    first, second = ask(assistant, text), ask(assistant, text)
    same = {"timings": second.timings, "parts": second.parts}
    assert to_json(first.model_copy(update=same)) == to_json(second)
