"""Reasons not to answer that can be seen before looking anything up, or by what the best record lacks."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answer import Kind, Reason
from assistant.answering.attributes import asked_attribute, last_asked, states, without_attribute
from assistant.answering.context import Context
from assistant.answering.draft import Draft
from assistant.answering.refusing import refuse
from assistant.answering.targets import find_targets
from assistant.collection import Sentence
from assistant.matching.lexicon import compact
from assistant.matching.selection import covers
from assistant.understanding.cues import CUES
from assistant.understanding.frame import Frame

TASK_KINDS = (
    Kind.LEAD_UNIT,
    Kind.RESPONSIBLE_UNITS,
    Kind.UNIT_TASKS,
    Kind.COUNT,
    Kind.LIST,
    Kind.COMPARE,
    Kind.TASK_CONTENT,
    Kind.DOCUMENT_FACT,
    Kind.CROSS_DOCUMENT,
)
TASKS_OF_YEAR = re.compile(r"20\d{2}年?(?:度)?的?(?:重点)?(?:任务|清单|工作)")
DOCUMENT_NUMBER = re.compile(r"[一-鿿]{1,8}[(\[]\d{4}[)\]]\d+号")
TITLE = re.compile(r"《[^》]{4,60}》")
OTHER_BUSINESS = re.compile(
    r"(?:帮|给|替|请)(?:我|咱|你)?(?:们)?(?:写|编|作|画|拟|起草|翻译|润色|订|买|算)(?:一|个|首|篇|份|段|张|出|点)"
    r"|(?:写|作|编)(?:一)?(?:首|篇)[^,，。?？]{0,12}(?:诗|作文|文章|稿子|讲话|发言)|翻译成|讲(?:个|一个)?笑话|天气|股票"
)
SURE = 0.8
PLACES = re.compile(
    r"上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
    r"|广州|深圳|杭州|南京|武汉|成都|西安|苏州|青岛|大连|厦门|宁波|石家庄|雄安"
)


def gate(frame: Frame, context: Context) -> Draft | None:
    """The first refusal that holds, None where none does."""
    return next((draft for check in GATES if (draft := check(frame, context)) is not None), None)


def _unknown_unit(frame: Frame, context: Context) -> Draft | None:
    if not frame.unknown_units or frame.units or _is_about_a_task(frame, context):
        return None
    return refuse(frame, context, Reason.NO_SUCH_UNIT, frame.unknown_units[0])


def _other_business(frame: Frame, context: Context) -> Draft | None:
    """A request to write, translate, compute or chat: not a question for documents."""
    asked = OTHER_BUSINESS.search(frame.text)
    return refuse(frame, context, Reason.OUT_OF_SCOPE, asked.group()) if asked else None


def _is_about_a_task(frame: Frame, context: Context) -> bool:
    """Whether the question is about a task as well, told by more than words that stand everywhere (科普)."""
    telling = [t for t in frame.terms if not context.lexicon.is_common(t)]
    return bool(telling) and bool(context.matched(frame))


def _unknown_part(frame: Frame, context: Context) -> Draft | None:
    known = {p for parts in context.collection.parts.values() for p in parts}
    missing = [p for p in frame.parts if p not in known]
    return refuse(frame, context, Reason.NO_SUCH_DOCUMENT, missing[0]) if missing else None


def _unknown_number(frame: Frame, context: Context) -> Draft | None:
    if not frame.numbers or context.scope(frame):
        return None
    what = "、".join(f"第{n}项" for n in frame.numbers)
    return refuse(frame, context, Reason.NO_SUCH_TASK, "".join(frame.parts) + what)


def _unknown_place(frame: Frame, context: Context) -> Draft | None:
    place = PLACES.search(frame.text)
    if place is None:
        return None
    known = any(place.group() in (d.jurisdiction or "") for d in context.collection.documents.values())
    best = context.ranked(frame)[:1]
    if (
        known
        or (best and place.group() in best[0].task.title + best[0].task.body)
        or context.lexicon.knows(place.group())
    ):
        return None
    reason = Reason.NO_SUCH_DOCUMENT if frame.kind is Kind.DOCUMENT_FACT or frame.doc_ids else Reason.OUT_OF_SCOPE
    return refuse(frame, context, reason, place.group())


def _unknown_year(frame: Frame, context: Context) -> Draft | None:
    """A question for the tasks of a year that no list of tasks covers; a year that is part of a title is none."""
    if not frame.years or frame.kind not in TASK_KINDS:
        return None
    if frame.kind is Kind.TASK_CONTENT and not (frame.asks_tasks or frame.parts):
        return None
    if frame.kind is Kind.CROSS_DOCUMENT and not TASKS_OF_YEAR.search(frame.text):
        return None
    with_tasks = set(context.collection.parts)
    asks_plan = frame.doc_ids and not set(frame.doc_ids) & with_tasks
    documents = [d for d in context.collection.corpus.documents if asks_plan or d.doc_id in with_tasks]
    missing = [y for y in frame.years if not any(covers(d.period, d.signed, y) for d in documents)]
    if not missing or _in_best_text(missing[0], frame, context) or find_targets(frame, context):
        return None
    return refuse(frame, context, Reason.NO_SUCH_YEAR, str(missing[0]))


def _in_best_text(year: int, frame: Frame, context: Context) -> bool:
    if not frame.terms:
        return any(f"{year}年" in compact(s.text) for s in _head_sentences(frame, context))
    best = context.ranked(frame)[:1]
    printed = _as_asked(year, frame)
    if best and printed.search(best[0].task.title) and best[0].coverage > SURE:
        return True
    topic = context.topic(frame)
    ranked = context.matcher.sentences(topic, lambda s: printed.search(s.text) is not None) if frame.terms else ()
    return bool(ranked) and ranked[0].coverage > SURE


def _as_asked(year: int, frame: Frame) -> re.Pattern[str]:
    """The year as part of a name, with the two characters that follow it in the question (2022年度, 2024科学跨年)."""
    asked = re.search(rf"{year}\s*年?\s*(\w\w)", frame.text)
    return re.compile(rf"{year}\s*年?\s*{re.escape(asked.group(1))}" if asked else r"(?!)")


def _head_sentences(frame: Frame, context: Context) -> tuple[Sentence, ...]:
    """Sentences of the documents named that stand outside tasks."""
    return tuple(s for s in context.collection.sentences if s.doc_id in frame.doc_ids and s.task_id is None)


def _unstated_attribute(frame: Frame, context: Context) -> Draft | None:
    """A telephone, a price, a person …: not stated unless the best record states one."""
    attribute = asked_attribute(frame.text)
    if attribute is None or frame.kind in (Kind.DOCUMENT_FACT, Kind.COMPARE) or _is_of_name(attribute, frame):
        return None
    if frame.shows("placement"):
        return None
    asked = without_attribute(frame.text, attribute)
    terms = tuple(t for t in frame.terms if t in compact(asked))
    bare = frame.model_copy(update={"terms": terms, "topic": "".join(terms)})
    texts = [m.task.title + m.task.body for m in context.ranked(bare)[:2]]
    topic = context.topic(bare)
    texts += [m.sentence.text for m in context.matcher.sentences(topic, lambda s: True)[:2]] if terms else []
    if any(states(attribute, t) for t in texts):
        return None
    return refuse(frame, context, Reason.NOT_STATED, attribute)


def _is_of_name(attribute: str, frame: Frame) -> bool:
    """Whether the words of an attribute are part of a thing's name, whose units are asked for (援助热线那条归谁)."""
    end = last_asked(frame.text, attribute)
    return any(CUES[cue].search(frame.text, end) for cue in ("lead", "responsible"))


def _unknown_document(frame: Frame, context: Context) -> Draft | None:
    """A document number or a title in 《》 that is printed nowhere."""
    texts = [compact(d.title + d.text) for d in context.collection.documents.values()]
    named = [m.group() for m in (*DOCUMENT_NUMBER.finditer(frame.text), *TITLE.finditer(frame.text))]
    missing = [n for n in named if not any(compact(n) in t for t in texts)]
    known = (frame.doc_ids and frame.shows("yes_no")) or (frame.terms and context.matched(frame))
    return refuse(frame, context, Reason.NO_SUCH_DOCUMENT, missing[0]) if missing and not known else None


GATES: tuple[Callable[[Frame, Context], Draft | None], ...] = (
    _other_business,
    _unknown_unit,
    _unknown_part,
    _unknown_document,
    _unknown_number,
    _unknown_place,
    _unknown_year,
    _unstated_attribute,
)
