"""Questions about how the plan and the yearly tasks answer to one another are answered by the links of the corpus."""

from __future__ import annotations

from typing import Any

import pytest

from assistant import assistant as opened
from assistant.answer import Answer, Kind
from assistant.answering.draft import Draft
from assistant.assistant import Assistant
from assistant.collection import Collection
from assistant.composing import compose
from assistant.errors import UnverifiedAnswerError
from assistant.question import Question
from assistant.understanding.frame import Frame
from assistant.verifying import verify
from assistant.wording import WORDING
from corpus.records import Link, LinkWording
from corpus.units.registry import Register

PLAN, YEARLY = "004_702c4e42f671215c.txt", "000_b8b4a31499fe38d2.txt"


def ask(assistant: Assistant, text: str) -> Answer:
    return assistant.answer(Question(text=text))


def rows(answer: Answer) -> set[str]:
    return {f"{row.part}:{row.num}" for row in answer.rows}


def links_by_task(assistant: Assistant) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {task.task_id: [] for task in assistant.corpus.tasks}
    for link in assistant.corpus.links:
        found[link.task_id].append(link)
    return found


def test_each_task_is_told_to_have_a_basis_in_the_plan_exactly_where_it_has_a_link(assistant: Assistant) -> None:
    wrong, links = [], links_by_task(assistant)
    for task in assistant.corpus.tasks:
        answer = ask(assistant, f"{task.locator}在纲要里有没有依据")
        has = WORDING["link_yes"].partition("”")[2] in answer.answer
        cited = {citation.doc_id for citation in answer.citations}
        right = has == bool(links[task.task_id]) and (not has or cited == {PLAN, YEARLY})
        if not right or rows(answer) != {f"{task.part}:{task.num}"} or answer.kind is not Kind.CROSS_DOCUMENT:
            wrong.append((task.locator, answer.answer))
    assert wrong == []


@pytest.mark.parametrize(
    ("question", "told", "places"),
    [
        ("附件2第104项在纲要里有没有依据", "措辞部分相同", {"附件2:104"}),
        ("附件1第15条跟纲要的说法一样吗", "措辞相同", {"附件1:15"}),
        ("附件2第8项金石大讲堂纲要里有没有依据", "没有找到", {"附件2:8"}),
        ("工程师职业再生计划这项任务在规划里对应哪一句", "实施工程师职业再生计划。", {"附件2:104"}),
        (
            "今年任务里哪几项对应纲要第三章第五条",
            "附件1 第20条",
            {"附件1:19", "附件1:20", "附件1:21", "附件2:125", "附件2:126"},
        ),
        (
            "纲要三（五）今年落实到哪几项",
            "公务员科学素质大讲堂",
            {"附件1:19", "附件1:20", "附件1:21", "附件2:125", "附件2:126"},
        ),
        ("纲要里的工程师职业再生计划，2023年谁在做", "附件1 第14条与规划的措辞相同", {"附件1:14", "附件2:104"}),
        (
            "公务员科学素质大讲堂，纲要和今年任务的措辞一样吗",
            "附件2 第125项与规划的措辞有改动",
            {"附件1:20", "附件2:125"},
        ),
        ("科普条例修订，规划层面怎么要求，2023年具体谁在弄", "附件2 第256项", {"附件1:55", "附件2:256"}),
    ],
)
def test_both_sides_are_given(assistant: Assistant, question: str, told: str, places: set[str]) -> None:
    answer = ask(assistant, question)
    assert (answer.answered, answer.kind, rows(answer)) == (True, Kind.CROSS_DOCUMENT, places)
    assert told in answer.answer


def test_a_thing_of_the_plan_that_shares_a_sentence_with_another_brings_no_task_of_the_other(
    assistant: Assistant,
) -> None:
    assert rows(ask(assistant, "纲要里的雨燕计划，2023年谁在做")) == {"附件1:5"}


def test_what_no_task_carries_out_and_what_carries_nothing_out_are_listed(assistant: Assistant) -> None:
    lacking = ask(assistant, "纲要提到了但今年没安排的有哪些")
    served = {link.section_id for link in assistant.corpus.links}
    headings = {s.heading for s in assistant.corpus.sections if s.section_id in served}
    assert lacking.rows
    assert not {row.title for row in lacking.rows} & headings
    without = ask(assistant, "今年哪些任务在纲要里找不到依据")
    assert len(without.rows) == sum(not links for links in links_by_task(assistant).values())


def test_a_place_of_the_plan_gives_its_sentences_that_no_task_serves(assistant: Assistant) -> None:
    answer = ask(assistant, "纲要三（二）里哪些内容今年没安排")
    assert "实施农村妇女和家庭素质提升行动" in answer.answer
    assert "实施农民企业家" not in answer.answer


@pytest.mark.parametrize(
    "question", ["纲要的文号是多少", "到2025年公民具备科学素质的比例要达到多少？", "市气象局今年有哪些任务"]
)
def test_other_questions_are_left_alone(assistant: Assistant, question: str) -> None:
    assert ask(assistant, question).kind is not Kind.CROSS_DOCUMENT


MUTATIONS = (
    ("附件2第104项在纲要里有没有依据", "措辞部分相同，部分有改动", "措辞相同"),
    ("附件2第104项在纲要里有没有依据", "——加强职业技能提升培训，", "——实施技能北京创新行动，"),
    ("附件2第8项金石大讲堂纲要里有没有依据", WORDING["link_no"].partition("{")[0], ""),
    ("科普惠农行动在纲要里有没有依据", "与规划三、（二）“农民", "与规划三、（三）“农民"),
    ("纲要三（五）今年落实到哪几项", "有5项", "有6项"),
    ("纲要三（五）今年落实到哪几项", "其中3项", "其中4项"),
    ("纲要三（五）今年落实到哪几项", "（对应附件1 第21条）", "（对应附件1 第20条）"),
    ("公务员科学素质大讲堂，纲要和今年任务的措辞一样吗", "第125项与规划的措辞有改动", "第125项与规划的措辞相同"),
    ("纲要提到了但今年没安排的有哪些", "有3条", "有4条"),
    ("纲要提到了但今年没安排的有哪些", "；三、（五）——深入贯彻落实新发展理念", ""),
    (
        "今年哪些任务在纲要里找不到依据",
        WORDING["tasks_unlinked"].partition("}")[2],
        WORDING["tasks_linked"].partition("}")[2],
    ),
)


@pytest.mark.parametrize(("question", "printed", "changed"), MUTATIONS)
def test_what_the_links_do_not_bear_out_is_stopped(
    assistant: Assistant, question: str, printed: str, changed: str
) -> None:
    caught: list[tuple[Draft, str, Collection, Register]] = []

    def catch(answer: Answer, draft: Draft, asked: str, collection: Collection, register: Register, *rest: Any) -> None:
        verify(answer, draft, asked, collection, register, *rest)
        caught.append((draft, asked, collection, register))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opened, "verify", catch)
        ask(assistant, question)
    draft, asked, collection, register = caught[-1]
    told = [s.model_copy(update={"text": s.text.replace(printed, changed)}) for s in draft.statements]
    assert told != [*draft.statements], "nothing to change"
    mutant = draft.model_copy(update={"statements": tuple(told)})
    frame = Frame(text=question, resolved=question, kind=draft.kind)
    composed = compose(mutant, frame, collection, question=question, fingerprint="0")
    with pytest.raises(UnverifiedAnswerError):
        verify(composed, mutant, asked, collection, register)


def test_each_wording_has_its_words() -> None:
    assert {f"{kind}_{wording.value}" for kind in ("link", "across") for wording in LinkWording} <= set(WORDING)
