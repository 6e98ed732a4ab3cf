"""Changes of a question that change nothing about what is asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

import opencc

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def without_punctuation(text: str) -> str:
    """Drop every mark that does not stand within a Latin word or a number (5·12)."""
    kept = []
    for i, character in enumerate(text):
        inside = i > 0 and all(c.isascii() and c.isalnum() for c in (text[i - 1], text[i + 1 : i + 2] or " "))
        if inside or not unicodedata.category(character).startswith("P"):
            kept.append(character)
    return "".join(kept)


def full_width(text: str) -> str:
    """Letters, digits and marks in full width."""
    return text.translate(FULL_WIDTH)


def traditional(text: str) -> str:
    """In traditional characters, one for one."""
    return str(_converter("s2t").convert(text))


def as_in_hong_kong(text: str) -> str:
    """In traditional characters as Hong Kong writes them."""
    return str(_converter("s2hk").convert(text))


def spaced(text: str) -> str:
    """A space between every two characters, Latin words and numbers kept whole."""
    pieces = []
    for i, character in enumerate(text):
        joined = character.isascii() and text[i - 1 : i].isascii() and i > 0
        pieces.append(character if joined or i == 0 else " " + character)
    return "".join(pieces)


@lru_cache(maxsize=4)
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


def _framed(before: str, behind: str) -> Callable[[str], str]:
    return lambda text: before + text + behind


REWORDINGS: Mapping[str, Callable[[str], str]] = {
    "no punctuation": without_punctuation,
    "full width": full_width,
    "traditional": traditional,
    "Hong Kong": as_in_hong_kong,
    "spaced": spaced,
    "请问": _framed("请问", ""),
    "请问一下，": _framed("请问一下，", ""),
    "你好，": _framed("你好，", ""),
    "您好，想咨询一下": _framed("您好，想咨询一下", ""),
    "麻烦帮我查一下": _framed("麻烦帮我查一下", ""),
    "，谢谢": _framed("", "，谢谢"),
    "谢谢！": _framed("", " 谢谢！"),
    "，麻烦了": _framed("", "，麻烦了"),
    "line break": _framed("", "\n"),
    "？？": _framed("", "？？"),
}
