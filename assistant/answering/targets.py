"""Targets: qualifier, value, unit and time as printed; achieved, aimed at and yearly kept apart (目标、指标)."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement
from assistant.answering.evidence import target_evidence, target_row
from assistant.answering.figures import fits_unit
from assistant.answering.horizons import with_horizon, years_of
from assistant.matching.lexicon import compact
from assistant.matching.matcher import TargetMatch
from assistant.matching.scoring import Topic, coverage, term_credit
from assistant.understanding.frame import Frame
from assistant.wording import WORDING
from corpus.fold import fold
from corpus.records import Target, TargetKind

BASELINE = re.compile(r"现在|目前|已经|已达|基数|基期|底数|起步|基线|实际|当时|做到|现状|原来|起点|已有|眼下|如今")
FUTURE = re.compile(r"目标|要达|力争|将来|今后|到时|规划期末|奔着|以后|要到|提高到|高到|升到")
YEARLY = re.compile(r"每年|一年|年均|逐年")
RISE = re.compile(
    r"(?:提高|提升|增长|增加|上升|涨|多|高)(?:出|了)?(?:多少|几)|(?:比|较)(?:20)?\d{2}年|差(?:多少|几)|差距"
)
WITHIN_PERIOD = re.compile(r"期间|规划期|期内|时期|五年(?:内|间)")
GENERAL = frozenset({"达到", "提高", "提升", "建设", "目标", "完成", "实现", "数量", "规模"})
"""Words of goals in general, which tell of no indicator."""
NEARLY_BEST, WIDER = 0.1, 0.35
LEAST = 0.45
LEAST_DATED = 0.1
"""Where the year named is a target's, less of the topic will do."""
MOST_NEAR = 3
LEAST_NAMED = 0.3
"""How much of the topic the indicator itself must hold: a sentence tells of more things than those it counts."""


def find_targets(frame: Frame, context: Context) -> tuple[TargetMatch, ...]:
    """The targets a question means: by topic, its years and whether it asks for what was achieved or is aimed at."""
    found = _find(with_horizon(frame, context), context)
    if found or frame.years or not WITHIN_PERIOD.search(frame.text):
        return found
    return tuple(m for m in _find(frame, context) if m.target.kind is TargetKind.PER_YEAR or m.target.time is None)


def _find(frame: Frame, context: Context) -> tuple[TargetMatch, ...]:
    matches = _in_unit_asked(_matching(frame, context), frame)
    printed = tuple(m for m in _all(frame, context) if _prints(m.target, frame.figures))
    if printed and not (matches and matches[0].score >= LEAST):
        return printed
    dated = tuple(m for m in _of_time(matches, frame) if frame.years and _holds_some(m, frame, context))
    if dated and (dated[0].score >= LEAST_DATED or not frame.terms):
        return tuple(m for m in (*_starting(matches, frame), *dated) if m.score >= dated[0].score - NEARLY_BEST)
    if not matches or matches[0].score < LEAST:
        return ()
    if _asks_both(frame):
        return tuple(m for m in matches if m.score >= matches[0].score - WIDER and _has_figure(m.target))
    near = tuple(m for m in matches if m.score >= matches[0].score - NEARLY_BEST)
    return _of_time(near, frame)


def find_compared(frame: Frame, context: Context) -> tuple[TargetMatch, ...]:
    """The figures of one indicator at two times, where a question puts them side by side; none where it does not."""
    found = find_targets(frame, context)
    return found if len({m.target.time for m in found}) > 1 else ()


def answer_targets(matches: tuple[TargetMatch, ...]) -> Draft:
    """Give the targets, one line each."""
    seen = {m.target.spans: m.target for m in matches}
    return Draft(
        kind=Kind.TARGET,
        statements=tuple(target_statement(t) for t in seen.values()),
        rows=tuple(target_row(m.target) for m in matches),
    )


def with_other_times(refusal: Draft, frame: Frame, context: Context) -> Draft:
    """A refusal for a time, with the figures that there are for other times."""
    ranked = tuple(m for m in _matching(frame, context) if m.score >= LEAST)
    near = tuple(m for m in ranked if m.score >= ranked[0].score - NEARLY_BEST)[:MOST_NEAR]
    if not near:
        return refusal
    lines, rows = (target_statement(m.target) for m in near), tuple(target_row(m.target) for m in near)
    return refusal.model_copy(update={"statements": (refusal.statements[0], *lines), "near": (), "rows": rows})


