"""What a copy has lost of a section: sentences, headings, and what is left of a part whose heading is gone (缺文)."""

from __future__ import annotations

from itertools import takewhile

from assistant.answering.context import Context
from assistant.collection import Collection
from assistant.matching.lexicon import compact
from assistant.matching.scoring import term_credit
from assistant.wording import WORDING
from corpus.records import Section, SectionKind

PARTLY = 0.3
"""How far a text must hold a word of which it may have only a piece (老年科技 of 老年人)."""


def gap_notes(sections: tuple[Section, ...]) -> tuple[str, ...]:
    """What the copy has lost in these sections."""
    notes = []
    for section in sections:
        if section.n_lost is None:
            notes.append(WORDING["section_gap_unknown"].format(locator=section.locator))
        elif section.n_lost:
            notes.append(WORDING["section_gap"].format(locator=section.locator, n=section.n_lost))
    return tuple(dict.fromkeys(notes))


def is_headless(section: Section) -> bool:
    """Whether a section is a part or chapter whose heading the copy has lost."""
    return section.kind in (SectionKind.PART, SectionKind.CHAPTER) and section.heading is None


def heading_notes(sections: tuple[Section, ...]) -> tuple[str, ...]:
    """Which numbered sections among some have lost their heading."""
    lost = (s for s in sections if is_headless(s) and s.num)
    return tuple(WORDING["heading_lost_note"].format(locator=s.locator) for s in lost)


def headless_run(section: Section, collection: Collection) -> tuple[Section, ...]:
    """The parts without heading that stand side by side with the one a section lies in; none where it lies in none."""
    part: Section | None = section
    while part is not None and not is_headless(part):
        part = collection.sections[part.parent_id] if part.parent_id else None
    if part is None or part.parent_id is None:
        return ()
    siblings = collection.children[part.parent_id]
    start = end = siblings.index(part)
    while start > 0 and is_headless(siblings[start - 1]):
        start -= 1
    while end + 1 < len(siblings) and is_headless(siblings[end + 1]):
        end += 1
    return siblings[start : end + 1]


def survivors(run: tuple[Section, ...], terms: tuple[str, ...], context: Context) -> tuple[Section, ...]:
    """The sections within some headless parts whose text holds the most telling of some words, in reading order."""
    telling = [t for t in terms if context.lexicon.knows(t) and not context.lexicon.is_common(t)]
    top = max(telling or terms, key=context.lexicon.weight, default="")
    inside = (s for part in run for s in _own(part, context) if s.text.strip())
    return tuple(s for s in inside if top and term_credit(top, compact(s.text), context.lexicon) >= PARTLY)


def _own(part: Section, context: Context) -> tuple[Section, ...]:
    """A part and its clauses; parts of its own stand for themselves."""
    below = context.collection.children.get(part.section_id, ())
    return (part, *(s for s in below if s.kind is SectionKind.CLAUSE))


def perhaps_rest(section: Section, context: Context) -> tuple[Section, ...]:
    """Clauses next behind a section, of a part whose heading is lost, that share a telling word with its heading.

    Where the text between (三) and （六） is lost, what is left there may belong to (三) still.
    """
    if section.parent_id is None or section.heading is None:
        return ()
    siblings = context.collection.children[section.parent_id]
    at = siblings.index(section) + 1
    if at >= len(siblings) or not is_headless(siblings[at]) or siblings[at].num:
        return ()
    words = _telling_pairs(section.heading, siblings, context)
    behind = (s for part in headless_run(siblings[at], context.collection) for s in _clauses(part, context))
    return tuple(takewhile(lambda s: any(w in compact(s.text) for w in words), behind))


def _clauses(part: Section, context: Context) -> tuple[Section, ...]:
    return tuple(s for s in context.collection.children.get(part.section_id, ()) if s.heading)


def _telling_pairs(heading: str, siblings: tuple[Section, ...], context: Context) -> tuple[str, ...]:
    """Pairs of characters of a heading that no other heading beside it has, and that are none too common."""
    bare = compact(heading)
    others = "|".join(compact(s.heading) for s in siblings if s.heading and s.heading != heading)
    pairs = (bare[i : i + 2] for i in range(len(bare) - 1))
    return tuple(p for p in pairs if p not in others and not context.lexicon.is_common(p))
