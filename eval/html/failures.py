"""What is shown of an answer that is wrong: the question, why, the answer, the gold, and the sources with marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from assistant.answer import Answer, Kind
from corpus.records import Record
from eval import wording as room
from eval.html import wording
from eval.html.marking import MOST, Mark, Window, windows
from eval.judging import faults
from eval.matching import Place
from eval.outcome import Outcome
from eval.questions import GoldQuestion
from eval.spreadsheet.wording import KINDS, REASONS

_MARKER = re.compile(r"\[(\d+)\]")


class Words(Record):
    """A stretch of an answer; ``n`` is the number of the citation that it is the marker of, None for words."""

    text: str
    n: int | None = None


class Failure(Record):
    """A dev question that was not answered right, as it is shown; ``n_more`` windows are left out."""

    id: str
    question: str
    history: tuple[tuple[str, str], ...]
    filters: str
    resolved: str
    why: tuple[str, ...]
    answered_as: str
    answer: tuple[Words, ...]
    gold: tuple[tuple[str, str], ...]
    note: str
    windows: tuple[Window, ...]
    n_more: int


def failures_by_kind(outcomes: Iterable[Outcome], texts: Mapping[str, str]) -> dict[str, list[Failure]]:
    """The dev questions that were not answered right, by gold kind in Chinese; the test split's are never among them.

    Args:
        outcomes: what came of the questions.
        texts: stored texts by ``doc_id``.
    """
    found: dict[Kind, list[Failure]] = {}
    for outcome in outcomes:
        if outcome.gold.split == "dev" and (why := faults(outcome)):
            found.setdefault(outcome.gold.kind, []).append(_failure(outcome, why, texts))
    return {KINDS[kind]: found[kind] for kind in KINDS if kind in found}


def _failure(outcome: Outcome, why: tuple[str, ...], texts: Mapping[str, str]) -> Failure:
    gold, answer = outcome.gold, outcome.answer
    shown = windows(_marks(gold, answer), texts)
    return Failure(
        id=gold.id,
        question=gold.question,
        history=gold.history,
        filters=_filters(gold),
        resolved=answer.resolved_question if answer and answer.resolved_question != gold.question else "",
        why=why,
        answered_as=_answered_as(answer),
        answer=_words(answer.answer if answer else outcome.error or ""),
        gold=_expected(gold),
        note=gold.note,
        windows=shown[:MOST],
        n_more=max(0, len(shown) - MOST),
    )


def _marks(gold: GoldQuestion, answer: Answer | None) -> list[Mark]:
    cited = answer.citations if answer else ()
    marks = [Mark(place=Place(doc_id=c.doc_id, start=c.start, end=c.end), n=c.n) for c in cited]
    proof = (span for group in gold.evidence for span in group)
    return marks + [Mark(place=Place(doc_id=s.doc_id, start=s.start, end=s.end), n=None) for s in proof]


def _filters(gold: GoldQuestion) -> str:
    chosen = gold.filters.model_dump(mode="json", exclude_defaults=True)
    return wording.AND.join(f"{name}: {'、'.join(map(str, values))}" for name, values in chosen.items())


def _answered_as(answer: Answer | None) -> str:
    if answer is None:
        return wording.RAISED
    kind = KINDS[answer.kind]
    return wording.REFUSED_AS.format(kind=kind, reason=REASONS[answer.refusal.reason]) if answer.refusal else kind


def _words(text: str) -> tuple[Words, ...]:
    """The answer as it was written, its markers [n] apart."""
    parts = _MARKER.split(text)
    words = [Words(text=f"[{part}]", n=int(part)) if i % 2 else Words(text=part) for i, part in enumerate(parts)]
    return tuple(word for word in words if word.text)


def _expected(gold: GoldQuestion) -> tuple[tuple[str, str], ...]:
    """What the gold lays down, by field; no units at all is a demand too, an unset or otherwise empty field is none."""
    rows = [(label, _told(getattr(gold, name))) for name, label in wording.GOLD_FIELDS.items()]
    if gold.units == ():
        rows.append((wording.GOLD_FIELDS["units"], room.NOTHING))
    return tuple((label, told) for label, told in rows if told)


def _told(value: object) -> str:
    if isinstance(value, tuple):
        return wording.AND.join(wording.OR.join(v) if isinstance(v, tuple) else str(v) for v in value)
    return "" if value is None else str(value)
