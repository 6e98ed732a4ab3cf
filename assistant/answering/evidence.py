"""Evidence and rows out of records."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Value
from assistant.answering.draft import DraftRow, Evidence
from assistant.collection import Collection, Sentence
from assistant.wording import WORDING
from corpus.records import Role, Section, Target, Task, UnitMention

LEADING = (Role.MAIN, Role.LEAD)


def task_evidence(task: Task) -> tuple[Evidence, ...]:
    """The whole item or row of a task."""
    return tuple(Evidence(doc_id=task.doc_id, span=s, locator=task.locator) for s in task.spans)


def sentence_evidence(sentence: Sentence) -> tuple[Evidence, ...]:
    """A sentence of running text."""
    return tuple(Evidence(doc_id=sentence.doc_id, span=s, locator=sentence.locator) for s in sentence.spans)


def target_evidence(target: Target) -> tuple[Evidence, ...]:
    """The clause a target stands in."""
    return tuple(Evidence(doc_id=target.doc_id, span=s, locator=target.locator) for s in target.spans)


def heading_evidence(section: Section) -> tuple[Evidence, ...]:
    """The heading of a section, or its own text where the heading is not known apart."""
    spans = (section.heading_span,) if section.heading_span else section.spans
    return tuple(Evidence(doc_id=section.doc_id, span=s, locator=section.locator) for s in spans)


def leading_units(task: Task) -> tuple[UnitMention, ...]:
    """The units a task states as 主责 or 牵头; none where its list is unlabelled."""
    return tuple(m for m in task.units if m.role in LEADING)


def unit_names(mentions: Iterable[UnitMention]) -> tuple[str, ...]:
    """Names of mentions in printed order, each once."""
    return tuple(dict.fromkeys(m.name for m in mentions))


def task_row(task: Task) -> DraftRow:
    """The row of a task."""
    roles = {m.role.value for m in task.units if m.role}
    return DraftRow(
        type="task",
        record_id=task.task_id,
        doc_id=task.doc_id,
        part=task.part,
        num=task.num,
        title=task.title,
        category=task.category,
        units=unit_names(task.units),
        role=next(iter(roles)) if len(roles) == 1 else None,
        evidence=task_evidence(task),
    )


def target_row(target: Target) -> DraftRow:
    """The row of a target."""
    value = Value(
        comparator=target.comparator, value=target.value, unit=target.unit, time=target.time, kind=target.kind.value
    )
    return DraftRow(
        type="target",
        record_id=target.target_id,
        doc_id=target.doc_id,
        title=target.indicator,
        value=value,
        evidence=target_evidence(target),
    )


def section_row(section: Section) -> DraftRow:
    """The row of a section, cited by its heading."""
    return DraftRow(
        type="section",
        record_id=section.section_id,
        doc_id=section.doc_id,
        title=section.heading or section.locator,
        evidence=heading_evidence(section),
    )


def printed_forms(task: Task, collection: Collection) -> tuple[str, ...]:
    """Remarks on units whose printed form is not their name: 印作“北科院”, 括注, 疑即."""
    remarks = []
    for mention in task.units:
        unit = collection.units.get(mention.unit_id)
        known = {mention.name, unit.full_name if unit else None}
        if "".join(mention.printed.split()) not in known:
            remarks.append(WORDING["printed_form"].format(name=mention.name, printed=mention.printed))
        if mention.remark:
            remarks.append(WORDING["printed_remark"].format(name=mention.name, remark=mention.remark))
    return tuple(dict.fromkeys(remarks))
