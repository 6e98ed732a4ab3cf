"""Tasks: over small documents, and all 59 items and 261 rows of the notice of tasks."""

from collections import Counter
from functools import cache

import pytest

from corpus.catalogue import read_folder
from corpus.extraction.tasks import extract_tasks
from corpus.reading import identity_reading
from corpus.records import Document, Problem, Role, Source, Task
from corpus.repair.repair import repair
from corpus.structure.structure import parse_sections
from corpus.units.registry import open_register

NOTICE = "000_b8b4a31499fe38d2.txt"
PLAN = "004_702c4e42f671215c.txt"


def extract(text: str) -> tuple[tuple[Task, ...], tuple[Problem, ...]]:
    source = Source(path="a.txt", media_type="text/plain", sha256="0" * 64)
    document = Document(doc_id="a.txt", title="要点", document_number=None, issuer=None, source=source, text=text)
    reading = identity_reading(document)
    sections, _ = parse_sections(document, reading)
    return extract_tasks(document, reading, sections, open_register())


@cache
def real(doc_id: str) -> tuple[Document, tuple[Task, ...]]:
    document = next(one for one in read_folder()[0] if one.doc_id == doc_id)
    reading, _ = repair(document)
    sections, _ = parse_sections(document, reading)
    tasks, problems = extract_tasks(document, reading, sections, open_register().within(document.jurisdiction))
    assert problems == ()
    return document, tasks


def at(locator: str) -> Task:
    return next(task for task in real(NOTICE)[1] if task.locator == locator)


