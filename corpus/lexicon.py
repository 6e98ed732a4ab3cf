"""The words by which names of units are told from other words; data in ``lexicon.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from corpus.records import Record


class Lexicon(Record):
    """The word lists of ``lexicon.toml``.

    ``places``: names of other places without 省 or 市 (地名); ``functions``: what a department is for (职能用词, 税务);
    ``names``: words that are names of bodies by themselves (政协); ``ordinary``: words within which no name stands
    (公安机关); ``ordinary_tails``: words that end like a body and are none (格局, 承办).
    """

    places: tuple[str, ...]
    functions: tuple[str, ...]
    names: tuple[str, ...]
    ordinary: tuple[str, ...]
    ordinary_tails: tuple[str, ...]


LEVELS = ("国家", "全国", "中国", "中央", "中共中央", "各级", "省", "区", "县", "乡", "镇", "街道")
"""What stands before a body of another level (国家卫健委, 区教委)."""

DEPARTMENT_TAILS = tuple("委员会 管理委员会 管委会 委 总局 局 办公室 办 厅 总署 署 部 总队 支队 分局".split())
"""What a department's name ends in, after its function (税务+局)."""


@cache
def open_lexicon() -> Lexicon:
    """Read the word lists, once."""
    table = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))
    return Lexicon.model_validate({name: tuple(words.split()) for name, words in table.items()})


@cache
def department_names() -> frozenset[str]:
    """Return every name that is told by its words alone: a function with a department's tail, or a body's own word."""
    lexicon = open_lexicon()
    made = (function + tail for function in lexicon.functions for tail in DEPARTMENT_TAILS)
    return frozenset((*lexicon.names, *made))
