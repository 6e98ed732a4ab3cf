"""A place in a document named by its number: 第五章, 第三部分（四）, 三、（四）, a section's second item (章节号)."""

from __future__ import annotations

import re

from assistant.answering import headings
from assistant.answering.context import Context
from assistant.understanding.frame import Frame
from assistant.understanding.structure import CHAPTER, Structure, read_structure
from corpus.records import Section, SectionKind

OF_CHAPTER, WITHIN = 0.3, 0.6
"""How much of the topic the heading of a chapter and of a part within it must hold, where a number tells the rest."""
ORDER = (*"一二三四五六七八九十", *(f"十{c}" for c in "一二三四五六七八九"))


def find_numbered(structure: Structure, frame: Frame, context: Context) -> Section | None:
    """The chapter or part that the question names by number, the chapter also by topic; None where it names none."""
    if not structure.chapter and not structure.part:
        return None
    chapters = [s for s in context.collection.corpus.sections if _is_chapter(s, frame, context)]
    chapter = _of_number(chapters, structure.chapter) if structure.chapter else _by_topic(chapters, frame, context)
    if chapter is None:
        return None
    if not structure.part:
        return _within(chapter, frame, context) or chapter
    return _of_number(context.collection.children.get(chapter.section_id, ()), structure.part)


def unknown_chapter(frame: Frame, context: Context) -> str | None:
    """A chapter number, as the question gives it, that the document named has not; None where it gives none."""
    match, structure = CHAPTER.search(frame.text), read_structure(frame.text)
    chapters = [s for s in context.collection.corpus.sections if _is_chapter(s, frame, context)]
    if match is None or not frame.doc_ids or not chapters or frame.units:
        return None
    return match.group() if _of_number(chapters, structure.chapter) is None else None


def nth_item(section: Section, nth: int, context: Context) -> Section | None:
    """The item of a section that an ordinal counts; -1 the last."""
    below = context.collection.children.get(section.section_id, ())
    items = [s for s in below if s.heading or context.collection.task_of(s)]
    at = len(items) - 1 if nth < 0 else nth - 1
    return items[at] if 0 <= at < len(items) else None


def read_number(section: Section) -> int:
    """The number that a section bears: 3 of 三、 and （三）; 0 where it bears none."""
    digits = re.sub(r"[^一二三四五六七八九十]", "", section.num or "")
    return ORDER.index(digits) + 1 if digits in ORDER else 0


def _is_chapter(section: Section, frame: Frame, context: Context) -> bool:
    wanted = frame.doc_ids or tuple(d for d in context.collection.documents if d not in context.collection.parts)
    in_scope = section.doc_id in wanted and (not frame.parts or section.locator.startswith(frame.parts))
    return section.kind is SectionKind.CHAPTER and in_scope


def _of_number(sections: tuple[Section, ...] | list[Section], number: int) -> Section | None:
    numbered = [s for s in sections if s.num]
    if number < 0:
        return numbered[-1] if numbered else None
    return next((s for s in numbered if read_number(s) == number), None)


def _by_topic(chapters: list[Section], frame: Frame, context: Context) -> Section | None:
    if not frame.terms:
        return None
    ids = {c.section_id for c in chapters}
    best = context.matcher.sections(context.topic(frame), lambda s: s.section_id in ids)[:1]
    return best[0].section if best and best[0].coverage >= OF_CHAPTER else None


def _within(chapter: Section, frame: Frame, context: Context) -> Section | None:
    """The section of a chapter whose heading the question gives in words."""
    if all(t in headings.NAMING_LEVELS for t in frame.terms):
        return None
    ids = {s.section_id for s in context.collection.subtree(chapter.section_id)} - {chapter.section_id}
    best = context.matcher.sections(context.topic(frame), lambda s: s.section_id in ids)[:1] if frame.terms else ()
    if not best or best[0].coverage < WITHIN or not headings.tells(best[0].section, frame, context):
        return None
    return best[0].section
