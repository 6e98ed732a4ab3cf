"""What sections say: the headings below them, how they open, their text, with the gaps of the copy (章节内容)."""

from __future__ import annotations

import re

from assistant.answer import Kind, Reason
from assistant.answering.context import Context
from assistant.answering.draft import Draft, DraftRow, Evidence, Statement, Tally
from assistant.answering.evidence import heading_evidence, section_row, sentence_evidence, task_evidence, task_row
from assistant.answering.gaps import gap_notes, heading_notes, is_headless, perhaps_rest
from assistant.answering.places import Place
from assistant.answering.refusing import refuse
from assistant.collection import Sentence
from assistant.matching.lexicon import compact
from assistant.understanding.frame import Frame
from assistant.understanding.structure import Structure, Wish, read_structure
from assistant.wording import WORDING
from corpus.records import Section, SectionKind

LONGEST_TEXT = 900
"""Characters of text quoted at most; of a longer section the headings below it, or its first stretches."""
LONGEST_OPENING = 220
"""An opening of at most so many characters is given with a number of headings that the question takes for given."""
LEAST_OPENING = 12
ADDRESSED = ("各区", "各单位", "各成员单位", "各部门", "各地区")
HEADING_ASKED = re.compile(
    r"标题(?:原文|全文)?(?:[^,，。?？]{0,8})(?:是|叫|怎么|咋|什么|啥)|叫(?:什么|啥)|题目是|名称是"
)
NAME_ASKED = ("是什么", "叫什么", "叫啥", "标题", "题目", "名称", "名字", "是哪", "是啥")


def answer_place(place: Place, frame: Frame, context: Context) -> Draft:
    """What the sections of a place say; where what is asked of them is lost, a refusal that says so."""
    if place.lost and (not place.sections or _asks_opening(frame) or HEADING_ASKED.search(frame.text)):
        return refuse(frame, context, Reason.GAP_IN_COPY, frame.text, Kind.SECTION)
    if len(place.sections) > 1 or place.lost:
        return _answer_several(place, frame, context)
    section = place.sections[0]
    if _is_lost(section, frame, context):
        return refuse(frame, context, Reason.GAP_IN_COPY, frame.text, Kind.SECTION)
    draft = answer_section(section, frame, context)
    if not place.by_number or not section.heading:
        return draft
    line = Statement(
        text=WORDING["section_is"].format(locator=section.locator, heading=section.heading),
        evidence=heading_evidence(section),
    )
    asks_name = any(w in frame.text for w in NAME_ASKED) and not context.collection.children.get(section.section_id)
    rest = () if asks_name else draft.statements
    return draft.model_copy(update={"statements": (line, *rest), "rows": draft.rows if rest else ()})


def answer_section(section: Section, frame: Frame, context: Context) -> Draft:
    """The headings below a section, its opening or its text, as the question asks; what the copy has lost is said."""
    structure = read_structure(frame.text)
    below = items_below(section, context)
    opening = opening_lines(section, context)
    if section.kind is SectionKind.HEAD:
        return Draft(kind=Kind.SECTION, statements=_body_lines(section, frame, context), notes=_notes(section, context))
    if not below:
        statements = opening if structure.wish is Wish.OPENING and opening else text_lines(section, context)
        return Draft(kind=Kind.SECTION, statements=statements, notes=_notes(section, context))
    if structure.wish is Wish.OPENING and opening:
        return Draft(kind=Kind.SECTION, statements=opening, notes=_notes(section, context))
    lines = [headings_line(section, below, structure, context), *_perhaps(section, context)]
    if structure.wish is not Wish.HEADINGS:
        lines += [*opening, *_texts_below(below, opening, context)]
    elif (structure.claimed or len(_numbered(section, context)) > len(below)) and _length(opening) <= LONGEST_OPENING:
        lines += opening
    quoted = tuple(s for s in lines if not s.tallies)
    return Draft(
        kind=Kind.SECTION,
        statements=tuple(lines),
        rows=tuple(_row(s, context) for s in below),
        notes=_notes(section, context) if len(quoted) > len(below) else _notes_of_headings(section, context),
    )


