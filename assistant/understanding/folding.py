"""Fold a question for matching: simplified characters, half width, no inner spaces. Never used on stored text."""

from __future__ import annotations

import re
from functools import lru_cache

import opencc

from corpus.fold import fold

SPACE_BETWEEN_HANZI = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def fold_question(text: str) -> str:
    """Give the question in simplified characters, half width and lower case, spaces kept only between Latin words."""
    return SPACE_BETWEEN_HANZI.sub("", fold(_converter().convert(text)))


def is_traditional(text: str) -> bool:
    """Whether the question holds characters that simplified Chinese writes otherwise."""
    return bool(_converter().convert(text) != text)
