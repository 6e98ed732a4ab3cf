"""The sections that a question means by their headings, in the heading's words or in others (按标题找章节)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.context import Context
from assistant.matching.lexicon import compact
from assistant.matching.scoring import coverage, term_credit
from assistant.understanding.frame import Frame
from corpus.records import Record, Section, SectionKind

STRUCTURAL = re.compile(
    r"总体|整体|总的|思路|开头|开篇|引言|导语|末尾|最末尾?|小?标题|小点|条目|框架|结构|框架结构|要点|目录|提纲|大纲|布置|段落"
    r"|第?[一二三四五六七八九十两]+[个条项]|现存文字|文字"
)
"""Words that tell of the structure of a document, not of what it is about."""
NAMING_LEVELS = ("原则", "工程", "行动", "保障", "措施", "计划", "机制")
"""Words that headings of one level share."""
ASKED_SORT = re.compile(r"(?:哪些?(?:个|几个|几项|几条)?|什么样的|什么|啥样的|啥)([\u4e00-\u9fff]{2,4})")
"""What stands behind 哪些 is what is looked for, not what it is looked for by."""
LEVELS = (SectionKind.CHAPTER, SectionKind.PART, SectionKind.CLAUSE)
OPENS = re.compile(r"^(?:实施|加强|推进|推动|提升|坚持|强化|开展|建立健全|健全|优化|深入)")
"""Verbs with which headings begin and which questions leave out."""
SHORTEST = 4
MEANING = 0.3
"""How much of what is missing to 1 nearness in meaning can add to a score by words."""
ON_LEVEL = 0.06
WITHIN = 0.45
"""What only the text of a part holds counts so much of what its heading would."""
TELLS = 0.3
EQUAL = 0.02
WIDE = re.compile(r"章|大块|大部分|部分|板块|大标题|工程|行动|节|[这那一]块|领域|底下|下面|下设")
ABOVE_ITEMS = re.compile(r"下面|底下|下设|下头|大标题|[这那一]节|[这那一]块|那部分|这部分|板块|[这那]段|下列")
NARROW = re.compile(r"[这那一]条|[这那一]段|原则|计划|机制")


class HeadingMatch(Record):
    """A section whose heading a question may mean: ``score`` and ``words`` (without meaning) from 0 to 1."""

    section: Section
    score: float
    words: float
    near: float
    tells: bool


def named_headings(frame: Frame, context: Context) -> tuple[Section, ...]:
    """The sections whose headings a question gives to the letter, longest first where one stands in another."""
    text, taken = compact(frame.text), set[int]()
    found: list[tuple[int, Section]] = []
    sections = sorted(candidates(frame, context), key=lambda s: -len(core(s)))
    for section in sections:
        words = core(section)
        at = text.find(words) if len(words) >= SHORTEST else -1
        places = set(range(at, at + len(words)))
        if (at >= 0 and not places & taken) or any(words == core(s) for _, s in found):
            found.append((max(at, 0), section))
            taken |= places
    return tuple(s for _, s in sorted(found, key=lambda f: f[0]) if tells(s, frame, context) or len(found) > 1)


def rank_headings(frame: Frame, context: Context) -> tuple[HeadingMatch, ...]:
    """The sections in scope by how well their headings hold the topic, in words and in meaning, best first."""
    topic = context.topic(frame)
    allowed = {s.section_id for s in candidates(frame, context)}
    words = {m.section.section_id: m.score for m in context.matcher.sections(topic, lambda s: s.section_id in allowed)}
    near = context.matcher.nearness(topic)
    found = (_match(s, words, near, frame, context) for s in candidates(frame, context))
    return tuple(sorted(found, key=lambda m: -m.score))


def without_structural_words(frame: Frame) -> Frame:
    """The frame without the words of its topic that tell of a document's structure, or what sort of thing is asked."""
    asked = {m.group(1) for m in ASKED_SORT.finditer(frame.text)}
    terms = tuple(t for t in frame.terms if not STRUCTURAL.fullmatch(t) and not any(a.startswith(t) for a in asked))
    terms = terms or tuple(t for t in frame.terms if not STRUCTURAL.fullmatch(t))
    return frame if terms == frame.terms else frame.model_copy(update={"terms": terms, "topic": "".join(terms)})


def candidates(frame: Frame, context: Context) -> tuple[Section, ...]:
    """The headed chapters, parts and clauses of the documents and annexes that a question names."""
    return tuple(s for s in context.collection.corpus.sections if _in_scope(s, frame, context))


def _in_scope(section: Section, frame: Frame, context: Context) -> bool:
    if section.kind not in LEVELS or not section.heading or context.collection.task_of(section):
        return False
    wanted, filters = () if frame.both_documents else frame.doc_ids, context.filters
    return (
        (not wanted or section.doc_id in wanted)
        and (not filters.doc_ids or section.doc_id in filters.doc_ids)
        and (not frame.parts or section.locator.startswith(frame.parts))
    )


def _match(
    section: Section, words: dict[str, float], near: dict[str, float], frame: Frame, context: Context
) -> HeadingMatch:
    by_words, by_meaning = words.get(section.section_id, 0.0), near.get(section.section_id, 0.0)
    if section.kind is SectionKind.PART and WIDE.search(frame.text):
        by_words = max(by_words, WITHIN * _share_within(section, frame, context))
    has_parts = bool(context.collection.children.get(section.section_id))
    level = WIDE if has_parts else NARROW
    score = by_words + MEANING * by_meaning * (1 - by_words) + (ON_LEVEL if level.search(frame.text) else 0.0)
    telling = tells(section, frame, context)
    return HeadingMatch(section=section, score=min(score, 1.0), words=by_words, near=by_meaning, tells=telling)


def _share_within(section: Section, frame: Frame, context: Context) -> float:
    """The share of the topic that a part holds anywhere in its text, between 0 and 1."""
    text = "|".join(compact((s.heading or "") + s.text) for s in context.collection.subtree(section.section_id))
    return coverage(context.topic(frame), text, context.lexicon)


def core(section: Section) -> str:
    """A heading without the verb it opens with."""
    return OPENS.sub("", compact(section.heading or ""))


def tells(section: Section, frame: Frame, context: Context) -> bool:
    """Whether a heading holds the most telling known word of the topic (老年人, not 提升行动)."""
    known = [t for t in frame.terms if context.lexicon.knows(t) and t not in NAMING_LEVELS]
    telling: Iterable[str] = [t for t in known if not context.lexicon.is_common(t)] or known
    top = max(telling, key=context.lexicon.weight, default=None)
    return top is None or term_credit(top, compact(section.heading or ""), context.lexicon) >= TELLS
