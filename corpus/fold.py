"""Folding (归一) of text for matching, never for quoting: the length is kept, so offsets stay valid."""

from __future__ import annotations

import unicodedata
from functools import cache

from opencc import OpenCC

_UNIFIED = {
    **dict.fromkeys("〔［【｛{[", "("),
    **dict.fromkeys("〕］】｝}]", ")"),
    **dict.fromkeys("“”„‟〝〞＂「」『』", '"'),
    **dict.fromkeys("‘’‚‛＇", "'"),
    **dict.fromkeys("—–―─━‒‐‑−", "-"),
    **dict.fromkeys("•‧∙⋅・･", "·"),
    "〈": "《",
    "〉": "》",
    "｡": "。",
    "､": "、",
    "○": "〇",
}


class _FoldTable(dict[int, str]):
    """Code point to folded character, filled as characters are met; every value is exactly one character."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def fold(text: str) -> str:
    """Fold ``text`` for matching: ``len(fold(text)) == len(text)``, character by character.

    Full width becomes half width, brackets, quotes and dashes are unified, case is lowered, traditional characters
    become simplified where one character answers to one; white space keeps its place (full width space becomes a
    space).
    """
    return text.translate(_TABLE)


def _fold_character(character: str) -> str:
    for step in (_compatible, _unified, str.lower, _simplified):
        folded = step(character)
        character = folded if len(folded) == 1 else character
    return character


def _compatible(character: str) -> str:
    return unicodedata.normalize("NFKC", character)


def _unified(character: str) -> str:
    return _UNIFIED.get(character, character)


def _simplified(character: str) -> str:
    return _converter().convert(character) if character >= "\u2e80" else character


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


_TABLE = _FoldTable()
