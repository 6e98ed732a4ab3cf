"""Lines about several records at once, and lines that deny or refuse: tasks together, headings, annexes, reasons."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answer import Kind, Reason
from assistant.verifying.facts import is_contradiction
from assistant.verifying.origins import Bare, Whole
from assistant.verifying.rules import NUMBER, Rule
from assistant.verifying.scene import Scene
from assistant.verifying.templates import Values
from assistant.wording import WORDING
from corpus.fold import fold
from corpus.records import Section, SectionKind

ITEMS = ("item_stated", "item_stated_others", "item_unstated", "item_no_list")
PHRASES: Mapping[str, tuple[str, ...]] = {
    "several_tasks": ITEMS,
    "across_lead": ITEMS,
    "units_same": ITEMS,
    "units_differ": ITEMS,
    "item_line": ITEMS,
    "near": ("near_item",),
    "doc_annexes": ("annex",),
    "doc_year_conflict": ("{quote}",),
    "doc_cited": ("{quote}",),
    "section_children": ("{heading}",),
    "section_children_left": ("{heading}",),
    "section_children_not": ("{heading}",),
    "section_perhaps": ("{heading}",),
}
"""By which phrases, one for each record in the order of the evidence, the items of a template are told."""


def _several(whole: Whole, values: Values, scene: Scene) -> bool:
    """What is counted are the rows, and what is told is among them."""
    rows = tuple(r.record_id for r in scene.draft.rows)
    return scene.counted(0) == rows and {t.task_id for t in scene.tasks} <= set(rows)


def _all_told(whole: Whole, values: Values, scene: Scene) -> bool:
    return _row_ids(scene) == tuple(t.task_id for t in scene.tasks)


def _row_ids(scene: Scene) -> tuple[str, ...]:
    return tuple(r.record_id for r in scene.draft.rows)


def _is_task(whole: Whole, values: Values, scene: Scene) -> bool:
    return len(scene.tasks) == 1


def _same_lists(whole: Whole, values: Values, scene: Scene) -> bool:
    return _all_told(whole, values, scene) and len({tuple(m.unit_id for m in t.units) for t in scene.tasks}) == 1


def _other_lists(whole: Whole, values: Values, scene: Scene) -> bool:
    return _all_told(whole, values, scene) and not _same_lists(whole, values, scene)


def _near(whole: Whole, values: Values, scene: Scene) -> bool:
    """What is told to be near is what the refusal offers."""
    offered = tuple((n.text, n.doc_id, n.start, n.end) for n in scene.draft.near)
    told = tuple((t.title, t.doc_id, t.title_span.start, t.title_span.end) for t in scene.tasks)
    return scene.draft.reason is not None and offered == told


def _parent(scene: Scene) -> Section | None:
    """The section directly above everything that is counted."""
    sections, tasks = scene.collection.sections, scene.collection.tasks
    counted = (sections.get(tasks[i].section_id if i in tasks else i) for i in scene.counted(0))
    above = {s.parent_id if s else None for s in counted}
    parent = above.pop() if len(above) == 1 else None
    return sections[parent] if parent else None


def _children(whole: Whole, values: Values, scene: Scene) -> bool:
    """All that stands directly below a section with a heading or as a task is told, and no number without heading."""
    parent = _parent(scene)
    return (
        parent is not None and _has_children(parent, values, scene) and _n_numbered(parent, scene) <= int(values["n"])
    )


def _children_left(whole: Whole, values: Values, scene: Scene) -> bool:
    parent = _parent(scene)
    if parent is None or not _has_children(parent, values, scene):
        return False
    return int(values["n"]) < int(values["m"]) == _n_numbered(parent, scene)


def _children_not(whole: Whole, values: Values, scene: Scene) -> bool:
    return values["n"] not in NUMBER.findall(fold(values["asked"])) and _children(whole, values, scene)


def _has_children(parent: Section, values: Values, scene: Scene) -> bool:
    below = scene.collection.children.get(parent.section_id, ())
    told = tuple(s for s in below if s.heading or scene.collection.task_of(s))
    chapters = tuple(s for s in told if s.kind in (SectionKind.CHAPTER, SectionKind.ANNEX))
    counted = (tuple(_record_id(s, scene) for s in found) for found in (told, chapters))
    return values["locator"] == parent.locator and scene.counted(0) in counted


def _record_id(section: Section, scene: Scene) -> str:
    task = scene.collection.task_of(section)
    return task.task_id if task else section.section_id


def _n_numbered(parent: Section, scene: Scene) -> int:
    below = scene.collection.children.get(parent.section_id, ())
    return sum(1 for s in below if s.num and s.kind in (SectionKind.PART, SectionKind.CHAPTER))


def _perhaps(whole: Whole, values: Values, scene: Scene) -> bool:
    """What may belong elsewhere stands below headings that are lost."""
    found = [s.record for s in scene.stands if isinstance(s.record, Section)]
    above = [scene.collection.sections.get(s.parent_id or "") for s in found]
    return bool(found) and all(a is not None and a.heading is None for a in above)


def _annexes(whole: Whole, values: Values, scene: Scene) -> bool:
    documents = {e.doc_id for e in scene.statement.evidence}
    annexes = (s for s in scene.collection.corpus.sections if s.kind is SectionKind.ANNEX and s.heading)
    return scene.counted(0) == tuple(s.section_id for s in annexes if s.doc_id in documents)


def _contradiction(whole: Whole, values: Values, scene: Scene) -> bool:
    return _at("place_text", scene) and is_contradiction(scene.quotes)


def _cited_numbers(whole: Whole, values: Values, scene: Scene) -> bool:
    return _at("place_body", scene)


def _at(place: str, scene: Scene) -> bool:
    return {e.locator for e in scene.statement.evidence} == {WORDING[place]}


def _documents(whole: Bare, values: Values, scene: Scene) -> bool:
    return scene.counted(0) == tuple(scene.collection.documents)


def _no_task(whole: Bare, values: Values, scene: Scene) -> bool:
    return not scene.draft.rows


def _no_plan(whole: Bare, values: Values, scene: Scene) -> bool:
    with_tasks = set(scene.collection.parts)
    return all(e.doc_id in with_tasks for s in scene.draft.statements for e in s.evidence)


def _greeting(whole: Bare, values: Values, scene: Scene) -> bool:
    return scene.draft.kind in (Kind.GREETING, Kind.HELP) and scene.draft.reason is None


def _refusal(reason: Reason) -> Rule:
    """A refusal is the first line of a draft of its reason, and names what was asked for."""

    def holds(whole: Bare, values: Values, scene: Scene) -> bool:
        of_reason = scene.draft.reason is reason and scene.statement == scene.draft.statements[0]
        is_unit = reason is Reason.NO_SUCH_UNIT and scene.request.unit_ids(values["what"]) is not None
        return of_reason and not is_unit

    return Rule((Bare,), holds)


WHOLE_RULES: Mapping[str, Rule] = {
    "several_tasks": Rule((Whole,), _several),
    "across_lead": Rule((Whole,), _all_told),
    "units_same": Rule((Whole,), _same_lists),
    "units_differ": Rule((Whole,), _other_lists),
    "item_line": Rule((Whole,), _is_task),
    "near": Rule((Whole,), _near),
    "section_children": Rule((Whole,), _children),
    "section_children_left": Rule((Whole,), _children_left),
    "section_children_not": Rule((Whole,), _children_not),
    "section_perhaps": Rule((Whole,), _perhaps),
    "doc_annexes": Rule((Whole,), _annexes),
    "doc_year_conflict": Rule((Whole,), _contradiction),
    "doc_cited": Rule((Whole,), _cited_numbers),
    "documents": Rule((Bare,), _documents),
    "across_no_task": Rule((Bare,), _no_task),
    "across_no_plan": Rule((Bare,), _no_plan),
    "greeting": Rule((Bare,), _greeting),
    "help": Rule((Bare,), _greeting),
    **{reason.value: _refusal(reason) for reason in Reason},
}
