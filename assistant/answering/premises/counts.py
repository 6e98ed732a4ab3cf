"""How many there are, as a question claims it, counted again by answering the question itself (数目断言)."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer import Kind
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement, Tally
from assistant.answering.evidence import task_evidence, task_row, unit_names
from assistant.answering.headings import without_structural_words
from assistant.answering.places import find_section
from assistant.answering.premises.finding import Finding
from assistant.answering.premises.subject import Subject
from assistant.understanding.assertions import Counted, find_counted
from assistant.understanding.categories import find_categories
from assistant.understanding.frame import Frame
from assistant.understanding.stance import CLAIMING
from assistant.wording import WORDING

Answering = Callable[[Frame, Context], Draft]
WITH_OTHERS = "带着", "领着", "和其他", "带"
"""Words behind which a number of units leaves out the one named before it."""
AS_ASKED = {"section": "", "category": "几类", "annex": "几个附件", "task": "几项", "thing": "几项"}


def check_counts(frame: Frame, subject: Subject, context: Context, answer: Answering) -> Finding | None:
    """Whether a number of units, tasks, categories or annexes is right; None where no such number is stated."""
    for counted in find_counted(frame.text) if frame.kind is not Kind.DEFINITION else ():
        if counted.of == "unit" and subject.sure:
            return _of_units(frame, counted, subject)
        if counted.of in AS_ASKED:
            found = _of_records(frame, counted, context, answer)
            if found is not None:
                return found
    return None


def _of_units(frame: Frame, counted: Counted, subject: Subject) -> Finding:
    task = next((t for t in subject.tasks if t.part in frame.parts), subject.tasks[0])
    names = unit_names(task.units)
    allowed = {len(names), len(names) - 1} if any(w in frame.text for w in WITH_OTHERS) else {len(names)}
    text = WORDING["count_units"].format(
        title=task.title, n=len(names), units=WORDING["comma"].join(names), locator=task.locator
    )
    told = Statement(text=text, evidence=task_evidence(task), tallies=(Tally(of=names),))
    return Finding(
        asked=counted.text,
        holds=counted.number in allowed,
        told=told,
        units=names,
        rows=() if counted.number in allowed else (task_row(task),),
        right=None if counted.number in allowed else without_count(frame, counted, ""),
    )


def _of_records(frame: Frame, counted: Counted, context: Context, answer: Answering) -> Finding | None:
    """Ask how many there are, in the question's own words, and compare."""
    asked = without_count(frame, counted, AS_ASKED[counted.of])
    asked = asked.model_copy(update={"text": CLAIMING["why"].sub("", asked.text)})
    if counted.of == "section" or find_section(without_structural_words(asked), context) is not None:
        return _of_headings(frame, counted, context, answer)
    cues = (asked.cues | {"count"}) - {"yes_no", "most", "fewest", "compare"}
    cues = cues | {"annexes"} if counted.of == "annex" else cues
    kind = Kind.DOCUMENT_FACT if counted.of == "annex" else Kind.COUNT
    named = asked.categories or find_categories(asked.terms, asked.text, context.collection, context.lexicon)
    plain = asked.model_copy(update={"kind": kind, "cues": cues, "categories": named})
    drafts = (answer(f, context) for f in (plain, _without_topic(plain)) if f is not None)
    draft = next((d for d in drafts if d.reason is None and _number(d) is not None), None)
    if draft is None:
        return None
    number = _number(draft)
    holds = number == counted.number
    return Finding(
        asked=counted.text,
        holds=holds,
        told=draft.statements[0],
        more=draft.statements[1:],
        rows=draft.rows,
        units=draft.units,
        count=draft.count,
        right=None if holds else without_count(frame, counted, ""),
    )


def _of_headings(frame: Frame, counted: Counted, context: Context, answer: Answering) -> Finding | None:
    """Ask which headings there are; the number of those that are told is held against the one claimed."""
    noun = counted.text.lstrip("0123456789一二三四五六七八九十两个")
    draft = answer(without_count(frame, counted, "哪几个" + noun), context)
    tallies = draft.statements[0].tallies if draft.reason is None else ()
    if not tallies:
        return None
    holds = counted.number in {t.value for t in tallies}
    right = None if holds else without_count(frame, counted, "哪几个" + noun)
    told, more = draft.statements[0], draft.statements[1:]
    return Finding(asked=counted.text, holds=holds, told=told, more=more, rows=draft.rows, right=right)


def _without_topic(frame: Frame) -> Frame | None:
    """The question of the place alone, where it names one: what is counted there may be called by any word."""
    placed = frame.units or frame.parts or frame.categories
    return frame.model_copy(update={"terms": (), "topic": "", "gist": ""}) if placed and frame.terms else None


def _number(draft: Draft) -> int | None:
    if draft.count is not None:
        return draft.count
    tallies = draft.statements[0].tallies if draft.statements and draft.kind is Kind.DOCUMENT_FACT else ()
    return tallies[0].value if tallies else None


def without_count(frame: Frame, counted: Counted, instead: str) -> Frame:
    """The question without the number that it states, and without 只有 before it."""
    text = frame.text[: counted.start] + instead + frame.text[counted.end :]
    figures = tuple(f for f in frame.figures if f not in counted.text)
    terms = tuple(t for t in frame.terms if t in text)
    told = {"figures": figures, "terms": terms, "topic": "".join(terms), "gist": frame.gist if terms else ""}
    return frame.model_copy(update={"text": text, **told})