def items_below(section: Section, context: Context) -> tuple[Section, ...]:
    """What stands directly below a section with a heading or as a task; of a document its chapters or annexes."""
    below = context.collection.children.get(section.section_id, ())
    whole = section.kind in (SectionKind.DOCUMENT, SectionKind.ANNEX)
    kinds = (SectionKind.CHAPTER, SectionKind.ANNEX) if whole else tuple(SectionKind)
    return tuple(s for s in below if s.kind in kinds and (s.heading or context.collection.task_of(s)))


def headings_line(section: Section, below: tuple[Section, ...], structure: Structure, context: Context) -> Statement:
    """How many items stand below a section and what they are called; a wrong number in the question is denied first."""
    titles = WORDING["semicolon"].join(_title(s, context) for s in below)
    evidence = tuple(e for s in below for e in _item_evidence(s, context))
    rows = Tally(of=tuple(_row(s, context).record_id for s in below))
    numbered = _numbered(section, context)
    values = {"locator": section.locator, "n": len(below), "items": titles}
    if len(numbered) > len(below):
        text = WORDING["section_children_left"].format(m=len(numbered), **values)
        all_of_them = Tally(of=tuple(s.section_id for s in numbered))
        return Statement(text=text, evidence=evidence, tallies=(rows, all_of_them))
    if structure.claimed > 1 and structure.claimed != len(below):
        text = WORDING["section_children_not"].format(asked=structure.claimed_words, **values)
        return Statement(text=text, evidence=evidence, tallies=(rows,), asked=(structure.claimed_words,))
    return Statement(text=WORDING["section_children"].format(**values), evidence=evidence, tallies=(rows,))


def opening_lines(section: Section, context: Context) -> tuple[Statement, ...]:
    """What a section says before the items below it, its heading left out; nothing where it says nothing."""
    lines = tuple(quote_without_heading(s, section) for s in context.collection.stretches(section))
    return tuple(s for s in lines if s is not None)


def text_lines(section: Section, context: Context) -> tuple[Statement, ...]:
    """The section's text, one line for each stretch that the copy gives without a break."""
    lines: list[Statement] = []
    for part in context.collection.subtree(section.section_id):
        for line in opening_lines(part, context) or _bare(part, context):
            if lines and _length((*lines, line)) > LONGEST_TEXT:
                return tuple(lines)
            lines.append(line)
    return tuple(lines)


def quote(sentence: Sentence) -> Statement:
    """One sentence as a line with its place."""
    text = WORDING["quote_line"].format(locator=sentence.locator, text=sentence.text)
    return Statement(text=text, evidence=sentence_evidence(sentence))


def quote_without_heading(stretch: Sentence, section: Section) -> Statement | None:
    """A stretch as a line with its place, the heading at its beginning left out; None where it is the heading alone."""
    text = stretch.text
    begins = compact((section.num or "") + (section.heading or ""))
    if begins and compact(text).startswith((begins, compact(section.heading or ""))):
        text = _behind(text, compact(section.heading or ""))
    if len(text) < LEAST_OPENING and section.heading:
        return None
    return Statement(
        text=WORDING["quote_line"].format(locator=stretch.locator, text=text), evidence=sentence_evidence(stretch)
    )


def _behind(text: str, heading: str) -> str:
    """What stands behind a heading, white space and marks within it apart."""
    left = len(heading) + compact(text).find(heading)
    for at, character in enumerate(text):
        if left == 0:
            return text[at:].lstrip(" \t\r\n。.：:—")
        left -= len(compact(character))
    return ""


def _body_lines(section: Section, frame: Frame, context: Context) -> tuple[Statement, ...]:
    """The sentences of a notice, of those addressed (请各区…) that the question names only what is said to them."""
    sentences = context.collection.sentences_by_section.get(section.section_id, ())
    told = tuple(s for s in sentences if s.text.endswith("。"))
    meant = tuple(s for s in told if any(w in s.text and w in frame.text for w in ADDRESSED))
    return _within_length([quote(s) for s in meant or told])


def _bare(section: Section, context: Context) -> tuple[Statement, ...]:
    """The headings of clauses that have no other text, so that a text that is given misses none."""
    return tuple(quote(s) for s in context.collection.stretches(section)) if section.heading else ()


