"""Several answers to the questions of one text become one answer with parts."""

from __future__ import annotations

from assistant.answer import Answer, Kind, Timings
from assistant.wording import WORDING


def join(parts: tuple[Answer, ...], question: str) -> Answer:
    """Join answers numbered through; ``units`` and ``rows`` are the union, ``answered`` is any part's."""
    lines = (WORDING["several_part"].format(n=n, text=p.answer) for n, p in enumerate(parts, 1))
    return Answer(
        question=question,
        resolved_question="；".join(p.resolved_question for p in parts),
        corrections=tuple(c for p in parts for c in p.corrections),
        kind=Kind.SEVERAL,
        answered=any(p.answered for p in parts),
        answer="\n".join(lines),
        units=tuple(dict.fromkeys(u for p in parts for u in p.units)),
        rows=tuple(dict.fromkeys(r for p in parts for r in p.rows)),
        group_rows=tuple(r for p in parts for r in p.group_rows),
        citations=tuple(c for p in parts for c in p.citations),
        notes=tuple(dict.fromkeys(n for p in parts for n in p.notes)),
        refusal=None if any(p.answered for p in parts) else parts[0].refusal,
        parts=parts,
        fingerprint=parts[0].fingerprint,
        timings=_sum(parts),
        confidence=min(p.confidence for p in parts),
    )


def _sum(parts: tuple[Answer, ...]) -> Timings:
    return Timings(
        understand_ms=round(sum(p.timings.understand_ms for p in parts), 3),
        retrieve_ms=round(sum(p.timings.retrieve_ms for p in parts), 3),
        compose_ms=round(sum(p.timings.compose_ms for p in parts), 3),
    )
