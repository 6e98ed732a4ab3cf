"""The claims of a question are held against the records; what it asks besides is answered as put right (核对断言)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Kind
from assistant.answering.context import Context
from assistant.answering.draft import Draft, Statement
from assistant.answering.premises.counts import Answering, check_counts
from assistant.answering.premises.documents import check_documents
from assistant.answering.premises.figures import check_figures
from assistant.answering.premises.finding import Finding
from assistant.answering.premises.mentions import check_mentions
from assistant.answering.premises.positions import HELD_LESS, check_positions
from assistant.answering.premises.presence import check_presence
from assistant.answering.premises.rankings import check_rankings
from assistant.answering.premises.responsibility import check_responsibility
from assistant.answering.premises.subject import Subject, bound_to, find_subject, share_held
from assistant.understanding.frame import Frame
from assistant.understanding.stance import Stance, read_stance, shows
from assistant.wording import WORDING

LISTINGS = (Kind.UNIT_TASKS, Kind.LIST, Kind.COUNT, Kind.COMPARE)
"""Kinds for which an annex is where to look, and no claim."""
IDLE = (Kind.GREETING, Kind.HELP)


def examine(frame: Frame, context: Context, answer: Answering) -> Draft | None:
    """Answer a question by what it claims: yes or no where it asks that, else what is wrong put right and the rest.

    Args:
        frame: the question.
        context: the records.
        answer: answers a question whose claims are not looked at.

    Returns:
        None where the question claims nothing that can be checked, or asks something else and claims nothing wrong.
    """
    stance = _stance(frame)
    if frame.kind in IDLE or not _claims(frame, stance):
        return None
    findings = tuple(_findings(frame, stance, context, answer))
    if stance.asks_truth or (stance.asks_why and any(f.holds is stance.denies for f in findings)):
        return _verdict(findings, stance) if findings else None
    if shows("either", frame.text) and frame.numbers and any(f.holds for f in findings):
        return _settled(findings, frame, context, answer)
    wrong = tuple(f for f in findings if not f.holds and not f.vague)
    return _corrected(wrong, frame, context, answer) if wrong else None


def _stance(frame: Frame) -> Stance:
    """The stance of the question; one that asks for units and names none (参与单位有没有写到区) asks no yes or no."""
    told = frame.text.replace(frame.gist, "") if frame.titled else frame.text  # 就是 in a title states nothing
    stance = read_stance(told, frame.cues)
    asks_units = frame.shows("lead", "responsible") and not frame.units and not frame.unknown_units
    return stance.model_copy(update={"asks_truth": stance.asks_truth and not asks_units})


def _claims(frame: Frame, stance: Stance) -> bool:
    """Whether a question can claim anything: most name a topic and ask of it."""
    named = frame.units or frame.unknown_units or frame.numbers or frame.figures or frame.parts or frame.doc_ids
    return (
        stance.asks_truth
        or stance.asks_why
        or bool(named)
        or shows("edition", frame.text)
        or shows("counted", frame.text)
    )


def _findings(frame: Frame, stance: Stance, context: Context, answer: Answering) -> Iterator[Finding]:
    """The claims of the first sort that the question makes; those of a task's place and units go together."""
    facts = tuple(check_documents(frame, context))
    if facts:
        yield from facts
        return
    ranking = check_rankings(frame, context, answer) if stance.asks_truth else None
    figure = ranking or (check_figures(frame, context) if frame.figures or stance.asks_truth else None)
    subject = find_subject(frame, context)
    counted = figure or check_counts(frame, subject, context, answer)
    asks_whether = stance.asks_truth or (stance.asks_why and stance.denies)
    present = check_presence(frame, stance, context, answer) if counted is None and asks_whether else None
    if counted or present:
        yield from (f for f in (counted, present) if f)
        return
    yield from _of_task(frame, stance, subject, context)


