"""Follow-up questions: what is missing is taken from the turns before (追问消解)."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.understanding.frame import Frame
from assistant.understanding.slots import parse_number
from assistant.understanding.understand import classify

OPENS_ANEW = re.compile(
    r"^(?:换(?:个|一个)?(?:事儿?|问题|话题|说法)|另外(?:再)?(?:问|请问)|再问(?:一)?个|还有个(?:别的)?(?:问题|事)|新(?:的)?问题|说(?:点|个)别的|顺便(?:再)?问)"
)
REFERS = re.compile(
    r"(?:^|[，,])(?:那|那么|然后|还有)?(?:它们?|这(?:项|条|个|件|些|块|类|几)?|那(?:项|条|个|件|些|块|类|几)?|该(?:项|条|任务)|上面|上述|前面|刚才|其中|里面|后一?(?:个|条|项)|前一?(?:个|条|项)|最后一?(?:个|条|项)|第[一二三四五六七八九十\d]+(?:个|条|项)?)"
)
CONTINUES = re.compile(
    r"^(?:那|那么|还有|再|只看|只要|光看|仅看|不是|不对|我(?:问|说|指)的是|换成|改成|如果是|要是|其中|另外的|剩下|具体|呢|都|也)|呢[?？]?$"
)
CORRECTS = re.compile(r"^(?:不是|不对|错了|搞错了)[，,。]?(?:我(?:问|说|指|要)的是)?")
ORDINAL = re.compile(r"(?:上面|前面|刚才)?(?:的)?第([一二三四五六七八九十两\d]+)(?:个|条(?!重点)|项|家)?")
LAST = re.compile(r"(?:最后|后)一?(?:个|条|项)")
FIRST = re.compile(r"(?:最前|前)一?(?:个|条|项)|头一?(?:个|条|项)")
PRONOUN = re.compile(
    r"它们?|这(?:项|条|个|件|块|任务|工作)|那(?:项|条|个|件)(?!目)|该(?:项|条|任务)|上面(?:那|这)?(?:个|条|项)?|上述|刚才(?:那|这|说)?"
)
LISTED = re.compile(r"(?:^|[：:；;\n。])\s*(?:\d+[.、．)）]|[-•])\s*([^；;\n]{2,60})")


def follows_up(frame: Frame) -> bool:
    """Whether a question needs the turns before it: it refers back, or lacks what its kind needs."""
    if OPENS_ANEW.search(frame.text) or frame.kind in (Kind.GREETING, Kind.HELP):
        return False
    if CONTINUES.search(frame.text) or REFERS.search(frame.text):
        return True
    return not (frame.terms or frame.units or frame.numbers or frame.unknown_units or frame.doc_ids or frame.categories)


def merge(earlier: Frame, later: Frame) -> Frame:
    """Fill what the later question leaves open from the earlier one; what it says itself stands."""
    anew = _asks_anew(later, earlier)
    kind = later.kind if anew else earlier.kind
    named_unit = bool(later.units or later.unknown_units)
    topic_stays = not later.terms and not later.categories and not later.numbers and not later.bound_tasks
    units = later.units if named_unit else () if _asks_units(kind) and not topic_stays else earlier.units
    merged = later.model_copy(
        update={
            "kind": _fitting(kind, units, later, earlier),
            "cues": later.cues | (earlier.cues if kind is earlier.kind else frozenset()),
            "units": units if not _asks_units(later.kind) or named_unit else (),
            "excluded": later.excluded or (earlier.excluded if topic_stays else ()),
            "doc_ids": later.doc_ids or (() if later.parts else earlier.doc_ids),
            "parts": later.parts or (() if later.doc_ids else earlier.parts),
            "years": later.years or (() if later.kind is Kind.TARGET or kind is Kind.TARGET else earlier.years),
            "numbers": later.numbers or (earlier.numbers if topic_stays else ()),
            "categories": later.categories or (earlier.categories if topic_stays else ()),
            "terms": later.terms
            or (earlier.terms if not (later.numbers or later.categories or later.bound_tasks) else ()),
            "topic": later.topic
            or (earlier.topic if not (later.numbers or later.categories or later.bound_tasks) else ""),
            "gist": later.gist
            or (earlier.gist if not (later.numbers or later.categories or later.bound_tasks) else ""),
            "follows_up": True,
        }
    )
    return classify(merged) if anew else merged


def _asks_anew(later: Frame, earlier: Frame) -> bool:
    """Whether the later question says for itself what kind of answer it wants."""
    said = later.cues & {
        "lead",
        "responsible",
        "count",
        "compare",
        "most",
        "fewest",
        "definition",
        "number",
        "issuer",
        "signed",
        "issued",
        "dated",
        "addressee",
        "content",
        "yes_no",
        "unit_work",
        "amount",
    }
    return bool(said) and not (said <= {"amount"} and earlier.kind is Kind.TARGET)


def _asks_units(kind: Kind) -> bool:
    return kind in (Kind.LEAD_UNIT, Kind.RESPONSIBLE_UNITS)


def _fitting(kind: Kind, units: tuple[str, ...], later: Frame, earlier: Frame) -> Kind:
    """A unit put in place of a topic asks for its tasks; a unit put to a led task asks whether it is among them."""
    if _asks_units(kind) and later.units and not later.terms:
        return Kind.UNIT_TASKS if not earlier.terms else Kind.YES_NO
    if kind is Kind.TASK_CONTENT and units and not (later.terms or earlier.terms or later.numbers or later.bound_tasks):
        return Kind.UNIT_TASKS
    return kind


def ordinal(text: str, n_rows: int) -> int | None:
    """Which of ``n_rows`` earlier rows a question points at, from 0; None where it points at none."""
    match = ORDINAL.search(text)
    if match and not re.search(r"第[一二三四五六七八九十百\d]+(?:条|项)?(?:重点)?任务", text):
        position = parse_number(match.group(1)) - 1
        return position if 0 <= position < n_rows else None
    if LAST.search(text):
        return n_rows - 1 if n_rows else None
    return 0 if FIRST.search(text) and n_rows else None


def listed_names(answer: str) -> tuple[str, ...]:
    """The items that an earlier answer listed, as it wrote them; used to resolve ordinals, never as a source."""
    return tuple(m.strip() for m in LISTED.findall(answer))