@pytest.mark.parametrize(
    ("case", "item", "units", "body"),
    [
        ("full width brackets", "1. 办好讲堂。进社区。（市教委、市科协）", ["市教委", "市科协"], "进社区。"),
        ("half width brackets", "1. 办好讲堂。进社区。(市教委、市科协)", ["市教委", "市科协"], "进社区。"),
        ("mixed brackets", "1. 办好讲堂。进社区。（市教委、市科协)", ["市教委", "市科协"], "进社区。"),
        ("a comma before the list", "1. 办好讲堂。建平台，（市教委）", ["市教委"], "建平台"),
        ("a full stop behind it", "1. 办好讲堂。进社区。（市教委）。", ["市教委"], "进社区。"),
        (
            "a bracket that lists no units",
            "1. 办好讲堂（含展览）。进社区（村）。（市教委）",
            ["市教委"],
            "进社区（村）。",
        ),
        ("the title is all there is", "1. 办好科普讲堂。（市教委）", ["市教委"], "办好科普讲堂。"),
        (
            "a statement of several clauses is its own body",
            "1. 将节水纳入规划，列入计划。加强考核。（市教委）",
            ["市教委"],
            "将节水纳入规划，列入计划。加强考核。",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "。" not in value else "",
)
def test_an_item_ends_in_its_list_of_units(case: str, item: str, units: list[str], body: str) -> None:
    (task,), problems = extract("要点\n一、宣传\n" + item + "\n")
    assert [unit.name for unit in task.units] == units
    assert {unit.role for unit in task.units} == {Role.RESPONSIBLE}
    assert task.body == body
    assert problems == ()


def test_items_without_units_stand_beside_those_that_have_some() -> None:
    text = "要点\n一、宣传\n1. 办好讲堂。（市教委）\n2. 办好展览。（市科协）\n3. 总结经验。\n二、说明\n按季度报送。\n"
    tasks, problems = extract(text)
    assert [task.num for task in tasks] == [1, 2, 3]
    assert (tasks[2].units, tasks[2].units_span) == ((), None)
    assert [problem.code for problem in problems] == ["task_without_units"]


def test_numbered_items_that_list_no_units_are_no_tasks() -> None:
    assert extract("要点\n一、宣传\n1. 办好讲堂。\n2. 办好展览（含网上展览）。\n") == ((), ())


def test_columns_give_the_units_their_roles_and_the_deadline() -> None:
    text = (
        "清单\n序号\t重点任务\t主要措施\t牵头单位\t配合单位\t完成时限\n"
        "1\t办好讲堂\t每月一次\t市教委\t市科协、团市委\t2024年底前\n"
    )
    (task,), _ = extract(text)
    assert [(unit.name, unit.role) for unit in task.units] == [
        ("市教委", Role.LEAD),
        ("市科协", Role.SUPPORT),
        ("团市委", Role.SUPPORT),
    ]
    assert (task.title, task.body, task.deadline) == ("办好讲堂", "每月一次", "2024年底前")


def test_a_labelled_line_below_an_item_is_its_list() -> None:
    text = (
        "要点\n一、宣传\n1. 办好讲堂。进社区。\n牵头单位：市教委\n配合单位：市科协、团市委\n"
        "2. 办好展览。\n牵头单位：市科协\n"
    )
    tasks, _ = extract(text)
    assert [[(unit.name, unit.role) for unit in task.units] for task in tasks] == [
        [("市教委", Role.LEAD), ("市科协", Role.SUPPORT), ("团市委", Role.SUPPORT)],
        [("市科协", Role.LEAD)],
    ]
    assert tasks[0].body == "进社区。"


@pytest.mark.parametrize("text", ["要点\n一、宣传\n1.（市教委）\n", "（四）（市教委、市科协）"])
def test_a_list_without_words_before_it_is_no_task(text: str) -> None:
    assert extract(text)[0] == ()


def test_rows_in_rows_out() -> None:
    _, tasks = real(NOTICE)
    assert [task.num for task in tasks if task.part == "附件1"] == list(range(1, 60))
    assert [task.num for task in tasks if task.part == "附件2"] == list(range(1, 262))
    assert len(tasks) == 320
    assert len({task.task_id for task in tasks}) == 320
    assert all(task.units for task in tasks)


def test_every_part_of_a_task_is_quoted_to_the_letter() -> None:
    document, tasks = real(NOTICE)
    furniture = str.maketrans("", "", "\n✓")
    for task in tasks:
        (whole,) = task.spans
        inner = [task.title_span, *task.body_spans, *([task.units_span] if task.units_span else [])]
        assert all(whole.start <= span.start and span.end <= whole.end for span in inner), task.locator
        assert document.text[task.title_span.start : task.title_span.end].translate(furniture) == task.title
        for unit in task.units:
            assert task.units_span is not None
            assert task.units_span.start <= unit.span.start < unit.span.end <= task.units_span.end
            assert document.text[unit.span.start : unit.span.end].translate(furniture) == unit.printed
        assert [unit.span.start for unit in task.units] == sorted(unit.span.start for unit in task.units)


@pytest.mark.parametrize(
    ("locator", "title", "units"),
    [
        ("附件1 第7条", "加强家庭科学教育的指导", ["市妇联", "市教委", "各成员单位"]),
        ("附件1 第10条", "加大农民培训工作力度", ["市农业农村局", "市科委、中关村管委会", "市妇联"]),
        ("附件1 第34条", "广泛开展群众性科普活动", ["各成员单位", "各区"]),
        ("附件2 第8项", "金石大讲堂", ["市文物局"]),
        ("附件2 第38项", "“团结，就是力量”家庭教育主题培育实践活动", ["市妇联", "市教委"]),
        ("附件2 第61项", "“开卷有益·手作白塔”制作衍纸立体白塔活动", ["市文物局"]),
        ("附件2 第247项", "基层科普服务行动", ["市科协"]),
    ],
)
def test_items_and_rows(locator: str, title: str, units: list[str]) -> None:
    task = at(locator)
    assert task.title == title
    assert [unit.name for unit in task.units] == units


@pytest.mark.parametrize(
    ("locator", "printed"),
    [("附件1 第19条", "市委组织部"), ("附件1 第23条", "市国资委"), ("附件1 第33条", "各成员单位")],
)
def test_a_unit_broken_by_a_page_is_one_unit(locator: str, printed: str) -> None:
    document, _ = real(NOTICE)
    unit = next(unit for unit in at(locator).units if unit.printed == printed)
    assert "\n" in document.text[unit.span.start : unit.span.end]


def test_a_remark_in_a_unit_cell_is_no_unit() -> None:
    (unit,) = at("附件2 第68项").units
    assert (unit.name, unit.remark) == ("市水务局", "北京水利学会")


def test_open_lists_are_known() -> None:
    _, tasks = real(NOTICE)
    assert [task.locator for task in tasks if task.list_open] == ["附件1 第55条", "附件2 第36项"]


def test_roles_follow_the_header_and_the_bracket() -> None:
    _, tasks = real(NOTICE)
    roles = {(task.part, unit.role) for task in tasks for unit in task.units}
    assert roles == {("附件1", Role.RESPONSIBLE), ("附件2", Role.MAIN)}


def test_categories_are_carried_down_and_over_the_pages() -> None:
    _, tasks = real(NOTICE)
    rows = Counter(task.category for task in tasks if task.part == "附件2")
    assert len(rows) == 15
    assert rows["实施青少年科学素质提升行动"] == 70
    assert rows["实施农民科学素质提升行动"] == 9
    assert at("附件2 第39项").category == "实施青少年科学素质提升行动"
    assert at("附件1 第16条").category == "实施老年人科学素质提升行动"
    assert at("附件1 第2条").category == "大力弘扬科学家精神，在全社会厚植创新发展沃土"


def test_a_category_is_quoted_where_it_is_printed() -> None:
    document, tasks = real(NOTICE)
    for task in tasks:
        assert task.category_span is not None
        assert document.text[task.category_span.start : task.category_span.end] == task.category


def test_a_plan_without_lists_has_no_tasks() -> None:
    assert real(PLAN)[1] == ()
