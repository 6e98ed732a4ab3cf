"""From what was understood to the module that answers it; refusals are decided here, in the order of ``GATES``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from assistant.answer import Kind, Reason
from assistant.answering import (
    across,
    comparing,
    conditions,
    content,
    corresponding,
    definitions,
    documents,
    figures,
    listing,
    places,
    sections,
    sentences,
    targets,
    texts,
    units,
)
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement
from assistant.answering.editions import find_edition
from assistant.answering.gates import gate
from assistant.answering.headings import without_structural_words
from assistant.answering.horizons import with_horizon
from assistant.answering.locating import answer_located
from assistant.answering.places import Place
from assistant.answering.placing import placed
from assistant.answering.premises.examining import examine
from assistant.answering.refusing import refuse
from assistant.understanding.frame import Frame
from assistant.understanding.stopwords import STOPWORDS
from assistant.wording import WORDING
from corpus.records import Task

HEADING_SURE = 0.75
NAMED = 0.9
"""A title that holds the topic so far is what the question calls by name."""
NUMBER_ASKED = re.compile(r"百分之|多少|(?<!哪)几(?:个|人|家|次|场|所|名|万|成)|比例|占比|数量|总数")
COUNTS = re.compile(r"\d(?:项|条)")
BODIES = re.compile(r"单位|部门|委办局")


def route(frame: Frame, context: Context) -> Draft:
    """Answer, or refuse with a reason, what a question claims held against the records first."""
    return corresponding.find_basis(frame, context) or examine(frame, context, _answered) or _answered(frame, context)


def _answered(frame: Frame, context: Context) -> Draft:
    """Answer a question as it stands. Every frame gets a draft."""
    if frame.kind in (Kind.GREETING, Kind.HELP):
        return HANDLERS[frame.kind](frame, context)
    frame = places.without_item_number(frame, context)
    draft = gate(frame, context) or across.find_across(frame, context)
    draft = draft or answer_located(frame, context) or HANDLERS[frame.kind](frame, context)
    return placed(draft, context) if frame.shows("placement") else draft


def _small_talk(frame: Frame, context: Context) -> Draft:
    examples = "\n- ".join(WORDING[k] for k in ("example_lead", "example_unit", "example_target"))
    text = WORDING[frame.kind.value].format(examples=examples)
    return Draft(kind=frame.kind, statements=(Statement(text=text, asked=(text,)),))


def _units(frame: Frame, context: Context) -> Draft:
    if frame.categories and not frame.bound_tasks and not frame.numbers:
        return _listed(frame, context, Kind.LIST)
    matches = context.matched(frame)
    tasks = tuple(m.task for m in matches)
    if not tasks and not texts.wants_tasks(frame, context):
        return _across_or_none(frame, context)
    if not tasks:
        return _text_without_units(frame, context)
    return units.answer_units(frame, matches, context, frame.kind)


def _across_or_none(frame: Frame, context: Context) -> Draft:
    """Asked whose a thing of a document without tasks is: the tasks of the other documents that carry it out."""
    wide = frame.model_copy(update={"both_documents": True, "kind": Kind.CROSS_DOCUMENT})
    return _cross_document(wide, context) if context.matched(wide) else _text_without_units(frame, context)


def _ids(task: Task) -> set[str]:
    return {m.unit_id for m in task.units}


def _text_without_units(frame: Frame, context: Context) -> Draft:
    """The topic stands in running text that names no unit: said so; or nowhere."""
    found = texts.best_sentences(frame, context)
    reason = Reason.NOT_STATED if found and found[0].coverage > 0.9 else Reason.NO_SUCH_TASK
    return refuse(frame, context, reason, frame.topic or frame.text)


def _listing(frame: Frame, context: Context) -> Draft:
    if frame.units and not frame.terms and listing.CATEGORIES_COUNTED.search(frame.text):
        return listing.answer_category_count(frame, conditions.read_condition(frame, context), context)
    return _listed(frame, context, frame.kind)


def _listed(frame: Frame, context: Context, kind: Kind) -> Draft:
    if not texts.wants_tasks(frame, context):
        return _content(frame, context)
    words = conditions.held_words(frame) or _telling(frame, context)
    condition = conditions.read_condition(frame, context, words=words, gist=frame.gist)
    if words and not conditions.satisfying(condition, context):
        bare = condition.model_copy(update={"words": (), "alternatives": ()})
        meant = context.meant(frame, conditions.satisfying(bare, context))
        if not meant and not frame.units and not _limits(condition):
            return _content(frame, context)
        if not meant:
            return refuse(frame, context, Reason.NO_SUCH_TASK, frame.topic)
        condition = bare.model_copy(update={"tasks": meant, "meant": True})
    if (only := _only_one(frame, condition, context)) is not None and kind is Kind.LIST:
        return content.answer_content(context.of_task(only.task_id))
    return listing.answer_list(frame, condition, context, kind)


def _only_one(frame: Frame, condition: conditions.Condition, context: Context) -> Task | None:
    """The one task that an open question (要开展哪些活动) is about, which lays down what is asked for; else none."""
    tasks = conditions.satisfying(condition, context)
    about = bool(condition.words or condition.meant) and not frame.units and not _conditions(frame)
    if about and len(tasks) > 1 and not frame.shows("related"):
        named = [m.task for m in context.ranked(frame)[:1] if m.sentence is None and m.words >= NAMED]
        tasks = tuple(t for t in tasks if t in named) or tasks
    return tasks[0] if about and len(tasks) == 1 and content.has_content(tasks[0]) else None


def _telling(frame: Frame, context: Context) -> tuple[str, ...]:
    """Words of the topic that tell tasks apart; none where a category is meant."""
    return () if frame.categories else tuple(t for t in frame.terms if not _is_general(t, context))


def _is_general(term: str, context: Context) -> bool:
    """Whether a word tells no task from another: a common one, or one made of such words alone (科普活动)."""
    general = context.lexicon.is_common
    parts = ((term[:i], term[i:]) for i in range(2, len(term) - 1))
    return general(term) or any(all(general(p) or p in STOPWORDS for p in pair) for pair in parts)


def _conditions(frame: Frame) -> bool:
    """Whether the number of units is a condition on tasks (列有两家以上单位的), not what is asked for."""
    return frame.shows("several_units", "single_unit", "holding")


def _limits(condition: conditions.Condition) -> bool:
    return bool(
        condition.at_least or condition.at_most or condition.parts or condition.excluded or condition.categories
    )


def _count(frame: Frame, context: Context) -> Draft:
    if frame.doc_ids and not set(frame.doc_ids) & set(context.collection.parts):
        return _target(frame, context)
    if listing.CATEGORIES_COUNTED.search(frame.text):
        return listing.answer_category_count(frame, conditions.read_condition(frame, context), context)
    matched = tuple(m.task for m in context.matched(frame)) if frame.terms or frame.numbers or frame.bound_tasks else ()
    found = targets.find_targets(frame, context) if frame.terms and not frame.categories else ()
    if found and not frame.units and not BODIES.search(frame.text):
        return targets.answer_targets(found)
    if listing.UNITS_COUNTED.search(frame.text) and matched:
        return listing.answer_unit_count(frame, matched)
    of_scope = not (frame.terms or frame.units or frame.bound_tasks or frame.numbers)
    if listing.UNITS_COUNTED.search(frame.text) and of_scope and not _conditions(frame):
        return listing.answer_scope_units(conditions.read_condition(frame, context), context)
    return _listed(frame, context, Kind.COUNT)


def _compare(frame: Frame, context: Context) -> Draft:
    condition = conditions.read_condition(frame, context)
    if len(frame.units) >= 2 or (len(frame.categories) >= 2 and not frame.shows("most", "fewest")):
        return comparing.answer_versus(frame, condition, context)
    if not frame.asks_tasks and (compared := targets.find_compared(frame, context)):
        return targets.answer_targets(compared)
    matched = tuple(m.task for m in context.matched(frame)) if frame.terms else ()
    if len(matched) >= 2:
        return comparing.answer_twin(matched)
    if frame.shows("most", "fewest"):
        return comparing.answer_superlative(frame, condition, context)
    if len(frame.parts) >= 2:
        return comparing.answer_versus(frame, condition, context)
    return (
        _units(frame.model_copy(update={"kind": Kind.RESPONSIBLE_UNITS}), context)
        if matched
        else _content(frame, context)
    )


def _yes_no(frame: Frame, context: Context) -> Draft:
    """What the text says, where the question states nothing that the records could confirm or deny."""
    if frame.years and not frame.figures and not frame.units and not context.matched(frame):
        return _target(frame, context)
    return _content(frame, context)


def _target(frame: Frame, context: Context) -> Draft:
    if (edition := find_edition(frame, context)) is not None:
        return edition
    found, frame = targets.find_targets(frame, context), with_horizon(frame, context)
    if (whole := sentences.asked_stretch(frame, context)) is not None:
        return whole
    heading = texts.best_heading(frame, context)
    if heading is not None and heading.score > max((m.score for m in found), default=HEADING_SURE):
        return sections.answer_place(Place(sections=(heading.section,)), frame, context)
    if found:
        return targets.answer_targets(found)
    refusal = refuse(frame, context, Reason.NO_SUCH_FIGURE, frame.text)
    if frame.years and (offering := targets.with_other_times(refusal, frame, context)) is not refusal:
        return offering
    draft = _content(frame, context)
    asked, quotes = NUMBER_ASKED.search(frame.text), [context.quote(e) for s in draft.statements for e in s.evidence]
    return refusal if asked and draft.reason is None and not figures.tells_number(frame.text, quotes) else draft


def _document_fact(frame: Frame, context: Context) -> Draft:
    if frame.shows("documents"):
        return documents.answer_documents(context)
    if (place := places.find_place(frame, context)) is not None:
        return sections.answer_place(place, frame, context)
    asked = documents.meant_documents(frame, context)
    return documents.answer_document_fact(frame, asked, context) or _content(frame, context)


def _cross_document(frame: Frame, context: Context) -> Draft:
    tasks = context.matched(frame, across.LEAST_ACROSS)
    plan = across.plan_sentences(frame, context)
    if not tasks and not plan:
        return refuse(frame, context, Reason.NO_SUCH_TASK, frame.topic or frame.text)
    return across.answer_across(frame, tasks, plan, context)


def _content(frame: Frame, context: Context) -> Draft:
    """Text questions: the place named, the heading, the task or the sentence that holds the topic best."""
    if not frame.terms and not frame.numbers and not frame.bound_tasks:
        return _without_topic(frame, context)
    return texts.answer_text(without_structural_words(frame), context)


def _without_topic(frame: Frame, context: Context) -> Draft:
    if frame.units:
        return _listed(frame, context, Kind.UNIT_TASKS)
    if frame.years and frame.doc_ids and (told := sentences.sentences_with_years(frame, context)):
        return sentences.answer_sentences(told, context, Kind.DOCUMENT_FACT)
    if frame.parts or frame.categories:
        return _listed(frame, context, Kind.LIST)
    if frame.doc_ids:
        return _document_fact(frame.model_copy(update={"cues": frozenset({"full_title"})}), context)
    return refuse(frame, context, Reason.OUT_OF_SCOPE, frame.text)


HANDLERS: Mapping[Kind, Callable[[Frame, Context], Draft]] = {
    Kind.GREETING: _small_talk,
    Kind.HELP: _small_talk,
    Kind.LEAD_UNIT: _units,
    Kind.RESPONSIBLE_UNITS: _units,
    Kind.UNIT_TASKS: _listing,
    Kind.LIST: _listing,
    Kind.COUNT: _count,
    Kind.COMPARE: _compare,
    Kind.YES_NO: _yes_no,
    Kind.TARGET: _target,
    Kind.DEFINITION: definitions.answer_definition,
    Kind.DOCUMENT_FACT: _document_fact,
    Kind.CROSS_DOCUMENT: _cross_document,
    Kind.TASK_CONTENT: _content,
    Kind.SECTION: _content,
    Kind.SEVERAL: _content,
}
