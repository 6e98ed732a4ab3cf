"""A claim of a question, held against the records (核对结果)."""

from __future__ import annotations

from assistant.answering.draft import DraftRow, Statement
from assistant.understanding.frame import Frame
from corpus.records import Record


class Finding(Record):
    """Whether a claim holds, and what the records say.

    ``asked`` is the claim in the question's words, or a unit's name; ``denial`` the wording of the verdict where it
    does not hold. ``told`` is what the records say, without a verdict; ``more`` are further lines. ``vague`` says that
    the records leave the claim open. ``right`` is the question put right, so that what else it asks can be answered;
    None where nothing is to be put right.
    """

    asked: str
    holds: bool
    denial: str = "verdict_no"
    told: Statement
    more: tuple[Statement, ...] = ()
    vague: bool = False
    rows: tuple[DraftRow, ...] = ()
    units: tuple[str, ...] = ()
    count: int | None = None
    right: Frame | None = None