def target_statement(target: Target) -> Statement:
    """One target's clause, with what kind of figure it is."""
    if not _has_figure(target):
        text = WORDING["no_figure"].format(sentence=target.sentence, locator=target.locator)
    else:
        text = WORDING["target_line"].format(
            sentence=target.sentence.rstrip("。；"), locator=target.locator, kind=WORDING[f"kind_{target.kind.value}"]
        )
    return Statement(text=text, evidence=target_evidence(target))


def _in_unit_asked(matches: tuple[TargetMatch, ...], frame: Frame) -> tuple[TargetMatch, ...]:
    """Of the targets those in the unit the question counts in (多少人次), or without a figure; all if none is."""
    least = LEAST_DATED if frame.years else LEAST_NAMED
    fitting = tuple(m for m in matches if not _has_figure(m.target) or fits_unit(frame.text, m.target.unit))
    return fitting if any(m.score >= least and _has_figure(m.target) for m in fitting) else matches


def _matching(frame: Frame, context: Context) -> tuple[TargetMatch, ...]:
    """Targets by topic, those that the topic names itself and not merely the sentence around them; all without one."""
    if not frame.terms:
        return _all(frame, context) if frame.years else ()
    topic = context.topic(frame)
    ranked = context.matcher.targets(topic, lambda t: _in_scope(t, frame, context))
    return tuple(m for m in ranked if (_of_time((m,), frame) and frame.years) or _is_named(m.target, topic, context))


def _holds_some(match: TargetMatch, frame: Frame, context: Context) -> bool:
    """Whether a clause holds a word of the topic that tells, or several that do not (公民科学素质)."""
    text, lexicon = compact(match.target.indicator + match.target.sentence), context.lexicon
    known = [t for t in frame.terms if lexicon.knows(t) and t not in GENERAL]
    telling = [t for t in known if not lexicon.is_common(t)]
    held = [t for t in known if term_credit(t, text, lexicon) >= LEAST_NAMED]
    return not telling or any(t in telling for t in held) or len(held) > 1


def _is_named(target: Target, topic: Topic, context: Context) -> bool:
    section = context.collection.sections[target.section_id]
    own = compact(target.indicator + (target.time or "") + (target.unit or ""))
    held = coverage(topic, own, context.lexicon)
    heading = coverage(topic, own + "|" + compact(section.heading or ""), context.lexicon)
    return held >= LEAST_NAMED or (held > 0 and heading >= LEAST_NAMED)


def _all(frame: Frame, context: Context) -> tuple[TargetMatch, ...]:
    return tuple(
        TargetMatch(target=t, score=LEAST, coverage=0.0)
        for t in context.collection.corpus.targets
        if _in_scope(t, frame, context)
    )


def _prints(target: Target, figures: tuple[str, ...]) -> bool:
    """Whether a figure of the question is the target's, value and unit."""
    printed = fold(target.value + (target.unit or ""))
    return any(printed == f.replace(" ", "") for f in figures)


def _in_scope(target: Target, frame: Frame, context: Context) -> bool:
    filters = context.filters
    return (not frame.doc_ids or frame.both_documents or target.doc_id in frame.doc_ids) and (
        not filters.doc_ids or target.doc_id in filters.doc_ids
    )


def _asks_both(frame: Frame) -> bool:
    """Whether a question asks for what is and for what shall be, and names no year."""
    return not frame.years and BASELINE.search(frame.text) is not None and FUTURE.search(frame.text) is not None


def _has_figure(target: Target) -> bool:
    return any(c.isdigit() for c in target.value)


def _starting(matches: tuple[TargetMatch, ...], frame: Frame) -> tuple[TargetMatch, ...]:
    """What was achieved before, where it is asked by how much more there shall be."""
    if not RISE.search(frame.text):
        return ()
    return tuple(m for m in matches if m.target.kind is TargetKind.BASELINE and m not in _of_time(matches, frame))


def _of_time(matches: tuple[TargetMatch, ...], frame: Frame) -> tuple[TargetMatch, ...]:
    """Keep the targets of the year, the kind or the rhythm asked for, where any is; a year none has leaves nothing."""
    if frame.years:
        return tuple(m for m in matches if any(y in years_of(m.target.time) for y in frame.years))
    wanted = (
        TargetKind.PER_YEAR
        if YEARLY.search(frame.text)
        else TargetKind.BASELINE
        if BASELINE.search(frame.text)
        else TargetKind.TARGET
        if FUTURE.search(frame.text)
        else None
    )
    kept = tuple(m for m in matches if m.target.kind is wanted)
    return kept or matches
