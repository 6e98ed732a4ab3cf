"""Which edition of an event a task is about (第几届): the task whose title counts it."""

from __future__ import annotations

import re

from assistant.answering.content import answer_content
from assistant.answering.context import Context
from assistant.answering.draft import Draft
from assistant.understanding.frame import Frame

ASKED = re.compile(r"第几(届|个|期|次|批)|哪一?(届|期|批)|几(届)了")
LEAST = 0.6
"""Share of the topic that a title must hold."""


def find_edition(frame: Frame, context: Context) -> Draft | None:
    """Give the task whose title says the edition asked for; None where none is asked for, or no title says it."""
    asked = ASKED.search(frame.text)
    if asked is None:
        return None
    measure = next(g for g in asked.groups() if g)
    printed = re.compile(rf"第\s*[\d一二三四五六七八九十百]+\s*{measure}")
    counted = tuple(m for m in context.ranked(frame) if printed.search(m.task.title) and m.coverage >= LEAST)
    return answer_content(counted[:1]) if counted else None
