"""Yes and no, and what is put right: a verdict on the question's words is drawn again from what the line tells (判断).

A claim is borne out where what it says stands in the evidence: the unit is listed, the number is counted, printed or
the item's own, the day is printed, the word is there. Yes needs a claim that is borne out, no one that is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from assistant.answering.evidence import leading_units, unit_names
from assistant.matching.lexicon import compact
from assistant.understanding.assertions import amount, find_days, find_editions
from assistant.understanding.names import PART_GENRES
from assistant.understanding.slots import find_slots, parse_number
from assistant.understanding.stance import shows
from assistant.verifying.origins import Bare
from assistant.verifying.rules import Rule, joined
from assistant.verifying.scene import Scene
from assistant.verifying.templates import Values, template_of
from assistant.wording import WORDING
from corpus.fold import fold
from corpus.records import SectionKind, Target

ITEM = re.compile(r"第([一二三四五六七八九十百零\d]+)(?:项|条|号)")
FIGURE = re.compile(r"\d+(?:\.\d+)?(?:万|亿)?|百分之[零一二三四五六七八九十百点]+|[一二三四五六七八九十百两]+万?")


def is_borne_out(asked: str, scene: Scene) -> bool:
    """Whether the evidence or the count of a line bears out the words of the question."""
    if (ids := scene.request.unit_ids(asked)) is not None:
        return _names(asked, set(ids), scene)
    if scene.statement.tallies and (figure := FIGURE.search(asked)):
        return amount(figure.group()) == scene.statement.tallies[0].value
    checks: tuple[Callable[[str, Scene], bool | None], ...] = (
        _item,
        _part,
        _part_name,
        _last,
        _edition,
        _day,
        _year,
        _figure,
    )
    found = (check(fold(asked), scene) for check in checks)
    return next((answer for answer in found if answer is not None), _said(asked, scene))


def _names(asked: str, ids: set[str], scene: Scene) -> bool:
    """Every task told lists the units; of no tasks, what is printed or counted names them."""
    if scene.tasks:
        return all(ids <= {m.unit_id for m in t.units} for t in scene.tasks)
    counted = [scene.collection.tasks[i] for i in scene.counted(0) if i in scene.collection.tasks]
    if counted:
        return all(ids <= {m.unit_id for m in t.units} for t in counted)
    units = [scene.collection.units[i] for i in ids]
    printed = compact("".join(scene.quotes))
    return all(any(compact(n) in printed for n in (u.name, u.full_name) if n) for u in units)


def _item(asked: str, scene: Scene) -> bool | None:
    match = ITEM.search(asked)
    return any(t.num == parse_number(match.group(1)) for t in scene.tasks) if match else None


def _part(asked: str, scene: Scene) -> bool | None:
    known = {p for parts in scene.collection.parts.values() for p in parts}
    return any(t.part in asked.split("、") for t in scene.tasks) if set(asked.split("、")) & known else None


def _last(asked: str, scene: Scene) -> bool | None:
    if not shows("last_item", asked):
        return None
    tasks = scene.collection.corpus.tasks
    return any(t == [o for o in tasks if (o.doc_id, o.part) == (t.doc_id, t.part)][-1] for t in scene.tasks)


def _edition(asked: str, scene: Scene) -> bool | None:
    claimed = find_editions(asked)
    printed = {e.number for q in scene.quotes for e in find_editions("".join(fold(q).split()))}
    return any(e.number in printed for e in claimed) if claimed else None


def _day(asked: str, scene: Scene) -> bool | None:
    claimed = find_days(asked)
    printed = [d for q in scene.quotes for d in find_days("".join(fold(q).split()))]
    same = (
        c.month == p.month and c.day in (None, p.day) and c.year in (None, p.year) for c in claimed for p in printed
    )
    return any(same) if claimed else None


def _part_name(asked: str, scene: Scene) -> bool | None:
    """An annex called by its kind (清单, 重点任务)."""
    if asked not in PART_GENRES:
        return None
    headings = {s.locator: s.heading or "" for s in scene.collection.corpus.sections if s.kind is SectionKind.ANNEX}
    return any(asked in headings.get(t.part or "", "") for t in scene.tasks)


def _year(asked: str, scene: Scene) -> bool | None:
    claimed = find_slots(asked).years
    printed = {y for q in scene.quotes for y in find_slots("".join(fold(q).split())).years}
    return set(claimed) <= printed if claimed else None


def _figure(asked: str, scene: Scene) -> bool | None:
    """A figure however it is written."""
    figures = FIGURE.findall(asked)
    if not figures:
        return None
    is_more = shows("more_than", asked)
    told = tuple(v for v in (_told_figure(s.record, scene) for s in scene.stands) if v) or scene.quotes
    printed = {amount(f) for q in told for f in FIGURE.findall("".join(fold(q).split()))}
    if is_more:
        values = [amount(s.record.value) or 0 for s in scene.stands if isinstance(s.record, Target)]
        return all(any(value > (amount(f) or 0) for value in values) for f in figures)
    return all(amount(f) in printed for f in figures)


def _told_figure(record: object, scene: Scene) -> str:
    """The figure that a line names as that of one indicator, where the clause holds those of several."""
    if not isinstance(record, Target):
        return ""
    figure = record.value + (record.unit or "")
    named = template_of(WORDING["told_target_of"]).pieces
    said = named[0].literal + record.indicator + named[1].literal + figure + named[2].literal
    return figure if said in scene.statement.text else ""


def _said(asked: str, scene: Scene) -> bool:
    categories = [t.category or "" for t in scene.tasks]
    return bool(asked) and any(compact(asked) in compact(text) for text in (*scene.quotes, *categories))


def _yes(whole: Bare, values: Values, scene: Scene) -> bool:
    """Nothing of what the question claims is without ground."""
    asked = [a for a in scene.statement.asked if scene.request.asks(a)]
    told = bool(scene.statement.evidence or scene.statement.tallies)
    return told and all(is_borne_out(a, scene) for a in asked)


def _no(whole: Bare, values: Values, scene: Scene) -> bool:
    return not is_borne_out(values["asked"], scene)


def _none(whole: Bare, values: Values, scene: Scene) -> bool:
    return not scene.counted(0) and bool(scene.statement.tallies)


def _unsaid(whole: Bare, values: Values, scene: Scene) -> bool:
    """Some document or annex other than those cited does not have the words."""
    asked = compact(values["asked"])
    cited = {e.doc_id for e in scene.statement.evidence}
    others = [compact(d.text) for d in scene.collection.documents.values() if d.doc_id not in cited]
    parts = {t.part for t in scene.tasks}
    beside = [t for t in scene.collection.corpus.tasks if t.doc_id in cited and t.part not in parts]
    return any(asked not in text for text in others) or not any(asked in compact(t.title + t.body) for t in beside)


def _not_alone(whole: Bare, values: Values, scene: Scene) -> bool:
    listed = [unit_names(t.units) for t in scene.tasks]
    return is_borne_out(values["asked"], scene) and all(joined(names) != values["asked"] for names in listed)


def _open(whole: Bare, values: Values, scene: Scene) -> bool:
    return bool(scene.tasks) and not any(leading_units(t) for t in scene.tasks)


def _wrong_premise(whole: Bare, values: Values, scene: Scene) -> bool:
    return _no(whole, values, scene) or _not_alone(whole, values, scene)


def _denied_wrongly(whole: Bare, values: Values, scene: Scene) -> bool:
    return is_borne_out(values["asked"], scene)


BARE = (Bare,)
VERDICT_RULES: Mapping[str, Rule] = {
    "verdict_yes": Rule(BARE, _yes),
    "verdict_no": Rule(BARE, _no),
    "verdict_none": Rule(BARE, _none),
    "verdict_unsaid": Rule(BARE, _unsaid),
    "verdict_not_alone": Rule(BARE, _not_alone),
    "verdict_open": Rule(BARE, _open),
    "denied_wrongly": Rule(BARE, _denied_wrongly),
    "denied_rightly": Rule(BARE, _no),
    "premise_wrong": Rule(BARE, _wrong_premise),
}