def _of_task(frame: Frame, stance: Stance, subject: Subject, context: Context) -> Iterator[Finding]:
    """Claims of a task's place and units; where there are none, whether it is mentioned at all."""
    across = frame.both_documents or frame.kind is Kind.CROSS_DOCUMENT
    limited = not stance.asks_truth and frame.kind in LISTINGS
    places = () if across or limited else tuple(check_positions(frame, subject, context))
    claims_units = subject.sure and shows("responsible", frame.text) and _not_its_own(frame, subject, context)
    puts_units = stance.asks_truth or stance.asks_why or claims_units
    units = check_responsibility(frame, stance, subject, context) if puts_units else None
    telling = tuple(f for f in places if not f.holds) or (places if units is None else ())
    yield from telling
    if units is not None:
        yield units
    mention = check_mentions(frame, subject, context) if stance.asks_truth and not telling and units is None else None
    if mention is not None:
        yield mention


def _not_its_own(frame: Frame, subject: Subject, context: Context) -> bool:
    """Whether the units named have no task of their own about the topic, which they might be asked for."""
    own = tuple(t for t in context.scope(frame) if {m.unit_id for m in t.units} & set(frame.units))
    held, least = share_held(subject, own, context), share_held(subject, subject.tasks, context) - HELD_LESS
    return not frame.categories and held < least


def _verdict(findings: tuple[Finding, ...], stance: Stance) -> Draft:
    """Yes or no first: no where one claim does not hold, by that claim."""
    first = next((f for f in findings if not f.holds), findings[0])
    rest = tuple(f for f in findings if f is not first and not f.holds)
    head = _said(first, _verdict_key(first, stance))
    lines = tuple(s for f in rest for s in (f.told, *f.more))
    return Draft(
        kind=Kind.YES_NO,
        statements=(head, *first.more, *lines),
        units=first.units,
        count=first.count,
        rows=tuple({r.record_id: r for f in (first, *rest) for r in f.rows}.values()),
    )


def _verdict_key(finding: Finding, stance: Stance) -> str:
    if finding.vague:
        return "verdict_open"
    if stance.asks_why and not stance.denies:
        return "premise_wrong"
    if stance.denies:
        return "denied_wrongly" if finding.holds else "denied_rightly"
    return "verdict_yes" if finding.holds else finding.denial


def _said(finding: Finding, key: str) -> Statement:
    told = finding.told
    asked = (finding.asked, *(a for a in told.asked if a != finding.asked))
    return told.model_copy(update={"text": WORDING[key].format(asked=finding.asked) + told.text, "asked": asked})


def _corrected(wrong: tuple[Finding, ...], frame: Frame, context: Context, answer: Answering) -> Draft:
    """What is wrong put right, then the answer to the question put right; that alone where it needs no more."""
    right = next((f.right for f in reversed(wrong) if f.right is not None), None)
    heads = tuple(_said(f, "premise_wrong") for f in wrong)
    draft = answer(right, context) if right is not None else None
    if draft is None or draft.reason is not None:
        return _alone(heads, wrong)
    told = {f.told.text for f in wrong}
    rest = tuple(s for s in draft.statements if s.text not in told)
    more = tuple(s for f in wrong for s in f.more if not s.is_row and s not in rest)
    return draft.model_copy(update={"statements": (*heads, *more, *rest)})


def _settled(findings: tuple[Finding, ...], frame: Frame, context: Context, answer: Answering) -> Draft:
    """Which of two item numbers (第9条还是第10条): the one that holds."""
    ids = tuple(r.record_id for f in findings if f.holds for r in f.rows)
    tasks = tuple(context.collection.tasks[i] for i in ids if i in context.collection.tasks)
    return answer(bound_to(frame, tasks).model_copy(update={"kind": Kind.TASK_CONTENT}), context)


def _alone(heads: tuple[Statement, ...], wrong: tuple[Finding, ...]) -> Draft:
    first = wrong[0]
    return Draft(
        kind=Kind.YES_NO,
        statements=(*heads, *(s for f in wrong for s in f.more)),
        units=first.units,
        count=first.count,
        rows=tuple({r.record_id: r for f in wrong for r in f.rows}.values()),
    )
