"""Targets: qualifier, value, unit and time as printed; achieved, aimed at and yearly kept apart (目标、指标)."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement
from assistant.answering.evidence import target_evidence, target_row
from assistant.matching.matcher import TargetMatch
from assistant.understanding.frame import Frame
from assistant.wording import WORDING
from corpus.fold import fold
from corpus.records import Target, TargetKind

BASELINE = re.compile(r"现在|目前|已经|已达|基数|基线|实际|当时|做到|现状|原来|起点|已有")
FUTURE = re.compile(r"目标|要达|力争|将来|今后|到时|规划期末|奔着|以后")
YEARLY = re.compile(r"每年|一年|年均|逐年")
NEARLY_BEST = 0.1
LEAST = 0.45
LEAST_DATED = 0.1
"""Where the year named is a target's, less of the topic will do."""


def find_targets(frame: Frame, context: Context) -> tuple[TargetMatch, ...]:
    """The targets a question means: by topic, its years and whether it asks for what was achieved or is aimed at."""
    matches = context.matcher.targets(context.topic(frame), lambda t: _in_scope(t, frame, context))
    printed = tuple(m for m in _all(frame, context) if _prints(m.target, frame.figures))
    if printed and not (matches and matches[0].score >= LEAST):
        return printed
    dated = frame.years and _of_time(matches, frame)
    if dated and dated[0].score >= LEAST_DATED:
        return tuple(m for m in dated if m.score >= dated[0].score - NEARLY_BEST)
    if not matches or matches[0].score < LEAST:
        return ()
    near = tuple(m for m in matches if m.score >= matches[0].score - NEARLY_BEST)
    return _of_time(near, frame)


def answer_targets(matches: tuple[TargetMatch, ...]) -> Draft:
    """Give the targets, one line each."""
    seen = {m.target.spans: m.target for m in matches}
    return Draft(
        kind=Kind.TARGET,
        statements=tuple(target_statement(t) for t in seen.values()),
        rows=tuple(target_row(m.target) for m in matches),
    )


def target_statement(target: Target) -> Statement:
    """One target's clause, with what kind of figure it is."""
    if not any(c.isdigit() for c in target.value):
        text = WORDING["no_figure"].format(sentence=target.sentence, locator=target.locator)
    else:
        text = WORDING["target_line"].format(
            sentence=target.sentence.rstrip("。；"), locator=target.locator, kind=WORDING[f"kind_{target.kind.value}"]
        )
    return Statement(text=text, evidence=target_evidence(target))


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


def _of_time(matches: tuple[TargetMatch, ...], frame: Frame) -> tuple[TargetMatch, ...]:
    """Keep the targets of the year, the kind or the rhythm asked for, where any is; a year none has leaves nothing."""
    if frame.years:
        return tuple(m for m in matches if any(str(y) in (m.target.time or "") for y in frame.years))
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
