"""A place in a document: named by its number, by its heading, by what a turn before pointed at (定位章节)."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.answering import headings
from assistant.answering.context import Context
from assistant.answering.gaps import headless_run, is_headless, survivors
from assistant.answering.headings import HeadingMatch
from assistant.answering.numbered_places import find_numbered, nth_item
from assistant.matching.lexicon import compact
from assistant.understanding.frame import Frame
from assistant.understanding.structure import CHAPTER, PART, Structure, Wish, read_structure
from corpus.records import Record, Section, SectionKind

__all__ = ["CHAPTER", "PART", "Place", "find_place", "find_section"]

PLAINLY, LOOSELY, ALONE = 0.5, 0.62, 0.38
"""Scores from which a heading is meant: asked plainly for a stretch of text, asked loosely, and far ahead of others."""
FAR, NEAR = 0.1, 0.5
ELSEWHERE, AHEAD_HERE = 0.75, 0.15
"""A part whose heading the copy lost: another document's heading has this score, so much above any here."""
PARENT = 0.1
"""A part is meant rather than a clause of its own that scores so little more, where a part is asked for."""
TASK_AHEAD, NAMED_TASK = 0.08, 0.9
"""A task is meant rather than a heading that it is so far ahead of; where items below a heading are asked for, a task
that the question all but names."""
TABLED = (Kind.LIST, Kind.COUNT)
OF_UNITS = (Kind.LEAD_UNIT, Kind.RESPONSIBLE_UNITS, Kind.UNIT_TASKS, Kind.CROSS_DOCUMENT, Kind.GREETING, Kind.HELP)
OF_FIGURES = re.compile(r"多少|百分|几成|比例|占比|人次")


class Place(Record):
    """Sections that a question is about; ``by_number`` where it names them by number, and so not by what they say.

    ``lost`` where the place is one whose heading the copy has lost: then ``sections`` are what is left of it.
    """

    sections: tuple[Section, ...]
    by_number: bool = False
    lost: bool = False


def find_place(frame: Frame, context: Context) -> Place | None:
    """The place that a question names by chapter, part or item number, or points back at; None where it does not."""
    structure = read_structure(frame.text)
    if frame.bound_sections:
        return Place(sections=tuple(context.collection.sections[i] for i in frame.bound_sections))
    numbered = find_numbered(structure, frame, context)
    if numbered is not None and structure.nth:
        numbered = nth_item(numbered, structure.nth, context) or numbered
    return Place(sections=(numbered,), by_number=True) if numbered is not None else None


def find_section(frame: Frame, context: Context) -> Place | None:
    """The place that a question about a stretch of text names by its heading, in these words or others.

    None where the question is about units or tasks, or names a task by its title and no document, or where no heading
    is meant clearly.
    """
    structure = read_structure(frame.text)
    if structure.chapter or _asks_otherwise(frame, context):
        return None
    if not frame.terms:
        return _whole(structure, frame, context) or _outline(structure, frame, context) or _body(frame, context)
    if not (structure.is_plain or structure.is_loose) or (frame.categories and frame.kind in TABLED):
        return None
    if not structure.is_plain and OF_FIGURES.search(frame.text):
        return None
    if (lost := _lost(frame, context)) is not None:
        return lost
    found = headings.named_headings(frame, context) or _ranked(structure, frame, context)
    if found and structure.nth and len(found) == 1:
        found = (nth_item(found[0], structure.nth, context) or found[0],)
    return Place(sections=found) if found else _outline(structure, frame, context)


def _asks_otherwise(frame: Frame, context: Context) -> bool:
    """Whether a question is about units or tasks; in a document without tasks a unit's name is a word like others."""
    of_unit = bool(frame.units) and _has_tasks(frame, context)
    titled = bool(frame.titled) and not frame.doc_ids
    return frame.kind in OF_UNITS or of_unit or bool(frame.bound_tasks) or frame.both_documents or titled


