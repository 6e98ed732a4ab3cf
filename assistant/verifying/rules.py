"""What must hold of a record for the words of a template about it to be true; the templates of tasks, texts, targets.

A template that is of no rule here, in ``facts`` or in ``counts`` is held against its quotes word for word (``lines``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from assistant.answering.content import has_content
from assistant.answering.evidence import leading_units, unit_names
from assistant.collection import Sentence
from assistant.verifying.scene import Scene
from assistant.verifying.templates import Values
from assistant.wording import WORDING
from corpus.fold import fold
from corpus.records import Section, Target, Task

NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Rule(NamedTuple):
    """``kinds`` of records that a template is about, and what must hold of one and of what fills its slots."""

    kinds: tuple[type, ...]
    holds: Callable[..., bool]


def joined(names: tuple[str, ...]) -> str:
    """Names as a list."""
    return WORDING["comma"].join(names)


def _no_row(record: object, values: Values, scene: Scene) -> bool:
    """The rows of a list are told by their titles."""
    return not scene.statement.is_row


def _always(record: object, values: Values, scene: Scene) -> bool:
    return True


def _led(task: Task, values: Values, scene: Scene) -> bool:
    """Every unit leads, and all are named."""
    return unit_names(leading_units(task)) == unit_names(task.units) and _listed(task, values, scene)


def _led_with_others(task: Task, values: Values, scene: Scene) -> bool:
    """Some units lead, and these are named; the others are apart."""
    leading = unit_names(leading_units(task))
    return bool(leading) and leading != unit_names(task.units) and values["units"] == joined(leading)


def _not_led(task: Task, values: Values, scene: Scene) -> bool:
    return not leading_units(task) and _listed(task, values, scene)


def _listed(task: Task, values: Values, scene: Scene) -> bool:
    """There is a list, and it is given whole."""
    names = unit_names(task.units)
    return bool(names) and values["units"] == joined(names)


def _without_list(task: Task, values: Values, scene: Scene) -> bool:
    return not task.units


def _row(task: Task, values: Values, scene: Scene) -> bool:
    """The list is given whole, or its first and the number, which is then counted."""
    names = unit_names(task.units)
    counted = WORDING["first_of"].format(first=names[0], n=len(names)) if names else ""
    return _listed(task, values, scene) or (values["units"] == counted and scene.counted(0) == names)


def _title_only(task: Task, values: Values, scene: Scene) -> bool:
    return not has_content(task) and values["units"] == joined(unit_names(task.units))


def _has_unit(task: Task, values: Values, scene: Scene) -> bool:
    ids = scene.request.unit_ids(values["unit"])
    return ids is not None and {m.unit_id for m in task.units}.issuperset(ids) and _listed(task, values, scene)


def _has_not_unit(task: Task, values: Values, scene: Scene) -> bool:
    ids = scene.request.unit_ids(values["asked"])
    return ids is not None and not {m.unit_id for m in task.units}.issuperset(ids) and _listed(task, values, scene)


def _counted_units(task: Task, values: Values, scene: Scene) -> bool:
    return _listed(task, values, scene) and scene.counted(0) == unit_names(task.units)


def _in_category(task: Task, values: Values, scene: Scene) -> bool:
    return bool(task.category)


def _first_of_unled(task: Task, values: Values, scene: Scene) -> bool:
    return _not_led(task, values, scene) and values["unit"] == unit_names(task.units)[0]


def _is_last(task: Task, values: Values, scene: Scene) -> bool:
    """No task of its annex stands behind it."""
    return [t for t in scene.collection.corpus.tasks if (t.doc_id, t.part) == (task.doc_id, task.part)][-1] == task


def _is_a_figure(target: Target, values: Values, scene: Scene) -> bool:
    return any(c.isdigit() for c in target.value)


def _is_no_figure(target: Target, values: Values, scene: Scene) -> bool:
    return not _is_a_figure(target, values, scene)


def _as_claimed(target: Target, values: Values, scene: Scene) -> bool:
    """All figures that the question claims stand in the clause."""
    printed = set(NUMBER.findall(fold(target.sentence)))
    return all(scene.request.asks(a) and set(NUMBER.findall(fold(a))) <= printed for a in scene.statement.asked)


def _not_as_claimed(target: Target, values: Values, scene: Scene) -> bool:
    claimed = set(NUMBER.findall(fold(values["asked"])))
    return bool(claimed - set(NUMBER.findall(fold(target.sentence)))) and values["asked"] == joined(
        scene.statement.asked
    )


TASK, TEXT, SECTION, TARGET = (Task,), (Sentence,), (Section,), (Target,)
RULES: Mapping[str, Rule] = {
    "lead_stated": Rule(TASK, _led),
    "lead_stated_others": Rule(TASK, _led_with_others),
    "lead_unstated": Rule(TASK, _not_led),
    "lead_no_list": Rule(TASK, _without_list),
    "item_stated": Rule(TASK, _led),
    "item_stated_others": Rule(TASK, _led_with_others),
    "item_unstated": Rule(TASK, _not_led),
    "item_no_list": Rule(TASK, _without_list),
    "near_item": Rule(TASK, _always),
    "row": Rule(TASK, _row),
    "row_untitled": Rule(TASK, _always),
    "count_units": Rule(TASK, _counted_units),
    "content_item": Rule(TASK, _always),
    "content_title_only": Rule(TASK, _title_only),
    "placed_task": Rule(TASK, _in_category),
    "placed_task_only": Rule(TASK, _always),
    "yes_unit": Rule(TASK, _has_unit),
    "no_unit": Rule(TASK, _has_not_unit),
    "quote_line": Rule((Task, Sentence), _no_row),
    "plan_side": Rule(TEXT, _always),
    "doc_basis": Rule(TEXT, _always),
    "section_is": Rule(SECTION, _always),
    "annex": Rule(SECTION, _always),
    "stands_at": Rule(TASK, _always),
    "last_there": Rule(TASK, _is_last),
    "in_category": Rule(TASK, _in_category),
    "units_are": Rule(TASK, _listed),
    "unit_listed": Rule(TASK, _has_unit),
    "lead_open": Rule(TASK, _not_led),
    "first_not_lead": Rule(TASK, _first_of_unled),
    "told_target": Rule(TARGET, _always),
    "told_target_of": Rule(TARGET, _always),
    "target_line": Rule(TARGET, _is_a_figure),
    "no_figure": Rule(TARGET, _is_no_figure),
    "yes_figure": Rule(TARGET, _as_claimed),
    "no_figure_match": Rule(TARGET, _not_as_claimed),
}
