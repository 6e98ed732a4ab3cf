"""What is compared: the sentences of a plan and of a task, each with its clauses and the things it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from corpus.linking.citing import letters
from corpus.reading import stored_spans
from corpus.records import Reading, Record, Section, SectionKind, Span, Task

_SENTENCE_END = re.compile(r"[。；！？\n]+")
_CLAUSE_END = re.compile(r"[，,：:；;。！？]")
_NAMED = re.compile(r"[“《]([^“”《》]+)[”》]")
_NUMBER = re.compile(r"第?\s*\d+\s*(?:年度?|届|个|项|家)?|第[一二三四五六七八九十百]+届")
"""What changes from year to year says nothing about which task it is."""
_TOPICS = re.compile(r"围绕|等(?:知识|技术|形式|内容|领域|方面|方式|渠道|手段|场所|组织|机构|产业|企业|主题|$)")
"""A clause that lists what is spoken of (膳食营养、食品安全等知识), not what is done."""
_REVIEW = re.compile(r"前言|引言|序言|指导思想|.{0,4}(?:背景|形势|回顾|现状|成效)")
_SHORTEST = 3
_UNREAD = (SectionKind.DOCUMENT, SectionKind.HEAD, SectionKind.TABLE, SectionKind.ROW)


class PlanSentence(Record):
    """A sentence of a plan as read, at ``spans``; ``is_aim`` where it opens what is parted into measures below it."""

    section: Section
    text: str
    spans: tuple[Span, ...]
    clauses: tuple[str, ...]
    is_aim: bool


class TaskSentence(Record):
    """A sentence of a task, or its title, as read, at ``spans``."""

    task: Task
    text: str
    spans: tuple[Span, ...]
    clauses: tuple[str, ...]


def plan_sentences(reading: Reading, sections: Sequence[Section]) -> tuple[PlanSentence, ...]:
    """Give the sentences that lay something down, in reading order; reviews of the past and principles of rule do not.

    Headings of clauses (——…。) are sentences of their own; those of chapters and parts are left out.
    """
    above = {section.parent_id for section in sections}
    found, at = [], 0
    for section in sections:
        start, end = at + _heading_end(section), at + len(section.text)
        is_aim = section.section_id in above and section.heading is not None
        at = end
        if section.kind in _UNREAD or any(_REVIEW.fullmatch(heading) for heading in section.path):
            continue
        for low, high in _sentences(reading, start, end):
            text = reading.text[low:high]
            clauses = tuple(_clauses(text, lists=not is_aim))
            spans = stored_spans(reading, low, high)
            found.append(PlanSentence(section=section, text=text, spans=spans, clauses=clauses, is_aim=is_aim))
    return tuple(found)


def task_sentences(reading: Reading, task: Task, starts: Mapping[str, int]) -> tuple[TaskSentence, ...]:
    """Give a task's title and the sentences of its body; ``starts`` is where each section's text opens as read."""
    body = reading.text.find(task.body, starts[task.section_id])
    ranges = list(_sentences(reading, body, body + len(task.body))) if body >= 0 else []
    pieces = [(reading.text[low:high], stored_spans(reading, low, high)) for low, high in ranges]
    pieces = pieces or [(task.body, task.body_spans)]
    if letters(task.title) not in (letters(text) for text, _ in pieces):
        pieces.insert(0, (task.title, (task.title_span,)))
    return tuple(
        TaskSentence(task=task, text=text, spans=spans, clauses=tuple(_clauses(text, lists=True)))
        for text, spans in pieces
    )


def _heading_end(section: Section) -> int:
    """Give the length of the number and the heading that open a numbered section's text."""
    if section.num is None or section.heading is None or not section.text.startswith(section.num):
        return 0
    rest = section.text[len(section.num) :]
    behind = rest.lstrip()
    return len(section.text) - len(behind.removeprefix(section.heading))


def _sentences(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the reading offsets of the sentences of a stretch; lost text parts them."""
    cuts = {found.end() for found in _SENTENCE_END.finditer(reading.text, start, end)}
    edges = sorted({start, end, *cuts, *(gap.at for gap in reading.gaps if start < gap.at < end)})
    for low, high in pairwise(edges):
        words = reading.text[low:high]
        if letters(words):
            yield low + len(words) - len(words.lstrip()), low + len(words.rstrip())


def _clauses(text: str, *, lists: bool) -> Iterator[str]:
    """Give a sentence's clauses, the members of its lists where ``lists``, and the names it quotes, each once."""
    parts = dict.fromkeys(_CLAUSE_END.split(text))
    if lists:
        parts |= dict.fromkeys(m for c in tuple(parts) if not _TOPICS.search(c.strip()) for m in c.split("、"))
    parts |= dict.fromkeys(_NAMED.findall(text))
    yield from dict.fromkeys(c for c in map(_told, parts) if len(c) >= _SHORTEST)


def _told(clause: str) -> str:
    return letters(_NUMBER.sub("", clause))
