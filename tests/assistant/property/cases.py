"""Questions about every record, each with what the records give for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import permutations

from corpus.records import Target, TargetKind, Task
from tests.assistant.property import wordings
from tests.assistant.property.expected import Case, Expected
from tests.assistant.property.facts import (
    alike,
    bare,
    bearing,
    bodies,
    categories,
    category_forms,
    corpus,
    forms,
    groups,
    mentioning,
    of_sentence,
    said,
    tasks_by_unit,
    units_named,
)
from tests.assistant.property.known import is_known
from tests.assistant.property.spoken import WRONG_FIGURES, names_of


def asked(topic: str, record: str, templates: Iterable[str], expected: Expected, **names: str) -> Iterator[Case]:
    """One record's cases, one a wording; ``names`` fill it."""
    for wording in templates:
        yield Case(topic=topic, wording=wording, record=record, question=wording.format(**names), expected=expected)


def ids(tasks: Iterable[Task]) -> tuple[str, ...]:
    """Ids of tasks, in their order."""
    return tuple(t.task_id for t in tasks)


def of_units_of_tasks() -> Iterator[Case]:
    """Who leads, which units: every task by its title, and by its title without the verb it begins with."""
    for task in corpus().tasks:
        for name in dict.fromkeys((task.title.rstrip("。"), said(task.title))):
            yield from asked("who leads", task.locator, wordings.WHO_LEADS, _of_title(task, name, "lead"), t=name)
            yield from asked("which units", task.locator, wordings.WHICH_UNITS, _of_title(task, name, "all"), t=name)


def _of_title(task: Task, name: str, rule: str) -> Expected:
    """An item that only mentions the name may stand beside it where the lead is asked for: it states none."""
    beside = mentioning(name) if rule == "lead" else ()
    return Expected(rows=ids(bearing(name) or (task,)), company=ids((*alike(name), *beside)), units=rule)


def of_tasks_in_a_part() -> Iterator[Case]:
    """A named annex binds: of one title in two annexes, that of the annex asked for."""
    for task in corpus().tasks:
        here = [t for t in alike(task.title) if t.part == task.part]
        meant = (t for t in bearing(task.title) if t in here)
        expected = Expected(rows=ids(meant), company=ids(here), units="lead")
        for part in wordings.PARTS[task.part or ""]:
            yield from asked("annex", task.locator, wordings.IN_A_PART, expected, t=task.title, p=part)


def of_contents() -> Iterator[Case]:
    """What is to be done: the item is cited, and its text is given, or said to be a title alone."""
    for task in corpus().tasks:
        yield from asked("content", task.locator, wordings.CONTENT, _of_content(task), t=task.title)


def _of_content(task: Task) -> Expected:
    """The first sentence of the body, where it does not only repeat the title."""
    repeats = bare(task.title) in bare(task.body)
    company = ids((*mentioning(task.title), *alike(task.title)))
    return Expected(rows=(task.task_id,), company=company, says=() if repeats else (task.body.split("。")[0],))


def of_units() -> Iterator[Case]:
    """A unit's tasks, listed and counted, by every form of its name, over all and in one annex."""
    for unit in bodies():
        tasks = tasks_by_unit()[unit.name]
        for form in forms(unit.name):
            yield from asked("unit's tasks", unit.name, wordings.UNIT_TASKS, listed(tasks), u=form)
            yield from asked("unit's count", unit.name, wordings.UNIT_COUNTS, counted(tasks), u=form)
            for part, called in ((p, name) for p, names in wordings.PARTS.items() for name in names):
                here = [t for t in tasks if t.part == part]
                names = {"u": form, "p": called}
                yield from asked("unit in an annex", unit.name, wordings.UNIT_IN_A_PART, listed(here), **names)
                yield from asked("counted in an annex", unit.name, wordings.COUNTED_IN_A_PART, counted(here), **names)


def listed(tasks: Iterable[Task]) -> Expected:
    """All of a list and nothing else."""
    return Expected(rows=ids(tasks), whole=True)


def counted(tasks: Iterable[Task]) -> Expected:
    """All of a list and nothing else, with its number as the count."""
    found = ids(tasks)
    return Expected(rows=found, whole=True, count=len(found))


def of_two_units() -> Iterator[Case]:
    """Two units together, and one without the other: every pair that shares a task."""
    for a, b in permutations((u.name for u in bodies()), 2):
        both = [t for t in tasks_by_unit()[a] if b in units_named([t])]
        rest = [t for t in tasks_by_unit()[a] if t not in both]
        if both:
            yield from asked("two units", f"{a}+{b}", wordings.BOTH_UNITS, listed(both), a=a, b=b)
            yield from asked("two units counted", f"{a}+{b}", wordings.BOTH_UNITS_COUNTED, counted(both), a=a, b=b)
            yield from asked("without a unit", f"{a}-{b}", wordings.WITHOUT, listed(rest), a=a, b=b)