def _has_tasks(frame: Frame, context: Context) -> bool:
    return not frame.doc_ids or bool(set(frame.doc_ids) & set(context.collection.parts))


def _whole(structure: Structure, frame: Frame, context: Context) -> Place | None:
    """The annex whose opening is asked for (重点任务的总体要求)."""
    if structure.wish is not Wish.OPENING or not frame.parts:
        return None
    annexes = (s for s in context.collection.corpus.sections if s.kind is SectionKind.ANNEX)
    found = tuple(s for s in annexes if s.doc_id in frame.doc_ids and s.locator in frame.parts)
    return Place(sections=found[:1]) if found else None


def without_item_number(frame: Frame, context: Context) -> Frame:
    """Read 第二条 as an ordinal, not as a task's number, in a document without tasks or of a thing that is none."""
    structure = read_structure(frame.text)
    if not frame.numbers or not structure.nth:
        return frame
    plan_only = frame.doc_ids and not set(frame.doc_ids) & set(context.collection.parts)
    of_place = bool(frame.terms) and structure.is_plain and find_section(frame, context) is not None
    return frame.model_copy(update={"numbers": ()}) if plan_only or of_place else frame


def _ranked(structure: Structure, frame: Frame, context: Context) -> tuple[Section, ...]:
    ranked = headings.rank_headings(frame, context)
    if not ranked:
        return ()
    best = ranked[0]
    others = (m.score for m in ranked[1:] if not _related(m.section, best.section))
    ahead = best.score - max(others, default=0.0)
    least = PLAINLY if structure.is_plain else LOOSELY
    meant = best.score >= least and (best.tells or (structure.is_plain and best.near >= NEAR))
    alone = structure.is_plain and best.score >= ALONE and ahead >= FAR
    if not (meant or alone) or _is_of_task(best, frame, context):
        return ()
    above = _above_equals(ranked, context)
    return (above,) if above else _equals(_wider(best, ranked, structure, frame), ranked, frame)


def _above_equals(ranked: tuple[HeadingMatch, ...], context: Context) -> Section | None:
    """The section above, where all items below it hold the topic equally well (保障 of three kinds)."""
    best = ranked[0]
    parent = context.collection.sections.get(best.section.parent_id or "")
    beside = [m for m in ranked if m.section.parent_id == best.section.parent_id]
    equal = all(abs(m.words - best.words) <= headings.EQUAL for m in beside)
    return parent if parent is not None and parent.heading and len(beside) > 1 and equal else None


def _wider(best: HeadingMatch, ranked: tuple[HeadingMatch, ...], structure: Structure, frame: Frame) -> HeadingMatch:
    """The part a clause stands in, where a part is asked for and its heading holds the topic nearly as well."""
    if not (headings.WIDE.search(frame.text) or structure.wish is Wish.OPENING) or headings.NARROW.search(frame.text):
        return best
    above = (m for m in ranked if m.section.section_id == best.section.parent_id and m.section.heading)
    parent = next(above, None)
    asked = parent is not None and (parent.tells or structure.wish is Wish.OPENING)
    least = best.score - (PARENT if asked else 0.0)
    return parent if parent is not None and parent.score >= least else best


def _equals(best: HeadingMatch, ranked: tuple[HeadingMatch, ...], frame: Frame) -> tuple[Section, ...]:
    """The best, and the section of the same heading in another document where the question names none."""
    same = tuple(
        m.section
        for m in ranked
        if m.section.doc_id != best.section.doc_id and headings.core(m.section) == headings.core(best.section)
    )
    same = () if frame.doc_ids else same
    return (best.section, *same[:1])


def _is_of_task(best: HeadingMatch, frame: Frame, context: Context) -> bool:
    """Whether a task holds the topic clearly better than the heading does."""
    ranked = context.ranked(frame)[:1]
    ahead = NAMED_TASK if headings.ABOVE_ITEMS.search(frame.text) else best.score + TASK_AHEAD
    return bool(ranked) and _has_tasks(frame, context) and ranked[0].score > ahead


