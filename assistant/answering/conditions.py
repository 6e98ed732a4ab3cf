"""Conditions on tasks: which units, together or alone, without whom, in which part and category, with which words."""

from __future__ import annotations

import re

from assistant.answering.context import Context
from assistant.matching.lexicon import compact
from assistant.understanding.frame import Frame
from assistant.wording import WORDING
from corpus.records import Record, Role, Task

QUOTED = re.compile(r"[\"']([^\"']{1,16})[\"']")
HELD = re.compile(
    r"(?:含有?|带有?|出现|提到|写有|写着|里有|上有|中有)([\u4e00-\u9fff\w]{1,10}?)(?:的|[一两三四]个字|字样|这)"
)
ONLY = re.compile(r"(?:只|仅|光|全|单单)(?:由|有|是|写|列|归|靠)|没有(?:市级|其他|别的)|单独")
TOGETHER = re.compile(r"和|跟|与|同|、|及|都|一起|共同|同时|合作|联合|一块")
EITHER = re.compile(r"或者?|分别|各自|各有|各是")


class Condition(Record):
    """What a task must satisfy; empty fields do not limit.

    ``tasks`` are the tasks in scope, ``units`` unit ids that must all stand in the list (any of them with
    ``either``), ``alone`` that no other unit does, ``words`` words that title or body must hold. With ``meant`` the
    tasks in scope are fewer than the other fields say: those that the topic, an item number or an earlier turn means.
    """

    tasks: tuple[Task, ...]
    units: tuple[str, ...] = ()
    either: bool = False
    alone: bool = False
    leading: bool = False
    excluded: tuple[str, ...] = ()
    at_least: int = 0
    at_most: int = 0
    words: tuple[str, ...] = ()
    meant: bool = False
    alternatives: tuple[tuple[str, ...], ...] = ()
    parts: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


def read_condition(frame: Frame, context: Context, *, words: tuple[str, ...] = (), gist: str = "") -> Condition:
    """Read the condition that a listing or counting question states; what 、 parts in ``gist`` are alternatives."""
    chunks = (tuple(w for w in words if w in chunk) for chunk in re.split(r"[、,，或]", gist))
    return Condition(
        tasks=context.scope(frame),
        units=frame.units,
        either=len(frame.units) > 1 and EITHER.search(frame.text) is not None,
        alone=bool(frame.units) and ONLY.search(frame.text) is not None,
        excluded=frame.excluded,
        at_least=2 if frame.shows("several_units") else 0,
        at_most=1 if frame.shows("single_unit") else 0,
        words=words,
        meant=bool(frame.numbers or frame.bound_tasks),
        alternatives=tuple(c for c in chunks if c),
        parts=frame.parts,
        categories=frame.categories,
    )


def held_words(frame: Frame) -> tuple[str, ...]:
    """The words that titles must hold, as a question gives them: in quotes, or behind 含, 带, 出现."""
    if not frame.shows("holding"):
        return ()
    quoted = tuple(QUOTED.findall(frame.text))
    return quoted or tuple(HELD.findall(frame.text)[:1])


def satisfying(condition: Condition, context: Context) -> tuple[Task, ...]:
    """Every task in scope that meets the condition, in printed order."""
    return tuple(t for t in condition.tasks if _meets(t, condition))


def _meets(task: Task, condition: Condition) -> bool:
    ids = {m.unit_id for m in task.units}
    wanted = set(condition.units)
    text = compact(task.title + task.body)
    return (
        (not wanted or (not wanted.isdisjoint(ids) if condition.either else wanted <= ids))
        and (not condition.alone or ids <= wanted)
        and ids.isdisjoint(condition.excluded)
        and len(ids) >= condition.at_least
        and (not condition.at_most or len(ids) <= condition.at_most)
        and (all(compact(w) in text for w in condition.words) or _holds_one(text, condition.alternatives))
    )


def _holds_one(text: str, alternatives: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a text holds all words of one of several alternatives."""
    return len(alternatives) > 1 and any(all(compact(w) in text for w in words) for words in alternatives)


def describe(condition: Condition, context: Context) -> str:
    """Say the condition in a few words, as the subject of a sentence; ``verify`` counts again what it says."""
    where = WORDING["comma"].join((*condition.parts, *(_quoted(c) for c in condition.categories)))
    pieces = {
        _units_key(condition): WORDING["comma"].join(context.unit_name(u) for u in condition.units),
        "scope_without": WORDING["comma"].join(context.unit_name(u) for u in condition.excluded),
        "scope_words": _say_words(condition),
        "scope_several": condition.at_least,
        "scope_single": condition.at_most,
        "scope_meant": condition.meant,
    }
    limits = "".join(WORDING[key].format(units=said, words=said) for key, said in pieces.items() if said)
    if not where and not limits:
        return WORDING["scope_all"]
    placed = WORDING["scope_where"].format(where=where) if where else ""
    return WORDING["scope"].format(pieces=placed + (limits or WORDING["scope_plain"]))


def _units_key(condition: Condition) -> str:
    if condition.alone:
        return "scope_alone"
    return "scope_together" if len(condition.units) > 1 and not condition.either else "scope_units"


def _say_words(condition: Condition) -> str:
    """The words that titles or bodies hold; where some of them will do, the alternatives."""
    chunks = condition.alternatives if len(condition.alternatives) > 1 else (condition.words,)
    return WORDING["or"].join(WORDING["comma"].join(_quoted(w) for w in words) for words in chunks)


def _quoted(text: str) -> str:
    return WORDING["quoted"].format(text=text)


def role_of(task: Task, unit_id: str) -> Role | None:
    """The role a task gives a unit, None where it does not name it."""
    return next((m.role for m in task.units if m.unit_id == unit_id), None)