def _answer_several(place: Place, frame: Frame, context: Context) -> Draft:
    """Several sections, each as if asked for alone; what is left of a part without heading as text."""
    if place.lost:
        lines = [line for s in place.sections for line in _own_text(s, context)]
        return Draft(kind=Kind.SECTION, statements=_within_length(lines), notes=_lost_notes(place, context))
    drafts = tuple(answer_section(s, frame, context) for s in place.sections)
    return Draft(
        kind=Kind.SECTION,
        statements=_within_length([s for d in drafts for s in d.statements]),
        rows=tuple(r for d in drafts for r in d.rows),
        notes=tuple(dict.fromkeys(n for d in drafts for n in d.notes)),
    )


def _own_text(section: Section, context: Context) -> tuple[Statement, ...]:
    return tuple(quote(s) for s in context.collection.stretches(section))


def _within_length(lines: list[Statement]) -> tuple[Statement, ...]:
    kept: list[Statement] = []
    for line in lines:
        if kept and _length((*kept, line)) > LONGEST_TEXT:
            break
        kept.append(line)
    return tuple(kept)


def _lost_notes(place: Place, context: Context) -> tuple[str, ...]:
    above = tuple(context.collection.sections[s.parent_id] for s in place.sections if s.parent_id)
    parts = tuple({s.section_id: s for s in (*place.sections, *above) if is_headless(s)}.values())
    return (*heading_notes(parts), *gap_notes((*parts, *place.sections)))


def _texts_below(below: tuple[Section, ...], opening: tuple[Statement, ...], context: Context) -> tuple[Statement, ...]:
    """The text of the items below, where all of it is short enough to be read in an answer."""
    if any(items_below(s, context) for s in below):
        return ()
    lines = tuple(line for s in below for line in _item_lines(s, context))
    titles = sum(len(_title(s, context)) for s in below)
    return lines if _length((*opening, *lines)) + titles <= LONGEST_TEXT else ()


def _item_lines(section: Section, context: Context) -> tuple[Statement, ...]:
    task = context.collection.task_of(section)
    if task is None:
        return text_lines(section, context)
    body = task.body.strip() or task.title
    if compact(body) == compact(task.title):
        return ()
    text = WORDING["quote_line"].format(locator=task.locator, text=body.removeprefix(task.title).lstrip("。"))
    return (Statement(text=text, evidence=task_evidence(task)),)


def _perhaps(section: Section, context: Context) -> tuple[Statement, ...]:
    rest = perhaps_rest(section, context)
    if not rest:
        return ()
    items = WORDING["semicolon"].join(s.heading or "" for s in rest)
    evidence = tuple(e for s in rest for e in heading_evidence(s))
    return (Statement(text=WORDING["section_perhaps"].format(items=items), evidence=evidence),)


def _is_lost(section: Section, frame: Frame, context: Context) -> bool:
    """Whether the copy has nothing of what is asked of a section: its heading, its opening, or all of its text."""
    if context.collection.children.get(section.section_id) and section.heading is not None:
        return False
    if section.heading is None:
        return any(w in frame.text for w in NAME_ASKED) or not section.text or _asks_opening(frame)
    return section.n_lost != 0 and compact(section.text).endswith(compact(section.heading))


def _asks_opening(frame: Frame) -> bool:
    return read_structure(frame.text).wish is Wish.OPENING


def _numbered(section: Section, context: Context) -> tuple[Section, ...]:
    """The numbered parts below a section, those that have lost their heading with them."""
    below = context.collection.children.get(section.section_id, ())
    return tuple(s for s in below if s.num and s.kind in (SectionKind.PART, SectionKind.CHAPTER))


def _notes_of_headings(section: Section, context: Context) -> tuple[str, ...]:
    below = context.collection.children.get(section.section_id, ())
    clauses = tuple(s for s in below if s.kind is SectionKind.CLAUSE)
    return (*heading_notes(below), *gap_notes((section, *clauses)))


def _notes(section: Section, context: Context) -> tuple[str, ...]:
    below = context.collection.children.get(section.section_id, ())
    return (*heading_notes(below), *gap_notes(context.collection.subtree(section.section_id)))


def _row(section: Section, context: Context) -> DraftRow:
    task = context.collection.task_of(section)
    return task_row(task) if task else section_row(section)


def _title(section: Section, context: Context) -> str:
    task = context.collection.task_of(section)
    return task.title if task else section.heading or ""


def _item_evidence(section: Section, context: Context) -> tuple[Evidence, ...]:
    task = context.collection.task_of(section)
    return task_evidence(task) if task else heading_evidence(section)


def _length(lines: tuple[Statement, ...]) -> int:
    return sum(len(s.text) for s in lines)
