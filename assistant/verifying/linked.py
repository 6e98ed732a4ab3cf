"""Lines about links: what they say to answer to one another does so by the records (规划与年度任务的对应)."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answering.evidence import heading_evidence, sentence_evidence
from assistant.collection import Sentence
from assistant.linked import is_of_category, link_between, links_into, links_of, plan_sections, sentence_of, unserved
from assistant.verifying.origins import Bare, Whole
from assistant.verifying.rules import SECTION, TASK, TEXT, Rule, joined
from assistant.verifying.scene import Scene
from assistant.verifying.templates import Values
from assistant.wording import WORDING
from corpus.records import Link, LinkWording, Section, Task


def _records(kind: type, scene: Scene) -> tuple[object, ...]:
    return tuple(dict.fromkeys(s.record for s in scene.stands if isinstance(s.record, kind)))


def _told(scene: Scene) -> tuple[tuple[Task, ...], tuple[Sentence, ...]]:
    """The tasks and the sentences of a plan that a statement rests on."""
    tasks = tuple(r for r in _records(Task, scene) if isinstance(r, Task))
    sentences = (r for r in _records(Sentence, scene) if isinstance(r, Sentence) and r.task_id is None)
    known = set(scene.collection.sentences)
    return tasks, tuple(s for s in sentences if s in known)


def _between(task: Task, sentences: tuple[Sentence, ...], scene: Scene) -> Link | None:
    """The surest link of a task to one of some sentences."""
    links = [link for s in sentences if (link := link_between(task, s, scene.collection)) is not None]
    return max(links, key=lambda link: link.score, default=None)


def _yes(task: Task, values: Values, scene: Scene) -> bool:
    return bool(links_of(task, scene.collection))


def _at(sentence: Sentence, values: Values, scene: Scene) -> bool:
    """The task of the line serves the sentence."""
    tasks, _ = _told(scene)
    return len(tasks) == 1 and link_between(tasks[0], sentence, scene.collection) is not None


def _put(wording: LinkWording) -> Rule:
    """The task of a line puts the sentence of the line so."""

    def holds(whole: Bare, values: Values, scene: Scene) -> bool:
        tasks, sentences = _told(scene)
        link = _between(tasks[0], sentences, scene) if len(tasks) == 1 else None
        return link is not None and link.wording is wording

    return Rule((Bare,), holds)


def _line(sentence: Sentence, values: Values, scene: Scene) -> bool:
    """A task of the answer serves the sentence."""
    tasks = (scene.collection.tasks.get(r.record_id) for r in scene.draft.rows)
    return any(link_between(task, sentence, scene.collection) is not None for task in tasks if task)


def _no(task: Task, values: Values, scene: Scene) -> bool:
    return not links_of(task, scene.collection)


def _category(task: Task, values: Values, scene: Scene) -> bool:
    return bool(task.category)


def _heads(section: Section, values: Values, scene: Scene) -> bool:
    """The section is headed as the category of the line's task is called."""
    tasks, _ = _told(scene)
    return len(tasks) == 1 and is_of_category(tasks[0], section)


def _gap(whole: Bare, values: Values, scene: Scene) -> bool:
    plans = {s.doc_id for s in plan_sections(scene.collection)}
    return any(scene.collection.readings[doc_id].gaps for doc_id in plans)


def _always(whole: Bare, values: Values, scene: Scene) -> bool:
    return True


def _place(values: Values, scene: Scene) -> Section | None:
    """The section that a statement names, and whose heading it cites."""
    named = (s for s in plan_sections(scene.collection) if s.locator == values["second"])
    return next((s for s in named if heading_evidence(s) == scene.statement.evidence), None)


def _linked_ids(section: Section, scene: Scene) -> frozenset[str]:
    return frozenset(link.task_id for link in links_into(section, scene.collection))


def _place_tasks(whole: Whole, values: Values, scene: Scene) -> bool:
    """All that is counted is linked to the place or of the category it heads; what is said to be linked is."""
    section = _place(values, scene)
    if section is None:
        return False
    linked, tasks = _linked_ids(section, scene), scene.collection.tasks
    counted, worded = scene.counted(0), scene.counted(1)
    belong = all(i in linked or is_of_category(tasks[i], section) for i in counted)
    return belong and worded == tuple(i for i in counted if i in linked)


