"""Text questions: the task, the heading or the sentence that holds the topic best (正文问答)."""

from __future__ import annotations

from assistant.answer import Kind, Reason
from assistant.answering import content, sections, sentences, targets
from assistant.answering.context import Context
from assistant.answering.draft import Draft
from assistant.answering.places import Place
from assistant.answering.refusing import refuse
from assistant.matching.lexicon import compact
from assistant.matching.matcher import SectionMatch, SentenceMatch, TaskMatch
from assistant.matching.scoring import term_credit
from assistant.understanding.frame import Frame
from corpus.records import Section

LEAST_TEXT = 0.5
LEAST_HEADING = 0.62
LEAST_HELD = 0.55
LEAST_NAMED = 0.38
"""Within a document that the question names, less will do: it says where to look."""
KNOWN_SHARE = 0.3
HEADING_FIRST = 0.05
FULL_HEADING = 0.85
PARTLY = 0.3


def answer_text(frame: Frame, context: Context) -> Draft:
    """Answer from what holds the topic best, or refuse; the frame has a topic, item numbers or bound tasks."""
    tasks = context.matched(frame) if wants_tasks(frame, context) else ()
    if frame.numbers or frame.bound_tasks:
        return content.answer_content(tasks) if tasks else refuse(frame, context, Reason.NO_SUCH_TASK, frame.text)
    heading = best_heading(frame, context)
    best = best_sentences(frame, context)
    if (gap := lost_heading(frame, context)) is not None:
        return gap
    if heading is not None and not tasks and best and heading.score > best[0].score - HEADING_FIRST:
        return sections.answer_place(Place(sections=(heading.section,)), frame, context)
    if best and not tasks and (whole := sentences.headed_by(best[0].sentence, context)) is not None:
        return sections.answer_place(Place(sections=(whole,)), frame, context)
    if best and best[0].sentence.task_id is not None and not tasks:
        tasks = context.of_task(best[0].sentence.task_id)
        return content.answer_content(tasks)
    return _best_of(frame, context, tasks, heading, best)


def _best_of(
    frame: Frame,
    context: Context,
    tasks: tuple[TaskMatch, ...],
    heading: SectionMatch | None,
    best: tuple[SentenceMatch, ...],
) -> Draft:
    found = targets.find_targets(frame, context) if frame.shows("amount") or frame.figures else ()
    scores = {
        "task": tasks[0].score if tasks else 0.0,
        "heading": heading.score if heading else 0.0,
        "text": best[0].score if best else 0.0,
        "target": found[0].score if found else 0.0,
    }
    winner = max(scores, key=lambda k: scores[k])
    if scores[winner] == 0.0:
        return _nothing(frame, context)
    if winner == "target":
        return targets.answer_targets(found)
    if winner == "heading" and heading is not None:
        return sections.answer_place(Place(sections=(heading.section,)), frame, context)
    if winner == "text" and best[0].sentence.task_id is not None:
        return content.answer_content(context.of_task(best[0].sentence.task_id))
    if winner == "task":
        return content.answer_content(tasks)
    kind = Kind.SECTION if frame.kind is Kind.TASK_CONTENT else frame.kind
    clause = sentences.short_clause(best[0].sentence, context)
    if clause is not None and frame.shows("content", "list"):
        return sections.answer_section(clause, frame, context)
    return sentences.answer_sentences(sentences.with_continuation(best, frame, context), context, kind)


def _nothing(frame: Frame, context: Context) -> Draft:
    asks_task = wants_tasks(frame, context) and (
        frame.shows("lead", "responsible", "unit_work") or "任务" in frame.text
    )
    known = sum(context.lexicon.weight(t) for t in frame.terms if context.lexicon.knows(t))
    unknown = sum(context.lexicon.weight(t) for t in frame.terms if not context.lexicon.knows(t))
    within = frame.doc_ids or known > KNOWN_SHARE * (known + unknown)
    reason = Reason.NO_SUCH_TASK if asks_task else Reason.NOT_STATED if within else Reason.OUT_OF_SCOPE
    return refuse(frame, context, reason, frame.topic or frame.text)


def wants_tasks(frame: Frame, context: Context) -> bool:
    """A question about a document without tasks is not answered from tasks."""
    return not frame.doc_ids or bool(set(frame.doc_ids) & set(context.collection.parts))


def lost_heading(frame: Frame, context: Context) -> Draft | None:
    """Where the question gives a heading in full that other documents have and the one named lost: said so."""
    topic, doc_ids = context.topic(frame), frame.doc_ids
    lost = any(context.collection.readings[d].gaps for d in doc_ids)
    if len(frame.terms) < 2 or not lost or best_heading(frame, context) is not None:
        return None
    ranked = context.matcher.sections(topic, lambda s: s.doc_id not in doc_ids)
    full = ranked and ranked[0].score >= FULL_HEADING
    return refuse(frame, context, Reason.GAP_IN_COPY, frame.text, Kind.SECTION) if full else None


def best_sentences(frame: Frame, context: Context) -> tuple[SentenceMatch, ...]:
    """The sentences of the documents in scope that hold the topic best, at most three."""
    ranked = context.matcher.sentences(context.topic(frame), lambda s: _in_documents(s.doc_id, frame, context))
    least = LEAST_NAMED if frame.doc_ids and not frame.both_documents else LEAST_TEXT
    return sentences.choose_sentences(tuple(m for m in ranked if m.score >= least))


def best_heading(frame: Frame, context: Context) -> SectionMatch | None:
    """The section whose heading holds the topic best, None where none holds enough of it."""
    ranked = context.matcher.sections(context.topic(frame), lambda s: _in_documents(s.doc_id, frame, context))
    best = next(iter(ranked), None)
    least = LEAST_NAMED if frame.doc_ids and not frame.both_documents else LEAST_HEADING
    if best is None or best.score < least or best.coverage < LEAST_HELD:
        return None
    return best if _holds_what_tells(best.section, frame, context) else None


def _holds_what_tells(section: Section, frame: Frame, context: Context) -> bool:
    """Whether a heading holds the most telling known word of the topic (老年人, not 提升行动)."""
    telling = [t for t in frame.terms if context.lexicon.knows(t) and not context.lexicon.is_common(t)]
    top = max(telling, key=context.lexicon.weight, default=None)
    heading = compact(section.heading or "")
    return top is None or term_credit(top, heading, context.lexicon) >= PARTLY


def _in_documents(doc_id: str, frame: Frame, context: Context) -> bool:
    wanted = frame.doc_ids if frame.doc_ids and not frame.both_documents else ()
    return (not wanted or doc_id in wanted) and (not context.filters.doc_ids or doc_id in context.filters.doc_ids)
