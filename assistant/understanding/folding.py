"""Fold a question for matching: simplified characters, half width, no inner spaces. Never used on stored text."""

from __future__ import annotations

import re
from functools import lru_cache

import opencc

from corpus.fold import fold

SPACE_BETWEEN_HANZI = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
THAT_FOR_WHICH = re.compile(
    r"(?<=[归由是有及到括])那(?=些(?:单位|部门|任务|工作|内容|项|条|$|[?？])|个(?:单位|部门|局|委)(?:[?？管负主牵]|$)|几[家个项条])"
)
"""那 written for 哪, as is often done, where it asks."""
WHETHER = re.compile(r"(?<![有])([写提说列讲定])没\1")
"""写没写 and its like ask as 有没有写 does."""


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def fold_question(text: str) -> str:
    """Give the question in simplified characters, half width and lower case, spaces kept only between Latin words."""
    folded = SPACE_BETWEEN_HANZI.sub("", fold(_converter().convert(text)))
    return THAT_FOR_WHICH.sub("哪", WHETHER.sub(r"有没有\1", folded))


def is_traditional(text: str) -> bool:
    """Whether the question holds characters that simplified Chinese writes otherwise."""
    return bool(_converter().convert(text) != text)