def _all_linked(whole: Whole, values: Values, scene: Scene) -> bool:
    return _place_tasks(whole, values, scene) and scene.counted(0) == scene.counted(1)


def _none(whole: Whole, values: Values, scene: Scene) -> bool:
    section = _place(values, scene)
    return section is not None and not scene.draft.rows


def _served(whole: Whole, values: Values, scene: Scene) -> bool:
    """The sentence is given whole, and each task named serves it."""
    tasks, sentences = _told(scene)
    if len(sentences) != 1:
        return False
    told = (sentences[0].locator, sentences[0].text, joined(tuple(t.locator for t in tasks)))
    return told == (values["second"], values["name"], values["names"]) and all(
        _between(t, sentences, scene) is not None for t in tasks
    )


def _wording(wording: LinkWording) -> Rule:
    """Tasks said to put the plan's words so do, of the sentences that the answer gives."""

    def holds(whole: Whole, values: Values, scene: Scene) -> bool:
        given = [e for s in scene.draft.statements for e in s.evidence]
        plan = {sentence_of(link, scene.collection) for t in scene.tasks for link in links_of(t, scene.collection)}
        told = tuple(s for s in plan if all(e in given for e in sentence_evidence(s)))
        links = [_between(task, told, scene) for task in scene.tasks]
        return bool(links) and all(link is not None and link.wording is wording for link in links)

    return Rule((Whole,), holds)


def _lacking(whole: Whole, values: Values, scene: Scene) -> bool:
    """The sentences quoted below stand in the place, and nothing is linked to them."""
    section = _place(values, scene)
    served = (
        {sentence_of(link, scene.collection) for link in links_into(section, scene.collection)} if section else set()
    )
    given = {e for s in scene.draft.statements for e in s.evidence}
    return section is not None and not any(set(sentence_evidence(s)) <= given for s in served)


def _complete(whole: Whole, values: Values, scene: Scene) -> bool:
    return _lacking(whole, values, scene) and len(scene.draft.statements) <= 2


def _unserved(whole: Whole, values: Values, scene: Scene) -> bool:
    sections = unserved(scene.collection)
    names = WORDING["semicolon"].join(s.locator for s in sections)
    return scene.counted(0) == tuple(s.section_id for s in sections) and values["names"] == names


def _without_basis(whole: Bare, values: Values, scene: Scene) -> bool:
    tasks = scene.collection.tasks
    return all(not links_of(tasks[i], scene.collection) for i in scene.counted(0))


def _with_basis(whole: Bare, values: Values, scene: Scene) -> bool:
    tasks = scene.collection.tasks
    return all(links_of(tasks[i], scene.collection) for i in scene.counted(0))


LINK_RULES: Mapping[str, Rule] = {
    "link_yes": Rule(TASK, _yes),
    "link_at": Rule(TEXT, _at),
    "link_line": Rule(TEXT, _line),
    "link_no": Rule(TASK, _no),
    "link_category": Rule(TASK, _category),
    "link_heads": Rule(SECTION, _heads),
    **{f"link_{wording.value}": _put(wording) for wording in LinkWording},
    "link_gap": Rule((Bare,), _gap),
    "link_compared": Rule((Bare,), _always),
    "link_tasks": Rule((Whole,), _all_linked),
    "link_tasks_partly": Rule((Whole,), _place_tasks),
    "link_served": Rule((Whole,), _served),
    "link_none": Rule((Whole,), _none),
    "link_lacking": Rule((Whole,), _lacking),
    "link_complete": Rule((Whole,), _complete),
    "plan_unlinked": Rule((Whole,), _unserved),
    "tasks_linked": Rule((Bare,), _with_basis),
    "tasks_unlinked": Rule((Bare,), _without_basis),
    **{f"across_{wording.value}": _wording(wording) for wording in LinkWording},
}
