"""Follow-up questions: what is missing is taken from the turns before (追问消解).

``KEPT`` is the whole rule: for each slot that the later question fills, the slots of the earlier one that stay; filling
several keeps what stays for all of them. What it leaves open in all is kept whole, and narrowing (其中, 只看) keeps
every slot and adds.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answer import Kind
from assistant.understanding.following import says
from assistant.understanding.frame import Frame
from assistant.understanding.opening import Opening
from assistant.understanding.pointing import points_back, position, step
from assistant.understanding.understand import classify

SLOTS: Mapping[str, tuple[str, ...]] = {
    "units": ("units", "unknown_units"),
    "excluded": ("excluded",),
    "scope": ("doc_ids", "parts", "both_documents"),
    "years": ("years",),
    "figures": ("figures",),
    "category": ("categories",),
    "item": ("numbers", "bound_tasks", "bound_sections", "titled"),
    "subject": ("terms", "topic", "gist", "has_other_topic"),
}
"""The fields of a frame that hold each slot."""
ALL = frozenset(SLOTS)
KEPT: Mapping[str, frozenset[str]] = {
    "units": ALL - {"excluded"},
    "excluded": ALL,
    "scope": ALL,
    "years": ALL - {"figures"},
    "figures": ALL,
    "category": frozenset({"units", "excluded", "scope", "years"}),
    "item": frozenset({"scope"}),
    "subject": frozenset({"units", "scope"}),
}
ASKS = frozenset(
    {
        *("lead", "responsible", "count", "compare", "most", "fewest", "definition", "number", "issuer", "signed"),
        *("issued", "dated", "addressee", "annexes", "seal", "full_title", "basis", "content", "yes_no", "unit_work"),
        *("amount", "list", "placement"),
    }
)
"""Cues that say for themselves what kind of answer is wanted."""
CONDITIONS = frozenset({"several_units", "single_unit", "holding"})
"""Cues that limit which tasks are meant; they stay like a slot."""
FIGURES = (Kind.TARGET, Kind.COUNT)
LISTINGS = (Kind.UNIT_TASKS, Kind.LIST, Kind.COUNT)
OF_A_TASK = (Kind.LEAD_UNIT, Kind.RESPONSIBLE_UNITS, Kind.TASK_CONTENT, Kind.YES_NO)
"""Kinds that can be asked of tasks already found."""
MEASURES = frozenset(
    {"人次", "比例", "百分比", "人数", "名额", "数字", "数量", "单位", "任务", "活动", "内容", "一年", "每年", "全年"}
)
"""Words that ask for something of a subject and name none."""
SHORT = 14
"""A question of at most so many characters that asks nothing by itself names what is put in place."""


def follows_up(frame: Frame, opening: Opening, earlier: Frame) -> bool:
    """Whether a question needs the turns before it: it refers back, or lacks what its kind needs."""
    if opening.anew or frame.kind in (Kind.GREETING, Kind.HELP):
        return False
    refers = points_back(frame) or says("many", frame.text) or position(frame.text, 9) is not None or step(frame.text)
    if refers or says("of_units", frame.text) or says("of_document", frame.text) or frame.is_bare:
        return True
    if _is_place_alone(frame) or _asks_of_units(frame, earlier) or _asks_a_measure(frame):
        return True
    if says("narrows", frame.text) or says("widens", frame.text):
        return not _is_whole(frame)
    if frame.numbers and not (frame.parts or frame.doc_ids or frame.terms):
        return True
    asks_nothing = frame.cues.isdisjoint(ASKS) and len(frame.text) <= SHORT and not frame.titled
    return (opening.continues or opening.corrects or asks_nothing) and not _is_whole(frame)


def _is_place_alone(frame: Frame) -> bool:
    """Whether a question asks of a document or annex what only a topic or a unit before can mean (纲要里也提了吗)."""
    named = frame.units or frame.unknown_units or frame.terms or frame.categories or frame.numbers
    asks = frame.shows("yes_no", "lead", "responsible") or any(
        says(name, frame.text) for name in ("counted_there", "mentioned_there")
    )
    return bool((frame.parts or frame.doc_ids or frame.years) and asks and not named) and not frame.figures


def _asks_of_units(frame: Frame, earlier: Frame) -> bool:
    """Whether units alone are asked about after a task: whether they are among its units (石景山区参与吗)."""
    named = frame.terms or frame.categories or frame.numbers or frame.parts or frame.doc_ids
    asks = frame.shows("yes_no") and not frame.asks_tasks
    return bool(frame.units) and asks and not named and earlier.kind in OF_A_TASK


def _asks_a_measure(frame: Frame) -> bool:
    named = frame.units or frame.categories or frame.numbers or frame.parts or frame.doc_ids or frame.unknown_units
    return bool(frame.terms) and set(frame.terms) <= MEASURES and not named


def _is_whole(frame: Frame) -> bool:
    """Whether a question says where, of what and what it asks."""
    named = frame.units or frame.terms or frame.categories or frame.numbers
    return bool((frame.parts or frame.doc_ids) and named) and not frame.cues.isdisjoint(ASKS - {"amount"})


def merge(earlier: Frame, later: Frame) -> Frame:
    """Fill what the later question leaves open from the earlier one by ``KEPT``; what it says itself stands."""
    given = {slot for slot, fields in SLOTS.items() if any(getattr(later, f) for f in fields)}
    given -= {"subject"} if set(later.terms) <= MEASURES else set()
    narrows = says("narrows", later.text)
    kept = ALL if narrows else ALL.intersection(*(KEPT[slot] for slot in given))
    kept -= _dropped(given, later, earlier, narrows)
    update = {f: getattr(earlier, f) for slot in kept - given for f in SLOTS[slot]}
    if narrows and earlier.units and later.units and earlier.kind in LISTINGS:
        update["units"] = tuple(dict.fromkeys((*earlier.units, *later.units)))
    if says("widens", later.text) and not later.parts:
        update["parts"] = ()
    anew = _asks_anew(later, earlier)
    conditions = earlier.cues & CONDITIONS if "subject" not in given and "item" not in given else frozenset()
    cues = later.cues | conditions | (frozenset() if anew else earlier.cues - {"placement"})
    cues = cues - {"amount", "count"} if later.shows("placement") and earlier.kind not in FIGURES else cues
    asks_tasks = later.asks_tasks or (earlier.asks_tasks and "subject" not in given)
    merged = later.model_copy(update={**update, "cues": cues, "asks_tasks": asks_tasks, "follows_up": True})
    merged = classify(merged) if anew else merged.model_copy(update={"kind": earlier.kind})
    kind = _fitting(merged, later, earlier, given)
    asks_whether = kind is Kind.YES_NO and merged.kind is not kind
    return merged.model_copy(update={"kind": kind, "cues": frozenset({"yes_no"}) if asks_whether else merged.cues})


def _dropped(given: set[str], later: Frame, earlier: Frame, narrows: bool) -> frozenset[str]:
    """Slots that what is asked makes idle: units where units are asked for, a subject where a unit's work is."""
    dropped = set()
    if "subject" in given | {"item"} & given and (_asks_units(later.kind) or _asks_units(earlier.kind)):
        dropped |= {"units"}
    if "units" in given and not earlier.units and later.shows("unit_work") and not narrows:
        dropped |= {"subject", "item"}
    if _asks_units(later.kind) and earlier.kind is Kind.YES_NO:
        dropped |= {"units"}
    if later.kind is Kind.TARGET:
        dropped |= {"years"}
    return frozenset(dropped)