def of_units_alone() -> Iterator[Case]:
    """The tasks that list one unit and no other."""
    for unit in bodies():
        alone = [t for t in tasks_by_unit()[unit.name] if units_named([t]) == (unit.name,)]
        yield from asked("unit alone", unit.name, wordings.ALONE, listed(alone), u=unit.name)


def of_claims_about_units() -> Iterator[Case]:
    """Whether a unit is responsible: the last of the list; and one that no task of a like title lists."""
    for task in corpus().tasks:
        bodies_listed = [u for u in units_named([task]) if u not in groups()]
        if bodies_listed:
            yield from _claims(task, bodies_listed[-1], "yes")
        near = units_named(alike(task.title))
        others = [u.name for u in bodies() if u.name not in near]
        if not groups() & set(near):  # a group might hold the other
            yield from _claims(task, others[(task.num or 0) % len(others)], "no")


def _claims(task: Task, unit: str, opens: str) -> Iterator[Case]:
    meant = [t for t in bearing(task.title) if opens == "no" or unit in units_named([t])]
    expected = Expected(rows=ids(meant), company=ids(alike(task.title)), units="all", opens=opens)
    return asked(f"{opens}: units", task.locator, wordings.YES_NO, expected, t=task.title, u=unit)


def of_categories() -> Iterator[Case]:
    """A category's tasks, listed and counted, by every form of its name."""
    for category, tasks in categories().items():
        for form in category_forms(category):
            yield from asked("category's tasks", category, wordings.CATEGORY_LISTS, listed(tasks), c=form)
            yield from asked("category's count", category, wordings.CATEGORY_COUNTS, counted(tasks), c=form)


def of_units_in_categories() -> Iterator[Case]:
    """A unit's tasks of one category, and those of it that do not name the unit."""
    for category, tasks in categories().items():
        for unit in (u for u in units_named(tasks) if u not in groups()):
            names = {"c": category_forms(category)[-1], "u": unit}
            its = [t for t in tasks if unit in units_named([t])]
            rest = listed(t for t in tasks if t not in its)
            yield from asked("unit in a category", f"{category}+{unit}", wordings.IN_A_CATEGORY, listed(its), **names)
            yield from asked("category without a unit", f"{category}-{unit}", wordings.CATEGORY_WITHOUT, rest, **names)


def of_targets() -> Iterator[Case]:
    """What number: value, unit and comparator as printed."""
    for target in corpus().targets:
        achieved = target.kind is TargetKind.BASELINE
        fitting = [w for w in wordings.TARGETS if not (achieved and any(a in w for a in wordings.AIMED_AT))]
        for name in names_of(target):
            yield from asked("target", target.target_id, fitting, _of_target(target), i=name)


def _of_target(target: Target, opens: str | None = None) -> Expected:
    more = target.comparator if target.comparator == "余" else ""
    return Expected(
        rows=(target.target_id,),
        company=tuple(t.target_id for t in of_sentence(target)),
        first=(f"{target.value}{more}{target.unit or ''}",),
        says=(target.sentence.rstrip("。；"),),
        opens=opens,
    )


def of_claims_about_figures() -> Iterator[Case]:
    """Whether a figure is right: as printed, and another in its place, which must be put right, not agreed with."""
    for target in corpus().targets:
        figure = target.value + (target.unit or "")
        for name in names_of(target) if figure in WRONG_FIGURES else ():
            for opens, claimed in (("yes", figure), ("no", WRONG_FIGURES[figure])):
                expected = _of_target(target, opens)
                names = {"i": name, "v": claimed}
                yield from asked(f"{opens}: figures", target.target_id, wordings.RIGHT_OR_WRONG, expected, **names)


TOPICS = (
    *("who leads", "which units", "annex", "content"),
    *("unit's tasks", "unit's count", "unit in an annex", "counted in an annex"),
    *("two units", "two units counted", "without a unit", "unit alone", "yes: units", "no: units"),
    *("category's tasks", "category's count", "unit in a category", "category without a unit"),
    *("target", "yes: figures", "no: figures"),
)
MAKERS: tuple[Callable[[], Iterator[Case]], ...] = (
    of_units_of_tasks,
    of_tasks_in_a_part,
    of_contents,
    of_units,
    of_two_units,
    of_units_alone,
    of_claims_about_units,
    of_categories,
    of_units_in_categories,
    of_targets,
    of_claims_about_figures,
)


@lru_cache(maxsize=1)
def every_case() -> tuple[Case, ...]:
    """All cases of all topics; made once."""
    return tuple(case for make in MAKERS for case in make())


@lru_cache(maxsize=64)
def about(topic: str) -> tuple[Case, ...]:
    """The cases of one topic that no known defect covers."""
    return tuple(c for c in every_case() if c.topic == topic and not is_known(c))
