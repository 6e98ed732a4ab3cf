"""Small gold questions, answers and outcomes that the tests of the evaluation vary."""

from __future__ import annotations

from typing import Any

from assistant.answer import Answer, Citation, Kind, Refusal, Row, Timings
from eval.outcome import Outcome
from eval.questions import GoldQuestion

DOC = "notice.txt"


def gold(**changed: Any) -> GoldQuestion:
    """An answerable question about a lecture series that 市文物局 leads."""
    fields = {
        "id": "g1",
        "kind": Kind.LEAD_UNIT,
        "split": "dev",
        "question": "金石大讲堂归谁管",
        "answerable": True,
        "units": ("市文物局",),
        "rows": ("附件2:8",),
        "facts": (("金石大讲堂",),),
        "evidence": (({"doc_id": DOC, "quote": "8 金石大讲堂 市文物局", "start": 100, "end": 112},),),
    }
    return GoldQuestion.model_validate(fields | changed)


def unanswerable(**changed: Any) -> GoldQuestion:
    """A question about a unit that no document names."""
    fields = {"id": "g2", "question": "市税务局管什么", "answerable": False, "reasons": ("no_such_unit",)}
    return gold(**({"units": None, "rows": (), "facts": (), "evidence": ()} | fields | changed))


def citation(start: int = 100, end: int = 112, doc_id: str = DOC) -> Citation:
    return Citation(
        n=1,
        doc_id=doc_id,
        title="任务清单",
        document_number=None,
        issuer=None,
        signed=None,
        issued=None,
        status="现行",
        locator="附件2 第8项",
        start=start,
        end=end,
        quote="字" * (end - start),
        prefix="",
        suffix="",
    )


def task_row(row: str) -> Row:
    part, num = row.split(":")
    return Row(type="task", doc_id=DOC, part=part, num=int(num), title="金石大讲堂", citations=(1,))


def answer(rows: tuple[str, ...] = ("附件2:8",), **changed: Any) -> Answer:
    """A right answer to ``gold()``."""
    fields: dict[str, Any] = {
        "question": "金石大讲堂归谁管",
        "resolved_question": "金石大讲堂归谁管",
        "kind": Kind.LEAD_UNIT,
        "answered": True,
        "answer": "**金石大讲堂**由市文物局主责。[1]",
        "units": ("市文物局",),
        "rows": tuple(task_row(row) for row in rows),
        "citations": (citation(),),
        "fingerprint": "f0",
        "timings": Timings(understand_ms=0, retrieve_ms=0, compose_ms=0),
    }
    return Answer(**(fields | changed))


def refusal(reason: str | None = "no_such_unit") -> Answer:
    """A refusal, with a reason or (which no assistant should give) without one."""
    given = Refusal.model_validate({"reason": reason}) if reason else None
    return answer(rows=(), answered=False, answer="文中没有这个单位。", units=(), citations=(), refusal=given)


def outcome(gold: GoldQuestion, answer: Answer | None, **changed: Any) -> Outcome:
    error = None if answer else "unusable_question: 问题为空"
    return Outcome(**({"gold": gold, "answer": answer, "error": error, "latency_ms": 10} | changed))