def _asks_anew(later: Frame, earlier: Frame) -> bool:
    """Whether the later question says for itself what kind of answer it wants."""
    said = later.cues & ASKS
    if later.bound_tasks and later.terms:
        return True
    if said <= {"placement"}:
        return False
    return bool(said) and not (said <= {"amount"} and earlier.kind in FIGURES)


def _asks_units(kind: Kind) -> bool:
    return kind in (Kind.LEAD_UNIT, Kind.RESPONSIBLE_UNITS)


def _fitting(merged: Frame, later: Frame, earlier: Frame, given: set[str]) -> Kind:
    """A unit put in place of a topic asks for its tasks; a unit put to a led task asks whether it is among them."""
    of_task = bool(merged.bound_tasks or merged.numbers)
    if _asks_units(earlier.kind) and {"units", "subject"} <= given and later.cues.isdisjoint(ASKS - {"amount"}):
        return Kind.YES_NO
    if earlier.kind in LISTINGS and merged.kind in (Kind.DOCUMENT_FACT, Kind.DEFINITION) and not given:
        return Kind.UNIT_TASKS if merged.units else Kind.LIST
    if _asks_units(merged.kind) and "units" in given and not given & {"subject", "item"}:
        return Kind.YES_NO if merged.terms or of_task else Kind.UNIT_TASKS
    narrows = says("narrows", later.text) or says("without", later.text)
    if merged.bound_tasks and narrows and earlier.kind in LISTINGS:
        return Kind.COUNT if later.shows("count", "amount") or earlier.kind is Kind.COUNT else Kind.LIST
    if merged.bound_tasks and merged.kind not in OF_A_TASK and not later.shows("count", "compare"):
        return Kind.TASK_CONTENT
    if earlier.kind is Kind.TARGET and given <= {"years", "scope"} and later.kind is Kind.YES_NO:
        return Kind.TARGET
    if merged.kind is Kind.UNIT_TASKS and later.shows("amount", "count"):
        return Kind.COUNT
    if merged.kind is Kind.TASK_CONTENT and merged.units and not (merged.terms or of_task):
        return Kind.UNIT_TASKS
    return merged.kind
