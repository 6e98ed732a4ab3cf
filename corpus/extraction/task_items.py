"""A numbered item that ends in a list of units becomes a task (重点任务条目)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from corpus.extraction.task_parts import ancestors, annex_of, covering_span, read_units, trimmed
from corpus.reading import stored_spans
from corpus.records import Reading, Record, Role, Section, SectionKind, Task
from corpus.structure.numbering import parse_number
from corpus.units.registry import Register
from corpus.units.unitlists import is_unit_list, list_is_open

_KINDS = (SectionKind.ITEM, SectionKind.CLAUSE, SectionKind.PART)
_CATEGORIES = (SectionKind.CHAPTER, SectionKind.PART)
_LABELLED = re.compile(r"(?m)^\s*(?:(?:主责|责任|牵头|负责|配合)(?:单位|部门)\s*[:：][^\n]*\s*)+\Z")
_STOP = re.compile(r"[。！？]")
_DASH = re.compile(r"[—―─]*")
_MOST = 0.5


class Item(Record):
    """A section that is a task: the reading offsets where it opens, of its words, of its list of units (None: none)."""

    section: Section
    start: int
    words: tuple[int, int]
    units: tuple[int, int] | None


def find_items(starts: Mapping[str, int], by_id: Mapping[str, Section], register: Register) -> dict[str, Item]:
    """Find the sections that are tasks, by ``section_id``.

    A section without sub-sections is one where it ends in a list of units, or where most of its fellows do: those of
    the same kind under the same heading, of items all in the same annex, over whose headings their numbers run.
    """
    parents = {section.parent_id for section in by_id.values()}
    leaves = [section for key, section in by_id.items() if section.kind in _KINDS and key not in parents]
    found = {s.section_id: _find_list(s.text, starts[s.section_id], register) for s in leaves}
    fellows = Counter(_fellowship(section, by_id) for section in leaves)
    listed = Counter(_fellowship(section, by_id) for section in leaves if found[section.section_id])
    tasks = [
        section
        for section in leaves
        if found[section.section_id] or listed[key := _fellowship(section, by_id)] > _MOST * fellows[key]
    ]
    items = [_item(section, starts[section.section_id], found[section.section_id]) for section in tasks]
    return {item.section.section_id: item for item in items if item.words[0] < item.words[1]}


def read_item(task_id: str, item: Item, reading: Reading, by_id: Mapping[str, Section], register: Register) -> Task:
    """Make a task of an item.

    Its title is its heading, or else its first sentence; its body what follows, and the title too where that is a
    statement in itself, or all that there is.
    """
    section, text, words = item.section, reading.text, item.words
    whole = trimmed(text, item.start, item.start + len(section.text))
    title = _title(text, *words, has_heading=section.heading is not None)
    body = trimmed(text, min(title[1] + 1, words[1]), words[1])
    if section.heading is None or body[0] >= body[1]:
        body = words
    category = next((above for above in ancestors(section, by_id) if above.kind in _CATEGORIES and above.heading), None)
    return Task(
        task_id=task_id,
        doc_id=reading.doc_id,
        section_id=section.section_id,
        part=annex_of(section, by_id),
        num=_number(section),
        locator=section.locator,
        title=text[slice(*title)],
        body=text[slice(*body)],
        category=category.heading if category else None,
        category_span=category.heading_span if category else None,
        units=read_units(reading, *item.units, register, Role.RESPONSIBLE) if item.units else (),
        list_open=item.units is not None and list_is_open(text[slice(*item.units)]),
        deadline=None,
        spans=stored_spans(reading, *whole),
        title_span=covering_span(reading, *title),
        body_spans=stored_spans(reading, *body),
        units_span=covering_span(reading, *item.units) if item.units else None,
    )


def _item(section: Section, start: int, units: tuple[int, int] | None) -> Item:
    """Find the words of an item: without its number or dash, and without its list of units."""
    text = section.text
    dash = _DASH.match(text)
    number = len(section.num) if section.num and text.startswith(section.num) else dash.end() if dash else 0
    end = _bracket_start(text, units[0] - start) if units else len(text)
    low, high = trimmed(text, number, end, "，、：")
    return Item(section=section, start=start, words=(start + low, start + high), units=units)


def _find_list(text: str, start: int, register: Register) -> tuple[int, int] | None:
    """Give the reading offsets of the list of units that ends a section, its bracket left out, or None."""
    labelled = _LABELLED.search(text)
    if labelled:
        return trimmed(text, labelled.start(), labelled.end())[0] + start, start + len(text.rstrip())
    bare = text.rstrip().rstrip("。").rstrip()
    opening = _matching_bracket(bare)
    if opening is None or not is_unit_list(bare[opening + 1 : -1], register):
        return None
    return start + opening + 1, start + len(bare) - 1


def _matching_bracket(text: str) -> int | None:
    """Give the place of the bracket that opens what the text's last character closes, full and half width alike."""
    if not text.endswith(("）", ")")):
        return None
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] in "）)") - (text[place] in "（(")
        if depth == 0:
            return place
    return None


def _bracket_start(text: str, start: int) -> int:
    return start - 1 if text[start - 1 : start] in ("（", "(") else start


def _title(text: str, start: int, end: int, *, has_heading: bool) -> tuple[int, int]:
    stop = _STOP.search(text, start, end)
    line = text.find("\n", start, end) if has_heading else -1
    title_end = min(stop.start() if stop else end, line if line >= 0 else end)
    return start, title_end if title_end > start else end


def _fellowship(section: Section, by_id: Mapping[str, Section]) -> tuple[SectionKind, str | None]:
    return section.kind, annex_of(section, by_id) if section.kind is SectionKind.ITEM else section.parent_id


def _number(section: Section) -> int | None:
    digits = re.search(r"[〇零一二三四五六七八九十百]+|\d+(?!.*\d)|[①-⑳]", section.num or "")
    return parse_number(digits.group()) if digits else None
