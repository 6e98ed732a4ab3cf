"""Counts and comparisons: what was tallied is counted again over the corpus from what the line says (计数、比较)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.answering.draft import Tally
from assistant.understanding.categories import category_core
from assistant.verifying.origins import Bare, Whole
from assistant.verifying.rules import NUMBER, Rule, joined
from assistant.verifying.scene import Scene
from assistant.verifying.scopes import Scope, is_count_of, parse_scope, within_documents
from assistant.verifying.templates import Values, read, template_of
from assistant.wording import WORDING
from corpus.fold import fold
from corpus.records import Task

MOST_ELSEWHERE = 10
"""So many places of a unit are named at most where it is not in the scope asked about."""


def _scope(told: str, scene: Scene) -> Scope | None:
    """The scope of a line; None where it limits by words that the line does not say to be asked."""
    scope, asked = parse_scope(told, scene.request), scene.statement.asked
    words = (w for alike in scope.words for w in alike) if scope else ()
    return scope if told in asked or all(w in asked for w in words) else None


def _counted(values: Values, scene: Scene, **more: object) -> bool:
    """Whether the first tally is what the scope says."""
    scope = _scope(values["scope"], scene)
    return scope is not None and is_count_of(scene.counted(0), scope.model_copy(update=more), scene.request)


def _count_total(whole: Bare, values: Values, scene: Scene) -> bool:
    return _counted(values, scene) and _is_split(values["split"], scene)


def _is_split(told: str, scene: Scene) -> bool:
    """Whether the count is told by annex, where there is more than one, and tallied by annex."""
    parts: dict[str, list[str]] = {}
    for task in _tasks(scene.counted(0), scene):
        parts.setdefault(task.part or "", []).append(task.task_id)
    split = joined(tuple(WORDING["split_part"].format(part=p, n=len(ids)) for p, ids in parts.items()))
    brackets = WORDING["split_brackets"].format(split=split) if len(parts) > 1 else ""
    return told == brackets and [list(t.of) for t in scene.statement.tallies[1:]] == [*parts.values()]


def _list_none(whole: Bare, values: Values, scene: Scene) -> bool:
    return not scene.counted(0) and _counted(values, scene)


def _elsewhere(whole: Whole, values: Values, scene: Scene) -> bool:
    """The places of all tasks that name the units, of many the first."""
    found = _naming(values["unit"], scene)
    return bool(found) and scene.tasks in (found, found[:MOST_ELSEWHERE])


def _naming(names: str, scene: Scene) -> tuple[Task, ...]:
    ids = set(scene.request.unit_ids(names) or ())
    tasks = scene.collection.corpus.tasks
    return tuple(t for t in tasks if ids and ids <= {m.unit_id for m in t.units})


def _no_unit_part(whole: Whole, values: Values, scene: Scene) -> bool:
    units = scene.request.unit_ids(values["unit"])
    return _counted(values, scene, units=units) and scene.tasks == _naming(values["unit"], scene)


def _unit_one_part(whole: Bare, values: Values, scene: Scene) -> bool:
    units = scene.request.unit_ids(values["unit"])
    return bool(scene.counted(0)) and _counted({"scope": values["part"]}, scene, units=units)


def _yes_count(whole: Bare, values: Values, scene: Scene) -> bool:
    """The number claimed is the number counted; where none is claimed, there are some."""
    claimed = {n for asked in scene.statement.asked for n in NUMBER.findall(fold(asked))}
    return _counted(values, scene) and (values["n"] in claimed if claimed else values["n"] != "0")


def _no_count(whole: Bare, values: Values, scene: Scene) -> bool:
    claimed = NUMBER.findall(fold(values["asked"]))
    return bool(claimed) and values["n"] not in claimed and _counted(values, scene)


def _categories(whole: Whole, values: Values, scene: Scene) -> bool:
    """The categories of the scope, each cited by its first task."""
    scope = parse_scope(values["scope"], scene.request)
    firsts: dict[str, Task] = {}
    for task in within_documents(_ids(scene.tasks), scope, scene.request) if scope else ():
        if task.category:
            firsts.setdefault(task.category, task)
    told = tuple(firsts)
    return values["names"] == joined(told) and scene.counted(0) == told and scene.tasks == tuple(firsts.values())


def _units(whole: Whole, values: Values, scene: Scene) -> bool:
    """The units of the scope, each cited by its first task."""
    scope = parse_scope(values["scope"], scene.request)
    firsts: dict[str, Task] = {}
    for task in within_documents(_ids(scene.tasks), scope, scene.request) if scope else ():
        for mention in task.units:
            firsts.setdefault(mention.name, task)
    told = tuple(firsts)
    cited = tuple(dict.fromkeys(t.task_id for t in firsts.values()))
    return values["names"] == joined(told) and scene.counted(0) == told and _ids(scene.tasks) == cited


Groups = Mapping[str, tuple[str, ...]]


def _groups(scope: Scope, scene: Scene) -> tuple[Groups, Groups]:
    """The tasks of a scope by unit, groups of units left out, and by category."""
    by_unit: dict[str, list[str]] = {}
    by_category: dict[str, list[str]] = {}
    for task in within_documents(scene.counted(0), scope, scene.request):
        for name in dict.fromkeys(m.name for m in task.units if not scene.collection.is_group(m.unit_id)):
            by_unit.setdefault(name, []).append(task.task_id)
        if task.category:
            by_category.setdefault(task.category, []).append(task.task_id)
    return tuple({k: tuple(v) for k, v in g.items()} for g in (by_unit, by_category))  # type: ignore[return-value]


def _is_ranked(scope: Scope | None, values: Values, scene: Scene, *, rank: int) -> bool:
    """Whether the names are all those whose number of tasks is the one at ``rank`` (0 most, 1 next, -1 fewest)."""
    for groups in _groups(scope, scene) if scope else ():
        sizes = sorted({len(ids) for ids in groups.values()}, reverse=True)
        if not -len(sizes) <= rank < len(sizes):
            continue
        names = tuple(name for name, ids in groups.items() if len(ids) == sizes[rank])
        if values["name"] == joined(names) and scene.counted(0) == groups[names[0]]:
            return _is_proved(tuple(groups[n] for n in names), scene)
    return False


def _is_proved(groups: tuple[tuple[str, ...], ...], scene: Scene) -> bool:
    """One group is proved by its first and last task, several by a task of each."""
    told = _ids(scene.tasks)
    if len(groups) == 1:
        return told == (groups[0][0], groups[0][-1])
    return len(told) == len(groups) and all(i in ids for i, ids in zip(told, groups, strict=True))


def _most(whole: Whole, values: Values, scene: Scene) -> bool:
    return _is_ranked(parse_scope(values["scope"], scene.request), values, scene, rank=0)


def _fewest(whole: Whole, values: Values, scene: Scene) -> bool:
    return _is_ranked(parse_scope(values["scope"], scene.request), values, scene, rank=-1)


def _runner_up(whole: Whole, values: Values, scene: Scene) -> bool:
    """The second of the scope that the line before names the first of."""
    free = {"scope": bool, "name": bool, "n": bool}
    most, lines = template_of(WORDING["most"]), [s.text for s in scene.draft.statements]
    firsts = (told for text in lines for at in range(len(text)) for _, told in read(most, free, text, at))
    scopes = (parse_scope(told["scope"], scene.request) for told in firsts)
    return any(_is_ranked(scope, values, scene, rank=1) for scope in scopes)


def _versus(whole: Whole, values: Values, scene: Scene) -> bool:
    """Both sides are counted again, and the verdict says which is more and by how many."""
    scope = parse_scope(values["scope"], scene.request)
    if scope is None:
        return False
    sides = tuple(_side(values[s], scope, scene) for s in ("first", "second"))
    difference = len(sides[0]) - len(sides[1])
    larger, smaller = sides if difference >= 0 else sides[::-1]
    more = WORDING["more"].format(name=values["first" if difference > 0 else "second"], n=abs(difference))
    union = tuple(dict.fromkeys((*sides[0], *sides[1])))
    return (
        scene.statement.tallies == (Tally(of=sides[0]), Tally(of=sides[1]), Tally(of=larger, minus=smaller))
        and values["first"] != values["second"]
        and values["verdict"] == (more if difference else WORDING["equal"])
        and _ids(scene.tasks) == (union if len(union) <= 2 else (union[0], union[-1]))
    )


def _side(name: str, scope: Scope, scene: Scene) -> tuple[str, ...]:
    """The tasks of a scope that name a unit, stand in a part or are of a category."""
    ids = set(scene.request.unit_ids(name) or ())
    tasks = within_documents(scene.counted(0) or scene.counted(1), scope, scene.request)
    return _ids(
        t
        for t in tasks
        if (ids and ids <= {m.unit_id for m in t.units})
        or t.part == name
        or (t.category is not None and category_core(t.category) == name)
    )


def _ids(tasks: Iterable[Task]) -> tuple[str, ...]:
    return tuple(t.task_id for t in tasks)


def _tasks(ids: tuple[str, ...], scene: Scene) -> tuple[Task, ...]:
    return tuple(scene.collection.tasks[i] for i in ids if i in scene.collection.tasks)


COUNT_RULES: Mapping[str, Rule] = {
    "count_total": Rule((Bare,), _count_total),
    "list_none": Rule((Bare,), _list_none),
    "unit_elsewhere": Rule((Whole,), _elsewhere),
    "no_unit_part": Rule((Whole,), _no_unit_part),
    "yes+unit_one_part": Rule((Bare,), _unit_one_part),
    "yes_count": Rule((Bare,), _yes_count),
    "no_count": Rule((Bare,), _no_count),
    "count_categories": Rule((Whole,), _categories),
    "count_scope_units": Rule((Whole,), _units),
    "most": Rule((Whole,), _most),
    "fewest": Rule((Whole,), _fewest),
    "runner_up": Rule((Whole,), _runner_up),
    "versus": Rule((Whole,), _versus),
}