def _related(one: Section, other: Section) -> bool:
    return one.parent_id == other.section_id or other.parent_id == one.section_id or one.heading == other.heading


def _lost(frame: Frame, context: Context) -> Place | None:
    """A part that the document named has lost the heading of, known by its heading in another document.

    Its sections are what is left of the text that speaks of it; none are left where it is lost altogether.
    """
    scope = frame.doc_ids
    if not scope or frame.both_documents or not headings.WIDE.search(frame.text):
        return None
    everywhere = frame.model_copy(update={"doc_ids": (), "parts": ()})
    ranked = headings.rank_headings(everywhere, context)
    here = max((m for m in ranked if m.section.doc_id in scope), key=lambda m: m.score, default=None)
    there = next((m for m in ranked if m.section.doc_id not in scope and m.section.kind is SectionKind.PART), None)
    if here is None or there is None or not there.tells or not _is_rather(there, here, frame, context):
        return None
    run = _headless_beside(there.section, scope, context)
    return Place(sections=survivors(run, frame.terms, context), lost=True) if run else None


def _is_rather(there: HeadingMatch, here: HeadingMatch, frame: Frame, context: Context) -> bool:
    """Whether a heading of another document is meant rather than the best that the document named has.

    It is where the question gives it to the letter, where it holds the topic much better, or no worse than a clause
    that itself stands in a part without heading.
    """
    words = headings.core(there.section)
    if len(words) >= headings.SHORTEST and words in compact(frame.text) and words not in headings.core(here.section):
        return True
    if headless_run(here.section, context.collection) and there.words >= here.words - FAR:
        return compact(here.section.heading or "") not in compact(frame.text)
    return there.score >= max(ELSEWHERE, here.score + AHEAD_HERE)


def _headless_beside(there: Section, scope: tuple[str, ...], context: Context) -> tuple[Section, ...]:
    """The parts without heading that stand beside the same headings as a part of another document does."""
    collection = context.collection
    beside = {headings.core(s) for s in collection.children.get(there.parent_id or "", ()) if s.heading}
    headless = (s for s in collection.corpus.sections if s.doc_id in scope and is_headless(s) and s.parent_id)
    return tuple(
        s
        for s in headless
        if any(headings.core(b) in beside for b in collection.children[s.parent_id or ""] if b.heading)
    )


def _body(frame: Frame, context: Context) -> Place | None:
    """Of a document asked about as a whole the text of its notice, of one that has chapters these."""
    if not frame.shows("content") or len(frame.doc_ids) != 1 or frame.parts or frame.years or frame.categories:
        return None
    sections = [s for s in context.collection.corpus.sections if s.doc_id == frame.doc_ids[0]]
    whole = next(s for s in sections if s.kind is SectionKind.DOCUMENT)
    chapters = (s for s in context.collection.children.get(whole.section_id, ()) if s.kind is SectionKind.CHAPTER)
    if any(chapters):
        return Place(sections=(whole,))
    body = tuple(s for s in sections if s.kind is SectionKind.HEAD and s.text.strip())
    return Place(sections=body[:1]) if body else None


def _outline(structure: Structure, frame: Frame, context: Context) -> Place | None:
    """The annex or document whose chapters are asked for (分成哪几大部分); None where they are not."""
    if not structure.asks_outline or not frame.doc_ids:
        return None
    kinds = (SectionKind.ANNEX,) if frame.parts else (SectionKind.DOCUMENT, SectionKind.HEAD)
    found = (s for s in context.collection.corpus.sections if s.kind in kinds and s.doc_id in frame.doc_ids)
    wanted = (s for s in found if not frame.parts or s.locator in frame.parts)
    whole = next((s for s in wanted if context.collection.children.get(s.section_id)), None)
    return Place(sections=(whole,)) if whole is not None else None
