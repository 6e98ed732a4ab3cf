"""Defects that are known and not yet mended: an example each, which must fail, and the questions left out meanwhile."""

from __future__ import annotations

import re

from corpus.records import Record
from tests.assistant.property.expected import Case


class Known(Record):
    """One cause: the question that shows it, and a pattern over ``topic: question`` of all that suffer from it."""

    topic: str
    question: str
    reason: str
    covers: str


KNOWN: tuple[Known, ...] = ()


def is_known(case: Case) -> bool:
    """Whether a case suffers from a known defect."""
    return any(re.search(k.covers, f"{case.topic}: {case.question}") for k in KNOWN)
