"""The figure of a target, as a question claims it: value, limit, year, rhythm, achieved or aimed at (指标断言)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.context import Context
from assistant.answering.draft import Statement
from assistant.answering.evidence import target_evidence, target_row
from assistant.answering.premises.finding import Finding
from assistant.answering.targets import find_targets, target_statement
from assistant.understanding.assertions import amount
from assistant.understanding.frame import Frame
from assistant.understanding.slots import find_slots
from assistant.understanding.stance import CLAIMING, shows
from assistant.wording import WORDING
from corpus.records import Target, TargetKind

YEAR_WORDS = re.compile(r"(?:\d{4}|\d{2}|[一二三四五六七八九零〇○]{2,4})年|\d{4}")
SAME = 1e-9
LEAST = 0.55
NOT_LESS = ("不少于", "至少", "不低于", "以上")
MOST = 2
LIKE = 0.8


def check_figures(frame: Frame, context: Context) -> Finding | None:
    """Whether the figure that the question states is that of the target it names; None where it states none."""
    claimed = [f for f in frame.figures if amount(f) is not None]
    if not claimed:
        return _check_year(frame, context)
    meant = _meant(frame, claimed[0], context)
    if meant is None:
        return None
    wrong = _wrong(frame, claimed[0], meant)
    others = () if wrong is None else _others(frame, claimed[0], meant, context)
    return Finding(
        asked=claimed[0] if wrong is None else wrong,
        holds=wrong is None,
        told=_told(meant, context),
        more=tuple(target_statement(t) for t in others),
        rows=tuple(target_row(t) for t in (meant, *others)),
        right=None if wrong is None else frame.model_copy(update={"figures": ()}),
    )


def _check_year(frame: Frame, context: Context) -> Finding | None:
    """A year that no target of the indicator has; None where no target is meant or one has it."""
    asks_whether = not frame.terms or not frame.years or shows("open", frame.text)
    matches = () if asks_whether else find_targets(frame.model_copy(update={"years": ()}), context)
    dated = [m.target for m in matches if m.score >= LEAST and m.target.time and any(map(str.isdigit, m.target.time))]
    asked = next((w for y in frame.years for w in _forms(y, frame.text)), None)
    if not dated or asked is None or any(str(y) in (t.time or "") for y in frame.years for t in dated):
        return None
    first = next((t for t in dated if t.kind is TargetKind.TARGET), dated[0])
    others = tuple(t for t in dated if t != first)[:MOST]
    return Finding(
        asked=asked,
        holds=False,
        told=_told(first, context),
        more=tuple(target_statement(t) for t in others),
        rows=tuple(target_row(t) for t in (first, *others)),
    )


def _meant(frame: Frame, claimed: str, context: Context) -> Target | None:
    """The target of the topic in the unit claimed; without a topic that tells one, the one that prints the figure."""
    bare = frame.model_copy(update={"figures": (), "years": ()})
    matches = find_targets(bare, context) if frame.terms else ()
    dated = [m for m in matches if any(str(y) in (m.target.time or "") for y in frame.years)]
    fitting = [m for m in dated or matches if m.score >= LEAST and (dated or _same_unit(m.target, claimed))]
    printed = [t for t in context.collection.corpus.targets if _same(t, claimed) and _in_documents(t, frame)]
    if fitting:
        return max(fitting, key=lambda m: m.score).target
    return printed[0] if printed else _by_year(frame, claimed, context)


def _others(frame: Frame, claimed: str, meant: Target, context: Context) -> tuple[Target, ...]:
    """What the figure claimed is the figure of, and the same indicator in the year claimed."""
    others = [t for t in context.collection.corpus.targets if t.spans != meant.spans]
    printed = [t for t in others if _same(t, claimed)]
    dated = [t for t in others if _is_like(t, meant) and any(str(y) in (t.time or "") for y in frame.years)]
    return tuple({t.target_id: t for t in (*printed, *dated)}.values())[:MOST]


def _is_like(one: Target, other: Target) -> bool:
    return one.unit == other.unit and len(set(one.indicator) & set(other.indicator)) >= LIKE * len(set(other.indicator))


def _by_year(frame: Frame, claimed: str, context: Context) -> Target | None:
    """The target of the year claimed, counted in the same unit or in none."""
    targets = (t for t in context.collection.corpus.targets if _in_documents(t, frame))
    dated = [t for t in targets if any(str(y) in (t.time or "") for y in frame.years)]
    return next((t for t in dated if t.unit is None or _same_unit(t, claimed)), None)


def _in_documents(target: Target, frame: Frame) -> bool:
    return not frame.doc_ids or frame.both_documents or target.doc_id in frame.doc_ids


def _same_unit(target: Target, claimed: str) -> bool:
    return target.unit is not None and (claimed.endswith(target.unit) or ("百分之" in claimed and target.unit == "%"))


def _same(target: Target, claimed: str) -> bool:
    value, printed = amount(claimed), amount(target.value)
    same = value is not None and printed is not None and abs(value - printed) < SAME
    return same and _same_unit(target, claimed)


def _wrong(frame: Frame, claimed: str, target: Target) -> str | None:
    """The stretch of the question that the target contradicts; None where it agrees."""
    value, printed = amount(claimed), amount(target.value)
    if value is None or printed is None:
        return claimed
    if more := CLAIMING["more_than"].search(frame.text):
        return None if printed > value else more.group()
    if abs(value - printed) >= SAME:
        return claimed
    return _wrong_limit(frame, target) or _wrong_time(frame, target)


def _wrong_limit(frame: Frame, target: Target) -> str | None:
    most, once = CLAIMING["at_most"].search(frame.text), CLAIMING["once"].search(frame.text)
    yearly, achieved = CLAIMING["yearly"].search(frame.text), CLAIMING["achieved"].search(frame.text)
    aimed = CLAIMING["aimed"].search(frame.text)
    if most:
        return most.group()
    if once and target.kind is TargetKind.PER_YEAR:
        return once.group()
    if yearly and target.kind is not TargetKind.PER_YEAR:
        return yearly.group()
    if achieved and not aimed and target.kind is not TargetKind.BASELINE:
        return achieved.group()
    return aimed.group() if aimed and not achieved and target.kind is TargetKind.BASELINE else None


def _wrong_time(frame: Frame, target: Target) -> str | None:
    years = [y for y in frame.years if str(y) not in (target.time or "")]
    told = target.time and any(c.isdigit() for c in target.time)
    return next(_forms(years[0], frame.text), None) if years and told else None


def _forms(year: int, text: str) -> Iterator[str]:
    """The words of a text that give a year."""
    return (m.group() for m in YEAR_WORDS.finditer(text) if find_slots(m.group()).years == (year,))


def _told(target: Target, context: Context) -> Statement:
    """Its clause; where that holds figures of several indicators, first which is this one's."""
    several = sum(t.spans == target.spans for t in context.collection.corpus.targets) > 1
    text = WORDING["told_target_of" if several else "told_target"].format(
        indicator=target.indicator,
        figure=target.value + (target.unit or ""),
        sentence=target.sentence,
        locator=target.locator,
    )
    return Statement(text=text, evidence=target_evidence(target))
