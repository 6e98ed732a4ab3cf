"""Linking tasks to the sentences of the plan that they serve (任务与规划的对应), by wording alone, without a model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from corpus.extraction.tasks import section_starts
from corpus.linking.citing import cited_by, letters
from corpus.linking.clauses import PlanSentence, TaskSentence, plan_sentences, task_sentences
from corpus.linking.likeness import Likeness
from corpus.records import Corpus, Document, Link, LinkWording, Record, Task

LEAST = 0.36
"""Below this score a sentence is not what a task serves; chosen on one half of ``tests/corpus/links_gold.toml``."""
_COMPETING = 0.7
"""A clause of a task serves the sentence that is most like it, and those whose score comes this near to it."""
_AIM = 0.7
"""What a sentence counts that says what the measures below it are for."""
_STRETCH = 3
"""Characters of a stretch that tells."""
_CLAUSES = re.compile(r"[，；。]")


class Found(Record):
    """The clause of a task and that of a sentence by which the one was found to serve the other."""

    score: float
    sentence: TaskSentence
    clause: str
    plan_clause: str


def link_tasks(corpus: Corpus) -> tuple[Link, ...]:
    """Link the tasks of each document to the sentences of the documents that it cites.

    Returns:
        The links in the order of the tasks, those of one task in reading order of the plan; each task and sentence
        once, by their best clauses. A task without a link shares no wording with a plan, as far as the copy shows.
    """
    links: list[Link] = []
    with_tasks = {task.doc_id for task in corpus.tasks}
    for document in corpus.documents:
        if document.doc_id in with_tasks:
            for plan in cited_by(document, corpus.documents):
                links += _link(corpus, document, plan)
    order = {task.task_id: n for n, task in enumerate(corpus.tasks)}
    return tuple(sorted(links, key=lambda link: order[link.task_id]))


def _link(corpus: Corpus, document: Document, plan: Document) -> Iterator[Link]:
    readings = {reading.doc_id: reading for reading in corpus.readings}
    sections = [section for section in corpus.sections if section.doc_id == document.doc_id]
    starts = dict(zip((s.section_id for s in sections), section_starts(sections), strict=True))
    tasks = [task for task in corpus.tasks if task.doc_id == document.doc_id]
    reading = readings[document.doc_id]
    own = [sentence for task in tasks for sentence in task_sentences(reading, task, starts)]
    theirs = plan_sentences(readings[plan.doc_id], [s for s in corpus.sections if s.doc_id == plan.doc_id])
    for (_, number), found in sorted(_compare(own, theirs).items()):
        yield _make_link(found, theirs[number])


def _compare(own: Sequence[TaskSentence], theirs: Sequence[PlanSentence]) -> Mapping[tuple[str, int], Found]:
    """Give what was found by task and number of the plan's sentence."""
    clauses = [(clause, number) for number, sentence in enumerate(theirs) for clause in sentence.clauses]
    likeness = Likeness(_distinct(own, theirs), [clause for clause, _ in clauses])
    best: dict[tuple[str, int], Found] = {}
    for sentence in own:
        for clause in sentence.clauses:
            for number, (score, plan_clause) in _served(likeness.compare(clause), clauses, theirs).items():
                key = (sentence.task.task_id, number)
                if key not in best or score > best[key].score:
                    best[key] = Found(score=score, sentence=sentence, clause=clause, plan_clause=plan_clause)
    return best


def _served(
    scores: Mapping[int, float], clauses: Sequence[tuple[str, int]], theirs: Sequence[PlanSentence]
) -> Mapping[int, tuple[float, str]]:
    """Give the sentences that a clause serves, by number, each with its score and the clause that is most like it."""
    best: dict[int, tuple[float, str]] = {}
    for at, score in sorted(scores.items()):
        clause, number = clauses[at]
        weighed = score * (_AIM if theirs[number].is_aim else 1.0)
        if weighed > best.get(number, (0.0, ""))[0]:
            best[number] = (weighed, clause)
    least = max([LEAST, *(_COMPETING * score for score, _ in best.values())])
    return {number: found for number, found in best.items() if found[0] >= least}


def _distinct(own: Iterable[TaskSentence], theirs: Iterable[PlanSentence]) -> Iterable[str]:
    """The sentences of both sides as letters; what a list prints twice counts once."""
    return (*dict.fromkeys(letters(one.text) for one in own), *(letters(one.text) for one in theirs))


def _make_link(found: Found, sentence: PlanSentence) -> Link:
    task = found.sentence.task
    return Link(
        task_id=task.task_id,
        doc_id=sentence.section.doc_id,
        section_id=sentence.section.section_id,
        locator=sentence.section.locator,
        text=sentence.text,
        spans=sentence.spans,
        task_text=found.sentence.text,
        task_spans=found.sentence.spans,
        score=round(found.score, 4),
        shared=_shared(found.clause, found.plan_clause),
        wording=_wording(task, sentence.text),
    )


def _shared(one: str, other: str) -> tuple[str, ...]:
    """The longest stretches that both print, in the order of the second."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    stretches = dict.fromkeys(one[block.a : block.a + block.size] for block in blocks)
    return tuple(s for s in stretches if len(s) >= _STRETCH)


def _wording(task: Task, sentence: str) -> LinkWording:
    told, theirs = letters(task.title + task.body), letters(sentence)
    if theirs in told:
        return LinkWording.SAME
    clauses = (clause for text in (task.title, task.body, sentence) for clause in _CLAUSES.split(text))
    shared = (clause for clause in map(letters, clauses) if len(clause) > _STRETCH and clause in told)
    return LinkWording.PARTLY if any(clause in theirs for clause in shared) else LinkWording.REWORDED
