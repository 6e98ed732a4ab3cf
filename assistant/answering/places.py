"""A place in a document named by its number: 第五章, 第三部分（四）, 三、（四） (章节号)."""

from __future__ import annotations

import re

from assistant.answer import Kind, Reason
from assistant.answering.context import Context
from assistant.answering.draft import Draft
from assistant.answering.refusing import refuse
from assistant.answering.sections import answer_section
from assistant.matching.lexicon import compact
from assistant.matching.scoring import Topic
from assistant.understanding.frame import Frame
from corpus.records import Section, SectionKind

HAN = "一二三四五六七八九十"
CHAPTER = re.compile(rf"第([{HAN}]+|\d+)(?:大)?(?:章|部分|块)|(?:^|[^{HAN}第(])([{HAN}])、")
PART = re.compile(rf"[(（]([{HAN}])[)）]|第([{HAN}]|\d)(?:个)?(?:节|小节|工程|行动|保障)(?![^,，。?？]*单位)")
OUTLINE = re.compile(r"(?:几|哪)[^,，。?？]{0,3}(?:大)?(?:部分|章|板块|大块|块)|框架|结构|目录")
HEADING_ASKED = re.compile(r"标题|题目|叫什么|名称|是什么")


def find_place(frame: Frame, context: Context) -> Section | None:
    """The section that a chapter number, and a part number within it, names; None where the question names none."""
    chapter_number, part_number = _number(CHAPTER, frame.text), _number(PART, frame.text)
    if chapter_number is None and part_number is None:
        return None
    chapters = [
        s for s in context.collection.corpus.sections if s.kind is SectionKind.CHAPTER and _allowed(s, frame, context)
    ]
    chapter = _of_number(chapters, chapter_number) if chapter_number else _by_topic(chapters, frame, context)
    if chapter is None:
        return None
    if part_number is None:
        return _within(chapter, frame, context) or chapter
    return _of_number(context.collection.children.get(chapter.section_id, ()), part_number)


def find_outline(frame: Frame, context: Context) -> Section | None:
    """The annex or document whose chapters are asked for (分成哪几大部分); None where they are not."""
    if not OUTLINE.search(frame.text):
        return None
    kinds = (SectionKind.ANNEX,) if frame.parts else (SectionKind.DOCUMENT, SectionKind.HEAD)
    found = (s for s in context.collection.corpus.sections if s.kind in kinds and s.doc_id in frame.doc_ids)
    wanted = (s for s in found if not frame.parts or s.locator in frame.parts)
    return next((s for s in wanted if context.collection.children.get(s.section_id)), None)


def answer_place(section: Section, frame: Frame, context: Context) -> Draft:
    """What a section says; where its heading is lost and the heading is asked for, a refusal that says so."""
    bare = compact(section.text).endswith(compact(section.heading or "")) and section.n_lost != 0
    if bare and not context.collection.children.get(section.section_id):
        return refuse(frame, context, Reason.GAP_IN_COPY, frame.text, Kind.SECTION)
    if section.heading is None and (HEADING_ASKED.search(frame.text) or not section.text):
        return refuse(frame, context, Reason.GAP_IN_COPY, frame.text, Kind.SECTION)
    return answer_section(section, frame, context)


def _number(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    found = next((g for g in match.groups() if g), None) if match else None
    return HAN[int(found) - 1] if found and found.isdigit() and 0 < int(found) <= len(HAN) else found


def _of_number(sections: tuple[Section, ...] | list[Section], number: str) -> Section | None:
    return next((s for s in sections if s.num and number == re.sub(r"[^一二三四五六七八九十]", "", s.num)), None)


def _by_topic(chapters: list[Section], frame: Frame, context: Context) -> Section | None:
    topic = Topic(terms=frame.terms, text=frame.topic)
    ids = {c.section_id for c in chapters}
    best = context.matcher.sections(topic, lambda s: s.section_id in ids)[:1]
    return best[0].section if best and best[0].coverage >= 0.3 else None


def _within(chapter: Section, frame: Frame, context: Context) -> Section | None:
    """The section of a chapter whose heading the question gives in words."""
    ids = {s.section_id for s in context.collection.subtree(chapter.section_id)} - {chapter.section_id}
    best = context.matcher.sections(context.topic(frame), lambda s: s.section_id in ids)[:1] if frame.terms else ()
    return best[0].section if best and best[0].coverage >= 0.6 else None


def _allowed(section: Section, frame: Frame, context: Context) -> bool:
    wanted = frame.doc_ids or tuple(d for d in context.collection.documents if d not in context.collection.parts)
    return section.doc_id in wanted and (not frame.parts or section.locator.startswith(frame.parts))
