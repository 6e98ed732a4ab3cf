"""Links across documents: citing, clauses, likeness, and the links of small documents."""

import pytest

from corpus.linking.citing import cited_by
from corpus.linking.clauses import plan_sentences
from corpus.linking.likeness import Likeness
from corpus.linking.links import link_tasks
from corpus.read import read_document
from corpus.reading import identity_reading
from corpus.records import Corpus, Document, Link, LinkWording, Source
from corpus.structure.structure import parse_sections
from corpus.units.registry import open_register

PLAN = """滨海市节水行动规划（2021—2025年）

一、前言
推广水肥一体化技术取得成效。
二、主要行动
重点围绕水源保护、管网改造，在全市实施节水行动。
（一）农业节水行动
提高灌溉水利用效率。
——推广节水灌溉。推广水肥一体化技术，建设高标准节水农田20万亩。举办“金穗杯”节水农艺竞赛。
——普及节水知识。传播滴灌喷灌、雨水收集等知识。
（二）工业节水行动
开展水平衡测试，淘汰落后用水工艺和设备；推动再生水进园区。
"""
YEARLY = """2023年滨海市节水重点任务

为落实《滨海市节水行动规划（2021-2025年）》，制定本任务。
1. 推广水肥一体化。推广水肥一体化技术，办好农艺讲座。（市水务局、市农业农村局）
2. 组织第3届“金穗杯”农艺比赛。（市农业农村局）
3. 推动再生水进园区。（市水务局）
4. 开展雨水收集宣传活动。（市水务局）
"""


def document(doc_id: str, text: str, **known: str | None) -> Document:
    source = Source(path=doc_id, media_type="text/plain", sha256="0" * 64)
    fields: dict[str, str | None] = {"document_number": None, "issuer": None, "jurisdiction": "滨海市", **known}
    return Document.model_validate(
        {"doc_id": doc_id, "title": text.split("\n")[0], "source": source, "text": text, **fields}
    )


def corpus(*documents: Document) -> Corpus:
    read = [read_document(one, open_register().within(one.jurisdiction)) for one in documents]
    return Corpus(
        documents=documents,
        readings=tuple(one.reading for one in read),
        sections=tuple(section for one in read for section in one.sections),
        tasks=tuple(task for one in read for task in one.tasks),
        targets=(),
        units=(),
        problems=(),
    )


def links(plan: str = PLAN, yearly: str = YEARLY) -> tuple[Link, ...]:
    return link_tasks(corpus(document("plan.txt", plan), document("yearly.txt", yearly)))


def test_the_tasks_of_a_year_are_linked_to_what_the_plan_lays_down() -> None:
    assert [(link.task_id[-1], link.text, link.wording) for link in links()] == [
        ("1", "推广水肥一体化技术，建设高标准节水农田20万亩。", LinkWording.PARTLY),
        ("2", "举办“金穗杯”节水农艺竞赛。", LinkWording.REWORDED),
        ("3", "推动再生水进园区。", LinkWording.SAME),
    ]


def test_a_link_says_where_both_sides_stand_and_what_they_share() -> None:
    by_task = {link.task_id[-1]: link for link in links()}
    assert by_task["1"].locator == "二、（一）——推广节水灌溉"
    for link in by_task.values():
        assert [PLAN[span.start : span.end] for span in link.spans] == [link.text]
        assert [YEARLY[span.start : span.end] for span in link.task_spans] == [link.task_text]
        assert link.doc_id == "plan.txt"
        assert 0 < link.score <= 1
    assert by_task["1"].task_text == "推广水肥一体化技术，办好农艺讲座。"
    assert [by_task[n].shared for n in "123"] == [("推广水肥一体化技术",), ("金穗杯",), ("推动再生水进园区",)]


def test_two_runs_give_the_same_links() -> None:
    assert links() == links()


def test_a_list_that_cites_no_plan_has_no_links() -> None:
    assert links(yearly=YEARLY.replace("《滨海市节水行动规划（2021-2025年）》", "有关规划")) == ()


@pytest.mark.parametrize(
    ("text", "other", "cites"),
    [
        ("落实《滨海市节水行动规划（2021-2025年）》", {"title": "滨海市节水行动规划(2021—2025年)"}, True),
        ("落实《节水行动规划》", {"title": "关于印发《滨海市节水行动规划》的通知"}, True),
        ("落实《滨海市防洪规划》", {"title": "滨海市节水行动规划"}, False),
        ("落实《规划》", {"title": "滨海市节水行动规划"}, False),
        ("落实滨政发〔2021〕7号文件", {"title": "滨海市节水行动规划", "document_number": "滨政发[2021]7号"}, True),
        ("落实《节水行动规划》", {"title": "节水行动规划", "jurisdiction": "江口市"}, False),
        ("落实《节水行动规划》", {"title": "节水行动规划", "jurisdiction": None}, True),
    ],
)
def test_cited_by(text: str, other: dict[str, str | None], cites: bool) -> None:
    plan = document("plan.txt", "规划", **other)
    assert cited_by(document("yearly.txt", text), [plan]) == ((plan,) if cites else ())


def test_a_document_does_not_cite_itself() -> None:
    own = document("plan.txt", "关于印发《滨海市节水行动规划》的通知")
    assert cited_by(own, [own]) == ()


def test_plan_sentences_leave_out_reviews_and_headings_and_take_lists_apart() -> None:
    plan = document("plan.txt", PLAN)
    found = plan_sentences(reading := identity_reading(plan), parse_sections(plan, reading)[0])
    assert [(one.text, one.is_aim) for one in found] == [
        ("重点围绕水源保护、管网改造，在全市实施节水行动。", True),
        ("提高灌溉水利用效率。", True),
        ("——推广节水灌溉。", False),
        ("推广水肥一体化技术，建设高标准节水农田20万亩。", False),
        ("举办“金穗杯”节水农艺竞赛。", False),
        ("——普及节水知识。", False),
        ("传播滴灌喷灌、雨水收集等知识。", False),
        ("开展水平衡测试，淘汰落后用水工艺和设备；", False),
        ("推动再生水进园区。", False),
    ]
    assert found[4].clauses == ("举办金穗杯节水农艺竞赛", "金穗杯")
    assert found[6].clauses == ("传播滴灌喷灌雨水收集等知识",)
    assert found[3].clauses == ("推广水肥一体化技术", "建设高标准节水农田万亩")


def test_likeness_counts_rare_pairs_and_lowers_what_shares_little() -> None:
    usual = [f"节水宣传第{n}种" for n in "甲乙丙丁戊己庚辛壬癸"]
    clauses = ["节水宣传", "再生水回用", "再生水回用工程建设"]
    scores = Likeness([*usual, *clauses], clauses).compare("再生水回用")
    assert set(scores) == {1, 2}
    assert 1 > scores[1] > scores[2] > 0
    assert Likeness([*usual, *clauses], clauses).compare("节水宣传")[0] < scores[1]
    assert Likeness(clauses, clauses).compare("防洪") == {}
