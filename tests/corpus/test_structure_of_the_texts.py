"""The tree of sections of the two texts, against what a reader of them sees."""

from collections import Counter
from functools import cache

import pytest

from corpus.catalogue import read_folder
from corpus.records import (
    Document,
    Reading,
    Section,
    SectionKind,
)
from corpus.repair.repair import repair
from corpus.structure.structure import parse_sections

TASKS = "000_b8b4a31499fe38d2.txt"
PLAN = "004_702c4e42f671215c.txt"


@cache
def real(doc_id: str) -> tuple[Document, Reading, tuple[Section, ...]]:
    found = next(one for one in read_folder()[0] if one.doc_id == doc_id)
    reading, _ = repair(found)
    sections, problems = parse_sections(found, reading)
    assert problems == ()
    return found, reading, sections


def assert_tiles(stored: str, reading: Reading, sections: tuple[Section, ...]) -> None:
    spans = [span for section in sections for span in section.spans]
    spans += [removal.span for removal in reading.removals]
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        assert span.start == at
        at = span.end
    assert at == len(stored)
    for section in sections:
        assert section.text == "".join(stored[span.start : span.end] for span in section.spans)


def at(sections: tuple[Section, ...], locator: str) -> Section:
    return next(section for section in sections if section.locator == locator)


@pytest.mark.parametrize("doc_id", [TASKS, PLAN])
def test_sections_and_removals_tile_the_stored_text(doc_id: str) -> None:
    found, reading, sections = real(doc_id)
    assert_tiles(found.text, reading, sections)


@pytest.mark.parametrize("doc_id", [TASKS, PLAN])
def test_parents_come_before_their_children_and_paths_follow_them(doc_id: str) -> None:
    _, _, sections = real(doc_id)
    seen = {sections[0].section_id: sections[0]}
    for section in sections[1:]:
        assert section.parent_id is not None
        parent = seen[section.parent_id]
        assert section.path[: len(parent.path)] == parent.path
        seen[section.section_id] = section
    assert len(seen) == len(sections)


@pytest.mark.parametrize("doc_id", [TASKS, PLAN])
def test_headings_are_quoted_to_the_letter(doc_id: str) -> None:
    found, _, sections = real(doc_id)
    for section in sections[1:]:
        if section.heading is not None:
            assert section.heading_span is not None
            assert found.text[section.heading_span.start : section.heading_span.end] == section.heading


def test_the_notice_of_tasks_has_two_annexes_with_all_items_and_rows() -> None:
    _, _, sections = real(TASKS)
    kinds = Counter(section.kind for section in sections)
    assert kinds[SectionKind.ANNEX] == 2
    assert kinds[SectionKind.CHAPTER] == 4
    assert kinds[SectionKind.PART] == 14
    items = [section.num for section in sections if section.kind is SectionKind.ITEM]
    rows = [section.num for section in sections if section.kind is SectionKind.ROW]
    assert items == [f"{n}." for n in range(1, 60)]
    assert rows == [str(n) for n in range(1, 262)]
    assert at(sections, "附件1 第16条").path[1:] == (
        "2023 年北京市全民科学素质工作重点任务",
        "聚焦重点人群工作核心，促进公民科学素质持续提升",
        "实施老年人科学素质提升行动",
        "实施科技慧老行动",
    )


def test_the_plan_has_its_headings_and_its_lost_ones() -> None:
    _, _, sections = real(PLAN)
    upper = [
        (section.locator, section.heading)
        for section in sections[1:]
        if section.kind in (SectionKind.HEAD, SectionKind.CHAPTER, SectionKind.PART)
    ]
    assert upper == [
        ("通知正文", None),
        ("引言", "北京市全民科学素质行动规划纲要(2021—2035年)"),
        ("第一部分", "前言"),
        ("第二部分", "指导思想、工作原则和发展目标"),
        ("二、（一）", "指导思想"),
        ("二、（二）", "工作原则"),
        ("二、（三）", "发展目标"),
        ("第三部分", "提升行动"),
        ("三、（一）", "青少年科学素质提升行动"),
        ("三、（二）", "农民科学素质提升行动"),
        ("三、（三）", "产业工人科学素质提升行动"),
        ("三、（三）与（五）之间", None),
        ("三、（四）［标题缺］", None),
        ("三、（五）", "领导干部和公务员科学素质提升行动"),
        ("第四部分", "重点工程"),
        ("四、（一）［标题缺］", None),
        ("四、（二）", "科普智慧提升工程"),
        ("四、（三）", "创新文化发展工程"),
        ("四、（三）与（六）之间", None),
        ("四、（四）［标题缺］", None),
        ("四、（五）［标题缺］", None),
        ("四、（六）", "科学素质交流合作工程"),
        ("第五部分［标题缺］", None),
        ("五、（一）［标题缺］", None),
        ("五、（二）", "机制保障"),
        ("五、（三）", "条件保障"),
    ]


def test_the_five_principles_are_clauses_of_their_part() -> None:
    _, _, sections = real(PLAN)
    part = at(sections, "二、（二）")
    assert [section.heading for section in sections if section.parent_id == part.section_id] == [
        "突出科学精神引领",
        "坚持首善标准",
        "坚持协同推进",
        "深化供给侧改革",
        "扩大开放合作",
    ]


def test_every_lost_sentence_of_the_plan_is_counted_once_or_said_to_be_unknown() -> None:
    _, reading, sections = real(PLAN)
    whole = sum(gap.n_sentences or 0 for gap in reading.gaps)
    counted = sum(section.n_lost or 0 for section in sections)
    unknown = at(sections, "四、（一）［标题缺］")  # four sentences before it, and one cut at its end
    assert whole == 60
    assert unknown.n_lost is None
    assert counted == whole - 4
