"""A draft of an answer: statements with their evidence, before numbers are given to citations."""

from __future__ import annotations

from typing import Literal

from assistant.answer import Kind, Near, Reason, Value
from corpus.records import Record, Span


class Evidence(Record):
    """A place in a stored text that proves a statement (依据); ``locator`` is how a reader cites it."""

    doc_id: str
    span: Span
    locator: str


class Tally(Record):
    """A computed figure (计算所得): the number of ``of``, less the number of ``minus``. ``verify`` counts again."""

    of: tuple[str, ...]
    minus: tuple[str, ...] = ()

    @property
    def value(self) -> int:
        """The figure itself."""
        return len(set(self.of)) - len(set(self.minus))


class Statement(Record):
    """One line of an answer (陈述, ALCE).

    Each figure, unit and title in ``text`` stands in a quote of ``evidence``, or is one of ``tallies``, or is taken
    from
    the question and listed in ``asked`` because it is denied, corrected or restated. ``is_row`` lines are list items.
    """

    text: str
    evidence: tuple[Evidence, ...] = ()
    tallies: tuple[Tally, ...] = ()
    asked: tuple[str, ...] = ()
    is_row: bool = False


class DraftRow(Record):
    """A row of an answer with its evidence; fields as in ``answer.Row``."""

    type: Literal["task", "target", "section", "document", "unit"]
    record_id: str
    doc_id: str
    part: str | None = None
    num: int | None = None
    title: str
    category: str | None = None
    units: tuple[str, ...] = ()
    role: str | None = None
    value: Value | None = None
    evidence: tuple[Evidence, ...] = ()


class Draft(Record):
    """What an answering module gives; ``reason`` is None when the question is answered.

    ``confidence`` (0 to 1) is how surely what is answered about is what was meant; 1 where the question names it.
    """

    kind: Kind
    statements: tuple[Statement, ...]
    units: tuple[str, ...] = ()
    count: int | None = None
    rows: tuple[DraftRow, ...] = ()
    group_rows: tuple[DraftRow, ...] = ()
    notes: tuple[str, ...] = ()
    reason: Reason | None = None
    near: tuple[Near, ...] = ()
    confidence: float = 1.0
