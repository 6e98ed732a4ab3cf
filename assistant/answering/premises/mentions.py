"""Whether a document says a thing at all, as a question claims or denies it (有没有提到)."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answering.context import Context
from assistant.answering.draft import Statement
from assistant.answering.evidence import sentence_evidence, task_evidence, task_row
from assistant.answering.premises.finding import Finding
from assistant.answering.premises.subject import Subject
from assistant.collection import Sentence
from assistant.matching.lexicon import compact
from assistant.matching.matcher import SentenceMatch
from assistant.matching.scoring import term_credit
from assistant.understanding.frame import Frame
from assistant.understanding.stance import shows
from assistant.wording import WORDING
from corpus.records import Task

HELD = 0.85
SAID = ("压根", "根本", "提到", "写到", "提及", "字样", "这事", "说法")
"""Words of the question itself, which no text need hold."""
MOST = 2


def check_mentions(frame: Frame, subject: Subject, context: Context) -> Finding | None:
    """Whether the documents in scope hold the words of the topic together; None where the question asks for no word."""
    terms = tuple(t for t in subject.terms if t not in SAID)
    if not terms or not shows("mentioned", frame.text) or frame.figures:
        return None
    tasks = tuple(t for t in _tasks(frame, context) if _holds(t.title + t.body, terms, context))[:MOST]
    told = _sentences(frame, terms, context) if not tasks else ()
    lines = (*(_of_task(t) for t in tasks), *(_of_text(s) for s in told))
    words = compact(frame.text + frame.resolved)
    asked = next((w for w in ("".join(terms), compact(frame.gist), *terms) if w and w in words), "")
    if lines:
        rows = tuple(task_row(t) for t in tasks)
        return Finding(asked=asked, holds=True, told=lines[0], more=lines[1:], rows=rows)
    elsewhere = _elsewhere(terms, context)
    if elsewhere is None:
        return None
    return Finding(asked=asked, holds=False, denial="verdict_unsaid", told=elsewhere)


def _tasks(frame: Frame, context: Context) -> Iterable[Task]:
    with_tasks = not frame.doc_ids or set(frame.doc_ids) & set(context.collection.parts)
    return context.scope(frame) if with_tasks else ()


def _sentences(frame: Frame, terms: tuple[str, ...], context: Context) -> tuple[Sentence, ...]:
    if frame.parts or frame.numbers:
        return ()
    found = context.matcher.sentences(context.topic(frame), lambda s: _in_documents(s, frame, context))
    return tuple(m.sentence for m in found[:20] if _says(m, terms, context))[:MOST]


def _says(match: SentenceMatch, terms: tuple[str, ...], context: Context) -> bool:
    return _holds(match.sentence.text, terms, context)


def _in_documents(sentence: Sentence, frame: Frame, context: Context) -> bool:
    allowed = not context.filters.doc_ids or sentence.doc_id in context.filters.doc_ids
    return allowed and (not frame.doc_ids or sentence.doc_id in frame.doc_ids)


def _holds(text: str, terms: tuple[str, ...], context: Context) -> bool:
    return all(term_credit(t, compact(text), context.lexicon) >= HELD for t in terms)


def _elsewhere(terms: tuple[str, ...], context: Context) -> Statement | None:
    """Where else the corpus says it."""
    task = next((t for t in context.collection.corpus.tasks if _holds(t.title + t.body, terms, context)), None)
    if task is not None:
        return _of_task(task)
    found = next((s for s in context.collection.sentences if _holds(s.text, terms, context)), None)
    return _of_text(found) if found else None


def _of_task(task: Task) -> Statement:
    text = WORDING["stands_at"].format(locator=task.locator, title=task.title)
    return Statement(text=text, evidence=task_evidence(task))


def _of_text(sentence: Sentence) -> Statement:
    text = WORDING["quote_line"].format(locator=sentence.locator, text=sentence.text)
    return Statement(text=text, evidence=sentence_evidence(sentence))
